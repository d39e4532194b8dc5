//! Signing in, the own account, and the programme office's pages about people.

mod account;
mod accounts;
mod arrive;
mod browser;
mod claims;
mod code;
mod contacts;
mod elsewhere;
mod farewell;
mod leave;
mod link;
mod login;
mod qr;

pub use elsewhere::Elsewhere;

use crate::shell::{Audience, Site};
use domain::permission::Role;

const OFFICE: Audience = Audience::Only(&[Role::Programme]);

pub fn routes(site: Site) -> Site {
    office(own(site))
        .get("/inloggen", Audience::Open, login::page)
        .post("/inloggen", Audience::Open, login::ask)
        .get("/inloggen/wachtwoord", Audience::Open, login::to_page)
        .post("/inloggen/wachtwoord", Audience::Open, login::password)
        .get("/inloggen/link", Audience::Open, link::page)
        .post("/inloggen/link", Audience::Open, link::enter)
        .get("/inloggen/code", Audience::SignedIn, code::page)
        .post("/inloggen/code", Audience::SignedIn, code::confirm)
        .get("/inloggen/elders", Audience::Open, elsewhere::leave)
        .get(Elsewhere::BACK, Audience::Open, elsewhere::back_again)
        .post("/uitloggen", Audience::Open, leave::leave)
        .get("/partijen/{id}/contactpersonen", Audience::Open, contacts::of_party)
        .get("/landsdelen/{id}/contactpersonen", Audience::Open, contacts::of_region)
}

/// The own account; its pages ask for the second factor themselves, for readers have none.
fn own(site: Site) -> Site {
    site.get("/account", Audience::SignedIn, account::page)
        .post("/account", Audience::SignedIn, account::save)
        .get("/account/wachtwoord", Audience::SignedIn, account::to_page)
        .post("/account/wachtwoord", Audience::SignedIn, account::password)
        .post("/account/sessies", Audience::SignedIn, account::end)
        .get("/account/gegevens.json", Audience::SignedIn, farewell::data)
        .get("/account/verwijderen", Audience::SignedIn, farewell::page)
        .post("/account/verwijderen", Audience::SignedIn, farewell::close)
        .get("/account/verwijderd", Audience::Public, farewell::gone)
}

fn office(site: Site) -> Site {
    site.get("/beheer/accounts", OFFICE, accounts::list)
        .get("/beheer/accounts/nieuw", OFFICE, accounts::blank)
        .post("/beheer/accounts/nieuw", OFFICE, accounts::open)
        .get("/beheer/accounts/{id}", OFFICE, accounts::form)
        .post("/beheer/accounts/{id}", OFFICE, accounts::save)
        .post("/beheer/accounts/{id}/stap", OFFICE, accounts::step)
        .get("/beheer/claims", OFFICE, claims::list)
        .post("/beheer/claims", OFFICE, claims::decide)
}
