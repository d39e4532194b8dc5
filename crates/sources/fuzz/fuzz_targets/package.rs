//! Two files that claim to be parts of one table; the first byte says where they part.
#![no_main]
use sources::{File, Limits, Options, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let options = Options { limits: Limits::UPLOAD, ..Options::default() };
    let Some((at, rest)) = bytes.split_first() else { return };
    let (first, second) = rest.split_at(rest.len() * usize::from(*at) / 256);
    drop(read(&[File::new("a", first), File::new("b", second)], &options));
});
