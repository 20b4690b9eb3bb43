//! Meetings, through HTTP: a year is planned, one is run, its minutes are approved.

use super::improvement::step;
use super::world::{Who, worked_example, world};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::meetings::{Meeting, Meetings, State, queries};
use kit::testing::{Browser, World};
use kit::{Desk, Read};
use uuid::Uuid;

async fn all(world: &World, board: Uuid) -> Vec<Meeting> {
    let desk = Desk::<Read<Meetings>>::for_program(&world.app, board, "Test");
    desk.all(queries::between("2015-01-01".parse().unwrap(), "2017-01-01".parse().unwrap())).await.unwrap()
}

async fn body(world: &World, board: Uuid, short: &str) -> Body {
    let desk = Desk::<Read<Meetings>>::for_program(&world.app, board, "Test");
    let all = desk.all(bodies::in_order()).await.unwrap();
    all.into_iter().find(|body| body.short_name == short).unwrap()
}

fn year<'a>(body: &'a str, week: &'a str, weekday: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("body", body),
        ("week", week),
        ("weekday", weekday),
        ("begins", "10.00"),
        ("minutes", "120"),
        ("place", "County Hall"),
        ("from-day", "1"),
        ("from-month", "4"),
        ("from-year", "2015"),
        ("until-day", "31"),
        ("until-month", "3"),
        ("until-year", "2016"),
    ]
}

fn hidden(page: &str, name: &str) -> String {
    let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("{name}: {page}"));
    value.split('"').next().unwrap().to_owned()
}

/// The version in the form that is sent to this address.
fn version_for(page: &str, action: &str) -> String {
    let form = page.split(&format!("action=\"{action}\"")).nth(1).unwrap_or_else(|| panic!("{action}: {page}"));
    hidden(form, "version")
}

/// Plans what the page shows.
async fn plan(manager: &mut Browser, fields: &[(&str, &str)]) -> String {
    let shown = manager.post("/meetings/year", fields).await;
    assert_eq!(shown.status, 200, "{}", shown.text);
    let seen = hidden(&shown.text, "seen");
    let kept = manager.post("/meetings/year", &[fields, &[("seen", &seen)]].concat()).await;
    assert_eq!(kept.location(), "/meetings", "{}", kept.text);
    shown.text
}

#[tokio::test]
async fn a_year_is_planned_without_holidays_and_without_clashes_of_members() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let (full, esg) = (body(&world, board, "Full Board").await, body(&world, board, "ESG").await);
    let (full, esg) = (full.id.to_string(), esg.id.to_string());
    let before = all(&world, board).await.len();
    plan(&mut manager, &year(&full, "1", "mon")).await;
    let meetings = all(&world, board).await;
    let days: Vec<String> = meetings.iter().map(|meeting| meeting.on_date.to_string()).collect();
    assert_eq!(meetings.len(), before + 4);
    assert!(days.contains(&"2015-04-13".to_owned()), "not on Easter Monday: {days:?}");
    // The executive group has members of the same agencies: it moves out of the Board's way.
    let shown = plan(&mut manager, &year(&esg, "2", "mon")).await;
    assert!(shown.contains("13 April 2015 is a day on which Full Board meets"), "{shown}");
    let list = manager.get("/meetings").await.text;
    assert!(list.contains("Next: ") && list.contains("County Hall"));
    assert!(manager.get("/meetings.csv").await.text.contains("2015-04-13"));
    // The same year again: every day is taken by the body itself, so nothing is kept twice.
    let again = manager.post("/meetings/year", &year(&full, "1", "mon")).await;
    assert!(again.text.contains("a day on which Full Board meets"), "{}", again.text);
    let wrong = manager.post("/meetings/year", &year(&full, "9", "mon")).await;
    assert!(wrong.status == 422 && wrong.text.contains("Choose the week of the month"));
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    assert_eq!(
        (chair.get("/meetings").await.status, chair.get("/meetings/year").await.status),
        (200.try_into().unwrap(), 403.try_into().unwrap())
    );
}

/// A meeting of the Full Board, its address, and the names of the boxes of its roll.
async fn planned(world: &World, board: Uuid, manager: &mut Browser) -> (String, Vec<String>) {
    let full = body(world, board, "Full Board").await.id.to_string();
    plan(manager, &year(&full, "2", "tue")).await;
    let first = all(world, board)
        .await
        .into_iter()
        .find(|meeting| meeting.body_id.to_string() == full && meeting.state == State::Planned)
        .unwrap();
    let path = format!("/meetings/{}", first.id);
    let room = manager.get(&format!("{path}/room")).await.text;
    let boxes =
        room.split("name=\"how-").skip(1).map(|rest| format!("how-{}", rest.split('"').next().unwrap())).collect();
    (path, boxes)
}

async fn press(browser: &mut Browser, path: &str, step: &str) -> kit::testing::Reply {
    let page = browser.get(path).await.text;
    let version = hidden(&page, "version");
    browser.post(&format!("{path}/{step}"), &[("version", &version)]).await
}

#[tokio::test]
async fn a_meeting_is_run_from_the_roll_to_minutes_that_nobody_can_change() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let (path, boxes) = planned(&world, board, &mut manager).await;
    let page = manager.get(&path).await.text;
    for words in ["Chair’s update and challenge log", "Papers go out", "The roll has not been called."] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let item = manager.post(&format!("{path}/items"), &[("title", "Neglect strategy"), ("minutes", "25")]).await;
    assert_eq!(item.location(), path, "{}", item.text);
    let empty = manager.post(&format!("{path}/items"), &[]).await;
    assert!(empty.status == 422 && empty.text.contains("Say what the item is about"));
    assert_eq!(press(&mut manager, &path, "papers").await.location(), path);
    assert_eq!(press(&mut manager, &path, "beginning").await.location(), format!("{path}/live/1"));
    let none = manager.post(&format!("{path}/room"), &[]).await;
    assert_eq!(none.status, 422, "{}", none.text);
    let roll: Vec<(&str, &str)> = boxes.iter().map(|name| (name.as_str(), "present")).collect();
    let called = manager.post(&format!("{path}/room"), &roll).await;
    assert_eq!(called.status, 303, "{}", called.text);
    assert!(manager.get(&path).await.text.contains(", quorate"), "everybody is there");
    let deputy = boxes[1].replace("how-", "deputy-");
    let wrong = [(boxes[1].as_str(), "present"), (deputy.as_str(), "Inspector")];
    let wrong = manager.post(&format!("{path}/room"), &wrong).await;
    assert!(
        wrong.status == 422 && wrong.text.contains("Choose Deputy") && wrong.text.contains("Inspector"),
        "{}",
        wrong.text
    );
    say_and_decide(&mut manager, &path).await;
    let id = path.trim_start_matches("/meetings/");
    let action = super::improvement::set(&mut manager, &[("from", &format!("meetings:{id}"))]).await;
    assert!(action.starts_with("/actions/"));
    let end = format!("{path}/end");
    let version = version_for(&manager.get(&format!("{path}/live/2")).await.text, &end);
    let finished = manager.post(&end, &[("version", &version)]).await;
    assert_eq!(finished.location(), format!("{path}/minutes"), "{}", finished.text);
    let minutes = manager.get(&format!("{path}/minutes")).await.text;
    for words in
        ["A draft, until the next meeting approves it.", "Decision: </b>The plan is approved.", "All were welcome."]
    {
        assert!(minutes.contains(words), "{words}: {minutes}");
    }
    correct_the_draft(&mut manager, &path).await;
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    assert_eq!(
        manager.post(&format!("{path}/approval"), &[]).await.status,
        403,
        "who takes minutes does not approve them"
    );
    approved_once(&mut chair, &path).await;
    let late = manager.post(&format!("{path}/items"), &[("title", "One more thing")]).await;
    assert!(late.status == 409 && late.text.contains("read-only"), "{}", late.text);
    let late = manager.post(&format!("{path}/room"), &roll).await;
    assert!(late.status == 409 && late.text.contains("read-only"), "{}", late.text);
}

/// What is said and decided under the first item, and on to the next.
async fn say_and_decide(manager: &mut Browser, path: &str) {
    let live = format!("{path}/live/1");
    let version = version_for(&manager.get(&live).await.text, &live);
    let decided = [
        ("version", version.as_str()),
        ("said", "All were welcome."),
        ("words", "The plan is approved."),
        ("record", "decision"),
    ];
    assert_eq!(manager.post(&live, &decided).await.location(), live);
    let stale = manager.post(&live, &decided).await;
    assert!(stale.status == 409 && stale.text.contains("All were welcome."), "nothing is lost: {}", stale.text);
    let version = version_for(&manager.get(&live).await.text, &live);
    let on = [("version", version.as_str()), ("said", "All were welcome."), ("go", "next")];
    assert_eq!(manager.post(&live, &on).await.location(), format!("{path}/live/2"));
}

/// A draft can be changed until it is approved.
async fn correct_the_draft(manager: &mut Browser, path: &str) {
    let live = format!("{path}/live/2");
    let version = version_for(&manager.get(&live).await.text, &live);
    let later = [("version", version.as_str()), ("said", "Corrected later."), ("go", "next")];
    assert_eq!(manager.post(&live, &later).await.status, 303);
    assert!(manager.get(&format!("{path}/minutes")).await.text.contains("Corrected later."));
}

/// Approves the minutes, and tries what must then be refused.
async fn approved_once(chair: &mut Browser, path: &str) {
    let approval = format!("{path}/approval");
    let version = version_for(&chair.get(&format!("{path}/minutes")).await.text, &approval);
    assert_eq!(chair.post(&approval, &[("version", &version)]).await.status, 303);
    assert!(chair.get(&format!("{path}/minutes")).await.text.contains("Approved on 24 March 2015"));
    let version = (version.parse::<i32>().unwrap() + 1).to_string();
    let twice = chair.post(&approval, &[("version", &version)]).await;
    assert!(twice.status == 409 && twice.text.contains("were approved before"), "{}", twice.text);
}

#[tokio::test]
async fn a_meeting_is_moved_for_a_reason_that_its_page_tells() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let (path, _) = planned(&world, board, &mut manager).await;
    press(&mut manager, &path, "papers").await;
    assert!(manager.get(&format!("{path}/day")).await.text.contains("Its papers have gone out: tell everybody"));
    let to = [("on-day", "5"), ("on-month", "5"), ("on-year", "2015")];
    let silent = step(&mut manager, &format!("{path}/day"), &to).await;
    assert!(silent.status == 422 && silent.text.contains("Say why it is moved"), "{}", silent.text);
    let moved =
        step(&mut manager, &format!("{path}/day"), &[&to[..], &[("reason", "The room is flooded")]].concat()).await;
    assert_eq!(moved.location(), path, "{}", moved.text);
    let page = manager.get(&path).await.text;
    assert!(
        page.contains("5 May 2015") && page.contains("The room is flooded") && page.contains("Papers out"),
        "{page}"
    );
    let cancelled = step(&mut manager, &format!("{path}/cancellation"), &[("reason", "Nobody can come")]).await;
    assert_eq!(cancelled.location(), path, "{}", cancelled.text);
    assert!(manager.get(&path).await.text.contains("Cancelled: Nobody can come"));
    let begun = manager.post(&format!("{path}/beginning"), &[("version", "4")]).await;
    assert!(begun.status == 409 && begun.text.contains("was cancelled"), "{}", begun.text);
}

#[tokio::test]
async fn an_empty_register_says_what_to_do() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    assert!(manager.get("/meetings").await.text.contains("Plan a year for a body"));
    assert!(manager.get("/meetings/year").await.text.contains("There is no body yet."));
}

#[tokio::test]
async fn attendance_is_worked_out_from_the_rolls_and_feeds_its_indicator() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let page = manager.get("/attendance").await.text;
    for words in
        ["of the seats were filled over the last 12 months", "By agency", "Schools", "Deputy from the same service"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let csv = manager.get("/attendance.csv").await.text;
    let of = |by: &str| csv.lines().filter(|line| line.starts_with(by)).count();
    assert!(of("agency,") > 5 && of("body,") == 3 && of("seat,") > 20, "{csv}");
    world.clock.pass(chrono::TimeDelta::days(9));
    crate::wings::counting::begin(&world.app).await.unwrap();
    while kit::jobs::run_next(&world.app).await.unwrap() {}
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let drafts = manager.get("/readings/drafts").await.text;
    assert!(drafts.contains("Partner attendance at Board and sub-groups"), "{drafts}");
}

#[tokio::test]
async fn an_agency_that_stays_away_twice_is_suggested_for_a_challenge() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let police = super::improvement::agency(&world, "Police").await;
    let body = [
        ("name", "Quality group"),
        ("short_name", "Quality"),
        ("position", "1"),
        ("kind", "sub_group"),
        ("frequency", "monthly"),
        ("chair_role", "Head of quality"),
        ("statutory_basis", "Local"),
        ("purpose", "Looks at quality."),
    ];
    let body = manager.post("/bodies/new", &body).await;
    assert_eq!(body.status, 303, "{}", body.text);
    let body = body.location().to_owned();
    let agency = police.to_string();
    let seat = [
        ("agency_id", agency.as_str()),
        ("seat", "Superintendent"),
        ("standing", "member"),
        ("statutory", "no"),
        ("from-day", "1"),
        ("from-month", "3"),
        ("from-year", "2015"),
    ];
    let seat = manager.post(&format!("{body}/seats/new"), &seat).await;
    assert_eq!(seat.status, 303, "{}", seat.text);
    let id = body.trim_start_matches("/bodies/").to_owned();
    plan(&mut manager, &year(&id, "2", "tue")).await;
    for (n, meeting) in all(&world, world.board).await.into_iter().take(2).enumerate() {
        world.clock.pass(chrono::TimeDelta::days(if n == 0 { 22 } else { 28 }));
        let mut manager = Who::Manager.signed_in(&world).await;
        let path = format!("/meetings/{}", meeting.id);
        let room = manager.get(&format!("{path}/room")).await.text;
        let name = format!("how-{}", room.split("name=\"how-").nth(1).unwrap().split('"').next().unwrap());
        press(&mut manager, &path, "beginning").await;
        assert_eq!(manager.post(&format!("{path}/room"), &[(&name, "absent")]).await.status, 303);
        let end = format!("{path}/end");
        let version = version_for(&manager.get(&format!("{path}/live/1")).await.text, &end);
        assert_eq!(manager.post(&end, &[("version", &version)]).await.status, 303);
        let suggested = manager.get("/challenges/suggested").await.text;
        assert_eq!(suggested.contains("Absent from the Quality: Police"), n == 1, "{suggested}");
    }
}
