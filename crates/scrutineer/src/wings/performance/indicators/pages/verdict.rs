//! The first thing on an indicator's page: the figure, whether it is good or bad, and what it is compared with.

use super::one::Sheet;
use crate::layout::dagger;
use crate::wings::performance::indicators::Comparator;
use crate::wings::performance::indicators::judged::{Latest, source_mark};
use crate::wings::performance::indicators::rules::{during, figure, period_short, shown};
use crate::wings::performance::readings::Reading;
use crate::wings::performance::scorecard::signs::{rag_tag, variation_tag};
use maud::{Markup, html};
use measure::part_year::{Method, PartYear};
use measure::{Kind, Period, Target, Unit, Variation};

/// Figure, judgement, comparators.
pub(super) fn verdict(page: &Sheet) -> Markup {
    html! {
        div class="verdict" {
            div class="verdict__big" { (big(page)) }
            div class="verdict__say" {
                p class="verdict__s" { (said(page)) }
                p class="verdict__tags" { (rag_tag(page.judged.judgement.rag)) " " (variation_tag(page.judged.variation)) }
            }
            dl class="verdict__cmp" { (against_target(page)) (against_before(page)) (against_others(page)) }
        }
    }
}

fn big(page: &Sheet) -> Markup {
    let Some(latest) = &page.judged.latest else {
        return html! { p class="verdict__v" { "–" } p class="verdict__p" { "No figure is signed off yet." } };
    };
    html! {
        // Words in place of a number keep to the size of words.
        p class={ "verdict__v" @if latest.figure.value.number().is_none() { " verdict__v--words" } } {
            (latest.shown) (dagger(latest.reading.illustrative()))
        }
        p class="verdict__p" {
            @if page.indicator.unit.0 == Unit::Per10k { "per 10,000 children " }
            (during(&page.indicator, &latest.period)) ". " (from(&latest.reading))
        }
    }
}

/// "From the Plan", "Sent by Police data officer".
fn from(reading: &Reading) -> Markup {
    html! {
        @match source_mark(reading.source) {
            Some(mark) => { "From " @if mark == "Plan" { "the " } b { (mark) } },
            None if reading.illustrative() => "Illustrative.",
            None => { "Sent by " (reading.sent_by) "." }
        }
    }
}

/// The judgement in words: colour and change in bold, then why, then whether it is real.
fn said(page: &Sheet) -> Markup {
    let judged = &page.judged;
    let real = match judged.variation {
        Variation::NoFigure => None,
        variation => Some(variation.sentence(page.indicator.frequency.0)),
    };
    let pace = judged.latest.as_ref().and_then(|latest| pace(page, latest));
    html! {
        @match judged.variation.beside(judged.judgement.rag) {
            Some(both) => { b { (both) } " " (judged.judgement.reason) },
            None => b { (judged.judgement.reason) },
        }
        @for more in real.iter().chain(&pace) { " " (more) }
    }
}

/// What part of a year comes to at the same pace.
fn pace(page: &Sheet, latest: &Latest) -> Option<String> {
    let part = latest.period.kind() == Kind::YearToDate && page.indicator.unit.0 == Unit::Count;
    let part = part.then(|| PartYear::new(latest.period, latest.figure.value.clone()))?;
    part.ok()?.sentence(Method::Months)
}

fn against_target(page: &Sheet) -> Markup {
    let name = match (&page.judged.target, &page.judged.latest) {
        (Some(Target::Plan { .. }), Some(l)) if l.period.kind() == Kind::YearToDate => {
            format!("Plan for {} months", l.period.months())
        }
        (Some(Target::Plan { .. }), _) => "Plan".into(),
        (Some(Target::Band { .. }), _) => "Planned range".into(),
        _ => "Target".into(),
    };
    let value = page.judged.target_words.as_deref().unwrap_or("none set");
    html! { div { dt { (name) } dd { (value) (dagger(page.judged.target_illustrative)) } } }
}

/// The same period a year before; for part of a year without one, the whole year before; else the period before.
fn against_before(page: &Sheet) -> Markup {
    let Some((latest, before)) = page.judged.latest.as_ref().and_then(|l| Some((l, before(page, &l.period)?))) else {
        return html! {};
    };
    let period = before.period();
    let months =
        if latest.period.kind() == Kind::YearToDate && period.kind() == Kind::Year { ", 12 months" } else { "" };
    html! {
        div {
            dt { (period_short(&page.indicator, &period)) (months) }
            dd {
                (shown(&page.indicator, &figure(&page.indicator, before, &page.populations))) (dagger(before.illustrative()))
                @if let Some(moved) = &page.judged.moved { " " span class="meta" { (moved.text) @if moved.against.starts_with("annualised") { " annualised" } } }
            }
        }
    }
}

fn before<'a>(page: &'a Sheet, period: &Period) -> Option<&'a Reading> {
    let find = |wanted: Period| page.readings.iter().find(|r| r.period() == wanted);
    let whole_year = || {
        let year = measure::period::financial_year_of(period.end()).previous();
        (period.kind() == Kind::YearToDate).then(|| find(year)).flatten()
    };
    find(period.same_last_year()).or_else(whole_year).or_else(|| find(period.previous()))
}

fn against_others(page: &Sheet) -> Markup {
    let Some(Comparator { name, value, at_on, illustrative, .. }) = &page.judged.comparator else {
        return html! {};
    };
    let unit = page.indicator.unit.0;
    let value = measure::unit::show_places(value.0.clone(), unit, page.indicator.places.unsigned_abs());
    html! { div { dt { (upper(name)) ", " (measure::dates::short(*at_on)) } dd { (value) (dagger(*illustrative)) } } }
}

/// With a capital first.
fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
