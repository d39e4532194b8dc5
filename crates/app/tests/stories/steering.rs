//! From signal to decision to action and back, and what must not happen on the way.

use crate::{each_site, refusal};
use app::Refusal;
use app::steering::{NewDecision, NewPaper};
use domain::event::Change;
use domain::permission::Actor;
use domain::record::{Kind, State};
use domain::steering::*;
use domain::text::Text;
use jiff::SignedDuration;
use serde_json::{Value as Json, json};
use testkit::{People, TestApp, text};

async fn add(site: &TestApp, kind: Kind, id: &str, body: Json) {
    site.create(&Actor::System, kind, Some(id), body, true, "").await.unwrap_or_else(|e| panic!("{kind} {id}: {e}"));
}

fn items() -> Json {
    json!([{ "nr": "1", "title": text("Instroom") , "duration": 30 }, { "nr": "2", "title": text("Rondvraag") }])
}

/// A meeting of the LRT with two seats, both there, in progress.
async fn meeting(site: &TestApp, people: &People, access: &str) -> &'static str {
    for party in ["metaalunie", "ministerie-ocw"] {
        let body = json!({ "title": text(party), "body": "lrt", "party": party, "position": 1 });
        add(site, Kind::Seat, &format!("lrt-{party}"), body).await;
    }
    let body = json!({ "title": text("LRT"), "organ": "lrt", "on": "2026-11-21", "access": access, "items": items() });
    site.create(&people.programme, Kind::Meeting, Some("lrt-1"), body, access != "closed", "").await.unwrap();
    let there = [("lrt-metaalunie".to_string(), "present".to_string()), ("lrt-ministerie-ocw".into(), "represented".into())];
    site.record_attendance(&people.programme, "lrt-1", &there).await.unwrap();
    site.step_meeting(&people.programme, "lrt-1", MeetingDeed::Start).await.unwrap();
    "lrt-1"
}

fn held(site: &TestApp) -> Meeting {
    site.world().meetings.get("lrt-1").unwrap().value.clone()
}

fn new(title: &str) -> NewDecision {
    NewDecision { title: Text::nl(title), text: Text::nl("Er komt een campagne."), goals: vec!["4".into()], ..NewDecision::default() }
}

async fn to_step(site: &TestApp, people: &People, steps: &[MeetingDeed]) {
    for step in steps {
        site.step_meeting(&people.programme, "lrt-1", *step).await.unwrap();
    }
}

/// P10: a thousand votes of one person at once are one vote.
#[tokio::test]
async fn a_thousand_votes_of_one_seat_at_once_are_one() {
    each_site(async |site, people| {
        let id = meeting(&site, &people, "public").await;
        site.open_vote(&people.programme, id, "1", false).await.unwrap();
        let votes = (0..1000).map(|i| {
            let (app, actor) = (site.app.clone(), people.metaalunie.clone());
            tokio::spawn(async move { app.vote(&actor, id, "1", ["for", "against"][i % 2]).await })
        });
        let mut kept = 0;
        for vote in futures_util::future::join_all(votes).await {
            match vote.unwrap() {
                Ok(()) => kept += 1,
                Err(Refusal::Refused("refusal-voted") | Refusal::Unavailable(_)) => {}
                Err(other) => panic!("{other}"),
            }
        }
        site.close_vote(&people.programme, id, "1").await.unwrap();
        let m = held(&site);
        assert_eq!((kept, m.rolls.len(), m.tallies[0].yes + m.tallies[0].no), (1, 1, 1));
        assert_eq!(refusal(site.vote(&people.metaalunie, id, "1", "for").await), "refusal-vote-closed");
        assert_eq!(refusal(site.close_vote(&people.programme, id, "1").await), "refusal-vote-closed");
    })
    .await;
}

#[tokio::test]
async fn a_secret_vote_keeps_that_someone_voted_and_never_what() {
    each_site(async |site, people| {
        let id = meeting(&site, &people, "public").await;
        site.open_vote(&people.programme, id, "1", true).await.unwrap();
        site.vote(&people.metaalunie, id, "1", "against").await.unwrap();
        let mut conn = site.store().read().await.unwrap();
        let votes: Vec<(String, Option<String>)> = conn.all("SELECT seat, choice FROM vote", vec![]).await.unwrap();
        assert_eq!(votes, [("lrt-metaalunie".to_string(), None)]);
        drop(conn);
        site.close_vote(&people.programme, id, "1").await.unwrap();
        let m = held(&site);
        assert_eq!((m.tallies[0].secret, m.tallies[0].no, m.rolls.len()), (true, 1, 0));
        let events = site.public_events(i64::MAX, None, 1000).await.unwrap();
        assert!(!events.iter().any(|e| e.change == Change::Voted), "that a seat voted is not public");
    })
    .await;
}

#[tokio::test]
async fn who_votes_has_a_seat_is_there_and_is_not_recused_and_the_quorum_is_met() {
    each_site(async |site, people| {
        let id = meeting(&site, &people, "public").await;
        site.record_attendance(&people.programme, id, &[]).await.unwrap();
        assert_eq!(refusal(site.open_vote(&people.programme, id, "1", false).await), "refusal-no-quorum");
        let there = [("lrt-metaalunie".to_string(), "present".to_string()), ("lrt-ministerie-ocw".into(), "present".into())];
        site.record_attendance(&people.programme, id, &there).await.unwrap();
        site.open_vote(&people.programme, id, "1", false).await.unwrap();
        assert_eq!(refusal(site.open_vote(&people.programme, id, "1", false).await), "refusal-vote-open");
        assert_eq!(refusal(site.vote(&people.lrt_member, id, "1", "for").await), "refusal-no-seat");
        let recusal = Recusal { item: "1".into(), seat: "lrt-metaalunie".into(), reason: "Eigen subsidie".into() };
        site.recuse(&people.programme, id, recusal).await.unwrap();
        assert_eq!(refusal(site.vote(&people.metaalunie, id, "1", "for").await), "refusal-recused");
        let number = site.decide(&people.programme, id, "1", new("Campagne")).await.unwrap();
        let decision = site.world().decisions.get(&number).unwrap().value.clone();
        assert_eq!(decision.recused, [Recused { seat: "lrt-metaalunie".into(), reason: "Eigen subsidie".into() }]);
        assert!(matches!(site.vote(&people.reader, id, "1", "for").await, Err(Refusal::Denied(_))));
    })
    .await;
}

/// Through every deed there is, and through the editor of all kinds.
#[tokio::test]
async fn nothing_changes_adopted_or_published_minutes() {
    each_site(async |site, people| {
        let id = meeting(&site, &people, "public").await;
        site.write_minutes(&people.programme, id, "1", 0, "Besproken.").await.unwrap();
        to_step(&site, &people, &[MeetingDeed::End, MeetingDeed::Submit, MeetingDeed::Adopt]).await;
        for published in [false, true] {
            if published {
                site.step_meeting(&people.programme, id, MeetingDeed::Publish).await.unwrap();
            }
            let (before, who) = (site.world().meetings.get(id).unwrap().clone(), &people.programme);
            let body = domain::world::body_of(&Meeting { title: Text::nl("Anders"), ..before.value.clone() });
            let recusal = Recusal { item: "1".into(), seat: "lrt-metaalunie".into(), reason: "x".into() };
            let paper = NewPaper { title: "Stuk".into(), url: "https://x.nl/a".into(), item: None, access: "public".into() };
            let results = [
                refusal(site.write_minutes(who, id, "1", 1, "Toch anders.").await),
                refusal(site.record_attendance(who, id, &[]).await),
                refusal(site.recuse(who, id, recusal).await),
                refusal(site.record_outcome(who, id, "1", "action").await),
                refusal(site.add_paper(who, id, paper).await),
                refusal(site.remove_paper(who, id, "x").await),
                refusal(site.open_vote(who, id, "1", false).await),
                refusal(site.decide(who, id, "1", new("Later")).await),
                refusal(site.edit(who, Kind::Meeting, id, before.revision, body, "").await),
                refusal(site.remove(who, Kind::Meeting, id, before.revision, "").await),
                refusal(site.step_meeting(who, id, MeetingDeed::Return).await),
            ];
            assert!(results.iter().all(|r| r.starts_with("refusal-")), "{results:?}");
            assert_eq!(*site.world().meetings.get(id).unwrap(), before, "published: {published}");
            let kept = site.minutes(who, id).await.unwrap();
            assert_eq!((kept.len(), kept[0].text.as_str(), kept[0].revision), (1, "Besproken.", 1));
        }
        assert_eq!(held(&site).minutes, [Minute { item: "1".into(), text: "Besproken.".into() }]);
    })
    .await;
}

#[tokio::test]
async fn two_write_at_once_and_a_meeting_closes_while_someone_types() {
    each_site(async |site, people| {
        let id = meeting(&site, &people, "public").await;
        let who = &people.programme;
        site.write_minutes(who, id, "1", 0, "Eerste.").await.unwrap();
        site.write_minutes(who, id, "2", 0, "Ander punt.").await.unwrap();
        let second = site.write_minutes(who, id, "1", 0, "Tweede, die de eerste niet zag.").await;
        assert!(matches!(second, Err(Refusal::Conflict { current: 1 })), "{second:?}");
        assert_eq!(held(&site).minutes, [], "nothing of it is public yet");
        to_step(&site, &people, &[MeetingDeed::End, MeetingDeed::Submit, MeetingDeed::Adopt]).await;
        assert_eq!(refusal(site.write_minutes(who, id, "1", 1, "Te laat.").await), "refusal-minutes-fixed");
    })
    .await;
}

#[tokio::test]
async fn an_item_is_decided_once_and_numbers_are_never_given_twice() {
    each_site(async |site, people| {
        let id = meeting(&site, &people, "public").await;
        let one = |item: &'static str, title: &'static str| {
            let (app, actor) = (site.app.clone(), people.programme.clone());
            tokio::spawn(async move { app.decide(&actor, id, item, new(title)).await })
        };
        let all = futures_util::future::join_all([one("1", "A"), one("1", "B"), one("2", "C")]).await;
        let (taken, refused): (Vec<_>, Vec<_>) = all.into_iter().map(Result::unwrap).partition(Result::is_ok);
        let mut numbers: Vec<_> = taken.into_iter().map(Result::unwrap).collect();
        numbers.sort();
        assert_eq!(numbers, ["lrt-2026-1", "lrt-2026-2"]);
        assert_eq!(refused.len(), 1);
        // The other lost the race for the record of the meeting, or for the item: either way it hears that it was second.
        assert!(matches!(refused[0], Err(Refusal::Refused("refusal-item-decided") | Refusal::Conflict { .. })), "{refused:?}");
        assert_eq!(refusal(site.decide(&people.programme, id, "1", new("Later")).await), "refusal-item-decided");
    })
    .await;
}

/// The target that makes the small pact's indicator leave its path: 21.4 (2017) to 60 (2020), 22.3 in 2018.
async fn off_path(site: &TestApp, people: &People) {
    let goal = json!({ "title": text("Vrouwen"), "text": text("Meer vrouwen."), "version": "2016", "indicators": ["women_share"],
        "targets": [{ "text": text("60 procent"), "indicator": "women_share", "value": 60.0, "year": 2020 }] });
    site.edit(&people.programme, Kind::Goal, "4", 1, goal, "").await.unwrap();
    let rule =
        json!({ "title": text("Pad"), "explanation": text("Van het pad."), "test": "off_path", "threshold": 10.0, "must_decide": true });
    add(site, Kind::SignalRule, "pad", rule).await;
}

#[tokio::test]
async fn from_signal_to_decision_to_action_to_verdict() {
    each_site(async |site, people| {
        off_path(&site, &people).await;
        let second = site.again().await;
        let (a, b) = tokio::join!(site.watch_signals(&Actor::System), second.watch_signals(&Actor::System));
        assert_eq!(a.unwrap().max(b.unwrap()), 1);
        site.refresh().await.unwrap();
        assert_eq!(site.watch_signals(&Actor::System).await.unwrap(), 0, "asked again it wants nothing");
        assert_eq!(site.world().signals.0.len(), 1);
        let (signal, who) = ("pad-women_share", &people.programme);
        let row = site.world().signals.get(signal).unwrap().value.trail[0].clone();
        assert_eq!((row.found, row.occasion.as_str()), (Some(22.3), "2023-06 2018"));
        let id = meeting(&site, &people, "public").await;
        site.step_signal(&people.lrt_member, signal, SignalDeed::Acknowledge, "", "").await.unwrap();
        let early = site.step_signal(who, signal, SignalDeed::Close, "Het komt goed", "").await;
        assert_eq!(refusal(early), "refusal-signal-must-decide");
        site.step_signal(who, signal, SignalDeed::Schedule, "", id).await.unwrap();
        assert_eq!(held(&site).item("3").unwrap().title.nl, site.world().signals.get(signal).unwrap().value.title.nl);
        let asked = NewDecision { review_on: Some("2026-11-22".parse().unwrap()), owner: Some("metaalunie".into()), ..new("Campagne") };
        let number = site.decide(who, id, "3", asked).await.unwrap();
        let world = site.world();
        assert_eq!(world.signals.get(signal).unwrap().value.decided_by.as_deref(), Some(number.as_str()));
        let known = app::steering::figures_known(&world, &world.decisions.get(&number).unwrap().value);
        assert_eq!(
            known.iter().map(|(i, f, now)| (i.as_str(), f.value.number(), now.is_some())).collect::<Vec<_>>(),
            [("women_share", Some(22.3), false)]
        );
        assert_eq!(refusal(site.step_signal(who, signal, SignalDeed::Close, " ", "").await), "refusal-signal-reason");
        let done = site.decision_to_action(who, &number, "metaalunie", None).await.unwrap();
        let action = site.world().actions.get(&done.id).unwrap().clone();
        assert_eq!(
            (action.value.decision.as_deref(), action.value.goals.clone(), action.is_live()),
            (Some(number.as_str()), vec!["4".into()], true)
        );
        assert_eq!(site.ask_reviews().await.unwrap(), 0, "not due yet");
        site.clock.pass(SignedDuration::from_hours(48));
        assert_eq!([site.ask_reviews().await.unwrap(), site.ask_reviews().await.unwrap()], [1, 0]);
        let letters = site.letters_due(10).await.unwrap();
        assert_eq!(letters.iter().map(|l| l.recipient.as_str()).collect::<Vec<_>>(), ["metaalunie@pact.example"]);
        assert!(letters[0].body.contains(&format!("/regie/besluiten/{number}")));
        site.judge_decision(&people.metaalunie, &number, "reached", Text::nl("De instroom is terug op het pad")).await.unwrap();
        assert_eq!(site.world().decisions.get(&number).unwrap().value.verdict.as_deref(), Some("reached"));
        let closed = site.world().signals.get(signal).unwrap().value.clone();
        assert_eq!((closed.step, closed.close_reason.as_deref()), (SignalStep::Closed, Some("De instroom is terug op het pad")));
        let again = site.judge_decision(&people.metaalunie, &number, "partly", Text::nl("Toch niet")).await;
        assert_eq!(refusal(again), "refusal-decision-judged");
    })
    .await;
}

/// An aim that was not reached leaves what raised it open: somebody must still act.
#[tokio::test]
async fn a_signal_outlives_a_decision_that_did_not_help() {
    each_site(async |site, people| {
        let id = meeting(&site, &people, "public").await;
        let told = json!({ "title": text("Stages"), "raised_by": "region", "region": "oost", "raised": "2026-11-21" });
        add(&site, Kind::Signal, "stages", told).await;
        let asked = NewDecision { owner: Some("metaalunie".into()), signals: vec!["stages".into()], ..new("Campagne") };
        let number = site.decide(&people.programme, id, "1", asked).await.unwrap();
        site.judge_decision(&people.metaalunie, &number, "partly", Text::nl("Halverwege")).await.unwrap();
        assert_eq!(site.world().signals.get("stages").unwrap().value.step, SignalStep::Decided);
    })
    .await;
}

#[tokio::test]
async fn what_was_decided_cannot_be_rewritten_in_the_editor() {
    each_site(async |site, people| {
        let id = meeting(&site, &people, "public").await;
        let number = site.decide(&people.programme, id, "1", new("Campagne")).await.unwrap();
        let rec = site.world().decisions.get(&number).unwrap().clone();
        let changed =
            Decision { title: Text::nl("Iets anders"), step: DecisionStep::Proposed, goals: vec!["1".into()], ..rec.value.clone() };
        site.edit(&people.programme, Kind::Decision, &number, rec.revision, domain::world::body_of(&changed), "").await.unwrap();
        let kept = site.world().decisions.get(&number).unwrap().value.clone();
        assert_eq!((kept.title.nl.as_str(), kept.step, kept.goals), ("Campagne", DecisionStep::Taken, vec!["1".to_string()]));
        let revision = site.world().decisions.get(&number).unwrap().revision;
        assert_eq!(refusal(site.remove(&people.programme, Kind::Decision, &number, revision, "").await), "refusal-lasting");
        assert_eq!(refusal(site.step_decision(&people.programme, &number, DecisionDeed::Withdraw, "").await), "refusal-decision-reason");
    })
    .await;
}

#[tokio::test]
async fn closed_things_stay_out_of_every_public_record() {
    each_site(async |site, people| {
        let question = |access: &str| {
            json!({ "title": text("Zwanenzang"), "text": text("Wie betaalt?"), "region": "noord", "direction": "to_lrt", "access": access, "due": "2026-12-01" })
        };
        let publish = site.create(&people.noord, Kind::Question, Some("dicht"), question("closed"), true, "").await;
        assert_eq!(refusal(publish), "refusal-closed");
        site.create(&people.noord, Kind::Question, Some("dicht"), question("closed"), false, "").await.unwrap();
        assert_eq!(refusal(site.publish(&people.noord, Kind::Question, "dicht", 1, "").await), "refusal-closed");
        add(&site, Kind::Question, "half", question("visible")).await;
        let opened = site.edit(&people.programme, Kind::Question, "half", 1, question("closed"), "").await;
        assert_eq!(refusal(opened), "refusal-closed");
        let answer = Text::nl("Geheim: het ministerie betaalt.");
        assert!(matches!(site.answer_question(&people.noord, "half", answer.clone()).await, Err(Refusal::Denied(_))), "not the own question");
        site.answer_question(&people.lrt_member, "half", answer.clone()).await.unwrap();
        site.answer_question(&people.lrt_member, "dicht", answer.clone()).await.unwrap();
        let world = site.world();
        assert_eq!(world.questions.get("dicht").unwrap().state, State::Draft);
        assert!(world.questions.0.values().all(|q| q.value.answer.is_none()));
        for who in [&people.noord, &people.lrt_member, &people.programme] {
            assert_eq!(site.closed_answer(who, "half").await.unwrap(), Some(answer.clone()));
        }
        for who in [&people.oost, &people.metaalunie, &people.researcher, &people.reader, &people.facilitator, &Actor::Visitor] {
            assert!(matches!(site.closed_answer(who, "half").await, Err(Refusal::Denied(_))));
            assert!(!site.may_inspect(who, Kind::Question, "dicht"));
        }
        let id = meeting(&site, &people, "public").await;
        for access in ["public", "visible", "closed"] {
            let paper = NewPaper { title: format!("Stuk {access}"), url: format!("https://stukken.nl/{access}"), item: None, access: access.into() };
            site.add_paper(&people.programme, id, paper).await.unwrap();
        }
        let papers: Vec<_> = held(&site).papers.iter().map(|p| (p.title.clone(), p.url.clone())).collect();
        assert_eq!(papers, [("Stuk public".to_string(), Some("https://stukken.nl/public".to_string())), ("Stuk visible".into(), None)]);
        let closed = site.closed_papers(&people.lrt_member, id).await.unwrap();
        assert_eq!(closed.len(), 2);
        assert!(matches!(site.closed_papers(&people.metaalunie, id).await, Err(Refusal::Denied(_))));
        let index = site.search_index();
        assert!(index.search("ministerie betaalt", 50).iter().all(|h| h.kind != Kind::Question));
    })
    .await;
}

#[tokio::test]
async fn an_accepted_amendment_is_the_agreement_and_a_stale_one_is_refused() {
    each_site(async |site, people| {
        let amendment = |after: &str| Amendment {
            title: Text::nl("Twee techlabs"),
            agreement: "noord-1".into(),
            proposer: "metaalunie".into(),
            after: Text::nl(after),
            grounds: Text::nl("Een is te weinig."),
            ..Amendment::default()
        };
        let first = site.propose_amendment(&people.metaalunie, amendment("Er komen twee techlabs.")).await.unwrap();
        let second = site.propose_amendment(&people.metaalunie, amendment("Er komen drie techlabs.")).await.unwrap();
        assert!(matches!(
            site.decide_amendment(&people.oost, &first, AmendmentDeed::Accept, Text::nl("Goed")).await,
            Err(Refusal::Denied(_))
        ));
        site.decide_amendment(&people.noord, &first, AmendmentDeed::Accept, Text::nl("Goed")).await.unwrap();
        assert_eq!(site.world().agreements.get("noord-1").unwrap().value.text.nl, "Er komen twee techlabs.");
        let stale = site.decide_amendment(&people.noord, &second, AmendmentDeed::Accept, Text::nl("Goed")).await;
        assert_eq!(refusal(stale), "refusal-amendment-stale");
        site.decide_amendment(&people.noord, &second, AmendmentDeed::Refuse, Text::nl("Te veel")).await.unwrap();
    })
    .await;
}
