//! Two places at once: splitting the page, going from view to view, and what the two share.

use super::common::{Screen, long_document};

#[test]
fn the_page_is_split_at_the_same_place() {
    let screen = Screen::open(long_document(60), 100, 30).keys("ctrl-w s");
    println!("{}", screen.picture());
}
