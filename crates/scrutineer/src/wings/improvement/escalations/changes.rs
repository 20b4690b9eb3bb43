//! What can be done with disagreements.

use super::form::EscalationDraft;
use super::rules::{STAGES, after, due, stage};
use super::{Escalation, EscalationId, State, What, queries};
use chrono::NaiveDate;
use kit::{Error, Result, Tx};

/// Writes down that one was raised. The clock of the first stage begins: today, unless it was on an earlier day.
pub async fn raise(
    tx: &mut Tx,
    draft: EscalationDraft,
    on: Option<NaiveDate>,
    illustrative: bool,
) -> Result<Escalation> {
    let last = tx.all(queries::latest_first()).await?.first().map_or(0, |one| one.number);
    let today = on.unwrap_or_else(|| tx.today());
    let escalation = Escalation {
        id: tx.new_id::<EscalationId>(),
        board_id: tx.board(),
        version: 1,
        number: last + 1,
        about: draft.about,
        from_agency_id: draft.from,
        to_agency_id: draft.to,
        raised_on: today,
        stage: 0,
        stage_on: today,
        due_on: due(0, today),
        why_further: String::new(),
        state: State::Open,
        settled_on: None,
        outcome: None,
        illustrative,
    };
    tx.create(escalation).await
}

fn moved(escalation: &Escalation, what: What) -> Result<State> {
    let settled = || Error::Conflict("It is settled, and what is settled stays as it is. Nothing was changed.".into());
    after(escalation.state, what).ok_or_else(settled)
}

/// Takes it to the next stage, today or on an earlier day.
pub async fn take_further(
    tx: &mut Tx,
    escalation: Escalation,
    words: String,
    on: Option<NaiveDate>,
) -> Result<Escalation> {
    let state = moved(&escalation, What::TakenFurther)?;
    let next = escalation.stage + 1;
    if usize::try_from(next).is_ok_and(|next| next >= STAGES.len()) {
        return Err(Error::Conflict(
            "The chair of the Board is the last stage. Settle it there. Nothing was changed.".into(),
        ));
    }
    let today = on.unwrap_or_else(|| tx.today());
    tx.because(&words);
    let line = format!("{}: {words}", stage(next).0);
    let why_further =
        if escalation.why_further.is_empty() { line } else { format!("{}\n{line}", escalation.why_further) };
    let after =
        Escalation { state, stage: next, stage_on: today, due_on: due(next, today), why_further, ..escalation.clone() };
    tx.update(&escalation, after).await
}

/// Writes down how it was settled, today or on an earlier day.
pub async fn settle(tx: &mut Tx, escalation: Escalation, words: String, on: Option<NaiveDate>) -> Result<Escalation> {
    let state = moved(&escalation, What::Settled)?;
    let today = on.unwrap_or_else(|| tx.today());
    let after = Escalation { state, settled_on: Some(today), outcome: Some(words), ..escalation.clone() };
    tx.update(&escalation, after).await
}
