//! Single cases: what becomes of one passage after one change.

use yeobaek::document::{BlockKind, Document, DocumentBuilder, Nesting, TextRange};
use yeobaek::note::{
    Anchor, Annotation, AnnotationId, How, Ink, Marks, Notebook, Resolution, Resolver,
};

/// A document of lines: `# ` opens a section, every other line is a paragraph.
fn document(source: &str) -> Document {
    let mut b = DocumentBuilder::new("plain", "UTF-8");
    for line in source.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let title = line.strip_prefix("# ");
        let kind = match title {
            Some(_) => BlockKind::Heading { level: 1 },
            None => BlockKind::Paragraph,
        };
        b.begin(kind, Nesting::default(), 0);
        b.text(title.unwrap_or(line));
    }
    b.finish()
}

fn range_of(document: &Document, quote: &str) -> TextRange {
    let start = document.text().find(quote).expect("the quote stands there");
    TextRange::new(start, start + quote.len())
}

fn anchor(document: &Document, quote: &str) -> Anchor {
    Anchor::of(document, range_of(document, quote))
}

/// What became of a quote of `before` in `after`: how, and what stands there.
fn seek(before: &str, quote: &str, after: &str) -> (Option<How>, String) {
    let (before, after) = (document(before), document(after));
    match Resolver::new(&after).resolve(&anchor(&before, quote)) {
        Resolution::Found { range, how, score } => {
            assert!((0.0..=1.0).contains(&score), "{score}");
            (Some(how), after.slice(range).to_owned())
        }
        Resolution::Ambiguous(places) => (None, format!("{} places", places.len())),
        Resolution::Lost => (None, "lost".to_owned()),
    }
}

const REPORT: &str = "
# Ⅰ. 서론
이 보고서는 갯벌 복원을 위한 단계적 해수유통 사업의 경험을 정리하고 다른 하구에 주는 함의를 찾는다.
1990년대 초 도청은 막힌 하구의 수문과 방조제를 안전하게 걷어내기 위하여 물길-열기 사업을 시작하였다.
# Ⅱ. 현황
갯벌협의체(TFC)는 2023년 해안 선언에 따라 출범하였으며, 민관 공동조사의 실행력을 높이는 협의체이다.
회의는 해마다 두 차례 열리고, 공동지침은 2024년 7월에 서명되었다.
# Ⅲ. 결론
요컨대 믿을 수 있는 조사와 단계적 유통은 서로를 보완한다.
";

#[test]
fn an_unchanged_document_keeps_every_passage() {
    let document = document(REPORT);
    let resolver = Resolver::new(&document);
    let places: Vec<usize> = document.text().char_indices().map(|(at, _)| at).collect();
    for (index, &start) in places.iter().enumerate().step_by(3) {
        for length in [0, 1, 2, 7, 40, 200] {
            let end = places
                .get(index + length)
                .copied()
                .unwrap_or(document.text().len());
            let range = TextRange::new(start, end);
            let found = resolver.resolve(&Anchor::of(&document, range));
            let same = Resolution::Found {
                range,
                how: How::Same,
                score: 1.0,
            };
            assert_eq!(found, same, "{:?}", document.slice(range));
        }
    }
}

#[test]
fn a_passage_moves_with_its_paragraph() {
    let after = REPORT.replace("# Ⅱ. 현황", "덧붙인 문단이다.\n# Ⅱ. 현황");
    for quote in [
        "갯벌협의체(TFC)",
        "민관 공동조사의 실행력을 높이는 협의체",
        "협의체이다.\n회의는 해마다",
        "회의",
    ] {
        assert_eq!(
            seek(REPORT, quote, &after),
            (Some(How::Moved), quote.to_owned())
        );
    }
    assert_eq!(
        seek(REPORT, "물길-열기", &after),
        (Some(How::Same), "물길-열기".to_owned())
    );
}

#[test]
fn spacing_width_and_composition_make_no_difference() {
    let after = REPORT
        .replace("갯벌협의체(TFC)는", "갯벌 협의 체（ＴＦＣ）는")
        .replace("해마다 두 차례", "해마다\u{3000}두차례");
    let found = seek(REPORT, "갯벌협의체(TFC)", &after);
    assert_eq!(
        found,
        (Some(How::Same), "갯벌 협의 체（ＴＦＣ）".to_owned())
    );
    let found = seek(REPORT, "해마다 두 차례", &after);
    assert_eq!(found, (Some(How::Moved), "해마다\u{3000}두차례".to_owned()));
}

#[test]
fn an_edited_passage_is_found_between_its_surroundings() {
    let after = REPORT.replace(
        "공동지침은 2024년 7월에 서명되었다",
        "공동지침 문서는 2024년 7월 11일에 채택되었다",
    );
    let (how, there) = seek(REPORT, "공동지침은 2024년 7월에 서명되었다", &after);
    assert_eq!(how, Some(How::Edited));
    assert_eq!(there, "공동지침 문서는 2024년 7월 11일에 채택되었다");
    let after = REPORT.replace("물길-열기", "RTE");
    let (how, there) = seek(REPORT, "물길-열기", &after);
    assert_eq!((how, there.as_str()), (Some(How::Edited), "RTE"));
}

#[test]
fn a_long_passage_survives_a_word_changed_in_it() {
    let sentence = |n: usize| format!("{n}번째 문장은 {}을 다룬다.", n * 37 % 101);
    let long = (0..90).map(sentence).collect::<Vec<_>>().join(" ");
    let before = format!("# 하나\n앞 문단이다.\n{long}\n뒤 문단이다.");
    let after = before.replace("45번째 문장은", "마흔다섯째 문장에서는");
    let (how, there) = seek(&before, &long, &format!("# 새 절\n새 문단\n{after}"));
    assert_eq!(how, Some(How::Edited));
    assert!(there.starts_with("0번째") && there.ends_with("다룬다."));
}

#[test]
fn a_deleted_passage_is_lost_although_its_words_stand_elsewhere() {
    let before = format!("{REPORT}\n# 부록\n용어: 공동조사란 함께 살피겠다는 약속이다.");
    let after = before.replace(
        "회의는 해마다 두 차례 열리고, 공동지침은 2024년 7월에 서명되었다.",
        "",
    );
    assert_eq!(
        seek(&before, "공동지침은 2024년 7월에 서명되었다.", &after),
        (None, "lost".to_owned())
    );
    let after = before.replace(
        "갯벌협의체(TFC)는 2023년 해안 선언에 따라 출범하였으며, 민관 공동조사의 실행력을 높이는 협의체이다.",
        "",
    );
    assert_eq!(
        seek(&before, "공동조사", &after),
        (None, "lost".to_owned()),
        "the glossary is a look-alike"
    );
}

#[test]
fn an_edited_passage_does_not_go_to_its_copy_in_the_summary() {
    let sentence = "공동지침은 두 기관이 함께 쓰는 기획과 연습의 절차를 처음으로 문서에 담았다.";
    let before = format!(
        "# 요약\n첫째로, {sentence}\n{REPORT}\n# Ⅳ. 부록\n회의록에 따르면 {sentence} 이어서 논의가 끝났다."
    );
    let source = document(&before);
    let at = source.text().rfind(sentence).unwrap();
    let one = Anchor::of(&source, TextRange::new(at, at + sentence.len()));
    let edited = sentence.replace("처음으로 문서에", "비로소 한 문서에");
    let split = before.rfind(sentence).unwrap();
    let after = before.get(..split).unwrap().to_owned()
        + &before.get(split..).unwrap().replacen(sentence, &edited, 1);
    let target = document(&after);
    let Resolution::Found { range, how, .. } = Resolver::new(&target).resolve(&one) else {
        panic!("it has a place");
    };
    assert_eq!((how, target.slice(range)), (How::Edited, edited.as_str()));
}

#[test]
fn twins_are_told_apart_by_what_stands_around_them() {
    let before = "# 가\n첫째 사업의 예산은 크게 늘었다고 한다.\n# 나\n둘째 계획의 예산은 조금 줄었다는 말이다.";
    let after = format!("머리에 붙인 문단이 하나 있다.\n{before}");
    let documents = (document(before), document(&after));
    let second = documents.0.text().rfind("예산").unwrap();
    let one = Anchor::of(&documents.0, TextRange::new(second, second + 6));
    let Resolution::Found { range, how, .. } = Resolver::new(&documents.1).resolve(&one) else {
        panic!("it has a place");
    };
    assert_eq!(how, How::Moved);
    assert_eq!(range.start, documents.1.text().rfind("예산").unwrap());
}

#[test]
fn of_indistinguishable_twins_none_is_chosen() {
    let line = "같은 문장이 되풀이된다. ".repeat(12);
    let before = format!("# 가\n{line}");
    let after = format!("# 가\n새 문단.\n{line}\n{line}");
    let source = document(&before);
    let middle = source.text().match_indices("같은 문장").nth(6).unwrap().0;
    let one = Anchor::of(&source, TextRange::new(middle, middle + 13));
    let target = document(&after);
    let resolution = Resolver::new(&target).resolve(&one);
    assert!(
        matches!(&resolution, Resolution::Ambiguous(places) if places.len() > 1),
        "{resolution:?}"
    );
}

#[test]
fn the_section_decides_between_copies() {
    let paragraph =
        "이 절에서 쓰는 용어의 뜻은 다음과 같다. 본문에 특별한 규정이 없는 한 이를 따른다."
            .repeat(2);
    let before = format!("# 제1장 총칙\n{paragraph}\n# 제2장 사업\n{paragraph}");
    let after = format!("머리말을 새로 붙였다.\n{before}");
    let source = document(&before);
    let second = source.text().rfind("특별한 규정").unwrap();
    let one = Anchor::of(&source, TextRange::new(second, second + 16));
    let target = document(&after);
    let path = match Resolver::new(&target).resolve(&one) {
        Resolution::Found { range, .. } => target.path_of(range.start),
        // The same words in the same surroundings twice within the chapter: not to be decided.
        Resolution::Ambiguous(places) => target.path_of(places[0].start),
        Resolution::Lost => Vec::new(),
    };
    assert_eq!(path, ["제2장 사업"]);
}

#[test]
fn marks_follow_one_change_at_a_time() {
    let document = document(REPORT);
    let mut notebook = Notebook::default();
    for (index, quote) in ["단계적 해수유통", "TFC", "요컨대"].iter().enumerate() {
        let id = AnnotationId::new(index.to_string());
        let anchor = anchor(&document, quote);
        notebook.put(Annotation::new(
            id,
            Ink::Green,
            anchor,
            "가",
            jiff::Timestamp::UNIX_EPOCH,
        ));
    }
    let lost = Annotation {
        id: AnnotationId::new("9"),
        anchor: Anchor {
            quote: "여기에 없는 말".into(),
            ..Anchor::default()
        },
        ..Annotation::default()
    };
    notebook.put(lost.clone());
    let marks = Marks::new(&notebook, &document);
    assert_eq!(marks.all().len(), 3);
    assert_eq!(marks.unplaced(), std::slice::from_ref(&lost.id));

    let mut stepwise = Marks::new(&Notebook::default(), &document);
    for annotation in notebook.living() {
        stepwise.update_one(annotation, &document);
        stepwise.update_one(annotation, &document);
    }
    assert_eq!(stepwise.all(), marks.all());
    assert_eq!(stepwise.unplaced(), marks.unplaced());

    let mut removed = notebook
        .get(&AnnotationId::new("1"))
        .cloned()
        .expect("it is there");
    assert!(stepwise.of(&removed.id).is_some());
    removed.deleted = true;
    stepwise.update_one(&removed, &document);
    assert!(stepwise.of(&removed.id).is_none());
    assert_eq!(stepwise.all().len(), 2);
}

#[test]
fn the_same_words_elsewhere_are_moved_and_not_edited() {
    let before = "# 보고서\n첫 문단이다.\n둘째 문단에 밑줄을 친다.";
    let after = "# 보고서\n앞에 새 문단이 들어왔다.\n첫 문단이다.\n둘째 문단에 밑줄을 친다.";
    let found = seek(before, "밑줄을 친다", after);
    assert_eq!(found, (Some(How::Moved), "밑줄을 친다".to_owned()));
}
