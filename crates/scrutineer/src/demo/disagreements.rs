//! Professional disagreements: made up, to show how the register works.

use super::{Keys, read};
use crate::wings::improvement::escalations::{EscalationDraft, raise, settle, take_further};
use chrono::NaiveDate;
use kit::{Result, Tx};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    disagreement: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    about: String,
    from: String,
    with: String,
    raised: NaiveDate,
    /// Each stage that it was taken to: the day, and why.
    #[serde(default)]
    further: Vec<(NaiveDate, String)>,
    /// The day, and how.
    settled: Option<(NaiveDate, String)>,
}

pub(super) async fn load(tx: &mut Tx, keys: &Keys) -> Result<()> {
    let file: File = read("disagreements.toml", include_str!("../../demo/northamptonshire/disagreements.toml"))?;
    for row in file.disagreement {
        let draft = EscalationDraft { about: row.about, from: keys.agency(&row.from)?, to: keys.agency(&row.with)? };
        let mut disagreement = raise(tx, draft, Some(row.raised), true).await?;
        for (on, why) in row.further {
            disagreement = take_further(tx, disagreement, why, Some(on)).await?;
        }
        if let Some((on, how)) = row.settled {
            settle(tx, disagreement, how, Some(on)).await?;
        }
    }
    Ok(())
}
