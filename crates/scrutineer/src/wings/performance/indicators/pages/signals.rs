//! The two signals beside a figure: its status against target, and whether its change is real. Shape and word first.

use charts::icons;
use maud::{Markup, PreEscaped, html};
use measure::{Rag, Variation};

/// The status against target: shape and word.
#[must_use]
pub fn rag(rag: Rag) -> Markup {
    let (class, shape) = match rag {
        Rag::Red => ("rag rag--red", icons::Rag::RedInverse),
        Rag::Amber => ("rag rag--amber", icons::Rag::Amber),
        Rag::Green => ("rag rag--green", icons::Rag::Green),
        Rag::NoTarget => ("rag rag--none", icons::Rag::NoTarget),
        Rag::TooFew => ("rag rag--few", icons::Rag::TooFew),
        Rag::NotReported => ("rag rag--missing", icons::Rag::NotReported),
    };
    html! { span class=(class) { (PreEscaped(icons::rag(shape, 14))) (rag.word()) } }
}

/// Whether the change is real: icon and word; nothing where there is no figure.
#[must_use]
pub fn variation(variation: &Variation) -> Markup {
    let (class, icon) = match variation {
        Variation::Worse(_) => ("variation variation--worse", icons::Variation::Worse),
        Variation::Better(_) => ("variation variation--better", icons::Variation::Better),
        Variation::Higher(_) => ("variation variation--higher", icons::Variation::Higher),
        Variation::Lower(_) => ("variation variation--lower", icons::Variation::Lower),
        Variation::NoRealChange => ("variation", icons::Variation::NoRealChange),
        Variation::TooEarly { .. } => ("variation", icons::Variation::TooEarly),
        Variation::SeriesBreak => ("variation", icons::Variation::SeriesBreak),
        Variation::NoFigure => return html! {},
    };
    let real = if variation.signal().is_some() {
        ", real change"
    } else {
        ""
    };
    let letter = variation.letter().unwrap_or(' ');
    html! { span class=(class) { (PreEscaped(icons::variation(icon, letter))) span { (variation.word()) (real) } } }
}
