//! Encodings, line ends and binary data.

use encoding_rs::EUC_KR;

use super::*;

fn text_of(bytes: &[u8]) -> (String, &'static str, usize) {
    let decoded = decode(bytes).unwrap();
    (
        decoded.text.into_owned(),
        decoded.encoding,
        decoded.replaced,
    )
}

fn korean(text: &str) -> Vec<u8> {
    EUC_KR.encode(text).0.into_owned()
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn a_mark_names_the_encoding_and_goes() {
    assert_eq!(text_of("\u{FEFF}가".as_bytes()), ("가".into(), "UTF-8", 0));
    let marked = utf16("\u{FEFF}한 글", u16::to_be_bytes);
    assert_eq!(text_of(&marked), ("한 글".into(), "UTF-16BE", 0));
}

#[test]
fn cp949_is_told_without_a_mark() {
    for text in [
        "한글",
        "똠방각하",
        "· 가나다 → 漢字 「책」",
        "2020년 10월 23일\n발표",
    ] {
        assert_eq!(text_of(&korean(text)), (text.into(), "EUC-KR", 0), "{text}");
    }
}

#[test]
fn johab_is_told_from_cp949() {
    // As Python's codec writes them.
    for (bytes, text) in [
        (&b"\xD0\x65\x8B\x69"[..], "한글"),
        (b"\xA6\x82\x91\x7A\xB7\x81 \xB4\x65\x88\x81", "북녘의 안개"),
        (b"1. \x8B\x69 \xD0\x65\n", "1. 글 한\n"),
    ] {
        assert_eq!(text_of(bytes), (text.into(), "Johab", 0), "{text}");
    }
    // What only CP949 has codes for stays CP949.
    for text in [
        "똠",
        "글",
        "가",
        "힣",
        "메모 한 줄",
        "ㅋㅋ",
        "똠방",
        "햏햏",
        "뷁",
        "펲시콜라",
    ] {
        assert_eq!(text_of(&korean(text)), (text.into(), "EUC-KR", 0), "{text}");
    }
}

/// A few words, and how Python's codec writes them in Johab.
const SHORT: [(&str, &[u8]); 15] = [
    ("한글", b"\xD0e\x8Bi"),
    ("회의록", b"\xD2A\xB7\x81\x9D\xA2"),
    ("안녕하세요", b"\xB4e\x91w\xD0a\xADA\xB6a"),
    ("갯벌 복원", b"\x88\x95\xA4\xE9 \xA5\xA2\xB6\xA5"),
    ("여는 말.", b"\xB5a\x93e \xA0i."),
    ("1. 서론\n", b"1. \xAC\xE1\x9D\xA5\n"),
    ("가나다 abc", b"\x88a\x90a\x94a abc"),
    ("Report 2025 여백", b"Report 2025 \xB5a\xA4\x82"),
    (
        "오늘의 할 일\n- 물 사기\n",
        b"\xB5\xA1\x93i\xB7\x81 \xD0i \xB7\xA9\n- \xA2\x89 \xACa\x8B\xA1\n",
    ),
    ("밤 버스", b"\xA4q \xA4\xE1\xAFa"),
    ("도서관", b"\x95\xA1\xAC\xE1\x89\xC5"),
    ("A동 3층", b"A\x95\xB7 3\xC3w"),
    ("「갯벌」", b"\xD9H\x88\x95\xA4\xE9\xD9I"),
    ("물때", b"\xA2\x89\x98\x81"),
    ("빈칸", b"\xA7\xA5\xC4e"),
];

#[test]
fn a_few_words_are_enough_in_every_encoding() {
    for (text, johab) in SHORT {
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (korean(text), "EUC-KR"),
            (utf16(text, u16::to_le_bytes), "UTF-16LE"),
            (utf16(text, u16::to_be_bytes), "UTF-16BE"),
            (seven_bit(text), "ISO-2022-KR"),
            (johab.to_vec(), "Johab"),
        ] {
            assert_eq!(text_of(&bytes), (text.into(), encoding, 0), "{text}");
        }
    }
}

/// ISO-2022-KR: the pairs of EUC-KR without the eighth bit, between shifts.
fn seven_bit(text: &str) -> Vec<u8> {
    let mut bytes = b"\x1B$)C".to_vec();
    for run in korean(text).chunk_by(|one, next| one.is_ascii() == next.is_ascii()) {
        let is_korean = !run.is_ascii();
        bytes.extend(is_korean.then_some(0x0E));
        bytes.extend(run.iter().map(|byte| byte & 0x7F));
        bytes.extend(is_korean.then_some(0x0F));
    }
    bytes
}

#[test]
fn iso_2022_kr_is_told_by_its_announcement() {
    let bytes = b"\x1B$)CSubject: \x0EGQ1[\x0F\r\n";
    assert_eq!(text_of(bytes), ("Subject: 한글\n".into(), "ISO-2022-KR", 0));
}

#[test]
fn a_named_encoding_is_not_questioned() {
    fn named(name: &str, bytes: &[u8]) -> (String, &'static str, usize) {
        let decoded = decode_as(bytes, Charset::named(name).unwrap()).unwrap();
        (
            decoded.text.into_owned(),
            decoded.encoding,
            decoded.replaced,
        )
    }
    assert_eq!(named("johab", b"\x8B\x69"), ("글".into(), "Johab", 0));
    assert_eq!(
        named("cp949", "가".as_bytes()),
        ("媛\u{FFFD}".into(), "EUC-KR", 1)
    );
    let marked = utf16("\u{FEFF}글", u16::to_be_bytes);
    assert_eq!(named("utf-16", &marked), ("글".into(), "UTF-16BE", 0));
    assert_eq!(
        named("utf-8", "\u{FEFF}글".as_bytes()),
        ("글".into(), "UTF-8", 0)
    );
    assert_eq!(decode_as(b"", Charset::JOHAB), Err(DecodeError::Empty));
}

#[test]
fn damaged_korean_is_read_with_its_damage_counted() {
    let mut bytes = korean(&"갯벌 복원의 조건과 순서에 관한 글이다.\n".repeat(4));
    bytes[11] = 0xFF;
    let (text, encoding, replaced) = text_of(&bytes);
    assert_eq!((encoding, replaced), ("EUC-KR", 1), "{text}");
}

#[test]
fn a_cut_character_at_the_end_is_one_replacement() {
    let mut bytes = korean("갯벌 복원의 조건");
    bytes.pop();
    assert_eq!(
        text_of(&bytes),
        ("갯벌 복원의 조\u{FFFD}".into(), "EUC-KR", 1)
    );
    let bytes = "갯벌 복원의 조건과 순서에 관한 글".as_bytes();
    let (text, encoding, replaced) = text_of(&bytes[..bytes.len() - 1]);
    assert_eq!((encoding, replaced), ("UTF-8", 1));
    assert!(text.ends_with("관한 \u{FFFD}"));
}

#[test]
fn utf16_without_a_mark_is_told_by_its_spaces() {
    let text = "갯벌 복원의 조건과 순서.\n둑을 여는 일";
    let little = utf16(text, u16::to_le_bytes);
    let big = utf16(text, u16::to_be_bytes);
    assert_eq!(text_of(&little), (text.into(), "UTF-16LE", 0));
    assert_eq!(text_of(&big), (text.into(), "UTF-16BE", 0));
    let ascii = utf16("plain ASCII text", u16::to_le_bytes);
    assert_eq!(text_of(&ascii).1, "UTF-16LE");
    for text in ["한글", "글", "한국어\n", "가나다라마바사"] {
        let little = utf16(text, u16::to_le_bytes);
        let big = utf16(text, u16::to_be_bytes);
        assert_eq!(text_of(&little), (text.into(), "UTF-16LE", 0));
        assert_eq!(text_of(&big), (text.into(), "UTF-16BE", 0));
    }
}

#[test]
fn broken_places_in_utf8_are_counted() {
    let mut bytes = "여는 순서와 그 뒤의 관리라는 점을 논한다."
        .as_bytes()
        .to_vec();
    bytes[1] = b'x';
    let (text, encoding, replaced) = text_of(&bytes);
    assert_eq!((encoding, replaced), ("UTF-8", 2), "{text}");
}

#[test]
fn an_html_page_may_name_another_encoding() {
    let page =
        "<html><meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>日本の資料";
    let bytes = encoding_rs::SHIFT_JIS.encode(page).0.into_owned();
    assert_eq!(text_of(&bytes).1, "Shift_JIS");
    for meta in [
        "<script>var charset = 'x';</script><META CharSet = 'SHIFT_JIS'>",
        "<?xml version='1.0' encoding='shift_jis'?>",
        "<meta name=author content=a><meta content='text/html;charset=sjis' http-equiv=content-type>",
    ] {
        let page = format!("<html>{}{meta}日本の資料", " ".repeat(9000));
        let bytes = encoding_rs::SHIFT_JIS.encode(&page).0.into_owned();
        assert_eq!(text_of(&bytes).1, "Shift_JIS", "{meta}");
    }
    let page = "<meta charset=\"cp949\"><p>똠";
    assert_eq!(text_of(&korean(page)), (page.into(), "EUC-KR", 0));
}

#[test]
fn line_ends_and_jamo_are_made_alike() {
    let (text, ..) = text_of("가\r\n나\r다\n\u{1112}\u{1161}\u{11AB}".as_bytes());
    assert_eq!(text, "가\n나\n다\n한");
    // Nothing else is normalised.
    assert_eq!(text_of("\u{F914} ﬁ ①".as_bytes()).0, "\u{F914} ﬁ ①");
}

#[test]
fn what_is_no_text_is_named() {
    let kind = |bytes: &[u8]| decode(bytes).unwrap_err();
    assert_eq!(kind(b""), DecodeError::Empty);
    assert_eq!(kind(b"%PDF-1.7\n"), DecodeError::Binary(BinaryKind::Pdf));
    assert_eq!(
        kind(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        DecodeError::Binary(BinaryKind::Hwp)
    );
    assert_eq!(
        kind(b"PK\x03\x04\x14\0"),
        DecodeError::Binary(BinaryKind::Zip)
    );
    let program: Vec<u8> = (0..4000_u32).map(|n| (n * n % 251) as u8).collect();
    assert_eq!(kind(&program), DecodeError::Binary(BinaryKind::Other));
    assert_eq!(kind(&[0; 64]), DecodeError::Binary(BinaryKind::Other));
}

#[test]
fn a_stray_nul_does_not_make_a_text_binary() {
    let text = format!("{}\0", "가나다라마바사 ".repeat(200));
    assert_eq!(text_of(text.as_bytes()).1, "UTF-8");
}
