//! The terms on one page, with a form for the next.

use super::record::{SchoolTerm, SchoolTermId, school_term};
use crate::layout::{Crumb, crumbs, date, folding, page_head, typed_date};
use crate::wings::governance::meetings::Meetings;
use crate::wings::governance::meetings::pages::year::Year;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Column;
use kit::form::required;
use kit::web::Csv;
use kit::{Answer, Desk, Errors, Fields, Form, Permission, Read, Result, Right, View, Write};
use maud::{Markup, html};
use sea_orm::{EntityTrait, QueryOrder, Select};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/school-terms")]
pub struct Terms;
#[derive(TypedPath, Deserialize)]
#[typed_path("/school-terms.csv")]
pub struct TermsCsv;
#[derive(TypedPath, Deserialize)]
#[typed_path("/school-terms/{id}/removal", rejection(kit::Error))]
pub struct Remove {
    pub id: SchoolTermId,
}

/// Every term, the earliest first.
#[must_use]
pub fn in_order() -> Select<school_term::Entity> {
    school_term::Entity::find().order_by_asc(school_term::Column::FromOn)
}

/// A term as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TermForm {
    pub name: String,
    #[serde(rename = "from-day")]
    pub from_day: String,
    #[serde(rename = "from-month")]
    pub from_month: String,
    #[serde(rename = "from-year")]
    pub from_year: String,
    #[serde(rename = "until-day")]
    pub until_day: String,
    #[serde(rename = "until-month")]
    pub until_month: String,
    #[serde(rename = "until-year")]
    pub until_year: String,
}

impl Fields for TermForm {
    type Draft = (String, NaiveDate, NaiveDate);
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<Self::Draft> {
        let name = errors.take("name", required(&self.name, 60, "Name the term, such as Summer 2015"));
        let from = typed_date(errors, "from", "first day", (&self.from_day, &self.from_month, &self.from_year));
        let until = typed_date(errors, "until", "last day", (&self.until_day, &self.until_month, &self.until_year));
        if let (Some(from), Some(until)) = (from, until)
            && (until <= from || (until - from).num_days() > 150)
        {
            errors.add("until-day", "The last day must follow the first, by five months at most");
            return None;
        }
        Some((name?, from?, until?))
    }
}

struct Sheet {
    terms: Vec<SchoolTerm>,
    form: Form<TermForm>,
    may_write: bool,
}

async fn sheet<P: Permission>(desk: &Desk<P>, form: Form<TermForm>) -> Result<Sheet> {
    let may_write = desk.person().may(Right { verb: "write", register: "meetings" });
    Ok(Sheet { terms: desk.all(in_order()).await?, form, may_write })
}

pub async fn show(desk: Desk<Read<Meetings>>, _: Terms) -> Answer {
    let sheet = sheet(&desk, Form::default()).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Meetings>>, _: TermsCsv) -> Answer {
    let mut csv = Csv::new("school-terms", &["Term", "First day", "Last day"]);
    for term in desk.all(in_order()).await? {
        csv.row(vec![term.name, term.from_on.to_string(), term.until_on.to_string()]);
    }
    desk.csv(csv)
}

pub async fn submit(mut desk: Desk<Write<Meetings>>, _: Terms, form: Form<TermForm>) -> Answer {
    let typed = form.clone();
    let (name, from_on, until_on) = match form.read(desk.today()) {
        Ok(new) => new,
        Err(form) => {
            let sheet = sheet(&desk, form).await?;
            return desk.refuse(sheet);
        }
    };
    let all = desk.all(in_order()).await?;
    if let Some(other) = all.iter().find(|other| other.from_on <= until_on && from_on <= other.until_on) {
        let sheet = sheet(&desk, typed.wrong("from-day", format!("These days lie in {} already", other.name))).await?;
        return desk.refuse(sheet);
    }
    let term = async |tx: &mut kit::Tx| {
        let term = SchoolTerm { id: tx.new_id(), board_id: tx.board(), version: 1, name, from_on, until_on };
        tx.create(term).await
    };
    desk.change(term).await?;
    desk.go(Terms, "The term is kept")
}

pub async fn remove(mut desk: Desk<Write<Meetings>>, at: Remove) -> Answer {
    let term = desk.find(school_term::Entity::find_by_id(at.id)).await?;
    desk.change(async |tx| tx.remove(term, "Taken out.").await).await?;
    desk.go(Terms, "Taken out")
}

impl View for Sheet {
    fn title(&self) -> String {
        "School terms".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let form = &self.form;
        let mut columns = vec![
            Column::new("Term", |term: &SchoolTerm| html! { (term.name) }).names_row(),
            Column::new("First day", |term: &SchoolTerm| html! { (date(term.from_on)) }),
            Column::new("Last day", |term: &SchoolTerm| html! { (date(term.until_on)) }),
        ];
        if self.may_write {
            columns.push(Column::new(html! { span class="govuk-visually-hidden" { "Take out" } }, |term: &SchoolTerm| html! {
                form method="post" action=(Remove { id: term.id }) { button class="btn btn--quiet" type="submit" { "Take out" span class="govuk-visually-hidden" { " " (term.name) } } }
            }));
        }
        let tools = html! { a class="btn btn--quiet" href=(TermsCsv) { "Download CSV" } };
        html! {
            (crumbs(&[Crumb::new("Plan a year", Year)]))
            (form.summary())
            (page_head("School terms", &html! { b { (self.terms.len()) " terms are entered." } " A body that meets every term meets after a third of each, away from holidays and half-term." }, Some(tools)))
            @if self.terms.is_empty() { p class="empty" { "Enter the terms as the council publishes them. Until then a body that meets every term meets in June, November and February." } }
            @else { (folding("School terms", columns, &self.terms)) }
            @if self.may_write {
                h2 class="h2" { "Add a term" }
                form method="post" action=(Terms) class="form" novalidate {
                    (form.input("name", "Name", |f| &f.name))
                    (form.date("from", "First day", |f| (&f.from_day, &f.from_month, &f.from_year)))
                    (form.date("until", "Last day", |f| (&f.until_day, &f.until_month, &f.until_year)))
                    button class="btn" type="submit" { "Keep the term" }
                }
            }
        }
    }
}
