//! Writing down a disagreement.

use super::list::List;
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::parts::Names;
use crate::wings::improvement::escalations::form::EscalationForm;
use crate::wings::improvement::escalations::{Escalations, changes};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Textarea;
use kit::{Answer, Desk, Error, Form, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/escalations/new")]
pub struct New;

struct Sheet {
    form: Form<EscalationForm>,
    names: Names,
    today: NaiveDate,
}

async fn names(desk: &Desk<Write<Escalations>>) -> Result<Names> {
    Ok(Names::of(desk.all(agencies::by_name()).await?, desk.person()))
}

pub async fn show(desk: Desk<Write<Escalations>>, _: New) -> Answer {
    let names = names(&desk).await?;
    desk.show(Sheet { form: Form::default(), names, today: desk.today() })
}

pub async fn submit(mut desk: Desk<Write<Escalations>>, _: New, form: Form<EscalationForm>) -> Answer {
    let (names, today) = (names(&desk).await?, desk.today());
    let draft = match form.read(today) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { form, names, today }),
    };
    if [draft.from, draft.to].iter().any(|id| names.get(*id).is_none()) {
        return Err(Error::NotFound);
    }
    let raised = desk.change(async |tx| changes::raise(tx, draft, None, false).await).await?;
    desk.go(One { id: raised.id }, "Written down. The clock runs")
}

impl View for Sheet {
    fn title(&self) -> String {
        "Write down a disagreement".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let form = &self.form;
        let choices = |typed: &str| self.names.choices("Choose", self.today, typed.parse().ok());
        let (from, to) = (choices(&form.values.from_agency), choices(&form.values.to_agency));
        html! {
            (back("Professional disagreements", List))
            (form.summary())
            (page_head("Write down a disagreement", &html! { "What it is about. No child and no worker is named." }, None))
            form method="post" action=(New) class="form" novalidate {
                (Textarea { rows: 3, hint: "Such as: whether the threshold for a conference was met.".into(), ..form.textarea("about", "What is it about?", |f| &f.about) })
                (form.select("from_agency", "Who raises it?", from.iter().map(|(key, name)| (key.as_str(), name.as_str())), |f| &f.from_agency))
                (form.select("to_agency", "With whom?", to.iter().map(|(key, name)| (key.as_str(), name.as_str())), |f| &f.to_agency))
                button class="btn" type="submit" { "Write it down" }
            }
        }
    }
}
