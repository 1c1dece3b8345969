//! Markdown to a document: the parser's tree, walked without recursion, goes into the flow; the HTML
//! in it goes through the HTML reader into the same flow. The tree is prepared by `notes` and `levels`.

mod dates;
mod facts;
mod furniture;
mod joins;
mod kinds;
mod levels;
mod lines;
mod links;
mod notes;
mod walk;

use comrak::{Arena, Options, parse_document};

use super::flow::{Element, Flow};
use super::front_matter::{self, FrontMatter};
use crate::document::Document;
use dates::Guarded;
use lines::Lines;
use walk::Walk;

/// Makes a document of Markdown.
pub(super) fn import(text: &str, encoding: &str) -> Document {
    let mut flow = Flow::new("markdown", encoding);
    let body_start = read_front_matter(text, &mut flow);
    let body = text.get(body_start..).unwrap_or("");
    let guarded = Guarded::new(body);
    let arena = Arena::new();
    let root = parse_document(&arena, &guarded.text, &options(body));
    notes::recognise(&arena, root, &guarded.text);
    levels::settle(root);
    let walk = Walk::new(&guarded, Lines::of(body, body_start), root);
    walk.run(&mut flow, root);
    let mut document = flow.finish(text.len());
    facts::add(&mut document);
    document
}

/// Reads the front matter and says where the text after it begins. A block that cannot be read is
/// shown as it is; lines that were never meant as YAML are left to Markdown.
fn read_front_matter(text: &str, flow: &mut Flow) -> usize {
    let Some(FrontMatter { yaml, end }) = front_matter::split(text) else {
        return 0;
    };
    if front_matter::read(yaml, flow.meta()) {
        return end;
    }
    if !front_matter::looks_like_yaml(yaml) {
        return 0;
    }
    flow.position(0..end);
    flow.open("md:pre", Element::Pre("yaml".to_owned()), Vec::new());
    flow.verbatim(yaml.trim_end());
    flow.close("md:pre");
    end
}

/// The addresses in a run without white space times its length, above which they are no links.
const ENDLESS: usize = 1 << 26;

/// Says whether a text has many addresses in one run without white space: the parser looks for the end of each up
/// to the end of the run.
fn has_endless_links(text: &str) -> bool {
    let long = text.split_ascii_whitespace().filter(|run| run.len() > 4096);
    let counted =
        long.map(|run| run.len() * (run.matches("://").count() + run.matches("www.").count()));
    counted.max().unwrap_or(0) > ENDLESS
}

fn options(body: &str) -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.table = true;
    extension.footnotes = true;
    extension.tasklist = true;
    extension.strikethrough = true;
    extension.autolink = !has_endless_links(body);
    // `**위협감축(CTR)**은` is emphasis to a Korean reader; plain CommonMark leaves the asterisks.
    extension.cjk_friendly_emphasis = true;
    // Notes stay where they are written, also those that nothing refers to.
    options.parse.leave_footnote_definitions = true;
    options
}
