//! What agencies and groups say about figures: all of it illustrative.

use super::{Keys, read};
use crate::wings::governance::agencies::agency;
use crate::wings::performance::readings::{Confidence, Narrative, State};
use chrono::NaiveDate;
use kit::{Result, Tx};
use sea_orm::{ActiveEnum, EntityTrait};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    narrative: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    indicator_code: String,
    on: NaiveDate,
    agency_key: Option<String>,
    body_key: Option<String>,
    text: String,
    confidence: Option<String>,
    help_wanted: Option<String>,
    illustrative: bool,
}

pub(super) async fn load(tx: &mut Tx, keys: &Keys) -> Result<()> {
    let file: File = read("narratives.toml", include_str!("../../demo/northamptonshire/narratives.toml"))?;
    let agencies = tx.all(agency::Entity::find()).await?;
    for row in file.narrative {
        let agency = row.agency_key.as_deref().map(|key| keys.agency(key)).transpose()?;
        let speaker = match (agency.and_then(|id| agencies.iter().find(|a| a.id == id)), row.body_key.as_deref()) {
            (Some(agency), _) => agency.short_name.clone(),
            (None, Some("esg")) => "Executive Support Group".into(),
            (None, Some(key)) => format!("{} group", sentence(key)),
            (None, None) => "Board office".into(),
        };
        let confidence = row.confidence.as_deref().map(|c| Confidence::try_from_value(&c.to_owned())).transpose()?;
        let narrative = Narrative {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            indicator_id: keys.indicator(&row.indicator_code)?,
            reading_id: None,
            state: State::Released,
            agency_id: agency,
            speaker,
            said_on: row.on,
            words: row.text,
            confidence,
            help_wanted: row.help_wanted,
            illustrative: row.illustrative,
            why: None,
            doing: None,
            by_on: None,
        };
        tx.create(narrative).await?;
    }
    Ok(())
}

/// `quality_assurance` -> "Quality assurance".
fn sentence(key: &str) -> String {
    let words = key.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
