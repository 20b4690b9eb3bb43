//! The first thing on an indicator's page: the figure, whether it is good or bad, and what it is compared with.

use super::one::Sheet;
use crate::layout::dagger;
use crate::wings::performance::benchmarks::comparators::PUBLISHED;
use crate::wings::performance::indicators::Comparator;
use crate::wings::performance::indicators::judged::{Latest, source_mark};
use crate::wings::performance::indicators::moves::heading;
use crate::wings::performance::indicators::rules::{during, figure, period_short, shown};
use crate::wings::performance::readings::Reading;
use crate::wings::performance::scorecard::signs::{rag_tag, variation_tag};
use maud::{Markup, html};
use measure::direction::Comparator as By;
use measure::intervals::{self, Versus};
use measure::part_year::{Method, PartYear};
use measure::{Figure, Kind, Target, Unit, Variation};

/// Figure, judgement, comparators.
pub(super) fn verdict(page: &Sheet) -> Markup {
    html! {
        div class="verdict" {
            div class="verdict__big" { (big(page)) }
            div class="verdict__say" {
                p class="verdict__s" { (said(page)) }
                p class="verdict__tags" { (rag_tag(page.judged.judgement.rag)) " " (variation_tag(page.judged.variation)) }
            }
            div class="verdict__side" {
                dl class="verdict__cmp" { (against_target(page)) (against_before(page)) (against_others(page)) }
                @if page.judged.latest.is_some() { (choice(page)) }
            }
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

/// What the change is on: each comparator that there is something to say about, as a link.
fn choice(page: &Sheet) -> Markup {
    let offered: Vec<By> = [By::SameLastYear, By::PreviousPeriod, By::Baseline, By::Plan]
        .into_iter()
        .filter(|by| *by == page.against || page.judged.moves.on(*by).is_some())
        .collect();
    html! {
        @if offered.len() > 1 {
            nav class="verdict__on" aria-label="What the change is on" {
                span { "Change" }
                @for by in offered {
                    @let words = heading(by).to_lowercase();
                    @if by == page.against { b aria-current="true" { (words) } } @else { a href=(page.asked.on(by)) { (words) } }
                }
            }
        }
    }
}

/// The figure before, on the comparator that was chosen, and how far the latest has moved from it.
fn against_before(page: &Sheet) -> Markup {
    let moved = page.judged.moves.on(page.against);
    let Some((latest, moved)) = page.judged.latest.as_ref().zip(moved) else {
        return html! {};
    };
    let Some(before) = moved.before.and_then(|period| page.readings.iter().find(|r| r.period() == period)) else {
        return html! { div { dt { (upper(moved.against.trim_start_matches("on "))) } dd { (moved.text) } } };
    };
    let period = before.period();
    let months =
        if latest.period.kind() == Kind::YearToDate && period.kind() == Kind::Year { ", 12 months" } else { "" };
    html! {
        div {
            dt { (period_short(&page.indicator, &period)) (months) }
            dd {
                (shown(&page.indicator, &figure(&page.indicator, before, &page.populations))) (dagger(before.illustrative()))
                " " span class="meta" { (moved.text) @if moved.annualised { " annualised" } }
            }
        }
    }
}

fn against_others(page: &Sheet) -> Markup {
    let Some(other) = &page.judged.comparator else { return html! {} };
    html! {
        (beside(page, other, true))
        @for other in &page.judged.others { (beside(page, other, false)) }
    }
}

/// A figure to compare with, its own date, and where it is from.
fn beside(page: &Sheet, other: &Comparator, says: bool) -> Markup {
    let unit = page.indicator.unit.0;
    let value = measure::unit::show_places(other.value.0.clone(), unit, page.indicator.places.unsigned_abs());
    html! {
        div {
            dt { (upper(&other.name)) ", " (measure::dates::short(other.at_on)) }
            dd {
                (value) (dagger(other.illustrative))
                @if says && let Some(words) = versus(page, other) { " " span class="meta" { (words) } }
                @if other.source.starts_with(PUBLISHED) {
                    " " span class="meta" {
                        @if let Some(note) = &other.note { (note) ". " }
                        (other.source) "."
                    }
                }
            }
        }
    }
}

/// Whether the difference is more than the number of cases explains: "here higher", "no clear difference".
fn versus(page: &Sheet, other: &Comparator) -> Option<String> {
    let figure = &page.judged.latest.as_ref()?.figure;
    let number = |value: Option<measure::Decimal>| Figure::Number(value?).to_f64();
    let (count, of) = (number(figure.numerator)?, number(figure.denominator)?);
    let (interval, scale) = match page.indicator.unit.0 {
        Unit::Percentage => (intervals::proportion(count, of).ok()?, 100.0),
        Unit::Per10k => (intervals::rate(count, of, 10_000.0).ok()?, 1.0),
        _ => return None,
    };
    let words = match intervals::against(&interval, other.value.0.to_f64()? / scale, page.indicator.polarity.0) {
        Versus::Similar => "no clear difference".to_owned(),
        found => format!("here {}", found.word()),
    };
    Some(if interval.small { format!("{words}, few cases") } else { words })
}

/// With a capital first.
fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
