//! The signs of a judgement, each a shape with its word: status, variation, direction, trend, comparator.

use crate::wings::performance::indicators::judged::{Judged, Moved};
use crate::wings::performance::indicators::{Comparator, Indicator};
use charts::icons::{self, Direction, Rag as Shape, Variation as Icon};
use charts::{Spark, TargetLine, spark};
use maud::{Markup, PreEscaped, html};
use measure::direction::Arrow;
use measure::{Rag, Variation, spc};

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

/// Which way a number went, never coloured.
#[must_use]
pub fn moved(moved: Option<&Moved>) -> Markup {
    html! {
        @if let Some(moved) = moved {
            @let (arrow, word) = match moved.arrow { Arrow::Up => (Direction::Up, "up "), Arrow::Down => (Direction::Down, "down "), Arrow::Level => (Direction::Level, "level ") };
            (PreEscaped(icons::arrow(arrow))) span class="govuk-visually-hidden" { (word) } span { (moved.text) } span class="govuk-visually-hidden" { " " (moved.against) }
        } @else { (nothing("nothing to compare with")) }
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
            b { (measure::unit::show_places(c.value.0.clone(), indicator.unit.0, indicator.places.unsigned_abs())) } " " (c.name) " " (c.at_on.format("%b %Y").to_string())
        } @else { (nothing("none held")) }
    }
}

/// The last points of the series as a small line.
#[must_use]
pub fn trend(judged: &Judged) -> Markup {
    const MOST: usize = 24;
    let from = judged.series.points.len().saturating_sub(MOST);
    let points: Vec<Option<f64>> = judged.series.points[from..].iter().map(|p| p.value).collect();
    let lines = judged
        .series
        .chart
        .as_ref()
        .and_then(|chart| chart.summary.lines.filter(|_| chart.summary.basis >= spc::STABLE_POINTS));
    let number = |d: measure::Decimal| measure::Figure::Number(d).to_f64().unwrap_or(0.0);
    let target = judged.target.as_ref().map(|target| match target {
        measure::Target::Level { level, .. } => TargetLine::Level(number(*level)),
        measure::Target::Plan { plan, .. } => TargetLine::Level(number(*plan)),
        measure::Target::Band { low, high, .. } => TargetLine::Band(number(*low), number(*high)),
    });
    // A target for another length of time than the points have would be drawn at a wrong height.
    let same = judged
        .latest
        .as_ref()
        .zip(judged.series.points.last())
        .is_some_and(|(latest, last)| latest.period.kind() == last.period.kind());
    let (last, ..) = icon(judged.variation);
    let drawn = spark(&Spark {
        points: &points,
        usual: lines.map(|l| (l.lower, l.upper)),
        target: target.filter(|_| same),
        last,
    });
    PreEscaped(drawn)
}
