//! Work in the background: every night each board's trail is walked, so that tampering shows within a day.

use chrono::{Days, NaiveDate, NaiveTime};
use kit::jobs::Job;
use kit::{App, Error, Result, audit};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Walks the trail of a board on a day, and asks for the next day's walk. A broken trail fails the job, again and again,
/// until it is given up: `scrutineer doctor` then says so.
#[derive(Debug, Serialize, Deserialize)]
pub struct CheckTrail {
    pub on: NaiveDate,
}

impl Job for CheckTrail {
    const KIND: &'static str = "check_trail";

    fn unique_key(&self) -> Option<String> {
        Some(self.on.to_string())
    }

    async fn run(self, app: App, board: Uuid) -> Result<()> {
        let next = CheckTrail { on: kit::clock::day(app.now()) + Days::new(1) };
        let early = next.on.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(2);
        app.act(board, "Nightly check", async |tx| tx.queue(&next, early).await).await?;
        let verdict = audit::verify(&app, board).await?;
        match verdict.findings.first() {
            None => Ok(()),
            Some(first) => Err(Error::Internal(anyhow::anyhow!(
                "the audit trail is broken at entry {}: {}",
                first.seq,
                first.what
            ))),
        }
    }
}

/// Asks for today's walk of every board: called when the program starts.
///
/// # Errors
/// When the database cannot be written.
pub async fn begin(app: &App) -> Result<()> {
    let today = CheckTrail { on: kit::clock::day(app.now()) };
    for board in app.boards().await? {
        app.act(board.id, "Nightly check", async |tx| tx.queue(&today, tx.now()).await).await?;
    }
    Ok(())
}
