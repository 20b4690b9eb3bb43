//! Adding a priority, an outcome or a task to a plan.

use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::improvement::plans::form::ItemForm;
use crate::wings::improvement::plans::{Item, Level, NewItem, Plan, PlanId, Plans, changes, queries};
use axum_extra::routing::TypedPath;
use govuk::{Choice, Textarea};
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/items/new", rejection(kit::Error))]
pub struct ItemNew {
    pub id: PlanId,
}

struct Sheet {
    plan: Plan,
    items: Vec<Item>,
    form: Form<ItemForm>,
}

pub async fn show(desk: Desk<Write<Plans>>, at: ItemNew) -> Answer {
    let plan = desk.find(queries::plan(at.id)).await?;
    desk.show(Sheet { items: desk.all(queries::items_of(at.id)).await?, plan, form: Form::default() })
}

pub async fn submit(mut desk: Desk<Write<Plans>>, at: ItemNew, form: Form<ItemForm>) -> Answer {
    let plan = desk.find(queries::plan(at.id)).await?;
    let items = desk.all(queries::items_of(at.id)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { plan, items, form }),
    };
    let new = NewItem { draft, from_on: None, source: None };
    desk.change(async |tx| changes::add_item(tx, at.id, new).await).await?;
    desk.go(One { id: at.id }, "Added")
}

/// The controls, shared by adding and changing.
pub(super) fn controls(form: &Form<ItemForm>, items: &[Item]) -> Markup {
    let levels: Vec<(String, &str)> = Level::iter().map(|level| (level.to_value(), level.name())).collect();
    let parents: Vec<(String, &str)> = items
        .iter()
        .filter(|item| item.until_on.is_none() && item.level != Level::Task)
        .map(|item| (item.id.to_string(), item.words.as_str()))
        .collect();
    let parents =
        std::iter::once(("", "The plan itself")).chain(parents.iter().map(|(key, name)| (key.as_str(), *name)));
    html! {
        (form.carried())
        (form.radios("level", "What is it?", levels.iter().map(|(key, name)| Choice::new(key.as_str(), *name)), |f| &f.level))
        (form.select("parent", "What is it part of?", parents, |f| &f.parent))
        (Textarea { rows: 2, ..form.textarea("words", "What does it say?", |f| &f.words) })
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Add to {}", self.plan.name)
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let id = self.plan.id;
        html! {
            (back(&self.plan.name, One { id }))
            (self.form.summary())
            (page_head(&self.title(), &html! { "A priority area, an outcome or a task." }, None))
            form method="post" action=(ItemNew { id }) class="form" novalidate { (controls(&self.form, &self.items)) button class="btn" type="submit" { "Add" } }
        }
    }
}
