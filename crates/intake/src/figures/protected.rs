//! Section 47 enquiries, conferences and child protection plans.

use super::{Count, open};
use crate::cases::{Category, Enquiry, Plan};
use crate::figure::Figure;
use chrono::{Months, NaiveDate};
use measure::working_days;

/// D16: enquiries started.
pub(super) fn enquiries(count: Count<'_>) -> Option<Figure> {
    let started = count.cases.enquiries.iter().filter(|enquiry| count.held(enquiry.started));
    count.cases.holds.enquiries.then(|| count.rate(started.count()))
}

fn conferences<'c>(count: Count<'c>) -> impl Iterator<Item = &'c Enquiry> {
    count.cases.enquiries.iter().filter(move |enquiry| count.held(enquiry.conference))
}

/// D17: conferences within 15 working days of the strategy discussion. Those of children who moved in have none.
pub(super) fn conferences_in_time(count: Count<'_>) -> Option<Figure> {
    let known = conferences(count).filter_map(|enquiry| {
        let (started, held) = (enquiry.started?, enquiry.conference?);
        (held >= started).then_some((started, held))
    });
    let in_time = |(started, held): &(NaiveDate, NaiveDate)| *held <= working_days::add(*started, 15);
    count.cases.holds.enquiries.then(|| count.share(known, in_time))
}

/// C19: enquiries that led to a conference.
pub(super) fn to_conference(count: Count<'_>) -> Option<Figure> {
    let started = count.cases.enquiries.iter().filter(|enquiry| count.held(enquiry.started));
    let figure = count.share(started, |enquiry| enquiry.conference.is_some());
    count
        .cases
        .holds
        .enquiries
        .then(|| figure.noted("Enquiries that started in the period; the latest may still lead to one"))
}

/// C20: conferences that made a plan.
pub(super) fn to_plan(count: Count<'_>) -> Option<Figure> {
    let known = conferences(count).filter_map(|enquiry| enquiry.made_plan);
    count.cases.holds.enquiries.then(|| count.share(known, |made| *made))
}

fn open_plans<'c>(count: Count<'c>) -> impl Iterator<Item = &'c Plan> {
    count.cases.plans.iter().filter(move |plan| open(plan.started, plan.ended, count.at))
}

/// D31: plans that are open.
pub(super) fn plans(count: Count<'_>) -> Option<Figure> {
    count.cases.holds.plans.then(|| count.rate(open_plans(count).count()))
}

/// D20: open plans whose latest category is neglect; several at once count apart.
pub(super) fn neglect(count: Count<'_>) -> Option<Figure> {
    count.cases.holds.plans.then(|| count.share(open_plans(count), |plan| plan.category == Some(Category::Neglect)))
}

/// D33: plans open for two years or more.
pub(super) fn two_years(count: Count<'_>) -> Option<Figure> {
    let since = count.before(24);
    count.cases.holds.plans.then(|| count.share(open_plans(count), |plan| plan.started <= since))
}

fn started_plans<'c>(count: Count<'c>) -> impl Iterator<Item = &'c Plan> {
    count.cases.plans.iter().filter(move |plan| count.within(plan.started))
}

/// D32: plans started for a child who had one before, ever.
pub(super) fn again(count: Count<'_>) -> Option<Figure> {
    let held = count.cases.holds.plans;
    held.then(|| count.share(started_plans(count), |plan| plan.previous.is_some_and(|many| many > 0)))
}

/// C27: plans started.
pub(super) fn started(count: Count<'_>) -> Option<Figure> {
    count.cases.holds.plans.then(|| count.rate(started_plans(count).count()))
}

fn ended_plans<'c>(count: Count<'c>) -> impl Iterator<Item = (&'c Plan, NaiveDate)> {
    let ended = count.cases.plans.iter().filter_map(|plan| Some((plan, plan.ended?)));
    ended.filter(move |(_, ended)| count.within(*ended))
}

fn lasted(plan: &Plan, ended: NaiveDate, months: u32) -> bool {
    plan.started.checked_add_months(Months::new(months)).is_some_and(|day| day <= ended)
}

/// C28: plans that ended after two years or more.
pub(super) fn ended_after_two_years(count: Count<'_>) -> Option<Figure> {
    count.cases.holds.plans.then(|| count.share(ended_plans(count), |(plan, ended)| lasted(plan, *ended, 24)))
}

/// C29: plans that ended within three months.
pub(super) fn ended_within_three_months(count: Count<'_>) -> Option<Figure> {
    let short = |(plan, ended): &(&Plan, NaiveDate)| {
        plan.started.checked_add_months(Months::new(3)).is_some_and(|day| *ended <= day)
    };
    count.cases.holds.plans.then(|| count.share(ended_plans(count), short))
}

/// D34: plans open for three months or more whose every review was on time, and none is overdue: the first within three
/// months of the conference, each later one within six months of the one before.
pub(super) fn reviewed(count: Count<'_>) -> Option<Figure> {
    let since = count.before(3);
    let old = open_plans(count).filter(|plan| plan.started <= since);
    count.cases.holds.plans.then(|| {
        if count.cases.holds.every_review {
            count.share(old, |plan| every_review_on_time(plan, count.at))
        } else {
            let figure = count.share(old, |plan| latest_review_on_time(plan, count.at));
            figure.noted("By the latest review alone, which is all that the list holds")
        }
    })
}

fn every_review_on_time(plan: &Plan, at: NaiveDate) -> bool {
    let begun = plan.conference.unwrap_or(plan.started);
    let (mut due, mut on_time) = (begun.checked_add_months(Months::new(3)), true);
    for review in plan.reviews.iter().filter(|review| **review <= at) {
        on_time &= due.is_some_and(|due| *review <= due);
        due = review.checked_add_months(Months::new(6));
    }
    on_time && due.is_some_and(|due| at <= due)
}

fn latest_review_on_time(plan: &Plan, at: NaiveDate) -> bool {
    let latest = plan.reviews.iter().filter(|review| **review <= at).max();
    let due = match latest {
        Some(review) => review.checked_add_months(Months::new(6)),
        None => plan.started.checked_add_months(Months::new(3)),
    };
    due.is_some_and(|due| at <= due)
}

/// C25: children on a plan who were seen alone at the last visit.
pub(super) fn seen_alone(count: Count<'_>) -> Option<Figure> {
    let told = count.cases.plans.iter().any(|plan| plan.seen_alone.is_some());
    (count.cases.holds.plans && told).then(|| {
        let known = open_plans(count).filter_map(|plan| plan.seen_alone);
        count
            .share(known, |alone| *alone)
            .noted("Of those for whom it is recorded; too young children cannot be told apart")
    })
}

/// C30: children on a plan for whom emergency powers were used in the six months before.
pub(super) fn emergency(count: Count<'_>) -> Option<Figure> {
    let told = count.cases.plans.iter().any(|plan| plan.emergency.is_some());
    (count.cases.holds.plans && told).then(|| {
        let used = count.cases.plans.iter().filter(|plan| plan.emergency == Some(true));
        count.count(used.count()).noted("Children on a plan, over the six months of the list")
    })
}
