//! The worked example: loads the Northamptonshire board of March 2015 through the same door as everybody else.
//!
//! The data are files in `demo/northamptonshire`, read as they stand; each part below loads one of them. What is the
//! plan's and what is illustrative is said there, row by row, and stays with each record.

mod agencies;
mod bodies;
mod caseload;
mod contributions;
mod disagreements;
mod extracts;
mod improvement;
mod indicators;
mod meetings;
mod narratives;
mod notes;
mod people;
mod populations;
mod practice;
mod profile;
mod readings;
mod referrals;
mod releases;
mod report_points;
mod returns;
mod reviews;
mod series;
mod working;

pub use people::sign_ins;

use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::BodyId;
use crate::wings::performance::indicators::IndicatorId;
use anyhow::Context;
use kit::access::Hashed;
use kit::{App, Error, Result, Tx};
use measure::Decimal;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use uuid::Uuid;

/// The day on which the worked example begins to play.
pub const PLAYS_ON: chrono::NaiveDate = match chrono::NaiveDate::from_ymd_opt(2015, 3, 24) {
    Some(day) => day,
    None => chrono::NaiveDate::MIN,
};

/// What the keys of the files stand for, once loaded.
#[derive(Default)]
pub(crate) struct Keys {
    pub agencies: HashMap<String, AgencyId>,
    pub bodies: HashMap<String, BodyId>,
    pub indicators: HashMap<String, IndicatorId>,
}

impl Keys {
    fn agency(&self, key: &str) -> Result<AgencyId> {
        self.agencies.get(key).copied().ok_or_else(|| unknown("agency", key))
    }
    fn body(&self, key: &str) -> Result<BodyId> {
        self.bodies.get(key).copied().ok_or_else(|| unknown("body", key))
    }
    fn indicator(&self, code: &str) -> Result<IndicatorId> {
        self.indicators.get(code).copied().ok_or_else(|| unknown("indicator", code))
    }
}

/// A number of a file, exactly as it is printed there.
fn decimal(value: f64) -> Result<Decimal> {
    let exact = Decimal::from_str_exact(&value.to_string());
    Ok(exact.with_context(|| format!("{value} is not a decimal number"))?)
}

fn unknown(what: &str, key: &str) -> Error {
    Error::Internal(anyhow::anyhow!("the worked example names an unknown {what}: `{key}`"))
}

/// A file of the worked example.
fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<T> {
    Ok(toml::from_str(text).with_context(|| format!("{name} of the worked example"))?)
}

/// Loads the worked example as a board of its own.
///
/// # Errors
/// When a file is wrong or the database refuses; then nothing of it is there.
pub async fn load(app: &App, password: &str) -> Result<Uuid> {
    let password = Hashed::new(password).await?;
    let name = "Northamptonshire Safeguarding Children Board";
    let board = app.make_board(name, "Northamptonshire", "2013", Some("E10000021"), true).await?;
    app.act(board.id, "Worked example", async |tx| parts(tx, app, &password).await).await?;
    Ok(board.id)
}

async fn parts(tx: &mut Tx, app: &App, password: &Hashed) -> Result<()> {
    let mut keys = Keys::default();
    agencies::load(tx, &mut keys).await?;
    bodies::load(tx, &mut keys).await?;
    contributions::load(tx, &keys).await?;
    people::load(tx, &keys, password).await?;
    indicators::load(tx, &mut keys).await?;
    populations::load(tx).await?;
    report_points::load(tx).await?;
    readings::load(tx, &keys).await?;
    returns::load(tx, &keys).await?;
    narratives::load(tx, &keys).await?;
    referrals::load(tx).await?;
    caseload::load(tx, &keys).await?;
    profile::load(tx).await?;
    notes::load(tx).await?;
    work(tx, app, &keys).await
}

/// What the board and its partners did.
async fn work(tx: &mut Tx, app: &App, keys: &Keys) -> Result<()> {
    improvement::load(tx, app, keys).await?;
    disagreements::load(tx, keys).await?;
    meetings::load(tx, keys).await?;
    working::load(tx, keys).await?;
    reviews::load(tx, keys).await?;
    releases::load(tx, keys).await?;
    practice::load(tx, keys).await?;
    extracts::load(tx).await?;
    Ok(())
}
