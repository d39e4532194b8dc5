//! A full disk: refused writes, served readers, and work again as soon as there is room.

use crate::add_goal;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use store::{Store, StoreError};
use testkit::{TempFolder, is_root};

/// A file system of its own, as large as we say.
struct Small {
    folder: TempFolder,
}

impl Small {
    /// None where this process may not mount; a line says so.
    fn new() -> Option<Small> {
        let small = Small { folder: TempFolder::new() };
        if is_root() && small.mount(&["-t", "tmpfs", "-o", "size=3m", "tmpfs"]) {
            return Some(small);
        }
        drop(writeln!(std::io::stderr(), "skipped: a small disk can be mounted by root only"));
        None
    }

    fn mount(&self, how: &[&str]) -> bool {
        Command::new("mount").args(how).arg(self.folder.path()).status().is_ok_and(|s| s.success())
    }

    fn grow(&self) {
        assert!(self.mount(&["-o", "remount,size=16m"]));
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.folder.path()).status());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_writes_serves_readers_and_recovers_without_reopening() {
    let Some(small) = Small::new() else { return };
    let store = Store::open(&format!("sqlite:{}", small.path().join("pact.db").display())).await.unwrap();
    let title = "lang ".repeat(800);
    let mut acknowledged = Vec::new();
    let refused = 'full: loop {
        // Several at once, so that a group meets the edge of the disk in its middle.
        let round = acknowledged.len();
        let deeds: Vec<_> = (0..8)
            .map(|n| {
                let (store, title, id) = (store.clone(), title.clone(), format!("{round}-{n}"));
                tokio::spawn(async move { (id.clone(), add_goal(&store, &id, &title).await) })
            })
            .collect();
        let mut refusal = None;
        for deed in deeds {
            match deed.await.unwrap() {
                (id, Ok(_)) => acknowledged.push(id),
                (_, Err(e)) => refusal = Some(e),
            }
        }
        if let Some(e) = refusal {
            break 'full e;
        }
    };
    assert!(matches!(refused, StoreError::Busy(_)), "{refused:?}");
    // What a group could not have, a single small deed may still find room for: until none does.
    let mut in_a_row = 0;
    for n in 0.. {
        match add_goal(&store, &format!("single-{n}"), &title).await {
            Ok(_) => {
                in_a_row = 0;
                acknowledged.push(format!("single-{n}"));
            }
            Err(StoreError::Busy(_)) => in_a_row += 1,
            Err(e) => panic!("{e:?}"),
        }
        if in_a_row == 20 {
            break;
        }
    }
    acknowledged.sort();
    let kept = async || -> Vec<String> { store.world(None).await.unwrap().unwrap().0.goals.0.keys().cloned().collect() };
    assert_eq!(kept().await, acknowledged, "readers are served, and just what was acknowledged is there");
    small.grow();
    add_goal(&store, "room", &title).await.unwrap();
    acknowledged.push("room".into());
    acknowledged.sort();
    assert_eq!(kept().await, acknowledged);
    store.integrity().await.unwrap();
}
