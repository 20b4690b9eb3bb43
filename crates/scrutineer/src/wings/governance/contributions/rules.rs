//! Money in words, the division of a joint contribution, the check of a total, and who may change an amount.

use super::Contribution;
use crate::wings::governance::agencies::AgencyId;
use kit::{Person, Right};
use measure::{Decimal, Unit, rates, show};

/// Pence as people read them: "£86,998", and "£8,699.80" where there are any.
#[must_use]
pub fn pounds(pence: i64) -> String {
    show(Decimal::new(pence, 2), Unit::Pounds)
}

/// Pence as they are typed and downloaded: "86998.00".
#[must_use]
pub fn plain(pence: i64) -> String {
    Decimal::new(pence, 2).to_string()
}

/// Part of a whole, with one place: "26.5%".
#[must_use]
pub fn share(pence: i64, of: i64) -> String {
    show(rates::percentage(pence, of), Unit::Percentage)
}

/// An amount as typed, in pence: "86,998", "£8,699.80", "550".
///
/// # Errors
/// What to type instead.
pub fn typed(text: &str) -> Result<i64, &'static str> {
    const HOW: &str = "Enter an amount in pounds and pence, such as 86,998 or 8,699.80";
    let text = text.trim();
    if text.is_empty() {
        return Err("Enter the amount");
    }
    if text.starts_with('-') || text.starts_with('−') {
        return Err("Enter an amount of £0 or more");
    }
    let number: String =
        text.strip_prefix('£').unwrap_or(text).chars().filter(|c| *c != ',' && !c.is_whitespace()).collect();
    let (pounds, pence) = match number.split_once('.') {
        Some((pounds, pence)) if pence.len() == 2 => (pounds, pence),
        // "8.5" may be meant as £8.50 or as a slip for £8.05: it is asked, not guessed.
        Some(_) => return Err(HOW),
        None => (number.as_str(), "00"),
    };
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if !digits(pounds) || !digits(pence) {
        return Err(HOW);
    }
    match (pounds.parse::<i64>(), pence.parse::<i64>()) {
        (Ok(pounds), Ok(pence)) if pounds <= 100_000_000 => Ok(pounds * 100 + pence),
        _ => Err("Enter an amount of £100,000,000 or less"),
    }
}

/// A financial year as typed: "2014/15", whose second half is the year after the first.
///
/// # Errors
/// What to type instead.
pub fn financial_year(text: &str) -> Result<String, &'static str> {
    const HOW: &str = "Enter a financial year, such as 2014/15";
    let (first, second) = text.trim().split_once(['/', '-']).ok_or(HOW)?;
    let digits = |part: &str, many| part.len() == many && part.chars().all(|c| c.is_ascii_digit());
    if !digits(first, 4) || !digits(second, 2) {
        return Err(HOW);
    }
    let (Ok(from), Ok(to)) = (first.parse::<u32>(), second.parse::<u32>()) else {
        return Err(HOW);
    };
    if (from + 1) % 100 == to {
        Ok(format!("{first}/{second}"))
    } else {
        Err("The second part must be the year after the first, such as 2014/15")
    }
}

/// An amount divided by percentages, to the penny: what rounding leaves goes to those who lost most by it, so that the
/// parts always make the whole.
#[must_use]
pub fn divide(pence: i64, percents: &[i32]) -> Vec<i64> {
    let whole: i64 = percents.iter().map(|percent| i64::from(*percent)).sum();
    if whole <= 0 {
        return vec![0; percents.len()];
    }
    let exact: Vec<i64> = percents.iter().map(|percent| pence * i64::from(*percent)).collect();
    let mut parts: Vec<i64> = exact.iter().map(|exact| exact / whole).collect();
    let mut left = pence - parts.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|n| (std::cmp::Reverse(exact[*n] % whole), *n));
    for n in order {
        if left == 0 {
            break;
        }
        parts[n] += 1;
        left -= 1;
    }
    parts
}

/// Whether the sum is the published total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    Matches,
    /// The sum is more than the published total by this.
    More(i64),
    /// The sum is less than the published total by this.
    Less(i64),
}

/// The sum beside the published total.
#[must_use]
pub fn check(sum: i64, printed: i64) -> Check {
    match sum - printed {
        0 => Check::Matches,
        more if more > 0 => Check::More(more),
        less => Check::Less(-less),
    }
}

/// The largest amount, how many pay just that, and what they pay together.
#[must_use]
pub fn largest(amounts: &[i64]) -> Option<(i64, usize, i64)> {
    let most = *amounts.iter().max()?;
    let many = amounts.iter().filter(|amount| **amount == most).count();
    let together = amounts.iter().filter(|amount| **amount == most).sum();
    Some((most, many, together))
}

/// Whether this person may change what this agency pays: the Board's office may change all, a partner its own.
#[must_use]
pub fn may_change(person: &Person, agency: AgencyId) -> bool {
    let may = |verb| person.may(Right { verb, register: "contributions" });
    may("write_any") || (may("write") && person.agency() == Some(agency.uuid()))
}

/// The sum of contributions.
#[must_use]
pub fn sum(contributions: &[Contribution]) -> i64 {
    contributions.iter().map(|one| one.pence).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_shows_pence_only_where_there_are_any() {
        for (pence, shown, downloaded) in [
            (8_699_800, "£86,998", "86998.00"),
            (869_980, "£8,699.80", "8699.80"),
            (55_000, "£550", "550.00"),
            (5, "£0.05", "0.05"),
            (0, "£0", "0.00"),
        ] {
            assert_eq!((pounds(pence).as_str(), plain(pence).as_str()), (shown, downloaded));
        }
    }

    #[test]
    fn an_amount_is_read_as_people_type_it() {
        for (text, pence) in
            [("86,998", 8_699_800), (" £8,699.80 ", 869_980), ("550", 55_000), ("0", 0), ("£ 1 000.05", 100_005)]
        {
            assert_eq!(typed(text), Ok(pence), "{text}");
        }
        for text in ["", "8.5", "8.555", "eight", "-5", "£", ".50", "5.", "1e3", "100000001"] {
            assert!(typed(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_financial_year_is_two_years_in_a_row() {
        for (text, year) in [
            ("2014/15", Some("2014/15")),
            (" 2014-15 ", Some("2014/15")),
            ("1999/00", Some("1999/00")),
            ("2014/16", None),
            ("2014", None),
            ("14/15", None),
            ("2014/2015", None),
        ] {
            assert_eq!(financial_year(text).ok().as_deref(), year, "{text}");
        }
    }

    #[test]
    fn the_parts_make_the_whole() {
        for (pence, percents, parts) in [
            (8_699_800, vec![10, 90], vec![869_980, 7_829_820]),
            (100, vec![33, 33, 34], vec![33, 33, 34]),
            (101, vec![50, 50], vec![51, 50]),
            (1, vec![10, 90], vec![0, 1]),
            (1_000, vec![1, 1, 1], vec![334, 333, 333]),
            (7, vec![0, 0], vec![0, 0]),
        ] {
            assert_eq!(divide(pence, &percents), parts, "{pence} by {percents:?}");
        }
    }

    #[test]
    fn the_sum_stands_beside_the_printed_total() {
        assert_eq!(check(32_824_200, 32_824_200), Check::Matches);
        assert_eq!(check(32_824_300, 32_824_200), Check::More(100));
        assert_eq!(check(32_824_100, 32_824_200), Check::Less(100));
    }

    #[test]
    fn who_pays_most_and_what_they_pay_together() {
        assert_eq!(largest(&[5, 9, 9, 1]), Some((9, 2, 18)));
        assert_eq!(largest(&[]), None);
        assert_eq!(share(3 * 8_699_800, 32_824_200), "79.5%");
        assert_eq!(share(8_699_800, 32_824_200), "26.5%");
        assert_eq!(share(1, 0), "not applicable");
    }
}
