//! Accounts and what hangs on them; and that an erased person is nowhere.

use crate::at;
use domain::Lang;
use domain::permission::Role;
use store::people::{self, Account, Claim, Message, Profile, Session};
use store::{Store, StoreError, moment, outbox};
use testkit::{TempStore, each_store};
use uuid::Uuid;

fn account(n: u128, email: &str) -> Account {
    Account {
        id: Uuid::from_u128(n),
        email: email.into(),
        name: format!("Naam {n}"),
        role: Role::Coordinator,
        region: Some("noord".into()),
        party: None,
        lang: Lang::Nl,
        profile: Profile { function: "coördinator".into(), shown: vec!["name".into()], ..Profile::default() },
        password_hash: None,
        totp_secret: None,
        totp_step: 0,
        oidc_subject: Some(format!("sub-{n}")),
        created_at: moment(at(0)),
        seen_at: None,
    }
}

fn session(hash: &str, account: u128, seen: i64) -> Session {
    Session {
        hash: hash.into(),
        account: Uuid::from_u128(account).to_string(),
        factors: 1,
        agent: "Firefox".into(),
        created_at: moment(at(seen)),
        seen_at: moment(at(seen)),
    }
}

async fn open(store: &Store, a: Account) -> Result<(), StoreError> {
    store.write(move |tx| Box::pin(async move { people::insert_account(tx, &a).await })).await
}

async fn enter(store: &Store, s: Session) {
    let done: Result<(), StoreError> = store.write(move |tx| Box::pin(async move { people::insert_session(tx, &s).await })).await;
    done.unwrap();
}

#[tokio::test]
async fn an_account_is_found_by_id_address_and_subject_as_it_was_kept() {
    each_store(async |temp| {
        let (store, a) = (&temp.store, account(1, "a@pact.example"));
        open(store, a.clone()).await.unwrap();
        let mut conn = store.read().await.unwrap();
        assert_eq!(people::account(&mut conn, a.id).await.unwrap(), Some(a.clone()));
        assert_eq!(people::account_by_email(&mut conn, "a@pact.example").await.unwrap(), Some(a.clone()));
        assert_eq!(people::account_by_subject(&mut conn, "sub-1").await.unwrap(), Some(a.clone()));
        assert_eq!(people::account_by_email(&mut conn, "b@pact.example").await.unwrap(), None);
        assert_eq!(people::accounts(&mut conn).await.unwrap(), [a]);
    })
    .await;
}

#[tokio::test]
async fn an_address_and_a_subject_belong_to_one_account() {
    each_store(async |temp| {
        open(&temp.store, account(1, "a@pact.example")).await.unwrap();
        let same_address = open(&temp.store, account(2, "a@pact.example")).await;
        assert!(matches!(&same_address, Err(StoreError::Taken { key, .. }) if key.contains("email")), "{same_address:?}");
        let same_subject = open(&temp.store, Account { oidc_subject: Some("sub-1".into()), ..account(3, "c@pact.example") }).await;
        assert!(matches!(&same_subject, Err(StoreError::Taken { key, .. }) if key.contains("oidc")), "{same_subject:?}");
    })
    .await;
}

#[tokio::test]
async fn sessions_are_listed_touched_and_ended_together() {
    each_store(async |temp| {
        let store = &temp.store;
        open(store, account(1, "a@pact.example")).await.unwrap();
        open(store, account(2, "b@pact.example")).await.unwrap();
        for s in [session("one", 1, 10), session("two", 1, 20), session("other", 2, 30)] {
            enter(store, s).await;
        }
        let listed = people::sessions(&mut store.read().await.unwrap(), Uuid::from_u128(1)).await.unwrap();
        assert_eq!(listed, [session("two", 1, 20), session("one", 1, 10)]);
        let seen = people::account(&mut store.read().await.unwrap(), Uuid::from_u128(1)).await.unwrap().unwrap().seen_at;
        assert_eq!(seen, Some(moment(at(20))));
        let swept: Result<u64, StoreError> = store
            .write(|tx| {
                Box::pin(async move {
                    people::touch_session(tx, "one", at(40)).await?;
                    people::sweep(tx, at(40), at(25)).await
                })
            })
            .await;
        assert_eq!(swept.unwrap(), 1, "the idle one of two");
        let ended: Result<(), StoreError> =
            store.write(|tx| Box::pin(async move { people::delete_sessions(tx, Uuid::from_u128(1)).await })).await;
        ended.unwrap();
        let mut conn = store.read().await.unwrap();
        assert_eq!(people::session(&mut conn, "one").await.unwrap(), None);
        assert_eq!(people::session(&mut conn, "other").await.unwrap(), Some(session("other", 2, 30)));
    })
    .await;
}

async fn take(store: &Store, hash: &'static str, goal: &'static str, now: i64) -> Option<Uuid> {
    let taken: Result<_, StoreError> =
        store.write(move |tx| Box::pin(async move { people::take_token(tx, hash, goal, at(now)).await })).await;
    taken.unwrap()
}

#[tokio::test]
async fn a_link_works_once_for_its_goal_and_in_time() {
    each_store(async |temp| {
        let (store, id) = (&temp.store, Uuid::from_u128(1));
        open(store, account(1, "a@pact.example")).await.unwrap();
        for hash in ["used", "late"] {
            let kept: Result<(), StoreError> =
                store.write(move |tx| Box::pin(async move { people::insert_token(tx, hash, id, "signin", at(60)).await })).await;
            kept.unwrap();
        }
        assert_eq!(take(store, "used", "demo", 10).await, None, "another goal");
        assert_eq!(take(store, "used", "signin", 59).await, Some(id));
        assert_eq!(take(store, "used", "signin", 59).await, None, "used up");
        assert_eq!(take(store, "late", "signin", 60).await, None, "too late");
    })
    .await;
}

#[tokio::test]
async fn a_time_step_is_used_once_and_never_backwards() {
    each_store(async |temp| {
        let (store, id) = (&temp.store, Uuid::from_u128(1));
        open(store, account(1, "a@pact.example")).await.unwrap();
        let mut taken = Vec::new();
        for step in [7, 7, 6, 8] {
            let used: Result<bool, StoreError> =
                store.write(move |tx| Box::pin(async move { people::use_totp_step(tx, id, step).await })).await;
            taken.push(used.unwrap());
        }
        assert_eq!(taken, [true, false, false, true]);
    })
    .await;
}

#[tokio::test]
async fn a_claim_is_made_once_and_decided_once() {
    each_store(async |temp| {
        let store = &temp.store;
        open(store, account(1, "a@pact.example")).await.unwrap();
        let claim = |id: &str| Claim {
            id: id.into(),
            party: "metaalunie".into(),
            account: Uuid::from_u128(1).to_string(),
            grounds: "ik werk er".into(),
            state: "open".into(),
            at: moment(at(0)),
            decided_at: None,
        };
        let (first, second) = (claim("c1"), claim("c2"));
        let made: Result<(), StoreError> = store.write(move |tx| Box::pin(async move { people::insert_claim(tx, &first).await })).await;
        made.unwrap();
        let again: Result<(), StoreError> = store.write(move |tx| Box::pin(async move { people::insert_claim(tx, &second).await })).await;
        assert!(matches!(again, Err(StoreError::Taken { .. })), "{again:?}");
        for (state, expected) in [("granted", true), ("refused", false)] {
            let decided: Result<bool, StoreError> =
                store.write(move |tx| Box::pin(async move { people::decide_claim(tx, "c1", state, at(5)).await })).await;
            assert_eq!(decided.unwrap(), expected);
        }
        let kept = people::claims(&mut store.read().await.unwrap()).await.unwrap();
        assert_eq!(kept, [Claim { state: "granted".into(), decided_at: Some(moment(at(5))), ..claim("c1") }]);
    })
    .await;
}

#[tokio::test]
async fn mail_waits_until_it_is_due_and_keeps_nothing_once_sent() {
    each_store(async |temp| {
        let store = &temp.store;
        let mail = |id: &str| outbox::Mail {
            id: id.into(),
            recipient: "a@pact.example".into(),
            subject: "Inloggen".into(),
            body: "Uw link".into(),
            tries: 0,
            unsubscribe: None,
        };
        let (first, second) = (mail("1"), mail("2"));
        let put: Result<(), StoreError> = store
            .write(move |tx| {
                Box::pin(async move {
                    outbox::put(tx, &second, at(2)).await?;
                    outbox::put(tx, &first, at(1)).await
                })
            })
            .await;
        put.unwrap();
        let mut conn = store.read().await.unwrap();
        assert_eq!(outbox::due(&mut conn, at(1), 9).await.unwrap(), [mail("1")]);
        assert_eq!(outbox::due(&mut conn, at(2), 9).await.unwrap(), [mail("1"), mail("2")]);
        let tried: Result<(), StoreError> = store
            .write(|tx| {
                Box::pin(async move {
                    outbox::failed(tx, "1", "greylisted", at(90)).await?;
                    outbox::sent(tx, "2", at(3)).await
                })
            })
            .await;
        tried.unwrap();
        assert_eq!(outbox::waiting(&mut conn).await.unwrap(), (1, 1));
        assert_eq!(outbox::due(&mut conn, at(89), 9).await.unwrap(), []);
        assert_eq!(outbox::due(&mut conn, at(90), 9).await.unwrap(), [outbox::Mail { tries: 1, ..mail("1") }]);
    })
    .await;
}

#[tokio::test]
async fn an_empty_outbox_counts_as_nothing_waiting() {
    each_store(async |temp| assert_eq!(outbox::waiting(&mut temp.store.read().await.unwrap()).await.unwrap(), (0, 0))).await;
}

#[tokio::test]
async fn settings_replace_and_finished_messages_lose_their_sender() {
    each_store(async |temp| {
        let store = &temp.store;
        let message = Message {
            id: "m1".into(),
            at: moment(at(0)),
            topic: "obstacle".into(),
            page: "/doelen".into(),
            body: "Ik kan niet verder".into(),
            email: Some("bezoeker@example.nl".into()),
            state: "open".into(),
        };
        let kept = message.clone();
        let done: Result<(), StoreError> = store
            .write(move |tx| {
                Box::pin(async move {
                    people::set_setting(tx, "intro", "een").await?;
                    people::set_setting(tx, "intro", "twee").await?;
                    people::insert_message(tx, &message).await?;
                    people::finish_message(tx, "m1").await
                })
            })
            .await;
        done.unwrap();
        let mut conn = store.read().await.unwrap();
        assert_eq!(people::setting(&mut conn, "intro").await.unwrap(), Some("twee".into()));
        assert_eq!(people::setting(&mut conn, "outro").await.unwrap(), None);
        assert_eq!(people::messages(&mut conn).await.unwrap(), [Message { email: None, state: "done".into(), ..kept }]);
    })
    .await;
}

const CANARY: &str = "kanarie7f3a";

/// Someone with the canary in every value they could type, then erased.
async fn come_and_go(store: &Store) {
    let id = Uuid::from_u128(1);
    let mut a = account(1, &format!("{CANARY}@example.nl"));
    a.name = format!("Naam {CANARY}");
    a.profile.about = format!("over {CANARY}").repeat(300);
    a.oidc_subject = Some(format!("sub-{CANARY}"));
    open(store, a.clone()).await.unwrap();
    open(store, account(2, "blijft@pact.example")).await.unwrap();
    enter(store, Session { agent: format!("Browser {CANARY}"), ..session("s1", 1, 1) }).await;
    let claim = Claim {
        id: "c1".into(),
        party: "metaalunie".into(),
        account: id.to_string(),
        grounds: format!("ik ben {CANARY}"),
        state: "open".into(),
        at: moment(at(0)),
        decided_at: None,
    };
    let mail = outbox::Mail {
        id: "1".into(),
        recipient: a.email.clone(),
        subject: "Inloggen".into(),
        body: format!("Beste {CANARY}"),
        tries: 0,
        unsubscribe: None,
    };
    let message = Message {
        id: "m1".into(),
        at: moment(at(0)),
        topic: "question".into(),
        page: "/".into(),
        body: "Vraag".into(),
        email: Some(a.email.to_uppercase()),
        state: "open".into(),
    };
    let lived: Result<(), StoreError> = store
        .write(move |tx| {
            Box::pin(async move {
                people::insert_claim(tx, &claim).await?;
                people::insert_message(tx, &message).await?;
                outbox::put(tx, &mail, at(1)).await?;
                people::insert_token(tx, "t1", id, "signin", at(60)).await?;
                people::update_account(tx, &Account { name: format!("Nieuwe naam {CANARY}"), ..a }).await
            })
        })
        .await;
    lived.unwrap();
    let gone: Result<(), StoreError> = store.write(move |tx| Box::pin(async move { people::delete_account(tx, id).await })).await;
    gone.unwrap();
}

#[tokio::test]
async fn an_erased_person_is_in_no_table() {
    each_store(async |temp| {
        let store = &temp.store;
        come_and_go(store).await;
        let mut conn = store.read().await.unwrap();
        let left: Vec<_> = people::accounts(&mut conn).await.unwrap().into_iter().map(|a| a.email).collect();
        assert_eq!(left, ["blijft@pact.example"]);
        assert_eq!(people::sessions(&mut conn, Uuid::from_u128(1)).await.unwrap(), []);
        assert_eq!(people::claims(&mut conn).await.unwrap(), []);
        assert_eq!(outbox::due(&mut conn, at(99), 9).await.unwrap(), []);
        assert_eq!(people::messages(&mut conn).await.unwrap()[0].email, None);
        assert_eq!(take(store, "t1", "signin", 1).await, None);
    })
    .await;
}

#[tokio::test]
async fn an_erased_person_is_nowhere_in_the_files_after_scrubbing() {
    let temp = TempStore::sqlite().await;
    come_and_go(&temp.store).await;
    temp.store.scrub().await.unwrap();
    for entry in std::fs::read_dir(temp.folder().path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let places = bytes.windows(CANARY.len()).filter(|w| w.eq_ignore_ascii_case(CANARY.as_bytes())).count();
        assert_eq!(places, 0, "{}", path.file_name().unwrap().display());
    }
}
