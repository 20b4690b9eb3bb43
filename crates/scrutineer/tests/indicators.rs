//! Indicators through HTTP: the list, one indicator's page with its proof, and setting a target.

use super::readings::board;
use super::scorecard::made::{add, indicator, month};
use super::world::{Who, worked_example, world};

#[tokio::test]
async fn the_list_holds_every_definition() {
    let mut board = board().await;
    let list = board.manager.get("/indicators").await;
    assert!(list.text.contains("104 indicators, 42 of them on the dashboard."));
    assert!(list.text.contains("Contacts that children’s social care accepted as a referral"));
    assert_eq!(list.text.matches("href=\"/indicators/").count(), 104);
    let csv = board.manager.get("/indicators.csv").await;
    assert!(csv.headers["content-disposition"].to_str().unwrap().contains("indicators.csv"));
    assert_eq!(csv.text.lines().count(), 105);
}

#[tokio::test]
async fn an_empty_board_says_what_to_do() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    assert!(manager.get("/indicators").await.text.contains("No indicators yet"));
    for path in ["/indicators/D02", "/indicators/D02.csv", "/indicators/D02/targets/new"] {
        assert_eq!(manager.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn the_page_answers_with_the_plans_own_figure() {
    let (world, example) = worked_example().await;
    let mut chair = Who::Chair.of_agency(&world, example, None).await;
    let page = chair.get("/indicators/D02").await;
    assert_eq!(page.status, 200);
    for part in [
        "15,164",
        "in the 11 months to February 2015",
        "From the <b>Plan</b>",
        "Plan for 11 months",
        "14,601",
        "beyond the 10% allowed",
        "About 16,543 if March goes at the same pace",
        "Month by month",
        "What people say about it",
        "Where this figure comes from",
        "Coloured by",
        "Signed off by",
    ] {
        assert!(page.text.contains(part), "{part}");
    }
    let rate = chair.get("/indicators/D03").await.text;
    assert!(rate.contains("Rate uses") && rate.contains("mid-20"), "population with its year");
    let csv = chair.get("/indicators/D02.csv").await;
    assert!(csv.text.contains("15164") && csv.text.contains("illustrative"));
    assert_eq!(chair.get("/indicators/D02/targets/new").await.status, 403);
}

#[tokio::test]
async fn every_page_holds_with_the_worked_example() {
    let (world, example) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, example, None).await;
    let list = manager.get("/indicators.csv").await.text;
    let codes: Vec<&str> = list.lines().skip(1).filter_map(|l| l.split(',').next()).filter(|c| c.len() == 3).collect();
    assert_eq!(codes.len(), 104);
    for code in codes {
        let page = manager.get(&format!("/indicators/{code}")).await;
        assert_eq!(page.status, 200, "{code}");
        assert_eq!(page.text.matches("<h1").count(), 1, "{code}");
        assert_eq!(page.text.matches("<table").count(), page.text.matches("<caption").count(), "{code}");
        assert!(!page.text.contains("NaN") && !page.text.contains(" style="), "{code}");
        let ids: Vec<&str> = page.text.split(" id=\"").skip(1).filter_map(|r| r.split('"').next()).collect();
        let once: std::collections::HashSet<&&str> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "{code}: {ids:?}");
    }
}

#[tokio::test]
async fn whoever_may_not_read_figures_sees_definitions() {
    let board = board().await;
    let world = &board.world;
    world.person("reviewer@board.example", &["reviewer"], None).await.unwrap();
    let mut reviewer = world.browser();
    let fields = [("email", "reviewer@board.example"), ("password", kit::testing::PASSWORD)];
    assert_eq!(reviewer.post("/sign-in", &fields).await.status, 303);
    let page = reviewer.get("/indicators/D02").await;
    assert!(page.text.contains("Your role shows what is measured") && !page.text.contains("verdict__v"));
    assert_eq!(reviewer.get("/indicators/D02.csv").await.status, 403);
}

const NEW: &str = "/indicators/D02/targets/new";

fn target(day: &'static str, month: &'static str, year: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("kind", "plan"),
        ("value", "14,601"),
        ("per_year", "yes"),
        ("from-day", day),
        ("from-month", month),
        ("from-year", year),
        ("reason", "The level of 2013/14"),
        ("agreed_by", "Full Board"),
    ]
}

#[tokio::test]
async fn a_new_target_ends_the_one_before() {
    let mut board = board().await;
    assert_eq!(board.manager.post(NEW, &target("1", "4", "2013")).await.status, 303);
    let set = board.manager.post(NEW, &target("1", "4", "2014")).await;
    assert_eq!((set.status.as_u16(), set.location()), (303, "/indicators/D02"));
    let page = board.manager.get("/indicators/D02").await.text;
    assert!(
        page.contains("31 March 2014") && page.contains("still in force") && page.contains("Plan of 14,601 a year")
    );
    for (day, month, year) in [("1", "4", "2014"), ("1", "1", "2014")] {
        let early = board.manager.post(NEW, &target(day, month, year)).await;
        assert_eq!(early.status, 422);
        assert!(early.text.contains("must begin after the latest one, which began on 1 April 2014"));
        assert!(early.text.contains("value=\"14,601\""), "what was typed is kept");
    }
    let trail = board.manager.get("/trail").await.text;
    assert!(trail.contains("added target") && trail.contains("changed target"));
}

#[tokio::test]
async fn a_wrong_target_is_refused_with_every_message() {
    let mut board = board().await;
    let reply = board
        .manager
        .post(
            NEW,
            &[
                ("kind", "band"),
                ("low", "5"),
                ("high", "x"),
                ("from-day", "31"),
                ("from-month", "2"),
                ("from-year", "2015"),
            ],
        )
        .await;
    assert_eq!(reply.status, 422);
    for message in [
        "Enter a number",
        "Enter a real first day: February 2015 has 28 days",
        "Enter why the target is set",
        "Enter who agreed it",
    ] {
        assert!(reply.text.contains(message), "{message}");
    }
    let mut share = target("1", "4", "2014");
    share[0] = ("kind", "level");
    share[1] = ("value", "101");
    let reply = board.manager.post("/indicators/D06/targets/new", &share).await;
    assert!(reply.status == 422 && reply.text.contains("Enter a percentage from 0 to 100"));
    assert_eq!(board.officer.post(NEW, &target("1", "4", "2014")).await.status, 403);
}

#[tokio::test]
async fn a_long_series_shows_its_last_five_years_and_the_rest_when_asked() {
    let world = world().await;
    world
        .app
        .act(world.board, "Test", async |tx| {
            let id = indicator(tx, "T1", "Visits in time", true).await;
            let mut next = month(2009, 2);
            for n in 0..70 {
                add(tx, id, next, (60 + n % 7, 100)).await;
                next = next.following();
            }
            Ok(())
        })
        .await
        .unwrap();
    let mut browser = Who::Chair.signed_in(&world).await;
    let page = browser.get("/indicators/T1").await.text;
    assert!(page.contains("The last 60 figures as a table") && page.contains("Show every figure, back to Feb 2009"));
    assert!(!page.contains("February 2009") && page.contains("December 2009"), "60 months before November 2014");
    assert!(page.contains("It is set on all 70 months"), "what is usual is worked out from all of them");
    let all = browser.get("/indicators/T1?all=true").await.text;
    assert!(all.contains("Every figure as a table, 70 in all") && all.contains("February 2009"));
    assert!(!all.contains("Show every figure"));
}

#[tokio::test]
async fn the_usual_range_is_set_anew_for_a_reason_and_taken_back() {
    let world = world().await;
    world
        .app
        .act(world.board, "Test", async |tx| {
            let id = indicator(tx, "T1", "Visits in time", true).await;
            let mut next = month(2013, 1);
            for n in 0..26 {
                let level = if n < 13 { 50 } else { 80 };
                add(tx, id, next, (level + n % 2, 100)).await;
                next = next.following();
            }
            Ok(())
        })
        .await
        .unwrap();
    let mut analyst = Who::Analyst.signed_in(&world).await;
    let before = analyst.get("/indicators/T1").await.text;
    assert!(before.contains("Is this change real?") && before.contains("Set the usual range anew"));
    assert!(before.contains("set on all 26 months") && before.contains("variation--better"));
    let path = "/indicators/T1/range/new";
    let form = analyst.get(path).await.text;
    assert!(!form.contains("January 2013") && form.contains("January 2015 – 2 figures, too early for a range"));
    let empty = analyst.post(path, &[]).await;
    assert_eq!(empty.status, 422);
    for message in ["Choose the first period", "Say what was changed in the work", "Enter who agreed it"] {
        assert!(empty.text.contains(message), "{message}");
    }
    let period = form.split("value=\"").find(|rest| rest.contains(">February 2014<")).unwrap();
    let period = period.split('"').next().unwrap().to_owned();
    let typed = [("period", period.as_str()), ("reason", "A second team began."), ("agreed_by", "Full Board")];
    assert_eq!(analyst.post(path, &typed).await.location(), "/indicators/T1");
    let after = analyst.get("/indicators/T1").await.text;
    assert!(after.contains("set on all 13 months since") && after.contains("1 February 2014"), "{after}");
    assert!(after.contains("A second team began. Agreed by Full Board.") && after.contains("range set anew"));
    assert!(after.contains("variation--same"), "what was more than usual is usual now");
    let again = analyst.post(path, &typed).await;
    assert!(again.status == 422 && again.text.contains("set anew from that period already"));
    // Everybody sees why; only those who set targets can take it back.
    let undo = after.split("href=\"").find(|rest| rest.starts_with("/ranges/")).unwrap().split('"').next().unwrap();
    let mut member = Who::Member.signed_in(&world).await;
    let seen = member.get("/indicators/T1").await.text;
    assert!(seen.contains("A second team began.") && !seen.contains("/ranges/") && !seen.contains(path));
    assert_eq!(member.get(path).await.status, 403);
    assert_eq!(member.get(undo).await.status, 403);
    assert_eq!(analyst.post(undo, &[("version", "1"), ("reason", "")]).await.status, 422);
    let done = analyst.post(undo, &[("version", "1"), ("reason", "The team was closed.")]).await;
    assert_eq!(done.location(), "/indicators/T1");
    assert!(analyst.get("/indicators/T1").await.text.contains("set on all 26 months"));
    assert_eq!(analyst.get(undo).await.status, 404);
}

#[tokio::test]
async fn agencies_stand_beside_each_other_with_the_own_one_picked_out() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let page = manager.get("/indicators/D05").await.text;
    assert!(page.contains("Police and Schools differ from the average by more than chance explains."), "{page}");
    let ranked = page.split("id=\"rankedw-t\"").nth(1).unwrap().split("</svg>").next().unwrap();
    assert!(
        ranked.contains("average 26.6%") && ranked.contains(">34.1%<") && !ranked.contains("font-weight=\"600\""),
        "{ranked}"
    );
    // The worse a share the lower it stands only where there is a better way; here the highest comes first.
    assert!(ranked.find(">Police<") < ranked.find(">Schools<"));
    let agencies = manager.get("/agencies").await.text;
    let police = agencies.split("href=\"/agencies/").find(|rest| rest.contains(">Northamptonshire Police<")).unwrap();
    let police = police.split('"').next().unwrap().parse().unwrap();
    let mut own = Who::Member.of_agency(&world, board, Some(police)).await;
    let page = own.get("/indicators/D05").await.text;
    let ranked = page.split("id=\"rankedw-t\"").nth(1).unwrap().split("</svg>").next().unwrap();
    assert!(ranked.contains("font-weight=\"600\">Police<"), "{ranked}");
    let none = manager.get("/indicators/D02").await.text;
    assert!(!none.contains("rankedw-t"), "no parts, no ranking");
}
