//! Actions out to a spreadsheet and back in.

use super::improvement::{agency, set};
use super::world::{Who, world};
use kit::sheets::Sheet;
use kit::testing::{Browser, Reply};

/// A field of the page that is carried on.
fn carried(page: &str, name: &str) -> String {
    let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("{name}: {page}"));
    value.split('"').next().unwrap().to_owned()
}

/// The rows that the page carries on.
fn rows(page: &str) -> String {
    let text = page.split("<textarea name=\"rows\" hidden>").nth(1).unwrap_or_else(|| panic!("{page}"));
    text.split("</textarea>").next().unwrap().replace("&quot;", "\"").replace("&amp;", "&")
}

async fn paste(browser: &mut Browser, fields: &[(&str, &str)]) -> Reply {
    browser.post("/actions/from-spreadsheet", fields).await
}

const ROWS: &str = "Action\tOwner\tAgency\tDue\tSuccess measure\tMeasured by\n\
    Open a desk\tSuperintendent\tPolice\t30/06/2015\tSooner help\tWas it met?\n\
    Train the desk\tSuperintendent\tPolice\t31 July 2015\tBetter help\tD15\n";

#[tokio::test]
async fn pasted_rows_are_looked_at_before_anything_happens_and_then_all_of_them_are_set() {
    let (world, board) = super::world::worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let rows_in = ROWS.replace("Police", "Northamptonshire Police");
    let seen = paste(&mut manager, &[("rows", &rows_in)]).await;
    assert!(seen.status == 200 && seen.text.contains("2 to be set, 0 to be changed."), "{}", seen.text);
    assert!(!manager.get("/actions?show=all&q=desk").await.text.contains("Train the desk"));
    let mark = carried(&seen.text, "seen");
    let done = paste(&mut manager, &[("rows", &rows(&seen.text)), ("seen", &mark)]).await;
    assert_eq!(done.location(), "/actions", "{}", done.text);
    let list = manager.get("/actions?show=all&q=desk").await.text;
    assert!(list.contains("Train the desk") && list.contains("2 actions set."), "{list}");
}

#[tokio::test]
async fn one_wrong_row_keeps_all_of_them_out_and_says_where_it_is() {
    let world = world().await;
    agency(&world, "Police").await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let reply = paste(&mut manager, &[("rows", &ROWS.replace("31 July", "31 June"))]).await;
    assert_eq!(reply.status, 422);
    for words in ["3</th>", "Due", "in the way", "Open a desk\t"] {
        assert!(reply.text.contains(words), "{words}: {}", reply.text);
    }
    assert!(manager.get("/actions").await.text.contains("No actions yet."));
    let file = ("file", "actions.csv", ROWS.replace('\t', ";").into_bytes());
    let reply = manager.upload("/actions/from-spreadsheet", &[], (file.0, file.1, &file.2)).await;
    assert!(reply.status == 200 && reply.text.contains("2 to be set"), "{}", reply.text);
    let wrong = manager.upload("/actions/from-spreadsheet", &[], ("file", "a.xlsx", b"PK\x03\x04no")).await;
    assert_eq!(wrong.status, 422, "{}", wrong.text);
    for who in [Who::Member, Who::Chair] {
        assert_eq!(who.signed_in(&world).await.get("/actions/from-spreadsheet").await.status, 403);
    }
}

#[tokio::test]
async fn the_downloaded_workbook_changed_and_brought_back_changes_what_was_changed() {
    let world = world().await;
    let police = agency(&world, "Police").await.to_string();
    let mut manager = Who::Manager.signed_in(&world).await;
    for title in ["Screening desk", "Second desk"] {
        set(&mut manager, &[("agency", &police), ("title", title)]).await;
    }
    let workbook = manager.get("/actions.xlsx").await;
    assert!(workbook.headers["content-type"].to_str().unwrap().contains("spreadsheetml"));
    let mut sheet = Sheet::of_file(&workbook.bytes).unwrap();
    let (due, number) = (sheet.column("Due").unwrap(), sheet.column("Number").unwrap());
    let at = sheet.rows.iter().position(|row| row.cell(number) == "A2").unwrap();
    assert_eq!(sheet.rows[at].cell(due), "2015-06-30");
    sheet.rows[at].cells[due] = "15 September 2015".into();
    let seen = paste(&mut manager, &[("rows", &sheet.to_text())]).await;
    for words in ["0 to be set, 1 to be changed.", "A2 Second desk", "30 June 2015", "15 September 2015", "1 row says"]
    {
        assert!(seen.text.contains(words), "{words}: {}", seen.text);
    }
    let (mark, carried_on) = (carried(&seen.text, "seen"), rows(&seen.text));
    let why = paste(&mut manager, &[("rows", &carried_on), ("seen", &mark)]).await;
    assert!(why.status == 422 && why.text.contains("Say why the actions are changed"), "{}", why.text);
    // Somebody else changes it in between: what was looked at no longer holds.
    let mut other = Who::Manager.signed_in(&world).await;
    let path = other.get("/actions?q=second").await.text;
    let path = format!(
        "/actions/{}",
        path.split("/actions/").filter_map(|rest| rest.get(..36)).find(|id| id.matches('-').count() == 4).unwrap()
    );
    let said =
        super::improvement::step(&mut other, &format!("{path}/progress"), &[("progress", "10"), ("words", "Begun.")])
            .await;
    assert_eq!(said.status, 303, "{}", said.text);
    let fields = [("rows", carried_on.as_str()), ("seen", &mark), ("reason", "Agreed on 24 March.")];
    let stale = paste(&mut manager, &fields).await;
    assert!(stale.status == 422 && stale.text.contains("Something changed since you looked."), "{}", stale.text);
    let mark = carried(&stale.text, "seen");
    let fields = [("rows", carried_on.as_str()), ("seen", &mark), ("reason", "Agreed on 24 March.")];
    assert_eq!(paste(&mut manager, &fields).await.location(), "/actions");
    let page = manager.get(&path).await.text;
    assert!(page.contains("15 September 2015") && page.contains("Agreed on 24 March."), "{page}");
}
