//! Rows that come from a spreadsheet, pasted or in a file, or from a program: which line each is for, and what is wrong with
//! it, row by row. Pure.

use super::changes::{By, Entry};
use super::given::Given;
use super::owed::Owed;
use super::place::Place;
use crate::wings::performance::readings::rules::{Asked, asked};
use kit::sheets::Row;

/// The columns of the prepared workbook, in order; a file may hold fewer, in any order.
pub const COLUMNS: [&str; 14] = [
    "Code",
    "Measure",
    "Period",
    "Last",
    "Number",
    "Out of",
    "Not available because",
    "What is happening",
    "Why",
    "What you are doing",
    "Put right by",
    "Help wanted",
    "How sure",
    "Right though unlikely",
];
/// The words before the name of what a workbook is for, in its second row.
pub const IS_FOR: &str = "This workbook is for";

/// Something about a row that is in the way of keeping it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// As the spreadsheet numbers it; 0 where it concerns the whole.
    pub row: usize,
    pub column: String,
    /// What is wrong and how to mend it, without a full stop.
    pub says: String,
}

/// What rows mean for a return.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    pub entries: Vec<Entry>,
    pub findings: Vec<Finding>,
    /// Rows in which nothing was filled in.
    pub empty: usize,
}

impl Incoming {
    fn finding(&mut self, row: usize, column: &str, says: impl Into<String>) {
        self.findings.push(Finding { row, column: column.into(), says: says.into() });
    }
}

/// The words that say which return a workbook is for.
#[must_use]
pub fn is_for(place: &Place) -> String {
    format!("{IS_FOR}: {} ({})", place.title(), mark(place))
}

/// The mark of a return in its workbook: the agency's short id, and the day.
fn mark(place: &Place) -> String {
    format!("{} {}", place.agency.id, place.ends_on)
}

/// What rows mean. The row of headings is the first that names a code and a number; rows of numbers without headings are
/// taken in the order of the page, as when a column is copied.
///
/// # Errors
/// A sentence, when nothing of it can be taken.
pub fn read(rows: &[Row], place: &Place) -> Result<Incoming, String> {
    foreign(rows, place)?;
    let Some(at) = rows.iter().position(is_heading) else { return column(rows, place) };
    let headings: Vec<String> = rows[at].cells.clone();
    let mut incoming = Incoming::default();
    let known = |heading: &str| COLUMNS.iter().position(|column| column.eq_ignore_ascii_case(heading.trim()));
    for heading in headings.iter().filter(|heading| !heading.is_empty() && known(heading).is_none()) {
        incoming.finding(
            rows[at].number,
            heading,
            "This column is not one of the return’s. Take it away, or check its heading",
        );
    }
    let place_of = |column: &str| headings.iter().position(|heading| heading.trim().eq_ignore_ascii_case(column));
    let mut taken: Vec<String> = Vec::new();
    for row in &rows[at + 1..] {
        if row.cells.iter().all(String::is_empty) {
            continue;
        }
        let cell = |column: &str| place_of(column).map(|n| row.cell(n).trim());
        line(&mut incoming, &mut taken, row.number, &cell, place);
    }
    if incoming.entries.is_empty() && incoming.findings.is_empty() {
        return Err("No figure is filled in. Fill the column “Number”, and send it again".into());
    }
    Ok(incoming)
}

fn is_heading(row: &Row) -> bool {
    let has = |name: &str| row.cells.iter().any(|cell| cell.trim().eq_ignore_ascii_case(name));
    has("Code") && has("Number")
}

/// A workbook of another agency or another period is refused whole: its figures would land in the wrong place.
fn foreign(rows: &[Row], place: &Place) -> Result<(), String> {
    let says = rows.iter().take(8).flat_map(|row| &row.cells).find(|cell| cell.starts_with(IS_FOR));
    match says {
        Some(says) if !says.ends_with(&format!("({})", mark(place))) => {
            let whose =
                says.trim_start_matches(IS_FOR).trim_start_matches(':').rsplit_once('(').map_or("", |(name, _)| name);
            Err(format!(
                "The workbook is for “{}”, and this is the {}. Download the workbook of this return and fill that",
                whose.trim(),
                place.title()
            ))
        }
        _ => Ok(()),
    }
}

/// One row under headings.
fn line<'a>(
    incoming: &mut Incoming,
    taken: &mut Vec<String>,
    number: usize,
    cell: &impl Fn(&str) -> Option<&'a str>,
    place: &Place,
) {
    let code = cell("Code").unwrap_or_default();
    if code.is_empty() {
        return incoming.finding(number, "Code", "There is no code. Enter the code of the measure, such as D23");
    }
    let Some(owed) = place.owed.iter().find(|owed| owed.key().eq_ignore_ascii_case(code)) else {
        let says = format!("This return does not ask for {code}. Check the code, or take the row away");
        return incoming.finding(number, "Code", says);
    };
    if taken.contains(&owed.key()) {
        return incoming.finding(number, "Code", format!("{code} stands in an earlier row too. Keep one of them"));
    }
    let period = cell("Period").unwrap_or_default();
    if !period.is_empty() && !names(period, owed) {
        let says = format!("The row is for {period}, and the return asks for {}. Check the period", owed.period.long());
        return incoming.finding(number, "Period", says);
    }
    taken.push(owed.key());
    let text = |column: &str| cell(column).map(str::to_owned);
    let given = Given {
        number: text("Number"),
        denominator: text("Out of"),
        why_not: text("Not available because"),
        words: text("What is happening"),
        why: text("Why"),
        doing: text("What you are doing"),
        by_when: text("Put right by"),
        help_wanted: text("Help wanted"),
        confidence: text("How sure").map(|sure| sure.to_lowercase()),
        confirmed: cell("Right though unlikely")
            .map(|says| matches!(says.to_lowercase().as_str(), "yes" | "y" | "x" | "true")),
        is_value: asked(&owed.indicator) == Asked::Value,
    };
    take(incoming, number, owed, given, place);
}

/// Whether the words name the period that is asked for: as the workbook writes it, or by its last day.
fn names(words: &str, owed: &Owed) -> bool {
    let period = &owed.period;
    [period.long(), period.short(), period.end().to_string(), measure::dates::long(period.end())]
        .iter()
        .any(|name| name.eq_ignore_ascii_case(words))
}

/// Keeps what a row says if it can be a figure; else says what is wrong with it, box by box.
fn take(incoming: &mut Incoming, number: usize, owed: &Owed, given: Given, place: &Place) {
    if given.is_empty() {
        incoming.empty += 1;
        return;
    }
    if asked(&owed.indicator) != Asked::Share && given.denominator.as_ref().is_some_and(|of| !of.is_empty()) {
        return incoming.finding(
            number,
            "Out of",
            format!("{} asks for one number. Leave this cell empty", owed.key()),
        );
    }
    let typed = given.onto(place.row(owed).typed);
    let row = place.row_with(owed, typed.clone(), 0);
    if row.elsewhere.is_some() {
        let says = format!("The Board has {} already. Take the row away, or revise the figure on its page", owed.key());
        return incoming.finding(number, "Code", says);
    }
    for (field, message) in &row.checked.messages {
        incoming.finding(number, column_of(field), message.clone());
    }
    if row.checked.messages.is_empty() {
        incoming.entries.push(Entry { indicator: owed.indicator.id, part: owed.part, typed, by: By::Rows(given) });
    }
}

fn column_of(field: &str) -> &'static str {
    match field {
        "denominator" => "Out of",
        "why_not" => "Not available because",
        "words" => "What is happening",
        "why" => "Why",
        "doing" => "What you are doing",
        "by_when" => "Put right by",
        "help_wanted" => "Help wanted",
        "confidence" => "How sure",
        _ => "Number",
    }
}

/// Rows without headings: numbers in the order of the page, one or two in a row.
fn column(rows: &[Row], place: &Place) -> Result<Incoming, String> {
    let open: Vec<&Owed> = place.owed.iter().filter(|owed| place.row(owed).elsewhere.is_none()).collect();
    let digits = |cell: &String| cell.is_empty() || cell.chars().any(|c| c.is_ascii_digit()) || cell.len() == 1;
    let plain = rows.iter().all(|row| row.cells.len() <= 2 && row.cells.iter().all(digits));
    if !plain {
        return Err("The row of headings is missing: it needs the columns “Code” and “Number”. \
                    Download the workbook of this return and fill that"
            .into());
    }
    // Empty rows are left out when a table is read: after one of them every number would stand a line too high.
    let first = rows.first().map_or(1, |row| row.number);
    if let Some((_, row)) = rows.iter().enumerate().find(|(at, row)| row.number != first + at) {
        return Err(format!(
            "Row {} is empty. Copy one row for each figure, in the order of the page, or send the codes beside them",
            row.number - 1
        ));
    }
    if rows.len() != open.len() {
        return Err(format!(
            "There are {} rows and {} figures to fill. Copy one row for each figure, in the order of the page",
            rows.len(),
            open.len()
        ));
    }
    let mut incoming = Incoming::default();
    let two = rows.iter().any(|row| row.cells.len() > 1);
    for (row, owed) in rows.iter().zip(open) {
        let given = Given {
            number: Some(row.cell(0).to_owned()),
            denominator: two.then(|| row.cell(1).to_owned()),
            is_value: asked(&owed.indicator) == Asked::Value,
            ..Given::default()
        };
        take(&mut incoming, row.number, owed, given, place);
    }
    Ok(incoming)
}
