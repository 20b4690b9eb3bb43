//! Views of the list that somebody keeps for themselves.

use super::list::{Asked, List};
use crate::wings::improvement::actions::{OwnViews, SavedViewId, changes, queries};
use axum_extra::routing::TypedPath;
use kit::form::required;
use kit::{Answer, Desk, Form};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/views")]
pub struct Views;

#[derive(TypedPath, Deserialize)]
#[typed_path("/action_views/{id}/removal", rejection(kit::Error))]
pub struct Removal {
    pub id: SavedViewId,
}

/// The name, and what the list is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ViewForm {
    pub name: String,
    pub query: String,
}

/// Nothing is typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NoForm {}

pub async fn submit(mut desk: Desk<OwnViews>, _: Views, mut form: Form<ViewForm>) -> Answer {
    // What cannot be read is not kept: the address is written anew from what it means.
    let asked: Asked = serde_html_form::from_str(&form.values.query).unwrap_or_default();
    let name = form.errors.take("view-name", required(&form.values.name, 60, "Enter a name for the view"));
    let Some(name) = name else {
        let sheet = super::list::load(&desk, asked).await?;
        return desk.refuse(sheet.with(form));
    };
    desk.change(async |tx| changes::save_view(tx, name, asked.query()).await).await?;
    desk.go(List, "View saved: it stands above the list, for you alone")
}

pub async fn forget(mut desk: Desk<OwnViews>, at: Removal, _: Form<NoForm>) -> Answer {
    let view = desk.find(queries::saved_view(at.id)).await?;
    desk.change(async |tx| tx.remove(view, "No longer wanted.").await).await?;
    desk.go(List, "View taken away")
}
