//! What can be done with bodies and seats.

use super::form::{BodyDraft, SeatDraft};
use super::{Body, BodyId, Membership, queries};
use chrono::NaiveDate;
use kit::{Result, Tx};

/// Adds a body after those that there are.
pub async fn add(tx: &mut Tx, draft: BodyDraft) -> Result<Body> {
    let last = tx.all(queries::in_order()).await?.iter().map(|body| body.position).max().unwrap_or(0);
    let blank = Body {
        id: tx.new_id::<BodyId>(),
        board_id: tx.board(),
        version: 1,
        name: String::new(),
        short_name: String::new(),
        kind: draft.kind,
        position: last + 1,
        frequency: draft.frequency,
        chair_role: String::new(),
        chair_agency_id: None,
        statutory_basis: String::new(),
        project_officer_role: None,
        purpose: String::new(),
        from_on: Some(tx.today()),
        until_on: None,
        note: None,
        source: None,
        illustrative: false,
    };
    tx.create(onto(draft, blank)).await
}

/// Changes what the draft says.
pub async fn edit(tx: &mut Tx, body: Body, draft: BodyDraft) -> Result<Body> {
    let after = onto(draft, body.clone());
    tx.update(&body, after).await
}

fn onto(draft: BodyDraft, body: Body) -> Body {
    Body {
        name: draft.name,
        short_name: draft.short_name,
        kind: draft.kind,
        frequency: draft.frequency,
        chair_role: draft.chair_role,
        chair_agency_id: draft.chair_agency_id,
        statutory_basis: draft.statutory_basis,
        project_officer_role: draft.project_officer_role,
        purpose: draft.purpose,
        until_on: draft.until_on,
        ..body
    }
}

/// Adds a seat to a body, from today.
pub async fn seat(tx: &mut Tx, body: BodyId, draft: SeatDraft) -> Result<Membership> {
    let seat = Membership {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        body_id: body,
        agency_id: draft.agency_id,
        seat: draft.seat,
        standing: draft.standing,
        statutory: draft.statutory,
        from_on: Some(tx.today()),
        until_on: None,
        illustrative: false,
    };
    tx.create(seat).await
}

/// Ends a seat; it stays on record.
pub async fn end(tx: &mut Tx, seat: Membership, until: NaiveDate, reason: String) -> Result<Membership> {
    tx.because(reason);
    let after = Membership { until_on: Some(until), ..seat.clone() };
    tx.update(&seat, after).await
}
