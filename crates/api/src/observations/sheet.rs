//! The figures as one table: a row per figure, each code with its Dutch words beside it.

use crate::observations::columns::column_of;
use crate::observations::cut::{Cut, Row, TOTAL, bounds, published, status};
use crate::shell::texts;
use crate::table::{Cell, Column, Holds, Table};
use domain::{Lang, Text, Value};
use seed::labels;

pub fn table(cut: &Cut) -> Table {
    Table { columns: columns(cut), rows: cut.rows().iter().map(|row| cells(cut, row)).collect() }
}

/// Text columns come as code and words: `regio` and `regioNaam`.
fn columns(cut: &Cut) -> Vec<Column> {
    let named = |name: &str, title: Text| {
        let in_words = |lang: Lang| texts(lang).api_in_words(title.get(lang));
        let words = Text::both(in_words(Lang::Nl), in_words(Lang::En));
        [Column::new(name, title.clone(), Holds::Text), Column::new(format!("{name}Naam"), words, Holds::Text)]
    };
    let mut columns: Vec<Column> = named("indicator", said("indicator")).into();
    for dim in &cut.dims {
        let title = Text::both(labels().dim_name(dim, Lang::Nl), labels().dim_name(dim, Lang::En));
        columns.extend(named(&column_of(dim), title));
    }
    for name in ["regio", "periode"] {
        columns.extend(named(name, said(name)));
    }
    columns.push(Column::new("editie", said("editie"), Holds::Text));
    for name in ["reeks", "definitie"] {
        columns.extend(named(name, said(name)));
    }
    columns.extend(["waarde", "ondergrens", "bovengrens"].map(|name| Column::new(name, said(name), number(cut))));
    columns.extend(named("eenheid", said("eenheid")));
    columns.push(Column::new("status", said("status"), Holds::Text));
    columns.extend(named("nauwkeurigheid", said("nauwkeurigheid")));
    columns.extend(["toelichting", "reeksbreuk", "correctie"].map(|name| Column::new(name, said(name), Holds::Text)));
    columns.push(Column::new("gepubliceerdeWaarde", said("gepubliceerdeWaarde"), number(cut)));
    columns.push(Column::new("bron", said("bron"), Holds::Link));
    columns
}

fn cells(cut: &Cut, row: &Row) -> Vec<Cell> {
    let (f, key) = (&*row.figure, &row.figure.key);
    let named = |dim: &str, code: &str| [Cell::text(code), Cell::text(labels().label(dim, code, Lang::Nl))];
    let mut cells = vec![Cell::text(cut.indicator.id.as_str()), Cell::text(cut.indicator.value.title.nl.as_str())];
    for dim in &cut.dims {
        match key.dims.get(*dim) {
            Some(code) => cells.extend(named(dim, code)),
            None => cells.extend([TOTAL, TOTAL].map(Cell::text)),
        }
    }
    cells.extend(named("region", &key.region));
    cells.extend(named("period", &key.period.to_string()));
    cells.push(Cell::text(key.edition.as_str()));
    cells.extend(named("series", &key.series));
    cells.extend(named("definition", &key.definition));
    cells.push(match f.value {
        Value::Number { value } => Cell::Number(value),
        _ => Cell::Absent(status(f).into()),
    });
    let (low, high) = bounds(f).unzip();
    cells.extend([Cell::number(low), Cell::number(high)]);
    cells.extend([Cell::text(f.unit.0.as_str()), Cell::text(labels().unit_title(&f.unit, Lang::Nl))]);
    cells.push(Cell::text(status(f)));
    cells.extend(named("qualifier", &f.qualifier));
    cells.push(Cell::text(labels().label("note", &f.note, Lang::Nl)));
    cells.push(Cell::text(row.broken.map_or("", |text| text.nl.as_str())));
    cells.push(Cell::text(row.figure.correction.map_or("", |c| c.id.as_str())));
    cells.push(Cell::number(published(row)));
    cells.push(Cell::text(f.source_url.as_str()));
    cells
}

/// As the card writes its numbers.
fn number(cut: &Cut) -> Holds {
    let card = &cut.indicator.value;
    let decimals = u8::try_from(card.decimals).unwrap_or(0);
    let whole = cut.rows().iter().filter_map(|r| r.figure.value.number()).all(|v| v.fract() == 0.0);
    let decimals = if whole { decimals } else { decimals.max(1) };
    if card.unit == domain::Unit::PERCENT { Holds::Percent { decimals } } else { Holds::Number { decimals } }
}

/// What a column holds, in both languages.
pub fn said(name: &str) -> Text {
    let key = name.to_lowercase();
    let said = |lang| texts(lang).code("api-column", &key).into_owned();
    Text::both(said(Lang::Nl), said(Lang::En))
}
