//! Two clusters for the day one dies: a primary, and a standby that confirms each commit before it counts.

use crate::postgres::{as_postgres, home, init, output, start};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

const PRIMARY: &str = "-c listen_addresses='' -c shared_buffers=32MB -c fsync=off -c synchronous_commit=on";

/// A primary and its synchronous standby, reached at one address as through a load balancer.
pub struct Replicated {
    bin: PathBuf,
    folder: PathBuf,
}

impl Replicated {
    /// None, said aloud, where PostgreSQL is not installed.
    pub fn start() -> Option<Replicated> {
        let (bin, folder) = home()?;
        let pair = Replicated { bin, folder };
        for socket in ["first", "second"] {
            output(as_postgres("mkdir").arg(pair.folder.join(socket)));
        }
        init(&pair.bin, &pair.data("first"));
        start(&pair.bin, &pair.data("first"), &pair.options("first"));
        let copy = pair.data("second");
        output(
            as_postgres(pair.bin.join("pg_basebackup"))
                .args(["-R", "-U", "postgres", "-h"])
                .arg(pair.folder.join("first"))
                .arg("-D")
                .arg(copy),
        );
        start(&pair.bin, &pair.data("second"), &pair.options("second"));
        // From here on a commit counts when the standby has it.
        pair.sql("first", "ALTER SYSTEM SET synchronous_standby_names = '*'");
        pair.sql("first", "SELECT pg_reload_conf()");
        pair.point("first");
        Some(pair)
    }

    /// The one address: whichever cluster it points at.
    pub fn url(&self) -> String {
        format!("postgres:///postgres?host={}&user=postgres", self.folder.join("front").display())
    }

    /// For a while the standby hears nothing; then the primary dies with all its processes and its
    /// data, the standby loses what it had not taken in, and takes the primary's place.
    pub fn fail_over(&self, deaf: Duration) {
        let receiver = children(&self.postmaster("second")).into_iter().find(|(_, name)| name.contains("walreceiver"));
        let (receiver, _) = receiver.expect("the standby listens");
        output(Command::new("kill").args(["-STOP", &receiver]));
        std::thread::sleep(deaf);
        let postmaster = self.postmaster("first");
        let workers = children(&postmaster).into_iter().map(|(pid, _)| pid);
        output(Command::new("kill").args(["-9", &postmaster, &receiver]).args(workers));
        // It starts again from what it had written, as after a crash of its own.
        while !self.psql("second", "SELECT 1").stdout(Stdio::null()).status().is_ok_and(|s| s.success()) {
            std::thread::sleep(Duration::from_millis(50));
        }
        output(as_postgres("rm").arg("-rf").arg(self.data("first")));
        output(as_postgres(self.bin.join("pg_ctl")).args(["-w", "promote", "-D"]).arg(self.data("second")));
        self.sql("second", "ALTER SYSTEM SET synchronous_standby_names = ''");
        self.sql("second", "SELECT pg_reload_conf()");
        self.point("second");
    }

    /// The process that began the cluster.
    fn postmaster(&self, name: &str) -> String {
        let file = self.data(name).join("postmaster.pid");
        let head = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        head.lines().next().expect("a process").to_string()
    }

    fn data(&self, name: &str) -> PathBuf {
        self.folder.join(format!("data-{name}"))
    }

    fn options(&self, name: &str) -> String {
        format!("{PRIMARY} -c unix_socket_directories='{}'", self.folder.join(name).display())
    }

    fn point(&self, name: &str) {
        output(as_postgres("ln").arg("-sfn").arg(self.folder.join(name)).arg(self.folder.join("front")));
    }

    fn sql(&self, name: &str, sql: &str) -> String {
        output(&mut self.psql(name, sql))
    }

    fn psql(&self, name: &str, sql: &str) -> Command {
        let mut command = Command::new(self.bin.join("psql"));
        command.arg("-h").arg(self.folder.join(name)).args(["-U", "postgres", "-qAtc", sql]).stderr(Stdio::null());
        command
    }
}

/// The processes a process began, each with what it calls itself.
fn children(parent: &str) -> Vec<(String, String)> {
    let pids = std::fs::read_dir("/proc").into_iter().flatten().flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let child = |pid: String| {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // The name in parentheses may hold anything; after it come the state and the parent.
        let of = stat.rsplit(')').next()?.split_whitespace().nth(1)?;
        let name = std::fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        (of == parent).then_some((pid, name))
    };
    pids.filter(|pid| pid.bytes().all(|b| b.is_ascii_digit())).filter_map(child).collect()
}
