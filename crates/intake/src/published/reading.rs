//! Reads a release: twice over its rows, once to see what the columns are, once for the figures.

use super::cell::{self, Cell, Was};
use super::columns::{Means, plain};
use super::headings::{Heading, Profile, Role};
use super::meta::Described;
use super::named::{check_headings, kind, released, title};
use super::pack::Grid;
use super::period;
use super::place::{Area, Placed, Places};
use super::rules;
use super::statistics::{Series, Statistics};
use crate::finding::{Column, Findings, Rule};
use crate::table::{Cells, Tables};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::ControlFlow;
use std::sync::Arc;

/// More figures than this are not kept: sixteen bytes each.
const MOST_CELLS: usize = 4_000_000;
/// More measures, or areas, than this are not kept.
const MOST_SERIES: usize = 20_000;
/// So many rows are remembered to find the one that comes twice.
const MOST_KEYS: usize = 3_000_000;

/// Where a release stands in a file.
pub(super) struct At<'f> {
    pub file: &'f Arc<str>,
    pub sheet: &'f str,
    /// The row of the headings.
    pub row: u32,
    pub headings: Vec<String>,
}

struct Row {
    combo: u32,
    area: u32,
    year: i32,
    start: u32,
}

struct Reader<'f> {
    file: &'f Arc<str>,
    findings: Findings,
    headings: Vec<Heading>,
    places: Places,
    period: usize,
    identifier: Option<usize>,
    filters: Vec<usize>,
    indicators: Vec<usize>,
    keyed: Vec<usize>,
    combos: HashMap<Vec<String>, u32>,
    areas: HashMap<Area, u32>,
    listed: Vec<Area>,
    keys: HashSet<u64>,
    families: BTreeSet<u8>,
    rows: Vec<Row>,
    cells: Vec<Cell>,
    once: HashSet<&'static str>,
    broken: Option<&'static Rule>,
}

/// Reads the release that begins at these headings.
pub(super) fn read(
    tables: &mut Tables<'_>,
    at: At<'_>,
    described: Option<&Described>,
    release: Option<&str>,
) -> (Option<Statistics>, Findings) {
    let mut findings = Findings::default();
    let mut profile = Profile::new(&at.headings);
    for (name, filter) in described.into_iter().flat_map(|described| &described.columns) {
        profile.say(name, *filter);
    }
    let first = tables.rows(at.sheet, &mut |number, cells| {
        if number > at.row {
            profile.row(cells);
        }
        ControlFlow::Continue(())
    });
    if let Err(rule) = first {
        findings.add(at.file, 0, Column::None, rule);
        return (None, findings);
    }
    let rows = profile.rows;
    let headings = profile.headings(at.file, &mut findings, at.row);
    let mut reader = match Reader::new(at.file, headings, findings, rows) {
        Ok(reader) => reader,
        Err(findings) => return (None, findings),
    };
    let second = tables.rows(at.sheet, &mut |number, cells| {
        if number > at.row {
            reader.row(number, cells);
        }
        if reader.broken.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if let Some(rule) = reader.broken.or(second.err()) {
        reader.findings.add(at.file, 0, Column::None, rule);
        return (None, reader.findings);
    }
    reader.finish(release)
}

impl<'f> Reader<'f> {
    fn new(file: &'f Arc<str>, headings: Vec<Heading>, mut findings: Findings, rows: u32) -> Result<Self, Findings> {
        let all = |role: fn(&Role) -> bool| -> Vec<usize> {
            headings.iter().enumerate().filter(|(_, heading)| role(&heading.role)).map(|(at, _)| at).collect()
        };
        let filters = all(|role| *role == Role::Filter);
        let indicators = all(|role| *role == Role::Indicator);
        let keyed = all(|role| {
            !matches!(role, Role::Indicator | Role::Left)
                && !matches!(
                    role,
                    Role::Means(Means::RegionName | Means::CountryName | Means::AuthorityName | Means::OtherName)
                )
        });
        let at = |means| headings.iter().position(|heading| heading.role == Role::Means(means));
        let (period, identifier) = (at(Means::Period), at(Means::Identifier));
        let wrong = match (period, rows, indicators.is_empty()) {
            (None, ..) => Some(&rules::NO_PERIOD),
            (_, 0, _) => Some(&rules::NO_ROWS),
            (.., true) => Some(&rules::NO_INDICATOR),
            _ => None,
        };
        let (Some(period), None) = (period, wrong) else {
            findings.add(file, 0, Column::None, wrong.unwrap_or(&rules::NO_PERIOD));
            return Err(findings);
        };
        let places = Places::new(&headings);
        check_headings(file, &headings, &indicators, &places, &mut findings);
        Ok(Reader {
            file,
            findings,
            places,
            period,
            identifier,
            filters,
            indicators,
            keyed,
            headings,
            combos: HashMap::new(),
            areas: HashMap::new(),
            listed: Vec::new(),
            keys: HashSet::new(),
            families: BTreeSet::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            once: HashSet::new(),
            broken: None,
        })
    }

    fn say(&mut self, number: u32, at: usize, rule: &'static Rule) {
        self.findings.add(self.file, number, place(at), rule);
    }
    /// Said once for a file, at the first row.
    fn say_once(&mut self, number: u32, at: usize, rule: &'static Rule) {
        if self.once.insert(rule.code) {
            self.say(number, at, rule);
        }
    }
    fn refuse(&mut self, number: u32, column: Column, rule: &'static Rule) {
        self.findings.add(self.file, number, column, rule);
        self.findings.rows_refused += 1;
    }

    fn row(&mut self, number: u32, cells: &Cells<'_>) {
        if cells.len() > self.headings.len() && (self.headings.len()..cells.len()).any(|at| !cells.get(at).is_empty()) {
            self.say(number, self.headings.len(), &rules::RAGGED);
        }
        let year = self.year(number, cells);
        let mut said = Vec::new();
        let placed = self.places.read(cells, &mut |at, rule| said.push((at, rule)));
        let refused = matches!(&placed, Placed::Not(rule) if std::ptr::eq(*rule, &rules::LEVEL));
        for (at, rule) in said {
            if rule.severity == crate::finding::Severity::Note {
                self.say_once(number, at, rule);
            } else {
                self.say(number, at, rule);
            }
        }
        let combo = self.filters_of(number, cells);
        let twice = self.came_before(cells);
        if twice {
            return self.refuse(number, Column::None, &rules::DUPLICATE_ROW);
        }
        let figures = self.figures(number, cells);
        let year = match year {
            Year::Annual(year) => year,
            Year::Part => return,
            Year::Wrong => {
                self.findings.rows_refused += 1;
                return;
            }
        };
        match placed {
            Placed::Area(area) => self.keep(combo, area, year, figures),
            Placed::Not(_) if refused => self.findings.rows_refused += 1,
            Placed::Not(rule) if std::ptr::eq(rule, &rules::NO_CODES) => self.refuse(number, Column::None, rule),
            Placed::Not(rule) => self.say_once(number, self.places.level.unwrap_or(0), rule),
        }
    }

    fn year(&mut self, number: u32, cells: &Cells<'_>) -> Year {
        let (year, written, wrong) = period::year(cells.get(self.period));
        if let Some(rule) = wrong {
            if rule.severity == crate::finding::Severity::Note {
                self.say_once(number, self.period, rule);
            } else {
                self.say(number, self.period, rule);
            }
        }
        let mut annual = true;
        let text = self.identifier.map_or("", |at| cells.get(at));
        if let Some(at) = self.identifier.filter(|_| !text.is_empty()) {
            let (identifier, listed) = period::identifier(text);
            if !listed {
                self.say(number, at, &rules::IDENTIFIER);
            }
            self.families.insert(identifier.family);
            annual = identifier.annual;
            if written.is_some_and(|written| !period::fits(written, identifier)) {
                self.say(number, self.period, &rules::PERIOD_IDENTIFIER);
                return Year::Wrong;
            }
        }
        match year {
            None => Year::Wrong,
            Some(year) if annual => Year::Annual(year),
            Some(_) => {
                self.say_once(number, self.period, &rules::NOT_ANNUAL);
                Year::Part
            }
        }
    }

    fn filters_of(&mut self, number: u32, cells: &Cells<'_>) -> Vec<String> {
        let mut values = Vec::with_capacity(self.filters.len());
        for n in 0..self.filters.len() {
            let at = self.filters[n];
            let text = cells.get(at);
            let total = text.eq_ignore_ascii_case("total") && text != "Total";
            let rule = match text {
                "" => Some(&rules::BLANK_FILTER),
                _ if total || text.eq_ignore_ascii_case("all") || text.eq_ignore_ascii_case("totals") => {
                    Some(&rules::TOTAL_WORD)
                }
                _ if whole(cells, at).len() != text.len() => Some(&rules::FILTER_SPACE),
                _ => None,
            };
            values.push(text.chars().filter(|c| !c.is_control()).take(150).collect());
            if let Some(rule) = rule {
                self.say(number, at, rule);
            }
        }
        values
    }

    /// Whether a row of the same period, place and filters came before.
    fn came_before(&mut self, cells: &Cells<'_>) -> bool {
        let mut hash = DefaultHasher::new();
        for at in &self.keyed {
            cells.get(*at).hash(&mut hash);
        }
        let full = self.keys.len() >= MOST_KEYS;
        let key = hash.finish();
        if full { self.keys.contains(&key) } else { !self.keys.insert(key) }
    }

    fn figures(&mut self, number: u32, cells: &Cells<'_>) -> Vec<Cell> {
        let mut figures = Vec::with_capacity(self.indicators.len());
        for n in 0..self.indicators.len() {
            let at = self.indicators[n];
            let (cell, was) = cell::read(cells.get(at));
            figures.push(cell);
            let rule = match was {
                Was::Good => continue,
                Was::Blank => &rules::BLANK_FIGURE,
                Was::OldMark => &rules::OLD_SYMBOL,
                Was::OtherMark => &rules::SYMBOL,
                Was::Text => &rules::NO_NUMBER,
            };
            self.say(number, at, rule);
        }
        figures
    }

    fn keep(&mut self, combo: Vec<String>, area: Area, year: i32, figures: Vec<Cell>) {
        let next = u32::try_from(self.combos.len()).unwrap_or(u32::MAX);
        let combo = *self.combos.entry(combo).or_insert(next);
        let next = u32::try_from(self.listed.len()).unwrap_or(u32::MAX);
        let area = *self.areas.entry(area).or_insert_with_key(|area| {
            self.listed.push(area.clone());
            next
        });
        let start = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
        self.rows.push(Row { combo, area, year, start });
        self.cells.extend(figures);
        self.findings.rows_used += 1;
        let series = self.combos.len() * self.indicators.len();
        if self.cells.len() > MOST_CELLS || series > MOST_SERIES || self.listed.len() > MOST_SERIES {
            self.broken = Some(&rules::TOO_MANY);
        }
    }

    fn finish(mut self, release: Option<&str>) -> (Option<Statistics>, Findings) {
        if self.families.len() > 1 {
            self.findings.add(self.file, 0, place(self.identifier.unwrap_or(0)), &rules::IDENTIFIERS_MIXED);
        }
        if self.rows.is_empty() {
            return (None, self.findings);
        }
        let years: BTreeSet<i32> = self.rows.iter().map(|row| row.year).collect();
        let years: Vec<i32> = years.into_iter().collect();
        let mut combos: Vec<(Vec<String>, u32)> = std::mem::take(&mut self.combos).into_iter().collect();
        combos.sort_by_key(|(_, at)| *at);
        let split: Vec<usize> =
            (0..self.filters.len()).filter(|n| combos.windows(2).any(|pair| pair[0].0[*n] != pair[1].0[*n])).collect();
        let mut by_combo = BTreeMap::<u32, Vec<&Row>>::new();
        for row in &self.rows {
            by_combo.entry(row.combo).or_default().push(row);
        }
        let mut series = Vec::with_capacity(combos.len() * self.indicators.len());
        for (n, at) in self.indicators.iter().enumerate() {
            for (values, combo) in &combos {
                let mut grid = Grid::new(years.clone());
                for row in by_combo.get(combo).into_iter().flatten() {
                    let cell = self.cells.get(row.start as usize + n).copied().unwrap_or(Cell::None);
                    grid.set(row.area, row.year, cell);
                }
                let filters = split.iter().map(|n| (self.headings[self.filters[*n]].name.clone(), values[*n].clone()));
                series.push(Series {
                    column: self.headings[*at].name.clone(),
                    filters: filters.collect(),
                    packed: grid.pack(),
                });
            }
        }
        let names: Vec<String> = self.headings.iter().map(|heading| plain(&heading.name)).collect();
        let kind = kind(&series);
        let statistics = Statistics {
            kind,
            title: title(&names),
            release: release.map_or_else(|| released(self.file, kind, &years), str::to_owned),
            years,
            areas: self.listed,
            series,
            rows: self.findings.rows_used,
        };
        (Some(statistics), self.findings)
    }
}

enum Year {
    Annual(i32),
    Part,
    Wrong,
}

pub(super) fn place(at: usize) -> Column {
    Column::At(u16::try_from(at).unwrap_or(u16::MAX))
}

/// The cell with the blanks around it.
fn whole<'c>(cells: &'c Cells<'_>, at: usize) -> &'c str {
    match cells {
        Cells::Text(record) => record.get(at).unwrap_or_default(),
        Cells::Book(row) => row.get(at).map_or("", String::as_str),
    }
}
