//! The real program in a pseudo-terminal, opening documents, names of files and notes that try to act on
//! the terminal: whatever is done, only sequences of the program's own reach it.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod attacks;
mod output;

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A name that writes the title of the window where it is printed as it is.
const NAME: &str = "\x1b]0;taken\x07\u{9b}31m\u{202e}";
/// How long an end is waited for; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(30);
/// After so long without output a key is taken as answered.
const QUIET: Duration = Duration::from_millis(60);
const STEP: Duration = Duration::from_millis(10);

/// What is pressed, one after the other, to bring everything that a document and its notes hold to the screen.
const KEYS: &[&str] = &[
    "v",
    "+",
    "y",
    "\x07",
    "j",
    " ",
    "G",
    "gg",
    "}",
    "K",
    "\x07",
    "z",
    "j",
    "z",
    "f",
    "\x07",
    "]",
    "\r",
    "\x07",
    "A",
    "j",
    "\r",
    "A",
    "\x07",
    "t",
    "t",
    "\t",
    "j",
    "/",
    "taken",
    "\r",
    "\x07",
    "/taken",
    "\r",
    "n",
    "s",
    "j",
    "\r",
    "v",
    "+",
    "+",
    "y",
    "V",
    "Y",
    "V",
    "1",
    "e",
    "\x07",
    "a",
    "\x1b[200~",
    "\x1b[201~",
    "\x13",
    "?",
    "\x07",
    "M",
    "\x07",
    "R",
    "\x07",
    "D",
    "\x07",
    "=",
    "J",
    "P",
    "\x0c",
];

/// The program on a terminal, and what it sent there.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    seen: Arc<Mutex<Vec<u8>>>,
    reading: JoinHandle<()>,
}

impl Terminal {
    fn run(home: &Path, arguments: &[&str]) -> Self {
        let size = PtySize {
            rows: 30,
            cols: 120,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yeobaek"));
        command.args(arguments);
        command.cwd(home);
        command.env("HOME", home);
        command.env("XDG_DATA_HOME", home.join("data"));
        command.env("XDG_CONFIG_HOME", home.join("config"));
        command.env("TERM", "xterm-256color");
        for name in ["TMUX", "STY", "TERM_PROGRAM", "SSH_CONNECTION", "SSH_TTY"] {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C.UTF-8");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let sink = Arc::clone(&seen);
        let reading = thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                sink.lock().unwrap().extend(&buffer[..count]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self {
            child,
            master: pair.master,
            keys,
            seen,
            reading,
        }
    }

    fn sent(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    /// Waits until nothing more is sent.
    fn settle(&self) {
        let mut sent = self.sent();
        let mut quiet = Instant::now();
        let begun = Instant::now();
        while quiet.elapsed() < QUIET && begun.elapsed() < PATIENCE {
            thread::sleep(STEP);
            if self.sent() != sent {
                sent = self.sent();
                quiet = Instant::now();
            }
        }
    }

    fn wait_for_output(&self) {
        let begun = Instant::now();
        while self.sent() < 1000 && begun.elapsed() < PATIENCE {
            thread::sleep(STEP);
        }
        self.settle();
    }

    fn press(&mut self, keys: &str) {
        // It may have ended already, where a key meant that.
        let _ = self.keys.write_all(keys.as_bytes());
        let _ = self.keys.flush();
        self.settle();
    }

    /// Waits for the end and returns all that was sent.
    fn end(mut self) -> Vec<u8> {
        let begun = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            if begun.elapsed() > PATIENCE {
                let _ = self.child.kill();
                panic!("it does not end");
            }
            thread::sleep(STEP);
        }
        drop((self.keys, self.master));
        self.reading.join().unwrap();
        self.seen.lock().unwrap().clone()
    }
}

/// A home with a hostile document of this format, and hostile notes on it. Returns the name of the document.
fn prepared(home: &Path, format: &str) -> String {
    let name = format!("{NAME}.{format}");
    fs::write(home.join(&name), attacks::document(format)).unwrap();
    let all = attacks::all();
    // No argument of a program can hold a NUL; that is all that the notes are spared.
    for quote in ["마지막 문단", "끝 문단"] {
        let added = Command::new(env!("CARGO_BIN_EXE_yeobaek"))
            .args(["notes", "add", &name, "--quote", quote, "--body", &all])
            .args(["--tag", &all])
            .current_dir(home)
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("LC_ALL", "C.UTF-8")
            .env("YEOBAEK_AUTHOR", &all)
            .output()
            .unwrap();
        assert!(added.status.success(), "{added:?}");
    }
    fs::write(home.join("others.json"), imported(&all)).unwrap();
    let added = Command::new(env!("CARGO_BIN_EXE_yeobaek"))
        .args(["notes", "import", &name, "others.json"])
        .current_dir(home)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    assert!(added.status.success(), "{added:?}");
    name
}

/// Notes of another program, hostile in every field; the quotation of one is in the document.
fn imported(all: &str) -> String {
    let note = |quote: &str| {
        serde_json::json!({
            "id": all,
            "quote": quote,
            "before": all,
            "after": all,
            "path": [all],
            "body": all,
            "tags": [all],
            "author": all,
            "status": all,
            "ink": all,
            "created": all,
            "replies": [{ "author": all, "body": all, "created": "2026-01-01T00:00:00Z" }],
        })
    };
    let notes = [note("마지막 문단"), note(all)];
    serde_json::json!({ "schema": 1, "notes": notes }).to_string()
}

/// Reads a document with all keys and asserts that only what the program may send was sent.
fn read(format: &str) {
    let home = tempfile::tempdir().unwrap();
    let name = prepared(home.path(), format);
    let mut terminal = Terminal::run(home.path(), &["--no-probe", &name]);
    terminal.wait_for_output();
    for keys in KEYS {
        match *keys {
            // A paste that brings all attacks along.
            "\x1b[200~" => terminal.press(&format!("\x1b[200~{}", attacks::all())),
            keys => terminal.press(keys),
        }
        let seen = terminal.seen.lock().unwrap().clone();
        let valid = std::str::from_utf8(&seen).map_or_else(|error| error.valid_up_to(), str::len);
        if let Err(wrong) = output::checked(&seen[..valid]) {
            panic!("{format}: {keys:?} sent {wrong}");
        }
    }
    let narrow = PtySize {
        rows: 10,
        cols: 40,
        pixel_width: 0,
        pixel_height: 0,
    };
    terminal.master.resize(narrow).unwrap();
    terminal.settle();
    for keys in ["\x07", "\x07", "q", "n", "q"] {
        terminal.press(keys);
    }
    let seen = terminal.end();
    let copied = output::checked(&seen).unwrap_or_else(|wrong| panic!("{format}: sent {wrong}"));
    assert!(!copied.is_empty(), "the clipboard was tried");
    // What is pasted is what was seen: it ends no paste, runs no line, and hides nothing.
    let copied: String = copied
        .iter()
        .map(|payload| output::decoded(payload))
        .collect();
    assert!(copied.contains("taken"), "{copied}");
    let acts = |c| output::acts(c) && !matches!(c, '\n' | '\t' | '\u{115f}' | '\u{3164}');
    assert!(!copied.contains(acts), "{copied:?}");
}

#[test]
fn hostile_markdown_does_nothing_to_the_terminal() {
    read("md");
}

#[test]
fn a_hostile_page_does_nothing_to_the_terminal() {
    read("html");
}

#[test]
fn hostile_text_does_nothing_to_the_terminal() {
    read("txt");
}

#[test]
fn what_is_printed_to_a_terminal_does_nothing_either() {
    let home = tempfile::tempdir().unwrap();
    let name = prepared(home.path(), "md");
    let other = format!("{NAME}.other.md");
    fs::write(home.path().join(&other), "# 다른 글\n\n끝 문단이다.\n").unwrap();
    let name = name.as_str();
    let missing = format!("{NAME}.missing");
    let broken = format!("{NAME}.ron");
    fs::write(home.path().join(&broken), "(\x1b]0;taken\x07").unwrap();
    for arguments in [
        &["text", name][..],
        &["text", "--raw", name],
        &["outline", name],
        &["outline", "--json", name],
        &["dump", name],
        &["search", name, "taken"],
        &["search", name, "taken", "--json"],
        &["search", name, "\x1b]0;taken\x07"],
        &["compare", name, &other],
        &["compare", name, &other, "--json"],
        &["notes"],
        &["notes", "list", name],
        &["notes", "list", name, "--json"],
        &["notes", "check", &other],
        &["notes", "export", name, "--to", "md"],
        &["notes", "export", name, "--to", "html"],
        &["notes", "export", name, "--to", "csv"],
        &["notes", "export", name, "--to", "json"],
        &["notes", "export", name, "--to", "org"],
        &["notes", "export", name, "--to", "w3c"],
        &["notes", "export", name, "--to", "cards"],
        &["notes", "import", name, "others.json"],
        &["notes", "import", name, "others.json", "--json"],
        &["library"],
        &["settings"],
        &["notes", "import", name, &broken],
        &["notes", "list", name, "--notes", &broken],
        &["text", &missing],
        &["\x1b]0;taken\x07", "\u{9b}31m"],
        &["--\x1b]0;taken\x07"],
    ] {
        let seen = Terminal::run(home.path(), arguments).end();
        assert!(!seen.is_empty(), "{arguments:?}");
        let copied =
            output::checked(&seen).unwrap_or_else(|wrong| panic!("{arguments:?}: sent {wrong}"));
        assert!(copied.is_empty());
    }
}

/// The test of the test: an attack that reached the terminal would be seen.
#[test]
fn every_attack_would_be_noticed() {
    for (name, attack) in attacks::ATTACKS {
        // Writing the clipboard is what the program itself does, when asked to.
        assert!(output::checked(attack.as_bytes()).is_err(), "{name}");
    }
}
