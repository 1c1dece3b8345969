//! The text of the last visit: kept with the places of the notes, private, bounded, and never in the way.

use yeobaek::document::{BlockKind, Document, DocumentBuilder, Nesting, TextRange};
use yeobaek::note::{AnnotationId, How, Standing, Visit};
use yeobaek::store::{DocumentIdentity, NotesFile, Store};

fn document(text: &str) -> Document {
    let mut b = DocumentBuilder::new("plain", "UTF-8");
    b.begin(BlockKind::Heading { level: 1 }, Nesting::default(), 0);
    b.text("1. 갯벌");
    for line in text.lines() {
        b.begin(BlockKind::Paragraph, Nesting::default(), 0);
        b.text(line);
    }
    b.finish()
}

fn visit(text: &str) -> Visit {
    let standing = Standing {
        range: TextRange::new(4, 5),
        how: How::Edited,
        score: 0.75,
        near: 7,
    };
    Visit {
        document: document(text),
        places: [(AnnotationId::new("a"), standing)].into(),
    }
}

fn place(store: &Store, bytes: &[u8]) -> NotesFile {
    let identity = DocumentIdentity::new(None, "갯벌", bytes);
    store.notes_file(&identity).unwrap()
}

#[test]
fn a_visit_comes_back_as_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path().join("data"));
    let notes = place(&store, b"one");
    assert_eq!(store.load_visit(&notes).unwrap(), None);
    let kept = visit("밀물과 썰물이 드나든다.\n\"따옴표\" 와 \\ 와\t탭.");
    store.save_visit(&notes, &kept).unwrap();
    let found = store.load_visit(&notes).unwrap().expect("it was kept");
    assert_eq!(found.document.text(), kept.document.text());
    assert_eq!(found.document.outline(), kept.document.outline());
    let shape = |d: &Document| d.blocks().iter().map(|b| b.range).collect::<Vec<_>>();
    assert_eq!(shape(&found.document), shape(&kept.document));
    assert_eq!(
        found.document.chars_before(40),
        kept.document.chars_before(40)
    );
    // The place does not end on a character and is left out; the rest stays.
    assert!(found.places.is_empty());
    store.forget_visit(&notes).unwrap();
    assert_eq!(store.load_visit(&notes).unwrap(), None);
}

#[test]
fn places_are_kept_with_their_score() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let notes = place(&store, b"one");
    let mut kept = visit("밀물");
    if let Some(standing) = kept.places.values_mut().next() {
        standing.range = TextRange::new(3, 6);
    }
    store.save_visit(&notes, &kept).unwrap();
    assert_eq!(
        store.load_visit(&notes).unwrap().unwrap().places,
        kept.places
    );
}

#[cfg(unix)]
#[test]
fn a_kept_text_is_private_and_written_only_when_it_changed() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path().join("data"));
    let notes = place(&store, b"one");
    store.save_visit(&notes, &visit("밀물")).unwrap();
    let kept = folder.path().join("data/visited");
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&kept), 0o700);
    let file = std::fs::read_dir(&kept)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    assert_eq!(mode(&file), 0o600);
    let inode = || std::fs::metadata(&file).unwrap().ino();
    let before = inode();
    store.save_visit(&notes, &visit("밀물")).unwrap();
    assert_eq!(inode(), before);
    store.save_visit(&notes, &visit("썰물")).unwrap();
    assert_ne!(inode(), before);
}

#[test]
fn damage_counts_as_nothing_kept() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let notes = place(&store, b"one");
    store.save_visit(&notes, &visit("밀물과 썰물")).unwrap();
    let kept = folder.path().join("visited");
    let file = std::fs::read_dir(&kept)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let whole = std::fs::read(&file).unwrap();
    for damaged in [&whole[..whole.len() / 2], b"", b"no such thing"] {
        std::fs::write(&file, damaged).unwrap();
        assert_eq!(store.load_visit(&notes).unwrap(), None);
    }
    store.save_visit(&notes, &visit("밀물과 썰물")).unwrap();
    assert!(store.load_visit(&notes).unwrap().is_some());
}

#[test]
fn the_oldest_texts_go_when_there_are_too_many() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let old = place(&store, b"old");
    store.save_visit(&old, &visit("옛 글")).unwrap();
    let kept = folder.path().join("visited");
    let file = std::fs::read_dir(&kept)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000);
    std::fs::File::options()
        .append(true)
        .open(&file)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    for number in 0..200 {
        std::fs::write(kept.join(format!("{number}.text")), b"x").unwrap();
    }
    let new = place(&store, b"new");
    store.save_visit(&new, &visit("새 글")).unwrap();
    assert_eq!(std::fs::read_dir(&kept).unwrap().count(), 200);
    assert_eq!(store.load_visit(&old).unwrap(), None);
    assert!(store.load_visit(&new).unwrap().is_some());
}
