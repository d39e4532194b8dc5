//! What visitors report to the programme office.

use crate::{App, Refusal};
use domain::permission::{Actor, Deed, Scope};
use domain::text::Lang;
use futures_util::FutureExt;
use store::moment;
use store::people::{self, Message};
use uuid::Uuid;

/// The texts for mail in a person's language.
pub(crate) fn texts(lang: Lang) -> texts::T {
    texts::T(match lang {
        Lang::Nl => texts::Lang::Nl,
        Lang::En => texts::Lang::En,
    })
}

impl App {
    /// Keeps a report. Anyone may send one; texts were cleaned by the face.
    pub async fn report(&self, topic: &str, page: &str, body: &str, email: Option<String>) -> Result<(), Refusal> {
        if !self.inner.reports.allow("all", self.now()) {
            return Err(Refusal::Refused("refusal-many-reports"));
        }
        let message = Message {
            id: Uuid::now_v7().to_string(),
            at: moment(self.now()),
            topic: topic.into(),
            page: page.into(),
            body: body.into(),
            email,
            state: "open".into(),
        };
        self.store().write(move |tx| async move { people::insert_message(tx, &message).await }.boxed()).await?;
        Ok(())
    }

    pub async fn reports(&self, actor: &Actor) -> Result<Vec<Message>, Refusal> {
        self.may(actor, Deed::ManageAccounts, &Scope::national()).await?;
        Ok(people::messages(&mut self.store().read().await?).await?)
    }

    /// Marks a report as dealt with; the sender's address goes.
    pub async fn finish_report(&self, actor: &Actor, id: &str) -> Result<(), Refusal> {
        self.may(actor, Deed::ManageAccounts, &Scope::national()).await?;
        let id = id.to_string();
        self.store().write(move |tx| async move { people::finish_message(tx, &id).await }.boxed()).await?;
        Ok(())
    }
}
