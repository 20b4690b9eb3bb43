//! What can be done with terms of reference.

use super::record::{Terms, TermsId};
use crate::wings::governance::bodies::Body;
use chrono::NaiveDate;
use kit::{Error, Result, Tx};

/// Terms of reference to be agreed.
#[derive(Clone, Debug)]
pub struct NewTerms {
    pub agreed_on: NaiveDate,
    pub review_on: NaiveDate,
    pub purpose: String,
    pub words: String,
    pub quorum_least: i32,
    pub quorum_chair: bool,
    pub quorum_kinds: String,
    pub illustrative: bool,
}

/// Writes down what was agreed, beside what was agreed before.
pub async fn agree(tx: &mut Tx, body: &Body, new: NewTerms) -> Result<Terms> {
    let terms = Terms {
        id: tx.new_id::<TermsId>(),
        board_id: tx.board(),
        version: 1,
        body_id: body.id,
        agreed_on: new.agreed_on,
        review_on: new.review_on,
        purpose: new.purpose,
        words: new.words,
        quorum_least: new.quorum_least,
        quorum_chair: new.quorum_chair,
        quorum_kinds: new.quorum_kinds,
        illustrative: new.illustrative,
    };
    tx.create(terms).await.map_err(|error| match error {
        Error::Conflict(_) => Error::Conflict(format!(
            "{} agreed other terms of reference on {}. Nothing was kept: enter the day on which these were agreed.",
            body.name,
            measure::dates::long(new.agreed_on)
        )),
        other => other,
    })
}
