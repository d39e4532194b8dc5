//! The journal as people get it: signed heads, a public part, a log for those who may read it.

use crate::{assert_denied, each_site, events};
use app::is_signed;
use app::journal::{Verdict, head_text, verify};
use domain::event::{Broken, Change};
use domain::permission::Actor;
use domain::record::Kind;
use testkit::goal;

#[tokio::test]
async fn a_head_is_signed_and_anyone_can_check_it_with_the_public_key() {
    each_site(async |site, people| {
        let head = site.keep_head().await.unwrap();
        assert_eq!(head.seq, events(&site).await);
        let key = site.secrets().public_key();
        let text = head_text(head.seq, &head.hash, &head.at);
        assert!(is_signed(&key, &text, &head.signature));
        for other in [head_text(head.seq + 1, &head.hash, &head.at), head_text(head.seq, &head.hash, "2027")] {
            assert!(!is_signed(&key, &other, &head.signature));
        }
        site.edit(&people.programme, Kind::Goal, "4", 1, goal("Later"), "").await.unwrap();
        let kept = store::journal::heads(&mut site.store().read().await.unwrap(), 9).await.unwrap();
        assert_eq!(kept, std::slice::from_ref(&head));
        let whole = verify(site.store(), Some((head.seq, head.hash.clone())), |_| {}).await.unwrap();
        assert!(matches!(whole, Verdict::Whole { seq, .. } if seq == head.seq + 1), "{whole:?}");
        let elsewhere = verify(site.store(), Some((head.seq, "0".repeat(64))), |_| {}).await.unwrap();
        assert!(matches!(elsewhere, Verdict::Broken(Broken::Head { seq }) if seq == head.seq), "{elsewhere:?}");
    })
    .await;
}

#[tokio::test]
async fn the_public_sees_deeds_on_the_pact_and_never_who_signed_in_or_was_refused() {
    each_site(async |site, people| {
        let link = site.make_link(people.reader.account().unwrap(), "signin", jiff::SignedDuration::from_mins(5)).await.unwrap();
        let cookie = site.sign_in_by_link(link.split('=').nth(1).unwrap(), "").await.unwrap();
        site.sign_out(&site.signed_in(&cookie).await.unwrap().unwrap()).await.unwrap();
        let denied = site.edit(&people.reader, Kind::Goal, "4", 1, goal("x"), "").await;
        assert_denied(&site, &people, &people.reader, "goal.edit", denied).await;
        site.edit(&people.programme, Kind::Goal, "4", 1, goal("Zichtbaar"), "").await.unwrap();

        let all = site.log(&people.programme, i64::MAX, 10_000).await.unwrap();
        assert_eq!(all.len() as i64, events(&site).await);
        let expected: Vec<_> = all.iter().filter(|e| e.change.is_public()).cloned().collect();
        assert_eq!(site.public_events(i64::MAX, None, 10_000).await.unwrap(), expected);
        let mut hidden: Vec<_> = all.iter().filter(|e| !e.change.is_public()).map(|e| e.change.code()).collect();
        hidden.sort();
        hidden.dedup();
        assert_eq!(hidden, ["account_opened", "refused", "signed_in", "signed_out"]);
        // In pages, as a reader turns them.
        let (mut paged, mut before) = (Vec::new(), i64::MAX);
        loop {
            let page = site.public_events(before, None, 3).await.unwrap();
            let Some(last) = page.last() else { break };
            before = last.seq;
            paged.extend(page);
        }
        assert_eq!(paged, expected);
        let about = site.public_events(i64::MAX, Some(("goal", "4")), 9).await.unwrap();
        assert_eq!(about.iter().map(|e| e.change.code()).collect::<Vec<_>>(), ["edited", "created"]);
    })
    .await;
}

#[tokio::test]
async fn the_log_is_for_the_programme_office_and_the_researcher() {
    each_site(async |site, people| {
        for (name, actor) in people.all() {
            let read = site.log(actor, i64::MAX, 1).await;
            if ["programme", "researcher"].contains(&name) {
                assert_eq!(read.unwrap().len(), 1, "{name}");
            } else {
                assert_denied(&site, &people, actor, "log.read", read).await;
            }
        }
        assert_denied(&site, &people, &Actor::Visitor, "log.read", site.log(&Actor::Visitor, i64::MAX, 1).await).await;
    })
    .await;
}

#[tokio::test]
async fn a_person_is_an_opaque_id_in_every_event() {
    each_site(async |site, _| {
        let rows = store::journal::rows_after(&mut site.store().read().await.unwrap(), 0, 10_000).await.unwrap();
        assert_eq!(rows.iter().filter(|r| r.canonical.contains("@pact.example")).count(), 0);
        assert_eq!(rows.iter().filter(|r| r.canonical.contains(Change::AccountOpened.code())).count(), 9);
    })
    .await;
}
