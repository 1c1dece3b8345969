//! Two notebooks to one: commutative, associative, idempotent, so that sessions and copies may meet in
//! any order and any number of times.

use std::cmp::Ordering;
use std::sync::Arc;

use super::annotation::Annotation;
use super::notebook::Notebook;

/// Everything of both notebooks; where both know an annotation, the later copy of it.
#[must_use]
#[expect(
    clippy::needless_pass_by_value,
    reason = "neither is of use when both are merged"
)]
pub fn merge(mut one: Notebook, other: Notebook) -> Notebook {
    one.absorb(&other);
    one
}

/// What two copies of an annotation come to, when that is not `one` itself. The higher revision wins. Of
/// two that were written from the same one the later wins, then the greater in any total order, so that
/// everyone who merges them keeps the same; and the replies of both stay.
pub(super) fn joined(one: &Arc<Annotation>, other: &Arc<Annotation>) -> Option<Arc<Annotation>> {
    match one.revision.cmp(&other.revision) {
        Ordering::Less => Some(Arc::clone(other)),
        Ordering::Greater => None,
        Ordering::Equal if one == other => None,
        Ordering::Equal => {
            let both = join_equals(one, other);
            (both != **one).then(|| Arc::new(both))
        }
    }
}

fn join_equals(one: &Annotation, other: &Annotation) -> Annotation {
    let bare = |annotation: &Annotation| Annotation {
        replies: Vec::new(),
        ..annotation.clone()
    };
    let (one_bare, other_bare) = (bare(one), bare(other));
    let mut replies = [one.replies.as_slice(), &other.replies].concat();
    replies.sort_by(|a, b| (a.created, a).cmp(&(b.created, b)));
    replies.dedup();
    let later = (one_bare.updated, &one_bare) < (other_bare.updated, &other_bare);
    Annotation {
        replies,
        ..if later { other_bare } else { one_bare }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::super::annotation::{AnnotationId, Reply};
    use super::*;

    fn notebooks() -> impl Strategy<Value = Notebook> {
        let replies = prop::collection::vec(("[xy]", 0..2i64), 0..3);
        let one = (0..4u8, 1..3u32, 0..2i64, "[가나]", any::<bool>(), replies);
        let foreign = prop::collection::vec("[xyz]", 0..2);
        (prop::collection::vec(one, 0..6), foreign).prop_map(|(all, foreign)| {
            let mut notebook = Notebook::default();
            for (id, revision, updated, body, deleted, replies) in all {
                let replies = replies.into_iter().map(|(body, created)| Reply {
                    body,
                    created: Timestamp::from_second(created).unwrap(),
                    ..Reply::default()
                });
                notebook.put(Annotation {
                    id: AnnotationId::new(id.to_string()),
                    revision,
                    updated: Timestamp::from_second(updated).unwrap(),
                    body,
                    deleted,
                    replies: replies.collect(),
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
                let later = kept.is_some_and(|kept| kept.revision > one.revision);
                let has = |reply: &Reply| kept.is_some_and(|kept| kept.replies.contains(reply));
                prop_assert!(later || one.replies.iter().all(has));
            }
            let mut absorbed = a.clone();
            for id in absorbed.absorb(&b) {
                prop_assert!(absorbed.get(&id) != a.get(&id));
            }
            prop_assert_eq!(absorbed.absorb(&b), Vec::new());
            for entry in a.foreign().chain(b.foreign()) {
                prop_assert!(both.foreign().any(|kept| kept == entry));
            }
        }
    }
}
