//! Choosing what the usual range of an indicator is set on: how far the figure moves, or how many cases it rests on.

use super::one::One;
use crate::layout::{Crumb, crumbs, page_head};
use crate::wings::performance::indicators::form::RangeByForm;
use crate::wings::performance::indicators::range::{RangeBy as Choice, attribute};
use crate::wings::performance::indicators::{Indicator, Indicators, changes, queries};
use axum_extra::routing::TypedPath;
use govuk::{Choice as Radio, Textarea};
use kit::{Answer, Desk, Error, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use sea_orm::ActiveEnum;
use serde::Deserialize;

/// What the usual range of an indicator is set on.
#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/range/by", rejection(kit::Error))]
pub struct RangeBy {
    pub code: String,
}

struct Sheet {
    indicator: Indicator,
    form: Form<RangeByForm>,
}

pub async fn show(desk: Desk<Write<Indicators>>, at: RangeBy) -> Answer {
    let indicator = load(&desk, &at.code).await?;
    let now = RangeByForm { by: indicator.range_by.to_value(), reason: String::new() };
    desk.show(Sheet { form: Form::of(now, indicator.version), indicator })
}

pub async fn submit(mut desk: Desk<Write<Indicators>>, at: RangeBy, form: Form<RangeByForm>) -> Answer {
    load(&desk, &at.code).await?;
    let indicator = desk.edit(&form, queries::coded(&at.code)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { indicator, form }),
    };
    desk.change(async |tx| changes::range_by(tx, &indicator, draft).await).await?;
    desk.go(One { code: at.code }, "The usual range is set on what you chose")
}

/// The indicator; days and money rest on no number of cases, so there is nothing to choose for them.
async fn load<P: Permission>(desk: &Desk<P>, code: &str) -> Result<Indicator> {
    let indicator = desk.find(queries::coded(code)).await?;
    if attribute(&indicator).is_some() { Ok(indicator) } else { Err(Error::NotFound) }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("What the usual range is set on: {}", self.indicator.name)
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let (form, code) = (&self.form, self.indicator.code.clone());
        let now = match self.indicator.range_by {
            Choice::Moves => "on how far the figure moves",
            Choice::Cases => "on how many cases it rests on",
        };
        let say = html! { b { (self.indicator.name) } ". Now it is set " (now) ". Every page that says whether a change is real follows the choice, for earlier meetings too." };
        let radios = [
            Radio {
                hint: "The usual choice. It learns from the figures themselves, so it holds whatever makes them move (XmR chart).".into(),
                ..Radio::new("moves", "On how far the figure has moved from one time to the next")
            },
            Radio {
                hint: "Where each case stands by itself and their number differs much from one time to the next. Not where children come in families, or cases in waves (P, U or C chart).".into(),
                ..Radio::new("cases", "On how many cases it rests on")
            },
        ];
        html! {
            (crumbs(&[Crumb::new("Indicators", "/indicators"), Crumb::new(&self.indicator.name, One { code: code.clone() })]))
            (form.summary())
            (page_head("What the usual range is set on", &say, None))
            form method="post" action=(RangeBy { code }) class="form" novalidate {
                (form.carried())
                (form.radios("by", "Set the usual range", radios, |f| &f.by))
                (Textarea { rows: 3, ..form.textarea("reason", "Why?", |f| &f.reason) })
                button class="btn" type="submit" { "Save" }
            }
        }
    }
}
