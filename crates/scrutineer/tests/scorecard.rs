//! The dashboard and the scorecard: judged from what was signed off by the day, never from drafts or other boards.

use super::world::{Who, worked_example, world};
use crate::edition;
use crate::wings::performance::indicators::{Indicator, SeriesBreak, Target, TargetKind};
use crate::wings::performance::readings::{Reading, Source, State};
use crate::wings::performance::scorecard::ReportPoint;
use chrono::{Days, NaiveDate};
use kit::testing::World;
use kit::{Text, Tx};
use measure::{Decimal, Figure, Kind, Period};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A reading of an indicator for a month, signed off a fortnight after it ended.
fn reading(tx: &Tx, indicator: &Indicator, month: Period, n: i64, of: Option<i64>) -> Reading {
    let received = month.end() + Days::new(14);
    Reading {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        indicator_id: indicator.id,
        agency_id: None,
        agency_part: false,
        kind: Text(month.kind()),
        starts_on: month.start(),
        ends_on: month.end(),
        revision: 1,
        current: true,
        state: State::Released,
        numerator: Some(Text(Figure::from(n))),
        denominator: of.map(|of| Text(Figure::from(of))),
        value: None,
        population_id: None,
        source: Source::Return,
        source_note: None,
        sent_by: "Data officer".into(),
        entered_by: uuid::Uuid::nil(),
        received_on: received,
        entered_at: tx.now(),
        released_by: Some("Data approver".into()),
        released_on: Some(received),
        reason: None,
        note: None,
    }
}

fn level(tx: &Tx, indicator: &Indicator, level: i64) -> Target {
    Target {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        indicator_id: indicator.id,
        from_on: day("2013-04-01"),
        until_on: None,
        kind: TargetKind::Level,
        value: Some(Text(Decimal::from(level))),
        low: None,
        high: None,
        amber: None,
        per_year: false,
        reason: "Agreed".into(),
        agreed_by: "Full Board".into(),
        illustrative: false,
    }
}

fn coded<'a>(indicators: &'a [Indicator], code: &str) -> &'a Indicator {
    indicators.iter().find(|i| i.code == code).unwrap()
}

fn point(tx: &Tx, on: &str) -> ReportPoint {
    ReportPoint {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        body_name: "Full Board".into(),
        held_on: day(on),
        source: None,
        illustrative: false,
    }
}

/// A board with a red, an amber, a green, one too small to rate and one not in, all for February 2015.
async fn judged(world: &World) -> Vec<Indicator> {
    let act = world.app.act(world.board, "Test", async |tx| {
        let all = edition::load_indicators(tx).await?;
        let month = Period::month(2015, 2).unwrap();
        for (code, n, of, target) in
            [("D15", 60, 100, 85), ("D17", 82, 100, 85), ("D34", 96, 100, 95), ("D10", 2, 3, 75)]
        {
            let (row, aim) = (reading(tx, coded(&all, code), month, n, Some(of)), level(tx, coded(&all, code), target));
            tx.create(row).await?;
            tx.create(aim).await?;
        }
        let why = Text(Figure::not_reported("two trusts").map_err(kit::Error::Invalid)?);
        let missing = Reading { numerator: None, value: Some(why), ..reading(tx, coded(&all, "D22"), month, 0, None) };
        tx.create(missing).await?;
        let (march, december) = (point(tx, "2015-03-24"), point(tx, "2014-12-09"));
        tx.create(march).await?;
        tx.create(december).await?;
        Ok(all)
    });
    act.await.unwrap()
}

/// The row of an indicator on a page.
fn row<'a>(text: &'a str, id: &str) -> &'a str {
    text.split(&format!("id=\"{id}\""))
        .nth(1)
        .and_then(|rest| rest.split("</tr>").next())
        .unwrap_or_else(|| panic!("no row {id}"))
}

#[tokio::test]
async fn each_status_has_its_word_shape_and_reason() {
    let world = world().await;
    judged(&world).await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let page = manager.get("/dashboard").await;
    assert_eq!(page.status, 200);
    for (code, word, value) in [
        ("D15", "Red", "60.0"),
        ("D17", "Amber", "82.0"),
        ("D34", "Green", "96.0"),
        ("D10", "Too few", "2 of 3"),
        ("D22", "Not in", "not in"),
        ("D01", "No target", "no figure"),
    ] {
        let row = row(&page.text, code);
        assert!(row.contains(word) && row.contains(value) || code == "D01", "{code}: {row}");
    }
    assert!(
        page.text.contains("<b>1 of 42 indicators is red</b>, one more than in December."),
        "{}",
        &page.text[..6000]
    );
    assert!(page.text.contains("Chase FGM cases and mandatory reports"));
    let csv = manager.get("/dashboard.csv").await.text;
    assert!(
        csv.contains("60.0%") && csv.contains("25 points below the target of 85%"),
        "{}",
        csv.lines().filter(|l| l.starts_with("D15")).collect::<String>()
    );
    assert_eq!(csv.lines().count(), 43);
}

#[tokio::test]
async fn what_a_meeting_saw_stays_what_it_saw() {
    let world = world().await;
    let all = judged(&world).await;
    let mut manager = Who::Manager.signed_in(&world).await;
    assert!(row(&manager.get("/dashboard").await.text, "D15").contains("60.0"));
    // A revision, signed off a month after the meeting; and a draft, signed off by nobody.
    let d15 = coded(&all, "D15").clone();
    world
        .app
        .act(world.board, "Test", async |tx| {
            let month = Period::month(2015, 2).unwrap();
            let revised = Reading {
                revision: 2,
                current: false,
                released_on: Some(day("2015-04-20")),
                ..reading(tx, &d15, month, 90, Some(100))
            };
            tx.create(revised).await?;
            let draft = Reading {
                state: State::Draft,
                released_on: None,
                ..reading(tx, &d15, Period::month(2015, 3).unwrap(), 1, Some(100))
            };
            tx.create(draft).await
        })
        .await
        .unwrap();
    world.clock.set("2015-05-01T09:00:00Z".parse().unwrap());
    let mut manager = Who::Manager.signed_in(&world).await;
    assert!(row(&manager.get("/dashboard").await.text, "D15").contains("60.0"), "as reported on 24 March");
    let today = manager.get("/dashboard?as_at=today").await.text;
    assert!(
        row(&today, "D15").contains("90.0") && !row(&today, "D15").contains("Mar 2015"),
        "the revision counts, the draft does not"
    );
}

#[tokio::test]
async fn a_series_break_is_said_and_nothing_is_compared_across_it() {
    let world = world().await;
    let all = judged(&world).await;
    let d01 = coded(&all, "D01").clone();
    world
        .app
        .act(world.board, "Test", async |tx| {
            let mut month = Period::month(2013, 3).unwrap();
            while month.end() < day("2015-03-01") {
                let row = reading(tx, &d01, month, 100 + i64::from(month.start() > day("2014-06-01")) * 80, None);
                tx.create(row).await?;
                month = month.following();
            }
            let broken = SeriesBreak {
                id: tx.new_id(),
                board_id: tx.board(),
                version: 1,
                indicator_id: d01.id,
                on_date: day("2014-07-01"),
                reason: "New hub".into(),
                illustrative: false,
            };
            tx.create(broken).await
        })
        .await
        .unwrap();
    let mut manager = Who::Manager.signed_in(&world).await;
    let page = manager.get("/dashboard").await.text;
    let row = row(&page, "D01");
    assert!(row.contains("Series break") && row.contains("nothing to compare with"), "{row}");
    assert_eq!(d01.frequency.0, Kind::Month);
}

#[tokio::test]
async fn the_scorecard_filters_sorts_and_says_when_nothing_matches() {
    let world = world().await;
    judged(&world).await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let all = manager.get("/scorecard").await.text;
    assert!(all.contains("<b>104 indicators</b>, 1 red."));
    let red = manager.get("/scorecard?rag=red").await.text;
    assert!(red.contains("<b>1 of 104 indicators</b>") && red.contains("Assessments"));
    let board = manager.get("/scorecard?area=board&sort=name&dir=down").await.text;
    assert!(board.contains("aria-sort=\"descending\""));
    let names: Vec<&str> = board.split("th scope=\"row\"><a href=\"/indicators/").skip(1).collect();
    assert!(names.len() >= 4);
    let none = manager.get("/scorecard?owner=Nobody").await.text;
    assert!(none.contains("No indicator matches.") && none.contains("Show all of them"));
    assert_eq!(manager.get("/scorecard.csv?rag=red").await.text.lines().count(), 2);
}

#[tokio::test]
async fn another_board_and_those_without_the_right_see_nothing() {
    let world = world().await;
    judged(&world).await;
    let elsewhere = world.other_board().await;
    let mut stranger = Who::Manager.of_agency(&world, elsewhere, None).await;
    let page = stranger.get("/dashboard").await.text;
    assert!(page.contains("No indicators yet") && page.contains("No figures yet.") && !page.contains("60.0"));
    assert_eq!(Who::YoungPerson.signed_in(&world).await.get("/dashboard").await.status, 403);
    assert_eq!(Who::Observer.signed_in(&world).await.get("/dashboard").await.status, 200);
}

#[tokio::test]
async fn the_worked_example_shows_the_plan_s_own_figures() {
    let (world, board) = worked_example().await;
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let page = chair.get("/dashboard").await.text;
    for (code, value, mark) in
        [("D02", "15,164", "Plan"), ("D18", "310.6", "Plan"), ("D31", "59.5", "Plan"), ("D35", "60.5", "Plan")]
    {
        let row = row(&page, code);
        assert!(
            row.contains(&format!("<b>{value}</b>")) && row.contains(mark) && !row.contains("illustrative"),
            "{row}"
        );
    }
    assert!(row(&page, "D02").contains("+13.3%") && row(&page, "D02").contains("annualised"));
    for (code, value) in [("D31", "40.0"), ("D18", "343.4"), ("D35", "54.0")] {
        assert!(row(&page, code).contains(&format!("<b>{value}</b> neighbours Mar 2014")), "{}", row(&page, code));
    }
    assert!(
        row(&page, "D40").contains("66 of 86") && row(&page, "D40").contains("illustrative"),
        "October's 75 of 86 came after this meeting"
    );
    assert!(row(&page, "D22").contains("Not in"));
    world.clock.set("2015-12-01T09:00:00Z".parse().unwrap());
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let later = chair.get("/dashboard?as_at=today").await.text;
    assert!(
        row(&later, "D40").contains("75 of 86") && !row(&later, "D40").contains("illustrative"),
        "{}",
        row(&later, "D40")
    );
}
