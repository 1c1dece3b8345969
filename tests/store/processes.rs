//! Several processes on one notes file: they save at once, they are killed, their limits are reached. The
//! processes are this test program itself, run as a writer.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use yeobaek::note::{AnnotationId, Notebook};
use yeobaek::store::{Desk as Table, Store};

use crate::desk::{Desk, note, notebook};

/// A process that saves note after note in the store of a desk, and says each id that was saved.
fn writer(desk: &Desk, prefix: &str, count: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "processes::write_for_another_test"])
        .args(["--ignored", "--nocapture"])
        .env("WRITER_STORE", desk.store.root())
        .env("WRITER_DOCUMENT", &desk.document)
        .env("WRITER_PREFIX", prefix)
        .env("WRITER_COUNT", count.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "a writer that other tests start"]
fn write_for_another_test() {
    let Ok(root) = std::env::var("WRITER_STORE") else {
        return;
    };
    let given = |name| std::env::var(name).unwrap();
    let identity = Desk::new().identity(given("WRITER_DOCUMENT").as_ref());
    let table = Table::at(Store::at(root), &identity, None, false).unwrap();
    let prefix = given("WRITER_PREFIX");
    let mut mine = Notebook::default();
    for number in 0..given("WRITER_COUNT").parse().unwrap() {
        let id = format!("{prefix}-{number:04}");
        mine.put(note(&id, "여러 프로그램이 한꺼번에 쓴다."));
        mine = table.save(&mine).unwrap();
        println!("\nsaved {id}");
    }
}

/// The ids that a process says it saves, as it says so.
fn saying(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let ids = lines.map_while(Result::ok);
    ids.filter_map(|line| line.strip_prefix("saved ").map(ToOwned::to_owned))
}

fn two_at_once(each: usize) {
    let desk = Desk::new();
    let mut both = ["a", "b"].map(|prefix| writer(&desk, prefix, each));
    for child in &mut both {
        assert_eq!(saying(child).count(), each);
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(desk.load(&desk.document).len(), 2 * each);
}

/// Kills writers at any moment; what they said was saved must be there, whole.
fn killed(times: u32) {
    let desk = Desk::new();
    let mut acknowledged = BTreeSet::new();
    for time in 0..times {
        let mut child = writer(&desk, &format!("{time:04}"), 10_000);
        let mut said = saying(&mut child);
        // Every moment of the start, of a save and between two: however slow the machine is, some get so far.
        if time % 3 == 0 {
            acknowledged.extend(said.next());
        }
        thread::sleep(Duration::from_micros(u64::from(time * 7_919 % 60_000)));
        child.kill().unwrap();
        acknowledged.extend(said);
        child.wait().unwrap();
        let kept = desk.load(&desk.document);
        for id in &acknowledged {
            assert!(kept.get(&AnnotationId::new(id.as_str())).is_some(), "{id}");
        }
    }
    assert!(
        acknowledged.len() >= times as usize / 3,
        "too few have saved: {}",
        acknowledged.len()
    );
    // Nothing that the dead held is in the way, and what they left is cleared.
    let begun = Instant::now();
    desk.save(&desk.document, &notebook(&["last"]));
    assert!(begun.elapsed() < Duration::from_secs(4));
    let folder = desk.store.root().join("notes");
    let names = std::fs::read_dir(folder).unwrap();
    let left = names.filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().ends_with(".tmp")
    });
    assert_eq!(left.count(), 0);
}

#[test]
fn two_processes_that_save_at_once_lose_nothing() {
    two_at_once(30);
}

#[test]
#[ignore = "takes long: 500 notes each"]
fn two_processes_with_500_notes_each_lose_nothing() {
    two_at_once(500);
}

#[test]
fn what_a_killed_process_said_was_saved_is_there() {
    killed(12);
}

#[test]
#[ignore = "takes long: 1,000 processes"]
fn what_a_thousand_killed_processes_said_was_saved_is_there() {
    killed(1_000);
}

/// The real program with a limit on the size of files, as on a full disk.
#[cfg(unix)]
#[test]
fn on_a_full_disk_the_program_says_so_and_damages_nothing() {
    let desk = Desk::new();
    let data = desk.folder.path().join("xdg");
    let run = |blocks: &str, body: &str| {
        let script = format!("ulimit -f {blocks}; exec \"$0\" \"$@\"");
        Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_yeobaek")])
            .args(["notes", "add"])
            .arg(&desk.document)
            .args(["--quote", "본문", "--body", body])
            .env("XDG_DATA_HOME", &data)
            .env("XDG_CONFIG_HOME", &data)
            .env("HOME", desk.folder.path())
            .env("LC_ALL", "ko_KR.UTF-8")
            .output()
            .unwrap()
    };
    assert!(run("unlimited", "먼저").status.success());
    // 4 blocks are 2 KiB or 4 KiB, as the shell counts.
    let failed = run("4", &"물이 든다. ".repeat(2_000));
    let said = String::from_utf8_lossy(&failed.stderr);
    assert_eq!(failed.status.code(), Some(2), "{said}");
    assert!(said.contains("자리가 없습니다"), "{said}");
    assert!(run("unlimited", "나중").status.success());
    let store = Store::at(data.join("yeobaek"));
    let kept = store
        .load(&store.notes_file(&desk.identity(&desk.document)).unwrap())
        .unwrap();
    let bodies: Vec<&str> = kept.living().map(|note| note.body.as_str()).collect();
    assert_eq!(bodies, ["먼저", "나중"]);
}

#[test]
#[ignore = "takes long: waits until patience ends"]
fn a_lock_that_is_held_is_told_and_nothing_is_written() {
    let desk = Desk::new();
    desk.save(&desk.document, &notebook(&["a"]));
    let file = desk.file(&desk.document);
    let name = file.path().file_name().unwrap().to_string_lossy();
    let lock = file.path().with_file_name(format!(".{name}.lock"));
    let held = std::fs::File::open(lock).unwrap();
    held.lock().unwrap();
    let identity = desk.identity(&desk.document);
    let error = desk
        .store
        .save(&file, &identity, &notebook(&["b"]))
        .unwrap_err();
    assert!(
        matches!(error, yeobaek::store::StoreError::Busy(_)),
        "{error}"
    );
    drop(held);
    desk.save(&desk.document, &notebook(&["b"]));
}

/// The real program killed at any moment while it adds notes: what it printed an id for is there.
#[test]
fn the_program_itself_may_be_killed_at_any_moment() {
    let desk = Desk::new();
    let data = desk.folder.path().join("xdg");
    let mut acknowledged = Vec::new();
    for time in 0..24_u64 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_yeobaek"))
            .args(["notes", "add"])
            .arg(&desk.document)
            .args(["--quote", "본문", "--body", &format!("{time}")])
            .env("XDG_DATA_HOME", &data)
            .env("XDG_CONFIG_HOME", &data)
            .env("HOME", desk.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Every third one ends by itself, so that there is something to damage.
        if time % 3 != 0 {
            thread::sleep(Duration::from_millis(2 + time * 7 % 60));
            child.kill().unwrap();
        }
        let said = child.wait_with_output().unwrap().stdout;
        let said = String::from_utf8(said).unwrap();
        acknowledged.extend(said.strip_suffix('\n').map(AnnotationId::new));
        let store = Store::at(data.join("yeobaek"));
        let file = store.notes_file(&desk.identity(&desk.document)).unwrap();
        let kept = store.load(&file).unwrap();
        for id in &acknowledged {
            assert!(kept.get(id).is_some(), "{id}");
        }
    }
    assert!(acknowledged.len() >= 8, "{}", acknowledged.len());
}
