//! Lists of authorities: their codes, names, regions, first and last days. Codes are joined through the pairs in them.

use super::columns::{Means, means, plain};
use super::place::{Code, code};
use super::rules;
use crate::day;
use crate::finding::{Column, Findings, Rule};
use crate::table::{Cells, Tables};
use chrono::NaiveDate;
use std::ops::ControlFlow;
use std::sync::Arc;

/// An authority as a list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// Three figures; empty where the list has none.
    pub three: String,
    /// Nine characters; empty where the list has none.
    pub nine: String,
    /// Its name.
    pub name: String,
    /// The region, by code or by name as the list has it.
    pub region: String,
    /// Its first day under these codes.
    pub from: Option<NaiveDate>,
    /// Its last day under these codes.
    pub to: Option<NaiveDate>,
}

/// More authorities than this are no list of them.
const MOST: usize = 5_000;

struct Columns {
    codes: Vec<usize>,
    name: usize,
    region: Option<usize>,
    from: Option<usize>,
    to: Option<usize>,
}

/// Whether these are the headings of a list of authorities.
pub(super) fn is_headings(cells: &Cells<'_>) -> bool {
    let found: Vec<Means> = cells.iter().filter_map(means).collect();
    let coded = found.contains(&Means::Three) || found.contains(&Means::Nine);
    coded && found.contains(&Means::AuthorityName) && !found.contains(&Means::Period)
}

/// Whether these are the headings of a list of regions, which are known.
pub(super) fn is_regions(cells: &Cells<'_>) -> bool {
    let found: Vec<Option<Means>> = cells.iter().map(means).collect();
    found.contains(&Some(Means::RegionCode))
        && found.contains(&Some(Means::RegionName))
        && !found.contains(&Some(Means::Period))
}

/// Reads the list that begins at these headings.
pub(super) fn read(
    tables: &mut Tables<'_>,
    (file, sheet): (&Arc<str>, &str),
    (row, headings): (u32, &[String]),
) -> (Vec<Authority>, Findings) {
    let mut findings = Findings::default();
    let at = |means_: Means| headings.iter().position(|heading| means(heading) == Some(means_));
    let named = |names: &[&str]| headings.iter().position(|heading| names.contains(&plain(heading).as_str()));
    let coded = |heading: &String| matches!(means(heading), Some(Means::Three | Means::Nine));
    let columns = Columns {
        codes: headings.iter().enumerate().filter(|(_, heading)| coded(heading)).map(|(at, _)| at).collect(),
        name: at(Means::AuthorityName).unwrap_or(0),
        region: at(Means::RegionCode)
            .or_else(|| named(&["parent_geography_code", "parent_code"]))
            .or_else(|| at(Means::RegionName)),
        from: named(&[
            "date_of_operation",
            "date_of_introduction",
            "operative_date",
            "open_date",
            "start_date",
            "valid_from",
            "date_active",
        ]),
        to: named(&[
            "date_of_termination",
            "date_terminated",
            "termination_date",
            "close_date",
            "end_date",
            "valid_to",
        ]),
    };
    let mut found = Vec::new();
    let done = tables.rows(sheet, &mut |number, cells| {
        if number > row {
            match authority(cells, &columns, &mut |column, rule| findings.add(file, number, column, rule)) {
                Some(authority) => {
                    findings.rows_used += 1;
                    found.push(authority);
                }
                None => findings.rows_refused += u64::from(joined(cells, &columns).is_none()),
            }
        }
        if found.len() < MOST { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    if let Err(rule) = done {
        findings.add(file, 0, Column::None, rule);
    }
    (found, findings)
}

/// Why a row stands for no single authority: two together, or a place abroad without codes.
fn joined(cells: &Cells<'_>, columns: &Columns) -> Option<()> {
    let text = |at: &usize| cells.get(*at);
    let known = |text: &str| matches!(text, "z" | "x" | "") || text.contains('/') || wider(text);
    columns.codes.iter().all(|at| known(text(at)) || code(text(at)).is_some()).then_some(())
}

/// Numbers from 970 stand for regions and for England.
fn wider(text: &str) -> bool {
    text.parse::<u32>().is_ok_and(|number| number >= 970)
}

fn authority(cells: &Cells<'_>, columns: &Columns, say: &mut dyn FnMut(Column, &'static Rule)) -> Option<Authority> {
    let (mut three, mut nine) = (String::new(), String::new());
    for at in &columns.codes {
        match code(cells.get(*at)) {
            Some(Code::Three(found)) if !wider(&found) => three = found,
            Some(Code::Nine(found)) => nine = found,
            _ => {}
        }
    }
    if three.is_empty() && nine.is_empty() {
        if joined(cells, columns).is_none() {
            say(Column::None, &rules::LIST_CODE);
        }
        return None;
    }
    let mut date = |at: Option<usize>| {
        let at = at.filter(|at| !cells.get(*at).is_empty())?;
        let found = day::read(cells.get(at));
        if found.is_none() {
            say(Column::At(u16::try_from(at).unwrap_or(u16::MAX)), &rules::LIST_DATE);
        }
        found
    };
    let (from, to) = (date(columns.from), date(columns.to));
    let short = |text: &str| text.chars().filter(|c| !c.is_control()).take(80).collect::<String>();
    let region = columns.region.map_or_else(String::new, |at| short(cells.get(at)));
    Some(Authority { three, nine, name: short(cells.get(columns.name)), region, from, to })
}

/// A list as a text, a line each.
#[must_use]
pub fn pack(list: &[Authority]) -> String {
    use std::fmt::Write as _;
    let date = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let mut out = String::new();
    for Authority { three, nine, name, region, from, to } in list {
        // Memory takes whatever is written to it.
        let _ = writeln!(out, "{three}\t{nine}\t{name}\t{region}\t{}\t{}", date(*from), date(*to));
    }
    out
}

/// Reads the list back; nothing where it is not such a text.
#[must_use]
pub fn unpack(text: &str) -> Option<Vec<Authority>> {
    let line = |line: &str| {
        let parts: Vec<&str> = line.split('\t').collect();
        let [three, nine, name, region, from, to] = parts[..] else { return None };
        let own = str::to_owned;
        let (from, to) = (from.parse().ok(), to.parse().ok());
        Some(Authority { three: own(three), nine: own(nine), name: own(name), region: own(region), from, to })
    };
    text.lines().map(line).collect()
}
