//! P, U and C charts: for proportions, rates and counts whose spread follows from the number of cases itself.
//!
//! An XmR chart learns the usual spread from the series; these know it from theory (binomial for proportions, Poisson
//! for rates and counts), so their limits widen where the denominator is small. Use them where each case stands by
//! itself. Where cases come in families or in waves the true spread is wider, and the XmR chart is the honest one.
//! The rules that mark a point are those of [`spc`](super).

use super::{Chart, Group, Lines, Options, Summary, group_points, ranges};
use crate::intervals::NoInterval;

/// One period of the series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// How many cases. A whole number, 0 or more.
    pub count: f64,
    /// Out of how many (proportion), or among how many (rate, as often the population over the unit); 1 for a count.
    pub of: f64,
}

/// Which chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attribute {
    /// P: a share of cases, 0 to 1.
    Proportion,
    /// U: cases for each unit of exposure.
    Rate,
    /// C: cases, where what they come from stays the same.
    Count,
}

impl Attribute {
    /// The letter by which books name the chart.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Proportion => 'P',
            Self::Rate => 'U',
            Self::Count => 'C',
        }
    }

    fn value(self, sample: &Sample) -> f64 {
        if self == Self::Count { sample.count } else { sample.count / sample.of }
    }

    /// One standard error at this sample, given the average.
    fn spread(self, average: f64, sample: &Sample) -> f64 {
        match self {
            Self::Proportion => (average * (1.0 - average) / sample.of).sqrt(),
            Self::Rate => (average / sample.of).sqrt(),
            Self::Count => average.sqrt(),
        }
    }
}

/// Works out the chart of samples in order of time; `None` is a gap. Of the options, screening does not apply: nothing
/// is learned from ranges. Limits are not clipped: a lower limit below 0 means that no number is low enough to stand out.
///
/// # Errors
/// [`NoInterval`] for a sample that cannot be.
pub fn chart(kind: Attribute, samples: &[Option<Sample>], options: &Options) -> Result<Chart, NoInterval> {
    for sample in samples.iter().flatten() {
        check(kind, sample)?;
    }
    let values: Vec<Option<f64>> = samples.iter().map(|s| s.as_ref().map(|s| kind.value(s))).collect();
    let (mut points, mut groups) = (Vec::with_capacity(samples.len()), Vec::new());
    for (number, range) in ranges(samples.len(), &options.rebase_at).into_iter().enumerate() {
        let own = &samples[range.clone()];
        let readings = own.iter().flatten().count();
        let basis = options.baseline.map_or(readings, |first| first.min(readings));
        let average = average(kind, own.iter().flatten().take(basis));
        let at = |sample: &Option<Sample>| Some(lines(kind, average?, sample.as_ref()?));
        let lines: Vec<Option<Lines>> = own.iter().map(at).collect();
        points.extend(group_points(&values[range.clone()], number, &lines, options));
        let last = lines.iter().rev().flatten().next().copied();
        groups.push(Group { range, readings, basis, lines: last });
    }
    let summary = Summary::of(&points, &groups, options);
    Ok(Chart { points, groups, summary })
}

fn check(kind: Attribute, sample: &Sample) -> Result<(), NoInterval> {
    if !sample.count.is_finite() || !sample.of.is_finite() {
        Err(NoInterval::NotANumber)
    } else if sample.count < 0.0 || sample.of < 0.0 {
        Err(NoInterval::Negative)
    } else if kind != Attribute::Count && sample.of <= 0.0 {
        Err(NoInterval::NoDenominator)
    } else if kind == Attribute::Proportion && sample.count > sample.of {
        Err(NoInterval::MoreThanAll)
    } else {
        Ok(())
    }
}

/// All cases over all that they are out of: large samples weigh more than small ones.
fn average<'a>(kind: Attribute, samples: impl Iterator<Item = &'a Sample>) -> Option<f64> {
    let (mut count, mut of) = (0.0, 0.0);
    for sample in samples {
        count += sample.count;
        of += if kind == Attribute::Count { 1.0 } else { sample.of };
    }
    (of > 0.0).then(|| count / of)
}

fn lines(kind: Attribute, mean: f64, sample: &Sample) -> Lines {
    let spread = kind.spread(mean, sample);
    Lines {
        mean,
        upper: mean + 3.0 * spread,
        lower: mean - 3.0 * spread,
        near_upper: mean + 2.0 * spread,
        near_lower: mean - 2.0 * spread,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Class, Rule};
    use super::*;
    use crate::Polarity;

    fn samples(all: &[(u32, u32)]) -> Vec<Option<Sample>> {
        let of = |(count, of): &(u32, u32)| Sample { count: f64::from(*count), of: f64::from(*of) };
        all.iter().map(|sample| Some(of(sample))).collect()
    }

    #[test]
    fn limits_follow_the_denominator() {
        let chart = chart(Attribute::Proportion, &samples(&[(10, 100), (40, 400), (10, 100)]), &Options::default());
        let points = chart.unwrap().points;
        let limits: Vec<String> = points
            .iter()
            .map(|p| p.lines.map(|l| format!("{:.3} {:.3} {:.3}", l.lower, l.mean, l.upper)).unwrap())
            .collect();
        // 0.1 ± 3 × sqrt(0.1 × 0.9 / n): 0.03 for 100, 0.015 for 400.
        assert_eq!(limits, ["0.010 0.100 0.190", "0.055 0.100 0.145", "0.010 0.100 0.190"]);
    }

    #[test]
    fn rates_and_counts_have_poisson_limits() {
        let rates = chart(Attribute::Rate, &samples(&[(16, 4), (9, 1), (0, 4)]), &Options::default()).unwrap();
        // 25 cases over 9 units; the second: 2.778 ± 3 × sqrt(2.778 / 1).
        let line = rates.points[1].lines.unwrap();
        assert_eq!(format!("{:.3} {:.3} {:.3}", line.lower, line.mean, line.upper), "-2.222 2.778 7.778");
        assert_eq!(rates.points[1].flag.unwrap().rule, Rule::Outside);
        assert_eq!(rates.points[2].flag.map(|f| f.rule), Some(Rule::Outside), "0 among 4 is below 0.278");
        let counts = chart(Attribute::Count, &samples(&[(4, 1), (4, 0), (4, 7)]), &Options::default()).unwrap();
        let line = counts.summary.lines.unwrap();
        assert_eq!((line.lower, line.mean, line.upper), (-2.0, 4.0, 10.0));
    }

    #[test]
    fn the_rules_of_a_run_hold_here_too() {
        let mut all = vec![(30, 100); 12];
        all.extend([(38, 100); 7]);
        let options = Options { polarity: Polarity::LowerBetter, baseline: Some(12), ..Options::default() };
        let chart = chart(Attribute::Proportion, &samples(&all), &options).unwrap();
        assert!(chart.points[12..].iter().all(|p| p.flag.unwrap().rule == Rule::Shift));
        assert_eq!(chart.summary.latest.unwrap().class, Class::Concern);
        assert_eq!(chart.summary.basis, 12);
    }

    #[test]
    fn gaps_rebases_and_nothing_at_all() {
        let mut all = samples(&[(1, 10), (2, 10), (8, 10), (9, 10)]);
        all[1] = None;
        let options = Options { rebase_at: vec![2], ..Options::default() };
        let split = chart(Attribute::Proportion, &all, &options).unwrap();
        assert_eq!(split.groups.len(), 2);
        assert!(split.points[1].lines.is_none() && split.points[1].flag.is_none());
        assert!((split.points[3].lines.unwrap().mean - 0.85).abs() < 1e-12);
        assert!(chart(Attribute::Count, &[], &Options::default()).unwrap().points.is_empty());
        assert!(chart(Attribute::Rate, &[None, None], &Options::default()).unwrap().summary.lines.is_none());
    }

    #[test]
    fn a_chart_of_shares_reads_as_percentages() {
        let options = Options { target: Some(0.2), polarity: Polarity::HigherBetter, ..Options::default() };
        let shares = chart(Attribute::Proportion, &samples(&[(10, 100), (40, 400), (10, 100)]), &options).unwrap();
        let percent = shares.clone().times(100.0);
        let shown = |line: super::super::Lines| {
            [line.mean, line.lower, line.upper, line.near_lower, line.near_upper].map(|v| format!("{v:.1}"))
        };
        assert_eq!(shown(percent.points[1].lines.unwrap()), ["10.0", "5.5", "14.5", "7.0", "13.0"]);
        assert_eq!(shown(percent.groups[0].lines.unwrap()), ["10.0", "1.0", "19.0", "4.0", "16.0"]);
        assert_eq!(shown(percent.summary.lines.unwrap()), ["10.0", "1.0", "19.0", "4.0", "16.0"]);
        assert!((percent.points[1].value.unwrap() - 10.0).abs() < 1e-12);
        assert!((percent.summary.latest.unwrap().value - 10.0).abs() < 1e-12);
        assert_eq!(percent.summary.assurance, shares.summary.assurance);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let of = |kind, count, of| chart(kind, &[Some(Sample { count, of })], &Options::default()).err();
        assert_eq!(of(Attribute::Proportion, 6.0, 5.0), Some(NoInterval::MoreThanAll));
        assert_eq!(of(Attribute::Proportion, 1.0, 0.0), Some(NoInterval::NoDenominator));
        assert_eq!(of(Attribute::Rate, -1.0, 5.0), Some(NoInterval::Negative));
        assert_eq!(of(Attribute::Count, f64::NAN, 1.0), Some(NoInterval::NotANumber));
        assert_eq!(of(Attribute::Count, 1.0, 0.0), None);
        assert_eq!(of(Attribute::Proportion, 5.0, 5.0), None, "all of them is a share");
        assert_eq!([Attribute::Proportion, Attribute::Rate, Attribute::Count].map(Attribute::letter), ['P', 'U', 'C']);
    }
}
