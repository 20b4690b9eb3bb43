//! Days as files write them.

use chrono::NaiveDate;

/// The earliest day that a file about children can mean, and one after the last.
const YEARS: std::ops::Range<i32> = 1900..2100;

/// A day as it stands in a cell: 24/03/2015, 2015-03-24, with or without a time after it, a spreadsheet's serial number,
/// 24-Mar-2015 or 24 March 2015. The British order: the day comes first.
///
/// ```
/// let day = chrono::NaiveDate::from_ymd_opt(2015, 3, 24);
/// for text in ["24/03/2015", "2015-03-24", "24/3/15 00:00", "42087", "24-Mar-2015", "2015-03-24T10:00:00Z"] {
///     assert_eq!(intake::day::read(text), day, "{text}");
/// }
/// assert_eq!(intake::day::read("03/24/2015"), None);
/// ```
#[must_use]
pub fn read(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if text.is_empty() || text.len() > 40 {
        return None;
    }
    if let Some(day) = usual(text.as_bytes()) {
        return Some(day).filter(|day| YEARS.contains(&chrono::Datelike::year(day)));
    }
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return number(text);
    }
    let parts = parts(text)?;
    let day = if parts[0].len() == 4 { ymd(parts[0], parts[1], parts[2]) } else { ymd(parts[2], parts[1], parts[0]) };
    day.filter(|day| YEARS.contains(&chrono::Datelike::year(day)))
}

/// The two ways in which most files write days, 24/03/2015 and 2015-03-24, without a search for marks.
fn usual(text: &[u8]) -> Option<NaiveDate> {
    let (year, month, day) = match text {
        [d1, d2, b'/', m1, m2, b'/', y @ ..] => (<&[u8; 4]>::try_from(y).ok()?, [*m1, *m2], [*d1, *d2]),
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] => (&[*y1, *y2, *y3, *y4], [*m1, *m2], [*d1, *d2]),
        _ => return None,
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, number(&month)?, number(&day)?)
}

/// Three parts between marks; what follows the third, a time of day, is left aside.
fn parts(text: &str) -> Option<[&str; 3]> {
    let mut rest = text;
    let mut found = [""; 3];
    for (n, part) in found.iter_mut().enumerate() {
        let end = rest.find(['/', '-', '.', ' ', 'T', ',']).filter(|_| n < 2 || !rest.is_empty());
        // "Sept" and "Oct" hold a T only in capitals: "OCT" is cut by nothing but a mark.
        let end = match end {
            Some(at) if rest.as_bytes()[at] == b'T' && !rest[..at].bytes().all(|b| b.is_ascii_digit()) => {
                rest.find(['/', '-', '.', ' ', ','])
            }
            other => other,
        };
        match end {
            Some(at) => {
                *part = &rest[..at];
                rest = rest[at..].trim_start_matches(['/', '-', '.', ' ', 'T', ',']);
            }
            None => {
                *part = rest;
                rest = "";
            }
        }
    }
    found.iter().all(|part| !part.is_empty()).then_some(found)
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok())?;
    let year = match (year.len(), digits(year)?) {
        (4, year) => year,
        (2, year) if year < 50 => 2000 + year,
        (2, year) => 1900 + year,
        _ => return None,
    };
    let month = match digits(month) {
        Some(month) => month,
        None => named(month)?,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, digits(day)?)
}

fn named(month: &str) -> Option<u32> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let short = month.get(..3)?.to_ascii_lowercase();
    let at = NAMES.iter().position(|name| **name == short)?;
    u32::try_from(at + 1).ok()
}

/// A spreadsheet's number of a day, or eight digits 20150324.
fn number(text: &str) -> Option<NaiveDate> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return ymd(&text[..4], &text[4..6], &text[6..]);
    }
    if text.matches('.').count() == 2 {
        let parts = parts(text)?;
        return ymd(parts[2], parts[1], parts[0]);
    }
    let serial = text.split('.').next()?.parse::<i64>().ok().filter(|serial| (20_000..73_415).contains(serial))?;
    // From 1954: a smaller number is a year or a count. Days are counted from 30 December 1899.
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(chrono::TimeDelta::days(serial))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        let cases = [
            ("24/03/2015", "2015-03-24"),
            ("24/03/2015 00:00:00", "2015-03-24"),
            ("2015-03-24 10:30", "2015-03-24"),
            ("2015/03/24", "2015-03-24"),
            ("24.3.2015", "2015-03-24"),
            ("1-OCT-15", "2015-10-01"),
            ("1 September 2015", "2015-09-01"),
            ("20150324", "2015-03-24"),
            ("42087.0", "2015-03-24"),
            ("  01/04/85 ", "1985-04-01"),
        ];
        for (text, day) in cases {
            assert_eq!(read(text).map(|day| day.to_string()).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in
            ["", "31/02/2015", "03/24/2015", "2015", "1", "n/a", "24/03", "99999999", "é/é/é", "24/03/0015", "T-T-T"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
