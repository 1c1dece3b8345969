//! Two notebooks to one: commutative, associative, idempotent, so that sessions and copies may meet in
//! any order and any number of times.

use super::annotation::Annotation;
use super::notebook::Notebook;

/// Everything of both notebooks; where both know an annotation, the later copy of it.
#[must_use]
pub fn merge(mut one: Notebook, other: Notebook) -> Notebook {
    for entry in other.foreign() {
        one.carry(entry);
    }
    for annotation in other.into_all() {
        one.put_later(annotation);
    }
    one
}

/// Says whether `other` comes after `one`: by revision, then time, then any total order, so that
/// everyone who merges the same two copies keeps the same one.
pub(super) fn later(one: &Annotation, other: &Annotation) -> bool {
    (one.revision, one.updated, one) < (other.revision, other.updated, other)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::super::annotation::AnnotationId;
    use super::*;

    fn notebooks() -> impl Strategy<Value = Notebook> {
        let one = (0..4u8, 1..3u32, 0..2i64, "[가나]", any::<bool>());
        let foreign = prop::collection::vec("[xyz]", 0..2);
        (prop::collection::vec(one, 0..6), foreign).prop_map(|(all, foreign)| {
            let mut notebook = Notebook::default();
            for (id, revision, updated, body, deleted) in all {
                notebook.put(Annotation {
                    id: AnnotationId::new(id.to_string()),
                    revision,
                    updated: Timestamp::from_second(updated).unwrap(),
                    body,
                    deleted,
                    ..Annotation::default()
                });
            }
            for entry in foreign {
                notebook.carry(&entry);
            }
            notebook
        })
    }

    proptest! {
        #[test]
        fn the_order_of_merging_does_not_matter(a in notebooks(), b in notebooks(), c in notebooks()) {
            let of = |a: &Notebook, b: &Notebook| merge(a.clone(), b.clone());
            prop_assert_eq!(of(&a, &b), of(&b, &a));
            prop_assert_eq!(of(&of(&a, &b), &c), of(&a, &of(&b, &c)));
            prop_assert_eq!(of(&a, &a), a);
        }

        #[test]
        fn nothing_known_to_either_is_lost(a in notebooks(), b in notebooks()) {
            let both = merge(a.clone(), b.clone());
            for one in a.all().chain(b.all()) {
                let kept = both.get(&one.id);
                prop_assert!(kept.is_some_and(|kept| kept.revision >= one.revision));
            }
            for entry in a.foreign().chain(b.foreign()) {
                prop_assert!(both.foreign().any(|kept| kept == entry));
            }
        }
    }
}
