//! Assessments, and children in need.

use super::{Count, open};
use crate::cases::{Assessment, Episode, Status, factor};
use crate::figure::Figure;
use measure::working_days;

/// The most working days that an assessment may take.
const MOST: i64 = 45;

fn authorised<'c>(count: Count<'c>) -> impl Iterator<Item = &'c Assessment> {
    count.cases.assessments.iter().filter(move |assessment| count.held(assessment.authorised))
}

/// D15: assessments authorised within 45 working days of their start.
pub(super) fn in_time(count: Count<'_>) -> Option<Figure> {
    let in_time =
        |one: &&Assessment| one.authorised.is_some_and(|done| working_days::between(one.started, done) <= MOST);
    count.cases.holds.assessments.then(|| count.share(authorised(count), in_time))
}

/// C10: assessments that are open and older than 45 working days.
pub(super) fn overdue(count: Count<'_>) -> Option<Figure> {
    count.cases.holds.assessments.then(|| {
        let open = count.cases.assessments.iter().filter(|one| open(one.started, one.authorised, count.at));
        count.count(open.filter(|one| working_days::between(one.started, count.at) > MOST).count())
    })
}

/// C13: assessments in which the child was seen.
pub(super) fn seen(count: Count<'_>) -> Option<Figure> {
    let told = count.cases.assessments.iter().any(|one| one.seen.is_some());
    (count.cases.holds.assessments && told).then(|| count.share(authorised(count), |one| one.seen == Some(true)))
}

/// Assessments that found one of these factors, of those that recorded any.
fn found(count: Count<'_>, codes: &[&str]) -> Option<Figure> {
    let bits = codes.iter().filter_map(|code| factor(code)).fold(0, |all, bit| all | bit);
    let recorded = authorised(count).filter(|one| one.factors != 0);
    count.cases.holds.factors.then(|| count.share(recorded, |one| one.factors & bits != 0))
}

/// C14.
pub(super) fn domestic_abuse(count: Count<'_>) -> Option<Figure> {
    found(count, &["3A", "3B", "3C"])
}
/// C15.
pub(super) fn mental_health(count: Count<'_>) -> Option<Figure> {
    found(count, &["4B"])
}
/// C16.
pub(super) fn alcohol_or_drugs(count: Count<'_>) -> Option<Figure> {
    found(count, &["1B", "2B"])
}
/// C17.
pub(super) fn neglect(count: Count<'_>) -> Option<Figure> {
    found(count, &["16A"])
}

fn with_factor(count: Count<'_>, code: &str) -> Option<usize> {
    let bit = factor(code)?;
    count.cases.holds.factors.then(|| authorised(count).filter(|one| one.factors & bit != 0).count())
}

/// D21, a cross-check: assessments that found sexual exploitation.
pub(super) fn exploitation(count: Count<'_>) -> Option<Figure> {
    let found = count.count(with_factor(count, "11A")?);
    Some(found.noted("A cross-check: assessments that found it (factor 11A), not the multi-agency list"))
}

/// D22, a cross-check: assessments that found female genital mutilation.
pub(super) fn mutilation(count: Count<'_>) -> Option<Figure> {
    let found = count.count(with_factor(count, "22A")?);
    Some(found.noted("A cross-check: assessments that found it (factor 22A), not what health and police report"))
}

fn open_episodes<'c>(count: Count<'c>) -> impl Iterator<Item = &'c Episode> {
    count.cases.episodes.iter().filter(move |episode| open(episode.started, episode.closed, count.at))
}

/// D18: episodes of need that are open.
pub(super) fn in_need(count: Count<'_>) -> Option<Figure> {
    count.cases.holds.episodes.then(|| count.rate(open_episodes(count).count()))
}

/// D19: those with a recorded disability.
pub(super) fn disabled(count: Count<'_>) -> Option<Figure> {
    let held = count.cases.holds.episodes;
    held.then(|| count.share(open_episodes(count), |episode| episode.disabled == Some(true)))
}

/// C12: those open for two years or more.
pub(super) fn two_years(count: Count<'_>) -> Option<Figure> {
    let since = count.before(24);
    count.cases.holds.episodes.then(|| count.share(open_episodes(count), |episode| episode.started <= since))
}

/// C11: child in need plans that are neither protection plans nor of looked-after children.
pub(super) fn plans_in_need(count: Count<'_>) -> Option<Figure> {
    if !count.cases.holds.episodes {
        return None;
    }
    if count.cases.episodes.iter().any(|episode| episode.status != Status::Unknown) {
        let plans = open_episodes(count).filter(|episode| episode.status == Status::InNeed);
        return Some(count.rate(plans.count()));
    }
    let mut protected: Vec<_> = count
        .cases
        .plans
        .iter()
        .filter(|plan| open(plan.started, plan.ended, count.at))
        .map(|plan| plan.child)
        .collect();
    protected.sort_unstable();
    let plans = open_episodes(count).filter(|episode| {
        episode.plan.is_some_and(|(from, to)| open(from, to, count.at))
            && protected.binary_search(&episode.child).is_err()
    });
    Some(count.rate(plans.count()).noted("Looked-after children with such a plan cannot be told apart in the census"))
}

/// D10: closures that went to early help (RC9).
pub(super) fn stepped_down(count: Count<'_>) -> Option<Figure> {
    count.cases.holds.episodes.then(|| {
        let closed = count.cases.episodes.iter().filter(|episode| count.held(episode.closed));
        let figure = count.share(closed, |episode| episode.reason == 9);
        figure.noted("By the closure code for early help alone; what early help opened itself is not in this file")
    })
}
