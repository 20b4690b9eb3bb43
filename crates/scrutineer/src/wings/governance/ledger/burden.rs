//! The burden meter: how many separate things the board asks of an agency in a quarter, and how many of them twice. Pure.

use std::collections::{BTreeMap, BTreeSet};

/// By which way something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Figure,
    Action,
    Challenge,
    Question,
    Meeting,
    Money,
}

impl Way {
    /// As people read it: one and many.
    #[must_use]
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Way::Figure => ("figure", "figures"),
            Way::Action => ("action", "actions"),
            Way::Challenge => ("challenge", "challenges"),
            Way::Question => ("question on a figure", "questions on figures"),
            Way::Meeting => ("seat at a meeting", "seats at meetings"),
            Way::Money => ("invoice", "invoices"),
        }
    }
    /// "3 figures".
    #[must_use]
    pub fn counted(self, number: usize) -> String {
        let (one, many) = self.names();
        format!("{number} {}", if number == 1 { one } else { many })
    }
}

/// Something that was asked of an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    pub way: Way,
    pub name: String,
    /// The page where it stands.
    pub path: String,
    /// What it is about, where two ways could ask for the same: the code of an indicator.
    pub about: Option<String>,
}

/// What was asked twice: about the same thing, more than once. A figure that is due every month is one thing.
#[must_use]
pub fn twice(asked: &[Ask]) -> Vec<(&str, Vec<&Ask>)> {
    let mut about: BTreeMap<&str, Vec<&Ask>> = BTreeMap::new();
    for ask in asked {
        if let Some(subject) = &ask.about {
            about.entry(subject).or_default().push(ask);
        }
    }
    about.retain(|_, asks| asks.len() > 1);
    about.into_iter().collect()
}

/// How many of each, the ways in order.
#[must_use]
pub fn by_way(asked: &[Ask]) -> Vec<(Way, usize)> {
    let ways: BTreeSet<Way> = asked.iter().map(|ask| ask.way).collect();
    ways.into_iter().map(|way| (way, asked.iter().filter(|ask| ask.way == way).count())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_by_two_ways_is_asked_twice() {
        let ask = |way, about: Option<&str>| Ask {
            way,
            name: String::new(),
            path: String::new(),
            about: about.map(str::to_owned),
        };
        let asked = [
            ask(Way::Figure, Some("D24")),
            ask(Way::Challenge, Some("D24")),
            ask(Way::Question, Some("D24")),
            ask(Way::Figure, Some("D15")),
            ask(Way::Meeting, None),
            ask(Way::Meeting, None),
        ];
        let found = twice(&asked);
        assert_eq!((found.len(), found[0].0, found[0].1.len()), (1, "D24", 3));
        assert_eq!(by_way(&asked), [(Way::Figure, 2), (Way::Challenge, 1), (Way::Question, 1), (Way::Meeting, 2)]);
        assert_eq!(
            (Way::Meeting.counted(1).as_str(), Way::Money.counted(2).as_str()),
            ("1 seat at a meeting", "2 invoices")
        );
    }
}
