//! People: signing in and out, sessions that end in the middle of a form, roles given and taken.

use super::world::{Who, world};
use chrono::TimeDelta;
use kit::testing::PASSWORD;

/// The value of a hidden field of a page.
fn hidden(text: &str, name: &str) -> String {
    let after =
        text.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("no {name} in {text}"));
    after.split('"').next().unwrap().replace("&amp;", "&").replace("&quot;", "\"")
}

#[tokio::test]
async fn wrong_passwords_are_told_in_words_and_lock_in_the_end() {
    let world = world().await;
    world.person("manager@test.example", &["business_manager"], None).await.unwrap();
    let mut browser = world.browser();
    let empty = browser.post("/sign-in", &[("email", ""), ("password", "")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("Enter your work email address") && empty.text.contains("Enter your password"));
    for n in 1..=8 {
        let reply = browser.post("/sign-in", &[("email", "manager@test.example"), ("password", "wrong")]).await;
        assert_eq!(reply.status, if n < 8 { 422 } else { 429 }, "{n}");
        assert!(
            reply.text.contains("value=\"manager@test.example\"") && !reply.text.contains("value=\"wrong\""),
            "the address stays, the password does not"
        );
    }
    let right = browser.post("/sign-in", &[("email", "manager@test.example"), ("password", PASSWORD)]).await;
    assert!(right.text.contains("Wait 15 minutes") || right.text.contains("Wait 16 minutes"), "{}", right.text);
    world.clock.pass(TimeDelta::minutes(16));
    assert_eq!(
        browser
            .post("/sign-in", &[("email", "manager@test.example"), ("password", PASSWORD), ("next", "//evil.example")])
            .await
            .location(),
        "/"
    );
}

#[tokio::test]
async fn a_session_that_ends_in_the_middle_of_a_form_loses_nothing() {
    let world = world().await;
    world.person("manager@test.example", &["business_manager"], None).await.unwrap();
    let mut browser = world.browser();
    browser.post("/sign-in", &[("email", "manager@test.example"), ("password", PASSWORD)]).await;
    assert_eq!(browser.get("/agencies/new").await.status, 200);
    world.clock.pass(TimeDelta::minutes(61));
    let ended =
        browser.post("/agencies/new", &[("name", "Council & “Trust”"), ("short_name", "C&T"), ("kind", "other")]).await;
    assert_eq!(ended.status, 401);
    assert!(ended.text.contains("Nothing that you typed is lost"));
    let (next, typed) = (hidden(&ended.text, "next"), hidden(&ended.text, "typed"));
    let again = browser
        .post(
            "/sign-in",
            &[("email", "manager@test.example"), ("password", PASSWORD), ("next", &next), ("typed", &typed)],
        )
        .await;
    assert_eq!(again.status, 200);
    assert!(
        again.text.contains("You are signed in again") && again.text.contains("action=\"/agencies/new\""),
        "{}",
        again.text
    );
    let (name, kind) = (hidden(&again.text, "name"), hidden(&again.text, "kind"));
    let sent = browser.post("/agencies/new", &[("name", &name), ("short_name", "C&T"), ("kind", &kind)]).await;
    assert_eq!(sent.status, 303);
    assert!(browser.get("/agencies").await.text.contains("Council &amp; “Trust”"));
}

#[tokio::test]
async fn the_manager_adds_somebody_gives_and_takes_roles_and_ends_sessions() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let refused = manager
        .post("/people/new", &[("title", "Police data officer"), ("email", "no address"), ("roles", "data_officer")])
        .await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("name@organisation.uk")
            && refused.text.contains("value=\"Police data officer\"")
            && refused.text.contains("value=\"data_officer\" checked")
    );
    let fields =
        [("title", "Police data officer"), ("email", "Data.Officer@Police.example"), ("roles", "data_officer")];
    let added = manager.post("/people/new", &fields).await;
    assert_eq!(added.status, 200);
    let password = added.text.split("class=\"secret\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let twice = manager.post("/people/new", &fields).await;
    assert_eq!(twice.status, 422);
    assert!(twice.text.contains("has that e-mail address already"));

    let mut officer = world.browser();
    assert_eq!(
        officer.post("/sign-in", &[("email", "data.officer@police.example"), ("password", &password)]).await.status,
        303
    );
    assert_eq!(officer.get("/people").await.status, 403);
    let list = manager.get("/people").await.text;
    let at = list
        .split("/people/")
        .skip(1)
        .find(|rest| rest.contains("Police data officer"))
        .map(|rest| format!("/people/{}", rest.split('"').next().unwrap()))
        .unwrap();
    let page = manager.get(&at).await;
    let version = page.version().unwrap().to_owned();
    let change = [
        ("version", version.as_str()),
        ("title", "Police data officer"),
        ("active", "yes"),
        ("roles", "data_officer"),
        ("roles", "auditor"),
    ];
    assert_eq!(manager.post(&at, &change).await.status, 303);
    assert_eq!(officer.get("/people").await.status, 200, "the new role counts at once");
    let version = manager.get(&at).await.version().unwrap().to_owned();
    assert_eq!(manager.post(&format!("{at}/password"), &[("version", &version)]).await.status, 200);
    assert_eq!(officer.get("/people").await.status, 303, "a new password ends their sessions");
    let trail = manager.get("/trail").await.text;
    assert!(trail.contains("role grant") && trail.contains("signed in") && !trail.contains(&password));
}

#[tokio::test]
async fn two_people_who_change_somebody_at_once_do_not_overwrite_each_other() {
    let world = world().await;
    let person = world.person("member@test.example", &["member"], None).await.unwrap();
    let mut manager = Who::Manager.signed_in(&world).await;
    let at = format!("/people/{}", person.id);
    let version = manager.get(&at).await.version().unwrap().to_owned();
    let mine = [("version", version.as_str()), ("title", "Lay member"), ("active", "yes"), ("roles", "lay_member")];
    assert_eq!(manager.post(&at, &mine).await.status, 303);
    let theirs = manager.post(&at, &mine).await;
    assert_eq!(theirs.status, 409);
    assert!(theirs.text.contains("nothing of theirs is lost"));
}

#[tokio::test]
async fn one_s_own_password_and_not_one_s_own_role() {
    let world = world().await;
    let me = world.person("manager@test.example", &["business_manager"], None).await.unwrap();
    let mut browser = world.browser();
    browser.post("/sign-in", &[("email", "manager@test.example"), ("password", PASSWORD)]).await;
    let at = format!("/people/{}", me.id);
    let version = browser.get(&at).await.version().unwrap().to_owned();
    let locked_out = browser
        .post(&at, &[("version", version.as_str()), ("title", "Me"), ("active", "no"), ("roles", "member")])
        .await;
    assert_eq!(locked_out.status, 422);
    let short = browser.post("/me/password", &[("present", PASSWORD), ("new", "short"), ("again", "short")]).await;
    assert!(short.status == 422 && short.text.contains("at least 12 characters"));
    let wrong = browser
        .post(
            "/me/password",
            &[("present", "not this one"), ("new", "another long password"), ("again", "another long password")],
        )
        .await;
    assert!(wrong.status == 422 && wrong.text.contains("it is not that one"));
    assert_eq!(
        browser
            .post(
                "/me/password",
                &[("present", PASSWORD), ("new", "another long password"), ("again", "another long password")]
            )
            .await
            .status,
        303
    );
    assert_eq!(browser.get("/me").await.status, 303, "signed out everywhere");
    assert_eq!(
        browser
            .post("/sign-in", &[("email", "manager@test.example"), ("password", "another long password")])
            .await
            .status,
        303
    );
}

#[tokio::test]
async fn another_board_s_people_do_not_exist() {
    let world = world().await;
    let elsewhere = world.other_board().await;
    let stranger = world.person_of(elsewhere, "stranger@test.example", &["business_manager"], None).await.unwrap();
    let mut manager = Who::Manager.signed_in(&world).await;
    assert_eq!(manager.get(&format!("/people/{}", stranger.id)).await.status, 404);
    assert!(!manager.get("/people").await.text.contains("stranger@"));
    assert!(!manager.get("/people.csv").await.text.contains("stranger@"));
    assert!(!manager.get("/trail").await.text.contains("stranger@"));
}

#[tokio::test]
async fn the_trail_is_walked_every_night() {
    let world = world().await;
    crate::people::jobs::begin(&world.app).await.unwrap();
    crate::people::jobs::begin(&world.app).await.unwrap();
    assert!(kit::jobs::run_next(&world.app).await.unwrap());
    assert!(!kit::jobs::run_next(&world.app).await.unwrap(), "once a day, however often the program starts");
    world.clock.pass(TimeDelta::days(1));
    assert!(kit::jobs::run_next(&world.app).await.unwrap(), "and again the next");
    assert!(kit::jobs::given_up(&world.app).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_address_that_opens_two_boards_goes_over_from_one_to_the_other() {
    let world = world().await;
    let other = world.other_board().await;
    let stranger = world.other_board().await;
    world.person("manager@test.example", &["business_manager"], None).await.unwrap();
    world.person_of(other, "manager@test.example", &["chair"], None).await.unwrap();
    world.person_of(stranger, "else@test.example", &["chair"], None).await.unwrap();
    let mut browser = world.browser();
    browser.post("/sign-in", &[("email", "manager@test.example"), ("password", PASSWORD)]).await;
    let me = browser.get("/me").await.text;
    assert!(
        me.contains("Signed in for the <b>Testshire") && me.contains("Go to Elsewhere Safeguarding Children Board")
    );
    let refused = browser.post(&format!("/me/boards/{stranger}"), &[]).await;
    assert_eq!(refused.status, 404, "a board that the address does not open does not exist for it");
    assert_eq!(browser.post(&format!("/me/boards/{other}"), &[]).await.location(), "/");
    let there = browser.get("/me").await.text;
    assert!(there.contains("Signed in for the <b>Elsewhere") && there.contains("Go to Testshire"), "{there}");
    assert_eq!(browser.get("/agencies/new").await.status, 403, "with the rights held there, not those held here");
    let mut nobody = world.browser();
    assert_eq!(nobody.post(&format!("/me/boards/{other}"), &[]).await.status, 401);
}
