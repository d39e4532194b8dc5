//! The program itself, on a port and a folder of its own, gone with the test.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

pub struct Site {
    child: Child,
    _out: BufReader<ChildStdout>,
    folder: PathBuf,
    pub address: String,
    /// What it printed before it was ready.
    pub said: String,
}

impl Drop for Site {
    fn drop(&mut self) {
        // Asked, not killed: a demonstration takes its own folder away.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A port nobody listens on now.
pub fn free_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

impl Site {
    /// The platform with these settings, ready; its first administrator's link is in `said`.
    pub fn serve(listen: &str, settings: &str) -> Site {
        Site::run(&["serve"], listen, settings, |said| said.contains("/inloggen/link?code="))
    }

    pub fn demo() -> Site {
        Site::run(&["demo", "--json"], &free_address(), "", |said| said.contains('}'))
    }

    fn run(command: &[&str], listen: &str, settings: &str, ready: impl Fn(&str) -> bool) -> Site {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("techniekpact-people-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("techniekpact.toml"), settings).unwrap();
        let mut program = Command::new(env!("CARGO_BIN_EXE_techniekpact"));
        program.args(command).args(["--listen", listen]).arg("--data").arg(&folder);
        let mut child = program.stdout(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        while !ready(&said) {
            assert!(out.read_line(&mut said).unwrap() > 0, "it stopped: {said}");
        }
        Site { child, _out: out, folder, address: format!("http://{listen}"), said }
    }

    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// The sign-in link of a role of the demonstration, or of the first administrator.
    pub fn link(&self, role: &str) -> String {
        let from = self.said.find(&format!("\"{role}\"")).unwrap_or(0);
        let start = from + self.said[from..].find("http://").unwrap();
        let rest = &self.said[start..];
        let link = rest.split(|c: char| c == '"' || c.is_whitespace()).find(|part| part.contains("/inloggen/link?")).unwrap();
        link.to_string()
    }
}
