//! Lists 10 and 11.

use super::{AGE, BORN, Col, DISABLED, ETHNICITY, GENDER, ID, Known, known};
use crate::annex_a::rules;

pub(in crate::annex_a) const ADOPTION: &[Known] = &[
    ID,
    known(Col::Family, "Family identifier", &["Family ID", "Adoptive family identifier", "Adoptive family ID"]),
    GENDER,
    ETHNICITY,
    BORN,
    AGE,
    DISABLED,
    known(
        Col::Entered,
        "Date the Child Entered Care",
        &[
            "Date entered care",
            "Care entry date",
            "Date became looked after",
            "Date child came into care",
            "Date started to be looked after",
        ],
    )
    .needed(&rules::NO_ENTERED),
    known(
        Col::Decision,
        "Date of Decision that Child Should be Placed for Adoption",
        &[
            "Date of decision should be placed",
            "Decision date",
            "ADM decision date",
            "SHOBPA date",
            "Should be placed for adoption decision date",
        ],
    ),
    known(Col::Order, "Date of Placement Order", &["Placement order date", "Placement order"]),
    known(
        Col::Matched,
        "Date of Matching Child and Prospective Adopters",
        &["Date of matching", "Matching date", "Date matched", "Date of match", "Date child matched"],
    ),
    known(
        Col::Placed,
        "Date Placed for Adoption",
        &["Date placed", "Placed for adoption date", "Adoptive placement date", "Date of placement for adoption"],
    )
    .needed(&rules::NO_PLACED),
    known(
        Col::Adopted,
        "Date of Adoption Order",
        &["Adoption order date", "Adoption order", "Date adopted", "Date of adoption"],
    ),
    known(
        Col::Reversed,
        "Date of Decision that Child Should No Longer be Placed for Adoption",
        &[
            "Date of decision should no longer be placed",
            "Date decision reversed",
            "Reversal date",
            "Should no longer be placed for adoption date",
        ],
    ),
    known(
        Col::Reason,
        "Reason Why Child No Longer Placed for Adoption",
        &["Reason no longer placed", "Reason for reversal", "Reason no longer placed for adoption", "Reversal reason"],
    ),
    known(
        Col::Fostered,
        "Date the child was placed for fostering in FFA or concurrent planning placement",
        &[
            "Date placed in fostering for adoption or concurrent placement",
            "FFA date",
            "Date placed FFA",
            "FFA or concurrent placement date",
        ],
    ),
];

pub(in crate::annex_a) const ADOPTERS: &[Known] = &[
    known(
        Col::Id,
        "Individual adopter identifier",
        &["Adopter ID", "Adopter identifier", "Individual adopter ID", "Adopter unique ID", "Unique adopter ID"],
    )
    .needed(&rules::NO_ID_COLUMN),
    known(Col::Family, "Family identifier", &["Family ID", "Adoptive family identifier", "Adoptive family ID"]),
    GENDER,
    ETHNICITY,
    DISABLED,
    known(
        Col::Fostering,
        "Is the (prospective) adopter fostering for adoption?",
        &["Fostering for adoption", "Adopter fostering for adoption", "FFA", "Is adopter fostering for adoption"],
    ),
    known(Col::Enquiry, "Date enquiry received", &["Enquiry date", "Enquiry received", "Date of enquiry"]),
    known(Col::FirstStageStart, "Date Stage 1 started", &["Stage 1 start", "Stage 1 start date", "Stage one started"]),
    known(Col::FirstStageEnd, "Date Stage 1 ended", &["Stage 1 end", "Stage 1 end date", "Stage one ended"]),
    known(Col::SecondStageStart, "Date Stage 2 started", &["Stage 2 start", "Stage 2 start date", "Stage two started"]),
    known(Col::SecondStageEnd, "Date Stage 2 ended", &["Stage 2 end", "Stage 2 end date", "Stage two ended"]),
    known(
        Col::Applied,
        "Date application submitted",
        &["Application date", "Application submitted", "Date of application"],
    ),
    known(
        Col::Approved,
        "Date application approved",
        &["Approval date", "Application approved", "Date approved", "Date adopter approved"],
    ),
    known(
        Col::Matched,
        "Date adopter matched with child(ren)",
        &["Date matched", "Matching date", "Date adopter matched", "Date matched with child"],
    ),
    known(
        Col::Placed,
        "Date child/children placed with adopter(s)",
        &["Date child placed", "Date placed", "Date child placed with adopter", "Date children placed"],
    ),
    known(Col::ChildrenPlaced, "No. of children placed", &["Number of children placed", "Children placed"]),
    known(Col::Adopted, "Date of Adoption Order", &["Adoption order date", "Adoption order"]),
    known(
        Col::End,
        "Date of leaving adoption process",
        &["Date left process", "Leaving date", "Date left adoption process", "Date of leaving process"],
    ),
    known(
        Col::Reason,
        "Reason for leaving adoption process",
        &["Reason left process", "Leaving reason", "Reason for leaving process", "Reason for leaving"],
    ),
];
