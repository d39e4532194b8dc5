//! The ways to look at one selection: chart, panels, map, table. Each stands in the address, each is
//! a link, and one that cannot be given says why.

use crate::monitor::drawing::{Manner, draw, left_out};
use crate::monitor::map::{Map, has_map, map};
use crate::monitor::panels::{draw_panels, not_drawn};
use crate::monitor::reading::Reading;
use crate::shell::Ctx;
use app::figures::Level;
use charts::Width;

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

/// What is looked at, drawn.
pub struct Seen {
    pub look: Look,
    pub charts: Option<(String, String)>,
    pub map: Option<Map>,
    pub left_out: String,
    /// Panels that did not fit.
    pub more: usize,
    pub tabs: Vec<Tab>,
}

impl Seen {
    pub fn is_table(&self) -> bool {
        self.look == Look::Table || self.look == Look::Chart && self.charts.is_none()
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

/// Draws what was asked for; `tab` makes the address of a look.
pub fn see(ctx: &Ctx, reading: &Reading<'_>, patterns: bool, tab: &dyn Fn(Look) -> String) -> Seen {
    let base_url = &ctx.app.settings().base_url;
    let wish = ctx.query("weergave").map_or(Look::Chart, |c| Look::from_code(&c));
    let drawn = |look| {
        let one = |id, width| picture(reading, look, Manner { id, patterns, base_url }, width);
        one("w", Width::Wide).zip(one("n", Width::Narrow))
    };
    let chart = drawn(Look::Chart);
    let has_panels =
        if wish == Look::Panels { None } else { picture(reading, Look::Panels, Manner { id: "p", patterns, base_url }, Width::Narrow) };
    let panels = if wish == Look::Panels { drawn(Look::Panels) } else { None };
    let level = ctx.query("niveau").and_then(|c| Level::from_code(&c));
    let made =
        if wish == Look::Map { map(reading, Manner { id: "kaart", patterns, base_url }, level, &ctx.app.boundaries()) } else { None };
    let is_possible = |look| match look {
        Look::Chart => chart.is_some(),
        Look::Panels => panels.is_some() || has_panels.is_some(),
        Look::Map => made.is_some() || wish != Look::Map && has_map(reading),
        Look::Table => true,
    };
    let look = if is_possible(wish) || wish == Look::Panels { wish } else { Look::Table };
    let one = |l: Look| Tab {
        name: ctx.t.code("monitor-look", if l == Look::Chart { "grafiek" } else { l.code() }).into_owned(),
        address: tab(l),
        chosen: l == look,
        why: if is_possible(l) || l == look {
            String::new()
        } else {
            ctx.t.code("monitor-no-look", if l == Look::Chart { "grafiek" } else { l.code() }).into_owned()
        },
    };
    let tabs = Look::ALL.map(one).into();
    let more = if look == Look::Panels { not_drawn(reading) } else { 0 };
    let charts = if look == Look::Panels { panels } else { chart };
    Seen { look, left_out: if look == Look::Chart { left_out(reading).join("; ") } else { String::new() }, charts, map: made, more, tabs }
}
