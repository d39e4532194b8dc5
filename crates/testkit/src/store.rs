//! A store of its own for every test, on SQLite and on PostgreSQL.

use crate::TempPostgres;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use store::Store;

/// A folder that goes when the test ends.
pub struct TempFolder(PathBuf);

impl TempFolder {
    pub fn new() -> TempFolder {
        TempFolder::within(&std::env::temp_dir())
    }

    /// A fresh folder inside `parent`.
    pub fn within(parent: &Path) -> TempFolder {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let name = format!("techniekpact-{}-{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        let path = parent.join(name);
        std::fs::create_dir_all(&path).expect("a folder for the test");
        TempFolder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Default for TempFolder {
    fn default() -> TempFolder {
        TempFolder::new()
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// An open store with its address, so that a test can open it a second time.
pub struct TempStore {
    pub store: Store,
    pub url: String,
    folder: TempFolder,
}

impl TempStore {
    pub async fn sqlite() -> TempStore {
        let folder = TempFolder::new();
        let url = format!("sqlite:{}", folder.file("pact.db").display());
        TempStore { store: Store::open(&url).await.expect("a fresh file opens"), url, folder }
    }

    /// None where PostgreSQL is not installed.
    pub async fn postgres() -> Option<TempStore> {
        let url = TempPostgres::get()?.database();
        Some(TempStore { store: Store::open(&url).await.expect("a fresh database opens"), url, folder: TempFolder::new() })
    }

    /// A folder beside the store, gone with it.
    pub fn folder(&self) -> &TempFolder {
        &self.folder
    }

    /// The SQLite file.
    pub fn file(&self) -> PathBuf {
        self.folder.file("pact.db")
    }

    /// A second handle on the same database, as another node has it.
    pub async fn again(&self) -> Store {
        Store::open(&self.url).await.expect("an existing store opens")
    }
}

/// Plays the same story on SQLite and on PostgreSQL.
pub async fn each_store(story: impl AsyncFn(TempStore)) {
    story(TempStore::sqlite().await).await;
    if let Some(store) = TempStore::postgres().await {
        story(store).await;
    }
}

/// Whether this process may mount and change user.
pub fn is_root() -> bool {
    static ROOT: OnceLock<bool> = OnceLock::new();
    *ROOT.get_or_init(|| Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout.starts_with(b"0\n")))
}
