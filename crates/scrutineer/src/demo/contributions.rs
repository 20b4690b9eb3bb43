//! What each partner gave in 2014/15.

use super::{Keys, read};
use crate::wings::governance::contributions::{Contribution, ContributionShare, Contributions};
use kit::{Id, Result, Tx};
use serde::Deserialize;
use std::collections::HashMap;

/// The notes of the file are the reader's, not the table's.
#[derive(Deserialize)]
struct File {
    financial_year: String,
    contribution: Vec<Row>,
    share: Vec<Share>,
}

#[derive(Deserialize)]
struct Row {
    agency_key: String,
    order: i32,
    printed_label: String,
    pence: i64,
    section: String,
    illustrative: bool,
    note: Option<String>,
}

#[derive(Deserialize)]
struct Share {
    contribution_agency_key: String,
    agency_key: String,
    percent: i32,
    pence: i64,
}

pub(super) async fn load(tx: &mut Tx, keys: &Keys) -> Result<()> {
    let file: File = read("contributions.toml", include_str!("../../demo/northamptonshire/contributions.toml"))?;
    let mut ids: HashMap<String, Id<Contributions>> = HashMap::new();
    for row in file.contribution {
        let contribution = Contribution {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            financial_year: file.financial_year.clone(),
            agency_id: keys.agency(&row.agency_key)?,
            label: row.printed_label,
            position: row.order,
            pence: row.pence,
            source: format!("The Board’s published plan, section {}", row.section),
            note: row.note,
            illustrative: row.illustrative,
        };
        ids.insert(row.agency_key, tx.create(contribution).await?.id);
    }
    for row in file.share {
        let of = ids.get(&row.contribution_agency_key).copied();
        let share = ContributionShare {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            contribution_id: of.ok_or_else(|| super::unknown("contribution", &row.contribution_agency_key))?,
            agency_id: keys.agency(&row.agency_key)?,
            percent: row.percent,
            pence: row.pence,
        };
        tx.create(share).await?;
    }
    Ok(())
}
