//! A census that the test writes, rule by rule.

use super::*;
use crate::cases::{Category, factor};
use crate::span::Span;
use measure::Decimal;

/// A child with these elements in its one episode.
fn child(id: &str, episode: &str) -> String {
    format!(
        "<Child><ChildIdentifiers><LAchildID>{id}</LAchildID><UPN>G801200010001</UPN>\
         <PersonBirthDate>2015-03-27</PersonBirthDate><Sex>M</Sex></ChildIdentifiers>\n\
         <ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>HAND</Disability></Disabilities>\
         </ChildCharacteristics><CINdetails>{episode}</CINdetails></Child>\n"
    )
}

fn census(children: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year>\
         <ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails><Source><LEA>928</LEA></Source></Header>\n\
         <Children>\n{children}</Children></Message>"
    )
}

const GOOD: &str = "<CINreferralDate>2023-05-02</CINreferralDate><ReferralSource>6</ReferralSource>\
    <PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>0</ReferralNFA>\
    <Assessments><AssessmentActualStartDate>2023-05-02</AssessmentActualStartDate>\
    <AssessmentAuthorisationDate>2023-06-01</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>\
    <AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>16A</AssessmentFactors>\
    </FactorsIdentifiedAtAssessment></Assessments>\
    <Section47><S47ActualStartDate>2023-06-05</S47ActualStartDate><DateOfInitialCPC>2023-06-20</DateOfInitialCPC>\
    <ICPCnotRequired>false</ICPCnotRequired></Section47>\
    <ChildProtectionPlans><CPPstartDate>2023-06-20</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>\
    <LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP>\
    <Reviews><CPPreviewDate>2023-09-12</CPPreviewDate><CPPreviewDate>2024-03-01</CPPreviewDate></Reviews>\
    </ChildProtectionPlans>";

fn of(text: &str) -> Census {
    read(&[Input::held("census.xml", text.as_bytes())], &Children::default()).unwrap()
}

fn codes(text: &str) -> Vec<&'static str> {
    of(text).findings.listed().iter().map(|finding| finding.rule.code).collect()
}

#[test]
fn a_good_census_gives_cases_and_nothing_to_mend() {
    let census = of(&census(&child("A1", GOOD)));
    assert_eq!(census.findings.listed(), []);
    assert_eq!((census.findings.rows_used, census.findings.rows_refused), (4, 0));
    let cases = &census.cases;
    assert_eq!((cases.referrals.len(), cases.episodes[0].disabled), (1, Some(true)));
    assert_eq!(cases.referrals[0].source.code(), "6");
    assert_eq!(cases.assessments[0].factors, factor("3B").unwrap() | factor("16A").unwrap());
    assert_eq!(cases.enquiries[0].made_plan, Some(true));
    let plan = &cases.plans[0];
    assert_eq!((plan.category, plan.previous, plan.reviews.len()), (Some(Category::Emotional), Some(1), 2));
    assert_eq!(plan.conference, NaiveDate::from_ymd_opt(2023, 6, 20));
}

#[test]
fn figures_come_out_at_the_reference_date() {
    let mut census = of(&census(&(child("A1", GOOD) + &child("A2", &GOOD.replace("2023-06-20", "2023-07-05")))));
    census.cases.sort();
    let all = census.cases.figures(census.reference.unwrap(), &|_| Span::Months(12));
    let figure = |code: &str| {
        let found = all.iter().find(|figure| figure.indicator == code).unwrap();
        (found.numerator, found.denominator)
    };
    let share = |some: i64, all: i64| (Decimal::from(some), Some(Decimal::from(all)));
    assert_eq!(figure("D02"), (2.into(), None));
    assert_eq!(figure("D15"), share(2, 2));
    assert_eq!(figure("D17"), share(1, 2), "22 working days are too many");
    assert_eq!(figure("D31"), (2.into(), None));
    assert_eq!(figure("D32"), share(2, 2));
    assert_eq!(figure("D20"), share(0, 2));
    assert_eq!(figure("D34"), share(2, 2));
    assert_eq!(figure("C14"), share(2, 2));
    assert!(all.iter().all(|figure| figure.indicator != "D01"), "the census has no contacts");
}

#[test]
fn each_fault_is_named() {
    let with = |from: &str, to: &str| codes(&census(&child("A1", &GOOD.replace(from, to))));
    let cases = [
        ("<CINreferralDate>2023-05-02</CINreferralDate>", "", "cin-referral-missing"),
        ("<CINreferralDate>2023-05-02<", "<CINreferralDate>2 May<", "cin-day-unreadable"),
        (">6</ReferralSource>", ">66</ReferralSource>", "cin-source-code"),
        (">N1<", ">N11<", "cin-need-code"),
        ("<ReferralNFA>0<", "<CINclosureDate>2023-04-01</CINclosureDate><ReferralNFA>0<", "cin-closed-before-referral"),
        ("<ReferralNFA>0<", "<CINclosureDate>2024-03-30</CINclosureDate><ReferralNFA>0<", "cin-closure-without-reason"),
        ("<ReferralNFA>0<", "<ReasonForClosure>RC1</ReasonForClosure><ReferralNFA>0<", "cin-reason-without-closure"),
        ("<ReferralNFA>0<", "<ReferralNFA>perhaps<", "cin-flag-unreadable"),
        ("<ReferralNFA>0<", "<ReferralNFA>true<", "cin-nfa-and-more"),
        ("<AssessmentActualStartDate>2023-05-02<", "<AssessmentActualStartDate>2023-05-01<", "cin-before-referral"),
        (
            "<AssessmentAuthorisationDate>2023-06-01<",
            "<AssessmentAuthorisationDate>2023-05-01<",
            "cin-end-before-start",
        ),
        (">3B<", ">RB<", "cin-factor-code"),
        (">3B<", ">21<", "cin-factor-none"),
        ("<S47ActualStartDate>2023-06-05<", "<S47ActualStartDate>2023-06-25<", "cin-conference-before-enquiry"),
        ("<ICPCnotRequired>false<", "<ICPCnotRequired>1<", "cin-conference-not-needed"),
        (">EMO<", ">BAD<", "cin-abuse-code"),
        ("<NumberOfPreviousCPP>1<", "<NumberOfPreviousCPP>x<", "cin-previous-plans"),
        (">2024-03-01</CPPreviewDate>", ">2023-01-01</CPPreviewDate>", "cin-review-outside-plan"),
        (">2024-03-01</CPPreviewDate>", ">2024-05-01</CPPreviewDate>", "cin-day-after-reference"),
        ("<ReferralNFA>0<", "<New>1</New><ReferralNFA>0<", "cin-element-unknown"),
    ];
    for (from, to, code) in cases {
        assert!(GOOD.contains(from), "{from}");
        let found = with(from, to);
        assert!(found.contains(&code), "{code}: {found:?}");
    }
}

#[test]
fn children_and_headers_have_rules_of_their_own() {
    let good = census(&child("A1", GOOD));
    let cases = [
        ("<LAchildID>A1<", "<LAchildID><", "cin-child-without-id"),
        ("<PersonBirthDate>2015-03-27</PersonBirthDate>", "", "cin-birth-missing"),
        ("<Sex>M<", "<Sex>1<", "cin-sex-code"),
        ("<Sex>M</Sex>", "", "cin-sex-missing"),
        ("G801200010001", "H801200010001", "cin-upn-letter"),
        ("G801200010001", "12345", "cin-upn-shape"),
        ("<Disability>HAND<", "<Disability>NONE</Disability><Disability>HAND<", "cin-disability-none"),
        ("<Year>2024<", "<Year>2023<", "cin-reference-date"),
        ("<LEA>928<", "<LEA>92<", "cin-authority-code"),
        ("WBRI", "XXXX", "cin-ethnicity-code"),
    ];
    for (from, to, code) in cases {
        assert!(good.contains(from), "{from}");
        let found = codes(&good.replace(from, to));
        assert!(found.contains(&code), "{code}: {found:?}");
    }
    assert_eq!(codes(&census(&(child("A1", GOOD) + &child("a1 ", GOOD))))[0], "cin-child-twice");
}

#[test]
fn what_is_no_census_is_refused_and_a_broken_one_keeps_its_good_children() {
    let refused =
        |text: &str| read(&[Input::held("x.xml", text.as_bytes())], &Children::default()).err().map(|rule| rule.code);
    assert_eq!(refused("<Message><Children></Children></Message>"), Some("cin-nothing"));
    assert_eq!(refused("<Message>"), Some("xml-broken"));
    let bomb = "<!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Message>&b;</Message>";
    assert_eq!(refused(bomb), Some("xml-doctype"));
    let other = census(&child("A1", GOOD)).replace("<Collection>CIN<", "<Collection>SWC<");
    assert_eq!(refused(&other), Some("cin-other-collection"));
    assert_eq!(refused(&"<a>".repeat(100)), Some("xml-too-deep"));

    let whole = census(&(child("A1", GOOD) + &child("A2", GOOD)));
    let broken = of(&whole[..whole.len() - 80]);
    assert_eq!(broken.cases.referrals.len(), 1);
    let last = broken.findings.listed().last().unwrap();
    assert_eq!((last.rule.code, last.row), ("xml-broken", 7));
    assert!(fits(&Input::held("x", whole.as_bytes())) && !fits(&Input::held("x", b"<html><body>")));
}

#[test]
fn nothing_of_a_child_stands_in_a_finding() {
    let text =
        census(&child("SECRET-CHILD-77", &GOOD.replace(">6<", ">SECRETSOURCE<"))).replace("2015-03-27", "SECRETDAY");
    let census = of(&text);
    assert!(census.findings.total() >= 2);
    let shown = format!("{census:?}") + &census.findings.listed().iter().map(|f| f.rule.message()).collect::<String>();
    assert!(!shown.contains("SECRET"), "{shown}");
}
