//! Adding a contribution.

use super::list::List;
use crate::layout::{back, page_head};
use crate::wings::governance::agencies;
use crate::wings::governance::contributions::form::{ContributionDraft, ContributionForm};
use crate::wings::governance::contributions::rules::may_change;
use crate::wings::governance::contributions::{Contributions, changes, queries};
use crate::wings::governance::parts::Names;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Width;
use kit::{Answer, Desk, Form, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/contributions/new")]
pub struct New;

struct Sheet {
    form: Form<ContributionForm>,
    names: Names,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Write<Contributions>>, _: New) -> Answer {
    let latest = desk.all(queries::in_order()).await?.into_iter().next();
    let form = Form::new(ContributionForm {
        financial_year: latest.map(|one| one.financial_year).unwrap_or_default(),
        ..ContributionForm::default()
    });
    desk.show(Sheet { form, names: own(&desk).await?, today: desk.today() })
}

pub async fn submit(mut desk: Desk<Write<Contributions>>, _: New, form: Form<ContributionForm>) -> Answer {
    let (names, today) = (own(&desk).await?, desk.today());
    let typed = form.clone();
    let draft = match form.read(today) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { form, names, today }),
    };
    if let Some(message) = refusal(&desk, &names, &draft).await? {
        let form = typed.wrong("agency_id", message);
        return desk.refuse(Sheet { form, names, today });
    }
    let label = names.name(draft.agency_id).to_owned();
    desk.change(async |tx| changes::add(tx, label, draft).await).await?;
    desk.go(List, "Contribution added")
}

/// The agencies for which this person may enter a contribution.
async fn own(desk: &Desk<Write<Contributions>>) -> Result<Names> {
    let mut agencies = desk.all(agencies::queries::by_name()).await?;
    agencies.retain(|agency| may_change(desk.person(), agency.id));
    Ok(Names::of(agencies, desk.person()))
}

/// Why the draft cannot be added, if it cannot.
async fn refusal(
    desk: &Desk<Write<Contributions>>,
    names: &Names,
    draft: &ContributionDraft,
) -> Result<Option<&'static str>> {
    if names.get(draft.agency_id).is_none() {
        return Ok(Some("Choose who contributes"));
    }
    let there = desk.all(queries::of_year(&draft.financial_year)).await?;
    let twice = there.iter().any(|one| one.agency_id == draft.agency_id);
    Ok(twice.then_some("It has a contribution for that year already. Change that one instead"))
}

impl View for Sheet {
    fn title(&self) -> String {
        "Add a contribution".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let form = &self.form;
        let agencies = self.names.choices("Choose", self.today, form.values.agency_id.parse().ok());
        let agencies = agencies.iter().map(|(key, name)| (key.as_str(), name.as_str()));
        html! {
            (back("Contributions", List))
            (form.summary())
            (page_head(&self.title(), &html! { "What one partner pays towards the Board in a financial year." }, None))
            form class="form" method="post" action=(New) novalidate {
                (govuk::Input { hint: "Such as 2014/15.".into(), width: Width::W5, ..form.input("financial_year", "Financial year", |f| &f.financial_year) })
                (form.select("agency_id", "Who contributes", agencies, |f| &f.agency_id))
                (govuk::Input { hint: "Pounds and pence, such as 86,998 or 8,699.80.".into(), prefix: "£".into(), width: Width::W10, ..form.input("amount", "Amount", |f| &f.amount) })
                (form.textarea("note", "Note", |f| &f.note))
                button class="btn" type="submit" { "Add" }
            }
        }
    }
}
