//! Agencies and their successions.

use super::{Keys, read};
use crate::wings::governance::agencies::{Agency, AgencyId, Kind, Succession};
use chrono::NaiveDate;
use kit::{Result, Tx};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "kinds")]
    _kinds: Vec<String>,
    agency: Vec<Row>,
    succession: Vec<Passed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: String,
    name: String,
    short_name: String,
    kind: String,
    #[serde(rename = "collective")]
    _collective: bool,
    #[serde(rename = "part_of")]
    _part_of: Option<String>,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    la_code: Option<String>,
    #[serde(rename = "ons_code")]
    _ons_code: Option<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Passed {
    from_key: String,
    to_key: String,
    on: NaiveDate,
    note: Option<String>,
}

pub(super) async fn load(tx: &mut Tx, keys: &mut Keys) -> Result<()> {
    let file: File = read("agencies.toml", include_str!("../../demo/northamptonshire/agencies.toml"))?;
    for row in file.agency {
        let kind = if row.kind == "youth_offending" { "youth_justice" } else { &row.kind };
        let kind = Kind::of(kind).ok_or_else(|| super::unknown("kind of agency", kind))?;
        let agency = Agency {
            id: tx.new_id::<AgencyId>(),
            board_id: tx.board(),
            version: 1,
            name: row.name,
            short_name: row.short_name,
            kind,
            la_code: row.la_code,
            from_on: row.from,
            until_on: row.until,
            note: row.note,
        };
        let agency = tx.create(agency).await?;
        keys.agencies.insert(row.key, agency.id);
    }
    for passed in file.succession {
        let succession = Succession {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            from_agency_id: keys.agency(&passed.from_key)?,
            to_agency_id: keys.agency(&passed.to_key)?,
            on_date: passed.on,
            note: passed.note,
        };
        tx.create(succession).await?;
    }
    Ok(())
}
