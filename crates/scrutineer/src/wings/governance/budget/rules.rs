//! What is still to come of a contribution, and where a line of the budget will end. Pure.

use super::{BudgetLine, Payment, Spend, What};
use crate::wings::governance::contributions::ContributionId;
use crate::wings::governance::contributions::rules::pounds;
use crate::wings::governance::forward::rules::Year;
use chrono::NaiveDate;

/// What was invoiced and received of a contribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    pub invoiced: i64,
    pub received: i64,
}

impl Paid {
    /// Of one contribution, among these.
    #[must_use]
    pub fn of(id: ContributionId, payments: &[Payment]) -> Paid {
        let sum = |what: What| {
            payments.iter().filter(|one| one.contribution_id == id && one.what == what).map(|one| one.pence).sum()
        };
        Paid { invoiced: sum(What::Invoiced), received: sum(What::Received) }
    }
    fn so_far(self, what: What) -> i64 {
        match what {
            What::Invoiced => self.invoiced,
            What::Received => self.received,
        }
    }
}

/// Why so much cannot be invoiced or received, if it cannot: no more than what was agreed.
#[must_use]
pub fn too_much(agreed: i64, paid: Paid, what: What, pence: i64) -> Option<String> {
    let left = agreed - paid.so_far(what);
    let word = what.name().to_lowercase();
    (pence > left).then(|| {
        if left <= 0 {
            format!("All of the {} that was agreed is {word} already. Change what was agreed first, if it is more now", pounds(agreed))
        } else {
            format!(
                "{} is more than the {} that is still to be {word} of the {} agreed. Change what was agreed first, or enter less",
                pounds(pence),
                pounds(left),
                pounds(agreed)
            )
        }
    })
}

/// How a line of the budget stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stands {
    pub budget: i64,
    pub spent: i64,
    /// What the year will come to.
    pub forecast: i64,
    /// Whether the office said so; else it is what the pace of the year so far makes of it.
    pub by_hand: bool,
}

impl Stands {
    /// Of one line on a day.
    #[must_use]
    pub fn of(line: &BudgetLine, spent: &[Spend], today: NaiveDate) -> Stands {
        let spent = spent.iter().filter(|one| one.line_id == line.id).map(|one| one.pence).sum();
        let year = Year::of(&line.financial_year);
        let pace = year.map_or(spent, |year| at_this_pace(spent, year, today));
        Stands {
            budget: line.pence,
            spent,
            forecast: line.expected_pence.unwrap_or(pace).max(spent),
            by_hand: line.expected_pence.is_some_and(|expected| expected >= spent),
        }
    }
    /// How much more than its budget it will come to; below 0 where less.
    #[must_use]
    pub fn over(&self) -> i64 {
        self.forecast - self.budget
    }
}

/// What a year comes to if it goes on as it did: by days, and what was spent where it is over.
#[must_use]
pub fn at_this_pace(spent: i64, year: Year, today: NaiveDate) -> i64 {
    let gone = (today - year.begins()).num_days() + 1;
    let whole = (year.ends() - year.begins()).num_days() + 1;
    if gone >= whole || gone <= 0 {
        return spent;
    }
    // To the nearest pound: a forecast is no nearer than that.
    let pounds = (i128::from(spent) * i128::from(whole) + 50 * i128::from(gone)) / (100 * i128::from(gone));
    i64::try_from(pounds * 100).unwrap_or(i64::MAX)
}

/// The change from one year to the next in words: "£1,000 more than in 2013/14".
#[must_use]
pub fn change_words(before: Option<i64>, now: i64, year: &str) -> String {
    match before {
        None => format!("No amount is held for {year}"),
        Some(before) if before == now => format!("As in {year}"),
        Some(before) if now > before => format!("{} more than in {year}", pounds(now - before)),
        Some(before) => format!("{} less than in {year}", pounds(before - now)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_comes_than_was_agreed() {
        let paid = Paid { invoiced: 10_000, received: 4_000 };
        assert_eq!(too_much(10_000, paid, What::Received, 6_000), None);
        let more = too_much(10_000, paid, What::Received, 6_001).unwrap();
        assert!(more.starts_with("£60.01 is more than the £60 that is still to be received"), "{more}");
        let all = too_much(10_000, paid, What::Invoiced, 1).unwrap();
        assert!(all.starts_with("All of the £100 that was agreed is invoiced already"), "{all}");
    }

    #[test]
    fn a_year_is_forecast_by_its_pace() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (today, forecast) in [
            ("2014-04-01", 36_500),
            ("2014-04-10", 3_700),
            ("2015-03-31", 100),
            ("2016-01-01", 100),
            ("2014-03-31", 100),
        ] {
            assert_eq!(at_this_pace(100, Year(2014), day(today)), forecast, "{today}");
        }
        // A leap year has a day more.
        assert_eq!(at_this_pace(100, Year(2015), day("2015-04-01")), 36_600);
    }

    #[test]
    fn the_change_from_year_to_year_is_said() {
        assert_eq!(change_words(Some(100), 100, "2013/14"), "As in 2013/14");
        assert_eq!(change_words(Some(100), 300, "2013/14"), "£2 more than in 2013/14");
        assert_eq!(change_words(Some(300), 100, "2013/14"), "£2 less than in 2013/14");
        assert_eq!(change_words(None, 100, "2013/14"), "No amount is held for 2013/14");
    }
}
