//! What can be done with risks.

use super::form::{ReviewDraft, RiskDraft};
use super::rules::{after, refused};
use super::{Review, Risk, RiskId, State, What, queries};
use chrono::NaiveDate;
use kit::{Error, Result, Tx};

/// A risk that was found.
pub struct NewRisk {
    pub draft: RiskDraft,
    /// The day on which it was found and who wrote it down, where that is not today and whoever does this.
    pub found: Option<(NaiveDate, String)>,
    pub illustrative: bool,
}

/// Adds a risk.
pub async fn add(tx: &mut Tx, new: NewRisk) -> Result<Risk> {
    let last = tx.all(queries::in_order()).await?.last().map_or(0, |risk| risk.number);
    let (found_on, by) = new.found.unwrap_or_else(|| now(tx));
    let blank = Risk {
        id: tx.new_id::<RiskId>(),
        board_id: tx.board(),
        version: 1,
        number: last + 1,
        event: String::new(),
        cause: String::new(),
        effect: String::new(),
        owner: String::new(),
        agency_id: None,
        likelihood_before: 1,
        impact_before: 1,
        controls: String::new(),
        likelihood: 1,
        impact: 1,
        found_on,
        review_on: new.draft.review_on,
        state: State::Open,
        illustrative: new.illustrative,
    };
    let risk = tx.create(new.draft.onto(blank)).await?;
    reviewed(tx, &risk, What::Found, String::new(), (found_on, by)).await?;
    Ok(risk)
}

async fn reviewed(
    tx: &mut Tx,
    risk: &Risk,
    what: What,
    words: String,
    (on_date, by): (NaiveDate, String),
) -> Result<()> {
    let before = tx.all(queries::reviews_of(risk.id)).await?;
    let review = Review {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        risk_id: risk.id,
        on_date,
        position: before.last().map_or(1, |review| review.position + 1),
        by,
        what,
        likelihood: risk.likelihood,
        impact: risk.impact,
        words,
    };
    tx.create(review).await?;
    Ok(())
}

/// Today, and whoever does this.
fn now(tx: &Tx) -> (NaiveDate, String) {
    (tx.today(), tx.person().title().to_owned())
}

fn moved(risk: &Risk, what: What) -> Result<State> {
    after(risk.state, what).ok_or_else(|| Error::Conflict(refused(what).into()))
}

/// Changes what the draft says; a new score is a review too.
pub async fn edit(tx: &mut Tx, risk: Risk, draft: RiskDraft) -> Result<Risk> {
    moved(&risk, What::Reviewed)?;
    let next = tx.update(&risk, draft.onto(risk.clone())).await?;
    if next.score() != risk.score() {
        let now = now(tx);
        reviewed(tx, &next, What::Reviewed, "Scored anew when it was changed.".into(), now).await?;
    }
    Ok(next)
}

/// Records a review. `on` is its day and who reviewed, where that is not today and whoever does this.
pub async fn review(tx: &mut Tx, risk: Risk, draft: ReviewDraft, on: Option<(NaiveDate, String)>) -> Result<Risk> {
    let state = moved(&risk, What::Reviewed)?;
    let next =
        Risk { likelihood: draft.likelihood, impact: draft.impact, review_on: draft.review_on, state, ..risk.clone() };
    let next = tx.update(&risk, next).await?;
    let on = on.unwrap_or_else(|| now(tx));
    reviewed(tx, &next, What::Reviewed, draft.words, on).await?;
    Ok(next)
}

/// Closes it, or opens it again.
pub async fn turn(tx: &mut Tx, risk: Risk, what: What, words: String) -> Result<Risk> {
    let state = moved(&risk, what)?;
    tx.because(&words);
    let next = tx.update(&risk, Risk { state, ..risk.clone() }).await?;
    let now = now(tx);
    reviewed(tx, &next, what, words, now).await?;
    Ok(next)
}
