//! Comparisons of small documents.

use super::*;
use crate::document::{DocumentBuilder, Nesting};

fn document(source: &str) -> Document {
    let mut b = DocumentBuilder::new("plain", "UTF-8");
    for line in source.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let title = line.strip_prefix("# ");
        let kind = title.map_or(BlockKind::Paragraph, |_| BlockKind::Heading { level: 1 });
        b.begin(kind, Nesting::default(), 0);
        b.text(title.unwrap_or(line));
    }
    b.finish()
}

const REPORT: &str = "
# 1. 갯벌
밀물과 썰물이 하루에 두 번 드나들어 갯벌의 모양을 바꾼다.
바지락은 봄에 가장 많이 잡히고 여름에는 금어기를 둔다.
# 2. 심야 버스
자정이 지나면 환승 센터에서 네 노선이 한 시간마다 떠난다.
운전원은 두 사람이 번갈아 일하며 세 시간마다 쉰다.
# 3. 도서관
분관은 주말에도 문을 열고 이동 도서관은 섬을 돈다.
";

fn compared(after: &str) -> (Document, Document, Comparison) {
    let (old, new) = (document(REPORT), document(after));
    let carry = Carry::between(&old, &new);
    let comparison = Comparison::between(&old, &new, &carry);
    (old, new, comparison)
}

/// The passages as change, first words before and first words now.
fn said(after: &str) -> Vec<String> {
    let (old, new, comparison) = compared(after);
    let first = |document: &Document, id: Option<BlockId>| {
        let block = id.and_then(|id| document.block(id));
        let text = block.map_or("", |block| document.block_text(block));
        text.split(' ').next().unwrap_or("").to_owned()
    };
    let passages = comparison.passages.iter().map(|one| {
        format!(
            "{} {}>{}",
            one.change.name(),
            first(&old, one.old),
            first(&new, one.new)
        )
    });
    passages.collect()
}

#[test]
fn nothing_differs_from_itself() {
    let (_, _, comparison) = compared(REPORT);
    assert!(comparison.is_empty() && comparison.sections.is_empty());
    assert_eq!(
        said(&REPORT.replace("하루에 두 번", "하루에  두번")),
        [""; 0]
    );
}

#[test]
fn each_change_has_its_name() {
    assert_eq!(
        said(&REPORT.replace("한 시간마다", "반 시간마다")),
        ["changed 자정이>자정이"]
    );
    assert_eq!(
        said(&REPORT.replace(
            "# 3. 도서관",
            "요금은 내년에도 오르지 않는다고 시가 밝혔다.\n# 3. 도서관"
        )),
        ["new >요금은"]
    );
    let gone = REPORT.replace(
        "바지락은 봄에 가장 많이 잡히고 여름에는 금어기를 둔다.\n",
        "",
    );
    assert_eq!(said(&gone), ["gone 바지락은>"]);
    let shorter = REPORT.replace(" 여름에는 금어기를 둔다.", "");
    assert_eq!(said(&shorter), ["changed 바지락은>바지락은"]);
}

#[test]
fn a_section_that_went_elsewhere_has_moved() {
    let (head, tail) = REPORT.split_at(REPORT.find("# 3.").unwrap());
    let after = format!("{tail}{head}");
    assert_eq!(said(&after), ["moved 3.>3.", "moved 분관은>분관은"]);
    let (_, new, comparison) = compared(&after);
    let [section] = comparison.sections.as_slice() else {
        panic!("{:?}", comparison.sections)
    };
    assert_eq!(section.change, Change::Moved);
    let heading = &new.outline().sections()[section.new.unwrap()].heading;
    assert_eq!(heading, "3. 도서관");
}

#[test]
fn parting_a_paragraph_changes_no_words() {
    let after = REPORT.replace("잡히고 여름에는", "잡히고\n여름에는");
    assert_eq!(said(&after), [""; 0]);
}

#[test]
fn a_section_that_is_gone_is_told() {
    let cut = REPORT.find("# 2.").unwrap()..REPORT.find("# 3.").unwrap();
    let mut after = REPORT.to_owned();
    after.replace_range(cut, "");
    let (old, _, comparison) = compared(&after);
    let gone: Vec<_> = comparison
        .sections
        .iter()
        .filter(|one| one.change == Change::Gone)
        .collect();
    assert_eq!(gone.len(), 1);
    assert_eq!(
        old.outline().sections()[gone[0].old.unwrap()].heading,
        "2. 심야 버스"
    );
    assert_eq!(comparison.count(Change::Gone), 3);
}

#[test]
fn words_are_compared() {
    let pieces = words(
        "해수는 2019년 4월에 들어왔다.",
        "해수는 2021년  4월에 처음 들어왔다.",
    );
    assert_eq!(
        Piece::marked(&pieces),
        "해수는 [-2019년-] {+2021년+} 4월에 {+처음+} 들어왔다."
    );
    assert_eq!(Piece::marked(&words("", "")), "");
}

#[test]
fn a_block_finds_its_change() {
    let (_, new, comparison) = compared(&REPORT.replace("한 시간마다", "반 시간마다"));
    let changed: Vec<_> = new
        .blocks()
        .iter()
        .enumerate()
        .filter(|(id, block)| comparison.of_block(*id, block.range).is_some())
        .map(|(_, block)| new.block_text(block).split(' ').next().unwrap())
        .collect();
    assert_eq!(changed, ["자정이"]);
}
