//! What becomes of a letter: sent, tried again, given up. Acted by the clock; a letter leaves no
//! event, for the deed that caused it has one.

use crate::{App, Refusal};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use store::StoreError;
use store::outbox::{self, Mail};

/// Tries before a letter is given up: with the pauses of [`pause`] about four days.
pub const GIVE_UP_AFTER: i64 = 30;

/// How long to wait after a failed try: one minute, doubled each time, at most four hours.
pub fn pause(tries: i64) -> SignedDuration {
    let doubled = 1_i64.checked_shl(u32::try_from(tries).unwrap_or(0)).filter(|m| *m > 0).unwrap_or(240);
    SignedDuration::from_mins(doubled.min(240))
}

impl App {
    /// Letters whose time has come, oldest first.
    pub async fn letters_due(&self, most: i64) -> Result<Vec<Mail>, Refusal> {
        Ok(outbox::due(&mut self.store().read().await?, self.now(), most).await?)
    }

    /// The relay took responsibility: text and address go, the fact stays.
    pub async fn letter_sent(&self, id: &str) -> Result<(), Refusal> {
        let (id, at) = (id.to_string(), self.now());
        let marked: Result<(), StoreError> = self.store().write(move |tx| async move { outbox::sent(tx, &id, at).await }.boxed()).await;
        Ok(marked?)
    }

    /// It did not go: again later, or never where that is final or tried too often.
    pub async fn letter_failed(&self, mail: &Mail, why: &str, is_final: bool) -> Result<(), Refusal> {
        let (id, why, next): (_, _, Timestamp) = (mail.id.clone(), why.to_string(), self.now() + pause(mail.tries));
        let park = is_final || mail.tries + 1 >= GIVE_UP_AFTER;
        let marked: Result<(), StoreError> = self
            .store()
            .write(move |tx| {
                async move { if park { outbox::park(tx, &id, &why).await } else { outbox::failed(tx, &id, &why, next).await } }.boxed()
            })
            .await;
        Ok(marked?)
    }
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
