//! Which group drifts: signs that a group loses its way, read from its meetings, actions and reports. Pure. The limits are
//! a local convention of boards, not law.

use crate::wings::governance::bodies::Frequency;
use crate::wings::governance::meetings::attendance::Tally;
use crate::wings::improvement::plans::rules::Rolled;
use chrono::{Days, NaiveDate};

/// Attendance below this share, in percent, is a sign.
const ATTENDANCE: usize = 66;

/// What is known of a group.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub frequency: Frequency,
    /// When it last met, and when it meets next.
    pub last: Option<NaiveDate>,
    pub next: Option<NaiveDate>,
    pub attendance: &'a Tally,
    pub actions: &'a Rolled,
    pub vacant: usize,
    /// The day by which its terms of reference are looked at; none where it has none.
    pub review_on: Option<NaiveDate>,
    /// Whether a report is asked of it, is due and has not come.
    pub report_late: bool,
    /// Whether terms of reference are asked of it.
    pub needs_terms: bool,
}

/// How long a group may go without meeting: half as long again as it should.
fn patience(frequency: Frequency) -> Days {
    Days::new(match frequency {
        Frequency::Monthly => 46,
        Frequency::BiMonthly => 92,
        Frequency::Quarterly => 137,
        Frequency::Termly => 183,
        Frequency::Yearly => 548,
    })
}

/// The signs, each in a few words; none where the group is on its way.
#[must_use]
pub fn signs(known: &Known<'_>, today: NaiveDate) -> Vec<String> {
    let mut signs = Vec::new();
    match known.last {
        None => signs.push("no meeting is on record".to_owned()),
        Some(last) if last + patience(known.frequency) < today => {
            signs.push(format!("has not met since {}", measure::dates::long(last)));
        }
        Some(_) => {}
    }
    if known.next.is_none() {
        signs.push("no next meeting is planned".to_owned());
    }
    let tally = known.attendance;
    if tally.expected > 0 && 100 * tally.filled() / tally.expected < ATTENDANCE {
        signs.push(format!("attendance is {}", tally.share()));
    }
    let rolled = known.actions;
    if rolled.late > 0 && 4 * rolled.late >= rolled.all {
        signs.push(format!("{} of {} actions are late", rolled.late, rolled.all));
    }
    match known.vacant {
        0 => {}
        1 => signs.push("1 seat is vacant".to_owned()),
        n => signs.push(format!("{n} seats are vacant")),
    }
    match known.review_on {
        None if known.needs_terms => signs.push("has no terms of reference".to_owned()),
        Some(review) if review < today => signs.push("its terms of reference wait for review".to_owned()),
        _ => {}
    }
    if known.report_late {
        signs.push("its report has not come".to_owned());
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_on_its_way_shows_no_sign_and_each_sign_is_said() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2015-03-24");
        let tally = Tally { expected: 10, present: 7, ..Tally::default() };
        let rolled = Rolled { all: 8, late: 1, ..Rolled::default() };
        let good = Known {
            frequency: Frequency::Monthly,
            last: Some(day("2015-02-11")),
            next: Some(day("2015-04-08")),
            attendance: &tally,
            actions: &rolled,
            vacant: 0,
            review_on: Some(day("2015-09-01")),
            report_late: false,
            needs_terms: true,
        };
        assert!(signs(&good, today).is_empty(), "{:?}", signs(&good, today));
        let poor = Tally { expected: 10, present: 6, ..Tally::default() };
        let late = Rolled { all: 8, late: 2, ..Rolled::default() };
        let drifting = Known {
            last: Some(day("2015-01-14")),
            next: None,
            attendance: &poor,
            actions: &late,
            vacant: 1,
            review_on: Some(day("2015-03-23")),
            report_late: true,
            ..good
        };
        assert_eq!(
            signs(&drifting, today),
            [
                "has not met since 14 January 2015",
                "no next meeting is planned",
                "attendance is 60%",
                "2 of 8 actions are late",
                "1 seat is vacant",
                "its terms of reference wait for review",
                "its report has not come",
            ]
        );
        let none = Known { last: None, review_on: None, ..good };
        assert_eq!(signs(&none, today), ["no meeting is on record", "has no terms of reference"]);
    }
}
