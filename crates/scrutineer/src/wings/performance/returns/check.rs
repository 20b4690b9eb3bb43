//! How a line of a return is checked while it is typed: what cannot be, what is unlikely, what asks for words. Pure.
//!
//! The limits are a convention for asking, never a judgement: nothing is refused because it moved.

use super::owed::Owed;
use super::rules::Typed;
use crate::wings::performance::indicators::Population;
use crate::wings::performance::indicators::rules::{figure, shown};
use crate::wings::performance::readings::Reading;
use crate::wings::performance::readings::form::{Content, ReadingForm};
use crate::wings::performance::readings::rules::{Asked, asked};
use chrono::NaiveDate;
use kit::Errors;
use kit::form::optional;
use measure::spc::{self, Screening};
use measure::{Decimal, Figure, Unit};
use rust_decimal::prelude::ToPrimitive;

/// A figure this many times the last one, or this part of it, must be confirmed.
const TIMES: i64 = 10;
/// Smaller figures than this may well be ten times the last one.
const SMALL: i64 = 10;
/// From this many earlier figures on, the usual range says what moved.
const ENOUGH: usize = 12;
/// With fewer, a change of this share, in percent, of a count, or of this many points of a percentage.
const MOVED: (f64, f64) = (30.0, 10.0);
/// A change of fewer than this many cases asks for nothing.
const CASES: f64 = 10.0;

/// How a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Nothing is typed yet.
    Todo,
    /// Something cannot be read or cannot be.
    Wrong,
    /// So unlikely that somebody must say that it is right.
    Confirm,
    /// It moved, and no words say why.
    SayWhy,
    /// It can be sent.
    Done,
    /// It can be sent, and says why there is no figure.
    NotAvailable,
}

impl Stands {
    /// Whether the line can be sent.
    #[must_use]
    pub const fn ready(self) -> bool {
        matches!(self, Stands::Done | Stands::NotAvailable)
    }
}

/// A line as it was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub stands: Stands,
    /// What the check says, in a few words: "Usual", "71.3%, a big drop".
    pub says: String,
    /// Messages by box: what is wrong and how to mend it.
    pub messages: Vec<(String, String)>,
    /// Whether it moved, whatever was said to it.
    pub moved: bool,
    /// Whether it had to be confirmed, whether or not it was.
    pub unlikely: bool,
    /// What it means, where it can be sent.
    pub content: Option<Content>,
}

/// What went before a figure, the earliest first: the readings of its series that are signed off.
#[derive(Clone, Debug, Default)]
pub struct Before<'a> {
    pub readings: Vec<&'a Reading>,
    pub populations: &'a [Population],
}

impl Before<'_> {
    /// The figure of the period before, or the last one held.
    #[must_use]
    pub fn last(&self) -> Option<&Reading> {
        self.readings.last().copied()
    }
    /// Whether the last figure is illustrative.
    #[must_use]
    pub fn illustrative(&self) -> bool {
        self.last().is_some_and(Reading::illustrative)
    }
    /// The last figure as it is shown, e.g. "212 of 230 92.2%"; nothing where none was ever sent.
    #[must_use]
    pub fn last_shown(&self, owed: &Owed) -> Option<(String, Option<String>)> {
        let last = self.last()?;
        let whole = figure(&owed.indicator, last, self.populations);
        let value = shown(&owed.indicator, &whole);
        match (whole.numerator, whole.denominator) {
            (Some(n), Some(m)) if value != format!("{n} of {m}") => {
                let count = |number: Decimal| measure::show(number, Unit::Count);
                Some((format!("{} of {}", count(n), count(m)), Some(value)))
            }
            _ if asked(&owed.indicator) == Asked::Count => {
                let count = whole.numerator.map(|number| measure::show(number, Unit::Count));
                Some((count.unwrap_or(value), None))
            }
            _ => Some((value, None)),
        }
    }
}

/// Checks a line.
#[must_use]
pub fn checked(owed: &Owed, typed: &Typed, before: &Before<'_>) -> Checked {
    let nothing = |stands, says: &str| Checked {
        stands,
        says: says.to_owned(),
        messages: Vec::new(),
        moved: false,
        unlikely: false,
        content: None,
    };
    let boxes = [&typed.numerator, &typed.denominator, &typed.value, &typed.why_not];
    if boxes.iter().all(|text| text.trim().is_empty()) {
        return nothing(Stands::Todo, "");
    }
    let (mut errors, mut messages) = (Errors::default(), Vec::new());
    let content = content(owed, typed, &mut errors);
    messages.extend(errors.iter().map(|(field, message)| (field.to_owned(), message.to_owned())));
    let Some(content) = content.filter(|_| messages.is_empty()) else {
        let says = messages.first().map(|(_, message)| message.clone()).unwrap_or_default();
        return Checked { messages, ..nothing(Stands::Wrong, &says) };
    };
    if !typed.why_not.trim().is_empty() {
        return Checked { content: Some(content), ..nothing(Stands::NotAvailable, "Not available, with the reason") };
    }
    let unlikely = unlikely(&content, before.last());
    let (value, moved) = moved(owed, &content, before);
    let said = content.said.is_some();
    let (stands, says) = match (&unlikely, &moved) {
        (Some(message), _) if !typed.confirmed => (Stands::Confirm, message.clone()),
        (_, Some(how)) if !said => (Stands::SayWhy, join(value, how)),
        (_, Some(how)) => (Stands::Done, join(value, how)),
        (Some(_), None) => (Stands::Done, join(value, "confirmed")),
        (None, None) => (Stands::Done, value.unwrap_or_else(|| "Usual".into())),
    };
    let early = before.readings.is_empty() && stands == Stands::Done && says == "Usual";
    Checked {
        stands,
        says: if early { "First figure".into() } else { says },
        messages,
        moved: moved.is_some(),
        unlikely: unlikely.is_some(),
        content: Some(content),
    }
}

fn join(value: Option<String>, how: &str) -> String {
    value.map_or_else(|| capital(how), |value| format!("{value}, {how}"))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What the boxes mean; `None` exactly when `errors` holds a message.
fn content(owed: &Owed, typed: &Typed, errors: &mut Errors) -> Option<Content> {
    let form = ReadingForm {
        numerator: typed.numerator.clone(),
        denominator: typed.denominator.clone(),
        value: typed.value.clone(),
        why_not: typed.why_not.clone(),
        confidence: typed.confidence.clone(),
        words: typed.words.clone(),
        help_wanted: typed.help_wanted.clone(),
        ..ReadingForm::default()
    };
    let content = form.content(errors, &owed.indicator);
    let why = errors.take("why", optional(&typed.why, 600));
    let doing = errors.take("doing", optional(&typed.doing, 600));
    let by_on = match typed.by_when.trim() {
        "" => Some(None),
        text => errors.take("by_when", day(text)).map(Some),
    };
    let (mut content, why, doing, by_on) = (content?, why?, doing?, by_on?);
    let more = why.is_some() || doing.is_some() || by_on.is_some();
    match &mut content.said {
        Some(said) => (said.why, said.doing, said.by_on) = (why, doing, by_on),
        None if more => {
            errors.add("words", "Say in a sentence what is happening");
            return None;
        }
        None => {}
    }
    Some(content)
}

/// A day as people and spreadsheets write it: 30 November 2015, 30/11/2015, 2015-11-30.
///
/// # Errors
/// A sentence that says what to enter.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    let parts: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || "/.-".contains(c)).filter(|p| !p.is_empty()).collect();
    let (day, month, year) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (day, month, year),
        [day, month, year] => (day, month, year),
        _ => return Err("Enter a day such as 30 November 2015".into()),
    };
    measure::dates::typed("date", day, month, year).map_err(|unread| unread.message)
}

/// Why a figure is so unlikely that somebody must say that it is right.
fn unlikely(content: &Content, last: Option<&Reading>) -> Option<String> {
    let last = last?;
    let pairs = [
        (&content.numerator, last.numerator.as_ref()),
        (&content.denominator, last.denominator.as_ref()),
        (&content.value, last.value.as_ref()),
    ];
    pairs.into_iter().find_map(|(now, before)| {
        let now = now.as_ref().and_then(Figure::number)?;
        let before = before.and_then(|text| text.0.number())?;
        let (most, least) = (now.max(before), now.min(before));
        let far = most >= SMALL.into() && least > Decimal::ZERO && most >= least * Decimal::from(TIMES);
        far.then(|| {
            let count = |number: Decimal| measure::show(number, Unit::Count);
            let which = if now > before { "ten times" } else { "a tenth of" };
            format!("{} is {which} the last figure, {}. Is it right?", count(now), count(before))
        })
    })
}

/// The value as the check shows it where it is worked out from two boxes, and how it moved, if it did.
fn moved(owed: &Owed, content: &Content, before: &Before<'_>) -> (Option<String>, Option<String>) {
    let now = of_content(owed, content, before);
    let value = (asked(&owed.indicator) == Asked::Share).then(|| shown(&owed.indicator, &now));
    let Some(number) = now.value.to_f64() else { return (value, None) };
    let earlier: Vec<measure::Reading> =
        before.readings.iter().map(|reading| figure(&owed.indicator, reading, before.populations)).collect();
    let series: Vec<Option<f64>> = earlier.iter().map(|one| one.value.to_f64()).collect();
    let known = series.iter().flatten().count();
    let Some(last) = earlier.last().and_then(|one| one.value.to_f64()) else { return (value, None) };
    let cases = |one: &measure::Reading| one.numerator.and_then(|n| n.to_f64());
    let few = match (cases(&now), earlier.last().and_then(cases)) {
        (Some(now), Some(before)) => now.max(before) < CASES,
        _ => false,
    };
    if few {
        return (value, None);
    }
    let out = if known >= ENOUGH && owed.indicator.rolling_months.is_none() {
        let usual = spc::lines(&series, None, Screening::On);
        usual.is_some_and(|lines| number > lines.upper || number < lines.lower)
    } else if owed.indicator.unit.0 == Unit::Percentage {
        (number - last).abs() >= MOVED.1
    } else {
        (number - last).abs() >= MOVED.0 / 100.0 * last.abs() && (number - last).abs() >= CASES
    };
    let far = (number - last).abs() >= MOVED.1;
    let how = match (number > last, far) {
        (true, true) => "a big rise",
        (true, false) => "more than usual",
        (false, true) => "a big drop",
        (false, false) => "less than usual",
    };
    (value, out.then(|| how.to_owned()))
}

/// The figure that the boxes make.
fn of_content(owed: &Owed, content: &Content, before: &Before<'_>) -> measure::Reading {
    use measure::rates;
    let number = |figure: &Option<Figure>| figure.as_ref().and_then(Figure::number);
    let counted = content.numerator.clone();
    let value = match (&content.value, counted) {
        (Some(value), _) => value.clone(),
        (None, None) => Figure::NotAvailable,
        (None, Some(counted)) => match owed.indicator.unit.0 {
            Unit::Percentage => rates::percentage(counted, content.denominator.clone().unwrap_or(Figure::NotAvailable)),
            Unit::Per10k => {
                let people =
                    crate::wings::performance::indicators::rules::population_at(before.populations, owed.period.end());
                rates::per_10_000(counted, people.map_or(Figure::NotAvailable, |p| p.people.into()))
            }
            Unit::Count | Unit::Days | Unit::Pounds => counted,
        },
    };
    measure::Reading { value, numerator: number(&content.numerator), denominator: number(&content.denominator) }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
