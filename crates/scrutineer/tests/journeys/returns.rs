//! A contributor's quarter: a return of twelve indicators by keys alone, counted, and the same by pasting a column.

use super::chrome::{axe, chrome, go, press, said, served, sign_in_by_keyboard, type_keys};
use super::wanted;
use crate::tests::readings::{Board, board};
use crate::tests::returns::seen;
use crate::tests::world::Who;
use crate::wings::performance::indicators::queries as indicators;
use crate::wings::performance::readings::rules::{Asked, asked};
use crate::wings::performance::returns::changes::ask;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use kit::testing::Browser;

/// Twelve figures that come every quarter: six counts, six of two numbers.
const CODES: [&str; 12] = ["D07", "D08", "D09", "D10", "D12", "D13", "D14", "D19", "D20", "D22", "D25", "D27"];
/// What a return of these may cost in keys: three figures and one Enter for each box, and one to send. Fewer is better.
const KEYS: usize = 18 * 4 + 1;
/// The pages of it: my work, the return, the return as it was sent.
const PAGES: usize = 3;

/// A board on which the police are asked for them; how many boxes each has.
async fn quarter() -> (Board, Vec<usize>) {
    let board = board().await;
    let police = board.police;
    let boxes = board.world.app.act(board.world.board, "Test", async |tx| {
        let mut boxes = Vec::new();
        for indicator in tx.all(indicators::in_order()).await? {
            if CODES.contains(&indicator.code.as_str()) {
                boxes.push(if asked(&indicator) == Asked::Share { 2 } else { 1 });
                ask(tx, indicator.id, police.into(), false, "2014-10-01".parse().unwrap()).await?;
            }
        }
        Ok(boxes)
    });
    let boxes = boxes.await.unwrap();
    board.world.person("officer@test.example", &["data_officer"], Some(police)).await.unwrap();
    (board, boxes)
}

async fn main(client: &Client) -> String {
    client.find(Locator::Css("main")).await.unwrap().text().await.unwrap()
}

/// Waits until the page says so: what is typed is kept a moment later.
async fn until(client: &Client, words: &str) {
    for _ in 0..100 {
        if main(client).await.contains(words) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the page never says “{words}”: {}", main(client).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_quarter_of_twelve_figures_is_sent_by_keyboard() {
    if !wanted() {
        return;
    }
    let (board, boxes) = quarter().await;
    assert_eq!((boxes.len(), boxes.iter().sum::<usize>()), (12, 18));
    let address = served(&board.world).await;
    let chrome = chrome().await;
    let client = &chrome.client;
    sign_in_by_keyboard(client, &address, "officer@test.example").await;
    client.goto(&format!("{address}/")).await.unwrap();
    go(client, "Send the return: October to December 2014").await;
    let (mut keys, mut pages) = (0, 2);
    // The first box has the focus: nothing is looked for.
    for (line, count) in boxes.iter().enumerate() {
        for part in 0..*count {
            let figure = (if part == 0 { 100 } else { 200 } + line).to_string();
            type_keys(client, &figure).await;
            press(client, Key::Enter).await;
            keys += figure.len() + 1;
        }
        if line == 5 {
            until(client, "6 of 12 done").await;
        }
    }
    press(client, Key::Enter).await;
    (keys, pages) = (keys + 1, pages + 1);
    until(client, "Waits for sign-off").await;
    assert!(said(client).await.contains("Sent to be signed off"));
    assert!(keys <= KEYS && pages <= PAGES, "{keys} keys and {pages} pages");
    let sent = main(client).await;
    assert!(sent.contains("100") && sent.contains("111"), "{sent}");
    chrome.client.clone().close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_quarter_is_sent_by_pasting_a_column() {
    if !wanted() {
        return;
    }
    let (board, boxes) = quarter().await;
    let address = served(&board.world).await;
    let chrome = chrome().await;
    let client = &chrome.client;
    sign_in_by_keyboard(client, &address, "officer@test.example").await;
    client.goto(&format!("{address}/")).await.unwrap();
    go(client, "Send the return: October to December 2014").await;
    let rows: Vec<&str> = boxes.iter().map(|count| if *count == 2 { "97\t136" } else { "118" }).collect();
    // As the browser tells a page of Ctrl+V.
    let paste = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]); \
         document.activeElement.dispatchEvent(new ClipboardEvent('paste', \
         { clipboardData: data, bubbles: true, cancelable: true }));";
    client.execute(paste, vec![rows.join("\n").into()]).await.unwrap();
    until(client, "All 12 done").await;
    assert!(axe(client).await.is_empty(), "{:?}", axe(client).await);
    go(client, "Send to be signed off").await;
    until(client, "Waits for sign-off").await;
    chrome.client.clone().close().await.unwrap();
}

/// Somebody else types a figure into a line.
async fn types(other: &mut Browser, path: &str, (line, count): (usize, usize), figure: &str) {
    let page = other.get(path).await;
    let key = CODES[line];
    let (version, n, d) = (format!("{key}-v"), format!("{key}-n"), format!("{key}-d"));
    let seen = seen(&page, key);
    let mut fields = vec![("do", "keep"), (version.as_str(), seen.as_str()), (n.as_str(), figure)];
    if count == 2 {
        fields.push((d.as_str(), "900"));
    }
    assert_eq!(other.post(path, &fields).await.status, 303);
}

/// The same by keys, from the first box of a line on.
async fn types_here(client: &Client, count: usize, figure: &str) {
    type_keys(client, figure).await;
    press(client, Key::Enter).await;
    if count == 2 {
        type_keys(client, "900").await;
        press(client, Key::Enter).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_colleague_types_meanwhile_is_never_taken_away() {
    if !wanted() {
        return;
    }
    let (board, boxes) = quarter().await;
    let path = format!("/returns/{}/2014-12-31", board.police);
    let mut other = board.of(Who::DataOfficer, board.police).await;
    let address = served(&board.world).await;
    let chrome = chrome().await;
    let client = &chrome.client;
    sign_in_by_keyboard(client, &address, "officer@test.example").await;
    client.goto(&format!("{address}{path}")).await.unwrap();
    types(&mut other, &path, (0, boxes[0]), "121").await;
    // Past the first line, into the second and the third: each is kept by itself.
    for _ in 0..boxes[0] {
        press(client, Key::Enter).await;
    }
    types_here(client, boxes[1], "122").await;
    until(client, "2 of 12 done").await;
    types_here(client, boxes[2], "123").await;
    until(client, "3 of 12 done").await;
    let first = client.find(Locator::Id("D07-n")).await.unwrap().prop("value").await.unwrap();
    assert_eq!(first.as_deref(), Some("121"), "what the other one typed is here");
    // Both into the fourth: they are told, and the next saving does not choose for them.
    types(&mut other, &path, (3, boxes[3]), "124").await;
    types_here(client, boxes[3], "142").await;
    until(client, "has just typed 124").await;
    types_here(client, boxes[4], "125").await;
    until(client, "5 of 12 done").await;
    assert!(main(client).await.contains("has just typed 124"), "it stands until they choose");
    let stored = other.get(&path).await.text;
    for kept in ["121", "122", "123", "124", "125"] {
        assert!(stored.contains(&format!("value=\"{kept}\"")), "{kept}: {stored}");
    }
    go(client, "Save and stay").await;
    until(client, "Saved").await;
    for _ in 0..50 {
        if other.get(&path).await.text.contains("value=\"142\"") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(other.get(&path).await.text.contains("value=\"142\""), "the button chooses");
    chrome.client.clone().close().await.unwrap();
}
