//! Attendance over the last 12 months: by agency, by body, by seat.

use crate::layout::{dagger, folding, page_head};
use crate::wings::governance::agencies::{Agency, AgencyId, agency, queries as agencies};
use crate::wings::governance::bodies::{Body, body, membership, queries as bodies};
use crate::wings::governance::meetings::Meetings;
use crate::wings::governance::meetings::attendance::{Sat, Tally, year_to};
use crate::wings::governance::meetings::known::Known;
use crate::wings::governance::meetings::{meeting, place};
use crate::wings::governance::parts::{Tab, tabs};
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, View};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/attendance")]
pub struct Attendance;

#[derive(TypedPath, Deserialize)]
#[typed_path("/attendance.csv")]
pub struct AttendanceCsv;

/// A line of a table: whose it is, and how the seats were taken.
struct Line {
    name: String,
    under: String,
    tally: Tally,
    illustrative: bool,
    /// The posts of those who came as deputies.
    deputies: BTreeSet<String>,
}

/// Attendance in every way in which it is shown.
struct Tables {
    whole: Tally,
    by_agency: Vec<Line>,
    by_body: Vec<Line>,
    by_seat: Vec<Line>,
    /// The three tables as the page shows them.
    drawn: Markup,
}

struct Sheet {
    tabs: Markup,
    tables: Arc<Tables>,
}

/// What attendance rests on.
type Touched = (meeting::Entity, place::Entity, membership::Entity, agency::Entity, body::Entity);

/// Worked out and drawn once a day, and again when a roll, a meeting or a seat changes.
async fn load(desk: &Desk<Read<Meetings>>) -> Result<Sheet> {
    let today = desk.today().to_string();
    let tables = desk.kept::<Touched, Tables, _>("attendance", &today, async |desk| tables(desk).await).await?;
    Ok(Sheet { tabs: tabs(Tab::Attendance, desk.person()), tables })
}

async fn tables(desk: &Desk<Read<Meetings>>) -> Result<Tables> {
    let known = Known::since(desk, year_to(desk.today())).await?;
    let (agencies, bodies) = (desk.all(agencies::by_name()).await?, desk.all(bodies::in_order()).await?);
    let sat = known.sat();
    let named = |id: Option<AgencyId>| id.and_then(|id| agencies.iter().find(|agency| agency.id == id));
    let by_agency = agencies
        .iter()
        .map(|one: &Agency| line(&one.name, "", sat.iter().filter(|sat| sat.seat.agency_id == Some(one.id))));
    let by_body =
        bodies.iter().map(|one: &Body| line(&one.name, "", sat.iter().filter(|sat| sat.meeting.body_id == one.id)));
    let by_seat = bodies
        .iter()
        .flat_map(|body| known.seats().iter().filter(|seat| seat.body_id == body.id).map(move |seat| (body, seat)));
    let by_seat = by_seat.map(|(body, seat)| {
        let under = named(seat.agency_id)
            .map_or_else(|| body.short_name.clone(), |a| format!("{}, {}", a.short_name, body.short_name));
        line(&seat.seat, &under, sat.iter().filter(|sat| sat.seat.id == seat.id))
    });
    let some = |line: &Line| line.tally.expected > 0;
    let (by_agency, by_body, by_seat): (Vec<Line>, Vec<Line>, Vec<Line>) =
        (by_agency.filter(some).collect(), by_body.filter(some).collect(), by_seat.filter(some).collect());
    let drawn = html! {
        (table("By agency", &by_agency))
        (table("By body", &by_body))
        (table("By seat", &by_seat))
    };
    Ok(Tables { whole: Tally::of(sat.iter()), by_agency, by_body, by_seat, drawn })
}

fn line<'a>(name: &str, under: &str, sat: impl Iterator<Item = &'a Sat<'a>> + Clone) -> Line {
    Line {
        name: name.to_owned(),
        under: under.to_owned(),
        tally: Tally::of(sat.clone()),
        illustrative: sat.clone().any(|sat| sat.meeting.illustrative),
        deputies: sat.filter_map(|sat| sat.place.and_then(|place| place.deputy.clone())).collect(),
    }
}

pub async fn show(desk: Desk<Read<Meetings>>, _: Attendance) -> Answer {
    let sheet = load(&desk).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Meetings>>, _: AttendanceCsv) -> Answer {
    let sheet = load(&desk).await?;
    let header = [
        "By",
        "Name",
        "Of",
        "Seats expected",
        "Present",
        "Deputies",
        "Apologies",
        "Absent",
        "Vacant",
        "Share filled",
        "Deputies’ posts",
        "Illustrative",
    ];
    let mut csv = Csv::new("attendance", &header);
    for (by, lines) in
        [("agency", &sheet.tables.by_agency), ("body", &sheet.tables.by_body), ("seat", &sheet.tables.by_seat)]
    {
        for Line { name, under, tally: t, illustrative, deputies } in lines {
            let counts = [t.expected, t.present, t.deputies, t.apologies, t.absent, t.vacant].map(|n| n.to_string());
            let posts = deputies.iter().cloned().collect::<Vec<_>>().join("; ");
            let last = [t.share(), posts, if *illustrative { "yes" } else { "no" }.into()];
            csv.row([vec![by.to_owned(), name.clone(), under.clone()], counts.into(), last.into()].concat());
        }
    }
    desk.csv(csv)
}

fn table(caption: &str, lines: &[Line]) -> Markup {
    let columns = vec![
        Column::new("Who", |line: &Line| {
            html! {
                (line.name) (dagger(line.illustrative))
                @if !line.under.is_empty() { span class="meta rowmeta" { (line.under) } }
            }
        })
        .names_row(),
        Column::new(
            "Filled",
            |line: &Line| html! { b { (line.tally.share()) } span class="meta rowmeta" { (line.tally.filled()) " of " (line.tally.expected) } },
        ),
        Column::new("By a deputy", |line: &Line| {
            html! {
                (line.tally.deputies)
                @if !line.deputies.is_empty() { span class="meta rowmeta" { @for (n, post) in line.deputies.iter().enumerate() { @if n > 0 { "; " } (post) } } }
            }
        }),
        Column::new("Apologies", |line: &Line| html! { (line.tally.apologies) }),
        Column::new("Absent", |line: &Line| html! { (line.tally.absent) }),
        Column::new("Vacant", |line: &Line| html! { (line.tally.vacant) }),
    ];
    html! { h2 class="h2" { (caption) } (folding(caption, columns, lines)) }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Attendance".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let tables = &self.tables;
        let lowest = tables.by_agency.iter().min_by_key(|line| line.tally.filled() * 1000 / line.tally.expected.max(1));
        let say = html! {
            @if tables.whole.expected == 0 { b { "No roll has been called in the last 12 months." } }
            @else {
                b { (tables.whole.share()) " of the seats were filled over the last 12 months" } ", "
                (tables.whole.deputies) " of " (tables.whole.filled()) " by a deputy."
                @if let Some(lowest) = lowest { " Least of all: " (lowest.name) ", " (lowest.tally.share()) "." }
            }
        };
        let tools = html! { a class="btn btn--quiet" href=(AttendanceCsv) { "Download CSV" } };
        html! {
            (self.tabs)
            (page_head("Attendance", &say, Some(tools)))
            @if tables.whole.expected == 0 {
                p class="empty" { "Attendance is worked out from the rolls of meetings: call one on the page of a meeting, and it shows here once the meeting is over." }
            } @else {
                (tables.drawn)
                p class="govuk-body" { "A seat counts as filled by its holder or a deputy. A vacant seat counts as absent where law or guidance requires it. Observers and advisers are not counted." }
            }
        }
    }
}
