#![no_main]

#[path = "../cases/mod.rs"]
#[allow(dead_code)]
mod cases;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cases::gathered(bytes));
