//! What there is to do about events with clocks: those whose time runs out, or has.

use super::work::Task;
use crate::people::pages::me::Everybody;
use crate::wings::practice::allegations::Allegations;
use crate::wings::practice::events::{Events, may, queries};
use crate::wings::practice::private_fostering::PrivateFostering;
use crate::wings::practice::return_interviews::ReturnInterviews;
use chrono::Days;
use kit::{Desk, Result};

/// How far ahead the end of a clock is told.
const AHEAD: Days = Days::new(2);
/// How many of one register are named before the rest is only counted.
const MOST: usize = 6;

/// The clocks that run out for this person.
pub(super) async fn practising(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    let mut tasks = of::<ReturnInterviews>(desk).await?;
    tasks.extend(of::<Allegations>(desk).await?);
    tasks.extend(of::<PrivateFostering>(desk).await?);
    Ok(tasks)
}

async fn of<E: Events>(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    if !may::<E>(desk.person(), "write") {
        return Ok(Vec::new());
    }
    let (now, soon) = (desk.now(), desk.today() + AHEAD);
    let open = desk.all(queries::open::<E>()).await?;
    let mut due: Vec<_> = open
        .iter()
        .flat_map(|event| E::clocks(&E::facts(event), now).into_iter().map(move |clock| (event, clock)))
        .filter_map(|(event, clock)| Some((clock.due.filter(|due| *due <= soon)?, event, clock)))
        .collect();
    due.sort_by_key(|(due, event, _)| (*due, E::id(event)));
    let rest = due.len().saturating_sub(MOST);
    let mut tasks: Vec<Task> = due
        .iter()
        .take(MOST)
        .map(|(due, event, clock)| Task {
            what: E::ABOUT.task,
            name: format!("{}: {}", E::ABOUT.name, E::told(event).0),
            path: E::One::from(E::id(event)).to_string(),
            why: format!("{}.", clock.words),
            minutes: 3,
            due: Some(*due),
        })
        .collect();
    if rest > 0 {
        tasks.push(Task {
            what: E::ABOUT.task,
            name: format!("{}: {rest} more", E::ABOUT.name),
            path: E::List::default().to_string(),
            why: "Their time runs out, or has.".into(),
            minutes: u32::try_from(rest).unwrap_or(u32::MAX),
            due: due.get(MOST).map(|(due, ..)| *due),
        });
    }
    Ok(tasks)
}
