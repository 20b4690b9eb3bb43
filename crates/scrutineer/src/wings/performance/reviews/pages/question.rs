//! A question with its thread, and what this person may do next: answer, ask again, settle.

use super::one::One as ReviewPage;
use crate::layout::{Crumb, clock, crumbs, dagger, date, page_head};
use crate::wings::performance::indicators::pages::one::One as IndicatorPage;
use crate::wings::performance::readings::Readings;
use crate::wings::performance::readings::pages::one::One as ReadingPage;
use crate::wings::performance::reviews::form::ReplyForm;
use crate::wings::performance::reviews::gathered::{Asked, with_threads};
use crate::wings::performance::reviews::rules::Asker;
use crate::wings::performance::reviews::{
    FigureQuestion, Progress, QuestionId, Reply, Reviews, Step, changes, queries,
};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Textarea;
use kit::{Answer, Desk, Error, Form, Permission, Read, Result, Right, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/questions/{id}", rejection(kit::Error))]
pub struct One {
    pub id: QuestionId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/questions/{id}/answer", rejection(kit::Error))]
pub struct Answering {
    pub id: QuestionId,
}

struct Sheet {
    asked: Asked,
    form: Form<ReplyForm>,
    who: Asker,
    reads_reviews: bool,
    demonstration: bool,
    today: NaiveDate,
}

async fn load<P: Permission>(desk: &Desk<P>, question: FigureQuestion, form: Form<ReplyForm>) -> Result<Sheet> {
    let asked = with_threads(desk, vec![question]).await?.into_iter().next().ok_or(Error::NotFound)?;
    Ok(Sheet {
        asked,
        form,
        who: Asker::of(desk.person()),
        reads_reviews: desk.person().may(Right { verb: "read", register: "reviews" }),
        demonstration: desk.person().demonstration(),
        today: desk.today(),
    })
}

pub async fn show(desk: Desk<Read<Readings>>, at: One) -> Answer {
    let question = desk.find(queries::question(at.id)).await?;
    let form = Form::of(ReplyForm::default(), question.version);
    let sheet = load(&desk, question, form).await?;
    desk.show(sheet)
}

/// Settles it, or asks again.
pub async fn submit(mut desk: Desk<Write<Reviews>>, at: One, mut form: Form<ReplyForm>) -> Answer {
    let question = desk.edit(&form, queries::question(at.id)).await?;
    let Some((step, words)) = ReplyForm::next(&mut form) else {
        let sheet = load(&desk, question, form).await?;
        return desk.refuse(sheet);
    };
    desk.change(async |tx| changes::step(tx, question, step, words, None).await).await?;
    let said = if step == Step::Settled { "Settled" } else { "Asked again. It stands in the agency’s work." };
    desk.go(One { id: at.id }, said)
}

/// Answers it for one's own agency.
pub async fn answer(mut desk: Desk<Reply>, at: Answering, mut form: Form<ReplyForm>) -> Answer {
    let question = desk.find(queries::question(at.id)).await?;
    if !Asker::of(desk.person()).answers_for(question.agency_id) {
        return Err(Error::Forbidden);
    }
    let question = desk.edit(&form, queries::question(question.id)).await?;
    let Some(words) = ReplyForm::answer(&mut form) else {
        let sheet = load(&desk, question, form).await?;
        return desk.refuse(sheet);
    };
    desk.change(async |tx| changes::step(tx, question, Step::Answered, words, None).await).await?;
    desk.go(One { id: at.id }, "Answered. Those who asked settle it, or ask again.")
}

impl Sheet {
    fn say(&self) -> Markup {
        let question = &self.asked.question;
        html! {
            b { (question.state.name()) "." }
            " Asked of " (self.asked.agency) (dagger(question.illustrative || self.demonstration)) " by " (question.asked_by) " on " (date(question.asked_on)) ". "
            @if question.state == Progress::Asked { "The answer is due on " (date(question.due_on)) ": " (clock(question.due_on, self.today)) }
        }
    }

    fn about(&self) -> Markup {
        let asked = &self.asked;
        let code = asked.indicator.code.clone();
        html! {
            p {
                "About " a href=(IndicatorPage { code }) { (asked.indicator.code) " " (asked.indicator.name) }
                @match (&asked.figure, asked.question.reading_id) {
                    (Some((figure, period)), Some(id)) => { ", " (period) ": " a href=(ReadingPage { id }) { (figure) } "." }
                    _ => { ", for which no figure had come." }
                }
            }
        }
    }

    fn thread(&self) -> Markup {
        let question = &self.asked.question;
        html! {
            section aria-labelledby="thread" {
                h2 class="h2" id="thread" { "What was asked and said" }
                ol class="tl" {
                    li class="tl__i" {
                        p class="tl__d" { (measure::dates::short(question.asked_on)) }
                        div class="tl__b" { p class="tl__w" { (question.asked_by) " asked" } p { (question.words) } }
                    }
                    @for one in &self.asked.remarks {
                        li class="tl__i" {
                            p class="tl__d" { (measure::dates::short(kit::clock::day(one.said_at))) }
                            div class="tl__b" { p class="tl__w" { (one.speaker) " " (one.kind.name()) } p { (one.words) } }
                        }
                    }
                }
            }
        }
    }

    /// What this person may do next.
    fn next(&self) -> Markup {
        let question = &self.asked.question;
        let id = question.id;
        let may = |step| self.who.may(question, step);
        html! {
            @if may(Step::Answered) {
                form method="post" action=(Answering { id }) class="form" novalidate {
                    (self.form.carried())
                    (Textarea { hint: "In a few sentences. Name no child.".into(), ..self.form.textarea("words", "Your answer", |f| &f.words) })
                    button class="btn" type="submit" { "Send the answer" }
                }
            } @else if may(Step::Settled) {
                form method="post" action=(One { id }) class="form" novalidate {
                    (self.form.carried())
                    (Textarea { hint: "Settled, what is concluded; else what is asked again.".into(), ..self.form.textarea("words", "What is concluded, or asked again?", |f| &f.words) })
                    div class="btnrow" {
                        button class="btn" type="submit" name="do" value="settle" { "Settle it" }
                        button class="btn btn--quiet" type="submit" name="do" value="again" { "Ask again" }
                    }
                }
            } @else {
                @match question.state {
                    Progress::Asked => p class="meta" { "It waits for " (self.asked.agency) "." },
                    Progress::Answered => p class="meta" { "It waits for those who asked." },
                    Progress::Settled => p class="meta" { "Nothing more is awaited." },
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Question on {}", self.asked.indicator.name)
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let question = &self.asked.question;
        let code = self.asked.indicator.code.clone();
        let review = question.review_id.filter(|_| self.reads_reviews);
        let way = match review {
            Some(id) => [Crumb::new("Reviews", "/reviews"), Crumb::new("The review", ReviewPage { id })],
            None => [
                Crumb::new("Indicators", "/indicators"),
                Crumb::new(&self.asked.indicator.name, IndicatorPage { code }),
            ],
        };
        html! {
            (crumbs(&way))
            (self.form.summary())
            (page_head(&self.title(), &self.say(), None))
            (self.about())
            (self.thread())
            (self.next())
        }
    }
}
