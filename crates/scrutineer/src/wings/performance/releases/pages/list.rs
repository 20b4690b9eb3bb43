//! Every release, how it stands, and the way to what is public.

use super::one::One;
use super::public::dashboard::Latest;
use super::settings::New;
use crate::layout::{dagger, date, folding, page_head};
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::releases::rules::Who;
use crate::wings::performance::releases::{Release, Releases, State, queries};
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/releases")]
pub struct List;
#[derive(TypedPath, Deserialize)]
#[typed_path("/releases.csv")]
pub struct ListCsv;

struct Sheet {
    tabs: Markup,
    releases: Vec<Release>,
    who: Who,
}

async fn load(desk: &Desk<Read<Releases>>) -> Result<Sheet> {
    Ok(Sheet {
        tabs: tabs(Tab::Releases, desk.person()),
        releases: desk.all(queries::latest_first()).await?,
        who: Who::of(desk.person()),
    })
}

pub async fn show(desk: Desk<Read<Releases>>, _: List) -> Answer {
    let sheet = load(&desk).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Releases>>, _: ListCsv) -> Answer {
    let header =
        ["Title", "Figures to", "Stands", "Marking", "Drafted by", "Drafted on", "Published on", "Illustrative"];
    let mut csv = Csv::new("official-sensitive-releases", &header);
    for release in load(&desk).await?.releases {
        csv.row(vec![
            release.title,
            release.until_on.to_string(),
            release.state.name().into(),
            release.state.marking().into(),
            release.drafted_by,
            release.drafted_on.to_string(),
            release.published_on.map(|day| day.to_string()).unwrap_or_default(),
            if release.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    desk.csv(csv)
}

impl Sheet {
    fn say(&self) -> Markup {
        let latest =
            self.releases.iter().filter(|one| one.state == State::Published).max_by_key(|one| one.published_on);
        let inside = self.releases.iter().filter(|one| one.state.inside()).count();
        html! {
            @match latest.and_then(|one| one.published_on) {
                Some(on) => b { "Last published on " (date(on)) "." },
                None => b { "Nothing is published." },
            }
            @match inside { 0 => {}, 1 => " 1 release is being prepared.", n => { " " (n) " releases are being prepared." } }
        }
    }
    fn table(&self) -> Markup {
        let columns = vec![
            Column::new("Release", |one: &Release| html! { a href=(One { id: one.id }) { (one.title) } (dagger(one.illustrative)) span class="under" { "drafted by " (one.drafted_by) ", " (date(one.drafted_on)) } }).names_row(),
            Column::new("Figures to", |one: &Release| html! { (date(one.until_on)) }),
            Column::new("Stands", |one: &Release| html! { (one.state.name()) }),
            Column::new("Marking", |one: &Release| html! { (one.state.marking()) }),
            Column::new("Published", |one: &Release| html! { @match one.published_on { Some(on) => (date(on)), None => span class="muted" { "Not yet" } } }),
        ];
        folding("Releases, the latest first", columns, &self.releases)
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Releases".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let tools = html! {
            a class="btn btn--quiet" href=(Latest) { "What the public sees" }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
            @if self.who.writes { a class="btn" href=(New) { "Draft a release" } }
        };
        html! {
            (self.tabs)
            (page_head("Releases", &self.say(), Some(tools)))
            @if self.releases.is_empty() {
                p class="empty" { "No release yet. Draft one: small figures are hidden, the words are read by a second person, and two approve it before anybody outside can read it." }
            } @else { (self.table()) }
        }
    }
}
