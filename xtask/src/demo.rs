//! The demo, running on a free port for as long as the value lives.

use crate::place;
use crate::shell::{cargo, command, run};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// A demo that serves. Dropping it ends it.
pub struct Demo {
    child: Child,
    /// `http://127.0.0.1:PORT`
    pub address: String,
    /// The whole line it printed: address and a signed-in link per role.
    pub line: String,
}

/// How long a cold debug binary may take to fill its world.
const START: Duration = Duration::from_secs(120);

impl Demo {
    /// Builds the debug binary and starts its demo.
    pub fn start() -> Result<Demo, String> {
        run(&mut cargo(&["build", "--quiet", "-p", "techniekpact"]), Duration::from_secs(3000))?;
        let binary = place::binary();
        let mut child = command(&binary.to_string_lossy())
            .args(["demo", "--listen", "127.0.0.1:0", "--json"])
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{}: {e}", binary.display()))?;
        let first = first_line(&mut child);
        // From here on the child ends with the value, whatever its line says.
        let mut demo = Demo { child, address: String::new(), line: first? };
        demo.address =
            text_after(&demo.line, "\"address\"").ok_or_else(|| format!("the demo's line has no address: {}", demo.line))?.into();
        Ok(demo)
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The demo prints one line and serves on; a thread keeps its output flowing so that it never blocks.
fn first_line(child: &mut Child) -> Result<String, String> {
    let output = child.stdout.take().ok_or("the demo has no output")?;
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || BufReader::new(output).lines().map_while(Result::ok).for_each(|line| drop(sender.send(line))));
    receiver.recv_timeout(START).map_err(|_| match child.try_wait() {
        Ok(Some(status)) => format!("the demo ended before it served: {status}"),
        _ => format!("the demo said nothing for {} s", START.as_secs()),
    })
}

/// The string value that follows `key` in a line of JSON; addresses need no unescaping.
fn text_after<'a>(json: &'a str, key: &str) -> Option<&'a str> {
    let rest = json.split_once(key)?.1.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_read_from_the_line() {
        let check = |json: &str, expected| assert_eq!(text_after(json, "\"address\""), expected, "{json}");
        check(r#"{"address":"http://127.0.0.1:9","links":{}}"#, Some("http://127.0.0.1:9"));
        check(r#"{"links":{}, "address" : "x"}"#, Some("x"));
        check(r#"{"address":9}"#, None);
        check("error: port in use", None);
    }
}
