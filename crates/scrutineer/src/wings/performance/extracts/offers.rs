//! What an extract offers: each figure beside the one that stands, and whether it can be taken in.

use super::{Counted, Extract, rules};
use crate::wings::performance::indicators::rules::{figure, shown};
use crate::wings::performance::indicators::{Indicator, Population, queries as indicators};
use crate::wings::performance::readings::form::Content;
use crate::wings::performance::readings::rules::{Asked, asked};
use crate::wings::performance::readings::{Reading, Source, State as Stage, queries as readings};
use intake::span::Span;
use kit::{Desk, Permission, Result};
use measure::{Figure, Period};
use std::collections::HashMap;

/// What taking a figure in would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// There is none for its period.
    New,
    /// There is another, signed off: it would be revised.
    Differs,
    /// The same stands already.
    Same,
    /// A draft for the period waits for sign-off.
    Waits,
    /// The day ends no period of the indicator.
    NoPeriod,
    /// The board counts the indicator in another unit.
    OtherUnit,
}

/// A figure that is offered.
#[derive(Clone, Debug)]
pub struct Offer {
    pub indicator: Indicator,
    pub counted: Counted,
    pub period: Period,
    /// What it comes to, worked out on the board's populations.
    pub value: String,
    /// The reading of the same period, where there is one.
    pub same_period: Option<Reading>,
    /// The latest signed-off reading before it, and what it comes to.
    pub last: Option<(Reading, String)>,
    pub stand: Stand,
}

impl Offer {
    /// Whether it can be taken in.
    #[must_use]
    pub const fn open(&self) -> bool {
        matches!(self.stand, Stand::New | Stand::Differs)
    }
    /// What would be entered.
    #[must_use]
    pub fn content(&self, note: String) -> Content {
        let (numerator, denominator, value) = parts(&self.indicator, &self.counted);
        Content { numerator, denominator, value, source: Source::Extract, source_note: Some(note), said: None }
    }
}

type Parts = (Option<Figure>, Option<Figure>, Option<Figure>);

/// Numerator, denominator and value, as the indicator asks for them.
fn parts(indicator: &Indicator, counted: &Counted) -> Parts {
    let numerator = Some(Figure::Number(counted.numerator));
    let denominator = counted.denominator.map(Figure::Number);
    match asked(indicator) {
        Asked::Share => (numerator, denominator, None),
        Asked::Count if denominator.is_none() => (numerator, None, None),
        // A mean: a sum of so many.
        Asked::Count | Asked::Value => (None, None, Some(mean(counted))),
    }
}

fn mean(counted: &Counted) -> Figure {
    match counted.denominator {
        None => Figure::Number(counted.numerator),
        Some(of) if of.is_zero() => Figure::NotApplicable,
        Some(of) => {
            counted.numerator.checked_div(of).map_or(Figure::NotAvailable, |mean| Figure::Number(mean.round_dp(4)))
        }
    }
}

/// The days over which the board counts its indicators, by their codes.
pub async fn spans<P: Permission>(desk: &Desk<P>) -> Result<HashMap<String, Span>> {
    let all = desk.all(indicators::in_order()).await?;
    Ok(all.iter().map(|indicator| (indicator.code.clone(), rules::span(indicator))).collect())
}

/// Everything that an extract offers, in the order of the board's indicators.
pub async fn offers<P: Permission>(desk: &Desk<P>, extract: &Extract) -> Result<Vec<Offer>> {
    let all = desk.all(indicators::in_order()).await?;
    let populations = desk.all(indicators::populations()).await?;
    let current = desk.all(readings::current()).await?;
    let mut by_indicator: HashMap<_, Vec<&Reading>> = HashMap::new();
    for reading in &current {
        by_indicator.entry(reading.indicator_id).or_default().push(reading);
    }
    let counted: HashMap<&str, &Counted> =
        extract.counted.0.0.iter().map(|counted| (counted.indicator.as_str(), counted)).collect();
    let offer = |indicator: Indicator| {
        let counted = *counted.get(indicator.code.as_str())?;
        let known = by_indicator.get(&indicator.id).map_or(&[][..], Vec::as_slice);
        Some(offer(indicator, counted, (known, &populations)))
    };
    Ok(all.into_iter().filter_map(offer).collect())
}

fn offer(indicator: Indicator, counted: &Counted, (known, populations): (&[&Reading], &[Population])) -> Offer {
    let period = Period::holding(indicator.frequency.0, counted.to);
    let same_period = known.iter().copied().find(|reading| reading.period() == period).cloned();
    let earlier = known.iter().copied().filter(|reading| {
        reading.state == Stage::Released
            && reading.kind.0 == period.kind()
            && reading.ends_on < period.start().max(counted.to)
    });
    let last = earlier.max_by_key(|reading| reading.ends_on).cloned();
    let print = |reading: &Reading| shown(&indicator, &figure(&indicator, reading, populations));
    let last = last.map(|reading| {
        let words = print(&reading);
        (reading, words)
    });
    let value = worth(&indicator, counted, &period, populations);
    let stand = stand(&indicator, counted, &period, same_period.as_ref());
    Offer { counted: counted.clone(), period, value, same_period, last, stand, indicator }
}

/// What the figure comes to, as readers see it.
fn worth(indicator: &Indicator, counted: &Counted, period: &Period, populations: &[Population]) -> String {
    use crate::wings::performance::indicators::rules::population_at;
    let (numerator, denominator, value) = parts(indicator, counted);
    let value = match (value, &numerator) {
        (Some(value), _) => value,
        (None, None) => Figure::NotAvailable,
        (None, Some(some)) => match indicator.unit.0 {
            measure::Unit::Percentage => {
                measure::rates::percentage(some, denominator.clone().unwrap_or(Figure::NotAvailable))
            }
            measure::Unit::Per10k => {
                let people = population_at(populations, period.end());
                measure::rates::per_10_000(some, people.map_or(Figure::NotAvailable, |people| people.people.into()))
            }
            _ => some.clone(),
        },
    };
    let number = |figure: Option<Figure>| figure.and_then(|figure| figure.number());
    shown(indicator, &measure::Reading { value, numerator: number(numerator), denominator: number(denominator) })
}

fn stand(indicator: &Indicator, counted: &Counted, period: &Period, there: Option<&Reading>) -> Stand {
    if indicator.unit.to_string() != counted.unit {
        return Stand::OtherUnit;
    }
    if period.end() != counted.to {
        return Stand::NoPeriod;
    }
    let Some(reading) = there else { return Stand::New };
    if reading.state == Stage::Draft {
        return Stand::Waits;
    }
    let part = |text: &Option<kit::Text<Figure>>| text.as_ref().map(|text| text.0.clone());
    let stands = (part(&reading.numerator), part(&reading.denominator), part(&reading.value));
    if stands == parts(indicator, counted) { Stand::Same } else { Stand::Differs }
}
