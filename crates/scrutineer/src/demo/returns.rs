//! What each agency is asked for: what it sent for the area before, from its first period on; some also for their own part.

use super::Keys;
use crate::wings::performance::readings::reading;
use crate::wings::performance::returns::changes::ask;
use chrono::NaiveDate;
use kit::{Result, Tx};
use sea_orm::EntityTrait;
use std::collections::BTreeMap;

pub(super) async fn load(tx: &mut Tx, keys: &Keys) -> Result<()> {
    let mut first = BTreeMap::new();
    for reading in tx.all(reading::Entity::find()).await? {
        let Some(agency) = reading.agency_id.filter(|_| !reading.agency_part) else { continue };
        let from = first.entry((reading.indicator_id, agency)).or_insert(reading.starts_on);
        *from = reading.starts_on.min(*from);
    }
    for ((indicator, agency), from_on) in first {
        ask(tx, indicator, agency, false, from_on).await?;
    }
    // The plan asks partners to review the referrals that they make: these begin to say how many they are.
    let begins = NaiveDate::from_ymd_opt(2015, 2, 1).unwrap_or_default();
    for key in ["police", "health_providers", "schools_forums"] {
        for code in ["D02", "D05", "D06"] {
            ask(tx, keys.indicator(code)?, keys.agency(key)?, true, begins).await?;
        }
    }
    Ok(())
}
