//! What a reader finds in a source, by line numbers: the small text format of
//! `tests/fixtures/recovery/`. A line is a mark and its fields:
//!
//! `s level number marker line` a section and the line of its heading, 0 where no line has it;
//! `p first last joins` a paragraph, `i` an item; joins, line end by line end, `s` `.` `h`, or nothing;
//! `c line` a caption; `n label lines line character` a footnote and the place of its reference;
//! `j line...` ends of words without a space there; `x lines...` what no reader needs.

/// All that is known of one source.
#[derive(Default)]
pub(crate) struct Reading {
    pub sections: Vec<Section>,
    pub parts: Vec<Part>,
    pub captions: Vec<usize>,
    pub notes: Vec<Note>,
    pub spaced: Vec<usize>,
    pub noise: Vec<usize>,
}

/// A heading: its level, its number or nothing, how its title begins, and its line.
pub(crate) struct Section {
    pub level: usize,
    pub number: String,
    pub marker: String,
    pub line: usize,
}

/// A paragraph or item.
pub(crate) struct Part {
    pub first: usize,
    pub last: usize,
    pub joins: String,
}

/// A footnote.
pub(crate) struct Note {
    pub label: String,
    pub lines: Vec<usize>,
    pub line: usize,
    pub character: usize,
}

impl Reading {
    /// Reads the format; a malformed line is a mistake in the data and fails the test.
    pub(crate) fn parse(text: &str) -> Self {
        let mut reading = Self::default();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for line in lines.filter(|line| !line.is_empty()) {
            let fields: Vec<&str> = line.split(' ').collect();
            match fields.as_slice() {
                ["s", level, number, marker, line] => reading.sections.push(Section {
                    level: level.parse().unwrap(),
                    number: number.trim_matches('-').to_owned(),
                    marker: (*marker).to_owned(),
                    line: line.parse().unwrap(),
                }),
                ["p" | "i", first, last, joins @ ..] => reading.parts.push(Part {
                    first: first.parse().unwrap(),
                    last: last.parse().unwrap(),
                    joins: joins.concat(),
                }),
                ["c", line] => reading.captions.push(line.parse().unwrap()),
                ["n", label, own, line, character] => reading.notes.push(Note {
                    label: (*label).to_owned(),
                    lines: own.split(',').flat_map(range).collect(),
                    line: line.parse().unwrap(),
                    character: character.parse().unwrap(),
                }),
                ["j", lines @ ..] => reading.spaced.extend(lines.iter().flat_map(|l| range(l))),
                ["x", lines @ ..] => reading.noise.extend(lines.iter().flat_map(|l| range(l))),
                _ => panic!("not understood: {line}"),
            }
        }
        reading
    }

    /// Says whether a line belongs to a footnote or to the page.
    pub(crate) fn is_aside(&self, line: usize) -> bool {
        self.noise.contains(&line)
            || self.captions.contains(&line)
            || self.sections.iter().any(|section| section.line == line)
            || self.notes.iter().any(|note| note.lines.contains(&line))
    }
}

fn range(text: &str) -> std::ops::RangeInclusive<usize> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    first.parse().unwrap()..=last.parse().unwrap()
}
