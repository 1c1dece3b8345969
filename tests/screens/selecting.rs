//! Selecting by sentence, paragraph, section and hit, widening and shrinking, and copying.

use yeobaek::app::Mode;
use yeobaek::document::Document;
use yeobaek::note::Ink;

use crate::common::{Screen, document};

fn report() -> Document {
    document(
        "# 1. 밤 버스\n첫차는 네 시에 떠난다. 막차는 “없다.”고 적혔다. 누가 타나?\n둘째 문단은 짧다.\n\
         ## 가. 비용\n비용은 적다.\n# 2. 맺음말\n여백에 적는다.",
    )
}

fn selected(screen: &Screen) -> &str {
    match &screen.app.mode {
        Mode::Selecting(selection) => screen.app.session.document.slice(selection.range()),
        _ => "",
    }
}

#[test]
fn sentences_paragraphs_and_sections_are_selected_as_one() {
    let screen = Screen::open(report(), 60, 16).keys("} .");
    assert_eq!(selected(&screen), "첫차는 네 시에 떠난다.");
    let screen = screen.keys(")");
    assert_eq!(
        selected(&screen),
        "첫차는 네 시에 떠난다. 막차는 “없다.”고 적혔다."
    );
    let screen = screen.keys(") )");
    assert!(selected(&screen).ends_with("누가 타나?\n둘째 문단은 짧다."));
    let screen = screen.keys("( ( (");
    assert_eq!(selected(&screen), "첫차는 네 시에 떠난다.");
    let screen = screen.keys("(");
    assert_eq!(selected(&screen), "첫차는 네 시에 떠난다.", "one stays");
    let screen = screen.keys("V");
    assert!(selected(&screen).ends_with("누가 타나?"));
    let screen = screen.keys("}");
    assert!(selected(&screen).ends_with("둘째 문단은 짧다."));
    let screen = screen.keys("{");
    assert!(selected(&screen).ends_with("누가 타나?"));
    let screen = screen.keys("^");
    assert!(selected(&screen).starts_with("1. 밤 버스\n"));
    assert!(
        selected(&screen).ends_with("비용은 적다."),
        "with what is below it"
    );
}

#[test]
fn a_selection_is_widened_and_shrunk_around_where_it_began() {
    let screen = Screen::open(report(), 60, 16).keys("} v w w w w w w right");
    let screen = screen.keys("esc } V + -");
    assert_eq!(selected(&screen), "둘째 문단은 짧다.");
    let screen = screen.keys("- -");
    assert_eq!(selected(&screen), "둘째");
    let screen = screen.keys("-");
    assert!(
        screen.status().contains("nothing narrower"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("=");
    assert_eq!(selected(&screen), "둘째 문단은 짧다.");
    let screen = screen.keys("+");
    assert!(selected(&screen).ends_with("비용은 적다."));
    let screen = screen.keys("+");
    assert!(
        screen.status().contains("nothing wider"),
        "{}",
        screen.status()
    );
}

#[test]
fn a_hit_is_selected_and_highlighted_with_the_last_ink() {
    let screen = Screen::open(report(), 60, 16).keys("v 3 esc &");
    assert!(screen.status().contains("no hit"), "{}", screen.status());
    let screen = screen.keys("/").typed("비용은").keys("enter &");
    assert_eq!(selected(&screen), "비용은");
    let screen = screen.keys("space");
    let last = screen.saved.living().last().unwrap();
    assert_eq!(
        (last.anchor.quote.as_str(), last.ink),
        ("비용은", Ink::Blue)
    );
}

#[test]
fn a_passage_is_copied_with_where_it_comes_from() {
    let mut report = report();
    report.meta.title = "밤의 버스".to_owned();
    let author = ("author".to_owned(), "한보라".to_owned());
    let date = ("date".to_owned(), "2025-03-02".to_owned());
    report.meta.fields.extend([author, date]);
    let screen = Screen::open(report, 80, 16).keys("} ) } . Y");
    assert_eq!(
        screen.copied.as_deref(),
        Some("“비용은 적다.” — 한보라, 「밤의 버스」, 1. 밤 버스 › 가. 비용, 2025-03-02")
    );
    assert!(
        screen.status().contains("Copied: “비용은 적다.” —"),
        "{}",
        screen.status()
    );
}
