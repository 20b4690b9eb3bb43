//! The papers of an item: attached with their marking, read by those who may read the agenda.

use super::one::One;
use crate::evidence::{self, EvidenceForm, received};
use crate::layout::{Crumb, crumbs, date, page_head};
use crate::wings::governance::meetings::{Item, ItemId, Meeting, Meetings, changes, queries};
use axum_extra::routing::TypedPath;
use kit::files::{EvidenceFile, Upload};
use kit::{Answer, Desk, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/agenda_items/{id}/papers", rejection(kit::Error))]
pub struct Papers {
    pub id: ItemId,
}

struct Sheet {
    item: Item,
    meeting: Meeting,
    files: Vec<EvidenceFile>,
    form: Form<EvidenceForm>,
}

async fn load<P: Permission>(desk: &Desk<P>, id: ItemId) -> Result<Sheet> {
    let item = desk.find(queries::item(id)).await?;
    Ok(Sheet {
        meeting: desk.find(queries::meeting(item.meeting_id)).await?,
        files: evidence::of(desk, id.uuid()).await?,
        item,
        form: Form::default(),
    })
}

pub async fn show(desk: Desk<Write<Meetings>>, at: Papers) -> Answer {
    let sheet = load(&desk, at.id).await?;
    desk.show(sheet)
}

pub async fn submit(mut desk: Desk<Write<Meetings>>, at: Papers, upload: Upload) -> Answer {
    let mut sheet = load(&desk, at.id).await?;
    let (form, file) = received(upload);
    let Some((received, marking)) = file else {
        sheet.form = form;
        return desk.refuse(sheet);
    };
    let store = desk.app().files().clone();
    let (meeting, item) = (sheet.meeting, sheet.item);
    desk.change(async |tx| changes::attach(tx, &store, &meeting, &item, received, marking).await).await?;
    desk.go(One { id: meeting.id }, "The paper is attached")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Papers: {}", self.item.title)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        html! {
            (crumbs(&[Crumb::new("Meeting", One { id: self.meeting.id })]))
            (self.form.summary())
            (page_head("Papers", &html! { b { (self.item.title) "." } " For the meeting of " (date(self.meeting.on_date)) "." }, None))
            @if self.files.is_empty() { p class="empty" { "No paper is attached to this item yet." } } @else { (evidence::list(&self.files)) }
            (evidence::controls(&Papers { id: self.item.id }.to_string(), &self.form))
        }
    }
}
