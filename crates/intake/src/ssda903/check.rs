//! What is wrong between the rows: between tables, and between the days of one child.

use super::codes::{self, Code};
use super::columns::{Col, Table};
use super::rows::{Leaver, Review, Row, Rows, Spell};
use super::tidy::{Told, born};
use super::{age, episodes, rules};
use crate::cases::Child;
use crate::finding::Rule;
use chrono::NaiveDate;
use measure::dates::add_months;

/// Months to the eighteenth birthday.
pub(super) const ADULT: i32 = 18 * 12;

/// What every check looks into.
pub(super) struct Known<'k> {
    pub rows: &'k Rows,
    pub births: &'k [(Child, NaiveDate)],
    pub year: Option<i32>,
}

impl Known<'_> {
    pub(super) fn born(&self, child: Child) -> Option<NaiveDate> {
        born(self.births, child)
    }
    /// The last day of the return's year.
    fn last(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, 3, 31)
    }
}

pub(super) fn check(rows: &Rows, births: &[(Child, NaiveDate)], year: Option<i32>, told: &mut Told<'_>) {
    let known = Known { rows, births, year };
    episodes::check(&known, told);
    people(&known, told);
    if rows.holds(Table::Header) {
        births_differ(&known, told);
    }
    reviews(&known, told);
    health(&known, told);
    leavers(&known, told);
    spells(&known, told);
}

fn people(known: &Known<'_>, told: &mut Told<'_>) {
    let people = &known.rows.people;
    for two in people.windows(2) {
        if two[0].child == two[1].child && two[0].at.file == two[1].at.file {
            told.add(two[1].at, Col::Child, &rules::TWO_HEADERS);
        }
    }
    if known.rows.holds(Table::Episodes) {
        let episodes = &known.rows.episodes;
        for person in people {
            if episodes.binary_search_by_key(&person.child, |episode| episode.child).is_err() {
                told.add(person.at, Col::Child, &rules::NO_EPISODES);
            }
        }
    }
    // Once for a file: a layout is of the whole file. Files of several years are not held to one year.
    let first = people.iter().map(|person| person.at.file).min();
    let one_file = people.iter().all(|person| Some(person.at.file) == first);
    let wrong = |year: i32| move |code: Code| !code.is_none() && !codes::SEX.in_years(code, year, year);
    if let Some(person) = known
        .year
        .filter(|_| one_file)
        .and_then(|year| people.iter().filter(|person| wrong(year)(person.sex)).min_by_key(|person| person.at))
    {
        told.add(person.at, Col::Sex, &rules::SEX_OF_YEAR);
    }
}

/// A date of birth that is not the header's.
fn births_differ(known: &Known<'_>, told: &mut Told<'_>) {
    fn of<R: Row>(rows: &[R], people: &[(Child, NaiveDate)], told: &mut Told<'_>) {
        for row in rows {
            let differs = |born: NaiveDate| super::tidy::born(people, row.child()).is_some_and(|known| known != born);
            if row.born().is_some_and(differs) {
                told.add(row.at(), Col::Born, &rules::BIRTH_DIFFERS);
            }
        }
    }
    let mut people: Vec<(Child, NaiveDate)> =
        known.rows.people.iter().filter_map(|person| Some((person.child, person.born?))).collect();
    people.dedup_by_key(|(child, _)| *child);
    of(&known.rows.reviews, &people, told);
    of(&known.rows.health, &people, told);
    of(&known.rows.leavers, &people, told);
    for table in Rows::SPELLS {
        of(known.rows.spells(table), &people, told);
    }
}

fn reviews(known: &Known<'_>, told: &mut Told<'_>) {
    let last = known.last();
    for review in &known.rows.reviews {
        if last.is_some_and(|last| review.on > last) {
            told.add(review.at, Col::Review, &rules::LATER);
        }
        let first = episodes::of(&known.rows.episodes, review.child).first();
        if first.is_some_and(|first| review.on < first.start) {
            told.add(review.at, Col::Review, &rules::REVIEW_BEFORE);
        }
        if wrong_age(known, review) {
            told.add(review.at, Col::ReviewCode, &rules::REVIEW_AGE);
        }
    }
}

fn wrong_age(known: &Known<'_>, review: &Review) -> bool {
    let under_four = match codes::REVIEW.text(review.code) {
        "" => return false,
        "PN0" => true,
        _ => false,
    };
    let years = known.born(review.child).and_then(|born| age(born, review.on));
    years.is_some_and(|years| (years < 4) != under_four)
}

fn health(known: &Known<'_>, told: &mut Told<'_>) {
    let health = &known.rows.health;
    for two in health.windows(2) {
        if two[0].child == two[1].child && two[0].at.file == two[1].at.file {
            told.add(two[1].at, Col::Child, &rules::TWO_ROWS);
        }
    }
    let Some(last) = known.last() else { return };
    for row in health.iter().filter(|row| !row.scored && row.reason.is_none()) {
        let years = known.born(row.child).and_then(|born| age(born, last));
        if years.is_some_and(|years| (4..=16).contains(&years)) {
            told.add(row.at, Col::Score, &rules::NO_SCORE);
        }
    }
}

fn leavers(known: &Known<'_>, told: &mut Told<'_>) {
    let leavers = &known.rows.leavers;
    for two in leavers.windows(2) {
        if two[0].child == two[1].child && two[0].at.file == two[1].at.file {
            told.add(two[1].at, Col::Child, &rules::TWO_ROWS);
        }
    }
    let Some((year, last)) = known.year.zip(known.last()) else { return };
    for Leaver { child, at, activity, .. } in leavers {
        if !codes::ACTIVITY.in_years(*activity, year, year) {
            told.add(*at, Col::Activity, &rules::OTHER_YEAR);
        }
        let years = known.born(*child).and_then(|born| age(born, last));
        if years.is_some_and(|years| !(17..=21).contains(&years)) {
            told.add(*at, Col::Born, &rules::LEAVER_AGE);
        }
    }
}

fn spells(known: &Known<'_>, told: &mut Told<'_>) {
    for spell in known.rows.spells(Table::Uasc) {
        if let Some(rule) = asylum(known, spell) {
            told.add(spell.at, Col::AsylumEnd, rule);
        }
    }
    let last = known.last();
    let cared = known.rows.holds(Table::Episodes);
    for spell in known.rows.spells(Table::Missing) {
        let Some(start) = spell.start else { continue };
        if last.is_some_and(|last| start > last) {
            told.add(spell.at, Col::AwayStart, &rules::LATER);
        } else if cared && !episodes::covers(episodes::of(&known.rows.episodes, spell.child), start) {
            told.add(spell.at, Col::AwayStart, &rules::AWAY_OUTSIDE);
        }
    }
}

fn asylum(known: &Known<'_>, spell: &Spell) -> Option<&'static Rule> {
    let (born, end) = known.born(spell.child).zip(spell.end)?;
    if end < born {
        return Some(&rules::ASYLUM_EARLY);
    }
    (end > add_months(born, ADULT)).then_some(&rules::ASYLUM_LATE)
}
