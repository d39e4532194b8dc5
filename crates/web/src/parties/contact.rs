//! The people of a party, as far as each chose to show: field by field, nothing by default.

use crate::pact::said::{Linked, Said};
use crate::shell::{Answer, Ctx, Fault, Page, html};
use askama::Template;
use axum::extract::Path;
use store::people::{Account, PROFILE_FIELDS, accounts};

#[derive(Template)]
#[template(path = "parties/contact.html")]
struct Contact {
    page: Page,
    party: Linked,
    people: Vec<Person>,
}

/// What one person shows, in the fixed order of fields.
struct Person {
    name: Option<String>,
    /// (field, label, value).
    fields: Vec<(&'static str, &'static str, String)>,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = ctx.world.parties.get_live(&id).ok_or(Fault::NotFound)?;
    let people = contacts(&ctx, &id).await?;
    let title = rec.value.title.get(ctx.lang);
    let page = ctx
        .page(ctx.t.contact_heading(title))
        .crumb(ctx.t.nav_parties(), ctx.to.parties())
        .crumb(title, ctx.to.party(&id))
        .crumb(ctx.t.contact_crumb(), ctx.to.party_contact(&id));
    let party = Linked::new(Said::of(&rec.value.title, &ctx), ctx.to.party(&id));
    html(&Contact { page, party, people })
}

/// Everyone who belongs to the party and shows at least one field.
async fn contacts(ctx: &Ctx, party: &str) -> Result<Vec<Person>, Fault> {
    let all = accounts(&mut ctx.app.store().read().await?).await?;
    Ok(all.iter().filter(|a| a.party.as_deref() == Some(party)).filter_map(|a| person(ctx, a)).collect())
}

fn person(ctx: &Ctx, account: &Account) -> Option<Person> {
    let shown = shown(account);
    let name = shown.iter().find(|(field, _)| *field == "name").map(|(_, value)| (*value).to_string());
    let label = |field: &str| match field {
        "function" => ctx.t.contact_function(),
        "email" => ctx.t.field_email(),
        "phone" => ctx.t.contact_phone(),
        _ => ctx.t.contact_about(),
    };
    let fields = shown.iter().filter(|(f, _)| *f != "name").map(|(f, value)| (*f, label(f), (*value).to_string())).collect();
    (!shown.is_empty()).then_some(Person { name, fields })
}

/// The fields a person chose to show and filled in; any other value stays here.
fn shown(account: &Account) -> Vec<(&'static str, &str)> {
    let profile = &account.profile;
    let value = |field: &str| match field {
        "name" => account.name.as_str(),
        "function" => profile.function.as_str(),
        "email" => account.email.as_str(),
        "phone" => profile.phone.as_str(),
        "about" => profile.about.as_str(),
        _ => "",
    };
    let chosen = PROFILE_FIELDS.iter().filter(|f| profile.shown.iter().any(|s| s == *f));
    chosen.map(|f| (*f, value(f))).filter(|(_, value)| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::permission::Role;
    use store::people::Profile;

    fn account(fields: &[&str]) -> Account {
        Account {
            id: uuid::Uuid::nil(),
            email: "a@b.nl".into(),
            name: "A".into(),
            role: Role::PartyContact,
            region: None,
            party: Some("fme".into()),
            lang: domain::Lang::Nl,
            profile: Profile { phone: "06".into(), shown: fields.iter().map(|f| (*f).into()).collect(), ..Profile::default() },
            password_hash: Some("secret".into()),
            totp_secret: None,
            totp_step: 0,
            oidc_subject: None,
            created_at: String::new(),
            seen_at: None,
        }
    }

    #[test]
    fn only_chosen_and_filled_fields_are_shown() {
        assert_eq!(shown(&account(&[])), []);
        assert_eq!(shown(&account(&["email", "name", "function"])), [("name", "A"), ("email", "a@b.nl")]);
        assert_eq!(shown(&account(&["password_hash", "role", "phone"])), [("phone", "06")]);
    }
}
