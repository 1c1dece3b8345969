//! The documents are current: the key table is the one in the program, and every dependency is named.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;

use expect_test::expect_file;
use yeobaek::cli::arguments::{Options, Request};
use yeobaek::cli::run;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|_| panic!("{name} is missing"))
}

#[test]
fn the_key_table_is_current() {
    let mut out = Vec::new();
    run(
        &Request::Keys { markdown: true },
        &Options::default(),
        &mut out,
    )
    .unwrap();
    expect_file!["../docs/KEYS.md"].assert_eq(&String::from_utf8(out).unwrap());
}

#[test]
fn every_dependency_is_named_with_its_purpose() {
    let manifest = read("Cargo.toml");
    let named = read("docs/DEPENDENCIES.md");
    let mut inside = false;
    let mut count = 0;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if let (true, Some((name, _))) = (inside, line.split_once(" = ")) {
            assert!(
                named.contains(&format!("`{name}`")),
                "{name} is not in docs/DEPENDENCIES.md"
            );
            count += 1;
        }
    }
    assert!(count > 10);
}

#[test]
fn the_documents_that_contributors_need_exist() {
    for name in [
        "README.md",
        "README.ko.md",
        "docs/ARCHITECTURE.md",
        "docs/CONTRIBUTING.md",
        "docs/STORE.md",
        "docs/JSON.md",
        "docs/CHANGELOG.md",
        "docs/GUIDE.md",
        "docs/GUIDE.ko.md",
    ] {
        assert!(read(name).len() > 500, "{name} says nothing");
    }
}

#[test]
fn the_architecture_names_every_module() {
    let page = read("docs/ARCHITECTURE.md");
    for line in read("src/lib.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
    {
        let module = line.trim_end_matches(';');
        assert!(
            page.contains(module),
            "{module} is not in docs/ARCHITECTURE.md"
        );
    }
}
