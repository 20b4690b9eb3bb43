//! Who is accountable: every body with its chair, its basis and its seats, the boards beside it, the seats to settle.

use super::new::{New, names};
use super::one::One;
use super::statutory::Statutory;
use crate::layout::{dagger, date, folding, page_head, provenance};
use crate::wings::governance::agencies::{Agency, pages::one::One as OneAgency};
use crate::wings::governance::bodies::rules::{self, State, counted, state};
use crate::wings::governance::bodies::{Bodies, Body, Frequency, Kind, LinkedBoard, Membership, queries};
use crate::wings::governance::parts::{Names, Tab, tabs};
use crate::wings::governance::terms::pages::list::List as Terms;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/governance")]
pub struct Home;

#[derive(TypedPath, Deserialize)]
#[typed_path("/bodies.csv")]
pub struct ListCsv;

struct Sheet {
    tabs: Markup,
    bodies: Vec<Body>,
    seats: Vec<Membership>,
    linked: Vec<LinkedBoard>,
    names: Names,
    today: NaiveDate,
    may_write: bool,
    opens_agencies: bool,
}

pub async fn show(desk: Desk<Read<Bodies>>, _: Home) -> Answer {
    let may = |verb, register| desk.person().may(Right { verb, register });
    desk.show(Sheet {
        tabs: tabs(Tab::Accountable, desk.person()),
        bodies: desk.all(queries::in_order()).await?,
        seats: desk.all(queries::seats()).await?,
        linked: desk.all(queries::linked()).await?,
        names: names(&desk).await?,
        today: desk.today(),
        may_write: may("write", "bodies"),
        opens_agencies: may("read", "agencies"),
    })
}

pub async fn csv(desk: Desk<Read<Bodies>>, _: ListCsv) -> Answer {
    let header = [
        "Name",
        "Short name",
        "Kind",
        "Chair",
        "Chair’s agency",
        "Meets",
        "Rests on",
        "Supported by",
        "Members",
        "Required by law or guidance",
        "Observers and advisers",
        "From",
        "Until",
        "Source",
        "Section",
        "Illustrative",
    ];
    let mut csv = Csv::new("bodies", &header);
    let (names, today) = (names(&desk).await?, desk.today());
    let seats = desk.all(queries::seats()).await?;
    let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    for body in desk.all(queries::in_order()).await? {
        let count = rules::count(&seats, body.id, today);
        let illustrative = if body.illustrative {
            "yes".to_owned()
        } else {
            body.illustrative_fields.clone().unwrap_or_else(|| "no".into())
        };
        csv.row(vec![
            body.name,
            body.short_name,
            body.kind.name().into(),
            body.chair_role,
            body.chair_agency_id.map(|id| names.name(id).to_owned()).unwrap_or_default(),
            body.frequency.name().into(),
            body.statutory_basis,
            body.project_officer_role.unwrap_or_default(),
            count.members.to_string(),
            count.statutory.to_string(),
            count.beside.to_string(),
            day(body.from_on),
            day(body.until_on),
            body.source,
            body.section.unwrap_or_default(),
            illustrative,
        ]);
    }
    desk.csv(csv)
}

/// Its dates where it has any: "1 September 2015 to 31 March 2016".
pub(super) fn dates(body: &Body) -> Markup {
    html! {
        @match (body.from_on, body.until_on) {
            (Some(from), Some(until)) => { (date(from)) (dagger(body.invented("from_on"))) " to " (date(until)) (dagger(body.invented("until_on"))) },
            (Some(from), None) => { "since " (date(from)) (dagger(body.invented("from_on"))) },
            (None, Some(until)) => { "until " (date(until)) (dagger(body.invented("until_on"))) },
            (None, None) => {},
        }
    }
}

impl Sheet {
    fn of(&self, wanted: State) -> Vec<&Body> {
        let is = |body: &&Body| state(body.from_on, body.until_on, self.today) == wanted;
        self.bodies.iter().filter(is).collect()
    }

    fn say(&self) -> Markup {
        let now = self.of(State::Now);
        let Some(board) = now.iter().find(|body| body.kind == Kind::Board) else {
            return html! { b { "Nobody yet." } " No Full Board is entered." };
        };
        let vacant = rules::vacant(&self.bodies, &self.seats, self.today).len();
        html! {
            b { "The " (board.short_name) " answers for the whole." }
            " Chair: " (board.chair_role) ". "
            (counted(now.len(), "body meets", "bodies meet")) "; "
            @match vacant { 0 => "no seat is vacant.", n => { b { (counted(n, "seat is vacant", "seats are vacant")) } "." } }
        }
    }

    fn table(&self, caption: &str, bodies: &[&Body]) -> Markup {
        let body = |body: &&Body| {
            html! {
                a href=(One { id: body.id }) { (body.name) } (dagger(body.illustrative))
                span class="under" {
                    (body.kind.name())
                    @if body.from_on.or(body.until_on).is_some() { ", " (dates(body)) }
                }
            }
        };
        let chair = |body: &&Body| {
            html! {
                (body.chair_role)
                @if let Some(id) = body.chair_agency_id {
                    span class="under" { (self.names.link(id)) (dagger(body.invented("chair_agency_id"))) }
                }
            }
        };
        let members = |body: &&Body| {
            let count = rules::count(&self.seats, body.id, self.today);
            html! {
                (count.members) (dagger(count.illustrative))
                @if count.beside > 0 { span class="under" { "and " (count.beside) " beside" } }
            }
        };
        let columns = vec![
            Column::new("Body", body).names_row(),
            Column::new("Chair", chair),
            Column::new("Meets", |body: &&Body| {
                html! { (body.frequency.name()) (dagger(body.invented("frequency"))) }
            }),
            Column::new("Members", members).numeric(),
            Column::new("Rests on", |body: &&Body| html! { (body.statutory_basis) }),
        ];
        folding(caption, columns, bodies)
    }

    /// The other groups, if there are any: those to come and those that have ended.
    fn others(&self, heading: &str, wanted: State) -> Markup {
        let bodies = self.of(wanted);
        html! { @if !bodies.is_empty() { h2 class="h2" { (heading) } (self.table(heading, &bodies)) } }
    }

    fn beside(&self) -> Markup {
        let columns = vec![
            Column::new("Board", |board: &LinkedBoard| {
                html! { (board.name) (dagger(board.illustrative)) }
            })
            .names_row(),
            Column::new("Link", |board: &LinkedBoard| html! { (board.link) }),
            Column::new("Meets", |board: &LinkedBoard| {
                html! { (board.frequency.map_or("Not said", Frequency::name)) }
            }),
            Column::new("What it means", |board: &LinkedBoard| html! { (board.words) }),
        ];
        html! {
            h2 class="h2" { "Boards beside it" }
            @if self.linked.is_empty() {
                p class="muted" { "No linked boards are held: the Health and Wellbeing Board, adults’ safeguarding, the partnership." }
            } @else {
                (folding("Boards beside it", columns, &self.linked))
            }
        }
    }

    fn on_body(&self, seat: &Membership) -> Markup {
        let body = self.bodies.iter().find(|body| body.id == seat.body_id);
        html! { @if let Some(body) = body { a href=(One { id: body.id }) { (body.name) } } }
    }

    fn settle(&self) -> Markup {
        let vacant = rules::vacant(&self.bodies, &self.seats, self.today);
        let gone = rules::orphaned(&self.bodies, &self.seats, |id| self.names.get(id), self.today);
        html! {
            h2 class="h2" { "Seats to settle" }
            @if vacant.is_empty() && gone.is_empty() {
                p class="muted" { "None: no seat is vacant, and every agency with a seat still exists." }
            } @else {
                ul class="ties" {
                    @for seat in vacant {
                        li {
                            span class="ties__k" { "Vacant" @if let Some(until) = seat.until_on { " since " (date(until)) } }
                            (seat.seat) (dagger(seat.illustrative))
                            @if let Some(id) = seat.agency_id { ", " (self.names.link(id)) }
                            " on " (self.on_body(seat))
                        }
                    }
                    @for (agency, seats) in gone { (self.gone(agency, seats)) }
                }
            }
        }
    }

    fn gone(&self, agency: &Agency, seats: usize) -> Markup {
        html! {
            li {
                span class="ties__k" {
                    @match agency.until_on.filter(|until| *until < self.today) {
                        Some(until) => { "The agency ended on " (date(until)) },
                        None => "The agency has not begun",
                    }
                }
                @if self.opens_agencies { a href=(OneAgency { id: agency.id }) { (agency.name) } } @else { (agency.name) }
                " still holds " (counted(seats, "seat", "seats"))
            }
        }
    }

    fn independent(&self) -> Markup {
        let seats = rules::independent(&self.bodies, &self.seats, self.today);
        html! {
            @if !seats.is_empty() {
                h2 class="h2" { "Seats that speak for no agency" }
                ul class="ties" {
                    @for seat in seats {
                        li { span class="ties__k" { (seat.standing.name()) } (seat.seat) (dagger(seat.illustrative)) " on " (self.on_body(seat)) }
                    }
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Who is accountable".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let tools = html! {
            @if self.may_write { a class="btn" href=(New) { "Add a body" } }
            a class="btn btn--quiet" href=(Statutory) { "Statutory seats" }
            a class="btn btn--quiet" href=(Terms) { "Terms of reference" }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
        };
        let from_plan = self.bodies.iter().any(|body| body.source == "plan");
        html! {
            (self.tabs)
            (page_head(&self.title(), &self.say(), Some(tools)))
            @if self.bodies.is_empty() {
                p class="empty" { "No bodies yet. Add the Full Board first, then its executive, its sub-groups and who sits on each." }
            } @else {
                (self.table("Bodies that meet now", &self.of(State::Now)))
                @if from_plan { (provenance(&html! { "What is not marked † comes from the Board’s published plan; the page of each body names the section. “Beside” are observers and advisers." })) }
                (self.others("Groups to come", State::ToCome))
                (self.others("Groups that have ended", State::Ended))
                (self.settle())
                (self.beside())
                (self.independent())
            }
        }
    }
}
