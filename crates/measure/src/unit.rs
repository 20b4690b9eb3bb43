//! The units of measures, and how a value is shown: rounded once, here, half away from 0.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::Figure;

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Things counted: children, referrals, plans. Shown whole.
    Count,
    /// A share of 100. Shown with one place.
    Percentage,
    /// So many for every 10,000 children aged 0 to 17. Shown with one place.
    Per10k,
    /// Days, or working days. Shown whole.
    Days,
    /// Pounds sterling. Shown whole, or with pence where there are any.
    Pounds,
}

stored_text!(Unit, "unit", {
    Count => "count",
    Percentage => "percentage",
    Per10k => "per_10k",
    Days => "days",
    Pounds => "pounds",
});

impl Unit {
    /// How many decimal places a value of this unit is shown with.
    #[must_use]
    pub fn places(self, value: Decimal) -> u32 {
        match self {
            Self::Count | Self::Days => 0,
            Self::Percentage | Self::Per10k => 1,
            Self::Pounds => {
                if round(value, 2).fract().is_zero() {
                    0
                } else {
                    2
                }
            }
        }
    }

    /// What stands after a value in a sentence or a column heading: "days", "per 10,000 children".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Count => "",
            Self::Percentage => "%",
            Self::Per10k => "per 10,000 children",
            Self::Days => "days",
            Self::Pounds => "£",
        }
    }
}

/// A value as people read it: "15,164", "59.5%", "50.2", "12", "£8,699.80"; a mark as its word ("suppressed").
///
/// ```
/// use measure::{show, Figure, Unit};
/// assert_eq!(show(15164, Unit::Count), "15,164");
/// assert_eq!(show(Figure::NotApplicable, Unit::Percentage), "not applicable");
/// ```
#[must_use]
pub fn show(value: impl Into<Figure>, unit: Unit) -> String {
    shown(&value.into(), unit, None)
}

/// A value with as many decimal places as asked for: rates of looked-after children are published whole,
/// so 52 is never printed as "52.0".
#[must_use]
pub fn show_places(value: impl Into<Figure>, unit: Unit, places: u32) -> String {
    shown(&value.into(), unit, Some(places))
}

/// A value as it was entered, for targets and plans: "90%", "22.5%", "1,200".
#[must_use]
pub fn show_entered(value: Decimal, unit: Unit) -> String {
    match unit {
        Unit::Pounds => show(value, unit),
        _ => show_places(value, unit, value.normalize().scale()),
    }
}

/// A value with its unit, for sentences: "59.5 per 10,000 children", "1 day", "12 days", "15,164".
#[must_use]
pub fn say(value: impl Into<Figure>, unit: Unit) -> String {
    let value = value.into();
    let shown = shown(&value, unit, None);
    match unit {
        _ if value.number().is_none() => shown,
        Unit::Days if shown == "1" => "1 day".to_owned(),
        Unit::Days | Unit::Per10k => format!("{shown} {}", unit.words()),
        Unit::Count | Unit::Percentage | Unit::Pounds => shown,
    }
}

/// A change with its sign: "+13.3", "−14.9", and "0" for what rounds to nothing. The minus is a true minus sign.
#[must_use]
pub fn signed(change: Decimal, places: u32) -> String {
    let change = round(change, places);
    if change.is_zero() {
        return "0".to_owned();
    }
    let sign = if change.is_sign_negative() { MINUS } else { '+' };
    format!("{sign}{}", grouped(change.abs(), places))
}

/// A value rounded to so many decimal places, halves away from 0, as published statistics do: 0.25 to 0.3, −0.25 to −0.3.
#[must_use]
pub fn round(value: Decimal, places: u32) -> Decimal {
    let rounded = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    if rounded.is_zero() { rounded.abs() } else { rounded }
}

const MINUS: char = '\u{2212}';

fn shown(figure: &Figure, unit: Unit, places: Option<u32>) -> String {
    let Some(value) = figure.number() else {
        return figure.word().unwrap_or_default().to_owned();
    };
    let places = places.unwrap_or_else(|| unit.places(value));
    let value = round(value, places);
    let digits = grouped(value.abs(), places);
    let sign = if value.is_sign_negative() { MINUS.to_string() } else { String::new() };
    match unit {
        Unit::Percentage => format!("{sign}{digits}%"),
        Unit::Pounds => format!("{sign}£{digits}"),
        Unit::Count | Unit::Per10k | Unit::Days => format!("{sign}{digits}"),
    }
}

/// The digits of a value not below 0, with a comma before every third.
fn grouped(value: Decimal, places: u32) -> String {
    let plain = format!("{value:.*}", places as usize);
    let (whole, part) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, part)| (whole, Some(part)));
    let mut text = String::with_capacity(plain.len() + whole.len() / 3);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(part) = part {
        text.push('.');
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn each_unit_has_its_look() {
        let cases = [
            ("15164", Unit::Count, "15,164", "15,164"),
            ("999", Unit::Count, "999", "999"),
            ("1234567.5", Unit::Count, "1,234,568", "1,234,568"),
            ("-1234", Unit::Count, "−1,234", "−1,234"),
            ("0", Unit::Percentage, "0.0%", "0.0%"),
            ("62.45", Unit::Percentage, "62.5%", "62.5%"),
            ("-0.04", Unit::Percentage, "0.0%", "0.0%"),
            ("833.417", Unit::Per10k, "833.4", "833.4 per 10,000 children"),
            ("1", Unit::Days, "1", "1 day"),
            ("12.5", Unit::Days, "13", "13 days"),
            ("86998", Unit::Pounds, "£86,998", "£86,998"),
            ("8699.8", Unit::Pounds, "£8,699.80", "£8,699.80"),
            ("-5.999", Unit::Pounds, "−£6", "−£6"),
        ];
        for (value, unit, short, sentence) in cases {
            assert_eq!(show(d(value), unit), short);
            assert_eq!(say(d(value), unit), sentence);
        }
        assert_eq!(show_places(d("52.4"), Unit::Per10k, 0), "52");
        assert_eq!(show_places(d("99.96"), Unit::Percentage, 2), "99.96%");
        assert_eq!(show(&Figure::Suppressed, Unit::Count), "suppressed");
        assert_eq!(say(Figure::NotApplicable, Unit::Days), "not applicable");
        assert_eq!(show_entered(d("90.0"), Unit::Percentage), "90%");
        assert_eq!(show_entered(d("1200"), Unit::Count), "1,200");
        assert_eq!(show_entered(d("22.50"), Unit::Days), "22.5");
    }

    #[test]
    fn halves_round_away_from_nothing() {
        for (value, places, expected) in
            [("0.25", 1, "0.3"), ("-0.25", 1, "-0.3"), ("0.5", 0, "1"), ("2.5", 0, "3"), ("2.4999", 0, "2")]
        {
            assert_eq!(round(d(value), places), d(expected));
        }
    }

    #[test]
    fn changes_carry_a_true_sign() {
        for (value, places, expected) in
            [("13.2970", 1, "+13.3"), ("-14.9", 1, "−14.9"), ("0", 1, "0"), ("-0.04", 1, "0"), ("2214", 0, "+2,214")]
        {
            assert_eq!(signed(d(value), places), expected);
        }
    }
}
