//! The meetings that were shown the figures.

use super::read;
use crate::wings::performance::scorecard::{ReportPoint, ReportPointId};
use chrono::NaiveDate;
use kit::{Result, Tx};
use serde::Deserialize;

/// The rest of the file is for others.
#[derive(Deserialize)]
struct File {
    reported_to: Vec<Row>,
}

/// The ends of the periods that a meeting had follow from the days on which the readings were released.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(rename = "key")]
    _key: String,
    #[serde(rename = "body_key")]
    _body_key: String,
    name: String,
    on: NaiveDate,
    #[serde(rename = "months_to")]
    _months_to: NaiveDate,
    #[serde(rename = "quarters_to")]
    _quarters_to: NaiveDate,
    #[serde(rename = "years_to")]
    _years_to: NaiveDate,
    source: String,
    section: Option<String>,
    illustrative: bool,
}

pub(super) async fn load(tx: &mut Tx) -> Result<()> {
    let file: File = read("board.toml", include_str!("../../demo/northamptonshire/board.toml"))?;
    for row in file.reported_to {
        let body = row.name.split_once(", ").map_or(row.name.as_str(), |(body, _)| body);
        let source = match row.section {
            Some(section) if row.source == "plan" => format!("the Board’s published plan, section {section}"),
            _ => "made up, to show the dashboard at two dates".into(),
        };
        let point = ReportPoint {
            id: tx.new_id::<ReportPointId>(),
            board_id: tx.board(),
            version: 1,
            body_name: body.to_owned(),
            held_on: row.on,
            illustrative: row.illustrative,
            source_note: Some(source),
        };
        tx.create(point).await?;
    }
    Ok(())
}
