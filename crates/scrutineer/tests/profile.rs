//! The area in figures: printed beside worked out, each with source and date.

use super::world::{Who, worked_example, world};

#[tokio::test]
async fn each_figure_has_its_source_and_date() {
    let (world, board) = worked_example().await;
    let mut browser = Who::YoungPerson.of_agency(&world, board, None).await;
    let page = browser.get("/profile").await;
    assert_eq!(page.status, 200);
    let text = &page.text;
    assert_eq!(text.matches("<h1").count(), 1);
    for words in [
        "706,647 people live here; 24.6% are aged 0 to 19.",
        "173,973",
        "The plan prints <b>25%</b>",
        "83.2%",
        "95.5%",
        ">57<",
        "27 March 2011",
        "30 June 2012",
        "Index of Multiple Deprivation",
        "section 3.1",
        "worked out here from the two counts",
    ] {
        assert!(text.contains(words), "{words}");
    }
    // Someone who may read only the area is led to nothing else.
    assert!(!text.contains("href=\"/referrals\"") && !text.contains("href=\"/notes\""));
}

#[tokio::test]
async fn populations_have_their_year_and_release_and_ages_0_to_19_divide_nothing() {
    let (world, board) = worked_example().await;
    let mut browser = Who::Chair.of_agency(&world, board, None).await;
    let text = browser.get("/profile").await.text;
    for words in [
        "157,833",
        "159,260",
        "Mid-2013 estimates",
        "1 April 2012 to 31 March 2013",
        "1 April 2013 on, until a newer estimate is held",
        "<b>Not a denominator for any rate here</b>",
        "Ages 0 to 19 are never a denominator",
        "Two age groups",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let csv = browser.get("/profile.csv").await.text;
    assert_eq!(csv.lines().count(), 1 + 6 + 3);
    assert!(csv.contains("Share of the population aged 0 to 19,24.6,25%,yes,"), "{csv}");
}

#[tokio::test]
async fn an_empty_board_says_what_to_do_and_some_may_not_look() {
    let world = world().await;
    let mut browser = Who::Manager.signed_in(&world).await;
    let page = browser.get("/profile").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Who lives here stands on this page") && page.text.contains("No population is held"));
    assert_eq!(browser.get("/profile.csv").await.text.lines().count(), 1);
    let mut auditor = Who::Auditor.signed_in(&world).await;
    assert_eq!(auditor.get("/profile").await.status, 403);
    assert_eq!(auditor.get("/profile.csv").await.status, 403);
}
