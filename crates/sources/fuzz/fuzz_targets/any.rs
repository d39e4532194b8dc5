//! One file of any kind: text, workbook, archive.
#![no_main]
use sources::{File, Limits, Options, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let options = Options { limits: Limits::UPLOAD, ..Options::default() };
    if let Err(refused) = read(&[File::new("x", bytes)], &options) {
        assert!(refused.findings.iter().all(|f| !f.place.file.is_empty()));
    }
});
