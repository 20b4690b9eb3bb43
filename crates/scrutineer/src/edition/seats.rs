//! Who must be in the arrangement, by edition, and which of the seats that are held answers each. Pure but for the files.

use crate::wings::governance::agencies::{Agency, Kind};
use crate::wings::governance::bodies::{Membership, Standing};
use serde::{Deserialize, Deserializer};
use std::sync::LazyLock;

/// How strongly an edition asks for a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    Must,
    /// All reasonable steps are to be taken.
    Reasonable,
    Should,
    /// Takes part, without a vote.
    Observer,
}

impl Need {
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Need::Must => "Must",
            Need::Reasonable => "All reasonable steps",
            Need::Should => "Should",
            Need::Observer => "Observer",
        }
    }
}

/// A seat that an edition asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    pub key: String,
    pub who: String,
    pub need: Need,
    /// The kinds of agency that answer it; empty where any does.
    #[serde(default, deserialize_with = "kinds")]
    pub kinds: Vec<Kind>,
    /// Words of which one stands in the agency's name; empty where any agency of the kind will do.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// Words of which one stands in the post; empty where any post will do.
    #[serde(default)]
    pub posts: Vec<String>,
    #[serde(default, deserialize_with = "standing")]
    pub standing: Option<Standing>,
    /// How many seats.
    #[serde(default = "one")]
    pub least: usize,
    /// Where it holds, if not everywhere.
    #[serde(rename = "where")]
    pub holds: Option<String>,
    pub basis: String,
}

fn one() -> usize {
    1
}

fn kinds<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Kind>, D::Error> {
    let keys = Vec::<String>::deserialize(from)?;
    keys.iter().map(|key| Kind::of(key).ok_or_else(|| serde::de::Error::custom(key))).collect()
}

fn standing<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Standing>, D::Error> {
    let key = String::deserialize(from)?;
    Standing::of(&key).map(Some).ok_or_else(|| serde::de::Error::custom(key))
}

/// What an edition asks for.
#[derive(Clone, Debug)]
pub struct Edition {
    pub key: &'static str,
    pub name: &'static str,
    pub seats: Vec<Asked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    seat: Vec<Asked>,
}

static EDITIONS: LazyLock<Vec<Edition>> = LazyLock::new(|| {
    let read = |key, name, text: &str| {
        let file: File = toml::from_str(text).expect("the seats of every edition are read by a test");
        Edition { key, name, seats: file.seat }
    };
    vec![
        read("2013", "Working Together 2013", include_str!("../../../../editions/2013/seats.toml")),
        read("2015", "Working Together 2015", include_str!("../../../../editions/2015/seats.toml")),
        read("2018", "Working Together 2018", include_str!("../../../../editions/2018/seats.toml")),
        read("2023", "Working Together 2023", include_str!("../../../../editions/2023/seats.toml")),
        read("2026", "Working Together 2026", include_str!("../../../../editions/2026/seats.toml")),
    ]
});

/// Every edition, the earliest first.
#[must_use]
pub fn editions() -> &'static [Edition] {
    &EDITIONS
}

impl Asked {
    /// Whether a seat that is held for an agency answers it.
    #[must_use]
    pub fn answered_by(&self, seat: &Membership, agency: Option<&Agency>) -> bool {
        let says = |words: &[String], text: &str| {
            let text = text.to_lowercase();
            words.is_empty() || words.iter().any(|word| text.contains(word.as_str()))
        };
        self.standing.is_none_or(|standing| standing == seat.standing)
            && (self.kinds.is_empty() || agency.is_some_and(|agency| self.kinds.contains(&agency.kind)))
            && says(&self.agencies, agency.map_or("", |agency| agency.name.as_str()))
            && says(&self.posts, &seat.seat)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn seat(post: &str, standing: Standing) -> Membership {
        Membership {
            id: Uuid::nil().into(),
            board_id: Uuid::nil(),
            version: 1,
            body_id: Uuid::nil().into(),
            agency_id: None,
            seat: post.into(),
            standing,
            statutory: true,
            from_on: None,
            until_on: None,
            left_vacant: false,
            illustrative: false,
            source: "board".into(),
            section: None,
        }
    }

    fn agency(name: &str, kind: Kind) -> Agency {
        Agency {
            id: Uuid::nil().into(),
            board_id: Uuid::nil(),
            version: 1,
            name: name.into(),
            short_name: name.into(),
            kind,
            la_code: None,
            from_on: None,
            until_on: None,
            note: None,
        }
    }

    fn asked(edition: &str, key: &str) -> &'static Asked {
        let edition = editions().iter().find(|one| one.key == edition).unwrap();
        edition.seats.iter().find(|asked| asked.key == key).unwrap_or_else(|| panic!("{key}"))
    }

    #[test]
    fn every_edition_names_each_seat_once_and_says_where_it_is_laid_down() {
        for edition in editions() {
            let keys: std::collections::HashSet<&str> = edition.seats.iter().map(|asked| asked.key.as_str()).collect();
            assert_eq!(keys.len(), edition.seats.len(), "{}", edition.key);
            assert!(edition.seats.iter().all(|asked| !asked.basis.is_empty() && asked.least > 0));
            assert!(edition.seats.iter().any(|asked| asked.need == Need::Must));
        }
        assert_eq!(asked("2013", "lay").least, 2);
    }

    #[test]
    fn a_seat_is_known_by_its_agency_its_post_and_its_standing() {
        let (service, trust) =
            (agency("National Probation Service", Kind::Probation), agency("Probation Trust", Kind::Probation));
        let head = seat("Head of the local delivery unit", Standing::Member);
        for (edition, key, agency, answered) in [
            ("2013", "probation", &trust, true),
            ("2015", "national_probation", &trust, false),
            ("2015", "national_probation", &service, true),
            ("2015", "community_rehabilitation", &service, false),
        ] {
            assert_eq!(asked(edition, key).answered_by(&head, Some(agency)), answered, "{edition} {key}");
        }
        let nurse = seat("Designated nurse", Standing::Adviser);
        assert!(asked("2013", "designated_nurse").answered_by(&nurse, None));
        assert!(!asked("2013", "lead_member").answered_by(&seat("Lead Member", Standing::Member), None));
        assert!(asked("2013", "lead_member").answered_by(&seat("Lead Member", Standing::ParticipatingObserver), None));
        assert!(!asked("2023", "lead_health").answered_by(
            &seat("Chief executive", Standing::Member),
            Some(&agency("Nene Clinical Commissioning Group", Kind::NhsCommissioner))
        ));
    }
}
