//! Letters out: at least once, always under the same Message-ID, never before their deed is
//! committed. A letter is marked only after the relay took responsibility for it; a crash in
//! between sends it again, and the receiver recognises the copy.

use app::{App, Refusal};
use futures_util::FutureExt;
use jiff::SignedDuration;
use post::{Letter, Outlet, PostError};
use store::StoreError;
use store::outbox::{self, Mail};

/// Tries before a letter is given up: with the pauses of [`pause`] about four days.
pub const GIVE_UP_AFTER: i64 = 30;
/// Letters per look, so that a full outbox does not keep the rest of the clock's work waiting.
const BATCH: i64 = 50;

/// How long to wait after a failed try: one minute, doubled each time, at most four hours.
pub fn pause(tries: i64) -> SignedDuration {
    let doubled = 1_i64.checked_shl(u32::try_from(tries).unwrap_or(0)).filter(|m| *m > 0).unwrap_or(240);
    SignedDuration::from_mins(doubled.min(240))
}

/// Sends what is due. A relay that is away ends the round: the rest would fail the same way.
pub async fn send_due(app: &App, outlet: &Outlet) -> Result<(), Refusal> {
    let mut conn = app.store().read().await?;
    let due = outbox::due(&mut conn, app.now(), BATCH).await?;
    // A conversation with a relay can take a minute: nobody who reads waits for it.
    drop(conn);
    for mail in due {
        let letter = letter(app, &mail);
        match outlet.send(&letter).await {
            Ok(()) => mark_sent(app, &mail).await?,
            Err(e) => {
                tracing::warn!(id = mail.id, error = %e, "a letter was not sent");
                let away = matches!(&e, PostError::Temporary { code: None, .. });
                mark_failed(app, &mail, &e).await?;
                if away {
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
        list_unsubscribe: None,
    }
}

async fn mark_sent(app: &App, mail: &Mail) -> Result<(), Refusal> {
    let (id, at) = (mail.id.clone(), app.now());
    let marked: Result<(), StoreError> = app.store().write(move |tx| async move { outbox::sent(tx, &id, at).await }.boxed()).await;
    Ok(marked?)
}

async fn mark_failed(app: &App, mail: &Mail, why: &PostError) -> Result<(), Refusal> {
    let (id, why_text) = (mail.id.clone(), why.to_string());
    let next = app.now() + pause(mail.tries);
    let park = !why.is_temporary() || mail.tries + 1 >= GIVE_UP_AFTER;
    let marked: Result<(), StoreError> = app
        .store()
        .write(move |tx| {
            async move { if park { outbox::park(tx, &id, &why_text).await } else { outbox::failed(tx, &id, &why_text, next).await } }
                .boxed()
        })
        .await;
    Ok(marked?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_four_hours() {
        let minutes: Vec<_> = [0, 1, 2, 7, 8, 29, 80].map(|n| pause(n).as_mins()).to_vec();
        assert_eq!(minutes, [1, 2, 4, 128, 240, 240, 240]);
    }
}
