//! The figures of a chart by keys alone: Tab comes to it, the arrows go from mark to mark, and each is said.

use super::chrome::{axe, chrome, press, served, sign_in_by_keyboard};
use super::wanted;
use crate::tests::world::worked_example;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};

async fn said(client: &Client) -> String {
    client.find(Locator::Css(".charttip")).await.unwrap().text().await.unwrap()
}

/// The words of every mark of the wide chart, in reading order.
async fn marks(client: &Client) -> Vec<String> {
    let script = "return [...document.querySelectorAll('svg.chart--wide title')].slice(1).map(t => t.textContent)";
    serde_json::from_value(client.execute(script, Vec::new()).await.unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_marks_of_a_chart_are_read_with_the_arrows() {
    if !wanted() {
        return;
    }
    let (world, board) = worked_example().await;
    world.person_of(board, "manager@test.example", &["business_manager"], None).await.unwrap();
    let address = served(&world).await;
    let chrome = chrome().await;
    let client = &chrome.client;
    sign_in_by_keyboard(client, &address, "manager@test.example").await;
    client.goto(&format!("{address}/indicators/D02")).await.unwrap();
    let marks = marks(client).await;
    assert!(marks.len() > 12, "{marks:?}");
    let at_chart = "return document.activeElement.matches('svg.chart--wide')";
    let mut stops = 0;
    while client.execute(at_chart, Vec::new()).await.unwrap() != true {
        press(client, Key::Tab).await;
        stops += 1;
        assert!(stops < 120, "Tab never comes to the chart");
    }
    assert_eq!(said(client).await, "");
    press(client, Key::Right).await;
    assert_eq!(said(client).await, marks[0]);
    press(client, Key::Right).await;
    assert_eq!(said(client).await, marks[1]);
    press(client, Key::End).await;
    assert_eq!(Some(&said(client).await), marks.last());
    assert!(axe(client).await.is_empty(), "{:?}", axe(client).await);
    press(client, Key::Escape).await;
    assert_eq!(said(client).await, "");
}
