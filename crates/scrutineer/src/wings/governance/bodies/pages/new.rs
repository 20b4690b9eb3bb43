//! Adding a body.

use super::home::Home;
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::agencies::{self, AgencyId};
use crate::wings::governance::bodies::{Bodies, Frequency, Kind, changes, form::BodyForm, queries};
use crate::wings::governance::parts::Names;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Width;
use kit::{Answer, Desk, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/bodies/new")]
pub struct New;

struct Sheet {
    form: Form<BodyForm>,
    names: Names,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Write<Bodies>>, _: New) -> Answer {
    let last = desk.all(queries::in_order()).await?.last().map_or(0, |body| body.position);
    let form = Form::new(BodyForm { position: (last + 1).to_string(), ..BodyForm::default() });
    let names = names(&desk).await?;
    desk.show(Sheet { form, names, today: desk.today() })
}

pub async fn submit(mut desk: Desk<Write<Bodies>>, _: New, form: Form<BodyForm>) -> Answer {
    let (names, today) = (names(&desk).await?, desk.today());
    let form = known(form, "chair_agency_id", |f| &f.chair_agency_id, &names);
    let draft = match form.read(today) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { form, names, today }),
    };
    let added = desk.change(async |tx| changes::add(tx, draft).await).await?;
    desk.go(One { id: added.id }, "Body added")
}

/// The agencies of this board.
pub(super) async fn names<P: Permission>(desk: &Desk<P>) -> Result<Names> {
    Ok(Names::of(desk.all(agencies::queries::by_name()).await?, desk.person()))
}

/// The form, with a message if it names an agency that this board has not.
pub(super) fn known<T>(form: Form<T>, field: &'static str, typed: impl Fn(&T) -> &str, names: &Names) -> Form<T> {
    match typed(&form.values).trim().parse::<AgencyId>() {
        Ok(id) if names.get(id).is_none() => form.wrong(field, "Choose an agency from the list"),
        _ => form,
    }
}

/// The controls, shared by adding and changing.
pub(super) fn controls(form: &Form<BodyForm>, names: &Names, today: NaiveDate) -> Markup {
    let kinds: Vec<(String, &str)> = Kind::iter().map(|kind| (kind.to_value(), kind.name())).collect();
    let kinds = kinds.iter().map(|(key, name)| (key.as_str(), *name));
    let frequencies: Vec<(String, &str)> = Frequency::iter().map(|one| (one.to_value(), one.name())).collect();
    let frequencies =
        std::iter::once(("", "Choose")).chain(frequencies.iter().map(|(key, name)| (key.as_str(), *name)));
    let agencies = names.choices("None: an independent chair", today, form.values.chair_agency_id.parse().ok());
    let agencies = agencies.iter().map(|(key, name)| (key.as_str(), name.as_str()));
    html! {
        (form.carried())
        (form.input("name", "Name", |f| &f.name))
        (govuk::Input { hint: "For tables, such as Quality assurance.".into(), width: Width::W20, ..form.input("short_name", "Short name", |f| &f.short_name) })
        (form.radios("kind", "Kind of body", kinds, |f| &f.kind))
        (govuk::Input { hint: "1 stands first.".into(), width: Width::W3, ..form.input("position", "Place in the list", |f| &f.position) })
        (form.select("frequency", "How often it meets", frequencies, |f| &f.frequency))
        (govuk::Input { hint: "A role, never a name.".into(), ..form.input("chair_role", "Who chairs it", |f| &f.chair_role) })
        (form.select("chair_agency_id", "The chair’s agency", agencies, |f| &f.chair_agency_id))
        (govuk::Textarea { hint: "The act, guidance or decision of the Board.".into(), ..form.textarea("statutory_basis", "What it rests on", |f| &f.statutory_basis) })
        (govuk::Input { hint: "Leave empty if nobody supports it.".into(), ..form.input("project_officer_role", "Who supports it", |f| &f.project_officer_role) })
        (form.textarea("purpose", "What it is for", |f| &f.purpose))
        (govuk::DateInput { hint: "Leave empty when it does not matter.".into(), ..form.date("from", "First day", |f| (&f.from_day, &f.from_month, &f.from_year)) })
        (govuk::DateInput { hint: "A task and finish group must have one. Leave empty for others while they exist.".into(), ..form.date("until", "Last day", |f| (&f.until_day, &f.until_month, &f.until_year)) })
        (form.textarea("note", "Note", |f| &f.note))
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Add a body".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        html! {
            (back("Governance", Home))
            (self.form.summary())
            (page_head("Add a body", &html! { "A board, a group or a sub-group. Add its seats afterwards." }, None))
            form class="form" method="post" action=(New) novalidate { (controls(&self.form, &self.names, self.today)) button class="btn" type="submit" { "Add" } }
        }
    }
}
