//! What can be done with agencies.

use super::form::AgencyDraft;
use super::{Agency, AgencyId};
use kit::{Result, Tx};

/// Adds an agency.
pub async fn add(tx: &mut Tx, draft: AgencyDraft) -> Result<Agency> {
    let blank = Agency {
        id: tx.new_id::<AgencyId>(),
        board_id: tx.board(),
        version: 1,
        name: String::new(),
        short_name: String::new(),
        kind: draft.kind,
        la_code: None,
        from_on: None,
        until_on: None,
        note: None,
    };
    tx.create(draft.onto(blank)).await
}

/// Changes what the draft says.
pub async fn edit(tx: &mut Tx, agency: Agency, draft: AgencyDraft) -> Result<Agency> {
    let after = draft.onto(agency.clone());
    tx.update(&agency, after).await
}
