//! How far a series usually goes: the control chart of an indicator, and the run chart that stands in for it while there
//! are too few points.

use super::judged::{Known, SeriesPoint};
use super::rules::{figure, population_of};
use super::{Indicator, Rebase};
use crate::wings::performance::readings::Reading;
use measure::spc::attributes::{self, Attribute, Sample};
use measure::spc::run::{RunChart, run_chart};
use measure::spc::{self, Chart, Options, STABLE_POINTS};
use measure::{Decimal, Figure, Unit};
use sea_orm::entity::prelude::*;

/// What the usual range of an indicator is set on: the board's choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum RangeBy {
    /// On how far the figure itself has moved from one time to the next: an XmR chart.
    #[default]
    Moves,
    /// On how many cases it rests on: a P, U or C chart, as the unit asks for.
    Cases,
}

/// How far a series usually goes.
#[derive(Clone, Debug, Default)]
pub struct Range {
    /// The chart over the points since the last break; none for rolling and yearly figures.
    pub chart: Option<Chart>,
    /// Which chart of cases it is; none for an XmR chart.
    pub cases: Option<Attribute>,
    /// Where its last stretch has too few points for limits, the position where it begins, and what can be said of it.
    pub run: Option<(usize, RunChart)>,
}

impl Range {
    /// Works the range out over the points since the last break.
    pub(super) fn of(known: &Known<'_>, points: &[SeriesPoint], rebased: &[(usize, Rebase)]) -> Range {
        let values: Vec<Option<f64>> = points.iter().map(|p| p.value).collect();
        if values.is_empty() {
            return Range::default();
        }
        let options = Options {
            polarity: known.indicator.polarity.0,
            rebase_at: rebased.iter().map(|(at, _)| *at).collect(),
            ..Options::default()
        };
        let by_cases = by_cases(known, points, &options);
        let (chart, cases) = match by_cases {
            Some((chart, attribute)) => (chart, Some(attribute)),
            None => (spc::chart(&values, &options), None),
        };
        let early = chart.groups.last().filter(|group| group.basis < STABLE_POINTS);
        let run = early.map(|group| (group.range.start, run_chart(&values[group.range.clone()])));
        Range { chart: Some(chart), cases, run }
    }
}

/// The chart of cases that fits an indicator: none for days and money, which count no cases.
#[must_use]
pub fn attribute(indicator: &Indicator) -> Option<Attribute> {
    match indicator.unit.0 {
        Unit::Percentage => Some(Attribute::Proportion),
        Unit::Per10k => Some(Attribute::Rate),
        Unit::Count => Some(Attribute::Count),
        Unit::Days | Unit::Pounds => None,
    }
}

/// The chart of cases, where the board asks for it and every figure came with its counts.
fn by_cases(known: &Known<'_>, points: &[SeriesPoint], options: &Options) -> Option<(Chart, Attribute)> {
    let attribute = attribute(known.indicator).filter(|_| known.indicator.range_by == RangeBy::Cases)?;
    let mut samples = Vec::with_capacity(points.len());
    for point in points {
        samples.push(match (point.value, &point.reading) {
            (Some(_), Some(reading)) => Some(sample(known, attribute, reading)?),
            _ => None,
        });
    }
    let chart = attributes::chart(attribute, &samples, options).ok()?;
    // The field reads shares as percentages.
    Some((if attribute == Attribute::Proportion { chart.times(100.0) } else { chart }, attribute))
}

fn sample(known: &Known<'_>, attribute: Attribute, reading: &Reading) -> Option<Sample> {
    let figure = figure(known.indicator, reading, known.populations);
    let number = |value: Decimal| Figure::Number(value).to_f64();
    let sample = match attribute {
        Attribute::Proportion => Sample { count: number(figure.numerator?)?, of: number(figure.denominator?)? },
        Attribute::Rate => {
            let people = population_of(reading, known.populations)?.people;
            Sample { count: number(figure.numerator?)?, of: number(Decimal::from(people))? / 10_000.0 }
        }
        Attribute::Count => Sample { count: figure.value.to_f64()?, of: 1.0 },
    };
    Some(sample)
}
