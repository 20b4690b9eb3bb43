//! What can be done with a report.

use super::queries;
use super::record::{GroupReport, ReportId, State, What};
use super::rules::{Facts, Words, after};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::meetings::{self, Meeting, MeetingId};
use chrono::{Days, Months, NaiveDate};
use kit::{Error, Result, Tx};

/// Begins the next report of a group, from the day after the last one; the one that is begun already, where there is one.
pub async fn begin(tx: &mut Tx, body: &Body) -> Result<GroupReport> {
    // Its row is locked until the end: of two who begin at once, the second finds the first one's draft.
    tx.find(bodies::body(body.id)).await?;
    let earlier = tx.all(queries::of_body(body.id)).await?;
    if let Some(draft) = earlier.iter().find(|report| report.state == State::Draft) {
        return Ok(draft.clone());
    }
    let today = tx.today();
    let from_on = match earlier.first() {
        Some(last) => (last.until_on + Days::new(1)).min(today),
        None => today.checked_sub_months(Months::new(2)).unwrap_or(today),
    };
    let report = GroupReport {
        id: tx.new_id::<ReportId>(),
        board_id: tx.board(),
        version: 1,
        body_id: body.id,
        from_on,
        until_on: today,
        meeting_id: None,
        state: State::Draft,
        words: Words::default().store(),
        frozen: None,
        signed_on: None,
        signed_by: None,
        illustrative: false,
    };
    tx.create(report).await
}

/// Keeps the chair's words.
pub async fn word(tx: &mut Tx, report: GroupReport, words: &Words) -> Result<GroupReport> {
    if report.state != State::Draft {
        return Err(Error::Conflict(
            "The report is signed off and stays as it was presented. Nothing was changed.".into(),
        ));
    }
    let next = GroupReport { words: words.store(), ..report.clone() };
    if next == report { Ok(report) } else { tx.update(&report, next).await }
}

/// Signs a report off: what the registers say is frozen with it.
pub async fn sign(
    tx: &mut Tx,
    report: GroupReport,
    facts: &Facts,
    meeting: Option<MeetingId>,
    on: NaiveDate,
) -> Result<GroupReport> {
    let state = after(report.state, What::SignedOff)
        .ok_or_else(|| Error::Conflict("The report was signed off before. Nothing was changed.".into()))?;
    let next = GroupReport {
        state,
        until_on: on,
        meeting_id: meeting,
        frozen: Some(facts.freeze()),
        signed_on: Some(on),
        signed_by: Some(tx.person().title().to_owned()),
        ..report.clone()
    };
    tx.update(&report, next).await
}

/// Takes a report back to a draft, until the meeting to which it goes has begun.
pub async fn take_back(tx: &mut Tx, report: GroupReport) -> Result<GroupReport> {
    let state = after(report.state, What::TakenBack)
        .ok_or_else(|| Error::Conflict("The report is a draft. Nothing was changed.".into()))?;
    let meeting: Option<Meeting> = match report.meeting_id {
        Some(id) => Some(tx.find(meetings::queries::meeting(id)).await?),
        None => None,
    };
    if let Some(meeting) = meeting
        && !matches!(meeting.state, meetings::State::Planned | meetings::State::PapersOut | meetings::State::Cancelled)
    {
        return Err(Error::Conflict(format!(
            "It was presented on {}, so it stays. Say what is different in the next report. Nothing was changed.",
            measure::dates::long(meeting.on_date)
        )));
    }
    if tx.all(queries::of_body(report.body_id)).await?.iter().any(|one| one.state == State::Draft) {
        return Err(Error::Conflict(
            "The next report is begun already, so this one stays. Nothing was changed.".into(),
        ));
    }
    let next =
        GroupReport { state, frozen: None, signed_on: None, signed_by: None, meeting_id: None, ..report.clone() };
    tx.update(&report, next).await
}
