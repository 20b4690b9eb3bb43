//! The interface for programs: keys, what each opens, sending a return once and again, pages of lists, problems in JSON.

use super::returns::{FEBRUARY, asked};
use super::world::{Who, world};
use axum::body::Body;
use kit::testing::{Browser, Reply, World};
use serde_json::{Value, json};
use uuid::Uuid;

/// A key that the office makes on its page.
pub async fn key(manager: &mut Browser, agency: Option<Uuid>, role: &str) -> String {
    let agency = agency.map(|id| id.to_string()).unwrap_or_default();
    let fields = [("name", "Records system"), ("agency", agency.as_str()), ("role", role)];
    let reply = manager.post("/keys", &fields).await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply.text.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

/// A program: no cookies, no origin, only its key.
pub fn program(world: &World, key: &str) -> Browser {
    let mut program = world.browser();
    program.headers = vec![("authorization", format!("Bearer {key}"))];
    program
}

pub async fn send(program: &Browser, ends_on: &str, key: &str, body: &Value) -> Reply {
    let mut program = program.clone();
    program.headers.push(("idempotency-key", key.to_owned()));
    let path = format!("/api/v1/returns/{ends_on}/submissions");
    program.send("POST", &path, Some("application/json"), Body::from(body.to_string())).await
}

pub fn read(reply: &Reply) -> Value {
    serde_json::from_str(&reply.text).unwrap_or_else(|why| panic!("{why}: {}", reply.text))
}

pub fn whole() -> Value {
    json!({ "send": true, "figures": [
        { "key": "D02", "number": 1204 },
        { "key": "D05", "number": 389, "out_of": "1,204" },
        { "key": "D11", "not_available_because": "The system is down" },
    ] })
}

#[tokio::test]
async fn a_program_reads_what_its_agency_owes_and_sends_it_once() {
    let mut asked = asked().await;
    let police = asked.board.police;
    let key = key(&mut asked.board.manager, Some(police), "program_sends").await;
    let mut police = program(&asked.board.world, &key);
    let list = read(&police.get("/api/v1/returns?limit=2").await);
    assert_eq!(list["items"][0]["ends_on"], FEBRUARY);
    assert_eq!((&list["items"][0]["state"], &list["items"][0]["expected"]), (&json!("not_begun"), &json!(3)));
    let next = list["next"].as_str().unwrap();
    let rest = read(&police.get(&format!("/api/v1/returns?limit=500&after={next}")).await);
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next"]), (3, &Value::Null));
    let one = read(&police.get(&format!("/api/v1/returns/{FEBRUARY}")).await);
    assert_eq!(one["figures"][1]["asks"], "two_numbers");

    let taken = send(&police, FEBRUARY, "first-of-2015", &whole()).await;
    assert_eq!(taken.status, 200, "{}", taken.text);
    assert_eq!((&read(&taken)["state"], &read(&taken)["written"]), (&json!("submitted"), &json!(3)));
    // The network broke off, and the program sends the same again.
    let again = send(&police, FEBRUARY, "first-of-2015", &whole()).await;
    assert_eq!((again.status.as_u16(), read(&again)), (200, read(&taken)));
    let other = json!({ "send": false, "figures": [{ "key": "D02", "number": 7 }] });
    assert_eq!(send(&police, FEBRUARY, "first-of-2015", &other).await.status, 409);
    assert_eq!(send(&police, FEBRUARY, "second-of-2015", &other).await.status, 409, "it was sent");

    assert_eq!(asked.step(Who::DataApprover, FEBRUARY, "signature").await.status, 303);
    let readings = read(&police.get("/api/v1/readings?indicator=D02").await);
    let reading = &readings["items"][0];
    assert_eq!(
        (&reading["numerator"], &reading["agency"], &reading["revision"]),
        (&json!("1204"), &json!("Police"), &json!(1))
    );
    let page = asked.board.manager.get("/keys").await.text;
    assert!(page.contains("24 March 2015") && page.contains("Records system"), "{page}");
    let trail = asked.board.manager.get("/trail").await.text;
    assert!(trail.contains("Records system") && !trail.contains(&key[80..]), "the trail names the program");
}

#[tokio::test]
async fn wrong_figures_are_named_one_by_one_and_the_others_are_kept() {
    let mut asked = asked().await;
    let police = asked.board.police;
    let key = key(&mut asked.board.manager, Some(police), "program_sends").await;
    let police = program(&asked.board.world, &key);
    let body = json!({ "send": true, "figures": [
        { "key": "D02", "number": "many" },
        { "key": "D05", "number": 389, "out_of": 300 },
        { "key": "D11", "number": 118 },
        { "key": "D11", "number": 119 },
        { "key": "D99", "number": 1 },
    ] });
    let reply = send(&police, FEBRUARY, "wrong-figures", &body).await;
    assert_eq!(reply.status, 422);
    assert_eq!(reply.headers["content-type"], "application/problem+json");
    let findings = read(&reply)["findings"].as_array().unwrap().clone();
    let keys: Vec<&str> = findings.iter().map(|f| f["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["D02", "D05", "D11", "D99"], "{}", reply.text);
    assert!(asked.officer.get(&asked.path(FEBRUARY)).await.text.contains("value=\"118\""));
    // Under the same key, mended.
    assert_eq!(send(&police, FEBRUARY, "wrong-figures", &whole()).await.status, 200);

    for (kind, text, status) in [
        ("application/json", "{", 400),
        ("application/json", "{\"send\":true,\"figures\":[]}", 400),
        ("application/json", "{\"send\":true,\"figures\":[{\"key\":\"D02\",\"extra\":1}]}", 400),
        ("text/csv", "D02,1", 400),
    ] {
        let mut program = police.clone();
        program.headers.push(("idempotency-key", "broken-body".to_owned()));
        let path = format!("/api/v1/returns/{FEBRUARY}/submissions");
        let reply = program.send("POST", &path, Some(kind), Body::from(text)).await;
        assert_eq!((reply.status.as_u16(), read(&reply)["status"].as_u64()), (status, Some(status.into())), "{text}");
    }
    let mut nameless = police.clone();
    let path = format!("/api/v1/returns/{FEBRUARY}/submissions");
    let reply = nameless.send("POST", &path, Some("application/json"), Body::from(whole().to_string())).await;
    assert!(reply.status == 400 && reply.text.contains("Idempotency-Key"), "{}", reply.text);
}

#[tokio::test]
async fn a_key_opens_its_own_agency_and_nothing_else() {
    let mut asked = asked().await;
    let (police, council) = (asked.board.police, asked.board.council);
    let sends = key(&mut asked.board.manager, Some(police), "program_sends").await;
    assert_eq!(send(&program(&asked.board.world, &sends), FEBRUARY, "the-polices", &whole()).await.status, 200);

    let theirs = key(&mut asked.board.manager, Some(council), "program_sends").await;
    let mut other = program(&asked.board.world, &theirs);
    assert_eq!(read(&other.get("/api/v1/returns").await)["items"], json!([]));
    let nothing = other.get(&format!("/api/v1/returns/{FEBRUARY}")).await;
    assert!(!nothing.text.contains("D02") && !nothing.text.contains("1204"), "{}", nothing.text);
    let sent = send(&other, FEBRUARY, "the-polices", &whole()).await;
    assert!(sent.status == 422 && sent.text.contains("does not ask for it"), "{}", sent.text);
    assert_eq!(read(&other.get("/api/v1/readings").await)["items"], json!([]), "no draft is read");

    let reads = key(&mut asked.board.manager, None, "program_reads").await;
    let mut tool = program(&asked.board.world, &reads);
    assert_eq!(tool.get("/api/v1/indicators?limit=3").await.status, 200);
    assert_eq!(tool.get("/api/v1/returns").await.status, 403);
    assert_eq!(send(&tool, FEBRUARY, "tool-sends-it", &whole()).await.status, 403);
    // A key opens no page, and a session opens no address for programs.
    assert_eq!(tool.get("/dashboard").await.status, 303);
    assert_eq!(asked.board.manager.get("/api/v1/indicators").await.status, 401);
    assert_eq!(asked.officer.get("/api/v1/returns").await.status, 401);

    let page = asked.board.manager.get("/keys").await.text;
    let id = page.split("action=\"/keys/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let path = format!("/keys/{id}/end");
    assert_eq!(asked.board.manager.post(&path, &[("version", "1")]).await.status, 303);
    let ended = tool.get("/api/v1/indicators").await;
    assert_eq!((ended.status.as_u16(), ended.headers["www-authenticate"].to_str().unwrap()), (401, "Bearer"));
    // Another last letter than its own, whatever that is.
    let last = if sends.ends_with('x') { 'y' } else { 'x' };
    for wrong in ["", "Bearer", "scrutineer_x", &format!("{}{last}", &sends[..sends.len() - 1])] {
        assert_eq!(program(&asked.board.world, wrong).get("/api/v1/indicators").await.status, 401, "{wrong}");
    }
    let elsewhere = Who::Manager.of_agency(&asked.board.world, asked.board.world.other_board().await, None).await;
    assert!(!elsewhere.clone().get("/keys").await.text.contains("Records system"));
}

#[tokio::test]
async fn lists_come_in_pages_and_problems_in_json() {
    let world = world().await;
    world.app.act(world.board, "Test", async |tx| crate::edition::load_indicators(tx).await).await.unwrap();
    let mut manager = Who::Manager.signed_in(&world).await;
    let key = key(&mut manager, None, "program_reads").await;
    let mut tool = program(&world, &key);
    let (mut codes, mut after): (Vec<String>, String) = (Vec::new(), String::new());
    loop {
        let page = read(&tool.get(&format!("/api/v1/indicators?limit=30{after}")).await);
        codes.extend(page["items"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    let mut once = codes.clone();
    once.dedup();
    assert_eq!((codes.len(), codes.first().map(String::as_str)), (104, Some("C01")));
    assert_eq!(once.len(), 104);
    for (path, status) in [
        ("/api/v1/indicators?limit=0", 400),
        ("/api/v1/indicators?limit=many", 400),
        ("/api/v1/readings?indicator=D999", 400),
        ("/api/v1/readings?from=yesterday", 400),
        ("/api/v1/nothing", 404),
        ("/api/v1/returns/2015-02-29", 404),
    ] {
        let reply = tool.get(path).await;
        assert_eq!(reply.status.as_u16(), status, "{path}: {}", reply.text);
        assert_eq!(reply.headers["content-type"], "application/problem+json", "{path}");
        assert!(read(&reply)["detail"].as_str().unwrap().len() > 10, "{path}");
    }
    let wrong = tool.send("DELETE", "/api/v1/indicators", None, Body::empty()).await;
    assert_eq!((wrong.status.as_u16(), wrong.headers.contains_key("allow")), (405, true));
    let open = world.browser().get("/api/v1/openapi.json").await;
    let paths = read(&open)["paths"].as_object().unwrap().clone();
    let table = crate::app::routes().table;
    let ours = table.iter().filter(|r| r.path.starts_with("/api/v1/") && !r.path.ends_with("openapi.json"));
    for route in ours {
        assert!(paths[route.path].get(route.method.as_str().to_lowercase()).is_some(), "{} is described", route.path);
    }
}
