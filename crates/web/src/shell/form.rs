//! Errors of a form as sentences that name field, value found and value expected.

use crate::shell::Ctx;
use crate::shell::format::date;
use domain::clean::Unclean;
use domain::field::{FieldError, Problem};

/// The name of a field as people see it; `targets.0.value` becomes "Streefdoelen 1, Waarde".
pub fn field_label(path: &str, ctx: &Ctx) -> String {
    let mut label = String::new();
    for part in path.split('.') {
        match part.parse::<usize>() {
            Ok(row) => label.push_str(&format!(" {}", row + 1)),
            Err(_) if part == "nl" || part == "en" => label.push_str(&format!(" ({})", ctx.t.code("language", part))),
            Err(_) => {
                if !label.is_empty() {
                    label.push_str(", ");
                }
                label.push_str(&ctx.t.code("field", part.trim_start_matches('_')));
            }
        }
    }
    label
}

/// What is wrong, and how to mend it.
pub fn sentence(error: &FieldError, ctx: &Ctx) -> String {
    let t = ctx.t;
    let name = field_label(&error.field, ctx);
    // Arguments of a text stand in the order of their names.
    match &error.problem {
        Problem::Required => t.problem_required(name),
        Problem::Unknown => t.problem_unknown(name),
        Problem::Unclean(Unclean::TooLong { found, most }) => t.problem_too_long(name, found, most),
        Problem::Unclean(Unclean::Control { at, code }) => t.problem_control(at, format!("U+{code:04X}"), name),
        Problem::Unclean(Unclean::Marks { at }) => t.problem_marks(at, name),
        Problem::NotADate(found) => t.problem_date(date(ctx.app.today(), t), name, found),
        Problem::NotAWholeNumber { found, least, most } => t.problem_whole(name, found, least, most),
        Problem::NotANumber(found) => t.problem_number(name, found),
        Problem::Ambiguous(found) => t.problem_ambiguous(name, found),
        Problem::NotAUrl(found) => t.problem_url(name, found),
        Problem::NotAChoice { found, allowed } => t.problem_choice(allowed.join(", "), name, found),
        Problem::NoSuchRecord { kind, id } => t.problem_no_record(name, id, t.code("kind", kind.code())),
        Problem::Taken { by } => t.problem_taken(by, name),
        Problem::EndBeforeStart => t.problem_end_before_start(name),
        Problem::ReasonMissing => t.problem_reason(name),
        Problem::BadIdentifier { scheme, found } => t.problem_identifier(name, found, t.code("scheme", scheme)),
        Problem::NotAnAmount(found) => t.agenda_problem_amount(name, found),
        Problem::Circle { through } => t.agenda_problem_circle(name, through),
        Problem::MergedAway { kind, id, into } => t.agenda_problem_merged(name, id, into, t.code("kind", kind.code())),
        Problem::NotPartOf { found, of } if of.is_empty() => t.agenda_problem_no_landsdeel(name, found),
        Problem::NotPartOf { found, of } => t.agenda_problem_elsewhere(name, found, of),
        Problem::NotDone => t.agenda_problem_not_done(name),
        Problem::NotATime(found) => t.steering_problem_time(name, found),
        Problem::NoSuchItem(found) => t.steering_problem_item(name, found),
        Problem::PartsExceed { whole, parts } => t.steering_problem_parts(name, parts, whole),
        Problem::OutsideInterval => t.agenda_problem_interval(name),
        Problem::PointsAtItself => t.problem_itself(name),
    }
}
