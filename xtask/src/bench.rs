//! `cargo xtask bench`: our speed beside others', on this machine and in one run. Not part of
//! check: a figure means something on a quiet machine only.

use crate::shell::{cargo, command, run};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(3600);

/// Pages against nginx and plain axum, a large doe-agenda at a constant pace, then shared commits against
/// one commit per write.
pub fn run_all() -> Result<(), String> {
    for script in ["bench/web.sh", "bench/agenda.sh"] {
        run(command("bash").arg(script), LIMIT)?;
    }
    let folder = crate::place::target();
    let mut writes = cargo(&["run", "--release", "--quiet", "-p", "store", "--example", "group_commit", "--"]);
    run(writes.arg(folder), LIMIT)
}
