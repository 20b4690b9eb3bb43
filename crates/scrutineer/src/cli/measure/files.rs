//! Reading the small CSV files that these commands take.

use super::wrong;
use anyhow::Result;
use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord, Trim};
use measure::Figure;
use std::path::Path;

/// The lines of a file, each with the number that an editor shows; the first is the heading.
pub(super) fn lines(path: &Path) -> Result<Vec<(u64, StringRecord)>> {
    let bytes = std::fs::read(path).map_err(|error| wrong(format!("{} cannot be read: {error}.", path.display())))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| wrong(format!("{} is not text in UTF-8. Save it as CSV UTF-8.", path.display())))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).trim(Trim::All).from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| wrong(format!("{}: {error}.", path.display())))?;
        let at = record.position().map_or(0, csv::Position::line);
        if record.iter().any(|cell| !cell.is_empty()) {
            lines.push((at, record));
        }
    }
    if lines.is_empty() {
        return Err(wrong(format!("{} is empty. The first line names the columns.", path.display())));
    }
    Ok(lines)
}

/// Where the columns of these names stand, in either case.
pub(super) fn columns<const N: usize>(heading: &StringRecord, names: [&str; N]) -> Result<[usize; N]> {
    let mut found = [0; N];
    for (place, name) in found.iter_mut().zip(names) {
        *place = heading.iter().position(|column| column.eq_ignore_ascii_case(name)).ok_or_else(|| {
            let there: Vec<&str> = heading.iter().collect();
            wrong(format!("There is no column “{name}”. The first line has: {}.", there.join(", ")))
        })?;
    }
    Ok(found)
}

/// A number, or nothing for an empty cell or one of the marks of official statistics.
pub(super) fn number(text: &str, line: u64) -> Result<Option<f64>> {
    if text.is_empty() {
        return Ok(None);
    }
    let refused = |why: String| wrong(format!("Line {line}: {why} Nothing was worked out."));
    match Figure::typed(text) {
        Ok(figure) => Ok(figure.to_f64()),
        // Beyond what a decimal holds, such as 1e-30 or 2.5e3, numbers are still numbers.
        Err(why) => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Some(number)),
            _ => Err(refused(format!("“{text}” is not a number. {why}."))),
        },
    }
}

/// A date written 2015-03-24.
pub(super) fn date(text: &str, line: u64) -> Result<NaiveDate> {
    text.parse().map_err(|_| wrong(format!("Line {line}: “{text}” is not a date. Write dates as 2015-03-24.")))
}
