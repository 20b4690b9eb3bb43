//! Reviewing a risk: how likely and how grave it is now.

use super::new::scale;
use super::one::One;
use crate::wings::improvement::parts::StepSheet;
use crate::wings::improvement::risks::form::ReviewForm;
use crate::wings::improvement::risks::rules::{IMPACTS, LIKELIHOODS};
use crate::wings::improvement::risks::{Risk, RiskId, Risks, changes, queries};
use axum_extra::routing::TypedPath;
use govuk::Textarea;
use kit::{Answer, Desk, Form, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/risks/{id}/review", rejection(kit::Error))]
pub struct At {
    pub id: RiskId,
}

fn sheet(risk: &Risk, form: Form<ReviewForm>) -> StepSheet<ReviewForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", risk.reference(), risk.event),
        home: One { id: risk.id }.to_string(),
        path: At { id: risk.id }.to_string(),
        form,
        title: "Review the risk",
        say: "The score now, with everything that is done about it.",
        button: "Save the review",
        controls,
    }
}

pub async fn show(desk: Desk<Write<Risks>>, at: At) -> Answer {
    let risk = desk.find(queries::risk(at.id)).await?;
    let now = ReviewForm {
        likelihood: risk.likelihood.to_string(),
        impact: risk.impact.to_string(),
        ..ReviewForm::default()
    };
    desk.show(sheet(&risk, Form::of(now, risk.version)))
}

pub async fn submit(mut desk: Desk<Write<Risks>>, at: At, form: Form<ReviewForm>) -> Answer {
    let risk = desk.edit(&form, queries::risk(at.id)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(sheet(&risk, form)),
    };
    desk.change(async |tx| changes::review(tx, risk, draft, None).await).await?;
    desk.go(One { id: at.id }, "Reviewed")
}

fn controls(form: &Form<ReviewForm>) -> Markup {
    html! {
        (form.radios("likelihood", "How likely is it now?", scale(LIKELIHOODS), |f| &f.likelihood))
        (form.radios("impact", "How grave is it now?", scale(IMPACTS), |f| &f.impact))
        (Textarea { rows: 3, ..form.textarea("words", "What changed since the last review?", |f| &f.words) })
        (form.date("review", "When is it reviewed next?", |f| (&f.review_day, &f.review_month, &f.review_year)))
    }
}
