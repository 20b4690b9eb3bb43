//! What can be done with meetings, inside one change.

use super::queries;
use super::record::{
    How, Item, ItemId, Meeting, MeetingId, MeetingRecord, Meetings, Place, PlaceId, Sort, State, What,
};
use super::rules::{after, open, refused};
use super::standing::{Standing, standing};
use crate::wings::governance::bodies::{Body, Membership};
use crate::wings::governance::forward::{self, EntryId};
use chrono::NaiveDate;
use kit::files::{FileStore, Files, Marking, Received};
use kit::links::{self, End, Meaning};
use kit::{Error, Result, Tx};

/// A meeting to be planned.
#[derive(Clone, Debug)]
pub struct NewMeeting {
    pub on_date: NaiveDate,
    pub begins: String,
    pub minutes: i32,
    pub place: String,
    pub note: Option<String>,
    pub illustrative: bool,
}

/// Plans a meeting, with the standing items of the body on its agenda.
pub async fn plan(tx: &mut Tx, body: &Body, new: NewMeeting) -> Result<Meeting> {
    let meeting = Meeting {
        id: tx.new_id::<MeetingId>(),
        board_id: tx.board(),
        version: 1,
        body_id: body.id,
        on_date: new.on_date,
        begins: new.begins,
        minutes: new.minutes,
        place: new.place,
        state: State::Planned,
        note: new.note,
        approved_on: None,
        approved_by: None,
        approved_at_id: None,
        illustrative: new.illustrative,
    };
    let planned = tx.create(meeting).await.map_err(|error| match error {
        Error::Conflict(_) => Error::Conflict(format!(
            "{} meets on {} already. Nothing was planned.",
            body.name,
            measure::dates::long(new.on_date)
        )),
        other => other,
    })?;
    for (position, Standing { title, minutes, page }) in (1..).zip(standing(body.kind)) {
        let page = page.map(str::to_owned);
        let new = NewItem { title: (*title).into(), minutes: *minutes, lead: None, page, forward: None };
        put_item(tx, planned.id, position, new).await?;
    }
    for new in forward::changes::for_meeting(tx, body.id, planned.on_date).await? {
        add_item(tx, &planned, new).await?;
    }
    Ok(planned)
}

/// A meeting that was held before the program knew of it, with its roll and without its agenda.
pub async fn as_was(
    tx: &mut Tx,
    body: &Body,
    new: NewMeeting,
    roll: Vec<(Membership, Taken)>,
    approved: Option<(NaiveDate, String)>,
) -> Result<Meeting> {
    let held = Meeting {
        id: tx.new_id::<MeetingId>(),
        board_id: tx.board(),
        version: 1,
        body_id: body.id,
        on_date: new.on_date,
        begins: new.begins,
        minutes: new.minutes,
        place: new.place,
        state: if approved.is_some() { State::Approved } else { State::Held },
        note: new.note,
        approved_on: approved.as_ref().map(|(on, _)| *on),
        approved_by: approved.map(|(_, by)| by),
        approved_at_id: None,
        illustrative: new.illustrative,
    };
    let held = tx.create(held).await?;
    for (seat, taken) in roll {
        tx.create(taken_at(tx.new_id(), &held, &seat, taken)).await?;
    }
    Ok(held)
}

fn taken_at(id: PlaceId, meeting: &Meeting, seat: &Membership, taken: Taken) -> Place {
    Place {
        id,
        board_id: meeting.board_id,
        version: 1,
        meeting_id: meeting.id,
        membership_id: seat.id,
        how: taken.how,
        deputy: taken.deputy,
        interest: taken.interest,
    }
}

/// An item to be put on an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    pub title: String,
    pub minutes: i32,
    pub lead: Option<String>,
    pub page: Option<String>,
    /// The entry of the forward plan that asks for it.
    pub forward: Option<EntryId>,
}

async fn put_item(tx: &mut Tx, meeting_id: MeetingId, position: i32, new: NewItem) -> Result<Item> {
    let item = Item {
        id: tx.new_id::<ItemId>(),
        board_id: tx.board(),
        version: 1,
        meeting_id,
        position,
        title: new.title,
        minutes: new.minutes,
        lead: new.lead,
        page: new.page,
        forward_id: new.forward,
        said: String::new(),
        done: false,
    };
    tx.create(item).await
}

/// That something about it can still be changed.
fn still_open(meeting: &Meeting, what: What) -> Result<()> {
    if open(meeting.state) { Ok(()) } else { Err(Error::Conflict(refused(meeting.state, what))) }
}

/// Puts an item at the end of an agenda.
pub async fn add_item(tx: &mut Tx, meeting: &Meeting, new: NewItem) -> Result<Item> {
    still_open(meeting, What::Finished)?;
    let last = tx.all(queries::agenda(meeting.id)).await?.last().map_or(0, |item| item.position);
    put_item(tx, meeting.id, last + 1, new).await
}

/// Moves an item one place up or down.
pub async fn shift_item(tx: &mut Tx, meeting: &Meeting, item: &Item, up: bool) -> Result<()> {
    still_open(meeting, What::Finished)?;
    let agenda = tx.all(queries::agenda(meeting.id)).await?;
    let Some(at) = agenda.iter().position(|one| one.id == item.id) else { return Err(Error::NotFound) };
    let other = if up { at.checked_sub(1) } else { Some(at + 1) };
    let Some(other) = other.and_then(|n| agenda.get(n)) else { return Ok(()) };
    let here = agenda[at].clone();
    tx.update(&here, Item { position: other.position, ..here.clone() }).await?;
    tx.update(other, Item { position: here.position, ..other.clone() }).await.map(drop)
}

/// Gives an item other words, and the last place on another agenda where it goes to one; its papers go with it.
pub async fn rehang_item(tx: &mut Tx, item: Item, to: &Meeting, new: NewItem) -> Result<()> {
    let position = if item.meeting_id == to.id {
        item.position
    } else {
        tx.all(queries::agenda(to.id)).await?.last().map_or(0, |last| last.position) + 1
    };
    let next =
        Item { meeting_id: to.id, position, title: new.title, minutes: new.minutes, lead: new.lead, ..item.clone() };
    if next == item { Ok(()) } else { tx.update(&item, next).await.map(drop) }
}

/// Takes an item off an agenda.
pub async fn remove_item(tx: &mut Tx, meeting: &Meeting, item: Item) -> Result<()> {
    still_open(meeting, What::Finished)?;
    if !item.said.is_empty() || tx.all(queries::recorded(meeting.id)).await?.iter().any(|one| one.item_id == item.id) {
        return Err(Error::Conflict(
            "Something was recorded under this item, so it stays. Nothing was changed.".into(),
        ));
    }
    if !tx.all(links::to(item.id.uuid(), Meaning::EvidenceFor)).await?.is_empty() {
        return Err(Error::Conflict("Papers are attached to this item, so it stays. Nothing was changed.".into()));
    }
    tx.remove(item, "Taken off the agenda.").await
}

/// Attaches a paper to an item.
pub async fn attach(
    tx: &mut Tx,
    store: &FileStore,
    meeting: &Meeting,
    item: &Item,
    received: Received,
    marking: Marking,
) -> Result<()> {
    still_open(meeting, What::Finished)?;
    let file = tx.keep_file(store, received, marking, None).await?;
    tx.link(End::of::<Files>(file.id), Meaning::EvidenceFor, End::of::<Meetings>(item.id)).await.map(drop)
}

/// Takes a step with a meeting.
pub async fn take(tx: &mut Tx, meeting: Meeting, what: What) -> Result<Meeting> {
    let state = after(meeting.state, what).ok_or_else(|| Error::Conflict(refused(meeting.state, what)))?;
    let mut next = Meeting { state, ..meeting.clone() };
    if what == What::Approved {
        (next.approved_on, next.approved_by) = (Some(tx.today()), Some(tx.person().title().to_owned()));
        // At the body's latest meeting that goes on today, or was held.
        let later = tx.all(queries::of_body(meeting.body_id)).await?.into_iter();
        let held = |one: &Meeting| matches!(one.state, State::Running | State::Held | State::Approved);
        next.approved_at_id = later.filter(|one| one.on_date > meeting.on_date).find(held).map(|one| one.id);
    }
    tx.update(&meeting, next).await
}

/// Cancels it, for a reason that members can be told.
pub async fn cancel(tx: &mut Tx, meeting: Meeting, reason: String) -> Result<Meeting> {
    let what = What::Cancelled;
    let state = after(meeting.state, what).ok_or_else(|| Error::Conflict(refused(meeting.state, what)))?;
    tx.because(&reason);
    let note = Some(format!("Cancelled: {reason}"));
    let cancelled = tx.update(&meeting, Meeting { state, note, ..meeting.clone() }).await?;
    forward::changes::freed(tx, &cancelled).await?;
    Ok(cancelled)
}

/// Moves it to another day, for a reason that members can be told.
pub async fn shift(tx: &mut Tx, meeting: Meeting, on_date: NaiveDate, reason: String) -> Result<Meeting> {
    if !matches!(meeting.state, State::Planned | State::PapersOut) {
        return Err(Error::Conflict(refused(meeting.state, What::Begun)));
    }
    tx.because(&reason);
    let note = Some(format!("Moved from {}: {reason}", measure::dates::long(meeting.on_date)));
    let moved =
        tx.update(&meeting, Meeting { on_date, note, ..meeting.clone() }).await.map_err(|error| match error {
            Error::Conflict(_) => Error::Conflict("The body meets on that day already. Nothing was moved.".into()),
            other => other,
        })?;
    forward::changes::follow(tx, &moved).await?;
    for new in forward::changes::for_meeting(tx, moved.body_id, moved.on_date).await? {
        add_item(tx, &moved, new).await?;
    }
    Ok(moved)
}

/// How a seat was taken, as it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub how: How,
    pub deputy: Option<String>,
    pub interest: Option<String>,
}

/// Writes down how a seat was taken.
pub async fn seat(tx: &mut Tx, meeting: &Meeting, seat: &Membership, taken: Taken) -> Result<()> {
    still_open(meeting, What::Finished)?;
    let there = tx.all(queries::place(meeting.id, seat.id)).await?.into_iter().next();
    match there {
        None => {
            let place = taken_at(tx.new_id(), meeting, seat, taken);
            tx.create(place).await.map(drop)
        }
        Some(place) => {
            let next = Place { how: taken.how, deputy: taken.deputy, interest: taken.interest, ..place.clone() };
            if next == place { Ok(()) } else { tx.update(&place, next).await.map(drop) }
        }
    }
}

/// Writes down what was said under an item, and whether the meeting is through with it.
pub async fn minute(tx: &mut Tx, meeting: &Meeting, item: Item, said: String, done: bool) -> Result<()> {
    still_open(meeting, What::Finished)?;
    let next = Item { said, done: done || item.done, ..item.clone() };
    if next == item { Ok(()) } else { tx.update(&item, next).await.map(drop) }
}

/// Records a decision, or what children said.
pub async fn record(tx: &mut Tx, meeting: &Meeting, item: &Item, sort: Sort, words: String) -> Result<MeetingRecord> {
    still_open(meeting, What::Finished)?;
    let recorded = MeetingRecord {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        meeting_id: meeting.id,
        item_id: item.id,
        sort,
        words,
    };
    tx.create(recorded).await
}
