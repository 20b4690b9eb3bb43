//! The sentences that say why: short, plain, with the figures.

use rust_decimal::Decimal;

use super::Reading;
use crate::unit::{round, show_entered, show_places};
use crate::{Polarity, Tolerance, Unit, show};

pub(super) fn met(value: Decimal, level: Decimal, polarity: Polarity, unit: Unit) -> String {
    let side = match polarity {
        Polarity::LowerBetter => "at or below",
        Polarity::HigherBetter | Polarity::Neutral => "at or above",
    };
    format!("{} is {side} the target of {}.", exact(value, level, unit), show_entered(level, unit))
}

/// "86.0% is 4 points below the target of 90%, within the 5 points allowed."
pub(super) fn off(
    value: Decimal,
    (name, level): (&str, Decimal),
    allowed: Tolerance,
    within: bool,
    unit: Unit,
) -> String {
    let side = if value < level { "below" } else { "above" };
    let gap = gap(value, level, allowed, unit).map(|gap| format!("{gap} ")).unwrap_or_default();
    let limit = match (allowance(allowed, level, unit), within) {
        (None, _) => String::new(),
        (Some(allowed), true) => format!(", within the {allowed} allowed"),
        (Some(allowed), false) => format!(", beyond the {allowed} allowed"),
    };
    format!("{} is {gap}{side} the {name} of {}{limit}.", exact(value, level, unit), show_entered(level, unit))
}

pub(super) fn near_plan(value: Decimal, plan: Decimal, green: Tolerance, unit: Unit) -> String {
    let plan_shown = show_entered(plan, unit);
    match allowance(green, plan, unit) {
        Some(allowed) if value != plan => {
            format!("{} is within {allowed} of the plan of {plan_shown}.", exact(value, plan, unit))
        }
        _ => format!("{} is the plan.", show(value, unit)),
    }
}

pub(super) fn in_band(value: Decimal, low: Decimal, high: Decimal, unit: Unit) -> String {
    format!(
        "{} is between {} and {}, as planned.",
        show(value, unit),
        show_entered(low, unit),
        show_entered(high, unit)
    )
}

pub(super) fn too_few(reading: &Reading, unit: Unit) -> String {
    match (unit, reading.denominator) {
        (Unit::Percentage, _) if reading.numerator.is_some() => format!("{}: too few to rate.", reading.show(unit)),
        (_, Some(denominator)) => format!("It rests on {}: too few to rate.", show(denominator, Unit::Count)),
        (_, None) => "Too few to rate.".to_owned(),
    }
}

/// The reason as given, cut to keep the sentence under 20 words; the whole of it stays with the figure.
pub(super) fn not_in(why: &str) -> String {
    const MOST: usize = 15;
    let words: Vec<&str> = why.split_whitespace().collect();
    if words.len() > MOST {
        format!("Not in: {}…", words[..MOST].join(" "))
    } else {
        format!("Not in: {}.", words.join(" ").trim_end_matches('.'))
    }
}

/// The value with enough places to differ from what it is compared with: 89.96%, not "90.0% is below 90%".
fn exact(value: Decimal, level: Decimal, unit: Unit) -> String {
    let usual = unit.places(value);
    let differs = |places: &u32| value == level || round(value, *places) != round(level, *places);
    let places = (usual..usual + 4).find(differs).unwrap_or(usual + 4);
    show_places(value, unit, places)
}

/// How far off, in the terms of the tolerance; nothing where a percentage of 0 would be needed.
fn gap(value: Decimal, level: Decimal, terms: Tolerance, unit: Unit) -> Option<String> {
    let off = value.saturating_sub(level).abs();
    match terms {
        Tolerance::Points(_) => Some(points(off, unit)),
        Tolerance::Relative(_) => {
            let percent = off.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(level.abs())?;
            Some(brief(percent, "%"))
        }
    }
}

fn allowance(tolerance: Tolerance, level: Decimal, unit: Unit) -> Option<String> {
    let allowed = tolerance.around(level);
    (!allowed.is_zero()).then(|| match tolerance {
        Tolerance::Points(_) => points(allowed, unit),
        Tolerance::Relative(percent) => brief(percent, "%"),
    })
}

fn points(distance: Decimal, unit: Unit) -> String {
    match unit {
        Unit::Percentage if distance == Decimal::ONE => "1 point".to_owned(),
        Unit::Percentage => brief(distance, " points"),
        Unit::Pounds => show(distance, unit),
        Unit::Count | Unit::Per10k | Unit::Days => brief(distance, ""),
    }
}

/// One decimal place, none where it is nought, more only where the value would vanish.
fn brief(value: Decimal, after: &str) -> String {
    let places = (1..4).find(|places| !round(value, *places).is_zero()).unwrap_or(4);
    let shown = show_places(round(value, places), Unit::Count, round(value, places).normalize().scale());
    format!("{shown}{after}")
}
