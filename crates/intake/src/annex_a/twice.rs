//! Which referrals stand in the list twice. A list can have millions of rows, so what was there is remembered by a few
//! bits a row; those bits tell which rows may be there again, and the referrals themselves tell which of these are.

use super::columns::Col;
use super::list::List;
use super::rules;
use crate::cases::{Child, Referral};
use crate::finding::{Column, Findings};
use chrono::NaiveDate;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

/// 4 MB: at a million rows about one in three hundred is looked at again for nothing, at ten million one in five.
const BITS: usize = 1 << 25;

/// The referrals that may stand in the list twice.
#[derive(Debug, Default)]
pub(super) struct Twice {
    key: RandomState,
    bits: Vec<u64>,
    /// Where such a referral stands among those read, and its row.
    doubtful: Vec<(u32, u32)>,
    /// From which referral on which file is read.
    files: Vec<(u32, Arc<str>)>,
}

impl Twice {
    /// A referral is about to be put in this place.
    pub(super) fn comes(&mut self, (child, on): (Child, NaiveDate), place: usize, (file, row): (&Arc<str>, u32)) {
        // Rows are numbered with 32 bits, so there are no more referrals than that.
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        if self.bits.is_empty() {
            self.bits = vec![0; BITS / 64];
        }
        if self.files.last().is_none_or(|(_, last)| !Arc::ptr_eq(last, file)) {
            self.files.push((place, Arc::clone(file)));
        }
        let (hash, all) = (self.key.hash_one((child, on)), self.bits.len() * 64);
        let mut known = true;
        for half in [hash & u64::from(u32::MAX), hash >> 32] {
            let bit = usize::try_from(half).unwrap_or(0) % all;
            let (word, mask) = (&mut self.bits[bit / 64], 1_u64 << (bit % 64));
            known &= *word & mask != 0;
            *word |= mask;
        }
        if known {
            self.doubtful.push((place, row));
        }
    }

    /// Takes out the referrals of a child who has one of the same day further up, and says so.
    pub(super) fn finish(self, referrals: &mut Vec<Referral>, found: &mut Findings) {
        if self.doubtful.is_empty() {
            return;
        }
        let day = |referral: &Referral| (referral.child, referral.on);
        // Where everything stands twice they are millions: two plain lists take less room than sets.
        let mut asked: Vec<_> = self.doubtful.iter().map(|(place, _)| day(&referrals[at(*place)])).collect();
        asked.sort_unstable();
        asked.dedup();
        let mut seen = vec![false; asked.len()];
        let column = Column::Named(List::Referrals.named(Col::On));
        let mut here = 0_u32..;
        referrals.retain(|referral| {
            let here = here.next().unwrap_or(u32::MAX);
            let Ok(known) = asked.binary_search(&day(referral)) else { return true };
            if !std::mem::replace(&mut seen[known], true) {
                return true;
            }
            let row = self.doubtful.binary_search_by_key(&here, |(place, _)| *place).map(|at| self.doubtful[at].1);
            let file = self.files.partition_point(|(from, _)| *from <= here).checked_sub(1);
            if let (Ok(row), Some(file)) = (row, file) {
                found.add_above(&self.files[file].1, row, column, &rules::TWICE);
            }
            found.rows_used -= 1;
            found.rows_refused += 1;
            false
        });
    }
}

fn at(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::Children;
    use crate::referral_source::ReferralSource;

    /// What is left, and the rows that were taken out, when so many bits are remembered.
    fn told(bits: usize, rows: &[(&str, u32, &'static str)]) -> (usize, Vec<(String, u32)>) {
        let (children, mut found) = (Children::default(), Findings::default());
        let mut twice = Twice { bits: vec![0; bits / 64], ..Twice::default() };
        let (mut referrals, mut file) = (Vec::new(), Arc::<str>::from(""));
        for (number, (child, day, name)) in (2_u32..).zip(rows) {
            if *file != **name {
                file = Arc::from(*name);
            }
            let on = NaiveDate::from_ymd_opt(2024, 1, *day).unwrap();
            let child = children.child(child);
            twice.comes((child, on), referrals.len(), (&file, number));
            let source = ReferralSource::UNKNOWN;
            referrals.push(Referral { child, on, source, no_further_action: None, earlier: None });
            found.rows_used += 1;
        }
        twice.finish(&mut referrals, &mut found);
        assert_eq!(found.rows_used, referrals.len() as u64);
        assert_eq!(found.rows_used + found.rows_refused, rows.len() as u64);
        (referrals.len(), found.listed().iter().map(|one| (one.file.to_string(), one.row)).collect())
    }

    #[test]
    fn only_what_stands_twice_is_taken_out_however_few_bits_are_remembered() {
        let rows = [("A", 1, "a"), ("B", 1, "a"), ("A", 2, "a"), ("A", 1, "a"), ("C", 1, "b"), ("A", 1, "b")];
        for bits in [64, 1 << 16] {
            let (left, taken) = told(bits, &rows);
            assert_eq!((left, taken), (4, vec![("a".into(), 5), ("b".into(), 7)]), "{bits} bits");
        }
    }

    #[test]
    fn many_children_of_one_day_are_all_kept() {
        let names: Vec<String> = (0..3_000).map(|n| format!("N{n}")).collect();
        let rows: Vec<(&str, u32, &'static str)> = names.iter().map(|name| (name.as_str(), 3, "a")).collect();
        assert_eq!(told(64, &rows), (3_000, Vec::new()));
    }
}
