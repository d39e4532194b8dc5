//! The ways to look at one selection: chart, panels, map, table. Each stands in the address, each is
//! a link, and one that cannot be given says why.

use crate::monitor::drawing::{Manner, draw, left_out};
use crate::monitor::map::{Map, has_map, map};
use crate::monitor::panels::{draw_panels, has_panels, not_drawn};
use crate::monitor::picture::manner;
use crate::monitor::reading::Reading;
use crate::shell::Ctx;
use crate::shell::front::escaped;
use app::figures::{Form, Level};
use charts::Width;
use std::sync::Arc;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Chart,
    Panels,
    Map,
    Table,
}

impl Look {
    pub const ALL: [Look; 4] = [Look::Chart, Look::Panels, Look::Map, Look::Table];

    /// As it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Look::Chart => "",
            Look::Panels => "panelen",
            Look::Map => "kaart",
            Look::Table => "tabel",
        }
    }

    pub fn from_code(code: &str) -> Look {
        Look::ALL.into_iter().find(|l| l.code() == code).unwrap_or(Look::Chart)
    }
}

/// The picture, wide and narrow; none where a picture adds nothing. Drawing costs more than the rest of
/// the page together, so it is kept until the world changes; the page with the table shows the same.
pub struct Drawn(pub Option<(String, String)>);

/// What is looked at, drawn.
pub struct Seen<'w> {
    pub look: Look,
    drawn: Option<Arc<Drawn>>,
    pub map: Option<Map<'w>>,
    pub left_out: String,
    /// Panels that did not fit.
    pub more: usize,
    pub tabs: Vec<Tab>,
}

impl Seen<'_> {
    /// Chart or panels for both widths; none where the map is looked at.
    pub fn pictures(&self) -> Option<&(String, String)> {
        self.drawn.as_ref()?.0.as_ref()
    }

    pub fn is_table(&self) -> bool {
        self.look == Look::Table || self.look == Look::Chart && self.pictures().is_none()
    }

    pub fn is_map(&self) -> bool {
        self.look == Look::Map
    }

    pub fn is_panels(&self) -> bool {
        self.look == Look::Panels
    }
}

pub struct Tab {
    pub name: String,
    pub address: String,
    pub chosen: bool,
    /// Why there is nothing to see there; empty where there is.
    pub why: String,
}

/// A picture of `look` for a page or a file of its own.
pub fn picture(reading: &Reading<'_>, look: Look, manner: Manner<'_>, width: Width) -> Option<String> {
    match look {
        Look::Panels => draw_panels(reading, manner, width),
        _ => draw(reading, manner, width),
    }
}

/// Draws what was asked for, and nothing else; `tab` makes the address of a look.
pub fn see<'w>(ctx: &Ctx, reading: &Reading<'w>, query: &[(String, String)], tab: &dyn Fn(Look) -> String) -> Seen<'w> {
    let wish = ctx.query("weergave").map_or(Look::Chart, |c| Look::from_code(&c));
    let level = ctx.query("niveau").and_then(|c| Level::from_code(&c));
    // Boundaries come from the operator and not from the world, so a map is not kept with the world.
    let made = if wish == Look::Map { map(reading, manner(ctx, "kaart"), level, &ctx.app.boundaries()) } else { None };
    let is_possible = |look| match look {
        Look::Chart => reading.view.form != Form::None,
        Look::Panels => has_panels(reading),
        Look::Map => made.is_some() || wish != Look::Map && has_map(reading),
        Look::Table => true,
    };
    let look = if is_possible(wish) || wish == Look::Panels { wish } else { Look::Table };
    let drawn = match look {
        Look::Map => None,
        Look::Panels => Some(kept(ctx, reading, query, Look::Panels)),
        Look::Chart | Look::Table => Some(kept(ctx, reading, query, Look::Chart)),
    };
    let name = |l: Look| if l == Look::Chart { "grafiek" } else { l.code() };
    let one = |l: Look| Tab {
        name: ctx.t.code("monitor-look", name(l)).into_owned(),
        address: tab(l),
        chosen: l == look,
        why: if is_possible(l) || l == look { String::new() } else { ctx.t.code("monitor-no-look", name(l)).into_owned() },
    };
    let tabs = Look::ALL.map(one).into();
    let more = if look == Look::Panels { not_drawn(reading) } else { 0 };
    Seen { look, left_out: if look == Look::Chart { left_out(reading).join("; ") } else { String::new() }, drawn, map: made, more, tabs }
}

/// The picture of a look as the address asks for it.
fn kept(ctx: &Ctx, reading: &Reading<'_>, query: &[(String, String)], look: Look) -> Arc<Drawn> {
    let own = query.iter().filter(|(k, _)| look == Look::Panels || k != "weergave");
    let choices: Vec<String> = own.map(|(k, v)| format!("{}={}", escaped(k), escaped(v))).collect();
    let key = format!("{}/{}/{}?{}", ctx.lang.code(), reading.id, look.code(), choices.join("&"));
    ctx.world.derived(&key, || {
        let one = |id, width| picture(reading, look, manner(ctx, id), width);
        Drawn(one("w", Width::Wide).zip(one("n", Width::Narrow)))
    })
}
