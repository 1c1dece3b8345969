//! The bytes of a picture: of the file that lies with the document, or what stands in the document itself. Never
//! from a network, and never without end.

use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::app::Unseen;

/// What the address of a picture begins with that stands in the document itself.
const DATA: &str = "data:";

/// At most so many bytes of a picture: from the source, where it stands in that itself, else from its file.
pub(super) fn of(
    target: &str,
    (source, range): (&str, Range<usize>),
    folder: Option<&Path>,
    most: u64,
) -> Result<Vec<u8>, Unseen> {
    if target.starts_with(DATA) {
        return embedded(source.get(range).unwrap_or(""), most).ok_or(Unseen::Unreadable);
    }
    read(&local(folder.ok_or(Unseen::Elsewhere)?, target)?, most)
}

/// At most so many bytes of the picture that stands in a part of the source as base64 (RFC 2397, 4648).
pub(super) fn embedded(source: &str, most: u64) -> Option<Vec<u8>> {
    let (_, address) = source.split_once(DATA)?;
    let (kind, data) = address.split_once(',')?;
    if !kind.ends_with(";base64") {
        return None;
    }
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in data.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            byte if byte.is_ascii_whitespace() => continue,
            _ => break,
        };
        bits = bits << 6 & 0xFF_FFFF | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
        if bytes.len() as u64 >= most {
            break;
        }
    }
    Some(bytes)
}

/// The folder that a document lies in; none of what came through a pipe.
pub(super) fn folder_of(path: &str) -> Option<PathBuf> {
    let path = Some(path).filter(|path| !path.is_empty())?;
    Path::new(path).parent().map(Path::to_owned)
}

/// The file that a document in a folder names.
fn local(folder: &Path, target: &str) -> Result<PathBuf, Unseen> {
    let named = target.split(['#', '?']).next().unwrap_or("");
    let whole = [target.to_owned(), unescaped(named)];
    if is_address(target) || target.trim().is_empty() {
        return Err(Unseen::Elsewhere);
    }
    for name in &whole {
        let relative = Path::new(name);
        if relative.is_absolute() || relative.has_root() {
            return Err(Unseen::Elsewhere);
        }
        let path = folder.join(relative);
        if path.is_file() {
            return Ok(path);
        }
    }
    Err(Unseen::Missing)
}

/// Says whether a target names its scheme or its host (RFC 3986 3.1, 4.2).
fn is_address(target: &str) -> bool {
    let is_scheme = |name: &str| {
        let mut bytes = name.bytes();
        bytes
            .next()
            .is_some_and(|first| first.is_ascii_alphabetic())
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    target.starts_with("//")
        || target
            .split_once(':')
            .is_some_and(|(name, _)| is_scheme(name))
}

/// A path without the escapes of addresses (RFC 3986 2.1); as it is where that is no text.
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| first == b'%');
        let value = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(value.unwrap_or(first));
        rest = if value.is_some() {
            after.get(2..).unwrap_or(&[])
        } else {
            after
        };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// At most so many bytes of a regular file.
fn read(path: &Path, most: u64) -> Result<Vec<u8>, Unseen> {
    let file = File::open(path).map_err(|_gone| Unseen::Missing)?;
    // What is a pipe or a device by now never ends.
    if !file.metadata().is_ok_and(|known| known.is_file()) {
        return Err(Unseen::Missing);
    }
    let mut bytes = Vec::new();
    match file.take(most).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(_) => Err(Unseen::Unreadable),
    }
}
