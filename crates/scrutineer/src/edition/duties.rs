//! What a board must look at once a year, by its edition.

use crate::wings::governance::bodies::Kind;
use serde::{Deserialize, Deserializer};
use std::sync::LazyLock;

/// Something that must be looked at once a year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    pub key: String,
    pub title: String,
    pub why: String,
    /// The month in which boards usually look at it, 1 to 12: a convention, not law.
    pub month: u32,
    #[serde(deserialize_with = "kind")]
    pub body: Kind,
    pub minutes: i32,
    pub basis: String,
    pub page: Option<String>,
}

fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<Kind, D::Error> {
    let key = String::deserialize(from)?;
    Kind::of(&key).ok_or_else(|| serde::de::Error::custom(key))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    duty: Vec<Duty>,
}

fn read(text: &str) -> Vec<Duty> {
    let file: File = toml::from_str(text).expect("the duties of every edition are read by a test");
    file.duty
}

static BOARDS: LazyLock<Vec<Duty>> = LazyLock::new(|| read(include_str!("../../../../editions/2013/duties.toml")));
static PARTNERS: LazyLock<Vec<Duty>> = LazyLock::new(|| read(include_str!("../../../../editions/2018/duties.toml")));

/// The yearly duties under an edition, in the order of the financial year: those of boards before 2018, those of
/// safeguarding partners from then.
#[must_use]
pub fn duties(edition: &str) -> &'static [Duty] {
    if edition < "2018" { &BOARDS } else { &PARTNERS }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_duty_has_a_key_of_its_own_a_month_and_a_basis() {
        for edition in ["2013", "2018"] {
            let all = duties(edition);
            let keys: std::collections::HashSet<&str> = all.iter().map(|duty| duty.key.as_str()).collect();
            assert_eq!(keys.len(), all.len());
            for duty in all {
                assert!((1..=12).contains(&duty.month) && duty.minutes > 0 && !duty.basis.is_empty(), "{}", duty.key);
            }
            let order: Vec<u32> = all.iter().map(|duty| (duty.month + 8) % 12).collect();
            assert!(order.is_sorted(), "in the order of the financial year: {order:?}");
        }
    }
}
