//! The small steps of a release: approving it, sending it back, withdrawing it.

use super::one::One;
use crate::layout::StepSheet;
use crate::wings::performance::releases::changes::{self, Hand};
use crate::wings::performance::releases::form::{NoForm, WhyForm};
use crate::wings::performance::releases::rules::{Who, approval};
use crate::wings::performance::releases::{Approve, Handle, Release, ReleaseId, State, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Error, Form, Result, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/releases/{id}/approval", rejection(kit::Error))]
pub struct Approval {
    pub id: ReleaseId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/releases/{id}/return", rejection(kit::Error))]
pub struct Return {
    pub id: ReleaseId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/releases/{id}/withdrawal", rejection(kit::Error))]
pub struct Withdrawal {
    pub id: ReleaseId,
}

fn late(release: &Release) -> Error {
    Error::Conflict(format!("This release stands as “{}” by now. Nothing was changed.", release.state.name()))
}

pub async fn approve(mut desk: Desk<Approve>, at: Approval, form: Form<NoForm>) -> Answer {
    let release = desk.edit(&form, queries::release(at.id)).await?;
    if approval(release.state).is_none() {
        return Err(late(&release));
    }
    if !Who::of(desk.person()).may_approve(&release) {
        return Err(Error::Forbidden);
    }
    let release = desk
        .change(async |tx| {
            let hand = Hand::of(tx);
            changes::approve(tx, release, &hand).await
        })
        .await?;
    let said = if release.state == State::Published {
        "Approved and published: anybody can read it now."
    } else {
        "Approved. A second person has to approve it too."
    };
    desk.go(One { id: at.id }, said)
}

fn returning(release: &Release, form: Form<WhyForm>) -> impl View {
    StepSheet {
        wing: "Performance",
        subject: release.title.clone(),
        home: One { id: release.id }.to_string(),
        form,
        title: "Send the release back",
        say: "It becomes a draft again, and what was approved no longer counts.",
        button: "Send it back",
        path: Return { id: release.id }.to_string(),
        controls: |form| controls(form, "What has to be changed?"),
    }
}

fn withdrawing(release: &Release, form: Form<WhyForm>) -> impl View {
    StepSheet {
        wing: "Performance",
        subject: release.title.clone(),
        home: One { id: release.id }.to_string(),
        form,
        title: "Withdraw the release",
        say: "Its figures are no longer shown. That it was withdrawn, when and why, is public.",
        button: "Withdraw it",
        path: Withdrawal { id: release.id }.to_string(),
        controls: |form| controls(form, "Why is it withdrawn? Anybody can read this"),
    }
}

fn controls(form: &Form<WhyForm>, asked: &'static str) -> Markup {
    html! { (govuk::Textarea { hint: "Name no child and no figure.".into(), ..form.textarea("words", asked, |f| &f.words) }) }
}

/// That it can still be sent back by this person.
fn returnable(who: Who, release: &Release) -> Result<()> {
    if who.may_send_back(release) { Ok(()) } else { Err(late(release)) }
}

fn withdrawable(who: Who, release: &Release) -> Result<()> {
    if who.may_withdraw(release) { Ok(()) } else { Err(late(release)) }
}

pub async fn show_return(desk: Desk<Handle>, at: Return) -> Answer {
    let release = desk.find(queries::release(at.id)).await?;
    returnable(Who::of(desk.person()), &release)?;
    desk.show(returning(&release, Form::of(WhyForm::default(), release.version)))
}

pub async fn send_back(mut desk: Desk<Handle>, at: Return, form: Form<WhyForm>) -> Answer {
    let release = desk.edit(&form, queries::release(at.id)).await?;
    returnable(Who::of(desk.person()), &release)?;
    let words = match form.read(desk.today()) {
        Ok(words) => words,
        Err(form) => return desk.refuse(returning(&release, form)),
    };
    desk.change(async |tx| {
        let hand = Hand::of(tx);
        changes::send_back(tx, release, words, &hand).await
    })
    .await?;
    desk.go(One { id: at.id }, "Sent back. It is a draft again.")
}

pub async fn show_withdrawal(desk: Desk<Approve>, at: Withdrawal) -> Answer {
    let release = desk.find(queries::release(at.id)).await?;
    withdrawable(Who::of(desk.person()), &release)?;
    desk.show(withdrawing(&release, Form::of(WhyForm::default(), release.version)))
}

pub async fn withdraw(mut desk: Desk<Approve>, at: Withdrawal, form: Form<WhyForm>) -> Answer {
    let release = desk.edit(&form, queries::release(at.id)).await?;
    withdrawable(Who::of(desk.person()), &release)?;
    let words = match form.read(desk.today()) {
        Ok(words) => words,
        Err(form) => return desk.refuse(withdrawing(&release, form)),
    };
    desk.change(async |tx| {
        let hand = Hand::of(tx);
        changes::withdraw(tx, release, words, &hand).await
    })
    .await?;
    desk.go(One { id: at.id }, "Withdrawn. The public sees that, and no figure of it.")
}
