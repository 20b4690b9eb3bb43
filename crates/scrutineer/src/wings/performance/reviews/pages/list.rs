//! The reviews of the scorecard, and the form that begins one.

use super::one::One;
use crate::layout::{dagger, date, folding, page_head};
use crate::wings::governance::bodies::rules::{State as Stage, state};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::reviews::form::BeginForm;
use crate::wings::performance::reviews::{FigureQuestion, Progress, Review, Reviews, State, changes, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Form, Permission, Read, Result, Right, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/reviews")]
pub struct List;
#[derive(TypedPath, Deserialize)]
#[typed_path("/reviews.csv")]
pub struct ListCsv;

struct Sheet {
    tabs: Markup,
    reviews: Vec<Review>,
    bodies: Vec<Body>,
    questions: Vec<FigureQuestion>,
    form: Form<BeginForm>,
    may_write: bool,
    demonstration: bool,
    today: NaiveDate,
}

async fn load<P: Permission>(desk: &Desk<P>, form: Form<BeginForm>) -> Result<Sheet> {
    Ok(Sheet {
        tabs: tabs(Tab::Reviews, desk.person()),
        reviews: desk.all(queries::latest_first()).await?,
        bodies: desk.all(bodies::in_order()).await?,
        questions: desk.all(queries::questions()).await?,
        form,
        may_write: desk.person().may(Right { verb: "write", register: "reviews" }),
        demonstration: desk.person().demonstration(),
        today: desk.today(),
    })
}

pub async fn show(desk: Desk<Read<Reviews>>, _: List) -> Answer {
    let sheet = load(&desk, Form::new(BeginForm::default())).await?;
    desk.show(sheet)
}

pub async fn submit(mut desk: Desk<Write<Reviews>>, _: List, form: Form<BeginForm>) -> Answer {
    let values = form.values.clone();
    let chosen = match form.read(desk.today()) {
        Ok(chosen) => chosen,
        Err(form) => return desk.refuse(load(&desk, form).await?),
    };
    let today = desk.today();
    let all = desk.all(bodies::in_order()).await?;
    let body = all.into_iter().find(|body| body.id == chosen && begun(body, today));
    let refused = match &body {
        None => Some("Choose a group from the list".to_owned()),
        Some(body) => {
            let open = desk.all(queries::open_of(body.id)).await?;
            (!open.is_empty()).then(|| format!("{} has a review open. Close that one first", body.name))
        }
    };
    let (Some(body), None) = (body, &refused) else {
        let form = Form::new(values).wrong("body", refused.unwrap_or_default());
        return desk.refuse(load(&desk, form).await?);
    };
    let review = desk.change(async |tx| changes::begin(tx, &body, None, false).await).await?;
    desk.go(One { id: review.id }, "Review begun")
}

/// Whether a group is at work on a day.
fn begun(body: &Body, today: NaiveDate) -> bool {
    state(body.from_on, body.until_on, today) == Stage::Now
}

pub async fn csv(desk: Desk<Read<Reviews>>, _: ListCsv) -> Answer {
    let sheet = load(&desk, Form::new(BeginForm::default())).await?;
    let header = ["Group", "Day", "Stands", "Begun by", "Questions", "Not settled", "Concluded", "Illustrative"];
    let mut csv = Csv::new("reviews", &header);
    for review in &sheet.reviews {
        let (all, open) = sheet.count(review);
        csv.row(vec![
            sheet.body_of(review).to_owned(),
            review.on_date.to_string(),
            review.state.name().into(),
            review.opened_by.clone(),
            all.to_string(),
            open.to_string(),
            review.conclusion.clone().unwrap_or_default(),
            if sheet.made_up(review) { "yes" } else { "no" }.into(),
        ]);
    }
    desk.csv(csv)
}

impl Sheet {
    fn body_of(&self, review: &Review) -> &str {
        self.bodies.iter().find(|body| body.id == review.body_id).map_or("", |body| body.name.as_str())
    }
    fn made_up(&self, review: &Review) -> bool {
        review.illustrative || self.demonstration
    }
    /// How many questions were asked in a review, and how many of them are not settled.
    fn count(&self, review: &Review) -> (usize, usize) {
        let own = self.questions.iter().filter(|one| one.review_id == Some(review.id));
        own.fold((0, 0), |(all, open), one| (all + 1, open + usize::from(one.state != Progress::Settled)))
    }

    fn say(&self) -> Markup {
        let open = self.reviews.iter().filter(|review| review.state == State::Open).count();
        let waiting = self.questions.iter().filter(|one| one.state == Progress::Asked).count();
        html! {
            @match open { 0 => b { "No review is open." }, 1 => b { "1 review is open." }, n => b { (n) " reviews are open." } }
            @match waiting { 0 => {}, 1 => " 1 question waits for its answer.", n => { " " (n) " questions wait for their answers." } }
        }
    }

    fn table(&self) -> Markup {
        let columns = vec![
            Column::new("Group", |review: &Review| html! { a href=(One { id: review.id }) { (self.body_of(review)) } (dagger(self.made_up(review))) span class="under" { "begun by " (review.opened_by) } }).names_row(),
            Column::new("Day", |review: &Review| html! { (date(review.on_date)) }),
            Column::new("Stands", |review: &Review| html! { (review.state.name()) }),
            Column::new("Questions", |review: &Review| html! { @let (all, open) = self.count(review); (all) @if open > 0 { span class="under" { (open) " not settled" } } }).numeric(),
            Column::new("Concluded", |review: &Review| html! { @match &review.conclusion { Some(words) => (words), None => span class="muted" { "Nothing yet" } } }),
        ];
        folding("Reviews, the latest first", columns, &self.reviews)
    }

    fn begin(&self) -> Markup {
        let groups = self.bodies.iter().filter(|body| begun(body, self.today));
        let groups: Vec<(String, &str)> = groups.map(|body| (body.id.to_string(), body.name.as_str())).collect();
        let choices = std::iter::once(("", "Choose")).chain(groups.iter().map(|(id, name)| (id.as_str(), *name)));
        html! {
            h2 class="h2" { "Begin a review" }
            form method="post" action=(List) class="form" novalidate {
                (self.form.select("body", "Which group goes through the scorecard?", choices, |f| &f.body))
                button class="btn" type="submit" { "Begin the review" }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Reviews of the scorecard".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let tools = html! { a class="btn btn--quiet" href=(ListCsv) { "Download CSV" } };
        html! {
            (self.tabs)
            (self.form.summary())
            (page_head("Reviews of the scorecard", &self.say(), Some(tools)))
            @if self.reviews.is_empty() {
                p class="empty" { "No review yet. A group begins one, asks what figures mean and agrees what is done. Its next review opens with that." }
            } @else { (self.table()) }
            @if self.may_write { (self.begin()) }
        }
    }
}
