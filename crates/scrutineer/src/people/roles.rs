//! The roles of a board and what each may do: the one place where rights are given.
//!
//! Follows the permission matrix of the guidance-era boards: who creates, who approves, who reads. "Own" in that matrix
//! (own agency, own group) is row scope and lives with each record, not here.

use kit::Right;

/// A role that somebody can hold on a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    pub key: &'static str,
    /// As people say it.
    pub name: &'static str,
    /// Who that is, in one line, for the page on which roles are given.
    pub who: &'static str,
    rights: &'static [(&'static str, &'static [&'static str])],
}

/// What nearly every member may read.
const MEMBER_READS: (&str, &[&str]) = (
    "read",
    &[
        "home",
        "agencies",
        "bodies",
        "meetings",
        "forward_plan",
        "functions",
        "ledger",
        "group_reports",
        "visits",
        "contributions",
        "indicators",
        "readings",
        "scorecard",
        "referrals",
        "referrers",
        "caseload",
        "benchmarks",
        "profile",
        "notes",
        "files",
        "plans",
        "actions",
        "challenges",
        "escalations",
        "risks",
    ],
);
/// What the events of practice come to, for those who scrutinise it; never an event.
const PRACTICE_TOTALS: (&str, &[&str]) = ("read", &["return_interviews", "allegations", "private_fostering"]);
/// Registers of events that agencies send.
const PRACTICE_EVENTS: &[&str] = &["return_interviews", "private_fostering"];
/// Aggregates, governance and definitions, but no money.
const OBSERVER_READS: (&str, &[&str]) = (
    "read",
    &[
        "home",
        "agencies",
        "bodies",
        "meetings",
        "forward_plan",
        "functions",
        "indicators",
        "readings",
        "scorecard",
        "referrals",
        "caseload",
        "benchmarks",
        "profile",
        "notes",
        "plans",
        "actions",
        "challenges",
        "escalations",
        "risks",
    ],
);
/// What an agency's contributor needs: definitions, its own drafts and what is released.
const AGENCY_READS: (&str, &[&str]) = (
    "read",
    &[
        "home",
        "agencies",
        "bodies",
        "indicators",
        "readings",
        "scorecard",
        "referrals",
        "referrers",
        "caseload",
        "benchmarks",
        "profile",
        "notes",
        "files",
        "plans",
        "actions",
        "challenges",
    ],
);

/// Every role, in the order in which they are offered.
pub const ROLES: &[Role] = &[
    Role {
        key: "chair",
        name: "Independent chair or scrutineer",
        who: "Leads the board until 2018; from then scrutinises it. Reads everything, changes no partner's figures.",
        rights: &[
            ("read", &["releases"]),
            ("confirm", &["releases"]),
            ("approve", &["releases"]),
            ("handle", &["releases"]),
            MEMBER_READS,
            ("read_all", &["meetings", "reviews", "referrers"]),
            PRACTICE_TOTALS,
            ("see_drafts", &["readings"]),
            ("read", &["people", "reviews", "extracts"]),
            ("write", &["challenges", "risks", "actions", "forward_plan", "visits", "reviews"]),
            ("accept", &["actions"]),
            ("accept_any", &["actions"]),
            ("approve", &["meetings"]),
            ("approve_any", &["meetings"]),
        ],
    },
    Role {
        key: "safeguarding_partner",
        name: "Safeguarding partner",
        who: "Lead or delegated partner: local authority, integrated care board, police.",
        rights: &[
            ("read", &["releases"]),
            ("approve", &["releases"]),
            ("handle", &["releases"]),
            MEMBER_READS,
            PRACTICE_TOTALS,
            ("read_all", &["meetings", "referrers"]),
            ("see_drafts", &["readings"]),
            ("write", &["contributions", "actions", "files"]),
            ("answer", &["challenges", "reviews"]),
        ],
    },
    Role {
        key: "business_manager",
        name: "Business manager",
        who: "Runs the board's office: keeps every register, releases figures, manages people.",
        rights: &[
            ("read", &["releases"]),
            ("write", &["releases"]),
            ("confirm", &["releases"]),
            ("approve", &["releases"]),
            ("handle", &["releases"]),
            MEMBER_READS,
            ("read_all", &["meetings", "reviews", "referrers"]),
            PRACTICE_TOTALS,
            ("write", PRACTICE_EVENTS),
            ("write_any", PRACTICE_EVENTS),
            (
                "write",
                &[
                    "agencies",
                    "bodies",
                    "meetings",
                    "forward_plan",
                    "functions",
                    "group_reports",
                    "visits",
                    "contributions",
                    "indicators",
                    "readings",
                    "benchmarks",
                    "files",
                    "people",
                    "plans",
                    "actions",
                    "challenges",
                    "escalations",
                    "risks",
                    "mail",
                    "reviews",
                    "extracts",
                ],
            ),
            ("keep", &["actions"]),
            ("answer", &["challenges"]),
            ("read", &["people", "trail", "mail", "reviews", "extracts"]),
            ("see_drafts", &["readings"]),
            ("release", &["readings"]),
            ("write_any", &["readings", "contributions", "group_reports"]),
            ("approve", &["group_reports"]),
            ("approve_any", &["group_reports"]),
        ],
    },
    Role {
        key: "project_officer",
        name: "Project officer",
        who: "Supports a sub-group's chair and keeps its papers and actions.",
        rights: &[
            ("read", &["releases"]),
            ("confirm", &["releases"]),
            ("handle", &["releases"]),
            MEMBER_READS,
            ("read_all", &["meetings", "reviews", "referrers"]),
            ("read", &["reviews", "extracts"]),
            PRACTICE_TOTALS,
            ("see_drafts", &["readings"]),
            (
                "write",
                &[
                    "meetings",
                    "forward_plan",
                    "group_reports",
                    "plans",
                    "actions",
                    "escalations",
                    "risks",
                    "files",
                    "reviews",
                ],
            ),
            ("write_any", &["group_reports"]),
            ("keep", &["actions"]),
        ],
    },
    Role {
        key: "group_chair",
        name: "Sub-group chair",
        who: "Leads a sub-group and signs off its reports.",
        rights: &[
            MEMBER_READS,
            ("read", &["reviews", "extracts"]),
            ("read_all", &["reviews", "referrers"]),
            PRACTICE_TOTALS,
            ("see_drafts", &["readings"]),
            ("write", &["actions", "files", "group_reports", "reviews"]),
            ("accept", &["actions"]),
            ("approve", &["meetings", "group_reports"]),
            ("answer", &["challenges"]),
        ],
    },
    Role {
        key: "member",
        name: "Board or sub-group member",
        who: "Sits for an agency; sees what is released and that agency's own drafts.",
        rights: &[
            MEMBER_READS,
            ("read", PRACTICE_EVENTS),
            ("write", &["actions", "files"]),
            ("answer", &["challenges", "reviews"]),
        ],
    },
    Role {
        key: "data_officer",
        name: "Agency data officer",
        who: "Enters the agency's figures and words. Sees nothing of other agencies before it is released.",
        rights: &[
            ("read", &["releases"]),
            ("write", &["releases"]),
            AGENCY_READS,
            ("read", &["extracts"]),
            ("write", &["readings", "benchmarks", "files", "actions", "extracts"]),
            ("answer", &["reviews"]),
            ("read", PRACTICE_EVENTS),
            ("write", PRACTICE_EVENTS),
        ],
    },
    Role {
        key: "data_approver",
        name: "Agency data approver",
        who: "Signs off what the agency's data officers entered.",
        rights: &[
            ("read", &["releases"]),
            ("confirm", &["releases"]),
            ("handle", &["releases"]),
            AGENCY_READS,
            ("read", &["extracts"]),
            ("release", &["readings"]),
            ("answer", &["reviews"]),
        ],
    },
    Role {
        key: "analyst",
        name: "Quality assurance or performance analyst",
        who: "Checks figures, sets targets, sees all aggregates.",
        rights: &[
            ("read", &["releases"]),
            ("write", &["releases"]),
            ("confirm", &["releases"]),
            ("handle", &["releases"]),
            MEMBER_READS,
            ("read_all", &["meetings", "reviews", "referrers"]),
            ("read", &["reviews", "extracts"]),
            ("write", &["indicators", "readings", "benchmarks", "files", "reviews", "extracts"]),
            PRACTICE_TOTALS,
            ("write", PRACTICE_EVENTS),
            ("write_any", PRACTICE_EVENTS),
            ("see_drafts", &["readings"]),
            ("release", &["readings"]),
            ("write_any", &["readings"]),
        ],
    },
    Role {
        key: "reviewer",
        name: "Review author or panel member",
        who: "Sees only the reviews assigned to them.",
        rights: &[("read", &["home", "indicators"])],
    },
    Role {
        key: "designated_officer",
        name: "Designated officer for allegations",
        who: "Keeps the allegations register; only totals leave it.",
        rights: &[
            AGENCY_READS,
            ("write", &["readings"]),
            ("read", &["allegations"]),
            ("write", &["allegations"]),
            ("write_any", &["allegations"]),
        ],
    },
    Role {
        key: "lay_member",
        name: "Lay member",
        who: "Speaks for the public; reads as a member, never case material.",
        rights: &[MEMBER_READS, PRACTICE_TOTALS, ("read_all", &["meetings"])],
    },
    Role {
        key: "observer",
        name: "Participating observer or inspector",
        who: "Lead member, police and crime commissioner, inspector on site: reads, has no vote.",
        rights: &[OBSERVER_READS, ("read_board", &["meetings"])],
    },
    Role {
        key: "young_person",
        name: "Young people’s board",
        who: "Has its own space; sees what is published and what it is consulted on.",
        rights: &[("read", &["home", "bodies", "profile"])],
    },
    Role {
        key: "auditor",
        name: "Auditor or data protection officer",
        who: "Reads who did what and when, and who holds which role; no content beyond that.",
        rights: &[("read", &["home", "trail", "people"])],
    },
];

/// What programs may do that hold a key: no person can be given these.
pub const PROGRAMS: &[Role] = &[
    Role {
        key: "program_reads",
        name: "Read what is signed off",
        who: "A reporting tool, or a partner's system that reads its own returns.",
        rights: &[("read", &["api"])],
    },
    Role {
        key: "program_sends",
        name: "Read, and send the agency’s return",
        who: "A partner's system that sends its figures.",
        rights: &[("read", &["api"]), ("send", &["api"])],
    },
];

/// The role with this key.
#[must_use]
pub fn role(key: &str) -> Option<&'static Role> {
    ROLES.iter().find(|role| role.key == key)
}

/// The rights that a role gives; the program itself may do anything that somebody may do.
#[must_use]
pub fn rights(key: &str) -> Vec<Right> {
    let of = |role: &Role| {
        let pairs = role
            .rights
            .iter()
            .flat_map(|(verb, registers)| registers.iter().map(move |register| Right { verb, register }));
        pairs.collect::<Vec<_>>()
    };
    if key == kit::PROGRAM {
        return ROLES.iter().flat_map(of).collect();
    }
    role(key).or_else(|| PROGRAMS.iter().find(|role| role.key == key)).map(of).unwrap_or_default()
}

#[cfg(test)]
#[path = "roles_tests.rs"]
mod tests;
