//! Who gets in, what they see, what they can change.

use super::things::{Entity, thing, world};
use crate::testing::{Browser, World};
use axum::body::Body;
use chrono::TimeDelta;
use sea_orm::EntityTrait;

async fn signed_in(world: &World, email: &str, roles: &[&str]) -> Browser {
    world.person(email, roles, None).await.unwrap();
    let mut browser = world.browser();
    assert_eq!(browser.get(&format!("/enter/{email}")).await.location(), "/things");
    browser
}

async fn some_thing(world: &World, name: &str) -> super::things::Thing {
    let name = name.to_owned();
    world
        .app
        .act(world.board, "Test", async |tx| tx.create(super::things::Thing { id: tx.new_id(), ..thing(&name) }).await)
        .await
        .unwrap()
}

#[tokio::test]
async fn nobody_gets_in_unsigned_and_nobody_further_than_their_right() {
    let world = world().await;
    let mut nobody = world.browser();
    let reply = nobody.get("/things?a=1").await;
    assert_eq!((reply.status.as_u16(), reply.location()), (303, "/sign-in?next=/things%3Fa%3D1"));
    // Who asks is settled before anything else is read.
    assert_eq!(nobody.get("/things/nonsense").await.status, 303);
    let mut guest = signed_in(&world, "guest@board.example", &[]).await;
    assert_eq!(guest.get("/things").await.status, 403);
    assert_eq!(guest.get("/things/nonsense").await.status, 403);
    let mut reader = signed_in(&world, "reader@board.example", &["reader"]).await;
    assert_eq!(reader.get("/things").await.status, 200);
    assert_eq!(reader.get("/things/nonsense").await.status, 404);
    let thing = some_thing(&world, "lamp").await;
    assert_eq!(reader.post(&format!("/things/{}", thing.id), &[("name", "x"), ("version", "1")]).await.status, 403);
}

#[tokio::test]
async fn scope_is_added_to_every_question() {
    let world = world().await;
    some_thing(&world, "seen").await;
    let hidden = world
        .app
        .act(world.board, "Test", async |tx| {
            tx.create(super::things::Thing { id: tx.new_id(), hidden: true, ..thing("hidden") }).await
        })
        .await
        .unwrap();
    let elsewhere = world.other_board().await;
    let other = world
        .app
        .act(elsewhere, "Test", async |tx| {
            tx.create(super::things::Thing { id: tx.new_id(), ..thing("elsewhere") }).await
        })
        .await
        .unwrap();
    let mut reader = signed_in(&world, "reader@board.example", &["reader"]).await;
    let mut manager = signed_in(&world, "manager@board.example", &["manager"]).await;
    assert!(reader.get("/things").await.text.contains("<h1>seen</h1>"));
    assert!(manager.get("/things").await.text.contains("<h1>seen, hidden</h1>"));
    assert_eq!(reader.get(&format!("/things/{}", hidden.id)).await.status, 404);
    assert_eq!(manager.get(&format!("/things/{}", hidden.id)).await.status, 200);
    assert_eq!(manager.get(&format!("/things/{}", other.id)).await.status, 404);
}

#[tokio::test]
async fn a_form_is_refused_kept_or_stale_but_never_half_saved() {
    let world = world().await;
    let lamp = some_thing(&world, "lamp").await;
    let at = format!("/things/{}", lamp.id);
    let mut manager = signed_in(&world, "manager@board.example", &["manager"]).await;
    let empty = manager.post(&at, &[("version", "1")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("Error: Things") && empty.text.contains("Enter a name"));
    assert_eq!(manager.post(&at, &[("name", "new lamp"), ("version", "1")]).await.status, 303);
    assert!(manager.get(&at).await.text.contains("Renamed"));
    assert_eq!(manager.post(&at, &[("name", "newer lamp"), ("version", "1")]).await.status, 409);
    assert!(manager.get(&at).await.text.contains("new lamp in version 2"));
    assert_eq!(manager.get("/things-changed-on-get").await.status, 500);
    assert!(!manager.get("/things").await.text.contains("made by looking"));
}

#[tokio::test]
async fn changes_come_only_from_our_own_pages() {
    let world = world().await;
    let lamp = some_thing(&world, "lamp").await;
    let at = format!("/things/{}", lamp.id);
    let mut manager = signed_in(&world, "manager@board.example", &["manager"]).await;
    for headers in [
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "https://evil.example")],
        vec![],
    ] {
        manager.headers = headers.iter().map(|(k, v)| (*k, (*v).to_owned())).collect();
        assert_eq!(manager.post(&at, &[("name", "taken"), ("version", "1")]).await.status, 403, "{headers:?}");
    }
    manager.headers = vec![("origin", "http://127.0.0.1:8080".into())];
    assert_eq!(manager.post(&at, &[("name", "ours"), ("version", "1")]).await.status, 303);
}

#[tokio::test]
async fn sessions_end_and_what_was_typed_comes_back() {
    let world = world().await;
    let lamp = some_thing(&world, "lamp").await;
    let mut manager = signed_in(&world, "manager@board.example", &["manager"]).await;
    for _ in 0..3 {
        world.clock.pass(TimeDelta::minutes(45));
        assert_eq!(manager.get("/things").await.status, 200, "used within the hour");
    }
    world.clock.pass(TimeDelta::minutes(61));
    let reply = manager.post(&format!("/things/{}", lamp.id), &[("name", "typed with care"), ("version", "1")]).await;
    assert_eq!(reply.status, 401);
    assert!(reply.text.contains("typed+with+care"), "{}", reply.text);
    assert_eq!(manager.get("/things").await.status, 303);
    manager.get("/enter/manager@board.example").await;
    for _ in 0..15 {
        world.clock.pass(TimeDelta::minutes(50));
        manager.get("/things").await;
    }
    assert_eq!(manager.get("/things").await.status, 303, "twelve hours are the longest");
}

#[tokio::test]
async fn a_right_taken_away_is_gone_at_once() {
    let world = world().await;
    let mut reader = signed_in(&world, "reader@board.example", &["reader"]).await;
    assert_eq!(reader.get("/things").await.status, 200);
    use crate::access::grant;
    world
        .app
        .act(world.board, "Test", async |tx| {
            for held in tx.all(grant::Entity::find()).await? {
                tx.remove(held, "left the board").await?;
            }
            Ok(())
        })
        .await
        .unwrap();
    assert_eq!(reader.get("/things").await.status, 403);
}

#[tokio::test]
async fn failures_slow_down_then_lock_whether_or_not_there_is_such_an_account() {
    use crate::access::Refusal;
    let world = world().await;
    world.person("reader@board.example", &["reader"], None).await.unwrap();
    for email in ["reader@board.example", "nobody@board.example"] {
        for n in 1..=8 {
            let refusal = world.app.sign_in(email, "wrong").await.unwrap().unwrap_err();
            assert_eq!(matches!(refusal, Refusal::Locked(_)), n == 8, "{email} {n}");
        }
        let right = world.app.sign_in(email, crate::testing::PASSWORD).await.unwrap();
        assert!(matches!(right, Err(Refusal::Locked(_))));
    }
    world.clock.pass(TimeDelta::minutes(16));
    assert!(world.app.sign_in(" Reader@Board.example ", crate::testing::PASSWORD).await.unwrap().is_ok());
}

#[tokio::test]
async fn what_is_kept_is_worked_out_again_after_a_change_and_never_shared_across_scopes() {
    let world = world().await;
    some_thing(&world, "seen").await;
    world
        .app
        .act(world.board, "Test", async |tx| {
            tx.create(super::things::Thing { id: tx.new_id(), hidden: true, ..thing("hidden") }).await
        })
        .await
        .unwrap();
    let mut reader = signed_in(&world, "reader@board.example", &["reader"]).await;
    let mut manager = signed_in(&world, "manager@board.example", &["manager"]).await;
    for _ in 0..2 {
        assert!(reader.get("/things-kept").await.text.contains("<h1>seen</h1>"));
        assert!(manager.get("/things-kept").await.text.contains("<h1>seen, hidden</h1>"));
    }
    assert_eq!(world.app.kept_counts(), (2, 2));
    some_thing(&world, "new").await;
    assert!(reader.get("/things-kept").await.text.contains("<h1>seen, new</h1>"));
    assert_eq!(reader.get("/things-kept-wrongly").await.status, 500, "a kept question names what it reads");
}

#[tokio::test]
async fn a_broken_upload_or_a_nonsense_body_is_a_sentence_not_a_crash() {
    let world = world().await;
    let lamp = some_thing(&world, "lamp").await;
    let mut manager = signed_in(&world, "manager@board.example", &["manager"]).await;
    let at = format!("/things/{}", lamp.id);
    for (kind, body) in [
        ("text/plain", "\u{0}\u{1}"),
        ("application/x-www-form-urlencoded", "%%%=%"),
        ("multipart/form-data; boundary=x", "--x\r\n"),
    ] {
        let reply = manager.send("POST", &at, Some(kind), Body::from(body)).await;
        assert!(reply.status.is_client_error(), "{kind}: {}", reply.status);
    }
    assert_eq!(
        world
            .app
            .act(world.board, "Test", async |tx| tx.find(Entity::find_by_id(lamp.id)).await)
            .await
            .unwrap()
            .version,
        1
    );
}
