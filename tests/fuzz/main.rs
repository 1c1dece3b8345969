//! The fuzz cases on known seeds and on damaged copies of them: a bounded, repeatable run of what
//! `cargo fuzz` runs without end (`docs/RELIABILITY.md`).
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod cases;

use std::fs;
use std::path::Path;

/// Damaged copies of each seed in an ordinary run; `YEOBAEK_FUZZ` asks for another number.
const COPIES: usize = 6;

/// The cases that cost as much as several others, since they draw or write files: in an ordinary run they see a
/// part of the seeds, and one damaged copy of each.
const DEAR: &[&str] = &["reading", "kept_files", "notes_file", "exported"];
const PART: usize = 4;

/// A seed longer than this is cut, so that debug builds stay quick.
const LONGEST: usize = 6_000;

/// A small generator of numbers (xorshift64*), the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let next = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D);
        usize::try_from(next >> 33).unwrap_or(0) % limit.max(1)
    }
}

/// Pieces that parsers stumble over.
const PIECES: &[&[u8]] = &[
    b"\0",
    b"\x1b[2J",
    b"\x1b]52;c;aGk=\x07",
    b"\xff\xfe",
    b"\xc0\xaf",
    b"\xe1\x84\x92",
    "가".as_bytes(),
    "\u{202E}".as_bytes(),
    "👨\u{200D}👩".as_bytes(),
    "e\u{301}\u{301}".as_bytes(),
    b"\n\n",
    b"\r",
    b"\x0c",
    b"\t",
    b"# ",
    b"> ",
    b"* ",
    b"1) ",
    b"[^1]",
    b"|",
    b"```",
    b"<b>",
    b"</p>",
    b"<table><td>",
    b"<!--",
    b"&#x0;",
    b"---\n",
    b"(",
    b")",
    b"\"",
    b"r#\"",
    b"Some(",
    b"{",
    b"]",
    b"18446744073709551616",
    b"~(",
    b"*)+",
];

fn damaged(seed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(8) {
        let at = numbers.below(bytes.len() + 1);
        let until = (at + numbers.below(40)).min(bytes.len());
        match numbers.below(5) {
            0 => drop(bytes.drain(at..until)),
            1 => {
                let piece = PIECES[numbers.below(PIECES.len())];
                drop(bytes.splice(at..at, piece.iter().copied()));
            }
            2 => {
                let copy = bytes[at..until].to_vec();
                let to = numbers.below(bytes.len() + 1);
                drop(bytes.splice(to..to, copy));
            }
            3 => bytes.truncate(at),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(numbers.below(256)).unwrap();
                }
            }
        }
    }
    bytes
}

/// The files of the fixtures and examples, and what was once found.
fn seeds() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [
        "tests/fixtures/plain",
        "tests/fixtures/store",
        "tests/notes/golden",
        "examples/documents",
        "tests/fuzz/found",
    ];
    let mut paths: Vec<_> = folders
        .iter()
        .filter_map(|folder| fs::read_dir(root.join(folder)).ok())
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .filter_map(|path| fs::read(path).ok())
        .map(|mut bytes| {
            bytes.truncate(LONGEST);
            bytes
        })
        .collect()
}

#[test]
fn no_bytes_bring_the_program_down() {
    let copies = std::env::var("YEOBAEK_FUZZ").map_or(COPIES, |number| number.parse().unwrap());
    let seeds = seeds();
    assert!(seeds.len() >= 10, "the seeds are missing");
    let mut numbers = Numbers(0x5EED);
    for (name, case) in cases::CASES {
        let is_cut = DEAR.contains(name) && copies == COPIES;
        let (copies, step) = if is_cut { (1, PART) } else { (copies, 1) };
        for seed in seeds.iter().step_by(step) {
            case(seed);
            for _ in 0..copies {
                case(&damaged(seed, &mut numbers));
            }
        }
    }
}
