//! The revisions of a figure beside each other, its lineage, and what the trail says was done: parts of its page.

use super::one::One;
use crate::layout::{dagger, date};
use crate::wings::performance::indicators::rules::{figure, population_of, shown};
use crate::wings::performance::indicators::{Indicator, Population};
use crate::wings::performance::readings::form::whole_name;
use crate::wings::performance::readings::{Reading, ReadingId, State};
use kit::Text;
use kit::audit::Entry;
use maud::{Markup, html};
use measure::{Figure, Unit, show};

/// A figure as the lineage tells it.
pub struct Lineage<'a> {
    pub indicator: &'a Indicator,
    pub reading: &'a Reading,
    pub populations: &'a [Population],
    pub whose: String,
    /// The rule that coloured it, since when.
    pub coloured_by: Option<Markup>,
}

/// Where a figure comes from, from its counts to the rule that coloured it.
#[must_use]
pub fn lineage(of: &Lineage<'_>) -> Markup {
    let (indicator, reading) = (of.indicator, of.reading);
    let value = shown(indicator, &figure(indicator, reading, of.populations));
    let rate = indicator.unit.0 == Unit::Per10k && reading.numerator.is_some();
    let population = population_of(reading, of.populations).filter(|_| rate);
    let made_up = dagger(reading.illustrative());
    html! {
        dl class="lineage" {
            (row("Figure", &html! { (value) (unit_words(indicator)) (made_up) }))
            // A count is its own numerator.
            @if indicator.unit.0 == Unit::Count { (row("Counted from", &html! { (indicator.numerator) })) }
            @else if let Some(count) = &reading.numerator { (row("Numerator", &html! { (show(&count.0, Unit::Count)) " " (indicator.numerator_name) })) }
            @if let Some(count) = reading.denominator.as_ref().filter(|_| !rate) { (row("Denominator", &html! { (show(&count.0, Unit::Count)) " " (whole_name(indicator)) })) }
            @if let Some(p) = population {
                (row("Rate uses", &html! { (show(p.people, Unit::Count)) " children aged " (p.age_from) "–" (p.age_to) " in mid-" (p.year) "; release: " (p.release) }))
            }
            @if let Some(Text(Figure::NotReported(why))) = &reading.value { (row("Why there is none", &html! { (why) })) }
            (row("Period", &html! { (days(indicator, reading)) }))
            (row("Covers", &html! { (of.whose) }))
            (row("Source", &html! { (reading.source.name()) @if let Some(note) = &reading.source_note { ", " (note) } }))
            (row("Sent by", &html! { (reading.sent_by) (made_up) ", " (date(reading.received_on)) }))
            (row("Signed off by", &html! {
                @match (&reading.released_by, reading.released_on) {
                    (Some(who), Some(day)) => { (who) (made_up) ", " (date(day)) }
                    _ => "Nobody yet",
                }
            }))
            (row("Revision", &html! {
                (reading.revision) @if let Some(why) = &reading.reason { ": " (why) }
            }))
            @if let Some(rule) = &of.coloured_by { (row("Coloured by", rule)) }
            @if let Some(note) = &reading.note { (row("Note", &html! { (note) })) }
        }
    }
}

/// What stands after a figure.
fn unit_words(indicator: &Indicator) -> String {
    match indicator.unit.0 {
        Unit::Count => format!(" {}", indicator.numerator_name),
        Unit::Per10k | Unit::Days => format!(" {}", indicator.unit.words()),
        Unit::Percentage | Unit::Pounds => String::new(),
    }
}

fn row(name: &str, value: &Markup) -> Markup {
    html! { div { dt { (name) } dd { (value) } } }
}

/// The days that a figure covers: "1 April 2014 to 28 February 2015"; the last alone for what is counted at a date.
fn days(indicator: &Indicator, reading: &Reading) -> String {
    let last = reading.ends_on;
    let first = match indicator.rolling_months {
        _ if indicator.snapshot => last,
        Some(months) => last.succ_opt().map_or(reading.starts_on, |next| measure::dates::add_months(next, -months)),
        None => reading.starts_on,
    };
    if first == last { date(last) } else { format!("{} to {}", date(first), date(last)) }
}

/// Every revision, the latest first, with what changed from the one before.
pub(super) fn table(
    indicator: &Indicator,
    revisions: &[Reading],
    this: ReadingId,
    populations: &[Population],
) -> Markup {
    let in_force = revisions.iter().find(|r| r.state == State::Released).map(|r| r.id);
    html! {
        section aria-labelledby="revisions" {
            h2 class="h2" id="revisions" { "Revisions" }
            div class="scroller" tabindex="0" role="region" aria-label="Revisions" {
                table class="list" {
                    caption class="govuk-visually-hidden" { "Every revision of this figure, the latest first" }
                    thead { tr {
                        th scope="col" { "Revision" } th scope="col" class="num" { "Figure" } th scope="col" { "What changed" }
                        th scope="col" { "Why" } th scope="col" { "Sent" } th scope="col" { "State" }
                    } }
                    tbody {
                        @for (n, r) in revisions.iter().enumerate() {
                            tr {
                                th scope="row" { @if r.id == this { b { (r.revision) ", this one" } } @else { a href=(One { id: r.id }) { "Revision " (r.revision) } } }
                                td class="num" { (shown(indicator, &figure(indicator, r, populations))) }
                                td { @match revisions.get(n + 1) { Some(before) => (changed(indicator, before, r)), None => "First" } }
                                td { (r.reason.as_deref().unwrap_or("")) }
                                td { (r.sent_by) ", " (date(r.received_on)) }
                                td { (r.state.name()) @if in_force == Some(r.id) { ", shown on pages" } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What differs between two revisions: "referrals 1,221 → 1,240".
fn changed(indicator: &Indicator, before: &Reading, after: &Reading) -> String {
    let said = |figure: &Option<Text<Figure>>| figure.as_ref().map_or("none".to_owned(), |f| show(&f.0, Unit::Count));
    let parts = [
        (indicator.numerator_name.as_str(), &before.numerator, &after.numerator),
        (whole_name(indicator), &before.denominator, &after.denominator),
        ("value", &before.value, &after.value),
    ];
    let mut told: Vec<String> = parts
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(name, old, new)| format!("{name} {} → {}", said(old), said(new)))
        .collect();
    if before.source_note != after.source_note {
        told.push("source".into());
    }
    if told.is_empty() { "No figure".into() } else { told.join("; ") }
}

/// What an entry of the trail did to the figure.
pub(super) fn done(entry: &Entry) -> &'static str {
    let to = |column: &str, value: serde_json::Value| {
        serde_json::from_str::<serde_json::Value>(&entry.changes).is_ok_and(|c| c[column][1] == value)
    };
    match entry.verb.as_str() {
        "create" => "entered it",
        _ if to("state", "released".into()) => "signed it off",
        _ if to("current", false.into()) => "sent a later revision",
        "remove" => "removed it",
        _ => "changed it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(verb: &str, changes: &str) -> Entry {
        Entry {
            board_id: uuid::Uuid::nil(),
            seq: 1,
            at: chrono::DateTime::UNIX_EPOCH,
            person_id: uuid::Uuid::nil(),
            actor: String::new(),
            register: "readings".into(),
            record_table: "reading".into(),
            record_id: uuid::Uuid::nil(),
            verb: verb.into(),
            reason: None,
            changes: changes.into(),
            previous: String::new(),
            hash: String::new(),
        }
    }

    #[test]
    fn the_trail_is_told_in_words() {
        for (verb, changes, expected) in [
            ("create", r#"{"state":[null,"draft"]}"#, "entered it"),
            ("update", r#"{"state":["draft","released"]}"#, "signed it off"),
            ("update", r#"{"current":[true,false]}"#, "sent a later revision"),
            ("update", r#"{"note":[null,"x"]}"#, "changed it"),
        ] {
            assert_eq!(done(&entry(verb, changes)), expected, "{changes}");
        }
    }
}
