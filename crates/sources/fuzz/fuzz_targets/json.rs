//! JSON of any kind.
#![no_main]
use sources::{File, Limits, Options, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let options = Options { limits: Limits::UPLOAD, ..Options::default() };
    let mut text = b"{".to_vec();
    text.extend_from_slice(bytes);
    drop(read(&[File::new("x", text)], &options));
});
