//! What stands in the columns of a file of events, and an empty file to begin with.

use crate::layout::{Crumb, crumbs, folding, page_head};
use crate::wings::practice::events::Events;
use crate::wings::practice::events::cells::{Control, FIRST};
use crate::wings::practice::events::incoming::headings;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, View, Write};
use maud::{Markup, html};
use std::marker::PhantomData;

struct Sheet<E>(PhantomData<fn() -> E>);

/// The columns.
pub async fn show<E: Events>(desk: Desk<Write<E>>, _: E::Format) -> Answer {
    desk.show(Sheet::<E>(PhantomData))
}

/// An empty file with the headings.
pub async fn template<E: Events>(desk: Desk<Write<E>>, _: E::Template) -> Answer {
    desk.csv(Csv::new(format!("{}-template", E::ABOUT.file), &headings::<E>()))
}

/// What is known of a column: its name, whether it is needed, what stands in it.
struct Told {
    name: &'static str,
    needed: bool,
    says: String,
}

fn told<E: Events>() -> Vec<Told> {
    let first = FIRST.iter().map(|(key, name, says)| Told {
        name,
        needed: *key == crate::wings::practice::events::cells::REFERENCE,
        says: (*says).to_owned(),
    });
    let rest = E::COLUMNS.iter().map(|column| Told {
        name: column.name,
        needed: column.needed,
        says: match column.control {
            Control::Choice(choices) => {
                let names: Vec<&str> = choices.iter().map(|(_, name)| *name).collect();
                format!("{} One of: {}.", column.says, names.join(", "))
            }
            Control::Day | Control::Moment | Control::Days => column.says.to_owned(),
        },
    });
    first.chain(rest).collect()
}

impl<E: Events> View for Sheet<E> {
    fn title(&self) -> String {
        format!("The columns of a file: {}", E::ABOUT.name.to_lowercase())
    }
    fn wing(&self) -> &'static str {
        "Practice"
    }
    fn body(&self) -> Markup {
        let say = html! {
            b { "One event in each row, with these headings in the first." }
            " A file with any other column is not read: it may hold names."
        };
        let tools = html! { a class="btn btn--quiet" href=(E::Template::default()) { "Download an empty CSV" } };
        let columns = vec![
            Column::new("Column", |told: &Told| html! { (told.name) }).names_row(),
            Column::new("Needed", |told: &Told| html! { @if told.needed { "Yes" } @else { "No" } }),
            Column::new("What stands in it", |told: &Told| html! { (told.says) }),
        ];
        html! {
            (crumbs(&[Crumb::new(E::ABOUT.name, E::List::default()), Crumb::new("From a file", E::Bring::default())]))
            (page_head("The columns of a file", &say, Some(tools)))
            (folding("The columns that are read", columns, &told::<E>()))
            p class="govuk-body" { "A row whose reference is known changes that event. Every other row is a new one." }
        }
    }
}
