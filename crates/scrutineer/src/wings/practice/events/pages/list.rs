//! What the events come to, for all who may read; below it the events themselves, for those who may write.

use crate::layout::{dagger, folding, page_head};
use crate::wings::practice::events::cells::as_read;
use crate::wings::practice::events::incoming::headings;
use crate::wings::practice::events::tally::Totals;
use crate::wings::practice::events::whose::Whose;
use crate::wings::practice::events::{Events, may, queries};
use crate::wings::practice::parts::tabs;
use axum::extract::Query;
use chrono::{DateTime, Utc};
use govuk::{Column, Pagination};
use kit::web::Csv;
use kit::{Answer, Desk, Paged, Permission, Person, Read, Result, View, Write};
use maud::{Markup, html};
use sea_orm::EntityTrait;
use serde::Deserialize;
use std::sync::Arc;

/// Which page of the events.
#[derive(Debug, Deserialize)]
pub struct Asked {
    page: Option<u64>,
}

/// More quarters than these stand in the file only.
const QUARTERS: usize = 12;

struct Sheet<E: Events> {
    totals: Arc<Vec<Totals>>,
    /// The events of a page, for those who may write them.
    events: Option<Paged<E::Row>>,
    whose: Whose,
    person: Person,
    now: DateTime<Utc>,
}

/// The totals. Who sees only the events of their own agency sees what these come to; who sees none, what all come to.
async fn totals<E: Events, P: Permission>(desk: &Desk<P>) -> Result<Arc<Vec<Totals>>> {
    let (person, now) = (desk.person(), desk.now());
    if may::<E>(person, "write") && !may::<E>(person, "write_any") {
        let own = desk.all(queries::latest_first::<E>()).await?;
        return Ok(Arc::new(E::totals(&own.iter().map(E::facts).collect::<Vec<_>>(), now)));
    }
    desk.kept::<(E::Counted,), Vec<Totals>, _>("totals of events", &desk.today().to_string(), async |desk| {
        Ok(E::totals(&desk.all(E::Counted::find()).await?, now))
    })
    .await
}

/// The page.
pub async fn show<E: Events>(desk: Desk<Read<E>>, _: E::List, asked: Query<Asked>) -> Answer {
    let writes = may::<E>(desk.person(), "write");
    let page = asked.page.unwrap_or(1);
    let events = if writes { Some(desk.page(queries::latest_first::<E>(), page).await?) } else { None };
    let whose = Whose::at::<E, _>(&desk).await?;
    let totals = totals::<E, _>(&desk).await?;
    desk.show(Sheet::<E> { totals, events, whose, person: desk.person().clone(), now: desk.now() })
}

/// The totals as a file.
pub async fn totals_csv<E: Events>(desk: Desk<Read<E>>, _: E::TotalsCsv) -> Answer {
    let sees = may::<E>(desk.person(), "write");
    let mut csv = Csv::new(format!("{}-totals", E::ABOUT.file), &["Table", "Row", "Column", "Number"]);
    for table in totals::<E, _>(&desk).await?.iter() {
        for (name, numbers) in &table.rows {
            for (heading, number) in table.headings.iter().zip(numbers) {
                let number = table.cell(*number, sees);
                csv.row(vec![table.title.into(), name.clone(), (*heading).into(), number]);
            }
        }
    }
    desk.csv(csv)
}

/// The events as a file that can be sent back.
pub async fn events_csv<E: Events>(desk: Desk<Write<E>>, _: E::EventsCsv) -> Answer {
    let whose = Whose::at::<E, _>(&desk).await?;
    let mut csv = Csv::new(E::ABOUT.file, &headings::<E>());
    for event in desk.all(queries::latest_first::<E>()).await? {
        let (reference, agency, _) = E::told(&event);
        let mut cells = vec![reference.to_owned(), whose.name(agency).to_owned()];
        cells.extend(E::cells(&event));
        csv.row(cells);
    }
    desk.csv(csv)
}

impl<E: Events> Sheet<E> {
    fn table(&self, totals: &Totals) -> Markup {
        let sees = self.events.is_some();
        type Row = (String, Vec<usize>);
        let mut columns = vec![Column::new(totals.names, |row: &Row| html! { (row.0) }).names_row()];
        for (at, heading) in totals.headings.iter().enumerate() {
            let cell = move |row: &Row| html! { (totals.cell(row.1.get(at).copied().unwrap_or_default(), sees)) };
            columns.push(Column::new(*heading, cell).numeric());
        }
        let shown = &totals.rows[..totals.rows.len().min(QUARTERS)];
        html! {
            h2 class="h2" { (totals.title) (dagger(self.person.demonstration())) }
            (folding(totals.title, columns, shown))
        }
    }

    fn events(&self, events: &Paged<E::Row>) -> Markup {
        let made_up = |event: &E::Row| E::told(event).2 || self.person.demonstration();
        let mut columns = vec![
            Column::new("Reference", move |event: &E::Row| {
                html! {
                    a href=(E::One::from(E::id(event))) { (E::told(event).0) } (dagger(made_up(event)))
                    @if self.whose.any { span class="under" { (self.whose.name(E::told(event).1)) } }
                }
            })
            .names_row(),
        ];
        for (at, heading) in E::COLUMNS.iter().enumerate() {
            let cell = move |event: &E::Row| {
                let cell = E::cells(event).into_iter().nth(at).unwrap_or_default();
                html! { (cell.split(", ").map(as_read).collect::<Vec<_>>().join(", ")) }
            };
            columns.push(Column::new(heading.name, cell));
        }
        columns.push(Column::new("Clocks", |event: &E::Row| {
            html! { @for clock in E::clocks(&E::facts(event), self.now) { span class="under" { (clock.shown()) } } }
        }));
        let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let address = |n: u32| format!("{}?page={n}", E::List::default());
        html! {
            h2 class="h2" { "Events" }
            (folding("Events", columns, &events.rows))
            (Pagination { label: "Pages of the events", ..Pagination::of(number(events.number), number(events.pages), address) })
        }
    }
}

impl<E: Events> View for Sheet<E> {
    fn title(&self) -> String {
        E::ABOUT.name.into()
    }
    fn wing(&self) -> &'static str {
        "Practice"
    }
    fn body(&self) -> Markup {
        let writes = self.events.is_some();
        let own = writes && !self.whose.any;
        let say = html! {
            b { (E::ABOUT.keeps) }
            @if own { " You see the events of your own agency." } @else if !writes { " You see totals only." }
        };
        let tools = html! {
            @if writes {
                a class="btn" href=(E::New::default()) { "Write one down" }
                a class="btn btn--quiet" href=(E::Bring::default()) { "From a file" }
                a class="btn btn--quiet" href=(E::EventsCsv::default()) { "Download the events" }
            }
            a class="btn btn--quiet" href=(E::TotalsCsv::default()) { "Download CSV" }
        };
        let empty = self.totals.iter().all(|table| table.rows.is_empty());
        html! {
            (tabs(E::NAME, &self.person))
            (page_head(E::ABOUT.name, &say, Some(tools)))
            @if empty {
                p class="empty" {
                    @if writes { "No events yet. Write one down, or send a file of them." }
                    @else { "No events yet. The agencies that keep them write them down or send a file." }
                }
            }
            @for table in self.totals.iter().filter(|table| !table.rows.is_empty()) { (self.table(table)) }
            @if let Some(events) = self.events.as_ref().filter(|events| !events.rows.is_empty()) { (self.events(events)) }
        }
    }
}
