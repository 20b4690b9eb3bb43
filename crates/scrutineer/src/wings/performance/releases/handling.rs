//! What an indicator's own rule of disclosure asks for, read from its words. Pure. Words that are not known ask for the
//! usual rule, never for less.

use measure::disclosure::Rules;

/// How an indicator's figures are to be handled outside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Handling {
    /// Counts up to this are hidden, where that is more than usual.
    pub threshold: Option<u64>,
    /// Every count is rounded to the nearest multiple of this.
    pub rounding: Option<u64>,
    /// Whether 0 is hidden too.
    pub hide_zero: bool,
    /// What is counted is no child: nothing is hidden.
    pub open: bool,
    /// Single agencies are never shown.
    pub whole_only: bool,
    /// Only what covers a year is shown.
    pub yearly: bool,
    /// Nothing is said about it in words.
    pub numbers_only: bool,
}

impl Handling {
    /// As the words ask.
    #[must_use]
    pub fn of(disclosure: &str) -> Handling {
        let words = disclosure.to_lowercase();
        let says = |what: &[&str]| what.iter().any(|one| words.contains(one));
        let hospital = says(&["1 to 7"]);
        Handling {
            threshold: hospital.then_some(7),
            rounding: (hospital || says(&["nearest 5"])).then_some(5),
            hide_zero: says(&["any count below 6", "always suppressed below 6"]),
            open: says(&["no suppression is needed"]),
            whole_only: says(&["to members", "members only", "below county"]),
            yearly: says(&["once a year", "annual only", "annually only"]),
            numbers_only: says(&["numbers only", "numbers, not names"]),
        }
    }

    /// What is hidden, in a release that hides counts up to `threshold`.
    #[must_use]
    pub fn rules(&self, threshold: u64) -> Rules {
        if self.open {
            return Rules { threshold: 0, hide_zero: false };
        }
        let more = self.threshold.unwrap_or(0);
        Rules { threshold: threshold.max(more), hide_zero: self.hide_zero }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_indicators_are_understood() {
        let usual = Handling::default();
        for (words, expected) in [
            ("In public, counts from 1 to 5 are suppressed, with the percentages and rates that rest on them.", usual),
            ("Something that nobody foresaw.", usual),
            ("", usual),
            ("Single agencies are shown to members only.", Handling { whole_only: true, ..usual }),
            (
                "Never published below county level; any count below 6 is always suppressed.",
                Handling { whole_only: true, hide_zero: true, ..usual },
            ),
            ("Published once a year at most; counts from 1 to 5 are suppressed.", Handling { yearly: true, ..usual }),
            (
                "In public, counts from 1 to 7 are suppressed and the others rounded to the nearest 5.",
                Handling { threshold: Some(7), rounding: Some(5), ..usual },
            ),
            ("No suppression is needed: actions, not children, are counted.", Handling { open: true, ..usual }),
            (
                "Numbers only, and nothing that names a case, until a review is published.",
                Handling { numbers_only: true, ..usual },
            ),
        ] {
            assert_eq!(Handling::of(words), expected, "{words}");
        }
        assert_eq!(Handling { threshold: Some(7), ..usual }.rules(5).threshold, 7);
        assert_eq!(usual.rules(7).threshold, 7);
        assert!(!Handling { open: true, ..usual }.rules(5).hides(1));
    }
}
