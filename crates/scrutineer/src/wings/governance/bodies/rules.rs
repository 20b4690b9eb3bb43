//! What holds of bodies and seats on a day: whether they are there, how many sit, which seats want settling.

use super::{Body, BodyId, Kind, Membership};
use crate::wings::governance::agencies::{Agency, AgencyId};
use chrono::NaiveDate;

/// Where a body stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    ToCome,
    Now,
    Ended,
}

/// Where a body stands on that day. A last day is still a day of the body.
#[must_use]
pub fn state(from: Option<NaiveDate>, until: Option<NaiveDate>, today: NaiveDate) -> State {
    if until.is_some_and(|until| until < today) {
        State::Ended
    } else if from.is_some_and(|from| today < from) {
        State::ToCome
    } else {
        State::Now
    }
}

/// Whether a group of this kind must say when it ends: what has a task has an end.
#[must_use]
pub fn must_end(kind: Kind) -> bool {
    kind == Kind::TaskAndFinish
}

/// How many sit on a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Chair, members and lay members.
    pub members: usize,
    /// Of these, how many seats law or guidance requires.
    pub statutory: usize,
    /// Participating observers and advisers.
    pub beside: usize,
    /// Whether any of the seats is illustrative.
    pub illustrative: bool,
}

/// Whether the seat is held on that day.
#[must_use]
pub fn held(seat: &Membership, today: NaiveDate) -> bool {
    state(seat.from_on, seat.until_on, today) == State::Now
}

/// How many sit on that body on that day. A group that has not begun, or has ended, is counted as it was set up.
#[must_use]
pub fn count(seats: &[Membership], body: BodyId, today: NaiveDate) -> Count {
    let mut count = Count::default();
    for seat in seats.iter().filter(|seat| seat.body_id == body && held(seat, today)) {
        if seat.standing.decides() {
            count.members += 1;
            count.statutory += usize::from(seat.statutory);
        } else {
            count.beside += 1;
        }
        count.illustrative |= seat.illustrative;
    }
    count
}

/// Whether the two are the same seat: of one body, by the same post.
fn same_seat(a: &Membership, b: &Membership) -> bool {
    a.body_id == b.body_id && a.seat.trim().to_lowercase() == b.seat.trim().to_lowercase()
}

/// Seats that were left vacant and that nobody holds: each once, with its latest holder.
#[must_use]
pub fn vacant<'a>(bodies: &[Body], seats: &'a [Membership], today: NaiveDate) -> Vec<&'a Membership> {
    let standing =
        |id: BodyId| bodies.iter().any(|body| body.id == id && state(body.from_on, body.until_on, today) == State::Now);
    let ended = |seat: &Membership| state(seat.from_on, seat.until_on, today) == State::Ended;
    let settled =
        |left: &Membership| seats.iter().any(|other| same_seat(left, other) && (!ended(other) || later(other, left)));
    seats.iter().filter(|seat| seat.left_vacant && ended(seat) && standing(seat.body_id) && !settled(seat)).collect()
}

/// Whether `a` ended after `b`; of two that ended on one day, one counts as the later.
fn later(a: &Membership, b: &Membership) -> bool {
    (a.until_on, a.id) > (b.until_on, b.id)
}

/// Seats held today for an agency that exists no more: the agency, and how many seats. The most seats first.
#[must_use]
pub fn orphaned<'a>(
    bodies: &[Body],
    seats: &[Membership],
    agency: impl Fn(AgencyId) -> Option<&'a Agency>,
    today: NaiveDate,
) -> Vec<(&'a Agency, usize)> {
    let mut found: Vec<(&Agency, usize)> = Vec::new();
    for seat in current(bodies, seats, today) {
        let Some(gone) = seat.agency_id.and_then(&agency).filter(|agency| !agency.on(today)) else {
            continue;
        };
        match found.iter_mut().find(|(agency, _)| agency.id == gone.id) {
            Some((_, count)) => *count += 1,
            None => found.push((gone, 1)),
        }
    }
    found.sort_by(|a, b| (b.1, &a.0.name, a.0.id).cmp(&(a.1, &b.0.name, b.0.id)));
    found
}

/// Seats that speak for no agency: chairs, lay members, young people, on bodies of today.
#[must_use]
pub fn independent<'a>(bodies: &[Body], seats: &'a [Membership], today: NaiveDate) -> Vec<&'a Membership> {
    current(bodies, seats, today).filter(|seat| seat.agency_id.is_none()).collect()
}

/// Seats held today on bodies of today.
fn current<'a>(bodies: &[Body], seats: &'a [Membership], today: NaiveDate) -> impl Iterator<Item = &'a Membership> {
    let now: Vec<BodyId> = bodies
        .iter()
        .filter(|body| state(body.from_on, body.until_on, today) == State::Now)
        .map(|body| body.id)
        .collect();
    seats.iter().filter(move |seat| held(seat, today) && now.contains(&seat.body_id))
}

/// Whether that body has such a seat already on that day.
#[must_use]
pub fn taken(seats: &[Membership], agency: Option<AgencyId>, post: &str, today: NaiveDate) -> bool {
    let post = post.trim().to_lowercase();
    seats.iter().any(|seat| {
        state(seat.from_on, seat.until_on, today) != State::Ended
            && seat.agency_id == agency
            && seat.seat.trim().to_lowercase() == post
    })
}

/// "1 member", "38 members".
#[must_use]
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
