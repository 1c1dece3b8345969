//! Pictures that the terminal draws itself, by the kitty graphics protocol: each is sent once and shown by
//! placeholders, cells like others. Knows which pictures the terminal has; the cells are the view's.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::app::{Placed, Wanted};
use crate::document::{BlockId, Document};
use crate::text::placeholder;

/// The question whether the terminal takes pictures. Releases of kitty that do not know placeholders refuse what
/// asks for them (`U=1`), and do not answer.
pub(in crate::terminal) const QUESTION: &str = "\x1b_Gi=31,s=1,v=1,a=q,U=1,t=d,f=24;AAAA\x1b\\";

/// The longest piece of a picture that may be sent at once.
const PIECE: usize = 4096;

/// The numbers of the pictures that the terminal has, so that it forgets them however the program ends.
static LIVE: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Says whether a terminal with these variables is asked: those that are known to draw placeholders, where nothing
/// stands between them and the program.
pub(in crate::terminal) fn is_asked(variable: impl Fn(&str) -> Option<String>) -> bool {
    let value = |name| variable(name).unwrap_or_default();
    let within = ["TMUX", "STY"].iter().any(|name| !value(name).is_empty());
    let (term, program) = (value("TERM"), value("TERM_PROGRAM"));
    let is_between = within || term.starts_with("tmux") || term.starts_with("screen");
    let known = |name: &str| matches!(name, "xterm-kitty" | "kitty" | "xterm-ghostty" | "ghostty");
    !is_between && (known(&term) || known(&program))
}

/// The pictures that were sent, and for what.
#[derive(Debug, Default)]
pub(in crate::terminal) struct Sent {
    pictures: Vec<(Arc<Document>, BlockId, u32)>,
}

impl Sent {
    /// Sends a picture in place of what was sent for it before. None where its cells cannot be counted.
    pub(in crate::terminal) fn send(
        &mut self,
        wanted: &Wanted,
        png: &[u8],
        out: &mut impl Write,
    ) -> io::Result<Option<Placed>> {
        let countable = |&(columns, rows): &(usize, usize)| {
            placeholder::symbol((rows.max(1) - 1, columns.max(1) - 1)).is_some()
        };
        let Some(cells) = wanted.cells.filter(countable) else {
            return Ok(None);
        };
        self.retain(
            |document, block| block != wanted.block || !Arc::ptr_eq(document, &wanted.document),
            out,
        )?;
        let id = fresh();
        self.pictures
            .push((Arc::clone(&wanted.document), wanted.block, id));
        out.write_all(sending(id, cells, png).as_bytes())?;
        out.flush()?;
        Ok(Some(Placed { id, cells }))
    }

    /// Has the terminal forget the pictures of other documents than these.
    pub(in crate::terminal) fn keep(
        &mut self,
        is_open: impl Fn(&Arc<Document>) -> bool,
        out: &mut impl Write,
    ) -> io::Result<()> {
        self.retain(|document, _| is_open(document), out)
    }

    fn retain(
        &mut self,
        stays: impl Fn(&Arc<Document>, BlockId) -> bool,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut gone = Vec::new();
        self.pictures.retain(|(document, block, id)| {
            let stays = stays(document, *block);
            if !stays {
                gone.push(*id);
            }
            stays
        });
        let mut live = LIVE.lock().unwrap_or_else(PoisonError::into_inner);
        live.retain(|id| !gone.contains(id));
        drop(live);
        out.write_all(deleting(&gone).as_bytes())
    }
}

/// Has the terminal forget all pictures: it is given back.
pub(in crate::terminal) fn take_back(out: &mut impl Write) -> io::Result<()> {
    // After a failure another thread may hold them still; the terminal drops them with its screen then.
    let Ok(mut live) = LIVE.try_lock() else {
        return Ok(());
    };
    let gone = std::mem::take(&mut *live);
    drop(live);
    out.write_all(deleting(&gone).as_bytes())
}

/// A number that no picture has, of 24 bits: those of programs beside are others.
fn fresh() -> u32 {
    static LAST: Mutex<u16> = Mutex::new(0);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    *last = last.checked_add(1).unwrap_or(1);
    let id = (std::process::id() % 255 + 1) << 16 | u32::from(*last);
    LIVE.lock().unwrap_or_else(PoisonError::into_inner).push(id);
    id
}

/// What sends a picture (PNG) and has it stand behind placeholders, without an answer.
fn sending(id: u32, (columns, rows): (usize, usize), png: &[u8]) -> String {
    let encoded = STANDARD.encode(png);
    let mut sent = String::with_capacity(encoded.len() + encoded.len() / 256 + 64);
    let mut rest = encoded.as_str();
    let first = format!("q=2,f=100,a=T,U=1,i={id},c={columns},r={rows},");
    let mut head = first.as_str();
    loop {
        let (piece, after) = rest.split_at(rest.len().min(PIECE));
        let more = u8::from(!after.is_empty());
        sent.push_str(&format!("\x1b_G{head}m={more};{piece}\x1b\\"));
        if after.is_empty() {
            return sent;
        }
        head = "q=2,";
        rest = after;
    }
}

fn deleting(ids: &[u32]) -> String {
    let delete = |id: &u32| format!("\x1b_Gq=2,a=d,d=I,i={id}\x1b\\");
    ids.iter().map(delete).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_sent_in_pieces_and_deleted_by_its_number() {
        let sent = sending(70_000, (5, 3), &[7; 7000]);
        let pieces: Vec<&str> = sent.split_terminator("\x1b\\").collect();
        let heads: Vec<&str> = pieces
            .iter()
            .filter_map(|one| one.split(';').next())
            .collect();
        assert_eq!(
            heads,
            [
                "\x1b_Gq=2,f=100,a=T,U=1,i=70000,c=5,r=3,m=1",
                "\x1b_Gq=2,m=1",
                "\x1b_Gq=2,m=0"
            ]
        );
        let bodies: Vec<&str> = pieces
            .iter()
            .filter_map(|one| one.split(';').nth(1))
            .collect();
        assert!(bodies.iter().all(|body| body.len() <= PIECE));
        assert_eq!(STANDARD.decode(bodies.concat()).unwrap(), [7; 7000]);
        assert_eq!(deleting(&[5]), "\x1b_Gq=2,a=d,d=I,i=5\x1b\\");
        assert_ne!(fresh(), fresh());
    }

    #[test]
    fn only_terminals_that_know_placeholders_are_asked() {
        for (variables, asked) in [
            (&[("TERM", "xterm-kitty")][..], true),
            (
                &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "ghostty")],
                true,
            ),
            (
                &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")],
                false,
            ),
            (&[("TERM", "xterm-kitty"), ("TMUX", "/tmp/x")], false),
            (
                &[("TERM", "screen-256color"), ("TERM_PROGRAM", "ghostty")],
                false,
            ),
            (&[], false),
        ] {
            let variable = |name: &str| {
                let found = variables.iter().find(|(one, _)| *one == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(is_asked(variable), asked, "{variables:?}");
        }
    }
}
