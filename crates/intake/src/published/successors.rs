//! Authorities that ended, what followed them, and nine-character codes that changed: facts of law, in a table.

use chrono::NaiveDate;

/// An authority that ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Its three figures.
    pub three: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The first day without it: year, month, day.
    pub gone: (i32, u32, u32),
    /// What followed: three figures and name.
    pub followed_by: &'static [(&'static str, &'static str)],
}

/// All that ended since 2009.
pub const ENDED: &[Ended] = &[
    Ended {
        three: "820",
        name: "Bedfordshire",
        gone: (2009, 4, 1),
        followed_by: &[("822", "Bedford"), ("823", "Central Bedfordshire")],
    },
    Ended {
        three: "875",
        name: "Cheshire",
        gone: (2009, 4, 1),
        followed_by: &[("895", "Cheshire East"), ("896", "Cheshire West and Chester")],
    },
    Ended {
        three: "835",
        name: "Dorset",
        gone: (2019, 4, 1),
        followed_by: &[("838", "Dorset"), ("839", "Bournemouth, Christchurch and Poole")],
    },
    Ended {
        three: "836",
        name: "Poole",
        gone: (2019, 4, 1),
        followed_by: &[("839", "Bournemouth, Christchurch and Poole")],
    },
    Ended {
        three: "837",
        name: "Bournemouth",
        gone: (2019, 4, 1),
        followed_by: &[("839", "Bournemouth, Christchurch and Poole")],
    },
    Ended {
        three: "928",
        name: "Northamptonshire",
        gone: (2021, 4, 1),
        followed_by: &[("940", "North Northamptonshire"), ("941", "West Northamptonshire")],
    },
    Ended {
        three: "909",
        name: "Cumbria",
        gone: (2023, 4, 1),
        followed_by: &[("942", "Cumberland"), ("943", "Westmorland and Furness")],
    },
];

/// Nine-character codes that changed while the three figures stayed, or that went with their authority: the three
/// figures, the older code, the newer one.
pub const RECODED: &[(&str, &str, &str)] = &[
    ("929", "E10000022", "E06000048"),
    ("929", "E06000048", "E06000057"),
    ("390", "E08000020", "E08000037"),
    ("840", "E10000010", "E06000047"),
    ("893", "E10000026", "E06000051"),
    ("865", "E10000033", "E06000054"),
    ("908", "E10000005", "E06000052"),
    ("825", "E10000002", "E06000060"),
    ("815", "E10000023", "E06000065"),
    ("933", "E10000027", "E06000066"),
    ("370", "E08000016", "E08000038"),
    ("373", "E08000019", "E08000039"),
];

/// The nine characters of those that ended, and of those that followed.
pub const NINE: &[(&str, &str)] = &[
    ("820", "E10000001"),
    ("875", "E10000004"),
    ("835", "E10000009"),
    ("836", "E06000029"),
    ("837", "E06000028"),
    ("928", "E10000021"),
    ("909", "E10000006"),
    ("822", "E06000055"),
    ("823", "E06000056"),
    ("895", "E06000049"),
    ("896", "E06000050"),
    ("838", "E06000059"),
    ("839", "E06000058"),
    ("940", "E06000061"),
    ("941", "E06000062"),
    ("942", "E06000063"),
    ("943", "E06000064"),
];

/// When an authority ended.
#[must_use]
pub fn ended(three: &str) -> Option<&'static Ended> {
    ENDED.iter().find(|ended| ended.three == three)
}

/// The first day of an authority that followed another.
#[must_use]
pub fn began(three: &str) -> Option<NaiveDate> {
    let from = ENDED.iter().find(|ended| ended.followed_by.iter().any(|(code, _)| *code == three))?;
    from.day()
}

impl Ended {
    /// The first day without it.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.gone.0, self.gone.1, self.gone.2)
    }
    /// "940 North Northamptonshire and 941 West Northamptonshire".
    #[must_use]
    pub fn followers(&self) -> String {
        let all: Vec<String> = self.followed_by.iter().map(|(code, name)| format!("{code} {name}")).collect();
        all.join(" and ")
    }
}
