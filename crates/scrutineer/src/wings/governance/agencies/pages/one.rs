//! One agency: what it is, when, what it came from and became.

use super::edit::Edit;
use super::list::{List, dates};
use crate::layout::{Crumb, crumbs, date, page_head};
use crate::wings::governance::agencies::{Agencies, Agency, AgencyId, Succession, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/agencies/{id}", rejection(kit::Error))]
pub struct One {
    pub id: AgencyId,
}

struct Sheet {
    agency: Agency,
    successions: Vec<Succession>,
    agencies: Vec<Agency>,
    may_write: bool,
}

pub async fn show(desk: Desk<Read<Agencies>>, at: One) -> Answer {
    let agency = desk.find(queries::agency(at.id)).await?;
    let successions = desk.all(queries::successions(at.id)).await?;
    let agencies = desk.all(queries::by_name()).await?;
    let may_write = desk.person().may(Right { verb: "write", register: "agencies" });
    desk.show(Sheet { agency, successions, agencies, may_write })
}

impl Sheet {
    fn link(&self, id: AgencyId) -> Markup {
        let name = self.agencies.iter().find(|a| a.id == id).map_or("", |a| a.name.as_str());
        html! { a href=(One { id }) { (name) } }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        self.agency.name.clone()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let a = &self.agency;
        let say = html! { b { (a.kind.name()) } @let dates = dates(a); @if !dates.is_empty() { ", " (dates) } "." };
        let tools = html! { @if self.may_write { a class="btn btn--quiet" href=(Edit { id: a.id }) { "Change" } } };
        html! {
            (crumbs(&[Crumb::new("Governance", "/governance"), Crumb::new("Agencies", List)]))
            (page_head(&a.name, &say, Some(tools)))
            dl class="lineage" {
                div { dt { "Short name" } dd { (a.short_name) } }
                @if let Some(code) = &a.la_code { div { dt { "Local authority code" } dd { (code) } } }
                @for s in &self.successions {
                    @if s.from_agency_id == a.id {
                        div { dt { "Succeeded on " (date(s.on_date)) " by" } dd { (self.link(s.to_agency_id)) @if let Some(note) = &s.note { ". " (note) } } }
                    } @else {
                        div { dt { "Succeeded on " (date(s.on_date)) } dd { (self.link(s.from_agency_id)) @if let Some(note) = &s.note { ". " (note) } } }
                    }
                }
                @if let Some(note) = &a.note { div { dt { "Note" } dd { (note) } } }
            }
        }
    }
}
