//! What lists 8 to 10 tell on a day. What lists 1 to 7 tell is counted from the cases.
//!
//! Not counted, because the lists cannot tell: reviews of looked-after children in time (only the latest review is there),
//! placements more than 20 miles away (no distance is), children missing from home.

use super::AnnexA;
use super::care::{Adoption, CareLeaver, Eligibility, LookedAfter, Touch};
use super::columns::Col;
use super::line::{Told, age_on};
use super::list::List;
use crate::figure::Figure;
use crate::figures::open;
use chrono::{Months, NaiveDate};
use measure::{Decimal, Unit};

/// On the number of placements.
const BY_COLUMN: &str = "By the column of Annex A, which counts back from the day that the lists were made";
const EARLIER: &str = "The lists were made more than six months after this day: those who left in between are missing, so the figure is too low";
const COHORT: &str = "By what stood on the day of the lists, not around each birthday";
const EVERYBODY: &str =
    "Eligibility is not told: everybody aged 19 to 21 is counted, by what stood on the day of the lists";
const ADMISSIONS: &str = "Children who came and left again more than six months before the lists are not on them, so the figure can be too low";
const HEALTH: &str =
    "By the last one recorded; under fives are due one every six months and are counted by the year too";
const MISSING: &str = "By the column of Annex A: children in care now or in the last six months of the lists, missing in the current period";
const ADOPTED: &str = "All children on the list who were placed; early fostering by the same family is not taken off";
const PATHWAY: &str = "Relevant and former relevant young people by the latest review recorded";

impl AnnexA {
    /// Every figure of lists 8 to 10 on a day; none where its list or its column is not there.
    #[must_use]
    pub fn figures(&self, at: NaiveDate) -> Vec<Figure> {
        let mut all = Vec::new();
        if self.lists.contains(&List::LookedAfter) {
            self.in_care(at, &mut all);
        }
        if self.lists.contains(&List::LeavingCare) {
            self.care_leavers(at, &mut all);
        }
        all.extend(self.placed(at));
        all.sort_by_key(|figure| (figure.indicator.starts_with('C'), figure.indicator));
        all
    }

    fn has(&self, list: List, col: Col) -> bool {
        self.columns.contains(&(list, col))
    }

    /// D35, D36, C31, C36, C37, C45.
    fn in_care(&self, at: NaiveDate, all: &mut Vec<Figure>) {
        let has = |col| self.has(List::LookedAfter, col);
        let year = before(at, 12);
        let here = || self.looked_after.iter().filter(|one| one.short_breaks != Some(true));
        let now = || here().filter(|one| open(one.started, one.ceased, at));
        let rate = Figure::rate("D35", (None, at), now().count() as u64);
        let stale = self.last_day.is_some_and(|last| before(last, 6) > at);
        all.push(if stale { rate.noted(EARLIER) } else { rate });
        if has(Col::Placements) {
            let known = now().filter_map(|one| one.placements);
            all.push(share("D36", (Some(next(year)), at), known, |many| *many >= 3).noted(BY_COLUMN));
        }
        let started = here().filter(|one| one.started > year && one.started <= at).count();
        let rate = Figure::rate("C31", (Some(next(year)), at), started as u64);
        // Those who ceased are there for six months, unless the list says otherwise.
        let whole =
            self.looked_after.iter().filter_map(|one| one.ceased).min().is_some_and(|first| first <= before(at, 11));
        all.push(if whole { rate } else { rate.noted(ADMISSIONS) });
        let settled = || now().filter(|one| one.started <= year);
        for (code, col, told) in [
            ("C36", Col::Health, (|one: &LookedAfter| one.health) as fn(&LookedAfter) -> Told),
            ("C37", Col::Dental, |one: &LookedAfter| one.dental),
        ] {
            if has(col) {
                let known = settled().map(told).filter(|told| *told != Told::Unreadable);
                let figure = share(code, (None, at), known, |told| told.on().is_some_and(|on| on > year && on <= at));
                all.push(if col == Col::Health { figure.noted(HEALTH) } else { figure });
            }
        }
        if has(Col::Missing) {
            let in_year = here().filter(|one| one.started <= at && one.ceased.is_none_or(|ceased| ceased > year));
            let known = in_year.filter_map(|one| one.missing);
            all.push(share("C45", (Some(next(year)), at), known, |times| *times > 0).noted(MISSING));
        }
    }

    /// D37, D38, C47, C48.
    fn care_leavers(&self, at: NaiveDate, all: &mut Vec<Figure>) {
        let has = |col| self.has(List::LeavingCare, col);
        let told = self.leaving.iter().any(|one| one.eligibility.is_some());
        let cohort = || {
            let alive = self.leaving.iter().filter(|one| one.touch != Some(Touch::Died));
            alive
                .filter(move |one| !told || one.eligibility == Some(Eligibility::FormerRelevant))
                .filter(move |one| age(one, at).is_some_and(|years| (19..=21).contains(&years)))
        };
        let note = if told { COHORT } else { EVERYBODY };
        let mut add = |code, col, is: fn(&&CareLeaver) -> bool| {
            if has(col) {
                all.push(share(code, (None, at), cohort(), is).noted(note));
            }
        };
        add("D37", Col::Suitability, |one| one.suitable == Some(true));
        add("D38", Col::Activity, |one| one.active == Some(true));
        add("C47", Col::InTouch, |one| one.touch == Some(Touch::Yes));
        if has(Col::Pathway) {
            let since = before(at, 6);
            let due = self.leaving.iter().filter(|one| {
                let planned = matches!(one.eligibility, Some(Eligibility::Relevant | Eligibility::FormerRelevant));
                (planned || !told) && one.touch != Some(Touch::Died) && one.reviewed != Told::Unreadable
            });
            let reviewed = |one: &&CareLeaver| one.reviewed.on().is_some_and(|on| on > since && on <= at);
            all.push(share("C48", (None, at), due, reviewed).noted(PATHWAY));
        }
    }

    /// C46: the days from care to placement, all together, by how many were placed.
    fn placed(&self, at: NaiveDate) -> Option<Figure> {
        let list = List::Adoption;
        if !self.has(list, Col::Entered) || !self.has(list, Col::Placed) {
            return None;
        }
        let days = |one: &Adoption| {
            let placed = one.placed.filter(|placed| *placed <= at)?;
            u64::try_from((placed - one.entered?).num_days()).ok()
        };
        let (many, sum) =
            self.adoption.iter().filter_map(days).fold((0_u64, 0), |(many, sum), days| (many + 1, sum + days));
        let figure = Figure::count("C46", (None, at), sum).noted(ADOPTED);
        Some(Figure { unit: Unit::Days, denominator: Some(Decimal::from(many)), ..figure })
    }
}

fn before(at: NaiveDate, months: u32) -> NaiveDate {
    at.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

fn next(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

fn age(one: &CareLeaver, at: NaiveDate) -> Option<i32> {
    one.born.map(|born| age_on(born, at)).or(one.age.map(i32::from))
}

fn share<T>(
    code: &'static str,
    days: (Option<NaiveDate>, NaiveDate),
    whole: impl Iterator<Item = T>,
    part: impl Fn(&T) -> bool,
) -> Figure {
    let (mut some, mut all) = (0, 0);
    for one in whole {
        all += 1;
        some += u64::from(part(&one));
    }
    Figure::share(code, days, (some, all))
}
