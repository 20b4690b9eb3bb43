//! The columns of the eleven lists: what the template calls them, what else they are called, and what cannot be counted
//! without them. Headings are compared by their words, so small differences need no line here.

mod adoption;
mod care;
mod need;
mod plans;

use crate::finding::Rule;

pub(super) use adoption::{ADOPTERS, ADOPTION};
pub(super) use care::{LEAVING_CARE, LOOKED_AFTER};
pub(super) use need::{ASSESSMENTS, CONTACTS, EARLY_HELP, ENQUIRIES, REFERRALS};
pub(super) use plans::{IN_NEED, PROTECTION};

/// What a column tells. One name does for several lists where it means the same in each: `On` is the day that a list is
/// about, `End` the day on which that ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is explained by the name of its column in the template")]
pub enum Col {
    Id,
    Gender,
    Ethnicity,
    Born,
    Age,
    Disabled,
    Team,
    Worker,
    On,
    End,
    Source,
    Organisation,
    NoFurtherAction,
    Earlier,
    Seen,
    InNeed,
    Unneeded,
    Conference,
    MadePlan,
    EnquiriesBefore,
    ConferencesBefore,
    Need,
    LastSeen,
    Reason,
    Status,
    FirstAbuse,
    Abuse,
    Visit,
    Alone,
    Review,
    Emergency,
    Previous,
    Asylum,
    Second,
    LegalStart,
    Legal,
    Permanence,
    ReviewerVisit,
    Health,
    Dental,
    Placements,
    PlacementStart,
    PlacementType,
    Provider,
    Postcode,
    Urn,
    Location,
    PlacementArea,
    Missing,
    Absent,
    Offered,
    Accepted,
    Adviser,
    Eligibility,
    Pathway,
    InTouch,
    Accommodation,
    Suitability,
    Activity,
    Family,
    Entered,
    Decision,
    Order,
    Matched,
    Placed,
    Adopted,
    Reversed,
    Fostering,
    Fostered,
    Enquiry,
    FirstStageStart,
    FirstStageEnd,
    SecondStageStart,
    SecondStageEnd,
    Applied,
    Approved,
    ChildrenPlaced,
}

/// How many there are.
pub(super) const COLS: usize = Col::ChildrenPlaced as usize + 1;

impl Col {
    /// Whether most lists have it, so that it tells little about which list this is.
    pub(super) const fn common(self) -> bool {
        matches!(
            self,
            Col::Id | Col::Gender | Col::Ethnicity | Col::Born | Col::Age | Col::Disabled | Col::Team | Col::Worker
        )
    }
}

/// A column that a list has.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) col: Col,
    /// As the template names it.
    pub(super) name: &'static str,
    /// What else it is called.
    pub(super) also: &'static [&'static str],
    /// What is said where it is not there; nothing where no figure needs it.
    pub(super) without: Option<&'static Rule>,
}

const fn known(col: Col, name: &'static str, also: &'static [&'static str]) -> Known {
    Known { col, name, also, without: None }
}

impl Known {
    const fn needed(self, without: &'static Rule) -> Known {
        Known { without: Some(without), ..self }
    }
}

const ID: Known = known(
    Col::Id,
    "Child Unique ID",
    &[
        "Child ID",
        "Unique ID",
        "Child",
        "Unique Child ID",
        "Child identifier",
        "Unique identifier",
        "Client ID",
        "Person ID",
        "Person number",
        "Case ID",
        "Case number",
        "System ID",
        "LCS ID",
        "Mosaic ID",
        "Liquid Logic ID",
        "EHM ID",
        "PID",
        "LA child ID",
        "Child reference",
        "Young person ID",
        "YP ID",
        "ID",
    ],
)
.needed(&super::rules::NO_ID_COLUMN);
const GENDER: Known = known(Col::Gender, "Gender", &["Sex", "Child gender", "Gender code", "Gender identity"]);
const ETHNICITY: Known =
    known(Col::Ethnicity, "Ethnicity", &["Ethnic origin", "Ethnic group", "Ethnicity code", "Child ethnicity"]);
const BORN: Known = known(
    Col::Born,
    "Date of Birth",
    &["DOB", "Birth date", "Child date of birth", "D.O.B.", "Date of birth or expected date", "Expected date of birth"],
);
const AGE: Known = known(Col::Age, "Age of Child (Years)", &["Age", "Age of child", "Age in years", "Child age"]);
const DISABLED: Known = known(
    Col::Disabled,
    "Does the Child have a Disability",
    &["Disability", "Disabled", "Child disability", "Disability (Y/N)", "Is the child disabled", "Has disability"],
);
const TEAM: Known = known(
    Col::Team,
    "Allocated Team",
    &["Team", "Current team", "Case team", "Allocated to team", "Allocated team name"],
);
const WORKER: Known = known(
    Col::Worker,
    "Allocated Worker",
    &["Worker", "Social worker", "Case worker", "Keyworker", "Allocated social worker", "Allocated case worker"],
);
