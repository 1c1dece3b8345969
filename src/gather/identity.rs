//! The id of a note that comes from elsewhere: the same whenever and wherever the same entry is read.

use jiff::Timestamp;

use super::{Identity, Origin};
use crate::note::AnnotationId;

/// The longest id that is taken as it is.
const LONGEST: usize = 200;

/// The id of an entry of an origin, made at `created` as far as its source knows.
pub(super) fn id_of(
    origin: Origin,
    identity: &Identity,
    created: Option<Timestamp>,
) -> AnnotationId {
    match identity {
        Identity::Own(id)
            if !id.is_empty() && id.len() <= LONGEST && !id.contains(char::is_control) =>
        {
            AnnotationId::new(id.as_str())
        }
        Identity::Own(id) => made(origin, std::slice::from_ref(id), created),
        Identity::Parts(parts) => made(origin, parts, created),
    }
}

/// A UUID of version 8 (RFC 9562): the time in milliseconds first, so that ids sort by it as ours do,
/// then a hash of what the entry is made of.
fn made(origin: Origin, parts: &[String], created: Option<Timestamp>) -> AnnotationId {
    let mut hasher = blake3::Hasher::new();
    hasher.update(origin.name().as_bytes());
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let hash = hasher.finalize().to_hex();
    let hash = hash.as_str();
    let millis = created.map_or(0, Timestamp::as_millisecond).max(0);
    let time = format!("{millis:012x}");
    let time = time.get(time.len() - 12..).unwrap_or("000000000000");
    let cut = |from: usize, to: usize| hash.get(from..to).unwrap_or("");
    let (high, low) = (time.get(..8).unwrap_or(""), time.get(8..).unwrap_or(""));
    AnnotationId::new(format!(
        "{high}-{low}-8{}-8{}-{}",
        cut(0, 3),
        cut(3, 6),
        cut(6, 18)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_entry_has_the_same_id_and_another_has_another() {
        let parts = |all: &[&str]| Identity::Parts(all.iter().map(|&p| p.to_owned()).collect());
        let time = Some(Timestamp::from_second(1_700_000_000).unwrap());
        let of = |identity: &Identity| id_of(Origin::Kindle, identity, time).to_string();
        let one = of(&parts(&["책", "글"]));
        assert_eq!(one, of(&parts(&["책", "글"])));
        assert_ne!(one, of(&parts(&["책글", ""])));
        assert_eq!(one.len(), 36);
        assert!(one.starts_with("018bcfe5-6800-8"), "{one}");
        assert_eq!(of(&Identity::Own("x".into())), "x");
        assert_eq!(of(&Identity::Own("x\n".repeat(200))).len(), 36);
    }
}
