//! The seats that an edition asks for, beside who sits: who is missing.

use super::home::Home;
use super::new::names;
use super::one::One;
use crate::edition::{Asked, Edition, Need, edition_of, editions};
use crate::layout::{Crumb, crumbs, dagger, folding, page_head, provenance};
use crate::wings::governance::bodies::rules::{State, held, state};
use crate::wings::governance::bodies::{Bodies, Body, Kind, Membership, queries};
use crate::wings::governance::parts::Names;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/seats")]
pub struct Statutory;

#[derive(TypedPath, Deserialize)]
#[typed_path("/seats.csv")]
pub struct StatutoryCsv;

/// Which edition; the board's own where none is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    pub edition: String,
}

/// A seat that is asked for, with those that answer it.
struct Line {
    asked: &'static Asked,
    by: Vec<Membership>,
    /// Seats that would answer it and that nobody holds.
    vacant: Vec<Membership>,
}

impl Line {
    fn missing(&self) -> usize {
        self.asked.least.saturating_sub(self.by.len())
    }
    fn stands(&self) -> &'static str {
        match (self.missing(), self.vacant.is_empty()) {
            (0, _) => "Filled",
            (_, false) => "Vacant",
            _ if self.asked.holds.is_some() => "Nobody",
            _ => "Missing",
        }
    }
}

struct Sheet {
    edition: &'static Edition,
    lines: Vec<Line>,
    board: Option<Body>,
    names: Names,
}

async fn load(desk: &Desk<Read<Bodies>>, filter: &Filter) -> Result<Sheet> {
    let today = desk.today();
    let own = edition_of(desk).await?;
    let find = |key: &str| editions().iter().find(|edition| edition.key == key);
    let edition = find(&filter.edition).or_else(|| find(&own)).unwrap_or(&editions()[0]);
    let (names, bodies) = (names(desk).await?, desk.all(queries::in_order()).await?);
    let now = |body: &Body| state(body.from_on, body.until_on, today) == State::Now;
    let board = bodies.into_iter().find(|body| body.kind == Kind::Board && now(body));
    let seats = match &board {
        Some(board) => desk.all(queries::seats_of(board.id)).await?,
        None => Vec::new(),
    };
    let line = |asked: &'static Asked| {
        let answers = |seat: &&Membership| asked.answered_by(seat, seat.agency_id.and_then(|id| names.get(id)));
        let (by, rest): (Vec<&Membership>, Vec<&Membership>) =
            seats.iter().filter(answers).partition(|seat| held(seat, today));
        let vacant = rest.into_iter().filter(|seat| seat.left_vacant).cloned().collect();
        Line { asked, by: by.into_iter().cloned().collect(), vacant }
    };
    Ok(Sheet { lines: edition.seats.iter().map(line).collect(), edition, board, names })
}

pub async fn show(desk: Desk<Read<Bodies>>, _: Statutory, filter: Query<Filter>) -> Answer {
    let sheet = load(&desk, &filter).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Bodies>>, _: StatutoryCsv, filter: Query<Filter>) -> Answer {
    let sheet = load(&desk, &filter).await?;
    let header = ["Edition", "Seat", "Need", "Stands", "Held by", "Seats asked for", "Where", "Rests on"];
    let mut csv = Csv::new(format!("statutory-seats-{}", sheet.edition.key), &header);
    for line in &sheet.lines {
        let by: Vec<String> = line.by.iter().map(|seat| sheet.holder(seat)).collect();
        csv.row(vec![
            sheet.edition.name.into(),
            line.asked.who.clone(),
            line.asked.need.name().into(),
            line.stands().into(),
            by.join("; "),
            line.asked.least.to_string(),
            line.asked.holds.clone().unwrap_or_default(),
            line.asked.basis.clone(),
        ]);
    }
    desk.csv(csv)
}

impl Sheet {
    fn holder(&self, seat: &Membership) -> String {
        match seat.agency_id.and_then(|id| self.names.get(id)) {
            Some(agency) => format!("{}, {}", agency.short_name, seat.seat),
            None => seat.seat.clone(),
        }
    }

    fn say(&self) -> Markup {
        // What holds in some areas only is not called missing where nothing says that it holds here.
        let lacking = |must: bool| {
            let missing = |line: &&Line| line.asked.holds.is_none() && line.missing() > 0;
            self.lines.iter().filter(missing).filter(|line| (line.asked.need == Need::Must) == must).count()
        };
        let (must, other) = (lacking(true), lacking(false));
        html! {
            @match (must, other) {
                (0, 0) => b { "Everybody whom " (self.edition.name) " asks for sits on the board." },
                (0, 1) => { b { "Everybody who must sit does." } " One other seat is missing." }
                (0, other) => { b { "Everybody who must sit does." } " " (other) " other seats are missing." }
                (1, other) => { b { "One seat that must be there is missing." } @if other > 0 { " So are " (other) " others." } }
                (must, other) => { b { (must) " seats that must be there are missing." } @if other > 0 { " So are " (other) " others." } }
            }
        }
    }

    fn table(&self) -> Markup {
        let columns = vec![
            Column::new("Seat", |line: &Line| {
                html! {
                    (line.asked.who) @if let Some(holds) = &line.asked.holds { span class="under" { (holds) } }
                }
            })
            .names_row(),
            Column::new("Need", |line: &Line| html! { (line.asked.need.name()) }),
            Column::new("Stands", |line: &Line| {
                html! {
                    @if line.missing() > 0 { b { (line.stands()) } @if line.asked.least > 1 { span class="under" { (line.by.len()) " of " (line.asked.least) } } } @else { (line.stands()) }
                }
            }),
            Column::new("Held by", |line: &Line| {
                html! {
                    @for (n, seat) in line.by.iter().enumerate() { @if n > 0 { br; } (self.holder(seat)) (dagger(seat.illustrative)) }
                    @for seat in &line.vacant { @if !line.by.is_empty() { br; } span class="muted" { (self.holder(seat)) ", vacant" } }
                }
            }),
            Column::new("Rests on", |line: &Line| html! { (line.asked.basis) }),
        ];
        folding("Seats that the edition asks for", columns, &self.lines)
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Statutory seats".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let tools = html! {
            a class="btn btn--quiet" href=(format!("{StatutoryCsv}?edition={}", self.edition.key)) { "Download CSV" }
        };
        html! {
            (crumbs(&[Crumb::new("Governance", Home)]))
            (page_head("Statutory seats", &self.say(), Some(tools)))
            form class="filters" method="get" action=(Statutory) {
                div class="filters__f" {
                    label for="edition" { "Edition of the guidance" }
                    select class="govuk-select" id="edition" name="edition" {
                        @for edition in editions() { option value=(edition.key) selected[edition.key == self.edition.key] { (edition.name) } }
                    }
                }
                div class="filters__b" { button class="btn btn--quiet" type="submit" { "Show" } }
            }
            @match &self.board {
                Some(board) => p { "Compared with the seats of " a href=(One { id: board.id }) { (board.name) } " today." },
                None => p class="empty" { "No Full Board is entered, so every seat is missing. Add it first, under Who is accountable." },
            }
            (self.table())
            (provenance(&html! { "A seat is known by the kind and name of its agency, by its post, and by whether it is a chair’s, a lay member’s or an observer’s. What law and guidance ask for was written down from their text by hand; read them before you rely on it." }))
        }
    }
}
