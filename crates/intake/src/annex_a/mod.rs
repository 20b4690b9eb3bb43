//! Ofsted's Annex A: eleven lists of children, each a sheet of a workbook or a file of its own.
//!
//! Lists 1 to 5 tell the six months before they were made, 6 to 8 what is open and what ended in those months, 9 who is
//! entitled to leaving care services, 10 and 11 twelve months of adoption. Real files rename, move and drop columns and
//! write codes in their own words, so a list is told by what its headings mean, and what cannot be read is a finding.

mod care;
mod codes;
mod columns;
mod figures;
mod find;
mod line;
mod list;
mod need;
mod organisation;
mod rules;
#[cfg(test)]
mod tests;
mod twice;
mod window;
mod words;

pub use care::{Adopter, Adoption, CareLeaver, Eligibility, LookedAfter, Touch};
pub use columns::Col;
pub use find::{Found, lists_in};
pub use line::Told;
pub use list::List;
pub use rules::NOTHING;

use crate::cases::{Cases, Children, Holds};
use crate::finding::{Column, Findings, Rule};
use crate::input::Input;
use crate::table::{Cells, Tables};
use chrono::NaiveDate;
use line::{Ledger, Line, Sheet};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Where more rows than this share in a hundred have no known source, it is said.
const UNKNOWN_SOURCES: u64 = 5;

/// What the lists told.
#[derive(Debug, Default)]
pub struct AnnexA {
    /// Lists 1 to 7, in the order of their rows.
    pub cases: Cases,
    /// List 8.
    pub looked_after: Vec<LookedAfter>,
    /// List 9.
    pub leaving: Vec<CareLeaver>,
    /// List 10.
    pub adoption: Vec<Adoption>,
    /// List 11.
    pub adopters: Vec<Adopter>,
    /// What is wrong with them.
    pub findings: Findings,
    /// Which lists were found, and have rows that can be used or none at all.
    pub lists: BTreeSet<List>,
    /// The last day that they speak of; nothing where they are empty.
    pub last_day: Option<NaiveDate>,
    /// Which columns were found.
    columns: BTreeSet<(List, Col)>,
}

/// Whether a file is of Annex A: at least one list is in it.
///
/// # Errors
/// The rule that says why it cannot be read.
pub fn fits(input: &Input<'_>) -> Result<bool, &'static Rule> {
    Ok(!lists_in(&mut Tables::open(input)?)?.is_empty())
}

/// Reads the files of one return: a workbook with its lists, or a file for each.
///
/// # Errors
/// The rule that says why they cannot be read at all.
pub fn read(inputs: &[Input<'_>], children: &Children) -> Result<AnnexA, &'static Rule> {
    let (mut annex, mut book, mut any) = (AnnexA::default(), Ledger::new(children), false);
    for input in inputs {
        let mut tables = Tables::open(input)?;
        let found = lists_in(&mut tables)?;
        if found.is_empty() {
            book.findings.add(&input.name, 0, Column::None, &rules::NO_LIST_HERE);
        }
        for found in found {
            any = true;
            let file = if found.sheet.is_empty() {
                Arc::clone(&input.name)
            } else {
                Arc::from(format!("{}, list {}", input.name, found.list.number()))
            };
            one(&mut tables, &found, file, &mut annex, &mut book)?;
        }
    }
    if !any {
        return Err(&rules::NOTHING);
    }
    annex.cases.holds = holds(&annex.lists);
    annex.last_day = book.window.finish(&mut book.findings);
    book.referred.finish(&mut annex.cases.referrals, &mut book.findings);
    annex.findings = book.findings;
    Ok(annex)
}

fn holds(lists: &BTreeSet<List>) -> Holds {
    Holds {
        contacts: lists.contains(&List::Contacts),
        early_help: lists.contains(&List::EarlyHelp),
        referrals: lists.contains(&List::Referrals),
        assessments: lists.contains(&List::Assessments),
        enquiries: lists.contains(&List::Enquiries),
        episodes: lists.contains(&List::InNeed),
        plans: lists.contains(&List::Protection),
        ..Holds::default()
    }
}

/// One list of a file.
fn one(
    tables: &mut Tables<'_>,
    found: &Found,
    file: Arc<str>,
    annex: &mut AnnexA,
    book: &mut Ledger<'_>,
) -> Result<(), &'static Rule> {
    let sheet = Sheet { file, list: found.list, places: found.places };
    if annex.lists.contains(&found.list) {
        book.findings.add(&sheet.file, 0, Column::None, &rules::AGAIN);
    }
    headings(found, &sheet, annex, &mut book.findings);
    book.by_source = (0, 0);
    let (used, refused) = (book.findings.rows_used, book.findings.rows_refused);
    tables.rows(&found.sheet, &mut |number, cells| {
        if number > found.headings {
            row(&sheet, number, cells, annex, book);
        }
        ControlFlow::Continue(())
    })?;
    let (used, refused) = (book.findings.rows_used - used, book.findings.rows_refused - refused);
    if used + refused == 0 {
        book.findings.add(&sheet.file, 0, Column::None, &rules::EMPTY_LIST);
    }
    // Rows that nobody can read are not the same as no rows: nought would be a lie.
    if found.usable() && (used > 0 || refused == 0) {
        annex.lists.insert(found.list);
    } else if !annex.lists.contains(&found.list) {
        book.findings.add(&sheet.file, 0, Column::None, &rules::NONE_USED);
    }
    let (all, unknown) = book.by_source;
    if found.has(Col::Source) && unknown * 100 > all * UNKNOWN_SOURCES {
        let column = Column::Named(found.list.named(Col::Source));
        book.findings.add(&sheet.file, 0, column, &rules::SOURCES);
    }
    Ok(())
}

/// What is wrong with the headings themselves.
fn headings(found: &Found, sheet: &Sheet, annex: &mut AnnexA, findings: &mut Findings) {
    for known in found.list.columns() {
        if found.has(known.col) {
            annex.columns.insert((found.list, known.col));
        } else if let Some(rule) = known.without {
            findings.add(&sheet.file, found.headings, Column::Named(known.name), rule);
        }
    }
    for place in &found.strange {
        findings.add(&sheet.file, found.headings, Column::At(*place), &rules::COLUMN);
    }
}

/// Reads a row; one in which nothing stands is passed over.
fn row(sheet: &Sheet, number: u32, cells: &Cells<'_>, annex: &mut AnnexA, book: &mut Ledger<'_>) {
    let mut line = Line { cells, number, sheet, book };
    if line.is_blank() {
        return;
    }
    let used = match sheet.list {
        List::Contacts => need::contact(&mut line, &mut annex.cases),
        List::EarlyHelp => need::early_help(&mut line, &mut annex.cases),
        List::Referrals => need::referral(&mut line, &mut annex.cases),
        List::Assessments => need::assessment(&mut line, &mut annex.cases),
        List::Enquiries => need::enquiry(&mut line, &mut annex.cases),
        List::InNeed => need::episode(&mut line, &mut annex.cases),
        List::Protection => need::plan(&mut line, &mut annex.cases),
        List::LookedAfter => care::looked_after(&mut line, &mut annex.looked_after),
        List::LeavingCare => care::leaving(&mut line, &mut annex.leaving),
        List::Adoption => care::adoption(&mut line, &mut annex.adoption),
        List::Adopters => care::adopter(&mut line, &mut annex.adopters),
    };
    match used {
        Some(()) => book.findings.rows_used += 1,
        None => book.findings.rows_refused += 1,
    }
}
