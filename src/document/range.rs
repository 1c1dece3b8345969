//! Places in the reading text: byte offsets, always at character boundaries.

/// A byte offset into the reading text of a document.
pub type Offset = usize;

/// A closed-open range of byte offsets in the reading text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TextRange {
    /// The first byte.
    pub start: Offset,
    /// The byte after the last one.
    pub end: Offset,
}

impl TextRange {
    /// The range from `start` to `end`; empty at `start` when `end` lies before it.
    pub fn new(start: Offset, end: Offset) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// The range between two offsets in either order.
    pub fn between(a: Offset, b: Offset) -> Self {
        Self {
            start: a.min(b),
            end: a.max(b),
        }
    }

    /// The length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Says whether the range holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Says whether `offset` lies in the range.
    pub fn contains(self, offset: Offset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// The part that both ranges share, if it is not empty.
    pub fn intersect(self, other: Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start < end).then_some(Self { start, end })
    }
}
