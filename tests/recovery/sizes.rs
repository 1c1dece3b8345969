//! Texts that no one writes, in sizes that would take minutes if any step looked at all lines for each
//! line. No clock: the tests simply end.

use std::fmt::Write as _;

use yeobaek::document::Document;
use yeobaek::import;

fn read(text: &str) -> Document {
    import::read("sizes.txt", text.as_bytes()).unwrap()
}

fn numbered(count: u32, write: impl Fn(&mut String, u32)) -> String {
    (1..=count).fold(String::new(), |mut text, n| {
        write(&mut text, n);
        text
    })
}

#[test]
fn a_page_for_each_word_ends() {
    let text = "가\u{c}".repeat(8_000);
    assert!(read(&text).blocks().len() <= 8_000);
}

#[test]
fn contents_of_thousands_of_entries_end() {
    let list = numbered(2_500, |text, n| {
        writeln!(text, "{n}. 제목 {n} ..... {n}").unwrap();
    });
    let body = numbered(2_500, |text, n| writeln!(text, "{n}. 제목 {n}").unwrap());
    assert!(read(&format!("목차\n{list}{body}")).blocks().len() > 2_500);
}

#[test]
fn names_of_contents_without_end_end() {
    for line in ["목차\n", "목차\n1\n"] {
        assert!(!read(&line.repeat(20_000)).blocks().is_empty());
    }
}

#[test]
fn white_space_without_end_ends() {
    for space in [" ", "\t", "\n", "\u{c}", "\r"] {
        read(&space.repeat(300_000));
        read(&format!("가{}나\n", space.repeat(100_000)));
    }
}

#[test]
fn thousands_of_numbers_and_headings_end() {
    let items = numbered(2_500, |text, n| writeln!(text, "{n}) 항목").unwrap());
    assert!(read(&items).blocks().len() >= 1_000);
    let heads = numbered(2_500, |text, n| writeln!(text, "제{n}장 제목").unwrap());
    assert!(read(&heads).blocks().len() >= 1_000);
}
