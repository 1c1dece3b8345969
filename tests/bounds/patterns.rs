//! Patterns of a search: what would be too large is refused, what is taken ends soon on any text.

use yeobaek::import::{self, Format};
use yeobaek::search::{Query, Searcher, Tier};

#[test]
fn patterns_that_would_be_too_large_are_refused() {
    for pattern in [
        "((a{100}){100}){100}".to_owned(),
        "(?:[가-힣]{1000}){1000}".to_owned(),
        "\\w{2000}{2000}".to_owned(),
        "(".repeat(400) + &")".repeat(400),
        "(?:".repeat(300) + &")*".repeat(300),
        "a".repeat(2_000),
        "(((((((((a*)*)*)*)*)*)*)*)*){1000}{1000}".to_owned(),
        "[".repeat(900),
        "(?P<".repeat(200),
    ] {
        assert!(Query::new(&format!("~{pattern}")).is_err(), "{pattern}");
    }
}

#[test]
fn patterns_that_are_taken_end_soon() {
    let text = "a".repeat(20_000) + "\n\n" + &"가 나".repeat(6_000);
    let document = import::import(&text, Format::Markdown, "UTF-8");
    let searcher = Searcher::new(&document);
    for pattern in [
        "(a*)*b",
        "(a|a)*b",
        "(a|aa)+$",
        "(.*)(.*)(.*)(.*)x",
        "(?:a?){50}a{50}b",
        ".*.*=.*",
        "",
        "a*",
        "\\b",
        "[가-힣]{1,50}[a-z]",
    ] {
        let Ok(query) = Query::new(&format!("~{pattern}")) else {
            continue;
        };
        for hit in searcher.hits(document.text(), &query, Tier::Regex) {
            assert!(document.text().get(hit.start..hit.end).is_some());
        }
    }
}
