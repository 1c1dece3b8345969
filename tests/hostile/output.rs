//! What the program may send to a terminal: its own few sequences, and characters that act on nothing.

/// The modes that the program sets: the cursor, mouse reports, the alternate screen, pasting, synchronized output.
const MODES: [&str; 9] = [
    "25", "1000", "1002", "1003", "1006", "1015", "1049", "2004", "2026",
];

/// Reads bytes that were sent to a terminal and returns the payloads that went to its clipboard.
///
/// # Errors
/// What should not have been sent, with what stands around it.
pub(crate) fn checked(bytes: &[u8]) -> Result<Vec<String>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("not UTF-8: {error}"))?;
    let mut copied = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '\x1b' => sequence(rest, &mut copied)
                .ok_or_else(|| format!("{:?}", rest.chars().take(40).collect::<String>()))?,
            '\r' | '\n' => 1,
            c if acts(c) => {
                let at = text.len() - rest.len();
                let before: String = text[..at].chars().rev().take(20).collect();
                return Err(format!(
                    "{c:?} behind {:?}",
                    before.chars().rev().collect::<String>()
                ));
            }
            c => c.len_utf8(),
        };
        rest = &rest[length..];
    }
    Ok(copied)
}

/// The text that a payload brings to the clipboard.
pub(crate) fn decoded(payload: &str) -> String {
    let value = |c: u8| match c {
        b'A'..=b'Z' => u32::from(c - b'A'),
        b'a'..=b'z' => u32::from(c - b'a') + 26,
        b'0'..=b'9' => u32::from(c - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    for group in payload.trim_end_matches('=').as_bytes().chunks(4) {
        let bits = group.iter().fold(0, |bits, &c| (bits << 6) | value(c));
        let bits = bits << (6 * (4 - group.len()));
        bytes.extend(&bits.to_be_bytes()[1..group.len()]);
    }
    String::from_utf8(bytes).unwrap()
}

/// Whether a character moves the cursor, begins a sequence, turns the order of letters, or is not seen.
pub(crate) fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(
            c,
            '\u{10eeee}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{feff}' | '\u{e0000}'
                ..='\u{e0fff}'
        )
}

/// Whether this is the question about pictures, a picture, a further piece of one, or the end of one, as the program
/// sends them (kitty graphics protocol).
fn is_picture(request: &str) -> bool {
    if request == "i=31,s=1,v=1,a=q,U=1,t=d,f=24;AAAA" {
        return true;
    }
    let number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if let Some(id) = request.strip_prefix("q=2,a=d,d=I,i=") {
        return number(id);
    }
    let Some((head, payload)) = request.split_once(';') else {
        return false;
    };
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    let first = head.strip_prefix("q=2,f=100,a=T,U=1,");
    let keys = first.map_or_else(|| head.strip_prefix("q=2,"), Some);
    let named: &[&str] = if first.is_some() {
        &["i", "c", "r", "m"]
    } else {
        &["m"]
    };
    let is_ours = keys.is_some_and(|keys| {
        let pairs: Vec<_> = keys
            .split(',')
            .filter_map(|pair| pair.split_once('='))
            .collect();
        pairs
            .iter()
            .map(|(name, _)| *name)
            .eq(named.iter().copied())
            && pairs.iter().all(|(_, value)| number(value))
    });
    is_ours && payload.len() <= 4096 && payload.chars().all(is_base64)
}

#[test]
fn pictures_may_be_sent_in_our_form_alone() {
    for (request, is_ours) in [
        ("q=2,f=100,a=T,U=1,i=70000,c=5,r=3,m=1;AAAA", true),
        ("q=2,m=0;AA==", true),
        ("q=2,a=d,d=I,i=5", true),
        ("q=2,a=d,d=A", false),
        ("q=2,f=100,a=T,U=1,i=1,c=5,r=3,t=f,m=0;L2V0Yw==", false),
        ("a=T,f=100,t=f;L2V0Yw==", false),
    ] {
        let sent = format!("\x1b_G{request}\x1b\\");
        assert_eq!(checked(sent.as_bytes()).is_ok(), is_ours, "{request}");
    }
    assert!(checked("\u{10EEEE}".as_bytes()).is_err());
}

/// The length of the sequence of ours that the text begins with.
fn sequence(text: &str, copied: &mut Vec<String>) -> Option<usize> {
    if let Some(request) = text.strip_prefix("\x1b]52;c;") {
        let end = request.find("\x1b\\")?;
        let payload = &request[..end];
        let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
        if !payload.chars().all(is_base64) {
            return None;
        }
        copied.push(payload.to_owned());
        return Some("\x1b]52;c;".len() + end + 2);
    }
    if let Some(picture) = text.strip_prefix("\x1b_G") {
        let end = picture.find("\x1b\\")?;
        return is_picture(&picture[..end]).then_some("\x1b_G".len() + end + 2);
    }
    let body = text.strip_prefix("\x1b[")?;
    let end = body.find(|c: char| matches!(c, '@'..='~'))?;
    let (parameters, last) = (&body[..end], body.as_bytes()[end]);
    let numbers = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == ';');
    let is_ours = match last {
        b'A' | b'B' | b'C' | b'D' | b'G' | b'H' | b'J' | b'K' | b'L' | b'M' | b'P' | b'S'
        | b'T' | b'X' | b'@' | b'm' | b'r' => numbers(parameters),
        b'h' | b'l' => parameters
            .strip_prefix('?')
            .is_some_and(|modes| modes.split(';').all(|mode| MODES.contains(&mode))),
        _ => false,
    };
    is_ours.then_some(2 + end + 1)
}
