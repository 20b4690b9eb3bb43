//! The command line. Exit code 0 fine, 1 findings, 2 usage; errors go to standard error in whole sentences.

mod benchmark;
mod doctor;
mod intake;
mod key;
mod mail;
mod measure;
mod serve;
mod user;
mod verify;

use crate::app;
use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};
use kit::config::Config;
use kit::{App, Db, Parts};
use std::path::PathBuf;
use std::process::ExitCode;

/// The assurance work of a safeguarding children board or partnership.
#[derive(Parser)]
#[command(name = "scrutineer", version, about)]
struct Line {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    place: Place,
}

/// Where the program keeps its data; each overrides the settings file.
#[derive(Args, Clone, Debug)]
struct Place {
    /// The settings file (TOML)
    #[arg(long, global = true, env = "SCRUTINEER_CONFIG")]
    config: Option<PathBuf>,
    /// The folder for the embedded database and evidence files
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    /// A database address such as postgres://user@host/name; without it, SQLite in the data folder
    #[arg(long, global = true)]
    database: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the program
    Serve {
        /// Where to listen, such as 127.0.0.1:8080
        #[arg(long)]
        listen: Option<String>,
    },
    /// Serve the program with the worked example in it
    Demo {
        /// Where to listen, such as 127.0.0.1:8080
        #[arg(long)]
        listen: Option<String>,
    },
    /// People who can sign in
    User {
        #[command(subcommand)]
        command: user::UserCommand,
    },
    /// Make a key for a program; it is printed once
    Key(key::KeyCommand),
    /// Say what is wrong with this installation and how to mend it
    Doctor {
        /// For programs
        #[arg(long)]
        json: bool,
    },
    /// Published statistics to compare with: import releases, show a figure beside its neighbours
    Benchmark {
        #[command(subcommand)]
        command: benchmark::BenchmarkCommand,
    },
    /// Work figures out, without a server: control charts, working days, rates, ranks, safe tables
    Measure {
        #[command(subcommand)]
        command: measure::MeasureCommand,
    },
    /// Check and count the returns of an authority, without a server; nothing of them is kept
    Intake {
        #[command(subcommand)]
        command: intake::IntakeCommand,
    },
    /// E-mail: try it out, take in what came back
    Mail {
        #[command(subcommand)]
        command: mail::MailCommand,
    },
    /// Walk the audit trail of every board and say whether it is whole
    Verify {
        /// For programs
        #[arg(long)]
        json: bool,
    },
}

/// What a command found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Fine,
    Findings,
}

/// Runs the command that was typed.
#[must_use]
pub fn run() -> ExitCode {
    let line = Line::parse();
    match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => match runtime.block_on(work(line)) {
            Ok(Outcome::Fine) => ExitCode::SUCCESS,
            Ok(Outcome::Findings) => ExitCode::from(1),
            Err(error) => {
                eprintln!("scrutineer: {error:#}");
                ExitCode::from(if error.is::<Usage>() { 2 } else { 1 })
            }
        },
        Err(error) => {
            eprintln!("scrutineer: the program could not start: {error}");
            ExitCode::from(1)
        }
    }
}

/// Something was typed that cannot be done.
#[derive(Debug)]
struct Usage(String);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for Usage {}

async fn work(line: Line) -> Result<Outcome> {
    // These need neither settings nor data.
    match line.command {
        Command::Measure { command } => return measure::run(command),
        Command::Intake { command } => return intake::run(&command),
        _ => {}
    }
    let config = settings(&line.place)?;
    match line.command {
        Command::Serve { listen } => serve::run(with_listen(config, listen), false).await,
        Command::Demo { listen } => serve::run(with_listen(config, listen), true).await,
        Command::User { command } => user::run(&open(config).await?, command).await,
        Command::Key(command) => key::run(&open(config).await?, command).await,
        Command::Doctor { json } => doctor::run(config, json).await,
        Command::Benchmark { command } => benchmark::run(&open(config).await?, command).await,
        Command::Measure { command } => measure::run(command),
        Command::Intake { command } => intake::run(&command),
        Command::Mail { command } => mail::run(&open(config).await?, command).await,
        Command::Verify { json } => verify::run(&open(config).await?, json).await,
    }
}

/// The settings of the file and the environment, overridden by the command line.
fn settings(place: &Place) -> Result<Config> {
    let read = Config::read(place.config.as_deref(), std::env::vars());
    let mut config = read.map_err(|error| Usage(format!("the settings cannot be used: {error:#}")))?;
    if let Some(data) = &place.data {
        config.data.clone_from(data);
    }
    if place.database.is_some() {
        config.database.clone_from(&place.database);
    }
    Ok(config)
}

fn with_listen(config: Config, listen: Option<String>) -> Config {
    Config { listen: listen.unwrap_or(config.listen), ..config }
}

/// The program with its database, brought up to date.
async fn open(config: Config) -> Result<App> {
    open_at(config, app::parts()).await
}

/// The same with parts of one's own: another clock.
async fn open_at(config: Config, parts: Parts) -> Result<App> {
    std::fs::create_dir_all(&config.data)
        .with_context(|| format!("the data folder {} cannot be made", config.data.display()))?;
    let db = Db::open(&config.database_address()).await.context("the database cannot be reached")?;
    db.migrate::<app::Migrations>().await?;
    Ok(App::new(db, config, parts))
}
