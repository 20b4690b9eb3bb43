//! The way of a referral: what followed it, by who made it, with re-referrals and what went no further at each step.
//!
//! A step belongs to a referral when it is the same child's and comes soon enough after: an assessment or an enquiry within
//! 30 days, a conference of that enquiry, a plan within 45 days of the conference, as analysts of the census count. What
//! has not moved on and is younger than 60 days is too recent to tell.

use crate::cases::{Cases, Child, Referral};
use crate::figures::Again;
use crate::referral_source::ReferralSource;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An assessment or enquiry within so many days of a referral is its own.
const FOLLOWS: i64 = 30;
/// A referral within so many days of a contact came out of it.
const CONTACT: i64 = 14;
/// A plan within so many days of a conference came out of it.
const PLAN: i64 = 45;
/// What is younger than this may still move on, in days.
const RECENT: i64 = 60;

/// A step of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A contact at the front door.
    Contact,
    /// A referral.
    Referral,
    /// A social work assessment.
    Assessment,
    /// A section 47 enquiry.
    Enquiry,
    /// An initial child protection conference.
    Conference,
    /// A child protection plan.
    Plan,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Step; 6] =
        [Step::Contact, Step::Referral, Step::Assessment, Step::Enquiry, Step::Conference, Step::Plan];
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Step::Contact => "Contacts",
            Step::Referral => "Referrals",
            Step::Assessment => "Assessments",
            Step::Enquiry => "Section 47 enquiries",
            Step::Conference => "Conferences",
            Step::Plan => "Protection plans",
        }
    }
}

/// Where one comes to from a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum To {
    /// The next step.
    Step(Step),
    /// It went no further, and that is recorded.
    NoFurther,
    /// It has not moved on, and that is all that the file tells.
    Rest,
    /// It has not moved on, and may yet.
    Recent,
}

/// What reached a step from one source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// How many.
    pub count: u64,
    /// How many of them went no further from here.
    pub no_further: u64,
    /// How many of them are of a child referred within the twelve months before. Not known of contacts.
    pub again: u64,
}

/// The ways of all referrals of some days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journey {
    /// The first and last day of the referrals.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// What reached each step, by source.
    pub reached: BTreeMap<(ReferralSource, Step), Reached>,
    /// How many went from one step to where.
    pub flows: BTreeMap<(Step, To), u64>,
}

impl Journey {
    /// What reached a step, from all sources.
    #[must_use]
    pub fn all(&self, step: Step) -> Reached {
        let of = self.reached.iter().filter(|((_, at), _)| *at == step).map(|(_, reached)| reached);
        of.fold(Reached::default(), |sum, one| Reached {
            count: sum.count + one.count,
            no_further: sum.no_further + one.no_further,
            again: sum.again + one.again,
        })
    }
    fn reach(&mut self, source: ReferralSource, step: Step, (no_further, again): (bool, bool)) {
        let reached = self.reached.entry((source, step)).or_default();
        reached.count += 1;
        reached.no_further += u64::from(no_further);
        reached.again += u64::from(again);
    }
    fn flow(&mut self, from: Step, to: To) {
        *self.flows.entry((from, to)).or_default() += 1;
    }
}

/// The journey of the referrals (and contacts) of `first` to `last`, as the return of `last` or later tells it. The cases
/// must be sorted.
#[must_use]
pub fn journey(cases: &Cases, first: NaiveDate, last: NaiveDate) -> Journey {
    let mut journey = Journey { days: Some((first, last)), ..Journey::default() };
    let within = |on: NaiveDate| first <= on && on <= last;
    let recent = last - TimeDelta::days(RECENT);
    for contact in cases.contacts.iter().filter(|contact| within(contact.on)) {
        let after = |referral: &Referral| referral.on - contact.on <= TimeDelta::days(CONTACT);
        let referred =
            next(&cases.referrals, contact.child, contact.on, |one| (one.child, Some(one.on))).is_some_and(after);
        journey.reach(contact.source, Step::Contact, (false, false));
        let to = if referred { To::Step(Step::Referral) } else { To::Rest };
        journey.flow(Step::Contact, to);
    }
    let again = Again::new(cases);
    let ways = Ways::new(cases);
    for (place, referral) in cases.referrals.iter().enumerate().filter(|(_, referral)| within(referral.on)) {
        let again = again.is(cases, place);
        let steps = ways.steps(referral);
        for (n, (step, ended)) in steps.iter().enumerate() {
            let next = steps.get(n + 1).map(|(next, _)| *next);
            let ended = *ended && next.is_none();
            journey.reach(referral.source, *step, (ended, again));
            let to = match next {
                Some(next) => To::Step(next),
                None if ended => To::NoFurther,
                None if *step == Step::Plan => continue,
                None if referral.on > recent => To::Recent,
                None => To::Rest,
            };
            journey.flow(*step, to);
        }
    }
    journey
}

/// The first of a child's on a day or after it, in a list that is sorted by child and day.
fn next<T>(list: &[T], child: Child, on: NaiveDate, key: impl Fn(&T) -> (Child, Option<NaiveDate>)) -> Option<&T> {
    let at = list.partition_point(|one| key(one) < (child, Some(on)));
    list.get(at).filter(|one| key(one).0 == child)
}

/// The lists that tell what followed.
struct Ways<'c> {
    cases: &'c Cases,
    /// Conferences that came without an enquiry of their own, by child and day, with whether they made a plan.
    alone: Vec<(Child, NaiveDate)>,
    closed_not_in_need: Vec<(Child, NaiveDate)>,
}

impl<'c> Ways<'c> {
    fn new(cases: &'c Cases) -> Self {
        let mut alone: Vec<(Child, NaiveDate)> = cases
            .enquiries
            .iter()
            .filter(|enquiry| enquiry.started.is_none())
            .filter_map(|enquiry| Some((enquiry.child, enquiry.conference?)))
            .collect();
        alone.sort_unstable();
        // Closed after assessment: not in need, or to early help.
        let episodes = cases.episodes.iter().filter(|episode| matches!(episode.reason, 8 | 9));
        let mut closed_not_in_need: Vec<(Child, NaiveDate)> =
            episodes.map(|episode| (episode.child, episode.started)).collect();
        closed_not_in_need.sort_unstable();
        Ways { cases, alone, closed_not_in_need }
    }

    /// The steps of a referral, each with whether it is recorded that it went no further from there.
    fn steps(&self, referral: &Referral) -> Vec<(Step, bool)> {
        let soon = |on: NaiveDate| on - referral.on <= TimeDelta::days(FOLLOWS);
        let mut steps = vec![(Step::Referral, referral.no_further_action == Some(true))];
        let assessment =
            next(&self.cases.assessments, referral.child, referral.on, |one| (one.child, Some(one.started)));
        if let Some(assessment) = assessment.filter(|one| soon(one.started)) {
            let not_in_need = assessment.in_need == Some(false)
                || self.closed_not_in_need.binary_search(&(referral.child, referral.on)).is_ok();
            steps.push((Step::Assessment, not_in_need));
        }
        let enquiry = next(&self.cases.enquiries, referral.child, referral.on, |one| (one.child, one.started));
        let enquiry = enquiry.filter(|one| one.started.is_some_and(soon));
        if let Some(enquiry) = enquiry {
            steps.push((Step::Enquiry, enquiry.unneeded == Some(true)));
        }
        let alone = next(&self.alone, referral.child, referral.on, |one| (one.0, Some(one.1)));
        let alone = alone.filter(|one| soon(one.1)).map(|one| (one.1, None));
        let conference = enquiry.and_then(|one| Some((one.conference?, one.made_plan))).or(alone);
        if let Some((held, made_plan)) = conference {
            let plan = next(&self.cases.plans, referral.child, held, |one| (one.child, Some(one.started)));
            let planned = plan.is_some_and(|plan| plan.started - held <= TimeDelta::days(PLAN));
            steps.push((Step::Conference, made_plan == Some(false) && !planned));
            if planned || made_plan == Some(true) {
                steps.push((Step::Plan, false));
            }
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::{Assessment, Children, Contact, Enquiry, Plan};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn cases() -> Cases {
        let (children, mut cases) = (Children::default(), Cases::default());
        let police = ReferralSource::read("6").unwrap();
        let school = ReferralSource::read("2A").unwrap();
        let child = |id: &str| children.child(id);
        let contact = |id: &str, on: &str| Contact { child: child(id), on: day(on), source: police };
        cases.contacts = vec![contact("a", "2023-05-01"), contact("n", "2023-05-01")];
        let referral = |id: &str, on: &str, source, nfa| Referral {
            child: child(id),
            on: day(on),
            source,
            no_further_action: Some(nfa),
            earlier: None,
        };
        cases.referrals = vec![
            referral("a", "2023-05-02", police, false),
            referral("b", "2023-05-02", police, true),
            referral("c", "2023-05-02", school, false),
            referral("a", "2024-03-20", school, false),
        ];
        let assessment = |id: &str, on: &str, in_need| Assessment {
            child: child(id),
            started: day(on),
            authorised: None,
            seen: None,
            in_need,
            factors: 0,
        };
        cases.assessments = vec![assessment("a", "2023-05-02", None), assessment("c", "2023-06-01", Some(false))];
        cases.enquiries = vec![Enquiry {
            child: child("a"),
            started: Some(day("2023-05-20")),
            conference: Some(day("2023-06-05")),
            unneeded: Some(false),
            made_plan: None,
        }];
        cases.plans = vec![Plan {
            child: child("a"),
            started: day("2023-06-05"),
            ended: None,
            category: None,
            previous: None,
            conference: None,
            reviews: Box::new([]),
            seen_alone: None,
            visited: None,
            emergency: None,
        }];
        cases.sort();
        cases
    }

    #[test]
    fn each_referral_goes_as_far_as_the_file_tells() {
        let journey = journey(&cases(), day("2023-04-01"), day("2024-03-31"));
        let counts = Step::ALL.map(|step| journey.all(step).count);
        assert_eq!(counts, [2, 4, 2, 1, 1, 1]);
        let flow = |from, to| journey.flows.get(&(from, to)).copied().unwrap_or(0);
        assert_eq!(flow(Step::Contact, To::Step(Step::Referral)), 1);
        assert_eq!(flow(Step::Contact, To::Rest), 1);
        assert_eq!(flow(Step::Referral, To::NoFurther), 1);
        assert_eq!(flow(Step::Referral, To::Step(Step::Assessment)), 2);
        assert_eq!(flow(Step::Referral, To::Recent), 1);
        assert_eq!(flow(Step::Assessment, To::NoFurther), 1);
        assert_eq!(flow(Step::Conference, To::Step(Step::Plan)), 1);
        assert_eq!((journey.all(Step::Referral).again, journey.all(Step::Plan).again), (1, 0));
    }

    #[test]
    fn what_leaves_a_step_is_what_reached_it() {
        let journey = journey(&cases(), day("2023-04-01"), day("2024-03-31"));
        for step in [Step::Contact, Step::Referral, Step::Assessment, Step::Enquiry, Step::Conference] {
            let left: u64 = journey.flows.iter().filter(|((from, _), _)| *from == step).map(|(_, count)| count).sum();
            assert_eq!(left, journey.all(step).count, "{step:?}");
        }
    }
}
