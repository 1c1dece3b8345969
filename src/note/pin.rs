//! Where an annotation stands when a reader has had a say in it: the pinned passage goes before the one
//! that was first marked, and what a reader took off the page is not sought.

use super::annotation::Annotation;
use super::resolve::{Resolution, Resolver};

impl Resolver<'_> {
    /// Finds the passage of an annotation as a reader settled it, else as it was first marked, knowing
    /// where it stood at the last visit.
    pub fn place(&self, annotation: &Annotation) -> Resolution {
        if annotation.unplaced {
            return Resolution::Lost;
        }
        let pinned = annotation
            .pinned
            .as_ref()
            .map(|anchor| self.resolve_known(Some(&annotation.id), anchor));
        match pinned {
            Some(resolution) if resolution != Resolution::Lost => resolution,
            _ => self.resolve_known(Some(&annotation.id), &annotation.anchor),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Anchor, How};
    use super::*;
    use crate::document::{BlockKind, Document, DocumentBuilder, Nesting, TextRange};

    fn document(lines: &[&str]) -> Document {
        let mut builder = DocumentBuilder::new("plain", "UTF-8");
        for line in lines {
            builder.begin(BlockKind::Paragraph, Nesting::default(), 0);
            builder.text(line);
        }
        builder.finish()
    }

    #[test]
    fn a_settled_passage_is_the_same_from_then_on() {
        let before = document(&["밤 버스는 자정부터 다섯 시까지 다닌다.", "요금은 같다."]);
        let after = document(&[
            "심야 버스는 열한 시부터 네 시 반까지만 다닌다.",
            "요금은 같다.",
        ]);
        let range = before.blocks()[0].range;
        let mut one = Annotation {
            anchor: Anchor::of(&before, range),
            ..Annotation::default()
        };
        let resolver = Resolver::new(&after);
        let there = after.blocks()[0].range;
        one.settle(Some(Anchor::of(&after, there)));
        assert_eq!(
            resolver.place(&one),
            Resolution::Found {
                range: TextRange::new(there.start, there.end),
                how: How::Same,
                score: 1.0
            }
        );
        assert_eq!(
            one.anchor.quote,
            before.text()[..range.end],
            "the quote stays"
        );
        one.settle(None);
        assert_eq!(resolver.place(&one), Resolution::Lost);
        // In the old version the pinned words stand nowhere; the first ones do.
        one.settle(Some(Anchor::of(&after, there)));
        let old = Resolver::new(&before).place(&one);
        assert!(matches!(old, Resolution::Found { range: found, .. } if found == range));
    }
}
