//! The golden thread by keys alone: a red indicator becomes a challenge, the agency answers, an action follows, evidence is
//! attached, the chair accepts, the measure is taken again, and one page shows it all.

use super::chrome::{axe, chrome, fill, go, said, served, sign_in_by_keyboard};
use super::wanted;
use crate::tests::improvement::agency;
use crate::tests::scorecard::made::{add, indicator, month, target};
use crate::tests::world::{Who, world};
use fantoccini::{Client, Locator};

/// Somebody else sits down.
async fn enters(client: &Client, address: &str, email: &str, path: &str) {
    client.delete_all_cookies().await.unwrap();
    sign_in_by_keyboard(client, address, email).await;
    client.goto(&format!("{address}{path}")).await.unwrap();
}

async fn path(client: &Client) -> String {
    client.current_url().await.unwrap().path().to_owned()
}

/// A board with an indicator that is red three times, a chair, an office and an agency.
async fn with_red() -> (kit::testing::World, String) {
    let world = world().await;
    let police = agency(&world, "Testshire Police").await;
    for (email, who, agency) in [
        ("chair@test.example", Who::Chair, None),
        ("manager@test.example", Who::Manager, None),
        ("member@police.example", Who::Member, Some(police)),
    ] {
        world.person(email, &[who.role()], agency).await.unwrap();
    }
    world
        .app
        .act(world.board, "Test", async |tx| {
            let id = indicator(tx, "T1", "Visits in time", true).await;
            target(tx, id, ("2013-01-01", None), 90).await;
            for (month, count) in [(month(2014, 12), 70), (month(2015, 1), 62), (month(2015, 2), 58)] {
                add(tx, id, month, (count, 100)).await;
            }
            Ok(())
        })
        .await
        .unwrap();
    (world, police.to_string())
}

/// The chair asks; gives back where the challenge is.
async fn challenged(client: &Client, address: &str, police: &str) -> String {
    enters(client, address, "chair@test.example", "/indicators/T1").await;
    go(client, "Challenge").await;
    let asked = [
        ("title", "Visits that come late"),
        ("asks", "Why, and what changes before summer?"),
        ("ground", "58% in February."),
        ("agencies", police),
    ];
    fill(client, &asked).await;
    go(client, "Save the draft").await;
    assert!(said(client).await.contains("Nobody has been asked yet"));
    go(client, "Send it").await;
    assert!(said(client).await.contains("The clock runs"));
    path(client).await
}

/// The agency answers, and the chair accepts.
async fn answered(client: &Client, address: &str, challenge: &str) {
    enters(client, address, "member@police.example", "/").await;
    go(client, "Answer: CH-15-01").await;
    fill(client, &[("stance", "accepts"), ("words", "Two posts were empty. Both are filled in April.")]).await;
    go(client, "Send the answer").await;
    assert!(said(client).await.contains("Answer sent"));
    enters(client, address, "chair@test.example", challenge).await;
    go(client, "Accept or send back").await;
    fill(client, &[("verdict", "accept"), ("words", "Clear.")]).await;
    go(client, "Save").await;
    assert!(said(client).await.contains("Answer accepted"));
}

/// The office sets an action from it; gives back where it is.
async fn set_from(client: &Client, address: &str, challenge: &str) -> String {
    enters(client, address, "manager@test.example", challenge).await;
    go(client, "Set an action from it").await;
    let action = [
        ("title", "Fill both posts"),
        ("owner", "Detective superintendent"),
        ("agency", "Testshire"),
        ("due-day", "30"),
        ("due-month", "4"),
        ("due-year", "2015"),
        ("success", "Nobody waits for a visit."),
        ("measure", "indicator"),
        ("indicator", "Visits"),
        ("before", "58%"),
        ("aim", "90%"),
    ];
    fill(client, &action).await;
    go(client, "Set the action").await;
    assert!(said(client).await.contains("Action set"));
    path(client).await
}

/// The agency attaches what shows it, and sends it in.
async fn proved(client: &Client, address: &str, action: &str, rota: &std::path::Path) {
    enters(client, address, "member@police.example", action).await;
    std::fs::write(rota, "day,officer\nMonday,2\n").unwrap();
    let upload = client.find(Locator::Css("input[type=file]")).await.unwrap();
    upload.send_keys(&rota.display().to_string()).await.unwrap();
    // The driver takes every key at a file box for a name, so it cannot tab on from there as a person does.
    client.find(Locator::Css("input[name=marking][value=official]")).await.unwrap().click().await.unwrap();
    go(client, "Attach").await;
    assert!(said(client).await.contains("File attached"));
    go(client, "Send in as complete").await;
    fill(client, &[("words", "Both began on Monday.")]).await;
    go(client, "Send in").await;
    assert!(said(client).await.contains("Sent in"));
}

/// The chair accepts, and the office measures again.
async fn tested_again(client: &Client, address: &str, action: &str) {
    enters(client, address, "chair@test.example", action).await;
    go(client, "Accept or send back").await;
    let verdict = [
        ("verdict", "accept"),
        ("words", "The rota shows it."),
        ("retest-day", "1"),
        ("retest-month", "9"),
        ("retest-year", "2015"),
    ];
    fill(client, &verdict).await;
    go(client, "Save").await;
    assert!(said(client).await.contains("Accepted as complete"));
    enters(client, address, "manager@test.example", action).await;
    go(client, "Record the re-test").await;
    fill(client, &[("after", "91%"), ("worked", "yes"), ("effect", "Families wait days, not weeks.")]).await;
    go(client, "Save").await;
    assert!(said(client).await.contains("Re-test recorded"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_a_red_indicator_to_what_changed_for_children() {
    if !wanted() {
        return;
    }
    let (world, police) = with_red().await;
    let address = served(&world).await;
    let chrome = chrome().await;
    let client = &chrome.client;
    let challenge = challenged(client, &address, &police).await;
    answered(client, &address, &challenge).await;
    let action = set_from(client, &address, &challenge).await;
    proved(client, &address, &action, &world.folder.path().join("rota.csv")).await;
    tested_again(client, &address, &action).await;
    go(client, "See the whole thread").await;
    let page = client.source().await.unwrap();
    for part in [
        "It worked.",
        "Visits in time",
        "CH-15-01 Visits that come late",
        "Testshire Police: accepts",
        "A1 Fill both posts",
        "rota.csv",
        "Visits in time: 91%, 58% before",
        "Families wait days, not weeks.",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert_eq!(axe(client).await, Vec::<String>::new());
    chrome.client.clone().close().await.unwrap();
}
