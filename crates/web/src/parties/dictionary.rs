//! The data dictionary of the register: every column with meaning, type, limits and allowed values,
//! read from the same field table as the download.

use crate::parties::columns::{BETWEEN_FIELDS, BETWEEN_VALUES, Column, What, columns, name_of};
use crate::parties::download::{as_file, is_dutch, table};
use crate::shell::{Answer, Ctx, Fault, Page, html};
use askama::Template;
use domain::field::{FieldKind, FieldSpec};
use domain::people::Party;

#[derive(Template)]
#[template(path = "parties/dictionary.html")]
struct Dictionary {
    page: Page,
    rows: Vec<Row>,
    joined: String,
}

struct Row {
    /// In the CSV; the same in JSON but for the language, which is a key there.
    column: String,
    path: String,
    meaning: String,
    kind: String,
    required: bool,
    /// (code, words).
    values: Vec<(String, String)>,
}

pub async fn page(ctx: Ctx) -> Answer {
    let rows: Vec<Row> = columns::<Party>().iter().map(|c| row(&ctx, c)).collect();
    match ctx.query("formaat").as_deref() {
        None => {
            let title = ctx.t.parties_dictionary();
            let page = ctx.page(title).crumb(ctx.t.nav_parties(), ctx.to.parties()).crumb(title, ctx.to.dictionary());
            html(&Dictionary { page, rows, joined: ctx.t.dictionary_joined(BETWEEN_FIELDS.trim(), BETWEEN_VALUES.trim()) })
        }
        Some("csv") => Ok(as_file("techniekpact-partijen-gegevenswoordenboek.csv", csv(&ctx, &rows)?)),
        Some("json") => Ok(as_file("techniekpact-partijen-gegevenswoordenboek.json", json(&rows))),
        Some(_) => Err(Fault::NotFound),
    }
}

fn row(ctx: &Ctx, column: &Column) -> Row {
    let t = ctx.t;
    let own = |meaning: &str, kind: &str| Row {
        column: column.name.clone(),
        path: column.name.clone(),
        meaning: meaning.into(),
        kind: kind.into(),
        required: true,
        values: Vec::new(),
    };
    match column.what {
        What::Id => own(t.dictionary_id(), t.dictionary_text_plain()),
        What::Revision => own(t.dictionary_revision(), t.dictionary_whole()),
        What::Updated => own(t.dictionary_updated(), t.dictionary_moment()),
        What::Field(spec, lang) => {
            let label = t.code("field", spec.name);
            let language = lang.map(|l| t.code("language", l));
            Row {
                column: column.name.clone(),
                path: path(spec, lang),
                meaning: language.map_or_else(|| label.to_string(), |l| format!("{label} ({l})")),
                kind: kind(ctx, spec.kind),
                required: spec.required && lang != Some("en"),
                values: values(ctx, spec),
            }
        }
    }
}

/// Where the value stands in the JSON download.
fn path(spec: &FieldSpec, lang: Option<&str>) -> String {
    let name = name_of(spec.name);
    match (spec.kind, lang) {
        (FieldKind::Rows(inner), _) => {
            let keys: Vec<_> = inner.iter().map(|f| name_of(f.name)).collect();
            format!("{name}[].{{{}}}", keys.join(", "))
        }
        (FieldKind::Refs(_) | FieldKind::Choices(_), _) => format!("{name}[]"),
        (_, Some(lang)) => format!("{name}.{lang}"),
        _ => name,
    }
}

fn kind(ctx: &Ctx, kind: FieldKind) -> String {
    let t = ctx.t;
    match kind {
        FieldKind::Line(most) | FieldKind::Prose(most) | FieldKind::TextLine(most) | FieldKind::TextProse(most) => t.dictionary_text(most),
        FieldKind::Choice(_) => t.dictionary_choice().into(),
        FieldKind::Choices(_) => t.dictionary_choices().into(),
        FieldKind::Ref(kind) => t.dictionary_ref(t.code("kind", kind.code())),
        FieldKind::Refs(kind) => t.dictionary_refs(t.code("kind", kind.code())),
        FieldKind::Date => t.dictionary_date().into(),
        FieldKind::Whole { .. } => t.dictionary_whole().into(),
        FieldKind::Euro => t.agenda_dictionary_euro().into(),
        FieldKind::Decimal => t.dictionary_decimal().into(),
        FieldKind::Url => t.dictionary_url().into(),
        FieldKind::Flag => t.dictionary_flag().into(),
        FieldKind::Rows(inner) => {
            let fields: Vec<_> = inner.iter().map(|f| t.code("field", f.name).to_lowercase()).collect();
            t.dictionary_rows(fields.join(", "))
        }
    }
}

/// Codes that may stand in a field, also inside its groups.
fn values(ctx: &Ctx, spec: &FieldSpec) -> Vec<(String, String)> {
    let family = match spec.name {
        "sort" => "party-kind",
        "role" => "party-role",
        "milestone_state" => "milestone-state",
        "money_kind" => "money-kind",
        "evidence_level" => "evidence-level",
        other => other,
    };
    match spec.kind {
        FieldKind::Choice(codes) | FieldKind::Choices(codes) => {
            codes.iter().map(|c| ((*c).to_string(), ctx.t.code(family, c).into_owned())).collect()
        }
        FieldKind::Rows(inner) => inner.iter().flat_map(|f| values(ctx, f)).collect(),
        _ => Vec::new(),
    }
}

fn csv(ctx: &Ctx, rows: &[Row]) -> Result<String, Fault> {
    let header = ["kolom", "json", "betekenis", "type", "verplicht", "waarden"].map(String::from).to_vec();
    let cells = rows.iter().map(|r| {
        let values: Vec<_> = r.values.iter().map(|(code, words)| format!("{code} = {words}")).collect();
        let required = if r.required { "ja" } else { "nee" };
        vec![r.column.clone(), r.path.clone(), r.meaning.clone(), r.kind.clone(), required.into(), values.join(BETWEEN_VALUES)]
    });
    table(std::iter::once(header).chain(cells), is_dutch(ctx))
}

fn json(rows: &[Row]) -> String {
    let columns = rows.iter().map(|r| {
        let values: serde_json::Map<_, _> = r.values.iter().map(|(code, words)| (code.clone(), words.clone().into())).collect();
        serde_json::json!({
            "kolom": r.column, "json": r.path, "betekenis": r.meaning, "type": r.kind, "verplicht": r.required, "waarden": values,
        })
    });
    serde_json::json!({ "kolommen": columns.collect::<Vec<_>>() }).to_string()
}
