//! The indicators that can be worked out from cases: pure counting, each rule in a function of its own.
//!
//! A state on a day counts what had started and had not ended: an end on the day itself is no longer open. A flow counts
//! what fell on the days of its span, both ends among them.

mod assessed;
mod protected;
mod referred;
#[cfg(test)]
mod tests;

use crate::cases::Cases;
use crate::figure::Figure;
use crate::span::Span;
use chrono::{Months, NaiveDate};

pub(crate) use referred::Again;
pub use referred::{Month, months};

/// Whether an episode, a plan or a period of care is open on a day.
///
/// The department counts some tables with the last day included; this is the one place that decides.
#[must_use]
pub fn open(started: NaiveDate, ended: Option<NaiveDate>, at: NaiveDate) -> bool {
    started <= at && ended.is_none_or(|ended| ended > at)
}

/// A figure being counted: when, and from which cases.
#[derive(Clone, Copy)]
struct Count<'c> {
    cases: &'c Cases,
    code: &'static str,
    from: Option<NaiveDate>,
    at: NaiveDate,
}

impl Count<'_> {
    fn within(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| day >= from) && day <= self.at
    }
    fn held(&self, day: Option<NaiveDate>) -> bool {
        day.is_some_and(|day| self.within(day))
    }
    fn days(&self) -> (Option<NaiveDate>, NaiveDate) {
        (self.from, self.at)
    }
    fn count(&self, count: usize) -> Figure {
        Figure::count(self.code, self.days(), count as u64)
    }
    fn rate(&self, count: usize) -> Figure {
        Figure::rate(self.code, self.days(), count as u64)
    }
    /// The share of those that are `part` among those that are counted at all.
    fn share<T>(&self, whole: impl Iterator<Item = T>, part: impl Fn(&T) -> bool) -> Figure {
        let (mut some, mut all) = (0, 0);
        for one in whole {
            all += 1;
            some += u64::from(part(&one));
        }
        Figure::share(self.code, self.days(), (some, all))
    }
    fn before(&self, months: u32) -> NaiveDate {
        self.at.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
    }
}

type Rule = fn(Count<'_>) -> Option<Figure>;

/// Every indicator with its rule; a rule gives nothing where the return does not hold what it needs.
const RULES: [(&str, Rule); 37] = [
    ("D01", referred::contacts),
    ("D02", referred::referrals),
    ("D03", referred::rate),
    ("D04", referred::by_source),
    ("D05", referred::no_further_action),
    ("D06", referred::again),
    ("D07", referred::early_help),
    ("D08", referred::by_partners),
    ("D10", assessed::stepped_down),
    ("D15", assessed::in_time),
    ("D16", protected::enquiries),
    ("D17", protected::conferences_in_time),
    ("D18", assessed::in_need),
    ("D19", assessed::disabled),
    ("D20", protected::neglect),
    ("D21", assessed::exploitation),
    ("D22", assessed::mutilation),
    ("D31", protected::plans),
    ("D32", protected::again),
    ("D33", protected::two_years),
    ("D34", protected::reviewed),
    ("C01", referred::conversion),
    ("C03", referred::not_in_need),
    ("C04", referred::unknown_source),
    ("C10", assessed::overdue),
    ("C11", assessed::plans_in_need),
    ("C12", assessed::two_years),
    ("C13", assessed::seen),
    ("C14", assessed::domestic_abuse),
    ("C15", assessed::mental_health),
    ("C16", assessed::alcohol_or_drugs),
    ("C17", assessed::neglect),
    ("C19", protected::to_conference),
    ("C20", protected::to_plan),
    ("C25", protected::seen_alone),
    ("C27", protected::started),
    ("C28", protected::ended_after_two_years),
];

impl Cases {
    /// Puts the cases in the order that counting needs. Readers call it once at their end.
    pub fn sort(&mut self) {
        self.referrals.sort_unstable_by_key(|referral| (referral.child, referral.on));
        self.plans.sort_by_key(|plan| (plan.child, plan.started));
        self.enquiries.sort_unstable_by_key(|enquiry| (enquiry.child, enquiry.started));
        self.assessments.sort_unstable_by_key(|assessment| (assessment.child, assessment.started));
        self.contacts.sort_unstable_by_key(|contact| (contact.child, contact.on));
    }

    /// Every figure that these cases can tell on a day, counted over `span` of its indicator.
    #[must_use]
    pub fn figures(&self, at: NaiveDate, span: &dyn Fn(&str) -> Span) -> Vec<Figure> {
        let more: [(&str, Rule); 2] = [("C29", protected::ended_within_three_months), ("C30", protected::emergency)];
        let all = RULES.iter().chain(&more);
        all.filter_map(|(code, rule)| rule(Count { cases: self, code, from: span(code).from(at), at })).collect()
    }
}
