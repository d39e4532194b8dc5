//! Why a deed did not happen. Nothing of it was kept, unless the store went away meanwhile.

use domain::field::FieldError;
use domain::permission::Denied;
use std::fmt;
use store::StoreError;

#[derive(Debug)]
pub enum Refusal {
    Denied(Denied),
    Invalid(Vec<FieldError>),
    /// Someone else was first; the newest revision.
    Conflict {
        current: i64,
    },
    NotFound,
    /// Not possible in the state it is in; the code of a sentence (`refusal-…`).
    Refused(&'static str),
    /// Try again shortly.
    Unavailable(String),
    /// The store went away meanwhile; whether the deed was kept is not known.
    Unreachable(String),
    /// A fault of ours or of the store; the sentence is for the log.
    Broken(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Denied(d) => write!(f, "not allowed: {}", d.deed),
            Refusal::Invalid(errors) => {
                let fields: Vec<_> = errors.iter().map(|e| format!("{}: {:?}", e.field, e.problem)).collect();
                write!(f, "invalid: {}", fields.join("; "))
            }
            Refusal::Conflict { current } => write!(f, "changed by someone else; revision {current} is the newest"),
            Refusal::NotFound => f.write_str("not found"),
            Refusal::Refused(code) => f.write_str(code),
            Refusal::Unavailable(why) => write!(f, "try again shortly: {why}"),
            Refusal::Unreachable(why) => write!(f, "the store went away: {why}"),
            Refusal::Broken(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<StoreError> for Refusal {
    fn from(e: StoreError) -> Refusal {
        match e {
            StoreError::Conflict { current } => Refusal::Conflict { current },
            StoreError::NotFound => Refusal::NotFound,
            StoreError::Busy(why) => Refusal::Unavailable(why),
            StoreError::Unreachable(why) => Refusal::Unreachable(why),
            other => Refusal::Broken(other.to_string()),
        }
    }
}
