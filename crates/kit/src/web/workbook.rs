//! Tables as workbooks: the same rows as the CSV, with days and numbers that a spreadsheet can reckon with.

use super::{Answer, Csv};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl Csv {
    /// The table as a workbook of one sheet, its headings fixed at the top.
    ///
    /// # Errors
    /// When a text is longer than a cell of a workbook can be, 32,767 characters.
    pub fn into_workbook(self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let (bold, day) = (Format::new().set_bold(), Format::new().set_num_format("d mmmm yyyy"));
        let sheet = book.add_worksheet();
        for (row, cells) in (0_u32..).zip(&self.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                if row == 0 {
                    sheet.write_string_with_format(row, column, cell, &bold)?;
                } else if let Ok(date) = cell.parse::<NaiveDate>() {
                    sheet.write_date_with_format(row, column, date, &day)?;
                } else if let Some(number) = number(cell) {
                    sheet.write_number(row, column, number)?;
                } else if !cell.is_empty() {
                    sheet.write_string(row, column, cell)?;
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_autofit_max_width(360);
        sheet.autofit();
        book.save_to_buffer()
    }

    pub(crate) async fn workbook_answer(self) -> Answer {
        let disposition = self.disposition("xlsx");
        let made = tokio::task::spawn_blocking(|| self.into_workbook()).await.map_err(anyhow::Error::from)?;
        let body = made.map_err(anyhow::Error::from)?;
        Ok(answer(disposition, body))
    }
}

/// A workbook that was made elsewhere, to be kept as a file of this name.
pub(super) fn file(name: &str, body: Vec<u8>) -> Response {
    answer(format!("attachment; filename=\"{}\"", name.replace(['"', '\\', '\r', '\n'], "")), body)
}

fn answer(disposition: String, body: Vec<u8>) -> Response {
    let headers = [(header::CONTENT_TYPE, MEDIA_TYPE.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, body).into_response()
}

/// A number that looks the same when it is written as one: `007` and `1e5` are names.
fn number(cell: &str) -> Option<f64> {
    cell.parse::<f64>().ok().filter(|number| number.to_string() == cell)
}
