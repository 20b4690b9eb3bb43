//! Every kind of form, filled in and sent by keys alone, with its messages first.

use super::chrome::{chrome, fill, go, refused, said, served, sign_in_by_keyboard, tab_to, type_keys};
use super::wanted;
use crate::tests::scorecard::made::{add, indicator, meeting, month};
use crate::tests::world::{Who, world};
use fantoccini::key::Key;
use kit::testing::World;

async fn with_people() -> World {
    let world = world().await;
    for email in ["manager@test.example", "deputy@test.example"] {
        world.person(email, &[Who::Manager.role()], None).await.unwrap();
    }
    world
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn agencies_bodies_seats_and_contributions_are_added_by_keyboard() {
    if !wanted() {
        return;
    }
    let world = with_people().await;
    let address = served(&world).await;
    let chrome = chrome().await;
    let client = &chrome.client;
    sign_in_by_keyboard(client, &address, "manager@test.example").await;
    client.goto(&format!("{address}/agencies")).await.unwrap();
    go(client, "Add an agency").await;
    refused(client, "Add").await;
    tab_to(client, "Enter the agency’s name").await;
    // The message leads to its box: typing goes on there at once.
    type_keys(client, &char::from(Key::Enter).to_string()).await;
    type_keys(client, "Testshire Police").await;
    fill(client, &[("short_name", "Police"), ("kind", "Police")]).await;
    go(client, "Add").await;
    assert!(said(client).await.contains("Agency added"));

    client.goto(&format!("{address}/governance")).await.unwrap();
    go(client, "Add a body").await;
    refused(client, "Add").await;
    fill(
        client,
        &[
            ("name", "Neglect group"),
            ("short_name", "Neglect"),
            ("kind", "task_and_finish"),
            ("position", "3"),
            ("frequency", "Monthly"),
            ("chair_role", "Director of nursing"),
            ("statutory_basis", "Decision of the Board"),
            ("purpose", "Find neglect earlier"),
            ("until-day", "31"),
            ("until-month", "3"),
            ("until-year", "2016"),
        ],
    )
    .await;
    go(client, "Add").await;
    assert!(said(client).await.contains("Body added"));
    go(client, "Add a seat").await;
    refused(client, "Add").await;
    fill(client, &[("seat", "Detective inspector"), ("agency_id", "Testshire"), ("standing", "member")]).await;
    fill(client, &[("statutory", "no")]).await;
    go(client, "Add").await;
    assert!(said(client).await.contains("Seat added"));

    client.goto(&format!("{address}/contributions")).await.unwrap();
    go(client, "Add a contribution").await;
    refused(client, "Add").await;
    fill(client, &[("financial_year", "2014/15"), ("agency_id", "Testshire"), ("amount", "8,699.80")]).await;
    go(client, "Add").await;
    assert!(said(client).await.to_lowercase().contains("added"));
    chrome.client.clone().close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_figure_is_entered_signed_off_revised_and_given_a_target_by_keyboard() {
    if !wanted() {
        return;
    }
    let world = with_people().await;
    world
        .app
        .act(world.board, "Test", async |tx| {
            let id = indicator(tx, "T1", "Visits in time", true).await;
            add(tx, id, month(2015, 1), (58, 100)).await;
            meeting(tx, "2015-01-20").await;
            Ok(())
        })
        .await
        .unwrap();
    let address = served(&world).await;
    let chrome = chrome().await;
    let client = &chrome.client;
    sign_in_by_keyboard(client, &address, "manager@test.example").await;
    let page = format!("{address}/indicators/T1");
    client.goto(&page).await.unwrap();
    go(client, "Enter a figure").await;
    refused(client, "Save as a draft").await;
    fill(client, &[("period", "February 2015"), ("covers", "area"), ("numerator", "60"), ("denominator", "100")]).await;
    fill(client, &[("words", "More visits, fewer workers.")]).await;
    go(client, "Save as a draft").await;
    assert!(said(client).await.contains("Saved as a draft"));

    // Nobody signs off what they entered themselves.
    client.delete_all_cookies().await.unwrap();
    sign_in_by_keyboard(client, &address, "deputy@test.example").await;
    client.goto(&format!("{address}/readings/drafts")).await.unwrap();
    go(client, "Sign off").await;
    assert!(said(client).await.contains("Signed off"));

    client.goto(&page).await.unwrap();
    go(client, "Revise").await;
    refused(client, "Send the revision").await;
    fill(client, &[("numerator", "62"), ("reason", "Two visits were recorded late.")]).await;
    go(client, "Send the revision").await;
    said(client).await;

    client.goto(&page).await.unwrap();
    go(client, "Set a target").await;
    refused(client, "Set the target").await;
    fill(
        client,
        &[
            ("kind", "level"),
            ("value", "85"),
            ("from-day", "1"),
            ("from-month", "1"),
            ("from-year", "2015"),
            ("reason", "Agreed for the year"),
            ("agreed_by", "Full Board, 20 January 2015"),
        ],
    )
    .await;
    go(client, "Set the target").await;
    assert!(said(client).await.contains("Target set"));
    chrome.client.clone().close().await.unwrap();
}
