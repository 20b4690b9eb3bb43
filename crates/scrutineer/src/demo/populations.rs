//! The populations that rates are worked out on, each with its release.

use super::read;
use crate::wings::performance::indicators::Population;
use chrono::NaiveDate;
use kit::{Result, Tx};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    population: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    area_code: String,
    #[serde(rename = "area_name")]
    _area_name: String,
    age_from: i32,
    age_to: i32,
    year: i32,
    #[serde(rename = "as_at")]
    _as_at: NaiveDate,
    value: i64,
    release: String,
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "section")]
    _section: Option<String>,
    figure_source: String,
    #[serde(rename = "used_for")]
    _used_for: Option<String>,
    #[serde(rename = "illustrative")]
    _illustrative: bool,
    note: Option<String>,
}

pub(super) async fn load(tx: &mut Tx) -> Result<()> {
    let text = include_str!("../../demo/northamptonshire/populations.toml");
    let file: File = read("populations.toml", text)?;
    for row in file.population {
        let population = Population {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            area_code: row.area_code,
            age_from: row.age_from,
            age_to: row.age_to,
            year: row.year,
            people: row.value,
            release: row.release,
            source: row.figure_source,
            note: row.note,
        };
        tx.create(population).await?;
    }
    Ok(())
}
