//! Why it does not start, or does not do as told: one clear sentence, exit code 1, nothing changed.
#![allow(clippy::unwrap_used)]

mod kit;

use futures_util::FutureExt;
use kit::{Disk, Server, program, run};
use std::path::Path;
use std::process::Output;
use store::StoreError;
use testkit::TempFolder;

/// The one sentence, of a command that was refused.
fn refusal(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    let sentence = said.trim_end().strip_prefix("techniekpact: ").unwrap_or_else(|| panic!("{said}"));
    assert!(!sentence.contains('\n'), "more than one sentence: {sentence}");
    sentence.to_string()
}

fn serve(data: &Path) -> String {
    refusal(&run(data, &["serve", "--listen", "127.0.0.1:0"]))
}

#[test]
fn a_port_in_use() {
    let (folder, taken) = (TempFolder::new(), std::net::TcpListener::bind("127.0.0.1:0").unwrap());
    let address = taken.local_addr().unwrap().to_string();
    let said = refusal(&run(&folder.file("d"), &["serve", "--listen", &address]));
    assert_eq!(said, format!("{address} is in use; is techniekpact already running? Choose another with --listen"));
    assert!(refusal(&run(&folder.file("d"), &["--listen", "here"])).starts_with("no address to listen on: \"here\""));
}

#[test]
fn a_data_folder_in_use() {
    let folder = TempFolder::new();
    let _running = Server::start(folder.path());
    assert!(serve(folder.path()).ends_with("is in use by a running techniekpact; stop that first, or choose another with --data"));
    let copy = folder.file("copy.db");
    kit::json(&run(folder.path(), &["backup", copy.to_str().unwrap(), "--json"]));
    assert!(refusal(&run(folder.path(), &["restore", copy.to_str().unwrap()])).contains("is in use by a running techniekpact"));
}

#[tokio::test]
async fn a_newer_database() {
    let folder = TempFolder::new();
    drop(Server::start(folder.path()));
    let sql = "INSERT INTO _sqlx_migrations (version, description, installed_on, success, checksum, execution_time) \
               VALUES (9999, 'later', CURRENT_TIMESTAMP, TRUE, x'00', 0)";
    let store = kit::store(folder.path()).await;
    let done: Result<u64, StoreError> = store.write(move |tx| async move { tx.run(sql, vec![]).await }.boxed()).await;
    done.unwrap();
    let sentence = "the store was written by a newer version (migration 9999); start that version, or restore a backup made with this one";
    assert_eq!(serve(folder.path()), sentence);
    assert_eq!(refusal(&run(folder.path(), &["journal", "verify"])), sentence);
}

#[tokio::test]
async fn a_clock_that_is_behind() {
    let folder = TempFolder::new();
    drop(Server::start(folder.path()));
    let store = kit::store(folder.path()).await;
    let later = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24);
    let told: Result<i64, StoreError> = store
        .write(move |tx| {
            async move {
                let (by, about) = (domain::event::By::default(), domain::event::About::default());
                store::journal::append(tx, later, by, about, domain::event::Change::SignedOut).await
            }
            .boxed()
        })
        .await;
    told.unwrap();
    let said = serve(folder.path());
    assert!(said.starts_with("the clock says ") && said.ends_with("set the clock right and start again"), "{said}");
}

#[test]
fn a_broken_configuration_names_file_line_and_key() {
    let folder = TempFolder::new();
    let file = folder.file("techniekpact.toml");
    for (text, end) in [
        ("log = \"warn\"\nlisten_on = \"x\"\n", ", line 2: listen_on is no setting; known are listen, store"),
        ("\n\nlog = 3\n", ", line 3: log wants a text between quotes"),
        ("log = \"warn\n", ", line 1: "),
    ] {
        std::fs::write(&file, text).unwrap();
        let said = serve(folder.path());
        assert!(said.starts_with(&format!("{}{end}", file.display())), "{said}");
    }
    std::fs::write(&file, "base_url = \"pact.nl\"\n").unwrap();
    assert_eq!(serve(folder.path()), "base_url (techniekpact.toml, line 1): an address starts with https:// or http://");
    assert!(!folder.file("techniekpact.sqlite").exists(), "nothing was made");
}

#[test]
fn a_data_folder_that_cannot_be() {
    let folder = TempFolder::new();
    std::fs::write(folder.file("file"), "x").unwrap();
    let said = serve(&folder.file("file").join("d"));
    assert!(said.contains("Not a directory"), "{said}");
    assert!(serve(&folder.file("file")).contains("file"));
}

#[test]
fn a_key_file_that_was_cut() {
    let folder = TempFolder::new();
    std::fs::write(folder.file("secret.key"), [1; 10]).unwrap();
    assert!(serve(folder.path()).ends_with("secret.key holds 10 bytes, expected 64; restore it from a backup"));
}

#[test]
fn a_store_of_something_else() {
    let folder = TempFolder::new();
    std::fs::write(folder.file("techniekpact.sqlite"), "a letter to my aunt, long enough to be taken for a page of a database").unwrap();
    assert!(serve(folder.path()).contains("is not a store of this program"));
    assert!(refusal(&run(folder.path(), &["serve", "--store", "mysql://x"])).starts_with("no store address: \"mysql://x\""));
    assert!(refusal(&run(&folder.file("empty"), &["journal", "head"])).starts_with("file: there is no store at "));
}

#[test]
fn a_full_disk() {
    let Some(disk) = Disk::new("1m") else { return };
    disk.fill();
    let said = serve(&disk.path().join("d"));
    assert!(said.ends_with("is full; make room and start again"), "{said}");
}

#[test]
fn wrong_use_is_exit_code_two() {
    for args in [&["nonsense"][..], &["backup"], &["monitor", "query", "x", "--format", "pdf"], &["journal", "verify", "--heads", "x"]] {
        assert_eq!(program().args(args).output().unwrap().status.code(), Some(2), "{args:?}");
    }
}
