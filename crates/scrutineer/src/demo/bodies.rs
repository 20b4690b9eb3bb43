//! The Board, its groups, the boards beside it, and who sits where.

use super::{Keys, read, unknown};
use crate::wings::governance::bodies::{
    Body, BodyId, Frequency, Kind, LinkedBoard, Membership, MembershipId, Standing,
};
use chrono::NaiveDate;
use kit::{Result, Tx};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    body: Vec<Row>,
    linked_board: Vec<Beside>,
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
    project_officer_role: Option<String>,
    purpose: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    note: Option<String>,
    illustrative: bool,
    #[serde(default)]
    illustrative_fields: Vec<String>,
    source: String,
    section: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Beside {
    #[serde(rename = "key")]
    _key: String,
    name: String,
    link: String,
    text: String,
    frequency: Option<String>,
    illustrative: bool,
    source: String,
    section: Option<String>,
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
    source: String,
    section: Option<String>,
}

pub(super) async fn load(tx: &mut Tx, keys: &mut Keys) -> Result<()> {
    let file: File = read("bodies.toml", include_str!("../../demo/northamptonshire/bodies.toml"))?;
    for row in file.body {
        let key = row.key.clone();
        let body = body(tx, keys, row)?;
        let body = tx.create(body).await?;
        keys.bodies.insert(key, body.id);
    }
    for (position, beside) in (1..).zip(file.linked_board) {
        let board = LinkedBoard {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            name: beside.name,
            position,
            link: beside.link,
            words: beside.text,
            frequency: beside.frequency.as_deref().map(frequency).transpose()?,
            illustrative: beside.illustrative,
            source: beside.source,
            section: beside.section,
        };
        tx.create(board).await?;
    }
    for row in file.membership {
        let seat = Membership {
            id: tx.new_id::<MembershipId>(),
            board_id: tx.board(),
            version: 1,
            body_id: keys.body(&row.body_key)?,
            agency_id: row.agency_key.as_deref().map(|key| keys.agency(key)).transpose()?,
            seat: row.seat,
            standing: Standing::of(&row.standing).ok_or_else(|| unknown("standing", &row.standing))?,
            statutory: row.statutory,
            from_on: None,
            until_on: None,
            left_vacant: false,
            illustrative: row.illustrative,
            source: row.source,
            section: row.section,
        };
        tx.create(seat).await?;
    }
    Ok(())
}

fn body(tx: &Tx, keys: &Keys, row: Row) -> Result<Body> {
    let columns: Vec<&str> = row.illustrative_fields.iter().map(|field| column(field)).collect();
    Ok(Body {
        id: tx.new_id::<BodyId>(),
        board_id: tx.board(),
        version: 1,
        name: row.name,
        short_name: row.short_name,
        kind: Kind::of(&row.kind).ok_or_else(|| unknown("kind of body", &row.kind))?,
        position: row.order,
        frequency: frequency(&row.frequency)?,
        chair_role: row.chair_role,
        chair_agency_id: row.chair_agency_key.as_deref().map(|key| keys.agency(key)).transpose()?,
        statutory_basis: row.statutory_basis,
        project_officer_role: row.project_officer_role,
        purpose: row.purpose,
        from_on: row.from,
        until_on: row.until,
        note: row.note,
        illustrative: row.illustrative,
        illustrative_fields: (!columns.is_empty()).then(|| columns.join(" ")),
        source: row.source,
        section: row.section,
    })
}

fn frequency(key: &str) -> Result<Frequency> {
    Frequency::of(key).ok_or_else(|| unknown("frequency", key))
}

/// The column that a field of the file becomes.
fn column(field: &str) -> &str {
    match field {
        "from" => "from_on",
        "until" => "until_on",
        "chair_agency_key" => "chair_agency_id",
        other => other,
    }
}
