//! `yeobaek text`: the laid-out text as the reader shows it, or the source as it is.

use super::Ended;
use super::arguments::Options;
use crate::app;
use crate::layout;
use crate::store::Report;

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

/// Prints the decoded source.
pub(super) fn raw(report: &Report, out: &mut String) -> Ended {
    out.push_str(&report.source);
    Ended::Done
}
