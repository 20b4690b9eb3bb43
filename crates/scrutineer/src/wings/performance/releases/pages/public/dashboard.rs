//! The latest release of a board, for anybody; where there are several boards, which one.

use super::files::{LatestCsv, LatestJson};
use super::view::{Files, PublicView};
use super::{address, shown};
use crate::layout::page_head;
use axum_extra::routing::TypedPath;
use kit::web::Place;
use kit::{Answer, Public, Result, View, Window};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/public/dashboard")]
pub struct Latest;
#[derive(TypedPath, Deserialize)]
#[typed_path("/public/{board}", rejection(kit::Error))]
pub struct OfBoard {
    pub board: String,
}

async fn view(window: &Window, board: String) -> Result<PublicView> {
    let place = window.place().clone();
    Ok(PublicView {
        board: place.name,
        demonstration: place.demonstration,
        shown: shown::latest(window).await?,
        files: Files {
            csv: LatestCsv { board: board.clone() }.to_string(),
            json: LatestJson { board: board.clone() }.to_string(),
        },
        address: board,
        latest: true,
    })
}

pub async fn show(public: Public, _: Latest) -> Answer {
    let all = public.places().await?;
    if let [only] = all.as_slice() {
        let window = public.window(only.id).await?;
        let view = view(&window, address(only, &all)).await?;
        return window.show(view);
    }
    public.show_to_all(Boards::new(all, |board| OfBoard { board }.to_string()))
}

pub async fn of_board(public: Public, at: OfBoard) -> Answer {
    let (window, address) = super::at(&public, &at.board).await?;
    let view = view(&window, address).await?;
    window.show(view)
}

/// Which boards there are.
pub(super) struct Boards {
    boards: Vec<(String, String)>,
}

impl Boards {
    pub(super) fn new(all: Vec<Place>, path: impl Fn(String) -> String) -> Boards {
        let mut boards: Vec<(String, String)> =
            all.iter().map(|place| (place.name.clone(), path(address(place, &all)))).collect();
        boards.sort();
        Boards { boards }
    }
}

impl View for Boards {
    fn title(&self) -> String {
        "Published figures".into()
    }
    fn body(&self) -> Markup {
        html! {
            (page_head("Published figures", &html! { b { "Choose an area." } " Each board publishes its own figures." }, None))
            (super::view::worried())
            @if self.boards.is_empty() { p class="empty" { "No board publishes anything here yet." } }
            ul class="lines" { @for (name, path) in &self.boards { li { a href=(path) { (name) } } } }
        }
    }
}
