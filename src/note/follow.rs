//! A passage followed from the last visit: where it stood then, where that text is now, and whether
//! what stands there is still the passage. The steps without a kept text are in `resolve.rs`.

use std::ops::Range;

use super::align;
use super::anchor::Anchor;
use super::annotation::AnnotationId;
use super::judge::{self, Sought};
use super::past::{Past, Standing};
use super::resolve::{How, Resolution, Resolver, unchanged};
use crate::document::Document;

impl<'d> Resolver<'d> {
    /// Prepares to find passages in a document that may have changed since the last visit.
    pub fn since(document: &'d Document, past: Option<&'d Past>) -> Self {
        let Some(known) = past else {
            return Self::new(document);
        };
        let mut resolver = Self::over(document, known.carry.new.clone());
        resolver.past = past;
        resolver
    }

    pub(super) fn resolve_known(&self, id: Option<&AnnotationId>, anchor: &Anchor) -> Resolution {
        let Some(past) = self.past.filter(|_| !anchor.quote.is_empty()) else {
            return self.resolve_alone(anchor, None);
        };
        let stood = id.and_then(|id| past.visit.places.get(id)).copied();
        let stood = stood.filter(|standing| standing.near == anchor.near);
        // What was not there at the last visit was made since then, perhaps on this very text.
        let hint = self.offset_of_char(anchor.near);
        if stood.is_none() && unchanged(self.document.text(), anchor, hint).is_some() {
            return self.resolve_alone(anchor, None);
        }
        let Some(standing) = stood.or_else(|| self.sought_in(past, anchor)) else {
            return self.resolve_alone(anchor, None);
        };
        let passage = past.carry.old_bytes(standing.range);
        self.followed(past, anchor, standing, passage.clone())
            .unwrap_or_else(|| self.resolve_alone(anchor, Some(&passage)))
    }

    /// Where the passage stood at the last visit, when nothing was written down about it.
    fn sought_in(&self, past: &'d Past, anchor: &Anchor) -> Option<Standing> {
        let earlier = self.earlier.get_or_init(|| {
            let document = &past.visit.document;
            Box::new(Resolver::over(document, past.carry.old.clone()))
        });
        match earlier.resolve_alone(anchor, None) {
            Resolution::Found { range, how, score } => Some(Standing {
                range,
                how,
                score,
                near: anchor.near,
            }),
            _ => None,
        }
    }

    /// The place to which the passage was carried, if what stands there is still the passage.
    fn followed(
        &self,
        past: &Past,
        anchor: &Anchor,
        standing: Standing,
        passage: Range<usize>,
    ) -> Option<Resolution> {
        let (old, new) = (&past.carry.old, &past.carry.new);
        let image = past.carry.image(passage.clone())?;
        let place = image.range.clone();
        let (was, is) = (old.text.get(passage.clone())?, new.text.get(place.clone())?);
        let then = Sought::standing(&old.text, passage.clone(), self.offset_of_char(anchor.near));
        let (context, weaker) = then.surroundings(self.before(place.start), self.after(place.end));
        let length = was.chars().count();
        let words = if was == is {
            1.0
        } else {
            let chars = |text: &str| text.chars().collect::<Vec<char>>();
            align::likeness(&chars(was), &chars(is))
        };
        let fits = if was == is {
            let touching = judge::touching(&then.before, self.before(place.start))
                + judge::touching(&then.after, self.after(place.end));
            context >= judge::needed_context(length + touching) / 2.0
        } else {
            judge::is_edit(words.max(image.kept), context, weaker, length)
        };
        if !fits {
            return None;
        }
        let range = self.range_of(place.start, place.end, &anchor.quote)?;
        let score = 0.55 * words.max(image.kept) + 0.45 * context.max(weaker);
        // Compared with the quotation, which may have been edited before the last visit already.
        let unedited = self.is_quote(&place, anchor);
        let how = match (unedited, range.start == then.hint) {
            (true, true) => How::Same,
            (true, false) => How::Moved,
            (false, _) => How::Edited,
        };
        let untouched = was == is && context > 0.95;
        let score = match (how, standing.how) {
            (How::Edited, How::Edited) if untouched => standing.score,
            (How::Edited, How::Edited) => score.min(standing.score),
            _ if untouched => 1.0,
            _ => score,
        };
        Some(Resolution::Found { range, how, score })
    }
}
