//! Funnel plots: which areas or agencies differ from the average by more than their size explains.
//!
//! The average of all is taken as the truth; around it lie the limits within which 95 and 99.8 of 100 would fall by chance
//! alone, wide for small denominators and narrow for large ones: Wilson's for proportions, Byar's for rates. Between the
//! two an area is worth a look; beyond the outer one, chance is no explanation. With 150 areas, seven or eight lie between
//! the limits by chance alone.

use crate::Polarity;
use crate::intervals::{NoInterval, Versus, Z_95, Z_998, byar, wilson};

/// What the areas are compared by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Of {
    /// A share, 0 to 1.
    Proportion,
    /// Cases per so many.
    Rate {
        /// Such as 10,000.
        per: f64,
    },
}

/// One area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// How many cases.
    pub count: f64,
    /// Out of, or among, how many.
    pub of: f64,
}

/// The limits at one denominator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// 95 of 100 lie above this.
    pub lower: f64,
    /// 95 of 100 lie below this.
    pub upper: f64,
    /// 99.8 of 100 lie above this.
    pub outer_lower: f64,
    /// 99.8 of 100 lie below this.
    pub outer_upper: f64,
}

/// How far out an area lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Out {
    /// Within the inner limits: as chance would have it.
    Within,
    /// Between inner and outer limits: worth a look.
    Between,
    /// Beyond the outer limits: more than chance.
    Beyond,
}

/// One area in the funnel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Its value, in the unit asked for.
    pub value: f64,
    /// Its denominator.
    pub of: f64,
    /// The limits there.
    pub limits: Limits,
    /// How far out it lies.
    pub out: Out,
    /// Which way, and whether that is good.
    pub versus: Versus,
}

/// A funnel worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// All cases over all that they are out of.
    pub average: f64,
    /// One for each area, in the order given; none where an area has no figure.
    pub points: Vec<Option<Point>>,
    kind: Of,
}

/// Works out a funnel; `None` is an area without a figure.
///
/// # Errors
/// [`NoInterval`] for an area that cannot be, or where no area has a figure.
pub fn funnel(areas: &[Option<Area>], kind: Of, polarity: Polarity) -> Result<Funnel, NoInterval> {
    let (mut count, mut of) = (0.0, 0.0);
    for area in areas.iter().flatten() {
        check(area, kind)?;
        count += area.count;
        of += area.of;
    }
    if of <= 0.0 {
        return Err(NoInterval::NoDenominator);
    }
    let average = count / of;
    let point = |area: &Area| {
        let limits = limits(average, area.of, kind);
        let value = area.count / area.of * scale(kind);
        let beyond = |low: f64, high: f64| value < low || value > high;
        let out = if beyond(limits.outer_lower, limits.outer_upper) {
            Out::Beyond
        } else if beyond(limits.lower, limits.upper) {
            Out::Between
        } else {
            Out::Within
        };
        let high = value > average * scale(kind);
        let versus = if out == Out::Within { Versus::Similar } else { Versus::beyond(high, polarity) };
        Point { value, of: area.of, limits, out, versus }
    };
    let points = areas.iter().map(|area| area.as_ref().map(point)).collect();
    Ok(Funnel { average: average * scale(kind), points, kind })
}

impl Funnel {
    /// The limits at any denominator above 0, to draw the curves by.
    #[must_use]
    pub fn limits_at(&self, of: f64) -> Limits {
        limits(self.average / scale(self.kind), of, self.kind)
    }
}

fn scale(kind: Of) -> f64 {
    match kind {
        Of::Proportion => 1.0,
        Of::Rate { per } => per,
    }
}

fn check(area: &Area, kind: Of) -> Result<(), NoInterval> {
    if kind == Of::Proportion {
        crate::intervals::proportion(area.count, area.of).map(drop)
    } else {
        crate::intervals::rate(area.count, area.of, 1.0).map(drop)
    }
}

fn limits(average: f64, of: f64, kind: Of) -> Limits {
    let at = |z: f64| match kind {
        Of::Proportion => wilson(average, of, z),
        Of::Rate { per } => {
            let (lower, upper) = byar(average * of, z);
            (lower / of * per, upper / of * per)
        }
    };
    let ((lower, upper), (outer_lower, outer_upper)) = (at(Z_95), at(Z_998));
    Limits { lower, upper, outer_lower, outer_upper }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(count: f64, of: f64) -> Option<Area> {
        Some(Area { count, of })
    }

    #[test]
    fn small_areas_have_wide_limits() {
        let areas = [area(50.0, 100.0), area(5.0, 10.0), area(500.0, 1000.0), None];
        let funnel = funnel(&areas, Of::Proportion, Polarity::HigherBetter).unwrap();
        assert!((funnel.average - 0.5).abs() < 1e-12);
        let widths: Vec<f64> = funnel.points.iter().flatten().map(|p| p.limits.upper - p.limits.lower).collect();
        assert!(widths[1] > widths[0] && widths[0] > widths[2]);
        assert!(funnel.points.iter().flatten().all(|p| p.out == Out::Within && p.versus == Versus::Similar));
        assert_eq!(funnel.points[3], None);
        let hundred = funnel.limits_at(100.0);
        assert_eq!(format!("{:.3} {:.3}", hundred.lower, hundred.upper), "0.404 0.596");
        assert!(hundred.outer_lower < hundred.lower && hundred.outer_upper > hundred.upper);
    }

    #[test]
    fn what_lies_out_is_told_with_its_way() {
        let mut areas = vec![area(500.0, 1000.0); 9];
        areas.extend([area(540.0, 1000.0), area(400.0, 1000.0)]);
        let kinds = |polarity| {
            let points = funnel(&areas, Of::Proportion, polarity).unwrap().points;
            [9, 10].map(|n| points[n].map(|p| (p.out, p.versus)).unwrap())
        };
        assert_eq!(kinds(Polarity::HigherBetter), [(Out::Between, Versus::Better), (Out::Beyond, Versus::Worse)]);
        assert_eq!(kinds(Polarity::LowerBetter), [(Out::Between, Versus::Worse), (Out::Beyond, Versus::Better)]);
        assert_eq!(kinds(Polarity::Neutral), [(Out::Between, Versus::Higher), (Out::Beyond, Versus::Lower)]);
    }

    #[test]
    fn rates_are_in_the_unit_asked_for() {
        let areas = [area(50.0, 10_000.0), area(90.0, 10_000.0), area(40.0, 10_000.0)];
        let funnel = funnel(&areas, Of::Rate { per: 10_000.0 }, Polarity::Neutral).unwrap();
        assert!((funnel.average - 60.0).abs() < 1e-9);
        assert_eq!(funnel.points[1].unwrap().out, Out::Beyond);
        assert!(funnel.points[1].unwrap().value > funnel.points[1].unwrap().limits.outer_upper);
    }

    #[test]
    fn the_limits_of_a_rate_are_those_of_the_cases_expected_there() {
        // 60 per 10,000; among 20,000 that is 120 cases, of which Byar's limits are 99.5 and 143.5.
        let areas = [area(60.0, 10_000.0), area(180.0, 30_000.0), area(60.0, 20_000.0), area(180.0, 20_000.0)];
        let funnel = funnel(&areas, Of::Rate { per: 10_000.0 }, Polarity::Neutral).unwrap();
        assert!((funnel.average - 60.0).abs() < 1e-9);
        let limits = funnel.limits_at(20_000.0);
        assert_eq!(format!("{:.1} {:.1}", limits.lower, limits.upper), "49.7 71.7");
        assert_eq!(funnel.points[2].unwrap().limits, limits);
        let found: Vec<Versus> = funnel.points.iter().flatten().map(|p| p.versus).collect();
        assert_eq!(found, [Versus::Similar, Versus::Similar, Versus::Lower, Versus::Higher]);
        let values: Vec<String> = funnel.points.iter().flatten().map(|p| format!("{:.0}", p.value)).collect();
        assert_eq!(values, ["60", "60", "30", "90"]);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let of = |areas: &[Option<Area>]| funnel(areas, Of::Proportion, Polarity::Neutral).err();
        assert_eq!(of(&[]), Some(NoInterval::NoDenominator));
        assert_eq!(of(&[None]), Some(NoInterval::NoDenominator));
        assert_eq!(of(&[area(6.0, 5.0)]), Some(NoInterval::MoreThanAll));
        assert_eq!(of(&[area(1.0, 0.0)]), Some(NoInterval::NoDenominator));
    }
}
