//! Returns that the tests write: rules, layouts and figures; and the published samples.

mod counted;
mod layouts;
mod reference;
mod rules;

use super::*;
use crate::figure::Figure;

pub(super) const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB";
pub(super) const EPISODES: &str =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN";
pub(super) const REVIEWS: &str = "CHILD,DOB,REVIEW,REVIEW_CODE";
pub(super) const UASC: &str = "CHILD,SEX,DOB,DUC";
pub(super) const OC2: &str = "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,\
    HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED";
pub(super) const OC3: &str = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM";
pub(super) const AD1: &str = "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR";
pub(super) const PLACED: &str = "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED";
pub(super) const PERMANENCE: &str = "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM";
pub(super) const MISSING: &str = "CHILD,DOB,MISSING,MIS_START,MIS_END";
pub(super) const WORKERS: &str = "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON";
pub(super) const LIBERTY: &str = "CHILD,DOB,DOLO_START,DOLO_END";

/// A return of these tables, each with its headings.
pub(super) fn of(tables: &[(&str, &str)]) -> Return903 {
    with(tables, &Children::default()).unwrap()
}

pub(super) fn with(tables: &[(&str, &str)], children: &Children) -> Result<Return903, &'static Rule> {
    let files: Vec<String> = tables.iter().map(|(headings, rows)| format!("{headings}\n{rows}\n")).collect();
    let inputs: Vec<Input<'_>> = files.iter().map(|text| Input::held("a.csv", text.as_bytes())).collect();
    read(&inputs, children)
}

/// An episode of child A, legal status C2, in foster care: `start,end,rne,place,rec`, a bar between episodes.
pub(super) fn episodes(text: &str) -> String {
    text.split('|').map(|episode| episode_of("A", episode)).collect::<Vec<_>>().join("\n")
}

/// The same of another child.
pub(super) fn episode_of(child: &str, text: &str) -> String {
    let cells: Vec<&str> = text.trim().split(',').collect();
    let [start, end, rne, place, rec] = cells[..] else { panic!("five cells: {text}") };
    let (place, ls) = place.split_once('/').unwrap_or((place, "C2"));
    format!("{child},{start},{rne},{ls},N1,{place},PR1,{end},{rec},,,AB1 2CD,")
}

/// The rules that are broken, with the rows, in their order.
pub(super) fn broken(found: &Return903) -> Vec<(&'static str, u32)> {
    found.findings.listed().iter().map(|finding| (finding.rule.code, finding.row)).collect()
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A figure's numerator and denominator.
pub(super) fn figure(found: &Return903, indicator: &str, at: &str) -> (String, Option<String>) {
    let figures = found.figures(day(at));
    let one: &Figure = figures.iter().find(|figure| figure.indicator == indicator).expect("the figure is there");
    (one.numerator.to_string(), one.denominator.map(|of| of.to_string()))
}

/// So many of so many.
pub(super) fn share(found: &Return903, indicator: &str, at: &str) -> (u64, u64) {
    let (part, whole) = figure(found, indicator, at);
    (part.parse().unwrap(), whole.expect("of so many").parse().unwrap())
}
