//! A figure in twelve bytes: a number of up to 18 digits with its decimals, or a mark.

use measure::{Decimal, Figure};

/// What stands in a cell of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// There is no row.
    None,
    /// So much, of so many decimals.
    Number(i64, u8),
    /// A mark, by its letter.
    Mark(u8),
}

/// What a cell was, beside its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Was {
    /// A number or a mark of today.
    Good,
    /// Empty.
    Blank,
    /// `:` or `~`.
    OldMark,
    /// `..`, `NA`.
    OtherMark,
    /// Something else.
    Text,
}

/// Reads a cell. What is no number becomes a mark, never 0.
pub(super) fn read(text: &str) -> (Cell, Was) {
    if let Some(number) = number(text.as_bytes()) {
        return (number, Was::Good);
    }
    let mark = |letter| (Cell::Mark(letter), Was::Good);
    match text {
        "" => (Cell::Mark(b'x'), Was::Blank),
        "c" | "C" => mark(b'c'),
        "z" | "Z" => mark(b'z'),
        "x" | "X" => mark(b'x'),
        "u" | "U" => mark(b'u'),
        "k" | "K" => mark(b'k'),
        ":" => (Cell::Mark(b'x'), Was::OldMark),
        "~" => (Cell::Mark(b'k'), Was::OldMark),
        _ if text.eq_ignore_ascii_case("low") => mark(b'k'),
        _ if text.len() < 8 && super::columns::NO_MARKS.iter().any(|no| text.eq_ignore_ascii_case(no)) => {
            (Cell::Mark(b'x'), Was::OtherMark)
        }
        _ => grouped(text).unwrap_or((Cell::Mark(b'x'), Was::Text)),
    }
}

/// Plain figures with at most one point.
fn number(text: &[u8]) -> Option<Cell> {
    let (minus, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    let (mut whole, mut places, mut point, mut seen) = (0_i64, 0_u8, false, 0_u8);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                seen += 1;
                if seen > 18 {
                    return None;
                }
                whole = whole * 10 + i64::from(byte - b'0');
                places += u8::from(point);
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    (seen > 0 && digits.last() != Some(&b'.')).then(|| Cell::Number(if minus { -whole } else { whole }, places))
}

/// `12,345`, `1 234`, `45%`, more decimals than are kept, `1.2e3`: whatever else can be read as a number.
fn grouped(text: &str) -> Option<(Cell, Was)> {
    let text = text.strip_suffix('%').unwrap_or(text).trim();
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.' || c == '£') || text.len() > 60 {
        return None;
    }
    let decimal = match Figure::typed(text.trim_start_matches('£')) {
        Ok(Figure::Number(decimal)) => decimal,
        _ => Decimal::from_scientific(text).ok()?,
    };
    let short = decimal.round_dp(6).normalize();
    let (whole, places) = (i64::try_from(short.mantissa()).ok()?, u8::try_from(short.scale()).ok()?);
    Some((Cell::Number(whole, places), Was::Good))
}

impl Cell {
    /// The figure; nothing where there is no row.
    pub(super) fn figure(self) -> Option<Figure> {
        match self {
            Cell::None => None,
            Cell::Number(whole, places) => Some(Figure::Number(Decimal::new(whole, u32::from(places)))),
            Cell::Mark(b'c') => Some(Figure::Suppressed),
            Cell::Mark(b'z') => Some(Figure::NotApplicable),
            Cell::Mark(b'k') => Some(Figure::Low),
            Cell::Mark(b'u') => Some(Figure::Unreliable),
            Cell::Mark(_) => Some(Figure::NotAvailable),
        }
    }
    /// As it is stored; `-` where there is no row.
    pub(super) fn write(self, out: &mut String) {
        use std::fmt::Write as _;
        match self {
            Cell::None => out.push('-'),
            Cell::Mark(letter) => out.push(char::from(letter)),
            Cell::Number(whole, 0) => {
                // Memory takes whatever is written to it.
                let _ = write!(out, "{whole}");
            }
            Cell::Number(whole, places) => {
                let _ = write!(out, "{}", Decimal::new(whole, u32::from(places)));
            }
        }
    }
    /// Reads the stored form.
    pub(super) fn stored(text: &str) -> Option<Cell> {
        match text.as_bytes() {
            b"-" => Some(Cell::None),
            [letter @ (b'c' | b'z' | b'x' | b'k' | b'u')] => Some(Cell::Mark(*letter)),
            bytes => number(bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_numbers_or_marks_and_survive_storage() {
        for (text, stored, was) in [
            ("49.7", "49.7", Was::Good),
            ("-134", "-134", Was::Good),
            ("12,345", "12345", Was::Good),
            ("50.0", "50.0", Was::Good),
            ("45%", "45", Was::Good),
            ("0.1234567890123456789", "0.123457", Was::Good),
            ("1.5e3", "1500", Was::Good),
            ("low", "k", Was::Good),
            ("C", "c", Was::Good),
            (":", "x", Was::OldMark),
            ("~", "k", Was::OldMark),
            ("..", "x", Was::OtherMark),
            ("N/A", "x", Was::OtherMark),
            ("", "x", Was::Blank),
            ("Total", "x", Was::Text),
            ("5.", "x", Was::Text),
        ] {
            let (cell, found) = read(text);
            let mut out = String::new();
            cell.write(&mut out);
            assert_eq!((out.as_str(), found), (stored, was), "{text}");
            assert_eq!(Cell::stored(&out), Some(cell), "{text}");
        }
        assert_eq!(Cell::stored("-").and_then(Cell::figure), None);
        assert_eq!(Cell::stored("12a"), None);
    }
}
