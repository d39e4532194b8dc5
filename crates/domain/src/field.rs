//! One table of fields per noun. Forms, checks, differences, exports, the data dictionary and the
//! OpenAPI schema are all read from it, so they cannot disagree.

use crate::clean::{Unclean, clean};
use crate::record::Kind;
use serde_json::{Map, Value as Json};

/// One field of a noun: its key in storage, its kind, and whether it must be filled.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    pub name: &'static str,
    pub kind: FieldKind,
    pub required: bool,
}

/// What a field may hold. Lengths are in characters.
#[derive(Clone, Copy, Debug)]
pub enum FieldKind {
    Line(usize),
    Prose(usize),
    /// The same in two languages: `{nl, en}`.
    TextLine(usize),
    TextProse(usize),
    /// One of these codes.
    Choice(&'static [&'static str]),
    /// Any of these codes.
    Choices(&'static [&'static str]),
    /// The id of one record of this kind.
    Ref(Kind),
    Refs(Kind),
    Date,
    Whole {
        least: i64,
        most: i64,
    },
    Decimal,
    /// An amount of zero or more: typed in euros, kept in eurocents.
    Euro,
    Url,
    Flag,
    /// A list of groups with these fields each.
    Rows(&'static [FieldSpec]),
}

pub const fn need(name: &'static str, kind: FieldKind) -> FieldSpec {
    FieldSpec { name, kind, required: true }
}

pub const fn may(name: &'static str, kind: FieldKind) -> FieldSpec {
    FieldSpec { name, kind, required: false }
}

/// Why a field is refused. Faces turn it into a sentence that names field, found and expected.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// The input's name as in the form: `targets.0.value`, `title.nl`.
    pub field: String,
    pub problem: Problem,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    Required,
    Unknown,
    Unclean(Unclean),
    NotADate(String),
    NotAWholeNumber {
        found: String,
        least: i64,
        most: i64,
    },
    /// `1.234` may be a thousand or a fraction: we ask, we never guess.
    NotANumber(String),
    Ambiguous(String),
    NotAUrl(String),
    /// Not an amount in euros of zero or more.
    NotAnAmount(String),
    NotAChoice {
        found: String,
        allowed: Vec<&'static str>,
    },
    NoSuchRecord {
        kind: Kind,
        id: String,
    },
    /// A second record with the same identifier, and which one has it.
    Taken {
        by: String,
    },
    EndBeforeStart,
    /// A status set by hand needs a reason.
    ReasonMissing,
    /// An identifier that fails its own check digit or pattern.
    BadIdentifier {
        scheme: String,
        found: String,
    },
    PointsAtItself,
    /// A part of its own part, with the records on the way.
    Circle {
        through: String,
    },
    /// A record that was merged away, and what it became.
    MergedAway {
        kind: Kind,
        id: String,
        into: String,
    },
    /// A region that is no landsdeel, or does not lie in the one named.
    NotPartOf {
        found: String,
        of: String,
    },
    /// A day on which it was done, though it is not done.
    NotDone,
    /// A size outside its own interval.
    OutsideInterval,
}

impl FieldError {
    pub fn new(field: impl Into<String>, problem: Problem) -> FieldError {
        FieldError { field: field.into(), problem }
    }
}

/// What a browser sent: names and values in order, names may repeat.
pub type Pairs = [(String, String)];

/// Reads a submitted form by the field table into a JSON object. Empty optional fields are left
/// out, empty rows are dropped, names the table does not know are refused.
pub fn read_form(fields: &[FieldSpec], pairs: &Pairs) -> Result<Map<String, Json>, Vec<FieldError>> {
    let mut reader = Reader { pairs, used: vec![false; pairs.len()], errors: Vec::new() };
    let object = reader.object("", fields);
    for (index, used) in reader.used.iter().enumerate() {
        if !used && !pairs[index].0.starts_with('_') {
            reader.errors.push(FieldError::new(&pairs[index].0, Problem::Unknown));
        }
    }
    if reader.errors.is_empty() { Ok(object) } else { Err(reader.errors) }
}

struct Reader<'a> {
    pairs: &'a Pairs,
    used: Vec<bool>,
    errors: Vec<FieldError>,
}

impl Reader<'_> {
    fn object(&mut self, prefix: &str, fields: &[FieldSpec]) -> Map<String, Json> {
        let mut object = Map::new();
        for spec in fields {
            let path = format!("{prefix}{}", spec.name);
            let before = self.errors.len();
            match self.field(&path, spec) {
                Some(value) => {
                    object.insert(spec.name.into(), value);
                }
                None if spec.required && self.errors.len() == before => {
                    let path = if spec.is_localised() { format!("{path}.nl") } else { path };
                    self.errors.push(FieldError::new(path, Problem::Required));
                }
                None => {}
            }
        }
        object
    }

    fn all(&mut self, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        for (index, (key, value)) in self.pairs.iter().enumerate() {
            if key == name {
                self.used[index] = true;
                if !value.trim().is_empty() {
                    found.push(value.clone());
                }
            }
        }
        found
    }

    fn one(&mut self, name: &str) -> Option<String> {
        self.all(name).pop()
    }

    fn refuse(&mut self, path: &str, problem: Problem) -> Option<Json> {
        self.errors.push(FieldError::new(path, problem));
        None
    }

    fn field(&mut self, path: &str, spec: &FieldSpec) -> Option<Json> {
        match spec.kind {
            FieldKind::Line(most) => self.text(path, most, false),
            FieldKind::Prose(most) => self.text(path, most, true),
            FieldKind::TextLine(most) => self.localised(path, most, false),
            FieldKind::TextProse(most) => self.localised(path, most, true),
            FieldKind::Rows(fields) => self.rows(path, fields),
            FieldKind::Choices(allowed) => {
                let found = self.all(path);
                for code in &found {
                    if !allowed.contains(&code.as_str()) {
                        self.refuse(path, Problem::NotAChoice { found: code.clone(), allowed: allowed.to_vec() });
                    }
                }
                list(found)
            }
            FieldKind::Refs(_) => {
                let mut found = self.all(path);
                found.iter_mut().for_each(|id| *id = id.trim().to_string());
                found.dedup();
                list(found)
            }
            FieldKind::Flag => self.one(path).map(|v| Json::Bool(v != "0")),
            _ => {
                let found = self.one(path)?.trim().to_string();
                self.single(path, spec, found)
            }
        }
    }

    fn single(&mut self, path: &str, spec: &FieldSpec, found: String) -> Option<Json> {
        match spec.kind {
            FieldKind::Choice(allowed) if !allowed.contains(&found.as_str()) => {
                self.refuse(path, Problem::NotAChoice { found, allowed: allowed.to_vec() })
            }
            FieldKind::Date => match read_date(&found) {
                Some(date) => Some(Json::String(date.to_string())),
                None => self.refuse(path, Problem::NotADate(found)),
            },
            FieldKind::Whole { least, most } => match found.parse::<i64>() {
                Ok(n) if (least..=most).contains(&n) => Some(n.into()),
                _ => self.refuse(path, Problem::NotAWholeNumber { found, least, most }),
            },
            FieldKind::Decimal => match read_decimal(&found) {
                Ok(n) => serde_json::Number::from_f64(n).map(Json::Number),
                Err(problem) => self.refuse(path, problem),
            },
            FieldKind::Euro => match read_euros(&found) {
                Some(cents) => Some(cents.into()),
                None => self.refuse(path, Problem::NotAnAmount(found)),
            },
            FieldKind::Url => match clean(&found, 500, false) {
                Ok(url) if is_web_address(&url) => Some(Json::String(url)),
                _ => self.refuse(path, Problem::NotAUrl(found)),
            },
            _ => Some(Json::String(found)),
        }
    }

    fn text(&mut self, path: &str, most: usize, lines: bool) -> Option<Json> {
        let found = self.one(path)?;
        match clean(&found, most, lines) {
            Ok(text) if text.is_empty() => None,
            Ok(text) => Some(Json::String(text)),
            Err(unclean) => self.refuse(path, Problem::Unclean(unclean)),
        }
    }

    fn localised(&mut self, path: &str, most: usize, lines: bool) -> Option<Json> {
        let nl = self.text(&format!("{path}.nl"), most, lines);
        let en = self.text(&format!("{path}.en"), most, lines);
        match (nl, en) {
            (None, None) => None,
            (None, Some(_)) => self.refuse(&format!("{path}.nl"), Problem::Required),
            (Some(nl), en) => {
                let mut text = Map::new();
                text.insert("nl".into(), nl);
                en.map(|en| text.insert("en".into(), en));
                Some(Json::Object(text))
            }
        }
    }

    fn rows(&mut self, path: &str, fields: &[FieldSpec]) -> Option<Json> {
        let mut rows = Vec::new();
        for index in 0..MOST_ROWS {
            let prefix = format!("{path}.{index}.");
            if !self.pairs.iter().any(|(name, _)| name.starts_with(&prefix)) {
                continue;
            }
            let filled = self.pairs.iter().any(|(name, value)| name.starts_with(&prefix) && !value.trim().is_empty());
            if filled {
                rows.push(Json::Object(self.object(&prefix, fields)));
            } else {
                self.mark(&prefix);
            }
        }
        if rows.is_empty() { None } else { Some(Json::Array(rows)) }
    }

    fn mark(&mut self, prefix: &str) {
        for (index, (name, _)) in self.pairs.iter().enumerate() {
            self.used[index] |= name.starts_with(prefix);
        }
    }
}

/// A form holds at most this many rows of one group.
pub const MOST_ROWS: usize = 200;

fn list(found: Vec<String>) -> Option<Json> {
    if found.is_empty() { None } else { Some(found.into()) }
}

impl FieldSpec {
    pub fn is_localised(&self) -> bool {
        matches!(self.kind, FieldKind::TextLine(_) | FieldKind::TextProse(_))
    }
}

/// Reads `2027-06-15` and, as Dutch people write it, `15-06-2027`.
pub fn read_date(s: &str) -> Option<jiff::civil::Date> {
    if let Ok(date) = s.parse() {
        return Some(date);
    }
    let mut parts = s.split(['-', '/']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Reads a decimal with point or comma. `1.234` and `1,234` are ambiguous and refused.
pub fn read_decimal(s: &str) -> Result<f64, Problem> {
    let separators = s.chars().filter(|c| matches!(c, '.' | ',')).count();
    if separators == 1 && s.rsplit(['.', ',']).next().is_some_and(|t| t.len() == 3) && !s.starts_with("0.") && !s.starts_with("0,") {
        return Err(Problem::Ambiguous(s.into()));
    }
    let plain = match separators {
        0 | 1 => s.replace(',', "."),
        _ => return Err(Problem::NotANumber(s.into())),
    };
    match plain.parse::<f64>() {
        Ok(n) if n.is_finite() && plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')) => Ok(n),
        _ => Err(Problem::NotANumber(s.into())),
    }
}

/// The largest amount: ten thousand billion euros is a slip of the finger.
pub const MOST_EUROCENT: i64 = 1_000_000_000_000_000;

/// Reads euros into eurocents: `1250`, `1.250.000`, `1.250,50`, `1,250.50`, `€ 12,5`. Groups of three
/// are thousands, one or two digits at the end are cents; anything else is refused, and so is a minus.
pub fn read_euros(s: &str) -> Option<i64> {
    let s: String = s.trim().trim_start_matches('€').chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, cents) = match s.rfind(['.', ',']) {
        Some(at) if s.len() - at - 1 <= 2 => (&s[..at], &s[at + 1..]),
        _ => (s.as_str(), ""),
    };
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3));
    // One kind of mark between groups, and another before the cents.
    let marks: Vec<char> = whole.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let mixed = marks.windows(2).any(|w| w[0] != w[1]) || (!cents.is_empty() && marks.contains(&s.chars().nth(whole.len())?));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if !grouped || mixed || groups[0].is_empty() || !groups.iter().all(|g| digits(g)) || !digits(cents) {
        return None;
    }
    let euros: i64 = groups.concat().parse().ok()?;
    let cents: i64 = format!("{cents:0<2}").parse().ok()?;
    euros.checked_mul(100)?.checked_add(cents).filter(|n| *n <= MOST_EUROCENT)
}

/// An absolute http(s) address without user, spaces or quotes.
pub fn is_web_address(s: &str) -> bool {
    let Some(rest) = s.strip_prefix("https://").or_else(|| s.strip_prefix("http://")) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    host.contains('.') && !host.contains('@') && !s.chars().any(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '\\'))
}

/// One changed field between two versions of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub field: &'static str,
    pub before: Option<Json>,
    pub after: Option<Json>,
}

/// What changed between two versions, in the order of the field table.
pub fn differences(fields: &'static [FieldSpec], before: &Json, after: &Json) -> Vec<Difference> {
    fields
        .iter()
        .filter(|spec| before.get(spec.name) != after.get(spec.name))
        .map(|spec| Difference { field: spec.name, before: before.get(spec.name).cloned(), after: after.get(spec.name).cloned() })
        .collect()
}

/// What in a body breaks the field table: the same rules as for a form, for bodies that came another way.
pub fn check_body(fields: &[FieldSpec], body: &Json) -> Vec<FieldError> {
    let mut errors = Vec::new();
    collect_problems(fields, body, "", &mut errors);
    errors
}

fn collect_problems(fields: &[FieldSpec], body: &Json, prefix: &str, errors: &mut Vec<FieldError>) {
    for spec in fields {
        let (path, value) = (format!("{prefix}{}", spec.name), &body[spec.name]);
        match (spec.kind, value) {
            (_, Json::Null) if spec.required => errors.push(FieldError::new(path, Problem::Required)),
            (_, Json::Null) => {}
            (FieldKind::Rows(inner), Json::Array(rows)) => {
                rows.iter().enumerate().for_each(|(i, row)| collect_problems(inner, row, &format!("{path}.{i}."), errors));
            }
            (FieldKind::TextLine(most), text) => localised_problems(&path, text, most, false, spec.required, errors),
            (FieldKind::TextProse(most), text) => localised_problems(&path, text, most, true, spec.required, errors),
            (_, value) => errors.extend(problem_of(spec, value).map(|problem| FieldError::new(path, problem))),
        }
    }
}

fn localised_problems(path: &str, text: &Json, most: usize, lines: bool, required: bool, errors: &mut Vec<FieldError>) {
    for lang in ["nl", "en"] {
        let Some(found) = text[lang].as_str() else { continue };
        let problem = match clean(found, most, lines) {
            Ok(clean) if clean.is_empty() && required && lang == "nl" => Problem::Required,
            Ok(_) => continue,
            Err(unclean) => Problem::Unclean(unclean),
        };
        errors.push(FieldError::new(format!("{path}.{lang}"), problem));
    }
}

/// Why one plain value is refused, if it is.
fn problem_of(spec: &FieldSpec, value: &Json) -> Option<Problem> {
    let found = value.as_str().unwrap_or("");
    match spec.kind {
        FieldKind::Line(_) if spec.required && found.trim().is_empty() => Some(Problem::Required),
        FieldKind::Line(most) => clean(found, most, false).err().map(Problem::Unclean),
        FieldKind::Prose(most) => clean(found, most, true).err().map(Problem::Unclean),
        FieldKind::Choice(allowed) if !allowed.contains(&found) => {
            Some(Problem::NotAChoice { found: found.into(), allowed: allowed.to_vec() })
        }
        FieldKind::Choices(allowed) => {
            let mut codes = value.as_array().into_iter().flatten().filter_map(Json::as_str);
            let found = codes.find(|code| !allowed.contains(code))?;
            Some(Problem::NotAChoice { found: found.into(), allowed: allowed.to_vec() })
        }
        FieldKind::Url if clean(found, 500, false).is_err() || !is_web_address(found) => Some(Problem::NotAUrl(found.into())),
        FieldKind::Whole { least, most } if !value.as_i64().is_some_and(|n| (least..=most).contains(&n)) => {
            Some(Problem::NotAWholeNumber { found: value.to_string(), least, most })
        }
        FieldKind::Euro if !value.as_i64().is_some_and(|n| (0..=MOST_EUROCENT).contains(&n)) => {
            Some(Problem::NotAnAmount(value.to_string()))
        }
        _ => None,
    }
}

/// Every reference to another record in `body`, with the path of the field that holds it.
pub fn references(fields: &[FieldSpec], body: &Json) -> Vec<(String, Kind, String)> {
    let mut found = Vec::new();
    collect_references(fields, body, "", &mut found);
    found
}

fn collect_references(fields: &[FieldSpec], body: &Json, prefix: &str, found: &mut Vec<(String, Kind, String)>) {
    for spec in fields {
        let (path, value) = (format!("{prefix}{}", spec.name), &body[spec.name]);
        match (spec.kind, value) {
            (FieldKind::Ref(kind), Json::String(id)) => found.push((path, kind, id.clone())),
            (FieldKind::Refs(kind), Json::Array(ids)) => {
                found.extend(ids.iter().filter_map(Json::as_str).map(|id| (path.clone(), kind, id.to_string())));
            }
            (FieldKind::Rows(inner), Json::Array(rows)) => {
                for (index, row) in rows.iter().enumerate() {
                    collect_references(inner, row, &format!("{path}.{index}."), found);
                }
            }
            _ => {}
        }
    }
}

/// Replaces every reference to `from` by `to`; true where something changed.
pub fn redirect(fields: &[FieldSpec], body: &mut Json, kind: Kind, from: &str, to: &str) -> bool {
    let mut changed = false;
    for spec in fields {
        let Some(value) = body.get_mut(spec.name) else {
            continue;
        };
        match (spec.kind, value) {
            (FieldKind::Ref(k), Json::String(id)) if k == kind && id == from => {
                *id = to.into();
                changed = true;
            }
            (FieldKind::Refs(k), Json::Array(ids)) if k == kind && ids.iter().any(|id| id == from) => {
                let had = ids.iter().any(|id| id == to);
                ids.retain(|id| id != from);
                if !had {
                    ids.push(to.into());
                }
                changed = true;
            }
            (FieldKind::Rows(inner), Json::Array(rows)) => {
                let touched = rows.iter_mut().filter_map(|row| redirect(inner, row, kind, from, to).then_some(())).count();
                changed |= touched > 0;
                drop_doubles(rows, touched);
            }
            _ => {}
        }
    }
    changed
}

/// The survivor may have stood in a row of its own already: equal rows become one.
fn drop_doubles(rows: &mut Vec<Json>, touched: usize) {
    if touched == 0 {
        return;
    }
    let mut seen = Vec::new();
    rows.retain(|row| {
        let fresh = !seen.contains(row);
        seen.extend(fresh.then(|| row.clone()));
        fresh
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const FIELDS: &[FieldSpec] = &[
        need("title", FieldKind::TextLine(20)),
        may("due", FieldKind::Date),
        may("kind", FieldKind::Choice(&["a", "b"])),
        may("goals", FieldKind::Refs(Kind::Goal)),
        may("rows", FieldKind::Rows(&[need("party", FieldKind::Ref(Kind::Party)), may("share", FieldKind::Decimal)])),
    ];

    fn read(pairs: &[(&str, &str)]) -> Result<Json, Vec<FieldError>> {
        let pairs: Vec<_> = pairs.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
        read_form(FIELDS, &pairs).map(Json::Object)
    }

    #[test]
    fn a_whole_form_becomes_a_body() {
        let body = read(&[
            ("title.nl", " Doel "),
            ("title.en", ""),
            ("due", "15-06-2027"),
            ("goals", "4"),
            ("goals", "5"),
            ("rows.0.party", ""),
            ("rows.0.share", ""),
            ("rows.3.party", "fme"),
            ("rows.3.share", "28,4"),
            ("_csrf", "x"),
        ]);
        let expected =
            json!({"title": {"nl": "Doel"}, "due": "2027-06-15", "goals": ["4", "5"], "rows": [{"party": "fme", "share": 28.4}]});
        assert_eq!(body, Ok(expected));
    }

    #[test]
    fn each_fault_names_its_field() {
        let errors = read(&[("due", "31-02-2027"), ("kind", "c"), ("owner", "me"), ("rows.0.share", "1.234")]).unwrap_err();
        let fields: Vec<_> = errors.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(fields, ["title.nl", "due", "kind", "rows.0.party", "rows.0.share", "owner"]);
        assert_eq!(errors[4].problem, Problem::Ambiguous("1.234".into()));
        assert_eq!(errors[5].problem, Problem::Unknown);
    }

    #[test]
    fn references_are_found_and_redirected() {
        let mut body = json!({"goals": ["4"], "rows": [{"party": "old"}, {"party": "other"}]});
        let found: Vec<_> = references(FIELDS, &body).into_iter().map(|(path, _, id)| format!("{path}={id}")).collect();
        assert_eq!(found, ["goals=4", "rows.0.party=old", "rows.1.party=other"]);
        assert!(redirect(FIELDS, &mut body, Kind::Party, "old", "new"));
        assert_eq!(body, json!({"goals": ["4"], "rows": [{"party": "new"}, {"party": "other"}]}));
    }

    #[test]
    fn decimals_are_read_in_both_dialects_and_never_guessed() {
        assert_eq!(read_decimal("28,4"), Ok(28.4));
        assert_eq!(read_decimal("28.40"), Ok(28.4));
        assert_eq!(read_decimal("0,125"), Ok(0.125));
        assert_eq!(read_decimal("1.234"), Err(Problem::Ambiguous("1.234".into())));
        for bad in ["1.234.567", "1e9", "NaN", "inf", "twaalf", ""] {
            assert_eq!(read_decimal(bad), Err(Problem::NotANumber(bad.into())));
        }
    }

    #[test]
    fn euros_are_read_as_people_write_them() {
        for (typed, cents) in [
            ("0", 0),
            ("1250", 125_000),
            ("1.250", 125_000),
            ("1,250", 125_000),
            ("€ 1.250.000", 125_000_000),
            ("1.250,5", 125_050),
            ("1,250.55", 125_055),
            ("12,05", 1_205),
        ] {
            assert_eq!(read_euros(typed), Some(cents), "{typed}");
        }
        for bad in ["-1", "−1", "1.25.000", "1.250,000,5", "1,2,3", "12.50,10.5", ",50", "", "tien", "1e6", "1.250.50", "10000000000001"]
        {
            assert_eq!(read_euros(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_plain_web_addresses_pass() {
        assert!(is_web_address("https://www.techniekpact.nl/artikel/x?y=1"));
        for bad in ["javascript:alert(1)", "https://", "https://a b.nl", "ftp://x.nl", "https://u@x.nl", "https://x.nl/\"><script>"] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}
