//! Meetings of a year, and those planned: the bodies are the plan's, the days and who came are made up.

use super::{Keys, read, unknown};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::rules::held;
use crate::wings::governance::bodies::{Body, Membership, Standing, queries as bodies};
use crate::wings::governance::meetings::How;
use crate::wings::governance::meetings::changes::{NewMeeting, Taken, as_was, plan};
use crate::wings::governance::meetings::dates::{Pattern, dates};
use chrono::{NaiveDate, Weekday};
use kit::{Result, Tx};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Of ten meetings, how many somebody of an agency comes to, where it is not nine.
    comes: HashMap<String, usize>,
    body: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: String,
    week: u32,
    weekday: String,
    begins: String,
    minutes: i32,
    place: String,
    from: NaiveDate,
    until: NaiveDate,
}

pub(super) async fn load(tx: &mut Tx, keys: &Keys) -> Result<()> {
    let file: File = read("meetings.toml", include_str!("../../demo/northamptonshire/meetings.toml"))?;
    let mut comes: HashMap<AgencyId, usize> = HashMap::new();
    for (key, share) in &file.comes {
        comes.insert(keys.agency(key)?, *share);
    }
    let seats = tx.all(bodies::seats()).await?;
    for row in file.body {
        let body = tx.find(bodies::body(keys.body(&row.key)?)).await?;
        let weekday: Weekday = row.weekday.parse().map_err(|_| unknown("weekday", &row.weekday))?;
        let pattern = Pattern { frequency: body.frequency, nth: row.week, weekday };
        let found = dates(pattern, row.from, row.until, &[], |_| None);
        let last = found.iter().filter(|found| found.on <= tx.today()).count();
        for (n, found) in (1..).zip(found) {
            let new = NewMeeting {
                on_date: found.on,
                begins: row.begins.clone(),
                minutes: row.minutes,
                place: row.place.clone(),
                note: found.moved,
                illustrative: true,
            };
            if found.on < tx.today() {
                let roll = roll(&body, &seats, &comes, n, found.on);
                // The last minutes wait for the next meeting.
                let approved = (n < last).then(|| (found.on, "Independent chair".to_owned()));
                as_was(tx, &body, new, roll, approved).await?;
            } else {
                plan(tx, &body, new).await?;
            }
        }
    }
    Ok(())
}

/// Who came to the n-th meeting: some agencies more often than others, the chair always.
fn roll(
    body: &Body,
    seats: &[Membership],
    comes: &HashMap<AgencyId, usize>,
    n: usize,
    on: NaiveDate,
) -> Vec<(Membership, Taken)> {
    let own = seats.iter().filter(|seat| seat.body_id == body.id && held(seat, on) && seat.standing.decides());
    let taken = |(place, seat): (usize, &Membership)| {
        let share = seat.agency_id.and_then(|id| comes.get(&id)).copied().unwrap_or(9);
        let turn = (n * 7 + place * 3) % 10;
        let how = match turn {
            _ if seat.standing == Standing::Chair => How::Present,
            turn if turn < share && turn % 4 == 3 => How::Deputy,
            turn if turn < share => How::Present,
            turn if turn % 2 == 0 => How::Apology,
            _ => How::Absent,
        };
        let deputy = (how == How::Deputy).then(|| "Deputy from the same service".to_owned());
        (seat.clone(), Taken { how, deputy, interest: None })
    };
    own.enumerate().map(taken).collect()
}
