//! Reminders and the digest, over a real mail server on this machine.

use super::improvement::{agency, set};
use super::world::{Who, world_with};
use crate::mail::jobs::{self, came_back};
use crate::mail::{Kind, Letter, Mail, State, queries};
use kit::testing::{PASSWORD, PostOffice, World};
use kit::{Desk, Read};

async fn with_post(office: &PostOffice) -> World {
    let server = office.address();
    world_with(move |config| {
        config.mail.server = Some(server);
        config.mail.from = Some("Scrutineer <scrutineer@board.example>".into());
        config.address = Some("https://scrutineer.board.example/".into());
    })
    .await
}

/// An action of the police that is due on 31 March 2015, with words that must not leave the program, and the address of
/// somebody there who has to say how far it is.
async fn an_action(world: &World, officer: &str) -> String {
    let police = agency(world, "Police").await;
    world.person(officer, &["data_officer"], Some(police)).await.unwrap();
    let mut manager = Who::Manager.signed_in(world).await;
    let due = [("due-day", "31"), ("due-month", "3"), ("due-year", "2015")];
    let police = police.to_string();
    let more = [&due[..], &[("title", "The family of Station Road"), ("agency", &police)]].concat();
    set(&mut manager, &more).await
}

/// Does all that is due.
async fn work(world: &World) {
    while kit::jobs::run_next(&world.app).await.unwrap() {}
}

/// Goes on to a moment, stopping each day at noon as the program would be there, and does what is due.
async fn go_to(world: &World, moment: &str) {
    let then: chrono::DateTime<chrono::Utc> = moment.parse().unwrap();
    while world.app.now() < then {
        world.clock.pass(chrono::TimeDelta::hours(1).min(then - world.app.now()));
        work(world).await;
    }
}

async fn letters(world: &World) -> Vec<Letter> {
    let desk = Desk::<Read<Mail>>::for_program(&world.app, world.board, "Test");
    desk.all(queries::since("2015-01-01".parse().unwrap())).await.unwrap()
}

fn to(letters: &[kit::testing::Taken], address: &str) -> Vec<String> {
    letters.iter().filter(|taken| taken.to == address).map(|taken| taken.letter.clone()).collect()
}

#[tokio::test]
async fn letters_go_on_working_days_hold_links_only_and_can_be_stopped_by_kind() {
    let office = PostOffice::open();
    let world = with_post(&office).await;
    let path = an_action(&world, "officer@police.example").await;
    jobs::begin(&world.app).await.unwrap();
    // From Tuesday 24 March to the Thursday after Easter, which is 9 April: Good Friday is the 3rd, Monday the 6th.
    go_to(&world, "2015-04-09T16:00:00Z").await;
    let mine = to(&office.taken(), "officer@police.example");
    let subjects: Vec<&str> =
        mine.iter().map(|l| l.split("Subject: ").nth(1).unwrap().split(':').next().unwrap()).collect();
    // Five working days before, the digest of Monday 30 March, the day, the day after, the digest of Tuesday 7 April.
    assert_eq!(subjects, ["A reminder", "1 thing waits for you", "A reminder", "A reminder", "1 thing waits for you"]);
    for letter in &mine {
        assert!(!letter.contains("Station Road") && !letter.contains("superintendent"), "{letter}");
        let flat = letter.replace("=\r\n", "");
        assert!(flat.contains(&format!("https://scrutineer.board.example{path}/progress")), "{letter}");
        assert!(
            letter.contains("Auto-Submitted: auto-generated") && letter.contains("List-Unsubscribe: <https://"),
            "{letter}"
        );
    }
    let days: Vec<String> = letters(&world).await.iter().rev().map(|letter| letter.on_day.to_string()).collect();
    for day in ["2015-03-28", "2015-03-29", "2015-04-03", "2015-04-04", "2015-04-05", "2015-04-06"] {
        assert!(!days.contains(&day.to_owned()), "{day} is no working day");
    }
    // The link in the letter, by somebody who is not signed in.
    let stop = mine[4].split("List-Unsubscribe: <https://scrutineer.board.example").nth(1).unwrap();
    let stop = stop.split('>').next().unwrap();
    let mut anybody = world.browser();
    let asked = anybody.get(stop).await;
    assert!(asked.status == 200 && asked.text.contains("Stop the weekly digest"), "{}", asked.text);
    assert!(!asked.text.contains("officer@police.example"), "it says nothing about whose it is");
    for _ in 0..2 {
        assert!(anybody.post(stop, &[]).await.text.contains("You get no more of these."));
    }
    go_to(&world, "2015-04-13T16:00:00Z").await;
    assert_eq!(to(&office.taken(), "officer@police.example").len(), 5, "no digest on Monday 13 April");
    let mut officer = world.browser();
    let signing = [("email", "officer@police.example"), ("password", PASSWORD)];
    officer.post("/sign-in", &signing).await;
    assert!(officer.get("/me").await.text.contains("Send me the weekly digest again"));
    assert_eq!(officer.post("/me/mail/digest/start", &[]).await.location(), "/me");
    go_to(&world, "2015-04-20T16:00:00Z").await;
    assert_eq!(to(&office.taken(), "officer@police.example").len(), 6);
    officer.post("/sign-in", &signing).await;
    assert_eq!(officer.get("/mail").await.status, 403, "who was written to is not everybody's business");
    assert_eq!(officer.post("/me/mail/gossip/stop", &[]).await.status, 404);
}

#[tokio::test]
async fn what_a_mail_server_refuses_is_kept_and_not_tried_again_until_somebody_says_so() {
    let office = PostOffice::open();
    let world = with_post(&office).await;
    an_action(&world, "gone@police.example").await;
    jobs::begin(&world.app).await.unwrap();
    go_to(&world, "2015-03-31T16:00:00Z").await;
    let failed: Vec<Letter> =
        letters(&world).await.into_iter().filter(|letter| letter.state == State::Refused).collect();
    assert_eq!(failed.len(), 1, "the first came to nothing, and no second was tried");
    assert!(failed[0].said.as_deref().unwrap().contains("Mailbox unavailable"), "{:?}", failed[0].said);
    let mut manager = Who::Manager.signed_in(&world).await;
    let page = manager.get("/mail").await.text;
    assert!(page.contains("One letter could not be delivered") && page.contains("Mailbox unavailable"), "{page}");
    assert!(manager.get("/mail.csv").await.text.contains("Refused"));
    assert_eq!(manager.post(&format!("/mail/{}/again", failed[0].id), &[]).await.location(), "/mail");
    go_to(&world, "2015-04-01T16:00:00Z").await;
    assert_eq!(letters(&world).await.iter().filter(|letter| letter.state == State::Refused).count(), 2);
    assert!(to(&office.taken(), "gone@police.example").is_empty());
}

#[tokio::test]
async fn a_server_that_is_busy_is_tried_again_and_a_report_of_failure_finds_its_letter() {
    let office = PostOffice::open();
    let world = with_post(&office).await;
    an_action(&world, "full@police.example").await;
    world.person("chair@board.example", &["business_manager"], None).await.unwrap();
    jobs::begin(&world.app).await.unwrap();
    work(&world).await;
    let waiting = letters(&world).await;
    let waiting: Vec<&Letter> = waiting.iter().filter(|letter| letter.state == State::Waiting).collect();
    assert!(waiting.len() == 1 && waiting[0].said.as_deref().unwrap().contains("storage"), "{waiting:?}");
    go_to(&world, "2015-03-30T12:00:00Z").await;
    let all = letters(&world).await;
    let digest = all.iter().find(|letter| letter.state == State::Sent && letter.kind == Kind::Digest);
    assert!(digest.is_none(), "the office has nothing late yet: {all:?}");
    go_to(&world, "2015-04-07T12:00:00Z").await;
    let sent = letters(&world).await.into_iter().find(|letter| letter.state == State::Sent).unwrap();
    let report = format!(
        "Action: failed\r\nStatus: 5.1.1\r\n\r\nMessage-ID: <{}.{}@board.example>\r\n",
        world.board.simple(),
        sent.id.uuid().simple()
    );
    assert!(!came_back(&world.app, &report.replace("failed", "delayed")).await.unwrap());
    assert!(came_back(&world.app, &report).await.unwrap());
    let now = letters(&world).await.into_iter().find(|letter| letter.id == sent.id).unwrap();
    assert_eq!((now.state, now.said.as_deref()), (State::CameBack, Some("5.1.1")));
    let other = report.replace(&sent.id.uuid().simple().to_string(), "00000000000070008000000000000009");
    assert!(!came_back(&world.app, &other).await.unwrap(), "no letter of ours");
}

#[tokio::test]
async fn nothing_is_written_at_night_or_without_a_mail_server() {
    let office = PostOffice::open();
    let world = with_post(&office).await;
    an_action(&world, "officer@police.example").await;
    go_to(&world, "2015-03-24T19:30:00Z").await;
    jobs::begin(&world.app).await.unwrap();
    work(&world).await;
    assert!(letters(&world).await.is_empty(), "the program began in the evening");
    let silent = super::world::world().await;
    an_action(&silent, "officer@police.example").await;
    jobs::begin(&silent.app).await.unwrap();
    work(&silent).await;
    assert!(letters(&silent).await.is_empty());
    let mut manager = Who::Manager.signed_in(&silent).await;
    assert!(manager.get("/mail").await.text.contains("No mail server is set"));
}
