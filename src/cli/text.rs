//! `yeobaek text`: the laid-out text as the reader shows it.

use super::Ended;
use super::arguments::Options;
use crate::layout::{self, Geometry};
use crate::settings::Settings;
use crate::store::Report;

pub(super) fn run(
    report: &Report,
    width: Option<usize>,
    options: &Options,
    out: &mut String,
) -> Ended {
    let geometry = Geometry {
        width: width
            .or(options.measure)
            .unwrap_or(Settings::default().measure),
        ambiguous: options.ambiguous.unwrap_or_default(),
        ..Geometry::default()
    };
    let document = &report.document;
    for block in 0..document.blocks().len() {
        for row in layout::rows_of(document, block, geometry) {
            out.push_str(&layout::print(document, &row, geometry));
            out.push('\n');
        }
    }
    Ended::Done
}
