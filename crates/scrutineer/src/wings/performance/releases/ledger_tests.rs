//! What may be accepted in which order, so that no small count of months comes out of it.

use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn counted(name: &str, agency: Option<u128>, (first, last): (&str, &str), count: u64) -> Counted {
    Counted {
        indicator: Uuid::nil().into(),
        counting: Counting::Part,
        agency: agency.map(|n| Uuid::from_u128(n).into()),
        first: day(first),
        last: day(last),
        hidden: false,
        count,
        shown: count.to_string(),
        name: name.into(),
    }
}

const APRIL: (&str, &str) = ("2014-04-01", "2014-04-30");
const QUARTER: (&str, &str) = ("2014-04-01", "2014-06-30");

#[test]
fn months_quarters_years_and_parts_are_compared() {
    let rules = Rules::default();
    let to_may = counted("April to May", None, ("2014-04-01", "2014-05-31"), 50);
    let given_of = |earlier: &[Counted], new: &[Counted]| given(earlier, new, rules);
    let quarter = counted("April to June", None, QUARTER, 53);
    let told = given_of(std::slice::from_ref(&to_may), std::slice::from_ref(&quarter));
    assert_eq!(told.breaches, ["April to June less April to May (published) leaves 3."]);
    assert!(told.complete);
    let hidden = Counted { hidden: true, ..quarter.clone() };
    assert_eq!(given_of(std::slice::from_ref(&to_may), &[hidden]).breaches, Vec::<String>::new());
    // The whole, and all of it but what nobody's part is known for.
    let parts = [counted("April", None, APRIL, 60), counted("Police", Some(1), APRIL, 40)];
    assert!(given_of(&parts, &[counted("Health", Some(2), APRIL, 20)]).breaches.is_empty());
    assert_eq!(given_of(&parts, &[counted("Health", Some(2), APRIL, 18)]).breaches.len(), 1);
    // At a date: an atom of its own, whatever the month holds.
    let at = counted("On 30 April", None, ("2014-04-30", "2014-04-30"), 57);
    assert!(given_of(&parts[..1], &[at]).breaches.is_empty());
    // Shares tell three counts, each compared with its own kind.
    let whole = Counted { counting: Counting::Whole, ..quarter };
    assert!(given_of(&[to_may], &[whole]).breaches.is_empty());
}

/// The months from `first` to `last` of a financial year, as days.
fn months(first: u32, last: u32) -> (NaiveDate, NaiveDate) {
    let month = |n: u32| Period::month(2014, n + 4).unwrap();
    (month(first).start(), month(last).end())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Months, quarters and years so far in any order: of what was accepted, no count less another leaves 1 to 5, and
    /// no sum of such differences over neighbouring months does.
    #[test]
    fn no_small_count_comes_out_of_what_was_accepted(
        truth in prop::collection::vec(0..14_u64, 8),
        asked in prop::collection::vec((0..8_u32, 1..9_u32), 1..12),
    ) {
        let mut ledger: Vec<Counted> = Vec::new();
        for (first, length) in asked {
            let last = (first + length - 1).min(7);
            let count = (first..=last).map(|n| truth[n as usize]).sum();
            let (first, last) = months(first, last);
            let new = Counted { first, last, ..counted("X", None, APRIL, count) };
            let told = given(&ledger, std::slice::from_ref(&new), Rules::default());
            prop_assert!(told.complete);
            if told.breaches.is_empty() {
                ledger.push(new);
            }
        }
        // Counts of neighbouring months are differences of what stands before each boundary: two boundaries that
        // accepted counts join, however far round, give away what lies between.
        let place = |day: NaiveDate| (0..9_u32).find(|n| {
            *n < 8 && months(*n, *n).0 == day || *n > 0 && months(n - 1, n - 1).1 == day
        }).unwrap_or(0);
        let mut joined: Vec<u32> = (0..9).collect();
        for one in &ledger {
            let (a, b) = (place(one.first), (0..8).find(|n| months(*n, *n).1 == one.last).unwrap_or(0) + 1);
            let (from, to) = (joined[a as usize], joined[b as usize]);
            joined.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
        }
        for a in 0..9 {
            for b in a + 1..9 {
                let between: u64 = truth[a..b].iter().sum();
                prop_assert!(joined[a] != joined[b] || !(1..=5).contains(&between), "{a} to {b}: {between} of {truth:?}");
            }
        }
    }
}
