//! What can be done with visits.

use super::record::{Visit, VisitId};
use crate::wings::governance::agencies::AgencyId;
use chrono::NaiveDate;
use kit::{Result, Tx};

/// A visit to be made, or that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVisit {
    pub on_date: NaiveDate,
    pub place: String,
    pub agency_id: Option<AgencyId>,
    pub purpose: String,
    pub heard: Option<String>,
    pub follow_up: Option<String>,
    pub illustrative: bool,
}

/// Puts a visit into the diary.
pub async fn plan(tx: &mut Tx, new: NewVisit) -> Result<Visit> {
    let visit = Visit {
        id: tx.new_id::<VisitId>(),
        board_id: tx.board(),
        version: 1,
        on_date: new.on_date,
        place: new.place,
        agency_id: new.agency_id,
        purpose: new.purpose,
        heard: new.heard,
        follow_up: new.follow_up,
        illustrative: new.illustrative,
    };
    tx.create(visit).await
}

/// Changes it, or writes down what was heard.
pub async fn change(tx: &mut Tx, visit: Visit, new: NewVisit) -> Result<Visit> {
    let next = Visit {
        on_date: new.on_date,
        place: new.place,
        agency_id: new.agency_id,
        purpose: new.purpose,
        heard: new.heard,
        follow_up: new.follow_up,
        illustrative: false,
        ..visit.clone()
    };
    if next == visit { Ok(visit) } else { tx.update(&visit, next).await }
}
