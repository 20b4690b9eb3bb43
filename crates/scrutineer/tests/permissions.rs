//! Every route x every role: who may is decided by the route table and the roles alone, and a reviewer can read the result.

use super::snapshot;
use super::world::world;
use crate::app::routes;
use crate::people::roles::{PROGRAMS, ROLES, rights};
use crate::wings::governance::agencies::{Agency, Kind};
use axum::http::Method;
use kit::testing::{Browser, World};
use std::fmt::Write as _;
use uuid::Uuid;

/// The path with something that names nothing in place of each parameter.
fn nonsense(path: &str) -> String {
    let segment = |part: &str| {
        if part.starts_with('{') { "nonsense".to_owned() } else { part.to_owned() }
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// An agency of the world's board.
async fn some_agency(world: &World) -> Uuid {
    let act = world.app.act(world.board, "Test", async |tx| {
        let agency = Agency {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            name: "Testshire Police".into(),
            short_name: "Police".into(),
            kind: Kind::Police,
            la_code: None,
            from_on: None,
            until_on: None,
            note: None,
        };
        tx.create(agency).await
    });
    act.await.unwrap().id.uuid()
}

/// Whether an address is for programs, which bring a key.
fn programs(path: &str) -> bool {
    path.starts_with("/api/")
}

async fn ask(browser: &mut Browser, method: &Method, path: &str) -> u16 {
    let reply = match *method {
        Method::GET => browser.get(path).await,
        _ => browser.post(path, &[]).await,
    };
    reply.status.as_u16()
}

#[tokio::test]
async fn every_route_asks_for_its_right_and_nothing_less() {
    let world = world().await;
    let table = routes().table;
    let mut nobody = world.browser();
    for route in &table {
        let Some(_) = route.needs else { continue };
        let status = ask(&mut nobody, &route.method, &nonsense(route.path)).await;
        let expected = if route.method == Method::GET && !programs(route.path) { 303 } else { 401 };
        assert_eq!(status, expected, "{} {} as nobody", route.method, route.path);
    }
    // Everybody works for an agency here: without one, some may do less than their role says.
    let agency = some_agency(&world).await;
    for role in ROLES {
        let email = format!("{}@board.example", role.key);
        world.person(&email, &[role.key], Some(agency)).await.unwrap();
        let mut browser = world.browser();
        assert_eq!(
            browser.post("/sign-in", &[("email", &email), ("password", kit::testing::PASSWORD)]).await.status,
            303
        );
        for route in table.iter().filter(|r| r.path != "/sign-out" && !r.path.starts_with("/sign-in")) {
            let status = ask(&mut browser, &route.method, &nonsense(route.path)).await;
            let may = route.needs.is_none_or(|right| rights(role.key).contains(&right));
            let what = format!("{} {} as {} gave {status}", route.method, route.path, role.key);
            if programs(route.path) && route.needs.is_some() {
                assert_eq!(status, 401, "{what}: no session counts there");
            } else if may {
                assert!(![401, 403].contains(&status) && status < 500, "{what}");
            } else {
                assert_eq!(status, 403, "{what}");
            }
        }
    }
}

#[tokio::test]
async fn no_change_is_taken_from_another_site() {
    let world = world().await;
    world.person("manager@board.example", &["business_manager"], None).await.unwrap();
    let mut browser = world.browser();
    browser.post("/sign-in", &[("email", "manager@board.example"), ("password", kit::testing::PASSWORD)]).await;
    for headers in [
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "https://elsewhere.example")],
        vec![],
    ] {
        browser.headers = headers.iter().map(|(k, v)| (*k, (*v).to_owned())).collect();
        for route in routes().table.iter().filter(|r| r.method == Method::POST) {
            let status = ask(&mut browser, &route.method, &nonsense(route.path)).await;
            // Where programs are let in, a session is nobody.
            let expected = if programs(route.path) { 401 } else { 403 };
            assert_eq!(status, expected, "{} from {headers:?}", route.path);
        }
    }
}

#[test]
fn the_table_of_rights_is_as_reviewed() {
    let mut text = String::from(
        "Who may use each route. Written by a test; a change here is a change of who sees or does what.\n\n",
    );
    let mut lines: Vec<String> = Vec::new();
    for route in routes().table {
        let mut line = format!("{:<5}{:<44}", route.method.as_str(), route.path);
        match route.needs {
            None => line.push_str("anybody"),
            Some(right) => {
                let who: Vec<&str> = ROLES
                    .iter()
                    .chain(PROGRAMS)
                    .filter(|role| rights(role.key).contains(&right))
                    .map(|role| role.key)
                    .collect();
                let _ = write!(
                    line,
                    "{:<24}{}",
                    right.to_string(),
                    if who.len() == ROLES.len() { "every role".to_owned() } else { who.join(" ") }
                );
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.sort_by_key(|line| line[5..].to_owned());
    text.push_str(&lines.join("\n"));
    text.push('\n');
    snapshot("permissions.txt", &text);
}
