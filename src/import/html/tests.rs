//! Saved web pages: what stays, what goes, and what becomes of broken markup.
