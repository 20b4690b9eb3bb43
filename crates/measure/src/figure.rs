//! A published or reported figure: a number, or a mark that says why there is none.
//!
//! The marks are those of the statistics on children's services (Explore Education Statistics):
//! `c`, `z`, `x`, `k` (shown as "low" today, `~` in older files) and `u`; older files write `:` for `x`.
//! A mark is never replaced by 0 or by nothing.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::UnknownText;

/// A number, or the reason why there is no number.
///
/// Stored as text: `12`, `59.5`, `c`, `z`, `x`, `k`, `u`, or `!` followed by why it was not reported.
///
/// ```
/// use measure::Figure;
/// assert_eq!(Figure::typed("15,164").unwrap().to_string(), "15164");
/// assert_eq!(Figure::typed("C").unwrap(), Figure::Suppressed);
/// assert_eq!("!awaiting two trusts".parse(), Ok(Figure::NotReported("awaiting two trusts".into())));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Figure {
    /// A number, unrounded, in the unit of its measure.
    Number(Decimal),
    /// `c`: hidden so that no child can be recognised.
    Suppressed,
    /// `z`: does not apply, such as a percentage of nothing.
    NotApplicable,
    /// `x`: applies, but nobody has it.
    NotAvailable,
    /// `k`: above 0, but rounds to 0.
    Low,
    /// `u`: too unreliable to print.
    Unreliable,
    /// `!why`: was asked for and has not come, with the reason given.
    NotReported(String),
}

/// What a box on a form accepts, beyond the marks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Typing {
    /// Refuse numbers below 0, as for every count.
    pub refuse_negative: bool,
    /// Refuse parts of one, as for every count.
    pub whole_only: bool,
}

impl Typing {
    /// For counts: whole numbers from 0.
    pub const COUNT: Self = Self { refuse_negative: true, whole_only: true };
    /// For rates, percentages and money: any number from 0.
    pub const NOT_NEGATIVE: Self = Self { refuse_negative: true, whole_only: false };
}

impl Figure {
    /// Reads what a person typed: any number, with thousands separators and spaces, or a mark in either case.
    ///
    /// # Errors
    /// A sentence that says what to enter.
    pub fn typed(text: &str) -> Result<Self, String> {
        Self::typed_as(text, Typing::default())
    }

    /// Reads what a person typed into a box that accepts only some numbers.
    ///
    /// # Errors
    /// A sentence that says what to enter.
    pub fn typed_as(text: &str, accepts: Typing) -> Result<Self, String> {
        let text = text.trim();
        if let Some(mark) = typed_mark(text) {
            return Ok(mark);
        }
        let number = typed_number(text)?;
        if accepts.refuse_negative && number < Decimal::ZERO {
            return Err("Enter 0 or a number above 0".to_owned());
        }
        if accepts.whole_only && !number.fract().is_zero() {
            return Err("Enter a whole number".to_owned());
        }
        Ok(Self::Number(number))
    }

    /// A figure that has not come, and why.
    ///
    /// # Errors
    /// A sentence that asks for the reason, if none was given.
    pub fn not_reported(why: &str) -> Result<Self, String> {
        match why.trim() {
            "" => Err("Enter why the figure is not reported".to_owned()),
            why => Ok(Self::NotReported(why.to_owned())),
        }
    }

    /// The number, if there is one.
    #[must_use]
    pub const fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The number as a floating-point value, for charts and [control limits](crate::spc).
    #[must_use]
    pub fn to_f64(&self) -> Option<f64> {
        self.number().and_then(|number| number.to_f64())
    }

    /// The one-letter mark as published, if this is one of the five published marks.
    #[must_use]
    pub const fn mark(&self) -> Option<&'static str> {
        match self {
            Self::Number(_) | Self::NotReported(_) => None,
            Self::Suppressed => Some("c"),
            Self::NotApplicable => Some("z"),
            Self::NotAvailable => Some("x"),
            Self::Low => Some("k"),
            Self::Unreliable => Some("u"),
        }
    }

    /// What people read in place of a number.
    #[must_use]
    pub const fn word(&self) -> Option<&'static str> {
        match self {
            Self::Number(_) => None,
            Self::Suppressed => Some("suppressed"),
            Self::NotApplicable => Some("not applicable"),
            Self::NotAvailable => Some("not available"),
            Self::Low => Some("low"),
            Self::Unreliable => Some("unreliable"),
            Self::NotReported(_) => Some("not reported"),
        }
    }

    /// Works on two figures at once. A mark in either is the answer, the first one first.
    #[must_use]
    pub fn with(&self, other: &Self, work: impl FnOnce(Decimal, Decimal) -> Self) -> Self {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => work(*one, *two),
            (Self::Number(_), mark) | (mark, _) => mark.clone(),
        }
    }

    /// The sum; a mark among the parts is the answer, because the sum cannot be known. The sum of nothing is 0.
    #[must_use]
    pub fn sum<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        parts.into_iter().fold(Self::Number(Decimal::ZERO), |total, part| {
            total.with(part, |total, part| Self::or_not_available(total.checked_add(part)))
        })
    }

    /// The outcome of a sum; `x` if it was too large to hold (28 digits).
    pub(crate) fn or_not_available(outcome: Option<Decimal>) -> Self {
        outcome.map_or(Self::NotAvailable, Self::Number)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::NotReported(why) => write!(f, "!{why}"),
            mark => f.write_str(mark.mark().unwrap_or_default()),
        }
    }
}

impl FromStr for Figure {
    type Err = UnknownText;

    /// Reads the stored form only; for what people type see [`Figure::typed`].
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownText::new("figure", text);
        match text {
            "c" => Ok(Self::Suppressed),
            "z" => Ok(Self::NotApplicable),
            "x" => Ok(Self::NotAvailable),
            "k" => Ok(Self::Low),
            "u" => Ok(Self::Unreliable),
            _ => match text.strip_prefix('!') {
                Some(why) => Self::not_reported(why).map_err(|_| unknown()),
                None => plain_number(text).map(Self::Number).ok_or_else(unknown),
            },
        }
    }
}

stored_text!(serde Figure, "figure");

macro_rules! figure_from {
    ($($kind:ty),+) => { $(
        impl From<$kind> for Figure {
            fn from(number: $kind) -> Self { Self::Number(number.into()) }
        }
    )+ };
}
figure_from!(Decimal, i32, i64, u32, u64, usize);

impl From<&Self> for Figure {
    fn from(figure: &Self) -> Self {
        figure.clone()
    }
}

fn typed_mark(text: &str) -> Option<Figure> {
    match text.to_lowercase().as_str() {
        "c" => Some(Figure::Suppressed),
        "z" => Some(Figure::NotApplicable),
        "x" | ":" => Some(Figure::NotAvailable),
        "k" | "~" | "low" => Some(Figure::Low),
        "u" => Some(Figure::Unreliable),
        _ => None,
    }
}

fn typed_number(text: &str) -> Result<Decimal, String> {
    if text.is_empty() {
        return Err("Enter a figure, or x if it is not available".to_owned());
    }
    for sign in ['%', '£'] {
        if text.contains(sign) {
            return Err(format!("Enter the number without the {sign} sign"));
        }
    }
    let text = text.replace('−', "-");
    let (minus, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest.trim_start()));
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    if !whole.chars().all(|c| c.is_ascii_digit() || separates(c)) || whole.is_empty() && part.is_none() {
        return Err("Enter a number such as 1,250 or 59.5, or one of the marks c, z, x, k or u".to_owned());
    }
    if !is_grouped(whole) {
        return Err("Check the commas and spaces, and enter the number like 15,164".to_owned());
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let whole = if whole.is_empty() { "0" } else { &whole };
    let plain = part.map_or_else(|| format!("{minus}{whole}"), |part| format!("{minus}{whole}.{part}"));
    if !looks_plain(&plain) {
        return Err("Enter a number such as 1,250 or 59.5, or one of the marks c, z, x, k or u".to_owned());
    }
    plain_number(&plain).ok_or_else(|| "Enter a shorter number, of at most 28 digits".to_owned())
}

/// Commas, and the several kinds of space that spreadsheets and published tables put between thousands.
const fn separates(c: char) -> bool {
    matches!(c, ',' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Whether separators, if any, stand before every third digit: `1,5` may mean 1.5 or 15, so it is asked again.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(separates);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    rest.peek().is_none() || ((1..=3).contains(&first.len()) && rest.all(|group| group.len() == 3))
}

fn looks_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, part].iter().all(|half| !half.is_empty() && half.bytes().all(|byte| byte.is_ascii_digit()))
}

fn plain_number(text: &str) -> Option<Decimal> {
    let number = looks_plain(text).then(|| Decimal::from_str_exact(text).ok()).flatten()?;
    Some(if number.is_zero() { number.abs() } else { number })
}

#[cfg(test)]
#[path = "figure_tests.rs"]
mod tests;
