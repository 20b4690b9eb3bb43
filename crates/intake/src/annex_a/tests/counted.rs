//! The figures of lists 8 to 10, and that a text and a workbook tell the same.

use super::*;
use crate::figure::Figure;
use crate::span::Span;
use measure::Unit;

fn at() -> NaiveDate {
    day("2024-03-31")
}

fn rows(this: List, columns: &[Col], lines: &[&str]) -> Page {
    let rows: Vec<Vec<(Col, &str)>> =
        lines.iter().map(|line| columns.iter().copied().zip(line.split('|').map(str::trim)).collect()).collect();
    let rows: Vec<&[(Col, &str)]> = rows.iter().map(Vec::as_slice).collect();
    list(this, &rows)
}

fn care() -> Page {
    rows(
        List::LookedAfter,
        &[Col::Id, Col::On, Col::End, Col::Reason, Col::Legal, Col::Placements, Col::Missing, Col::Health],
        &[
            "1|01/02/2020|||C2: FCO|1|0|01/06/2023",
            "2|01/02/2022|||V2|3|2|01/01/2022",
            "3|01/02/2024|||section 20|4|0|",
            "4|01/02/2022|||V3: Short term breaks, episodes recorded|9|9|",
            "5|01/02/2022|31/03/2024|E8|C1|1|1|",
            "6|01/02/2023|||e) Accommodated under S20||| soon",
        ],
    )
}

fn leavers() -> Page {
    rows(
        List::LeavingCare,
        &[Col::Id, Col::Born, Col::Eligibility, Col::InTouch, Col::Suitability, Col::Activity, Col::Pathway],
        &[
            "1|01/02/2004|b) Former relevant child|a) Yes|a) Suitable|F1: Full time in higher education|01/12/2023",
            "2|01/02/2003|Former relevant|Yes|Unsuitable|G5|01/06/2023",
            "3|01/02/2004|former relevant|No|||",
            "4|01/02/2004|former relevant|c) Died|||",
            "5|01/02/2007|a) Relevant child|Yes|Suitable|P2|01/02/2024",
            "6|01/02/2004|Qualifying|Yes|Suitable|F2|",
        ],
    )
}

fn adopted() -> Page {
    rows(
        List::Adoption,
        &[Col::Id, Col::Entered, Col::Placed, Col::Adopted],
        &[
            "1|01/01/2023|11/01/2024|",
            "2|01/01/2024|11/01/2024|20/03/2024",
            "3|01/01/2024||",
            "4|01/02/2024|11/01/2024|",
        ],
    )
}

fn shown(figures: &[Figure]) -> Vec<String> {
    let of = |figure: &Figure| figure.denominator.map(|of| format!(" of {of}")).unwrap_or_default();
    figures.iter().map(|figure| format!("{} {}{}", figure.indicator, figure.numerator, of(figure))).collect()
}

#[test]
fn children_in_care_care_leavers_and_adoption_are_counted_by_hand() {
    let annex = told(&[care(), leavers(), adopted()]);
    let figures = annex.figures(at());
    assert_eq!(
        shown(&figures),
        [
            "D35 4",
            "D36 2 of 3",
            "D37 1 of 3",
            "D38 1 of 3",
            "C31 1",
            "C36 1 of 2",
            "C37 0 of 3",
            "C45 2 of 4",
            "C46 385 of 2",
            "C47 2 of 3",
            "C48 2 of 4",
        ]
    );
    let by = |code: &str| figures.iter().find(|figure| figure.indicator == code).unwrap();
    assert_eq!((by("D35").unit, by("C46").unit), (Unit::Per10k, Unit::Days));
    assert_eq!(by("D35").note, None);
    for code in ["D36", "D37", "C31", "C45", "C46", "C48"] {
        assert!(by(code).note.is_some(), "{code}");
    }
    let earlier = annex.figures(day("2023-01-31"));
    assert!(earlier[0].note.is_some(), "too long before the lists were made");
    let codes: Vec<&str> = wrong(&annex).iter().map(|(code, ..)| *code).collect();
    assert_eq!(codes, ["annexa-short-breaks", "annexa-day-unreadable", "annexa-adoption-order"]);
}

#[test]
fn without_its_list_or_column_there_is_no_figure() {
    let headings = [
        "Child ID",
        "LAC start date",
        "LAC end date",
        "Legal status",
        "Permanence plan",
        "Placement type",
        "Postcode",
        "Category of need",
        "UASC",
    ];
    let annex = told(&[page("8", &[&headings, &["1", "01/02/2024", "", "C1"]])]);
    assert_eq!(shown(&annex.figures(at())), ["D35 1", "C31 1"]);
    assert_eq!(told(&[list(List::Contacts, &[])]).figures(at()), []);
}

#[test]
fn without_eligibility_everybody_of_the_age_is_counted() {
    let (name, mut rows) = leavers();
    let place = rows[0].iter().position(|heading| heading == "Eligibility Category").unwrap();
    for row in &mut rows {
        row.remove(place);
    }
    let figures = told(&[(name, rows)]).figures(at());
    assert_eq!(shown(&figures)[0], "D37 2 of 4");
    assert!(figures[0].note.unwrap().starts_with("Eligibility"));
}

/// All eleven lists, the first seven with sixty children each.
fn everything() -> Vec<Page> {
    let page = |this: List, more: &[(Col, &str)]| {
        let line = |n: u32| format!("{}|{:02}/{:02}/2024|01/02/2015", 1_001 + n, n % 28 + 1, n % 3 + 1);
        let lines: Vec<String> = (0..60).map(line).collect();
        let rest: String = more.iter().flat_map(|(_, text)| ["|", *text]).collect();
        let lines: Vec<String> = lines.iter().map(|line| format!("{line}{rest}")).collect();
        let columns: Vec<Col> =
            [Col::Id, Col::On, Col::Born].into_iter().chain(more.iter().map(|(col, _)| *col)).collect();
        rows(this, &columns, &lines.iter().map(String::as_str).collect::<Vec<_>>())
    };
    vec![
        page(List::Contacts, &[(Col::Source, "e) 2A: Schools")]),
        page(List::EarlyHelp, &[(Col::End, "30/03/2024"), (Col::Organisation, "Oak School")]),
        page(List::Referrals, &[(Col::Source, "Police"), (Col::NoFurtherAction, "1"), (Col::Earlier, "1")]),
        page(List::Assessments, &[(Col::End, "30/03/2024"), (Col::Seen, "Yes"), (Col::InNeed, "No")]),
        page(List::Enquiries, &[(Col::Conference, "29/03/2024"), (Col::MadePlan, "Yes"), (Col::Unneeded, "No")]),
        page(List::InNeed, &[(Col::Disabled, "No"), (Col::Status, "b) Child Protection plan")]),
        page(List::Protection, &[(Col::Abuse, "a) Neglect"), (Col::Previous, "0"), (Col::Review, "30/03/2024")]),
        care(),
        leavers(),
        adopted(),
        rows(List::Adopters, &[Col::Id, Col::Enquiry, Col::Approved], &["A|01/02/2024|24/03/2024"]),
    ]
}

fn counts(annex: &AnnexA) -> [usize; 11] {
    let cases = &annex.cases;
    [
        cases.contacts.len(),
        cases.early_help.len(),
        cases.referrals.len(),
        cases.assessments.len(),
        cases.enquiries.len(),
        cases.episodes.len(),
        cases.plans.len(),
        annex.looked_after.len(),
        annex.leaving.len(),
        annex.adoption.len(),
        annex.adopters.len(),
    ]
}

#[test]
fn a_text_for_each_list_and_one_workbook_tell_the_same() {
    let pages = everything();
    let mut book = told(&pages);
    let mut texts = read_bytes(&pages.iter().map(csv).collect::<Vec<_>>()).unwrap();
    assert_eq!(book.lists.len(), 11);
    assert_eq!(book.lists, texts.lists);
    assert_eq!(book.cases.holds, texts.cases.holds);
    assert_eq!(counts(&book), [60, 60, 60, 60, 60, 60, 60, 6, 6, 4, 1]);
    assert_eq!(counts(&book), counts(&texts));
    assert_eq!(book.findings.counts(), texts.findings.counts());
    assert_eq!((book.findings.rows_used, book.last_day), (texts.findings.rows_used, texts.last_day));
    let figures = |annex: &mut AnnexA| {
        annex.cases.sort();
        [annex.cases.figures(at(), &Span::usual), annex.figures(at())].concat()
    };
    let of_book = figures(&mut book);
    assert_eq!(of_book, figures(&mut texts));
    assert!(of_book.len() > 30, "{}", of_book.len());
}
