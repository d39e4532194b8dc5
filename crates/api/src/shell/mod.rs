//! What every answer to a machine shares: reading the query strictly, choosing a shape, problems
//! by RFC 9457, headers.

mod ask;
mod media;
mod param;
mod problem;
mod reply;
mod resource;

pub use ask::{Ask, query_pairs, spoken, texts};
pub use media::{CSV, CSVW, JSON, JSONSTAT, Media, XLSX};
pub use param::{Of, Param, Query};
pub use problem::{CODES, Flaw, Problem, Wrong, refused};
pub use reply::{Reply, open_to_all};
pub use resource::{Answer, Answered, Do, Resource, no_address};

/// The version of the API, in every answer and in the document.
pub const VERSION: &str = "1.0.0";

/// Where the API begins.
pub const BASE: &str = "/api/v1";

/// What may be done with the data.
pub const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";
