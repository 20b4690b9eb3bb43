//! Notes on the quality of figures: the plan's twelve, those of a page, and adding one.

use super::world::{Who, worked_example};
use crate::wings::performance::notes::{Notes, concerning};
use kit::{Desk, Read};

#[tokio::test]
async fn the_twelve_notes_of_the_plan_are_listed_in_order() {
    let (world, board) = worked_example().await;
    let mut browser = Who::Observer.of_agency(&world, board, None).await;
    let text = browser.get("/notes").await.text;
    assert_eq!(text.matches("<h1").count(), 1);
    let plan = text.split("<section>").nth(1).unwrap();
    assert!(plan.contains("The plan’s figures"));
    assert_eq!(plan.matches("class=\"qnote\"").count(), 12);
    let mut rest = plan;
    for title in [
        "“A further 13%” is an annualised figure",
        "“39% more than the year before” cannot be checked",
        "The plan’s total is larger than the published one",
        "“16th of 149 by volume” fits no published ranking",
        "The list of merged categories is not complete",
        "The police and courts category is not the same in both years",
        "Large changes by agency are changes of recording",
        "The statutory return for 2013-14 is coded less well than the plan",
        "Children’s centres and nurseries are counted in two ways",
        "“Self Assessment” is most likely self-referral",
        "2013-14 stands out in the published series",
        "Slips of wording and counting",
    ] {
        let at = rest.find(title).unwrap_or_else(|| panic!("no {title}"));
        rest = &rest[at + title.len()..];
    }
    assert!(text.contains("21 notes, 4 of them high."));
    assert_eq!(browser.get("/notes.csv").await.text.lines().count(), 22);
}

#[tokio::test]
async fn a_page_asks_for_the_notes_that_concern_it() {
    let (world, board) = worked_example().await;
    let desk = Desk::<Read<Notes>>::for_program(&world.app, board, "Test");
    let titles = async |subject: &str| -> Vec<i32> {
        let notes = concerning(&desk, subject).await.unwrap();
        notes.iter().map(|note| note.number).collect()
    };
    assert_eq!(titles("referral_profile").await, (1..=10).collect::<Vec<_>>());
    assert_eq!(titles("D05").await, [11]);
    assert_eq!(titles("D31").await, [1, 2, 3, 4, 7]);
    assert_eq!(titles("profile").await, [12, 1, 2]);
    assert!(titles("D42").await.is_empty());
}

#[tokio::test]
async fn an_analyst_adds_a_note() {
    let (world, board) = worked_example().await;
    let mut browser = Who::Analyst.of_agency(&world, board, None).await;
    assert!(browser.get("/notes").await.text.contains("Add a note"));
    let form = browser.get("/notes/new").await;
    assert!(form.text.contains("value=\"1\""));
    let filled = [
        ("number", "1"),
        ("title", "Two trusts were late"),
        ("words", "December’s figures came in January."),
        ("severity", "medium"),
        ("pages", "caseload"),
        ("codes", "d31"),
    ];
    assert_eq!(browser.post("/notes/new", &filled).await.location(), "/notes");
    assert!(browser.get("/notes").await.text.contains("Two trusts were late"));
    assert!(browser.get("/caseload").await.text.contains("Two trusts were late"));
    let again = browser.post("/notes/new", &filled).await;
    assert_eq!(again.status, 422);
    assert!(again.text.contains("Enter a number that no other note has"));
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let trail = manager.get("/trail?register=notes").await.text;
    assert!(trail.contains("Two trusts were late") || trail.contains("notes"), "the trail names the note");
    let verdict = kit::audit::verify(&world.app, board).await.unwrap();
    assert!(verdict.findings.is_empty(), "{verdict:?}");
}

#[tokio::test]
async fn a_wrong_form_comes_back_with_what_was_typed() {
    let (world, board) = worked_example().await;
    let mut browser = Who::Manager.of_agency(&world, board, None).await;
    let empty = browser.post("/notes/new", &[("title", "Kept as typed")]).await;
    assert_eq!(empty.status, 422);
    for message in [
        "Enter a number from 1 to 999",
        "Say what the reader must know",
        "Choose how much it matters",
        "Choose a page or enter the code of an indicator",
        "Kept as typed",
    ] {
        assert!(empty.text.contains(message), "{message}");
    }
    let unknown = browser
        .post("/notes/new", &[("number", "1"), ("title", "T"), ("words", "W"), ("severity", "low"), ("codes", "D99")])
        .await;
    assert_eq!(unknown.status, 422);
    assert!(unknown.text.contains("There is no indicator D99. Check the code"));
    assert!(unknown.text.contains("value=\"D99\""));
}

#[tokio::test]
async fn rights_boards_and_the_empty_list() {
    let (world, _) = worked_example().await;
    let mut chair = Who::Chair.signed_in(&world).await;
    let empty = chair.get("/notes").await;
    assert!(empty.text.contains("No notes yet."), "another board’s notes are not there");
    assert!(!empty.text.contains("Add a note"));
    assert_eq!(chair.get("/notes/new").await.status, 403);
    assert_eq!(chair.post("/notes/new", &[("title", "T")]).await.status, 403);
    for who in [Who::YoungPerson, Who::Auditor] {
        let mut browser = who.signed_in(&world).await;
        assert_eq!(browser.get("/notes").await.status, 403);
        assert_eq!(browser.get("/notes.csv").await.status, 403);
    }
    let mut stranger = world.browser();
    assert_eq!(stranger.get("/notes").await.status, 303);
}

#[tokio::test]
async fn a_note_is_changed_and_keeps_what_it_concerned() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let list = manager.get("/notes").await.text;
    let edits: Vec<&str> =
        list.split("href=\"/notes/").skip(1).filter_map(|rest| rest.split("/edit\"").next()).collect();
    assert_eq!(edits.iter().filter(|id| id.len() == 36).count(), 21, "each note can be changed");
    // The first note that concerns a page without a box of its own keeps that page.
    let mut seen = 0;
    for id in edits.iter().filter(|id| id.len() == 36) {
        let path = format!("/notes/{id}/edit");
        let page = manager.get(&path).await.text;
        let value = |name: &str| {
            let rest = page.split(&format!("name=\"{name}\"")).nth(1).unwrap().split('>').next().unwrap();
            rest.split("value=\"").nth(1).and_then(|v| v.split('"').next()).unwrap_or_default().to_owned()
        };
        let codes = value("codes");
        if !codes.contains("governance") {
            continue;
        }
        seen += 1;
        let (version, number) = (value("version"), value("number"));
        let typed = [
            ("version", version.as_str()),
            ("number", &number),
            ("title", "A better title"),
            ("words", "What the reader must know."),
            ("severity", "low"),
            ("codes", &codes),
        ];
        let wrong: Vec<(&str, &str)> =
            typed.map(|(name, v)| if name == "codes" { (name, "Z99") } else { (name, v) }).into();
        let refused = manager.post(&path, &wrong).await;
        assert!(refused.status == 422 && refused.text.contains("There is no indicator Z99"), "{}", refused.text);
        assert_eq!(manager.post(&path, &typed).await.location(), "/notes");
        let after = manager.get("/notes").await.text;
        assert!(after.contains("A better title") && after.contains("Governance"));
        assert_eq!(manager.post(&path, &typed).await.status, 409, "somebody else changed it meanwhile");
    }
    assert!(seen > 0, "no note concerns the governance page");
    let mut member = Who::Member.of_agency(&world, board, None).await;
    assert!(!member.get("/notes").await.text.contains("/edit\""));
}
