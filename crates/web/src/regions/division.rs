//! The dated division: every municipality with the areas it lies in on a chosen day, and what
//! changed. Old figures keep the division of their day, so the old ones stay here.

use crate::regions::changes;
use crate::regions::day::{self, Chosen};
use crate::regions::land::told;
use crate::regions::names::{landsdelen, region_name};
use crate::regions::territory::sort_key;
use crate::shell::front::escaped;
use crate::shell::{Answer, Ctx, Page, format, html};
use askama::Template;
use domain::record::slug;
use domain::regions::Municipality;

#[derive(Template)]
#[template(path = "regions/division.html")]
struct Division {
    page: Page,
    chosen: Chosen,
    name: String,
    /// (id, name, chosen)
    landsdelen: Vec<(String, String, bool)>,
    rows: Vec<Row>,
    letters: Vec<char>,
    total: usize,
    narrowed: bool,
    /// Municipalities that match but did not exist on the day.
    elsewhere: Vec<(String, String)>,
    changes: Vec<(String, String)>,
    first: String,
    file: String,
    file_excel: String,
}

struct Row {
    /// The letter it is the first of.
    letter: Option<char>,
    code: String,
    name: String,
    corop: (String, String),
    province: (String, String),
    cbs: (String, String),
    landsdeel: (String, String),
    from: String,
    until: Option<String>,
    successor: Option<String>,
}

/// What the reader narrowed the list to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Narrow {
    pub name: String,
    pub landsdeel: String,
}

impl Narrow {
    pub fn of(ctx: &Ctx) -> Narrow {
        let known = |id: &String| ctx.world.regions.get_live(id).is_some();
        Narrow { name: ctx.query("naam").unwrap_or_default(), landsdeel: ctx.query("landsdeel").filter(known).unwrap_or_default() }
    }

    /// Names are compared without accents, capitals and hyphens; an official code is found too.
    pub fn holds(&self, m: &Municipality) -> bool {
        let wanted = slug(&self.name);
        let found = wanted.is_empty() || slug(&m.name).contains(&wanted) || m.code.eq_ignore_ascii_case(self.name.trim());
        found && (self.landsdeel.is_empty() || self.landsdeel == m.landsdeel)
    }

    fn is_empty(&self) -> bool {
        *self == Narrow::default()
    }

    fn query(&self) -> String {
        let pairs = [("naam", &self.name), ("landsdeel", &self.landsdeel)];
        let filled = pairs.iter().filter(|(_, value)| !value.is_empty());
        filled.map(|(key, value)| format!("&{key}={}", escaped(value))).collect()
    }
}

/// The municipalities on the chosen day that fit, by name.
pub fn fitting<'a>(ctx: &'a Ctx, chosen: &Chosen, narrow: &Narrow) -> Vec<&'a Municipality> {
    let mut found: Vec<_> = ctx.world.crosswalk.on(chosen.day).filter(|m| narrow.holds(m)).collect();
    found.sort_by_cached_key(|m| sort_key(&m.name));
    found
}

pub async fn page(ctx: Ctx) -> Answer {
    let (chosen, narrow) = (day::chosen(&ctx), Narrow::of(&ctx));
    let crosswalk = &ctx.world.crosswalk;
    let file = format!("{}?op={}{}", ctx.to.division_file(), chosen.day, narrow.query());
    let page = ctx
        .page(ctx.t.division_title())
        .crumb(ctx.t.nav_regions(), ctx.to.regions())
        .crumb(ctx.t.division_title(), ctx.to.division())
        .describe(ctx.t.division_lead());
    let rows = lettered(fitting(&ctx, &chosen, &narrow).into_iter().map(|m| row(&ctx, m)).collect());
    let options = landsdelen(&ctx.world);
    html(&Division {
        page,
        landsdelen: options.iter().map(|r| (r.id.clone(), r.value.title.get(ctx.lang).into(), r.id == narrow.landsdeel)).collect(),
        letters: rows.iter().filter_map(|r| r.letter).collect(),
        rows,
        total: crosswalk.on(chosen.day).count(),
        narrowed: !narrow.is_empty(),
        elsewhere: elsewhere(&ctx, &chosen, &narrow),
        changes: changes::changes(crosswalk).iter().map(|c| told(&ctx, c)).collect(),
        first: day::first(crosswalk).map_or_else(String::new, |d| format::date(d, ctx.t)),
        file_excel: format!("{file}&stijl=nl"),
        file,
        name: narrow.name,
        chosen,
    })
}

fn row(ctx: &Ctx, m: &Municipality) -> Row {
    let successor = |code: &String| m.valid_until.and_then(|d| d.tomorrow().ok()).and_then(|d| ctx.world.crosswalk.find(code, d));
    Row {
        letter: None,
        code: m.code.clone(),
        name: m.name.clone(),
        corop: (m.corop_name.clone(), m.corop.clone()),
        province: (m.province_name.clone(), m.province.clone()),
        cbs: (ctx.t.code("cbs-area", &m.cbs_area.to_lowercase()).into_owned(), m.cbs_area.clone()),
        landsdeel: (region_name(&ctx.world, &m.landsdeel, ctx.lang), ctx.to.region(&m.landsdeel)),
        from: format::short_date(m.valid_from, ctx.lang),
        until: m.valid_until.map(|d| format::short_date(d, ctx.lang)),
        successor: m.successor.as_ref().and_then(successor).map(|m| m.name.clone()),
    }
}

/// Marks the first row of each letter, for the jumps above a long list.
fn lettered(mut rows: Vec<Row>) -> Vec<Row> {
    if rows.len() > 40 {
        let mut last = None;
        for row in &mut rows {
            let letter = sort_key(&row.name).chars().next().map(|c| c.to_ascii_uppercase());
            row.letter = letter.filter(|_| letter != last);
            last = letter;
        }
    }
    rows
}

/// Who looks for Weesp today learns when it ended and into what.
fn elsewhere(ctx: &Ctx, chosen: &Chosen, narrow: &Narrow) -> Vec<(String, String)> {
    if narrow.name.is_empty() {
        return Vec::new();
    }
    let all = changes::changes(&ctx.world.crosswalk);
    let there = |m: &&Municipality| m.valid_from <= chosen.day && m.valid_until.is_none_or(|end| chosen.day <= end);
    let absent = ctx.world.crosswalk.municipalities.iter().filter(|m| narrow.holds(m) && !there(m));
    absent.filter_map(|m| all.iter().find(|c| c.from.contains(&m) || c.into == Some(m))).map(|c| told(ctx, c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_typed() {
        let crosswalk = seed::load().unwrap().crosswalk;
        let found = |name: &str| -> Vec<String> {
            let narrow = Narrow { name: name.into(), landsdeel: String::new() };
            crosswalk.municipalities.iter().filter(|m| narrow.holds(m)).map(|m| m.name.clone()).collect()
        };
        assert_eq!(found("sudwest fryslan"), ["Súdwest-Fryslân"]);
        assert_eq!(found(" WEESP "), ["Weesp"]);
        assert_eq!(found("gm0457"), ["Weesp"]);
        assert_eq!(found("nergenshuizen"), Vec::<String>::new());
    }
}
