//! Amendments: another wording for an agreement.

use super::keep::{change, make, nothing, standing, stepped};
use crate::{App, Refusal};
use domain::Record;
use domain::event::Change;
use domain::pact::Agreement;
use domain::permission::{Actor, Deed, Scope};
use domain::record::{Kind, State, slug};
use domain::steering::{Amendment, AmendmentDeed};
use domain::text::Text;
use domain::world::body_of;

impl App {
    /// Proposes another text for an agreement; the text it is made for is kept with it.
    pub async fn propose_amendment(&self, actor: &Actor, mut new: Amendment) -> Result<String, Refusal> {
        let world = self.world();
        let scope = Scope { regions: Vec::new(), parties: vec![new.proposer.clone()] };
        self.may(actor, Deed::Create(Kind::Amendment), &scope).await?;
        let agreement = world.agreements.get_live(&new.agreement).ok_or(Refusal::NotFound)?;
        new.before = Some(agreement.value.text.clone());
        new.step = Default::default();
        if new.after == agreement.value.text {
            return Err(Refusal::Refused("refusal-amendment-same"));
        }
        let base = slug(&format!("{} {}", new.agreement, new.proposer));
        let id = (1..).map(|n| format!("{base}-{n}")).find(|id| world.amendments.get(id).is_none()).unwrap_or(base);
        self.must_fit(Kind::Amendment, &id, &body_of(&new))?;
        self.keep(actor, "", vec![make(&world, &id, State::Live, &new)], nothing()).await?;
        Ok(id)
    }

    /// Accepts, refuses or withdraws. Accepting puts the text into the agreement in the same moment.
    pub async fn decide_amendment(&self, actor: &Actor, id: &str, deed: AmendmentDeed, answer: Text) -> Result<(), Refusal> {
        let world = self.world();
        let rec = standing::<Amendment>(&world, id)?;
        let agreement = world.agreements.get_live(&rec.value.agreement).ok_or(Refusal::NotFound)?;
        match deed {
            AmendmentDeed::Withdraw => self.may(actor, Deed::Edit(Kind::Amendment), &rec.value.scope(id)).await?,
            _ => self.may(actor, Deed::DecideAmendment, &agreement.value.scope(&agreement.id)).await?,
        };
        let next = rec.value.decided(deed, &agreement.value.text, answer, self.today()).map_err(Refusal::Refused)?;
        self.must_fit(Kind::Amendment, id, &body_of(&next))?;
        let mut writes = vec![change(&world, rec, &next, stepped(next.step.code()))];
        if deed == AmendmentDeed::Accept {
            let changed = Agreement { text: next.after.clone(), ..agreement.value.clone() };
            writes.push(change(&world, agreement, &changed, Change::Edited { fields: vec!["text".into()] }));
        }
        self.keep(actor, id, writes, nothing()).await.map_err(Refusal::from)
    }
}
