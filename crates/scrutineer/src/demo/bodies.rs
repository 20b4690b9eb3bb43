//! The board's bodies, who sits on them, and the boards beside it.

use super::{Keys, read, unknown};
use crate::wings::governance::bodies::{Body, BodyId, Frequency, Kind, LinkedBoard, Membership, Standing};
use chrono::NaiveDate;
use kit::{Result, Tx};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    body: Vec<Row>,
    linked_board: Vec<Linked>,
    membership: Vec<Seat>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: String,
    name: String,
    short_name: String,
    kind: String,
    order: i32,
    frequency: String,
    chair_role: String,
    chair_agency_key: Option<String>,
    statutory_basis: String,
    project_officer_role: String,
    purpose: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    source: String,
    section: Option<String>,
    illustrative: bool,
    illustrative_fields: Option<Vec<String>>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Linked {
    #[serde(rename = "key")]
    _key: String,
    name: String,
    link: String,
    text: String,
    #[serde(rename = "frequency")]
    _frequency: Option<String>,
    source: String,
    section: Option<String>,
    illustrative: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seat {
    body_key: String,
    agency_key: Option<String>,
    seat: String,
    standing: String,
    statutory: bool,
    illustrative: bool,
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "section")]
    _section: Option<String>,
}

/// "Plan, section 2.1"; nothing for what is made up.
fn source(source: &str, section: Option<String>) -> Option<String> {
    let section = section.map(|section| format!(", section {section}")).unwrap_or_default();
    (source == "plan").then(|| format!("Plan{section}"))
}

pub(super) async fn load(tx: &mut Tx, keys: &mut Keys) -> Result<()> {
    let file: File = read("bodies.toml", include_str!("../../demo/northamptonshire/bodies.toml"))?;
    for row in file.body {
        let key = row.key.clone();
        let body = body(tx, keys, row)?;
        keys.bodies.insert(key, tx.create(body).await?.id);
    }
    for row in file.linked_board {
        let linked = LinkedBoard {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            name: row.name,
            tie: row.link,
            words: row.text,
            source: source(&row.source, row.section),
            illustrative: row.illustrative,
        };
        tx.create(linked).await?;
    }
    for row in file.membership {
        let seat = Membership {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            body_id: keys.body(&row.body_key)?,
            agency_id: row.agency_key.as_deref().map(|key| keys.agency(key)).transpose()?,
            seat: row.seat,
            standing: Standing::of(&row.standing).ok_or_else(|| unknown("standing", &row.standing))?,
            statutory: row.statutory,
            from_on: None,
            until_on: None,
            illustrative: row.illustrative,
        };
        tx.create(seat).await?;
    }
    Ok(())
}

fn body(tx: &Tx, keys: &Keys, row: Row) -> Result<Body> {
    let made_up = row.illustrative_fields.unwrap_or_default().join(", ").replace('_', " ");
    let note = match (row.note, made_up.as_str()) {
        (note, "") => note,
        (note, made_up) => {
            Some(format!("{}Illustrative here: {made_up}.", note.map(|n| format!("{n} ")).unwrap_or_default()))
        }
    };
    Ok(Body {
        id: tx.new_id::<BodyId>(),
        board_id: tx.board(),
        version: 1,
        name: row.name,
        short_name: row.short_name,
        kind: Kind::of(&row.kind).ok_or_else(|| unknown("kind of body", &row.kind))?,
        position: row.order,
        frequency: Frequency::of(&row.frequency).ok_or_else(|| unknown("frequency", &row.frequency))?,
        chair_role: row.chair_role,
        chair_agency_id: row.chair_agency_key.as_deref().map(|key| keys.agency(key)).transpose()?,
        statutory_basis: row.statutory_basis,
        project_officer_role: Some(row.project_officer_role),
        purpose: row.purpose,
        from_on: row.from,
        until_on: row.until,
        note,
        source: source(&row.source, row.section),
        illustrative: row.illustrative,
    })
}
