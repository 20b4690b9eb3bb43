//! The indicators of the edition, with the example's targets and series breaks.

use super::{Keys, decimal, read};
use crate::edition;
use crate::wings::performance::indicators::{SeriesBreak, Target, TargetKind};
use chrono::NaiveDate;
use kit::{Result, Text, Tx};
use measure::{Tolerance, Unit};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    target: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    indicator_code: String,
    kind: String,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    amber_margin: Option<f64>,
    #[serde(default)]
    per_year: bool,
    from: NaiveDate,
    until: Option<NaiveDate>,
    reason: String,
    agreed_by: String,
    illustrative: bool,
}

/// A series break as the series file says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Break {
    code: String,
    on: NaiveDate,
    reason: String,
    source: String,
    section: String,
    note: Option<String>,
    illustrative: bool,
}

pub(super) async fn load(tx: &mut Tx, keys: &mut Keys) -> Result<()> {
    let mut units = HashMap::new();
    for indicator in edition::load_indicators(tx).await? {
        units.insert(indicator.code.clone(), indicator.unit.0);
        keys.indicators.insert(indicator.code, indicator.id);
    }
    let file: File = read("targets.toml", include_str!("../../demo/northamptonshire/targets.toml"))?;
    for row in file.target {
        let unit = units.get(&row.indicator_code).copied();
        let target = target(tx, keys, row, unit)?;
        tx.create(target).await?;
    }
    Ok(())
}

fn target(tx: &Tx, keys: &Keys, row: Row, unit: Option<Unit>) -> Result<Target> {
    let kind = match row.kind.as_str() {
        "level" => TargetKind::Level,
        "plan" => TargetKind::Plan,
        "band" => TargetKind::Band,
        other => return Err(super::unknown("kind of target", other)),
    };
    let number = |value: Option<f64>| value.map(|value| decimal(value).map(Text)).transpose();
    let margin = row.amber_margin.map(decimal).transpose()?;
    let amber =
        margin.map(|m| if unit == Some(Unit::Percentage) { Tolerance::Points(m) } else { Tolerance::Relative(m) });
    Ok(Target {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        indicator_id: keys.indicator(&row.indicator_code)?,
        from_on: row.from,
        until_on: row.until,
        kind,
        value: number(row.value)?,
        // A plan's margins follow from the plan; the file prints them for the reader.
        low: if kind == TargetKind::Band { number(row.low)? } else { None },
        high: if kind == TargetKind::Band { number(row.high)? } else { None },
        amber: amber.map(Text),
        per_year: row.per_year,
        reason: row.reason,
        agreed_by: if row.agreed_by == "full_board" { "Full Board".into() } else { row.agreed_by.replace('_', " ") },
        illustrative: row.illustrative,
        set_on: None,
    })
}

pub(super) async fn load_breaks(tx: &mut Tx, keys: &Keys, breaks: Vec<Break>) -> Result<()> {
    for row in breaks {
        let note = row.note.map(|note| format!(" {note}")).unwrap_or_default();
        let series_break = SeriesBreak {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            indicator_id: keys.indicator(&row.code)?,
            on_date: row.on,
            reason: format!(
                "{}{note} ({}: {}.)",
                row.reason,
                if row.source == "plan" { "Plan" } else { "Source" },
                row.section
            ),
            illustrative: row.illustrative,
        };
        tx.create(series_break).await?;
    }
    Ok(())
}
