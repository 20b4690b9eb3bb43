//! Events and programs: what a file or a program leaves out stays, what was looked at is what is saved, and what the trail
//! and the counts must not say.

use super::api::{key, program, read, send, whole};
use super::practice::{look, mark, returned, save};
use super::readings::{Board, board};
use super::returns::{FEBRUARY, asked};
use super::world::Who;
use serde_json::json;

#[tokio::test]
async fn what_a_file_of_events_has_no_column_for_stays() {
    let Board { world: _world, mut officer, .. } = board().await;
    let more = [("offered", "21/3/2015"), ("accepted", "yes"), ("held", "22/3/2015 16:30")];
    let made = returned(&mut officer, "M-1", &more).await;
    let path = made.location().to_owned();
    let short = "Reference,In care,Returned at\nM-1,no,20/3/2015 16:30\nM-2,no,20/3/2015 17:30\n";
    let seen = look(&mut officer, short).await;
    assert!(seen.status == 200 && seen.text.contains("1 new, 1 changed"), "{}", seen.text);
    assert_eq!(save(&mut officer, short, "").await.status, 303);
    let page = officer.get(&path).await.text;
    assert!(page.contains("Held after 48 hours, in time"), "{page}");
    let csv = officer.get("/return-interviews/events.csv").await.text;
    assert!(csv.lines().any(|line| line.contains("M-1") && line.contains("2015-03-22 16:30")), "{csv}");
    // An empty cell under a heading does take away.
    let bare = "Reference,In care,Returned at,Held at\nM-1,no,20/3/2015 16:30,\n";
    assert_eq!(save(&mut officer, bare, "").await.status, 303);
    assert!(!officer.get(&path).await.text.contains("Held after"));
}

#[tokio::test]
async fn what_a_colleague_changes_after_the_look_is_noticed() {
    let mut board = board().await;
    let made = returned(&mut board.officer, "M-1", &[]).await;
    let path = made.location().to_owned();
    let rows = "Reference,In care,Returned at,Offered on\nM-1,yes,20/3/2015 16:30,21/3/2015\n";
    let seen = board.officer.post("/return-interviews/from-file", &[("rows", rows)]).await;
    assert_eq!(seen.status, 200, "{}", seen.text);
    let mut colleague = board.of(Who::DataOfficer, board.council).await;
    let fields = [
        ("version", "1"),
        ("reference", "M-1"),
        ("in_care", "yes"),
        ("returned", "20/3/2015 16:30"),
        ("offered", "20/3/2015"),
    ];
    assert_eq!(colleague.post(&path, &fields).await.status, 303);
    let seen = mark(&seen);
    let saving = [("rows", rows), ("save", "yes"), ("seen", seen.as_str())];
    let saved = board.officer.post("/return-interviews/from-file", &saving).await;
    assert!(saved.status == 422 && saved.text.contains("Something changed since you looked"), "{}", saved.text);
    let csv = board.officer.get("/return-interviews/events.csv").await.text;
    assert!(csv.contains("2015-03-20,"), "as the colleague left it: {csv}");
}

#[tokio::test]
async fn the_trail_tells_nothing_of_a_child() {
    let mut board = board().await;
    assert_eq!(returned(&mut board.officer, "M-77", &[("offered", "22/3/2015")]).await.status, 303);
    let fostered = [("reference", "PF-77"), ("notified", "2/3/2015"), ("aware", "3/3/2015"), ("first", "5/3/2015")];
    assert_eq!(board.officer.post("/private-fostering/new", &fostered).await.status, 303);
    let mut auditor = Who::Auditor.signed_in(&board.world).await;
    for register in ["return_interviews", "private_fostering"] {
        for page in [format!("/trail?register={register}"), format!("/trail.csv?register={register}")] {
            let text = auditor.get(&page).await.text;
            assert!(text.contains(register) || text.contains("added"), "{page}: {text}");
            for kept in ["M-77", "PF-77", "2015-03-22", "2015-03-20", "2015-03-02", "2015-03-05"] {
                assert!(!text.contains(kept), "{page} tells {kept}: {text}");
            }
        }
    }
}

#[tokio::test]
async fn what_a_program_leaves_out_stays_and_an_empty_text_takes_it_away() {
    let mut asked = asked().await;
    let police = asked.board.police;
    let key = key(&mut asked.board.manager, Some(police), "program_sends").await;
    let tool = program(&asked.board.world, &key);
    let typed = [("D02-n", "1204"), ("D02-w", "Fewer came."), ("D02-y", "Snow."), ("D02-b", "30 April 2015")];
    assert_eq!(asked.types(FEBRUARY, &typed, "keep").await.status, 303);
    let number = json!({ "send": false, "figures": [{ "key": "D02", "number": 1210 }] });
    let taken = send(&tool, FEBRUARY, "only-a-number", &number).await;
    assert_eq!((taken.status.as_u16(), &read(&taken)["written"]), (200, &json!(1)), "{}", taken.text);
    let page = asked.officer.get(&asked.path(FEBRUARY)).await.text;
    assert!(page.contains("value=\"1210\"") && page.contains("Fewer came.") && page.contains("Snow."), "{page}");
    let silent = json!({ "send": false, "figures": [{ "key": "D02", "words": "" }] });
    let taken = send(&tool, FEBRUARY, "no-more-words", &silent).await;
    assert_eq!(taken.status, 200, "{}", taken.text);
    let page = asked.officer.get(&asked.path(FEBRUARY)).await.text;
    assert!(page.contains("value=\"1210\"") && !page.contains("Fewer came.") && !page.contains("30 April"), "{page}");
}

#[tokio::test]
async fn the_same_submission_twice_in_one_moment_is_answered_alike() {
    let mut asked = asked().await;
    let police = asked.board.police;
    let key = key(&mut asked.board.manager, Some(police), "program_sends").await;
    let tool = program(&asked.board.world, &key);
    let body = whole();
    let (one, two) =
        tokio::join!(send(&tool, FEBRUARY, "twice-at-once", &body), send(&tool, FEBRUARY, "twice-at-once", &body));
    assert_eq!((one.status.as_u16(), two.status.as_u16()), (200, 200), "{} {}", one.text, two.text);
    assert_eq!(read(&one), read(&two));
    for path in ["/api/v1/readings?from=-262143-01-01", "/api/v1/readings?until=%2B262142-12-31"] {
        assert_eq!(tool.clone().get(path).await.status, 400, "{path}");
    }
    for day in ["+262142-12-31", "-262143-01-31"] {
        assert_eq!(tool.clone().get(&format!("/api/v1/returns/{day}")).await.status, 404, "{day}");
    }
}
