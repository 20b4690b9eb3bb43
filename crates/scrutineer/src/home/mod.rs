//! My work: what needs me, across registers. Owns no table.

use crate::layout::page_head;
use crate::people::pages::me::Everybody;
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Routes, View};
use maud::{Markup, html};
use serde::Deserialize;

/// The routes of the home page.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(show)
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/")]
pub struct Home;

struct Mine;

pub async fn show(desk: Desk<Everybody>, _: Home) -> Answer {
    desk.show(Mine)
}

impl View for Mine {
    fn title(&self) -> String {
        "My work".into()
    }
    fn wing(&self) -> &'static str {
        "My work"
    }
    fn body(&self) -> Markup {
        html! { (page_head("My work", &html! { b { "Nothing needs you now." } }, None)) }
    }
}
