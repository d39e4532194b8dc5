//! What stands in plain pages: texts and numbers one after the other, and which rows have one.

use crate::hybrid::{Hybrid, Short};
use bytes::Bytes;
use parquet::basic::Type;

/// Which rows have a value; nothing when all have.
pub(crate) fn present(levels: Bytes, rows: usize) -> Result<Option<Vec<u32>>, Short> {
    let mut levels = Hybrid::new(levels, 0, 1)?;
    let mut out = vec![0; rows];
    // One is present, zero is not; the largest complement tells whether anything is missing.
    let worst = levels.add(&mut out, &[1, 0])?;
    if worst == 0 {
        return Ok(None);
    }
    out.iter_mut().for_each(|o| *o = 1 - *o);
    Ok(Some(out))
}

/// The next plain value as the text a specification would have; moves on.
pub(crate) fn text<R>(physical: Type, bytes: &[u8], at: &mut usize, with: impl FnOnce(&[u8]) -> R) -> Option<R> {
    let mut next = |n: usize| {
        let here = bytes.get(*at..*at + n);
        *at += n;
        here
    };
    match physical {
        Type::BYTE_ARRAY => {
            let length = u32::from_le_bytes(next(4)?.try_into().ok()?) as usize;
            next(length).map(with)
        }
        Type::INT32 => Some(with(i32::from_le_bytes(next(4)?.try_into().ok()?).to_string().as_bytes())),
        Type::INT64 => Some(with(i64::from_le_bytes(next(8)?.try_into().ok()?).to_string().as_bytes())),
        _ => None,
    }
}

/// Plain numbers of any type; false when there are not enough.
pub(crate) fn numbers(physical: Type, bytes: &[u8], at: &mut usize, out: &mut [f64]) -> bool {
    fn all<const N: usize>(bytes: &[u8], at: &mut usize, out: &mut [f64], read: impl Fn([u8; N]) -> f64) -> bool {
        let Some(here) = bytes.get(*at..*at + N * out.len()) else { return false };
        *at += here.len();
        for (o, chunk) in out.iter_mut().zip(here.chunks_exact(N)) {
            let mut word = [0; N];
            word.copy_from_slice(chunk);
            *o = read(word);
        }
        true
    }
    match physical {
        Type::DOUBLE => all(bytes, at, out, f64::from_le_bytes),
        Type::FLOAT => all(bytes, at, out, |b| f32::from_le_bytes(b).into()),
        Type::INT32 => all(bytes, at, out, |b| i32::from_le_bytes(b).into()),
        Type::INT64 => all(bytes, at, out, |b| i64::from_le_bytes(b) as f64),
        _ => false,
    }
}
