//! Differencing: what a release gives away together with earlier ones, by adding and subtracting.
//!
//! A release is a count of a set of atoms: the smallest groups that any release tells apart, such as one month of one
//! district. The county less all districts but one is that one; the year to date less last month's is this month.

use super::Rules;
use std::collections::{BTreeMap, BTreeSet};

/// A count that was, or is to be, made public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// As people know it: "Referrals, county, April to June 2014".
    pub name: String,
    /// The atoms that it counts.
    pub atoms: BTreeSet<String>,
    /// The count as shown.
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
}

impl Breach {
    /// "A less B less C leaves 3."
    #[must_use]
    pub fn words(&self) -> String {
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

/// More derived sets than this are not followed: the verdict then says that it is not complete.
const MOST: usize = 4_000;

#[derive(Clone)]
struct Known {
    count: u64,
    from: Vec<(usize, bool)>,
}

impl Ledger {
    /// Adds what has been made public.
    pub fn add(&mut self, release: Release) {
        self.released.push(release);
    }

    /// What could be worked out once `new` is public too, and could not before: every set that follows from the releases
    /// by taking one off another that holds it, or adding two that share nothing, with a count that is too small.
    #[must_use]
    pub fn check(&self, new: &[Release], rules: Rules) -> Verdict {
        let all: Vec<&Release> = self.released.iter().chain(new).collect();
        let (before, _) = closure(&all[..self.released.len()]);
        let (known, complete) = closure(&all);
        let breaches = known
            .into_iter()
            .filter(|(atoms, known)| rules.hides(known.count) && !atoms.is_empty() && !before.contains_key(atoms))
            .map(|(atoms, known)| Breach {
                atoms,
                count: known.count,
                from: known.from.iter().map(|(n, off)| (all[*n].name.clone(), *off)).collect(),
            })
            .collect();
        Verdict { breaches, complete }
    }
}

fn closure(releases: &[&Release]) -> (BTreeMap<BTreeSet<String>, Known>, bool) {
    let mut known: BTreeMap<BTreeSet<String>, Known> = BTreeMap::new();
    let mut queue: Vec<BTreeSet<String>> = Vec::new();
    for (n, release) in releases.iter().enumerate() {
        if !known.contains_key(&release.atoms) {
            known.insert(release.atoms.clone(), Known { count: release.count, from: vec![(n, false)] });
            queue.push(release.atoms.clone());
        }
    }
    let mut next = 0;
    while let Some(atoms) = queue.get(next).cloned() {
        next += 1;
        let one = known[&atoms].clone();
        let found: Vec<(BTreeSet<String>, Known)> =
            known.iter().filter_map(|(others, other)| derived((&atoms, &one), (others, other))).collect();
        for (set, derived) in found {
            if known.len() >= MOST {
                return (known, false);
            }
            if !known.contains_key(&set) {
                known.insert(set.clone(), derived);
                queue.push(set);
            }
        }
    }
    (known, true)
}

type Side<'a> = (&'a BTreeSet<String>, &'a Known);

/// One less the other, or both together; nothing where neither is possible.
fn derived(a: Side<'_>, b: Side<'_>) -> Option<(BTreeSet<String>, Known)> {
    let ((large, more), (little, less)) = if a.0.len() >= b.0.len() { (a, b) } else { (b, a) };
    if large == little || little.is_empty() {
        return None;
    }
    let turned = |from: &[(usize, bool)], off: bool| from.iter().map(|(n, o)| (*n, *o != off)).collect::<Vec<_>>();
    if little.is_subset(large) {
        let count = more.count.checked_sub(less.count)?;
        let from = [more.from.clone(), turned(&less.from, true)].concat();
        Some((large.difference(little).cloned().collect(), Known { count, from }))
    } else if little.is_disjoint(large) {
        let from = [more.from.clone(), less.from.clone()].concat();
        Some((large.union(little).cloned().collect(), Known { count: more.count.checked_add(less.count)?, from }))
    } else {
        None
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
    fn too_many_combinations_are_said_not_to_be_complete() {
        let all: Vec<Release> = (0..16).map(|n| release(&format!("R{n}"), &format!("a{n}"), 100)).collect();
        let verdict = ledger(&all).check(&[release("New", "z", 100)], Rules::default());
        assert!(!verdict.complete);
    }
}
