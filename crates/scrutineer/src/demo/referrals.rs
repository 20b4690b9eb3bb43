//! The plan's two tables of referrals, row by row, and the mapping that merges them.

use super::{read, unknown};
use crate::wings::performance::readings::Source;
use crate::wings::performance::referrals::{
    Basis, ReferralBreakNote, ReferralCategory, ReferralClaim, ReferralMapping, ReferralRow, ReferralTable, Referrals,
};
use chrono::NaiveDate;
use kit::{Error, Id, Result, Tx};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    mapping_version: i32,
    #[serde(rename = "section")]
    _section: String,
    #[serde(rename = "source")]
    _source: String,
    table: Vec<Table>,
    row: Vec<Row>,
    category: Vec<Category>,
    break_note: Vec<BreakNote>,
    claim: Vec<Claim>,
    mapping: Vec<Mapping>,
    #[serde(rename = "edition_category")]
    _edition_category: Vec<toml::Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    key: String,
    title: String,
    column: String,
    start: NaiveDate,
    end: NaiveDate,
    months: i32,
    printed_total: i64,
    source: String,
    section: String,
    illustrative: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    table_key: String,
    key: String,
    order: i32,
    label: String,
    referrals: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Category {
    key: String,
    name: String,
    order: i32,
    comparable: bool,
    break_letter: Option<String>,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BreakNote {
    letter: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    start: NaiveDate,
    printed: String,
    words: String,
    source: String,
    section: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mapping {
    version: i32,
    table_key: String,
    row_key: String,
    category_key: String,
    valid_from: NaiveDate,
    valid_until: Option<NaiveDate>,
    comparable: bool,
    break_letter: Option<String>,
    basis: String,
    reason: Option<String>,
}

/// The ids of what was written, by the keys of the file.
#[derive(Default)]
struct Placed {
    tables: HashMap<String, Id<Referrals>>,
    rows: HashMap<(String, String), Id<Referrals>>,
    categories: HashMap<String, Id<Referrals>>,
}

pub(super) async fn load(tx: &mut Tx) -> Result<()> {
    let text = include_str!("../../demo/northamptonshire/referrals.toml");
    let file: File = read("referrals.toml", text)?;
    let mut placed = Placed::default();
    for table in file.table {
        placed.table(tx, table).await?;
    }
    for row in file.row {
        placed.row(tx, row).await?;
    }
    for category in file.category {
        placed.category(tx, category, file.mapping_version).await?;
    }
    for mapping in file.mapping {
        placed.mapping(tx, mapping).await?;
    }
    for note in file.break_note {
        let note = ReferralBreakNote {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            letter: note.letter,
            words: note.text,
        };
        tx.create(note).await?;
    }
    for claim in file.claim {
        let claim = ReferralClaim {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            starts_on: claim.start,
            printed: claim.printed,
            words: claim.words,
            source: source(&claim.source)?,
            section: claim.section,
        };
        tx.create(claim).await?;
    }
    Ok(())
}

fn source(key: &str) -> Result<Source> {
    let found = Source::iter().find(|source| source.to_value() == key);
    found.ok_or_else(|| unknown("source", key))
}

fn missing(what: &'static str, key: &str) -> impl FnOnce() -> Error {
    let key = key.to_owned();
    move || unknown(what, &key)
}

impl Placed {
    async fn table(&mut self, tx: &mut Tx, table: Table) -> Result<()> {
        let id = tx.new_id();
        let record = ReferralTable {
            id,
            board_id: tx.board(),
            version: 1,
            title: table.title,
            column_title: table.column,
            starts_on: table.start,
            ends_on: table.end,
            months: table.months,
            printed_total: table.printed_total,
            source: source(&table.source)?,
            section: table.section,
            illustrative: table.illustrative,
        };
        tx.create(record).await?;
        self.tables.insert(table.key, id);
        Ok(())
    }

    async fn row(&mut self, tx: &mut Tx, row: Row) -> Result<()> {
        let id = tx.new_id();
        let table = self.tables.get(&row.table_key).copied();
        let record = ReferralRow {
            id,
            board_id: tx.board(),
            version: 1,
            table_id: table.ok_or_else(missing("table", &row.table_key))?,
            position: row.order,
            label: row.label,
            referrals: row.referrals,
        };
        tx.create(record).await?;
        self.rows.insert((row.table_key, row.key), id);
        Ok(())
    }

    async fn category(&mut self, tx: &mut Tx, category: Category, mapping_no: i32) -> Result<()> {
        let id = tx.new_id();
        let record = ReferralCategory {
            id,
            board_id: tx.board(),
            version: 1,
            mapping_no,
            name: category.name,
            position: category.order,
            comparable: category.comparable,
            break_letter: category.break_letter,
            reason: category.reason,
        };
        tx.create(record).await?;
        self.categories.insert(category.key, id);
        Ok(())
    }

    async fn mapping(&mut self, tx: &mut Tx, mapping: Mapping) -> Result<()> {
        let category = self.categories.get(&mapping.category_key).copied();
        let row_key = mapping.row_key.clone();
        let row = self.rows.get(&(mapping.table_key, mapping.row_key)).copied();
        let record = ReferralMapping {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            mapping_no: mapping.version,
            row_id: row.ok_or_else(missing("row", &row_key))?,
            category_id: category.ok_or_else(missing("category", &mapping.category_key))?,
            valid_from: mapping.valid_from,
            valid_until: mapping.valid_until,
            comparable: mapping.comparable,
            break_letter: mapping.break_letter,
            basis: Basis::of(&mapping.basis).ok_or_else(|| unknown("basis", &mapping.basis))?,
            reason: mapping.reason,
        };
        tx.create(record).await?;
        Ok(())
    }
}
