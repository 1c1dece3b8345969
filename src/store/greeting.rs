//! Whether a reader was greeted before: a new one is told once how to find the way.

use super::disk::{self, Privacy};
use super::shelf::Store;

/// The file that says so.
const GREETED: &str = "greeted";

impl Store {
    /// Says whether this is the first time that it is asked here. Where that cannot be kept it says no, for
    /// nobody is to be greeted each time.
    pub fn is_first_visit(&self) -> bool {
        let path = self.folder(GREETED);
        if disk::exists(&path) {
            return false;
        }
        let made = disk::make_folder(self.root());
        made.is_ok() && disk::replace(&path, "", Privacy::Private).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_is_new_once() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::at(home.path().join("data"));
        assert!(store.is_first_visit());
        assert!(!store.is_first_visit());
        assert!(!Store::at(home.path().join("data")).is_first_visit());
    }
}
