//! The timescales of the edition, and when one that began on a day falls due.

use crate::edition::{Basis, Clock, clocks};
use crate::layout::{folding, page_head};
use crate::people::pages::me::Everybody;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use chrono::{NaiveDate, NaiveDateTime};
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, View};
use maud::{Markup, html};
use measure::clock::{Limit, due_at, status};
use measure::dates::long;
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/timescales")]
pub struct Timescales;

#[derive(TypedPath, Deserialize)]
#[typed_path("/timescales.csv")]
pub struct TimescalesCsv;

/// Which clock, and what day it began on, as a browser's date box sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub clock: String,
    pub from: String,
    pub time: String,
}

struct Sheet {
    asked: Asked,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Everybody>, _: Timescales, asked: Query<Asked>) -> Answer {
    desk.show(Sheet { asked: asked.0, today: desk.today() })
}

pub async fn csv(desk: Desk<Everybody>, _: TimescalesCsv) -> Answer {
    let mut csv = Csv::new("timescales", &["Clock", "From", "Until", "Limit", "Rests on", "Where", "Note"]);
    for c in clocks() {
        let more = c.more.clone().unwrap_or_default();
        let limit = c.limit.to_string();
        csv.row(vec![c.id.clone(), c.from.clone(), c.to.clone(), limit, c.basis.name().into(), c.text.clone(), more]);
    }
    desk.csv(csv)
}

impl Sheet {
    /// When it falls due, in a sentence; or what is missing to say so.
    fn answer(&self) -> Option<Result<String, String>> {
        if self.asked.from.is_empty() {
            return None;
        }
        let Some(clock) = clocks().iter().find(|clock| clock.id == self.asked.clock) else {
            return Some(Err("Choose which clock it is.".into()));
        };
        let Ok(from) = self.asked.from.parse::<NaiveDate>() else {
            return Some(Err("Enter the day as a date that exists.".into()));
        };
        Some(match clock.limit {
            Limit::Hours(_) => self.hours(clock, from),
            limit => status(limit, from, None, self.today)
                .map(|found| {
                    let due = limit.due(from).map(long).unwrap_or_default();
                    format!("{}: due by the end of {due}. As of today, {}.", clock.to, found.words())
                })
                .map_err(|why| why.to_string()),
        })
    }

    fn hours(&self, clock: &Clock, from: NaiveDate) -> Result<String, String> {
        let time = format!("{}:00", self.asked.time)
            .parse()
            .map_err(|_| format!("This clock runs for {}: enter the time of day too.", clock.limit))?;
        let due = due_at(clock.limit, NaiveDateTime::new(from, time)).map_err(|why| why.to_string())?;
        Ok(format!("{}: due by {} on {}.", clock.to, due.format("%H:%M"), long(due.date())))
    }

    fn asking(&self) -> Markup {
        html! {
            form class="filters" method="get" action=(Timescales) {
                div class="filters__f filters__f--wide" {
                    label for="clock" { "What has begun" }
                    select class="govuk-select" id="clock" name="clock" {
                        @for c in clocks() {
                            option value=(c.id) selected[c.id == self.asked.clock] { (c.from) " → " (c.to) }
                        }
                    }
                }
                div class="filters__f" { label for="from" { "On" } input class="govuk-input" type="date" id="from" name="from" value=(self.asked.from); }
                div class="filters__f" { label for="time" { "At (for hours)" } input class="govuk-input" type="time" id="time" name="time" value=(self.asked.time); }
                div class="filters__b" { button class="btn btn--quiet" type="submit" { "When is it due?" } }
            }
            @match self.answer() {
                Some(Ok(words)) => p class="asknown" role="status" { b { (words) } },
                Some(Err(why)) => p class="asknown govuk-error-message" role="status" { (why) },
                None => {},
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Timescales".into()
    }
    fn body(&self) -> Markup {
        let local = clocks().iter().filter(|clock| clock.basis == Basis::Local).count();
        let say = html! { b { (clocks().len()) " timescales" } ", " (local) " of them set locally. The day on which it happened is day 0; within includes the day it falls due." };
        let columns = vec![
            Column::new("From", |c: &Clock| html! { (c.from) }).names_row(),
            Column::new("Until", |c: &Clock| html! { (c.to) }),
            Column::new("Limit", |c: &Clock| html! { b { (c.limit) } }),
            Column::new("Rests on", |c: &Clock| {
                html! {
                    (c.basis.name()) span class="under" { (c.text) "." @if let Some(more) = &c.more { " " (more) } }
                }
            }),
        ];
        html! {
            (page_head("Timescales", &say, Some(html! { a class="btn btn--quiet" href=(TimescalesCsv) { "Download CSV" } })))
            (self.asking())
            (folding("Timescales", columns, clocks()))
        }
    }
}
