//! The meetings to which the dashboard was reported.

use super::read;
use crate::wings::performance::scorecard::ReportPoint;
use chrono::NaiveDate;
use kit::{Result, Tx};
use serde::Deserialize;

/// Only what is needed of the file: the rest of it speaks of the board itself.
#[derive(Deserialize)]
struct File {
    reported_to: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    on: NaiveDate,
    source: String,
    section: Option<String>,
    illustrative: bool,
}

pub(super) async fn load(tx: &mut Tx) -> Result<()> {
    let file: File = read("board.toml", include_str!("../../demo/northamptonshire/board.toml"))?;
    for row in file.reported_to {
        let section = row.section.map(|section| format!(", {section}")).unwrap_or_default();
        let point = ReportPoint {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            body_name: "Full Board".into(),
            held_on: row.on,
            source: Some(format!("{}{section}", row.source)),
            illustrative: row.illustrative,
        };
        tx.create(point).await?;
    }
    Ok(())
}
