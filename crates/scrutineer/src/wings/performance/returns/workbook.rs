//! The prepared workbook of a return: what is asked, with the last figures beside, ready to be filled and sent back.

use super::check::Stands;
use super::incoming::{COLUMNS, is_for};
use super::place::{Place, Row};
use crate::wings::performance::readings::rules::{Asked, asked};
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// The row of headings, counted from 0: the title, whom it is for and how to fill it stand above.
const HEAD: u32 = 4;
const BAND: &str = "#EEF0F2";

/// The workbook of a return, as bytes.
///
/// # Errors
/// When a text is longer than a cell of a workbook can be.
pub fn prepared(place: &Place) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Return")?;
    let title = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, place.title(), &title)?;
    sheet.write_string(1, 0, is_for(place))?;
    let how = "Fill the white cells. Leave the headings and the codes as they are. Then send the file back.";
    sheet.write_string(2, 0, how)?;
    let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap();
    for (column, heading) in (0_u16..).zip(COLUMNS) {
        sheet.write_string_with_format(HEAD, column, heading, &head)?;
    }
    let rows = place.rows();
    for (at, row) in (HEAD + 1..).zip(rows.iter().filter(|row| row.elsewhere.is_none())) {
        line(sheet, at, row)?;
    }
    for (column, width) in (0_u16..).zip([9, 44, 26, 16, 11, 11, 30, 40, 30, 30, 18, 26, 11, 14]) {
        sheet.set_column_width(column, width)?;
    }
    let last = HEAD + u32::try_from(rows.len()).unwrap_or(1).max(1);
    sheet.add_data_validation(
        HEAD + 1,
        12,
        last,
        12,
        &DataValidation::new().allow_list_strings(&["high", "medium", "low"])?,
    )?;
    sheet.add_data_validation(HEAD + 1, 13, last, 13, &DataValidation::new().allow_list_strings(&["yes"])?)?;
    sheet.set_freeze_panes(HEAD + 1, 2)?;
    book.save_to_buffer()
}

fn line(sheet: &mut Worksheet, at: u32, row: &Row<'_>) -> Result<(), XlsxError> {
    let given = Format::new().set_background_color(BAND).set_text_wrap();
    let last = given.clone().set_align(FormatAlign::Right);
    let shown = row.before.last_shown(row.owed).map(|(counts, _)| counts).unwrap_or_default();
    sheet.write_string_with_format(at, 0, row.owed.key(), &given)?;
    sheet.write_string_with_format(at, 1, &row.owed.indicator.name, &given)?;
    sheet.write_string_with_format(at, 2, row.owed.period.long(), &given)?;
    sheet.write_string_with_format(at, 3, shown, &last)?;
    let typed = &row.typed;
    let number = if asked(&row.owed.indicator) == Asked::Value { &typed.value } else { &typed.numerator };
    cell(sheet, at, 4, number)?;
    if asked(&row.owed.indicator) == Asked::Share {
        cell(sheet, at, 5, &typed.denominator)?;
    } else {
        sheet.write_blank(at, 5, &given)?;
    }
    let words =
        [&typed.why_not, &typed.words, &typed.why, &typed.doing, &typed.by_when, &typed.help_wanted, &typed.confidence];
    for (column, text) in (6_u16..).zip(words) {
        cell(sheet, at, column, text)?;
    }
    if typed.confirmed && row.checked.stands != Stands::Todo {
        sheet.write_string(at, 13, "yes")?;
    }
    Ok(())
}

/// What was typed already: a number as a number.
fn cell(sheet: &mut Worksheet, at: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    match text.parse::<f64>() {
        Ok(number) if number.to_string() == text => sheet.write_number(at, column, number).map(drop),
        _ if text.is_empty() => Ok(()),
        _ => sheet.write_string(at, column, text).map(drop),
    }
}
