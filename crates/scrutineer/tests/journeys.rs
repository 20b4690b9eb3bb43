//! Journeys in a real browser, by keyboard, wide and narrow, with axe on every page.
//!
//! They run where `SCRUTINEER_TEST_BROWSER` is set (`make test` does), since they need Chromium and its driver.

mod board;
mod charts;
mod chrome;
mod forms;
mod returns;
mod thread;

use super::world::worked_example;
use crate::app::routes;
use axum::http::Method;
use chrome::{axe, chrome, narrow, overflow, served, sign_in_by_keyboard};
use fantoccini::Client;

fn wanted() -> bool {
    let wanted = std::env::var_os("SCRUTINEER_TEST_BROWSER").is_some();
    if !wanted {
        eprintln!("skipped: a journey in a real browser (`make test` runs it)");
    }
    wanted
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_can_read_every_page() {
    if !wanted() {
        return;
    }
    let (world, board) = worked_example().await;
    world.person_of(board, "manager@test.example", &["business_manager", "auditor"], None).await.unwrap();
    let address = served(&world).await;
    let chrome = chrome().await;
    let client = &chrome.client;
    sign_in_by_keyboard(client, &address, "manager@test.example").await;

    let mut paths: Vec<String> = routes()
        .table
        .iter()
        .filter(|r| {
            r.method == Method::GET
                && !r.path.contains('{')
                && !r.path.ends_with(".csv")
                && !r.path.starts_with("/api/")
        })
        .map(|r| r.path.to_owned())
        .collect();
    paths.extend(links(client, &address).await);
    let mut wrong = Vec::new();
    for path in &paths {
        client.goto(&format!("{address}{path}")).await.unwrap();
        for width in [1280, 320] {
            narrow(client, width).await;
            let over = overflow(client).await;
            if over > 0 {
                wrong.push(format!("{path} at {width}: {over} pixels too wide"));
            }
            wrong.extend(axe(client).await.into_iter().map(|found| format!("{path} at {width}: {found}")));
        }
        narrow(client, 1280).await;
    }
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
    assert!(paths.len() > 10, "{paths:?}");
    chrome.client.clone().close().await.unwrap();
}

/// One record page of each kind, found by following the first link of its list.
async fn links(client: &Client, address: &str) -> Vec<String> {
    let mut found = Vec::new();
    for route in routes().table.iter().filter(|r| {
        r.method == Method::GET && !r.path.contains('{') && !r.path.ends_with(".csv") && !r.path.starts_with("/api/")
    }) {
        client.goto(&format!("{address}{}", route.path)).await.unwrap();
        let all = client
            .execute(
                "return [...document.querySelectorAll('main a[href^=\"/\"]')].map(a => a.getAttribute('href'))",
                vec![],
            )
            .await
            .unwrap();
        let hrefs: Vec<String> =
            all.as_array().into_iter().flatten().filter_map(|h| h.as_str().map(str::to_owned)).collect();
        found.extend(hrefs.into_iter().filter(|h| {
            !h.contains(".csv")
                && !h.contains(".xlsx")
                && !h.starts_with("/api/")
                && !h.contains('?')
                && !h.starts_with("/static")
                && !h.starts_with("/files")
        }));
    }
    let shape = |path: &String| {
        path.split('/')
            .map(|part| if part.len() > 20 || part.chars().any(|c| c.is_ascii_digit()) { "*" } else { part }.to_owned())
            .collect::<Vec<_>>()
    };
    let mut seen = std::collections::HashSet::new();
    found.retain(|path| seen.insert(shape(path)));
    found
}
