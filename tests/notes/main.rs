//! `yeobaek notes` as a shell sees it: everything that brings notes in, out and together.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod commands;
mod exports;
mod imports;
mod merging;
mod restoring;
#[path = "../common/shell.rs"]
mod shell;

use shell::Shell;

/// A report with all that exports have to show.
const REPORT: &str = "---\ntitle: 갯벌 보고\nauthor: 김여백\n---\n\n# Ⅰ. 서론\n\n\
    **갯벌(Tidal flat)**은 넓고 <깊다>.[^1] 물길을 다시 열었다.\n\n\
    ## 1. 배경\n\n- 하나\n- [둘](https://example.org/?a=1&b=2)\n\n\
    | 해 | 넓이 |\n| --- | ---: |\n| 2024 | 12 |\n\n> 옮긴 말\n\n```\nlet a = 1;\n```\n\n[^1]: 각주의 글.\n";

impl Shell {
    /// Adds a note and says its id.
    fn add(&self, file: &str, quote: &str, more: &[&str]) -> String {
        let mut arguments = vec!["notes", "add", file, "--quote", quote];
        arguments.extend(more);
        let ran = self.run(&arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out.trim().to_owned()
    }

    /// The notes of a document as JSON.
    fn notes(&self, file: &str) -> Vec<serde_json::Value> {
        let value = self.json(&["notes", "list", file, "--json"]);
        value["notes"].as_array().unwrap().clone()
    }
}
