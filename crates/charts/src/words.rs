//! Numbers and words as they stand in a drawing: separators, escaping, and how much room they take.

use std::fmt::{self, Display, Write};

/// A coordinate: one decimal place at most, `0` for what is no number.
pub(crate) struct N(pub f64);

impl Display for N {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A float that is no number casts to 0, and one out of range to the nearest whole number.
        let tenths = (self.0 * 10.0).round() as i64;
        let (whole, part) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        if tenths < 0 {
            f.write_char('-')?;
        }
        if part == 0 { write!(f, "{whole}") } else { write!(f, "{whole}.{part}") }
    }
}

/// Text made safe for both an element and an attribute.
/// Control characters are left out, because a reader of strict XML would refuse the whole drawing for one.
pub(crate) struct Safe<'a>(pub &'a str);

impl Display for Safe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' | '\t' => f.write_char(' ')?,
                '\u{fffe}' | '\u{ffff}' => {}
                c if c.is_control() => {}
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// The value with thousands separators, rounded half away from zero, with a real minus sign.
pub(crate) fn number(value: f64, decimals: usize) -> String {
    let decimals = decimals.min(6);
    let scale = 10_u64.pow(decimals as u32);
    // The small part lifts a half that binary storage holds as slightly less, such as 2.675.
    let scaled = (value.abs() * scale as f64 + 1e-7).round() as u64;
    let (whole, part) = (scaled / scale, scaled % scale);
    let mut out = if value < 0.0 && scaled > 0 { "\u{2212}".to_owned() } else { String::new() };
    let digits = whole.to_string();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if decimals > 0 {
        out.push_str(&format!(".{part:0decimals$}"));
    }
    out
}

/// About how wide the words are, in px, in the type of the drawings; a little generous.
pub(crate) fn width(words: &str, size: f64) -> f64 {
    words.chars().map(em).sum::<f64>() * size * 1.05
}

/// The advance of one character, as a part of the type size.
fn em(c: char) -> f64 {
    match c {
        ' ' => 0.2,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 0.26,
        'f' | 't' | 'r' | '(' | ')' | '/' | '-' | '“' | '”' => 0.35,
        's' | 'c' | 'z' | 'J' => 0.45,
        'm' | 'w' | 'M' | 'W' | '%' | '—' => 0.83,
        c if c.is_uppercase() => 0.6,
        _ => 0.52,
    }
}

/// The words broken into lines no wider than `room` px; a single word is never broken.
pub(crate) fn wrap(words: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(" ", size) + width(word, size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The value, unless it is missing or no number at all.
pub(crate) fn known(value: Option<f64>) -> Option<f64> {
    value.filter(|v| v.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_separators_and_round_half_up() {
        let cases: [(f64, usize, &str); 9] = [
            (0.0, 0, "0"),
            (999.0, 0, "999"),
            (15_164.0, 0, "15,164"),
            (1_234_567.0, 0, "1,234,567"),
            (16_542.5, 0, "16,543"),
            (2.675, 2, "2.68"),
            (58.25, 1, "58.3"),
            (-14.9, 1, "\u{2212}14.9"),
            (-0.01, 1, "0.0"),
        ];
        for (value, decimals, words) in cases {
            assert_eq!(number(value, decimals), words);
        }
    }

    #[test]
    fn coordinates_have_one_decimal_at_most() {
        let cases = [(0.04, "0"), (-0.04, "0"), (12.25, "12.3"), (-3.5, "-3.5"), (1100.0, "1100"), (f64::NAN, "0")];
        for (value, words) in cases {
            assert_eq!(N(value).to_string(), words);
        }
    }

    #[test]
    fn text_is_escaped_and_stripped_of_control_characters() {
        assert_eq!(Safe("a<b> & \"c\" 'd'\u{0}\n").to_string(), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; ");
    }

    #[test]
    fn lines_are_wrapped_and_no_word_is_lost() {
        let lines = wrap("Police, probation, courts and immigration", 14.0, 120.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "Police, probation, courts and immigration");
    }
}
