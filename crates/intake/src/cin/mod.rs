//! The children in need census: one XML file a year, 2017 to 2026, read child by child.
//!
//! Layouts differ little: until 2024 the child's `GenderCurrent` is 1, 2, 0 or 9, from 2025 `Sex` is M, F or U; from 2026
//! an episode can hold what went before proceedings. Days are 2024-03-31, flags 0 and 1 or false and true.

mod check;
mod child;
mod record;
mod rules;
#[cfg(test)]
mod tests;
mod walk;

use crate::cases::{Cases, Children, Holds};
use crate::finding::{Column, Findings, Rule};
use crate::input::{Bounded, Input};
use check::Reading;
use chrono::{Datelike, NaiveDate};
use quick_xml::Reader;
use quick_xml::events::Event;
use record::Header;
use std::sync::Arc;

/// What a census file told.
#[derive(Debug)]
pub struct Census {
    /// Who was referred, assessed, protected.
    pub cases: Cases,
    /// What is wrong with it.
    pub findings: Findings,
    /// The last day of its year, where the header says.
    pub reference: Option<NaiveDate>,
}

/// Whether an XML file is a census: its root is `Message`, and it holds `Children` or a header of the collection.
#[must_use]
pub fn fits(input: &Input<'_>) -> bool {
    let Ok(from) = input.open() else { return false };
    let (from, pieces) = Bounded::new(from);
    let (mut reader, mut buffer, mut root) = (Reader::from_reader(from), Vec::new(), false);
    for _ in 0..200 {
        buffer.clear();
        pieces.next();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => match (root, tag.local_name().as_ref()) {
                (false, "Message") => root = true,
                (true, "Children" | "CollectionDetails" | "Child") => return true,
                (true, _) => {}
                (false, _) => return false,
            },
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
    false
}

/// Reads one or more files of the census.
///
/// # Errors
/// The rule that says why a file cannot be read at all: no child in it, another collection, a document type in it.
pub fn read(inputs: &[Input<'_>], children: &Children) -> Result<Census, &'static Rule> {
    let holds = Holds {
        referrals: true,
        assessments: true,
        factors: true,
        enquiries: true,
        episodes: true,
        plans: true,
        every_review: true,
        ..Holds::default()
    };
    let cases = Cases { holds, ..Cases::default() };
    let mut census = Census { cases, findings: Findings::default(), reference: None };
    for input in inputs {
        let mut reading = Reading::new(children, Arc::clone(&input.name), &mut census.cases);
        let walked = walk::walk(input, &mut reading)?;
        let found = std::mem::take(&mut reading.found);
        header(&walked.header, &input.name, &mut census.findings);
        if let Some((line, rule)) = walked.broken {
            census.findings.append(found);
            if walked.children == 0 || rule == &rules::DOCTYPE {
                return Err(rule);
            }
            census.findings.add(&input.name, line + 1, Column::None, rule);
        } else {
            census.findings.append(found);
        }
        if !walked.header.collection.is_empty() && !walked.header.collection.eq_ignore_ascii_case("CIN") {
            return Err(&rules::OTHER_COLLECTION);
        }
        if walked.children == 0 {
            return Err(&rules::NOTHING);
        }
        census.reference = census.reference.max(walked.header.reference.on());
    }
    check::finish(&mut census.cases);
    Ok(census)
}

fn header(header: &Header, file: &Arc<str>, found: &mut Findings) {
    if !header.seen {
        found.add(file, 0, Column::None, &rules::NO_HEADER);
        return;
    }
    let year = header.year.parse::<i32>().ok();
    let ends = |day: NaiveDate| (day.month(), day.day()) == (3, 31) && year == Some(day.year());
    if !header.reference.on().is_some_and(ends) {
        found.add(file, 0, Column::Named("ReferenceDate"), &rules::REFERENCE);
    }
    if !crate::authority::known(&header.authority) {
        found.add(file, 0, Column::Named("LEA"), &rules::AUTHORITY);
    }
}
