//! Reports of any size in our own words, the same on every machine: what the benches read. No test rests on
//! their wording.

/// What sentences are made of.
const SUBJECTS: [&str; 8] = [
    "갯벌의 물때는",
    "밤 버스의 시간표는",
    "마을 도서관은",
    "강가의 정류장은",
    "새벽 시장의 상인들은",
    "관리 주체는",
    "조사에 답한 주민들은",
    "해안의 둑길은",
];
const OBJECTS: [&str; 8] = [
    "계절에 따라 달라지는 이용을",
    "운행 간격과 환승 거리를",
    "빌려 간 책의 목록을",
    "배수로의 수위를",
    "물건을 나르는 순서를",
    "예산의 쓰임과 남은 금액을",
    "지난해와 올해의 차이를",
    "안내문에 적힌 약속을",
];
const VERBS: [&str; 8] = [
    "다시 살펴보게 한다.",
    "날마다 적어 둔다.",
    "조금씩 바꾸어 왔다.",
    "한 장의 표로 보여 준다.",
    "서로 견주어 보았다.",
    "먼저 확인하여야 한다.",
    "앞으로의 과제로 남겼다.",
    "널리 알리지 못하였다.",
];
/// How many characters an extracted line has.
const LINE: usize = 38;

/// Numbers that look random and are always the same (the multiplier of Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let at = self.roll(words.len());
        words.get(at).copied().unwrap_or("")
    }

    fn paragraph(&mut self) -> String {
        let sentences = 2 + self.roll(5);
        let sentence = |_| {
            let (subject, object) = (self.of(&SUBJECTS), self.of(&OBJECTS));
            format!("{subject} {object} {}", self.of(&VERBS))
        };
        (0..sentences).map(sentence).collect::<Vec<_>>().join(" ")
    }
}

/// Plain text of about so many bytes, cut into lines as text extracted from a PDF is.
pub(super) fn plain(bytes: usize) -> String {
    grown(bytes, |dice, number| match number % 24 {
        0 => format!("제{}장 {}\n\n", number / 24 + 1, dice.of(&OBJECTS)),
        8 | 16 => format!("{}. {}\n\n", number % 24 / 8, dice.of(&OBJECTS)),
        _ => format!("{}\n\n", lines(&dice.paragraph())),
    })
}

/// Markdown of about so many bytes, with headings, lists, tables and emphasis.
pub(super) fn markdown(bytes: usize) -> String {
    grown(bytes, |dice, number| match number % 16 {
        0 => format!("# 제{}장 {}\n\n", number / 16 + 1, dice.of(&OBJECTS)),
        6 => format!("## {}\n\n", dice.of(&OBJECTS)),
        9 => format!("- {}\n- {}\n\n", dice.of(&SUBJECTS), dice.of(&OBJECTS)),
        12 => format!(
            "| 때 | 일 |\n|---|---|\n| {number} | {} |\n\n",
            dice.of(&VERBS)
        ),
        _ => format!("**{}** {}\n\n", dice.of(&SUBJECTS), dice.paragraph()),
    })
}

/// An HTML page of about so many bytes.
pub(super) fn html(bytes: usize) -> String {
    let body = grown(bytes, |dice, number| match number % 16 {
        0 => format!("<h1>{}</h1>\n", dice.of(&OBJECTS)),
        8 => format!(
            "<ul><li>{}</li><li>{}</li></ul>\n",
            dice.of(&SUBJECTS),
            dice.of(&VERBS)
        ),
        _ => format!(
            "<p>{} <b>{}</b></p>\n",
            dice.paragraph(),
            dice.of(&SUBJECTS)
        ),
    });
    format!("<!DOCTYPE html><html><head><title>물때</title></head><body>\n{body}</body></html>\n")
}

fn grown(bytes: usize, mut block: impl FnMut(&mut Dice, usize) -> String) -> String {
    let mut dice = Dice(7);
    let mut text = String::with_capacity(bytes + 4096);
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&block(&mut dice, number));
    }
    text
}

fn lines(paragraph: &str) -> String {
    let chars: Vec<char> = paragraph.chars().collect();
    let lines = chars
        .chunks(LINE)
        .map(|line| line.iter().collect::<String>());
    lines.collect::<Vec<_>>().join("\n")
}
