//! The colours of every drawing, as `#rrggbb` strings; the ratio is the contrast against white.

/// Text, heavy rules, the average line and the target line (15.6).
pub const INK: &str = "#16243a";
/// Secondary text and "no target" (6.4).
pub const MUTED: &str = "#52606f";
/// Decorative hairlines.
pub const LINE: &str = "#d9d6cc";
/// The faintest hairlines: grid lines and lines between rows.
pub const LINE_SOFT: &str = "#eae8e1";
/// The base line of an axis, brackets and uprights.
pub const RULE: &str = "#8a8f98";
/// The page.
pub const PAPER: &str = "#ffffff";
/// Panels.
pub const SOFT: &str = "#f6f5f0";
/// The band of what is usual.
pub const BAND: &str = "#eef0f2";
/// The edges of the band: the two limits.
pub const LIMIT: &str = "#a9b1b9";
/// The filled button and the current place (13.2).
pub const BRAND: &str = "#16324a";
/// Links, always underlined (8.1).
pub const LINK: &str = "#0b5578";
/// Status red, and overdue (7.6).
pub const RED: &str = "#a8121c";
/// Status amber (5.2).
pub const AMBER: &str = "#a35a00";
/// Text on [`AMBER_SOFT`] (8.1 on it).
pub const AMBER_INK: &str = "#6b3c00";
/// The pale ground of an amber tag.
pub const AMBER_SOFT: &str = "#fdefd2";
/// Status green, and met (7.4).
pub const GREEN: &str = "#0b6239";
/// A real change for the worse: shapes (5.0).
pub const WORSE: &str = "#c2480a";
/// A real change for the worse: text (7.2).
pub const WORSE_INK: &str = "#99380a";
/// A real change for the better (6.0).
pub const BETTER: &str = "#0067a6";
/// A real change that is neither good nor bad in itself (9.9).
pub const NEUTRAL: &str = "#5b2a86";
/// The data line and the usual points (5.4).
pub const COMMON: &str = "#5f6b7a";
/// Bars of the period that is counted now (7.7).
pub const SERIES_NOW: &str = "#23577a";
/// Bars of the period before (3.6).
pub const SERIES_BEFORE: &str = "#7f8994";
/// The stripes of an estimate (4.0).
pub const HATCH: &str = "#5d84a0";
/// The golden thread and the mark: shapes only, never text (3.2).
pub const THREAD: &str = "#b98900";
