//! Care leavers of 19 to 21 (OC3): where they live, what they do, whether the authority is in touch.

use super::{Day, Share};
use crate::figure::Figure;
use crate::ssda903::codes::{ACCOMMODATION, ACTIVITY, Code, TOUCH};
use crate::ssda903::year_of;

/// The age on the day of the cohort.
const AGES: std::ops::RangeInclusive<u32> = 19..=21;
/// Until this year F3 and P3 were activities.
const THREE_UNTIL: i32 = 2021;

const BIRTHDAY: &str = "OC3 tells how things stood round the birthday; those who died are left out";

pub(super) fn figures(day: &Day<'_>) -> Vec<Figure> {
    let [mut housed, mut busy, mut touch] = [Share::default(); 3];
    for own in day.from.rows.leavers.chunk_by(|one, next| one.child == next.child) {
        let Some(row) = own.last() else { continue };
        let of_age = day.age(row.child).is_some_and(|years| AGES.contains(&years));
        if !of_age || TOUCH.text(row.touch) == "DIED" {
            continue;
        }
        housed.add(ACCOMMODATION.text(row.accommodation).ends_with('1'));
        busy.add(occupied(row.activity, year_of(day.at)));
        touch.add(TOUCH.text(row.touch) == "YES");
    }
    let figure = |indicator, share| day.share(indicator, share, false).noted(BIRTHDAY);
    vec![figure("D37", housed), figure("D38", busy), figure("C47", touch)]
}

/// In education, employment or training.
fn occupied(activity: Code, year: i32) -> bool {
    match ACTIVITY.text(activity) {
        "F1" | "P1" | "F2" | "P2" | "F4" | "P4" | "F5" | "P5" => true,
        "F3" | "P3" => year <= THREE_UNTIL,
        _ => false,
    }
}
