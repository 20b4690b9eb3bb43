//! What each agency is asked for: what it sent before, from its first period on.

use crate::wings::performance::indicators::queries as indicators;
use crate::wings::performance::readings::reading;
use crate::wings::performance::returns::changes::ask;
use kit::{Result, Tx};
use sea_orm::EntityTrait;
use std::collections::BTreeMap;

pub(super) async fn load(tx: &mut Tx) -> Result<()> {
    // Nobody is asked who came to meetings: the register of meetings counts it.
    let counted: Vec<_> = tx.all(indicators::coded("D42")).await?.into_iter().map(|one| one.id).collect();
    let mut first = BTreeMap::new();
    for reading in tx.all(reading::Entity::find()).await? {
        let Some(agency) = reading.agency_id.filter(|_| !counted.contains(&reading.indicator_id)) else { continue };
        let from = first.entry((reading.indicator_id, agency, reading.agency_part)).or_insert(reading.starts_on);
        *from = reading.starts_on.min(*from);
    }
    for ((indicator, agency, part), from_on) in first {
        ask(tx, indicator, agency, part, from_on).await?;
    }
    Ok(())
}
