//! Questions between a region and the steering group.

use super::keep::{Beside, change, nothing, standing, stepped};
use crate::{App, Refusal};
use domain::permission::{Actor, Deed, Role, Scope};
use domain::record::{Kind, State};
use domain::steering::{Question, QuestionDeed};
use domain::text::Text;
use futures_util::FutureExt;
use store::steering::{self, ClosedPart};

/// The part of a question that holds an answer not everyone may read.
const ANSWER: &str = "answer";

/// Whose answer it is: nobody answers the own question.
fn answering_scope(question: &Question) -> Scope {
    let parties = question.answerer.iter().cloned().collect();
    match question.direction.as_str() {
        "to_lrt" => Scope { regions: Vec::new(), parties },
        _ => Scope { regions: vec![question.region.clone()], parties },
    }
}

impl App {
    /// Whether the actor may answer a question; nobody answers the own.
    pub fn may_answer(&self, actor: &Actor, question: &Question) -> bool {
        let own = question.direction == "to_region" && actor.role() == Some(Role::LrtMember);
        !own && domain::permission::allow(actor, Deed::AnswerQuestion, &answering_scope(question)).is_ok()
    }

    /// Answers. What not everyone may read is kept beside the record.
    pub async fn answer_question(&self, actor: &Actor, id: &str, answer: Text) -> Result<(), Refusal> {
        let world = self.world();
        let rec = standing::<Question>(&world, id)?;
        self.may(actor, Deed::AnswerQuestion, &answering_scope(&rec.value)).await?;
        if !self.may_answer(actor, &rec.value) {
            return Err(Refusal::Refused("refusal-own-question"));
        }
        let next = rec.value.answered_with(&answer, self.today()).map_err(Refusal::Refused)?;
        let probe = domain::world::body_of(&Question { answer: Some(answer.clone()), ..next.clone() });
        self.must_fit(Kind::Question, id, &probe)?;
        let beside: Beside = if next.answer.is_some() {
            nothing()
        } else {
            let part = ClosedPart { part: ANSWER.into(), body: serde_json::to_string(&answer).unwrap_or_default() };
            let (id, at, account) = (id.to_string(), self.now(), actor.account().map(|a| a.to_string()));
            Box::new(move |tx| async move { steering::put_closed(tx, Kind::Question, &id, &part, at, account).await }.boxed())
        };
        self.keep(actor, "", vec![change(&world, rec, &next, stepped(next.step.code()))], beside).await.map_err(Refusal::from)
    }

    /// Withdraws a question, or asks it again.
    pub async fn step_question(&self, actor: &Actor, id: &str, deed: QuestionDeed) -> Result<(), Refusal> {
        let world = self.world();
        let rec = standing::<Question>(&world, id)?;
        let asker = match rec.value.direction.as_str() {
            "to_lrt" => Scope::region(&rec.value.region),
            _ => Scope::national(),
        };
        self.may(actor, Deed::Create(Kind::Question), &asker).await?;
        if deed == QuestionDeed::Answer {
            return Err(Refusal::Refused("refusal-answer-empty"));
        }
        let next = rec.value.stepped(deed).map_err(Refusal::Refused)?;
        self.keep(actor, "", vec![change(&world, rec, &next, stepped(next.step.code()))], nothing()).await.map_err(Refusal::from)
    }

    /// The answer that is not public, for those whose question it is.
    pub async fn closed_answer(&self, actor: &Actor, id: &str) -> Result<Option<Text>, Refusal> {
        let parts = self.closed_parts(actor, Kind::Question, id).await?;
        Ok(parts.iter().find(|p| p.part == ANSWER).and_then(|p| serde_json::from_str(&p.body).ok()))
    }

    /// Whether a record is one that nobody but its own people may know of.
    pub fn is_closed_record(&self, kind: Kind, id: &str) -> bool {
        self.state_of(kind, id) == Some(State::Draft)
    }
}
