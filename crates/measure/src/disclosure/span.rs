//! What follows from counts of sets by adding and subtracting, all of it: the counts are equations, solved exactly.
//!
//! A set can be worked out exactly when it is a sum of multiples of the sets that were counted. The equations are brought
//! into steps (each begins with a part that no other has). A part with a step of its own is known. What is left falls
//! into groups that share nothing, and in each group every set of parts that can be worked out is looked for; most are
//! cut off early, because counts are large and a set holds each part once or not at all. A set with nobody in it tells
//! that each of its parts is empty, which may free more.

use super::ratio::Ratio;
use std::collections::{BTreeMap, BTreeSet};

/// An equation: how often each part is counted, what that comes to, and of which counts it is made.
#[derive(Debug, Clone)]
pub(super) struct Line {
    parts: BTreeMap<usize, Ratio>,
    comes_to: Ratio,
    made_of: BTreeMap<usize, Ratio>,
}

/// A set that can be worked out, what it comes to, and how.
#[derive(Debug, Clone)]
pub(super) struct Derived {
    pub(super) parts: BTreeSet<usize>,
    pub(super) count: u64,
    pub(super) made_of: BTreeMap<usize, Ratio>,
}

/// The equations in steps.
#[derive(Debug, Clone, Default)]
pub(super) struct Steps {
    /// By the part that each begins with and no other has.
    lines: BTreeMap<usize, Line>,
    /// Parts with nobody in them.
    empty: BTreeSet<usize>,
}

/// So many sets are tried, in one group or another, before the search gives up.
const MOST: u32 = 400_000;
/// So many are told.
const TOLD: usize = 20;

impl Line {
    fn of(number: usize, parts: &BTreeSet<usize>, count: u64, empty: &BTreeSet<usize>) -> Option<Self> {
        let parts = parts.difference(empty).map(|part| (*part, Ratio::ONE)).collect();
        Some(Self { parts, comes_to: Ratio::whole(count)?, made_of: [(number, Ratio::ONE)].into() })
    }
    /// Adds so many times the other line.
    fn add(&mut self, other: &Line, times: Ratio) -> Option<()> {
        add(&mut self.parts, &other.parts, times)?;
        add(&mut self.made_of, &other.made_of, times)?;
        self.comes_to = self.comes_to.plus(other.comes_to.times(times)?)?;
        Some(())
    }
    fn divide(&mut self, by: Ratio) -> Option<()> {
        for one in self.parts.values_mut().chain(self.made_of.values_mut()) {
            *one = one.over(by)?;
        }
        self.comes_to = self.comes_to.over(by)?;
        Some(())
    }
}

fn add(to: &mut BTreeMap<usize, Ratio>, from: &BTreeMap<usize, Ratio>, times: Ratio) -> Option<()> {
    for (key, value) in from {
        let sum = to.get(key).copied().unwrap_or(Ratio::ZERO).plus(value.times(times)?)?;
        if sum.is_zero() {
            to.remove(key);
        } else {
            to.insert(*key, sum);
        }
    }
    Some(())
}

impl Steps {
    /// Of these counts, the first before the later where they contradict each other. Nothing where the numbers grow too
    /// large to be exact.
    pub(super) fn of(counts: &[(usize, &BTreeSet<usize>, u64)]) -> Option<Self> {
        let nobody = counts.iter().filter(|(_, _, count)| *count == 0);
        let mut empty: BTreeSet<usize> = nobody.flat_map(|(_, parts, _)| parts.iter().copied()).collect();
        loop {
            let steps = Self::with(counts, &empty)?;
            let mut more = empty.clone();
            for line in steps.lines.values().filter(|line| line.comes_to.is_zero()) {
                if line.parts.values().all(|one| !one.is_negative()) {
                    more.extend(line.parts.keys());
                }
            }
            if more == empty {
                return Some(steps);
            }
            empty = more;
        }
    }

    fn with(counts: &[(usize, &BTreeSet<usize>, u64)], empty: &BTreeSet<usize>) -> Option<Self> {
        let mut steps = Self { lines: BTreeMap::new(), empty: empty.clone() };
        for (number, parts, count) in counts {
            let line = Line::of(*number, parts, *count, empty)?;
            steps.take(line)?;
        }
        Some(steps)
    }

    /// Takes an equation in; one that follows from the others says nothing new.
    fn take(&mut self, mut line: Line) -> Option<()> {
        let known: Vec<(usize, Ratio)> =
            line.parts.iter().filter(|(part, _)| self.lines.contains_key(part)).map(|(p, n)| (*p, *n)).collect();
        for (part, times) in known {
            line.add(&self.lines[&part], Ratio::ZERO.less(times)?)?;
        }
        let Some((first, times)) = line.parts.iter().next().map(|(part, times)| (*part, *times)) else {
            return Some(());
        };
        line.divide(times)?;
        for other in self.lines.values_mut() {
            if let Some(times) = other.parts.get(&first).copied() {
                other.add(&line, Ratio::ZERO.less(times)?)?;
            }
        }
        self.lines.insert(first, line);
        Some(())
    }

    /// Whether this set can be worked out.
    pub(super) fn gives(&self, set: &BTreeSet<usize>) -> bool {
        let set: BTreeSet<usize> = set.difference(&self.empty).copied().collect();
        let mut sum: BTreeMap<usize, Ratio> = BTreeMap::new();
        for line in set.iter().filter_map(|part| self.lines.get(part)) {
            if add(&mut sum, &line.parts, Ratio::ONE).is_none() {
                return false;
            }
        }
        sum.len() == set.len() && set.iter().all(|part| sum.get(part) == Some(&Ratio::ONE))
    }

    /// The sets that come to what `hides`, of at most `threshold`; and whether all were looked at.
    pub(super) fn small(&self, threshold: u64, hides: impl Fn(u64) -> bool) -> (Vec<Derived>, bool) {
        let mut found: Vec<Derived> = Vec::new();
        let mut groups: Vec<(BTreeSet<usize>, Vec<usize>)> = Vec::new();
        for (first, line) in &self.lines {
            if line.parts.len() == 1 {
                let count = line.comes_to.count().filter(|count| hides(*count));
                let known = |count| Derived { parts: [*first].into(), count, made_of: line.made_of.clone() };
                found.extend(count.map(known));
                continue;
            }
            let (mut shared, mut members) = (line.parts.keys().copied().collect::<BTreeSet<_>>(), vec![*first]);
            groups.retain(|(parts, firsts)| {
                let apart = parts.is_disjoint(&shared);
                if !apart {
                    shared.extend(parts);
                    members.extend(firsts);
                }
                apart
            });
            groups.push((shared, members));
        }
        let mut left = MOST;
        for (_, firsts) in groups {
            let mut lines: Vec<&Line> = firsts.iter().map(|first| &self.lines[first]).collect();
            // What holds most first: the others can then only take away from it, which cuts most choices off early.
            lines.sort_by_key(|line| (std::cmp::Reverse(line.parts.len()), std::cmp::Reverse(line.comes_to)));
            Search { lines: &lines, threshold, hides: &hides, left: &mut left, found: &mut found }.run();
        }
        found.truncate(TOLD);
        (found, left > 0)
    }
}

/// Every choice of steps whose sum holds each part once or not at all.
struct Search<'a, F> {
    lines: &'a [&'a Line],
    threshold: u64,
    hides: &'a F,
    left: &'a mut u32,
    found: &'a mut Vec<Derived>,
}

impl<F: Fn(u64) -> bool> Search<'_, F> {
    fn run(&mut self) {
        let lines = self.lines;
        // What the lines from each one on can still take off: from a sum, and from each part.
        let mut falls = vec![Ratio::ZERO; lines.len() + 1];
        for n in (0..lines.len()).rev() {
            let least = lines[n].comes_to.min(Ratio::ZERO);
            let Some(sum) = falls[n + 1].plus(least) else { return *self.left = 0 };
            falls[n] = sum;
        }
        let nothing = Line { parts: BTreeMap::new(), comes_to: Ratio::ZERO, made_of: BTreeMap::new() };
        if self.step(0, &nothing, &falls).is_none() {
            *self.left = 0;
        }
    }

    fn step(&mut self, n: usize, sum: &Line, falls: &[Ratio]) -> Option<()> {
        if *self.left == 0 || self.found.len() > TOLD {
            return Some(());
        }
        *self.left -= 1;
        let limit = Ratio::whole(self.threshold)?;
        if sum.comes_to.plus(falls[n])? > limit || !self.can_be(n, sum)? {
            return Some(());
        }
        if n == self.lines.len() {
            let whole = sum.parts.values().all(|one| *one == Ratio::ONE);
            if let (true, false, Some(count)) = (whole, sum.parts.is_empty(), sum.comes_to.count())
                && (self.hides)(count)
            {
                let parts = sum.parts.keys().copied().collect();
                self.found.push(Derived { parts, count, made_of: sum.made_of.clone() });
            }
            return Some(());
        }
        self.step(n + 1, sum, falls)?;
        let mut with = sum.clone();
        with.add(self.lines[n], Ratio::ONE)?;
        self.step(n + 1, &with, falls)
    }

    /// Whether every part can still come to 0 or 1 with the lines from `n` on.
    fn can_be(&self, n: usize, sum: &Line) -> Option<bool> {
        for (part, now) in &sum.parts {
            let (mut least, mut most) = (*now, *now);
            for line in &self.lines[n..] {
                match line.parts.get(part) {
                    Some(one) if one.is_negative() => least = least.plus(*one)?,
                    Some(one) => most = most.plus(*one)?,
                    None => {}
                }
            }
            if least > Ratio::ONE || most.is_negative() {
                return Some(false);
            }
        }
        Some(true)
    }
}
