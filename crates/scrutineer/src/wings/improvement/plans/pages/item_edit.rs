//! Changing an item of a plan, or taking it out.

use super::item_new::controls;
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::improvement::plans::form::ItemForm;
use crate::wings::improvement::plans::{Item, ItemId, Plan, Plans, changes, queries};
use axum_extra::routing::TypedPath;
use govuk::Textarea;
use kit::{Answer, Desk, Form, Result, View, Write};
use maud::{Markup, html};
use sea_orm::ActiveEnum;
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/plan_items/{id}/edit", rejection(kit::Error))]
pub struct ItemEdit {
    pub id: ItemId,
}

struct Sheet {
    plan: Plan,
    item: Item,
    others: Vec<Item>,
    form: Form<ItemForm>,
}

async fn around(desk: &Desk<Write<Plans>>, item: &Item) -> Result<(Plan, Vec<Item>)> {
    let plan = desk.find(queries::plan(item.plan_id)).await?;
    let mut others = desk.all(queries::items_of(item.plan_id)).await?;
    // An item cannot be part of itself, nor of what is part of it.
    others.retain(|other| other.id != item.id && other.parent_id != Some(item.id));
    Ok((plan, others))
}

pub async fn show(desk: Desk<Write<Plans>>, at: ItemEdit) -> Answer {
    let item = desk.find(queries::item(at.id)).await?;
    let (plan, others) = around(&desk, &item).await?;
    let values = ItemForm {
        level: item.level.to_value(),
        parent: item.parent_id.map(|id| id.to_string()).unwrap_or_default(),
        words: item.words.clone(),
        ended: String::new(),
    };
    desk.show(Sheet { plan, form: Form::of(values, item.version), item, others })
}

pub async fn submit(mut desk: Desk<Write<Plans>>, at: ItemEdit, form: Form<ItemForm>) -> Answer {
    let item = desk.edit(&form, queries::item(at.id)).await?;
    let (plan, others) = around(&desk, &item).await?;
    let ended = form.values.ended.trim().to_owned();
    let mut draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { plan, item, others, form }),
    };
    draft.parent_id = draft.parent_id.filter(|id| others.iter().any(|other| other.id == *id));
    desk.change(async |tx| {
        if ended.is_empty() {
            changes::edit_item(tx, item, draft).await
        } else {
            changes::end_item(tx, item, ended).await
        }
    })
    .await?;
    desk.go(One { id: plan.id }, "Saved")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Change: {}", self.item.words)
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        html! {
            (back(&self.plan.name, One { id: self.plan.id }))
            (self.form.summary())
            (page_head("Change an item of the plan", &html! { b { (self.item.words) } }, None))
            form method="post" action=(ItemEdit { id: self.item.id }) class="form" novalidate {
                (controls(&self.form, &self.others))
                (Textarea { rows: 2, hint: "Leave empty to keep it. What is taken out stays in what the plan was.".into(), ..self.form.textarea("ended", "Take it out of the plan because", |f| &f.ended) })
                button class="btn" type="submit" { "Save" }
            }
        }
    }
}
