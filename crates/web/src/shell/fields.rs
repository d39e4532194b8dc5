//! Forms drawn from a noun's field table: labels, values, errors, choices. One drawing for every kind.

use crate::shell::Ctx;
use crate::shell::form::{field_label, sentence};
use askama::Template;
use domain::field::{FieldError, FieldKind, FieldSpec};
use domain::record::{Kind, State};
use domain::value::Unit;
use domain::world::entries;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use texts::T;

/// One field as it is drawn.
#[derive(Template)]
#[template(path = "shell/field.html")]
pub struct Field {
    pub t: T,
    pub name: String,
    /// `name` fit for an id attribute.
    pub id: String,
    pub label: String,
    pub help: Option<&'static str>,
    pub error: Option<String>,
    pub required: bool,
    /// What browsers may fill in by themselves (the `autocomplete` attribute); often nothing.
    pub auto: &'static str,
    pub control: Control,
}

pub enum Control {
    Line {
        value: String,
        most: usize,
        kind: &'static str,
    },
    Prose {
        value: String,
        most: usize,
    },
    Pair {
        nl: Box<Field>,
        en: Box<Field>,
    },
    Choice {
        options: Vec<Opt>,
    },
    Many {
        options: Vec<Opt>,
    },
    Flag {
        on: bool,
    },
    /// Filled groups, and empty ones to fill.
    Rows {
        rows: Vec<Vec<Field>>,
        spare: Vec<Vec<Field>>,
    },
}

pub struct Opt {
    pub code: String,
    pub label: String,
    pub chosen: bool,
}

/// What a form is filled from: a stored body, or what was typed.
pub enum Filled<'a> {
    Body(&'a Json),
    Typed(&'a [(String, String)]),
}

impl Filled<'_> {
    fn one(&self, path: &str) -> String {
        match self {
            Filled::Typed(pairs) => pairs.iter().find(|(k, _)| k == path).map_or_else(String::new, |(_, v)| v.clone()),
            Filled::Body(body) => plain(at(body, path)),
        }
    }

    fn many(&self, path: &str) -> Vec<String> {
        match self {
            Filled::Typed(pairs) => pairs.iter().filter(|(k, _)| k == path).map(|(_, v)| v.clone()).collect(),
            Filled::Body(body) => {
                at(body, path).and_then(Json::as_array).map(|a| a.iter().map(|v| plain(Some(v))).collect()).unwrap_or_default()
            }
        }
    }

    /// How many rows of a group stand ready.
    fn rows(&self, path: &str) -> usize {
        match self {
            Filled::Typed(pairs) => {
                let prefix = format!("{path}.");
                let filled = pairs.iter().filter(|(_, v)| !v.trim().is_empty());
                let numbers = filled.filter_map(|(k, _)| k.strip_prefix(&prefix)?.split('.').next()?.parse::<usize>().ok());
                numbers.max().map_or(0, |n| n + 1)
            }
            Filled::Body(body) => at(body, path).and_then(Json::as_array).map_or(0, Vec::len),
        }
    }
}

fn at<'a>(body: &'a Json, path: &str) -> Option<&'a Json> {
    path.split('.').try_fold(body, |json, part| match part.parse::<usize>() {
        Ok(index) => json.get(index),
        Err(_) => json.get(part),
    })
}

fn plain(json: Option<&Json>) -> String {
    match json {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => text.clone(),
        Some(Json::Bool(on)) => String::from(if *on { "1" } else { "" }),
        Some(other) => other.to_string(),
    }
}

/// Empty rows a group offers beyond those filled.
const SPARE_ROWS: usize = 2;

/// Draws a noun's fields.
pub fn draw(ctx: &Ctx, fields: &[FieldSpec], filled: &Filled<'_>, errors: &[FieldError]) -> Vec<Field> {
    Drawing { ctx, filled, errors }.all("", fields)
}

struct Drawing<'a> {
    ctx: &'a Ctx,
    filled: &'a Filled<'a>,
    errors: &'a [FieldError],
}

impl Drawing<'_> {
    fn all(&self, prefix: &str, fields: &[FieldSpec]) -> Vec<Field> {
        fields.iter().map(|spec| self.field(&format!("{prefix}{}", spec.name), spec)).collect()
    }

    fn field(&self, path: &str, spec: &FieldSpec) -> Field {
        let label = self.ctx.t.code("field", spec.name).into_owned();
        self.make(path, label, spec.required, self.control(path, spec))
    }

    fn make(&self, path: &str, label: String, required: bool, control: Control) -> Field {
        let help = self.ctx.t.find(&format!("help-{}", path.split('.').next_back().unwrap_or(path).replace('_', "-")));
        let help = if matches!(control, Control::Pair { .. }) || !path.ends_with(".en") { help } else { None };
        let error = self.errors.iter().find(|e| e.field == path).map(|e| sentence(e, self.ctx));
        Field { t: self.ctx.t, name: path.into(), id: path.replace('.', "-"), label, help, error, required, auto: "", control }
    }

    fn control(&self, path: &str, spec: &FieldSpec) -> Control {
        let value = || self.filled.one(path);
        match spec.kind {
            FieldKind::Line(most) => Control::Line { value: value(), most, kind: "text" },
            FieldKind::Prose(most) => Control::Prose { value: value(), most },
            FieldKind::TextLine(most) => self.pair(path, spec, |value| Control::Line { value, most, kind: "text" }),
            FieldKind::TextProse(most) => self.pair(path, spec, |value| Control::Prose { value, most }),
            FieldKind::Url => Control::Line { value: value(), most: 500, kind: "url" },
            FieldKind::Date => Control::Line { value: value(), most: 10, kind: "date" },
            FieldKind::Whole { .. } | FieldKind::Decimal => {
                Control::Line { value: number_as_typed(value(), self.ctx), most: 30, kind: "number" }
            }
            FieldKind::Euro => Control::Line { value: euros_as_typed(&value(), self.ctx, self.filled), most: 30, kind: "number" },
            FieldKind::Flag => Control::Flag { on: !value().is_empty() },
            FieldKind::Choice(codes) => Control::Choice { options: self.codes(spec.name, codes, &[value()]) },
            FieldKind::Choices(codes) => Control::Many { options: self.codes(spec.name, codes, &self.filled.many(path)) },
            FieldKind::Ref(kind) => Control::Choice { options: self.records(kind, &[value()]) },
            FieldKind::Refs(kind) => Control::Many { options: self.records(kind, &self.filled.many(path)) },
            FieldKind::Rows(inner) => {
                let count = self.filled.rows(path);
                let drawn = |i| self.all(&format!("{path}.{i}."), inner);
                Control::Rows { rows: (0..count).map(drawn).collect(), spare: (count..count + SPARE_ROWS).map(drawn).collect() }
            }
        }
    }

    fn pair(&self, path: &str, spec: &FieldSpec, control: impl Fn(String) -> Control) -> Control {
        let one = |lang: &str, required| {
            let path = format!("{path}.{lang}");
            let label = self.ctx.t.code("language", lang).into_owned();
            Box::new(self.make(&path, label, required, control(self.filled.one(&path))))
        };
        Control::Pair { nl: one("nl", spec.required), en: one("en", false) }
    }

    fn codes(&self, field: &str, codes: &[&str], chosen: &[String]) -> Vec<Opt> {
        let option =
            |code: &&str| Opt { code: (*code).into(), label: label(self.ctx, field, code), chosen: chosen.iter().any(|c| c == code) };
        codes.iter().map(option).collect()
    }

    fn records(&self, kind: Kind, chosen: &[String]) -> Vec<Opt> {
        let mut options: Vec<Opt> = entries(&self.ctx.world, kind)
            .into_iter()
            .filter(|e| matches!(e.state, State::Live | State::Draft) || chosen.iter().any(|c| c == e.id))
            .map(|e| Opt {
                code: e.id.into(),
                label: record_label(kind, e.id, e.title.get(self.ctx.lang)),
                chosen: chosen.iter().any(|c| c == e.id),
            })
            .collect();
        tell_apart(&mut options);
        options.sort_by_cached_key(|o| (o.code.parse::<u32>().unwrap_or(u32::MAX), o.label.to_lowercase()));
        options
    }
}

/// Records of the same name (a theme of two versions of the pact) get their id beside it.
fn tell_apart(options: &mut [Opt]) {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for option in options.iter() {
        *count.entry(option.label.clone()).or_default() += 1;
    }
    for option in options.iter_mut().filter(|o| count.get(&o.label).is_some_and(|n| *n > 1)) {
        option.label = format!("{} ({})", option.label, option.code);
    }
}

fn record_label(kind: Kind, id: &str, title: &str) -> String {
    if kind == Kind::Goal { format!("{id}. {title}") } else { title.to_string() }
}

/// The family of labels a field's codes belong to.
fn family_of(field: &str) -> &str {
    match field {
        "links" => "link",
        "role" => "party-role",
        "sort" => "party-kind",
        "account_role" => "role",
        "lang" => "language",
        "shown" => "field",
        other => other,
    }
}

/// A stored decimal as people of the language type it.
fn number_as_typed(value: String, ctx: &Ctx) -> String {
    if ctx.lang == domain::Lang::Nl { value.replace('.', ",") } else { value }
}

/// Stored eurocents as people of the language type euros; what was typed stays as it was.
fn euros_as_typed(value: &str, ctx: &Ctx, filled: &Filled<'_>) -> String {
    match (filled, value.parse::<i64>()) {
        (Filled::Body(_), Ok(cents)) => crate::shell::format::euros_plain(cents, ctx.lang),
        _ => value.to_string(),
    }
}

/// The list above a form: what is wrong, each a link to its field.
#[derive(Template)]
#[template(path = "shell/errors.html")]
pub struct Errors {
    pub t: T,
    pub lines: Vec<(String, String)>,
}

pub fn errors(ctx: &Ctx, errors: &[FieldError]) -> Errors {
    let lines = errors.iter().map(|e| (e.field.replace('.', "-"), sentence(e, ctx))).collect();
    Errors { t: ctx.t, lines }
}

/// A value of a body as a reader sees it: titles for ids, labels for codes.
pub fn shown(ctx: &Ctx, spec: &FieldSpec, value: Option<&Json>) -> String {
    let Some(value) = value else { return String::new() };
    let title = |kind: Kind, id: &str| {
        entries(&ctx.world, kind)
            .into_iter()
            .find(|e| e.id == id)
            .map_or_else(|| id.to_string(), |e| record_label(kind, id, e.title.get(ctx.lang)))
    };
    let list = |f: &dyn Fn(&str) -> String| {
        value.as_array().map(|a| a.iter().filter_map(Json::as_str).map(f).collect::<Vec<_>>().join("\n")).unwrap_or_default()
    };
    match spec.kind {
        FieldKind::TextLine(_) | FieldKind::TextProse(_) => match (value["nl"].as_str(), value["en"].as_str()) {
            (Some(nl), Some(en)) => format!("{nl}\n\n[{}] {en}", ctx.t.code("language", "en")),
            (nl, _) => nl.unwrap_or_default().to_string(),
        },
        FieldKind::Choice(_) => label(ctx, spec.name, value.as_str().unwrap_or("")),
        FieldKind::Choices(_) => list(&|code| label(ctx, spec.name, code)),
        FieldKind::Line(_) if spec.name == "unit" => seed::labels().unit_title(&Unit(plain(Some(value))), ctx.lang).to_string(),
        FieldKind::Line(_) if spec.name == "lead_dimension" => seed::labels().dim_name(&plain(Some(value)), ctx.lang).to_string(),
        FieldKind::Line(_) if spec.name == "at" => label_of_break(ctx, &plain(Some(value))),
        FieldKind::Ref(kind) => title(kind, value.as_str().unwrap_or("")),
        FieldKind::Refs(kind) => list(&|id| title(kind, id)),
        FieldKind::Euro => value.as_i64().map_or_else(String::new, |n| crate::shell::format::euros(n, ctx.lang)),
        FieldKind::Rows(inner) => value
            .as_array()
            .map(|rows| rows.iter().map(|row| row_shown(ctx, inner, row)).collect::<Vec<_>>().join("\n"))
            .unwrap_or_default(),
        _ => plain(Some(value)),
    }
}

/// The words for a code: those of the data dictionary where the code comes from figures, else our own.
fn label(ctx: &Ctx, field: &str, code: &str) -> String {
    let labels = seed::labels();
    if labels.has(field, code) {
        return labels.label(field, code, ctx.lang).to_string();
    }
    ctx.t.code(&family_of(field).replace('_', "-"), code).into_owned()
}

/// A break stands at a period, or at a series or definition that begins.
fn label_of_break(ctx: &Ctx, at: &str) -> String {
    let labels = seed::labels();
    let family = ["definition", "series"].into_iter().find(|family| labels.has(family, at));
    family.map_or_else(|| at.to_string(), |family| labels.label(family, at, ctx.lang).to_string())
}

fn row_shown(ctx: &Ctx, inner: &[FieldSpec], row: &Json) -> String {
    let parts = inner.iter().filter(|s| row.get(s.name).is_some());
    parts.map(|s| format!("{}: {}", field_label(s.name, ctx), shown(ctx, s, row.get(s.name)))).collect::<Vec<_>>().join("; ")
}
