//! Agreeing an action in a review: what, who, by when; the figure is what is measured again.

use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::parts::Names;
use crate::wings::performance::indicators::Indicator;
use crate::wings::performance::reviews::changes::{Aim, agree, closed};
use crate::wings::performance::reviews::form::AgreeForm;
use crate::wings::performance::reviews::gathered::Gathered;
use crate::wings::performance::reviews::{ReviewId, Reviews, State};
use crate::wings::performance::scorecard::judgements;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use govuk::Input;
use kit::{Answer, Desk, Error, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/reviews/{id}/actions/new", rejection(kit::Error))]
pub struct New {
    pub id: ReviewId,
}

/// Which indicator it is about.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct About {
    pub code: String,
}

struct Sheet {
    gathered: Gathered,
    indicator: Indicator,
    /// The figure and its target as they are shown now.
    before: Option<String>,
    target: Option<String>,
    offered: Vec<(String, String)>,
    form: Form<AgreeForm>,
}

async fn load<P: Permission>(desk: &Desk<P>, id: ReviewId, form: Form<AgreeForm>) -> Result<Sheet> {
    let gathered = Gathered::at(desk, id).await?;
    if gathered.review.state != State::Open {
        return Err(closed());
    }
    let board = judgements::board(desk, "today").await?;
    let row = board.rows.iter().find(|row| row.indicator.code == form.values.code).ok_or(Error::NotFound)?;
    let all = desk.all(agencies::by_name()).await?;
    Ok(Sheet {
        gathered,
        indicator: row.indicator.clone(),
        before: row.judged.latest.as_ref().map(|latest| latest.shown.clone()),
        target: row.judged.target_words.clone(),
        offered: Names::of(all, desk.person()).choices("The Board’s office", desk.today(), None),
        form,
    })
}

pub async fn show(desk: Desk<Write<Reviews>>, at: New, about: Query<About>) -> Answer {
    let form = AgreeForm { code: about.0.code, ..AgreeForm::default() };
    let sheet = load(&desk, at.id, Form::new(form)).await?;
    desk.show(sheet)
}

pub async fn submit(mut desk: Desk<Write<Reviews>>, at: New, form: Form<AgreeForm>) -> Answer {
    let mut sheet = load(&desk, at.id, form).await?;
    let form = &mut sheet.form;
    let Some(agreed) = form.values.read(&mut form.errors, &sheet.offered, desk.today()) else {
        return desk.refuse(sheet);
    };
    let aim = Aim { indicator: &sheet.indicator, before: sheet.before.clone(), target: sheet.target.clone() };
    desk.change(async |tx| agree(tx, at.id, aim, agreed, (None, false)).await).await?;
    desk.go(One { id: at.id }, "Agreed. It stands in the list of actions, and opens the next review.")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Agree an action: {}", self.indicator.name)
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let id = self.gathered.review.id;
        let say = html! {
            @match &self.before { Some(before) => b { "Now " (before) "." }, None => b { "No figure has come." } }
            @if let Some(target) = &self.target { " The target is " (target) "." }
            " The figure is measured again to see whether it worked."
        };
        let choices = self.offered.iter().map(|(id, name)| (id.as_str(), name.as_str()));
        html! {
            (back(&self.gathered.title(), One { id }))
            (self.form.summary())
            (page_head(&self.title(), &say, None))
            form method="post" action=(New { id }) class="form" novalidate {
                input type="hidden" name="code" value=(self.indicator.code);
                (self.form.input("title", "What is to be done?", |f| &f.title))
                (Input { hint: "A role, such as Head of service, early help.".into(), ..self.form.input("owner", "Who does it?", |f| &f.owner) })
                (self.form.select("agency", "Of which agency?", choices, |f| &f.agency))
                (self.form.date("due", "By which day?", |f| (&f.due_day, &f.due_month, &f.due_year)))
                button class="btn" type="submit" { "Agree the action" }
            }
        }
    }
}
