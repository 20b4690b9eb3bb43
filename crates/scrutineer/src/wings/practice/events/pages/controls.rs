//! The boxes of an event, one for each column.

use crate::wings::governance::agencies::AgencyId;
use crate::wings::practice::events::Events;
use crate::wings::practice::events::cells::{AGENCY, Control, Heading, REFERENCE, Reading, as_read};
use crate::wings::practice::events::whose::Whose;
use chrono::{DateTime, NaiveDate, Utc};
use govuk::{Choice, Input, Select, Textarea};
use kit::Form;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What was typed, by the names of the boxes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Typed(BTreeMap<String, String>);

impl Typed {
    /// An event as it stands.
    #[must_use]
    pub fn of<E: Events>(event: &E::Row) -> Typed {
        let (reference, agency, _) = E::told(event);
        let mut typed =
            BTreeMap::from([(REFERENCE.to_owned(), reference.to_owned()), (AGENCY.to_owned(), agency.to_string())]);
        for (column, cell) in E::COLUMNS.iter().zip(E::cells(event)) {
            let text = match column.control {
                Control::Choice(choices) => choices
                    .iter()
                    .find(|(_, name)| *name == cell)
                    .map_or_else(String::new, |(key, _)| (*key).to_owned()),
                Control::Days => cell.split(", ").map(as_read).collect::<Vec<_>>().join(", "),
                Control::Day | Control::Moment => as_read(&cell),
            };
            typed.insert(column.key.to_owned(), text);
        }
        Typed(typed)
    }
    fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }
}

/// The event that a form means, or the form with its messages.
pub(super) fn read<E: Events>(
    mut form: Form<Typed>,
    whose: &Whose,
    now: DateTime<Utc>,
) -> Result<(E::Row, Form<Typed>), Form<Typed>> {
    let cell = |key: &str| form.values.get(key).to_owned();
    let mut cells = Reading::of(&cell, whose, now);
    let event = E::read(&mut cells);
    let wrong = cells.wrong;
    for one in wrong {
        // Nobody chooses an agency who may write for one only: then its message stands at the top of the form.
        let key = if one.key == AGENCY && !whose.any { REFERENCE } else { one.key };
        form.errors.add(key, one.says);
    }
    match event {
        Some(event) if form.errors.is_empty() => Ok((event, form)),
        _ => Err(form),
    }
}

/// The boxes.
pub(super) fn controls<E: Events>(form: &Form<Typed>, whose: &Whose, today: NaiveDate) -> Markup {
    let before: Option<AgencyId> = form.values.get(AGENCY).parse().ok().or(whose.own);
    let own = whose.own.map(|id| id.to_string()).unwrap_or_default();
    let chosen = if form.values.get(AGENCY).is_empty() { own.as_str() } else { form.values.get(AGENCY) };
    let agencies = whose.choices(today, before);
    html! {
        (Input {
            hint: "Letters, figures, - and /. Never a name or a national number.".into(),
            value: form.values.get(REFERENCE),
            error: form.errors.of(REFERENCE),
            ..Input::new(REFERENCE, "Your own reference")
        })
        @if whose.any {
            @let choices = std::iter::once(("", "Choose")).chain(agencies.iter().map(|(id, name)| (id.as_str(), name.as_str())));
            (Select { value: chosen, error: form.errors.of(AGENCY), ..Select::new(AGENCY, "Which agency sends it?", choices) })
        }
        @for column in E::COLUMNS { (control(form, column)) }
    }
}

fn control(form: &Form<Typed>, column: &Heading) -> Markup {
    let (value, error) = (form.values.get(column.key), form.errors.of(column.key));
    match column.control {
        Control::Day | Control::Moment => html! {
            (Input { hint: column.says.into(), value, error, ..Input::new(column.key, column.name) })
        },
        Control::Days => html! {
            (Textarea { rows: 3, hint: column.says.into(), value, error, ..Textarea::new(column.key, column.name) })
        },
        Control::Choice(choices) => {
            let none = if column.needed { "Choose" } else { "Not yet" };
            let all =
                std::iter::once(Choice::new("", none)).chain(choices.iter().map(|(key, name)| Choice::new(key, *name)));
            html! { (Select { hint: column.says.into(), value, error, ..Select::new(column.key, column.name, all) }) }
        }
    }
}
