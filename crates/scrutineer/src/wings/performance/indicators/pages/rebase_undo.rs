//! Taking back a range that was set anew.

use super::one::One;
use crate::layout::{Crumb, crumbs, date, page_head};
use crate::wings::performance::indicators::form::UndoForm;
use crate::wings::performance::indicators::{Indicator, Indicators, Rebase, RebaseId, changes, queries};
use axum_extra::routing::TypedPath;
use govuk::Textarea;
use kit::{Answer, Desk, Form, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/ranges/{id}/undo", rejection(kit::Error))]
pub struct UndoRebase {
    pub id: RebaseId,
}

struct Sheet {
    indicator: Indicator,
    rebase: Rebase,
    form: Form<UndoForm>,
}

pub async fn show(desk: Desk<Write<Indicators>>, at: UndoRebase) -> Answer {
    let (rebase, indicator) = load(&desk, at.id).await?;
    desk.show(Sheet { form: Form::of(UndoForm::default(), rebase.version), rebase, indicator })
}

pub async fn submit(mut desk: Desk<Write<Indicators>>, at: UndoRebase, form: Form<UndoForm>) -> Answer {
    let rebase = desk.edit(&form, queries::rebase(at.id)).await?;
    let (_, indicator) = load(&desk, at.id).await?;
    let reason = match form.read(desk.today()) {
        Ok(reason) => reason,
        Err(form) => return desk.refuse(Sheet { indicator, rebase, form }),
    };
    desk.change(async |tx| changes::undo_rebase(tx, rebase, reason).await).await?;
    desk.go(One { code: indicator.code }, "Taken back: the usual range is as it was before")
}

async fn load(desk: &Desk<Write<Indicators>>, id: RebaseId) -> Result<(Rebase, Indicator)> {
    let rebase = desk.find(queries::rebase(id)).await?;
    let indicator = desk.find(queries::indicator(rebase.indicator_id)).await?;
    Ok((rebase, indicator))
}

impl View for Sheet {
    fn title(&self) -> String {
        "Take back the new range".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let code = self.indicator.code.clone();
        let say = html! {
            b { (self.indicator.name) } ", from " (date(self.rebase.on_date)) ". " (self.rebase.reason) " Agreed by " (self.rebase.agreed_by) "."
        };
        html! {
            (crumbs(&[Crumb::new("Indicators", "/indicators"), Crumb::new(&self.indicator.name, One { code })]))
            (self.form.summary())
            (page_head("Take back the new range", &say, None))
            form method="post" action=(UndoRebase { id: self.rebase.id }) class="form" novalidate {
                (self.form.carried())
                (Textarea { rows: 3, hint: "It stays in the trail.".into(), ..self.form.textarea("reason", "Why is it taken back?", |f| &f.reason) })
                button class="btn" type="submit" { "Take it back" }
            }
        }
    }
}
