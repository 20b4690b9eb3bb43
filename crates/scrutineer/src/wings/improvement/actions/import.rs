//! Actions out of a spreadsheet: what each row means, or what is wrong with it and how to mend it. Pure.
//!
//! A row without a number sets an action; a row with one changes what it says of that action, and only in the columns
//! that the table has. Everything else (progress, acceptance, re-tests) is said in the program, where it leaves a step.

use super::form::{ActionForm, Offered};
use super::headings::{HEADINGS, NOT_READ};
use super::{Action, ActionDraft, Measure, State};
use crate::layout::boxes;
use chrono::{Datelike, NaiveDate};
use kit::Errors;
use kit::sheets::{Row, Sheet};
use sea_orm::{ActiveEnum, Iterable};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// More than this would hold up everybody else's changes for too long.
pub const MOST: usize = 500;

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// As the spreadsheet numbers it.
    pub row: usize,
    pub column: String,
    pub says: String,
}

/// What a row means.
#[derive(Clone, Debug)]
pub enum Line {
    New(ActionDraft),
    Changed { action: Box<Action>, draft: ActionDraft, differences: Vec<Difference> },
}

/// What a row changes: the column, and what stands there before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub column: &'static str,
    pub before: String,
    pub after: String,
}

/// What a whole table means.
#[derive(Clone, Debug, Default)]
pub struct Import {
    pub lines: Vec<Line>,
    /// Rows that say what the program says already.
    pub same: usize,
    pub findings: Vec<Finding>,
    /// Headings that are not known.
    pub unknown: Vec<String>,
}

/// What there is: the actions by their number, and what each serves.
pub struct Present<'a> {
    pub actions: HashMap<i32, &'a Action>,
    pub serves: &'a HashMap<Uuid, Vec<Uuid>>,
}

impl Import {
    /// What a table means on this day.
    #[must_use]
    pub fn of(sheet: &Sheet, present: &Present<'_>, offered: &Offered, today: NaiveDate) -> Import {
        let mut import = Import { unknown: unknown(sheet), ..Import::default() };
        if sheet.column("Number").is_none() {
            for needed in HEADINGS.iter().filter(|heading| heading.needed && sheet.column(heading.name).is_none()) {
                let says = format!("There is no column “{}”. Add it to the first row", needed.name);
                import.findings.push(Finding { row: 1, column: needed.name.into(), says });
            }
        }
        if sheet.rows.len() > MOST {
            let says = format!("There are {} rows. Send at most {MOST} at once", sheet.rows.len());
            import.findings.push(Finding { row: 1, column: String::new(), says });
        }
        if !import.findings.is_empty() {
            return import;
        }
        let mut seen = HashSet::new();
        for row in &sheet.rows {
            import.row(&Cells { sheet, row }, present, offered, today, &mut seen);
        }
        import
    }

    fn row(
        &mut self,
        cells: &Cells<'_>,
        present: &Present<'_>,
        offered: &Offered,
        today: NaiveDate,
        seen: &mut HashSet<i32>,
    ) {
        let mut wrong = |column: &str, says: String| {
            self.findings.push(Finding { row: cells.row.number, column: column.into(), says });
        };
        let before = match cells.get("Number").filter(|typed| !typed.is_empty()) {
            None => None,
            Some(typed) => match numbered(typed).and_then(|number| present.actions.get(&number)) {
                None => return wrong("Number", format!("There is no action {typed}. Leave it empty to set a new one")),
                Some(action) if !seen.insert(action.number) => {
                    return wrong("Number", format!("{} stands in two rows. Keep one of them", action.reference()));
                }
                Some(action) => Some(*action),
            },
        };
        let serves = before.and_then(|action| present.serves.get(&action.id.uuid())).map_or(&[][..], Vec::as_slice);
        let mut form = before.map_or_else(ActionForm::default, |a| ActionForm::of(a, serves, &offered.indicators));
        let unread = fill(&mut form, cells, offered);
        for (column, says) in &unread {
            wrong(column, says.clone());
        }
        let mut errors = Errors::default();
        // A day that stands there already may lie long past: it is not typed now.
        let as_it_was = before.filter(|action| boxes(Some(action.due_on)) == form.due_boxes());
        let draft = form.read(&mut errors, &within(offered, before), as_it_was.map_or(today, |action| action.due_on));
        for (field, message) in errors.iter() {
            let column = column_of(field);
            if !unread.iter().any(|(known, _)| *known == column) {
                wrong(column, message.to_owned());
            }
        }
        let Some(draft) = draft.filter(|_| errors.is_empty() && unread.is_empty()) else { return };
        let Some(action) = before else { return self.lines.push(Line::New(draft)) };
        let differences = differences(action, &draft, offered);
        if differences.is_empty() {
            self.same += 1;
        } else if action.state == State::Open {
            self.lines.push(Line::Changed { action: Box::new(action.clone()), draft, differences });
        } else {
            let says = format!(
                "{} is not open any more ({}). Open it again first",
                action.reference(),
                action.state.name().to_lowercase()
            );
            wrong(differences[0].column, says);
        }
    }

    /// How many actions it sets, and how many it changes.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let new = self.lines.iter().filter(|line| matches!(line, Line::New(_))).count();
        (new, self.lines.len() - new)
    }

    /// A mark of what it would do: another one when something changed since somebody looked at it.
    #[must_use]
    pub fn mark(&self) -> String {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        for line in &self.lines {
            match line {
                Line::New(draft) => format!("{draft:?}").hash(&mut hasher),
                Line::Changed { action, draft, .. } => format!("{action:?}{draft:?}").hash(&mut hasher),
            }
        }
        format!("{:x}", hasher.finish())
    }
}

/// A row with the headings over it.
struct Cells<'a> {
    sheet: &'a Sheet,
    row: &'a Row,
}

impl<'a> Cells<'a> {
    /// The cell under a heading; nothing where the table has no such column.
    fn get(&self, heading: &str) -> Option<&'a str> {
        self.sheet.column(heading).map(|place| self.row.cell(place))
    }
}

/// "A12", "a12" or "12".
fn numbered(typed: &str) -> Option<i32> {
    typed.trim_start_matches(['A', 'a']).parse().ok()
}

fn unknown(sheet: &Sheet) -> Vec<String> {
    let known = |found: &&String| {
        let mut names = HEADINGS.iter().map(|heading| heading.name).chain(NOT_READ);
        !names.any(|name| name.eq_ignore_ascii_case(found))
    };
    sheet.headings.iter().filter(known).cloned().collect()
}

/// Fills the form of an action from a row; gives back the columns that cannot be turned into what a form holds.
fn fill(form: &mut ActionForm, cells: &Cells<'_>, offered: &Offered) -> BTreeMap<&'static str, String> {
    let mut wrong = BTreeMap::new();
    let plain: [(&str, &mut String); 6] = [
        ("Action", &mut form.title),
        ("More about it", &mut form.detail),
        ("Owner", &mut form.owner),
        ("Success measure", &mut form.success),
        ("Before", &mut form.before),
        ("Aim", &mut form.aim),
    ];
    for (heading, field) in plain {
        if let Some(text) = cells.get(heading) {
            text.clone_into(field);
        }
    }
    if let Some(name) = cells.get("Agency") {
        match called(name, offered.agencies.iter().map(|(id, name)| (id.to_string(), name.as_str()))) {
            Some(id) => form.agency = id,
            None => {
                _ = wrong.insert(
                    "Agency",
                    format!("There is no agency called “{name}”. Write it as the list of agencies does"),
                )
            }
        }
    }
    if let Some(name) = cells.get("Group") {
        match called(name, offered.bodies.iter().map(|(id, name)| (id.to_string(), name.as_str()))) {
            Some(id) => form.body = id,
            None => {
                _ = wrong
                    .insert("Group", format!("There is no group called “{name}”. Write it as the list of groups does"))
            }
        }
    }
    if let Some(typed) = cells.get("Due") {
        match day(typed) {
            Some(boxes) => (form.due_day, form.due_month, form.due_year) = boxes,
            None => _ = wrong.insert("Due", not_a_day(typed)),
        }
    }
    if let Some(typed) = cells.get("Re-test due") {
        match day(typed) {
            Some(boxes) => (form.retest_day, form.retest_month, form.retest_year) = boxes,
            None => _ = wrong.insert("Re-test due", not_a_day(typed)),
        }
    }
    if let Err(says) = measured(form, cells, offered) {
        wrong.insert("Kind of measure", says);
    }
    wrong
}

fn not_a_day(typed: &str) -> String {
    format!("“{typed}” is not a day. Write it like 30/06/2015")
}

/// The kind of measure and what is measured.
fn measured(form: &mut ActionForm, cells: &Cells<'_>, offered: &Offered) -> Result<(), String> {
    let (kind, name) = (cells.get("Kind of measure").unwrap_or_default(), cells.get("Measured by"));
    let indicator = name.and_then(|name| {
        let same = |text: &str| text.eq_ignore_ascii_case(name);
        offered.indicators.iter().find(|i| same(&i.code) || same(&i.name))
    });
    if let Some(name) = name {
        name.clone_into(&mut form.measure_name);
        form.indicator = indicator.map(|i| i.code.clone()).unwrap_or_default();
    }
    let named = if kind.is_empty() {
        match (name, indicator) {
            (Some(_), Some(_)) => Measure::Indicator,
            (Some(_), None) => {
                Measure::of(&form.measure).filter(|m| *m != Measure::Indicator).unwrap_or(Measure::AuditQuestion)
            }
            (None, _) => return Ok(()),
        }
    } else {
        Measure::iter()
            .find(|measure| measure.name().eq_ignore_ascii_case(kind))
            .ok_or_else(|| format!("“{kind}” is no kind of measure. Write Indicator, Audit question or Survey item"))?
    };
    form.measure = named.to_value();
    Ok(())
}

/// The id of what is called so; an empty cell chooses nothing.
fn called<'a>(name: &str, mut all: impl Iterator<Item = (String, &'a str)>) -> Option<String> {
    if name.is_empty() {
        return Some(String::new());
    }
    all.find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(id, _)| id)
}

/// Day, month and year as the boxes of a form hold them; all empty for an empty cell.
fn day(typed: &str) -> Option<(String, String, String)> {
    if typed.is_empty() {
        return Some(Default::default());
    }
    if let Ok(date) = typed.parse::<NaiveDate>() {
        return Some((date.day().to_string(), date.month().to_string(), date.year().to_string()));
    }
    let parts: Vec<&str> = typed.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts[..] else { return None };
    Some((day.into(), month.into(), year.into()))
}

/// What can be chosen for this action: what there is today, and what it has already.
fn within(offered: &Offered, before: Option<&Action>) -> Offered {
    offered.clone().today(before.and_then(|action| action.agency_id))
}

/// The column in which a field of the form is typed.
fn column_of(field: &str) -> &'static str {
    match field {
        "title" => "Action",
        "detail" => "More about it",
        "owner" => "Owner",
        "agency" => "Agency",
        "body" => "Group",
        "success" => "Success measure",
        "measure" => "Kind of measure",
        "before" => "Before",
        "aim" => "Aim",
        due if due.starts_with("due") => "Due",
        due if due.starts_with("retest") => "Re-test due",
        _ => "Measured by",
    }
}

/// What the draft changes, column by column.
fn differences(action: &Action, draft: &ActionDraft, offered: &Offered) -> Vec<Difference> {
    let after = draft.clone().onto(action.clone());
    let day = |day: Option<NaiveDate>| day.map(measure::dates::long).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let agency = |a: &Action| {
        offered
            .agencies
            .iter()
            .find(|(id, _)| Some(*id) == a.agency_id)
            .map_or_else(|| "The Board’s office".into(), |(_, name)| name.clone())
    };
    let group = |a: &Action| {
        offered.bodies.iter().find(|(id, _)| Some(*id) == a.body_id).map_or_else(String::new, |(_, name)| name.clone())
    };
    let told = |a: &Action| {
        [
            ("Action", a.title.clone()),
            ("More about it", text(&a.detail)),
            ("Owner", a.owner.clone()),
            ("Agency", agency(a)),
            ("Group", group(a)),
            ("Due", day(Some(a.due_on))),
            ("Success measure", a.success.clone()),
            ("Kind of measure", a.measure.name().to_owned()),
            ("Measured by", a.measure_name.clone()),
            ("Before", text(&a.before)),
            ("Aim", text(&a.aim)),
            ("Re-test due", day(a.retest_on)),
        ]
    };
    let pairs = told(action).into_iter().zip(told(&after));
    let changed = pairs.filter(|((_, before), (_, after))| before != after);
    changed.map(|((column, before), (_, after))| Difference { column, before, after }).collect()
}

#[cfg(test)]
#[path = "import_tests.rs"]
mod tests;
