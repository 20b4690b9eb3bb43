//! The red page, through HTTP: what is new, what lasts, what recovered, what the Board is asked.

use super::scorecard::made::{add, day, indicator, meeting, month, six, target};
use super::world::{Who, world};
use crate::wings::performance::indicators::IndicatorId;
use crate::wings::performance::readings::{Narrative, State};
use kit::Tx;
use kit::testing::World;

/// The row of the page with this name.
fn row<'a>(page: &'a str, name: &str) -> &'a str {
    page.split("<tr ")
        .find(|row| row.contains("rp__name") && row.contains(&format!(">{name}</a>")))
        .unwrap_or_else(|| panic!("no row for {name} in {page}"))
}

async fn says(tx: &mut Tx, indicator: IndicatorId, on: &str, speaker: &str, words: &str) {
    let said = Narrative {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        indicator_id: indicator,
        reading_id: None,
        state: State::Released,
        agency_id: None,
        speaker: speaker.into(),
        said_on: day(on),
        words: words.into(),
        confidence: None,
        help_wanted: None,
        illustrative: false,
        why: None,
        doing: None,
        by_on: None,
    };
    tx.create(said).await.unwrap();
}

/// Four meetings: one that lasts, one that is new, one that recovered, one that was red before and is not rated now.
async fn four(world: &World) -> Vec<uuid::Uuid> {
    world
        .app
        .act(world.board, "Test", async |tx| {
            for (code, name, shares) in [
                ("T1", "Lasting", [60, 60, 60, 60]),
                ("T2", "New", [95, 95, 95, 60]),
                ("T3", "Recovered", [60, 60, 60, 95]),
                ("T4", "Back again", [60, 95, 95, 60]),
            ] {
                let id = indicator(tx, code, name, true).await;
                target(tx, id, ("2013-04-01", None), 90).await;
                for (n, share) in (0..).zip(shares) {
                    add(tx, id, month(2014, 5 + 2 * n), (share, 100)).await;
                }
                if name == "New" {
                    says(tx, id, "2015-01-10", "Police", "Two posts were empty.").await;
                    says(tx, id, "2014-12-10", "Police", "Older words.").await;
                    says(tx, id, "2015-06-10", "Health", "Words of a later day.").await;
                }
            }
            let mut points = Vec::new();
            for on in ["2014-06-24", "2014-09-23", "2014-11-25", "2015-01-20"] {
                points.push(meeting(tx, on).await);
            }
            Ok(points)
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn what_is_new_what_lasts_and_what_recovered() {
    let world = world().await;
    let points = four(&world).await;
    let mut chair = Who::Chair.signed_in(&world).await;
    let page = chair.get("/red-page").await;
    assert_eq!(page.status, 200);
    let text = page.text;
    assert!(
        text.contains(
            "Full Board, 20 January 2015. <b>3 of 4 indicators are red</b>: 2 new, 1 still red, 1 recovered. None is"
        ),
        "{text}"
    );
    assert!(row(&text, "Lasting").contains("4th time red") && row(&text, "Lasting").contains(">1</span>"));
    for name in ["New", "Back again"] {
        assert!(row(&text, name).contains("rp__times--new\">newly red"), "{}", row(&text, name));
    }
    assert!(!text.contains(">Recovered</a>"), "only what is red");
    let new = row(&text, "New");
    assert!(new.contains("<b>60.0%</b>") && new.contains("target 90%") && new.contains("Nov 2014"), "{new}");
    assert!(new.contains("<b>Police.</b> Two posts were empty.") && !new.contains("Older") && !new.contains("later"));
    assert!(row(&text, "Lasting").contains("Nothing yet from Children’s services."));
    assert!(row(&text, "Lasting").contains("no comparator"));
    assert!(
        text.contains("agree an action or a challenge on Lasting (1), New (2) and Back again (4); ask why Lasting (1) has been red four times in a row."),
        "{text}"
    );
    // As it was reported to the first meeting, there was nothing to be new against.
    let first = chair.get(&format!("/red-page?as_at={}", points[0])).await.text;
    assert!(first.contains("There was no report before it to compare with."), "{first}");
    assert!(row(&first, "Lasting").contains("red at the first report") && !first.contains("Two posts"));
    let second = chair.get(&format!("/red-page?as_at={}", points[1])).await.text;
    assert!(row(&second, "Lasting").contains("2nd time red"));
    assert!(second.contains(": none new, 2 still red, 1 recovered."), "{second}");
}

#[tokio::test]
async fn an_open_action_or_challenge_stands_beside_its_red() {
    let world = world().await;
    six(&world).await;
    let police = super::improvement::agency(&world, "Police").await.to_string();
    let mut manager = Who::Manager.signed_in(&world).await;
    let text = manager.get("/red-page").await.text;
    assert!(text.contains("agree an action or a challenge on Visits in time (1)."), "{text}");
    let measured = [("measure", "indicator"), ("indicator", "T1")];
    for title in ["First", "Second", "Third"] {
        let path = super::improvement::set(&mut manager, &[measured[0], measured[1], ("title", title)]).await;
        assert!(path.starts_with("/actions/"));
    }
    let fields = [
        ("title", "Why so few visits"),
        ("asks", "Why?"),
        ("ground", "The figure."),
        ("agencies", police.as_str()),
        ("indicator", "T1"),
    ];
    let challenge = manager.post("/challenges/new", &fields).await.location().to_owned();
    assert!(!manager.get("/red-page").await.text.contains("Challenge CH"), "a draft is nobody’s to answer yet");
    let sent = manager.post(&format!("{challenge}/sending"), &[("version", "1")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let page = manager.get("/red-page").await.text;
    let beside = row(&page, "Visits in time");
    assert!(beside.contains("Challenge CH-15-01</a>") && beside.contains("answer due"), "{beside}");
    assert!(beside.contains("by 30 Jun 2015") && beside.contains("2 more"), "{beside}");
    assert!(page.contains("hear how far each action is"), "{page}");
}

#[tokio::test]
async fn the_page_is_for_those_who_read_the_dashboard_and_comes_as_a_file() {
    let world = world().await;
    four(&world).await;
    let mut observer = Who::Observer.signed_in(&world).await;
    assert_eq!(observer.get("/red-page").await.status, 200);
    let csv = observer.get("/red-page.csv").await.text;
    assert_eq!(csv.lines().count(), 4, "{csv}");
    assert!(csv.contains("\"Full Board, 20 January 2015\",1,T1,Lasting,60.0%,no,90%,Nov 2014,4,"), "{csv}");
    assert_eq!(observer.get("/red-page?as_at=tomorrow").await.status, 404);
    assert_eq!(Who::YoungPerson.signed_in(&world).await.get("/red-page").await.status, 403);
}
