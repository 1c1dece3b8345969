//! `yeobaek search`: where words stand in a document, a line for each place or as JSON.
//! Searches the document, not the notes on it.

use serde_json::{Value, json};

use super::{Ended, dump};
use crate::document::{Document, TextRange};
use crate::problem::Problem;
use crate::search::{Found, Query, Searcher, Tier};
use crate::store::Report;
use crate::text::sanitize;
use crate::words::{Language, Word};

/// The characters of context before and after a hit.
const CONTEXT: usize = 40;

pub(super) fn run(
    report: &Report,
    written: &str,
    as_json: bool,
    language: Language,
    out: &mut String,
) -> Result<Ended, Problem> {
    let document = &report.document;
    let query = Query::new(written).map_err(|error| error.problem(language))?;
    let found = Searcher::new(document).search(document.text(), &query, false);
    if as_json {
        let tier = found.tier.map(Tier::name);
        let hits = found.hits.iter().map(|hit| json_of(document, *hit, tier));
        let value = json!({
            "schema": 1,
            "query": written,
            "tier": tier,
            "hits": hits.collect::<Vec<_>>(),
        });
        dump::print(&value, out);
    } else {
        list(document, &found, language, out);
    }
    if found.hits.is_empty() {
        if !as_json {
            super::say(&Word::NotFound.fill(language, &[&sanitize::line(written)]));
        }
        return Ok(Ended::NothingFound);
    }
    Ok(Ended::Done)
}

fn list(document: &Document, found: &Found, language: Language, out: &mut String) {
    if let Some(word) = found.tier.and_then(Tier::word) {
        super::say(&format!("({})", word.text(language)));
    }
    for hit in &found.hits {
        let page = document.page_at(hit.start).unwrap_or("-");
        let section = document.path_of(hit.start).pop().unwrap_or_default();
        let (before, after) = around(document, *hit);
        let block = block_of(document, *hit).1;
        let open = if before.len() < hit.start - block.start {
            "…"
        } else {
            ""
        };
        let close = if after.len() < block.end - hit.end {
            "…"
        } else {
            ""
        };
        let line = format!(
            "{page}/{section}: {open}{before}{}{after}{close}",
            document.slice(*hit)
        );
        // Line breaks within a block and the tabs of tables are spaces to who reads one line.
        out.push_str(&sanitize::line(&line.replace(['\n', '\t'], " ")));
        out.push('\n');
    }
}

fn json_of(document: &Document, hit: TextRange, tier: Option<&str>) -> Value {
    let start = document.chars_before(hit.start);
    let text = document.slice(hit);
    let (before, after) = around(document, hit);
    let block = block_of(document, hit).0;
    json!({
        "start": start,
        "end": start + text.chars().count(),
        "block": block,
        "section": document.path_of(hit.start),
        "page": dump::page(document, hit.start),
        "tier": tier,
        "text": text,
        "before": before,
        "after": after,
    })
}

fn block_of(document: &Document, hit: TextRange) -> (Option<usize>, TextRange) {
    let id = document.block_at(hit.start);
    let block = id.and_then(|id| document.block(id));
    (id, block.map_or(hit, |block| block.range))
}

/// What stands before and after a hit in its block.
fn around(document: &Document, hit: TextRange) -> (&str, &str) {
    let block = block_of(document, hit).1;
    let before = document.slice(TextRange::new(block.start, hit.start));
    let after = document.slice(TextRange::new(hit.end, block.end));
    let from = before.char_indices().rev().take(CONTEXT).last();
    let to = after.char_indices().nth(CONTEXT);
    (
        before
            .get(from.map_or(before.len(), |(at, _)| at)..)
            .unwrap_or(""),
        after
            .get(..to.map_or(after.len(), |(at, _)| at))
            .unwrap_or(""),
    )
}
