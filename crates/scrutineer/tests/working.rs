//! How a board works, through HTTP: terms of reference, statutory seats and functions, the forward plan, visits, calendars.

use super::world::{Who, worked_example, world};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::forward::{Entry, queries as forward};
use crate::wings::governance::meetings::{Item, Meeting, Meetings, State, queries as meetings};
use kit::testing::{Browser, World};
use kit::{Desk, Read};
use uuid::Uuid;

pub fn desk(world: &World, board: Uuid) -> Desk<Read<Meetings>> {
    Desk::for_program(&world.app, board, "Test")
}

/// The body with this short name.
pub async fn body(world: &World, board: Uuid, short: &str) -> Body {
    let all = desk(world, board).all(bodies::in_order()).await.unwrap();
    all.into_iter().find(|body| body.short_name == short).unwrap()
}

/// The first meeting of a body that is planned.
pub async fn next(world: &World, board: Uuid, short: &str) -> Meeting {
    let id = body(world, board, short).await.id;
    let all = desk(world, board).all(meetings::of_body(id)).await.unwrap();
    all.into_iter().rev().find(|meeting| meeting.state == State::Planned).unwrap()
}

pub async fn agenda(world: &World, board: Uuid, meeting: &Meeting) -> Vec<Item> {
    desk(world, board).all(meetings::agenda(meeting.id)).await.unwrap()
}

async fn entries(world: &World, board: Uuid) -> Vec<Entry> {
    let (from, until) = ("2015-04-01".parse().unwrap(), "2016-03-31".parse().unwrap());
    desk(world, board).all(forward::between(from, until)).await.unwrap()
}

/// The version in the form that is sent to this address.
pub fn version_for(page: &str, action: &str) -> String {
    let form = page.split(&format!("action=\"{action}\"")).nth(1).unwrap_or_else(|| panic!("{action}: {page}"));
    let value = form.split("name=\"version\" value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

/// Sends a form with the version that its page carries.
pub async fn send(browser: &mut Browser, page: &str, action: &str, fields: &[(&str, &str)]) -> kit::testing::Reply {
    let version = version_for(&browser.get(page).await.text, action);
    browser.post(action, &[&[("version", version.as_str())], fields].concat()).await
}

#[tokio::test]
async fn new_terms_of_reference_set_the_quorum_from_their_day_and_keep_the_old() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let group = body(&world, board, "ESG").await;
    let list = manager.get("/terms").await.text;
    assert!(list.contains("have none") && list.contains("to be reviewed"), "{list}");
    let path = format!("/bodies/{}/terms/new", group.id);
    let before = manager.get(&path).await.text;
    assert!(before.contains("It reports to the Full Board."), "what was agreed before stands in the boxes");
    let mut fields = vec![
        ("agreed-day", "24"),
        ("agreed-month", "3"),
        ("agreed-year", "2015"),
        ("review-day", "24"),
        ("review-month", "3"),
        ("review-year", "2016"),
        ("purpose", "Drives the work."),
        ("words", "Meets monthly."),
        ("least", "9"),
        ("kinds", "police"),
    ];
    assert_eq!(manager.post(&path, &fields).await.location(), format!("/bodies/{}/terms", group.id));
    let page = manager.get(&format!("/bodies/{}/terms", group.id)).await.text;
    assert!(page.contains("9 members, among them: Police") && page.contains("Agreed on 16 January 2014"), "{page}");
    // What was written down for the same day is put right, not kept twice.
    fields[8] = ("least", "8");
    assert_eq!(manager.post(&path, &fields).await.status, 303);
    let page = manager.get(&format!("/bodies/{}/terms", group.id)).await.text;
    assert!(page.contains("8 members, among them: Police") && !page.contains("9 members"), "{page}");
    fields[2] = ("agreed-year", "2016");
    let ahead = manager.post(&path, &fields).await;
    assert!(ahead.status == 422 && ahead.text.contains("today or a day before"), "{}", ahead.text);
    assert!(manager.get("/terms.csv").await.text.contains("\"8 members, among them: Police\""));
    // The meeting of last week is judged by the old terms, the next by the new.
    let held = desk(&world, board).all(meetings::of_body(group.id)).await.unwrap();
    let held = held.into_iter().find(|one| one.state == State::Held).unwrap();
    let quorum = async |manager: &mut Browser, id| manager.get(&format!("/meetings/{id}")).await.text;
    let old = quorum(&mut manager, held.id).await;
    assert!(!old.contains("8 members"), "{old}");
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    assert_eq!(chair.get(&path).await.status, 403);
}

#[tokio::test]
async fn the_seats_of_every_edition_stand_beside_who_sits() {
    let (world, board) = worked_example().await;
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let page = chair.get("/seats").await.text;
    assert!(page.contains("Everybody whom Working Together 2013 asks for sits on the board."), "{page}");
    let later = chair.get("/seats?edition=2023").await.text;
    assert!(later.contains("seats that must be there are missing") && later.contains("Missing"), "{later}");
    let partners = chair.get("/seats?edition=2018").await.text;
    assert!(partners.contains("Everybody who must sit does.") || partners.contains("asks for sits"), "{partners}");
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let full = body(&world, board, "Full Board").await;
    let seats = desk(&world, board).all(bodies::seats_of(full.id)).await.unwrap();
    let lay = seats.iter().find(|seat| seat.seat == "Lay member, north of the county").unwrap();
    let end = format!("/memberships/{}/end", lay.id);
    let fields = [
        ("until-day", "23"),
        ("until-month", "3"),
        ("until-year", "2015"),
        ("reason", "Moved away"),
        ("vacant", "yes"),
    ];
    assert_eq!(send(&mut manager, &end, &end, &fields).await.status, 303);
    let page = chair.get("/seats").await.text;
    assert!(page.contains("Everybody who must sit does.") && page.contains("1 of 2"), "{page}");
    let csv = chair.get("/seats.csv?edition=2013").await.text;
    assert!(csv.contains("Two lay members,All reasonable steps,Vacant,"), "{csv}");
    let empty = world_without_bodies().await;
    assert!(empty.contains("No Full Board is entered, so every seat is missing."), "{empty}");
}

async fn world_without_bodies() -> String {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    manager.get("/seats").await.text
}

#[tokio::test]
async fn each_function_shows_who_carries_it_and_what_proves_it() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let page = manager.get("/functions").await.text;
    for words in [
        "Children Act 2004, section 14(1)(a)",
        "Regulation 5(1)(e)",
        "The least to do with data",
        "meetings of the Full Board in 12 months",
        "by its name; not said by the office",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let group = body(&world, board, "Quality assurance").await.id.to_string();
    let said =
        manager.post("/functions/planning", &[("body", &group), ("words", "Sits on the commissioning group.")]).await;
    assert_eq!(said.location(), "/functions", "{}", said.text);
    let page = manager.get("/functions").await.text;
    assert!(page.contains("Sits on the commissioning group."), "{page}");
    assert!(manager.get(&format!("/bodies/{group}")).await.text.contains("Take part in planning the services"));
    let wrong = manager.post("/functions/planning", &[("words", "x")]).await;
    assert!(wrong.status == 422 && wrong.text.contains("Choose the body that carries it"));
    assert_eq!(manager.get("/functions/nonsense").await.status, 404);
    assert!(manager.get("/functions.csv").await.text.lines().count() > 15);
    // Nothing is claimed where nothing is known.
    let empty = world_of_functions().await;
    assert!(empty.contains("Nothing here shows that 17 of 17 duties are carried out."), "{empty}");
}

async fn world_of_functions() -> String {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    manager.get("/functions").await.text
}

#[tokio::test]
async fn what_is_planned_goes_onto_the_agenda_and_moves_with_it() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let full = next(&world, board, "Full Board").await;
    // The meeting of 24 March lies in the year before; the next one is in June.
    let id = full.body_id.to_string();
    let fields = [
        ("title", "Homeless young people"),
        ("why", "The conference asked for it."),
        ("body", id.as_str()),
        ("month", "2015-06-01"),
        ("minutes", "20"),
        ("duty", "thresholds"),
    ];
    let planned = manager.post("/forward-plan/new", &fields).await;
    assert_eq!(planned.location(), "/forward-plan/2015", "{}", planned.text);
    let entry = entries(&world, board).await.into_iter().find(|entry| entry.title == "Homeless young people").unwrap();
    let on = async |month: &str| {
        let day: chrono::NaiveDate = month.parse().unwrap();
        let all = desk(&world, board).all(meetings::between(day, day + chrono::Days::new(30))).await.unwrap();
        let meeting = all.into_iter().find(|one| one.body_id == full.body_id).unwrap();
        agenda(&world, board, &meeting).await.iter().any(|item| item.forward_id == Some(entry.id))
    };
    assert!(on("2015-06-01").await && !on("2015-09-01").await);
    let item = desk(&world, board).all(meetings::items_of_plan(vec![entry.id])).await.unwrap().remove(0);
    let file = ("file", "young.csv", &b"month,young people\nMarch,4\n"[..]);
    let paper = manager.upload(&format!("/agenda_items/{}/papers", item.id), &[("marking", "official")], file).await;
    assert_eq!(paper.status, 303, "{}", paper.text);
    let path = format!("/forward-plan/entries/{}", entry.id);
    let moved = manager.post(&format!("{path}/month"), &[("month", "2015-09-01")]).await;
    assert_eq!(moved.location(), "/forward-plan/2015", "{}", moved.text);
    assert!(!on("2015-06-01").await && on("2015-09-01").await, "it leaves one agenda for the other");
    let there = desk(&world, board).all(meetings::items_of_plan(vec![entry.id])).await.unwrap().remove(0);
    assert!(there.id == item.id && there.meeting_id != item.meeting_id, "the same item, with its papers");
    assert!(manager.get(&format!("/meetings/{}", there.meeting_id)).await.text.contains("young.csv"));
    let page = manager.get("/forward-plan/2015").await.text;
    assert!(
        page.contains("3 yearly duties have no place in 2015/16 yet."),
        "the duty that it answers has its place: {page}"
    );
    let wrong = manager.post(&format!("{path}/month"), &[("month", "soon")]).await;
    assert!(wrong.status.as_u16() >= 400 && wrong.text.contains("Nothing was moved"), "{}", wrong.text);
    let all = manager.post("/forward-plan/2015/duties", &[("duty", "all")]).await;
    assert_eq!(all.location(), "/forward-plan/2015");
    assert!(manager.get("/forward-plan/2015").await.text.contains("Every yearly duty has its place in 2015/16."));
    let kept = manager.post(&format!("{path}/removal"), &[]).await;
    assert!(kept.status == 409 && kept.text.contains("Papers are attached"), "{}", kept.text);
    assert!(on("2015-09-01").await);
    let budget = entries(&world, board).await.into_iter().find(|entry| entry.duty.as_deref() == Some("plan")).unwrap();
    let out = manager.post(&format!("/forward-plan/entries/{}/removal", budget.id), &[]).await;
    assert_eq!(out.status, 303);
    let page = manager.get("/forward-plan/2015").await.text;
    assert!(page.contains("1 yearly duty has no place") && page.contains("The plan for the next year"), "{page}");
}

#[tokio::test]
async fn what_was_looked_at_stays_and_what_a_moved_or_cancelled_meeting_had_goes_with_it() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let group = next(&world, board, "ESG").await;
    let entry = entries(&world, board).await.into_iter().find(|entry| entry.title.starts_with("Exploitation")).unwrap();
    let meeting = desk(&world, board).all(meetings::items_of_plan(vec![entry.id])).await.unwrap()[0].meeting_id;
    let path = format!("/meetings/{meeting}");
    let day = format!("{path}/day");
    let to = [("on-day", "3"), ("on-month", "6"), ("on-year", "2015"), ("reason", "The room is let")];
    let moved = send(&mut manager, &day, &day, &to).await;
    assert_eq!(moved.location(), path, "{}", moved.text);
    let month = entries(&world, board).await.into_iter().find(|one| one.id == entry.id).unwrap().month;
    assert_eq!(month, "2015-06-01".parse().unwrap(), "the plan follows the meeting");
    let cancel = format!("{path}/cancellation");
    send(&mut manager, &cancel, &cancel, &[("reason", "Nobody can come")]).await;
    let items = desk(&world, board).all(meetings::items_of_plan(vec![entry.id])).await.unwrap();
    assert!(
        items.iter().any(|item| item.meeting_id != meeting),
        "it goes to the other meeting of the month: {items:?}"
    );
    // Once a meeting has begun, what is on its agenda stays.
    let fields = [
        ("title", "Budget"),
        ("why", "It is due."),
        ("body", &group.body_id.to_string()),
        ("month", "2015-04-01"),
        ("minutes", "5"),
    ];
    manager.post("/forward-plan/new", &fields).await;
    let begin = format!("/meetings/{}/beginning", group.id);
    send(&mut manager, &format!("/meetings/{}", group.id), &begin, &[]).await;
    let budget = entries(&world, board).await.into_iter().find(|entry| entry.title == "Budget").unwrap();
    let refused = manager.post(&format!("/forward-plan/entries/{}/month", budget.id), &[("month", "2015-07-01")]).await;
    assert!(refused.status == 409 && refused.text.contains("so it stays where it is"), "{}", refused.text);
}

#[tokio::test]
async fn a_visit_is_planned_and_what_was_heard_leads_to_an_action() {
    let (world, board) = worked_example().await;
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let ahead = [
        ("on-day", "31"),
        ("on-month", "3"),
        ("on-year", "2015"),
        ("place", "Children’s centre"),
        ("purpose", "Early help"),
        ("heard", "Too soon"),
    ];
    let early = chair.post("/visits/new", &ahead).await;
    assert!(early.status == 422 && early.text.contains("lies ahead"), "{}", early.text);
    let made = chair.post("/visits/new", &ahead[..5]).await;
    let path = made.location().to_owned();
    assert!(chair.get("/chair").await.text.contains("Children’s centre"), "it stands in the diary");
    world.clock.pass(chrono::TimeDelta::days(8));
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    assert!(chair.get("/").await.text.contains("Write down what was heard: Children’s centre"));
    let said = [&ahead[..5], &[("heard", "Parents wait for weeks."), ("follow_up", "Ask health.")]].concat();
    assert_eq!(send(&mut chair, &path, &path, &said).await.location(), path);
    let page = chair.get("/chair").await.text;
    assert!(page.contains("Parents wait for weeks.") && page.contains("Ask health."), "{page}");
    let from = format!("visits:{}", path.trim_start_matches("/visits/"));
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let action = manager.get(&format!("/actions/new?from={from}")).await;
    assert!(action.text.contains("Children’s centre"), "the action says what it comes of: {}", action.text);
    assert!(manager.get("/search?q=Parents+wait").await.text.contains(&path));
    let mut member = Who::Member.of_agency(&world, board, None).await;
    assert_eq!(member.get("/visits/new").await.status, 403);
}

#[tokio::test]
async fn minutes_say_at_which_meeting_they_were_approved_and_what_falls_due_is_offered() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let group = body(&world, board, "ESG").await;
    let held = desk(&world, board).all(meetings::of_body(group.id)).await.unwrap();
    let held = held.into_iter().find(|one| one.state == State::Held).unwrap();
    let now = next(&world, board, "ESG").await;
    let path = format!("/meetings/{}", now.id);
    let page = manager.get(&path).await.text;
    assert!(page.contains("The last meeting") && page.contains("Review of the terms of reference"), "{page}");
    let put = manager.post(&format!("{path}/items"), &[("title", "Review of the terms of reference")]).await;
    assert_eq!(put.location(), path);
    send(&mut manager, &path, &format!("{path}/beginning"), &[]).await;
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let minutes = format!("/meetings/{}/minutes", held.id);
    send(&mut chair, &minutes, &format!("/meetings/{}/approval", held.id), &[]).await;
    let said = format!("at the meeting of {}", measure::dates::long(now.on_date));
    let text = chair.get(&minutes).await.text;
    assert!(text.contains(&said), "{said}: {text}");
}
