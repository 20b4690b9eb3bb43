//! The return of one agency: typed into while it is open, read when it was sent.

use super::fill::Fill;
use super::settled::Settled;
use super::steps::{Closing, Signature, TakingBack};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::rules::{figure, shown};
use crate::wings::performance::readings::Readings;
use crate::wings::performance::readings::rules::Facts;
use crate::wings::performance::returns::changes::{self, Saved};
use crate::wings::performance::returns::form::{self, Boxes};
use crate::wings::performance::returns::place::Place;
use crate::wings::performance::returns::{queries, rules};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::form::optional;
use kit::web::Csv;
use kit::{Answer, Desk, Error, Form, Permission, Read, Result, View, Write, Writes};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/returns/{agency}/{ends_on}", rejection(kit::Error))]
pub struct One {
    pub agency: AgencyId,
    pub ends_on: NaiveDate,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/returns/{agency}/{ends_on}/lines.csv", rejection(kit::Error))]
pub struct LinesCsv {
    pub agency: AgencyId,
    pub ends_on: NaiveDate,
}

pub async fn show(desk: Desk<Read<Readings>>, at: One) -> Answer {
    let place = Place::at(&desk, at.agency, at.ends_on).await?;
    let who = Facts::of(desk.person());
    if rules::open(place.state()) && rules::may_fill(&who, place.agency.id) && !place.owed.is_empty() {
        return desk.show(Fill::new(place, desk.today()));
    }
    desk.show(Settled { who, today: desk.today(), place })
}

pub async fn csv(desk: Desk<Read<Readings>>, at: LinesCsv) -> Answer {
    let place = Place::at(&desk, at.agency, at.ends_on).await?;
    let header = [
        "Code",
        "Measure",
        "Period",
        "Last",
        "Number",
        "Out of",
        "Not available because",
        "What is happening",
        "Why",
        "What you are doing",
        "Put right by",
        "Help wanted",
        "How sure",
        "Check",
    ];
    let name = format!("return-{}-{}", place.agency.short_name.to_lowercase().replace(' ', "-"), place.ends_on);
    let mut csv = Csv::new(name, &header);
    for row in place.rows() {
        let number = if row.typed.value.is_empty() { &row.typed.numerator } else { &row.typed.value };
        let value = |r| shown(&row.owed.indicator, &figure(&row.owed.indicator, r, &place.populations));
        let says = match row.elsewhere.map(|held| held.seen().map(value)) {
            Some(Some(value)) => format!("Already here: {value}"),
            Some(None) => "Already here".to_owned(),
            None => row.checked.says.clone(),
        };
        csv.row(vec![
            row.owed.key(),
            row.owed.indicator.name.clone(),
            row.owed.period.long(),
            row.before.last_shown(row.owed).map(|(counts, _)| counts).unwrap_or_default(),
            number.clone(),
            row.typed.denominator.clone(),
            row.typed.why_not.clone(),
            row.typed.words.clone(),
            row.typed.why.clone(),
            row.typed.doing.clone(),
            row.typed.by_when.clone(),
            row.typed.help_wanted.clone(),
            row.typed.confidence.clone(),
            says,
        ]);
    }
    desk.csv(csv)
}

pub async fn submit(mut desk: Desk<Write<Readings>>, at: One, form: Form<Boxes>) -> Answer {
    let place = fillable(&desk, at.agency, at.ends_on).await?;
    let boxes = form.values;
    if !boxes.contains_key("do") {
        let fill = Fill::new(place, desk.today()).with(boxes);
        return desk.refuse(fill.wrong("do", "Choose whether to save the return or to send it"));
    }
    let send = boxes.get("do").is_some_and(|what| what == "send");
    let saved = save(&mut desk, &place, &form::entries(&boxes, &place)).await?;
    let place = Place::at(&desk, at.agency, at.ends_on).await?;
    let today = desk.today();
    if !saved.crossed.is_empty() {
        return desk.refuse(Fill::new(place, today).with(boxes).crossed(&saved.crossed));
    }
    let to = One { agency: at.agency, ends_on: at.ends_on };
    if !send {
        return desk.go(to, "");
    }
    if place.rows().iter().any(|row| !row.ready()) {
        return desk.refuse(Fill::new(place, today).sending());
    }
    let Some(sent) = saved.sent.or_else(|| place.sent.clone()) else {
        let message = "There is nothing to send: every figure is here already";
        return desk.refuse(Fill::new(place, today).wrong("do", message));
    };
    let reply = optional(boxes.get("reply").map_or("", String::as_str), 1_000);
    let reply = match reply {
        Ok(reply) => reply,
        Err(message) => return desk.refuse(Fill::new(place, today).with(boxes).wrong("reply", &message)),
    };
    desk.change(async |tx| {
        let sent = tx.find(queries::one(sent.id)).await?;
        changes::submit(tx, &place, sent, reply).await
    })
    .await?;
    desk.go(to, "Sent to be signed off. Until then you can take it back.")
}

/// The return at an address, for somebody who may type into it now.
///
/// # Errors
/// [`Error::NotFound`] where they may not see it, [`Error::Forbidden`] where they may only read it, [`Error::Conflict`]
/// where it was sent.
pub(super) async fn fillable<P: Permission>(desk: &Desk<P>, agency: AgencyId, ends_on: NaiveDate) -> Result<Place> {
    let place = Place::at(desk, agency, ends_on).await?;
    if !rules::may_fill(&Facts::of(desk.person()), place.agency.id) {
        return Err(Error::Forbidden);
    }
    if !rules::open(place.state()) {
        let why = "This return was sent, so nothing can be typed into it. Take it back first, if it is not signed off.";
        return Err(Error::Conflict(why.into()));
    }
    Ok(place)
}

/// Keeps lines; tries again where two people began the return, or a line of it, in the same moment.
///
/// # Errors
/// What [`changes::save`] answers at the third try.
pub async fn save<P: Writes>(desk: &mut Desk<P>, place: &Place, entries: &[changes::Entry]) -> Result<Saved> {
    let (agency, ends_on) = (place.agency.id, place.ends_on);
    for _ in 0..2 {
        match desk.change(async |tx| changes::save(tx, agency, ends_on, entries).await).await {
            Err(Error::Conflict(_) | Error::Stale) => {}
            other => return other,
        }
    }
    desk.change(async |tx| changes::save(tx, agency, ends_on, entries).await).await
}

impl View for Settled {
    fn title(&self) -> String {
        self.place.title()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        self.page()
    }
}

/// The buttons of a return that was sent, for those who may use them.
pub(super) fn buttons(place: &Place, who: &Facts) -> Markup {
    let Some(sent) = &place.sent else { return html! {} };
    let (agency, ends_on) = (place.agency.id, place.ends_on);
    let step = |path: String, class: &str, words: &str| {
        html! {
            form method="post" action=(path) class="inline" {
                input type="hidden" name="version" value=(sent.version);
                button class=(class) type="submit" { (words) }
            }
        }
    };
    html! {
        @if rules::may_approve(who, sent) { (step(Signature { agency, ends_on }.to_string(), "btn", "Sign off")) }
        @if rules::may_query(who, sent) { a class="btn btn--quiet" href=(super::query::Question { agency, ends_on }) { "Send back with a question" } }
        @if rules::may_take_back(who, sent) { (step(TakingBack { agency, ends_on }.to_string(), "btn btn--quiet", "Take it back")) }
        @if rules::may_lock(who, sent) { (step(Closing { agency, ends_on }.to_string(), "btn", "Close it")) }
    }
}
