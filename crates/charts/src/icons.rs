//! The small signs that stand beside a word; each is hidden from screen readers, because the word is the page's.

use crate::palette::{AMBER, BETTER, COMMON, GREEN, INK, MUTED, NEUTRAL, PAPER, RED, THREAD, WORSE};
use crate::svg::FONT;

/// Status against a target. More fill is more serious, so the shapes survive a photocopy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rag {
    /// A filled diamond.
    Red,
    /// The diamond in white, for a filled red ground.
    RedInverse,
    /// A half-filled circle.
    Amber,
    /// A ring with a tick.
    Green,
    /// A dash: there is nothing to rate against.
    NoTarget,
    /// Three dots: the number is too small to rate.
    TooFew,
    /// A dashed ring: the figure is not in.
    NotReported,
}

/// What kind of change the figures show, by the rules of statistical process control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variation {
    /// Really worse: a filled disc with its letter.
    Worse,
    /// Really better: a ring with its letter.
    Better,
    /// Really higher, neither good nor bad in itself: a square with its letter.
    Higher,
    /// Really lower, neither good nor bad in itself: a square with its letter.
    Lower,
    /// The usual ups and downs: a wave.
    NoRealChange,
    /// Too few points to say: three dots.
    TooEarly,
    /// What is counted has changed: a cut line.
    SeriesBreak,
}

/// Which way a number went. Never coloured: up is neither good nor bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// It rose.
    Up,
    /// It fell.
    Down,
    /// It stayed as it was.
    Level,
}

fn icon(class: &str, size: u32, side: u32, more: &str, body: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg"{class} width="{size}" height="{size}" viewBox="0 0 {side} {side}" aria-hidden="true" focusable="false"{more}>{body}</svg>"#
    )
}

/// The shape of a status, `size` px square; 14 stands well beside body text.
pub fn rag(status: Rag, size: u32) -> String {
    const DIAMOND: &str = "M8 .6 15.4 8 8 15.4.6 8z";
    let body = match status {
        Rag::Red => format!(r#"<path d="{DIAMOND}" fill="{RED}"/>"#),
        Rag::RedInverse => format!(r#"<path d="{DIAMOND}" fill="{PAPER}"/>"#),
        Rag::Amber => format!(
            r#"<circle cx="8" cy="8" r="6.2" fill="{PAPER}" stroke="{AMBER}" stroke-width="1.8"/><path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="{AMBER}"/>"#
        ),
        Rag::Green => format!(
            r#"<circle cx="8" cy="8" r="6.4" fill="{PAPER}" stroke="{GREEN}" stroke-width="1.5"/><path d="m5 8.3 2.1 2.1L11.2 6" fill="none" stroke="{GREEN}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>"#
        ),
        Rag::NoTarget => {
            format!(r#"<path d="M4 8h8" stroke="{MUTED}" stroke-width="2" stroke-linecap="round"/>"#)
        }
        Rag::TooFew => {
            format!(r#"<path d="M4 8h.1M8 8h.1M12 8h.1" stroke="{MUTED}" stroke-width="3" stroke-linecap="round"/>"#)
        }
        Rag::NotReported => format!(
            r#"<circle cx="8" cy="8" r="6.2" fill="none" stroke="{INK}" stroke-width="1.5" stroke-dasharray="2.6 2.3"/>"#
        ),
    };
    icon(r#" class="shape""#, size, 16, "", &body)
}

/// The icon of a variation, 20 px square. `letter` is H or L, for high or low, and is drawn by the four kinds that
/// are a real change; a character that is neither letter nor digit is left out.
pub fn variation(kind: Variation, letter: char) -> String {
    let body = match kind {
        Variation::Worse => {
            format!(r#"<circle cx="10" cy="10" r="9" fill="{WORSE}"/>{}"#, initial(letter, PAPER))
        }
        Variation::Better => format!(
            r#"<circle cx="10" cy="10" r="8.1" fill="{PAPER}" stroke="{BETTER}" stroke-width="1.8"/>{}"#,
            initial(letter, BETTER)
        ),
        Variation::Higher | Variation::Lower => format!(
            r#"<rect x="1.9" y="1.9" width="16.2" height="16.2" rx="3.5" fill="{PAPER}" stroke="{NEUTRAL}" stroke-width="1.8"/>{}"#,
            initial(letter, NEUTRAL)
        ),
        Variation::NoRealChange => line("M2.5 10c2-4.6 4-4.6 5.6 0s3.6 4.6 5.4 0 2.8-3.6 4-.6", "1.6"),
        Variation::TooEarly => line("M4.5 10h.1M10 10h.1M15.5 10h.1", "3"),
        Variation::SeriesBreak => line("M2 10h5M13 10h5M9.5 5 7.5 15M12.5 5l-2 10", "1.5"),
    };
    icon(r#" class="vicon""#, 20, 20, "", &body)
}

fn line(path: &str, width: &str) -> String {
    format!(r#"<path d="{path}" fill="none" stroke="{COMMON}" stroke-width="{width}" stroke-linecap="round"/>"#)
}

fn initial(letter: char, fill: &str) -> String {
    if !letter.is_alphanumeric() {
        return String::new();
    }
    format!(
        r#"<text x="10" y="14.2" text-anchor="middle" font-family="{FONT}" font-size="12" font-weight="700" fill="{fill}">{letter}</text>"#
    )
}

/// A line arrow, 13 px square, in ink.
pub fn arrow(direction: Direction) -> String {
    let path = match direction {
        Direction::Up => "M8 13.5V3M3.8 7 8 2.8 12.2 7",
        Direction::Down => "M8 2.5V13M3.8 9 8 13.2 12.2 9",
        Direction::Level => "M2.5 8H13M9 3.8 13.2 8 9 12.2",
    };
    let look =
        format!(r#" fill="none" stroke="{INK}" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round""#);
    icon(r#" class="arrow""#, 13, 16, &look, &format!(r#"<path d="{path}"/>"#))
}

/// The mark of the product: a thread through a lens, 28 px square.
pub fn mark() -> String {
    const THROUGH: &str = "M1.5 19.5c5.5 0 6-10.5 12.5-10.5s7 10.5 12.5 10.5";
    let body = format!(
        r#"<circle cx="14" cy="14" r="10.6" fill="none" stroke="{INK}" stroke-width="2.6"/><path d="{THROUGH}" fill="none" stroke="{PAPER}" stroke-width="5.5"/><path d="{THROUGH}" fill="none" stroke="{THREAD}" stroke-width="2.4" stroke-linecap="round"/>"#
    );
    icon(r#" class="mark""#, 28, 28, "", &body)
}

/// A clock face, 14 px square, in the colour of the text around it.
pub fn clock() -> String {
    const LOOK: &str = r#" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round""#;
    icon("", 14, 16, LOOK, r#"<circle cx="8" cy="8" r="6.5"/><path d="M8 4.3V8l2.6 1.6"/>"#)
}

/// A magnifying glass, 16 px square, in the colour of the text around it.
pub fn search() -> String {
    const LOOK: &str = r#" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round""#;
    icon("", 16, 16, LOOK, r#"<circle cx="7" cy="7" r="5"/><path d="m11 11 3.5 3.5"/>"#)
}
