//! The reader chooses what a change is on; the indicator's own page shows what the meeting saw.

use super::made::{add, day, indicator, meeting, month, target};
use super::{Who, row, world};
use crate::wings::performance::indicators::{Comparator, SeriesBreak};
use kit::Text;
use measure::Figure;

/// That the file of the dashboard says each change, and what it is on, for each comparator.
async fn the_file_says(browser: &mut kit::testing::Browser, changes: [&str; 4]) {
    for (against, change) in ["", "previous_period", "baseline", "plan"].into_iter().zip(changes) {
        let file = browser.get(&format!("/dashboard.csv?against={against}")).await.text;
        assert!(file.lines().nth(1).unwrap().contains(&format!(",no,{change},")), "{against}: {change} in {file}");
    }
}

#[tokio::test]
async fn the_reader_chooses_what_the_change_is_on() {
    let world = world().await;
    let id = world
        .app
        .act(world.board, "Test", async |tx| {
            let id = indicator(tx, "T1", "Visits in time", true).await;
            target(tx, id, ("2013-04-01", None), 90).await;
            for (period, count) in
                [(month(2013, 4), 40), (month(2014, 2), 50), (month(2015, 1), 58), (month(2015, 2), 60)]
            {
                add(tx, id, period, (count, 100)).await;
            }
            meeting(tx, "2015-03-24").await;
            Ok(id)
        })
        .await
        .unwrap();
    let mut browser = Who::Chair.signed_in(&world).await;
    let changes = [
        "up 10.0,on a year ago",
        "up 2.0,on the period before",
        "up 20.0,on the baseline: Apr 2013",
        "down 30.0,on the target",
    ];
    the_file_says(&mut browser, changes).await;
    for (against, heading, change) in
        [("baseline", "On baseline", "+20.0"), ("plan", "On plan", "−30.0"), ("nonsense", "On a year ago", "+10.0")]
    {
        for page in ["/dashboard", "/scorecard"] {
            let text = browser.get(&format!("{page}?against={against}")).await.text;
            assert!(text.contains(heading) && row(&text, "Visits in time").contains(change), "{page} {against}");
        }
        let text = browser.get(&format!("/indicators/T1?against={against}")).await.text;
        assert!(text.contains(change) && text.contains("aria-current=\"true\""), "{against}");
    }
    // Nothing is compared across a break: the baseline begins anew, a year ago there is nothing to compare with.
    world
        .app
        .act(world.board, "Test", async |tx| {
            let broken = SeriesBreak {
                id: tx.new_id(),
                board_id: tx.board(),
                version: 1,
                indicator_id: id,
                on_date: day("2015-01-01"),
                reason: "Counted anew".into(),
                illustrative: false,
            };
            tx.create(broken).await?;
            Ok(())
        })
        .await
        .unwrap();
    let changes = [",", "up 2.0,on the period before", "up 2.0,on the baseline: Jan 2015", "down 30.0,on the target"];
    the_file_says(&mut browser, changes).await;
}

#[tokio::test]
async fn an_indicator_opened_from_a_meeting_shows_what_the_meeting_saw() {
    let world = world().await;
    world
        .app
        .act(world.board, "Test", async |tx| {
            let id = indicator(tx, "T1", "Visits in time", true).await;
            add(tx, id, month(2014, 10), (71, 100)).await;
            add(tx, id, month(2015, 2), (60, 100)).await;
            meeting(tx, "2014-12-09").await;
            Ok(())
        })
        .await
        .unwrap();
    let mut browser = Who::Chair.signed_in(&world).await;
    let dashboard = browser.get("/dashboard").await.text;
    let link = row(&dashboard, "Visits in time").split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let then = browser.get(&link).await.text;
    assert!(then.contains("As reported to <b>Full Board, 9 December 2014</b>") && then.contains("71.0%"));
    assert!(!then.contains("60.0%"), "what came later was not there to be seen");
    let now = browser.get("/indicators/T1").await.text;
    assert!(now.contains("60.0%") && !now.contains("As reported to"));
    for nonsense in ["yesterday", "00000000-0000-7000-8000-000000000000"] {
        assert_eq!(browser.get(&format!("/indicators/T1?as_at={nonsense}")).await.status, 404);
    }
}

#[tokio::test]
async fn a_comparator_is_told_apart_from_chance() {
    let world = world().await;
    world
        .app
        .act(world.board, "Test", async |tx| {
            for (code, counts) in [("T1", (60, 100)), ("T2", (600, 1000)), ("T3", (6, 10))] {
                let id = indicator(tx, code, code, true).await;
                add(tx, id, month(2015, 2), counts).await;
                let neighbours = Comparator {
                    id: tx.new_id(),
                    board_id: tx.board(),
                    version: 1,
                    indicator_id: id,
                    name: "neighbours".into(),
                    at_on: day("2014-03-31"),
                    value: Text(Figure::Number(68.into())),
                    source: "made up".into(),
                    note: None,
                    illustrative: true,
                };
                tx.create(neighbours).await?;
            }
            Ok(())
        })
        .await
        .unwrap();
    let mut browser = Who::Chair.signed_in(&world).await;
    for (code, words) in [
        ("T1", "no clear difference</span>"),
        ("T2", "here worse</span>"),
        ("T3", "no clear difference, few cases</span>"),
    ] {
        let page = browser.get(&format!("/indicators/{code}")).await.text;
        assert!(page.contains(words), "{code}: {page}");
    }
}
