//! The signs of a judgement: which shape and which class go with a status, a variation and a direction.

use charts::icons;
use maud::{Markup, PreEscaped, html};
use measure::direction::Arrow;
use measure::{Rag, Variation};

/// Every status, the one that asks for most first.
pub const STATUSES: [Rag; 6] = [
    Rag::Red,
    Rag::Amber,
    Rag::Green,
    Rag::NoTarget,
    Rag::TooFew,
    Rag::NotReported,
];

/// The part of a class name that says the status: "red", "none".
#[must_use]
pub const fn class(rag: Rag) -> &'static str {
    match rag {
        Rag::Red => "red",
        Rag::Amber => "amber",
        Rag::Green => "green",
        Rag::NoTarget => "none",
        Rag::TooFew => "few",
        Rag::NotReported => "missing",
    }
}

/// The shape of a status on a white ground.
#[must_use]
pub fn shape(rag: Rag, size: u32) -> Markup {
    let status = match rag {
        Rag::Red => icons::Rag::Red,
        Rag::Amber => icons::Rag::Amber,
        Rag::Green => icons::Rag::Green,
        Rag::NoTarget => icons::Rag::NoTarget,
        Rag::TooFew => icons::Rag::TooFew,
        Rag::NotReported => icons::Rag::NotReported,
    };
    PreEscaped(icons::rag(status, size))
}

/// The tag of a status: shape and word.
#[must_use]
pub fn tag(rag: Rag) -> Markup {
    let shape = if rag == Rag::Red {
        PreEscaped(icons::rag(icons::Rag::RedInverse, 14))
    } else {
        shape(rag, 14)
    };
    html! { span class={ "rag rag--" (class(rag)) } { (shape) (rag.word()) } }
}

/// The kind of a variation as the icons know it.
#[must_use]
pub const fn kind(variation: Variation) -> icons::Variation {
    match variation {
        Variation::Worse(_) => icons::Variation::Worse,
        Variation::Better(_) => icons::Variation::Better,
        Variation::Higher(_) => icons::Variation::Higher,
        Variation::Lower(_) => icons::Variation::Lower,
        Variation::NoRealChange => icons::Variation::NoRealChange,
        Variation::TooEarly { .. } | Variation::NoFigure => icons::Variation::TooEarly,
        Variation::SeriesBreak => icons::Variation::SeriesBreak,
    }
}

/// The icon of a variation with its letter; nothing where there is no figure.
#[must_use]
pub fn icon(variation: Variation) -> Markup {
    let letter = variation.signal().map_or(' ', |signal| signal.flag.way.letter());
    match variation {
        Variation::NoFigure => html! {},
        _ => PreEscaped(icons::variation(kind(variation), letter)),
    }
}

/// A variation: icon and word.
#[must_use]
pub fn variation(variation: Variation) -> Markup {
    let class = match variation {
        Variation::Worse(_) => "worse",
        Variation::Better(_) => "better",
        Variation::Higher(_) => "higher",
        Variation::Lower(_) => "lower",
        Variation::NoRealChange => "same",
        Variation::TooEarly { .. } => "early",
        Variation::SeriesBreak => "brk",
        Variation::NoFigure => "none",
    };
    html! { span class={ "variation variation--" (class) } { (icon(variation)) span { (variation.word()) } } }
}

/// A direction: never coloured.
#[must_use]
pub fn arrow(arrow: Arrow) -> Markup {
    PreEscaped(icons::arrow(match arrow {
        Arrow::Up => icons::Direction::Up,
        Arrow::Down => icons::Direction::Down,
        Arrow::Level => icons::Direction::Level,
    }))
}
