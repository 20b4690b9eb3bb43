//! Everything that a board has published, for anybody.

use super::address;
use super::dashboard::{Boards, OfBoard};
use super::one::Frozen;
use super::view::{example, worried};
use crate::layout::{dagger, date, folding, page_head};
use crate::wings::performance::releases::{Publication, Standing, queries};
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Public, Result, View, Window};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/public/releases")]
pub struct All;
#[derive(TypedPath, Deserialize)]
#[typed_path("/public/{board}/releases", rejection(kit::Error))]
pub struct Of {
    pub board: String,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/public/{board}/releases.csv", rejection(kit::Error))]
pub struct OfCsv {
    pub board: String,
}

struct Sheet {
    board: String,
    address: String,
    demonstration: bool,
    all: Vec<Publication>,
}

async fn load(window: &Window, address: String) -> Result<Sheet> {
    let place = window.place().clone();
    let all = window.all(queries::publications()).await?;
    Ok(Sheet { board: place.name, demonstration: place.demonstration, address, all })
}

pub async fn show(public: Public, _: All) -> Answer {
    let all = public.places().await?;
    if let [only] = all.as_slice() {
        let window = public.window(only.id).await?;
        let sheet = load(&window, address(only, &all)).await?;
        return window.show(sheet);
    }
    public.show_to_all(Boards::new(all, |board| Of { board }.to_string()))
}

pub async fn of_board(public: Public, at: Of) -> Answer {
    let (window, address) = super::at(&public, &at.board).await?;
    let sheet = load(&window, address).await?;
    window.show(sheet)
}

pub async fn csv(public: Public, at: OfCsv) -> Answer {
    let (window, address) = super::at(&public, &at.board).await?;
    let header =
        ["Title", "Figures to", "Published on", "Published by", "Withdrawn on", "Why withdrawn", "Illustrative"];
    let mut csv = Csv::new(format!("official-{address}-releases"), &header);
    for one in window.all(queries::publications()).await? {
        csv.row(vec![
            one.title,
            one.until_on.to_string(),
            one.published_on.to_string(),
            one.published_by,
            one.withdrawn_on.map(|day| day.to_string()).unwrap_or_default(),
            one.withdrawn_why.unwrap_or_default(),
            if one.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    window.csv(csv)
}

impl Sheet {
    fn table(&self) -> Markup {
        let path = |one: &Publication| Frozen { board: self.address.clone(), id: one.id };
        let columns = vec![
            Column::new(
                "Release",
                |one: &Publication| html! { a href=(path(one)) { (one.title) } (dagger(one.illustrative)) },
            )
            .names_row(),
            Column::new("Figures to", |one: &Publication| html! { (date(one.until_on)) }),
            Column::new(
                "Published",
                |one: &Publication| html! { (date(one.published_on)) span class="under" { (one.published_by) } },
            ),
            Column::new("Stands", |one: &Publication| {
                html! {
                    @match (one.standing, one.withdrawn_on) {
                        (Standing::Published, _) => "As published",
                        (Standing::Withdrawn, Some(on)) => { "Withdrawn on " (date(on)) },
                        (Standing::Withdrawn, None) => "Withdrawn",
                    }
                }
            }),
        ];
        folding("Everything that was published, the latest first", columns, &self.all)
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Everything that was published, {}", self.board)
    }
    fn note(&self) -> Option<Markup> {
        self.demonstration.then(example)
    }
    fn body(&self) -> Markup {
        let csv = OfCsv { board: self.address.clone() };
        let tools = html! { a class="btn btn--quiet" href=(csv) { "Download CSV" } };
        html! {
            (page_head("Everything that was published", &html! { b { (self.all.len()) @if self.all.len() == 1 { " release." } @else { " releases." } } " Each stays as it was on its day." }, Some(tools)))
            @if self.all.is_empty() { p class="empty" { "Nothing is published yet." } } @else { (self.table()) }
            p { a href=(OfBoard { board: self.address.clone() }) { "The latest figures" } }
            (worried())
        }
    }
}
