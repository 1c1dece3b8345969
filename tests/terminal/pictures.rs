//! Pictures in the real program: decoded beside the reading, drawn in cells, left out over SSH.

use std::fs;
use std::path::Path;

use crate::pty::{COLUMNS, Home, ROWS, Session, assert_given_back};

/// A PNG of 32 by 32 grey pixels, each 200 of 255, in one stored block (RFC 1950, 1951; ISO 15948).
fn grey(path: &Path) {
    let raw: Vec<u8> = (0..32)
        .flat_map(|_| std::iter::once(0).chain([200; 32]))
        .collect();
    let (mut low, mut high) = (1_u32, 0_u32);
    for &byte in &raw {
        low = (low + u32::from(byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    let length = u16::try_from(raw.len()).unwrap();
    let mut data = vec![0x78, 0x01, 1];
    data.extend(length.to_le_bytes());
    data.extend((!length).to_le_bytes());
    data.extend(raw);
    data.extend((high << 16 | low).to_be_bytes());
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let head = [0, 0, 0, 32, 0, 0, 0, 32, 8, 0, 0, 0, 0];
    for (name, data) in [(b"IHDR", &head[..]), (b"IDAT", &data), (b"IEND", &[])] {
        png.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let chunk = [name, data].concat();
        png.extend(&chunk);
        png.extend(checksum(&chunk).to_be_bytes());
    }
    fs::write(path, png).unwrap();
}

fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| {
        if sum & 1 == 1 {
            0xEDB8_8320 ^ (sum >> 1)
        } else {
            sum >> 1
        }
    };
    !bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), step)
    })
}

fn open(variables: &[(&str, &str)]) -> Session {
    let home = tempfile::tempdir().unwrap();
    grey(&home.path().join("grey.png"));
    let text = "# 그림\n\n![회색 네모](grey.png)\n\n여백에 적을 글이다.\n";
    fs::write(home.path().join("picture.md"), text).unwrap();
    let line = [env!("CARGO_BIN_EXE_yeobaek"), "picture.md"];
    Session::running(Home::Own(home), &line, variables)
}

#[test]
fn a_picture_beside_the_document_is_drawn() {
    let mut session = open(&[("COLORTERM", "truecolor")]);
    session.wait_for("회색 네모");
    session.wait_for("▀▀▀▀");
    let terminal = session.terminal();
    let screen = terminal.screen();
    let mut cells = (0..ROWS).flat_map(|row| (0..COLUMNS).map(move |column| (row, column)));
    let drawn = cells.find_map(|(row, column)| {
        let cell = screen.cell(row, column)?;
        (cell.contents() == "▀").then(|| (cell.fgcolor(), cell.bgcolor()))
    });
    let colour = vt100::Color::Rgb(200, 200, 200);
    assert_eq!(drawn, Some((colour, colour)));
    session.press("q");
    let (code, terminal, _) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
}

#[test]
fn over_ssh_it_is_described() {
    let mut session = open(&[("COLORTERM", "truecolor"), ("SSH_TTY", "/dev/pts/1")]);
    session.wait_for("회색 네모");
    session.press("i");
    session.wait_for("%");
    assert!(!session.has_bytes("▀"));
    session.press("gi");
    session.wait_for("▀▀▀▀");
    session.press("q");
    assert_eq!(session.end().0, 0);
}

const KITTY: (&str, &str) = ("TERM", "xterm-kitty");

#[test]
fn a_terminal_that_says_it_can_draws_the_picture_itself() {
    let mut session = open(&[("COLORTERM", "truecolor"), KITTY]);
    session.wait_for_bytes("\x1b_Gi=31,s=1,v=1,a=q,U=1,t=d,f=24;AAAA\x1b\\");
    session.press("\x1b_Gi=31;OK\x1b\\\x1b[?62c");
    // Sent once, in the cells that it has, and shown by cells with its number as their colour.
    session.wait_for_bytes("\x1b_Gq=2,f=100,a=T,U=1,i=");
    session.wait_for_bytes("\u{10EEEE}\u{30D}\u{310}");
    assert!(
        session.has_bytes(",c=4,r=2,m=0;iVBOR"),
        "32 by 32 pixels as PNG"
    );
    session.press("?");
    session.wait_for_bytes("\x1b[K");
    session.press("q");
    session.press("q");
    let (code, terminal, _) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
}

#[test]
fn a_picture_that_was_sent_is_deleted_at_the_end_and_after_a_failure() {
    for (end, code) in [("q", 0), ("\x1b[19~", 2)] {
        let mut session = open(&[
            ("COLORTERM", "truecolor"),
            ("YEOBAEK_FAIL", "reading"),
            KITTY,
        ]);
        session.wait_for_bytes("a=q");
        session.press("\x1b_Gi=31;OK\x1b\\\x1b[?62c");
        session.wait_for_bytes("\u{10EEEE}\u{30D}\u{310}");
        session.press(end);
        session.wait_for_bytes("\x1b_Gq=2,a=d,d=I,i=");
        let (ended, terminal, _) = session.end();
        assert_eq!(ended, code);
        assert_given_back(&terminal);
    }
}

#[test]
fn a_terminal_that_does_not_answer_or_is_behind_tmux_gets_half_blocks() {
    for (answer, variable) in [
        ("", ("STY", "1")),
        ("\x1b_Gi=31;ENOTSUP\x1b\\", ("LANG", "C")),
    ] {
        let mut session = open(&[("COLORTERM", "truecolor"), KITTY, variable]);
        session.wait_for_bytes("\x1b[c");
        assert_eq!(session.has_bytes("a=q"), !answer.is_empty());
        session.press(&format!("{answer}\x1b[?62c"));
        session.wait_for("▀▀▀▀");
        assert!(!session.has_bytes("a=T"));
        session.press("q");
        assert_eq!(session.end().0, 0);
    }
}
