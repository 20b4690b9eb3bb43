//! Lists 1 to 5.

use super::{AGE, BORN, Col, DISABLED, ETHNICITY, GENDER, ID, Known, TEAM, WORKER, known};
use crate::annex_a::rules;

pub(in crate::annex_a) const CONTACTS: &[Known] = &[
    ID,
    GENDER,
    ETHNICITY,
    BORN,
    AGE,
    known(
        Col::On,
        "Date of Contact",
        &["Contact date", "Date contact received", "Contact start date", "Contact received"],
    )
    .needed(&rules::NO_KEY_COLUMN),
    known(
        Col::Source,
        "Contact Source",
        &["Source of contact", "Contact made by", "Contact source code", "Contact agency", "Contact referral source"],
    )
    .needed(&rules::NO_SOURCE),
];

pub(in crate::annex_a) const EARLY_HELP: &[Known] = &[
    ID,
    GENDER,
    ETHNICITY,
    BORN,
    AGE,
    known(
        Col::On,
        "Assessment start date",
        &[
            "Early help assessment start date",
            "EHA start date",
            "Early help start date",
            "CAF start date",
            "Date assessment started",
            "Episode start date",
            "Early help episode start date",
        ],
    )
    .needed(&rules::NO_KEY_COLUMN),
    known(
        Col::End,
        "Assessment completion date",
        &[
            "Early help assessment completion date",
            "EHA completion date",
            "CAF completion date",
            "Date assessment completed",
            "Assessment end date",
            "Early help end date",
            "Assessment authorised date",
        ],
    )
    .needed(&rules::NO_COMPLETION),
    known(
        Col::Organisation,
        "Organisation completing assessment",
        &[
            "Organisation",
            "Agency completing assessment",
            "Organisation completing the assessment",
            "Lead professional organisation",
            "Lead professional agency",
            "Lead agency",
            "Assessing organisation",
            "Assessment completed by",
            "Completed by",
        ],
    )
    .needed(&rules::NO_ORGANISATION),
];

pub(in crate::annex_a) const REFERRALS: &[Known] = &[
    ID,
    GENDER,
    ETHNICITY,
    BORN,
    AGE,
    known(
        Col::On,
        "Date of referral",
        &["Referral date", "Referral start date", "Referral received date", "Date referred", "Referral received"],
    )
    .needed(&rules::NO_KEY_COLUMN),
    known(
        Col::Source,
        "Referral Source",
        &[
            "Source of referral",
            "Referral source code",
            "Referrer",
            "Referred by",
            "Contact referral source",
            "Referral agency",
        ],
    )
    .needed(&rules::NO_SOURCE),
    known(
        Col::NoFurtherAction,
        "Referral NFA?",
        &["NFA", "Referral no further action", "No further action", "NFA (Y/N)", "Referral with no further action"],
    )
    .needed(&rules::NO_NFA),
    known(
        Col::Earlier,
        "Number of Referrals in Last 12 Months",
        &[
            "Referrals in last 12 months",
            "Number of referrals in previous 12 months",
            "Number of previous referrals in last 12 months",
            "Previous referrals in 12 months",
            "Number of referrals last 12m",
            "No of referrals in last year",
        ],
    )
    .needed(&rules::NO_EARLIER),
    TEAM,
    WORKER,
];

pub(in crate::annex_a) const ASSESSMENTS: &[Known] = &[
    ID,
    GENDER,
    ETHNICITY,
    BORN,
    AGE,
    DISABLED,
    known(
        Col::On,
        "Continuous Assessment Start Date",
        &[
            "Assessment start date",
            "Date assessment started",
            "Single assessment start date",
            "CA start date",
            "C&F assessment start date",
        ],
    )
    .needed(&rules::NO_KEY_COLUMN),
    known(
        Col::Seen,
        "Child Seen During Continuous Assessment",
        &[
            "Child seen during assessment",
            "Child seen",
            "Was the child seen",
            "Seen during assessment",
            "Child seen (Y/N)",
        ],
    )
    .needed(&rules::NO_SEEN),
    known(
        Col::End,
        "Continuous Assessment Date of Authorisation",
        &[
            "Assessment authorisation date",
            "Assessment authorised date",
            "Date of authorisation",
            "Date assessment authorised",
            "Assessment completion date",
            "Assessment end date",
            "Continuous assessment end date",
            "Continuous assessment completion date",
        ],
    )
    .needed(&rules::NO_AUTHORISED),
    known(
        Col::InNeed,
        "Was the child assessed as requiring LA children's social care support?",
        &[
            "Was the child assessed as being in need at assessment",
            "Assessed as requiring LA social care support",
            "Child assessed as in need",
            "Requires LA children's social care support",
            "Child in need",
            "Assessed as CIN",
        ],
    )
    .needed(&rules::NO_IN_NEED),
    TEAM,
    WORKER,
];

pub(in crate::annex_a) const ENQUIRIES: &[Known] = &[
    ID,
    GENDER,
    ETHNICITY,
    BORN,
    AGE,
    DISABLED,
    known(
        Col::On,
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        &[
            "Strategy discussion date",
            "Date of strategy discussion",
            "Strategy discussion",
            "Section 47 start date",
            "Section 47 enquiry start date",
            "S47 date",
            "Date of section 47 enquiry",
            "Strategy meeting date",
            "Strategy discussion initiating S47",
        ],
    )
    .needed(&rules::NO_KEY_COLUMN),
    known(
        Col::Unneeded,
        "Was an Initial Child Protection Conference deemed unnecessary?",
        &[
            "ICPC unnecessary",
            "ICPC not required",
            "ICPC deemed unnecessary",
            "Was ICPC unnecessary",
            "ICPC not needed",
        ],
    ),
    known(
        Col::Conference,
        "Date of Initial Child Protection Conference",
        &["ICPC date", "Date of ICPC", "Initial conference date", "Date initial conference held", "Date ICPC held"],
    )
    .needed(&rules::NO_CONFERENCE),
    known(
        Col::MadePlan,
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        &[
            "ICPC resulted in CP plan",
            "Did the ICPC result in a CP plan",
            "CP plan as a result of ICPC",
            "ICPC outcome CP plan",
        ],
    )
    .needed(&rules::NO_MADE_PLAN),
    known(
        Col::EnquiriesBefore,
        "Number of Section 47 Enquiries in the last 12 months",
        &["S47s in last 12 months", "Number of S47 enquiries in last 12 months", "Number of S47"],
    ),
    known(
        Col::ConferencesBefore,
        "Number of ICPCs in the last 12 months",
        &["ICPCs in last 12 months", "Number of initial conferences in last 12 months", "Number of ICPC"],
    ),
    TEAM,
    WORKER,
];
