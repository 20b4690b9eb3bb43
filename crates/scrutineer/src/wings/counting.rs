//! Every night the registers are counted for the indicators that they feed.

use crate::wings::governance::meetings::attendance;
use crate::wings::governance::meetings::known::Known;
use crate::wings::improvement::escalations::{self, Escalations};
use crate::wings::performance::readings::counted::{Count, take};
use crate::wings::practice;
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use kit::jobs::Job;
use kit::{App, Desk, Read, Result};
use measure::Period;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How far back meetings are counted.
const BACK: Days = Days::new(3 * 366);
const ACTOR: &str = "Counting of the registers";

/// Counts the registers of a board, and asks for the next night's count.
#[derive(Debug, Serialize, Deserialize)]
pub struct CountRegisters {
    pub on: NaiveDate,
}

impl Job for CountRegisters {
    const KIND: &'static str = "count_registers";

    fn unique_key(&self) -> Option<String> {
        Some(self.on.to_string())
    }

    async fn run(self, app: App, board: Uuid) -> Result<()> {
        let today = kit::clock::day(app.now());
        let next = CountRegisters { on: today + Days::new(1) };
        let early = next.on.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(3);
        app.act(board, ACTOR, async |tx| tx.queue(&next, early).await).await?;
        let counts = counts(&app, board, today).await?;
        app.act(board, ACTOR, async |tx| take(tx, counts).await).await.map(drop)
    }
}

/// What each register says: one line for each that feeds an indicator.
async fn counts(app: &App, board: Uuid, today: NaiveDate) -> Result<Vec<Count>> {
    let desk = Desk::<Read<Escalations>>::for_program(app, board, ACTOR);
    let disagreements = desk.all(escalations::queries::latest_first()).await?;
    let raised =
        escalations::rules::counts(&disagreements, today).into_iter().map(|(period, raised, illustrative)| Count {
            code: "C62",
            period,
            numerator: measure::Figure::Number(raised.into()),
            denominator: None,
            illustrative,
            register: "the register of disagreements",
        });
    let mut all: Vec<Count> = raised.collect();
    // Only periods whose 12 months lie within what is looked at: what is older was signed off long ago.
    let first = today - BACK;
    let known = Known::since(&desk, first).await?;
    let whole = |period: &Period| attendance::year_to(period.end()) >= first;
    let attended = attendance::counts(&known.sat(), today);
    let attended =
        attended.into_iter().filter(|(period, ..)| whole(period)).map(|(period, tally, illustrative)| Count {
            code: "D42",
            period,
            numerator: measure::Figure::Number(tally.filled().into()),
            denominator: Some(measure::Figure::Number(tally.expected.into())),
            illustrative,
            register: "the register of meetings",
        });
    all.extend(attended);
    let counted = practice::counts(&desk).await?;
    all.extend(counted.into_iter().filter(|count| count.period.start() >= first));
    Ok(all)
}

/// Asks for tonight's count of every board, and for one now: called when the program starts.
///
/// # Errors
/// When the database cannot be written.
pub async fn begin(app: &App) -> Result<()> {
    let job = CountRegisters { on: kit::clock::day(app.now()) };
    for board in app.boards().await? {
        app.act(board.id, ACTOR, async |tx| tx.queue(&job, tx.now()).await).await?;
    }
    Ok(())
}
