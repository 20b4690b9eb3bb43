//! What every page of every register keeps: walked over the route table, so that a new register is held to it at once.

use super::world::{Who, worked_example, world};
use crate::app::routes;
use axum::http::Method;
use kit::sheets::Sheet;
use kit::testing::Reply;

/// Pages and downloads whose address needs nothing filled in, each with who is sent to it: the manager, or the designated
/// officer for what even the manager may not open.
fn plain_gets() -> Vec<(&'static str, Who)> {
    let table = routes().table;
    // What programs read is held by tests of its own.
    let page = |path: &str| !path.contains('{') && path != "/sign-in" && !path.starts_with("/api/");
    let plain = table.iter().filter(|r| r.method == Method::GET && page(r.path));
    plain.map(|r| (r.path, visitor(r.needs))).collect()
}

fn visitor(needs: Option<kit::Right>) -> Who {
    let held = crate::people::roles::rights(Who::Manager.role());
    if needs.is_none_or(|right| held.contains(&right)) { Who::Manager } else { Who::DesignatedOfficer }
}

fn check_page(path: &str, reply: &Reply) {
    let text = &reply.text;
    assert_eq!(text.matches("<h1").count(), 1, "{path} has one h1");
    assert!(
        text.contains("<html lang=\"en-GB\">")
            && text.contains(" - Scrutineer</title>")
            && text.contains("<main id=\"main\""),
        "{path}"
    );
    assert!(!text.contains(" style=") && !text.contains("<style"), "{path} has no inline style");
    assert!(
        !text.contains("<script>") && !text.contains(" onclick=") && !text.contains("javascript:"),
        "{path} has no inline script"
    );
    assert!(!text.contains("href=\"#\""), "{path} has no link that leads nowhere");
    assert!(!text.contains("NaN") && !text.contains("None)") && !text.contains("Some("), "{path} shows no raw value");
    assert!(
        text.matches("class=\"btn\"").count() <= 1 || path == "/readings/drafts",
        "{path} has one filled button at most"
    );
    assert_eq!(text.matches("<table").count(), text.matches("<caption").count(), "{path}: each table has its caption");
    let ids: Vec<&str> = text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "{path}: ids are unique: {ids:?}");
    // What is published is for everybody; all else is for nobody but who asked.
    let kept = if path.starts_with("/public/") { "public, max-age=300" } else { "no-store" };
    assert_eq!(reply.headers["cache-control"], kept, "{path}");
    assert!(reply.headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"), "{path}");
}

fn check(path: &str, reply: &Reply) {
    assert_eq!(reply.status, 200, "{path}: {}", reply.text);
    let kind = reply.headers["content-type"].to_str().unwrap();
    if path.ends_with(".xlsx") {
        assert!(kind.contains("spreadsheetml"), "{path}");
        assert!(!Sheet::of_file(&reply.bytes).unwrap().headings.is_empty(), "{path} has a header row");
    } else if path.ends_with(".csv") {
        assert!(kind.starts_with("text/csv") && reply.text.starts_with('\u{feff}'), "{path}");
        assert!(reply.text.lines().next().is_some_and(|line| line.contains(',')), "{path} has a header row");
    } else {
        check_page(path, reply);
    }
}

#[tokio::test]
async fn every_page_holds_on_an_empty_board() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let mut officer = Who::DesignatedOfficer.signed_in(&world).await;
    for (path, who) in plain_gets() {
        let browser = if who == Who::Manager { &mut manager } else { &mut officer };
        check(path, &browser.get(path).await);
    }
}

#[tokio::test]
async fn every_page_holds_with_the_worked_example_and_reading_changes_nothing() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let mut officer = Who::DesignatedOfficer.of_agency(&world, board, None).await;
    let before = kit::audit::verify(&world.app, board).await.unwrap();
    for (path, who) in plain_gets() {
        let browser = if who == Who::Manager { &mut manager } else { &mut officer };
        check(path, &browser.get(path).await);
    }
    let after = kit::audit::verify(&world.app, board).await.unwrap();
    assert_eq!(before.entries, after.entries, "no page writes");
    assert!(after.findings.is_empty());
}

#[tokio::test]
async fn what_is_not_there_is_a_page_that_says_so() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let held = crate::people::roles::rights(Who::Manager.role());
    let theirs = |needs: Option<kit::Right>| needs.is_none_or(|right| held.contains(&right));
    for route in routes().table.iter().filter(|r| r.method == Method::GET && r.path.contains("{id}") && theirs(r.needs))
    {
        for name in ["nonsense", "00000000-0000-7000-8000-000000000000"] {
            let path = route.path.replace("{id}", name).replace("{register}", "actions");
            let reply = manager.get(&path).await;
            assert_eq!(reply.status, 404, "{path}");
            assert!(reply.text.contains("<h1") && reply.text.contains("Page not found"), "{path}");
        }
    }
    assert_eq!(manager.get("/no/such/page").await.status, 404);
    assert_eq!(manager.post("/help", &[]).await.status, 405);
}

#[tokio::test]
async fn an_empty_form_comes_back_with_its_messages() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let mut officer = Who::DesignatedOfficer.signed_in(&world).await;
    let table = routes().table;
    let forms: Vec<(&str, Who)> = table
        .iter()
        .filter(|r| r.method == Method::POST && !r.path.contains('{') && r.path != "/sign-out")
        .map(|r| (r.path, visitor(r.needs)))
        .collect();
    assert!(forms.len() >= 3, "{forms:?}");
    for (path, who) in forms {
        let browser = if who == Who::Manager { &mut manager } else { &mut officer };
        let reply = browser.post(path, &[]).await;
        assert_eq!(reply.status, 422, "{path}: {}", reply.text);
        assert!(reply.text.contains("<title>Error: ") && reply.text.contains("govuk-error-summary"), "{path}");
        for target in reply
            .text
            .split("govuk-error-summary__list")
            .nth(1)
            .unwrap_or_default()
            .split("</ul>")
            .next()
            .unwrap_or_default()
            .split("href=\"#")
            .skip(1)
        {
            let id = target.split('"').next().unwrap_or_default();
            assert!(
                reply.text.contains(&format!("id=\"{id}\"")),
                "{path}: the summary leads to #{id}, which is not there"
            );
        }
    }
}
