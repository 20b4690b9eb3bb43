//! Chromium and its driver; what a person does with a keyboard alone.

use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use kit::testing::{PASSWORD, World};
use serde_json::{Value, json};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::net::TcpListener;

/// Chromium with its driver.
pub struct Chrome {
    _driver: Driver,
    pub client: Client,
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

pub async fn chrome() -> Chrome {
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
pub async fn served(world: &World) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let router = world.router.clone();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// What axe finds on the page, in a line each.
pub async fn axe(client: &Client) -> Vec<String> {
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
pub async fn overflow(client: &Client) -> i64 {
    let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    client.execute(script, vec![]).await.unwrap().as_i64().unwrap_or(0)
}

/// A window this wide inside; below 500 pixels headless Chromium needs its device emulation.
pub async fn narrow(client: &Client, width: u32) {
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

pub async fn type_keys(client: &Client, keys: &str) {
    client.active_element().await.unwrap().send_keys(keys).await.unwrap();
}

/// Tabs until a link or button with this text is focused.
pub async fn tab_to(client: &Client, text: &str) {
    for _ in 0..160 {
        type_keys(client, &char::from(Key::Tab).to_string()).await;
        let focused = client.active_element().await.unwrap();
        let shown = focused.text().await.unwrap_or_default();
        // A table that scrolls can be focused too, and holds the text of all its buttons.
        let acts = matches!(active(client, "tagName").await.as_str(), "A" | "BUTTON" | "SUMMARY");
        if acts && shown.contains(text) {
            let outline = client.execute("const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.boxShadow + s.backgroundColor", vec![]).await.unwrap();
            assert!(outline.as_str().is_some_and(|s| s != "nonenonergba(0, 0, 0, 0)"), "focus shows at {text}");
            return;
        }
    }
    panic!("no way to “{text}” by keyboard at {}", client.current_url().await.unwrap());
}

/// From the first page to one's own work, by keys alone.
pub async fn sign_in_by_keyboard(client: &Client, address: &str, email: &str) {
    client.goto(&format!("{address}/")).await.unwrap();
    assert!(client.current_url().await.unwrap().path() == "/sign-in");
    assert!(axe(client).await.is_empty(), "{:?}", axe(client).await);
    client.find(Locator::Id("email")).await.unwrap().send_keys(email).await.unwrap();
    type_keys(client, &format!("{}{PASSWORD}{}", char::from(Key::Tab), char::from(Key::Enter))).await;
    client.wait().at_most(Duration::from_secs(10)).for_element(Locator::Css(".sc-me")).await.unwrap();
}

/// Presses a key.
pub async fn press(client: &Client, key: Key) {
    type_keys(client, &char::from(key).to_string()).await;
}

/// Tabs to what shows this text, and presses Enter.
pub async fn go(client: &Client, text: &str) {
    tab_to(client, text).await;
    press(client, Key::Enter).await;
}

/// Tabs to each control in turn and types: a radio is chosen with arrows, a list by the beginning of the option's text,
/// and what stands in a box is replaced.
pub async fn fill(client: &Client, fields: &[(&str, &str)]) {
    for (name, value) in fields {
        tab_into(client, name).await;
        match active(client, "type").await.as_str() {
            "radio" => choose(client, value).await,
            "checkbox" => tick(client, value).await,
            "select-one" => type_keys(client, value).await,
            _ => {
                let control = char::from(Key::Control);
                type_keys(client, &format!("{control}a")).await;
                // A null key lets go of what is held down.
                type_keys(client, &format!("{}{value}", char::from(Key::Null))).await;
            }
        }
    }
}

/// What the focused element's property says.
async fn active(client: &Client, property: &str) -> String {
    let script = format!("return String(document.activeElement.{property})");
    client.execute(&script, vec![]).await.unwrap().as_str().unwrap_or_default().to_owned()
}

async fn tab_into(client: &Client, name: &str) {
    for _ in 0..160 {
        if active(client, "name").await == name {
            return;
        }
        press(client, Key::Tab).await;
    }
    panic!("no way into “{name}” by keyboard at {}", client.current_url().await.unwrap());
}

async fn choose(client: &Client, value: &str) {
    press(client, Key::Space).await;
    for _ in 0..12 {
        if active(client, "value").await == value {
            return;
        }
        press(client, Key::Down).await;
    }
    panic!("no choice “{value}” at {}", client.current_url().await.unwrap());
}

/// Ticks the box with this value, from the first of its kind on.
async fn tick(client: &Client, value: &str) {
    for _ in 0..60 {
        if active(client, "value").await == value {
            return press(client, Key::Space).await;
        }
        press(client, Key::Tab).await;
    }
    panic!("no box “{value}” at {}", client.current_url().await.unwrap());
}

/// What the page says was just done.
pub async fn said(client: &Client) -> String {
    for _ in 0..100 {
        // The page before may go while its words are being read.
        if let Ok(element) = client.find(Locator::Css(".said")).await
            && let Ok(text) = element.text().await
        {
            return text;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("nothing was done: {}", client.source().await.unwrap())
}

/// Waits until the page says this: the page before may have said something too, and be there for a moment yet.
pub async fn said_in_the_end(client: &Client, words: &str) {
    for _ in 0..100 {
        let found = client.find(Locator::Css(".said")).await;
        let text = match found {
            Ok(element) => element.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        };
        if text.contains(words) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("never said “{words}” at {}", client.current_url().await.unwrap());
}

/// Waits until the page shows these words: the one before may still stand there.
pub async fn shown_in_the_end(client: &Client, words: &str) {
    for _ in 0..100 {
        let found = client.find(Locator::Css("main")).await;
        let text = match found {
            Ok(element) => element.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        };
        if text.contains(words) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("never shown “{words}” at {}", client.current_url().await.unwrap());
}

/// Sends the form empty: the page lists what is missing, the list is where the keyboard is or comes first, axe is content.
pub async fn refused(client: &Client, button: &str) {
    go(client, button).await;
    let summary =
        client.wait().at_most(Duration::from_secs(10)).for_element(Locator::Css(".govuk-error-summary")).await;
    assert!(summary.is_ok(), "no messages at {}", client.current_url().await.unwrap());
    let found = axe(client).await;
    assert!(found.is_empty(), "{found:?}");
}
