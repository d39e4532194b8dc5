//! Floor 1: the nouns. Values in, values out; no clock, no files, no network, no SQL.
//!
//! The spine (texts, periods, values, fields, records, permissions, events) carries the parts;
//! a part is a module of nouns: [`pact`], [`regions`], [`people`], [`monitor`],
//! [`agenda`], [`newsroom`], [`steering`].
//! What is deliberately absent: how a noun is kept (`store`), who asks and when (`app`), how it
//! looks (`web`, `api`).

pub mod clean;
pub mod event;
pub mod field;
pub mod following;
pub mod period;
pub mod permission;
pub mod recipe;
pub mod record;
pub mod release;
pub mod slices;
pub mod text;
pub mod value;
pub mod world;

pub mod agenda;
pub mod monitor;
pub mod newsroom;
pub mod pact;
pub mod people;
pub mod regions;
pub mod steering;

pub use field::{FieldError, FieldKind, FieldSpec};
pub use period::Period;
pub use permission::{Actor, Allowed, Deed, Denied, Role, Scope};
pub use record::{Kind, Rec, Record, State};
pub use text::{Lang, Text};
pub use value::{Unit, Value};
pub use world::World;
