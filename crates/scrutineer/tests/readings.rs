//! Figures through HTTP: entering, revising, signing off, evidence; what another agency and another board must not see.

use super::world::{Who, world};
use crate::edition;
use kit::testing::{Browser, Reply, World};
use uuid::Uuid;

/// A board with indicators, two agencies, and somebody of each kind.
pub struct Board {
    pub world: World,
    pub council: Uuid,
    pub police: Uuid,
    pub manager: Browser,
    /// The council's data officer.
    pub officer: Browser,
}

pub async fn board() -> Board {
    let world = world().await;
    world.app.act(world.board, "Test", async |tx| edition::load_indicators(tx).await).await.unwrap();
    let mut manager = Who::Manager.signed_in(&world).await;
    let council = agency(&mut manager, "Testshire County Council", "Council").await;
    let police = agency(&mut manager, "Testshire Police", "Police").await;
    let officer = Who::DataOfficer.of_agency(&world, world.board, Some(council)).await;
    Board { world, council, police, manager, officer }
}

async fn agency(manager: &mut Browser, name: &str, short: &str) -> Uuid {
    let fields = [("name", name), ("short_name", short), ("kind", "other")];
    let reply = manager.post("/agencies/new", &fields).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.location().rsplit('/').next().unwrap().parse().unwrap()
}

impl Board {
    pub async fn of(&self, who: Who, agency: Uuid) -> Browser {
        who.of_agency(&self.world, self.world.board, Some(agency)).await
    }
    /// Enters a figure of D02 for a month of 2015 as the council's data officer; gives back its path.
    pub async fn entered(&mut self, month: &str, count: &str) -> String {
        let reply = enter(&mut self.officer, month, count).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        reply.location().to_owned()
    }
    /// The same, signed off by the manager.
    pub async fn released(&mut self, month: &str, count: &str) -> String {
        let path = self.entered(month, count).await;
        assert_eq!(sign_off(&mut self.manager, &path).await.status, 303);
        path
    }
}

const NEW: &str = "/indicators/D02/readings/new";

async fn enter(who: &mut Browser, month: &str, count: &str) -> Reply {
    let fields = [
        ("period", month),
        ("covers", "area"),
        ("numerator", count),
        ("words", "More families were seen."),
        ("confidence", "high"),
    ];
    who.post(NEW, &fields).await
}

async fn sign_off(who: &mut Browser, path: &str) -> Reply {
    let page = who.get(path).await;
    let version = page.version().unwrap_or("1").to_owned();
    who.post(&format!("{path}/release"), &[("version", &version)]).await
}

async fn attach(who: &mut Browser, path: &str, name: &str, content: &[u8]) -> Reply {
    let fields = [("marking", "official")];
    who.upload(&format!("{path}/evidence"), &fields, ("file", name, content)).await
}

/// The address of the first evidence file on a page.
fn file(page: &Reply) -> String {
    let id = page.text.split("/files/").nth(1).unwrap().split('"').next().unwrap();
    format!("/files/{id}")
}

#[tokio::test]
async fn a_figure_is_entered_signed_off_and_shown() {
    let mut board = board().await;
    let empty = board.manager.get("/indicators/D02").await.text;
    assert!(empty.contains("No figure is signed off yet"));
    let form = board.officer.get(NEW).await.text;
    assert!(form.contains("You enter for Testshire County Council") && form.contains("February 2015"));
    assert!(!form.contains("March 2015<"), "March has not ended");

    let path = board.entered("month 2015-02-28", "1,221").await;
    let draft = board.officer.get(&path).await.text;
    assert!(draft.contains("A draft that waits for sign-off") && draft.contains("More families were seen."));
    let before = board.manager.get("/indicators/D02").await.text;
    assert!(before.contains("Waiting for sign-off") && !before.contains("verdict__v\">1,221"));
    assert!(!before.contains("More families were seen."), "words wait with their figure");

    assert_eq!(sign_off(&mut board.officer, &path).await.status, 403, "not their own draft");
    let signed = sign_off(&mut board.manager, &path).await;
    assert_eq!((signed.status.as_u16(), signed.location()), (303, path.as_str()));
    let after = board.manager.get("/indicators/D02").await.text;
    assert!(after.contains("verdict__v\">1,221") && after.contains("More families were seen."));
    assert!(after.contains("data_officer") && after.contains("24 March 2015"), "the lineage names who and when");

    let again = board.manager.post(&format!("{path}/release"), &[("version", "2")]).await;
    assert_eq!(again.status, 409);
    assert!(again.text.contains("signed off already"));
    let trail = board.manager.get("/trail").await.text;
    assert!(trail.contains("added reading") && trail.contains("changed reading"));
    let done = board.manager.get(&path).await.text;
    assert!(done.contains("entered it") && done.contains("signed it off"));
}

#[tokio::test]
async fn an_approver_signs_off_for_their_own_agency_only() {
    let mut board = board().await;
    let path = board.entered("month 2015-02-28", "1221").await;
    let mut police = board.of(Who::DataApprover, board.police).await;
    assert_eq!(sign_off(&mut police, &path).await.status, 404, "not theirs to see");
    let none = police.get("/readings/drafts").await.text;
    assert!(none.contains("No figure waits for you.") && none.contains("class=\"empty\""));

    let mut approver = board.of(Who::DataApprover, board.council).await;
    let list = approver.get("/readings/drafts").await;
    assert!(list.text.contains("1 figure waits for you.") && list.text.contains(&path));
    let csv = approver.get("/readings/drafts.csv").await;
    assert!(csv.headers["content-type"].to_str().unwrap().starts_with("text/csv") && csv.text.contains("1,221"));
    let stale = approver.post(&format!("{path}/release"), &[("version", "7")]).await;
    assert_eq!(stale.status, 409, "the draft is no longer as it was seen");
    let fields = [("version", list.version().unwrap()), ("from", "drafts")];
    let done = approver.post(&format!("{path}/release"), &fields).await;
    assert_eq!((done.status.as_u16(), done.location()), (303, "/readings/drafts"));
    assert_eq!(board.officer.get("/readings/drafts").await.status, 403);
}

/// Period, what it covers, numerator, denominator and why there is none, as typed into the form of an indicator; and
/// what the page then says.
const REFUSED: [(&str, [&str; 5], &str); 8] = [
    ("D02", [FEBRUARY, "area", "12.5", "", ""], "Enter a whole number"),
    ("D02", [FEBRUARY, "area", "-3", "", ""], "Enter 0 or a number above 0"),
    ("D02", [FEBRUARY, "area", "many", "", ""], "Enter a number such as"),
    ("D02", ["month 2015-02-30", "area", "7", "", ""], "Choose the period that the figure is for"),
    ("D02", ["month 2015-03-31", "area", "7", "", ""], "Choose the period that the figure is for"),
    ("D02", [FEBRUARY, "", "7", "", ""], "Choose whether the figure is for the whole area"),
    ("D02", [FEBRUARY, "area", "7", "", "late"], "not both"),
    ("D06", [FEBRUARY, "area", "90", "80", ""], "cannot be more than"),
];
const FEBRUARY: &str = "month 2015-02-28";

#[tokio::test]
async fn what_cannot_be_is_refused_and_kept() {
    let mut board = board().await;
    let names = ["period", "covers", "numerator", "denominator", "why_not"];
    for (code, typed, message) in REFUSED {
        let fields: Vec<(&str, &str)> = names.into_iter().zip(typed).collect();
        let reply = board.officer.post(&format!("/indicators/{code}/readings/new"), &fields).await;
        assert_eq!(reply.status, 422, "{typed:?}: {}", reply.text);
        assert!(reply.text.contains(message), "{typed:?}");
        assert!(reply.text.contains("<title>Error: ") && reply.text.contains("govuk-error-summary"));
        let kept = format!("value=\"{}\"", typed[2]);
        assert!(reply.text.contains(&kept), "{typed:?}: what was typed is kept");
    }
    let empty = board.officer.post(NEW, &[]).await;
    for message in ["Choose the period", "Choose whether", "Enter a figure"] {
        assert!(empty.text.contains(message), "all messages at once: {message}");
    }
    let csv = board.officer.get("/indicators/D02.csv").await;
    assert_eq!(csv.text.lines().count(), 1, "nothing was saved");
}

#[tokio::test]
async fn why_there_is_no_figure_stands_in_its_place() {
    let mut board = board().await;
    let fields = [("period", "month 2015-02-28"), ("covers", "area"), ("why_not", "awaiting two trusts")];
    let path = board.manager.post(NEW, &fields).await.location().to_owned();
    assert_eq!(sign_off(&mut board.manager, &path).await.status, 303);
    let page = board.manager.get("/indicators/D02").await.text;
    assert!(page.contains("Not in: awaiting two trusts.") && page.contains("not reported"));
}

#[tokio::test]
async fn a_figure_that_is_there_is_not_entered_twice() {
    let mut board = board().await;
    board.entered("month 2015-02-28", "1221").await;
    let twice = enter(&mut board.officer, "month 2015-02-28", "1300").await;
    assert_eq!(twice.status, 422);
    assert!(twice.text.contains("There is a figure for February 2015 already") && twice.text.contains("1300"));
    // Another agency cannot see the draft, so only the database knows.
    let mut police = board.of(Who::DataOfficer, board.police).await;
    let unseen = enter(&mut police, "month 2015-02-28", "1300").await;
    assert_eq!(unseen.status, 409);
    assert!(unseen.text.contains("Somebody has entered this figure for February 2015 already"));
    // Their own part is another figure.
    let part = [("period", "month 2015-02-28"), ("covers", "part"), ("numerator", "300")];
    let part = police.post(NEW, &part).await;
    assert_eq!(part.status, 303, "{}", part.text);
}

#[tokio::test]
async fn what_was_signed_off_stays_until_its_revision_is() {
    let mut board = board().await;
    let first = board.released("month 2015-02-28", "1221").await;
    let revision = format!("{first}/revision");
    let form = board.officer.get(&revision).await;
    assert!(form.text.contains("value=\"1221\""));
    let version = form.version().unwrap().to_owned();

    let fields = [("version", version.as_str()), ("numerator", "1240")];
    let unreasoned = board.officer.post(&revision, &fields).await;
    assert_eq!(unreasoned.status, 422);
    assert!(unreasoned.text.contains("Enter why the figure is revised") && unreasoned.text.contains("value=\"1240\""));
    let fields = [("version", version.as_str()), ("numerator", "1240"), ("reason", "Late records from two teams")];
    let sent = board.officer.post(&revision, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let second = sent.location().to_owned();
    assert_eq!(board.officer.post(&revision, &fields).await.status, 409, "the first has changed since");
    assert_eq!(board.officer.get(&revision).await.status, 409, "only the latest can be revised");

    let mut member = board.of(Who::Member, board.police).await;
    let shown = member.get("/indicators/D02").await.text;
    assert!(shown.contains("verdict__v\">1,221") && !shown.contains("1,240"));
    assert_eq!(sign_off(&mut board.manager, &second).await.status, 303);
    let shown = member.get("/indicators/D02").await.text;
    assert!(shown.contains("verdict__v\">1,240") && shown.contains("Late records from two teams"));
    let page = member.get(&second).await.text;
    assert!(page.contains("referrals 1,221 → 1,240") && page.contains(&first), "both revisions stand there");
    let csv = member.get("/indicators/D02.csv").await.text;
    assert_eq!(csv.lines().count(), 3, "every revision: {csv}");
}

#[tokio::test]
async fn evidence_is_a_download_and_no_more() {
    let mut board = board().await;
    let path = board.entered("month 2015-02-28", "1221").await;
    for content in [b"\x00\x01\x02".as_slice(), b"<script>alert(1)</script>"] {
        let wrong = attach(&mut board.officer, &path, "count.csv", content).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("The file must be a PDF"));
    }
    let none = board.officer.upload(&format!("{path}/evidence"), &[], ("file", "", b"")).await;
    assert!(none.text.contains("Choose a file") && none.text.contains("Choose the marking of the file"));

    let attached = attach(&mut board.officer, &path, "Née count.csv", b"name,count\n<b>D02</b>,1221\n").await;
    assert_eq!(attached.status, 303, "{}", attached.text);
    let page = board.officer.get(&path).await;
    assert!(page.text.contains("Née count.csv"));
    let download = board.officer.get(&file(&page)).await;
    assert_eq!(download.status, 200);
    assert_eq!(download.headers["content-type"], "text/csv");
    assert_eq!(download.headers["content-security-policy"], "sandbox");
    assert_eq!(download.headers["x-content-type-options"], "nosniff");
    let disposition = download.headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment; filename=\"N_e count.csv\""), "{disposition}");
    assert!(download.text.contains("<b>D02</b>,1221"));
    assert!(board.manager.get("/trail").await.text.contains("evidence file"));
}

#[tokio::test]
async fn an_agency_sees_its_own_drafts_and_what_is_released() {
    let mut board = board().await;
    let released = board.released("month 2015-01-31", "1397").await;
    let draft = board.entered("month 2015-02-28", "1221").await;
    attach(&mut board.officer, &draft, "count.csv", b"a,b\n").await;
    let evidence = file(&board.officer.get(&draft).await);
    let released_revision = format!("{released}/revision");

    // Who, whether they see the draft, and whether they may revise or attach.
    for (who, agency, sees, revises) in [
        (Who::DataOfficer, board.council, true, true),
        (Who::DataOfficer, board.police, false, false),
        (Who::Member, board.council, true, false),
        (Who::Member, board.police, false, false),
        (Who::Analyst, board.police, true, true),
        (Who::Chair, board.police, true, false),
    ] {
        let mut browser = board.of(who, agency).await;
        let what = format!("{who:?} of {}", if agency == board.council { "the council" } else { "the police" });
        assert_eq!(browser.get(&released).await.status, 200, "{what}");
        assert_eq!(browser.get(&draft).await.status, if sees { 200 } else { 404 }, "{what}");
        assert_eq!(browser.get(&evidence).await.status, if sees { 200 } else { 404 }, "{what}");
        let (page, csv) = (browser.get("/indicators/D02").await, browser.get("/indicators/D02.csv").await);
        assert!(page.text.contains("1,397") && csv.text.contains("1397"), "{what}");
        assert_eq!((page.text.contains("1,221"), csv.text.contains("1221")), (sees, sees), "{what}");
        assert!(!page.text.contains("count.csv"), "{what}: evidence is that of the figure shown");
        let form = browser.get(&released_revision).await.status;
        assert_eq!(form, if revises { 200 } else { 403 }, "{what}");
        if who == Who::DataOfficer && !revises {
            assert_eq!(attach(&mut browser, &released, "x.csv", b"a,b\n").await.status, 403, "{what}");
            assert_eq!(attach(&mut browser, &draft, "x.csv", b"a,b\n").await.status, 404, "{what}");
        }
    }
}

#[tokio::test]
async fn another_board_has_none_of_it() {
    let mut board = board().await;
    let path = board.released("month 2015-01-31", "1397").await;
    attach(&mut board.officer, &path, "count.csv", b"a,b\n").await;
    let evidence = file(&board.officer.get(&path).await);
    let elsewhere = board.world.other_board().await;
    let mut other = Who::Manager.of_agency(&board.world, elsewhere, None).await;
    for path in
        [path.as_str(), evidence.as_str(), &format!("{path}/revision"), "/indicators/D02", "/indicators/D02.csv", NEW]
    {
        assert_eq!(other.get(path).await.status, 404, "{path}");
    }
    for path in [format!("{path}/release"), format!("{path}/revision"), NEW.to_owned()] {
        assert_eq!(other.post(&path, &[("version", "2")]).await.status, 404, "{path}");
    }
    assert_eq!(attach(&mut other, &path, "x.csv", b"a,b\n").await.status, 404);
}

#[tokio::test]
async fn who_may_not_enter_is_told() {
    let board = board().await;
    for (who, agency) in [
        (Who::Member, Some(board.council)),
        (Who::Observer, None),
        // A data officer of no agency has nothing to enter for.
        (Who::DataOfficer, None),
    ] {
        let mut browser = who.of_agency(&board.world, board.world.board, agency).await;
        assert_eq!(browser.get(NEW).await.status, 403, "{who:?}");
        assert_eq!(browser.post(NEW, &[]).await.status, 403, "{who:?}");
    }
}
