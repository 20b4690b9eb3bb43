//! The register of disagreements counts itself for the scorecard.

use super::world::{Who, worked_example, world};
use crate::wings::counting;
use crate::wings::improvement::escalations::{self, EscalationDraft};
use crate::wings::performance::indicators::queries as indicators;
use crate::wings::performance::readings::{Reading, Readings, Source, State, queries as readings};
use chrono::TimeDelta;
use kit::testing::World;
use kit::{Desk, Read};
use uuid::Uuid;

/// Every reading of the indicator of disagreements, all revisions, the earliest period first.
async fn counted(world: &World, board: Uuid) -> Vec<Reading> {
    let desk = Desk::<Read<Readings>>::for_program(&world.app, board, "Test");
    let indicator = desk.find(indicators::coded("C62")).await.unwrap();
    let mut all = desk.all(readings::of_indicator(indicator.id)).await.unwrap();
    all.sort_by_key(|reading| (reading.ends_on, reading.revision));
    all
}

async fn count(world: &World) {
    counting::begin(&world.app).await.unwrap();
    while kit::jobs::run_next(&world.app).await.unwrap() {}
}

#[tokio::test]
async fn a_quarter_that_is_over_is_counted_as_a_draft_and_counted_again_when_the_register_changes() {
    let (world, board) = worked_example().await;
    let before = counted(&world, board).await;
    count(&world).await;
    assert_eq!(counted(&world, board).await, before, "on 24 March the quarter is not over");
    world.clock.pass(TimeDelta::days(9));
    count(&world).await;
    let first = counted(&world, board).await;
    let new = first.last().unwrap();
    assert_eq!(first.len(), before.len() + 1);
    assert_eq!((new.ends_on.to_string().as_str(), new.state, new.revision), ("2015-03-31", State::Draft, 1));
    assert_eq!(new.numerator.as_ref().unwrap().0, measure::Figure::Number(5.into()));
    assert_eq!(new.source, Source::Illustrative, "what is counted is made up, so the figure is too");
    count(&world).await;
    assert_eq!(counted(&world, board).await, first, "counting twice changes nothing");
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    assert!(manager.get("/readings/drafts").await.text.contains("Professional disagreements escalated"));
    // One that was raised in March is written down in April.
    let draft = |world: &World| {
        let agencies = kit::Desk::<Read<escalations::Escalations>>::for_program(&world.app, board, "Test");
        async move {
            let one = agencies.all(escalations::queries::latest_first()).await.unwrap().remove(0);
            EscalationDraft { about: "Late news.".into(), from: one.from_agency_id, to: one.to_agency_id }
        }
    };
    let late = draft(&world).await;
    let on = "2015-03-30".parse().ok();
    world.app.act(board, "Test", async |tx| escalations::raise(tx, late, on, false).await).await.unwrap();
    count(&world).await;
    let again = counted(&world, board).await;
    let revised = again.last().unwrap();
    assert_eq!((revised.revision, revised.current), (2, true));
    assert_eq!(revised.numerator.as_ref().unwrap().0, measure::Figure::Number(6.into()));
    assert!(revised.reason.as_deref().unwrap().contains("has changed since"));
    assert_eq!(again.len(), first.len() + 1);
}

#[tokio::test]
async fn an_empty_register_says_nothing() {
    let world = world().await;
    world.clock.pass(TimeDelta::days(40));
    count(&world).await;
    let mut manager = Who::Manager.signed_in(&world).await;
    assert!(!manager.get("/readings/drafts").await.text.contains("disagreements"));
}
