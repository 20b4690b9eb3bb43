//! How a figure moved, on each comparator that a reader may choose: the period before, a year ago, the baseline, plan.

use super::judged::{Known, Latest};
use super::rules::{figure, period_short};
use measure::direction::{self, Arrow, At, Comparator};
use measure::part_year::{Method, PartYear};
use measure::{Kind, Period, Target, Unit, rates};
use rust_decimal::Decimal;

/// How a figure moved, against what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// "+13.3%", "−14.9"; "in range" where a planned range is kept.
    pub text: String,
    pub arrow: Arrow,
    /// "on a year ago", "annualised, on 2013/14", "on the baseline: Apr 2013".
    pub against: String,
    /// Whether it was scaled up from part of a year.
    pub annualised: bool,
    /// The figure that it is compared with, where one is held.
    pub before: Option<Period>,
}

/// How the latest figure moved, on each comparator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    pub year_ago: Option<Moved>,
    pub previous: Option<Moved>,
    pub baseline: Option<Moved>,
    pub plan: Option<Moved>,
}

/// The comparator that an address asks for; the usual one, which leaves the seasons out, where it names none.
#[must_use]
pub fn chosen(asked: &str) -> Comparator {
    asked.parse().unwrap_or(Comparator::SameLastYear)
}

/// The heading of a column of changes.
#[must_use]
pub const fn heading(against: Comparator) -> &'static str {
    match against {
        Comparator::SameLastYear => "On a year ago",
        Comparator::PreviousPeriod => "On period before",
        Comparator::Baseline => "On baseline",
        Comparator::Plan => "On plan",
    }
}

/// What a column of changes compares with, in a sentence.
#[must_use]
pub const fn explained(against: Comparator) -> &'static str {
    match against {
        Comparator::SameLastYear => "Change is on the same period a year ago, or the last one held.",
        Comparator::PreviousPeriod => "Change is on the period just before.",
        Comparator::Baseline => "Change is on the first figure held, or the first since the series was broken.",
        Comparator::Plan => "Change is on the plan or target for the period.",
    }
}

impl Moves {
    /// The change on this comparator.
    #[must_use]
    pub fn on(&self, against: Comparator) -> Option<&Moved> {
        match against {
            Comparator::SameLastYear => self.year_ago.as_ref(),
            Comparator::PreviousPeriod => self.previous.as_ref(),
            Comparator::Baseline => self.baseline.as_ref(),
            Comparator::Plan => self.plan.as_ref(),
        }
    }

    /// Every change of the latest figure that may be told. Nothing is compared across a break of the series.
    #[must_use]
    pub fn of(known: &Known<'_>, latest: &Latest, target: Option<&Target>) -> Moves {
        let asking = Asking { known, latest };
        let previous = asking.at(latest.period.previous(), Comparator::PreviousPeriod);
        let year = latest.period.same_last_year();
        let year_ago = if crosses_break(known, year, latest.period) {
            None
        } else {
            asking.at(year, Comparator::SameLastYear).or_else(|| asking.annualised()).or_else(|| previous.clone())
        };
        Moves { year_ago, previous, baseline: asking.baseline(), plan: target.and_then(|t| asking.plan(t)) }
    }
}

struct Asking<'a> {
    known: &'a Known<'a>,
    latest: &'a Latest,
}

impl Asking<'_> {
    fn change(&self, before: &At, against: Comparator, words: String) -> Option<Moved> {
        let now = At { period: self.latest.period, figure: self.latest.figure.value.clone() };
        let change = direction::change(&now, before, against, self.known.indicator.unit.0)?;
        let text = change.text();
        Some(Moved { text, arrow: change.arrow, against: words, annualised: false, before: Some(before.period) })
    }

    /// On the figure of one period, where it is held and no break lies between.
    fn at(&self, period: Period, against: Comparator) -> Option<Moved> {
        if crosses_break(self.known, period, self.latest.period) {
            return None;
        }
        let reading = self.known.readings.iter().find(|r| r.period() == period)?;
        let figure = figure(self.known.indicator, reading, self.known.populations).value;
        self.change(&At { period, figure }, against, format!("on {}", against.word()))
    }

    /// Part of a year against the whole year before, scaled up by months and labelled so.
    fn annualised(&self) -> Option<Moved> {
        let (known, latest) = (self.known, self.latest);
        if latest.period.kind() != Kind::YearToDate || known.indicator.unit.0 != Unit::Count {
            return None;
        }
        let year = measure::period::financial_year_of(latest.period.end()).previous();
        let before = known.readings.iter().find(|r| r.period() == year)?;
        let whole = figure(known.indicator, before, known.populations).value;
        let estimate = PartYear::new(latest.period, latest.figure.value.clone()).ok()?.estimate(Method::Months)?;
        let growth = rates::growth(estimate.whole_year, whole).number()?;
        let arrow = if growth.is_sign_negative() { Arrow::Down } else { Arrow::Up };
        Some(Moved {
            text: format!("{}%", measure::unit::signed(growth, 1)),
            arrow,
            against: format!("annualised, on {}", year.short()),
            annualised: true,
            before: Some(year),
        })
    }

    /// On the first figure of the same length of time, since the last break of the series.
    fn baseline(&self) -> Option<Moved> {
        let (known, latest) = (self.known, self.latest);
        let first = known
            .readings
            .iter()
            .map(|reading| (reading.period(), reading))
            .filter(|(period, _)| period.kind() == latest.period.kind() && period.months() == latest.period.months())
            .filter(|(period, _)| period.end() < latest.period.end() && !crosses_break(known, *period, latest.period))
            .map(|(period, reading)| At { period, figure: figure(known.indicator, reading, known.populations).value })
            .filter(|at| at.figure.number().is_some())
            .min_by_key(|at| at.period.end())?;
        let words = format!("on the baseline: {}", period_short(known.indicator, &first.period));
        self.change(&first, Comparator::Baseline, words)
    }

    /// On what was planned for the period; for a range, on its nearer edge.
    fn plan(&self, target: &Target) -> Option<Moved> {
        let now = self.latest.figure.value.number()?;
        let (planned, words) = match *target {
            Target::Level { level, .. } => (level, "on the target"),
            Target::Plan { plan, .. } => (plan, "on plan"),
            Target::Band { low, high, .. } => match edge(now, low, high) {
                Some(edge) => (edge, "on the planned range"),
                None => return Some(within()),
            },
        };
        let before = At { period: self.latest.period, figure: measure::Figure::Number(planned) };
        let moved = self.change(&before, Comparator::Plan, words.to_owned())?;
        Some(Moved { before: None, ..moved })
    }
}

/// The edge of a range that a number lies beyond.
fn edge(now: Decimal, low: Decimal, high: Decimal) -> Option<Decimal> {
    if now < low { Some(low) } else { (now > high).then_some(high) }
}

fn within() -> Moved {
    Moved {
        text: "in range".into(),
        arrow: Arrow::Level,
        against: "on the planned range".into(),
        annualised: false,
        before: None,
    }
}

fn crosses_break(known: &Known<'_>, before: Period, now: Period) -> bool {
    known.breaks.iter().any(|b| before.start() < b.on_date && b.on_date <= now.end())
}
