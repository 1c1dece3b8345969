//! `yeobaek text`: the laid-out text as the reader shows it, or the source as it is.

use std::io::{self, IsTerminal};

use super::Ended;
use super::arguments::Options;
use crate::app;
use crate::layout;
use crate::store::Report;
use crate::text::sanitize;

pub(super) fn run(
    report: &Report,
    width: Option<usize>,
    options: &Options,
    out: &mut String,
) -> Ended {
    let settings = &options.settings;
    // Paper has no edge that a hanging mark could hit.
    let geometry = app::geometry(settings, width.unwrap_or(settings.lines.measure), 1);
    let document = &report.document;
    for block in 0..document.blocks().len() {
        for row in layout::rows_of(document, block, geometry) {
            out.push_str(&layout::print(document, &row, geometry));
            out.push('\n');
        }
    }
    Ended::Done
}

/// Prints the decoded source: untouched into a file or pipe, safe for the screen on a terminal.
pub(super) fn raw(report: &Report, out: &mut String) -> Ended {
    if !io::stdout().is_terminal() {
        out.push_str(&report.source);
        return Ended::Done;
    }
    for line in report.source.lines() {
        out.push_str(&sanitize::line(line));
        out.push('\n');
    }
    Ended::Done
}
