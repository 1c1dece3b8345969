//! How much was read: day by day as lines, with the documents as JSON. Forgets it when asked to.

use serde_json::json;

use super::Ended;
use super::arguments::StatisticsRequest;
use crate::problem::Problem;
use crate::store::{Amount, Statistics, Store};
use crate::words::{Language, Word};

pub(super) fn run(
    request: StatisticsRequest,
    language: Language,
    out: &mut String,
) -> Result<Ended, Problem> {
    let told = |error: crate::store::StoreError| error.problem(language);
    let store = Store::at_home().map_err(told)?;
    if request == StatisticsRequest::Forget {
        if !store.forget_statistics().map_err(told)? {
            return Ok(nothing(language));
        }
        super::say(Word::StatisticsForgotten.text(language));
        return Ok(Ended::Done);
    }
    let all = store.statistics();
    if request == StatisticsRequest::Json {
        out.push_str(&format!("{:#}\n", as_json(&all)));
        return Ok(Ended::Done);
    }
    for (date, day) in &all.days {
        let Amount { seconds, chars } = day.read;
        let minutes = seconds.div_ceil(60);
        out.push_str(&format!("{date}\t{minutes}\t{chars}\t{}\n", day.documents));
    }
    Ok(if all.days.is_empty() {
        nothing(language)
    } else {
        Ended::Done
    })
}

fn nothing(language: Language) -> Ended {
    super::say(Word::NothingRead.text(language));
    Ended::NothingFound
}

fn as_json(all: &Statistics) -> serde_json::Value {
    let days = all.days.iter().map(|(date, day)| {
        json!({
            "date": date.to_string(),
            "seconds": day.read.seconds,
            "characters": day.read.chars,
            "documents": day.documents,
        })
    });
    let documents = all.documents.iter().map(|one| {
        json!({
            "title": one.name,
            "seconds": one.read.seconds,
            "characters": one.read.chars,
            "last": one.last.to_string(),
        })
    });
    json!({
        "schema": 1,
        "days": days.collect::<Vec<_>>(),
        "documents": documents.collect::<Vec<_>>(),
    })
}
