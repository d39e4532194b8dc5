//! What the tests of the real program share: starting it, asking it over HTTP, stopping it hard.
#![allow(dead_code, reason = "each test uses its part")]

pub mod writers;

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_techniekpact"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TECHNIEKPACT_")) {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// Runs a command on a data folder until it ends.
pub fn run(data: &Path, args: &[&str]) -> Output {
    program().args(args).arg("--data").arg(data).output().expect("the program runs")
}

pub fn json(output: &Output) -> serde_json::Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&output.stdout)))
}

/// A running program; killed when dropped.
pub struct Server {
    child: Child,
    pub port: u16,
    pub data: PathBuf,
}

impl Server {
    pub fn start(data: &Path) -> Server {
        Server::start_with(data, &[], &[])
    }

    pub fn start_with(data: &Path, args: &[&str], env: &[(&str, &str)]) -> Server {
        Server::try_start(data, args, env).unwrap_or_else(|e| panic!("{e}"))
    }

    /// Waits for the line with the address; the error is what was said instead.
    pub fn try_start(data: &Path, args: &[&str], env: &[(&str, &str)]) -> Result<Server, String> {
        let mut command = program();
        command.args(["serve", "--json", "--listen", "127.0.0.1:0", "--data"]).arg(data).args(args).envs(env.iter().copied());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("readable");
        let Ok(said) = serde_json::from_str::<serde_json::Value>(&line) else {
            drop(child.kill());
            let mut why = String::new();
            drop(child.stderr.take().expect("piped").read_to_string(&mut why));
            drop(child.wait());
            return Err(why);
        };
        let mut stderr = child.stderr.take().expect("piped");
        std::thread::spawn(move || std::io::copy(&mut stderr, &mut std::io::stderr()));
        let port = said["address"].as_str().and_then(|a| a.rsplit(':').next()?.parse().ok()).expect("an address");
        Ok(Server { child, port, data: data.into() })
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: no farewell of any kind.
    pub fn kill(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }

    /// SIGTERM; how it ended.
    pub fn stop(mut self) -> std::process::ExitStatus {
        drop(Command::new("kill").arg(self.child.id().to_string()).status());
        self.child.wait().expect("it ends")
    }

    pub fn get(&self, path: &str) -> Answer {
        self.client().get(path)
    }

    pub fn client(&self) -> Client {
        Client { port: self.port, cookie: None, stream: None }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

#[derive(Debug, Default)]
pub struct Answer {
    /// 0 where there was none.
    pub status: u16,
    pub headers: HashMap<String, String>,
    pub body: String,
}

/// One connection, kept open; a session if it has a cookie.
pub struct Client {
    port: u16,
    pub cookie: Option<String>,
    stream: Option<BufReader<TcpStream>>,
}

impl Client {
    pub fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, "", &[])
    }

    pub fn get_with(&mut self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask("GET", path, "", headers)
    }

    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<_> = fields.iter().map(|(k, v)| format!("{}={}", escaped(k), escaped(v))).collect();
        self.ask("POST", path, &body.join("&"), &[("content-type", "application/x-www-form-urlencoded")])
    }

    fn ask(&mut self, method: &str, path: &str, body: &str, headers: &[(&str, &str)]) -> Answer {
        match self.try_ask(method, path, body, headers) {
            Ok(answer) => answer,
            Err(_) => {
                self.stream = None;
                Answer::default()
            }
        }
    }

    fn try_ask(&mut self, method: &str, path: &str, body: &str, headers: &[(&str, &str)]) -> std::io::Result<Answer> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_secs(30)))?;
            self.stream = Some(BufReader::new(stream));
        }
        let stream = self.stream.as_mut().expect("just made");
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\ncontent-length: {}\r\n", self.port, body.len());
        if let Some(cookie) = &self.cookie {
            request.push_str(&format!("cookie: {cookie}\r\n"));
        }
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        stream.get_mut().write_all(format!("{request}\r\n{body}").as_bytes())?;
        read(stream)
    }
}

fn read(stream: &mut BufReader<TcpStream>) -> std::io::Result<Answer> {
    let cut = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
    let mut line = String::new();
    if stream.read_line(&mut line)? == 0 {
        return Err(cut());
    }
    let status = line.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or_else(cut)?;
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.insert(name.to_lowercase(), value.to_string());
    }
    let length = headers.get("content-length").and_then(|l| l.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok(Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned() })
}

fn escaped(text: &str) -> String {
    text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// The address of the SQLite store in a data folder.
pub fn url(data: &Path) -> String {
    format!("sqlite:{}", data.join("techniekpact.sqlite").display())
}

/// A second handle on the store of a data folder.
pub async fn store(data: &Path) -> store::Store {
    store::Store::open(&url(data)).await.expect("the store opens")
}

/// Opens a session of the programme office in the store itself, as the link of a demonstration
/// would; the cookie.
pub async fn sign_in(data: &Path, url: &str) -> String {
    let store = store::Store::open(url).await.expect("the store opens");
    let bytes: [u8; 64] = std::fs::read(data.join("secret.key")).expect("keys").try_into().expect("64 bytes");
    let settings = app::Settings { base_url: "http://x".into(), mail_from: "a@b.nl".into(), security_contact: String::new(), demo: true };
    let clock = std::sync::Arc::new(jiff::Timestamp::now);
    let app = app::App::new(store, app::Secrets::from_bytes(&bytes), clock, settings).await.expect("an application");
    let email = format!("tester-{}@test.invalid", uuid::Uuid::now_v7());
    let role = domain::permission::Role::Programme;
    let id = app.open_account_as_operator(&email, "Tester", role, None, None).await.expect("an account");
    let link = app.make_link(id, "demo", jiff::SignedDuration::from_hours(1)).await.expect("a link");
    let token = link.split("demo=").nth(1).expect("a token");
    format!("{}={}", COOKIE, app.sign_in_by_demo_link(token, "test").await.expect("a session"))
}

/// The name of the session cookie.
pub const COOKIE: &str = "__Host-techniekpact";

/// The value of a hidden field of a form.
pub fn hidden(html: &str, name: &str) -> String {
    let at = html.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no field {name} in: {}", &html[..html.len().min(300)]));
    let rest = &html[at..];
    let from = rest.find("value=\"").expect("a value") + 7;
    rest[from..].split('"').next().unwrap_or_default().to_string()
}

/// Polls until `done` says so; how long that took.
pub fn wait(most: Duration, mut done: impl FnMut() -> bool) -> Option<Duration> {
    let begin = Instant::now();
    while begin.elapsed() < most {
        if done() {
            return Some(begin.elapsed());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    None
}

/// Past the test harness, which keeps what a passing test prints to itself.
pub fn say(line: &str) {
    drop(writeln!(std::io::stderr(), "{line}"));
}

/// Numbers that differ from run to run, without a crate for it.
pub fn random(most: u64) -> u64 {
    use std::hash::{BuildHasher, Hasher};
    std::hash::RandomState::new().build_hasher().finish() % most
}

/// The value below which this share of a sorted list lies.
pub fn percentile(sorted: &[Duration], share: f64) -> Duration {
    let at = ((sorted.len() as f64 * share).ceil() as usize).clamp(1, sorted.len()) - 1;
    sorted[at]
}

/// A file system of its own, as large as we say.
pub struct Disk(testkit::TempFolder);

impl Disk {
    /// None where this process may not mount; a line says so.
    pub fn new(size: &str) -> Option<Disk> {
        let disk = Disk(testkit::TempFolder::new());
        if testkit::is_root() && disk.mount(&["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]) {
            return Some(disk);
        }
        say("skipped: a small disk can be mounted by root only");
        None
    }

    fn mount(&self, how: &[&str]) -> bool {
        Command::new("mount").args(how).arg(self.0.path()).status().is_ok_and(|s| s.success())
    }

    pub fn grow(&self, size: &str) {
        assert!(self.mount(&["-o", &format!("remount,size={size}")]));
    }

    /// Leaves no room for anything.
    pub fn fill(&self) {
        let mut file = std::fs::File::create(self.0.file("filler")).expect("a file");
        while file.write_all(&[7; 4096]).is_ok() {}
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.0.path()).status());
    }
}
