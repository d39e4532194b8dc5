//! One indicator in small, for the pages of goals and landsdelen: finding, chart, table, source.

use crate::shell::Ctx;
use askama::Template;

/// An indicator as it stands on another page.
#[derive(Template)]
#[template(source = "", ext = "html")]
pub struct Card {}

/// The card of an indicator; none where nothing was published. `region` narrows it to a landsdeel.
pub fn card(_ctx: &Ctx, _indicator: &str, _region: Option<&str>) -> Option<Card> {
    None
}
