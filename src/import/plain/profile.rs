//! What a text as a whole tells about how it was made: measured first, so that no later step has to
//! assume a tool. Only counts and shares; nothing is decided here about a single line.

use super::folio;
use super::lines::{self, Line};
use super::scan;

/// What blank lines mean in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blanks {
    /// They stand between nearly all lines and mean nothing.
    Everywhere,
    /// They part paragraphs or blocks.
    Between,
    /// There are next to none.
    Rare,
}

/// The habits of a text.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one independent observation"
)]
pub(super) struct Profile {
    /// What blank lines mean.
    pub blanks: Blanks,
    /// Whether paragraphs are cut into lines of about one width.
    pub wrapped: bool,
    /// Whether a space at a line end says that a word ended there.
    pub trailing: bool,
    /// Whether tabs are the spaces of a note font.
    pub tabbed: bool,
    /// Whether the text is Korean more than anything else.
    pub korean: bool,
    /// Whether form feeds part the pages.
    pub feeds: bool,
    /// The natural width of a full line of running text, in em.
    pub measure: f32,
}

impl Profile {
    /// Measures a text.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let korean = is_korean(lines);
        let measure = measure(lines.iter(), korean);
        let wrapped = is_wrapped(lines, measure, korean);
        Self {
            blanks: blank_habit(lines, wrapped.then_some(measure)),
            wrapped,
            trailing: wrapped && has_trailing_signal(lines, measure),
            tabbed: share(lines.iter().map(|line| line.tabbed)) > 0.05,
            korean,
            feeds: lines.iter().any(|line| line.feed),
            measure,
        }
    }

    /// The least share of the measure that a full line fills. Lines that are cut between letters
    /// are nearly even; lines that are cut between words are not.
    pub(super) fn full(&self) -> f32 {
        if self.korean { 0.93 } else { 0.82 }
    }
}

fn share(flags: impl Iterator<Item = bool>) -> f32 {
    let (mut yes, mut all) = (0.0f32, 0.0f32);
    for flag in flags {
        all += 1.0;
        yes += f32::from(u8::from(flag));
    }
    if all > 0.0 { yes / all } else { 0.0 }
}

fn is_korean(lines: &[Line<'_>]) -> bool {
    let (mut hangul, mut latin) = (0usize, 0usize);
    for c in lines
        .iter()
        .flat_map(|line| line.body.chars())
        .take(400_000)
    {
        hangul += usize::from(scan::is_cjk(c));
        latin += usize::from(c.is_ascii_alphabetic());
    }
    hangul * 3 > latin
}

/// The natural width that most long lines come near to without passing it.
pub(super) fn measure<'a, 'b: 'a>(lines: impl Iterator<Item = &'a Line<'b>>, korean: bool) -> f32 {
    let mut widths: Vec<f32> = lines
        .filter(|line| line.width >= 8.0 && !line.tabbed)
        .map(|line| line.width)
        .collect();
    lines::sort(&mut widths);
    let spread = if korean { 0.94 } else { 0.85 };
    let mut low = 0;
    let mut best = (0, 0.0);
    for (high, &width) in widths.iter().enumerate() {
        while widths.get(low).is_some_and(|w| *w < width * spread) {
            low += 1;
        }
        if high + 1 - low >= best.0 {
            // The window's last tenth is overhang; the measure lies just below it.
            let at = high - (high + 1 - low) / 10;
            best = (high + 1 - low, widths.get(at).copied().unwrap_or(width));
        }
    }
    best.1
}

fn is_wrapped(lines: &[Line<'_>], measure: f32, korean: bool) -> bool {
    let long: Vec<&Line<'_>> = lines.iter().filter(|line| line.width >= 8.0).collect();
    if long.len() < 2 || measure > 90.0 {
        return false;
    }
    let low = if korean { 0.92 } else { 0.8 };
    let even = share(
        long.iter()
            .map(|line| line.width >= measure * low && line.width <= measure * 1.06),
    );
    let ended = share(long.iter().map(|line| scan::ends_sentence(line.body)));
    let over = share(long.iter().map(|line| line.width > measure * 2.5));
    over < 0.1 && (even >= 0.3 && ended < 0.6 || even >= 0.5 && ended < 0.75)
}

fn blank_habit(lines: &[Line<'_>], measure: Option<f32>) -> Blanks {
    let single = share(lines.iter().skip(1).map(|line| line.blanks == 1));
    // Blank lines beside a page number or a page's end say nothing about paragraphs.
    let is_number = |line: &Line<'_>| folio::read(line.body).is_some();
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let any = share(pairs.map(|(above, line)| {
        line.blanks > 0 && !line.feed && !is_number(line) && !is_number(above)
    }));
    if measure.is_some_and(|measure| single >= 0.55 || splits_sentences(lines, measure)) {
        Blanks::Everywhere
    } else if any >= 0.02 {
        Blanks::Between
    } else {
        Blanks::Rare
    }
}

/// Whether blank lines stand within sentences about as often as between paragraphs.
fn splits_sentences(lines: &[Line<'_>], measure: f32) -> bool {
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let gaps = pairs.filter(|(above, line)| {
        line.blanks == 1 && !line.feed && above.width > 8.0 && line.width > 8.0
    });
    let mut count = 0;
    let within = share(gaps.map(|(above, line)| {
        count += 1;
        let full = above.width > measure * 0.92 && above.width < measure * 1.07;
        let open = !scan::ends_sentence(above.body) && !scan::ends_with_colon(above.body);
        full && open && line.indent <= above.indent
    }));
    count >= 12 && within > 0.35
}

fn has_trailing_signal(lines: &[Line<'_>], measure: f32) -> bool {
    let trails = share(
        lines
            .iter()
            .filter(|line| line.width >= measure * 0.8 && !line.raw.contains('\t'))
            .map(Line::trails),
    );
    (0.12..0.8).contains(&trails)
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn profile(text: &str) -> Profile {
        Profile::of(&lines::split(text))
    }

    #[test]
    fn wrapped_korean_with_blank_lines_everywhere_is_known() {
        let text = "가나다라 마바사아 자차카타 파하가나 다라마바 \n\n".repeat(12)
            + &"가나다라 마바사아 자차카타 파하가나 다라마바\n\n".repeat(12);
        let profile = profile(&text);
        assert_eq!(profile.blanks, Blanks::Everywhere);
        assert!(profile.wrapped && profile.trailing && profile.korean);
        assert!((profile.measure - 21.3).abs() < 0.5);
    }

    #[test]
    fn a_line_per_paragraph_is_not_wrapped() {
        let text = (1..12).fold(String::new(), |text, n| {
            text + &"가나다라 마바사 ".repeat(n + 2) + "했다.\n"
        });
        let profile = profile(&text);
        assert!(!profile.wrapped);
        assert_eq!(profile.blanks, Blanks::Rare);
    }

    #[test]
    fn ragged_english_is_wrapped_and_blank_lines_part_it() {
        let text = "The reader opens a long report and\nlooks for the part that was marked\n\
                    yesterday in the evening; there it\nis.\n\nAnother paragraph follows, which\n\
                    is wrapped at the same width as the\nfirst one was.\n";
        let profile = profile(text);
        assert!(profile.wrapped && !profile.korean);
        assert_eq!(profile.blanks, Blanks::Between);
    }

    #[test]
    fn an_empty_text_has_a_profile() {
        assert!(!profile("").wrapped);
    }
}
