//! The area in figures, and the notes on them.

use super::notes::{Noted, note};
use super::{decimal, read, unknown};
use crate::wings::performance::profile::{AreaFact, FactUnit, SUBJECT};
use crate::wings::performance::readings::Source;
use chrono::NaiveDate;
use kit::{Result, Text, Tx};
use measure::Figure;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    fact: Vec<Row>,
    note: Vec<Remark>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: String,
    label: String,
    order: i32,
    value: f64,
    unit: String,
    places: i32,
    printed: Option<String>,
    figure_source: String,
    as_at: NaiveDate,
    source: String,
    section: String,
    note: Option<String>,
    illustrative: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Remark {
    number: i32,
    title: String,
    text: String,
}

pub(super) async fn load(tx: &mut Tx) -> Result<()> {
    let file: File = read("profile.toml", include_str!("../../demo/northamptonshire/profile.toml"))?;
    // What can be worked out from two facts is worked out on the page, not stored beside them.
    for row in file.fact.into_iter().filter(|row| row.source == "plan") {
        let fact = AreaFact {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            key: row.key,
            label: row.label,
            position: row.order,
            value: Text(Figure::Number(decimal(row.value)?)),
            unit: FactUnit::of(&row.unit).ok_or_else(|| unknown("unit", &row.unit))?,
            places: row.places,
            printed: row.printed,
            figure_source: row.figure_source,
            at_on: row.as_at,
            source: Source::Plan,
            section: row.section,
            note: row.note,
            illustrative: row.illustrative,
        };
        tx.create(fact).await?;
    }
    for remark in file.note {
        let noted = Noted {
            number: remark.number,
            title: remark.title,
            words: remark.text,
            severity: "medium".into(),
            subjects: vec![SUBJECT.into()],
        };
        note(tx, "profile", noted).await?;
    }
    Ok(())
}
