//! What a file came wrapped in: an archive, a workbook, or nothing.

use crate::finding::{Finding, Flaw, Place};
use crate::reading::{File, Limits};
use std::io::{Cursor, Read};
use zip::ZipArchive;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapping {
    Bare,
    Zip,
    Workbook,
    OldWorkbook,
    Parquet,
    Json,
    Markup,
}

/// From the first bytes, and for an archive from the names inside.
pub fn wrapping(file: &File) -> Wrapping {
    let bytes = &file.bytes;
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    match bytes.as_slice() {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] if is_workbook(bytes) => Wrapping::Workbook,
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Wrapping::Zip,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Wrapping::OldWorkbook,
        [b'P', b'A', b'R', b'1', ..] => Wrapping::Parquet,
        _ if text.starts_with(b"{") || text.starts_with(b"[") => Wrapping::Json,
        _ if text.starts_with(b"<") && text.get(1).is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'?' | b'!')) => Wrapping::Markup,
        _ => Wrapping::Bare,
    }
}

fn is_workbook(bytes: &[u8]) -> bool {
    ZipArchive::new(Cursor::new(bytes))
        .is_ok_and(|zip| zip.file_names().any(|n| n.is_ok_and(|n| n.starts_with("xl/") || n == "content.xml")))
}

fn damaged(file: &File, what: impl ToString) -> Finding {
    Finding::refuse(Place::file(&file.name), Flaw::Damaged, what.to_string(), "an archive that can be unpacked")
}

/// The files in an archive, each bounded before it is unpacked and while it is.
pub fn unzip(file: &File, limits: &Limits) -> Result<Vec<File>, Finding> {
    let mut archive = ZipArchive::new(Cursor::new(file.bytes.as_slice())).map_err(|e| damaged(file, e))?;
    if archive.len() > 2000 {
        return Err(Finding::refuse(Place::file(&file.name), Flaw::Expands, format!("{} files", archive.len()), "at most 2000"));
    }
    let most = (file.bytes.len() as u64).saturating_mul(limits.expansion).max(64 << 10);
    let (mut files, mut total) = (vec![], 0);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|e| damaged(file, e))?;
        if entry.is_dir() {
            continue;
        }
        let name = entry.name().map_err(|e| damaged(file, e))?.into_owned();
        let name = if name.is_empty() { format!("file {} of the archive", index + 1) } else { name };
        let mut bytes = vec![];
        entry.by_ref().take(most - total + 1).read_to_end(&mut bytes).map_err(|e| damaged(file, format!("{name}: {e}")))?;
        total += bytes.len() as u64;
        if total > most {
            let expected = format!("at most {} times the {} bytes of the archive", limits.expansion, file.bytes.len());
            return Err(Finding::refuse(Place::file(&file.name), Flaw::Expands, format!("more than {most} bytes when unpacked"), expected));
        }
        let is_ours = !name.starts_with("__MACOSX/") && !name.ends_with(".DS_Store");
        if is_ours {
            files.push(File { name, bytes });
        }
    }
    Ok(files)
}
