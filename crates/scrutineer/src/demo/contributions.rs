//! What each partner gave to the Board in 2014/15.

use super::{Keys, read};
use crate::wings::governance::contributions::{Contribution, ContributionId, ContributionShare, ContributionYear};
use kit::{Result, Tx};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    financial_year: String,
    #[serde(rename = "start")]
    _start: String,
    #[serde(rename = "end")]
    _end: String,
    printed_total_pence: i64,
    source: String,
    section: String,
    contribution: Vec<Row>,
    share: Vec<Share>,
    note: Vec<Note>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    agency_key: String,
    order: i32,
    printed_label: String,
    pence: i64,
    source: String,
    section: String,
    illustrative: bool,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Share {
    contribution_agency_key: String,
    agency_key: String,
    percent: i32,
    pence: i64,
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "section")]
    _section: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    number: i32,
    #[serde(rename = "title")]
    _title: String,
    text: String,
    #[serde(rename = "section")]
    _section: String,
}

pub(super) async fn load(tx: &mut Tx, keys: &Keys) -> Result<()> {
    let file: File = read("contributions.toml", include_str!("../../demo/northamptonshire/contributions.toml"))?;
    // The second note says who bears the cost; the page works that out from the amounts.
    let budget = file.note.into_iter().find(|note| note.number == 1);
    let year = ContributionYear {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        financial_year: file.financial_year.clone(),
        printed_total_pence: file.printed_total_pence,
        note: budget.map(|note| note.text),
        source: file.source,
        section: Some(file.section),
    };
    tx.create(year).await?;
    let mut made: HashMap<String, ContributionId> = HashMap::new();
    for row in file.contribution {
        let contribution = Contribution {
            id: tx.new_id::<ContributionId>(),
            board_id: tx.board(),
            version: 1,
            financial_year: file.financial_year.clone(),
            agency_id: keys.agency(&row.agency_key)?,
            printed_label: row.printed_label,
            position: row.order,
            pence: row.pence,
            note: row.note,
            source: row.source,
            section: Some(row.section),
            illustrative: row.illustrative,
        };
        let contribution = tx.create(contribution).await?;
        made.insert(row.agency_key, contribution.id);
    }
    for share in file.share {
        let whole = made.get(&share.contribution_agency_key).copied();
        let share = ContributionShare {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            contribution_id: whole.ok_or_else(|| super::unknown("contribution", &share.contribution_agency_key))?,
            agency_id: keys.agency(&share.agency_key)?,
            percent: share.percent,
            pence: share.pence,
        };
        tx.create(share).await?;
    }
    Ok(())
}
