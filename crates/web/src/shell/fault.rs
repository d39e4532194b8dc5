//! What can go wrong for a visitor, each with its status; the front dresses it as a page.

use app::Refusal;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::field::FieldError;

#[derive(Clone, Debug)]
pub enum Fault {
    NotFound,
    /// It stands elsewhere now.
    Moved(String),
    SignIn,
    SecondFactor,
    Forbidden,
    /// The form does not come from our own page, or the session ended meanwhile.
    ForeignForm,
    TooLarge,
    /// Key of a sentence.
    Refused(&'static str),
    /// Fields at fault, where no form stands ready to show them.
    Invalid(Vec<FieldError>),
    Conflict,
    Busy,
    /// The store went away; whether a deed was kept is not known.
    Unreachable,
    Broken,
}

impl Fault {
    pub fn status(&self) -> StatusCode {
        match self {
            Fault::NotFound => StatusCode::NOT_FOUND,
            Fault::Moved(_) => StatusCode::PERMANENT_REDIRECT,
            Fault::SignIn | Fault::SecondFactor => StatusCode::SEE_OTHER,
            Fault::Forbidden | Fault::ForeignForm => StatusCode::FORBIDDEN,
            Fault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Fault::Refused(_) | Fault::Conflict => StatusCode::CONFLICT,
            Fault::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Fault::Busy | Fault::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
            Fault::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Fault {
        match refusal {
            Refusal::Denied(d) if d.sign_in => Fault::SignIn,
            Refusal::Denied(_) => Fault::Forbidden,
            Refusal::Invalid(errors) => Fault::Invalid(errors),
            Refusal::Conflict { .. } => Fault::Conflict,
            Refusal::NotFound => Fault::NotFound,
            Refusal::Refused(code) => Fault::Refused(code),
            Refusal::Unavailable(why) => logged(&why, Fault::Busy),
            Refusal::Unreachable(why) => logged(&why, Fault::Unreachable),
            Refusal::Broken(why) => logged(&why, Fault::Broken),
        }
    }
}

/// The operator reads why; who asked, only what to do.
fn logged(why: &str, fault: Fault) -> Fault {
    tracing::error!(why, ?fault, "a deed could not be done");
    fault
}

impl From<store::StoreError> for Fault {
    fn from(e: store::StoreError) -> Fault {
        Refusal::from(e).into()
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
