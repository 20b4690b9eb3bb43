//! Asking a question about a figure: in a review, or on the page of the figure.

use super::one::One as ReviewPage;
use super::question::One as QuestionPage;
use crate::layout::{back, date, page_head};
use crate::wings::governance::agencies::{Agency, queries as agencies};
use crate::wings::governance::parts::Names;
use crate::wings::performance::indicators::rules::{during, figure, shown};
use crate::wings::performance::indicators::{Indicator, queries as indicators};
use crate::wings::performance::readings::pages::one::One as ReadingPage;
use crate::wings::performance::readings::{Reading, ReadingId, queries as readings};
use crate::wings::performance::reviews::changes::{NewQuestion, ask, closed};
use crate::wings::performance::reviews::form::QuestionForm;
use crate::wings::performance::reviews::rules::due;
use crate::wings::performance::reviews::{Review, ReviewId, Reviews, State, queries};
use crate::wings::performance::scorecard::judgements;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Textarea;
use kit::{Answer, Desk, Error, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/reviews/{id}/questions/new", rejection(kit::Error))]
pub struct New {
    pub id: ReviewId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/readings/{id}/questions/new", rejection(kit::Error))]
pub struct OfReading {
    pub id: ReadingId,
}

/// Which indicator a review asks about.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct About {
    pub code: String,
}

struct Sheet {
    review: Option<Review>,
    indicator: Indicator,
    /// The figure, if one has come.
    reading: Option<Reading>,
    shown: Option<String>,
    /// The agency that gave it.
    gave: Option<Agency>,
    /// Else those to choose from.
    offered: Vec<(String, String)>,
    form: Form<QuestionForm>,
    today: NaiveDate,
}

/// What is asked about: an indicator, by its figure if there is one.
async fn load<P: Permission>(
    desk: &Desk<P>,
    review: Option<Review>,
    (indicator, reading): (Indicator, Option<Reading>),
    form: Form<QuestionForm>,
) -> Result<Sheet> {
    let populations = desk.all(indicators::populations()).await?;
    let shown = reading.as_ref().map(|one| {
        format!("{} {}", shown(&indicator, &figure(&indicator, one, &populations)), during(&indicator, &one.period()))
    });
    let all = desk.all(agencies::by_name()).await?;
    let gave = reading.as_ref().and_then(|one| one.agency_id);
    let gave = all.iter().find(|one| Some(one.id) == gave && one.on(desk.today())).cloned();
    let offered = Names::of(all, desk.person()).choices("Choose", desk.today(), None);
    Ok(Sheet { review, indicator, reading, shown, gave, offered, form, today: desk.today() })
}

/// The same in an open review.
async fn in_review<P: Permission>(desk: &Desk<P>, id: ReviewId, code: &str, form: Form<QuestionForm>) -> Result<Sheet> {
    let review = desk.find(queries::review(id)).await?;
    if review.state != State::Open {
        return Err(closed());
    }
    let board = judgements::board(desk, "today").await?;
    let row = board.rows.iter().find(|row| row.indicator.code == code).ok_or(Error::NotFound)?;
    let reading = row.judged.latest.as_ref().map(|latest| latest.reading.clone());
    load(desk, Some(review), (row.indicator.clone(), reading), form).await
}

/// The same of one figure.
async fn of_reading<P: Permission>(desk: &Desk<P>, id: ReadingId, form: Form<QuestionForm>) -> Result<Sheet> {
    let reading = desk.find(readings::reading(id)).await?;
    let indicator = desk.find(indicators::indicator(reading.indicator_id)).await?;
    load(desk, None, (indicator, Some(reading)), form).await
}

pub async fn show(desk: Desk<Write<Reviews>>, at: New, about: Query<About>) -> Answer {
    let form = QuestionForm { code: about.0.code, ..QuestionForm::default() };
    let sheet = in_review(&desk, at.id, &form.code.clone(), Form::new(form)).await?;
    desk.show(sheet)
}

pub async fn show_of_reading(desk: Desk<Write<Reviews>>, at: OfReading) -> Answer {
    let sheet = of_reading(&desk, at.id, Form::new(QuestionForm::default())).await?;
    desk.show(sheet)
}

pub async fn submit(desk: Desk<Write<Reviews>>, at: New, form: Form<QuestionForm>) -> Answer {
    let sheet = in_review(&desk, at.id, &form.values.code.clone(), form).await?;
    taken(desk, sheet).await
}

pub async fn submit_of_reading(desk: Desk<Write<Reviews>>, at: OfReading, form: Form<QuestionForm>) -> Answer {
    let sheet = of_reading(&desk, at.id, form).await?;
    taken(desk, sheet).await
}

/// Asks it, or shows the form again.
async fn taken(mut desk: Desk<Write<Reviews>>, mut sheet: Sheet) -> Answer {
    let gave = sheet.gave.as_ref().map(|agency| agency.id);
    let form = &mut sheet.form;
    let Some((words, agency)) = form.values.read(&mut form.errors, gave, &sheet.offered) else {
        return desk.refuse(sheet);
    };
    let new = NewQuestion {
        reading: sheet.reading.as_ref().map(|one| one.id),
        indicator: sheet.indicator.id,
        review: sheet.review.as_ref().map(|one| one.id),
        agency,
        words,
        illustrative: false,
    };
    let asked = desk.change(async |tx| ask(tx, new, None).await).await?;
    let said = "Asked. It stands in the agency’s work until it is answered.";
    match sheet.review {
        Some(review) => desk.go(ReviewPage { id: review.id }, said),
        None => desk.go(QuestionPage { id: asked.id }, said),
    }
}

impl Sheet {
    fn path(&self) -> String {
        match (&self.review, &self.reading) {
            (Some(review), _) => New { id: review.id }.to_string(),
            (None, Some(reading)) => OfReading { id: reading.id }.to_string(),
            (None, None) => String::new(),
        }
    }
    fn home(&self) -> (String, String) {
        match (&self.review, &self.reading) {
            (Some(review), _) => ("The review".into(), ReviewPage { id: review.id }.to_string()),
            (None, Some(reading)) => (self.indicator.name.clone(), ReadingPage { id: reading.id }.to_string()),
            (None, None) => (self.indicator.name.clone(), format!("/indicators/{}", self.indicator.code)),
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Ask about {}", self.indicator.name)
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let (name, home) = self.home();
        let say = html! {
            @match &self.shown { Some(shown) => b { (shown) "." }, None => b { "No figure has come." } }
            @match &self.gave { Some(agency) => { " It is asked of " (agency.name) ", which gave the figure." }, None => " Choose the agency that is asked." }
        };
        let hint = "Nobody but the agency and those who review sees it. Name no child.";
        let choices = self.offered.iter().map(|(id, name)| (id.as_str(), name.as_str()));
        html! {
            (back(&name, home))
            (self.form.summary())
            (page_head(&self.title(), &say, None))
            form method="post" action=(self.path()) class="form" novalidate {
                @if self.review.is_some() { input type="hidden" name="code" value=(self.indicator.code); }
                (Textarea { hint: hint.into(), ..self.form.textarea("words", "What do you want to know?", |f| &f.words) })
                @if self.gave.is_none() { (self.form.select("agency", "Which agency is asked?", choices, |f| &f.agency)) }
                p class="meta" { "The answer is due on " (date(due(self.today))) "." }
                button class="btn" type="submit" { "Ask the question" }
            }
        }
    }
}
