//! How an indicator's figure is worked out, named and judged. Pure: no clock, no database; the day is an argument.

use super::{Indicator, Population, Rebase, Target, TargetKind};
use crate::wings::performance::readings::Reading;
use chrono::NaiveDate;
use measure::unit::show_entered;
use measure::{Decimal, Figure, Kind, Period, Polarity, Tolerance, Unit, in_force, rates};

/// The period as a row shows it: "Feb 2015", "31 Dec 2014" for a count at a date, "Year to Feb 2015" for a rolling one.
#[must_use]
pub fn period_short(indicator: &Indicator, period: &Period) -> String {
    match (indicator.snapshot, indicator.rolling_months) {
        (true, _) => measure::dates::short(period.end()),
        (_, Some(12)) if period.kind() == Kind::Year => period.short(),
        (_, Some(12)) => format!("Year to {}", Period::holding(Kind::Month, period.end()).short()),
        _ => period.short(),
    }
}

/// The period in full, for sentences and pages.
#[must_use]
pub fn period_long(indicator: &Indicator, period: &Period) -> String {
    match (indicator.snapshot, indicator.rolling_months) {
        (true, _) => measure::dates::long(period.end()),
        (_, Some(12)) if period.kind() == Kind::Year => period.long(),
        (_, Some(12)) => format!("the year to {}", Period::holding(Kind::Month, period.end()).long()),
        _ => period.long(),
    }
}

/// When a figure counts, after the figure itself: "in February 2015", "in the 11 months to February 2015",
/// "on 31 March 2015".
#[must_use]
pub fn during(indicator: &Indicator, period: &Period) -> String {
    let long = period_long(indicator, period);
    let last = Period::holding(Kind::Month, period.end()).long();
    match (indicator.snapshot, indicator.rolling_months, period.kind()) {
        (true, _, _) | (_, _, Kind::Day) => format!("on {long}"),
        (_, Some(_), _) => format!("in {long}"),
        (_, _, Kind::YearToDate) if period.months() > 1 => format!("in the {} months to {last}", period.months()),
        (_, _, Kind::YearToDate) => format!("in {last}"),
        (_, _, Kind::Quarter) => format!("from {long}"),
        (_, _, Kind::CalendarYear) => format!("in {}", period.short()),
        (_, _, Kind::Month | Kind::Term | Kind::Year) => format!("in {long}"),
    }
}

/// Whether its figures add up over the months of a year: not what is counted at a date, nor what covers a year anyway.
#[must_use]
pub fn adds_up(indicator: &Indicator) -> bool {
    !indicator.snapshot
        && indicator.rolling_months.is_none()
        && matches!(indicator.frequency.0, Kind::Month | Kind::Quarter)
}

/// Which target a new one from this day brings to its end; the targets come with the earliest first.
///
/// # Errors
/// A sentence, when one begins on that day or later: history is not rewritten between targets.
pub fn ended_by(targets: &[Target], from_on: NaiveDate) -> Result<Option<&Target>, String> {
    let Some(latest) = targets.iter().max_by_key(|t| t.from_on) else {
        return Ok(None);
    };
    if from_on <= latest.from_on {
        return Err(format!(
            "The new target must begin after the latest one, which began on {}",
            measure::dates::long(latest.from_on)
        ));
    }
    Ok(Some(latest).filter(|t| t.until_on.is_none_or(|until| until >= from_on)))
}

/// The rule by which a target colours, in a sentence.
#[must_use]
pub fn target_rule(target: &Target, indicator: &Indicator) -> String {
    let unit = indicator.unit.0;
    let number = |value: Option<kit::Text<Decimal>>| value.map_or_else(String::new, |v| show_entered(v.0, unit));
    let margin = |tolerance: Tolerance| match tolerance {
        Tolerance::Points(points) if unit == Unit::Percentage => format!("{} points", points.normalize()),
        Tolerance::Points(points) => points.normalize().to_string(),
        Tolerance::Relative(percent) => format!("{}%", percent.normalize()),
    };
    let amber = |usual| margin(target.amber.map_or(usual, |text| text.0));
    let year = if target.per_year { " a year" } else { "" };
    match target.kind {
        TargetKind::Level => {
            let side = match indicator.polarity.0 {
                Polarity::LowerBetter => "or less",
                Polarity::HigherBetter => "or more",
                Polarity::Neutral => "as near as can be",
            };
            let off = amber(Tolerance::for_target(unit));
            format!("{}{year} {side}; red when more than {off} off", number(target.value))
        }
        TargetKind::Plan => format!(
            "Plan of {}{year}: red when more than {} off, either way",
            number(target.value),
            amber(Tolerance::Relative(10.into()))
        ),
        TargetKind::Band => format!(
            "Between {} and {}: red when more than {} outside",
            number(target.low),
            number(target.high),
            amber(Tolerance::for_band(unit))
        ),
    }
}

/// The population aged 0 to 17 for a date: the middle of the year that its financial year begins in, or the latest one
/// before it that is known.
#[must_use]
pub fn population_at(populations: &[Population], day: NaiveDate) -> Option<&Population> {
    let year = rates::population_year(day);
    populations.iter().filter(|p| (p.age_from, p.age_to) == (0, 17) && p.year <= year).max_by_key(|p| p.year)
}

/// The population that a reading is worked out on: the one that it names, or the one for its date.
#[must_use]
pub fn population_of<'a>(reading: &Reading, populations: &'a [Population]) -> Option<&'a Population> {
    match reading.population_id {
        Some(id) => populations.iter().find(|p| p.id.uuid() == id),
        None => population_at(populations, reading.ends_on),
    }
}

/// The figure of a reading with the counts behind it, unrounded.
#[must_use]
pub fn figure(indicator: &Indicator, reading: &Reading, populations: &[Population]) -> measure::Reading {
    let part = |figure: &Option<kit::Text<Figure>>| figure.as_ref().map(|text| text.0.clone());
    let (numerator, denominator) = (part(&reading.numerator), part(&reading.denominator));
    let value = match (part(&reading.value), &numerator) {
        (Some(value), _) => value,
        (None, None) => Figure::NotAvailable,
        (None, Some(counted)) => match indicator.unit.0 {
            Unit::Percentage => rates::percentage(counted, denominator.clone().unwrap_or(Figure::NotAvailable)),
            Unit::Per10k => {
                let people = population_of(reading, populations).map_or(Figure::NotAvailable, |p| p.people.into());
                rates::per_10_000(counted, people)
            }
            Unit::Count | Unit::Days | Unit::Pounds => counted.clone(),
        },
    };
    let number = |figure: Option<Figure>| figure.as_ref().and_then(Figure::number);
    measure::Reading { value, numerator: number(numerator), denominator: number(denominator) }
}

/// The targets as they were known on a day: those set later are left out, and what they brought to its end goes on.
#[must_use]
pub fn targets_known(targets: &[Target], day: NaiveDate) -> Vec<Target> {
    let (later, known): (Vec<&Target>, Vec<&Target>) = targets.iter().partition(|t| t.set_on > Some(day));
    let ended_later = |t: &Target| {
        let next = t.until_on.and_then(|until| until.succ_opt());
        next.is_some() && later.iter().any(|after| Some(after.from_on) == next)
    };
    let as_known = |t: &Target| Target { until_on: t.until_on.filter(|_| !ended_later(t)), ..t.clone() };
    known.into_iter().map(as_known).collect()
}

/// The ranges set anew that were known on a day.
#[must_use]
pub fn rebases_known(rebases: &[Rebase], day: NaiveDate) -> Vec<Rebase> {
    rebases.iter().filter(|r| r.set_on <= Some(day)).cloned().collect()
}

/// The target in force at the end of a period, if any.
#[must_use]
pub fn target_at<'a>(targets: &'a [Target], period: &Period) -> Option<&'a Target> {
    in_force(targets.iter().map(|t| (t.from_on, t.until_on, t)), period.end())
}

/// A stored target as it applies to a period: one for a whole year takes its share of a shorter period.
#[must_use]
pub fn target_for(target: &Target, indicator: &Indicator, period: &Period) -> Option<measure::Target> {
    let unit = indicator.unit.0;
    let share = |value: Decimal| {
        if target.per_year {
            let share = value * Decimal::from(period.months()) / Decimal::from(12);
            // Eleven twelfths of a plan of cases are whole cases: nobody plans for a quarter of a referral.
            if unit == Unit::Count { measure::unit::round(share, 0) } else { share }
        } else {
            value
        }
    };
    let number = |value: Option<kit::Text<Decimal>>| value.map(|text| share(text.0));
    let amber = |usual: Tolerance| target.amber.map_or(usual, |text| text.0);
    match target.kind {
        TargetKind::Level => {
            Some(measure::Target::Level { level: number(target.value)?, tolerance: amber(Tolerance::for_target(unit)) })
        }
        TargetKind::Plan => Some(measure::Target::Plan {
            plan: number(target.value)?,
            green: Tolerance::Relative(5.into()),
            amber: amber(Tolerance::Relative(10.into())),
        }),
        TargetKind::Band => {
            let (low, high) = (number(target.low)?, number(target.high)?);
            Some(measure::Target::Band { low, high, amber: amber(Tolerance::for_band(unit)) })
        }
    }
}

/// A target as a column shows it: "85%", "≤ 20%", "309–378".
#[must_use]
pub fn target_words(target: &measure::Target, indicator: &Indicator) -> String {
    let unit = indicator.unit.0;
    let entered =
        |value: Decimal| show_entered(measure::unit::round(value, if unit == Unit::Count { 0 } else { 1 }), unit);
    match target {
        measure::Target::Level { level, .. } if indicator.polarity.0 == Polarity::LowerBetter => {
            format!("≤ {}", entered(*level))
        }
        measure::Target::Level { level, .. } => entered(*level),
        measure::Target::Plan { plan, .. } => entered(*plan),
        measure::Target::Band { low, high, .. } if low.is_zero() => format!("≤ {}", entered(*high)),
        measure::Target::Band { low, high, .. } => format!("{}–{}", entered(*low), entered(*high)),
    }
}

/// A value as the indicator shows it: "15,164", "58.3%", "2 of 3" for few cases.
#[must_use]
pub fn shown(indicator: &Indicator, figure: &measure::Reading) -> String {
    if let (true, Some(n), Some(m)) = (indicator.show_counts, figure.numerator, figure.denominator) {
        return format!("{n} of {m}");
    }
    match (figure.show(indicator.unit.0), figure.value.number()) {
        (counts, _) if counts.contains(" of ") => counts,
        (_, Some(_)) => {
            measure::unit::show_places(figure.value.clone(), indicator.unit.0, indicator.places.unsigned_abs())
        }
        (words, None) => words,
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
pub(crate) mod tests;
