//! Visitors say something about an action. It waits as a draft for who may make it public, so that nothing a
//! stranger writes stands on the site before somebody read it. Name and address are not asked.

use crate::following::network;
use crate::steering::keep::{make, nothing};
use crate::{App, Refusal};
use domain::agenda::Comment;
use domain::field::{FieldError, Problem};
use domain::permission::Actor;
use domain::record::{Kind, State};
use domain::text::{Lang, Text};
use domain::world::body_of;
use std::net::IpAddr;
use uuid::Uuid;

/// Letters of a comment that lists show.
const MOST_TITLE: usize = 80;

impl App {
    /// Keeps a comment as a draft. What is refused for being too often depends on who sends, not on what.
    pub async fn comment(&self, action: &str, text: &str, author: Option<String>, lang: Lang, from: Option<IpAddr>) -> Result<(), Refusal> {
        let world = self.world();
        if world.actions.get_live(action).is_none() {
            return Err(Refusal::NotFound);
        }
        if text.trim().is_empty() {
            return Err(Refusal::Invalid(vec![FieldError::new("comment_text", Problem::Required)]));
        }
        let network = format!("comment:{}", network(from));
        if !self.inner.askers.allow(&network, self.now()) || !self.inner.reports.allow("comments", self.now()) {
            return Err(Refusal::Refused("refusal-too-often"));
        }
        let said = |text: String| match lang {
            Lang::Nl => Text { nl: text, en: None },
            // A text has Dutch words or none; whoever reads it makes the translation.
            Lang::En => Text { nl: text.clone(), en: Some(text) },
        };
        let comment = Comment {
            action: action.into(),
            title: said(crate::following::shortened(text, MOST_TITLE)),
            text: said(text.trim().into()),
            on: self.today(),
            author,
            answer: None,
            processed: false,
        };
        let id = format!("reactie-{}", Uuid::now_v7());
        self.must_fit(Kind::Comment, &id, &body_of(&comment))?;
        let write = make(&world, &id, State::Draft, &comment);
        Ok(self.keep(&Actor::Visitor, "", vec![write], nothing()).await?)
    }
}
