//! What is wrong with rows, list by list; what the good ones say.

use super::*;
use crate::cases::{Category, Status};
use crate::referral_source::ReferralSource;

/// Rows out of lines of a small table: the first line names columns of the template, a bar stands between cells.
fn rows(this: List, columns: &[Col], lines: &[&str]) -> Page {
    let rows: Vec<Vec<(Col, &str)>> =
        lines.iter().map(|line| columns.iter().copied().zip(line.split('|').map(str::trim)).collect()).collect();
    let rows: Vec<&[(Col, &str)]> = rows.iter().map(Vec::as_slice).collect();
    list(this, &rows)
}

fn codes(annex: &AnnexA) -> Vec<(&'static str, u32)> {
    wrong(annex).into_iter().map(|(code, row, _)| (code, row)).collect()
}

#[test]
fn referrals_are_read_in_the_many_ways_they_are_written() {
    use Col::{Age, Born, Earlier, Ethnicity, Gender, Id, NoFurtherAction, On, Source};
    let annex = told(&[rows(
        List::Referrals,
        &[Id, Gender, Ethnicity, Born, Age, On, Source, NoFurtherAction, Earlier],
        &[
            "a1|a) Male|a) WBRI|01/02/2015|9|24/03/2024|g) 3A: Health services|a) Yes|2",
            "A2|F|White British||||POLICE|FALSE|0",
            "||||||||",
            "A3||||| 25-Mar-2024|Woodland sprites|perhaps|many",
            "A1|||||24 March 2024|6|no|",
            "|||||24/03/2024|6|no|",
            "A5|||||31/02/2024|6|no|",
            "A7|b) Female|t) NOBT|||2024-03-26 00:00:00|school|N|1.0",
        ],
    )]);
    let referrals = &annex.cases.referrals;
    let told: Vec<_> = referrals.iter().map(|one| (one.source.code(), one.no_further_action, one.earlier)).collect();
    assert_eq!(told, [("3A", Some(true), Some(2)), ("10", None, None), ("2A", Some(false), Some(1))]);
    let expected = [
        ("annexa-no-day", 3, "Date of referral"),
        ("annexa-code", 5, "Referral Source"),
        ("annexa-code", 5, "Referral NFA?"),
        ("annexa-number", 5, "Number of Referrals in Last 12 Months"),
        ("annexa-twice", 6, "Date of referral"),
        ("annexa-no-child", 7, "Child Unique ID"),
        ("annexa-key-day-unreadable", 8, "Date of referral"),
        ("annexa-source-unknown", 0, "Referral Source"),
    ];
    assert_eq!(wrong(&annex), expected.map(|(code, row, column)| (code, row, column.to_owned())));
    assert_eq!((annex.findings.rows_used, annex.findings.rows_refused), (3, 4));
}

#[test]
fn contacts_of_one_day_from_two_sources_are_two() {
    let lines = ["1|24/03/2024|6", "1|24/03/2024|2A", "1|24/03/2024|q) 6: Police"];
    let annex = told(&[rows(List::Contacts, &[Col::Id, Col::On, Col::Source], &lines)]);
    assert_eq!(annex.cases.contacts.len(), 2);
    assert_eq!(annex.cases.contacts[0].source, ReferralSource::read("6").unwrap());
    assert_eq!(codes(&annex), [("annexa-twice", 4)]);
}

#[test]
fn ages_births_and_years_that_cannot_be_are_said() {
    use Col::{Age, Born, Ethnicity, Gender, Id, NoFurtherAction, On, Source};
    let annex = told(&[rows(
        List::Referrals,
        &[Id, On, Source, NoFurtherAction, Born, Age, Gender, Ethnicity],
        &[
            "1|24/03/2024|6|n|01/02/2015|9",
            "2|24/03/2024|6|n|01/02/2015|19",
            "3|24/03/2024|6|n|01/06/2024|-1",
            "4|24/03/2024|6|n|01/06/2026|",
            "5|24/03/2024|6|n|01/06/1980|",
            "6|24/03/2024|6|n|soon||?!|Martian",
            "7|24/03/2042|6|n",
        ],
    )]);
    assert_eq!(
        codes(&annex),
        [
            ("annexa-age", 3),
            ("annexa-before-birth", 5),
            ("annexa-adult", 6),
            ("annexa-code", 7),
            ("annexa-day-unreadable", 7),
            ("annexa-day-late", 8),
        ]
    );
    assert_eq!((annex.cases.referrals.len(), annex.last_day), (7, Some(day("2024-03-24"))));
}

#[test]
fn early_help_tells_the_authority_from_partners() {
    let annex = told(&[rows(
        List::EarlyHelp,
        &[Col::Id, Col::On, Col::End, Col::Organisation],
        &[
            "1|01/03/2024|15/03/2024|Anyshire Council",
            "2|01/03/2024|15/03/2024|Oak School",
            "3|01/03/2024||",
            "4||15/03/2024|N/A",
            "5|20/03/2024|15/03/2024|Barnardo's",
            "6|||Barnardo's",
        ],
    )]);
    let told: Vec<_> = annex.cases.early_help.iter().map(|one| (one.completed.is_some(), one.by_partner)).collect();
    assert_eq!(told, [(true, Some(false)), (true, Some(true)), (false, None), (true, None), (true, Some(true))]);
    assert_eq!(codes(&annex), [("annexa-organisation-blank", 5), ("annexa-end-before-start", 6), ("annexa-no-day", 7)]);
}

#[test]
fn assessments_keep_what_is_told() {
    let annex = told(&[rows(
        List::Assessments,
        &[Col::Id, Col::On, Col::End, Col::Seen, Col::InNeed],
        &["1|01/03/2024|20/03/2024|Y|b) No", "2|01/03/2024|20/02/2024|c) Unknown|", "3|01/03/2024|||"],
    )]);
    let told: Vec<_> = annex.cases.assessments.iter().map(|one| (one.seen, one.in_need)).collect();
    assert_eq!(told, [(Some(true), Some(false)), (None, None), (None, None)]);
    assert_eq!(codes(&annex), [("annexa-end-before-start", 3), ("annexa-blank", 3)]);
}

#[test]
fn enquiries_keep_what_is_told() {
    let annex = told(&[rows(
        List::Enquiries,
        &[Col::Id, Col::On, Col::Unneeded, Col::Conference, Col::MadePlan],
        &[
            "1|01/03/2024|No|20/03/2024|Yes",
            "2|01/03/2024|Yes|20/02/2024|",
            "3|||20/03/2024|No",
            "4|01/03/2024|||Yes",
            "5||||",
            "1|01/03/2024|No|20/03/2024|Yes",
        ],
    )]);
    let told = annex.cases.enquiries.iter().map(|one| (one.started.is_some(), one.unneeded, one.made_plan));
    let expected = [
        (true, Some(false), Some(true)),
        (true, Some(true), None),
        (false, None, Some(false)),
        (true, None, Some(true)),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    assert_eq!(
        codes(&annex),
        [
            ("annexa-conference-before-strategy", 3),
            ("annexa-conference-unneeded", 3),
            ("annexa-conference-no-result", 3),
            ("annexa-result-no-conference", 5),
            ("annexa-no-day", 6),
            ("annexa-twice", 7),
        ]
    );
}

#[test]
fn episodes_keep_what_is_told() {
    let annex = told(&[rows(
        List::InNeed,
        &[Col::Id, Col::On, Col::End, Col::Reason, Col::Status, Col::Disabled, Col::Need],
        &[
            "1|01/03/2023|||c) Child in need plan|a) Yes|N1 - Abuse or neglect",
            "2|01/03/2023|01/02/2024|RC9 - Case closed after assessment, referred to early help|closed||",
            "3|01/03/2024|01/02/2024||CP||",
            "4|01/03/2024||RC1|e) Closed episode||",
        ],
    )]);
    let told: Vec<_> = annex.cases.episodes.iter().map(|one| (one.reason, one.disabled, one.status)).collect();
    let expected = [
        (0, Some(true), Status::InNeed),
        (9, None, Status::Closed),
        (0, None, Status::Protected),
        (1, None, Status::Closed),
    ];
    assert_eq!(told, expected);
    assert_eq!(
        codes(&annex),
        [
            ("annexa-end-before-start", 4),
            ("annexa-closed-no-reason", 4),
            ("annexa-status-closure", 4),
            ("annexa-reason-not-closed", 5),
            ("annexa-status-closure", 5),
        ]
    );
}

#[test]
fn plans_keep_what_is_told() {
    let annex = told(&[rows(
        List::Protection,
        &[Col::Id, Col::On, Col::End, Col::Abuse, Col::Review, Col::Previous, Col::Alone],
        &[
            "1|01/03/2023||a) Neglect|01/03/2024|1|Y",
            "2|01/03/2024|01/01/2024|Physical and emotional abuse|01/02/2024|0|",
            "3|01/03/2024||||||",
        ],
    )]);
    let told: Vec<_> =
        annex.cases.plans.iter().map(|one| (one.category, one.previous, one.reviews.len(), one.seen_alone)).collect();
    let expected = [
        (Some(Category::Neglect), Some(1), 1, Some(true)),
        (Some(Category::Multiple), Some(0), 1, None),
        (None, None, 0, None),
    ];
    assert_eq!(told, expected);
    assert_eq!(
        codes(&annex),
        [("annexa-end-before-start", 3), ("annexa-before-start", 3), ("annexa-blank", 4), ("annexa-blank", 4)]
    );
}

#[test]
fn adopters_and_interviews_are_checked() {
    let adopters = rows(
        List::Adopters,
        &[Col::Id, Col::FirstStageStart, Col::FirstStageEnd, Col::End, Col::Reason],
        &["a|01/03/2024|01/02/2024||", "b|||01/03/2024|1 - Adopter withdrew from process", "a||||"],
    );
    let care = rows(
        List::LookedAfter,
        &[Col::Id, Col::On, Col::Legal, Col::Placements, Col::Missing, Col::Offered, Col::Accepted],
        &["1|01/03/2024|C1|0|0|Yes|No", "2|01/03/2024|V2|1|1|No|Yes"],
    );
    let annex = told(&[adopters, care]);
    assert_eq!((annex.adopters.len(), annex.looked_after.len()), (2, 2));
    assert_eq!(
        codes(&annex),
        [
            ("annexa-adopter-stages", 2),
            ("annexa-twice", 4),
            ("annexa-placements-none", 2),
            ("annexa-interview-not-missing", 2),
            ("annexa-interview-not-offered", 3),
        ]
    );
}
