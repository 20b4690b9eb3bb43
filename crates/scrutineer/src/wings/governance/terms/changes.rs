//! What can be done with terms of reference.

use super::queries;
use super::record::{Terms, TermsId};
use crate::wings::governance::bodies::Body;
use chrono::NaiveDate;
use kit::{Result, Tx};

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

/// Writes down what was agreed, beside what was agreed before; what was written down for the same day is put right.
pub async fn agree(tx: &mut Tx, body: &Body, new: NewTerms) -> Result<Terms> {
    let there = tx.all(queries::of_body(body.id)).await?.into_iter().find(|terms| terms.agreed_on == new.agreed_on);
    let terms = Terms {
        id: there.as_ref().map_or_else(|| tx.new_id::<TermsId>(), |terms| terms.id),
        board_id: tx.board(),
        version: there.as_ref().map_or(1, |terms| terms.version),
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
    match there {
        None => tx.create(terms).await,
        Some(before) if before == terms => Ok(before),
        Some(before) => tx.update(&before, terms).await,
    }
}
