//! How the rows of the tables are merged: the mapping, its version, its dates, and why each row is where it is.

use super::compared::Page;
use crate::layout::{Crumb, crumbs, date, page_head};
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::referrals::rules::Known;
use crate::wings::performance::referrals::{Basis, ReferralBreakNote, ReferralMapping, Referrals, queries};
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Read, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/referrals/mapping")]
pub struct Mapping;

#[derive(TypedPath, Deserialize)]
#[typed_path("/referrals/mapping.csv")]
pub struct MappingCsv;

/// One row's place, with the names of what it joins.
struct Place {
    table: String,
    position: i32,
    label: String,
    category: String,
    order: i32,
    mapping: ReferralMapping,
}

struct Sheet {
    tabs: Markup,
    places: Vec<Place>,
    break_notes: Vec<ReferralBreakNote>,
}

pub async fn show(desk: Desk<Read<Referrals>>, _: Mapping) -> Answer {
    desk.show(Sheet {
        tabs: tabs(Tab::Referrals, desk.person()),
        places: places(&queries::known(&desk).await?),
        break_notes: desk.all(queries::break_notes()).await?,
    })
}

pub async fn csv(desk: Desk<Read<Referrals>>, _: MappingCsv) -> Answer {
    let header = [
        "Mapping version",
        "Category",
        "Table",
        "Row as printed",
        "Valid from",
        "Valid until",
        "Comparable",
        "Note",
        "Basis",
        "Reason",
    ];
    let mut csv = Csv::new("referral-mapping", &header);
    for place in places(&queries::known(&desk).await?) {
        let m = place.mapping;
        csv.row(vec![
            m.mapping_no.to_string(),
            place.category,
            place.table,
            place.label,
            m.valid_from.to_string(),
            m.valid_until.map(|day| day.to_string()).unwrap_or_default(),
            if m.comparable { "yes" } else { "no" }.into(),
            m.break_letter.unwrap_or_default(),
            m.basis.name().into(),
            m.reason.unwrap_or_default(),
        ]);
    }
    desk.csv(csv)
}

/// Every row's place: by version, category, table and row.
fn places(known: &Known) -> Vec<Place> {
    let sheets = known.sheets();
    let place = |mapping: &ReferralMapping| {
        let category = known.categories.iter().find(|c| c.id == mapping.category_id)?;
        let (sheet, row) =
            sheets.iter().find_map(|sheet| Some((sheet, sheet.rows.iter().find(|row| row.id == mapping.row_id)?)))?;
        Some(Place {
            table: sheet.short(),
            position: row.position,
            label: row.label.clone(),
            category: category.name.clone(),
            order: category.position,
            mapping: mapping.clone(),
        })
    };
    let mut places: Vec<Place> = known.mappings.iter().filter_map(place).collect();
    places.sort_by_key(|p| (p.mapping.mapping_no, p.order, p.mapping.valid_from, p.position));
    places
}

fn row(place: &Place) -> Markup {
    let m = &place.mapping;
    html! {
        tr {
            th scope="row" { (place.category) }
            td class="nowrap" { (place.table) }
            td { (place.label) }
            td { "since " (date(m.valid_from)) @if let Some(until) = m.valid_until { ", until " (date(until)) } }
            td {
                @if m.comparable { "Yes" }
                @else { span class="brk" { "No" } @if let Some(letter) = &m.break_letter { " (" (letter) ")" } }
            }
            td { (m.basis.name()) @if let Some(reason) = &m.reason { br; span class="meta" { (reason) } } }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Referrals: how the rows are merged".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let version = self.places.iter().map(|place| place.mapping.mapping_no).max();
        let assumed = self.places.iter().filter(|p| p.mapping.basis == Basis::Assumed).count();
        let say = match version {
            Some(version) => {
                html! { b { "Version " (version) ": " (self.places.len()) " rows, of which " (assumed) " are placed by assumption." } " The plan is silent about those." }
            }
            None => html! { b { "No mapping yet." } " It says which rows of two tables count the same." },
        };
        let tools = html! { a class="btn btn--quiet" href=(MappingCsv) { "Download CSV" } };
        html! {
            (self.tabs)
            (crumbs(&[Crumb::new("Referrals", Page)]))
            (page_head(&self.title(), &say, Some(tools)))
            @if self.places.is_empty() {
                p class="empty" { "No rows are mapped. Load two tables of referrals with their mapping to compare them." }
            } @else {
                div class="scroller" tabindex="0" role="region" aria-label="The mapping" {
                    table class="dtable dtable--left" {
                        caption class="govuk-visually-hidden" { "Each row of the tables and the category that it is counted in" }
                        thead {
                            tr {
                                th scope="col" { "Counted in" }
                                th scope="col" { "Table" }
                                th scope="col" { "Row as printed" }
                                th scope="col" { "Valid" }
                                th scope="col" { "Same in both?" }
                                th scope="col" { "Why here" }
                            }
                        }
                        tbody { @for place in &self.places { (row(place)) } }
                    }
                }
                @if !self.break_notes.is_empty() {
                    h2 class="h2" { "What the letters mean" }
                    ul class="notes notes--lettered" {
                        @for note in &self.break_notes { li { b { "(" (note.letter) ")" } " " (note.words) } }
                    }
                }
            }
        }
    }
}
