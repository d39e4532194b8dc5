//! Walking two bodies, or the references in one, by the field table.

use super::{FieldKind, FieldSpec};
use crate::record::Kind;
use serde_json::Value as Json;

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

/// Puts the choices of `body` in the order in which `before` has them, what is new last: a form shows
/// choices in its own order, and a choice nobody touched did not change.
pub fn keep_order(fields: &[FieldSpec], before: &Json, body: &mut Json) {
    for spec in fields {
        match (spec.kind, before.get(spec.name), body.get_mut(spec.name)) {
            (FieldKind::Refs(_) | FieldKind::Choices(_), Some(Json::Array(old)), Some(Json::Array(new))) => {
                new.sort_by_key(|id| old.iter().position(|o| o == id).unwrap_or(usize::MAX));
            }
            (FieldKind::Rows(inner), Some(Json::Array(old)), Some(Json::Array(new))) => {
                old.iter().zip(new).for_each(|(old, new)| keep_order(inner, old, new));
            }
            _ => {}
        }
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
