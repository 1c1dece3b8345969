//! The program at the other end of a line, as over SSH: a relay between its terminal and the reader stops taking
//! anything, or is cut off in the middle of a frame. What was typed is kept, and the program ends.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use tempfile::TempDir;

use crate::pty::notes;

/// Tells the relay to take nothing more from the program.
const HOLD: u8 = 0;
/// Tells the relay that its window has another size, so that the program draws a whole frame.
const RESIZE: u8 = 1;
/// A screen of which one frame is more than a terminal keeps for who does not read.
const ROWS: u16 = 60;
const COLUMNS: u16 = 240;
/// How long something is waited for; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(30);
const STEP: Duration = Duration::from_millis(20);

/// Not a test by itself: the relay, run by the tests below in a process of its own. What it is sent goes to the
/// program, what the program sends comes back.
#[test]
#[ignore = "run by the other tests of this file"]
fn relay() {
    let Ok(line) = std::env::var("YEOBAEK_RELAY") else {
        return;
    };
    let size = PtySize {
        rows: ROWS,
        cols: COLUMNS,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &line, env!("CARGO_BIN_EXE_yeobaek")]);
    command.cwd(std::env::current_dir().unwrap());
    let _child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let held = Arc::new(AtomicBool::new(false));
    let mut from_program = pair.master.try_clone_reader().unwrap();
    let is_held = Arc::clone(&held);
    thread::spawn(move || {
        let mut buffer = [0; 1024];
        while let Ok(count @ 1..) = from_program.read(&mut buffer) {
            let mut out = std::io::stdout().lock();
            out.write_all(&buffer[..count]).unwrap();
            out.flush().unwrap();
            while is_held.load(Ordering::Acquire) {
                thread::sleep(STEP);
            }
        }
    });
    let mut to_program = pair.master.take_writer().unwrap();
    let mut cols = COLUMNS;
    // A lock on the input has a buffer, and waits for no more than comes.
    for byte in std::io::stdin().lock().bytes() {
        match byte.unwrap() {
            HOLD => held.store(true, Ordering::Release),
            RESIZE => {
                cols ^= 1;
                pair.master.resize(PtySize { cols, ..size }).unwrap();
            }
            byte => to_program.write_all(&[byte]).unwrap(),
        }
    }
}

/// A line to a program, with the relay at its other end.
struct Line {
    home: TempDir,
    relay: Child,
    seen: Arc<Mutex<Vec<u8>>>,
}

impl Line {
    /// Opens a report over the line. As at the other end of SSH a shell is told of the cut and ends, and with it
    /// all that runs in it is told; another one outlives that, and writes down how the program ended. `before`
    /// stands before the program's name.
    fn open(before: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let paragraph = "물이 드는 동안 여백에 적을 글이다. ".repeat(8);
        let text = format!("# 첫 장\n\n{}", format!("{paragraph}\n\n").repeat(100));
        fs::write(home.path().join("report.md"), text).unwrap();
        fs::create_dir_all(home.path().join("data/yeobaek")).unwrap();
        fs::write(home.path().join("data/yeobaek/greeted"), "").unwrap();
        let script = format!(
            "trap '' HUP\n\
             sh -c 'echo $$ > pid; exec {before} \"$0\" --no-probe report.md 2> said' \"$1\"\n\
             echo $? > code\n"
        );
        fs::write(home.path().join("run.sh"), script).unwrap();
        let mut relay = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "relay::relay", "--ignored", "--nocapture"])
            .current_dir(home.path())
            .env("YEOBAEK_RELAY", "sh run.sh \"$0\"; true")
            .env("HOME", home.path())
            .env("XDG_DATA_HOME", home.path().join("data"))
            .env("XDG_CONFIG_HOME", home.path().join("config"))
            .env("TERM", "xterm-256color")
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&seen);
        let mut from = relay.stdout.take().unwrap();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = from.read(&mut buffer) {
                sink.lock().unwrap().extend(&buffer[..count]);
            }
        });
        Self { home, relay, seen }
    }

    fn send(&mut self, bytes: &[u8]) {
        let input = self.relay.stdin.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    fn wait_for(&self, text: &str) {
        wait_until(text, || {
            let mut parser =
                vt100::Parser::new(ROWS.try_into().unwrap(), COLUMNS.try_into().unwrap(), 0);
            parser.process(&self.seen.lock().unwrap());
            parser.screen().contents().contains(text)
        });
    }

    /// Begins a note, and lets the line hang in the middle of a frame.
    fn hang_while_typing(&mut self) {
        self.wait_for("여백에 적을 글이다.");
        self.send(b"}a");
        self.wait_for("New note");
        self.send("먼저 친 글".as_bytes());
        self.wait_for("먼저 친 글");
        self.send(&[HOLD]);
        thread::sleep(STEP * 5);
        let before = self.seen.lock().unwrap().len();
        // The first byte that comes is the last that the relay takes; the rest of the frames fills the line.
        for _ in 0..10 {
            self.send(&[RESIZE]);
            thread::sleep(STEP * 2);
        }
        let sent = self.seen.lock().unwrap().len() - before;
        assert!(sent <= 1024, "the line does not hang: {sent}");
        self.send(" 그리고 멎은 뒤에 친 글".as_bytes());
        thread::sleep(STEP * 5);
    }

    /// Waits until the program has ended by itself, and says with which code.
    fn code(&self) -> u32 {
        let file = self.home.path().join("code");
        wait_until("the end", || {
            fs::read_to_string(&file).is_ok_and(|code| code.ends_with('\n'))
        });
        fs::read_to_string(&file).unwrap().trim().parse().unwrap()
    }

    fn pid(&self) -> String {
        let pid = fs::read_to_string(self.home.path().join("pid")).unwrap();
        pid.trim().to_owned()
    }

    fn cut(&mut self) {
        self.relay.kill().unwrap();
        self.relay.wait().unwrap();
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let _ = self.relay.kill();
        let _ = self.relay.wait();
    }
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "{what:?} did not come");
        thread::sleep(STEP);
    }
}

fn assert_kept(home: &Path) {
    let kept = notes(home, "drafts");
    assert!(kept.contains("먼저 친 글 그리고 멎은 뒤에 친 글"), "{kept}");
}

#[test]
fn a_line_that_is_cut_in_a_frame_keeps_what_was_typed_before_and_meanwhile() {
    let mut line = Line::open("");
    line.hang_while_typing();
    line.cut();
    assert_eq!(line.code(), 129, "as the system says when a line is cut");
    assert_kept(line.home.path());
}

/// Of a terminal that is not the program's own no signal comes: reading and writing fail, and that is all.
#[test]
fn a_terminal_that_fails_without_a_signal_keeps_it_too() {
    if Command::new("setsid").arg("true").status().is_err() {
        return;
    }
    let mut line = Line::open("setsid -w");
    line.hang_while_typing();
    line.cut();
    assert_eq!(line.code(), 2);
    assert_kept(line.home.path());
    let said = fs::read_to_string(line.home.path().join("said")).unwrap();
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn a_line_that_hangs_does_not_keep_the_program_from_ending() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let mut line = Line::open("");
        line.hang_while_typing();
        let sent = Command::new("kill")
            .args(["-s", signal, &line.pid()])
            .status();
        assert!(sent.unwrap().success());
        assert_eq!(line.code(), code, "{signal}");
        assert_kept(line.home.path());
    }
}
