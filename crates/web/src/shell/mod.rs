//! The frame around every page, and what all pages share.

pub mod assets;
pub mod audience;
pub mod cache;
pub mod ctx;
pub mod fault;
pub mod fields;
pub mod form;
pub mod format;
pub mod front;
pub mod links;
pub mod page;
pub mod preview;
pub mod upload;

pub use audience::{Audience, Site};
pub use ctx::{Ctx, Posted};
pub use fault::Fault;
pub use links::Links;
pub use page::{Page, html};
pub use preview::visible;

/// What a handler of a page answers.
pub type Answer = Result<axum::response::Response, Fault>;
