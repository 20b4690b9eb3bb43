//! Differencing: what a release gives away together with earlier ones, by adding and subtracting.
//!
//! A release is a count of a set of atoms: the smallest groups that any release tells apart, such as one month of one
//! district. The county less all districts but one is that one; the year to date less last month's is this month.

use super::Rules;
use super::ratio::Ratio;
use super::span::{Derived, Steps};
use std::collections::{BTreeMap, BTreeSet};

/// A count that was, or is to be, made public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// As people know it: "Referrals, county, April to June 2014".
    pub name: String,
    /// The atoms that it counts.
    pub atoms: BTreeSet<String>,
    /// The count; the one behind a rounded figure, since percentages and rates beside it are worked out from that.
    pub count: u64,
}

/// A small number that readers could work out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// What they would learn the number of: its atoms.
    pub atoms: BTreeSet<String>,
    /// The number.
    pub count: u64,
    /// The releases that give it away, each with whether it is taken off.
    pub from: Vec<(String, bool)>,
    /// Whether more is needed than to add and to take off: some of the counts have to be halved or the like.
    pub weighed: bool,
}

impl Breach {
    /// "A less B less C leaves 3."
    #[must_use]
    pub fn words(&self) -> String {
        if self.weighed {
            let names: Vec<&str> = self.from.iter().map(|(name, _)| name.as_str()).collect();
            return format!("{} together give away {}.", names.join(" and "), self.count);
        }
        let mut words = String::new();
        for (n, (name, off)) in self.from.iter().enumerate() {
            if n > 0 {
                words.push_str(if *off { " less " } else { " and " });
            }
            words.push_str(name);
        }
        format!("{words} leaves {}.", self.count)
    }
}

/// What a release gives away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Small numbers that could be worked out; the release is blocked if there is one.
    pub breaches: Vec<Breach>,
    /// Whether every combination was tried. If not, a person must look.
    pub complete: bool,
}

/// Every count that was made public.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    released: Vec<Release>,
}

/// More counts than this that hang together are not followed: the verdict then says that it is not complete.
const MOST: usize = 600;

impl Ledger {
    /// Adds what has been made public.
    pub fn add(&mut self, release: Release) {
        self.released.push(release);
    }

    /// What could be worked out once `new` is public too, and could not before: every set that follows from the releases
    /// by adding and taking off, with a count that is too small.
    ///
    /// Counts can contradict each other: a figure was revised between two releases. What is newer then counts, and
    /// besides it any two counts of which one holds the other are compared, old ones too.
    #[must_use]
    pub fn check(&self, new: &[Release], rules: Rules) -> Verdict {
        let all: Vec<&Release> = self.released.iter().chain(new).collect();
        let blocks = Blocks::of(&all, self.released.len());
        let (before, now): (Vec<usize>, Vec<usize>) = blocks.near.iter().partition(|n| **n < self.released.len());
        let too_many = Verdict { breaches: Vec::new(), complete: false };
        if blocks.near.len() > MOST {
            return too_many;
        }
        let line = |n: &usize| (*n, &blocks.sets[*n], all[*n].count);
        // The latest first: where a count was revised, what is newer counts.
        let newest: Vec<_> = now.iter().chain(before.iter().rev()).map(line).collect();
        let older: Vec<_> = before.iter().rev().map(line).collect();
        let (Some(after), Some(was)) = (Steps::of(&newest), Steps::of(&older)) else { return too_many };
        let mut found: Vec<Derived> = blocks.compared(&all, &now, rules);
        let (derived, complete) = after.small(rules.threshold, |count| rules.hides(count));
        found.extend(derived);
        let mut breaches: BTreeMap<BTreeSet<usize>, Breach> = BTreeMap::new();
        for one in found {
            if !breaches.contains_key(&one.parts) && !was.gives(&one.parts) {
                breaches.insert(one.parts.clone(), blocks.breach(&all, &one));
            }
        }
        Verdict { breaches: breaches.into_values().collect(), complete }
    }
}

/// Atoms that are always counted together are one block; and which counts hang together with new ones.
struct Blocks {
    atoms: Vec<BTreeSet<String>>,
    /// The blocks of each count.
    sets: Vec<BTreeSet<usize>>,
    near: Vec<usize>,
}

impl Blocks {
    fn of(all: &[&Release], old: usize) -> Self {
        let mut counted_in: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (n, release) in all.iter().enumerate() {
            for atom in &release.atoms {
                counted_in.entry(atom).or_default().push(n);
            }
        }
        let mut blocks: BTreeMap<Vec<usize>, BTreeSet<String>> = BTreeMap::new();
        for (atom, counts) in counted_in {
            blocks.entry(counts).or_default().insert(atom.to_owned());
        }
        let mut sets = vec![BTreeSet::new(); all.len()];
        for (block, counts) in blocks.keys().enumerate() {
            counts.iter().for_each(|n| {
                sets[*n].insert(block);
            });
        }
        let mut near: BTreeSet<usize> = (old..all.len()).collect();
        let mut queue: Vec<usize> = near.iter().copied().collect();
        let (together, atoms): (Vec<Vec<usize>>, Vec<BTreeSet<String>>) = blocks.into_iter().unzip();
        let mut seen = vec![false; together.len()];
        while let Some(n) = queue.pop() {
            for block in &sets[n] {
                if !std::mem::replace(&mut seen[*block], true) {
                    queue.extend(together[*block].iter().filter(|other| near.insert(**other)));
                }
            }
        }
        Self { atoms, sets, near: near.into_iter().collect() }
    }

    /// New counts that are small themselves, or leave little when one is taken off another.
    fn compared(&self, all: &[&Release], now: &[usize], rules: Rules) -> Vec<Derived> {
        let small = |count: &u64| rules.hides(*count);
        let mut found = Vec::new();
        for n in now {
            if !self.sets[*n].is_empty() && small(&all[*n].count) {
                let made_of = [(*n, Ratio::ONE)].into();
                found.push(Derived { parts: self.sets[*n].clone(), count: all[*n].count, made_of });
            }
            for other in &self.near {
                for (large, little) in [(*n, *other), (*other, *n)] {
                    let (whole, part) = (&self.sets[large], &self.sets[little]);
                    if part.is_empty() || part.len() >= whole.len() || !part.is_subset(whole) {
                        continue;
                    }
                    let left = all[large].count.checked_sub(all[little].count).filter(small);
                    let off = Ratio::ZERO.less(Ratio::ONE).unwrap_or(Ratio::ZERO);
                    found.extend(left.map(|count| Derived {
                        parts: whole.difference(part).copied().collect(),
                        count,
                        made_of: [(large, Ratio::ONE), (little, off)].into(),
                    }));
                }
            }
        }
        found
    }

    fn breach(&self, all: &[&Release], one: &Derived) -> Breach {
        let (mut added, mut off, mut weighed) = (Vec::new(), Vec::new(), false);
        for (n, times) in &one.made_of {
            let name = all[*n].name.clone();
            weighed |= times.integer().is_none_or(|times| times.abs() != 1);
            if times.is_negative() { off.push((name, true)) } else { added.push((name, false)) }
        }
        added.extend(off);
        if weighed {
            added.sort();
        }
        Breach {
            atoms: one.parts.iter().flat_map(|block| self.atoms[*block].iter().cloned()).collect(),
            count: one.count,
            from: added,
            weighed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn release(name: &str, atoms: &str, count: u64) -> Release {
        Release { name: name.into(), atoms: atoms.split(' ').map(str::to_owned).collect(), count }
    }

    fn ledger(all: &[Release]) -> Ledger {
        let mut ledger = Ledger::default();
        all.iter().for_each(|release| ledger.add(release.clone()));
        ledger
    }

    #[test]
    fn this_month_is_the_year_to_date_less_the_last() {
        let ledger = ledger(&[release("April to May", "apr may", 40)]);
        let verdict = ledger.check(&[release("April to June", "apr may jun", 43)], Rules::default());
        assert!(verdict.complete);
        let words: Vec<String> = verdict.breaches.iter().map(Breach::words).collect();
        assert_eq!(words, ["April to June less April to May leaves 3."]);
        let fine = ledger.check(&[release("April to June", "apr may jun", 46)], Rules::default());
        assert!(fine.breaches.is_empty());
        let none = ledger.check(&[release("April to June", "apr may jun", 40)], Rules::default());
        assert!(none.breaches.is_empty(), "0 is shown");
    }

    #[test]
    fn the_county_less_all_districts_but_one() {
        let ledger = ledger(&[release("North", "n", 20), release("East", "e", 30)]);
        let verdict = ledger.check(&[release("County", "n e s", 52)], Rules::default());
        assert_eq!(verdict.breaches.len(), 1);
        assert_eq!((verdict.breaches[0].count, verdict.breaches[0].atoms.len()), (2, 1));
        assert!(verdict.breaches[0].words().ends_with("leaves 2."));
    }

    #[test]
    fn what_was_public_before_is_not_blamed_on_the_new() {
        let ledger = ledger(&[release("A", "a", 3), release("B", "b", 40)]);
        assert!(ledger.check(&[release("C", "c", 50)], Rules::default()).breaches.is_empty());
        let small = ledger.check(&[release("D", "d", 4)], Rules::default());
        assert_eq!(small.breaches.len(), 1, "and what is small by itself is found too");
        assert_eq!(small.breaches[0].words(), "D leaves 4.");
    }

    #[test]
    fn years_of_months_are_looked_through_to_the_end() {
        let mut all: Vec<Release> = (0..60).map(|n| release(&format!("M{n}"), &format!("m{n:02}"), 100)).collect();
        let year = |y: usize| (12 * y..12 * y + 12).map(|n| format!("m{n:02}")).collect::<Vec<_>>().join(" ");
        all.extend((0..5).map(|y| release(&format!("Y{y}"), &year(y), 1_200)));
        let verdict = ledger(&all).check(&[release("New", "m60", 100)], Rules::default());
        assert!(verdict.complete && verdict.breaches.is_empty());
        // The years to the end of each month, month after month: each differs from the next by what came and what went.
        let rolling = |from: usize| (from..from + 12).map(|n| format!("m{n:02}")).collect::<Vec<_>>().join(" ");
        let all: Vec<Release> = (0..36).map(|n| release(&format!("R{n}"), &rolling(n), 1_000 + n as u64)).collect();
        let ledger = ledger(&all);
        let verdict = ledger.check(&[release("R36", &rolling(36), 1_040)], Rules::default());
        assert!(verdict.complete && verdict.breaches.is_empty(), "{verdict:?}");
        let verdict = ledger.check(&[release("Eleven", &rolling(36)[..43], 1_030)], Rules::default());
        let words: Vec<String> = verdict.breaches.iter().map(Breach::words).collect();
        assert!(words.contains(&"R35 less Eleven leaves 5.".to_owned()), "{words:?}");
        assert!(words.contains(&"R23 and R35 less R24 less Eleven leaves 4.".to_owned()), "{words:?}");
    }

    #[test]
    fn what_neither_holds_the_other_nor_is_apart_is_found_too() {
        let known = ledger(&[release("A and B", "a b", 20), release("B and C", "b c", 20)]);
        let verdict = known.check(&[release("A and C", "a c", 8)], Rules::default());
        let small: Vec<String> = verdict.breaches.iter().map(Breach::words).collect();
        assert_eq!(small, ["A and B and A and C and B and C together give away 4."; 2]);
        // Nobody in D or E: so there is nobody in D.
        let known = ledger(&[release("D and E", "d e", 0), release("A, B and D", "a b d", 10)]);
        let verdict = known.check(&[release("B and E", "b e", 7)], Rules::default());
        assert_eq!(verdict.breaches.len(), 1, "{verdict:?}");
        assert_eq!(verdict.breaches[0].count, 3);
    }

    #[test]
    fn a_revised_count_is_compared_with_old_ones_too() {
        let known = ledger(&[release("January", "jan", 30), release("January, revised", "jan", 38)]);
        let verdict = known.check(&[release("January and February", "jan feb", 41)], Rules::default());
        assert_eq!(verdict.breaches.len(), 1);
        let verdict = known.check(&[release("January and February", "jan feb", 34)], Rules::default());
        assert_eq!(verdict.breaches[0].words(), "January and February less January leaves 4.");
    }

    mod whatever_comes {
        use super::*;
        use proptest::prelude::*;

        const ATOMS: usize = 4;
        const MOST: u64 = 9;

        /// Every way in which the people can be spread over the atoms that fits all that was accepted.
        fn possible(accepted: &[(Vec<usize>, u64)]) -> Vec<[u64; ATOMS]> {
            let mut all = Vec::new();
            let base = MOST + 4;
            for code in 0..base.pow(4) {
                let spread = [code % base, code / base % base, code / base.pow(2) % base, code / base.pow(3)];
                if accepted.iter().all(|(set, count)| set.iter().map(|n| spread[*n]).sum::<u64>() == *count) {
                    all.push(spread);
                }
            }
            all
        }

        proptest! {
            #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

            #[test]
            fn no_small_count_of_months_follows_from_what_was_accepted(
                truth in prop::array::uniform4(0..=MOST),
                asked in prop::collection::vec((0..ATOMS, 1..=ATOMS), 1..8),
            ) {
                let mut ledger = Ledger::default();
                let mut accepted = Vec::new();
                for (n, (first, length)) in asked.into_iter().enumerate() {
                    let set: Vec<usize> = (first..(first + length).min(ATOMS)).collect();
                    let count = set.iter().map(|n| truth[*n]).sum();
                    let atoms = set.iter().map(|n| format!("m{n}")).collect();
                    let new = Release { name: format!("R{n}"), atoms, count };
                    let verdict = ledger.check(std::slice::from_ref(&new), Rules::default());
                    prop_assert!(verdict.complete);
                    if verdict.breaches.is_empty() {
                        ledger.add(new);
                        accepted.push((set, count));
                    }
                }
                let possible = possible(&accepted);
                for chosen in 1..1_usize << ATOMS {
                    let sum = |spread: &[u64; ATOMS]| -> u64 {
                        (0..ATOMS).filter(|n| chosen >> n & 1 == 1).map(|n| spread[n]).sum()
                    };
                    let told = possible.iter().all(|spread| sum(spread) == sum(&truth));
                    prop_assert!(!told || !(1..=5).contains(&sum(&truth)), "{accepted:?} tell {} of {chosen:b}", sum(&truth));
                }
            }
        }
    }
}
