//! Reading the words of a release: by somebody who did not write them, who says that they tell of no child.

use super::one::One;
use crate::layout::{Crumb, crumbs, page_head};
use crate::wings::performance::releases::changes::{self, Hand};
use crate::wings::performance::releases::form::ReadForm;
use crate::wings::performance::releases::rules::Who;
use crate::wings::performance::releases::worked::{Worked, worked};
use crate::wings::performance::releases::{Confirm, Release, ReleaseId, State, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Error, Form, Result, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/releases/{id}/reading", rejection(kit::Error))]
pub struct Reading {
    pub id: ReleaseId,
}

struct Sheet {
    release: Release,
    worked: Worked,
    form: Form<ReadForm>,
}

/// That it is theirs to read: a draft that somebody else wrote.
fn theirs(desk: &Desk<Confirm>, release: &Release) -> Result<()> {
    if Who::of(desk.person()).may_read(release) {
        return Ok(());
    }
    if release.state == State::Draft {
        return Err(Error::Forbidden);
    }
    Err(Error::Conflict(format!("This release stands as “{}” by now. Nothing was changed.", release.state.name())))
}

pub async fn show(desk: Desk<Confirm>, at: Reading) -> Answer {
    let release = desk.find(queries::release(at.id)).await?;
    theirs(&desk, &release)?;
    let worked = worked(&desk, &release, desk.today()).await?;
    let form = Form::of(ReadForm::default(), release.version);
    desk.show(Sheet { release, worked, form })
}

pub async fn submit(mut desk: Desk<Confirm>, at: Reading, form: Form<ReadForm>) -> Answer {
    let release = desk.find(queries::release(at.id)).await?;
    theirs(&desk, &release)?;
    let release = desk.edit(&form, queries::release(at.id)).await?;
    if let Err(form) = form.read(desk.today()) {
        let worked = worked(&desk, &release, desk.today()).await?;
        return desk.refuse(Sheet { release, worked, form });
    }
    desk.change(async |tx| {
        let hand = Hand::of(tx);
        changes::read(tx, release, &hand).await
    })
    .await?;
    desk.go(One { id: at.id }, "Read. It waits for two approvals.")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Read the words: {}", self.release.title)
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let id = self.release.id;
        let said: Vec<_> =
            self.worked.parts.iter().filter_map(|part| Some((&part.indicator, part.words.as_ref()?))).collect();
        let none = self.release.words.is_none() && said.is_empty();
        html! {
            (crumbs(&[Crumb::new("Releases", super::list::List), Crumb::new(&self.release.title, One { id })]))
            (self.form.summary())
            p class="sc-marking" { (self.release.state.marking()) }
            (page_head("Read the words", &html! { b { "Would anybody recognise a child in this?" } " Nothing may be about fewer than six children, and nothing may say what a hidden figure is." }, None))
            @if none { p class="empty" { "The release says nothing in words. Read its title: “" (self.release.title) "”." } }
            @if let Some(words) = &self.release.words {
                h2 class="h2" { "About all of it" }
                p { (words) }
            }
            @for (indicator, words) in &said {
                h2 class="h2" { (indicator.code) " " (indicator.name) }
                p { (words) }
            }
            form method="post" action=(Reading { id }) class="form" novalidate {
                (self.form.carried())
                (self.form.checkboxes("confirmed", "Do you confirm it?", [("yes", "I have read every word. Nothing is about fewer than six children, and nothing tells a hidden figure.")], |f| &f.confirmed))
                button class="btn" type="submit" { "Confirm" }
            }
            p { a href=(super::steps::Return { id }) { "Send it back with what is wrong" } }
        }
    }
}
