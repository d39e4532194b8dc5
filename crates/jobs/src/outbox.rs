//! Letters out: at least once, always under the same Message-ID, never before their deed is
//! committed. A letter is marked only after the relay took responsibility for it; a crash in
//! between sends it again, and the receiver recognises the copy.

use app::{App, Refusal};
use post::{Letter, Outlet, PostError};
use store::outbox::Mail;

/// Letters per look, so that a full outbox does not keep the rest of the clock's work waiting.
const BATCH: i64 = 50;

/// Sends what is due. A relay that is away ends the round: the rest would fail the same way.
pub async fn send_due(app: &App, outlet: &Outlet) -> Result<(), Refusal> {
    for mail in app.letters_due(BATCH).await? {
        match outlet.send(&letter(app, &mail)).await {
            Ok(()) => app.letter_sent(&mail.id).await?,
            Err(e) => {
                tracing::warn!(id = mail.id, error = %e, "a letter was not sent");
                app.letter_failed(&mail, &e.to_string(), !e.is_temporary()).await?;
                if matches!(e, PostError::Temporary { code: None, .. }) {
                    break;
                }
            }
        }
    }
    Ok(())
}

fn letter(app: &App, mail: &Mail) -> Letter {
    Letter {
        id: mail.id.clone(),
        from: app.settings().mail_from.clone(),
        to: mail.recipient.clone(),
        subject: mail.subject.clone(),
        text: mail.body.clone(),
        list_unsubscribe: mail.unsubscribe.clone(),
    }
}
