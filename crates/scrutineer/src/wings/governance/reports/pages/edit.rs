//! Adding the chair's words to what the registers say.

use super::one::{One, listed};
use crate::layout::{back, page_head};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::reports::form::{BOXES, WordsForm};
use crate::wings::governance::reports::rules::{Facts, HEADINGS, Words, may_write};
use crate::wings::governance::reports::{GroupReport, GroupReports, ReportId, changes, facts, queries};
use axum_extra::routing::TypedPath;
use govuk::Textarea;
use kit::{Answer, Desk, Error, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/group-reports/{id}/words", rejection(kit::Error))]
pub struct Edit {
    pub id: ReportId,
}

struct Sheet {
    report: GroupReport,
    body: Body,
    facts: Facts,
    form: Form<WordsForm>,
}

pub async fn show(desk: Desk<Write<GroupReports>>, at: Edit) -> Answer {
    let report = desk.find(queries::report(at.id)).await?;
    let body = desk.find(bodies::body(report.body_id)).await?;
    if !may_write(desk.person(), &body) {
        return Err(Error::Forbidden);
    }
    let facts = facts::of(&desk, &report, &body).await?;
    let form = Form::of(WordsForm::of(Words::stored(&report.words)), report.version);
    desk.show(Sheet { report, body, facts, form })
}

pub async fn submit(mut desk: Desk<Write<GroupReports>>, at: Edit, form: Form<WordsForm>) -> Answer {
    let report = desk.edit(&form, queries::report(at.id)).await?;
    let body = desk.find(bodies::body(report.body_id)).await?;
    if !may_write(desk.person(), &body) {
        return Err(Error::Forbidden);
    }
    let words = match form.read(desk.today()) {
        Ok(words) => words,
        Err(form) => {
            let facts = facts::of(&desk, &report, &body).await?;
            return desk.refuse(Sheet { report, body, facts, form });
        }
    };
    desk.change(async |tx| changes::word(tx, report, &words).await).await?;
    desk.go(One { id: at.id }, "Your words are kept. Look it over, then sign it off")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Report: {}", self.body.short_name)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let (id, form) = (self.report.id, &self.form);
        let say = html! { b { (self.body.name) "." } " Under each heading stands what the registers say: none of it needs typing. Add words only where they help the reader." };
        html! {
            (back("The report", One { id }))
            (form.summary())
            (page_head("Add words to the report", &say, None))
            form method="post" action=(Edit { id }) novalidate {
                (form.carried())
                @for (n, (heading, hint)) in HEADINGS.into_iter().enumerate() {
                    h2 class="h2" { (n + 1) ". " (heading) }
                    (listed(&self.facts.0[n]))
                    @if self.facts.0[n].is_empty() { p class="muted" { "The registers say nothing here." } }
                    div class="form" { (Textarea { rows: 3, hint: hint.into(), ..form.textarea(BOXES[n], "Your words", move |f| f.nth(n)) }) }
                }
                button class="btn" type="submit" { "Keep these words" }
            }
        }
    }
}
