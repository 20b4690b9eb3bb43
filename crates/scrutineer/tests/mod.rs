//! Tests over every register, through HTTP, on either engine.

mod caseload;
mod notes;
mod profile;
mod referrals;
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
