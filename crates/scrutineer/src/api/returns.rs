//! An agency's returns, for its program: what is asked for, how each stands, and sending one.

use super::page::{DayPaging, cut, limit};
use super::shapes::{Amount, Figure, Finding, Line, Problem, Return, Submission, Summaries, Summary, Taken};
use super::submission::{self, Sent};
use super::{Reads, Sends};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::readings::rules::{Asked, asked};
use crate::wings::performance::returns::changes::{self, By, Entry};
use crate::wings::performance::returns::expected::{Count, Known};
use crate::wings::performance::returns::given::Given;
use crate::wings::performance::returns::owed::due;
use crate::wings::performance::returns::place::{Place, Row, Tally};
use crate::wings::performance::returns::rules::open;
use crate::wings::performance::returns::{State, queries};
use axum::Json;
use axum::extract::Query;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum_extra::routing::TypedPath;
use chrono::{Days, NaiveDate};
use kit::web::api::{Body, refused};
use kit::{Answer, Desk, Error, Permission, Result};
use sea_orm::ActiveEnum;
use serde::Deserialize;
use serde_json::json;

#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/returns")]
pub struct ListPath;
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/returns/{ends_on}", rejection(kit::Error))]
pub struct OnePath {
    pub ends_on: NaiveDate,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/returns/{ends_on}/submissions", rejection(kit::Error))]
pub struct SubmitPath {
    pub ends_on: NaiveDate,
}

/// The agency for which the key acts.
fn agency<P: Permission>(desk: &Desk<P>) -> Result<AgencyId> {
    desk.person().agency().map(AgencyId::from).ok_or(Error::Forbidden)
}

fn state(state: Option<State>) -> String {
    state.map_or_else(|| "not_begun".into(), |state| state.to_value())
}

/// The agency's returns of the last 400 days, the latest first.
#[utoipa::path(
    get, path = "/api/v1/returns", params(DayPaging),
    responses(
        (status = 200, body = Summaries),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn list(desk: Desk<Reads>, _: ListPath, Query(paging): Query<DayPaging>) -> Answer {
    let (agency, limit, today) = (agency(&desk)?, limit(paging.limit)?, desk.today());
    let from = today - Days::new(400);
    let known = Known::kept(&desk, from).await?;
    let mut days = known.ends(Some(agency), from, today);
    days.reverse();
    if let Some(after) = paging.after {
        days.retain(|day| *day < after);
    }
    let (days, next) = cut(days, limit, ToString::to_string);
    let shape = |ends_on: NaiveDate| {
        let count = Count::of(&known.of(agency, ends_on), today);
        Summary {
            ends_on,
            due_on: due(ends_on),
            state: state(known.sent(agency, ends_on).map(|sent| sent.state)),
            expected: count.expected,
            received: count.received(),
        }
    };
    Ok(Json(Summaries { items: days.into_iter().map(shape).collect(), next }).into_response())
}

/// One return of the agency: what it asks for and what stands in it.
#[utoipa::path(
    get, path = "/api/v1/returns/{ends_on}",
    params(("ends_on" = NaiveDate, Path, description = "The day on which its periods end: the last of a month", example = "2015-02-28")),
    responses(
        (status = 200, body = Return),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn one(desk: Desk<Reads>, at: OnePath) -> Answer {
    let place = Place::at(&desk, agency(&desk)?, at.ends_on).await?;
    let line = |row: Row<'_>| Line {
        key: row.owed.key(),
        name: row.owed.indicator.name.clone(),
        period: row.owed.period.long(),
        asks: if asked(&row.owed.indicator) == Asked::Share { "two_numbers" } else { "one_number" }.into(),
        last: row.before.last_shown(row.owed).map(|(counts, _)| counts),
        here_already: row.elsewhere.is_some(),
        ready: row.ready(),
        check: row.checked.says.clone(),
        numerator: row.typed.numerator,
        denominator: row.typed.denominator,
        value: row.typed.value,
        not_available_because: row.typed.why_not,
    };
    let shape = Return {
        ends_on: place.ends_on,
        due_on: place.due(),
        state: state(place.state()),
        figures: place.rows().into_iter().map(line).collect(),
        remarks: place.remarks.iter().map(|remark| format!("{}: {}", remark.speaker, remark.words)).collect(),
    };
    Ok(Json(shape).into_response())
}

/// Sends figures of a return: kept as a draft, or sent to be signed off.
///
/// The same submission under the same key is answered as it was the first time and changes nothing. Figures that cannot be
/// read are named one by one; the others are kept as a draft.
#[utoipa::path(
    post, path = "/api/v1/returns/{ends_on}/submissions",
    params(
        ("ends_on" = NaiveDate, Path, description = "The day on which its periods end: the last of a month", example = "2015-02-28"),
        ("Idempotency-Key" = String, Header, description = "8 to 100 letters, digits and hyphens of your choice, new for each submission", min_length = 8, max_length = 100, pattern = "^[A-Za-z0-9-]{8,100}$")
    ),
    request_body = Submission,
    responses(
        (status = 200, body = Taken),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn submit(mut desk: Desk<Sends>, at: SubmitPath, request: axum::extract::Request) -> Answer {
    let agency = agency(&desk)?;
    let key = submission::key(request.headers())?;
    let Body(sent) = take(&desk, request).await?;
    let mark = submission::mark(at.ends_on, &sent);
    if let Some(before) = submission::before(&desk, &key).await? {
        return before.again(&mark);
    }
    let place = Place::at(&desk, agency, at.ends_on).await?;
    if !open(place.state()) {
        return Err(Error::Conflict("This return was sent. Its figures change when it is sent back.".into()));
    }
    let (entries, mut findings) = read(&place, &sent);
    if sent.send && findings.is_empty() {
        findings = unready(&place, &entries);
    }
    let send = sent.send && findings.is_empty();
    let receipt = findings.is_empty().then(|| Sent { key: key.clone(), mark: mark.clone(), agency: agency.uuid() });
    let taken = match taken(&mut desk, &place, &entries, send, receipt.as_ref()).await {
        // The same submission may have come in this very moment, and been first.
        Err(error @ (Error::Conflict(_) | Error::Stale)) => match submission::before(&desk, &key).await? {
            Some(before) => return before.again(&mark),
            None => return Err(error),
        },
        taken => taken?,
    };
    if findings.is_empty() {
        return Ok(Json(taken).into_response());
    }
    let detail = format!("{} figures cannot be taken as they stand; the others are kept as a draft.", findings.len());
    refused("Some figures cannot be taken", &detail, json!({ "findings": findings }))
}

async fn take<P: Permission>(desk: &Desk<P>, request: axum::extract::Request) -> Result<Body<Submission>> {
    use axum::extract::FromRequest;
    let body = Body::<Submission>::from_request(request, desk.app()).await?;
    match body.0.figures.len() {
        1..=200 => Ok(body),
        _ => Err(Error::Invalid("Send from 1 to 200 figures at once.".into())),
    }
}

/// What each figure means; what is wrong with those that mean nothing.
fn read(place: &Place, sent: &Submission) -> (Vec<Entry>, Vec<Finding>) {
    let (mut entries, mut findings): (Vec<Entry>, Vec<Finding>) = (Vec::new(), Vec::new());
    for figure in &sent.figures {
        let mut wrong = |field: &str, says: String| {
            findings.push(Finding { key: figure.key.clone(), field: field.into(), says });
        };
        let Some(owed) = place.owed.iter().find(|owed| owed.key() == figure.key) else {
            wrong("key", "This return does not ask for it. Read the return for the keys that it asks for".into());
            continue;
        };
        if place.row(owed).elsewhere.is_some() {
            wrong("key", "The Board has this figure already. Leave it out".into());
            continue;
        }
        if entries.iter().any(|e| (e.indicator, e.part) == (owed.indicator.id, owed.part)) {
            wrong("key", "It stands twice in what was sent. Keep one of them".into());
            continue;
        }
        let given = given(figure, asked(&owed.indicator) == Asked::Value);
        let typed = given.onto(place.row(owed).typed);
        let row = place.row_with(owed, typed.clone(), 0);
        for (field, message) in &row.checked.messages {
            wrong(named(field), message.clone());
        }
        if row.checked.messages.is_empty() {
            entries.push(Entry { indicator: owed.indicator.id, part: owed.part, typed, by: By::Rows(given) });
        }
    }
    (entries, findings)
}

/// What a figure of a submission says: what it leaves out stays as it is.
fn given(figure: &Figure, is_value: bool) -> Given {
    Given {
        number: figure.number.as_ref().map(Amount::typed),
        denominator: figure.out_of.as_ref().map(Amount::typed),
        why_not: figure.not_available_because.clone(),
        words: figure.words.clone(),
        why: figure.why.clone(),
        doing: figure.doing.clone(),
        by_when: figure.by.map(measure::dates::long),
        help_wanted: figure.help_wanted.clone(),
        confidence: figure.confidence.map(|sure| sure.key().to_owned()),
        confirmed: figure.confirmed,
        is_value,
    }
}

/// The name of a box in a submission.
fn named(field: &str) -> &str {
    match field {
        "numerator" | "value" => "number",
        "denominator" => "out_of",
        "why_not" => "not_available_because",
        "by_when" => "by",
        other => other,
    }
}

/// What keeps the return from being sent, once these entries stand in it.
fn unready(place: &Place, entries: &[Entry]) -> Vec<Finding> {
    let row = |owed| {
        let sent = entries.iter().find(|e| (e.indicator, e.part) == (place_id(owed), owed.part));
        sent.map_or_else(|| place.row(owed), |entry| place.row_with(owed, entry.typed.clone(), 0))
    };
    let rows: Vec<Row<'_>> = place.owed.iter().map(row).collect();
    let says = |row: &Row<'_>| match row.checked.says.as_str() {
        "" => "Nothing is sent for it. Send the figure, or why it is not available".to_owned(),
        says if row.checked.unlikely && !row.typed.confirmed => format!("{says} Send “confirmed” if it is"),
        says => format!("{says}: say in “words” what is happening"),
    };
    let found = rows.iter().filter(|row| !row.ready());
    found.map(|row| Finding { key: row.owed.key(), field: "number".into(), says: says(row) }).collect()
}

fn place_id(
    owed: &crate::wings::performance::returns::owed::Owed,
) -> crate::wings::performance::indicators::IndicatorId {
    owed.indicator.id
}

/// Writes the entries, sends the return and keeps the receipt, all of it or nothing; tries again where two programs send in
/// the same moment.
async fn taken(
    desk: &mut Desk<Sends>,
    place: &Place,
    entries: &[Entry],
    send: bool,
    receipt: Option<&Sent>,
) -> Result<Taken> {
    let (agency, ends_on) = (place.agency.id, place.ends_on);
    let row = |owed| {
        let sent = entries.iter().find(|e| (e.indicator, e.part) == (place_id(owed), owed.part));
        sent.map_or_else(|| place.row(owed), |entry| place.row_with(owed, entry.typed.clone(), 0))
    };
    let tally = Tally::of(&place.owed.iter().map(row).collect::<Vec<_>>());
    let mut tries = 0;
    loop {
        let done = desk
            .change(async |tx| {
                let saved = changes::save(tx, agency, ends_on, entries).await?;
                let sent = match saved.sent {
                    Some(sent) if send => {
                        let sent = tx.find(queries::one(sent.id)).await?;
                        Some(changes::submit(tx, place, sent, None).await?)
                    }
                    sent => sent,
                };
                let taken = Taken {
                    ends_on,
                    state: state(sent.map(|sent| sent.state)),
                    written: saved.written,
                    ready: tally.ready,
                    expected: tally.all,
                };
                if let Some(receipt) = receipt {
                    submission::keep(tx, receipt, &taken).await?;
                }
                Ok(taken)
            })
            .await;
        match done {
            Err(Error::Conflict(_) | Error::Stale) if tries < 2 => tries += 1,
            other => return other,
        }
    }
}

/// Headers that a submission must carry.
#[must_use]
pub fn idempotency(headers: &HeaderMap) -> Option<&str> {
    headers.get("idempotency-key").and_then(|value| value.to_str().ok())
}
