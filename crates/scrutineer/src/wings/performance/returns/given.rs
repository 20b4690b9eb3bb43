//! What a row of a file or a program says of a line: only what it holds. What it leaves out stays as it is. Pure.

use super::rules::Typed;

/// What is given for a line; nothing where the file has no such column, or the program no such field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The number, whether it counts or is the value itself.
    pub number: Option<String>,
    pub denominator: Option<String>,
    pub why_not: Option<String>,
    pub words: Option<String>,
    pub why: Option<String>,
    pub doing: Option<String>,
    pub by_when: Option<String>,
    pub help_wanted: Option<String>,
    pub confidence: Option<String>,
    pub confirmed: Option<bool>,
    /// Whether the line asks for the value itself and not for counts.
    pub is_value: bool,
}

impl Given {
    /// Whether it says anything at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Typed { confidence: String::new(), ..self.onto(Typed::default()) }.is_empty()
    }

    /// A line with this in it. A number takes the place of the words that said why there was none, and the other way
    /// round; who takes back what is happening takes back all that hangs on it.
    #[must_use]
    pub fn onto(&self, there: Typed) -> Typed {
        let gone = |text: &Option<String>| text.as_ref().is_some_and(|text| text.trim().is_empty());
        let filled = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        let (number, none, silent) = (filled(&self.number), filled(&self.why_not), gone(&self.words));
        let take = |given: &Option<String>, there: String, cleared: bool| match given {
            Some(given) => given.clone(),
            None if cleared => String::new(),
            None => there,
        };
        let before = there.clone();
        let (counted, value) = if self.is_value { (&None, &self.number) } else { (&self.number, &None) };
        let typed = Typed {
            numerator: take(counted, there.numerator, none || self.is_value),
            denominator: take(&self.denominator, there.denominator, none),
            value: take(value, there.value, none || !self.is_value),
            why_not: take(&self.why_not, there.why_not, number),
            words: take(&self.words, there.words, false),
            why: take(&self.why, there.why, silent),
            doing: take(&self.doing, there.doing, silent),
            by_when: take(&self.by_when, there.by_when, silent),
            help_wanted: take(&self.help_wanted, there.help_wanted, silent),
            confidence: take(&self.confidence, there.confidence, silent),
            confirmed: false,
        }
        .trimmed();
        // That an unlikely figure is right was said of that figure, and of no other.
        let figure = |typed: &Typed| (typed.numerator.clone(), typed.denominator.clone(), typed.value.clone());
        let confirmed = self.confirmed.unwrap_or(before.confirmed && figure(&before) == figure(&typed));
        Typed { confirmed, ..typed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_given_stays_and_only_what_is_given_empty_goes() {
        let there = Typed {
            numerator: "12".into(),
            words: "Fewer came.".into(),
            why: "Snow.".into(),
            confirmed: true,
            ..Typed::default()
        };
        let some = |text: &str| Some(text.to_owned());
        for (given, numerator, why_not, words, why, confirmed) in [
            (Given { number: some("13"), ..Given::default() }, "13", "", "Fewer came.", "Snow.", false),
            (Given { number: some("12"), ..Given::default() }, "12", "", "Fewer came.", "Snow.", true),
            (Given { number: some(""), ..Given::default() }, "", "", "Fewer came.", "Snow.", false),
            (Given { why: some(""), ..Given::default() }, "12", "", "Fewer came.", "", true),
            (Given { words: some(" "), ..Given::default() }, "12", "", "", "", true),
            (Given { why_not: some("Lost"), ..Given::default() }, "", "Lost", "Fewer came.", "Snow.", false),
        ] {
            let typed = given.onto(there.clone());
            let found = (typed.numerator.as_str(), typed.why_not.as_str(), typed.words.as_str(), typed.why.as_str());
            assert_eq!((found, typed.confirmed), ((numerator, why_not, words, why), confirmed), "{given:?}");
        }
        assert!(Given { number: some(""), ..Given::default() }.is_empty());
        assert!(!Given { words: some("Quiet."), ..Given::default() }.is_empty());
    }
}
