//! The caseload: three rates then and now, and the neighbours' with a date of their own.

use super::world::{Who, worked_example, world};

#[tokio::test]
async fn the_rates_stand_beside_the_neighbours_with_their_date() {
    let (world, board) = worked_example().await;
    let mut browser = Who::Chair.of_agency(&world, board, None).await;
    let page = browser.get("/caseload").await;
    assert_eq!(page.status, 200);
    let text = &page.text;
    assert_eq!(text.matches("<h1").count(), 1);
    let table = text.split("<tbody>").nth(1).unwrap();
    let rows: Vec<&str> = table.split("<tr>").skip(1).collect();
    for (row, figures) in rows.iter().zip([
        ["50.2", "59.5", "+18.5%", "40.0", "+48.8%"],
        ["278.5", "310.6", "+11.5%", "343.4", "−9.6%"],
        ["52.0", "60.5", "+16.3%", "54.0", "+12.0%"],
    ]) {
        let mut rest = *row;
        for figure in figures {
            let at = rest.find(figure).unwrap_or_else(|| panic!("no {figure} in {row}"));
            rest = &rest[at + figure.len()..];
        }
        assert!(row.contains("31 March 2014") && row.contains("9 months apart"), "{row}");
        assert!(row.contains(">Plan<"), "{row}");
    }
    for words in [
        "31 December 2014",
        "The dates differ by 9 months.",
        "3 of 3 rates rose since 31 March 2014",
        "rose by 18.5% and lie 48.8% above the neighbours.",
        "Counts are not printed",
        "Which scope",
    ] {
        assert!(text.contains(words), "{words}");
    }
}

#[tokio::test]
async fn the_caseload_downloads() {
    let (world, board) = worked_example().await;
    let mut browser = Who::Analyst.of_agency(&world, board, None).await;
    let csv = browser.get("/caseload.csv").await.text;
    assert_eq!(csv.lines().count(), 4);
    assert!(csv.contains(",2014-03-31,50.2,2014-12-31,59.5,18.5,neighbours,2014-03-31,40"), "{csv}");
    assert!(csv.contains(",48.8,9") && csv.contains(",-9.6,9") && csv.contains(",12.0,9"), "{csv}");
}

#[tokio::test]
async fn an_empty_board_says_what_to_do_and_some_may_not_look() {
    let world = world().await;
    let mut browser = Who::Manager.signed_in(&world).await;
    let page = browser.get("/caseload").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Enter the rates at the end of a period for D31, D18, D35"));
    assert_eq!(browser.get("/caseload.csv").await.text.lines().count(), 1);
    for who in [Who::YoungPerson, Who::Auditor] {
        let mut browser = who.signed_in(&world).await;
        assert_eq!(browser.get("/caseload").await.status, 403);
        assert_eq!(browser.get("/caseload.csv").await.status, 403);
    }
}
