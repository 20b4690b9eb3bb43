//! Two years of referrals compared: what may be compared is, and the rest says why not.

use super::figures::{by_category, facts, table, totals};
use super::mapping::Mapping;
use super::sources::Sources;
use crate::layout::{page_head, provenance};
use crate::wings::performance::notes::{self, QualityNote};
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::referrals::rules::{Compared, change_of};
use crate::wings::performance::referrals::{ReferralBreakNote, ReferralClaim, Referrals, SUBJECT, queries};
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Read, View};
use maud::{Markup, html};
use measure::{Figure, unit};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/referrals")]
pub struct Page;

#[derive(TypedPath, Deserialize)]
#[typed_path("/referrals.csv")]
pub struct PageCsv;

struct Sheet {
    tabs: Markup,
    compared: Option<Compared>,
    /// How many tables there are: two are needed.
    tables: usize,
    break_notes: Vec<ReferralBreakNote>,
    claims: Vec<ReferralClaim>,
    notes: Vec<QualityNote>,
}

pub async fn show(desk: Desk<Read<Referrals>>, _: Page) -> Answer {
    let known = queries::known(&desk).await?;
    desk.show(Sheet {
        tabs: tabs(Tab::Referrals, desk.person()),
        compared: known.compared(),
        tables: known.tables.len(),
        break_notes: desk.all(queries::break_notes()).await?,
        claims: desk.all(queries::claims()).await?,
        notes: notes::concerning(&desk, SUBJECT).await?,
    })
}

pub async fn csv(desk: Desk<Read<Referrals>>, _: PageCsv) -> Answer {
    let header = [
        "Category",
        "From",
        "To",
        "Months",
        "Referrals before",
        "From",
        "To",
        "Months",
        "Referrals now",
        "Annualised",
        "How annualised",
        "Change as counted %",
        "Change annualised %",
        "Share before %",
        "Share now %",
        "Comparable",
        "Reason",
        "Mapping version",
    ];
    let mut csv = Csv::new("referrals", &header);
    let plain = |figure: &Figure, places: u32| {
        let number = figure.number().map(|n| format!("{:.*}", places as usize, unit::round(n, places)));
        number.unwrap_or_else(|| figure.mark().unwrap_or_default().to_owned())
    };
    if let Some(compared) = queries::known(&desk).await?.compared() {
        let lines = compared.categories.iter().map(|m| (&m.line, m.comparable(), m.reason.as_str()));
        let total = (&compared.total, true, "All rows together");
        let (before, now) = (&compared.before.table, &compared.now.table);
        for (line, comparable, reason) in lines.chain([total]) {
            csv.row(vec![
                line.row.name.clone(),
                before.starts_on.to_string(),
                before.ends_on.to_string(),
                before.months.to_string(),
                plain(&line.row.before, 0),
                now.starts_on.to_string(),
                now.ends_on.to_string(),
                now.months.to_string(),
                plain(&line.row.now, 0),
                plain(&line.annualised, 1),
                compared.scaled.clone().unwrap_or_default(),
                plain(&line.raw_change, 1),
                plain(&line.annualised_change, 1),
                plain(&line.share_before, 1),
                plain(&line.share_now, 1),
                if comparable { "yes" } else { "no: series break" }.into(),
                reason.to_owned(),
                compared.mapping_no.to_string(),
            ]);
        }
    }
    desk.csv(csv)
}

impl Sheet {
    fn comparison(&self, c: &Compared) -> Markup {
        let adds_up = c.before.adds_up() && c.now.adds_up();
        html! {
            div class="pairtop" {
                (totals(c))
                (facts(c, &self.claims))
            }
            h2 class="h2" { (heading(c)) }
            p class="measure" { (by_agency(c)) }
            (by_category(c))
            (provenance(&html! {
                "Source: " (c.now.table.source_words()) ", both tables, merged by mapping version " (c.mapping_no) " ("
                a href=(Mapping) { "see the mapping" } ", " a href=(Sources) { "the tables as printed" } "). "
                @if adds_up { "Both tables add up to their printed totals." }
                @else { b { "A table does not add up to its printed total: see the tables as printed." } }
            }))
            h2 class="h2" { "The figures" }
            (table(c))
            @if !self.break_notes.is_empty() {
                h2 class="h2" { "Notes for the reader" }
                ul class="notes notes--lettered" {
                    @for note in &self.break_notes { li { b { "(" (note.letter) ")" } " " (note.words) } }
                }
            }
        }
    }
}

/// What may be compared, said before the bars are read.
fn heading(c: &Compared) -> String {
    match c.comparable() {
        all if all == c.categories.len() => "By agency".into(),
        0 => "By agency: only the total can be compared".into(),
        some => format!("By agency: only the total and {some} categories can be compared"),
    }
}

/// Which rows moved because the list changed, in sentences.
fn by_agency(c: &Compared) -> String {
    let broken: Vec<_> = c.categories.iter().filter(|one| !one.comparable()).collect();
    let Some(largest) = broken.iter().max_by_key(|one| one.line.annualised_change.number().unwrap_or_default()) else {
        return "Each category counts the same in both years.".into();
    };
    format!(
        "The list of categories changed between the years, so {} of {} categories are a series break. “{}” shows {}, because of the list: {}. Read each such pair as two pictures, not as a trend.",
        broken.len(),
        c.categories.len(),
        largest.line.row.name,
        change_of(&largest.line.annualised_change),
        lower_first(&largest.reason)
    )
}

/// A reason inside a sentence; names in capitals keep them.
fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        match &self.compared {
            Some(c) if c.scaled.is_some() => {
                format!("Referrals: {} against {} so far", c.before.year(), c.now.year())
            }
            Some(c) => format!("Referrals: {} against {}", c.before.year(), c.now.year()),
            None => "Referrals by source".into(),
        }
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn note(&self) -> Option<Markup> {
        let c = self.compared.as_ref()?;
        let illustrative = c.before.table.illustrative || c.now.table.illustrative;
        (!illustrative).then(|| {
            html! { "Every count on this page is from " (c.now.table.source_words()) ". Annualised figures, in italics, are estimates." }
        })
    }
    fn body(&self) -> Markup {
        let say = match &self.compared {
            Some(c) => html! { b { "Referrals " (c.verb()) "." } " " (c.answer()) },
            None => html! { b { "Nothing to compare yet." } " " (self.tables) " of 2 tables of referrals held." },
        };
        let tools = html! { a class="btn btn--quiet" href=(PageCsv) { "Download CSV" } };
        html! {
            (self.tabs)
            (page_head(&self.title(), &say, Some(tools)))
            @match &self.compared {
                Some(c) => (self.comparison(c)),
                None => {
                    p class="empty" {
                        "Two years of referrals by source stand here, side by side, once two tables and their mapping are held. "
                        a href=(Sources) { "See the tables held" } "."
                    }
                }
            }
            (notes::panel(&self.notes))
        }
    }
}
