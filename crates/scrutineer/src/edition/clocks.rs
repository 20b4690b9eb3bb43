//! The clocks of an edition: what must be done by when, and where that is laid down.

use measure::clock::Limit;
use serde::Deserialize;
use std::sync::LazyLock;

const CLOCKS_2013: &str = include_str!("../../../../editions/2013/clocks.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    clock: Vec<Clock>,
}

/// What a clock rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    Act,
    Regulations,
    Guidance,
    Local,
}

impl Basis {
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Basis::Act => "Act of Parliament",
            Basis::Regulations => "Regulations",
            Basis::Guidance => "Guidance",
            Basis::Local => "Local",
        }
    }
}

/// One clock.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// Its short name, such as T02.
    pub id: String,
    /// What starts it.
    pub from: String,
    /// What must have been done when it ends.
    pub to: String,
    #[serde(deserialize_with = "limit")]
    pub limit: Limit,
    pub basis: Basis,
    /// Where it is laid down.
    pub text: String,
    /// What else there is to know.
    pub more: Option<String>,
}

fn limit<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Limit, D::Error> {
    String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
}

static CLOCKS: LazyLock<Vec<Clock>> = LazyLock::new(|| {
    let file: File = toml::from_str(CLOCKS_2013).expect("the clocks of the edition are read by a test");
    file.clock
});

/// The clocks of the 2013 edition, in order.
#[must_use]
pub fn clocks() -> &'static [Clock] {
    &CLOCKS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_clock_has_a_name_of_its_own_and_a_limit() {
        let ids: std::collections::HashSet<&str> = clocks().iter().map(|c| c.id.as_str()).collect();
        assert_eq!(ids.len(), clocks().len());
        assert!(clocks().len() > 35);
        let assessment = clocks().iter().find(|c| c.id == "T02").unwrap();
        assert_eq!(assessment.limit, Limit::WorkingDays(45));
    }
}
