//! What editors do to a report: every edit keeps the numbers of the sentences that it keeps.

use super::report::{Report, Section, Seed};

/// A copy has the number of its original and this.
pub const COPY: usize = 1_000_000;

/// Edits a report in so many places, each in one of the ways that were named.
pub fn edited(report: &Report, seed: &mut Seed, times: usize, ways: &[Way]) -> Report {
    let mut report = report.clone();
    for _ in 0..times {
        let way = ways[seed.below(ways.len())];
        // Editors change words far more often than they take whole sections out.
        let rare = matches!(
            way,
            Way::TakeOutSection | Way::MoveSection | Way::TakeOutParagraph
        );
        if !rare || ways.len() == 1 || seed.one_in(3) {
            way.apply(&mut report, seed);
        }
        if ways.len() > 1 {
            let words = [
                Way::Particle,
                Way::Number,
                Way::Word,
                Way::Retype,
                Way::Clause,
            ];
            words[seed.below(words.len())].apply(&mut report, seed);
        }
    }
    report
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A sentence is put in.
    PutIn,
    /// A paragraph is put in.
    PutInParagraph,
    /// A sentence is taken out.
    TakeOut,
    /// A paragraph is taken out.
    TakeOutParagraph,
    /// A section is taken out while a copy of one of its paragraphs stays elsewhere.
    TakeOutSection,
    /// A paragraph goes elsewhere.
    Move,
    /// A section goes elsewhere.
    MoveSection,
    /// A paragraph is parted in two.
    Split,
    /// Two paragraphs become one.
    Merge,
    /// A paragraph is repeated elsewhere.
    Copy,
    /// A particle is changed.
    Particle,
    /// A number is changed.
    Number,
    /// A word is changed.
    Word,
    /// A sentence is said in other words.
    Retype,
    /// A clause is put into a sentence.
    Clause,
}

impl Way {
    pub const ALL: [Self; 15] = [
        Self::PutIn,
        Self::PutInParagraph,
        Self::TakeOut,
        Self::TakeOutParagraph,
        Self::TakeOutSection,
        Self::Move,
        Self::MoveSection,
        Self::Split,
        Self::Merge,
        Self::Copy,
        Self::Particle,
        Self::Number,
        Self::Word,
        Self::Retype,
        Self::Clause,
    ];

    fn apply(self, report: &mut Report, seed: &mut Seed) {
        match self {
            Self::TakeOutSection | Self::MoveSection => return self.on_sections(report, seed),
            Self::Particle | Self::Number | Self::Word | Self::Retype | Self::Clause => {
                return self.on_words(report, seed);
            }
            _ => {}
        }
        let fresh = report.sentence(seed);
        let Some((section, at)) = any_paragraph(report, seed) else {
            return;
        };
        let other = seed.below(report.sections.len());
        let paragraphs = &mut report.sections[section].paragraphs;
        let inside = seed.below(paragraphs[at].len());
        match self {
            Self::PutIn => paragraphs[at].insert(inside, fresh),
            Self::PutInParagraph => paragraphs.insert(at, vec![fresh]),
            Self::TakeOut => {
                paragraphs[at].remove(inside);
                paragraphs.retain(|one| !one.is_empty());
            }
            Self::TakeOutParagraph => {
                paragraphs.remove(at);
            }
            Self::Split if inside > 0 => {
                let rest = paragraphs[at].split_off(inside);
                paragraphs.insert(at + 1, rest);
            }
            Self::Merge if at + 1 < paragraphs.len() => {
                let next = paragraphs.remove(at + 1);
                paragraphs[at].extend(next);
            }
            Self::Move | Self::Copy => {
                let mut taken = paragraphs[at].clone();
                if self == Self::Move {
                    paragraphs.remove(at);
                } else {
                    for sentence in &mut taken {
                        sentence.id = COPY + sentence.id % COPY;
                    }
                }
                // A copy beside its original cannot be told from it, nor is there a reason to.
                let other = if self == Self::Copy && other == section {
                    (other + 1) % report.sections.len()
                } else {
                    other
                };
                let to = seed.below(report.sections[other].paragraphs.len() + 1);
                report.sections[other].paragraphs.insert(to, taken);
            }
            _ => {}
        }
    }

    fn on_sections(self, report: &mut Report, seed: &mut Seed) {
        if report.sections.len() < 3 {
            return;
        }
        let section: Section = report.sections.remove(seed.below(report.sections.len()));
        let to = seed.below(report.sections.len());
        if self == Self::MoveSection {
            report.sections.insert(to, section);
        }
    }

    fn on_words(self, report: &mut Report, seed: &mut Seed) {
        let Some((section, at)) = any_paragraph(report, seed) else {
            return;
        };
        let paragraph = &mut report.sections[section].paragraphs[at];
        let inside = seed.below(paragraph.len());
        let sentence = &mut paragraph[inside];
        let mut words: Vec<String> = sentence.text.split(' ').map(str::to_owned).collect();
        match self {
            Self::Particle => {
                const PAIRS: &[(&str, &str)] = &[
                    ("은", "이"),
                    ("는", "가"),
                    ("에서", "에서는"),
                    ("의", ""),
                    ("로", "로도"),
                ];
                let start = seed.below(words.len());
                let end = words.len();
                let hit = (0..end).map(|n| (start + n) % end).find_map(|n| {
                    let pair = PAIRS.iter().find(|(from, _)| {
                        words[n].ends_with(from) && words[n].chars().count() > 2
                    })?;
                    Some((n, pair))
                });
                if let Some((n, (from, to))) = hit {
                    words[n] = format!("{}{to}", words[n].strip_suffix(from).unwrap());
                }
            }
            Self::Number => {
                let new = (1_000 + seed.below(8_000)).to_string();
                if let Some(word) = words
                    .iter_mut()
                    .rev()
                    .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
                {
                    let rest = word
                        .trim_start_matches(|c: char| c.is_ascii_digit())
                        .to_owned();
                    *word = new + &rest;
                }
            }
            Self::Word => {
                let n = seed.below(words.len() - 1);
                let others = [
                    "실제로",
                    "여러 곳의",
                    "최근의",
                    "담당 부서가",
                    "상당한",
                    "이러한",
                ];
                seed.pick(&others).clone_into(&mut words[n]);
            }
            Self::Retype => {
                for (from, to) in [
                    ("것으로 나타났다", "모습을 보였다"),
                    ("것으로 조사되었다", "것이 밝혀졌다"),
                    ("것으로 집계되었다", "셈이 되었다"),
                    ("이르렀다", "달하는 수준이 되었다"),
                    ("때문에", "까닭에"),
                    ("덕분에", "결과로"),
                    ("눈에 띄게", "뚜렷하게"),
                    ("꾸준히", "해마다"),
                    ("크게", "별로"),
                    ("지난해 여름부터", "작년 하반기 이래"),
                ] {
                    sentence.text = sentence.text.replace(from, to);
                }
                return;
            }
            _ => {
                let n = 1 + seed.below(words.len() - 1);
                words.insert(n, "조사 보고서가 되풀이하여 밝힌 것처럼".to_owned());
            }
        }
        sentence.text = words.join(" ");
    }
}

fn any_paragraph(report: &Report, seed: &mut Seed) -> Option<(usize, usize)> {
    let filled: Vec<usize> = (0..report.sections.len())
        .filter(|&n| !report.sections[n].paragraphs.is_empty())
        .collect();
    let section = *filled.get(seed.below(filled.len()))?;
    Some((
        section,
        seed.below(report.sections[section].paragraphs.len()),
    ))
}
