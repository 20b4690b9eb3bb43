//! Which of several dated rules held on a day, so that an old quarter keeps the colour it had.

use chrono::NaiveDate;

/// Picks the rule in force on `date` from rules given as (first day, last day or none, rule).
///
/// Both days are included. Where two overlap, the one that came into force later holds; of two from the same day,
/// the later in the list.
///
/// ```
/// use measure::in_force;
/// let day = |text: &str| text.parse().unwrap();
/// let targets = [(day("2013-04-01"), Some(day("2014-03-31")), 80), (day("2014-04-01"), None, 90)];
/// assert_eq!(in_force(targets, day("2014-03-31")), Some(80));
/// assert_eq!(in_force(targets, day("2012-01-01")), None);
/// ```
pub fn in_force<T>(rules: impl IntoIterator<Item = (NaiveDate, Option<NaiveDate>, T)>, date: NaiveDate) -> Option<T> {
    rules
        .into_iter()
        .filter(|(from, until, _)| *from <= date && until.is_none_or(|until| date <= until))
        .max_by_key(|(from, ..)| *from)
        .map(|(.., rule)| rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_of_the_day_is_found() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let rules = [
            (day("2014-04-01"), None, "second"),
            (day("2013-04-01"), Some(day("2014-03-31")), "first"),
            (day("2015-01-01"), Some(day("2015-01-31")), "January only"),
            (day("2015-01-01"), Some(day("2015-01-15")), "corrected"),
        ];
        for (date, rule) in [
            ("2013-03-31", None),
            ("2013-04-01", Some("first")),
            ("2014-03-31", Some("first")),
            ("2014-04-01", Some("second")),
            ("2015-01-10", Some("corrected")),
            ("2015-01-31", Some("January only")),
            ("2015-02-01", Some("second")),
        ] {
            assert_eq!(in_force(rules, day(date)), rule, "{date}");
        }
    }
}
