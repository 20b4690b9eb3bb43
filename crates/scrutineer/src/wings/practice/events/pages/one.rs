//! One event: how its clocks stand, and the form that changes it.

use super::controls::{Typed, controls, read};
use crate::layout::{Crumb, crumbs, dagger, page_head};
use crate::wings::practice::events::cells::REFERENCE;
use crate::wings::practice::events::clock::Clock;
use crate::wings::practice::events::whose::Whose;
use crate::wings::practice::events::{Events, changes, queries};
use chrono::NaiveDate;
use kit::{Answer, Desk, Form, Record, Result, View, Write};
use maud::{Markup, html};
use sea_orm::{ColumnTrait, ModelTrait, QueryFilter, Value};
use uuid::Uuid;

struct Sheet<E: Events> {
    event: E::Row,
    form: Form<Typed>,
    whose: Whose,
    clocks: Vec<Clock>,
    demonstration: bool,
    today: NaiveDate,
}

async fn sheet<E: Events>(desk: &Desk<Write<E>>, event: E::Row, form: Form<Typed>) -> Result<Sheet<E>> {
    let whose = Whose::at::<E, _>(desk).await?;
    let clocks = E::clocks(&E::facts(&event), desk.now());
    Ok(Sheet { event, form, whose, clocks, demonstration: desk.person().demonstration(), today: desk.today() })
}

/// The event.
pub async fn show<E: Events>(desk: Desk<Write<E>>, at: E::One) -> Answer {
    let event = desk.find(queries::one::<E>(at.into())).await?;
    let version = match event.get(<E::Entity as Record>::VERSION) {
        Value::Int(Some(version)) => version,
        _ => 0,
    };
    let form = Form::of(Typed::of::<E>(&event), version);
    let sheet = sheet::<E>(&desk, event, form).await?;
    desk.show(sheet)
}

/// Changes it.
pub async fn submit<E: Events>(mut desk: Desk<Write<E>>, at: E::One, form: Form<Typed>) -> Answer {
    let id: Uuid = at.into();
    let before = desk.edit(&form, queries::one::<E>(id)).await?;
    let whose = Whose::at::<E, _>(&desk).await?;
    let (event, form) = match read::<E>(form, &whose, desk.now()) {
        Ok(read) => read,
        Err(form) => {
            let sheet = sheet::<E>(&desk, before, form).await?;
            return desk.refuse(sheet);
        }
    };
    let (reference, agency, _) = E::told(&event);
    let same = desk.all(queries::referred::<E>(reference).filter(E::AGENCY.eq(agency))).await?;
    if same.iter().any(|other| E::id(other) != id) {
        let form = form.wrong(REFERENCE, "There is another event with this reference. Use a different one");
        let sheet = sheet::<E>(&desk, before, form).await?;
        return desk.refuse(sheet);
    }
    let changed = desk.change(async |tx| changes::change::<E>(tx, &before, event).await).await?;
    desk.go(E::One::from(id), if changed { "It is kept" } else { "Nothing was changed" })
}

impl<E: Events> View for Sheet<E> {
    fn title(&self) -> String {
        E::told(&self.event).0.to_owned()
    }
    fn wing(&self) -> &'static str {
        "Practice"
    }
    fn body(&self) -> Markup {
        let (_, agency, illustrative) = E::told(&self.event);
        let say = html! { b { (self.whose.name(agency)) (dagger(illustrative || self.demonstration)) } };
        html! {
            (crumbs(&[Crumb::new(E::ABOUT.name, E::List::default())]))
            (self.form.summary())
            (page_head(&self.title(), &say, None))
            ul class="lines" { @for clock in &self.clocks { li { (clock.shown()) " " span class="meta" { (clock.name) } } } }
            form method="post" action=(E::One::from(E::id(&self.event))) class="form" novalidate {
                (self.form.carried())
                (controls::<E>(&self.form, &self.whose, self.today))
                button class="btn" type="submit" { "Keep it" }
            }
        }
    }
}
