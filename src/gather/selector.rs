//! Passages as W3C Web Annotations and Hypothesis describe them: selectors of quotations and positions.

use serde_json::Value;

use super::text;
use crate::note::Anchor;

/// How many selectors are looked at, one within another.
const DEEPEST: usize = 8;

/// The anchor that the selectors of a target describe, and whether they name a position; without any,
/// an empty one.
pub(super) fn anchor(target: &Value) -> (Anchor, bool) {
    let mut anchor = Anchor::default();
    let mut near = None;
    if let Some(selector) = target.get("selector") {
        take(selector, &mut anchor, &mut near, DEEPEST);
    }
    anchor.near = near.unwrap_or(0);
    (anchor, near.is_some())
}

fn take(selector: &Value, anchor: &mut Anchor, near: &mut Option<usize>, depth: usize) {
    if depth == 0 {
        return;
    }
    if let Value::Array(all) = selector {
        for one in all {
            take(one, anchor, near, depth - 1);
        }
        return;
    }
    match text(selector, "type").as_str() {
        "TextQuoteSelector" if anchor.quote.is_empty() => {
            anchor.quote = text(selector, "exact");
            anchor.before = text(selector, "prefix");
            anchor.after = text(selector, "suffix");
        }
        "TextPositionSelector" => {
            let start = selector.get("start").and_then(Value::as_u64);
            *near = start.and_then(|start| usize::try_from(start).ok());
        }
        _ => {}
    }
    if let Some(inner) = selector.get("refinedBy") {
        take(inner, anchor, near, depth - 1);
    }
}
