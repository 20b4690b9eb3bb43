//! The words of the crate: every one of them is read by somebody, so none may change unseen.

use measure::direction::Comparator;
use measure::figure::Typing;
use measure::part_year::{Method, Spread};
use measure::spc::{Flag, Rule, Way};
use measure::unit::show_entered;
use measure::variation::Signal;
use measure::{Decimal, Figure, Polarity, Reading, Target, Unit, Variation, judge};

#[test]
fn every_choice_has_its_words() {
    let comparators = [Comparator::PreviousPeriod, Comparator::SameLastYear, Comparator::Baseline, Comparator::Plan];
    assert_eq!(comparators.map(Comparator::word), ["the period before", "a year ago", "the baseline", "plan"]);
    let methods = [Method::LikeForLike, Method::Season, Method::WorkingDays, Method::Days, Method::Months];
    assert_eq!(
        methods.map(Method::label),
        [
            "same months of both years",
            "annualised by season",
            "annualised by working days",
            "annualised by days",
            "annualised by months"
        ]
    );
    let polarities = [Polarity::HigherBetter, Polarity::LowerBetter, Polarity::Neutral];
    assert_eq!(
        polarities.map(Polarity::word),
        ["higher is better", "lower is better", "neither high nor low is better"]
    );
}

#[test]
fn a_variation_names_itself_and_its_signal() {
    let signal = Signal { flag: Flag { rule: Rule::Shift, way: Way::High }, run: 7 };
    let with =
        [Variation::Worse(signal), Variation::Better(signal), Variation::Higher(signal), Variation::Lower(signal)];
    assert!(with.iter().all(|variation| variation.signal() == Some(signal)));
    assert_eq!(with.map(|variation| variation.word()), ["Worse", "Better", "Higher", "Lower"]);
    let without =
        [Variation::NoRealChange, Variation::TooEarly { points: 3 }, Variation::SeriesBreak, Variation::NoFigure];
    assert!(without.iter().all(|variation| variation.signal().is_none()));
    let words = ["No real change", "Too early to say", "Series break", "No figure"];
    assert_eq!(without.map(|variation| variation.word()), words);
}

#[test]
fn edges_count_as_they_are_described() {
    assert_eq!(Figure::typed_as("0", Typing::NOT_NEGATIVE), Ok(Figure::from(0)), "0 is a figure");
    let spread = |high: i64| Spread { low: Decimal::from(100), high: Decimal::from(high) };
    assert!(!spread(102).must_be_shown(), "2% is not over 2%");
    assert!(spread(103).must_be_shown());
    let pounds: Decimal = "1250.40".parse().unwrap();
    assert_eq!(show_entered(pounds, Unit::Pounds), "£1,250.40");
}

#[test]
fn reasons_say_what_is_known() {
    let target = Target::level(90.into(), Unit::Percentage);
    let of = |reading: &Reading| judge(reading, Some(&target), Polarity::HigherBetter, Unit::Percentage).reason;
    let few = Reading { value: Figure::from(50), numerator: None, denominator: Some(Decimal::from(2)) };
    assert_eq!(of(&few), "It rests on 2: too few to rate.");
    let words = |many: usize| vec!["word"; many].join(" ");
    let not_in = |many| of(&Reading::of(Figure::NotReported(words(many))));
    assert_eq!(not_in(15), format!("Not in: {}.", words(15)));
    assert_eq!(not_in(16), format!("Not in: {}…", words(15)));
}
