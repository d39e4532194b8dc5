//! Separated text, with a header that gets past the sniffing.
#![no_main]
use sources::{File, Limits, Options, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let options = Options { limits: Limits::UPLOAD, ..Options::default() };
    let mut text = b"INSTELLINGSCODE;GEMEENTENUMMER;MAN2023;VROUW2023;TOTAAL2023\n00AA;0106;5;<5;8\n".to_vec();
    text.extend_from_slice(bytes);
    drop(read(&[File::new("x", text)], &options));
});
