//! What a release is called, and what can be said of its headings alone.

use super::columns::{GROUPS, TITLES, plain};
use super::headings::{Heading, Role};
use super::place::Places;
use super::reading::place;
use super::rules;
use super::statistics::{Kind, Series};
use crate::finding::{Column, Finding, Findings, Severity};
use std::sync::Arc;

/// What can be said of the headings alone.
pub(super) fn check_headings(
    file: &Arc<str>,
    headings: &[Heading],
    indicators: &[usize],
    places: &Places,
    findings: &mut Findings,
) {
    let smushed = |at: &&usize| plain(&headings[**at].name).split('_').any(|part| GROUPS.contains(&part));
    let smushed: Vec<&usize> = indicators.iter().filter(smushed).collect();
    if smushed.len() > 1 {
        for at in smushed {
            findings.add(file, 1, place(*at), &rules::SMUSHED);
        }
    }
    for (at, heading) in headings.iter().enumerate() {
        let beside = |name: &str| headings.iter().any(|other| other.name == name);
        let alone = match heading.name.as_str() {
            "region_code" => !beside("region_name"),
            "country_code" => !beside("country_name"),
            "new_la_code" => !beside("la_name"),
            _ => false,
        };
        if alone {
            findings.add(file, 1, place(at), &rules::NAME_COLUMN);
        }
        if heading.role == Role::Left && !heading.name.is_empty() {
            findings.add(file, 1, place(at), &rules::NOT_UNDERSTOOD);
        }
    }
    if places.level.is_none() {
        findings.add(file, 0, Column::None, &rules::NO_LEVEL);
    }
}

/// What the columns of figures hold.
pub(super) fn kind(series: &[Series]) -> Kind {
    let people = |series: &Series| plain(&series.column).contains("population");
    if !series.is_empty() && series.iter().all(people) { Kind::Populations } else { Kind::Statistics }
}

/// What the file is about, by its columns.
pub(super) fn title(names: &[String]) -> String {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let title = TITLES.iter().find(|(wanted, _)| wanted.iter().all(|name| has(name)));
    title.map_or("Published statistics", |(_, title)| *title).to_owned()
}

/// The release of a file that does not say: "2024release" in its name, else its latest year, which for estimates of
/// people is the year after the estimate.
pub(super) fn released(file: &str, kind: Kind, years: &[i32]) -> String {
    let name = file.to_lowercase();
    let before = name.find("release").map(|at| name[..at].trim_end_matches(['_', '-', ' ']));
    let year =
        before.and_then(|text| text.get(text.len().checked_sub(4)?..)).filter(|year| year.parse::<u16>().is_ok());
    let latest = years.last().copied().unwrap_or_default() + i32::from(kind == Kind::Populations);
    year.map_or_else(|| latest.to_string(), str::to_owned)
}

/// Those findings that are more than notes.
#[must_use]
pub fn serious(findings: &Findings) -> Vec<&Finding> {
    findings.listed().iter().filter(|finding| finding.rule.severity != Severity::Note).collect()
}
