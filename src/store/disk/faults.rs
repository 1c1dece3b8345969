//! Faults for tests: the disk fails at the operation that a test names, once, or the program dies there and
//! nothing is done from then on. Each thread has its own.

use std::cell::RefCell;
use std::io;

#[derive(Debug, Default)]
struct Plan {
    at: usize,
    dies: bool,
    count: usize,
    dead: bool,
    last: &'static str,
}

thread_local! {
    static PLAN: RefCell<Option<Plan>> = const { RefCell::new(None) };
}

/// Runs `act` with a fault at the operation of this number, from 0; says at which operation it came,
/// `None` when there were fewer.
pub(crate) fn with<T>(at: usize, dies: bool, act: impl FnOnce() -> T) -> (T, Option<&'static str>) {
    let plan = Plan {
        at,
        dies,
        ..Plan::default()
    };
    PLAN.with_borrow_mut(|now| *now = Some(plan));
    let result = act();
    let plan = PLAN.take().unwrap_or_default();
    (result, (plan.count > at).then_some(plan.last))
}

/// Says whether the program died.
pub(super) fn is_dead() -> bool {
    PLAN.with_borrow(|plan| plan.as_ref().is_some_and(|plan| plan.dead))
}

/// An operation is about to begin.
pub(super) fn at(name: &'static str) -> io::Result<()> {
    PLAN.with_borrow_mut(|plan| {
        let Some(plan) = plan else { return Ok(()) };
        if plan.dead {
            return Err(io::Error::other("dead"));
        }
        plan.count += 1;
        if plan.count - 1 == plan.at {
            plan.last = name;
            plan.dead = plan.dies;
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    })
}
