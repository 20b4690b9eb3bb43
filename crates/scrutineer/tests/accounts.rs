//! Money, the engagement ledger and the reports of groups, through HTTP.

use super::working::{body, next, send, version_for};
use super::world::{Who, worked_example, world};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::meetings::Meetings;
use crate::wings::governance::reports::{GroupReport, State, queries as reports};
use kit::testing::{Browser, World};
use kit::{Desk, Read};
use uuid::Uuid;

fn desk(world: &World, board: Uuid) -> Desk<Read<Meetings>> {
    Desk::for_program(&world.app, board, "Test")
}

async fn agency(world: &World, board: Uuid, short: &str) -> Uuid {
    let all = desk(world, board).all(agencies::by_name()).await.unwrap();
    all.iter().find(|agency| agency.short_name == short).unwrap_or_else(|| panic!("{short}")).id.uuid()
}

#[tokio::test]
async fn no_more_is_paid_than_was_agreed_and_a_mistake_is_taken_back() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let page = manager.get("/contributions").await.text;
    assert!(page.contains("£328,242 from 11 contributors") && page.contains("26.5%"), "{page}");
    assert!(page.contains("£315,126") && page.contains("£299,660"), "invoiced and received in all: {page}");
    let cafcass = page.split("Cafcass").nth(1).unwrap();
    let path = cafcass.split("href=\"").find(|rest| rest.contains("/payments\"")).unwrap().split('"').next().unwrap();
    let pay = |what: &'static str, amount: &'static str| {
        vec![
            ("what", what),
            ("on-day", "20"),
            ("on-month", "3"),
            ("on-year", "2015"),
            ("amount", amount),
            ("reference", "INV-7"),
        ]
    };
    let more = manager.post(path, &pay("received", "600")).await;
    assert_eq!(more.status, 422);
    assert!(more.text.contains("£600 is more than the £550 that is still to be received"), "{}", more.text);
    assert!(more.text.contains("INV-7"), "nothing is lost");
    assert_eq!(manager.post(path, &pay("invoiced", "550")).await.location(), path);
    assert_eq!(manager.post(path, &pay("received", "500")).await.location(), path);
    assert!(manager.get(path).await.text.contains("£500 of £550 has come"));
    let nothing = manager.post(path, &pay("received", "0")).await;
    assert!(nothing.status == 422 && nothing.text.contains("Enter an amount above £0"));
    let undo = manager.get(path).await.text;
    let undo = undo.split("action=\"/contribution_payments/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(manager.post(&format!("/contribution_payments/{undo}"), &[]).await.location(), path);
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    assert_eq!(chair.get(path).await.status, 200);
    assert_eq!(chair.post(path, &pay("received", "50")).await.status, 403);
}

#[tokio::test]
async fn the_budget_says_where_the_year_will_end() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let page = manager.get("/budget").await.text;
    for words in ["£281,400 of £328,242", "at this pace", "Case reviews", "£299,660</b> has come"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let line = format!("/budget/{}", page.split("href=\"/budget/").nth(4).unwrap().split('"').next().unwrap());
    let spend =
        [("on-day", "23"), ("on-month", "3"), ("on-year", "2015"), ("amount", "9,000"), ("words", "A fourth review")];
    assert_eq!(manager.post(&line, &spend).await.location(), line);
    let shown = manager.get(&line).await.text;
    assert!(shown.contains("A fourth review") && shown.contains("£9,000"), "{shown}");
    let forecast = format!("{line}/forecast");
    let silent = send(&mut manager, &line, &forecast, &[("expected", "60,000")]).await;
    assert!(silent.status == 422 && silent.text.contains("Say what makes you expect it"), "{}", silent.text);
    let less = send(&mut manager, &line, &forecast, &[("expected", "1,000"), ("because", "Hope")]).await;
    assert!(less.status == 422 && less.text.contains("is spent already. Enter that or more"), "{}", less.text);
    let said = [("expected", "60,000"), ("because", "Two reviews begin in April.")];
    assert_eq!(send(&mut manager, &line, &forecast, &said).await.location(), line);
    assert!(manager.get("/budget").await.text.contains("said by the office"));
    let csv = manager.get("/budget.csv").await.text;
    assert!(csv.contains("60000.00,the office,Two reviews begin in April."), "{csv}");
    let twice = [("financial_year", "2014/15"), ("name", "Training"), ("amount", "1")];
    let twice = manager.post("/budget/new", &twice).await;
    assert!(twice.status == 409 && twice.text.contains("has a line with that name already"), "{}", twice.text);
    let ahead = manager
        .post(&line, &[("on-day", "1"), ("on-month", "4"), ("on-year", "2015"), ("amount", "1"), ("words", "x")])
        .await;
    assert!(ahead.status == 422 && ahead.text.contains("today or a day before"), "{}", ahead.text);
}

#[tokio::test]
async fn the_ledger_joins_the_registers_and_says_what_was_asked_twice() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let page = manager.get("/ledger?year=2014/15").await.text;
    for words in
        ["agencies need a conversation", "£328,242", "Asked this quarter", "Section 11", "Training places used"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    // What is made up of a real agency is marked in every cell that judges one.
    for cell in page.split("<td class=\"lc lc--red\">").skip(1).chain(page.split("<td class=\"lc lc--amber\">").skip(1))
    {
        assert!(cell.split("</td>").next().unwrap().contains("class=\"ill\""), "{cell}");
    }
    let nene = agency(&world, board, "Nene CCG").await;
    let own = manager.get(&format!("/ledger/{nene}?year=2014/15")).await.text;
    assert!(own.contains("as its part of what several pay together"), "{own}");
    // A challenge about a figure that the agency gives in the same quarter asks for the same twice.
    let police = agency(&world, board, "Police").await;
    let before = manager.get(&format!("/ledger/{police}?year=2014/15")).await.text;
    let code = "D21".to_owned();
    assert!(before.contains("href=\"/indicators/D21\""), "{before}");
    let doubled = before.matches("Asked twice:").count();
    let all = desk(&world, board).all(crate::wings::performance::indicators::queries::in_order()).await.unwrap();
    let indicator = all.iter().find(|one| one.code == code).unwrap();
    let asked = [
        ("title", "Why so few?"),
        ("asks", "What is the reason?"),
        ("ground", "The last figure."),
        ("agencies", &police.to_string()),
        ("from", &format!("indicators:{}", indicator.id)),
        ("indicator", &indicator.code),
    ];
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let made = chair.post("/challenges/new", &asked).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let challenge = made.location().to_owned();
    send(&mut chair, &challenge, &format!("{challenge}/sending"), &[]).await;
    let after = manager.get(&format!("/ledger/{police}?year=2014/15")).await.text;
    assert_eq!(after.matches("Asked twice:").count(), doubled + 1, "{code}: {after}");
    let csv = manager.get("/ledger.csv?year=2014/15").await.text;
    assert!(csv.contains("Northamptonshire Police,") && csv.contains("86998.00"), "{csv}");
    let mut member = Who::Member.of_agency(&world, board, Some(nene)).await;
    let seen = member.get("/ledger?year=2014/15").await.text;
    assert!(seen.contains("Not shown"), "who sees no drafts cannot know what is late: {seen}");
    let mut officer = Who::DataOfficer.of_agency(&world, board, Some(police)).await;
    assert_eq!(officer.get("/ledger").await.status, 403, "agency by agency is for members");
}

#[tokio::test]
async fn a_member_of_two_agencies_is_counted_for_each_seat_once() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    // One person may hold a seat for two agencies: two seats, each counted for its agency.
    let group = body(&world, board, "Communications").await;
    let (police, health) = (agency(&world, board, "Police").await, agency(&world, board, "Healthcare trust").await);
    for id in [police, health] {
        let seat = [
            ("agency_id", id.to_string()),
            ("seat", "Joint communications manager".to_owned()),
            ("standing", "member".to_owned()),
            ("statutory", "no".to_owned()),
            ("from-day", "1".to_owned()),
            ("from-month", "3".to_owned()),
            ("from-year", "2015".to_owned()),
        ];
        let seat: Vec<(&str, &str)> = seat.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(manager.post(&format!("/bodies/{}/seats/new", group.id), &seat).await.status, 303);
    }
    let again = [
        ("agency_id", police.to_string()),
        ("seat", "Joint communications manager".to_owned()),
        ("standing", "member".to_owned()),
        ("statutory", "no".to_owned()),
        ("from-day", "1".to_owned()),
        ("from-month", "3".to_owned()),
        ("from-year", "2015".to_owned()),
    ];
    let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let twice = manager.post(&format!("/bodies/{}/seats/new", group.id), &again).await;
    assert!(twice.status == 422, "the same seat for the same agency is refused: {}", twice.text);
    let csv = manager.get(&format!("/bodies/{}/members.csv", group.id)).await.text;
    assert_eq!(csv.matches("Joint communications manager").count(), 2, "{csv}");
}

async fn all_reports(world: &World, board: Uuid, short: &str) -> Vec<GroupReport> {
    let id = body(world, board, short).await.id;
    Desk::<Read<crate::wings::governance::reports::GroupReports>>::for_program(&world.app, board, "Test")
        .all(reports::of_body(id))
        .await
        .unwrap()
}

/// Begins the next report of a group; where it is.
async fn begun(browser: &mut Browser, world: &World, board: Uuid, short: &str) -> String {
    let id = body(world, board, short).await.id;
    let begun = browser.post(&format!("/bodies/{id}/report"), &[]).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    begun.location().trim_end_matches("/words").to_owned()
}

#[tokio::test]
async fn a_report_fills_itself_so_that_nothing_is_typed_again_and_stays_as_it_was_presented() {
    let (world, board) = worked_example().await;
    let council = agency(&world, board, "County council").await;
    world.person_of(board, "leads@council.example", &["group_chair"], Some(council)).await.unwrap();
    let mut chair = world.browser();
    chair.post("/sign-in", &[("email", "leads@council.example"), ("password", kit::testing::PASSWORD)]).await;
    assert!(chair.get("/").await.text.contains("Send the report: Exploitation and missing"));
    let path = begun(&mut chair, &world, board, "Exploitation and missing").await;
    let group = body(&world, board, "Exploitation and missing").await.id;
    let actions = crate::wings::improvement::actions::queries::by_due();
    let actions = desk(&world, board).all(actions).await.unwrap();
    let own: Vec<_> = actions
        .iter()
        .filter(|a| a.body_id == Some(group) && a.state == crate::wings::improvement::actions::State::Open)
        .collect();
    assert!(!own.is_empty());
    // Nothing is typed: it is signed off as the registers filled it in.
    let signed = send(&mut chair, &path, &format!("{path}/signature"), &[]).await;
    assert_eq!(signed.location(), path, "{}", signed.text);
    let shown = chair.get(&path).await.text;
    for action in &own {
        assert!(shown.contains(&format!("{} {}", action.reference(), action.title)), "{}", action.title);
    }
    for words in [
        "7. Health of the group",
        "Attendance over 12 months",
        "seats vacant",
        "Terms of reference",
        "Since the last report",
        "For the meeting of",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    // What the registers say later does not reach it.
    let frozen = all_reports(&world, board, "Exploitation and missing").await[0].frozen.clone();
    let action = format!("/actions/{}", own[0].id);
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let progress = format!("{action}/progress");
    send(&mut manager, &progress, &progress, &[("progress", "95"), ("words", "Nearly there")]).await;
    assert_eq!(all_reports(&world, board, "Exploitation and missing").await[0].frozen, frozen);
    assert!(!chair.get(&path).await.text.contains("Nearly there"));
    let version = version_for(&chair.get(&path).await.text, &format!("{path}/taking-back"));
    let again = chair.post(&format!("{path}/signature"), &[("version", &version)]).await;
    assert!(again.status == 409 && again.text.contains("signed off before"), "{}", again.text);
    // The next one says what changed, and the six-monthly review reads the same answers.
    world.clock.pass(chrono::TimeDelta::days(1));
    let mut chair = world.browser();
    chair.post("/sign-in", &[("email", "leads@council.example"), ("password", kit::testing::PASSWORD)]).await;
    let second = begun(&mut chair, &world, board, "Exploitation and missing").await;
    assert_ne!(second, path);
    let draft = chair.get(&second).await.text;
    assert!(draft.contains("95% done, due") && draft.contains(&format!("{}: was ", own[0].title)), "{draft}");
    let review = manager_again(&world, board).await.get("/group-reports/six-months").await.text;
    assert!(review.contains("Return interviews are better where one team does them."), "{review}");
    assert!(review.contains(&own[0].title) && review.contains("Nobody is asked again."), "{review}");
}

async fn manager_again(world: &World, board: Uuid) -> Browser {
    Who::Manager.of_agency(world, board, None).await
}

#[tokio::test]
async fn a_report_is_its_chairs_own_and_stays_once_it_was_presented() {
    let (world, board) = worked_example().await;
    let council = agency(&world, board, "County council").await;
    let police = agency(&world, board, "Police").await;
    for (email, agency) in [("leads@council.example", council), ("leads@police.example", police)] {
        world.person_of(board, email, &["group_chair"], Some(agency)).await.unwrap();
    }
    let mut other = world.browser();
    other.post("/sign-in", &[("email", "leads@police.example"), ("password", kit::testing::PASSWORD)]).await;
    let group = body(&world, board, "Learning and development").await.id;
    assert_eq!(other.post(&format!("/bodies/{group}/report"), &[]).await.status, 403, "another group’s report");
    let mut chair = world.browser();
    chair.post("/sign-in", &[("email", "leads@council.example"), ("password", kit::testing::PASSWORD)]).await;
    let path = begun(&mut chair, &world, board, "Learning and development").await;
    let words = format!("{path}/words");
    let long = "x".repeat(1_201);
    let refused = send(&mut chair, &words, &words, &[("h4", &long)]).await;
    assert!(refused.status == 422 && refused.text.contains(&long), "nothing is lost");
    let kept =
        send(&mut chair, &words, &words, &[("h4", "Two reviews taught the same."), ("h6", "Tell schools.")]).await;
    assert_eq!(kept.location(), path);
    let mut lay = Who::Member.of_agency(&world, board, None).await;
    assert_eq!(lay.get(&path).await.status, 404, "a draft is the group’s own");
    assert_eq!(other.get(&path).await.status, 404, "nor another chair’s");
    let sign = format!("{path}/signature");
    assert_eq!(send(&mut chair, &path, &sign, &[]).await.location(), path);
    assert!(lay.get(&path).await.text.contains("Two reviews taught the same."));
    let back = format!("{path}/taking-back");
    assert_eq!(send(&mut chair, &path, &back, &[]).await.location(), words);
    send(&mut chair, &path, &sign, &[]).await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let executive = next(&world, board, "ESG").await;
    let overview = manager.get("/group-reports").await.text;
    assert!(overview.contains("1 of 7 groups have reported"), "{overview}");
    let meeting = format!("/meetings/{}", executive.id);
    send(&mut manager, &meeting, &format!("{meeting}/beginning"), &[]).await;
    let late = send(&mut chair, &path, &back, &[]).await;
    assert!(late.status == 409 && late.text.contains("so it stays"), "{}", late.text);
    let state = all_reports(&world, board, "Learning and development").await[0].state;
    assert_eq!(state, State::Signed);
}

#[tokio::test]
async fn those_who_lead_see_their_week_and_their_diary() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let week = manager.get("/week").await.text;
    for words in [
        "things are late",
        "What is due from whom",
        "Which group drifts",
        "has no terms of reference",
        "Contributions that have not come",
    ] {
        assert!(week.contains(words), "{words}: {week}");
    }
    assert!(manager.get("/week.csv").await.text.contains("Papers go out"));
    assert!(manager.get("/").await.text.contains("href=\"/week\""));
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let page = chair.get("/chair").await.text;
    for words in
        ["Diary, six weeks", "Health visitors, north", "What was heard", "Groups that drift", "Minutes to approve"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(chair.get("/week").await.status, 403);
    let group = body(&world, board, "Exploitation and missing").await;
    let home = chair.get(&format!("/bodies/{}", group.id)).await.text;
    for words in [
        "Is it on its way?",
        "no next meeting is planned",
        "Child sexual exploitation and missing children sub-group</a>",
        "Next meeting",
        "Attendance, 12 months",
    ] {
        assert!(home.contains(words), "{words}: {home}");
    }
    let mut member = Who::Member.of_agency(&world, board, None).await;
    assert_eq!((member.get("/chair").await.status.as_u16(), member.get("/week").await.status.as_u16()), (403, 403));
    let empty = world_of_leaders().await;
    assert!(empty.contains("The diary is empty."), "{empty}");
}

async fn world_of_leaders() -> String {
    let world = world().await;
    let mut chair = Who::Chair.signed_in(&world).await;
    chair.get("/chair").await.text
}
