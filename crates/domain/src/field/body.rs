//! A body held against the field table: the same rules as for a form, for bodies that came another way.

use super::{FieldError, FieldKind, FieldSpec, MOST_EUROCENT, Problem, is_web_address};
use crate::clean::clean;
use serde_json::Value as Json;

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
