//! From a key to an action: modes, counts, sequences, and Korean letters in place of Latin ones.

use super::mode::Mode;
use super::{App, Effect, Stamp, actions};
use crate::command::{Context, Key, Lookup, letter_keys};
use crate::words::Word;

/// The largest count that is taken; typing more digits changes nothing.
const LARGEST_COUNT: usize = 99_999;

/// Takes in one key.
pub(super) fn press(app: &mut App, key: Key, stamp: &Stamp) -> Vec<Effect> {
    app.notice = None;
    let context = app.mode.context();
    if !context.takes_text()
        && app.keymap.lookup(context, &[key]) == Lookup::Unbound
        && let Some(letters) = letter_keys(key)
    {
        let mut effects = Vec::new();
        for letter in letters {
            effects.extend(press_one(app, letter, stamp));
            // The rest of a syllable whose first letter opened the editor is no text.
            if app.mode.context() == Context::Editor {
                break;
            }
        }
        if app.notice.is_none() && !app.mode.context().takes_text() {
            app.say(Word::HangulKeys, &[]);
        }
        return effects;
    }
    // A Korean input method may send a jamo under Control even while text is typed.
    let under_control = (key.ctrl || key.alt).then(|| letter_keys(key)).flatten();
    match under_control.as_deref() {
        Some([letter]) => press_one(app, *letter, stamp),
        _ => press_one(app, key, stamp),
    }
}

fn press_one(app: &mut App, key: Key, stamp: &Stamp) -> Vec<Effect> {
    let context = app.mode.context();
    if let Some(digit) = count_digit(app, context, key) {
        let count = app.pressed.count.unwrap_or(0) * 10 + digit;
        if count <= LARGEST_COUNT {
            app.pressed.count = Some(count);
        }
        return Vec::new();
    }
    let in_sequence = !app.pressed.keys.is_empty();
    app.pressed.keys.push(key);
    match app.keymap.lookup(context, &app.pressed.keys) {
        Lookup::Found(action) => {
            let count = app.pressed.count.take();
            app.pressed.keys.clear();
            actions::perform(app, action, count, stamp)
        }
        Lookup::Unfinished => Vec::new(),
        Lookup::Unbound => {
            app.pressed.keys.clear();
            if in_sequence {
                // The sequence came to nothing; its last key may begin another.
                return press_one(app, key, stamp);
            }
            app.pressed.count = None;
            if let Some(typed) = key.typed() {
                insert(app, typed.encode_utf8(&mut [0; 4]));
            }
            Vec::new()
        }
    }
}

/// Writes text at the caret of the note or the query that is being typed, if there is one.
pub(super) fn insert(app: &mut App, text: &str) {
    match &mut app.mode {
        Mode::Editing(writing) => {
            writing.asked = false;
            writing.editor.insert(text);
        }
        Mode::Finding(finding) => {
            // A query is one line.
            finding.editor.insert(&text.replace(['\r', '\n'], " "));
            actions::find::typed(app);
        }
        Mode::Notes(list) => {
            if let Some(editor) = &mut list.typing {
                editor.insert(&text.replace(['\r', '\n'], " "));
                actions::notes::typed(app);
            }
        }
        _ => {}
    }
}

/// The digit that a key adds to the count: on the page and its source only, and 0 only after another digit.
fn count_digit(app: &App, context: Context, key: Key) -> Option<usize> {
    let is_counted = matches!(context, Context::Page | Context::Source);
    if !is_counted || !app.pressed.keys.is_empty() {
        return None;
    }
    let digit = key.typed()?.to_digit(10)?;
    (digit > 0 || app.pressed.count.is_some()).then_some(digit as usize)
}
