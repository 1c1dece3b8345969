//! Carrying actions out: one file for each family of commands.

pub(super) mod annotate;
mod arrive;
mod changes;
pub(super) mod copy;
mod edit;
pub(super) mod file;
pub(super) mod find;
pub(super) mod follow;
pub(super) mod jump;
mod keep;
pub(super) mod leave;
pub(super) mod library;
pub(super) mod mouse;
mod navigate;
pub(super) mod notes;
pub(super) mod outline;
pub(super) mod palette;
mod repair;
mod select;
mod sheet;
mod source;
mod views;
mod wheel;
pub(super) mod window;

use super::{App, Effect, Stamp};
use crate::command::{Action, Group, command_of};

/// Carries an action out; `count` is the number typed before it.
pub(super) fn perform(
    app: &mut App,
    action: Action,
    count: Option<usize>,
    stamp: &Stamp,
) -> Vec<Effect> {
    let Some(command) = command_of(action) else {
        return Vec::new();
    };
    if file::waits(app, action, count) {
        return Vec::new();
    }
    let before = app.session.spot();
    jump::begin(app);
    let effects = match command.group {
        Group::Navigate => navigate::perform(app, action, count),
        Group::Jump => jump::perform(app, action, count),
        Group::Follow => follow::perform(app, action, count),
        Group::Outline => outline::perform(app, action, count),
        Group::Find => find::perform(app, action, count),
        Group::Select => select::perform(app, action, count),
        Group::Annotate => annotate::perform(app, action, stamp),
        Group::Notes => notes::perform(app, action, count),
        Group::Repair => repair::perform(app, action, stamp),
        Group::Changes => changes::perform(app, action, count),
        Group::Views => views::perform(app, action),
        Group::Palette => palette::perform(app, action, stamp),
        Group::Library => library::perform(app, action, count),
        Group::Edit => edit::perform(app, action, stamp),
        Group::Window => window::perform(app, action),
    };
    jump::end(app, action);
    file::leads_on(app, action, count, before);
    effects
}

/// Says that a family was asked for an action that it does not have: a row of the table in the
/// wrong group. Tests press every key and so find it.
fn not_ours(action: Action) {
    debug_assert!(
        false,
        "{action:?} stands in the wrong group of the command table"
    );
}
