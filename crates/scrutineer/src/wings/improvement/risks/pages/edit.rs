//! Changing a risk.

use super::new::{controls, known, names};
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::parts::Names;
use crate::wings::improvement::risks::form::RiskForm;
use crate::wings::improvement::risks::{Risk, RiskId, Risks, changes, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/risks/{id}/edit", rejection(kit::Error))]
pub struct Edit {
    pub id: RiskId,
}

struct Sheet {
    risk: Risk,
    form: Form<RiskForm>,
    names: Names,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Write<Risks>>, at: Edit) -> Answer {
    let risk = desk.find(queries::risk(at.id)).await?;
    let names = names(&desk).await?;
    desk.show(Sheet { form: Form::of(RiskForm::of(&risk), risk.version), risk, names, today: desk.today() })
}

pub async fn submit(mut desk: Desk<Write<Risks>>, at: Edit, form: Form<RiskForm>) -> Answer {
    let risk = desk.edit(&form, queries::risk(at.id)).await?;
    let (names, today) = (names(&desk).await?, desk.today());
    let draft = match form.read(today) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { risk, form, names, today }),
    };
    known(&draft, &names)?;
    desk.change(async |tx| changes::edit(tx, risk, draft).await).await?;
    desk.go(One { id: at.id }, "Saved")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Change: {}", self.risk.event)
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let id = self.risk.id;
        html! {
            (back(&format!("{} {}", self.risk.reference(), self.risk.event), One { id }))
            (self.form.summary())
            (page_head("Change the risk", &html! { "What changed, when and by whom stays in the trail." }, None))
            form method="post" action=(Edit { id }) class="form" novalidate { (controls(&self.form, &self.names, self.today)) button class="btn" type="submit" { "Save" } }
        }
    }
}
