//! The usual range of an indicator: what it is set on, what stands in for it while there are few points, and what earlier
//! meetings saw of it and of its target.

use super::scorecard::made::{add, indicator, meeting, month, target};
use super::world::{Who, world};
use kit::testing::World;

/// An indicator with these counts out of these, month by month from January 2013, reported to one meeting.
async fn with(counts: &[(i64, i64)]) -> (World, String) {
    let world = world().await;
    let point = world
        .app
        .act(world.board, "Test", async |tx| {
            let id = indicator(tx, "T1", "Visits in time", true).await;
            target(tx, id, ("2013-01-01", None), 60).await;
            let mut next = month(2013, 1);
            for counts in counts {
                add(tx, id, next, *counts).await;
                next = next.following();
            }
            Ok(meeting(tx, "2015-03-24").await)
        })
        .await
        .unwrap();
    (world, point.to_string())
}

#[tokio::test]
async fn the_range_can_be_set_on_the_number_of_cases() {
    // Two of four in the last month: far from the rest, and no wonder with four.
    let mut counts = [(80, 100), (82, 100), (81, 100), (79, 100)].repeat(5);
    counts.push((2, 4));
    let (world, point) = with(&counts).await;
    let mut analyst = Who::Analyst.signed_in(&world).await;
    let before = analyst.get("/indicators/T1").await.text;
    assert!(before.contains("(XmR chart)") && before.contains("variation--worse"));
    let path = "/indicators/T1/range/by";
    let form = analyst.get(path).await.text;
    assert!(form.contains("Now it is set on how far the figure moves."));
    let empty = analyst.post(path, &[("version", "1")]).await;
    assert!(empty.status == 422 && empty.text.contains("Choose what the usual range is set on"));
    let chosen = [("version", "1"), ("by", "cases"), ("reason", "Few cases in some months.")];
    assert_eq!(analyst.post(path, &chosen).await.location(), "/indicators/T1");
    let after = analyst.get("/indicators/T1").await.text;
    assert!(after.contains("on how many cases each rests on (P chart)"), "{after}");
    assert!(after.contains("variation--same"), "2 of 4 is no more than chance");
    // The last limits are those of four cases: 80.44% less three times 19.83 points, and up to all.
    assert!(after.contains("The usual range is 20.9% to 100.0%, and the average is 80.4%."), "{after}");
    let dashboard = analyst.get(&format!("/dashboard?as_at={point}")).await.text;
    assert!(dashboard.contains("variation--same") && !dashboard.contains("variation--worse"));
    // A stale form changes nothing.
    let stale = analyst.post(path, &[("version", "1"), ("by", "moves"), ("reason", "Back.")]).await;
    assert_eq!(stale.status, 409);
    let mut member = Who::Member.signed_in(&world).await;
    assert_eq!(member.get(path).await.status, 403);
    assert!(!member.get("/indicators/T1").await.text.contains(path));
}

#[tokio::test]
async fn a_short_series_shows_its_median_then_limits_on_trial() {
    let rising: Vec<(i64, i64)> = (0..8).map(|n| (50 + n, 100)).collect();
    let (world, _) = with(&rising[..4]).await;
    let mut chair = Who::Chair.signed_in(&world).await;
    let page = chair.get("/indicators/T1").await.text;
    assert!(page.contains("Too early for a usual range: 4 of 12 points. The line is the median."), "{page}");
    assert!(page.contains("median 51.5") && !page.contains("trial high") && !page.contains("A first sign"));
    let (world, _) = with(&rising).await;
    let mut chair = Who::Chair.signed_in(&world).await;
    let page = chair.get("/indicators/T1").await.text;
    assert!(page.contains("The dotted limits are on trial and will still move.") && page.contains("trial high"));
    assert!(page.contains("A first sign: the latest figures keep above it, or keep rising"), "{page}");
}

#[tokio::test]
async fn what_the_target_can_expect_is_said_under_the_chart() {
    for (level, words) in [
        (40, "the target will be missed every time"),
        (80, "the target will be met every time"),
        (60, "met at some times and missed at others"),
    ] {
        let counts: Vec<(i64, i64)> = (0..14).map(|n| (level + 2 * (n % 2) - 1, 100)).collect();
        let (world, _) = with(&counts).await;
        let page = Who::Chair.signed_in(&world).await.get("/indicators/T1").await.text;
        assert!(page.contains(words), "{level}: {words}");
    }
}

#[tokio::test]
async fn an_earlier_meeting_sees_neither_a_later_target_nor_a_later_range() {
    let counts: Vec<(i64, i64)> = (0..26).map(|n| (if n < 13 { 50 } else { 80 } + n % 2, 100)).collect();
    let (world, point) = with(&counts).await;
    let mut analyst = Who::Analyst.signed_in(&world).await;
    let then = format!("/indicators/T1?as_at={point}");
    let before = analyst.get(&then).await.text;
    assert!(before.contains("rag--green") && before.contains("set on all 26 months"));
    // Months after the meeting, somebody sets both back into 2014.
    world.clock.pass(chrono::TimeDelta::days(120));
    let mut analyst = Who::Analyst.signed_in(&world).await;
    let form = analyst.get("/indicators/T1/range/new").await.text;
    let period = form.split("value=\"").find(|rest| rest.contains(">February 2014<")).unwrap();
    let period = period.split('"').next().unwrap();
    let anew = [("period", period), ("reason", "A second team began."), ("agreed_by", "Full Board")];
    assert_eq!(analyst.post("/indicators/T1/range/new", &anew).await.status, 303);
    let target = [
        ("kind", "level"),
        ("value", "95"),
        ("from-day", "1"),
        ("from-month", "4"),
        ("from-year", "2014"),
        ("reason", "More is asked."),
        ("agreed_by", "Full Board"),
    ];
    assert_eq!(analyst.post("/indicators/T1/targets/new", &target).await.status, 303);
    let now = analyst.get("/indicators/T1").await.text;
    assert!(now.contains("rag--red") && now.contains("range set anew"), "{now}");
    let seen = analyst.get(&then).await.text;
    assert!(seen.contains("rag--green") && seen.contains("set on all 26 months") && !seen.contains("range set anew"));
    let row = analyst.get(&format!("/dashboard?as_at={point}")).await.text;
    assert!(row.contains("irow--green") && !row.contains("irow--red"), "{row}");
    let today = analyst.get("/dashboard?as_at=today").await.text;
    assert!(today.contains("irow--red"));
}
