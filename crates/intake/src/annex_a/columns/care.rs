//! Lists 8 and 9.

use super::{AGE, BORN, Col, DISABLED, ETHNICITY, GENDER, ID, Known, TEAM, WORKER, known};
use crate::annex_a::rules;

pub(in crate::annex_a) const LOOKED_AFTER: &[Known] = &[
    ID,
    GENDER,
    ETHNICITY,
    BORN,
    AGE,
    known(
        Col::Asylum,
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
        &["UASC within the last 12 months", "UASC", "UASC in last 12 months", "UASC (Y/N)"],
    ),
    DISABLED,
    known(
        Col::On,
        "Date Started to be Looked After",
        &[
            "LAC start date",
            "Date became looked after",
            "Looked after start date",
            "Date entered care",
            "CLA start date",
            "Start of care",
        ],
    )
    .needed(&rules::NO_KEY_COLUMN),
    known(Col::Need, "Child's Category of Need", &["Category of need", "Need code", "Primary need", "CIN code"]),
    known(
        Col::Second,
        "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
        &[
            "Second or subsequent period in last 12 months",
            "Second or subsequent period of care",
            "Second or subsequent episode of being looked after in last 12 months",
        ],
    ),
    known(
        Col::LegalStart,
        "Start date of current legal status",
        &["Legal status start date", "Current legal status start date", "Date of legal status"],
    ),
    known(Col::Legal, "Child's Legal Status", &["Legal status", "Current legal status", "Legal status code"])
        .needed(&rules::NO_LEGAL),
    known(
        Col::Review,
        "Date of Latest Statutory Review",
        &[
            "Latest statutory review",
            "Last LAC review date",
            "Date of last review",
            "Latest review date",
            "Date of last statutory review",
        ],
    ),
    known(
        Col::Visit,
        "Date of Last Social Work Visit",
        &[
            "Last social work visit",
            "Last statutory visit date",
            "Last visit date",
            "Date of last visit",
            "Date of last statutory visit",
        ],
    ),
    known(
        Col::Permanence,
        "What is the permanence plan for this child?",
        &["Permanence plan", "Permanency plan", "Plan for permanence"],
    ),
    known(
        Col::ReviewerVisit,
        "Date of Last IRO Visit / Contact to the Child",
        &["Date of last IRO visit", "Last IRO visit", "Last IRO contact date", "IRO visit date"],
    ),
    known(
        Col::Health,
        "Date of Last Health Assessment",
        &[
            "Last health assessment",
            "Health assessment date",
            "Latest health assessment date",
            "Date of health assessment",
        ],
    )
    .needed(&rules::NO_HEALTH),
    known(
        Col::Dental,
        "Date of Last Dental Check",
        &[
            "Last dental check",
            "Dental check date",
            "Date of last dental",
            "Latest dental check date",
            "Date of dental check",
        ],
    )
    .needed(&rules::NO_DENTAL),
    known(
        Col::Placements,
        "Number of Placements in the Last 12 months",
        &["Placements in last 12 months", "Number of placements", "Number of placements in last year"],
    )
    .needed(&rules::NO_PLACEMENTS),
    known(
        Col::End,
        "Date Ceased to be Looked After",
        &["LAC end date", "Date ceased LAC", "Looked after end date", "Date left care", "CLA end date", "Date ceased"],
    )
    .needed(&rules::NO_END),
    known(
        Col::Reason,
        "Reason Ceased to be Looked After",
        &["Reason ceased", "LAC end reason", "Reason for leaving care", "Reason ceased LAC"],
    ),
    known(
        Col::PlacementStart,
        "Start Date of Most Recent Placement",
        &[
            "Placement start date",
            "Current placement start date",
            "Latest placement start date",
            "Start of current placement",
        ],
    ),
    known(
        Col::PlacementType,
        "Placement Type",
        &["Type of placement", "Placement type code", "Current placement type"],
    ),
    known(Col::Provider, "Placement Provider", &["Provider", "Provider of placement", "Placement provider code"]),
    known(Col::Postcode, "Placement postcode", &["Postcode of placement", "Postcode"]),
    known(Col::Urn, "URN of Placement", &["Placement URN", "URN", "Ofsted URN"]),
    known(
        Col::Location,
        "Placement Location",
        &["Location of placement", "Placement in or out of area", "In or out of LA"],
    ),
    known(
        Col::PlacementArea,
        "LA of Placement",
        &["Placement LA", "LA placement", "Authority of placement", "Placement local authority"],
    ),
    known(
        Col::Missing,
        "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
        &[
            "Missing episodes in last 12 months",
            "Number of missing episodes",
            "Missing episodes",
            "Episodes missing in last 12 months",
            "Number of missing episodes in last 12 months",
        ],
    )
    .needed(&rules::NO_MISSING),
    known(
        Col::Absent,
        "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months",
        &[
            "Absent episodes in last 12 months",
            "Number of absent episodes",
            "Absences",
            "Episodes absent in last 12 months",
        ],
    ),
    known(
        Col::Offered,
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
        &[
            "Return interview offered",
            "Offered a return interview",
            "Offered return interview after last missing episode",
        ],
    ),
    known(
        Col::Accepted,
        "Did the child accept a Return Interview after their last missing episode (Y/N)?",
        &[
            "Return interview accepted",
            "Accepted a return interview",
            "Accepted return interview after last missing episode",
        ],
    ),
    TEAM,
    WORKER,
];

pub(in crate::annex_a) const LEAVING_CARE: &[Known] = &[
    ID,
    GENDER,
    ETHNICITY,
    BORN.needed(&rules::NO_BORN),
    AGE,
    known(
        Col::Asylum,
        "Unaccompanied Asylum Seeking Child (UASC) or formerly UASC",
        &["UASC or formerly UASC", "UASC", "Former UASC", "UASC or formerly UASC (Y/N)"],
    ),
    DISABLED,
    TEAM,
    WORKER,
    known(
        Col::Adviser,
        "Allocated Personal Advisor",
        &["Personal advisor", "Personal adviser", "Allocated PA", "PA", "Allocated personal adviser"],
    ),
    known(
        Col::Eligibility,
        "Eligibility Category",
        &[
            "Eligibility",
            "Leaving care eligibility",
            "Care leaver category",
            "Eligibility status",
            "Care leaver status",
            "Category of eligibility",
        ],
    )
    .needed(&rules::NO_ELIGIBILITY),
    known(
        Col::Pathway,
        "Latest Pathway Plan Review Date",
        &[
            "Pathway plan review date",
            "Date of latest pathway plan review",
            "Pathway plan date",
            "Last pathway plan review",
            "Latest pathway plan date",
        ],
    )
    .needed(&rules::NO_PATHWAY),
    known(
        Col::InTouch,
        "LA In Touch",
        &[
            "In touch",
            "Is the LA in touch",
            "In touch with LA",
            "LA in contact",
            "LA in touch (Y/N)",
            "Local authority in touch",
        ],
    )
    .needed(&rules::NO_IN_TOUCH),
    known(
        Col::LastSeen,
        "Latest Date of Contact",
        &["Date of latest contact", "Last contact date", "Date of last contact"],
    ),
    known(
        Col::Accommodation,
        "Type of Accommodation",
        &["Accommodation type", "Accommodation", "Current accommodation", "Type of accommodation code"],
    ),
    known(
        Col::Suitability,
        "Suitability of Accommodation",
        &["Accommodation suitability", "Suitable accommodation", "Accommodation suitable", "Suitability"],
    )
    .needed(&rules::NO_SUITABILITY),
    known(
        Col::Activity,
        "Activity Status",
        &[
            "Activity",
            "Main activity",
            "EET status",
            "Current activity",
            "Education employment or training",
            "Activity code",
            "EET",
        ],
    )
    .needed(&rules::NO_ACTIVITY),
];
