//! The neighbours' rates with their own date, and the notes on the caseload. The area's own rates are readings.

use super::notes::{Noted, note};
use super::{Keys, decimal, read};
use crate::wings::performance::caseload::SUBJECT;
use crate::wings::performance::indicators::Comparator;
use chrono::NaiveDate;
use kit::{Result, Text, Tx};
use measure::Figure;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "source")]
    _source: String,
    section: String,
    #[serde(rename = "unit")]
    _unit: String,
    rate: Vec<Row>,
    note: Vec<Remark>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    indicator_code: String,
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "printed_label")]
    _printed_label: String,
    area: String,
    as_at: NaiveDate,
    value: f64,
    date_source: String,
    illustrative: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Remark {
    number: i32,
    indicator_codes: Vec<String>,
    title: String,
    text: String,
}

pub(super) async fn load(tx: &mut Tx, keys: &Keys) -> Result<()> {
    let file: File = read("caseload.toml", include_str!("../../demo/northamptonshire/caseload.toml"))?;
    for row in file.rate.into_iter().filter(|row| row.area == "neighbours") {
        let worked_out = row.date_source == "worked_out";
        let comparator = Comparator {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            indicator_id: keys.indicator(&row.indicator_code)?,
            name: "neighbours".into(),
            value: Text(Figure::Number(decimal(row.value)?)),
            at_on: row.as_at,
            source: format!("the Board’s published plan, section {}", file.section),
            note: worked_out.then(|| "The plan prints no date for the neighbours. This is the date that fits.".into()),
            illustrative: row.illustrative,
        };
        tx.create(comparator).await?;
    }
    for remark in file.note {
        let mut subjects = remark.indicator_codes;
        subjects.push(SUBJECT.into());
        let noted = Noted {
            number: remark.number,
            title: remark.title,
            words: remark.text,
            severity: "medium".into(),
            subjects,
        };
        note(tx, "caseload", noted).await?;
    }
    Ok(())
}
