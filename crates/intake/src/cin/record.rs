//! One child of the census as it is read, before it is judged; its memory is used again for the next.

use chrono::NaiveDate;

/// A day with where it stands: what was written there may be no day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Day {
    #[default]
    Missing,
    Unreadable,
    On(NaiveDate),
}

impl Day {
    pub(super) fn read(text: &str) -> Day {
        if text.is_empty() {
            return Day::Missing;
        }
        crate::day::read(text).map_or(Day::Unreadable, Day::On)
    }
    pub(super) const fn on(self) -> Option<NaiveDate> {
        match self {
            Day::On(day) => Some(day),
            Day::Missing | Day::Unreadable => None,
        }
    }
}

/// A yes or no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Flag {
    #[default]
    Missing,
    Unreadable,
    Is(bool),
}

impl Flag {
    pub(super) fn read(text: &str) -> Flag {
        match text {
            "" => Flag::Missing,
            "1" | "true" | "TRUE" | "True" => Flag::Is(true),
            "0" | "false" | "FALSE" | "False" => Flag::Is(false),
            _ => Flag::Unreadable,
        }
    }
    pub(super) const fn is(self) -> Option<bool> {
        match self {
            Flag::Is(yes) => Some(yes),
            Flag::Missing | Flag::Unreadable => None,
        }
    }
}

/// A short code as it stands; longer ones are no codes and end after eight letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Code([u8; 8]);

impl Code {
    pub(super) fn read(text: &str) -> Code {
        let mut code = [0; 8];
        for (to, from) in code.iter_mut().zip(text.bytes()) {
            *to = from.to_ascii_uppercase();
        }
        Code(code)
    }
    pub(super) fn text(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(8);
        std::str::from_utf8(&self.0[..end]).unwrap_or("?")
    }
    pub(super) const fn missing(&self) -> bool {
        self.0[0] == 0
    }
}

#[derive(Debug, Default)]
pub(super) struct ChildRead {
    /// Where it begins: its line.
    pub line: u32,
    pub id: String,
    pub upn: String,
    pub upn_reason: Code,
    pub born: Day,
    pub expected: Day,
    pub died: Day,
    /// 1, 2, 0, 9 until 2024.
    pub gender: Code,
    /// M, F, U from 2025.
    pub sex: Code,
    pub ethnicity: Code,
    pub disabilities: Vec<Code>,
    pub episodes: Vec<EpisodeRead>,
}

#[derive(Debug, Default)]
pub(super) struct EpisodeRead {
    pub line: u32,
    pub referral: Day,
    pub source: Code,
    pub need: Code,
    pub closed: Day,
    pub reason: Code,
    pub conference: Day,
    pub nfa: Flag,
    pub assessments: Vec<AssessmentRead>,
    pub in_need: Vec<(u32, Day, Day)>,
    pub enquiries: Vec<EnquiryRead>,
    pub plans: Vec<PlanRead>,
}

#[derive(Debug, Default)]
pub(super) struct AssessmentRead {
    pub line: u32,
    pub started: Day,
    pub authorised: Day,
    pub factors: Vec<Code>,
}

#[derive(Debug, Default)]
pub(super) struct EnquiryRead {
    pub line: u32,
    pub started: Day,
    pub target: Day,
    pub conference: Day,
    pub unneeded: Flag,
}

#[derive(Debug, Default)]
pub(super) struct PlanRead {
    pub line: u32,
    pub started: Day,
    pub ended: Day,
    pub first: Code,
    pub latest: Code,
    pub previous: String,
    pub reviews: Vec<Day>,
}

/// The header.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub seen: bool,
    pub collection: String,
    pub year: String,
    pub reference: Day,
    pub authority: String,
}
