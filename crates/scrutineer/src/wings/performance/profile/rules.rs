//! How facts are shown, what is worked out from them, and which population serves which dates. Pure.

use super::{AreaFact, FactUnit};
use crate::wings::performance::indicators::Population;
use chrono::NaiveDate;
use measure::unit::show_places;
use measure::{Figure, Unit, rates};

/// A fact as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub fact: AreaFact,
    /// "706,647", "24.6%".
    pub value: String,
    /// The figure unrounded.
    pub figure: Figure,
    /// The figure as printed, where it reads otherwise.
    pub printed: Option<String>,
    /// It was worked out here from two others.
    pub worked_out: bool,
}

/// Every fact as shown. The share of people aged 0 to 19 is worked out from the two counts where both are known, so
/// that no rounding of a source passes for the figure.
#[must_use]
pub fn shown(facts: &[AreaFact]) -> Vec<Shown> {
    let value = |key: &str| facts.iter().find(|fact| fact.key == key).map(|fact| fact.value.0.clone());
    let share = value("population_0_19").zip(value("population")).map(|(part, whole)| rates::percentage(part, whole));
    let one = |fact: &AreaFact| {
        let own = share.clone().filter(|_| fact.key == "share_0_19");
        let worked_out = own.is_some();
        let figure = own.unwrap_or_else(|| fact.value.0.clone());
        // A share worked out has one place, as every percentage.
        let places = if worked_out { 1 } else { fact.places.unsigned_abs() };
        let unit = match fact.unit {
            FactUnit::Percentage => Unit::Percentage,
            FactUnit::People | FactUnit::Areas => Unit::Count,
        };
        let value = show_places(&figure, unit, places);
        Shown {
            printed: fact.printed.clone().filter(|printed| *printed != value),
            value,
            figure,
            worked_out,
            fact: fact.clone(),
        }
    };
    facts.iter().map(one).collect()
}

/// Whether a population is one that rates here are divided by: ages 0 to 17, both included.
#[must_use]
pub fn is_denominator(population: &Population) -> bool {
    (population.age_from, population.age_to) == (0, 17)
}

/// The dates that a population serves: its financial year, and later ones while no newer estimate is held.
#[must_use]
pub fn serves(population: &Population, all: &[Population]) -> String {
    if !is_denominator(population) {
        return "Not a denominator for any rate here".into();
    }
    let newer =
        all.iter().filter(|other| is_denominator(other) && other.year > population.year).map(|other| other.year).min();
    let first = |year| NaiveDate::from_ymd_opt(year, 4, 1).map(measure::dates::long).unwrap_or_default();
    let last = |year| NaiveDate::from_ymd_opt(year, 3, 31).map(measure::dates::long).unwrap_or_default();
    match newer {
        Some(next) => format!("{} to {}", first(population.year), last(next)),
        None => format!("{} on, until a newer estimate is held", first(population.year)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn population(ages: (i32, i32), year: i32) -> Population {
        Population {
            id: kit::Id::from(uuid::Uuid::nil()),
            board_id: uuid::Uuid::nil(),
            version: 1,
            area_code: "E10000021".into(),
            age_from: ages.0,
            age_to: ages.1,
            year,
            people: 1,
            release: String::new(),
            source: String::new(),
            note: None,
        }
    }

    #[test]
    fn each_population_serves_until_the_next_one() {
        let all = [population((0, 17), 2013), population((0, 17), 2012), population((0, 19), 2012)];
        let words: Vec<String> = all.iter().map(|one| serves(one, &all)).collect();
        assert_eq!(
            words,
            [
                "1 April 2013 on, until a newer estimate is held",
                "1 April 2012 to 31 March 2013",
                "Not a denominator for any rate here",
            ]
        );
    }
}
