//! Following what leads elsewhere: footnotes and the way back, links within the document, addresses, hints.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod common;

use common::{Screen, opened};
use expect_test::expect;
use yeobaek::app::Mode;
use yeobaek::document::Document;
use yeobaek::import;
use yeobaek::settings::{Machine, Settings};

fn report() -> Document {
    let text = "# 갯벌의 값\n\n갯벌은 물을 거른다.[^1] 자세한 것은 [맺음말](#맺음말)에 적었다.\n\n\
        값은 늘 늦게 매겨진다.[^2] 자료는 [자료실](https://data.example.org/garam-bay?page=12)에 있다.\n\n\
        ## 셈\n\n셈은 어렵다.\n\n# 맺음말\n\n여백에 적어 둔다. 문의는 <brief@example.org>로.\n\n\
        [^1]: 김하늘, 『밀물의 셈』 (바다책방, 2018), 12쪽.\n[^2]: 위의 책, 15쪽.\n";
    import::read("report.md", text.as_bytes()).unwrap()
}

fn caret(screen: &Screen) -> String {
    let session = &screen.app.session;
    session.document.text()[session.place.caret..]
        .chars()
        .take(5)
        .collect()
}

#[test]
fn enter_reads_the_footnote_where_it_is_referred_to_and_leads_both_ways() {
    let screen = Screen::open(report(), 60, 18).keys("} } enter");
    expect![[r#"
        |  갯벌의 값
        |
        |  갯벌은 물을 거른다.[1] 자세한 것은 맺음말에 적었다.
        |
        | ›값은 늘 늦게 매겨진다.[2] 자료는 자료실에 있다.
        |
        |  셈
        |
        |  셈은 어렵다.
        |
        |
        |  맺음말
        |────────────────────────────────────────────────────────────
        |  Footnote 2
        |    위의 책, 15쪽.
        |  → Footnote 1
        |  │ 김하늘, 『밀물의 셈』 (바다책방, 2018), 12쪽.
        | report.md │ 갯벌의 값            100%  enter go  esc leave
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("left");
    assert!(screen.text().contains("Footnote 1"), "{}", screen.text());
    let screen = screen.keys("left");
    assert!(screen.status().contains("no previous footnote"));
    let screen = screen.keys("right enter");
    assert_eq!(screen.app.mode, Mode::Reading);
    assert_eq!(caret(&screen), "위의 책,");
    let screen = screen.keys("enter");
    assert_eq!(caret(&screen), ". 자료는", "back to the reference");
    let screen = screen.keys("enter y");
    assert_eq!(screen.copied.as_deref(), Some("위의 책, 15쪽."));
    let screen = screen.keys("esc ctrl-o ctrl-o");
    assert_eq!(caret(&screen), ". 자료는", "where it was read first");
}

#[test]
fn hints_stand_at_all_references_and_typing_one_follows_it() {
    let screen = Screen::open(report(), 60, 24).keys("f");
    expect![[r#"
        | ›갯벌의 값
        |
        |  갯벌은 물을 거른다.a1] 자세한 것은 s 음말에 적었다.
        |
        |  값은 늘 늦게 매겨진다.d2] 자료는 f 료실에 있다.
        |
        |  셈
        |
        |  셈은 어렵다.
        |
        |
        |  맺음말
        |
        |  여백에 적어 둔다. 문의는 grief@example.org로.
        |
        |  [1] 김하늘, 『밀물의 셈』 (바다책방, 2018), 12쪽.
        |  [2] 위의 책, 15쪽.
        |
        |
        |
        |
        |
        |
        | 갯벌의 값          100%  tab figures or letters  esc leave
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("s");
    assert_eq!(caret(&screen), "맺음말\n여", "a link within the document");
    let screen = screen.keys("ctrl-o f 1");
    assert!(screen.text().contains("Footnote 1"), "figures as well");
    let screen = screen.keys("esc f");
    assert!(screen.text().contains("거른다.11]"), "{}", screen.text());
    let screen = screen.keys("tab ㄹ");
    assert!(
        matches!(&screen.app.mode, Mode::Leading(leading) if leading.address == "https://data.example.org/garam-bay?page=12"),
        "f under a Korean input method: {:?}",
        screen.app.mode
    );
    let screen = screen.keys("esc f z esc");
    assert_eq!(screen.app.mode, Mode::Reading);
}

#[test]
fn an_address_is_shown_in_full_and_copied_or_opened_after_asking() {
    let screen = Screen::open(report(), 60, 18).keys("f f");
    expect![[r#"
        | ›갯벌의 값
        |
        |  갯벌은 물을 거른다.[1] 자세한 것은 맺음말에 적었다.
        |
        |  값은 늘 늦게 매겨진다.[2] 자료는 자료실에 있다.
        |
        |  셈
        |
        |  셈은 어렵다.
        |
        |
        |  맺음말
        |
        |  여백에 적어 둔다. 문의는 brief@example.org로.
        |────────────────────────────────────────────────────────────
        |  Link
        |    https://data.example.org/garam-bay?page=12
        | report.md │ 갯벌의 값      100%  c copy  o open  esc leave
    "#]]
    .assert_eq(&screen.picture());
    let address = "https://data.example.org/garam-bay?page=12";
    let screen = screen.keys("c");
    assert_eq!(screen.copied.as_deref(), Some(address));
    let screen = screen.keys("f f o");
    assert_eq!(screen.opened, None);
    assert!(screen.text().contains("Open this address? (y/n)"));
    let screen = screen.keys("n");
    assert_eq!(
        (screen.opened.clone(), &screen.app.mode),
        (None, &Mode::Reading)
    );
    let screen = screen.keys("f f o y");
    assert_eq!(screen.opened.as_deref(), Some(address));
}

#[test]
fn over_ssh_an_address_is_not_opened_without_saying_where() {
    let settings = Settings {
        terminal: Machine::Remote,
        ..Settings::default()
    };
    let screen = Screen::with(opened(report()), settings, 60, 18).keys("f f");
    assert!(
        screen.text().contains("on the remote machine"),
        "{}",
        screen.text()
    );
    let screen = screen.keys("y");
    assert_eq!(screen.opened, None, "it asks first");
    assert!(screen.text().contains("not on yours"), "{}", screen.text());
    let screen = screen.keys("y");
    assert!(screen.opened.is_some());
}

#[test]
fn only_pages_and_mail_are_opened() {
    for (address, openable) in [
        ("https://example.org/a?b=1&c=2", true),
        ("HTTP://example.org", true),
        ("mailto:brief@example.org", true),
        ("file:///etc/passwd", false),
        ("javascript:alert(1)", false),
        ("other.md", false),
        ("https://", false),
        ("https://example.org/a b", false),
        ("https://example.org/\u{7}", false),
        ("-https://example.org", false),
    ] {
        assert_eq!(yeobaek::app::is_openable(address), openable, "{address}");
    }
    let text = "[다른 글](other.md)";
    let document = import::read("a.md", text.as_bytes()).unwrap();
    let screen = Screen::open(document, 60, 12).keys("enter o");
    assert!(screen.text().contains("Only http"), "{}", screen.text());
    let screen = screen.keys("y enter");
    assert_eq!(
        (screen.opened, screen.copied.as_deref()),
        (None, Some("other.md"))
    );
}

#[test]
fn addresses_in_plain_text_are_found_without_what_follows_them() {
    let text = "자료는 누리집(https://www.example.org/night-bus)에 있다. https://example.org/a_(b)에서 보라. <https://example.org/c>.";
    let document = common::document(text);
    let whole = yeobaek::document::TextRange::new(0, document.text().len());
    let found: Vec<_> = yeobaek::app::references(&document, whole)
        .into_iter()
        .map(|reference| document.slice(reference.range).to_owned())
        .collect();
    assert_eq!(
        found,
        [
            "https://www.example.org/night-bus",
            "https://example.org/a_(b)",
            "https://example.org/c"
        ]
    );
}

#[test]
fn what_leads_nowhere_says_so() {
    let screen = Screen::open(common::document("글뿐이다."), 60, 12).keys("enter");
    assert!(screen.status().contains("no note, footnote or link here"));
    let screen = screen.keys("f");
    assert!(screen.status().contains("no footnote or link in sight"));
}

#[test]
fn one_looks_at_a_section_and_is_back_with_escape() {
    for columns in [70, 100] {
        let screen = Screen::open(common::long_document(60), columns, 20).keys("space");
        let before = screen.app.session.place;
        let screen = screen.keys("tab end p");
        assert!(screen.text().contains("3. 장의 제목"), "{}", screen.text());
        assert_ne!(screen.app.session.place, before);
        assert!(
            screen.status().contains("esc leads back"),
            "{}",
            screen.status()
        );
        let screen = screen.keys("esc");
        assert_eq!(screen.app.session.place, before, "{columns}");
    }
    // Who stays there is there for good, and Ctrl-O leads back.
    let screen = Screen::open(common::long_document(60), 100, 20).keys("space");
    let before = screen.app.session.place;
    let screen = screen.keys("tab end p enter esc");
    assert_ne!(screen.app.session.place, before);
    assert_eq!(screen.keys("ctrl-o").app.session.place.caret, before.caret);
}

#[test]
fn from_a_link_within_the_document_escape_leads_back() {
    let screen = Screen::open(report(), 60, 8);
    let screen = screen.keys("f").typed("s");
    assert!(caret(&screen).starts_with("맺음말"), "{}", screen.text());
    assert_eq!(screen.keys("esc").app.session.place.top_offset, 0);
}
