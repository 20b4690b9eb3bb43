//! "Is it real?" in plain words: what a control chart says of the last point, for people who never saw one.

use crate::period::Kind;
use crate::spc::{Class, Flag, Rule, STABLE_POINTS, Summary, Way};
use crate::{Polarity, Rag};

/// What makes the last point more than chance, and for how long it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signal {
    /// The rule that caught it, and which way it goes.
    pub flag: Flag,
    /// How many points show it, as [`Latest::run`](crate::spc::Latest::run) counts them.
    pub run: usize,
}

/// Whether the last change is real. A question of its own: the colour against target is [`Rag`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Variation {
    /// More than chance, the worse way.
    Worse(Signal),
    /// More than chance, the better way.
    Better(Signal),
    /// More than chance and higher; neither good nor bad in itself.
    Higher(Signal),
    /// More than chance and lower; neither good nor bad in itself.
    Lower(Signal),
    /// No more than the usual ups and downs.
    NoRealChange,
    /// Under 12 readings to judge by.
    TooEarly {
        /// How many readings there are.
        points: usize,
    },
    /// What was counted has changed, so before and after cannot be compared.
    SeriesBreak,
    /// No figure at the last point.
    NoFigure,
}

impl Variation {
    /// What a chart's summary says, given which way is better.
    ///
    /// Under 12 readings it is too early to say, even where limits on trial could be drawn. The first point after a
    /// rebase is a series break; a change of definition without a rebase is for the caller to know.
    #[must_use]
    pub const fn of(summary: &Summary, polarity: Polarity) -> Self {
        let Some(latest) = summary.latest else {
            return Self::NoFigure;
        };
        if summary.just_rebased {
            return Self::SeriesBreak;
        }
        if summary.basis < STABLE_POINTS {
            return Self::TooEarly { points: summary.basis };
        }
        let Some(flag) = latest.flag else {
            return Self::NoRealChange;
        };
        let signal = Signal { flag, run: latest.run };
        match Class::of(latest.flag, polarity) {
            Class::CommonCause => Self::NoRealChange,
            Class::Improvement => Self::Better(signal),
            Class::Concern => Self::Worse(signal),
            Class::NeutralHigh => Self::Higher(signal),
            Class::NeutralLow => Self::Lower(signal),
        }
    }

    /// The signal, where there is one.
    #[must_use]
    pub const fn signal(&self) -> Option<Signal> {
        match self {
            Self::Worse(signal) | Self::Better(signal) | Self::Higher(signal) | Self::Lower(signal) => Some(*signal),
            _ => None,
        }
    }

    /// The letter inside the icon, `H` or `L`, for [`Worse`](Self::Worse) and [`Better`](Self::Better).
    #[must_use]
    pub const fn letter(&self) -> Option<char> {
        match self {
            Self::Worse(signal) | Self::Better(signal) => Some(signal.flag.way.letter()),
            _ => None,
        }
    }

    /// The words beside the icon in a row.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Worse(_) => "Worse",
            Self::Better(_) => "Better",
            Self::Higher(_) => "Higher",
            Self::Lower(_) => "Lower",
            Self::NoRealChange => "No real change",
            Self::TooEarly { .. } => "Too early to say",
            Self::SeriesBreak => "Series break",
            Self::NoFigure => "No figure",
        }
    }

    /// A sentence or two for a page, each under 20 words. `spacing` is the kind of period between the points.
    ///
    /// ```
    /// use measure::{Kind, Variation};
    /// assert_eq!(Variation::TooEarly { points: 5 }.sentence(Kind::Month), "Too early to say: 5 of 12 points.");
    /// ```
    #[must_use]
    pub fn sentence(&self, spacing: Kind) -> String {
        match self {
            Self::Worse(signal) => format!("Really worse: {}.", signal.phrase(spacing)),
            Self::Better(signal) => format!("Really better: {}.", signal.phrase(spacing)),
            Self::Higher(signal) => format!("Really higher: {}. {NEITHER}", signal.phrase(spacing)),
            Self::Lower(signal) => format!("Really lower: {}. {NEITHER}", signal.phrase(spacing)),
            Self::NoRealChange => "No more than the usual ups and downs.".to_owned(),
            Self::TooEarly { points } => format!("Too early to say: {points} of {STABLE_POINTS} points."),
            Self::SeriesBreak => "What is counted has changed. Read as two pictures, not a trend.".to_owned(),
            Self::NoFigure => "No figure for the latest period.".to_owned(),
        }
    }

    /// Status and change in one breath: "Red, and really better.", "Green today, really worse."
    /// `None` unless both the colour and the change are known.
    #[must_use]
    pub fn beside(&self, rag: Rag) -> Option<String> {
        let colour = match rag {
            Rag::Red | Rag::Amber | Rag::Green => rag.word(),
            Rag::NoTarget | Rag::TooFew | Rag::NotReported => return None,
        };
        match (self, rag) {
            (Self::Worse(_), Rag::Green) => Some("Green today, really worse.".to_owned()),
            (Self::Worse(_), _) => Some(format!("{colour}, and really worse.")),
            (Self::Better(_), _) => Some(format!("{colour}, and really better.")),
            (Self::Higher(_), _) => Some(format!("{colour}, and really higher.")),
            (Self::Lower(_), _) => Some(format!("{colour}, and really lower.")),
            (Self::NoRealChange, _) => Some(format!("{colour}, no real change.")),
            (Self::TooEarly { .. } | Self::SeriesBreak | Self::NoFigure, _) => None,
        }
    }
}

const NEITHER: &str = "Neither good nor bad in itself.";

impl Signal {
    /// What was seen: "four months below what is usual".
    fn phrase(&self, spacing: Kind) -> String {
        let high = self.flag.way == Way::High;
        let noun = noun(spacing);
        let run = match self.run {
            1 => format!("one {noun}"),
            run => format!("{} {noun}s", in_words(run)),
        };
        match self.flag.rule {
            Rule::Outside => format!("{run} {} what is usual", if high { "above" } else { "below" }),
            Rule::Shift => format!("{run} in a row {} the average", if high { "above" } else { "below" }),
            Rule::Trend => format!("{} through {run} without a turn", if high { "rising" } else { "falling" }),
            Rule::TwoInThree => {
                let share = if self.run >= 3 { "all" } else { "two" };
                format!("{share} of the last three {noun}s near the usual {}", if high { "high" } else { "low" })
            }
        }
    }
}

/// The word for the time between two points.
const fn noun(spacing: Kind) -> &'static str {
    match spacing {
        Kind::Month => "month",
        Kind::Quarter => "quarter",
        Kind::Term => "term",
        Kind::Year | Kind::CalendarYear => "year",
        Kind::Day | Kind::YearToDate => "reading",
    }
}

/// Numbers below ten as words, as in running text.
fn in_words(number: usize) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spc::{Options, chart};

    const fn signal(rule: Rule, way: Way, run: usize) -> Signal {
        Signal { flag: Flag { rule, way }, run }
    }

    #[test]
    fn every_outcome_has_a_sentence() {
        let low = |rule, run| signal(rule, Way::Low, run);
        let high = |rule, run| signal(rule, Way::High, run);
        let cases = [
            (Variation::Worse(low(Rule::Outside, 4)), "Really worse: four months below what is usual."),
            (Variation::Worse(high(Rule::Outside, 1)), "Really worse: one month above what is usual."),
            (Variation::Better(high(Rule::Shift, 11)), "Really better: 11 months in a row above the average."),
            (Variation::Better(low(Rule::Trend, 7)), "Really better: falling through seven months without a turn."),
            (
                Variation::Worse(high(Rule::TwoInThree, 2)),
                "Really worse: two of the last three months near the usual high.",
            ),
            (
                Variation::Worse(low(Rule::TwoInThree, 3)),
                "Really worse: all of the last three months near the usual low.",
            ),
            (
                Variation::Higher(high(Rule::Outside, 2)),
                "Really higher: two months above what is usual. Neither good nor bad in itself.",
            ),
            (Variation::NoRealChange, "No more than the usual ups and downs."),
            (Variation::TooEarly { points: 5 }, "Too early to say: 5 of 12 points."),
            (Variation::SeriesBreak, "What is counted has changed. Read as two pictures, not a trend."),
            (Variation::NoFigure, "No figure for the latest period."),
        ];
        for (variation, sentence) in cases {
            assert_eq!(variation.sentence(Kind::Month), sentence);
            assert!(sentence.split(". ").all(|one| one.split(' ').count() < 20));
        }
        assert!(Variation::Lower(low(Rule::Shift, 8)).sentence(Kind::Quarter).contains("eight quarters in a row"));
        assert_eq!(Variation::Worse(low(Rule::Shift, 8)).letter(), Some('L'));
        assert_eq!(Variation::Higher(high(Rule::Shift, 8)).letter(), None);
    }

    #[test]
    fn status_and_change_are_said_together() {
        let worse = Variation::Worse(signal(Rule::Shift, Way::Low, 7));
        let better = Variation::Better(signal(Rule::Shift, Way::High, 7));
        for (variation, rag, expected) in [
            (better, Rag::Red, Some("Red, and really better.")),
            (worse, Rag::Green, Some("Green today, really worse.")),
            (worse, Rag::Amber, Some("Amber, and really worse.")),
            (Variation::NoRealChange, Rag::Red, Some("Red, no real change.")),
            (Variation::TooEarly { points: 3 }, Rag::Red, None),
            (worse, Rag::NoTarget, None),
        ] {
            assert_eq!(variation.beside(rag).as_deref(), expected);
        }
    }

    #[test]
    fn a_summary_is_put_into_plain_terms() {
        let usual = [10.0, 12.0, 10.0, 12.0, 10.0, 12.0, 10.0, 12.0, 10.0, 12.0, 10.0, 12.0];
        let of = |more: &[Option<f64>], polarity| {
            let values: Vec<Option<f64>> = usual.iter().copied().map(Some).chain(more.iter().copied()).collect();
            let chart = chart(&values, &Options { polarity, baseline: Some(12), ..Options::default() });
            Variation::of(&chart.summary, polarity)
        };
        let outside = signal(Rule::Outside, Way::Low, 2);
        let low = [Some(1.0), Some(2.0)];
        assert_eq!(of(&low, Polarity::HigherBetter), Variation::Worse(outside));
        assert_eq!(of(&low, Polarity::LowerBetter), Variation::Better(outside));
        assert_eq!(of(&low, Polarity::Neutral), Variation::Lower(outside));
        assert_eq!(of(&[], Polarity::Neutral), Variation::NoRealChange);
        assert_eq!(of(&[None], Polarity::Neutral), Variation::NoFigure);
        let five = chart(&[Some(1.0); 5], &Options::default());
        assert_eq!(Variation::of(&five.summary, Polarity::Neutral), Variation::TooEarly { points: 5 });
        let rebased = chart(&[Some(1.0); 5], &Options { rebase_at: vec![4], ..Options::default() });
        assert_eq!(Variation::of(&rebased.summary, Polarity::Neutral), Variation::SeriesBreak);
    }
}
