//! What is handed on: the package holds what is built and read, the release is built as promised, and the oldest
//! Rust that is named suffices for every dependency.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::Command;

fn manifest() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    std::fs::read_to_string(path).unwrap()
}

/// Runs cargo, which is there when tests are, without the network.
fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--offline")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_package_holds_what_it_needs_and_no_more() {
    let listed = cargo(&["package", "--list", "--allow-dirty"]);
    let files: Vec<&str> = listed.lines().collect();
    for needed in [
        "Cargo.toml",
        "Cargo.lock",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "README.md",
        "src/main.rs",
        "src/export/html/style.css",
    ] {
        assert!(files.contains(&needed), "{needed} is missing");
    }
    let known = |file: &&str| {
        let papers = [
            "docs/CHANGELOG.md",
            "docs/GUIDE.md",
            "docs/GUIDE.ko.md",
            "docs/KEYS.md",
        ];
        let of_cargo = [
            "Cargo.lock",
            "Cargo.toml",
            "Cargo.toml.orig",
            ".cargo_vcs_info.json",
        ];
        let front = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "README.ko.md"];
        file.starts_with("src/")
            || papers.contains(file)
            || of_cargo.contains(file)
            || front.contains(file)
    };
    let others: Vec<_> = files.iter().filter(|file| !known(file)).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn the_release_is_checked_stripped_and_joined() {
    let manifest = manifest();
    let release = manifest.split("[profile.release]").nth(1).unwrap();
    let release = release.split("\n[").next().unwrap();
    for line in ["lto = \"thin\"", "strip = true", "overflow-checks = true"] {
        assert!(release.lines().any(|one| one == line), "{line}");
    }
    assert!(
        !release.contains("panic"),
        "a panic must unwind, so that notes are kept"
    );
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}

#[test]
fn the_oldest_rust_that_is_named_suffices_for_every_dependency() {
    let host = Command::new("rustc").arg("-vV").output().unwrap();
    let host = String::from_utf8(host.stdout).unwrap();
    let host = host
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap();
    let told = cargo(&[
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--filter-platform",
        host,
    ]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let version =
        |text: &str| -> Vec<u64> { text.split('.').map(|part| part.parse().unwrap()).collect() };
    let packages = told["packages"].as_array().unwrap();
    let own = packages
        .iter()
        .find(|one| one["name"] == "yeobaek")
        .unwrap();
    let own = version(own["rust_version"].as_str().unwrap());
    for package in packages {
        if let Some(needs) = package["rust_version"].as_str() {
            assert!(version(needs) <= own, "{} needs {needs}", package["name"]);
        }
    }
}
