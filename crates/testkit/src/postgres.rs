//! A PostgreSQL of our own for one test process: started when the first test asks, gone with the process.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A running cluster that listens on a socket in its own folder only.
pub struct TempPostgres {
    bin: PathBuf,
    folder: PathBuf,
    made: AtomicU32,
}

/// Speed over durability: what is here is thrown away. Connections for many stores at once.
const OPTIONS: &str = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
                       -c shared_buffers=32MB -c max_connections=300";

/// Waits for its standard input to close, which the kernel does when the tests end in any way at
/// all, then stops each cluster in the folder and removes it. Signals meant for the tests pass it by.
const WATCHDOG: &str =
    r#"trap '' INT TERM HUP; read -r _; for d in "$3"/data*; do $1 "$2/pg_ctl" -D "$d" -m immediate stop; done; rm -rf "$3""#;

impl TempPostgres {
    /// The cluster of this process. None where PostgreSQL is not installed: then a line says so,
    /// and in continuous integration (`CI=true`) the test fails.
    pub fn get() -> Option<&'static TempPostgres> {
        static CLUSTER: OnceLock<Option<TempPostgres>> = OnceLock::new();
        CLUSTER.get_or_init(TempPostgres::start).as_ref()
    }

    fn start() -> Option<TempPostgres> {
        let (bin, folder) = home()?;
        let data = folder.join("data");
        init(&bin, &data);
        start(&bin, &data, &format!("{OPTIONS} -c unix_socket_directories='{}'", folder.display()));
        Some(TempPostgres { bin, folder, made: AtomicU32::new(0) })
    }

    /// The address of a fresh database, copied from the cluster's empty template.
    pub fn database(&self) -> String {
        let name = format!("t_{}", self.made.fetch_add(1, Ordering::Relaxed));
        output(Command::new(self.bin.join("createdb")).arg("-h").arg(&self.folder).args(["-U", "postgres", "-T", "template0", &name]));
        self.url(&name)
    }

    fn url(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&user=postgres", self.folder.display())
    }

    /// Makes a user with a password and lets only password holders in under that name; the address for it.
    pub fn with_password(&self, database: &str, user: &str, password: &str) -> String {
        let sql = format!("CREATE ROLE {user} LOGIN PASSWORD '{password}'");
        output(Command::new(self.bin.join("psql")).arg("-h").arg(&self.folder).args(["-U", "postgres", "-qc", &sql]));
        let file = self.folder.join("data/pg_hba.conf");
        let rules = std::fs::read_to_string(&file).expect("the cluster's access rules");
        std::fs::write(&file, format!("local all {user} scram-sha-256\n{rules}")).expect("the access rules can be written");
        output(as_postgres(self.bin.join("pg_ctl")).arg("-D").arg(self.folder.join("data")).arg("reload"));
        let host = self.folder.display().to_string().replace('/', "%2F");
        let name = database.split(['/', '?']).nth(3).expect("a database's name");
        format!("postgres://{user}:{password}@{host}/{name}")
    }
}

/// PostgreSQL's programs and a fresh folder of its user, watched over; none where it is not installed.
pub fn home() -> Option<(PathBuf, PathBuf)> {
    let Some(bin) = programs() else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "PostgreSQL is not installed, and CI must not skip its stories");
        // Past the test harness, which keeps what a passing test prints to itself.
        drop(writeln!(std::io::stderr(), "skipped: PostgreSQL is not installed"));
        return None;
    };
    let folder = output(as_postgres("mktemp").args(["-d", "-p"]).arg(std::env::temp_dir()).arg("techniekpact-pg.XXXXXX"));
    let folder = PathBuf::from(folder);
    watch(&bin, &folder);
    Some((bin, folder))
}

/// An empty cluster in which whoever reaches the socket is believed.
pub fn init(bin: &Path, data: &Path) {
    let how = ["-U", "postgres", "-A", "trust", "--no-sync", "--locale=C.UTF-8", "-E", "UTF8"];
    output(as_postgres(bin.join("initdb")).arg("-D").arg(data).args(how));
}

/// Starts a cluster and waits until it answers; what it says goes to `log` in its folder.
pub fn start(bin: &Path, data: &Path, options: &str) {
    output(as_postgres(bin.join("pg_ctl")).arg("-D").arg(data).args(["-w", "-o", options, "-l"]).arg(data.join("log")).arg("start"));
}

/// The folder of PostgreSQL's programs, newest version first.
fn programs() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().parse().unwrap_or(0), entry.path().join("bin")))
        .collect();
    found.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = found.into_iter().rev().map(|(_, bin)| bin);
    debian.chain(std::env::split_paths(&path)).find(|bin| bin.join("initdb").exists() && bin.join("pg_ctl").exists())
}

/// PostgreSQL refuses to run as root; then its own user runs it.
pub fn as_postgres(program: impl AsRef<Path>) -> Command {
    if crate::is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program.as_ref());
        command
    } else {
        Command::new(program.as_ref())
    }
}

fn watch(bin: &Path, folder: &Path) {
    use std::os::unix::process::CommandExt;
    let runner = if crate::is_root() { "runuser -u postgres --" } else { "" };
    let watchdog = Command::new("sh")
        .args(["-c", WATCHDOG, "watchdog", runner])
        .args([bin, folder])
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("sh can be started");
    // The pipe must stay open as long as this process lives.
    std::mem::forget(watchdog);
}

/// Runs a command that must succeed; what it printed.
pub fn output(command: &mut Command) -> String {
    let done = command.stdin(Stdio::null()).current_dir("/").output().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    assert!(done.status.success(), "{command:?}: {}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).trim().to_string()
}
