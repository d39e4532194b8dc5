//! Taking over the entry that was made for an organisation in advance: anyone signed in may ask,
//! the programme office decides.

use crate::shell::fields::{Errors, errors};
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, format, html};
use app::Refusal;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::clean::clean;
use domain::field::{FieldError, Problem};

#[derive(Template)]
#[template(path = "parties/claim.html")]
struct ClaimPage {
    page: Page,
    id: String,
    party: String,
    grounds: String,
    errors: Option<Errors>,
    /// What this person asked before about this party: state and day.
    before: Option<(String, String)>,
}

/// Characters of an explanation.
const MOST: usize = 2000;

pub async fn form(ctx: Ctx, Path(id): Path<String>) -> Answer {
    html(&view(&ctx, &id, "", &[]).await?)
}

pub async fn send(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    let typed = posted.get("grounds");
    let grounds = match clean(typed, MOST, true) {
        Ok(text) if text.is_empty() => Err(Problem::Required),
        Ok(text) => Ok(text),
        Err(unclean) => Err(Problem::Unclean(unclean)),
    };
    let refused = match grounds {
        Err(problem) => vec![FieldError::new("grounds", problem)],
        Ok(grounds) => match ctx.app.claim_party(&ctx.actor(), &id, &grounds).await {
            Ok(_) => return Ok(see_other(&ctx.to.claim(&id))),
            Err(Refusal::Invalid(errors)) => errors,
            Err(other) => return Err(other.into()),
        },
    };
    let mut response = html(&view(&ctx, &id, typed, &refused).await?)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

async fn view(ctx: &Ctx, id: &str, typed: &str, refused: &[FieldError]) -> Result<ClaimPage, Fault> {
    let rec = ctx.world.parties.get_live(id).ok_or(Fault::NotFound)?;
    let party = rec.value.title.get(ctx.lang).to_string();
    let page = ctx
        .page(ctx.t.party_claim_heading(&party))
        .crumb(ctx.t.nav_parties(), ctx.to.parties())
        .crumb(&party, ctx.to.party(id))
        .crumb(ctx.t.party_claim_crumb(), ctx.to.claim(id));
    Ok(ClaimPage {
        page,
        id: id.into(),
        party,
        grounds: typed.into(),
        errors: (!refused.is_empty()).then(|| errors(ctx, refused)),
        before: own_claim(ctx, id).await?,
    })
}

/// The newest claim of the person signed in on this party.
async fn own_claim(ctx: &Ctx, party: &str) -> Result<Option<(String, String)>, Fault> {
    let own = ctx.app.own_claim(ctx.signed_in()?.account.id, party).await?;
    Ok(own.map(|c| (c.state, format::moment_text(&c.at, ctx.t))))
}
