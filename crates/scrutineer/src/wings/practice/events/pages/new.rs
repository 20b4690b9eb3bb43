//! Writing an event down.

use super::controls::{Typed, controls, read};
use crate::layout::{back, page_head};
use crate::wings::practice::events::cells::REFERENCE;
use crate::wings::practice::events::whose::Whose;
use crate::wings::practice::events::{Events, changes, queries};
use chrono::NaiveDate;
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use sea_orm::{ColumnTrait, QueryFilter};
use std::marker::PhantomData;

struct Sheet<E> {
    form: Form<Typed>,
    whose: Whose,
    today: NaiveDate,
    register: PhantomData<fn() -> E>,
}

/// The empty form.
pub async fn show<E: Events>(desk: Desk<Write<E>>, _: E::New) -> Answer {
    let whose = Whose::at::<E, _>(&desk).await?;
    desk.show(Sheet::<E> { form: Form::default(), whose, today: desk.today(), register: PhantomData })
}

/// Keeps it.
pub async fn submit<E: Events>(mut desk: Desk<Write<E>>, _: E::New, form: Form<Typed>) -> Answer {
    let (whose, today) = (Whose::at::<E, _>(&desk).await?, desk.today());
    let sheet = |form, whose| Sheet::<E> { form, whose, today, register: PhantomData };
    let (event, form) = match read::<E>(form, &whose, desk.now()) {
        Ok(read) => read,
        Err(form) => return desk.refuse(sheet(form, whose)),
    };
    let (reference, agency, _) = E::told(&event);
    if !desk.all(queries::referred::<E>(reference).filter(E::AGENCY.eq(agency))).await?.is_empty() {
        let form = form.wrong(REFERENCE, "There is an event with this reference. Open it, or use another");
        return desk.refuse(sheet(form, whose));
    }
    let event = desk.change(async |tx| changes::add::<E>(tx, event).await).await?;
    desk.go(E::One::from(E::id(&event)), "It is written down")
}

impl<E: Events> View for Sheet<E> {
    fn title(&self) -> String {
        format!("Write down {}", E::ABOUT.one)
    }
    fn wing(&self) -> &'static str {
        "Practice"
    }
    fn body(&self) -> Markup {
        let say = html! { b { "Local references only, never names." } " What is not known yet can be added later." };
        html! {
            (back(E::ABOUT.name, E::List::default()))
            (self.form.summary())
            (page_head(&self.title(), &say, None))
            form method="post" action=(E::New::default()) class="form" novalidate {
                (controls::<E>(&self.form, &self.whose, self.today))
                button class="btn" type="submit" { "Write it down" }
            }
        }
    }
}
