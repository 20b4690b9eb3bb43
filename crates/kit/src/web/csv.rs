//! Tables as files that spreadsheets open.

use super::Answer;
use axum::http::header;
use axum::response::IntoResponse;

/// A table on its way to a spreadsheet.
pub struct Csv {
    pub(super) name: String,
    pub(super) rows: Vec<Vec<String>>,
}

impl Csv {
    /// A file of this name (without ending) with this header row.
    #[must_use]
    pub fn new(name: impl Into<String>, header: &[&str]) -> Csv {
        Csv { name: name.into(), rows: vec![header.iter().map(|h| (*h).to_owned()).collect()] }
    }
    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }
    /// The header that makes a browser keep it as a file.
    pub(super) fn disposition(&self, ending: &str) -> String {
        format!("attachment; filename=\"{}.{ending}\"", self.name.replace(['"', '\\', '\r', '\n'], ""))
    }
    pub(crate) fn answer(self) -> Answer {
        let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
        let disposition = self.disposition("csv");
        for row in self.rows {
            writer.write_record(row.into_iter().map(tame)).map_err(anyhow::Error::from)?;
        }
        let body = writer.into_inner().map_err(|e| anyhow::anyhow!("{e}"))?;
        Ok((
            [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)],
            body,
        )
            .into_response())
    }
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay as they are.
fn tame(cell: String) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if formula { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::tame;

    #[test]
    fn formulas_are_tamed_and_numbers_are_not() {
        for (cell, tamed) in
            [("=1+1", "'=1+1"), ("@x", "'@x"), ("-3.5", "-3.5"), ("15164", "15164"), ("-a", "'-a"), ("", "")]
        {
            assert_eq!(tame(cell.into()), tamed);
        }
    }
}
