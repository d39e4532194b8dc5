//! What `doctor` looks at, one function per question. Each answers with a sentence from `texts`.

use super::journal::sentence;
use crate::config::Config;
use app::journal::{Verdict, verify};
use domain::permission::Role;
use jiff::{SignedDuration, Timestamp};
use post::Outlet;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;
use store::{Store, StoreError, journal, outbox, people};
use texts::T;

/// Good, something to do, or something wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Good,
    Todo,
    Fault,
}

impl State {
    pub fn code(self) -> &'static str {
        match self {
            State::Good => "good",
            State::Todo => "todo",
            State::Fault => "fault",
        }
    }
}

pub struct Finding {
    pub check: &'static str,
    pub state: State,
    pub text: String,
}

/// A store that cannot be opened is a finding, not an end.
pub struct Examined<'a> {
    pub t: T,
    pub config: &'a Config,
    pub store: Result<&'a Store, String>,
}

fn found(check: &'static str, state: State, text: impl Into<String>) -> Finding {
    Finding { check, state, text: text.into() }
}

fn good(check: &'static str, text: impl Into<String>) -> Finding {
    found(check, State::Good, text)
}

fn todo(check: &'static str, text: impl Into<String>) -> Finding {
    found(check, State::Todo, text)
}

fn fault(check: &'static str, text: impl Into<String>) -> Finding {
    found(check, State::Fault, text)
}

pub async fn examine(e: &Examined<'_>) -> Vec<Finding> {
    let mut findings = vec![address(e), mail(e).await, sender(e), keys(e), contact(e), disk(e)];
    match &e.store {
        Err(why) => findings.push(fault("store", e.t.doctor_store_fault(why))),
        Ok(store) => match of_store(e, store).await {
            Ok(more) => findings.extend(more),
            Err(why) => findings.push(fault("store", e.t.doctor_store_fault(why))),
        },
    }
    findings
}

fn address(e: &Examined<'_>) -> Finding {
    let url = &e.config.base_url;
    if url.starts_with("https://") { good("address", e.t.doctor_address_good(url)) } else { todo("address", e.t.doctor_address_todo(url)) }
}

async fn mail(e: &Examined<'_>) -> Finding {
    let outlet = match Outlet::from_url(&e.config.mail) {
        Ok(outlet) => outlet,
        Err(why) => return fault("mail", e.t.doctor_mail_fault(why)),
    };
    if let Outlet::File(folder) = &outlet {
        return todo("mail", e.t.doctor_mail_todo(folder.display()));
    }
    match tokio::time::timeout(Duration::from_secs(10), outlet.reach()).await {
        Ok(Ok(())) => good("mail", e.t.doctor_mail_good()),
        Ok(Err(why)) => fault("mail", e.t.doctor_mail_fault(why)),
        Err(_) => fault("mail", e.t.doctor_mail_fault("10 s")),
    }
}

fn sender(e: &Examined<'_>) -> Finding {
    let from = &e.config.mail_from;
    let made_up = from.trim_end_matches('>').ends_with(".invalid");
    if made_up { todo("sender", e.t.doctor_sender_todo(from)) } else { good("sender", e.t.doctor_sender_good(from)) }
}

fn keys(e: &Examined<'_>) -> Finding {
    let path = e.config.data.join("secret.key");
    let shown = path.display();
    match std::fs::metadata(&path) {
        Err(_) => todo("keys", e.t.doctor_keys_todo(shown)),
        Ok(meta) if meta.permissions().mode() & 0o077 != 0 => fault("keys", e.t.doctor_keys_fault(shown)),
        Ok(_) => good("keys", e.t.doctor_keys_good(shown)),
    }
}

fn contact(e: &Examined<'_>) -> Finding {
    let contact = &e.config.security_contact;
    if contact.is_empty() { todo("contact", e.t.doctor_contact_todo()) } else { good("contact", e.t.doctor_contact_good(contact)) }
}

/// Room in the data folder: less than a gigabyte is little for a store with its log and a backup.
fn disk(e: &Examined<'_>) -> Finding {
    match free_megabytes(&e.config.data) {
        Some(mb) if mb < 1024 => found("disk", if mb < 64 { State::Fault } else { State::Todo }, e.t.doctor_disk_todo(mb)),
        Some(mb) => good("disk", e.t.doctor_disk_good(mb / 1024)),
        None => todo("disk", e.t.doctor_disk_unknown(e.config.data.display())),
    }
}

/// Asked of `df`: the standard library does not tell.
fn free_megabytes(folder: &Path) -> Option<u64> {
    let out = std::process::Command::new("df").arg("-Pk").arg(folder).output().ok().filter(|o| o.status.success())?;
    let text = String::from_utf8(out.stdout).ok()?;
    Some(text.lines().nth(1)?.split_whitespace().nth(3)?.parse::<u64>().ok()? / 1024)
}

async fn of_store(e: &Examined<'_>, store: &Store) -> Result<Vec<Finding>, StoreError> {
    Ok(vec![
        settings(e, store).await?,
        backup(e, store).await?,
        letters(e, store).await?,
        whole(e, store).await?,
        clock(e, store).await?,
        administrator(e, store).await?,
    ])
}

/// What the database says about itself. SQLite writes its settings per connection: the service
/// asserts them at its start, what stands in the file is the journal mode.
async fn settings(e: &Examined<'_>, store: &Store) -> Result<Finding, StoreError> {
    let facts = store.facts().await?;
    let fact = |name: &str| facts.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v);
    let all = facts.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(", ");
    Ok(if store.is_sqlite() {
        let number: Vec<u32> = fact("sqlite").split('.').map(|p| p.parse().unwrap_or(0)).collect();
        let (a, b, c) = store::OLDEST_SQLITE;
        let sound = number >= vec![a, b, c] && fact("journal_mode") == "wal";
        if sound { good("store", e.t.doctor_store_good(&all)) } else { fault("store", e.t.doctor_store_unsafe(&all)) }
    } else if fact("fsync") != "on" || fact("synchronous_commit") == "off" || fact("full_page_writes") != "on" {
        fault("store", e.t.doctor_store_unsafe(&all))
    } else if fact("synchronous_standby_names").is_empty() {
        todo("store", e.t.doctor_store_standby(&all))
    } else {
        good("store", e.t.doctor_store_good(&all))
    })
}

async fn backup(e: &Examined<'_>, store: &Store) -> Result<Finding, StoreError> {
    if !store.is_sqlite() {
        return Ok(todo("backup", e.t.doctor_backup_postgres()));
    }
    let Some(at) = app::backup::last(store).await? else {
        return Ok(todo("backup", e.t.doctor_backup_none()));
    };
    let hours = Timestamp::now().duration_since(at).as_hours();
    Ok(if hours >= 26 { todo("backup", e.t.doctor_backup_old(hours)) } else { good("backup", e.t.doctor_backup_good(hours)) })
}

async fn letters(e: &Examined<'_>, store: &Store) -> Result<Finding, StoreError> {
    let mail = outbox::standing(&mut store.read().await?).await?;
    let why = mail.last_error.unwrap_or_default();
    Ok(match (mail.waiting, mail.retrying, mail.parked) {
        (_, _, parked @ 1..) => todo("letters", e.t.doctor_letters_parked(parked, why)),
        (_, retrying @ 1.., _) => todo("letters", e.t.doctor_letters_retrying(retrying, why)),
        (waiting, _, _) => good("letters", e.t.doctor_letters_good(waiting)),
    })
}

async fn whole(e: &Examined<'_>, store: &Store) -> Result<Finding, StoreError> {
    let newest = journal::heads(&mut store.read().await?, 1).await?.pop().map(|h| (h.seq, h.hash));
    Ok(match verify(store, newest, |_| {}).await? {
        Verdict::Whole { seq, .. } => good("journal", e.t.doctor_journal_good(seq)),
        Verdict::Broken(broken) => fault("journal", e.t.doctor_journal_fault(sentence(&broken))),
    })
}

async fn clock(e: &Examined<'_>, store: &Store) -> Result<Finding, StoreError> {
    let (now, last) = (Timestamp::now(), journal::last_moment(&mut store.read().await?).await?);
    Ok(match last {
        Some(last) if last > now + SignedDuration::from_mins(1) => fault("clock", e.t.doctor_clock_fault(last, format!("{now:.0}"))),
        _ => good("clock", e.t.doctor_clock_good(format!("{now:.0}"))),
    })
}

async fn administrator(e: &Examined<'_>, store: &Store) -> Result<Finding, StoreError> {
    let accounts = people::accounts(&mut store.read().await?).await?;
    let mut administrators = accounts.iter().filter(|a| a.role == Role::Programme);
    let sure = administrators.clone().filter(|a| a.totp_secret.is_some() || a.oidc_subject.is_some()).count();
    Ok(match (administrators.next().is_some(), sure) {
        (false, _) | (true, 0) => todo("administrator", e.t.doctor_administrator_todo()),
        (true, 1) => todo("administrator", e.t.doctor_administrator_second()),
        (true, n) => good("administrator", e.t.doctor_administrator_good(n)),
    })
}
