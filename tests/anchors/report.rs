//! Invented Korean reports whose every sentence is known, written out as plain text, Markdown or HTML.

use yeobaek::document::{Document, TextRange};
use yeobaek::import;

/// Numbers that look random and are the same every time.
pub struct Seed(u64);

impl Seed {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % limit.max(1) as u64).unwrap()
    }

    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// A sentence that keeps its number through every edit.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    pub id: usize,
    pub text: String,
}

#[derive(Debug, Clone, Default)]
pub struct Section {
    pub title: String,
    pub paragraphs: Vec<Vec<Sentence>>,
}

#[derive(Debug, Clone, Default)]
pub struct Report {
    pub sections: Vec<Section>,
    pub next: usize,
}

const PLACES: &[&str] = &[
    "가로림만",
    "남쪽 포구",
    "하구 둑 바깥",
    "구도심",
    "환승 센터",
    "강변 종점",
    "읍내 도서관",
    "작은 분관",
    "시립 서고",
    "염습지",
    "북쪽 갯골",
    "차고지",
    "산업단지 입구",
    "대학 앞",
    "섬 지역",
    "이동 도서관",
    "자료실 2층",
    "새 어항",
];
const SUBJECTS: &[&str] = &[
    "바지락 생산량은",
    "도요새의 개체 수는",
    "심야 버스 이용자는",
    "마지막 배차 간격은",
    "대출 권수는",
    "열람실 이용 시간은",
    "퇴적물의 두께는",
    "해수 유통량은",
    "운전원의 근무 시간은",
    "무인 반납함은",
    "어촌계의 공동 어장은",
    "환승 대기 시간은",
    "기증 도서의 비율은",
    "물막이 공사는",
    "노선 개편안은",
    "조사원들의 관찰 기록은",
    "장서 점검은",
    "야간 운행 예산은",
    "주민 협의회는",
    "갯벌 체험장은",
    "전자책 구독료는",
    "정류장의 조명은",
    "염분 농도는",
    "독서 모임의 수는",
];
const WHEN: &[&str] = &[
    "지난해 여름부터",
    "2019년 이후",
    "공사가 끝난 뒤",
    "첫 조사 때보다",
    "개편이 이루어진 다음 달에",
    "겨울철을 제외하면",
    "주말에는",
    "시범 운영 기간에",
    "2021년 4월 기준으로",
    "대체로",
    "예상과 달리",
    "같은 기간에",
    "세 차례에 걸쳐",
    "올해 들어",
];
const HOW: &[&str] = &[
    "눈에 띄게 줄어든 것으로",
    "꾸준히 늘어난 것으로",
    "크게 달라지지 않은 것으로",
    "계절에 따라 오르내린 것으로",
    "다른 지역의 두 배에 이른 것으로",
    "절반 가까이 회복된 것으로",
    "처음으로 기준을 넘은 것으로",
    "계획보다 늦어진 것으로",
    "이용자의 기대에 못 미친 것으로",
    "비용을 감당하기 어려운 것으로",
    "안정된 수준을 유지한 것으로",
];
const ENDS: &[&str] = &[
    "나타났다",
    "조사되었다",
    "보고되었다",
    "확인되었다",
    "집계되었다",
    "추정된다",
    "보인다",
    "알려졌다",
    "평가된다",
    "기록되었다",
];
const WHY: &[&str] = &[
    "준설이 멈추면서",
    "배차를 늘린 덕분에",
    "장비가 낡았기 때문에",
    "주민들이 직접 나서면서",
    "물길이 다시 열리자",
    "안내가 부족하여",
    "요금이 그대로인데도",
    "휴관일이 늘었음에도",
    "기온이 높아짐에 따라",
    "새 노선이 생기자",
];
const TITLES: &[&str] = &[
    "조사의 배경",
    "갯벌의 변화",
    "운행 실태",
    "이용자 설문",
    "예산과 인력",
    "시설의 개선",
    "주민 참여",
    "해외 사례",
    "맺음말",
    "자료와 방법",
    "쟁점",
    "앞으로의 과제",
    "생태 조사",
    "요금 체계",
    "장서 구성",
];

impl Report {
    /// A report of so many sections.
    pub fn invented(seed: &mut Seed, sections: usize) -> Self {
        let mut report = Self::default();
        for number in 0..sections {
            let mut section = Section {
                title: format!("{}. {}", number + 1, seed.pick(TITLES)),
                paragraphs: Vec::new(),
            };
            for _ in 0..2 + seed.below(4) {
                let sentences = 2 + seed.below(4);
                section
                    .paragraphs
                    .push((0..sentences).map(|_| report.sentence(seed)).collect());
            }
            if seed.one_in(3) {
                section.paragraphs.extend(report.siblings(seed));
            }
            report.sections.push(section);
        }
        report
    }

    pub fn sentence(&mut self, seed: &mut Seed) -> Sentence {
        let (place, subject) = (seed.pick(PLACES), seed.pick(SUBJECTS));
        let (when, how, end) = (seed.pick(WHEN), seed.pick(HOW), seed.pick(ENDS));
        let why = seed.pick(WHY);
        let number = 10 + seed.below(9_900);
        let text = match seed.below(6) {
            0 => format!("{place}의 {subject} {when} {how} {end}."),
            1 => format!("{why} {place}에서 {subject} {when} {number}건에 이르렀다."),
            2 => format!("{when} {place}의 {subject} {why} {how} {end}."),
            3 => format!(
                "그러나 {subject} {number}에서 {}로 바뀌어 {how} {end}.",
                number + 37
            ),
            4 => format!("{why} {subject} {how} {end}."),
            _ => format!("{place}를 맡은 담당자는 “{subject} {when} {how} {end}”고 말하였다."),
        };
        self.numbered(text)
    }

    pub fn numbered(&mut self, text: String) -> Sentence {
        self.next += 1;
        Sentence {
            id: self.next,
            text,
        }
    }

    /// Paragraphs of one sentence that differ in a name or a number.
    fn siblings(&mut self, seed: &mut Seed) -> Vec<Vec<Sentence>> {
        let (subject, end) = (seed.pick(SUBJECTS), seed.pick(ENDS));
        let year = 2005 + seed.below(8);
        (0..4 + seed.below(6))
            .map(|n| {
                let number = 100 + seed.below(900);
                let text = format!("{}년 {subject} 모두 {number}건으로 {end}.", year + n);
                vec![self.numbered(text)]
            })
            .collect()
    }

    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        let paragraphs = self.sections.iter().flat_map(|section| &section.paragraphs);
        paragraphs.flatten()
    }

    /// The report as Markdown: one paragraph to a line.
    pub fn markdown(&self) -> String {
        let mut out = String::from("# 조사 보고\n\n");
        for section in &self.sections {
            out += &format!("## {}\n\n", section.title);
            for paragraph in &section.paragraphs {
                out += &format!("{}\n\n", joined(paragraph));
            }
        }
        out
    }

    /// The report as HTML.
    pub fn html(&self) -> String {
        let mut out = String::from("<html><body><h1>조사 보고</h1>\n");
        for section in &self.sections {
            out += &format!("<h2>{}</h2>\n", section.title);
            for paragraph in &section.paragraphs {
                out += &format!("<p>{}</p>\n", joined(paragraph));
            }
        }
        out + "</body></html>\n"
    }

    /// The report as text from a printed page: lines of about 40 characters, also cut within words.
    pub fn printed(&self) -> String {
        let mut out = String::from("조사 보고\n\n");
        for section in &self.sections {
            out += &format!("{}\n\n", section.title);
            for paragraph in &section.paragraphs {
                let text: Vec<char> = joined(paragraph).chars().collect();
                for line in text.chunks(41) {
                    let line: String = line.iter().collect();
                    out += &format!("{}\n", line.trim());
                }
                out.push('\n');
            }
        }
        out
    }

    /// The document and where each sentence stands in it, by its number.
    pub fn read(&self, name: &str) -> (Document, Vec<(usize, TextRange)>) {
        let text = match name.rsplit('.').next() {
            Some("html") => self.html(),
            Some("txt") => self.printed(),
            _ => self.markdown(),
        };
        let decoded = import::decode(text.as_bytes()).unwrap();
        let document = import::document(name, &decoded);
        let seen: Vec<(usize, char)> = document
            .text()
            .char_indices()
            .filter(|(_, c)| !c.is_whitespace())
            .collect();
        let letters: Vec<char> = seen.iter().map(|&(_, c)| c).collect();
        let mut from = 0;
        let mut places = Vec::new();
        for sentence in self.sentences() {
            let wanted: Vec<char> = sentence
                .text
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect();
            let found = letters[from..]
                .windows(wanted.len())
                .position(|there| there == wanted);
            let at = from + found.unwrap_or_else(|| panic!("{} is in {name}", sentence.text));
            let last = seen[at + wanted.len() - 1];
            let range = TextRange::new(seen[at].0, last.0 + last.1.len_utf8());
            places.push((sentence.id, range));
            from = at + wanted.len();
        }
        (document, places)
    }
}

pub fn joined(paragraph: &[Sentence]) -> String {
    let texts: Vec<&str> = paragraph.iter().map(|one| one.text.as_str()).collect();
    texts.join(" ")
}
