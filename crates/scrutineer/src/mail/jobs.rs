//! Each morning letters are written, and then handed to the mail server one by one.

use super::record::{Kind, Letter, LetterId, Mail, State};
use super::rules::{FROM, Place, UNTIL, Waiting, letter_of, subject, text};
use super::{changes, pages, queries};
use crate::home;
use crate::people::pages::me::Everybody;
use chrono::{DateTime, Days, NaiveDate, Utc};
use kit::access::person_record;
use kit::jobs::Job;
use kit::mail::Handed;
use kit::{App, Desk, Error, Person, Read, Result};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Who the trail says it was.
pub const ACTOR: &str = "E-mail";
/// Every kind of letter.
pub const KINDS: [Kind; 2] = [Kind::Reminder, Kind::Digest];

/// The moment in a day at which letters are written.
#[must_use]
pub fn morning(day: NaiveDate) -> DateTime<Utc> {
    let local = day.and_time(FROM).and_local_timezone(chrono_tz::Europe::London);
    // At half past seven no clock is ever changed, so there is exactly one such moment.
    local.earliest().map_or(day.and_time(FROM).and_utc(), |at| at.with_timezone(&Utc))
}

/// Whether letters go at this moment of the day.
fn open_at(now: DateTime<Utc>) -> bool {
    let time = now.with_timezone(&chrono_tz::Europe::London).time();
    FROM <= time && time < UNTIL
}

/// Writes the letters of a day for everybody of a board, and asks for the next day's.
#[derive(Debug, Serialize, Deserialize)]
pub struct Morning {
    pub on: NaiveDate,
}

impl Job for Morning {
    const KIND: &'static str = "morning_mail";

    fn unique_key(&self) -> Option<String> {
        Some(self.on.to_string())
    }

    async fn run(self, app: App, board: Uuid) -> Result<()> {
        let today = kit::clock::day(app.now());
        let next = Morning { on: today + Days::new(1) };
        app.act(board, ACTOR, async |tx| tx.queue(&next, morning(next.on)).await).await?;
        let Some(site) = site(&app)? else { return Ok(()) };
        if !open_at(app.now()) || !measure::working_days::is_working_day(today) {
            return Ok(());
        }
        let desk = Desk::<Read<Mail>>::for_program(&app, board, ACTOR);
        let mut passed_over: HashSet<Uuid> = desk.all(queries::failures()).await?.iter().map(|l| l.person_id).collect();
        passed_over.extend(desk.all(queries::on(today)).await?.iter().map(|letter| letter.person_id));
        let mut stopped: HashMap<Uuid, Vec<Kind>> = HashMap::new();
        for stop in desk.all(queries::stops()).await? {
            stopped.entry(stop.person_id).or_default().push(stop.kind);
        }
        drop(desk);
        for person in app.everybody(board).await? {
            if person.demonstration() || passed_over.contains(&person.id()) {
                continue;
            }
            let not_wanted = stopped.get(&person.id()).map_or(&[][..], Vec::as_slice);
            let wants: Vec<Kind> = KINDS.into_iter().filter(|kind| !not_wanted.contains(kind)).collect();
            write(&app, &person, &wants, &site, today).await?;
        }
        Ok(())
    }
}

/// The address of the program as letters name it, when letters can be sent at all.
///
/// # Errors
/// When the settings of mail cannot be used.
pub fn site(app: &App) -> Result<Option<String>> {
    let address = app.config().address.as_deref().map(|address| address.trim_end_matches('/').to_owned());
    Ok(app.mailer()?.and(address))
}

/// Writes one person's letter of a day, and queues it in the same change.
async fn write(app: &App, person: &Person, wants: &[Kind], site: &str, today: NaiveDate) -> Result<()> {
    let Ok(desk) = Desk::<Everybody>::in_the_name_of(app, person.clone()) else { return Ok(()) };
    let waiting: Vec<Waiting> = home::tasks(&desk).await?.into_iter().map(home::Task::in_a_letter).collect();
    drop(desk);
    let Some((kind, named)) = letter_of(&waiting, wants, today) else { return Ok(()) };
    app.act(person.board(), ACTOR, async |tx| {
        let letter = Letter {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            person_id: person.id(),
            kind,
            on_day: today,
            things: i32::try_from(named.len()).unwrap_or(i32::MAX),
            state: State::Waiting,
            said: None,
            cleared: false,
        };
        let letter = tx.create(letter).await?;
        let stop = format!("{site}{}", pages::stop::StopLink { id: letter.id });
        let place = Place { site, board: person.board_name(), stop: &stop };
        let send = Send {
            letter: letter.id,
            subject: subject(kind, named.len(), person.board_name()),
            text: text(&named, place, today),
            stop: stop.clone(),
        };
        tx.queue(&send, tx.now()).await
    })
    .await
}

/// Hands a letter to the mail server. It holds links and our own words only, so it may wait in the queue as it is.
#[derive(Debug, Serialize, Deserialize)]
pub struct Send {
    pub letter: LetterId,
    pub subject: String,
    pub text: String,
    pub stop: String,
}

impl Job for Send {
    const KIND: &'static str = "send_mail";

    fn unique_key(&self) -> Option<String> {
        Some(self.letter.to_string())
    }

    async fn run(self, app: App, board: Uuid) -> Result<()> {
        let desk = Desk::<Read<Mail>>::for_program(&app, board, ACTOR);
        let letter = desk.find(queries::letter(self.letter)).await?;
        let to = desk.find(person_record::Entity::find_by_id(letter.person_id)).await?.email;
        drop(desk);
        if letter.state != State::Waiting {
            return Ok(());
        }
        let settle = async |state, said| {
            app.act(board, ACTOR, async |tx| changes::settle(tx, letter.clone(), state, said).await).await
        };
        if letter.on_day != kit::clock::day(app.now()) {
            return settle(State::TooLate, letter.said.clone()).await;
        }
        let Some(mailer) = app.mailer()? else {
            return settle(State::TooLate, Some("No mail server is set.".into())).await;
        };
        let Send { subject, text, stop, .. } = self;
        let post = kit::mail::Letter { board, id: letter.id.uuid(), to, subject, text, stop };
        match mailer.hand_over(&post).await {
            Ok(Handed::Over) => settle(State::Sent, None).await,
            Ok(Handed::Refused(said)) => settle(State::Refused, Some(said)).await,
            Err(error) => {
                settle(State::Waiting, Some(error.to_string())).await?;
                Err(Error::Internal(error))
            }
        }
    }
}

/// Asks for the letters of today, for every board: called when the program starts.
///
/// # Errors
/// When the database cannot be written.
pub async fn begin(app: &App) -> Result<()> {
    let today = kit::clock::day(app.now());
    for board in app.boards().await? {
        let job = Morning { on: today };
        app.act(board.id, ACTOR, async |tx| tx.queue(&job, morning(today)).await).await?;
    }
    Ok(())
}

/// Writes down that a letter came back, from the report of a mail server; says whether it was one of ours.
///
/// # Errors
/// When the database cannot be written.
pub async fn came_back(app: &App, report: &str) -> Result<bool> {
    let Some(bounced) = kit::mail::bounced(report) else { return Ok(false) };
    let desk = Desk::<Read<Mail>>::for_program(app, bounced.board, ACTOR);
    let letter = match desk.find(queries::letter(LetterId::from(bounced.letter))).await {
        Ok(letter) => letter,
        Err(Error::NotFound) => return Ok(false),
        Err(other) => return Err(other),
    };
    drop(desk);
    app.act(bounced.board, ACTOR, async |tx| changes::settle(tx, letter, State::CameBack, Some(bounced.said)).await)
        .await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_morning_is_half_past_seven_in_england_summer_and_winter() {
        for (day, at) in [
            ("2015-03-27", "2015-03-27T07:30:00Z"),
            ("2015-03-29", "2015-03-29T06:30:00Z"),
            ("2015-10-24", "2015-10-24T06:30:00Z"),
            ("2015-10-25", "2015-10-25T07:30:00Z"),
        ] {
            assert_eq!(morning(day.parse().unwrap()), at.parse::<DateTime<Utc>>().unwrap(), "{day}");
        }
        for (moment, open) in [
            ("2015-03-27T07:29:59Z", false),
            ("2015-03-27T07:30:00Z", true),
            ("2015-07-01T06:30:00Z", true),
            ("2015-07-01T17:00:00Z", false),
        ] {
            assert_eq!(open_at(moment.parse().unwrap()), open, "{moment}");
        }
    }
}
