//! How long ago something was written, as people say it, and the exact time. The present is given:
//! no clock is read here.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::words::{Language, Word};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How long before `now` something was; the date when that is longer than 30 days or not known.
pub fn age(then: Timestamp, now: Timestamp, zone: &TimeZone, language: Language) -> String {
    let seconds = now.as_second() - then.as_second();
    let ago = |word: Word, unit: i64| word.fill(language, &[&(seconds / unit).to_string()]);
    match seconds {
        // A clock that is a little ahead elsewhere is no matter.
        _ if (-DAY..MINUTE).contains(&seconds) => Word::AgeNow.text(language).to_owned(),
        _ if (MINUTE..HOUR).contains(&seconds) => ago(Word::AgeMinutes, MINUTE),
        _ if (HOUR..DAY).contains(&seconds) => ago(Word::AgeHours, HOUR),
        _ if (DAY..30 * DAY).contains(&seconds) => ago(Word::AgeDays, DAY),
        _ => then.to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string(),
    }
}

/// The date and time of day in a time zone, to the minute.
pub fn exact(then: Timestamp, zone: &TimeZone) -> String {
    then.to_zoned(zone.clone())
        .strftime("%Y-%m-%d %H:%M")
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_said_in_the_largest_unit_that_fits() {
        let now = Timestamp::from_second(1_750_000_000).unwrap();
        let said = |before: i64| {
            let then = Timestamp::from_second(1_750_000_000 - before).unwrap();
            age(then, now, &TimeZone::UTC, Language::Korean)
        };
        assert_eq!(said(5), "방금");
        assert_eq!(said(-40), "방금");
        assert_eq!(said(61), "1분 전");
        assert_eq!(said(3 * HOUR + 9), "3시간 전");
        assert_eq!(said(29 * DAY), "29일 전");
        assert_eq!(said(31 * DAY), "2025-05-15");
        assert_eq!(said(-3 * DAY), "2025-06-18");
    }

    #[test]
    fn the_exact_time_is_that_of_the_zone() {
        let then = Timestamp::from_second(1_750_000_000).unwrap();
        assert_eq!(exact(then, &TimeZone::UTC), "2025-06-15 15:06");
        let seoul = TimeZone::fixed(jiff::tz::offset(9));
        assert_eq!(exact(then, &seoul), "2025-06-16 00:06");
    }
}
