//! The days of a body's meetings, and the days before each on which something is due. Pure: what else happens on a day is
//! an argument.

use crate::wings::governance::bodies::Frequency;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use measure::working_days;

/// The day of the month on which a body meets: the third Thursday, the last Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    pub frequency: Frequency,
    /// 1 to 4; 5 is the last.
    pub nth: u32,
    pub weekday: Weekday,
}

/// A day that was found, and why it is not the day of the pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub on: NaiveDate,
    pub moved: Option<String>,
}

/// The months in which schools are at work, at some distance from the holidays at either end: one meeting in each term.
const TERM_MONTHS: [u32; 3] = [2, 6, 11];

/// The days on which a body meets from `from` to `until`. A day that is no working day, or of which `taken` gives a
/// reason, is left for the nearest one that is free: the same weekday a week later or earlier, then any working day near
/// it. Where none is free, the day of the pattern stands, with the reason.
/// A body that meets every term meets after a third of each of `terms`; where none of these days is known, in the usual
/// months.
pub fn dates(
    pattern: Pattern,
    from: NaiveDate,
    until: NaiveDate,
    terms: &[(NaiveDate, NaiveDate)],
    taken: impl Fn(NaiveDate) -> Option<String>,
) -> Vec<Found> {
    let within = |day: &NaiveDate| *day >= from && *day <= until;
    let known: Vec<_> = terms.iter().filter(|term| term.0 <= until && from <= term.1).collect();
    let pattern_days: Vec<NaiveDate> = if pattern.frequency == Frequency::Termly && !known.is_empty() {
        known.into_iter().map(|term| within_term(pattern, *term)).collect()
    } else {
        months(pattern.frequency, from, until).filter_map(|first| nth(pattern, first)).collect()
    };
    pattern_days.into_iter().filter(within).map(|day| place(day, &within, &taken)).collect()
}

/// The day of the pattern's weekday that is nearest to a third of the term: away from both ends and from the half-term
/// holiday in its middle.
fn within_term(pattern: Pattern, (from, until): (NaiveDate, NaiveDate)) -> NaiveDate {
    let third = from + Days::new(u64::try_from((until - from).num_days() / 3).unwrap_or_default());
    let back = (7 + third.weekday().num_days_from_monday() - pattern.weekday.num_days_from_monday()) % 7;
    if back <= 3 { third - Days::new(back.into()) } else { third + Days::new((7 - back).into()) }
}

/// The first day of each month in which the body meets.
fn months(frequency: Frequency, from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let step = match frequency {
        Frequency::Monthly | Frequency::Termly => 1,
        Frequency::BiMonthly => 2,
        Frequency::Quarterly => 3,
        Frequency::Yearly => 12,
    };
    let first = from.with_day(1).unwrap_or(from);
    let all = std::iter::successors(Some(first), move |month| month.checked_add_months(Months::new(step)));
    all.take_while(move |month| *month <= until)
        .filter(move |month| frequency != Frequency::Termly || TERM_MONTHS.contains(&month.month()))
}

/// The day of the pattern in a month.
fn nth(pattern: Pattern, month: NaiveDate) -> Option<NaiveDate> {
    match pattern.nth {
        1..=4 => NaiveDate::from_weekday_of_month_opt(
            month.year(),
            month.month(),
            pattern.weekday,
            u8::try_from(pattern.nth).ok()?,
        ),
        _ => (4..=5)
            .rev()
            .find_map(|n| NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), pattern.weekday, n)),
    }
}

fn place(day: NaiveDate, within: &impl Fn(&NaiveDate) -> bool, taken: &impl Fn(NaiveDate) -> Option<String>) -> Found {
    let why_not = |day: NaiveDate| {
        if working_days::is_working_day(day) { taken(day) } else { Some("a bank holiday or a weekend".to_owned()) }
    };
    let Some(why) = why_not(day) else { return Found { on: day, moved: None } };
    let near = [7_i64, -7, 1, -1, 2, -2, 3, -3, 4, -4];
    let other = near.into_iter().filter_map(|n| day.checked_add_signed(chrono::TimeDelta::days(n)));
    let free = other.filter(within).find(|other| why_not(*other).is_none());
    match free {
        Some(on) => Found { on, moved: Some(format!("{} is {why}", measure::dates::long(day))) },
        None => Found { on: day, moved: Some(format!("{why}; no day near it is free")) },
    }
}

/// Something that is due before a meeting, or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    pub what: &'static str,
    /// In working days from the meeting, below 0 before it.
    pub days: i32,
}

/// What is due round a meeting. A local convention of boards, not law.
pub const MILESTONES: [Milestone; 7] = [
    Milestone { what: "Data closes", days: -30 },
    Milestone { what: "Returns are due", days: -20 },
    Milestone { what: "Figures are checked", days: -15 },
    Milestone { what: REPORTS_DUE, days: -12 },
    Milestone { what: "The chair sets the agenda", days: -10 },
    Milestone { what: PAPERS_OUT, days: -5 },
    Milestone { what: MINUTES_DRAFT, days: 10 },
];

/// What a milestone is called where one of them is asked for.
pub const REPORTS_DUE: &str = "Reports are due";
pub const PAPERS_OUT: &str = "Papers go out";
pub const MINUTES_DRAFT: &str = "Minutes in draft";

/// The day of the milestone with this name, round a meeting.
#[must_use]
pub fn day_named(what: &str, meeting: NaiveDate) -> Option<NaiveDate> {
    MILESTONES.into_iter().find(|one| one.what == what).map(|one| day_of(one, meeting))
}

/// The day of a milestone.
#[must_use]
pub fn day_of(milestone: Milestone, meeting: NaiveDate) -> NaiveDate {
    // A meeting is on a working day, but one that was moved by hand may not be: then it counts as the one before.
    let on = if working_days::is_working_day(meeting) || milestone.days > 0 {
        meeting
    } else {
        working_days::add(meeting + Days::new(1), -1)
    };
    working_days::add(on, milestone.days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn year(frequency: Frequency, nth: u32, weekday: Weekday) -> Vec<String> {
        let found = dates(Pattern { frequency, nth, weekday }, day("2015-04-01"), day("2016-03-31"), &[], |_| None);
        found.into_iter().map(|found| found.on.to_string()).collect()
    }

    #[test]
    fn each_frequency_has_its_days() {
        assert_eq!(
            year(Frequency::Quarterly, 4, Weekday::Tue),
            ["2015-04-28", "2015-07-28", "2015-10-27", "2016-01-26"]
        );
        assert_eq!(year(Frequency::Monthly, 3, Weekday::Thu).len(), 12);
        assert_eq!(year(Frequency::BiMonthly, 1, Weekday::Wed)[..2], ["2015-04-01", "2015-06-03"]);
        assert_eq!(year(Frequency::Termly, 2, Weekday::Wed), ["2015-06-10", "2015-11-11", "2016-02-10"]);
        assert_eq!(year(Frequency::Yearly, 5, Weekday::Thu), ["2015-04-30"]);
        assert_eq!(year(Frequency::Monthly, 5, Weekday::Mon)[1], "2015-06-01", "the last Monday of May is a holiday");
    }

    #[test]
    fn a_body_of_the_term_meets_within_each_term_that_is_known() {
        let terms = [(day("2015-04-13"), day("2015-07-21")), (day("2015-09-02"), day("2015-12-18"))];
        let pattern = Pattern { frequency: Frequency::Termly, nth: 2, weekday: Weekday::Wed };
        let found = dates(pattern, day("2015-04-01"), day("2016-03-31"), &terms, |_| None);
        let days: Vec<String> = found.into_iter().map(|found| found.on.to_string()).collect();
        assert_eq!(days, ["2015-05-13", "2015-10-07"]);
        let later = dates(pattern, day("2016-04-01"), day("2017-03-31"), &terms, |_| None);
        assert_eq!(later.len(), 3, "terms of another year say nothing of this one");
    }

    #[test]
    fn a_bank_holiday_or_a_clash_moves_a_meeting_and_says_why() {
        let pattern = Pattern { frequency: Frequency::Monthly, nth: 1, weekday: Weekday::Mon };
        let found = dates(pattern, day("2015-04-01"), day("2015-05-31"), &[], |_| None);
        assert_eq!(found[0].on, day("2015-04-13"), "6 April 2015 is Easter Monday");
        assert_eq!(found[0].moved.as_deref(), Some("6 April 2015 is a bank holiday or a weekend"));
        let busy = |on: NaiveDate| (on == day("2015-04-13")).then(|| "the day of the Full Board".to_owned());
        let found = dates(pattern, day("2015-04-01"), day("2015-04-30"), &[], busy);
        assert_eq!(found[0].on, day("2015-04-07"), "the week before lies outside, so the next working day");
        let always = dates(pattern, day("2015-04-01"), day("2015-04-30"), &[], |_| Some("busy".into()));
        assert_eq!(always[0].on, day("2015-04-06"));
        assert!(always[0].moved.as_deref().unwrap().ends_with("no day near it is free"));
    }

    #[test]
    fn what_is_due_counts_working_days() {
        // The Full Board of 24 March 2015; and one after Easter, with Good Friday, Easter Monday and May's holiday.
        let of = |meeting: &str| MILESTONES.map(|m| day_of(m, day(meeting)).to_string());
        assert_eq!(
            of("2015-03-24"),
            ["2015-02-10", "2015-02-24", "2015-03-03", "2015-03-06", "2015-03-10", "2015-03-17", "2015-04-09"]
        );
        assert_eq!(of("2015-05-07")[5], "2015-04-29");
        assert_eq!(of("2015-05-09")[5], "2015-04-30", "a Saturday counts as the Friday before");
    }
}
