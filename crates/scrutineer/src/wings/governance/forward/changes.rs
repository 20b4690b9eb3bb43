//! What can be done with the forward plan: each change of it changes the agendas of the meetings that it concerns.

use super::record::{Entry, EntryId};
use super::{queries, rules};
use crate::edition::Duty;
use crate::wings::governance::bodies::{Body, BodyId};
use crate::wings::governance::meetings::changes::{self as meetings, NewItem};
use crate::wings::governance::meetings::{Item, Meeting, State, queries as asked};
use chrono::{Months, NaiveDate};
use kit::{Error, Result, Tx};

/// Something that a body shall look at.
#[derive(Clone, Debug)]
pub struct NewEntry {
    pub body_id: BodyId,
    pub month: NaiveDate,
    pub title: String,
    pub why: String,
    pub minutes: i32,
    pub lead: Option<String>,
    pub duty: Option<String>,
    pub page: Option<String>,
    pub illustrative: bool,
}

/// Puts something into the plan, and onto the agenda of that month's meeting.
pub async fn add(tx: &mut Tx, new: NewEntry) -> Result<Entry> {
    let entry = Entry {
        id: tx.new_id::<EntryId>(),
        board_id: tx.board(),
        version: 1,
        body_id: new.body_id,
        month: new.month,
        title: new.title,
        why: new.why,
        minutes: new.minutes,
        lead: new.lead,
        duty: new.duty,
        page: new.page,
        illustrative: new.illustrative,
    };
    let entry = tx.create(entry).await?;
    onto_agenda(tx, &entry).await?;
    Ok(entry)
}

/// Puts a yearly duty into the year, at its usual month.
pub async fn place_duty(tx: &mut Tx, duty: &Duty, year: rules::Year, bodies: &[Body]) -> Result<Entry> {
    let of_kind = bodies.iter().find(|body| body.kind == duty.body);
    let body = of_kind.or_else(|| bodies.first()).ok_or_else(|| {
        Error::Conflict("There is no body yet that could look at it. Add the bodies first. Nothing was planned.".into())
    })?;
    let month = near(tx, body.id, year, year.month(duty.month)).await?;
    let new = NewEntry {
        body_id: body.id,
        month,
        title: duty.title.clone(),
        why: duty.why.clone(),
        minutes: duty.minutes,
        lead: None,
        duty: Some(duty.key.clone()),
        page: duty.page.clone(),
        illustrative: false,
    };
    add(tx, new).await
}

/// The month itself where the body meets in it or in none of the next two; else the next one in which it meets, within
/// the year.
async fn near(tx: &Tx, body: BodyId, year: rules::Year, month: NaiveDate) -> Result<NaiveDate> {
    for later in 0..3 {
        let Some(candidate) = month.checked_add_months(Months::new(later)) else { break };
        if candidate > year.ends() {
            break;
        }
        if meeting_of(tx, body, candidate).await?.is_some() {
            return Ok(candidate);
        }
    }
    Ok(month)
}

/// The body's first meeting of a month that is still to be held.
async fn meeting_of(tx: &Tx, body: BodyId, month: NaiveDate) -> Result<Option<Meeting>> {
    let end = month.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(month);
    let open =
        |meeting: &Meeting| meeting.body_id == body && matches!(meeting.state, State::Planned | State::PapersOut);
    Ok(tx.all(asked::between(month, end)).await?.into_iter().find(open))
}

async fn onto_agenda(tx: &mut Tx, entry: &Entry) -> Result<()> {
    let Some(meeting) = meeting_of(tx, entry.body_id, entry.month).await? else { return Ok(()) };
    meetings::add_item(tx, &meeting, item(entry)).await.map(drop)
}

fn item(entry: &Entry) -> NewItem {
    NewItem {
        title: entry.title.clone(),
        minutes: entry.minutes,
        lead: entry.lead.clone(),
        page: entry.page.clone(),
        forward: Some(entry.id),
    }
}

/// The items of a new meeting that the plan asks for: what its body looks at in that month and no other meeting has.
pub async fn for_meeting(tx: &Tx, body: BodyId, on: NaiveDate) -> Result<Vec<NewItem>> {
    let mut items = Vec::new();
    for entry in tx.all(queries::of_month(body, rules::month_of(on))).await? {
        if standing(tx, &entry).await?.is_none() {
            items.push(item(&entry));
        }
    }
    Ok(items)
}

/// The agenda on which an entry stands. That of a cancelled meeting holds nothing any more.
async fn standing(tx: &Tx, entry: &Entry) -> Result<Option<(Item, Meeting)>> {
    for item in tx.all(asked::items_of_plan(vec![entry.id])).await? {
        let meeting = tx.find(asked::meeting(item.meeting_id)).await?;
        if meeting.state != State::Cancelled {
            return Ok(Some((item, meeting)));
        }
    }
    Ok(None)
}

/// Takes an entry off the agenda on which it stands.
async fn off_agenda(tx: &mut Tx, entry: &Entry) -> Result<()> {
    match standing(tx, entry).await? {
        None => Ok(()),
        Some((item, meeting)) => {
            still_ahead(&meeting)?;
            meetings::remove_item(tx, &meeting, item).await
        }
    }
}

/// That a meeting has not looked at what is on its agenda yet.
fn still_ahead(meeting: &Meeting) -> Result<()> {
    if matches!(meeting.state, State::Planned | State::PapersOut) {
        return Ok(());
    }
    Err(Error::Conflict(format!(
        "It was looked at on {}, so it stays where it is. Nothing was changed.",
        measure::dates::long(meeting.on_date)
    )))
}

/// Brings the agenda in line with an entry that was changed. An item that stands goes with it, with its papers: to the
/// meeting of the new month, or it stays with its new words.
async fn rehang(tx: &mut Tx, before: &Entry, entry: &Entry) -> Result<()> {
    let Some((item, meeting)) = standing(tx, before).await? else { return onto_agenda(tx, entry).await };
    still_ahead(&meeting)?;
    if (before.body_id, before.month) == (entry.body_id, entry.month) {
        return meetings::rehang_item(tx, item, &meeting, self::item(entry)).await;
    }
    match meeting_of(tx, entry.body_id, entry.month).await? {
        Some(to) => meetings::rehang_item(tx, item, &to, self::item(entry)).await,
        None => meetings::remove_item(tx, &meeting, item).await,
    }
}

/// A meeting was cancelled: what the plan had on its agenda goes to another meeting of the month, if there is one.
pub async fn freed(tx: &mut Tx, meeting: &Meeting) -> Result<()> {
    for id in tx.all(asked::agenda(meeting.id)).await?.into_iter().filter_map(|item| item.forward_id) {
        let entry = tx.find(queries::entry(id)).await?;
        onto_agenda(tx, &entry).await?;
    }
    Ok(())
}

/// Changes an entry; one that goes to another month or body goes to that agenda.
pub async fn change(tx: &mut Tx, entry: Entry, new: NewEntry) -> Result<Entry> {
    let next = Entry {
        body_id: new.body_id,
        month: new.month,
        title: new.title,
        why: new.why,
        minutes: new.minutes,
        lead: new.lead,
        ..entry.clone()
    };
    if next == entry {
        return Ok(entry);
    }
    rehang(tx, &entry, &next).await?;
    tx.update(&entry, next).await
}

/// Moves an entry to another month.
pub async fn shift(tx: &mut Tx, entry: Entry, month: NaiveDate) -> Result<Entry> {
    if entry.month == month {
        return Ok(entry);
    }
    let next = Entry { month, ..entry.clone() };
    rehang(tx, &entry, &next).await?;
    tx.update(&entry, next).await
}

/// Takes an entry out of the plan.
pub async fn remove(tx: &mut Tx, entry: Entry) -> Result<()> {
    off_agenda(tx, &entry).await?;
    tx.remove(entry, "Taken out of the forward plan.").await
}

/// A meeting went to another month: what is on its agenda from the plan goes with it.
pub async fn follow(tx: &mut Tx, meeting: &Meeting) -> Result<()> {
    let ids: Vec<EntryId> =
        tx.all(asked::agenda(meeting.id)).await?.into_iter().filter_map(|item| item.forward_id).collect();
    let month = rules::month_of(meeting.on_date);
    for id in ids {
        let entry = tx.find(queries::entry(id)).await?;
        if entry.month != month {
            tx.update(&entry, Entry { month, ..entry.clone() }).await?;
        }
    }
    Ok(())
}
