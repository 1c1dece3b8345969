//! The real program in a pseudo-terminal, its screen read by an emulator.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

pub(crate) const ROWS: u16 = 20;
pub(crate) const COLUMNS: u16 = 90;
/// How long a screen is waited for; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(20);
const STEP: Duration = Duration::from_millis(10);

/// The folder in which the program finds its report and its data.
pub(crate) enum Home {
    Own(TempDir),
    Of(PathBuf),
}

impl Home {
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Own(home) => home.path(),
            Self::Of(path) => path,
        }
    }
}

/// The real program in a pseudo-terminal.
pub(crate) struct Session {
    pub(crate) home: Home,
    pub(crate) child: Box<dyn Child + Send + Sync>,
    pub(crate) master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    seen: Arc<Mutex<Vec<u8>>>,
}

impl Session {
    /// Stops the program as a shell does, looks whether the terminal was given back, and lets it go on.
    pub(crate) fn stop_for_a_while(&self) {
        let pid = self.child.process_id().unwrap().to_string();
        let send = |signal: &str| {
            let sent = Command::new("kill").args(["-s", signal, &pid]).status();
            assert!(sent.unwrap().success());
        };
        send("TSTP");
        for _ in 0..500 {
            if !self.terminal().screen().alternate_screen() {
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
        assert_given_back(&self.terminal());
        thread::sleep(Duration::from_millis(200));
        send("CONT");
    }

    pub(crate) fn open(home: TempDir) -> Self {
        Self::in_folder(Home::Own(home), &[])
    }

    /// Opens in a folder of one's own or another's, with variables set.
    pub(crate) fn in_folder(home: Home, variables: &[(&str, &str)]) -> Self {
        Self::running(
            home,
            &[env!("CARGO_BIN_EXE_yeobaek"), "report.md"],
            variables,
        )
    }

    /// Runs a command line in a folder, with a short report in it.
    pub(crate) fn running(home: Home, line: &[&str], variables: &[(&str, &str)]) -> Self {
        fs::write(
            home.path().join("report.md"),
            "# 첫 장\n\n여백에 적을 글이다.\n\n# 둘째 장\n\n끝이다.\n",
        )
        .unwrap();
        // A reader who was here before is not greeted.
        let data = home.path().join("data/yeobaek");
        if fs::create_dir_all(&data).is_ok() {
            let _ = fs::write(data.join("greeted"), "");
        }
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(line[0]);
        command.args(&line[1..]);
        command.cwd(home.path());
        command.env("HOME", home.path());
        command.env("XDG_DATA_HOME", home.path().join("data"));
        command.env("XDG_CONFIG_HOME", home.path().join("config"));
        command.env("TERM", "xterm-256color");
        for name in ["TMUX", "STY", "TERM_PROGRAM", "COLORTERM", "COLORFGBG"] {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C.UTF-8");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let sink = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 {
                    break;
                }
                sink.lock().unwrap().extend(&buffer[..count]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self {
            home,
            child,
            master: pair.master,
            keys,
            seen,
        }
    }

    /// The screen as a terminal would show it now.
    pub(crate) fn terminal(&self) -> vt100::Parser {
        let mut parser =
            vt100::Parser::new(ROWS.try_into().unwrap(), COLUMNS.try_into().unwrap(), 0);
        parser.process(&self.seen.lock().unwrap());
        parser
    }

    pub(crate) fn wait_for(&self, text: &str) {
        let mut waited = Duration::ZERO;
        while !self.terminal().screen().contents().contains(text) {
            assert!(
                waited < PATIENCE,
                "{text:?} did not come:\n{}",
                self.terminal().screen().contents()
            );
            thread::sleep(STEP);
            waited += STEP;
        }
    }

    pub(crate) fn has_bytes(&self, text: &str) -> bool {
        String::from_utf8_lossy(&self.seen.lock().unwrap()).contains(text)
    }

    pub(crate) fn wait_for_bytes(&self, text: &str) {
        let mut waited = Duration::ZERO;
        while !self.has_bytes(text) {
            assert!(waited < PATIENCE, "{text:?} was not sent");
            thread::sleep(STEP);
            waited += STEP;
        }
    }

    /// Waits until the program has lent the terminal and taken it again: a key that comes before is the editor's.
    pub(crate) fn wait_for_return(&self) {
        let taken = b"\x1b[?1049h";
        let times = |seen: &[u8]| seen.windows(taken.len()).filter(|at| at == taken).count();
        let mut waited = Duration::ZERO;
        while times(&self.seen.lock().unwrap()) < 2 {
            assert!(waited < PATIENCE, "the terminal was not taken again");
            thread::sleep(STEP);
            waited += STEP;
        }
    }

    /// The processor time that the program took so far, in clock ticks, and how often it slept.
    #[cfg(target_os = "linux")]
    pub(crate) fn work(&self) -> (u64, u64) {
        let pid = self.child.process_id().unwrap();
        let (mut ticks, mut slept) = (0, 0);
        for task in fs::read_dir(format!("/proc/{pid}/task")).unwrap() {
            let task = task.unwrap().path();
            let stat = fs::read_to_string(task.join("stat")).unwrap();
            let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
            ticks += fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
            let status = fs::read_to_string(task.join("status")).unwrap();
            let switches = status
                .lines()
                .find_map(|l| l.strip_prefix("voluntary_ctxt_switches:"));
            slept += switches.unwrap().trim().parse::<u64>().unwrap();
        }
        (ticks, slept)
    }

    /// How many bytes the program sent so far.
    pub(crate) fn sent(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    /// Waits until a note has come into a folder of the store; gives up after a while.
    pub(crate) fn wait_for_file(&self, folder: &str, text: &str) {
        let begun = Instant::now();
        while !notes(self.home.path(), folder).contains(text) {
            assert!(
                begun.elapsed() < PATIENCE,
                "{text:?} did not come into {folder}"
            );
            thread::sleep(STEP);
        }
    }

    /// Waits until a file has come into the home folder.
    pub(crate) fn wait_for_any_file(&self, name: &str) {
        let begun = Instant::now();
        while !self.home.path().join(name).exists() {
            assert!(begun.elapsed() < PATIENCE, "{name:?} did not come");
            thread::sleep(STEP);
        }
    }

    /// Ends the program as the system does when it has no choice.
    pub(crate) fn kill(&self) {
        self.signal("KILL");
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        let sent = Command::new("kill").args(["-s", name, &pid]).status();
        assert!(sent.unwrap().success());
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits for the end and returns the exit code and the home folder.
    pub(crate) fn end(mut self) -> (u32, vt100::Parser, TempDir) {
        let mut waited = Duration::ZERO;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(waited < PATIENCE, "it does not end");
            thread::sleep(STEP);
            waited += STEP;
        };
        // What was written last may still be on its way.
        thread::sleep(Duration::from_millis(100));
        let terminal = self.terminal();
        let home = match self.home {
            Home::Own(home) => home,
            Home::Of(_) => tempfile::tempdir().unwrap(),
        };
        (status.exit_code(), terminal, home)
    }
}

pub(crate) fn assert_given_back(terminal: &vt100::Parser) {
    let screen = terminal.screen();
    assert!(
        !screen.alternate_screen(),
        "the alternate screen is still on"
    );
    assert!(!screen.hide_cursor(), "the cursor is still hidden");
    assert!(!screen.bracketed_paste(), "bracketed paste is still on");
    let mouse = screen.mouse_protocol_mode();
    assert_eq!(
        mouse,
        vt100::MouseProtocolMode::None,
        "the mouse is still heard"
    );
}

pub(crate) fn notes(home: &Path, folder: &str) -> String {
    let folder = home.join("data/yeobaek").join(folder);
    let Ok(entries) = fs::read_dir(folder) else {
        return String::new();
    };
    let files = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "ron"));
    files
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}
