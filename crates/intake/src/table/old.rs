//! Rows of an old workbook (.xls). It is read whole, so its size is looked at first: two cells in opposite corners of a
//! sheet would ask for sixteen million between them.

use super::{Cells, LOCKED, MOST_COLUMNS, TOO_LARGE_UNPACKED, TOO_WIDE, Visit};
use crate::finding::Rule;
use crate::input::{Input, UNREADABLE};
use calamine::{Data, DataType, Range, Reader, Xls, XlsError};
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A file larger than this is not read whole, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// All sheets may span this many cells together.
const MOST_CELLS: u64 = 4_000_000;

pub(super) struct Old(Vec<(String, Range<Data>)>);

impl Old {
    pub(super) fn open(input: &Input<'_>) -> Result<Self, &'static Rule> {
        let mut bytes = Vec::new();
        input.open()?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|_| &UNREADABLE)?;
        if bytes.len() as u64 > LARGEST {
            return Err(&TOO_LARGE_UNPACKED);
        }
        // A broken file is an error and not the end of the program, whatever the readers make of it.
        let read = catch_unwind(AssertUnwindSafe(|| {
            fits(&bytes)?;
            let mut book = Xls::new(std::io::Cursor::new(&bytes[..])).map_err(|error| match error {
                XlsError::Password => &LOCKED,
                _ => &UNREADABLE,
            })?;
            Ok(Old(book.worksheets()))
        }));
        read.unwrap_or(Err(&UNREADABLE))
    }

    pub(super) fn sheets(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| name.clone()).collect()
    }

    pub(super) fn rows(&self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), &'static Rule> {
        let (_, range) = self.0.iter().find(|(name, _)| name == sheet).ok_or(&UNREADABLE)?;
        let Some((top, left)) = range.start() else { return Ok(()) };
        if left as usize + range.width() > MOST_COLUMNS {
            return Err(&TOO_WIDE);
        }
        let before = vec![String::new(); left as usize];
        for (n, row) in range.rows().enumerate() {
            let cells: Vec<String> = before.iter().cloned().chain(row.iter().map(shown)).collect();
            let cells = Cells::Book(&cells);
            let number = top.saturating_add(u32::try_from(n).unwrap_or(u32::MAX)).saturating_add(1);
            if !cells.is_empty() && visit(number, &cells).is_break() {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Walks the records of the workbook for the corners of each sheet.
fn fits(bytes: &[u8]) -> Result<(), &'static Rule> {
    let mut file = cfb::CompoundFile::open(std::io::Cursor::new(bytes)).map_err(|_| &UNREADABLE)?;
    let name = ["/Workbook", "/WORKBOOK", "/Book", "/BOOK"].into_iter().find(|name| file.is_stream(name));
    let mut stream = Vec::new();
    file.open_stream(name.ok_or(&UNREADABLE)?)
        .and_then(|stream_of| stream_of.take(LARGEST).read_to_end(&mut stream))
        .map_err(|_| &UNREADABLE)?;
    let (mut rest, mut sheet, mut cells) = (&stream[..], Corners::default(), 0_u64);
    while let [k1, k2, l1, l2, body @ ..] = rest {
        let (kind, length) = (u16::from_le_bytes([*k1, *k2]), usize::from(u16::from_le_bytes([*l1, *l2])));
        let body = &body[..length.min(body.len())];
        match (kind, body) {
            // The beginning of a sheet.
            (0x0809 | 0x0409 | 0x0209 | 0x0009, _) => cells += std::mem::take(&mut sheet).span(),
            (0x00fd | 0x027e | 0x0201..=0x0205 | 0x0006 | 0x0206 | 0x0406 | 0x00bd | 0x00be | 0x00d6, body) => {
                if let [r1, r2, c1, c2, .., e1, e2] = body {
                    let row = u16::from_le_bytes([*r1, *r2]);
                    sheet.take(row, u16::from_le_bytes([*c1, *c2]));
                    // Several cells in one record: the last two bytes say where they end.
                    if matches!(kind, 0x00bd | 0x00be) {
                        sheet.take(row, u16::from_le_bytes([*e1, *e2]));
                    }
                }
            }
            _ => {}
        }
        if cells + sheet.span() > MOST_CELLS {
            return Err(&TOO_LARGE_UNPACKED);
        }
        rest = rest.get(4 + length..).unwrap_or_default();
    }
    Ok(())
}

/// The first and last row and column that hold anything.
#[derive(Default)]
struct Corners(Option<[u16; 4]>);

impl Corners {
    fn take(&mut self, row: u16, column: u16) {
        let [top, left, bottom, right] = self.0.unwrap_or([row, column, row, column]);
        self.0 = Some([top.min(row), left.min(column), bottom.max(row), right.max(column)]);
    }
    fn span(&self) -> u64 {
        self.0.map_or(0, |[top, left, bottom, right]| u64::from(bottom - top + 1) * u64::from(right - left + 1))
    }
}

fn shown(value: &Data) -> String {
    match value {
        Data::DateTime(_) | Data::DateTimeIso(_) => value.as_date().map(|day| day.to_string()).unwrap_or_default(),
        Data::Error(_) | Data::Empty => String::new(),
        Data::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::String(text) | Data::DurationIso(text) => text.trim().to_owned(),
    }
}
