//! `mail`: try the mail server out, and take in the report that a letter could not be delivered.

use super::{Outcome, Usage};
use crate::mail::jobs;
use anyhow::{Context, Result};
use clap::Subcommand;
use kit::App;
use kit::mail::{Handed, Letter};
use std::io::Read as _;
use std::path::PathBuf;
use uuid::Uuid;

#[derive(Subcommand)]
pub(super) enum MailCommand {
    /// Send a letter to an address, to see whether the settings are right
    Try {
        /// Whom to send it to
        address: String,
    },
    /// Take in a mail server's report that a letter could not be delivered (RFC 3464)
    Bounced {
        /// The report; without it, standard input, so that a mail server can hand it over
        report: Option<PathBuf>,
    },
}

pub(super) async fn run(app: &App, command: MailCommand) -> Result<Outcome> {
    match command {
        MailCommand::Try { address } => try_out(app, address).await,
        MailCommand::Bounced { report } => bounced(app, report).await,
    }
}

async fn try_out(app: &App, to: String) -> Result<Outcome> {
    let mailer = app.mailer().map_err(|error| Usage(error.to_string()))?;
    let mailer = mailer.ok_or_else(|| Usage("no mail server is set: set `mail.server` and `mail.from`".into()))?;
    let site = app.config().address.clone().unwrap_or_default();
    let letter = Letter {
        board: Uuid::nil(),
        id: app.clock().new_id(),
        to,
        subject: "A letter from Scrutineer".into(),
        text: "The settings of e-mail are right: this letter arrived.\n".into(),
        stop: site,
    };
    match mailer.hand_over(&letter).await? {
        Handed::Over => {
            println!("The mail server took it. Look in the mailbox.");
            Ok(Outcome::Fine)
        }
        Handed::Refused(said) => {
            println!("The mail server refused it: {said}");
            Ok(Outcome::Findings)
        }
    }
}

async fn bounced(app: &App, report: Option<PathBuf>) -> Result<Outcome> {
    let mut bytes = Vec::new();
    match &report {
        Some(path) => {
            bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        }
        None => {
            std::io::stdin().read_to_end(&mut bytes).context("standard input cannot be read")?;
        }
    }
    if jobs::came_back(app, &String::from_utf8_lossy(&bytes)).await? {
        println!("Kept: that address gets no more letters until somebody says that it is good again.");
        Ok(Outcome::Fine)
    } else {
        println!("It does not say that a letter of this program failed for good: nothing was changed.");
        Ok(Outcome::Findings)
    }
}
