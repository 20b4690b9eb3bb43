//! What the dashboard says in words, and what was known at which meeting. Pure: no clock, no database; days are arguments.

use super::{ReportPoint, ReportPointId};
use crate::wings::performance::indicators::judged::{Judged, one_each};
use crate::wings::performance::indicators::{Comparator, Indicator, Target};
use crate::wings::performance::readings::Reading;
use charts::TargetLine;
use chrono::{Datelike, Days, Months, NaiveDate};
use measure::{Decimal, Figure, dates};

/// How long before its end a target is spoken of.
const SOON: Days = Days::new(60);

/// For when the figures are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsAt {
    /// The latest meeting that was shown them; today where none was.
    Latest,
    /// Everything released by today.
    Today,
    /// One meeting.
    Point(ReportPointId),
}

impl AsAt {
    /// As the address says it; nothing for what is no id.
    #[must_use]
    pub fn of(text: &str) -> Option<AsAt> {
        match text {
            "" => Some(AsAt::Latest),
            "today" => Some(AsAt::Today),
            id => id.parse().ok().map(AsAt::Point),
        }
    }
}

/// The meeting before the one at hand, or before today. `points` has the latest first.
#[must_use]
pub fn point_before<'a>(
    points: &'a [ReportPoint],
    point: Option<&ReportPoint>,
    day: NaiveDate,
) -> Option<&'a ReportPoint> {
    match point {
        Some(_) => points.iter().find(|other| other.held_on < day),
        None => points.first(),
    }
}

/// The readings that had been released by an earlier day, in the same order, one revision of each.
#[must_use]
pub fn released_by(readings: &[Reading], day: NaiveDate) -> Vec<Reading> {
    let known = readings.iter().filter(|r| r.released_on.is_some_and(|on| on <= day));
    one_each(known.cloned().collect())
}

/// What a target needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetNeed {
    /// To be confirmed or replaced: it ends on this day.
    Ends(NaiveDate),
    /// To be set again: the last one ended on this day.
    Ended(NaiveDate),
}

/// Whether the targets of one indicator need anything; one that never had a target does not.
#[must_use]
pub fn target_need(targets: &[Target], today: NaiveDate) -> Option<TargetNeed> {
    let last = targets.iter().max_by_key(|t| (t.from_on, t.until_on.is_none(), t.until_on))?;
    let until = last.until_on?;
    let soon = today.checked_add_days(SOON).unwrap_or(today);
    if until < today { Some(TargetNeed::Ended(until)) } else { (until <= soon).then_some(TargetNeed::Ends(until)) }
}

/// How many there are of what the head sentence speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub all: usize,
    pub red: usize,
    /// How many were red at the meeting before, and when that was.
    pub before: Option<(usize, NaiveDate)>,
    pub worse: usize,
    pub better: usize,
}

/// The head sentence: what stands in bold, and the rest.
#[must_use]
pub fn head_sentence(tally: &Tally, day: NaiveDate) -> (String, String) {
    let bold = match tally.red {
        0 => format!("None of {} indicators is red", tally.all),
        1 => format!("1 of {} indicators is red", tally.all),
        red => format!("{red} of {} indicators are red", tally.all),
    };
    let against = tally.before.map(|(before, on)| {
        let when = when(on, day);
        match (tally.red, before) {
            (0, 0) => format!(", and none was {when}"),
            (now, before) if now == before => format!(", as many as {when}"),
            (now, before) if now > before => format!(", {} more than {when}", word(now - before)),
            (now, before) => format!(", {} fewer than {when}", word(before - now)),
        }
    });
    let changed = match (tally.worse, tally.better) {
        (0, 0) => "No change for worse or better is more than chance.".to_owned(),
        (worse, 0) => sentence(&[changed(worse, "got worse")]),
        (0, better) => sentence(&[changed(better, "improved")]),
        (worse, better) => sentence(&[changed(worse, "got worse"), changed(better, "improved")]),
    };
    (bold, format!("{}. {changed}", against.unwrap_or_default()))
}

fn changed(number: usize, how: &str) -> String {
    let has = if number == 1 { "has" } else { "have" };
    format!("{} {has} really {how}", word(number))
}

fn sentence(parts: &[String]) -> String {
    let joined = parts.join(", ");
    let mut letters = joined.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Numbers below ten as words, as in running text.
#[must_use]
pub fn word(number: usize) -> String {
    const WORDS: [&str; 10] = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// An earlier day as one speaks of it: "in December"; with the year, or as a day, where that alone would mislead.
fn when(earlier: NaiveDate, day: NaiveDate) -> String {
    let within_a_year = earlier.checked_add_months(Months::new(12)).is_none_or(|later| later > day);
    if (earlier.year(), earlier.month()) == (day.year(), day.month()) {
        format!("on {}", earlier.format("%-d %B"))
    } else if within_a_year && earlier.month() != day.month() {
        format!("in {}", earlier.format("%B"))
    } else {
        format!("in {}", earlier.format("%B %Y"))
    }
}

/// What to say beside a red figure, in a few words: that it is new, how far from plan, or what others have.
#[must_use]
pub fn red_note(indicator: &Indicator, judged: &Judged, turned: bool) -> Option<String> {
    if turned {
        return Some("Turned red".into());
    }
    let value = judged.latest.as_ref().and_then(|l| l.figure.value.number());
    if let (Some(measure::Target::Plan { plan, .. }), Some(value)) = (judged.target, value)
        && let Some(off) = measure::rates::growth(value, plan).number()
    {
        let side = if off.is_sign_negative() { "under" } else { "over" };
        return Some(format!("{}% {side} plan", measure::unit::round(off.abs(), 1)));
    }
    if let Some(comparator) = &judged.comparator {
        return Some(format!("{} {}", comparator.name, comparator_value(indicator, comparator)));
    }
    judged.target_words.as_ref().map(|words| format!("target {words}"))
}

/// A comparator's value, shown as the indicator's own.
#[must_use]
pub fn comparator_value(indicator: &Indicator, comparator: &Comparator) -> String {
    measure::unit::show_places(comparator.value.0.clone(), indicator.unit.0, indicator.places.unsigned_abs())
}

/// A comparator's date: the month where it is the last day of one, as published figures say it.
#[must_use]
pub fn comparator_date(day: NaiveDate) -> String {
    let ends_month = day.succ_opt().is_some_and(|next| next.day() == 1);
    if ends_month { day.format("%b %Y").to_string() } else { dates::short(day) }
}

/// A target as a line of the sparkline; a range from nothing up is a ceiling.
#[must_use]
pub fn target_line(target: &measure::Target) -> Option<TargetLine> {
    let number = |value: Decimal| Figure::Number(value).to_f64();
    match *target {
        measure::Target::Level { level: at, .. } | measure::Target::Plan { plan: at, .. } => {
            number(at).map(TargetLine::Level)
        }
        measure::Target::Band { low, high, .. } if low.is_zero() => number(high).map(TargetLine::Level),
        measure::Target::Band { low, high, .. } => Some(TargetLine::Band(number(low)?, number(high)?)),
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
