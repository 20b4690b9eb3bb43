//! The board at work, by keys alone: the manager plans a quarter, the minute-taker runs a meeting from the roll to a draft
//! of the minutes, and a sub-group's chair sends the report that the registers filled in.

use super::chrome::{
    axe, chrome, fill, go, press, said, said_in_the_end, served, shown_in_the_end, sign_in_by_keyboard, tab_to,
};
use super::wanted;
use crate::tests::working::next;
use crate::tests::world::worked_example;
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::meetings::{Meetings, queries as meetings};
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use kit::testing::World;
use kit::{Desk, Read};
use uuid::Uuid;

async fn path(client: &Client) -> String {
    client.current_url().await.unwrap().path().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_manager_plans_a_quarter_by_keyboard() {
    if !wanted() {
        return;
    }
    let (world, board) = worked_example().await;
    world.person_of(board, "manager@test.example", &["business_manager"], None).await.unwrap();
    let address = served(&world).await;
    let chrome = chrome().await;
    let client = &chrome.client;
    sign_in_by_keyboard(client, &address, "manager@test.example").await;
    client.goto(&format!("{address}/meetings")).await.unwrap();
    go(client, "Plan a year").await;
    let quarter = [
        ("body", "Communications"),
        ("week", "First"),
        ("weekday", "Monday"),
        ("begins", "14.00"),
        ("minutes", "90"),
        ("place", "County Hall"),
        ("from-day", "1"),
        ("from-month", "4"),
        ("from-year", "2015"),
        ("until-day", "30"),
        ("until-month", "6"),
        ("until-year", "2015"),
    ];
    fill(client, &quarter).await;
    go(client, "Look at the days").await;
    // Not on Easter Monday, and it says so.
    shown_in_the_end(client, "6 April 2015 is a bank holiday").await;
    go(client, "Keep these days").await;
    assert!(said(client).await.contains("2 meetings planned"));
    go(client, "Forward plan").await;
    go(client, "Year 2015/16").await;
    go(client, "Place all of them at their usual month").await;
    assert!(said(client).await.contains("have their place"));
    go(client, "Plan something").await;
    let entry = [
        ("title", "Website: who reads it"),
        ("why", "It was launched in January."),
        ("body", "Communications"),
        ("month", "June 2015"),
    ];
    fill(client, &entry).await;
    go(client, "Plan it").await;
    assert!(said(client).await.contains("It stands in the forward plan"));
    // The same by the buttons of the entry: to the month before, and back.
    // After its title comes the meeting that has it on its agenda, then the buttons.
    tab_to(client, "Website: who reads it").await;
    press(client, Key::Tab).await;
    press(client, Key::Tab).await;
    press(client, Key::Enter).await;
    said_in_the_end(client, "Moved to May 2015").await;
    tab_to(client, "Website: who reads it").await;
    press(client, Key::Tab).await;
    press(client, Key::Tab).await;
    press(client, Key::Enter).await;
    said_in_the_end(client, "Moved to June 2015").await;
    assert!(axe(client).await.is_empty(), "{:?}", axe(client).await);
    assert!(on_the_agenda(&world, board).await, "it stands on the agenda of June");
    chrome.client.clone().close().await.unwrap();
}

/// Whether what was planned stands on the agenda of the group's meeting in June.
async fn on_the_agenda(world: &World, board: Uuid) -> bool {
    let planned = next(world, board, "Communications").await;
    let desk = Desk::<Read<Meetings>>::for_program(&world.app, board, "Test");
    let all = desk.all(meetings::of_body(planned.body_id)).await.unwrap();
    let june = all.iter().find(|one| one.on_date >= "2015-06-01".parse().unwrap()).unwrap();
    let agenda = desk.all(meetings::agenda(june.id)).await.unwrap();
    agenda.iter().any(|item| item.title.starts_with("Website"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_minute_taker_runs_a_meeting_from_the_roll_to_a_draft_by_keyboard() {
    if !wanted() {
        return;
    }
    let (world, board) = worked_example().await;
    world.person_of(board, "officer@test.example", &["project_officer"], None).await.unwrap();
    let address = served(&world).await;
    let chrome = chrome().await;
    let client = &chrome.client;
    let meeting = next(&world, board, "Quality assurance").await;
    sign_in_by_keyboard(client, &address, "officer@test.example").await;
    client.goto(&format!("{address}/meetings/{}", meeting.id)).await.unwrap();
    go(client, "Begin the meeting").await;
    assert!(said(client).await.contains("The meeting has begun"));
    go(client, "Who is there").await;
    let boxes = client.find_all(Locator::Css("select[name^='how-']")).await.unwrap();
    let mut roll = Vec::new();
    for one in boxes {
        roll.push(one.attr("name").await.unwrap().unwrap());
    }
    let (last, others) = roll.split_last().unwrap();
    let mut filled: Vec<(&str, &str)> = others.iter().map(|name| (name.as_str(), "Present")).collect();
    filled.push((last.as_str(), "Deputy"));
    let deputy = last.replace("how-", "deputy-");
    filled.push((deputy.as_str(), "Operations manager"));
    fill(client, &filled).await;
    go(client, "Write it down").await;
    assert!(said(client).await.contains("Who is there is written down"));
    let live = path(client).await;
    fill(client, &[("said", "All were welcome."), ("words", "The audit of neglect begins in May.")]).await;
    go(client, "Decision").await;
    assert!(said(client).await.contains("Saved"));
    assert_eq!(path(client).await, live, "the meeting stays at its item");
    fill(client, &[("said", "All were welcome. No interests.")]).await;
    go(client, "Save and go to 2").await;
    fill(client, &[("said", "Two actions are late; both owners answer by Friday.")]).await;
    go(client, "Save and go to 3").await;
    go(client, "Finish meeting").await;
    assert!(said(client).await.contains("These are the minutes in draft"));
    let minutes = client.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
    for words in [
        "A draft, until the next meeting approves it.",
        "The audit of neglect begins in May.",
        "No interests.",
        "both owners answer by Friday",
        "by Operations manager",
    ] {
        assert!(minutes.contains(words), "{words}: {minutes}");
    }
    assert!(axe(client).await.is_empty(), "{:?}", axe(client).await);
    chrome.client.clone().close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sub_groups_chair_sends_the_report_by_keyboard() {
    if !wanted() {
        return;
    }
    let (world, board) = worked_example().await;
    let desk = Desk::<Read<Meetings>>::for_program(&world.app, board, "Test");
    let all = desk.all(agencies::by_name()).await.unwrap();
    let council = all.iter().find(|agency| agency.short_name == "County council").unwrap().id.uuid();
    world.person_of(board, "chair@council.example", &["group_chair", "member"], Some(council)).await.unwrap();
    let address = served(&world).await;
    let chrome = chrome().await;
    let client = &chrome.client;
    let begun = std::time::Instant::now();
    sign_in_by_keyboard(client, &address, "chair@council.example").await;
    go(client, "Send the report: Exploitation and missing").await;
    go(client, "Begin its next report").await;
    assert!(said(client).await.contains("The registers have filled it in"));
    fill(client, &[("h4", "Return interviews work."), ("h6", "Taxi firms should know whom to call.")]).await;
    go(client, "Keep these words").await;
    assert!(said(client).await.contains("Look it over, then sign it off"));
    go(client, "Sign it off").await;
    assert!(said(client).await.contains("It goes to the executive group’s meeting of"));
    eprintln!("the report was sent {} seconds after the sign-in page", begun.elapsed().as_secs());
    let report = client.find(Locator::Css("main")).await.unwrap().text().await.unwrap();
    for words in ["Return interviews work.", "Since the last report", "Health of the group", "Terms of reference"] {
        assert!(report.contains(words), "{words}: {report}");
    }
    assert!(axe(client).await.is_empty(), "{:?}", axe(client).await);
    chrome.client.clone().close().await.unwrap();
}
