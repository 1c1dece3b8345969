//! Answers of the terminal that come after they were waited for, and in pieces: they are no keys. The
//! terminal library swallows whole answers, but takes one that is parted behind its first byte for `Esc`
//! and letters.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// How long after asking answers may still come.
const WINDOW: Duration = Duration::from_secs(10);
/// How long the rest of an answer is waited for behind `Esc`: a key that is pressed alone waits no longer.
const AFTER_ESCAPE: Duration = Duration::from_millis(150);
/// How long it is waited for when more has come that looks like an answer.
const AFTER_MORE: Duration = Duration::from_secs(1);
/// More characters than any answer has.
const LONGEST: usize = 64;

/// Holds back what may be an answer, until it is one or something else.
#[derive(Debug)]
pub(super) struct Late {
    until: Instant,
    held: Vec<(char, Option<Event>)>,
}

/// What some characters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Answer,
    Beginning,
    Neither,
}

impl Late {
    /// Watches for answers from now on, of which `begun` has been read already.
    pub(super) fn new(begun: &[u8], now: Instant) -> Self {
        let held = begun.iter().map(|&byte| (char::from(byte), None)).collect();
        Self {
            until: now + WINDOW,
            held,
        }
    }

    /// How long to wait for the next event: `None` when there is nothing more to watch for.
    pub(super) fn wait(&self, now: Instant) -> Option<Duration> {
        match self.held.len() {
            0 if now >= self.until => None,
            0 => Some(self.until - now),
            1 => Some(AFTER_ESCAPE),
            _ => Some(AFTER_MORE),
        }
    }

    /// Takes an event in, and returns those that are no answers.
    pub(super) fn take(&mut self, event: Event) -> Vec<Event> {
        let Some(c) = character(&event) else {
            let mut events = self.give_up();
            events.push(event);
            return events;
        };
        if c == '\x1b' && !self.held.is_empty() {
            let events = self.give_up();
            self.held.push((c, Some(event)));
            return events;
        }
        self.held.push((c, Some(event)));
        let text: String = self.held.iter().map(|(c, _)| *c).collect();
        match kind(&text) {
            Kind::Answer => self.held.clear(),
            Kind::Beginning => {}
            Kind::Neither => return self.give_up(),
        }
        Vec::new()
    }

    /// Returns what was held back: nothing more came, so that it is no answer. Of an answer that had begun
    /// before, only a lone `Esc` can have been a key.
    pub(super) fn give_up(&mut self) -> Vec<Event> {
        let begun = self
            .held
            .iter()
            .filter(|(_, event)| event.is_none())
            .count();
        let held = self.held.drain(..);
        held.filter_map(|(c, event)| {
            let alone = begun == 1 && c == '\x1b';
            let escape = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
            event.or_else(|| alone.then_some(Event::Key(escape)))
        })
        .collect()
    }
}

/// The character that a key event was made of, if it may belong to an answer.
fn character(event: &Event) -> Option<char> {
    let key = event.as_key_press_event()?;
    match key.code {
        KeyCode::Esc if key.modifiers.is_empty() => Some('\x1b'),
        KeyCode::Char(c) if c.is_ascii() && (key.modifiers - KeyModifiers::SHIFT).is_empty() => {
            Some(c)
        }
        _ => None,
    }
}

/// Tells cursor position reports (`CSI row ; column R`) and device attributes (`CSI ? ... c`).
fn kind(text: &str) -> Kind {
    let Some(rest) = text.strip_prefix('\x1b') else {
        return Kind::Neither;
    };
    let Some(body) = rest.strip_prefix('[') else {
        return if rest.is_empty() {
            Kind::Beginning
        } else {
            Kind::Neither
        };
    };
    let private = body.strip_prefix('?');
    let numbers = private.unwrap_or(body);
    let end = numbers.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
    match end {
        "" if text.len() <= LONGEST => Kind::Beginning,
        "R" if numbers.contains(';') => Kind::Answer,
        "c" if private.is_some() => Kind::Answer,
        _ => Kind::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Event> {
        let code = |c| match c {
            '\x1b' => KeyCode::Esc,
            '\r' => KeyCode::Enter,
            c => KeyCode::Char(c),
        };
        let event = |c: char| {
            let modifiers = if c.is_uppercase() {
                KeyModifiers::SHIFT
            } else {
                KeyModifiers::NONE
            };
            Event::Key(KeyEvent::new(code(c), modifiers))
        };
        text.chars().map(event).collect()
    }

    fn passed(begun: &str, text: &str) -> Vec<Event> {
        let mut late = Late::new(begun.as_bytes(), Instant::now());
        let mut out: Vec<Event> = keys(text).into_iter().flat_map(|e| late.take(e)).collect();
        out.extend(late.give_up());
        out
    }

    #[test]
    fn answers_in_pieces_are_swallowed_and_keys_are_not() {
        for (begun, text, left) in [
            ("", "\x1b[1;2R", ""),
            ("", "j\x1b[1;2Rk\x1b[?62;4cq", "jkq"),
            ("\x1b[1;", "2Rj", "j"),
            ("\x1b", "[12;80R", ""),
            ("\x1b", "j", "\x1bj"),
            ("\x1b", "", "\x1b"),
            ("", "\x1b", "\x1b"),
            ("", "\x1b\x1b[1;2R", "\x1b"),
            ("", "\x1b[j", "\x1b[j"),
            ("", "\x1b[2\r", "\x1b[2\r"),
            ("", "\x1b한", "\x1b한"),
            ("\x1b[1;2", "", ""),
        ] {
            let left: Vec<Event> = keys(left);
            let passed = passed(begun, text);
            // What had begun before it was watched for has lost its modifiers with its bytes.
            assert_eq!(passed, left, "{begun:?} {text:?}");
        }
    }

    #[test]
    fn nothing_is_watched_for_in_the_end() {
        let now = Instant::now();
        let mut late = Late::new(b"", now);
        assert_eq!(late.wait(now), Some(WINDOW));
        assert_eq!(late.wait(now + WINDOW), None);
        let _ = late.take(keys("\x1b").remove(0));
        assert_eq!(
            late.wait(now + WINDOW),
            Some(AFTER_ESCAPE),
            "it is given up first"
        );
    }
}
