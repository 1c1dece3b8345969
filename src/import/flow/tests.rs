//! White space, nesting and spans, as the sink keeps them whatever it is told.
