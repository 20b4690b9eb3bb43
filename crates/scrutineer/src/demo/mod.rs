//! The worked example: loads the Northamptonshire board of March 2015 through the same door as everybody else.
//!
//! The data are files in `demo/northamptonshire`, read as they stand; each part below loads one of them. What is the
//! plan's and what is illustrative is said there, row by row, and stays with each record.

mod agencies;

use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::IndicatorId;
use anyhow::Context;
use kit::{App, Error, Result, Tx};
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use uuid::Uuid;

/// What the keys of the files stand for, once loaded.
#[derive(Default)]
pub(crate) struct Keys {
    pub agencies: HashMap<String, AgencyId>,
    pub bodies: HashMap<String, Uuid>,
    pub indicators: HashMap<String, IndicatorId>,
}

impl Keys {
    fn agency(&self, key: &str) -> Result<AgencyId> {
        self.agencies.get(key).copied().ok_or_else(|| unknown("agency", key))
    }
    fn indicator(&self, code: &str) -> Result<IndicatorId> {
        self.indicators
            .get(code)
            .copied()
            .ok_or_else(|| unknown("indicator", code))
    }
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
pub async fn load(app: &App) -> Result<Uuid> {
    let name = "Northamptonshire Safeguarding Children Board";
    let board = app
        .make_board(name, "Northamptonshire", "2013", Some("E10000021"), true)
        .await?;
    app.act(board.id, "Worked example", async |tx| parts(tx).await).await?;
    Ok(board.id)
}

async fn parts(tx: &mut Tx) -> Result<()> {
    let mut keys = Keys::default();
    agencies::load(tx, &mut keys).await?;
    Ok(())
}
