//! From a key to an action: modes, counts, sequences, and Korean letters in place of Latin ones.

use super::mode::Mode;
use super::{App, Effect, Stamp, actions};
use crate::command::{Code, Context, Key, Lookup, Ways, letter_keys, sign_keys};
use crate::words::Word;

/// The largest count that is taken; typing more digits changes nothing.
const LARGEST_COUNT: usize = 99_999;

/// Takes in one key.
pub(super) fn press(app: &mut App, key: Key, stamp: &Stamp) -> Vec<Effect> {
    app.notice = None;
    app.pressed.pointer.rolled = None;
    let key = escape(key);
    let keyboard = app.settings.typing.keyboard;
    let letters = letter_keys(key, keyboard);
    notice_script(app, key, letters.is_some());
    let context = app.mode.context();
    if context.takes_text() {
        // A Korean input method may send a jamo under Control even while text is typed.
        let under_control = letters.filter(|_| key.ctrl || key.alt);
        return match under_control.as_deref() {
            Some([ways]) => press_letter(app, ways, stamp),
            _ => press_one(app, key, stamp),
        };
    }
    if let Some(letters) = letters
        && app.keymap.lookup(context, &[key]) == Lookup::Unbound
    {
        let mut effects = Vec::new();
        for ways in letters {
            effects.extend(press_letter(app, &ways, stamp));
            // The rest of a syllable whose first letter began a text is no text.
            if app.mode.context().takes_text() {
                break;
            }
        }
        if !app.pressed.hangul_said && app.notice.is_none() && !app.mode.context().takes_text() {
            app.pressed.hangul_said = true;
            app.say(Word::HangulKeys, &[]);
        }
        return effects;
    }
    match sign_keys(key, keyboard).filter(|_| app.pressed.hangul) {
        Some(ways) => press_letter(app, &ways, stamp),
        None => press_one(app, key, stamp),
    }
}

/// `Ctrl-[` is `Esc`, also from terminals that tell the two apart.
fn escape(key: Key) -> Key {
    match key.code {
        Code::Char('[') if key.ctrl && !key.alt => Key::plain(Code::Esc),
        _ => key,
    }
}

/// Notices whether a Korean input method is on: a letter says it, Hangul or Latin.
fn notice_script(app: &mut App, key: Key, is_hangul: bool) {
    let is_latin = key.typed().is_some_and(|c| c.is_ascii_alphabetic());
    if is_hangul {
        app.pressed.hangul = true;
    } else if is_latin {
        app.pressed.hangul = false;
        app.pressed.hangul_said = false;
    }
}

/// Presses the keys behind one letter: of several ways to type it the first that is heard now.
fn press_letter(app: &mut App, ways: &Ways, stamp: &Stamp) -> Vec<Effect> {
    let heard = ways
        .iter()
        .find(|way| way.first().is_some_and(|key| is_heard(app, *key)));
    let mut effects = Vec::new();
    for &key in heard.or(ways.first()).into_iter().flatten() {
        effects.extend(press_one(app, key, stamp));
        if app.mode.context().takes_text() {
            break;
        }
    }
    effects
}

/// Says whether a key would do something now, or begin or go on with a sequence or a count.
fn is_heard(app: &App, key: Key) -> bool {
    let context = app.mode.context();
    let mut sequence = app.pressed.keys.clone();
    sequence.push(key);
    let leads = |keys: &[Key]| app.keymap.lookup(context, keys) != Lookup::Unbound;
    leads(&sequence) || leads(&[key]) || count_digit(app, context, key).is_some()
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
        Mode::Filtering(filtering) => {
            filtering.editor.insert(&text.replace(['\r', '\n'], " "));
            actions::outline::filter_typed(app);
        }
        Mode::Palette(palette) => {
            palette.editor.insert(&text.replace(['\r', '\n'], " "));
            actions::palette::typed(app);
        }
        Mode::Library(library) => {
            if let Some(editor) = library.editor() {
                editor.insert(&text.replace(['\r', '\n'], " "));
                library.typed();
            }
        }
        Mode::Hints(_) => text
            .chars()
            .take(1)
            .for_each(|c| actions::follow::hint_typed(app, c)),
        Mode::Naming(_) => text
            .chars()
            .take(1)
            .for_each(|c| actions::jump::named(app, c)),
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
