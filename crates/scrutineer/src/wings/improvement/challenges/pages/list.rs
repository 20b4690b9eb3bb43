//! The log: every challenge, the latest first. It prints as it stands.

use super::new::New;
use super::one::One;
use super::suggested::{Suggested, how_many};
use crate::layout::{dagger, date, folding, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::parts::Names;
use crate::wings::improvement::challenges::rules::{Facts, awaited, said, stage};
use crate::wings::improvement::challenges::{Answer, Challenge, Challenges, State, queries};
use crate::wings::improvement::parts::{Tab, clock, tabs};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer as Reply, Desk, Permission, Read, Result, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/challenges")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/challenges.csv")]
pub struct ListCsv;

struct Row {
    challenge: Challenge,
    answers: Vec<Answer>,
}

impl Row {
    /// Whether an answer is awaited past its day.
    fn is_late(&self, today: NaiveDate) -> bool {
        self.challenge.due_on.is_some_and(|due| due < today) && self.answers.iter().any(awaited)
    }
}

struct Sheet {
    tabs: Markup,
    rows: Vec<Row>,
    names: Names,
    today: NaiveDate,
    who: Facts,
    suggested: usize,
}

async fn load<P: Permission>(desk: &Desk<P>) -> Result<Vec<Row>> {
    let mut answers = desk.all(queries::answers()).await?;
    let challenges = desk.all(queries::latest_first()).await?;
    let of = |challenge: Challenge| {
        let own = answers.extract_if(.., |answer| answer.challenge_id == challenge.id).collect();
        Row { answers: own, challenge }
    };
    Ok(challenges.into_iter().map(of).collect())
}

pub async fn show(desk: Desk<Read<Challenges>>, _: List) -> Reply {
    let who = Facts::of(desk.person());
    let suggested = if who.writes { how_many(&desk).await? } else { 0 };
    desk.show(Sheet {
        tabs: tabs(Tab::Challenges, desk.person()),
        rows: load(&desk).await?,
        names: Names::of(desk.all(agencies::by_name()).await?, desk.person()),
        today: desk.today(),
        who,
        suggested,
    })
}

pub async fn csv(desk: Desk<Read<Challenges>>, _: ListCsv) -> Reply {
    let names = Names::of(desk.all(agencies::by_name()).await?, desk.person());
    let header = [
        "Reference",
        "Challenge",
        "Raised",
        "Sent",
        "Asked",
        "Ground",
        "Agency",
        "State",
        "Stage",
        "Due",
        "Answer",
        "Answered",
        "In words",
        "Accepted",
        "Outcome",
        "Effect",
        "Closed",
        "Closed by",
        "Illustrative",
    ];
    let mut csv = Csv::new("challenges", &header);
    let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    for Row { challenge: c, answers } in load(&desk).await? {
        for answer in &answers {
            csv.row(vec![
                c.reference(),
                c.title.clone(),
                c.raised_on.to_string(),
                day(c.sent_on),
                c.asks.clone(),
                c.ground.clone(),
                names.name(answer.agency_id).to_owned(),
                c.state.name().into(),
                stage(c.stage).name.into(),
                day(c.due_on),
                answer.stance.map(|stance| stance.name().to_owned()).unwrap_or_default(),
                day(answer.answered_on),
                answer.words.clone().unwrap_or_default(),
                answer.accepted.map(|yes| if yes { "yes" } else { "sent back" }.to_owned()).unwrap_or_default(),
                c.outcome.map(|outcome| outcome.name().to_owned()).unwrap_or_default(),
                c.effect.clone().unwrap_or_default(),
                day(c.closed_on),
                c.closed_by.clone().unwrap_or_default(),
                if c.illustrative { "yes" } else { "no" }.into(),
            ]);
        }
    }
    desk.csv(csv)
}

impl Sheet {
    fn say(&self) -> Markup {
        let open = self.rows.iter().filter(|row| matches!(row.challenge.state, State::Sent | State::Answered)).count();
        let late = self.rows.iter().filter(|row| row.is_late(self.today)).count();
        let silent = self
            .rows
            .iter()
            .filter(|row| row.challenge.state == State::Closed && row.challenge.effect.is_none())
            .count();
        html! {
            @match (open, late) {
                (0, _) => b { "No challenge is open." },
                (1, 0) => b { "One challenge is open, in time." },
                (n, 0) => b { (n) " challenges are open, none is late." },
                (n, late) => b { (n) @if n == 1 { " challenge is open, " } @else { " challenges are open, " } (late) " late." },
            }
            @if silent > 0 { " " (silent) " closed without a word on what changed." }
            @if self.suggested > 0 { " " a href=(Suggested) { (self.suggested) @if self.suggested == 1 { " suggestion" } @else { " suggestions" } } " from what the registers say." }
        }
    }

    fn table(&self) -> Markup {
        let columns = vec![
            Column::new("Challenge", |row: &Row| {
                html! {
                    a href=(One { id: row.challenge.id }) { (row.challenge.title) (dagger(row.challenge.illustrative)) }
                    span class="meta rowmeta" { (row.challenge.reference()) ", " (date(row.challenge.sent_on.unwrap_or(row.challenge.raised_on))) }
                }
            })
            .names_row(),
            Column::new("To", |row: &Row| {
                html! { @for (n, answer) in row.answers.iter().enumerate() { @if n > 0 { ", " } (self.names.name(answer.agency_id)) } }
            }),
            Column::new("How it stands", |row: &Row| html! { (said(&row.challenge, &row.answers, self.today).0) }),
            Column::new("Clock", |row: &Row| {
                let waiting = row.answers.iter().any(awaited);
                html! { @if let Some(due) = row.challenge.due_on.filter(|_| waiting) { (clock(due, self.today)) } }
            }),
            Column::new("Effect", |row: &Row| html! { (row.challenge.effect.as_deref().unwrap_or("")) }),
        ];
        folding("The log of challenges", columns, &self.rows)
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Challenge log".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let tools = html! {
            @if self.who.writes { a class="btn" href=(New) { "Write a challenge" } }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
        };
        html! {
            (self.tabs)
            (page_head("Challenge log", &self.say(), Some(tools)))
            @if self.rows.is_empty() {
                p class="empty" { "No challenge yet. Where the chair asks an agency to account for something, it stands here with its clock, its answer and what it changed." }
            } @else { (self.table()) }
        }
    }
}
