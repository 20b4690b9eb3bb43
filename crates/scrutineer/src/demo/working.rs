//! Terms of reference, the forward plan, the budget, visits, a report of a group: how the Board works.

use super::{Keys, read, unknown};
use crate::edition::duties;
use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::queries as bodies;
use crate::wings::governance::budget::{Payment, What, changes as budget};
use crate::wings::governance::contributions::queries as contributions;
use crate::wings::governance::forward::changes::{self as forward, NewEntry};
use crate::wings::governance::forward::rules::Year;
use crate::wings::governance::reports::rules::{Fact, Facts, Words};
use crate::wings::governance::reports::{GroupReport, State};
use crate::wings::governance::terms::{NewTerms, agree};
use crate::wings::governance::visits::{NewVisit, plan};
use anyhow::Context;
use chrono::NaiveDate;
use kit::{Result, Tx};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    terms: Vec<Terms>,
    duties: Duties,
    entry: Vec<Entry>,
    line: Vec<Line>,
    paid: Vec<Paid>,
    visit: Vec<Visit>,
    report: Vec<Report>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms {
    body: String,
    agreed_on: NaiveDate,
    review_on: NaiveDate,
    purpose: String,
    words: String,
    least: i32,
    chair: bool,
    kinds: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Duties {
    year: String,
    keys: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    body: String,
    month: NaiveDate,
    title: String,
    why: String,
    minutes: i32,
    lead: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    year: String,
    name: String,
    pence: i64,
    spent: Vec<(NaiveDate, i64, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paid {
    agency: String,
    invoiced: NaiveDate,
    received: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Visit {
    on: NaiveDate,
    place: String,
    agency: Option<String>,
    purpose: String,
    heard: Option<String>,
    follow_up: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    body: String,
    from: NaiveDate,
    until: NaiveDate,
    words: [String; 7],
    /// Key, title, how it stood, under which heading from 1.
    facts: Vec<(String, String, String, String)>,
}

pub(super) async fn load(tx: &mut Tx, keys: &Keys) -> Result<()> {
    let file: File = read("working.toml", include_str!("../../demo/northamptonshire/working.toml"))?;
    for row in file.terms {
        let body = tx.find(bodies::body(keys.body(&row.body)?)).await?;
        let new = NewTerms {
            agreed_on: row.agreed_on,
            review_on: row.review_on,
            purpose: row.purpose,
            words: row.words,
            quorum_least: row.least,
            quorum_chair: row.chair,
            quorum_kinds: row.kinds,
            illustrative: true,
        };
        agree(tx, &body, new).await?;
    }
    plan_ahead(tx, keys, file.duties, file.entry).await?;
    for row in file.line {
        let line = budget::add_line(tx, (row.year, row.name, row.pence), true).await?;
        for spent in row.spent {
            budget::spend(tx, &line, spent, true).await?;
        }
    }
    pay(tx, keys, file.paid).await?;
    for row in file.visit {
        let agency = row.agency.map(|key| keys.agency(&key)).transpose()?;
        let (place, purpose, heard) = (row.place, row.purpose, row.heard);
        let follow_up = row.follow_up;
        plan(tx, NewVisit { on_date: row.on, place, agency_id: agency, purpose, heard, follow_up, illustrative: true })
            .await?;
    }
    for row in file.report {
        report(tx, keys, row).await?;
    }
    Ok(())
}

async fn plan_ahead(tx: &mut Tx, keys: &Keys, placed: Duties, entries: Vec<Entry>) -> Result<()> {
    let year = Year::of(&placed.year).with_context(|| format!("the year {}", placed.year))?;
    let all = tx.all(bodies::in_order()).await?;
    for key in placed.keys {
        let duty = duties("2013").iter().find(|duty| duty.key == key).ok_or_else(|| unknown("duty", &key))?;
        forward::place_duty(tx, duty, year, &all).await?;
    }
    for row in entries {
        let new = NewEntry {
            body_id: keys.body(&row.body)?,
            month: row.month,
            title: row.title,
            why: row.why,
            minutes: row.minutes,
            lead: row.lead,
            duty: None,
            page: None,
            illustrative: true,
        };
        forward::add(tx, new).await?;
    }
    Ok(())
}

async fn pay(tx: &mut Tx, keys: &Keys, paid: Vec<Paid>) -> Result<()> {
    let all = tx.all(contributions::in_order()).await?;
    for row in paid {
        let agency: AgencyId = keys.agency(&row.agency)?;
        let one = all.iter().find(|one| one.agency_id == agency).ok_or_else(|| unknown("contribution", &row.agency))?;
        let days = [(What::Invoiced, Some(row.invoiced)), (What::Received, row.received)];
        for (what, on) in days.into_iter().filter_map(|(what, on)| Some((what, on?))) {
            let payment = Payment {
                id: tx.new_id(),
                board_id: tx.board(),
                version: 1,
                contribution_id: one.id,
                on_date: on,
                what,
                pence: one.pence,
                reference: None,
                illustrative: true,
            };
            tx.create(payment).await?;
        }
    }
    Ok(())
}

async fn report(tx: &mut Tx, keys: &Keys, row: Report) -> Result<()> {
    let mut facts = Facts::default();
    for (key, title, stands, heading) in row.facts {
        let n: usize = heading.parse().with_context(|| format!("the heading {heading}"))?;
        let fact = Fact {
            key,
            title,
            stands,
            more: String::new(),
            path: "/governance".into(),
            illustrative: true,
            lasts: true,
        };
        facts.0.get_mut(n - 1).ok_or_else(|| unknown("heading", &heading))?.push(fact);
    }
    let report = GroupReport {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        body_id: keys.body(&row.body)?,
        from_on: row.from,
        until_on: row.until,
        meeting_id: None,
        state: State::Signed,
        words: Words(row.words).store(),
        frozen: Some(facts.freeze()),
        signed_on: Some(row.until),
        signed_by: Some("Sub-group chair".into()),
        illustrative: true,
    };
    tx.create(report).await.map(drop)
}
