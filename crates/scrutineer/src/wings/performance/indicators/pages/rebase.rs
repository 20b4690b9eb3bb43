//! Setting the usual range anew: from a period on, for a reason, agreed by somebody. Never by itself.

use super::one::One;
use crate::layout::{Crumb, crumbs, page_head};
use crate::wings::performance::indicators::form::RebaseForm;
use crate::wings::performance::indicators::{Indicator, Indicators, Rebase, changes, queries};
use crate::wings::performance::readings::rules::period_key;
use crate::wings::performance::readings::{State, queries as readings};
use axum_extra::routing::TypedPath;
use govuk::{Input, Textarea};
use kit::{Answer, Desk, Form, Result, View, Write};
use maud::{Markup, html};
use measure::Period;
use measure::spc::STABLE_POINTS;
use serde::Deserialize;

/// Setting the usual range of an indicator anew.
#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/range/new", rejection(kit::Error))]
pub struct NewRebase {
    pub code: String,
}

struct Sheet {
    indicator: Indicator,
    /// The periods that it can begin with, the latest first, each with how many figures there are from it on.
    periods: Vec<(Period, usize)>,
    form: Form<RebaseForm>,
}

pub async fn show(desk: Desk<Write<Indicators>>, at: NewRebase) -> Answer {
    let (indicator, periods) = load(&desk, &at.code).await?;
    desk.show(Sheet { indicator, periods, form: Form::default() })
}

pub async fn submit(mut desk: Desk<Write<Indicators>>, at: NewRebase, mut form: Form<RebaseForm>) -> Answer {
    let (indicator, periods) = load(&desk, &at.code).await?;
    let there: Vec<Rebase> = desk.all(queries::rebases_of(indicator.id)).await?;
    let offered: Vec<Period> = periods.iter().map(|(period, _)| *period).collect();
    let Some(draft) = form.values.read(&mut form.errors, &offered, &there) else {
        return desk.refuse(Sheet { indicator, periods, form });
    };
    desk.change(async |tx| changes::rebase(tx, &indicator, draft).await).await?;
    desk.go(One { code: at.code }, "The usual range is set anew")
}

async fn load(desk: &Desk<Write<Indicators>>, code: &str) -> Result<(Indicator, Vec<(Period, usize)>)> {
    let indicator = desk.find(queries::coded(code)).await?;
    let all = desk.all(readings::of_indicator(indicator.id)).await?;
    let own = |r: &&_| is_point(r, &indicator);
    let mut periods: Vec<Period> = all.iter().filter(own).map(|r| r.period()).collect();
    periods.sort_by_key(Period::end);
    periods.dedup();
    let count = periods.len();
    // The first point has nothing before it to be told from.
    let after = periods.into_iter().enumerate().skip(1).map(|(n, period)| (period, count - n));
    Ok((indicator, after.rev().collect()))
}

/// Whether a reading is a point of the area's own series.
fn is_point(reading: &crate::wings::performance::readings::Reading, indicator: &Indicator) -> bool {
    reading.state == State::Released && !reading.agency_part && reading.kind.0 == indicator.frequency.0
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Set the usual range anew: {}", self.indicator.name)
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let (form, code) = (&self.form, self.indicator.code.clone());
        let say = html! {
            b { (self.indicator.name) } ". Only when the work itself was changed, the change shows, and it is meant to last. Not to make a bad run look usual."
        };
        let periods: Vec<(String, String)> = self
            .periods
            .iter()
            .map(|(period, from)| {
                let early = if *from < STABLE_POINTS {
                    format!(" – {from} figures, too early for a range")
                } else {
                    String::new()
                };
                (period_key(period), format!("{}{early}", period.long()))
            })
            .collect();
        let periods =
            std::iter::once(("", "Choose")).chain(periods.iter().map(|(key, name)| (key.as_str(), name.as_str())));
        html! {
            (crumbs(&[Crumb::new("Indicators", "/indicators"), Crumb::new(&self.indicator.name, One { code: code.clone() })]))
            (form.summary())
            (page_head("Set the usual range anew", &say, None))
            @if self.periods.is_empty() {
                p class="empty" { "There are not two figures of this series yet. Enter and sign off figures first." }
            } @else {
                form method="post" action=(NewRebase { code }) class="form" novalidate {
                    (form.select("period", "First period with the new range", periods, |f| &f.period))
                    (Textarea { rows: 3, hint: "What was changed in the work, and when.".into(), ..form.textarea("reason", "Why?", |f| &f.reason) })
                    (Input { hint: "Such as Quality Assurance Sub-Group, 24 March 2015.".into(), ..form.input("agreed_by", "Agreed by", |f| &f.agreed_by) })
                    button class="btn" type="submit" { "Set the range anew" }
                }
            }
        }
    }
}
