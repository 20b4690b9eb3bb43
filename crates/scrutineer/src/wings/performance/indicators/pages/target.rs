//! Setting a target from a day on.

use super::one::One;
use crate::layout::{Crumb, crumbs, date, page_head};
use crate::wings::performance::indicators::form::{TargetForm, may_be_yearly};
use crate::wings::performance::indicators::rules::{ended_by, target_rule};
use crate::wings::performance::indicators::{Indicator, Indicators, Target, changes, queries};
use axum_extra::routing::TypedPath;
use govuk::{Choice, DateInput, Input, Keyboard, Textarea, Width};
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use measure::Unit;
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/targets/new", rejection(kit::Error))]
pub struct NewTarget {
    pub code: String,
}

struct Sheet {
    indicator: Indicator,
    targets: Vec<Target>,
    form: Form<TargetForm>,
}

pub async fn show(desk: Desk<Write<Indicators>>, at: NewTarget) -> Answer {
    let indicator = desk.find(queries::coded(&at.code)).await?;
    desk.show(Sheet { targets: desk.all(queries::targets_of(indicator.id)).await?, indicator, form: Form::default() })
}

pub async fn submit(mut desk: Desk<Write<Indicators>>, at: NewTarget, mut form: Form<TargetForm>) -> Answer {
    let indicator = desk.find(queries::coded(&at.code)).await?;
    let targets = desk.all(queries::targets_of(indicator.id)).await?;
    let draft = form.values.read(&mut form.errors, &indicator);
    let draft = draft.filter(|draft| match ended_by(&targets, draft.from_on) {
        Ok(_) => true,
        Err(why) => {
            form.errors.add("from-day", why);
            false
        }
    });
    let Some(draft) = draft else {
        return desk.refuse(Sheet { indicator, targets, form });
    };
    desk.change(async |tx| changes::set_target(tx, &indicator, draft).await).await?;
    desk.go(One { code: at.code }, "Target set")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Set a target: {}", self.indicator.name)
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let code = self.indicator.code.clone();
        let say = html! {
            b { (self.indicator.name) } ". "
            @match self.targets.last() {
                Some(last) => { "Now: " (target_rule(last, &self.indicator)) ", since " (date(last.from_on)) ". It ends the day before the new one begins." }
                None => "No target is set yet, so it is watched and not rated.",
            }
        };
        html! {
            (crumbs(&[Crumb::new("Indicators", "/indicators"), Crumb::new(&self.indicator.name, One { code: code.clone() })]))
            (self.form.summary())
            (page_head("Set a target", &say, None))
            form method="post" action=(NewTarget { code }) class="form" novalidate {
                (self.controls())
                button class="btn" type="submit" { "Set the target" }
            }
        }
    }
}

impl Sheet {
    fn controls(&self) -> Markup {
        let (form, unit) = (&self.form, self.indicator.unit.0);
        let kinds = [
            Choice {
                hint: "Reached when the figure is there or better.".into(),
                ..Choice::new("level", "A level to reach")
            },
            Choice {
                hint: "Near is good; far off on either side is not.".into(),
                ..Choice::new("plan", "A plan to keep near")
            },
            Choice { hint: "Between two values is good.".into(), ..Choice::new("band", "A range to stay in") },
        ];
        let number = |input| Input {
            keyboard: Keyboard::Decimal,
            width: Width::W10,
            suffix: if unit == Unit::Percentage { "%".into() } else { govuk::Words::Nothing },
            ..input
        };
        let points = if unit == Unit::Percentage { "points" } else { "% of the target" };
        html! {
            (form.radios("kind", "What does the target ask for?", kinds, |f| &f.kind))
            (number(Input { hint: "For a level or a plan.".into(), ..form.input("value", "Level or plan", |f| &f.value) }))
            div class="form__row" {
                (number(Input { hint: "For a range.".into(), ..form.input("low", "Lower edge", |f| &f.low) }))
                (number(Input { hint: "For a range.".into(), ..form.input("high", "Upper edge", |f| &f.high) }))
            }
            (Input {
                hint: "How far off is still amber. Leave empty for the usual margin.".into(),
                suffix: points.into(),
                ..number(form.input("amber", "Margin", |f| &f.amber))
            })
            @if may_be_yearly(&self.indicator) {
                (form.checkboxes("per_year", "Is it for a whole year?", [Choice::new("yes", "Yes: part of a year takes its share")], |f| &f.per_year))
            }
            (DateInput { hint: "Earlier figures keep the colour they had.".into(), ..form.date("from", "First day", |f| (&f.from_day, &f.from_month, &f.from_year)) })
            (Textarea { rows: 3, ..form.textarea("reason", "Why this target?", |f| &f.reason) })
            (Input { hint: "Such as Full Board, 24 March 2015.".into(), ..form.input("agreed_by", "Agreed by", |f| &f.agreed_by) })
        }
    }
}
