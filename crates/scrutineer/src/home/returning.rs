//! What there is to do about returns: to fill, to answer, to sign off.

use super::work::Task;
use crate::people::pages::me::Everybody;
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::readings::rules::Facts;
use crate::wings::performance::returns::State;
use crate::wings::performance::returns::expected::{Count, Known};
use crate::wings::performance::returns::owed::{due, named_by};
use crate::wings::performance::returns::pages::one::One;
use crate::wings::performance::returns::rules::{may_approve, may_fill};
use chrono::{Days, NaiveDate};
use kit::{Desk, Result, Right};

/// How far back returns that were never sent are told of.
const BACK: Days = Days::new(200);

/// What waits for this person about the returns of their agency.
pub(super) async fn returning(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    let who = Facts::of(desk.person());
    let reads = desk.person().may(Right { verb: "read", register: "readings" });
    let Some(agency) = desk.person().agency().map(AgencyId::from).filter(|_| reads && (who.writes || who.releases))
    else {
        return Ok(Vec::new());
    };
    let today = desk.today();
    let known = Known::kept(desk, today - BACK).await?;
    let days = known.ends(Some(agency), today - BACK, today);
    Ok(days.into_iter().filter_map(|on| task(&known, &who, (agency, on), today)).collect())
}

/// What waits about one return: filling it while figures are missing, answering a question, signing it off.
fn task(known: &Known, who: &Facts, (agency, ends_on): (AgencyId, NaiveDate), today: NaiveDate) -> Option<Task> {
    let expected = known.of(agency, ends_on);
    let owed: Vec<_> = expected.iter().map(|one| one.owed.clone()).collect();
    let named = named_by(&owed, ends_on).long();
    let sent = known.sent(agency, ends_on);
    let count = Count::of(&expected, today);
    let missing = count.expected - count.received();
    let of = |what: &'static str, name: String, why: &str, minutes| Task {
        what,
        name,
        path: One { agency, ends_on }.to_string(),
        why: why.to_owned(),
        minutes,
        due: Some(due(ends_on)),
    };
    match sent.map(|sent| sent.state) {
        Some(State::Queried) if may_fill(who, agency) => Some(Task {
            due: None,
            ..of(
                "Answer a question about a return",
                format!("Answer a question: return, {named}"),
                "It was sent back with a question.",
                3,
            )
        }),
        None | Some(State::Draft) if missing > 0 && may_fill(who, agency) => {
            let figures = if missing == 1 { "1 figure".to_owned() } else { format!("{missing} figures") };
            let why = format!("{figures} to send. Everything else is here already.");
            let minutes = u32::try_from(missing.div_ceil(4)).unwrap_or(1).max(1);
            Some(of("Send a return", format!("Send the return: {named}"), &why, minutes))
        }
        Some(State::Submitted) if sent.is_some_and(|sent| may_approve(who, sent)) => {
            let why = "Nobody outside your agency uses its figures until you have.";
            Some(of("Sign off a return", format!("Sign off the return: {named}"), why, 3))
        }
        _ => None,
    }
}
