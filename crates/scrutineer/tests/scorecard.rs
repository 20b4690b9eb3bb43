//! The dashboard and the scorecard: as judged, as reported to a meeting, for each person what they may see.

mod example;
pub mod made;
mod moves;

use super::world::{Who, world};
use crate::wings::performance::indicators::{Comparator, SeriesBreak};
use crate::wings::performance::readings::State;
use kit::Text;
use made::{add, day, indicator, meeting, month, of, revise, six, target};
use measure::Figure;

/// The row of the dashboard with this name.
fn row<'a>(page: &'a str, name: &str) -> &'a str {
    page.split("<tr ")
        .find(|row| row.contains("c-name") && row.contains(&format!(">{name}</a>")))
        .unwrap_or_else(|| panic!("no row for {name} in {page}"))
}

#[tokio::test]
async fn every_status_has_its_word_its_reason_and_its_place() {
    let world = world().await;
    six(&world).await;
    let mut browser = Who::Chair.signed_in(&world).await;
    let page = browser.get("/dashboard").await;
    assert_eq!(page.status, 200);
    let text = &page.text;
    for (name, status, reason, value) in [
        ("Visits in time", "rag--red", "60.0% is 30 points below the target of 90%", "<b>60.0</b><i>%</i>"),
        ("Plans in time", "rag--amber", "within the 5 points allowed", "<b>86.0</b><i>%</i>"),
        ("Reviews in time", "rag--green", "95.0%", "<b>95.0</b><i>%</i>"),
        ("Children with a plan", "rag--none", "No target is set", "<b>40.0</b><i>%</i>"),
        ("Deaths reviewed", "rag--few", "2 of 3: too few to rate.", "<b>2 of 3</b>"),
        ("Health checks", "rag--missing", "Not in: awaiting two trusts.", "<b>–</b>"),
    ] {
        let row = row(text, name);
        assert!(row.contains(status) && row.contains(reason) && row.contains(value), "{row}");
        assert!(row.contains("Feb 2015") && row.contains("href=\"/indicators/T"), "{row}");
    }
    assert!(!text.contains("Training places"), "only those of the dashboard");
    assert!(text.contains("<b>1 of 6 indicators is red</b>, one more than in December."), "{text}");
    assert!(text.contains("<b>60.0%</b><span>Turned red</span>"));
    assert!(text.contains("All 6 indicators at a glance") && text.contains(" Amber 1</li>"));
    assert!(text.contains("selected>Full Board, 24 March 2015</option>"));
    assert!(!text.contains("23 June 2015"), "a meeting to come cannot be asked for");
}

#[tokio::test]
async fn what_needs_somebody_is_shown_to_those_who_can_see_to_it() {
    let world = world().await;
    six(&world).await;
    let mut chair = Who::Chair.signed_in(&world).await;
    let text = chair.get("/dashboard").await.text;
    // What needs the chair: the figure that is not in and the target that ends in a week, not the drafts.
    assert!(text.contains("Ask for Health checks, Feb 2015") && text.contains("Children’s services. Not in:"));
    assert!(text.contains("Confirm the target: Plans in time") && text.contains("It ends on 31 March 2015"));
    assert!(!text.contains("/readings/drafts"));
    // A lay member is not asked for anything.
    let mut member = Who::Member.signed_in(&world).await;
    let text = member.get("/dashboard").await.text;
    assert!(!text.contains("Ask for Health checks") && !text.contains("Confirm the target"));
    assert!(text.contains("What needs you <span class=\"answers__n\">0</span>") && text.contains("Nothing."));
}

#[tokio::test]
async fn a_later_revision_does_not_change_what_was_reported() {
    let world = world().await;
    let (december, red) = six(&world).await;
    let mut browser = Who::Chair.signed_in(&world).await;
    let path = format!("/dashboard?as_at={december}");
    let before = browser.get(&path).await.text;
    assert!(
        row(&before, "Visits in time").contains("<b>95.0</b>") && row(&before, "Visits in time").contains("Oct 2014")
    );
    assert!(before.contains("<b>None of 6 indicators is red</b>."), "no meeting before that");
    world
        .app
        .act(world.board, "Test", async |tx| {
            revise(tx, red, month(2014, 10), (50, 100), "2015-01-20").await;
            // And February once more, on the day of the meeting.
            revise(tx, red, month(2015, 2), (91, 100), "2015-03-24").await;
            Ok(())
        })
        .await
        .unwrap();
    let after = browser.get(&path).await.text;
    assert!(row(&after, "Visits in time").contains("<b>95.0</b>"), "what was reported stays");
    let now = browser.get("/dashboard").await.text;
    assert!(row(&now, "Visits in time").contains("<b>91.0</b>"), "and what was kept is worked out anew");
    assert!(now.contains("<b>None of 6 indicators is red</b>, and none was in December."));
}

#[tokio::test]
async fn an_old_quarter_keeps_the_target_that_it_had() {
    let world = world().await;
    let december = world
        .app
        .act(world.board, "Test", async |tx| {
            let id = indicator(tx, "T1", "Visits in time", true).await;
            target(tx, id, ("2014-04-01", Some("2014-12-31")), 90).await;
            target(tx, id, ("2015-01-01", None), 60).await;
            add(tx, id, month(2014, 10), (70, 100)).await;
            add(tx, id, month(2015, 2), (70, 100)).await;
            let december = meeting(tx, "2014-12-09").await;
            meeting(tx, "2015-03-24").await;
            Ok(december)
        })
        .await
        .unwrap();
    let mut browser = Who::Chair.signed_in(&world).await;
    let march = browser.get("/dashboard").await.text;
    assert!(row(&march, "Visits in time").contains("rag--green") && row(&march, "Visits in time").contains("60%</td>"));
    assert!(march.contains("<b>None of 1 indicators is red</b>, one fewer than in December."));
    let before = browser.get(&format!("/dashboard?as_at={december}")).await.text;
    assert!(row(&before, "Visits in time").contains("rag--red") && row(&before, "Visits in time").contains("90%</td>"));
    assert!(!march.contains("Confirm the target") && !march.contains("Set a target"));
}

#[tokio::test]
async fn today_shows_what_no_meeting_has_seen() {
    let world = world().await;
    let (_, red) = six(&world).await;
    world.clock.set("2015-04-20T09:00:00Z".parse().unwrap());
    world
        .app
        .act(world.board, "Test", async |tx| {
            let march = of(tx, red, month(2015, 3), (99, 100));
            tx.create(march).await
        })
        .await
        .unwrap();
    let mut browser = Who::Chair.signed_in(&world).await;
    assert!(row(&browser.get("/dashboard").await.text, "Visits in time").contains("Feb 2015"));
    let today = browser.get("/dashboard?as_at=today").await.text;
    assert!(row(&today, "Visits in time").contains("Mar 2015"));
    assert!(today.contains("one fewer than in March."), "{today}");
    assert!(today.contains("Set a target: Plans in time") && today.contains("The last one ended on 31 March 2015"));
    for nonsense in ["tomorrow", "00000000-0000-7000-8000-000000000000"] {
        for path in ["/dashboard", "/dashboard.csv", "/scorecard", "/scorecard.csv"] {
            assert_eq!(browser.get(&format!("{path}?as_at={nonsense}")).await.status, 404, "{path} {nonsense}");
        }
    }
}

#[tokio::test]
async fn a_series_break_stops_the_question_and_a_long_series_answers_it() {
    let world = world().await;
    world
        .app
        .act(world.board, "Test", async |tx| {
            for (code, name) in [("T1", "Fallen"), ("T2", "Risen"), ("T3", "Broken"), ("T4", "Steady")] {
                let id = indicator(tx, code, name, true).await;
                let mut period = month(2013, 3);
                for n in 0..24 {
                    let usual = 60 + (n * 7) % 5;
                    let counted = match name {
                        "Fallen" if n > 20 => 30,
                        "Risen" if n > 20 => 90,
                        _ => usual,
                    };
                    add(tx, id, period, (counted, 100)).await;
                    period = period.following();
                }
                if name == "Broken" {
                    let series_break = SeriesBreak {
                        id: tx.new_id(),
                        board_id: tx.board(),
                        version: 1,
                        indicator_id: id,
                        on_date: day("2014-11-01"),
                        reason: "Counted otherwise".into(),
                        illustrative: false,
                    };
                    tx.create(series_break).await?;
                }
            }
            Ok(())
        })
        .await
        .unwrap();
    let mut browser = Who::Observer.signed_in(&world).await;
    let text = browser.get("/dashboard").await.text;
    for (name, word) in [
        ("Fallen", "variation--worse"),
        ("Risen", "variation--better"),
        ("Broken", "variation--brk"),
        ("Steady", "variation--same"),
    ] {
        assert!(row(&text, name).contains(word), "{}", row(&text, name));
    }
    assert!(text.contains("One has really got worse, one has really improved."));
    assert!(text.contains("What really changed <span class=\"answers__n\">2</span>"));
    assert!(text.contains("1 other moved no more than usual. 1 has too few points"));
}

#[tokio::test]
async fn drafts_and_other_boards_are_on_no_page_and_count_only_for_those_who_release() {
    let world = world().await;
    let (_, red) = six(&world).await;
    let elsewhere = world.other_board().await;
    world
        .app
        .act(world.board, "Test", async |tx| {
            let mut draft = of(tx, red, month(2015, 1), (1, 100));
            draft.state = State::Draft;
            draft.released_on = None;
            tx.create(draft).await?;
            // An agency's part is not the figure of the area.
            let mut part = of(tx, red, month(2015, 3), (2, 100));
            part.agency_part = true;
            tx.create(part).await
        })
        .await
        .unwrap();
    for who in [Who::Manager, Who::Chair, Who::DataOfficer] {
        let mut browser = who.signed_in(&world).await;
        let text = browser.get("/dashboard").await.text;
        assert!(row(&text, "Visits in time").contains("<b>60.0</b>"));
        assert_eq!(text.contains("Sign off 1 draft<"), who == Who::Manager, "{who:?}");
    }
    let mut browser = Who::Chair.of_agency(&world, elsewhere, None).await;
    for path in ["/dashboard", "/scorecard"] {
        let text = browser.get(path).await.text;
        assert!(!text.contains("Visits in time") && text.contains("No indicators yet."), "{path}");
        assert_eq!(browser.get(&format!("{path}.csv")).await.text.lines().count(), 1);
    }
}

#[tokio::test]
async fn the_scorecard_narrows_sorts_and_downloads() {
    let world = world().await;
    six(&world).await;
    let mut browser = Who::Analyst.signed_in(&world).await;
    let all = browser.get("/scorecard").await.text;
    assert!(all.contains("Showing 7 of 7 indicators") && all.contains("Training places taken up"));
    assert!(all.contains("60.0% is 30 points below the target of 90%"));
    let order = |text: &str| {
        let codes = text.split("class=\"meta c-code\">").skip(1).filter_map(|rest| rest.split('<').next());
        codes.filter(|c| c.len() == 2).map(str::to_owned).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(order(&all), "T1 T2 T3 T4 T5 T6 C7");
    for (query, shown) in [
        ("rag=red", "T1"),
        ("rag=not_reported", "T6 C7"),
        ("owner=Board+office", "C7"),
        ("area=board", "C7"),
        ("area=1&rag=green", "T3"),
        ("sort=name&dir=desc", "T1 C7 T3 T2 T6 T5 T4"),
        ("sort=rag", "T1 T2 T6 C7 T5 T4 T3"),
        ("sort=code&dir=asc", "C7 T1 T2 T3 T4 T5 T6"),
        ("sort=nonsense", "T1 T2 T3 T4 T5 T6 C7"),
    ] {
        let page = browser.get(&format!("/scorecard?{query}")).await;
        assert_eq!((page.status.as_u16(), order(&page.text).as_str()), (200, shown), "{query}");
        let csv = browser.get(&format!("/scorecard.csv?{query}")).await.text;
        let codes: Vec<&str> = csv.lines().skip(1).filter_map(|line| line.split(',').nth(2)).collect();
        assert_eq!(codes.join(" "), shown, "{query}: {csv}");
    }
    let sorted = browser.get("/scorecard?sort=name&dir=asc&rag=red").await.text;
    assert!(sorted.contains("aria-sort=\"ascending\"") && sorted.contains("rag=red&amp;sort=name&amp;dir=desc"));
    let nothing = browser.get("/scorecard?owner=Nobody").await.text;
    assert!(nothing.contains("No indicator matches.") && nothing.contains("Showing 0 of 7 indicators"));
    let csv = browser.get("/dashboard.csv").await.text;
    assert_eq!(csv.lines().count(), 1 + 6);
    assert!(
        csv.contains("60.0% is 30 points below the target of 90%") && csv.contains("Full Board, 24 March 2015"),
        "{csv}"
    );
}

#[tokio::test]
async fn a_comparator_prints_its_own_date_and_one_to_come_is_not_shown() {
    let world = world().await;
    let (_, red) = six(&world).await;
    world
        .app
        .act(world.board, "Test", async |tx| {
            for (on, value) in [("2014-03-31", 81), ("2015-12-31", 99)] {
                let comparator = Comparator {
                    id: tx.new_id(),
                    board_id: tx.board(),
                    version: 1,
                    indicator_id: red,
                    name: "neighbours".into(),
                    value: Text(Figure::from(value)),
                    at_on: day(on),
                    source: "Published".into(),
                    note: None,
                    illustrative: false,
                };
                tx.create(comparator).await?;
            }
            Ok(())
        })
        .await
        .unwrap();
    let mut browser = Who::Chair.signed_in(&world).await;
    let text = browser.get("/dashboard").await.text;
    assert!(
        row(&text, "Visits in time").contains("<b>81.0%</b> neighbours Mar 2014"),
        "{}",
        row(&text, "Visits in time")
    );
}

#[tokio::test]
async fn a_board_page_is_worked_out_once_and_young_people_and_auditors_may_not_look() {
    let world = world().await;
    six(&world).await;
    let mut browser = Who::Chair.signed_in(&world).await;
    browser.get("/dashboard").await;
    let (hits, misses) = world.app.kept_counts();
    for _ in 0..3 {
        browser.get("/dashboard").await;
        browser.get("/scorecard?rag=red").await;
    }
    assert_eq!(world.app.kept_counts(), (hits + 6, misses));
    for who in [Who::YoungPerson, Who::Auditor] {
        let mut browser = who.signed_in(&world).await;
        for path in ["/dashboard", "/dashboard.csv", "/scorecard", "/scorecard.csv"] {
            assert_eq!(browser.get(path).await.status, 403, "{path} {who:?}");
        }
    }
}
