//! Direction of travel: which way a figure went against a chosen comparator.

use rust_decimal::Decimal;

use crate::unit::signed;
use crate::{Figure, Period, Tolerance, Unit, Variation, show};

/// What a figure is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparator {
    /// The period just before.
    PreviousPeriod,
    /// The same months a year earlier: the usual choice, because it leaves the seasons out.
    SameLastYear,
    /// A fixed starting point.
    Baseline,
    /// What was planned.
    Plan,
}

stored_text!(Comparator, "comparator", {
    PreviousPeriod => "previous_period",
    SameLastYear => "same_last_year",
    Baseline => "baseline",
    Plan => "plan",
});

impl Comparator {
    /// What the change is "on": "on the period before".
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PreviousPeriod => "the period before",
            Self::SameLastYear => "a year ago",
            Self::Baseline => "the baseline",
            Self::Plan => "plan",
        }
    }
}

/// The direction of the number. Good or bad is not its business, so it is never coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Arrow {
    /// The number rose.
    Up,
    /// The number fell.
    Down,
    /// No change worth the name.
    Level,
}

impl Arrow {
    /// The word beside the arrow.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Level => "level",
        }
    }
}

/// A figure and the period it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// The period.
    pub period: Period,
    /// The figure.
    pub figure: Figure,
}

/// A change between two figures that may be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What it is compared with.
    pub comparator: Comparator,
    /// The unit of both figures.
    pub unit: Unit,
    /// Latest less comparator, unrounded; percentage points where the unit is a percentage.
    pub difference: Decimal,
    /// The difference in per cent of the comparator, unrounded; `None` if that is 0 or below.
    pub percent: Option<Decimal>,
    /// Which way, after the no-change band.
    pub arrow: Arrow,
}

/// The change of a figure, with [the usual no-change band](Tolerance::for_change).
///
/// `None` unless both are numbers and may be compared: the previous period must be the one just before, the same
/// period last year exactly that. A baseline may be of any period; a plan is taken as given.
///
/// ```
/// use measure::{direction::{change, Arrow, At, Comparator}, Period, Unit};
/// let latest = At { period: Period::financial_year(2014), figure: 17_019.into() };
/// let before = At { period: Period::financial_year(2013), figure: 13_273.into() };
/// let change = change(&latest, &before, Comparator::PreviousPeriod, Unit::Count).unwrap();
/// assert_eq!((change.arrow, change.text().as_str()), (Arrow::Up, "+3,746"));
/// assert_eq!(change.percent_text().as_deref(), Some("+28.2%"));
/// ```
#[must_use]
pub fn change(latest: &At, comparator: &At, against: Comparator, unit: Unit) -> Option<Change> {
    change_beyond(latest, comparator, against, unit, Tolerance::for_change(unit))
}

/// The change of a figure, level where it is smaller than a band of the board's own choice.
#[must_use]
pub fn change_beyond(latest: &At, before: &At, against: Comparator, unit: Unit, level: Tolerance) -> Option<Change> {
    if !may_compare(&latest.period, &before.period, against) {
        return None;
    }
    let (now, from) = (latest.figure.number()?, before.figure.number()?);
    let difference = now.checked_sub(from)?;
    let percent =
        (from > Decimal::ZERO).then(|| difference.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from)).flatten();
    let arrow = match difference {
        small if small.is_zero() || small.abs() < level.around(from) => Arrow::Level,
        more if more > Decimal::ZERO => Arrow::Up,
        _ => Arrow::Down,
    };
    Some(Change { comparator: against, unit, difference, percent, arrow })
}

impl Change {
    /// The signed difference: "+214", "−14.9", "+£200", "0". Percentages change by points, written without a sign.
    #[must_use]
    pub fn text(&self) -> String {
        let places = self.unit.places(self.difference);
        let text = signed(self.difference, places);
        match (self.unit, text.strip_prefix(['+', '−'])) {
            (Unit::Pounds, Some(digits)) => format!("{}£{digits}", text.trim_end_matches(digits)),
            _ => text,
        }
    }

    /// The signed change in per cent of the comparator: "+13.3%"; "0%" for what rounds to nothing.
    #[must_use]
    pub fn percent_text(&self) -> Option<String> {
        self.percent.map(|percent| format!("{}%", signed(percent, 1)))
    }

    /// The change where a control chart of 12 readings or more has its say: chance alone is level.
    #[must_use]
    pub fn given(self, variation: &Variation) -> Self {
        let arrow = if *variation == Variation::NoRealChange { Arrow::Level } else { self.arrow };
        Self { arrow, ..self }
    }

    /// Arrow and difference in words, for those who hear the page: "up 9.3", "down 14.9 points", "level".
    #[must_use]
    pub fn in_words(&self) -> String {
        let size = show(self.difference.abs(), self.unit);
        match (self.arrow, size.strip_suffix('%')) {
            (Arrow::Level, _) => "level".to_owned(),
            (arrow, Some(points)) => format!("{} {points} points", arrow.word()),
            (arrow, None) => format!("{} {size}", arrow.word()),
        }
    }
}

fn may_compare(latest: &Period, before: &Period, against: Comparator) -> bool {
    match against {
        Comparator::PreviousPeriod => latest.follows(before),
        Comparator::SameLastYear => *before == latest.same_last_year(),
        Comparator::Baseline | Comparator::Plan => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spc::{Flag, Rule, Way};
    use crate::variation::Signal;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn at(start_year: i32, figure: impl Into<Figure>) -> At {
        At { period: Period::financial_year(start_year), figure: figure.into() }
    }

    #[test]
    fn the_arrow_follows_the_number_beyond_the_band() {
        let cases = [
            ("20.6", "35.0", Unit::Percentage, Arrow::Down, "−14.4", "−41.1%"),
            ("50.9", "50", Unit::Percentage, Arrow::Level, "+0.9", "+1.8%"),
            ("51", "50", Unit::Percentage, Arrow::Up, "+1.0", "+2.0%"),
            ("104.9", "100", Unit::Count, Arrow::Level, "+5", "+4.9%"),
            ("95", "100", Unit::Count, Arrow::Down, "−5", "−5.0%"),
            ("59.5", "50.2", Unit::Per10k, Arrow::Up, "+9.3", "+18.5%"),
            ("100", "100", Unit::Count, Arrow::Level, "0", "0%"),
            ("1200", "1000", Unit::Pounds, Arrow::Up, "+£200", "+20.0%"),
            ("1000", "1200.5", Unit::Pounds, Arrow::Down, "−£200.50", "−16.7%"),
        ];
        for (now, before, unit, arrow, text, percent) in cases {
            let change = change(&at(2014, d(now)), &at(2013, d(before)), Comparator::PreviousPeriod, unit).unwrap();
            assert_eq!((change.arrow, change.text().as_str()), (arrow, text));
            assert_eq!(change.percent_text().as_deref(), Some(percent));
        }
    }

    #[test]
    fn from_nothing_there_is_no_percentage() {
        let up = change(&at(2014, 3), &at(2013, 0), Comparator::PreviousPeriod, Unit::Count).unwrap();
        assert_eq!((up.arrow, up.percent, up.text().as_str()), (Arrow::Up, None, "+3"));
        let none = change(&at(2014, 0), &at(2013, 0), Comparator::PreviousPeriod, Unit::Count).unwrap();
        assert_eq!(none.arrow, Arrow::Level);
    }

    #[test]
    fn only_what_may_be_compared_is() {
        let compare = |latest: &At, before: &At, against| change(latest, before, against, Unit::Count).is_some();
        assert!(!compare(&at(2014, 5), &at(2012, 4), Comparator::PreviousPeriod));
        assert!(compare(&at(2014, 5), &at(2012, 4), Comparator::Baseline));
        assert!(compare(&at(2014, 5), &at(2014, 4), Comparator::Plan));
        assert!(!compare(&at(2014, Figure::Suppressed), &at(2013, 4), Comparator::PreviousPeriod));
        assert!(!compare(&at(2014, 5), &at(2013, Figure::NotAvailable), Comparator::SameLastYear));
        let month = |year, figure: i64| At { period: Period::month(year, 2).unwrap(), figure: figure.into() };
        assert!(compare(&month(2015, 5), &month(2014, 4), Comparator::SameLastYear));
        assert!(!compare(&month(2015, 5), &month(2014, 4), Comparator::PreviousPeriod));
        let mixed = At { period: Period::year_to_date(2013, 2).unwrap(), figure: 4.into() };
        assert!(!compare(&month(2015, 5), &mixed, Comparator::SameLastYear));
    }

    #[test]
    fn chance_alone_is_level() {
        let up = change(&at(2014, 200), &at(2013, 100), Comparator::PreviousPeriod, Unit::Count).unwrap();
        assert_eq!(up.given(&Variation::NoRealChange).arrow, Arrow::Level);
        let flag = Flag { rule: Rule::Outside, way: Way::High };
        assert_eq!(up.given(&Variation::Higher(Signal { flag, run: 1 })).arrow, Arrow::Up);
        assert_eq!(up.given(&Variation::TooEarly { points: 5 }).arrow, Arrow::Up);
    }

    #[test]
    fn a_change_can_be_heard() {
        let of = |now: &str, before: &str, unit| {
            change(&at(2014, d(now)), &at(2013, d(before)), Comparator::PreviousPeriod, unit).unwrap().in_words()
        };
        assert_eq!(of("59.5", "50.2", Unit::Per10k), "up 9.3");
        assert_eq!(of("1000.5", "2500.0", Unit::Per10k), "down 1,499.5");
        assert_eq!(of("20.1", "35.0", Unit::Percentage), "down 14.9 points");
        assert_eq!(of("1200", "1000", Unit::Pounds), "up £200");
        assert_eq!(of("50.1", "50", Unit::Per10k), "level");
    }

    #[test]
    fn comparators_survive_storage() {
        for &comparator in Comparator::ALL {
            assert_eq!(comparator.to_string().parse(), Ok(comparator));
        }
    }
}
