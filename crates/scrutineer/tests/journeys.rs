//! Journeys in a real browser, by keyboard, wide and narrow, with axe on every page.
//!
//! They run where `SCRUTINEER_TEST_BROWSER` is set (`make test` does), since they need Chromium and its driver.

use super::world::{Who, worked_example};
use crate::app::routes;
use axum::http::Method;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use kit::testing::{PASSWORD, World};
use serde_json::{Value, json};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::net::TcpListener;

/// Chromium with its driver.
struct Chrome {
    _driver: Driver,
    client: Client,
}

/// The driver, ended when dropped.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port()
}

async fn chrome() -> Chrome {
    let port = free_port().await;
    let driver = Driver(
        Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed"),
    );
    let flags = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--window-size=1280,900",
    ];
    let mut wanted = serde_json::Map::new();
    wanted.insert("goog:chromeOptions".into(), json!({"args": flags}));
    for _ in 0..100 {
        let connected = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted.clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await;
        if let Ok(client) = connected {
            return Chrome { _driver: driver, client };
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("chromedriver does not answer");
}

/// Serves the world to the browser; gives back its address.
async fn served(world: &World) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let router = world.router.clone();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// What axe finds on the page, in a line each.
async fn axe(client: &Client) -> Vec<String> {
    let script =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/node_modules/axe-core/axe.min.js"))
            .expect("axe is installed by `make assets`");
    client.execute(&script, vec![]).await.unwrap();
    let run = "const done = arguments[arguments.length - 1]; axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(done)";
    let found = client.execute_async(run, vec![]).await.unwrap();
    let violations = found["violations"].as_array().cloned().unwrap_or_default();
    let said = |v: &Value| format!("{}: {} at {}", v["id"], v["help"], v["nodes"][0]["target"]);
    violations.iter().map(said).collect()
}

/// The widest that the page is beyond its window, in pixels.
async fn overflow(client: &Client) -> i64 {
    let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    client.execute(script, vec![]).await.unwrap().as_i64().unwrap_or(0)
}

/// A window this wide inside; below 500 pixels headless Chromium needs its device emulation.
async fn narrow(client: &Client, width: u32) {
    client.set_window_size(width.max(500), 900).await.unwrap();
    let metrics = json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false}});
    client.issue_cmd(Devtools(metrics)).await.unwrap();
}

/// Chromium's own commands, through its driver.
#[derive(Debug)]
struct Devtools(Value);

impl fantoccini::wd::WebDriverCompatibleCommand for Devtools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }
    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.0.to_string()))
    }
}

async fn type_keys(client: &Client, keys: &str) {
    client.active_element().await.unwrap().send_keys(keys).await.unwrap();
}

/// Tabs until the focused element shows this text.
async fn tab_to(client: &Client, text: &str) {
    for _ in 0..80 {
        type_keys(client, &char::from(Key::Tab).to_string()).await;
        let focused = client.active_element().await.unwrap();
        let shown = focused.text().await.unwrap_or_default();
        if shown.contains(text) {
            let outline = client.execute("const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.boxShadow + s.backgroundColor", vec![]).await.unwrap();
            assert!(outline.as_str().is_some_and(|s| s != "nonenonergba(0, 0, 0, 0)"), "focus shows at {text}");
            return;
        }
    }
    panic!("no way to “{text}” by keyboard at {}", client.current_url().await.unwrap());
}

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
        .filter(|r| r.method == Method::GET && !r.path.contains('{') && !r.path.ends_with(".csv"))
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

async fn sign_in_by_keyboard(client: &Client, address: &str, email: &str) {
    client.goto(&format!("{address}/")).await.unwrap();
    assert!(client.current_url().await.unwrap().path() == "/sign-in");
    assert!(axe(client).await.is_empty(), "{:?}", axe(client).await);
    client.find(Locator::Id("email")).await.unwrap().send_keys(email).await.unwrap();
    type_keys(client, &format!("{}{PASSWORD}{}", char::from(Key::Tab), char::from(Key::Enter))).await;
    client.wait().at_most(Duration::from_secs(10)).for_element(Locator::Css(".sc-me")).await.unwrap();
}

/// One record page of each kind, found by following the first link of its list.
async fn links(client: &Client, address: &str) -> Vec<String> {
    let mut found = Vec::new();
    for route in
        routes().table.iter().filter(|r| r.method == Method::GET && !r.path.contains('{') && !r.path.ends_with(".csv"))
    {
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
            !h.contains(".csv") && !h.contains('?') && !h.starts_with("/static") && !h.starts_with("/files")
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_manager_adds_an_agency_by_keyboard() {
    if !wanted() {
        return;
    }
    let world = super::world::world().await;
    world.person("manager@test.example", &[Who::Manager.role()], None).await.unwrap();
    let address = served(&world).await;
    let chrome = chrome().await;
    let client = &chrome.client;
    sign_in_by_keyboard(client, &address, "manager@test.example").await;
    client.goto(&format!("{address}/agencies")).await.unwrap();
    tab_to(client, "Add an agency").await;
    type_keys(client, &char::from(Key::Enter).to_string()).await;
    client.wait().for_element(Locator::Id("name")).await.unwrap();
    client
        .find(Locator::Css("button[type=submit]"))
        .await
        .unwrap()
        .send_keys(&char::from(Key::Enter).to_string())
        .await
        .unwrap();
    client.wait().for_element(Locator::Css(".govuk-error-summary")).await.unwrap();
    assert!(axe(client).await.is_empty(), "{:?}", axe(client).await);
    tab_to(client, "Enter the agency’s name").await;
    type_keys(client, &char::from(Key::Enter).to_string()).await;
    type_keys(client, &format!("Testshire Police{}Police{}Police", char::from(Key::Tab), char::from(Key::Tab))).await;
    tab_to(client, "Add").await;
    type_keys(client, &char::from(Key::Enter).to_string()).await;
    let heading = client.wait().for_element(Locator::Css(".said")).await.unwrap();
    assert!(heading.text().await.unwrap().contains("Agency added"));
    chrome.client.clone().close().await.unwrap();
}
