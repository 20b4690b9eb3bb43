//! What is expected and what is in: for the Board's office, agency by agency; for an agency, its own returns.

use super::asked::Asked;
use super::one::One;
use crate::layout::{clock, dagger, date, folding, page_head};
use crate::wings::governance::agencies::{Agency, AgencyId};
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::readings::Readings;
use crate::wings::performance::returns::expected::{Count, Known};
use crate::wings::performance::returns::owed::{Came, due, ends_month, last_quarter, named_by};
use crate::wings::performance::returns::{AgencyReturn, State};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use chrono::{Days, NaiveDate};
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

/// How far back returns are listed.
const BACK: Days = Days::new(400);

#[derive(TypedPath, Deserialize)]
#[typed_path("/returns")]
pub struct List;
#[derive(TypedPath, Deserialize)]
#[typed_path("/returns.csv")]
pub struct ListCsv;

/// Which day is looked at, as the address says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    pub ends: String,
}

/// One return as the list shows it.
struct Line {
    agency: Agency,
    ends_on: NaiveDate,
    /// What its period is called.
    named: String,
    sent: Option<AgencyReturn>,
    count: Count,
    today: NaiveDate,
    /// In a demonstration nothing that is missing says anything of a real agency.
    demonstration: bool,
}

struct Sheet {
    tabs: Markup,
    /// Whether all agencies are shown, for one day; else one agency, day by day.
    all: bool,
    lines: Vec<Line>,
    /// The days to choose from, with what their longest period is called.
    days: Vec<(NaiveDate, String)>,
    day: NaiveDate,
    asks: bool,
    may_ask: bool,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Read<Readings>>, _: List, Query(which): Query<Which>) -> Answer {
    let sheet = load(&desk, &which).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Readings>>, _: ListCsv, Query(which): Query<Which>) -> Answer {
    let sheet = load(&desk, &which).await?;
    let header = ["Agency", "Period", "Ends on", "Due", "Stands", "Sent on", "Asked", "On time", "Late", "Not in"];
    let mut csv = Csv::new("returns", &header);
    for line in sheet.lines {
        csv.row(vec![
            line.agency.name.clone(),
            line.named.clone(),
            line.ends_on.to_string(),
            due(line.ends_on).to_string(),
            line.state().to_owned(),
            line.sent.as_ref().and_then(|s| s.first_sent_on).map(|on| on.to_string()).unwrap_or_default(),
            line.count.expected.to_string(),
            line.count.on_time.to_string(),
            line.count.late.to_string(),
            line.count.never.to_string(),
        ]);
    }
    desk.csv(csv)
}

async fn load(desk: &Desk<Read<Readings>>, which: &Which) -> Result<Sheet> {
    let today = desk.today();
    let may = |verb, register| desk.person().may(Right { verb, register });
    let (all, demonstration) = (may("see_drafts", "readings"), desk.person().demonstration());
    let known = Known::kept(desk, today - BACK).await?;
    let own = if all { None } else { Some(desk.person().agency().map(AgencyId::from)) };
    let ends = match own {
        Some(None) => Vec::new(),
        Some(Some(agency)) => known.ends(Some(agency), today - BACK, today),
        None => known.ends(None, today - BACK, today),
    };
    let asked = which.ends.parse().ok().filter(|on| ends.contains(on));
    let quarter = Some(last_quarter(today)).filter(|on| ends.contains(on));
    let day = asked.or(quarter).or(ends.last().copied()).unwrap_or_else(|| last_quarter(today));
    let line = |agency: &Agency, ends_on: NaiveDate| {
        let expected = known.of(agency.id, ends_on);
        let owed: Vec<_> = expected.iter().map(|one| one.owed.clone()).collect();
        (!owed.is_empty()).then(|| Line {
            agency: agency.clone(),
            ends_on,
            named: named_by(&owed, ends_on).long(),
            sent: known.sent(agency.id, ends_on).cloned(),
            count: Count::of(&expected, today),
            today,
            demonstration,
        })
    };
    let agencies = known.asked_of();
    let lines: Vec<Line> = match own {
        None => agencies.iter().filter_map(|agency| line(agency, day)).collect(),
        Some(own) => {
            let agency = agencies.iter().find(|agency| Some(agency.id) == own);
            ends.iter().rev().filter_map(|on| line(agency?, *on)).collect()
        }
    };
    Ok(Sheet {
        tabs: tabs(Tab::Returns, desk.person()),
        days: ends.iter().rev().filter(|on| ends_month(**on)).map(|on| (*on, date(*on))).collect(),
        asks: !known.asked.is_empty(),
        may_ask: may("write", "indicators"),
        all,
        lines,
        day,
        today,
    })
}

impl Line {
    fn state(&self) -> &'static str {
        match self.sent.as_ref().map(|sent| sent.state) {
            Some(state) => state.name(),
            None if self.count.received() == self.count.expected => "Here already",
            None => "Not begun",
        }
    }
    /// Whether nothing more is awaited from the agency's people.
    fn settled(&self) -> bool {
        self.count.received() == self.count.expected
            || self.sent.as_ref().is_some_and(|s| !matches!(s.state, State::Draft | State::Queried))
    }
    fn came(&self) -> Markup {
        let sent = self.sent.as_ref().and_then(|sent| sent.first_sent_on);
        html! {
            @if self.settled() {
                @match Came::of(self.ends_on, sent, self.today) {
                    Came::Late => { b { "Late" } },
                    Came::OnTime => "On time",
                    Came::Never | Came::NotDue => @if self.count.late > 0 { b { (self.count.late) " late" } } @else { "On time" },
                }
                @if let Some(on) = sent { span class="meta rowmeta" { "sent " (measure::dates::short(on)) } }
            } @else { (clock(due(self.ends_on), self.today)) }
            (dagger(self.demonstration))
        }
    }
}

impl Sheet {
    fn say(&self) -> Markup {
        let sum = self.lines.iter().fold(Count::default(), |sum, line| sum.and(line.count));
        let whole = self.lines.iter().filter(|line| line.count.received() == line.count.expected).count();
        let open: Vec<&Line> = self.lines.iter().filter(|line| !line.settled()).collect();
        html! {
            @if self.lines.is_empty() { b { "Nothing is asked for yet." } }
            @else if self.all {
                b { (sum.received()) " of " (sum.expected) " figures are in" } " for periods that ended on " (date(self.day)) ". "
                (whole) " of " (self.lines.len()) " agencies have sent everything"
                @if sum.late > 0 { "; " (sum.late) @if sum.late == 1 { " figure came late" } @else { " figures came late" } }
                @if sum.never > 0 { "; " (sum.never) @if sum.never == 1 { " is past its day" } @else { " are past their day" } } "."
            } @else {
                @match open.len() {
                    0 => b { "Nothing is to be sent." },
                    1 => { b { "1 return is to be sent." } " About 3 minutes." }
                    n => b { (n) " returns are to be sent." },
                }
            }
        }
    }

    fn table(&self) -> Markup {
        let what = |line: &Line| {
            let to = One { agency: line.agency.id, ends_on: line.ends_on };
            html! { a href=(to) { @if self.all { (line.agency.name) } @else { (line.named) } } }
        };
        let mut columns = vec![Column::new(if self.all { "Agency" } else { "Period" }, what).names_row()];
        if self.all {
            columns.push(Column::new("Period", |line: &Line| html! { (line.named) }));
        }
        columns.extend([
            Column::new("Stands", |line: &Line| html! { (line.state()) }),
            Column::new("Due", |line: &Line| html! { (measure::dates::short(due(line.ends_on))) }),
            Column::new("Came", Line::came),
            Column::new("In", |line: &Line| html! { (line.count.received()) " of " (line.count.expected) }).numeric(),
            Column::new("Late", |line: &Line| number(line.count.late, line.demonstration)).numeric(),
            Column::new("Not in", |line: &Line| number(line.count.never, line.demonstration)).numeric(),
        ]);
        folding("Returns, and how they came", columns, &self.lines)
    }
}

fn number(n: usize, illustrative: bool) -> Markup {
    html! { @if n > 0 { b { (n) } (dagger(illustrative)) } @else { "0" } }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Returns".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let ends = self.all.then(|| self.day.to_string());
        let csv = ends.map_or_else(|| ListCsv.to_string(), |ends| format!("{ListCsv}?ends={ends}"));
        let tools = html! {
            @if self.may_ask { a class="btn btn--quiet" href=(Asked) { "Who is asked for what" } }
            a class="btn btn--quiet" href=(csv) { "Download CSV" }
        };
        html! {
            (self.tabs)
            (page_head("Returns", &self.say(), Some(tools)))
            @if self.all && self.days.len() > 1 {
                form class="filters" method="get" action=(List) {
                    label for="ends" { "Periods that ended on" }
                    select class="govuk-select" id="ends" name="ends" { @for (on, name) in &self.days { option value=(on) selected[*on == self.day] { (name) } } }
                    button class="btn btn--quiet" type="submit" { "Show" }
                }
            }
            @if self.lines.is_empty() {
                p class="empty" {
                    @if self.asks || !self.may_ask { "No figures are asked of you. The Board’s office says which agency sends which figure." }
                    @else { "Say first which agency sends which figure. Then each sees what it owes, and this page shows what is in." }
                }
            } @else { (self.table()) }
            @if !self.lines.is_empty() {
                p class="tablefoot" { "Figures are due " (crate::wings::performance::returns::owed::DUE) " working days after their period. A question sent back does not make a return late. Today is " (date(self.today)) "." }
            }
        }
    }
}
