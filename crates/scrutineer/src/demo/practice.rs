//! Events of practice: made up, to show how their clocks run.

use super::{Keys, read, unknown};
use crate::wings::practice::allegations::Allegations;
use crate::wings::practice::events::cells::Reading;
use crate::wings::practice::events::whose::Whose;
use crate::wings::practice::events::{Events, changes};
use crate::wings::practice::private_fostering::PrivateFostering;
use crate::wings::practice::return_interviews::ReturnInterviews;
use kit::{Result, Tx};
use sea_orm::ModelTrait;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The events of each register, as the cells of a file would hold them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    return_interview: Vec<BTreeMap<String, String>>,
    allegation: Vec<BTreeMap<String, String>>,
    private_fostering: Vec<BTreeMap<String, String>>,
}

pub(super) async fn load(tx: &mut Tx, keys: &Keys) -> Result<()> {
    let file: File = read("practice.toml", include_str!("../../demo/northamptonshire/practice.toml"))?;
    events::<ReturnInterviews>(tx, keys, file.return_interview).await?;
    events::<Allegations>(tx, keys, file.allegation).await?;
    events::<PrivateFostering>(tx, keys, file.private_fostering).await
}

async fn events<E: Events>(tx: &mut Tx, keys: &Keys, rows: Vec<BTreeMap<String, String>>) -> Result<()> {
    // Written down on the day on which the example begins to play, whatever day it is loaded.
    let now = kit::clock::end_of(super::PLAYS_ON);
    for row in rows {
        let text = |key: &str| row.get(key).cloned().unwrap_or_default();
        let whose = Whose::of(Vec::new(), Some(keys.agency(&text("agency"))?), false);
        let cell = |key: &str| if key == "agency" { String::new() } else { text(key) };
        let event = {
            let mut cells = Reading::of(&cell, &whose, now);
            E::read(&mut cells).ok_or_else(|| unknown("event", &format!("{:?}", cells.wrong)))
        };
        let mut event = event?;
        let made_up = event.try_set(E::ILLUSTRATIVE, true.into());
        made_up.map_err(|error| kit::Error::Internal(error.into()))?;
        changes::add::<E>(tx, event).await?;
    }
    Ok(())
}
