//! Notes files and the small files of the store: nested without end, huge, or no files at all.

use std::fs;

use tempfile::TempDir;
use yeobaek::import::{self, Format};
use yeobaek::note::{Anchor, Annotation, AnnotationId, Marks, Notebook};
use yeobaek::store::{DocumentIdentity, NotesFile, Store, StoreError};

use crate::{SIZE, flood};

/// Loads a notes file of this text.
fn load(text: &str) -> (Result<Notebook, StoreError>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.ron");
    fs::write(&path, text).unwrap();
    let loaded = Store::at(folder.path()).load(&NotesFile::explicit(path));
    (loaded, folder)
}

#[test]
fn nesting_without_end_is_a_broken_file_and_no_overflow() {
    for piece in [
        "[", "(", "{", "Some(", "(a:", "{1:", "[(", "/*", "r#", "\"", "\\", "a(", "//\n",
    ] {
        for head in [
            "",
            "(version: 1, document: (), notes: [",
            "(version: 1, document: (x: ",
            "(version: 1, document: (), notes: [(id: \"a\", mood: ",
            "(version: 9, other: ",
        ] {
            let text = format!("{head}{}", flood(piece));
            let (loaded, folder) = load(&text);
            match loaded {
                Err(StoreError::Broken { kept_at, .. }) => {
                    assert_eq!(fs::read_to_string(kept_at).unwrap(), text, "{piece} {head}");
                }
                // A file of a newer program that this one cannot read at all, or nothing but a remark.
                Err(StoreError::Newer { .. }) => assert!(head.contains('9'), "{piece} {head}"),
                Ok(notebook) => assert_eq!(notebook, Notebook::default(), "{piece} {head}"),
                Err(other) => panic!("{piece} {head}: {other:?}"),
            }
            drop(folder);
        }
    }
}

#[test]
fn nesting_that_is_closed_is_refused_too() {
    let depth = 100_000;
    let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    for text in [
        format!("(version: 1, document: (), notes: [(id: \"a\", mood: {deep})])"),
        format!("(version: 1, document: (palette: {deep}), notes: [])"),
        format!("(version: 1, document: (), notes: [{deep}])"),
        format!("(version: 1, document: (), notes: [], later: {deep})"),
    ] {
        let (loaded, _folder) = load(&text);
        assert!(
            matches!(loaded, Err(StoreError::Broken { .. })),
            "{loaded:?}"
        );
    }
}

/// Nothing that somebody has written is cut: a long note stays as long as it is.
#[test]
fn huge_notes_are_kept_whole() {
    let long = "물이 든다 \"\\ \u{301}".repeat(100_000);
    let mut notebook = Notebook::default();
    notebook.put(Annotation {
        id: AnnotationId::new("long"),
        body: long.clone(),
        tags: vec!["물때".to_owned(); 20_000],
        author: long.clone(),
        anchor: Anchor {
            quote: long.clone(),
            before: long.clone(),
            path: vec!["장".to_owned(); 20_000],
            near: usize::MAX,
            ..Anchor::default()
        },
        ..Annotation::default()
    });
    for number in 0..20_000 {
        notebook.put(Annotation {
            id: AnnotationId::new(format!("{number}")),
            ..Annotation::default()
        });
    }
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let file = NotesFile::explicit(folder.path().join("notes.ron"));
    let identity = DocumentIdentity::new(None, &long, b"");
    store.save(&file, &identity, &notebook).unwrap();
    assert_eq!(store.load(&file).unwrap(), notebook);
    let document = import::import("# 장\n\n물이 든다.\n", Format::Markdown, "UTF-8");
    assert!(
        Marks::new(&notebook, &document)
            .of(&AnnotationId::new("long"))
            .is_none()
    );
}

/// Quotations that nearly stand everywhere, and those that stand nowhere, are placed soon.
#[test]
fn notes_on_a_text_of_one_word_are_placed_soon() {
    let text = "물이 든다. ".repeat(SIZE / 40);
    let document = import::import(&text, Format::Markdown, "UTF-8");
    let mut notebook = Notebook::default();
    for number in 0..200 {
        let quote = match number % 4 {
            0 => "물이 든다. ".repeat(number + 1),
            1 => "물이 난다. ".repeat(number + 1),
            2 => "물".to_owned(),
            _ => "썰물이 걷는 사람보다 빠르다".repeat(number),
        };
        notebook.put(Annotation {
            id: AnnotationId::new(format!("{number}")),
            anchor: Anchor {
                quote,
                near: number * 100,
                ..Anchor::default()
            },
            ..Annotation::default()
        });
    }
    let marks = Marks::new(&notebook, &document);
    assert!(marks.all().len() <= 200);
}

#[test]
fn small_files_that_hold_anything_count_as_none() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let identity = DocumentIdentity::new(None, "물때", b"a");
    let notes = store.notes_file(&identity).unwrap();
    store
        .save_place(&identity, &yeobaek::store::Place::default())
        .unwrap();
    let place = fs::read_dir(folder.path().join("places"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    for text in [
        flood("("),
        format!(
            "(version: 1, offset: 99999999999999999999, quote: {})",
            flood("[")
        ),
        format!(
            "(version: 1, path: \"\", offset: 18446744073709551615, quote: \"\", flags: [{}])",
            flood("('a', 1),")
        ),
    ] {
        fs::write(place.path(), &text).unwrap();
        assert!(store.load_place(&identity).is_ok());
        fs::write(folder.path().join("terminals.ron"), &text).unwrap();
        assert_eq!(store.terminal("xterm"), None);
    }
    // A few kilobytes that would unpack to a gigabyte are not unpacked.
    fs::create_dir_all(folder.path().join("visited")).unwrap();
    let stem = notes
        .path()
        .file_stem()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b'('; 64 << 20], 1);
    fs::write(folder.path().join(format!("visited/{stem}.text")), bomb).unwrap();
    assert!(store.load_visit(&notes).unwrap().is_none());
}

/// A file that never ends or never begins, put in the place of notes, also as a link that came with a document.
#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_no_notes_file() {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use crate::shell::Shell;

    let shell = Shell::new();
    shell.file("a.md", "# 물때\n\n밀물은 빠르다.\n");
    let path = |name: &str| shell.home.path().join(name);
    let made = Command::new("mkfifo").arg(path("pipe.ron")).status();
    assert!(made.unwrap().success());
    symlink("/dev/zero", path("endless.ron")).unwrap();
    for name in ["pipe.ron", "endless.ron", "/dev/zero"] {
        let ran = shell.run(&["notes", "list", "a.md", "--notes", name]);
        assert_eq!(ran.code, 2, "{name}: {}", ran.out);
        assert!(ran.err.contains("no ordinary file"), "{name}: {}", ran.err);
    }
    // Beside a document, where it is looked at without being named.
    for target in ["pipe.ron", "/dev/zero"] {
        let beside = path("a.md.notes.ron");
        let _ = fs::remove_file(&beside);
        symlink(target, &beside).unwrap();
        let ran = shell.run(&["notes", "list", "a.md"]);
        assert!(
            ran.err.contains("no ordinary file"),
            "{target}: {}",
            ran.err
        );
    }
}

#[test]
fn a_notes_file_beyond_every_bound_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.ron");
    // A hole of a terabyte takes no room on most disks.
    let file = fs::File::create(&path).unwrap();
    if file.set_len(1 << 40).is_err() {
        return;
    }
    let loaded = Store::at(folder.path()).load(&NotesFile::explicit(path.clone()));
    assert!(matches!(loaded, Err(StoreError::Read { .. })), "{loaded:?}");
    assert!(path.exists(), "it is left where it is");
}
