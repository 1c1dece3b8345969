//! Typing a note, a query or a filter; saving a note, leaving it.

use super::{find, keep, library, not_ours, notes, outline, palette, views};
use crate::app::{App, Editor, Effect, Mode, Notice, Purpose, Stamp, Writing};
use crate::command::Action;
use crate::layout::Geometry;
use crate::note::{Annotation, Kind, Reply};
use crate::settings::Typing;
use crate::words::Word;

/// More cells than any query has: it is one row.
const ONE_ROW: usize = 1 << 20;

pub(super) fn perform(app: &mut App, action: Action, stamp: &Stamp) -> Vec<Effect> {
    let geometry = app.view().editor_geometry();
    let one_row = Geometry {
        width: ONE_ROW,
        ..geometry
    };
    let typing = app.settings.typing;
    let follow: Option<fn(&mut App)> = match &mut app.mode {
        Mode::Finding(finding) => {
            let editor = &mut finding.editor;
            changes_text(editor, action, one_row, typing).then_some(find::typed)
        }
        Mode::Filtering(filtering) => {
            let editor = &mut filtering.editor;
            changes_text(editor, action, one_row, typing).then_some(outline::filter_typed)
        }
        Mode::Palette(palette) => {
            let editor = &mut palette.editor;
            changes_text(editor, action, one_row, typing).then_some(palette::typed)
        }
        Mode::Notes(list) => list.typing.as_mut().and_then(|editor| {
            changes_text(editor, action, one_row, typing).then_some(notes::typed as fn(&mut App))
        }),
        Mode::Library(library) => library.editor().and_then(|editor| {
            changes_text(editor, action, one_row, typing).then_some(library::typed as fn(&mut App))
        }),
        Mode::Editing(writing) => {
            let asked = std::mem::replace(&mut writing.asked, false);
            match action {
                Action::EditorSave => return save(app, stamp),
                Action::EditorLeave => return leave(app, asked),
                Action::EditorOutside => return outside(app),
                Action::EditorOther => return views::perform(app, Action::OtherView),
                _ => change(&mut writing.editor, action, geometry, typing),
            }
            None
        }
        _ => None,
    };
    if let Some(follow) = follow {
        follow(app);
    }
    Vec::new()
}

/// Carries out an action in a field of one row, and says whether its text is another now.
fn changes_text(editor: &mut Editor, action: Action, geometry: Geometry, typing: Typing) -> bool {
    let before = editor.text().to_owned();
    change(editor, action, geometry, typing);
    editor.text() != before
}

fn change(editor: &mut Editor, action: Action, geometry: Geometry, typing: Typing) {
    match action {
        Action::EditorNewLine => editor.insert("\n"),
        Action::EditorLeft => editor.left(),
        Action::EditorRight => editor.right(),
        Action::EditorWordLeft => editor.word_left(),
        Action::EditorWordRight => editor.word_right(),
        Action::EditorUp => editor.rows(-1, geometry),
        Action::EditorDown => editor.rows(1, geometry),
        Action::EditorRowStart => editor.row_start(geometry),
        Action::EditorRowEnd => editor.row_end(geometry),
        Action::EditorDeleteBack if typing.delete_letter => editor.delete_letter(),
        Action::EditorDeleteBack => editor.delete_back(),
        Action::EditorDeleteForward => editor.delete_forward(),
        Action::EditorDeleteWord => editor.delete_word(),
        Action::EditorUndo => {
            editor.undo();
        }
        Action::EditorRedo => {
            editor.redo();
        }
        _ => not_ours(action),
    }
}

fn save(app: &mut App, stamp: &Stamp) -> Vec<Effect> {
    let Mode::Editing(writing) = std::mem::replace(&mut app.mode, Mode::Reading) else {
        return Vec::new();
    };
    let body = writing.editor.text().trim_end().to_owned();
    if writing.to_list {
        notes::reopen(app);
    }
    if body.trim().is_empty() && writing.purpose != Purpose::Edit {
        app.say(Word::EmptyNote, &[]);
        return app.drop_draft();
    }
    let annotation = written(app, &writing, &body, stamp);
    let word = match writing.purpose {
        Purpose::Reply => Word::ReplyKept,
        _ => Word::NoteKept,
    };
    app.say(word, &[]);
    keep::keep(app, annotation)
}

/// The annotation with its new body. One that was removed meanwhile is written anew, not lost.
fn written(app: &App, writing: &Writing, body: &str, stamp: &Stamp) -> Annotation {
    let known = writing
        .editing
        .as_ref()
        .and_then(|id| app.session.notebook.get(id));
    let author = &app.session.author;
    let mut annotation = known.cloned().unwrap_or_else(|| {
        Annotation::new(
            stamp.id.clone(),
            writing.ink,
            writing.anchor.clone(),
            author,
            stamp.now,
        )
    });
    annotation.deleted = false;
    match writing.purpose {
        Purpose::Reply => annotation.replies.push(Reply {
            author: author.clone(),
            body: body.to_owned(),
            created: stamp.now,
        }),
        Purpose::Question => {
            annotation.kind = Kind::Question;
            annotation.set_text(body);
        }
        Purpose::Note | Purpose::Edit => annotation.set_text(body),
    }
    if known.is_some() {
        annotation.revise(stamp.now);
    }
    annotation
}

/// Hands the text to another editor, once what is typed is kept.
fn outside(app: &mut App) -> Vec<Effect> {
    let mut effects = app.keep_draft();
    let text = app.mode.writing().map(|writing| writing.editor.text());
    effects.extend(text.map(|text| Effect::EditOutside(text.to_owned())));
    effects
}

/// Leaves at once when nothing would be lost; otherwise asks, and leaves when asked again.
fn leave(app: &mut App, asked: bool) -> Vec<Effect> {
    let Mode::Editing(writing) = &mut app.mode else {
        return Vec::new();
    };
    if writing.is_unsaved() && !asked {
        writing.asked = true;
        let question = Word::UnsavedText.text(app.settings.language).to_owned();
        app.notice = Some(Notice::warning(question));
        return Vec::new();
    }
    let to_list = writing.to_list;
    app.mode = Mode::Reading;
    if to_list {
        notes::reopen(app);
    }
    app.drop_draft()
}
