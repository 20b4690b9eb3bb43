//! What can be done with challenges. Every step is an event of it.

use super::form::{AnswerDraft, ChallengeDraft, ClosingDraft};
use super::rules::{STAGES, after, awaited, due, refused};
use super::{Answer, AnswerId, Challenge, ChallengeId, Challenges, Event, Stance, State, What, queries};
use crate::wings::governance::agencies::AgencyId;
use chrono::{Datelike, NaiveDate};
use kit::links::{End, Meaning};
use kit::{Error, Result, Tx};

/// A challenge to be written.
pub struct NewChallenge {
    pub draft: ChallengeDraft,
    pub from: Option<End>,
    pub suggestion: Option<String>,
    /// The day on which it was raised and who wrote it, where that is not today and whoever does this.
    pub raised: Option<(NaiveDate, String)>,
    pub source: Option<String>,
    pub illustrative: bool,
}

/// Writes a challenge. Nobody is asked yet.
pub async fn raise(tx: &mut Tx, new: NewChallenge) -> Result<Challenge> {
    let (raised_on, by) = new.raised.unwrap_or_else(|| now(tx));
    let last = tx.all(queries::last_of(raised_on.year())).await?.first().map_or(0, |challenge| challenge.number);
    let challenge = Challenge {
        id: tx.new_id::<ChallengeId>(),
        board_id: tx.board(),
        version: 1,
        year: raised_on.year(),
        number: last + 1,
        title: new.draft.title.clone(),
        asks: new.draft.asks.clone(),
        ground: new.draft.ground.clone(),
        indicator_id: new.draft.indicator_id,
        retest_on: new.draft.retest_on,
        state: State::Draft,
        raised_on,
        sent_on: None,
        stage: 0,
        due_on: None,
        outcome: None,
        effect: None,
        closed_on: None,
        closed_by: None,
        suggestion: new.suggestion,
        source: new.source,
        illustrative: new.illustrative,
    };
    let challenge = tx.create(challenge).await?;
    ask(tx, &challenge, &new.draft.agencies).await?;
    happened(tx, &challenge, What::Raised, None, String::new(), (raised_on, by)).await?;
    if let Some(from) = new.from {
        tx.link(from, Meaning::GaveRiseTo, End::of::<Challenges>(challenge.id)).await?;
    }
    Ok(challenge)
}

async fn ask(tx: &mut Tx, challenge: &Challenge, agencies: &[AgencyId]) -> Result<()> {
    for agency in agencies {
        let answer = Answer {
            id: tx.new_id::<AnswerId>(),
            board_id: tx.board(),
            version: 1,
            challenge_id: challenge.id,
            agency_id: *agency,
            stance: None,
            words: None,
            answered_on: None,
            answered_by: None,
            accepted: None,
            judged_on: None,
            judged_because: None,
        };
        tx.create(answer).await?;
    }
    Ok(())
}

async fn happened(
    tx: &mut Tx,
    challenge: &Challenge,
    what: What,
    agency_id: Option<AgencyId>,
    words: String,
    (on_date, by): (NaiveDate, String),
) -> Result<()> {
    let before = tx.all(queries::events_of(challenge.id)).await?;
    let event = Event {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        challenge_id: challenge.id,
        on_date,
        position: before.last().map_or(1, |event| event.position + 1),
        by,
        what,
        agency_id,
        words,
    };
    tx.create(event).await?;
    Ok(())
}

/// Today, and whoever does this.
fn now(tx: &Tx) -> (NaiveDate, String) {
    (tx.today(), tx.person().title().to_owned())
}

fn moved(challenge: &Challenge, what: What) -> Result<State> {
    after(challenge.state, what).ok_or_else(|| Error::Conflict(refused(challenge.state, what)))
}

/// Changes a draft.
pub async fn edit(tx: &mut Tx, challenge: Challenge, draft: ChallengeDraft) -> Result<Challenge> {
    let state = moved(&challenge, What::Changed)?;
    let next = Challenge {
        title: draft.title,
        asks: draft.asks,
        ground: draft.ground,
        indicator_id: draft.indicator_id,
        retest_on: draft.retest_on,
        state,
        ..challenge.clone()
    };
    let next = tx.update(&challenge, next).await?;
    let there = tx.all(queries::answers_of(challenge.id)).await?;
    for answer in there.iter().filter(|answer| !draft.agencies.contains(&answer.agency_id)) {
        tx.remove(answer.clone(), "It is not asked.").await?;
    }
    let new: Vec<AgencyId> =
        draft.agencies.into_iter().filter(|id| !there.iter().any(|answer| answer.agency_id == *id)).collect();
    ask(tx, &next, &new).await?;
    let now = now(tx);
    happened(tx, &next, What::Changed, None, String::new(), now).await?;
    Ok(next)
}

/// Sends a draft: the clock of the first stage begins.
pub async fn send(tx: &mut Tx, challenge: Challenge, on: Option<(NaiveDate, String)>) -> Result<Challenge> {
    let state = moved(&challenge, What::Sent)?;
    if tx.all(queries::answers_of(challenge.id)).await?.is_empty() {
        return Err(Error::Conflict(
            "No agency is asked yet. Choose at least one, then send it. Nothing was changed.".into(),
        ));
    }
    let (on, by) = on.unwrap_or_else(|| now(tx));
    let next = Challenge { state, sent_on: Some(on), stage: 0, due_on: Some(due(0, on)), ..challenge.clone() };
    let next = tx.update(&challenge, next).await?;
    happened(tx, &next, What::Sent, None, String::new(), (on, by)).await?;
    Ok(next)
}

/// Writes an agency's answer.
pub async fn reply(tx: &mut Tx, answer: Answer, draft: AnswerDraft) -> Result<Answer> {
    let challenge = tx.find(queries::challenge(answer.challenge_id)).await?;
    moved(&challenge, What::Replied)?;
    if !awaited(&answer) {
        return Err(Error::Conflict("This agency has answered already. Its answer stands until the chair sends it back. What you wrote was not sent.".into()));
    }
    let now = now(tx);
    let next = Answer {
        stance: Some(draft.stance),
        words: Some(draft.words.clone()),
        answered_on: Some(now.0),
        answered_by: Some(now.1.clone()),
        accepted: None,
        judged_on: None,
        judged_because: None,
        ..answer.clone()
    };
    let next = tx.update(&answer, next).await?;
    happened(tx, &challenge, What::Replied, Some(answer.agency_id), draft.words, now).await?;
    Ok(next)
}

/// Accepts an answer, or sends it back. The last one that is accepted makes the challenge answered.
pub async fn judge(tx: &mut Tx, answer: Answer, accepted: bool, words: String) -> Result<()> {
    let challenge = tx.find(queries::challenge(answer.challenge_id)).await?;
    if answer.answered_on.is_none() || answer.accepted.is_some() {
        return Err(Error::Conflict("There is no new answer of this agency to judge. Nothing was changed.".into()));
    }
    let what = if accepted { What::Accepted } else { What::SentBack };
    moved(&challenge, what)?;
    tx.because(&words);
    let today = tx.today();
    let next = Answer {
        accepted: Some(accepted),
        judged_on: Some(today),
        judged_because: Some(words.clone()),
        ..answer.clone()
    };
    tx.update(&answer, next).await?;
    let now = now(tx);
    happened(tx, &challenge, what, Some(answer.agency_id), words, now.clone()).await?;
    complete(tx, challenge, now).await?;
    Ok(())
}

/// Takes it to the next stage.
pub async fn escalate(tx: &mut Tx, challenge: Challenge, words: String) -> Result<Challenge> {
    let state = moved(&challenge, What::Escalated)?;
    let stage = challenge.stage + 1;
    if usize::try_from(stage).is_ok_and(|stage| stage >= STAGES.len()) {
        return Err(Error::Conflict(
            "There is no further stage. Close it as escalated and say where it is followed. Nothing was changed."
                .into(),
        ));
    }
    tx.because(&words);
    let today = tx.today();
    let next = Challenge { state, stage, due_on: Some(due(stage, today)), ..challenge.clone() };
    let next = tx.update(&challenge, next).await?;
    let now = now(tx);
    happened(tx, &next, What::Escalated, None, words, now).await?;
    Ok(next)
}

/// Closes it with its outcome and, where that is known, its effect.
pub async fn close(tx: &mut Tx, challenge: Challenge, draft: ClosingDraft) -> Result<Challenge> {
    let state = moved(&challenge, What::Closed)?;
    tx.because(&draft.words);
    let now = now(tx);
    let next = Challenge {
        state,
        outcome: Some(draft.outcome),
        effect: draft.effect,
        closed_on: Some(now.0),
        closed_by: Some(now.1.clone()),
        due_on: None,
        ..challenge.clone()
    };
    let next = tx.update(&challenge, next).await?;
    happened(tx, &next, What::Closed, None, draft.words, now).await?;
    Ok(next)
}

/// What came of a challenge before the program knew of it.
pub struct Past {
    pub agency: AgencyId,
    pub on: NaiveDate,
    pub by: String,
    pub stance: Stance,
    pub words: String,
    /// Whether the answer was accepted, and on which day.
    pub judged: Option<(bool, NaiveDate, String)>,
}

/// Writes the answers to a challenge that was sent before the program knew of it: the same moves, on their own days.
pub async fn answered_before(tx: &mut Tx, challenge: Challenge, past: Past) -> Result<Challenge> {
    let answer = tx.all(queries::answers_of(challenge.id)).await?.into_iter().find(|a| a.agency_id == past.agency);
    let answer = answer.ok_or(Error::NotFound)?;
    let judged = past.judged;
    let next = Answer {
        stance: Some(past.stance),
        words: Some(past.words.clone()),
        answered_on: Some(past.on),
        answered_by: Some(past.by.clone()),
        accepted: judged.as_ref().map(|(accepted, ..)| *accepted),
        judged_on: judged.as_ref().map(|(_, on, _)| *on),
        judged_because: judged.as_ref().map(|(.., why)| why.clone()),
        ..answer.clone()
    };
    tx.update(&answer, next).await?;
    happened(tx, &challenge, What::Replied, Some(past.agency), past.words, (past.on, past.by)).await?;
    let Some((accepted, on, why)) = judged else { return Ok(challenge) };
    let what = if accepted { What::Accepted } else { What::SentBack };
    happened(tx, &challenge, what, Some(past.agency), why, (on, "Independent chair".into())).await?;
    complete(tx, challenge, (on, "Independent chair".into())).await
}

/// Answered, once every answer is accepted; as it was before that.
async fn complete(tx: &mut Tx, challenge: Challenge, now: (NaiveDate, String)) -> Result<Challenge> {
    let all = tx.all(queries::answers_of(challenge.id)).await?;
    if !all.iter().all(|answer| answer.accepted == Some(true)) {
        return Ok(challenge);
    }
    let state = moved(&challenge, What::Completed)?;
    let next = tx.update(&challenge, Challenge { state, due_on: None, ..challenge.clone() }).await?;
    happened(tx, &next, What::Completed, None, String::new(), now).await?;
    Ok(next)
}

/// Closes a challenge that ended before the program knew of it.
pub async fn closed_before(
    tx: &mut Tx,
    challenge: Challenge,
    draft: ClosingDraft,
    on: NaiveDate,
    by: &str,
) -> Result<Challenge> {
    let state = moved(&challenge, What::Closed)?;
    let next = Challenge {
        state,
        outcome: Some(draft.outcome),
        effect: draft.effect,
        closed_on: Some(on),
        closed_by: Some(by.to_owned()),
        due_on: None,
        ..challenge.clone()
    };
    let next = tx.update(&challenge, next).await?;
    happened(tx, &next, What::Closed, None, draft.words, (on, by.to_owned())).await?;
    Ok(next)
}
