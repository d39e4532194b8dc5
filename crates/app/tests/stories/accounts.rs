//! Accounts are opened and changed by the programme office, kept by their owners, and leave nothing behind.

use crate::{assert_denied, each_site, events, log, refusal, refused_at};
use app::accounts::NewAccount;
use domain::Lang;
use domain::event::Change;
use domain::field::Problem;
use domain::permission::{Actor, Role};
use domain::record::Kind;
use store::people::{self, Account, Profile};
use testkit::TestApp;

fn new(email: &str, role: Role) -> NewAccount {
    NewAccount { email: email.into(), name: "Nieuw".into(), role, region: None, party: None, lang: Lang::Nl }
}

async fn account(site: &TestApp, actor: &Actor) -> Option<Account> {
    people::account(&mut site.store().read().await.unwrap(), actor.account().unwrap()).await.unwrap()
}

async fn enter(site: &TestApp, actor: &Actor) -> app::sessions::SignedIn {
    let link = site.make_link(actor.account().unwrap(), "signin", jiff::SignedDuration::from_mins(5)).await.unwrap();
    let cookie = site.sign_in_by_link(link.split('=').nth(1).unwrap(), "Firefox").await.unwrap();
    site.signed_in(&cookie).await.unwrap().unwrap()
}

#[tokio::test]
async fn only_the_programme_office_opens_and_changes_accounts() {
    each_site(async |site, people| {
        for (name, actor) in people.all().into_iter().filter(|(name, _)| *name != "programme") {
            let opened = site.open_account(actor, new(&format!("x{name}@pact.example"), Role::Reader)).await;
            assert_denied(&site, &people, actor, "account.manage", opened).await;
            let promoted = site.change_account(actor, actor.account().unwrap(), new("x@pact.example", Role::Programme)).await;
            assert_denied(&site, &people, actor, "account.manage", promoted).await;
            let closed = site.close_account(actor, people.programme.account().unwrap()).await;
            assert_denied(&site, &people, actor, "account.manage", closed).await;
            assert_denied(&site, &people, actor, "account.manage", site.accounts(actor).await).await;
            assert_denied(&site, &people, actor, "account.manage", site.reports(actor).await).await;
        }
        assert_eq!(site.accounts(&people.programme).await.unwrap().len(), 9);
    })
    .await;
}

#[tokio::test]
async fn a_new_account_is_refused_at_the_field_that_does_not_fit() {
    each_site(async |site, people| {
        let office = &people.programme;
        let required = |field: &str| vec![(field.to_string(), Problem::Required)];
        for email in ["", "niets", "@x.nl", "a@b", "a b@x.nl", "a\n@x.nl"] {
            assert_eq!(refused_at(site.open_account(office, new(email, Role::Reader)).await), required("email"), "{email:?}");
        }
        let nameless = NewAccount { name: " ".into(), ..new("a@x.nl", Role::Reader) };
        assert_eq!(refused_at(site.open_account(office, nameless).await), required("name"));
        assert_eq!(refused_at(site.open_account(office, new("a@x.nl", Role::Coordinator)).await), required("region"));
        let nowhere = NewAccount { region: Some("west".into()), ..new("a@x.nl", Role::Liaison) };
        assert_eq!(refused_at(site.open_account(office, nowhere).await), required("region"));
        assert_eq!(refused_at(site.open_account(office, new("a@x.nl", Role::PartyContact)).await), required("party"));
        let taken = [("email".to_string(), Problem::Taken { by: String::new() })];
        assert_eq!(refused_at(site.open_account(office, new("Reader@Pact.Example", Role::Reader)).await), taken);
        let other = people.oost.account().unwrap();
        assert_eq!(refused_at(site.change_account(office, other, new("READER@pact.example", Role::Reader)).await), taken);
        site.open_account(office, new(" Nieuw@Pact.example ", Role::Reader)).await.unwrap();
        let emails: Vec<_> = site.accounts(office).await.unwrap().into_iter().map(|a| a.email).collect();
        assert!(emails.contains(&"nieuw@pact.example".to_string()), "{emails:?}");
    })
    .await;
}

#[tokio::test]
async fn a_change_of_role_ends_every_session_and_keeps_what_is_the_persons_own() {
    each_site(async |site, people| {
        let signed_in = enter(&site, &people.noord).await;
        site.set_password(&signed_in, "juist paard batterij").await.unwrap();
        let profile = Profile { function: "coördinator".into(), ..Profile::default() };
        site.change_profile(&signed_in.account, "Noor", Lang::En, profile.clone()).await.unwrap();
        let before = account(&site, &people.noord).await.unwrap();
        site.change_account(&people.programme, before.id, new("noor@pact.example", Role::Researcher)).await.unwrap();
        let after = account(&site, &people.noord).await.unwrap();
        assert_eq!((after.role, after.region.as_deref(), after.email.as_str()), (Role::Researcher, None, "noor@pact.example"));
        assert_eq!((after.password_hash, after.profile, after.created_at), (before.password_hash, profile, before.created_at));
        let mut conn = site.store().read().await.unwrap();
        assert_eq!(people::sessions(&mut conn, before.id).await.unwrap(), []);
        assert_eq!(log(&site, &people, 1).await[0].change, Change::AccountChanged);
    })
    .await;
}

#[tokio::test]
async fn a_page_opened_before_a_change_of_role_does_not_bring_the_old_role_back() {
    each_site(async |site, people| {
        let old_page = enter(&site, &people.noord).await;
        site.change_account(&people.programme, old_page.account.id, new("noord@pact.example", Role::Reader)).await.unwrap();
        site.change_profile(&old_page.account, "Noor", Lang::Nl, Profile::default()).await.unwrap();
        site.set_password(&old_page, "juist paard batterij").await.unwrap();
        let secret = site.new_totp_secret();
        assert_eq!(refusal(site.confirm_code(&old_page, &code_of(&site, &secret), Some(&secret), "").await), "refusal-wrong-state");
        let kept = account(&site, &people.noord).await.unwrap();
        assert_eq!((kept.role, kept.region, kept.name.as_str(), kept.totp_secret), (Role::Reader, None, "Noor", None));
    })
    .await;
}

fn code_of(site: &TestApp, secret: &str) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).with_digits(6).with_step_duration(30).build().unwrap();
    totp.generate(u64::try_from(site.now().as_second()).unwrap()).to_string()
}

#[tokio::test]
async fn the_last_administrator_neither_leaves_nor_steps_down() {
    each_site(async |site, people| {
        let (office, id) = (&people.programme, people.programme.account().unwrap());
        assert_eq!(refusal(site.close_account(office, id).await), "refusal-last-administrator");
        assert_eq!(
            refusal(site.change_account(office, id, new("programme@pact.example", Role::Reader)).await),
            "refusal-last-administrator"
        );
        let second = site.open_account(office, new("tweede@pact.example", Role::Programme)).await.unwrap();
        let second = people::account(&mut site.store().read().await.unwrap(), second).await.unwrap().unwrap().actor();
        // Both leave at the same moment: one of them stays.
        let (a, b) = tokio::join!(site.close_account(office, id), site.close_account(&second, second.account().unwrap()));
        assert_eq!(refusal(if a.is_ok() { b } else { a }), "refusal-last-administrator");
        assert!(!site.needs_administrator().await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_person_takes_everything_along_and_leaves_nothing_behind() {
    const CANARY: &str = "Kanarie-9b1e";
    each_site(async |site, people| {
        let signed_in = enter(&site, &people.reader).await;
        let profile = Profile { about: CANARY.into(), phone: format!("06 {CANARY}"), ..Profile::default() };
        site.change_profile(&signed_in.account, CANARY, Lang::Nl, profile).await.unwrap();
        site.claim_party(&people.reader, "drenthe-college", CANARY).await.unwrap();
        site.request_link("reader@pact.example");
        let goal = domain::following::Subject::new(Kind::Goal, "4");
        site.follow_as(&signed_in.account, &goal, domain::following::Rhythm::Weekly).await.unwrap();
        let reader = account(&site, &people.reader).await.unwrap();
        let export = site.export_account(&reader).await.unwrap();
        let keys: Vec<_> = export.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["account", "profile", "sessions", "claims", "follows"]);
        assert_eq!(export["account"]["name"], CANARY);
        assert_eq!(export["profile"]["about"], CANARY);
        assert_eq!((export["sessions"].as_array().unwrap().len(), export["claims"][0]["grounds"].as_str()), (1, Some(CANARY)));
        assert_eq!((export["follows"][0]["kind"].as_str(), export["follows"][0]["rhythm"].as_str()), (Some("goal"), Some("weekly")));
        assert!(!export.to_string().contains("totp") && !export.to_string().contains("hash"));
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
        while store::outbox::waiting(&mut site.store().read().await.unwrap()).await.unwrap().0 == 0 && std::time::Instant::now() < deadline
        {
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }

        site.close_account(&people.reader, reader.id).await.unwrap();
        assert_eq!(account(&site, &people.reader).await, None);
        assert_eq!(store::outbox::waiting(&mut site.store().read().await.unwrap()).await.unwrap(), (0, 0), "the link that waited too");
        let whole = app::journal::verify(site.store(), None, |_| {}).await.unwrap();
        assert!(matches!(whole, app::journal::Verdict::Whole { seq, .. } if seq == events(&site).await), "{whole:?}");
        if site.store().is_sqlite() {
            for entry in std::fs::read_dir(site.temp.folder().path()).unwrap() {
                let path = entry.unwrap().path();
                let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
                assert!(!text.contains(CANARY) && !text.contains("reader@pact"), "{}", path.file_name().unwrap().display());
            }
        }
        let before = events(&site).await;
        assert!(matches!(site.close_account(&people.programme, reader.id).await, Err(app::Refusal::NotFound)));
        assert_eq!(events(&site).await, before);
    })
    .await;
}
