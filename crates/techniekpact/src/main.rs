//! Floor 5: the door. Reads the configuration once, wires the parts, runs a command.

mod commands;
mod config;
mod demo;
mod demo_agenda;
mod demo_editions;
mod demo_steering;
mod demo_world;
mod elsewhere;
mod metrics;
mod outer;
#[cfg(test)]
mod reference;
mod serve;
mod settings;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    /// Address to listen on; also TECHNIEKPACT_LISTEN
    #[arg(long, global = true, value_name = "ADDRESS")]
    pub listen: Option<String>,
    /// Folder for the store, the keys and techniekpact.toml; also TECHNIEKPACT_DATA
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// sqlite:PATH or postgres://USER@HOST/DATABASE; also TECHNIEKPACT_STORE
    #[arg(long, global = true, value_name = "URL")]
    pub store: Option<String>,
    /// Output as JSON
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Run the platform (the default); prints its address, and a sign-in link while nobody manages it yet
    Serve,
    /// Run it on a fresh temporary folder with made-up people and deeds; prints a sign-in link per role
    Demo,
    /// A way in for whoever runs the machine
    #[command(subcommand)]
    Admin(commands::admin::Admin),
    /// Read or check the journal
    #[command(subcommand)]
    Journal(commands::journal::Journal),
    /// Write a consistent copy of the store while it is in use, and check that copy
    Backup {
        /// The copy; must not exist yet
        file: PathBuf,
    },
    /// Put a backup where no store is yet; checks the copy first
    Restore {
        /// The copy
        file: PathBuf,
    },
    /// Print the configuration in force and where each value comes from; secrets are hidden
    Check,
    /// Say in plain Dutch what an operator still has to do
    Doctor,
    /// Ask for published figures
    #[command(subcommand)]
    Monitor(commands::query::Monitor),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(e) => return refuse(&format!("the asynchronous runtime could not start: {e}")),
    };
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => refuse(&sentence),
    }
}

async fn run(cli: Cli) -> Result<(), String> {
    let options = cli.options;
    match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run(&options).await,
        Command::Demo => demo::run(&options).await,
        Command::Admin(admin) => commands::admin::run(&options, admin).await,
        Command::Journal(journal) => commands::journal::run(&options, journal).await,
        Command::Backup { file } => commands::backup::backup(&options, &file).await,
        Command::Restore { file } => commands::backup::restore(&options, &file).await,
        Command::Check => commands::check::run(&options),
        Command::Doctor => commands::doctor::run(&options).await,
        Command::Monitor(monitor) => commands::query::run(&options, monitor).await,
    }
}

/// One clear sentence on standard error, exit code 1.
fn refuse(sentence: &str) -> ExitCode {
    eprintln!("techniekpact: {sentence}");
    ExitCode::from(1)
}
