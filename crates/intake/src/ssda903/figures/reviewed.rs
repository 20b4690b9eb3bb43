//! Reviews: whether children of 4 and more took part, and whether they were held in time.

use super::care::Care;
use super::{Day, Share};
use crate::cases::Child;
use crate::figure::Figure;
use crate::ssda903::age;
use crate::ssda903::codes::REVIEW;
use crate::ssda903::rows::Review;
use chrono::{Days, NaiveDate};
use measure::working_days;

/// Working days from entering care to the first review.
const FIRST: i32 = 20;
/// Days from the first review to the second, and from each to the next.
const SECOND: u64 = 93;
const LATER: u64 = 183;

const FIRST_IN_FILES: &str = "Per child looked after on the day: every review of the twelve months was held in time and \
    none is overdue. Where the review before the twelve months is not in the files, the time runs from their first day";

/// C33: of the reviews of children of 4 and more, those with PN1 to PN6.
pub(super) fn took_part(day: &Day<'_>) -> Figure {
    let mut share = Share::default();
    for review in day.from.rows.reviews.iter().filter(|review| (day.first..=day.at).contains(&review.on)) {
        let years = day.born(review.child).and_then(|born| age(born, review.on));
        if years.is_some_and(|years| years >= 4) {
            share.add(matches!(REVIEW.text(review.code), "PN1" | "PN2" | "PN3" | "PN4" | "PN5" | "PN6"));
        }
    }
    day.share("C33", share, true)
}

/// C32: of the children looked after on the day for whom a review has fallen due in this time of care, those whose
/// reviews were all in time.
pub(super) fn on_time(day: &Day<'_>) -> Figure {
    let mut share = Share::default();
    for care in day.looked_after() {
        if let Some(on_time) = child(day, care) {
            share.add(on_time);
        }
    }
    day.share("C32", share, true).noted(FIRST_IN_FILES)
}

fn of(reviews: &[Review], child: Child) -> &[Review] {
    let from = reviews.partition_point(|review| review.child < child);
    let many = reviews[from..].partition_point(|review| review.child == child);
    &reviews[from..from + many]
}

/// Whether a child's reviews were in time; nothing where none was held or due yet.
fn child(day: &Day<'_>, care: &Care) -> Option<bool> {
    let since = care.since?;
    let own = of(&day.from.rows.reviews, care.child);
    let held = own.iter().map(|review| review.on).filter(|on| (since..=day.at).contains(on));
    // Which review is next: the first, the second, a later one; and from when its time runs.
    let (mut number, mut from) = if care.begun && since >= day.first { (0, since) } else { (2, day.first.max(since)) };
    let (mut on_time, mut any, mut before) = (true, false, 0);
    for on in held {
        if on < day.first {
            before += 1;
            // The files hold every review only of their own years: the first here need not be the child's first.
            let is_first = before == 1 && care.begun && on <= due(0, since);
            (number, from) = (if is_first { 1 } else { 2 }, on);
            continue;
        }
        any = true;
        on_time &= on <= due(number, from);
        (number, from) = (number + 1, on);
    }
    let overdue = due(number, from) < day.at;
    (any || overdue).then_some(on_time && !overdue)
}

/// The last day on which a review is in time.
fn due(number: u32, from: NaiveDate) -> NaiveDate {
    let days = match number {
        0 => return working_days::add(from, FIRST),
        1 => SECOND,
        _ => LATER,
    };
    from.checked_add_days(Days::new(days)).unwrap_or(from)
}
