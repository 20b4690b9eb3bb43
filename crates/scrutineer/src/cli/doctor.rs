//! `doctor`: what is wrong with this installation, and how to mend it.

use super::Outcome;
use crate::app;
use anyhow::Result;
use kit::config::Config;
use kit::mail::Mailer;
use kit::{App, Db, audit, jobs};
use serde_json::json;

/// What was looked at, and what was found there.
struct Look {
    what: &'static str,
    /// What is well, in a few words.
    fine: String,
    findings: Vec<String>,
}

pub(super) async fn run(config: Config, as_json: bool) -> Result<Outcome> {
    let looks = look(config).await;
    let well = looks.iter().all(|look| look.findings.is_empty());
    if as_json {
        let rows = looks.iter().map(|look| json!({"what": look.what, "fine": look.fine, "findings": look.findings}));
        println!("{}", serde_json::Value::Array(rows.collect()));
    } else {
        for look in &looks {
            println!("{}: {}", look.what, if look.findings.is_empty() { &look.fine } else { "needs you" });
            for finding in &look.findings {
                println!("  {finding}");
            }
        }
    }
    Ok(if well { Outcome::Fine } else { Outcome::Findings })
}

async fn look(config: Config) -> Vec<Look> {
    let mut looks = vec![folder(&config), address(&config), mail(&config)];
    match Db::open(&config.database_address()).await {
        Err(error) => looks.push(Look {
            what: "Database",
            fine: String::new(),
            findings: vec![format!(
                "It cannot be reached ({error}). Check the setting `database`, and that the server runs."
            )],
        }),
        Ok(db) => {
            looks.push(database(&db).await);
            let app = App::new(db, config, app::parts());
            looks.push(boards(&app).await);
            looks.push(work(&app).await);
        }
    }
    looks
}

/// The data folder can be written and has room.
fn folder(config: &Config) -> Look {
    let probe = config.data.join(".probe");
    let written = std::fs::create_dir_all(&config.data)
        .and_then(|()| std::fs::write(&probe, b"x"))
        .and_then(|()| std::fs::remove_file(&probe));
    let shown = config.data.display();
    let findings = written.err().map(|error| {
        format!("{shown} cannot be written ({error}). Give the program's user the folder, or set `data` to another.")
    });
    Look { what: "Data folder", fine: shown.to_string(), findings: findings.into_iter().collect() }
}

/// People elsewhere need TLS.
fn address(config: &Config) -> Look {
    let local = config.listen.starts_with("127.")
        || config.listen.starts_with("localhost")
        || config.listen.starts_with("[::1]");
    let mut findings = Vec::new();
    if !local && !config.secure() {
        findings.push("The program listens to other machines without an `https://` address. Put a TLS proxy before it and set `address`.".to_owned());
    }
    let address = config.address.as_deref().unwrap_or("none set");
    Look { what: "Address", fine: format!("listens at {}, public address: {address}", config.listen), findings }
}

/// E-mail can be sent, or is not meant to be.
fn mail(config: &Config) -> Look {
    let mut look =
        Look { what: "E-mail", fine: "no mail server is set: nobody is reminded".into(), findings: Vec::new() };
    match Mailer::of(config) {
        Ok(None) => {}
        Ok(Some(_)) if config.address.is_some() => {
            "a mail server is set; try it with `scrutineer mail try ADDRESS`".clone_into(&mut look.fine)
        }
        Ok(Some(_)) => look
            .findings
            .push("A mail server is set, but no `address`, so letters could not lead back here. Set `address`.".into()),
        Err(error) => look.findings.push(format!("Letters cannot be sent: {error}. Correct that setting.")),
    }
    look
}

async fn database(db: &Db) -> Look {
    let mut look = Look { what: "Database", fine: String::new(), findings: Vec::new() };
    match db.look_over().await {
        Ok(health) => {
            look.fine = health.engine;
            look.findings = health.findings;
        }
        Err(error) => {
            look.findings.push(format!("It cannot be read ({error}). Restore the last backup if this stays."))
        }
    }
    match db.outstanding::<app::Migrations>().await {
        Ok(names) if !names.is_empty() => {
            look.findings.push(format!(
                "{} changes to its schema wait. Start the program: `scrutineer serve` applies them.",
                names.len()
            ));
        }
        Ok(_) => {}
        Err(error) => {
            look.findings.push(format!("Its schema cannot be read ({error}). Is it another program's database?"))
        }
    }
    look
}

/// There is a board, and its trail is whole.
async fn boards(app: &App) -> Look {
    let mut look = Look { what: "Boards", fine: String::new(), findings: Vec::new() };
    let boards = match app.boards().await {
        Ok(boards) => boards,
        Err(_) => {
            look.findings.push("They cannot be read before the schema is up to date.".into());
            return look;
        }
    };
    if boards.is_empty() {
        look.findings.push(
            "There is none yet. Make it with its first administrator: `scrutineer user add EMAIL --board NAME`.".into(),
        );
    }
    let mut entries = 0;
    for board in &boards {
        match audit::verify(app, board.id).await {
            Ok(verdict) if verdict.findings.is_empty() => entries += verdict.entries,
            Ok(verdict) => look.findings.push(format!(
                "The trail of {} is broken in {} places: run `scrutineer verify`.",
                board.name,
                verdict.findings.len()
            )),
            Err(error) => look.findings.push(format!("The trail of {} cannot be read ({error}).", board.name)),
        }
    }
    look.fine = format!("{}, trail whole, {entries} entries", boards.len());
    look
}

/// No work was given up.
async fn work(app: &App) -> Look {
    let mut look = Look { what: "Work in the background", fine: "nothing given up".into(), findings: Vec::new() };
    match jobs::given_up(app).await {
        Ok(jobs) => look.findings.extend(jobs.iter().map(|job| {
            format!("`{}` was given up on {}: {}", job.kind, job.at.format("%-d %B %Y at %H:%M"), job.problem)
        })),
        Err(_) => look.findings.push("The queue cannot be read before the schema is up to date.".into()),
    }
    look
}
