//! Money of all actions added up: per theme, per landsdeel, per origin and per year.

use super::action::Amounts;
use super::picks::label;
use crate::shell::{Answer, Ctx, Page, html};
use app::agenda::{Facet, Index, NONE};
use askama::Template;
use domain::agenda::ORIGINS;
use domain::agenda::sums::Sum;
use domain::regions::LANDSDELEN;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "agenda/money.html")]
struct MoneyPage {
    page: Page,
    tables: Vec<Table>,
    total: Amounts,
    with_money: usize,
    actions: usize,
}

struct Table {
    id: &'static str,
    caption: &'static str,
    first: &'static str,
    /// (name, address of the actions behind it, sums).
    rows: Vec<(String, Option<String>, Amounts)>,
    note: Option<&'static str>,
}

pub async fn page(ctx: Ctx) -> Answer {
    let index = ctx.app.agenda();
    let mut total = Sum::default();
    index.lines.iter().for_each(|l| total.join(&l.money));
    let t = ctx.t;
    let themes: Vec<String> = ctx.world.themes.live().map(|x| x.id.clone()).chain([NONE.to_string()]).collect();
    let places: Vec<String> = LANDSDELEN.into_iter().chain([NONE]).map(String::from).collect();
    let (origins, years) = by_origin_and_year(&ctx);
    let plain = |id, caption, first, rows| Table { id, caption, first, rows, note: None };
    let tables = vec![
        plain("landsdelen", t.agenda_money_regions(), t.field_landsdeel(), rows(&ctx, &index, Facet::Landsdeel, &places)),
        Table {
            note: Some(t.agenda_money_twice()),
            ..plain("themas", t.agenda_money_themes(), t.agenda_theme(), rows(&ctx, &index, Facet::Theme, &themes))
        },
        plain("herkomst", t.agenda_money_origins(), t.field_origin(), origins),
        plain("jaren", t.agenda_money_years(), t.field_year(), years),
    ];
    let page = ctx
        .page(t.agenda_money_title())
        .crumb(t.nav_agenda(), ctx.to.agenda())
        .crumb(t.agenda_money_title(), ctx.to.agenda_money())
        .describe(t.agenda_money_lead());
    html(&MoneyPage {
        page,
        tables: tables.into_iter().filter(|t| !t.rows.is_empty()).collect(),
        total: Amounts::of(&ctx, &total),
        with_money: index.lines.iter().filter(|l| !l.money.is_empty()).count(),
        actions: index.lines.len(),
    })
}

/// One row per code that has any money, with the list of actions behind it.
fn rows(ctx: &Ctx, index: &Index, facet: Facet, codes: &[String]) -> Vec<(String, Option<String>, Amounts)> {
    let row = |code: &String| {
        let mut sum = Sum::default();
        index.with(facet, code).iter().for_each(|l| sum.join(&l.money));
        let address = format!("{}?{}={code}", ctx.to.agenda(), facet.name());
        (!sum.is_empty()).then(|| (label(ctx, facet, code), Some(address), Amounts::of(ctx, &sum)))
    };
    codes.iter().filter_map(row).collect()
}

type Rows = Vec<(String, Option<String>, Amounts)>;

fn by_origin_and_year(ctx: &Ctx) -> (Rows, Rows) {
    let mut origins: BTreeMap<&str, Sum> = BTreeMap::new();
    let mut years: BTreeMap<Option<i64>, Sum> = BTreeMap::new();
    for money in ctx.world.actions.live().flat_map(|a| &a.value.money) {
        origins.entry(&money.origin).or_default().add(money);
        years.entry(money.year).or_default().add(money);
    }
    let t = ctx.t;
    let origin = |o: &&str| Some((t.code("origin", o).into_owned(), None, Amounts::of(ctx, origins.get(o)?)));
    let year = |(year, sum): (&Option<i64>, &Sum)| {
        (year.map_or_else(|| t.agenda_no_money_year().to_string(), |y| y.to_string()), None, Amounts::of(ctx, sum))
    };
    (ORIGINS.iter().filter_map(origin).collect(), years.iter().map(year).collect())
}
