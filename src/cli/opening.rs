//! Opening a document for reading: its text, its notes, where it was left. Of a long one the beginning comes first, and
//! the rest is read behind it.

use std::io::{self, Read, Stdin};
use std::path::Path;
use std::sync::Arc;

use super::arguments::Options;
use super::{author, desk, zone};
use crate::app::{
    Asked, Begun, Furnish, Left, Measure, Opened, Opening, Progress, Rest, Tell, Whole,
};
use crate::document::Document;
use crate::note::{Past, Visit};
use crate::problem::Problem;
use crate::store::read_source_telling;
use crate::store::{Desk, DocumentIdentity, Found, Report, Store, identify, read_first};
use crate::words::Word;

/// The longest file that is read whole before its first screen, in bytes: what is imported in about the time in which
/// nothing is felt. A quiet machine takes about 5 ms for text extracted from a PDF, and less for Markdown.
const WHOLE_AT_ONCE: usize = 64 << 10;
/// How much of a longer one is read for the first screen, in bytes: some thirty screens.
const BEGINNING: usize = 32 << 10;

/// A document that is opened for reading.
pub enum Start {
    /// All of it, with its desk where there is one; what is kept about it may come behind the first screen.
    Whole(Box<(Opened, Option<Arc<Desk>>)>, Option<Furnish>),
    /// Its beginning.
    Beginning(Box<Begun>),
}

/// Opens a document, or its beginning where the whole would take long.
///
/// # Errors
/// When there is no such file, it cannot be read, or it is no text.
pub fn begin(path: &Path, options: &Options, measure: Measure) -> Result<Start, Problem> {
    if path.as_os_str() == "-" {
        return begin_input(options, measure);
    }
    let language = options.language;
    let first = read_first(path, WHOLE_AT_ONCE, BEGINNING);
    let begun = first
        .map_err(|error| error.problem(language))?
        .and_then(|(bytes, length)| {
            let read = Report::beginning(path, &bytes, options.encoding)?;
            Some((read, length))
        });
    let Some(((mut document, source), length)) = begun else {
        return at_once(super::open(path, options)?, options, measure);
    };
    measure(&mut document, &source, &identify(path, "", b"").path);
    let title = document.meta.title.clone();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let left = left_at(path);
    let mut opened = Opened {
        source,
        zone: zone(),
        author: author(&options.settings),
        ..Opened::new(document, &name)
    };
    let left_beyond = is_beyond(left, &opened.document);
    opened.left.place = left.filter(|_| !left_beyond && options.place.is_none());
    let (path, options) = (path.to_owned(), options.clone());
    let whole = Whole {
        bytes: length,
        led: options.place.is_some(),
        left_beyond,
    };
    let rest: Rest = Box::new(move |tell| rest_of_file(&path, &title, (&options, measure), tell));
    Ok(Start::Beginning(Box::new(Begun {
        opened,
        whole,
        rest,
    })))
}

/// A document that was read whole before its first screen. Unless it is to be opened at a named place, which may be that
/// of a note, what is kept about it comes behind the first screen, for which only the place is needed.
fn at_once(mut report: Report, options: &Options, measure: Measure) -> Result<Start, Problem> {
    measure(&mut report.document, &report.source, &report.identity.path);
    let document = Arc::new(report.document);
    let (source, identity) = (report.source, report.identity);
    let language = options.language;
    let desk = match desk(&identity, options) {
        Ok(desk) if options.place.is_none() => Arc::new(desk),
        _ => {
            let (desk, found) = at_desk(&identity, options);
            let kept = (&desk, found);
            let opened = furnished(document, source, &identity, kept, None, (options, false))?;
            return Ok(Start::Whole(Box::new((opened, desk)), None));
        }
    };
    let bare = Opened {
        source: Arc::clone(&source),
        zone: zone(),
        author: author(&options.settings),
        left: Left {
            place: desk.place(),
            ..Left::default()
        },
        document: Arc::clone(&document),
        ..Opened::new(Document::default(), &identity.file_name)
    };
    let (own, options) = (Some(Arc::clone(&desk)), options.clone());
    let furnish: Furnish = Box::new(move || {
        let found = desk.read(language);
        let name = identity.file_name.clone();
        let kept = (&Some(desk), found);
        let opened = furnished(document, source, &identity, kept, None, (&options, true));
        // Without a place to be led to nothing can be wrong with it.
        opened.unwrap_or_else(|_| Opened::new(Document::default(), &name))
    });
    Ok(Start::Whole(Box::new((bare, own)), Some(furnish)))
}

/// Opens a document whole.
///
/// # Errors
/// As [`begin`].
pub fn whole(wanted: &Asked, options: &Options, measure: Measure, tell: Tell<'_>) -> Opening {
    let mut report = super::open(&wanted.path, options)?;
    measure(&mut report.document, &report.source, &report.identity.path);
    let (desk, found) = at_desk(&report.identity, options);
    tell(Progress::Read(100));
    let Report {
        document, source, ..
    } = report;
    let open = wanted.open.as_deref();
    let kept = (&desk, found);
    let asked = (options, false);
    let mut opened = furnished(document.into(), source, &report.identity, kept, open, asked)?;
    opened.left.note = wanted.note.clone().or(opened.left.note);
    Ok(Box::new((opened, desk)))
}

/// Reads a file of which the beginning is open; its notes are told as soon as it is known which document it is.
fn rest_of_file(
    path: &Path,
    title: &str,
    (options, measure): (&Options, Measure),
    tell: Tell<'_>,
) -> Opening {
    let language = options.language;
    let bytes = read_source_telling(path, &|percent| tell(Progress::Read(percent)));
    let bytes = bytes.map_err(|error| error.problem(language))?;
    let identity = identify(path, title, &bytes);
    let (desk, found) = at_desk(&identity, options);
    if let Some(desk) = &desk {
        tell(Progress::Kept(Box::new(found.clone()), Arc::clone(desk)));
    }
    let (mut document, source) = Report::imported(path, bytes, options.encoding, language)?;
    measure(&mut document, &source, &identity.path);
    let kept = (&desk, found);
    let opened = furnished(
        document.into(),
        source,
        &identity,
        kept,
        None,
        (options, true),
    )?;
    Ok(Box::new((opened, desk)))
}

/// Standard input: read at once as far as it may be shown whole; what is longer is read on behind the first screen.
fn begin_input(options: &Options, measure: Measure) -> Result<Start, Problem> {
    let mut bytes = Vec::new();
    let input = io::stdin();
    read_up_to(&input, WHOLE_AT_ONCE + 1, &mut bytes, options)?;
    let beginning = bytes
        .get(..BEGINNING)
        .filter(|_| bytes.len() > WHOLE_AT_ONCE);
    let begun =
        beginning.and_then(|first| Report::beginning(Path::new(""), first, options.encoding));
    let Some((mut document, source)) = begun else {
        read_up_to(&input, usize::MAX, &mut bytes, options)?;
        let report = Report::from_input(&bytes, options.encoding, options.language)?;
        return at_once(report, options, measure);
    };
    measure(&mut document, &source, "");
    let name = DocumentIdentity::new(None, "", b"").file_name;
    let opened = Opened {
        source,
        zone: zone(),
        author: author(&options.settings),
        ..Opened::new(document, &name)
    };
    let options = options.clone();
    let whole = Whole {
        led: options.place.is_some(),
        ..Whole::default()
    };
    let rest: Rest = Box::new(move |tell| {
        let mut bytes = bytes;
        read_up_to(&io::stdin(), usize::MAX, &mut bytes, &options)?;
        input_whole(&bytes, (&options, measure), tell)
    });
    Ok(Start::Beginning(Box::new(Begun {
        opened,
        whole,
        rest,
    })))
}

/// Standard input that was read to its end, behind its beginning.
fn input_whole(bytes: &[u8], (options, measure): (&Options, Measure), tell: Tell<'_>) -> Opening {
    let mut report = Report::from_input(bytes, options.encoding, options.language)?;
    measure(&mut report.document, &report.source, "");
    let (desk, found) = at_desk(&report.identity, options);
    if let Some(desk) = &desk {
        tell(Progress::Kept(Box::new(found.clone()), Arc::clone(desk)));
    }
    let Report {
        document, source, ..
    } = report;
    let kept = (&desk, found);
    let asked = (options, true);
    let opened = furnished(document.into(), source, &report.identity, kept, None, asked)?;
    Ok(Box::new((opened, desk)))
}

/// Reads standard input until there are so many bytes, or to its end.
fn read_up_to(
    input: &Stdin,
    most: usize,
    bytes: &mut Vec<u8>,
    options: &Options,
) -> Result<(), Problem> {
    let left = most.saturating_sub(bytes.len()) as u64;
    let read = input.lock().take(left).read_to_end(bytes);
    read.map(drop).map_err(|error| {
        let arguments: [&str; 2] = ["-", &error.to_string()];
        Problem::new(
            options.language,
            Word::CannotRead,
            &arguments,
            Word::TryAgain,
        )
    })
}

/// The desk of a document, where there is one, with what was found at it.
fn at_desk(identity: &DocumentIdentity, options: &Options) -> (Option<Arc<Desk>>, Found) {
    let language = options.language;
    match desk(identity, options) {
        Ok(desk) => {
            let found = desk.read(language);
            (Some(Arc::new(desk)), found)
        }
        Err(error) => {
            let problem = Some(error.problem(language));
            let nothing = Found {
                problem,
                ..Found::default()
            };
            (None, nothing)
        }
    }
}

/// A document with what is kept about it; `open` is what is open of it, when it is read once more. A place that it does
/// not have is an error unless its beginning is on the screen already.
fn furnished(
    document: Arc<Document>,
    source: Arc<str>,
    identity: &DocumentIdentity,
    (desk, found): (&Option<Arc<Desk>>, Found),
    open: Option<&Visit>,
    (options, is_begun): (&Options, bool),
) -> Result<Opened, Problem> {
    let desk = desk.as_deref();
    let kept = || {
        desk.filter(|_| options.settings.notes.keep_text)
            .and_then(Desk::visit)
    };
    let before = open.cloned().or_else(kept);
    let mut left = Left {
        place: desk.and_then(Desk::place),
        flags: desk.map(Desk::flags).unwrap_or_default(),
        note: None,
        read: desk.map(Desk::read_before).unwrap_or_default(),
    };
    let mut problem = found.problem.or(found.warning);
    let led = options.place.as_ref().map_or(Ok(()), |place| {
        place.lead(&mut left, &document, &found.notebook, options.language)
    });
    match led {
        Ok(()) => {}
        // Its beginning is on the screen already.
        Err(no_place) if is_begun => problem = Some(no_place),
        Err(no_place) => return Err(no_place),
    }
    Ok(Opened {
        past: before.map(|visit| Past::new(visit, &document).into()),
        source,
        zone: zone(),
        author: author(&options.settings),
        writable: found.writable,
        left,
        draft: desk
            .filter(|_| found.writable)
            .and_then(|desk| desk.draft(&found.notebook)),
        notebook: found.notebook,
        copies: found.copies,
        problem,
        document,
        ..Opened::new(Document::default(), &identity.file_name)
    })
}

/// Where the file at a path was left, before it is known whether its content is still the same.
fn left_at(path: &Path) -> Option<usize> {
    let identity = DocumentIdentity {
        fingerprint: String::new(),
        ..identify(path, "", b"")
    };
    let place = Store::at_home().ok()?.load_place(&identity).ok()??;
    Some(place.offset)
}

/// Says whether a place is not in the beginning, or so near its end that a screen from there is not.
fn is_beyond(place: Option<usize>, beginning: &Document) -> bool {
    /// More characters than most screens hold.
    const SCREEN: usize = 4_000;
    let all = beginning.chars_before(beginning.text().len());
    place.is_some_and(|place| place > 0 && place + SCREEN > all)
}
