//! The objectives and functions of a board, by edition, and what shows that each is done.

use serde::Deserialize;
use std::sync::LazyLock;

/// What sort of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    Objective,
    Function,
    /// The least that is to be done with data.
    Data,
}

impl Sort {
    /// The heading over those of this sort.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Sort::Objective => "Objectives",
            Sort::Function => "Functions",
            Sort::Data => "The least to do with data",
        }
    }
}

/// A register whose records show that a function is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shows {
    Meetings,
    Plans,
    Actions,
    Challenges,
    Escalations,
    Risks,
    Dashboard,
    Notes,
    Contributions,
    Reports,
}

/// An objective or a function.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Function {
    pub key: String,
    pub sort: Sort,
    pub basis: String,
    pub words: String,
    #[serde(default)]
    pub indicators: Vec<String>,
    #[serde(default)]
    pub registers: Vec<Shows>,
    #[serde(default)]
    pub groups: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    function: Vec<Function>,
}

fn read(text: &str) -> Vec<Function> {
    let file: File = toml::from_str(text).expect("the functions of every edition are read by a test");
    file.function
}

static BOARDS: LazyLock<Vec<Function>> =
    LazyLock::new(|| read(include_str!("../../../../editions/2013/functions.toml")));
static PARTNERS: LazyLock<Vec<Function>> =
    LazyLock::new(|| read(include_str!("../../../../editions/2018/functions.toml")));

/// The functions under an edition: those of boards before 2018, those of safeguarding partners from then.
#[must_use]
pub fn functions(edition: &str) -> &'static [Function] {
    if edition < "2018" { &BOARDS } else { &PARTNERS }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_has_a_key_a_basis_and_something_that_can_show_it() {
        for edition in ["2013", "2018"] {
            let all = functions(edition);
            let keys: std::collections::HashSet<&str> = all.iter().map(|one| one.key.as_str()).collect();
            assert_eq!(keys.len(), all.len(), "{edition}");
            for one in all {
                assert!(
                    !one.indicators.is_empty() || !one.registers.is_empty() || !one.groups.is_empty(),
                    "{edition} {}",
                    one.key
                );
            }
        }
        let of = |sort| functions("2013").iter().filter(|one| one.sort == sort).count();
        assert_eq!((of(Sort::Objective), of(Sort::Data)), (2, 4));
        assert_eq!(functions("2026").len(), functions("2018").len());
    }
}
