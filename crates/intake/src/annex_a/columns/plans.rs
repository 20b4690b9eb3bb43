//! Lists 6 and 7.

use super::{AGE, BORN, Col, DISABLED, ETHNICITY, GENDER, ID, Known, TEAM, WORKER, known};
use crate::annex_a::rules;

pub(in crate::annex_a) const IN_NEED: &[Known] = &[
    ID,
    GENDER,
    ETHNICITY,
    BORN,
    AGE,
    DISABLED,
    known(
        Col::On,
        "CIN Start Date",
        &[
            "Child in need start date",
            "Date CIN started",
            "Episode of need start date",
            "CIN episode start date",
            "Episode start date",
        ],
    )
    .needed(&rules::NO_KEY_COLUMN),
    known(
        Col::Need,
        "Primary Need Code",
        &["Primary need", "Need code", "Category of need", "CIN primary need", "Primary category of need"],
    ),
    known(
        Col::LastSeen,
        "Date Child Was Last Seen",
        &["Last seen date", "Date last seen", "Last visit date", "Child last seen"],
    ),
    known(
        Col::End,
        "CIN Closure Date",
        &[
            "CIN end date",
            "Closure date",
            "Child in need closure date",
            "Date CIN closed",
            "Case closure date",
            "Date closed",
            "Episode end date",
        ],
    )
    .needed(&rules::NO_END),
    known(
        Col::Reason,
        "Reason for Closure",
        &[
            "Closure reason",
            "CIN closure reason",
            "Reason CIN closed",
            "CIN reason for closure",
            "Reason for case closure",
            "Closed reason",
        ],
    )
    .needed(&rules::NO_REASON),
    known(
        Col::Status,
        "Case Status",
        &["Status", "CIN status", "Current case status", "Case status code", "Current status"],
    )
    .needed(&rules::NO_STATUS),
    TEAM,
    WORKER,
];

pub(in crate::annex_a) const PROTECTION: &[Known] = &[
    ID,
    GENDER,
    ETHNICITY,
    BORN,
    AGE,
    DISABLED,
    known(
        Col::On,
        "Child Protection Plan Start Date",
        &[
            "CP plan start date",
            "CP start date",
            "CPP start date",
            "Date CP plan started",
            "Plan start date",
            "Date registered",
        ],
    )
    .needed(&rules::NO_KEY_COLUMN),
    known(
        Col::FirstAbuse,
        "Initial Category of Abuse",
        &["Initial category", "Initial abuse category", "First category of abuse"],
    ),
    known(
        Col::Abuse,
        "Latest Category of Abuse",
        &[
            "Latest category",
            "Current category of abuse",
            "Category of abuse",
            "Abuse category",
            "Latest abuse category",
            "CP category",
        ],
    )
    .needed(&rules::NO_ABUSE),
    known(
        Col::Visit,
        "Date of the Last Statutory Visit",
        &[
            "Last statutory visit",
            "Last visit date",
            "Date of last visit",
            "Last CP visit date",
            "Latest statutory visit date",
        ],
    ),
    known(
        Col::Alone,
        "Was the Child Seen Alone?",
        &["Child seen alone", "Seen alone", "Child seen alone (Y/N)", "Seen alone at last visit"],
    )
    .needed(&rules::NO_ALONE),
    known(
        Col::Review,
        "Date of latest review conference",
        &[
            "Latest review conference",
            "Last review conference date",
            "RCPC date",
            "Date of last review",
            "Latest review date",
            "Last RCPC date",
        ],
    )
    .needed(&rules::NO_REVIEW),
    known(
        Col::End,
        "Child Protection Plan End Date",
        &[
            "CP plan end date",
            "CP end date",
            "CPP end date",
            "Date CP plan ended",
            "Plan end date",
            "CP plan closure date",
            "Date deregistered",
        ],
    )
    .needed(&rules::NO_END),
    known(
        Col::Emergency,
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
        &[
            "Subject to EPO or police protection in last six months",
            "EPO or police protection",
            "Emergency protection order or police protection",
            "EPO PPO in last 6 months",
        ],
    ),
    known(
        Col::Previous,
        "Number of Previous Child Protection Plans",
        &[
            "Previous CP plans",
            "Number of previous CP plans",
            "Number of previous CPP",
            "Previous child protection plans",
            "Previous registrations",
        ],
    )
    .needed(&rules::NO_PREVIOUS),
    TEAM,
    WORKER,
];
