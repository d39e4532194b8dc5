//! From events to letters, in two steps that each commit whole. First what happened is noted for whoever follows
//! it, together with the mark up to where was looked; later, when someone's moment has come, all that waits for
//! them becomes one letter in the transaction that takes it away. So nothing is told twice and nothing is lost,
//! whichever node does it and wherever it is stopped.

use super::words::{self, Teller};
use crate::{App, Refusal};
use domain::event::{Change, Event, fingerprint};
use domain::following::{FOLLOWED, Rhythm, Subject, news_for};
use domain::record::Kind;
use domain::text::Lang;
use futures_util::FutureExt;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::{BTreeMap, BTreeSet};
use store::follow::{self, Follower, Waiting};
use store::outbox::{self, Mail};
use store::{StoreError, journal};

/// Events per look.
const STEP: i64 = 500;
/// The hour at which digests leave, in the Netherlands.
const HOUR: i8 = 7;

impl App {
    /// Notes what happened since the last look for those who follow it; whether there is more.
    pub async fn note_news(&self) -> Result<bool, Refusal> {
        let mut conn = self.store().read().await?;
        let Some(mark) = follow::mark(&mut conn).await? else {
            // What was before anyone could follow is no news.
            let (seq, _) = journal::head(&mut conn).await?;
            drop(conn);
            let done: Result<(), StoreError> =
                self.store().write(move |tx| async move { follow::set_first_mark(tx, seq).await }.boxed()).await;
            return Ok(done.map(|()| false)?);
        };
        let rows = journal::rows_after(&mut conn, mark, STEP).await?;
        drop(conn);
        let Some(to) = rows.last().map(|r| r.seq) else { return Ok(false) };
        let events: Vec<Event> = rows.iter().filter_map(|r| serde_json::from_str(&r.canonical).ok()).collect();
        let more = rows.len() as i64 == STEP;
        self.note(mark, to, &events).await?;
        Ok(more)
    }

    async fn note(&self, from: i64, to: i64, events: &[Event]) -> Result<(), Refusal> {
        // The world must know what the events are about.
        self.refresh().await?;
        let (world, now) = (self.world(), self.now());
        let mut wanted: BTreeMap<Subject, BTreeSet<i64>> = BTreeMap::new();
        for event in events {
            for subject in news_for(&world, event) {
                wanted.entry(subject).or_default().insert(event.seq);
            }
        }
        let moved: Vec<(Kind, String, String)> = events.iter().filter_map(merged).collect();
        let done: Result<(), StoreError> = self
            .store()
            .write(move |tx| {
                async move {
                    follow::move_mark(tx, from, to).await?;
                    for (kind, id, into) in &moved {
                        follow::redirect(tx, kind.code(), id, into).await?;
                    }
                    for (subject, seqs) in wanted {
                        let (kind, id) = (subject.kind.code().to_string(), subject.id);
                        for (follower, rhythm) in follow::followers_of(tx, &kind, &id).await? {
                            let due = due(Rhythm::from_code(&rhythm).unwrap_or(Rhythm::Weekly), now);
                            for seq in &seqs {
                                let news = Waiting { kind: kind.clone(), id: id.clone(), seq: *seq };
                                follow::put_news(tx, &follower, &news, due).await?;
                            }
                        }
                    }
                    Ok(())
                }
                .boxed()
            })
            .await;
        match done {
            // Another node looked meanwhile.
            Err(StoreError::NotFound) => Ok(()),
            other => Ok(other?),
        }
    }

    /// Writes the letters whose moment has come, to at most `most` people; whether there may be more.
    pub async fn tell_followers(&self, most: i64) -> Result<bool, Refusal> {
        let now = self.now();
        let due = follow::due(&mut self.store().read().await?, now, most).await?;
        for id in &due {
            self.tell(id, now).await?;
        }
        Ok(due.len() as i64 == most)
    }

    async fn tell(&self, id: &str, now: Timestamp) -> Result<(), Refusal> {
        let mut conn = self.store().read().await?;
        let Some(follower) = follow::follower(&mut conn, id).await? else { return Ok(()) };
        let waiting = follow::due_for(&mut conn, id, now).await?;
        let mut events: BTreeMap<i64, Event> = BTreeMap::new();
        for seq in waiting.iter().map(|w| w.seq).collect::<BTreeSet<_>>() {
            let row = journal::rows_after(&mut conn, seq - 1, 1).await?;
            events.extend(row.iter().filter_map(|r| Some((r.seq, serde_json::from_str(&r.canonical).ok()?))));
        }
        drop(conn);
        let letter = self.news_letter(&follower, &waiting, &events);
        let (id, rows) = (id.to_string(), waiting.len());
        let done: Result<(), StoreError> = self
            .store()
            .write(move |tx| {
                async move {
                    follow::take(tx, &id, now, rows).await?;
                    if let Some(letter) = &letter {
                        outbox::put(tx, letter, now).await?;
                    }
                    Ok(())
                }
                .boxed()
            })
            .await;
        match done {
            // It changed under us: the next look has the rest.
            Err(StoreError::NotFound) => Ok(()),
            other => Ok(other?),
        }
    }

    /// One letter with all of it by subject; none where nothing of it is public any more.
    fn news_letter(&self, follower: &Follower, waiting: &[Waiting], events: &BTreeMap<i64, Event>) -> Option<Mail> {
        let lang = if follower.lang == Lang::En.code() { Lang::En } else { Lang::Nl };
        let (t, world) = (crate::messages::texts(lang), self.world());
        let teller = Teller { app: self, world: &world, t, lang };
        let mut by: BTreeMap<Subject, Vec<&Event>> = BTreeMap::new();
        for w in waiting {
            if let (Some(kind), Some(event)) = (Kind::from_code(&w.kind), events.get(&w.seq)) {
                by.entry(Subject::new(kind, &w.id)).or_default().push(event);
            }
        }
        let parts: Vec<(String, String)> = by.iter().filter_map(|(subject, events)| teller.part(subject, events)).collect();
        let (first, _) = parts.first()?;
        let subject = if parts.len() == 1 { t.follow_mail_one_subject(first) } else { t.follow_mail_more_subject(parts.len()) };
        let news: Vec<&str> = parts.iter().map(|(_, text)| text.as_str()).collect();
        let (manage, stop) = (self.follow_link(&follower.id, "beheer", lang), self.follow_link(&follower.id, "stop", lang));
        let told = waiting.iter().map(|w| format!("{}:{}:{}", w.kind, w.id, w.seq)).collect::<Vec<_>>().join("\n");
        Some(Mail {
            // Made of what it tells: the same letter always has the same id.
            id: format!("nieuws-{}", &fingerprint(&format!("{}\n{told}", follower.id))[..32]),
            recipient: follower.email.clone(),
            subject: words::shortened(&subject, 120),
            body: t.follow_mail_body(manage, news.join("\n\n"), &stop),
            tries: 0,
            unsubscribe: Some(stop),
        })
    }
}

fn merged(event: &Event) -> Option<(Kind, String, String)> {
    let kind = event.about.kind.filter(|k| FOLLOWED.contains(k))?;
    if let Change::Merged { into } = &event.change { Some((kind, event.about.id.clone(), into.clone())) } else { None }
}

/// When news of now may be told: at once, the next morning, or on the next Monday morning.
fn due(rhythm: Rhythm, now: Timestamp) -> Timestamp {
    if rhythm == Rhythm::Direct {
        return now;
    }
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    let today = now.to_zoned(zone.clone()).date();
    let days = (0..=7).filter_map(|n| today.checked_add(n.days()).ok());
    let fits = days.filter(|day| rhythm == Rhythm::Daily || day.weekday() == Weekday::Monday);
    let mut moments = fits.filter_map(|day| Some(day.at(HOUR, 0, 0, 0).to_zoned(zone.clone()).ok()?.timestamp()));
    moments.find(|at| *at > now).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_leave_at_seven_in_the_morning_in_summer_and_winter() {
        let next = |rhythm, now: &str| due(rhythm, now.parse().unwrap()).to_string();
        // A Saturday in winter: 7 o'clock is 6 UTC.
        assert_eq!(next(Rhythm::Direct, "2026-11-21T10:00:00Z"), "2026-11-21T10:00:00Z");
        assert_eq!(next(Rhythm::Daily, "2026-11-21T10:00:00Z"), "2026-11-22T06:00:00Z");
        assert_eq!(next(Rhythm::Daily, "2026-11-21T05:59:59Z"), "2026-11-21T06:00:00Z");
        assert_eq!(next(Rhythm::Weekly, "2026-11-21T10:00:00Z"), "2026-11-23T06:00:00Z");
        // Monday at seven itself is for the letters of then: what comes now waits a week.
        assert_eq!(next(Rhythm::Weekly, "2026-11-23T06:00:00Z"), "2026-11-30T06:00:00Z");
        assert_eq!(next(Rhythm::Daily, "2026-07-01T10:00:00Z"), "2026-07-02T05:00:00Z");
    }
}
