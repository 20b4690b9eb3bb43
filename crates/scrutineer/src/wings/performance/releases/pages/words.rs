//! What is said about one indicator in a release.

use super::one::One;
use crate::layout::{Crumb, crumbs, page_head};
use crate::wings::performance::indicators::{Indicator, queries as indicators};
use crate::wings::performance::readings::queries as readings;
use crate::wings::performance::releases::changes::{self, Hand};
use crate::wings::performance::releases::form::WordsForm;
use crate::wings::performance::releases::handling::Handling;
use crate::wings::performance::releases::rules::Who;
use crate::wings::performance::releases::{Choice, Release, ReleaseId, Releases, queries};
use axum_extra::routing::TypedPath;
use govuk::Textarea;
use kit::{Answer, Desk, Error, Form, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/releases/{id}/words/{code}", rejection(kit::Error))]
pub struct Words {
    pub id: ReleaseId,
    pub code: String,
}

struct Sheet {
    release: Release,
    indicator: Indicator,
    choice: Choice,
    /// What was said inside, as far as it is signed off: the latest first.
    said: Vec<(String, String)>,
    form: Form<WordsForm>,
}

async fn load(desk: &Desk<Write<Releases>>, at: &Words) -> Result<Sheet> {
    let release = desk.find(queries::release(at.id)).await?;
    let indicator = desk.find(indicators::coded(&at.code)).await?;
    let choices = desk.all(queries::choices(at.id)).await?;
    let choice = choices.into_iter().find(|one| one.indicator_id == indicator.id).ok_or(Error::NotFound)?;
    if !Who::of(desk.person()).may_edit(&release) {
        return Err(Error::Conflict(format!(
            "This release stands as “{}”. Only a draft can be changed.",
            release.state.name()
        )));
    }
    let said = desk.all(readings::narratives_of(indicator.id)).await?;
    let said = said.into_iter().take(3).map(|one| (one.speaker, one.words)).collect();
    let form = Form::of(WordsForm { words: choice.words.clone().unwrap_or_default() }, release.version);
    Ok(Sheet { release, indicator, choice, said, form })
}

pub async fn show(desk: Desk<Write<Releases>>, at: Words) -> Answer {
    let sheet = load(&desk, &at).await?;
    desk.show(sheet)
}

pub async fn submit(mut desk: Desk<Write<Releases>>, at: Words, form: Form<WordsForm>) -> Answer {
    let release = desk.edit(&form, queries::release(at.id)).await?;
    let sheet = load(&desk, &at).await?;
    let words = match form.read(desk.today()) {
        Ok(words) => words,
        Err(form) => return desk.refuse(Sheet { form, ..sheet }),
    };
    desk.change(async |tx| {
        let hand = Hand::of(tx);
        changes::say(tx, release, sheet.choice, words, &hand).await
    })
    .await?;
    desk.go(One { id: at.id }, "Saved")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Words on {}", self.indicator.name)
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let at = Words { id: self.release.id, code: self.indicator.code.clone() };
        let hint = "In plain words. Say nothing that is about fewer than six children. A second person reads it.";
        html! {
            (crumbs(&[Crumb::new("Releases", super::list::List), Crumb::new(&self.release.title, One { id: self.release.id })]))
            (self.form.summary())
            (page_head(&self.title(), &html! { b { (self.indicator.code) } ". " (self.indicator.definition) }, None))
            @if Handling::of(&self.indicator.disclosure).numbers_only {
                p class="meta" { "By the indicator’s rule only its numbers are published: what you write here stays inside." }
            }
            @if !self.said.is_empty() {
                h2 class="h2" { "What was said inside" }
                ul class="lines" { @for (who, words) in &self.said { li { (words) span class="under" { (who) } } } }
            }
            form method="post" action=(at) class="form" novalidate {
                (self.form.carried())
                (Textarea { hint: hint.into(), ..self.form.textarea("words", "What is said about it? (leave it empty to say nothing)", |f| &f.words) })
                button class="btn" type="submit" { "Save" }
            }
        }
    }
}
