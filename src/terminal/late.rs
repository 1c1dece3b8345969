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
    /// What was taken in, as it came from the terminal, with the event that was made of it.
    held: Vec<(String, Option<Event>)>,
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
        let held = begun.iter().map(|&byte| (char::from(byte).into(), None));
        Self {
            until: now + WINDOW,
            held: held.collect(),
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
        let Some(sent) = sent(&event) else {
            let mut events = self.give_up();
            events.push(event);
            return events;
        };
        let before: String = self.held.iter().map(|(sent, _)| sent.as_str()).collect();
        // Within a string an escape may begin its end.
        let begins = sent.starts_with('\x1b') && !before.starts_with("\x1b]");
        if begins && !before.is_empty() {
            let events = self.give_up();
            self.held.push((sent, Some(event)));
            return events;
        }
        let text = before + &sent;
        self.held.push((sent, Some(event)));
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
        held.filter_map(|(sent, event)| {
            let alone = begun == 1 && sent == "\x1b";
            let escape = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
            event.or_else(|| alone.then_some(Event::Key(escape)))
        })
        .collect()
    }
}

/// What the terminal sent for a key event, if that may belong to an answer. The library takes an escape and
/// a character that come together for that character with Alt, and BEL for Ctrl-G.
fn sent(event: &Event) -> Option<String> {
    let key = event.as_key_press_event()?;
    let held = key.modifiers - KeyModifiers::SHIFT;
    match key.code {
        KeyCode::Esc if key.modifiers.is_empty() => Some("\x1b".to_owned()),
        KeyCode::Char(c) if c.is_ascii() && held.is_empty() => Some(c.into()),
        KeyCode::Char(c @ (']' | '\\')) if held == KeyModifiers::ALT => Some(format!("\x1b{c}")),
        KeyCode::Char('g') if held == KeyModifiers::CONTROL => Some("\x07".to_owned()),
        _ => None,
    }
}

/// Tells cursor position reports (`CSI row ; column R`), device attributes (`CSI ? ... c`), modes
/// (`CSI ? mode ; state $ y`) and backgrounds (`OSC 11 ; colour`, ended by BEL or ST).
fn kind(text: &str) -> Kind {
    let Some(rest) = text.strip_prefix('\x1b') else {
        return Kind::Neither;
    };
    if let Some(colour) = rest.strip_prefix(']') {
        return colour_kind(colour);
    }
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
        "c" | "$y" if private.is_some() => Kind::Answer,
        "$" if private.is_some() && text.len() <= LONGEST => Kind::Beginning,
        _ => Kind::Neither,
    }
}

/// The same of what follows the start of a string.
fn colour_kind(body: &str) -> Kind {
    let asked = "11;rgb";
    if asked.starts_with(body) {
        return Kind::Beginning;
    }
    let Some(colour) = body.strip_prefix(asked) else {
        return Kind::Neither;
    };
    let end = colour.trim_start_matches(|c: char| c.is_ascii_hexdigit() || matches!(c, ':' | '/'));
    match end {
        "" | "\x1b" if body.len() <= LONGEST => Kind::Beginning,
        "\x07" | "\x1b\\" => Kind::Answer,
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

    fn held(c: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(c), modifiers))
    }

    #[test]
    fn backgrounds_are_swallowed_however_they_end_and_are_parted() {
        let body = "11;rgb:fdfd/f6f6/e3e3";
        for begun in [vec![held(']', KeyModifiers::ALT)], keys("\x1b]")] {
            for end in [
                vec![held('g', KeyModifiers::CONTROL)],
                vec![held('\\', KeyModifiers::ALT)],
                keys("\x1b\\"),
            ] {
                let mut late = Late::new(b"", Instant::now());
                let events = begun.iter().cloned().chain(keys(body)).chain(end);
                let left: Vec<Event> = events.chain(keys("j")).flat_map(|e| late.take(e)).collect();
                assert_eq!(left, keys("j"));
            }
        }
        let mut late = Late::new(b"\x1b]11;rg", Instant::now());
        let end = keys("b:0/0/0")
            .into_iter()
            .chain([held('g', KeyModifiers::CONTROL)]);
        assert!(end.flat_map(|e| late.take(e)).next().is_none());
        // Keys that look like the beginning of one are keys.
        let pressed = vec![held(']', KeyModifiers::ALT), keys("n").remove(0)];
        let mut late = Late::new(b"", Instant::now());
        let left: Vec<Event> = pressed.iter().cloned().flat_map(|e| late.take(e)).collect();
        assert_eq!(left, pressed);
        let mut late = Late::new(b"", Instant::now());
        let bell = held('g', KeyModifiers::CONTROL);
        assert_eq!(late.take(bell.clone()), [bell]);
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
