//! The questions of an edition: what a board asks when an indicator moves.

use std::collections::HashMap;
use std::sync::LazyLock;

const QUESTIONS_2013: &str = include_str!("../../../../editions/2013/questions.toml");

static QUESTIONS: LazyLock<HashMap<String, Vec<String>>> =
    LazyLock::new(|| toml::from_str(QUESTIONS_2013).expect("the questions of the edition are read by a test"));

/// The questions for the indicator with this code; none for one that a board added itself.
#[must_use]
pub fn questions(code: &str) -> &'static [String] {
    QUESTIONS.get(code).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_indicator_has_two_or_three_questions() {
        let codes = (1..=42).map(|n| format!("D{n:02}")).chain((1..=62).map(|n| format!("C{n:02}")));
        for code in codes {
            let asked = questions(&code);
            assert!((2..=3).contains(&asked.len()), "{code}");
            assert!(asked.iter().all(|q| q.ends_with('?')), "{code}");
        }
        assert_eq!(QUESTIONS.len(), 104);
        assert!(questions("X1").is_empty());
    }
}
