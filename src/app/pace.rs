//! How fast the reader reads, measured from how the place moves through the text: times come with the messages,
//! and nothing wakes to measure. Long pauses and jumps do not count, nor what is only leafed through.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{App, Mode};
use crate::document::Offset;
use crate::store::{Amount, ByDay};

/// The slowest and the fastest that counts as reading, in characters a minute.
const SLOWEST: u64 = 60;
const FASTEST: u64 = 4_000;
/// A pause is longer than reading all that is in sight takes at this pace, and than these seconds.
const LINGERING: u64 = 150;
const SHORTEST_PAUSE: u64 = 30;
/// A pace is known after so many seconds of reading.
const ENOUGH: u64 = 90;
/// What was read is kept at the latest after so many seconds of reading.
const KEPT_EACH: u64 = 600;

/// The pace of the reader in this document, and what was read in this session.
#[derive(Debug, Clone, Default)]
pub struct Pace {
    /// What was read of this document, and of all, with what was read in this session.
    of_document: Amount,
    of_all: Amount,
    /// What was read and is not kept yet.
    unkept: ByDay,
    stretch: Option<Stretch>,
}

/// What is in sight, in characters of the reading text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    start: usize,
    end: usize,
}

/// A stretch of reading that goes on: from where, for how long, and what is in sight.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    from: usize,
    /// The characters that were in sight when it began.
    size: usize,
    seconds: u64,
    seen: Seen,
    /// When the last message came, and whether the page had the keys then.
    at: Timestamp,
    on_page: bool,
}

impl Stretch {
    fn at(seen: Seen, now: Timestamp, on_page: bool) -> Self {
        Self {
            from: seen.start,
            size: seen.end.saturating_sub(seen.start),
            seconds: 0,
            seen,
            at: now,
            on_page,
        }
    }

    /// The seconds after which nobody reads what is in sight any more.
    fn longest(&self) -> u64 {
        let chars = (self.seen.end - self.seen.start) as u64;
        (chars * 60 / LINGERING).max(SHORTEST_PAUSE)
    }
}

impl Pace {
    /// The pace of a reader who read so much of the document before, and of all.
    pub(super) fn since((of_document, of_all): (Amount, Amount)) -> Self {
        Self {
            of_document,
            of_all,
            ..Self::default()
        }
    }

    /// The characters a minute that are read: in this document when enough of it was read, else in all; none
    /// before enough was read.
    pub fn per_minute(&self) -> Option<u64> {
        let paces = [self.of_document, self.of_all];
        let known = paces.into_iter().find(|read| read.seconds >= ENOUGH)?;
        Some((known.chars * 60 / known.seconds).max(1))
    }

    /// The minutes that so many characters take, begun ones counted whole.
    pub fn minutes(&self, chars: usize) -> Option<u64> {
        Some((chars as u64).div_ceil(self.per_minute()?))
    }

    /// Takes in what is in sight now, with the day it is.
    fn turn(&mut self, seen: Seen, on_page: bool, now: Timestamp, today: Date) {
        let Some(mut stretch) = self.stretch else {
            self.stretch = Some(Stretch::at(seen, now, on_page));
            return;
        };
        let gap = now.as_second().saturating_sub(stretch.at.as_second());
        let gap = u64::try_from(gap).unwrap_or(0);
        if stretch.on_page && gap > stretch.longest() {
            // Nobody was there, and what was read meanwhile cannot be told.
            self.break_off(stretch, today);
            self.stretch = Some(Stretch::at(seen, now, on_page));
            return;
        }
        if stretch.on_page {
            stretch.seconds += gap;
        }
        let before = stretch.seen;
        stretch = Stretch {
            seen,
            at: now,
            on_page,
            ..stretch
        };
        let overlaps = seen.start <= before.end.saturating_add(1) && seen.end >= before.start;
        let passed = seen.start.saturating_sub(stretch.from);
        self.stretch = Some(if !overlaps || seen.start < stretch.from {
            stretch.seen = before;
            self.break_off(stretch, today);
            Stretch::at(seen, now, on_page)
        } else if passed * 3 >= stretch.size * 2 && passed > 0 {
            self.count(passed as u64, stretch.seconds, today);
            Stretch::at(seen, now, on_page)
        } else {
            stretch
        });
    }

    /// Ends a stretch before what was in sight was passed: as much of it counts as the time was long enough for.
    fn break_off(&mut self, stretch: Stretch, today: Date) {
        let Some(pace) = self.per_minute() else {
            return;
        };
        let all = stretch.seen.end.saturating_sub(stretch.from) as u64;
        let chars = (stretch.seconds * pace / 60).min(all);
        self.count(chars, stretch.seconds, today);
    }

    /// Counts what was passed in a time that is long enough for reading it, and not too long.
    fn count(&mut self, chars: u64, seconds: u64, today: Date) {
        let plausible = chars > 0
            && chars * 60 <= seconds.saturating_mul(FASTEST)
            && chars * 60 >= seconds.saturating_mul(SLOWEST);
        if !plausible {
            return;
        }
        let read = Amount { seconds, chars };
        self.of_document += read;
        self.of_all += read;
        *self.unkept.entry(today).or_default() += read;
    }

    /// What is to be kept, which is not asked for twice; none when nothing was read.
    fn take(&mut self) -> Option<ByDay> {
        let unkept = std::mem::take(&mut self.unkept);
        (!unkept.is_empty()).then_some(unkept)
    }
}

/// Where the reader is, and how much is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    /// The number of the section among all, from 1, and how many there are; none without sections.
    pub section: Option<(usize, usize)>,
    /// The printed page.
    pub page: Option<String>,
    /// How far, in hundredths.
    pub percent: usize,
    /// The minutes left in the section, and in the document; none while the pace is not known.
    pub minutes: Option<(Option<u64>, u64)>,
}

impl App {
    /// Takes in how the place moved with what the reader did now.
    pub(super) fn measure(&mut self, now: Timestamp) {
        if !self.settings.notes.statistics || !self.session.is_open() {
            return;
        }
        let Some(range) = self.session.visible_range() else {
            return;
        };
        let document = &self.session.document;
        let [start, end] = [range.start, range.end].map(|at| document.chars_before(at));
        let on_page = matches!(
            self.mode.seen(),
            Mode::Reading | Mode::Selecting(_) | Mode::Peek(_)
        );
        let today = now.to_zoned(self.remembered.zone.clone()).date();
        let pace = &mut self.remembered.pace;
        pace.turn(Seen { start, end }, on_page, now, today);
    }

    /// Stops measuring, as another document is read from now on.
    pub(super) fn look_away(&mut self) {
        self.measure(self.remembered.now);
        if let Some(stretch) = &mut self.remembered.pace.stretch {
            stretch.on_page = false;
        }
    }

    /// What was read and is to be kept: all of it as the document is left.
    pub(super) fn read_to_keep(&mut self) -> Option<ByDay> {
        let now = self.remembered.now;
        self.measure(now);
        let today = now.to_zoned(self.remembered.zone.clone()).date();
        let pace = &mut self.remembered.pace;
        if let Some(stretch) = pace.stretch.take() {
            pace.break_off(stretch, today);
        }
        pace.take()
    }

    /// What was read, when it is so much that it is to be kept now.
    pub(super) fn read_to_keep_meanwhile(&mut self) -> Option<ByDay> {
        let pace = &mut self.remembered.pace;
        let seconds: u64 = pace.unkept.values().map(|read| read.seconds).sum();
        (seconds >= KEPT_EACH).then(|| pace.take()).flatten()
    }

    /// Where the reader is, and how long the rest takes at their pace.
    pub fn whereabouts(&self) -> Whereabouts {
        let session = &self.session;
        let document = &session.document;
        let pace = &self.remembered.pace;
        let here = session.current_section();
        let sections = document.outline().sections().len();
        let from = session.visible_range().map_or(0, |range| range.start);
        let left = |end: Offset| {
            let chars = document.chars_before(end);
            chars.saturating_sub(document.chars_before(from))
        };
        let section = here.and_then(|id| document.outline().get(id));
        let in_section = section.and_then(|one| pace.minutes(left(one.range.end)));
        let in_document = pace.minutes(left(document.text().len()));
        Whereabouts {
            section: here.map(|id| (id + 1, sections)),
            page: document.page_at(session.place.caret).map(ToOwned::to_owned),
            percent: session.percent(),
            minutes: in_document.map(|all| (in_section, all)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = jiff::civil::date(2026, 11, 30);

    /// Pages of a thousand characters, each turned after so many seconds.
    fn leafed(pace: &mut Pace, seconds: &[i64]) {
        let mut now = 0;
        let first = Seen {
            start: 0,
            end: 1_000,
        };
        pace.turn(first, true, Timestamp::UNIX_EPOCH, DAY);
        for (page, wait) in seconds.iter().enumerate() {
            now += wait;
            let start = (page + 1) * 1_000;
            let seen = Seen {
                start,
                end: start + 1_000,
            };
            pace.turn(seen, true, Timestamp::from_second(now).unwrap(), DAY);
        }
    }

    #[test]
    fn pages_that_were_on_the_screen_long_enough_make_the_pace() {
        let mut pace = Pace::default();
        leafed(&mut pace, &[80, 80]);
        assert_eq!(pace.per_minute(), Some(750));
        assert_eq!(pace.minutes(7_500), Some(10));
        assert_eq!(pace.take().unwrap()[&DAY].chars, 2_000);
        assert_eq!(pace.take(), None, "once");
    }

    #[test]
    fn leafing_and_pauses_do_not_count() {
        let mut pace = Pace::default();
        leafed(&mut pace, &[1, 2, 1, 3_600, 2]);
        assert_eq!((pace.per_minute(), pace.take()), (None, None));
        leafed(&mut Pace::default(), &[]);
        let mut pace = Pace::default();
        leafed(&mut pace, &[60, 60, 1, 1, 4_000, 60]);
        assert_eq!(pace.per_minute(), Some(1_000));
    }

    #[test]
    fn lines_in_bursts_count_as_the_pages_that_they_make() {
        let mut pace = Pace::default();
        let mut at = 0;
        let mut now = 0;
        let seen = |start| Seen {
            start,
            end: start + 1_000,
        };
        pace.turn(seen(0), true, Timestamp::UNIX_EPOCH, DAY);
        for burst in 0..8 {
            now += if burst == 0 { 60 } else { 20 };
            for _ in 0..10 {
                at += 35;
                pace.turn(seen(at), true, Timestamp::from_second(now).unwrap(), DAY);
            }
        }
        let read = pace.per_minute().unwrap();
        assert!((700..=1_100).contains(&read), "{read}");
    }

    #[test]
    fn a_jump_counts_what_the_time_before_was_long_enough_for() {
        let mut pace = Pace::since((
            Amount::default(),
            Amount {
                seconds: 600,
                chars: 6_000,
            },
        ));
        let at = |start, seconds| {
            (
                Seen {
                    start,
                    end: start + 1_000,
                },
                Timestamp::from_second(seconds).unwrap(),
            )
        };
        for (seen, now) in [at(0, 0), at(50_000, 30)] {
            pace.turn(seen, true, now, DAY);
        }
        let read = pace.take().unwrap()[&DAY];
        assert_eq!((read.seconds, read.chars), (30, 300));
        // Time elsewhere, as in the library or over a note, is none of it.
        let (seen, now) = at(50_000, 40);
        pace.turn(seen, false, now, DAY);
        let (seen, now) = at(51_000, 110);
        pace.turn(seen, true, now, DAY);
        assert_eq!(pace.take(), None, "a page in ten seconds is not read");
    }
}
