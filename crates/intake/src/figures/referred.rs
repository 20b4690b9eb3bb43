//! Contacts, early help and referrals.

use super::Count;
use crate::cases::{Cases, Referral};
use crate::figure::Figure;
use crate::referral_source::ReferralSource;
use chrono::{Datelike, Months, NaiveDate};
use measure::Decimal;
use std::collections::BTreeMap;

/// D01: contacts.
pub(super) fn contacts(count: Count<'_>) -> Option<Figure> {
    let held = count.cases.holds.contacts;
    held.then(|| count.count(count.cases.contacts.iter().filter(|contact| count.within(contact.on)).count()))
}

fn referred<'c>(count: Count<'c>) -> impl Iterator<Item = &'c Referral> {
    count.cases.referrals.iter().filter(move |referral| count.within(referral.on))
}

/// D02: referrals.
pub(super) fn referrals(count: Count<'_>) -> Option<Figure> {
    count.cases.holds.referrals.then(|| count.count(referred(count).count()))
}

/// D03: referrals of each 10,000 children.
pub(super) fn rate(count: Count<'_>) -> Option<Figure> {
    count.cases.holds.referrals.then(|| count.rate(referred(count).count()))
}

/// D04: referrals by source.
pub(super) fn by_source(count: Count<'_>) -> Option<Figure> {
    count.cases.holds.referrals.then(|| {
        let whole: Vec<&Referral> = referred(count).collect();
        let all = Decimal::from(whole.len());
        let by_source = sources(whole.iter().map(|referral| (referral.source, true)));
        let by_source = by_source.into_iter().map(|(source, part, _)| (source, part, Some(all))).collect();
        Figure { by_source, ..count.count(whole.len()) }
    })
}

/// D05: referrals that went no further, by source too. Where a referral does not say, it counts as one that did.
pub(super) fn no_further_action(count: Count<'_>) -> Option<Figure> {
    let told = count.cases.referrals.iter().any(|referral| referral.no_further_action.is_some());
    (count.cases.holds.referrals && told).then(|| {
        let ended = |referral: &Referral| referral.no_further_action == Some(true);
        let by_source = sources(referred(count).map(|referral| (referral.source, ended(referral))));
        Figure { by_source, ..count.share(referred(count), |referral| ended(referral)) }
    })
}

/// The parts by source: how many are so, of how many.
fn sources(referrals: impl Iterator<Item = (ReferralSource, bool)>) -> Vec<(ReferralSource, Decimal, Option<Decimal>)> {
    let mut counts = [(0_u64, 0_u64); 22];
    for (source, so) in referrals {
        counts[source.place()].0 += u64::from(so);
        counts[source.place()].1 += 1;
    }
    let parts = ReferralSource::all().zip(counts).filter(|(_, (_, all))| *all > 0);
    parts.map(|(source, (some, all))| (source, Decimal::from(some), Some(Decimal::from(all)))).collect()
}

/// D06: referrals of a child who had been referred within the twelve months before.
pub(super) fn again(count: Count<'_>) -> Option<Figure> {
    count.cases.holds.referrals.then(|| {
        let again = Again::new(count.cases);
        let (mut some, mut all) = (0, 0);
        for (place, referral) in count.cases.referrals.iter().enumerate() {
            if count.within(referral.on) {
                all += 1;
                some += u64::from(again.is(count.cases, place));
            }
        }
        let figure = Figure::share(count.code, count.days(), (some, all));
        let counted = count.cases.referrals.iter().any(|referral| referral.earlier.is_some());
        match (counted, count.cases.holds.earlier_referrals) {
            (true, _) if again.itself => figure.noted(
                "By the column that counts referrals in the last 12 months; no row says 0, so the referral itself is taken as counted in it",
            ),
            (true, _) => figure.noted("By the column that counts referrals in the last 12 months"),
            (false, true) => figure,
            (false, false) => figure.noted(
                "Only referrals in the file can be looked up: earlier ones of cases that closed before it are not seen, so the figure can be too low",
            ),
        }
    })
}

/// Which referrals are re-referrals. The referrals must be in order of child and day.
pub(crate) struct Again {
    /// Whether the column of earlier referrals counts the referral itself: where no row says 0.
    itself: bool,
}

impl Again {
    pub(crate) fn new(cases: &Cases) -> Self {
        let mut told = cases.referrals.iter().filter_map(|referral| referral.earlier).peekable();
        Again { itself: told.peek().is_some() && told.all(|earlier| earlier > 0) }
    }

    /// Whether the referral in this place is one of a child who was referred within the twelve months before.
    pub(crate) fn is(&self, cases: &Cases, place: usize) -> bool {
        let referral = &cases.referrals[place];
        if let Some(earlier) = referral.earlier {
            return earlier > u8::from(self.itself);
        }
        let since = referral.on.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN);
        let earlier = cases.referrals[..place].iter().rev().take_while(|other| other.child == referral.child);
        earlier.into_iter().any(|other| other.on < referral.on && other.on >= since)
    }
}

/// D07: early help assessments completed.
pub(super) fn early_help(count: Count<'_>) -> Option<Figure> {
    let held = count.cases.holds.early_help;
    held.then(|| count.count(count.cases.early_help.iter().filter(|one| count.held(one.completed)).count()))
}

/// D08: those completed by another body than the authority.
pub(super) fn by_partners(count: Count<'_>) -> Option<Figure> {
    count.cases.holds.early_help.then(|| {
        let completed = count.cases.early_help.iter().filter(|one| count.held(one.completed));
        let figure = count.share(completed, |one| one.by_partner == Some(true));
        figure.noted(
            "Whether a body is the authority is told by its name; assessments without a name count as the authority’s",
        )
    })
}

/// C01: referrals of each hundred contacts.
pub(super) fn conversion(count: Count<'_>) -> Option<Figure> {
    let holds = count.cases.holds;
    (holds.contacts && holds.referrals).then(|| {
        let contacts = count.cases.contacts.iter().filter(|contact| count.within(contact.on)).count();
        Figure::share(count.code, count.days(), (referred(count).count() as u64, contacts as u64))
    })
}

/// C03: referrals whose episode was closed after assessment because the child was not in need (RC8).
pub(super) fn not_in_need(count: Count<'_>) -> Option<Figure> {
    let holds = count.cases.holds;
    (holds.referrals && holds.episodes && holds.factors).then(|| {
        let episodes = count.cases.episodes.iter().filter(|episode| count.within(episode.started));
        count.share(episodes, |episode| episode.reason == 8).noted("Closures so far; later ones raise it")
    })
}

/// C04: referrals from somebody anonymous or unknown.
pub(super) fn unknown_source(count: Count<'_>) -> Option<Figure> {
    let held = count.cases.holds.referrals;
    held.then(|| count.share(referred(count), |referral| matches!(referral.source.code(), "9" | "10")))
}

/// The referrals of a month from one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub month: NaiveDate,
    /// Who referred.
    pub source: ReferralSource,
    /// How many.
    pub referrals: u64,
    /// How many of them went no further.
    pub no_further_action: u64,
    /// How many of them were of a child referred within the twelve months before.
    pub again: u64,
}

/// Every month of the file by source, those without a referral left out.
#[must_use]
pub fn months(cases: &Cases) -> Vec<Month> {
    let again = Again::new(cases);
    let mut counts: BTreeMap<(i32, u32, ReferralSource), (u64, u64, u64)> = BTreeMap::new();
    for (place, referral) in cases.referrals.iter().enumerate() {
        let key = (referral.on.year(), referral.on.month(), referral.source);
        let of = counts.entry(key).or_default();
        of.0 += 1;
        of.1 += u64::from(referral.no_further_action == Some(true));
        of.2 += u64::from(again.is(cases, place));
    }
    let month = |((year, month, source), (referrals, no_further_action, again))| {
        let month = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some(Month { month, source, referrals, no_further_action, again })
    };
    counts.into_iter().filter_map(month).collect()
}
