//! The signs of a judgement, each a shape with its word: status, variation, direction, trend, comparator.

use super::rules::{comparator_date, comparator_value};
use crate::layout::dagger;
use crate::wings::performance::indicators::judged::Judged;
use crate::wings::performance::indicators::moves::Moved;
use crate::wings::performance::indicators::{Comparator, Indicator};
use charts::icons::{self, Direction, Rag as Shape, Variation as Icon};
use charts::{Spark, TargetLine, spark};
use maud::{Markup, PreEscaped, html};
use measure::direction::Arrow;
use measure::{Rag, Variation, spc};

/// Every status, the one that asks for most first.
pub const STATUSES: [Rag; 6] = [Rag::Red, Rag::Amber, Rag::Green, Rag::NoTarget, Rag::TooFew, Rag::NotReported];

/// The part of a class name for a status.
#[must_use]
pub fn rag_class(rag: Rag) -> &'static str {
    match rag {
        Rag::Red => "red",
        Rag::Amber => "amber",
        Rag::Green => "green",
        Rag::NoTarget => "none",
        Rag::TooFew => "few",
        Rag::NotReported => "missing",
    }
}

/// The shape of a status on its own.
#[must_use]
pub fn rag_shape(rag: Rag, size: u32) -> Markup {
    let shape = match rag {
        Rag::Red => Shape::Red,
        Rag::Amber => Shape::Amber,
        Rag::Green => Shape::Green,
        Rag::NoTarget => Shape::NoTarget,
        Rag::TooFew => Shape::TooFew,
        Rag::NotReported => Shape::NotReported,
    };
    PreEscaped(icons::rag(shape, size))
}

/// A status as its tag.
#[must_use]
pub fn rag_tag(rag: Rag) -> Markup {
    let shape = if rag == Rag::Red { PreEscaped(icons::rag(Shape::RedInverse, 14)) } else { rag_shape(rag, 14) };
    html! { span class=(format!("rag rag--{}", rag_class(rag))) { (shape) (rag.word()) } }
}

fn icon(variation: Variation) -> (Icon, char, &'static str) {
    let letter = variation.signal().map_or(' ', |signal| signal.flag.way.letter());
    match variation {
        Variation::Worse(_) => (Icon::Worse, letter, "worse"),
        Variation::Better(_) => (Icon::Better, letter, "better"),
        Variation::Higher(_) => (Icon::Higher, 'H', "higher"),
        Variation::Lower(_) => (Icon::Lower, 'L', "lower"),
        Variation::NoRealChange => (Icon::NoRealChange, ' ', "same"),
        Variation::TooEarly { .. } | Variation::NoFigure => (Icon::TooEarly, ' ', "early"),
        Variation::SeriesBreak => (Icon::SeriesBreak, ' ', "brk"),
    }
}

/// Whether the change is real, as its tag.
#[must_use]
pub fn variation_tag(variation: Variation) -> Markup {
    let (shape, letter, class) = icon(variation);
    html! {
        @if variation == Variation::NoFigure { span class="variation variation--early" { span { "No figure" } } } @else {
            span class=(format!("variation variation--{class}")) { (PreEscaped(icons::variation(shape, letter))) span { (variation.word()) } }
        }
    }
}

/// The icon of a variation on its own.
#[must_use]
pub fn variation_icon(variation: Variation) -> Markup {
    let (shape, letter, _) = icon(variation);
    PreEscaped(icons::variation(shape, letter))
}

/// Which way a number went, never coloured. An estimate stands in italics with its word beside it.
#[must_use]
pub fn moved(moved: Option<&Moved>) -> Markup {
    let Some(moved) = moved else {
        return nothing("nothing to compare with");
    };
    let estimate = moved.annualised;
    let (arrow, word) = match moved.arrow {
        Arrow::Up => (Direction::Up, "up "),
        Arrow::Down => (Direction::Down, "down "),
        Arrow::Level => (Direction::Level, "level "),
    };
    html! {
        (PreEscaped(icons::arrow(arrow)))
        span class="govuk-visually-hidden" { (word) }
        @if estimate { i { (moved.text) } } @else { span { (moved.text) } }
        span class="govuk-visually-hidden" { " " (moved.against) }
        @if estimate { span class="c-chg__how" aria-hidden="true" { "annualised" } }
    }
}

/// A dash for the eye, words for the ear.
#[must_use]
pub fn nothing(words: &str) -> Markup {
    html! { span class="nil" { span class="govuk-visually-hidden" { (words) } } }
}

/// A comparator with its own date.
#[must_use]
pub fn compared(comparator: Option<&Comparator>, indicator: &Indicator) -> Markup {
    html! {
        @if let Some(c) = comparator {
            b { (comparator_value(indicator, c)) } (dagger(c.illustrative)) " " (c.name) " " (comparator_date(c.at_on))
        } @else { (nothing("none held")) }
    }
}

/// The last points of the series as a small line, with what is usual where that is known of all of them.
#[must_use]
pub fn trend(judged: &Judged, target: Option<TargetLine>) -> String {
    const MOST: usize = 36;
    let from = judged.series.points.len().saturating_sub(MOST);
    let points: Vec<Option<f64>> = judged.series.points[from..].iter().map(|p| p.value).collect();
    let usual = judged
        .series
        .range
        .chart
        .as_ref()
        // Limits that follow the number of cases are not one band.
        .filter(|_| judged.series.from == 0 && judged.series.range.cases.is_none())
        .filter(|chart| chart.summary.basis >= spc::STABLE_POINTS)
        .and_then(|chart| chart.summary.lines);
    let (last, ..) = icon(judged.variation);
    spark(&Spark { points: &points, usual: usual.map(|l| (l.lower, l.upper)), target, last })
}
