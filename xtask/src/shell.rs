//! Running other programs, with a limit in time and an error that says which one.

use crate::place;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A command in the checkout, with the environment the checks share and no input.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(place::root()).envs(place::environment()).stdin(Stdio::null());
    command
}

/// Cargo as it was when it started us.
pub fn cargo(words: &[&str]) -> Command {
    let mut cargo = command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
    cargo.args(words);
    cargo
}

/// Runs to the end; what went wrong, in one line.
pub fn run(command: &mut Command, limit: Duration) -> Result<(), String> {
    let name = display(command);
    let child = command.spawn().map_err(|e| format!("{name}: {e}"))?;
    let status = wait(child, limit).ok_or_else(|| format!("{name}: stopped after {} s", limit.as_secs()))?;
    if status.success() { Ok(()) } else { Err(format!("{name}: {status}")) }
}

/// The exit status within `limit`; the child is killed where there is none.
fn wait(mut child: Child, limit: Duration) -> Option<std::process::ExitStatus> {
    let start = Instant::now();
    while start.elapsed() < limit {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => std::thread::sleep(Duration::from_millis(50)),
            Err(_) => break,
        }
    }
    drop(child.kill());
    drop(child.wait());
    None
}

fn display(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|w| w.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_fails_or_never_ends_is_named() {
        let check = |script: &str, expected: Result<(), &str>| {
            let found = run(command("sh").args(["-c", script]), Duration::from_millis(500));
            assert_eq!(found, expected.map_err(|why| format!("sh -c {script}: {why}")));
        };
        check("true", Ok(()));
        check("exit 3", Err("exit status: 3"));
        check("sleep 30", Err("stopped after 0 s"));
    }
}
