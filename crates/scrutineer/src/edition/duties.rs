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

static DUTIES: LazyLock<Vec<Duty>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../../editions/2013/duties.toml"))
        .expect("the duties of the edition are read by a test");
    file.duty
});

/// The yearly duties of the 2013 edition, in the order of the financial year.
#[must_use]
pub fn duties() -> &'static [Duty] {
    &DUTIES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_duty_has_a_key_of_its_own_a_month_and_a_basis() {
        let keys: std::collections::HashSet<&str> = duties().iter().map(|duty| duty.key.as_str()).collect();
        assert_eq!(keys.len(), duties().len());
        for duty in duties() {
            assert!((1..=12).contains(&duty.month) && duty.minutes > 0 && !duty.basis.is_empty(), "{}", duty.key);
        }
        let order: Vec<u32> = duties().iter().map(|duty| (duty.month + 8) % 12).collect();
        assert!(order.is_sorted(), "in the order of the financial year: {order:?}");
    }
}
