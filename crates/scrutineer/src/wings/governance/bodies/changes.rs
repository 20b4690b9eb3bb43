//! What can be done with bodies and the seats on them.

use super::form::BodyDraft;
use super::seat_form::{EndDraft, SeatDraft};
use super::{Body, BodyId, Membership, MembershipId};
use kit::{Result, Tx};

/// Adds a body.
pub async fn add(tx: &mut Tx, draft: BodyDraft) -> Result<Body> {
    let blank = Body {
        id: tx.new_id::<BodyId>(),
        board_id: tx.board(),
        version: 1,
        name: String::new(),
        short_name: String::new(),
        kind: draft.kind,
        position: draft.position,
        frequency: draft.frequency,
        chair_role: String::new(),
        chair_agency_id: None,
        statutory_basis: String::new(),
        project_officer_role: None,
        purpose: String::new(),
        from_on: None,
        until_on: None,
        note: None,
        illustrative: false,
        illustrative_fields: None,
        source: "board".into(),
        section: None,
    };
    tx.create(draft.onto(blank)).await
}

/// Changes what the draft says.
pub async fn edit(tx: &mut Tx, body: Body, draft: BodyDraft) -> Result<Body> {
    let after = draft.onto(body.clone());
    tx.update(&body, after).await
}

/// Adds a seat.
pub async fn seat(tx: &mut Tx, body: BodyId, draft: SeatDraft) -> Result<Membership> {
    let membership = Membership {
        id: tx.new_id::<MembershipId>(),
        board_id: tx.board(),
        version: 1,
        body_id: body,
        agency_id: draft.agency_id,
        seat: draft.seat,
        standing: draft.standing,
        statutory: draft.statutory,
        from_on: Some(draft.from_on),
        until_on: None,
        left_vacant: false,
        illustrative: false,
        source: "board".into(),
        section: None,
    };
    tx.create(membership).await
}

/// Ends a membership, or corrects its end; the reason stays in the trail.
pub async fn end(tx: &mut Tx, seat: Membership, draft: EndDraft) -> Result<Membership> {
    tx.because(draft.reason);
    let after = Membership { until_on: Some(draft.until_on), left_vacant: draft.vacant, ..seat.clone() };
    tx.update(&seat, after).await
}
