//! Times as other programs write them. A time without a zone is taken for UTC, so that it is read alike
//! everywhere.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// RFC 3339, or a date and a time with a space or `T` between.
pub(super) fn stamp(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let date: DateTime = text.parse().ok()?;
        Offset::UTC.to_timestamp(date).ok()
    })
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A date in words: `Sunday, March 12, 2023 10:11:12 AM`, `12 March 2023 22:11:12`,
/// `2023년 3월 12일 일요일 오전 10:11:12`.
pub(super) fn spoken(text: &str) -> Option<Timestamp> {
    let lower = text.to_lowercase();
    let month_name = lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.len() >= 3)
        .find_map(|word| MONTHS.iter().position(|month| word.starts_with(month)));
    // The colon of a time has a digit before it.
    let clock_at = lower.match_indices(':').find_map(|(colon, _)| {
        let before = lower.get(..colon)?;
        let hour = before.trim_end_matches(|c: char| c.is_ascii_digit());
        (hour.len() < before.len()).then_some(hour.len())
    });
    let (date, clock) = lower.split_at_checked(clock_at.unwrap_or(lower.len()))?;
    let days = numbers(date);
    let (year, month, day) = match (month_name, days.as_slice()) {
        (Some(month), &[a, b, ..]) if b > 31 => (b, month + 1, a),
        (Some(month), &[a, b, ..]) if a > 31 => (a, month + 1, b),
        (None, &[year, month, day, ..]) => (year, usize::try_from(month).ok()?, day),
        _ => return None,
    };
    let times = numbers(clock);
    let hour = times.first().copied().unwrap_or(0);
    let afternoon = lower.contains("오후") || clock.contains("pm") || clock.contains("p.m");
    let morning = lower.contains("오전") || clock.contains("am") || clock.contains("a.m");
    let hour = match hour {
        12 if morning => 0,
        hour if afternoon && hour < 12 => hour + 12,
        hour => hour,
    };
    let part = |index: usize| times.get(index).copied().unwrap_or(0);
    let date = DateTime::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
        i8::try_from(hour).ok()?,
        i8::try_from(part(1)).ok()?,
        i8::try_from(part(2)).ok()?,
        0,
    );
    Offset::UTC.to_timestamp(date.ok()?).ok()
}

/// The numbers of a text in order; too great ones are none.
pub(super) fn numbers(text: &str) -> Vec<u32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_programs_write_them() {
        let said = |time: Option<Timestamp>| time.map(|time| time.to_string());
        let at = Some("2023-03-12T10:11:12Z".to_owned());
        for text in [
            "Added on Sunday, March 12, 2023 10:11:12 AM",
            "Added on Sunday, 12 March 2023 10:11:12",
            "2023년 3월 12일 일요일 오전 10:11:12에 추가함",
        ] {
            assert_eq!(said(spoken(text)), at, "{text}");
        }
        assert_eq!(
            said(spoken("추가: 2023년 3월 12일 일요일 오후 12:05:00")),
            Some("2023-03-12T12:05:00Z".to_owned())
        );
        assert_eq!(said(stamp("2023-03-12 10:11:12")), at);
        assert_eq!(said(stamp("2023-03-12T19:11:12+09:00")), at);
        for none in [
            "",
            "날짜 없음",
            "99년 99월 99일 10:00",
            "2023-13-40 10:00:00",
            ":",
        ] {
            assert_eq!(spoken(none), None, "{none}");
            assert_eq!(stamp(none), None, "{none}");
        }
    }
}
