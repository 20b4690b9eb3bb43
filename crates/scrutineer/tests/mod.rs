//! Tests over every register, through HTTP, on either engine.

mod accounts;
mod api;
mod benchmarks;
mod bodies;
mod calendars;
mod caseload;
mod challenges;
mod commands;
mod conformance;
mod contributions;
mod disagreements;
mod extracts;
mod governance;
mod improvement;
mod indicators;
mod journeys;
mod killed;
mod mail;
mod measure;
mod meetings;
mod mended;
mod mended_events;
mod notes;
mod people;
mod permissions;
mod practice;
mod profile;
mod published;
mod ranges;
mod readings;
mod red_page;
mod referrals;
mod referrers;
mod releases;
mod returned;
mod returns;
mod reviews;
mod scorecard;
mod spreadsheets;
mod timescales;
mod upgrade;
mod working;
mod world;

use world::{Who, world};

#[tokio::test]
async fn the_worked_example_loads() {
    let world = world().await;
    let board = crate::demo::load(&world.app, kit::testing::PASSWORD).await.unwrap();
    let verdict = kit::audit::verify(&world.app, board).await.unwrap();
    assert!(verdict.findings.is_empty() && verdict.entries > 10, "{verdict:?}");
}

#[tokio::test]
async fn somebody_signs_in_and_out() {
    let world = world().await;
    let mut browser = Who::Manager.signed_in(&world).await;
    assert!(browser.get("/").await.text.contains("My work"));
    assert_eq!(browser.post("/sign-out", &[]).await.location(), "/sign-in");
    assert_eq!(browser.get("/").await.status, 303);
}

/// Compares with a file beside the tests; `UPDATE_SNAPSHOTS=1` writes it anew, for a reviewer to read.
fn snapshot(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{name} has changed: run the tests with UPDATE_SNAPSHOTS=1 and read the difference");
}
