//! Facts about characters: how wide they are, where they may be parted, how they compare.
//! Knows nothing of documents, screens or settings beyond what a caller passes in.

pub mod breaks;
pub mod difference;
pub mod eojeol;
pub mod fit;
pub mod fold;
pub mod grapheme;
pub mod hangul;
pub mod keyboard;
pub mod placeholder;
pub mod raw;
pub mod roman;
pub mod sanitize;
pub mod sentence;
pub mod width;
