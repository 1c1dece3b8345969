//! Bytes in old and new encodings, and bytes that are no text.
