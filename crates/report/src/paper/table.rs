//! Tables: columns as wide as asked, rows never over two pages, headings again on every page.

use super::lines::{self, Line, broken};
use super::model::{Row, Run, Table};
use super::sheet::{ACROSS, BOTTOM, BRAND, FAINT, INK, LEFT, Of, QUIET, RULE, Sheets, Type};
use krilla::tagging::{TableHeaderScope, Tag};
use std::num::NonZeroU32;

const CELL: Type = Type { size: 8.6, leading: 11.8, bold: false, colour: INK };
const HEAD: Type = Type { size: 8.0, leading: 11.0, bold: true, colour: QUIET };
const GROUP: Type = Type { size: 9.0, leading: 12.5, bold: true, colour: BRAND };
const CAPTION: Type = Type { size: 9.5, leading: 14.0, bold: true, colour: INK };
/// Around the text of a cell.
const SIDE: f32 = 5.0;
const ABOVE: f32 = 3.2;

/// Left edge and width of each column.
type Places = Vec<(f32, f32)>;

pub(super) fn put(sheets: &mut Sheets, table: &Table) {
    let places = places(table);
    let root = sheets.node(Tag::Table, None);
    sheets.need(CAPTION.leading + 60.0);
    if !table.caption.is_empty() {
        let node = sheets.node(Tag::Caption, Some(root));
        for line in broken(&[Run::new(&table.caption)], CAPTION.size, true, ACROSS) {
            sheets.line(&line, LEFT, sheets.y, Of::Node(node), CAPTION);
            sheets.y += CAPTION.leading;
        }
    }
    let group = sheets.node(Tag::THead, Some(root));
    let row = sheets.node(Tag::TR, Some(group));
    let heads: Vec<usize> = table.columns.iter().map(|_| sheets.node(Tag::TH(TableHeaderScope::Column), Some(row))).collect();
    head(sheets, table, &places, Some(&heads));
    let mut body = sheets.node(Tag::TBody, Some(root));
    for (at, row) in table.rows.iter().enumerate() {
        let height = height(row, &places);
        // A heading over rows stays with the first of them.
        let next = if matches!(row, Row::Group(_)) { table.rows.get(at + 1).map_or(0.0, |n| self::height(n, &places)) } else { 0.0 };
        if sheets.y + height + next > BOTTOM {
            sheets.turn();
            head(sheets, table, &places, None);
        }
        if matches!(row, Row::Group(_)) {
            body = sheets.node(Tag::TBody, Some(root));
        }
        self::row(sheets, row, table, &places, body);
        sheets.y += height;
    }
    sheets.y += 12.0;
}

fn places(table: &Table) -> Places {
    let all: f32 = table.columns.iter().map(|c| c.share).sum::<f32>().max(0.01);
    let mut x = LEFT;
    let place = |c: &super::model::Column| {
        let width = ACROSS * c.share / all;
        x += width;
        (x - width, width)
    };
    table.columns.iter().map(place).collect()
}

fn head(sheets: &mut Sheets, table: &Table, places: &Places, nodes: Option<&[usize]>) {
    let cells: Vec<Vec<Line>> =
        table.columns.iter().zip(places).map(|(c, p)| broken(&[Run::new(&c.heading)], HEAD.size, true, p.1 - 2.0 * SIDE)).collect();
    let most = cells.iter().map(Vec::len).max().unwrap_or(0);
    for (at, ((lines, place), column)) in cells.iter().zip(places).zip(&table.columns).enumerate() {
        let of = nodes.and_then(|n| n.get(at)).map_or(Of::Again, |n| Of::Node(*n));
        let down = (most - lines.len()) as f32 * HEAD.leading;
        set(sheets, lines, (place, down + 2.0, column.right), of, HEAD);
    }
    sheets.y += most as f32 * HEAD.leading + 5.0;
    sheets.rect(LEFT, sheets.y, ACROSS, 0.9, BRAND);
    sheets.y += 1.0;
}

fn height(row: &Row, places: &Places) -> f32 {
    match row {
        Row::Group(runs) => broken(runs, GROUP.size, true, ACROSS - 2.0 * SIDE).len() as f32 * GROUP.leading + 10.0,
        Row::Cells(cells) => {
            let most = cells.iter().zip(places).map(|(c, p)| broken(c, CELL.size, false, p.1 - 2.0 * SIDE).len()).max();
            most.unwrap_or(1).max(1) as f32 * CELL.leading + 2.0 * ABOVE
        }
    }
}

fn row(sheets: &mut Sheets, row: &Row, table: &Table, places: &Places, body: usize) {
    let node = sheets.node(Tag::TR, Some(body));
    match row {
        Row::Group(runs) => {
            let span = u32::try_from(table.columns.len()).ok().and_then(NonZeroU32::new);
            let cell = sheets.node(Tag::TH(TableHeaderScope::Row).with_col_span(span), Some(node));
            let lines = broken(runs, GROUP.size, true, ACROSS - 2.0 * SIDE);
            set(sheets, &lines, (&(LEFT, ACROSS), 7.0, false), Of::Node(cell), GROUP);
            let below = lines.len() as f32 * GROUP.leading + 9.5;
            sheets.rect(LEFT, sheets.y + below, ACROSS, 0.5, RULE);
        }
        Row::Cells(cells) => {
            let dash = vec![Run::quiet("–")];
            for (at, (place, column)) in places.iter().zip(&table.columns).enumerate() {
                let cell = cells.get(at).filter(|c| c.iter().any(|r| !r.text.trim().is_empty())).unwrap_or(&dash);
                let tag = match at {
                    0 => sheets.node(Tag::TH(TableHeaderScope::Row), Some(node)),
                    _ => sheets.node(Tag::TD, Some(node)),
                };
                let lines = broken(cell, CELL.size, false, place.1 - 2.0 * SIDE);
                set(sheets, &lines, (place, ABOVE, column.right), Of::Node(tag), CELL);
            }
            sheets.rect(LEFT, sheets.y + height(row, places) - 0.5, ACROSS, 0.5, FAINT);
        }
    }
}

/// Lines of a cell, `down` under its top.
fn set(sheets: &mut Sheets, lines: &[Line], (place, down, right): (&(f32, f32), f32, bool), of: Of, how: Type) {
    for (at, line) in lines.iter().enumerate() {
        let room = place.1 - 2.0 * SIDE - lines::seen(line, how.size);
        let x = place.0 + SIDE + if right { room.max(0.0) } else { 0.0 };
        sheets.line(line, x, sheets.y + down + at as f32 * how.leading, of, how);
    }
}
