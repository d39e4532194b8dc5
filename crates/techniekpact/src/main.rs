//! Floor 5: the door. Reads the configuration once, wires the parts, runs a command.

mod config;
mod demo;
mod elsewhere;
mod serve;

use clap::{Args, Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "techniekpact", version, about = "The software of a public-private pact")]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    options: Options,
}

/// Options that work on every command.
#[derive(Args, Clone, Debug, Default)]
pub struct Options {
    /// Address to listen on.
    #[arg(long, global = true, env = "TECHNIEKPACT_LISTEN")]
    pub listen: Option<String>,
    /// Folder for the store, the keys and the configuration file.
    #[arg(long, global = true, env = "TECHNIEKPACT_DATA")]
    pub data: Option<std::path::PathBuf>,
    /// `sqlite:PATH` or `postgres://USER@HOST/DATABASE`.
    #[arg(long, global = true, env = "TECHNIEKPACT_STORE")]
    pub store: Option<String>,
    /// Output as JSON where it is data.
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the platform (the default).
    Serve,
    /// Runs it on a fresh temporary folder with made-up people, and prints a sign-in link per role.
    Demo,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(e) => return refuse(&format!("the asynchronous runtime could not start: {e}")),
    };
    let result = runtime.block_on(async {
        match cli.command.unwrap_or(Command::Serve) {
            Command::Serve => serve::run(&cli.options).await,
            Command::Demo => demo::run(&cli.options).await,
        }
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => refuse(&sentence),
    }
}

/// One clear sentence on standard error, exit code 1.
fn refuse(sentence: &str) -> ExitCode {
    eprintln!("techniekpact: {sentence}");
    ExitCode::from(1)
}
