//! Events with clocks through HTTP: by form, from a file, what is refused and left nowhere, what another agency and
//! everybody but the designated officer must not learn, and what the registers say of the indicators.

use super::readings::{Board, board};
use super::world::{Who, worked_example};
use crate::wings::counting;
use chrono::TimeDelta;
use kit::testing::{Browser, Reply, World};
use std::path::Path;

const RETURNS: &str = "/return-interviews";
const HEADINGS: &str = "Reference,In care,Returned at,Offered on,Accepted,Held at";
const RULE: &str = "Use your own reference, never a name or a national number";

pub async fn returned(who: &mut Browser, reference: &str, more: &[(&str, &str)]) -> Reply {
    let mut fields = vec![("reference", reference), ("in_care", "yes")];
    if !more.iter().any(|(name, _)| *name == "returned") {
        fields.push(("returned", "20/3/2015 16:30"));
    }
    fields.extend(more);
    who.post("/return-interviews/new", &fields).await
}

async fn alleged(who: &mut Browser, agency: &str, reference: &str, sector: &str) -> Reply {
    let fields = [
        ("reference", reference),
        ("agency", agency),
        ("notice", "9/3/2015"),
        ("told", "10/3/2015"),
        ("sector", sector),
        ("meets", "yes"),
    ];
    who.post("/allegations/new", &fields).await
}

/// Looks at rows; gives back the page.
pub async fn look(who: &mut Browser, rows: &str) -> Reply {
    who.upload("/return-interviews/from-file", &[], ("file", "events.csv", rows.as_bytes())).await
}

/// The mark of what was seen, which the form that saves it carries.
pub fn mark(page: &Reply) -> String {
    page.text.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// Saves rows, with the others left out or not.
pub async fn save(who: &mut Browser, rows: &str, rest: &str) -> Reply {
    let fields = [("save", "yes"), ("rest", rest)];
    who.upload("/return-interviews/from-file", &fields, ("file", "events.csv", rows.as_bytes())).await
}

#[tokio::test]
async fn an_event_is_written_down_changed_and_counted_with_its_clock() {
    let Board { world, mut officer, mut manager, council, .. } = board().await;
    for wrong in ["Jane Smith", "9434765919", "A123456789012", "24/3/2005", "24032005"] {
        let reply = returned(&mut officer, wrong, &[]).await;
        assert!(reply.status == 422 && reply.text.contains(RULE), "{wrong}: {}", reply.text);
    }
    let ahead = returned(&mut officer, "M-1", &[("returned", "25/3/2015 10:00")]).await;
    assert_eq!(ahead.status, 422, "{}", ahead.text);
    let made = returned(&mut officer, "m-1", &[]).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let path = made.location().to_owned();
    let page = officer.get(&path).await;
    assert!(page.text.contains("M-1") && page.text.contains("16 hours late"), "{}", page.text);
    assert!(officer.get("/").await.text.contains("Return interviews: M-1"));
    let again = returned(&mut officer, "M-1", &[]).await;
    assert!(again.status == 422 && again.text.contains("There is an event with this reference"));

    let fields = [
        ("version", "1"),
        ("reference", "M-1"),
        ("in_care", "yes"),
        ("returned", "20 Mar 2015, 16:30"),
        ("offered", "21/3/2015"),
        ("accepted", "yes"),
        ("held", "22/3/2015 16:30"),
    ];
    assert_eq!(officer.post(&path, &fields).await.status, 303);
    assert!(officer.get(&path).await.text.contains("Held after 48 hours, in time"));
    assert_eq!(officer.post(&path, &fields).await.status, 409, "somebody saved it since");
    assert!(!officer.get("/").await.text.contains("Return interviews: M-1"));

    let list = manager.get(RETURNS).await.text;
    assert!(list.contains("M-1") && list.contains("Testshire County Council"), "{list}");
    let mut chair = Who::Chair.of_agency(&world, world.board, Some(council)).await;
    let totals = chair.get(RETURNS).await.text;
    assert!(totals.contains("January to March 2015") && !totals.contains("M-1"), "{totals}");
    for end in ["/new", "/events.csv", "/from-file", "/columns", "/template.csv"] {
        assert_eq!(chair.get(&format!("{RETURNS}{end}")).await.status, 403, "{end}");
    }
    assert_eq!(chair.get(&path).await.status, 403);
    let csv = chair.get("/return-interviews.csv").await.text;
    assert!(csv.contains("Held within 72 hours,1") && !csv.contains("M-1"), "{csv}");
}

/// Whether some words stand in any file of a folder.
fn anywhere(folder: &Path, words: &str) -> bool {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.into_iter().any(|path| {
        if path.is_dir() {
            return anywhere(&path, words);
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        bytes.windows(words.len()).any(|part| part == words.as_bytes())
    })
}

#[tokio::test]
async fn a_file_is_looked_at_then_saved_and_what_is_refused_is_left_nowhere() {
    let Board { world, mut officer, .. } = board().await;
    let rows = format!(
        "{HEADINGS}\nM-1,yes,20/3/2015 16:30,21/3/2015,yes,22/3/2015 16:30\nKnightsbridge Ermintrude,yes,20/3/2015 16:30,,,\n\
         M-3,no,Quattlebaumday,,,\nM-4,no,19/3/2015 08:00,20/3/2015,declined,\nM-1,no,19/3/2015 08:00,,,\n"
    );
    let seen = look(&mut officer, &rows).await;
    assert_eq!(seen.status, 422);
    for says in ["3 rows are in the way", "3</th>", RULE, "Returned at", "stands in an earlier row", "2 new, 0 changed"]
    {
        assert!(seen.text.contains(says), "{says}: {}", seen.text);
    }
    assert!(!officer.get(RETURNS).await.text.contains("M-4"), "nothing is saved by looking");
    let untold = save(&mut officer, &rows, "").await;
    assert!(untold.status == 422 && untold.text.contains("tick the box"), "{}", untold.text);
    let done = save(&mut officer, &rows, "yes").await;
    assert_eq!(done.status, 303, "{}", done.text);
    let list = officer.get(RETURNS).await.text;
    assert!(list.contains("2 new, 0 changed, 0 as before. 3 rows are left out."), "{list}");
    assert!(list.contains("M-1") && list.contains("M-4") && !list.contains("M-3"));
    for refused in ["Knightsbridge", "Ermintrude", "Quattlebaum"] {
        assert!(!anywhere(world.folder.path(), refused), "{refused} was left somewhere");
    }

    let before = kit::audit::verify(&world.app, world.board).await.unwrap().entries;
    let sent = officer.get("/return-interviews/events.csv").await.text;
    let same = look(&mut officer, &sent).await;
    assert!(same.status == 200 && same.text.contains("There is nothing to save"), "{}", same.text);
    assert_eq!(save(&mut officer, &sent, "").await.status, 303);
    assert!(officer.get(RETURNS).await.text.contains("Nothing was changed: every row says what is there already."));
    assert_eq!(kit::audit::verify(&world.app, world.board).await.unwrap().entries, before);

    // Pasted rows are carried through the page; what was seen must still be so.
    let pasted = format!("{HEADINGS}\nM-4,yes,19/3/2015 08:00,20/3/2015,declined,\n");
    let seen = officer.post("/return-interviews/from-file", &[("rows", &pasted)]).await;
    assert!(seen.status == 200 && seen.text.contains("0 new, 1 changed"), "{}", seen.text);
    let mark = mark(&seen);
    let stale = [("rows", pasted.as_str()), ("save", "yes"), ("seen", "0123456789abcdef")];
    assert_eq!(officer.post("/return-interviews/from-file", &stale).await.status, 422);
    let fresh = [("rows", pasted.as_str()), ("save", "yes"), ("seen", mark.as_str())];
    assert_eq!(officer.post("/return-interviews/from-file", &fresh).await.status, 303);
}

#[tokio::test]
async fn another_agency_sees_nothing_and_changes_nothing() {
    let mut board = board().await;
    let made = returned(&mut board.officer, "SHARED-1", &[]).await;
    let mut other = board.of(Who::DataOfficer, board.police).await;
    let path = made.location().to_owned();
    assert_eq!(other.get(&path).await.status, 404);
    assert_eq!(other.post(&path, &[("version", "1"), ("reference", "SHARED-1")]).await.status, 404);
    let list = other.get(RETURNS).await.text;
    assert!(list.contains("No events yet") && !list.contains("SHARED-1"), "not even in its totals: {list}");
    assert!(!other.get("/return-interviews/events.csv").await.text.contains("SHARED-1"));
    assert!(!other.get("/return-interviews.csv").await.text.contains(",1"));
    assert!(!other.get("/search?q=shared-1").await.text.contains("/return-interviews/"));
    assert!(board.officer.get("/search?q=shared-1").await.text.contains(&path));
    let mut member = board.of(Who::Member, board.council).await;
    assert!(!member.get("/search?q=shared-1").await.text.contains("/return-interviews/"));
    assert!(!other.get("/").await.text.contains("SHARED-1"));

    let rows = format!("{HEADINGS}\nSHARED-1,no,1/3/2015 10:00,,,\n");
    let seen = look(&mut other, &rows).await;
    assert!(seen.text.contains("1 new, 0 changed, 0 as before"), "as if it were not there: {}", seen.text);
    assert_eq!(save(&mut other, &rows, "").await.status, 303);
    assert!(board.officer.get(&path).await.text.contains("20 Mar 2015, 16:30"), "as it was");
    for agency in ["Council", "Testshire County Council", "Nowhere"] {
        let named = format!("Agency,{HEADINGS}\n{agency},SHARED-2,no,1/3/2015 10:00,,,\n");
        let refused = look(&mut other, &named).await;
        assert!(refused.status == 422 && refused.text.contains("your own agency only"), "{}", refused.text);
    }
    // Those who may write for every agency say which.
    let named = format!("Agency,{HEADINGS}\nPolice,SHARED-1,no,2/3/2015 10:00,,,\n");
    assert!(look(&mut board.manager, &named).await.text.contains("0 new, 1 changed"));
    let mut nobody = Who::DataOfficer.signed_in(&board.world).await;
    assert_eq!(returned(&mut nobody, "M-9", &[]).await.status, 422);
}

#[tokio::test]
async fn the_designated_officer_alone_sees_allegations() {
    let mut board = board().await;
    let council = board.council.to_string();
    let mut officer = board.of(Who::DesignatedOfficer, board.council).await;
    let made = alleged(&mut officer, &council, "DO-77", "foster_care").await;
    assert_eq!(made.status, 303, "{}", made.text);
    let path = made.location().to_owned();
    for n in 1..=6 {
        assert_eq!(alleged(&mut officer, &council, &format!("DO-{n}"), "health").await.status, 303);
    }
    let own = officer.get("/allegations").await.text;
    assert!(own.contains("DO-77") && !own.contains("5 or fewer"), "{own}");
    assert!(officer.get("/search?q=do-77").await.text.contains(&path));
    assert!(officer.get("/").await.text.contains("href=\"/allegations\""), "the way there");
    assert_eq!(officer.get(RETURNS).await.status, 403);

    let mut trail = Who::Auditor.signed_in(&board.world).await;
    for who in [Who::Manager, Who::Chair, Who::Analyst, Who::Member, Who::DataOfficer] {
        let mut browser = board.of(who, board.council).await;
        assert_eq!(browser.get(&path).await.status, 403, "{who:?}");
        assert_eq!(browser.get("/allegations/events.csv").await.status, 403, "{who:?}");
        let totals = browser.get("/allegations").await;
        assert!(!totals.text.contains("DO-77"), "{who:?}");
        assert_eq!(totals.status.as_u16() == 200, !matches!(who, Who::Member | Who::DataOfficer), "{who:?}");
        if totals.status == 200 {
            assert!(totals.text.contains("5 or fewer") && totals.text.contains(">6<"), "{who:?}: {}", totals.text);
            let csv = browser.get("/allegations.csv").await.text;
            assert!(
                csv.contains("Foster care,Allegations,5 or fewer") && csv.contains("Health,Allegations,6"),
                "{csv}"
            );
        }
        assert!(!browser.get("/search?q=do-77").await.text.contains(&path), "{who:?}");
    }
    for browser in [&mut trail, &mut board.manager] {
        for page in ["/trail", "/trail?register=allegations", "/trail.csv"] {
            let text = browser.get(page).await.text;
            assert!(!text.contains("DO-77") && !text.contains("foster_care"), "{page}: {text}");
        }
    }
}

async fn count(world: &World) {
    counting::begin(&world.app).await.unwrap();
    while kit::jobs::run_next(&world.app).await.unwrap() {}
}

#[tokio::test]
async fn the_registers_count_themselves_for_the_indicators() {
    let mut board = board().await;
    let held = [("offered", "20/3/2015"), ("accepted", "yes"), ("held", "21/3/2015 10:00")];
    assert_eq!(returned(&mut board.officer, "M-1", &held).await.status, 303);
    assert_eq!(
        returned(&mut board.officer, "M-2", &[("offered", "21/3/2015"), ("accepted", "declined")]).await.status,
        303
    );
    let fostered = [("reference", "PF-1"), ("notified", "2/3/2015"), ("aware", "2/3/2015"), ("first", "5/3/2015")];
    assert_eq!(board.officer.post("/private-fostering/new", &fostered).await.status, 303);
    let mut designated = board.of(Who::DesignatedOfficer, board.council).await;
    let council = board.council.to_string();
    assert_eq!(alleged(&mut designated, &council, "DO-1", "faith").await.status, 303);
    count(&board.world).await;
    assert!(!board.manager.get("/readings/drafts").await.text.contains("Private fostering"));
    // A quarter is over, and the clocks of its last days have run: seven working days over Easter.
    board.world.clock.pass(TimeDelta::days(21));
    count(&board.world).await;
    let mut manager = Who::Manager.signed_in(&board.world).await;
    let drafts = manager.get("/readings/drafts").await.text;
    for name in [
        "Return interviews within 72 hours",
        "Allegations referred to the LADO",
        "Private fostering notifications",
        "Private fostering first visits in time",
    ] {
        assert!(drafts.contains(name), "{name}: {drafts}");
    }
    assert!(drafts.contains("1 of 2") || drafts.contains("50.0"), "{drafts}");
}

#[tokio::test]
async fn the_worked_example_shows_events_that_are_made_up() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let list = manager.get(RETURNS).await.text;
    assert!(list.contains("MIS-15/0026") && list.contains("illustrative") && list.contains("late"), "{list}");
    let fostering = manager.get("/private-fostering").await.text;
    assert!(fostering.contains("PF-15/003") && fostering.contains("First visit due"), "{fostering}");
    let mut officer = Who::DesignatedOfficer.of_agency(&world, board, None).await;
    assert!(officer.get("/allegations").await.text.contains("DO-15/0013"));
}

#[tokio::test]
async fn what_is_no_table_of_events_gets_a_sentence() {
    // The world lives as long as its name.
    let Board { world: _world, mut officer, .. } = board().await;
    let empty = format!("{HEADINGS}\n{}", ",,,,,\n".repeat(100_000));
    let named = format!("{HEADINGS},Name\nM-1,yes,20/3/2015 16:30,,,,Ermintrude\n");
    let many = format!("{HEADINGS}\n{}", "M-1,yes,20/3/2015 16:30,,,\n".repeat(100_001));
    for (rows, says) in [
        (empty.as_str(), "There is no row under the headings"),
        (named.as_str(), "Take the column away"),
        (many.as_str(), "more than 100000 rows"),
        ("Reference,In care\nM-1,yes\n", "There is no column “Returned at”"),
        ("Reference,Reference,In care,Returned at\nM-1,M-1,yes,20/3/2015 16:30\n", "stands there twice"),
    ] {
        let reply = look(&mut officer, rows).await;
        assert!(reply.status == 422 && reply.text.contains(says), "{says}: {}", reply.status);
        assert!(!reply.text.contains("Ermintrude"));
    }
    let date = format!("{HEADINGS}\nM-1,yes,Friday week,,,\nM-2,yes,20/3/2015 16:30,20th of March,,\n");
    let reply = look(&mut officer, &date).await.text;
    assert!(reply.contains("“Friday week” is not a day") && reply.contains("“20th of March” is not a day"), "{reply}");
    for (book, says) in [(workbook(false), "are merged"), (workbook(true), "macros in it")] {
        let reply = officer.upload("/return-interviews/from-file", &[], ("file", "events.xlsx", &book)).await;
        assert!(reply.status == 422 && reply.text.contains(says), "{says}: {}", reply.text);
    }
    let large = vec![b'a'; 16 * 1024 * 1024 + 1];
    let reply = officer.upload("/return-interviews/from-file", &[], ("file", "events.csv", &large)).await;
    assert!(reply.status == 422 && reply.text.contains("smaller than 16 MB"), "{}", reply.status);
}

/// A workbook with merged cells, or with macros.
fn workbook(macros: bool) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (at, heading) in (0_u16..).zip(HEADINGS.split(',')) {
        sheet.write(0, at, heading).unwrap();
    }
    sheet.write(1, 0, "M-1").unwrap().write(1, 1, "yes").unwrap();
    if macros {
        let file = std::env::temp_dir().join(format!("scrutineer-macros-{}.bin", std::process::id()));
        std::fs::write(&file, b"not really").unwrap();
        book.add_vba_project(&file).unwrap();
    } else {
        sheet.merge_range(1, 2, 2, 2, "20/3/2015 16:30", &rust_xlsxwriter::Format::new()).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn many_rows_are_saved_in_parts_and_a_large_file_is_chosen_again() {
    // The world lives as long as its name.
    let Board { world: _world, mut officer, .. } = board().await;
    let rows: String = (0..9_000).map(|n| format!("M-{n},yes,20/3/2015 16:30,20/3/2015,declined,\n")).collect();
    let rows = format!("{HEADINGS}\n{rows}");
    let seen = look(&mut officer, &rows).await;
    assert!(seen.status == 200 && seen.text.contains("9000 new"), "{}", seen.status);
    assert!(seen.text.contains("Choose the same file again") && seen.text.len() < 40_000);
    let some: String = rows.lines().take(2_501).map(|line| format!("{line}\n")).collect();
    assert_eq!(save(&mut officer, &some, "").await.status, 303);
    let list = officer.get(RETURNS).await;
    assert!(list.text.contains("2500 new"), "{}: {}", list.status, list.text);
    assert!(officer.get("/return-interviews?page=50").await.text.contains("M-"));
}
