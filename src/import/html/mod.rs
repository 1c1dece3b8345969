//! HTML to a document. The tokens of a page, or of the HTML within Markdown, go into the same flow.
//! Not a browser: no tree is built, style sheets and scripts are not looked at.

mod attributes;
mod captions;
mod elements;
mod feed;
mod furniture;
mod head;
mod names;
mod notes;
mod numbered;
mod style;
mod survey;
mod tags;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::flow::Flow;
use crate::document::Document;
pub(super) use feed::Feed;
pub(super) use survey::Survey;

/// Makes a document of HTML.
pub(super) fn import(text: &str, encoding: &str) -> Document {
    let mut flow = Flow::new("html", encoding);
    let findings = Survey::of(text);
    let mut feed = Feed::new(findings);
    feed.html(&mut flow, text, 0..text.len());
    feed.finish(&mut flow);
    flow.finish(text.len())
}

/// The tokens of a piece of HTML with their places in it.
fn tokens(html: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    // Reading from memory cannot fail.
    Tokenizer::new_with_emitter(html, emitter).filter_map(Result::ok)
}
