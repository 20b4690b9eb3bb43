//! Returns through HTTP: what is owed and what is not, typing, two people at once, sending, questions, signing off, closing;
//! what was expected and how it came; what another agency must not learn.

use super::readings::{Board, board};
use super::world::Who;
use kit::testing::{Browser, Reply};
use uuid::Uuid;

pub const JANUARY: &str = "2015-01-31";
pub const FEBRUARY: &str = "2015-02-28";
const CODES: [&str; 3] = ["D02", "D05", "D11"];

/// A board on which the police are asked for three monthly figures and one of a quarter.
pub struct Asked {
    pub board: Board,
    pub officer: Browser,
    pub approver: Browser,
}

pub async fn asked() -> Asked {
    let mut board = board().await;
    let police = board.police.to_string();
    for code in CODES.iter().chain(&["D14"]) {
        assert_eq!(ask(&mut board.manager, &police, code, "area").await.status, 303);
    }
    let officer = board.of(Who::DataOfficer, board.police).await;
    let approver = board.of(Who::DataApprover, board.police).await;
    Asked { board, officer, approver }
}

async fn ask(manager: &mut Browser, agency: &str, code: &str, covers: &str) -> Reply {
    let fields = [
        ("agency", agency),
        ("code", code),
        ("covers", covers),
        ("from-day", "1"),
        ("from-month", "10"),
        ("from-year", "2014"),
    ];
    manager.post("/returns/asked", &fields).await
}

/// What the page of a return carries for each line: its version and mark.
pub fn seen(page: &Reply, key: &str) -> String {
    let name = format!("name=\"{key}-v\"");
    let at = page.text.find(&name).unwrap_or_else(|| panic!("no line {key} in {}", page.text));
    page.text[at..].split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

impl Asked {
    pub fn path(&self, ends_on: &str) -> String {
        format!("/returns/{}/{ends_on}", self.board.police)
    }
    /// Types into boxes of lines on the page as it stands, and presses a button.
    pub async fn types(&mut self, ends_on: &str, boxes: &[(&str, &str)], press: &str) -> Reply {
        let path = self.path(ends_on);
        let page = self.officer.get(&path).await;
        types_on(&mut self.officer, &page, &path, boxes, press).await
    }
    /// A step that the page offers as a button.
    pub async fn step(&mut self, who: Who, ends_on: &str, step: &str) -> Reply {
        let path = self.path(ends_on);
        let browser = match who {
            Who::DataOfficer => &mut self.officer,
            Who::DataApprover => &mut self.approver,
            _ => &mut self.board.manager,
        };
        let page = browser.get(&path).await;
        let version = page.version().unwrap_or("0").to_owned();
        browser.post(&format!("{path}/{step}"), &[("version", &version)]).await
    }
    /// Sends a whole month and signs it off.
    pub async fn month(&mut self, ends_on: &str, figures: [&str; 4]) {
        let boxes = [("D02-n", figures[0]), ("D05-n", figures[1]), ("D05-d", figures[2]), ("D11-n", figures[3])];
        let sent = self.types(ends_on, &boxes, "send").await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        assert_eq!(self.step(Who::DataApprover, ends_on, "signature").await.status, 303);
    }
}

/// Types into boxes of a page that was opened before.
pub async fn types_on(who: &mut Browser, page: &Reply, path: &str, boxes: &[(&str, &str)], press: &str) -> Reply {
    let mut fields: Vec<(String, String)> = vec![("do".into(), press.into())];
    for key in CODES {
        if page.text.contains(&format!("name=\"{key}-v\"")) {
            fields.push((format!("{key}-v"), seen(page, key)));
        }
    }
    fields.extend(boxes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    who.post(path, &pairs).await
}

const WHOLE: [(&str, &str); 4] = [("D02-n", "1,204"), ("D05-n", "389"), ("D05-d", "1204"), ("D11-n", "118")];

#[tokio::test]
async fn each_agency_is_asked_for_exactly_what_it_owes_and_does_not_have_in() {
    let mut asked = asked().await;
    let (police, council) = (asked.board.police.to_string(), asked.board.council.to_string());
    // One figure, one agency: nobody is asked twice.
    let twice = ask(&mut asked.board.manager, &council, "D02", "area").await;
    assert!(twice.status == 422 && twice.text.contains("Testshire Police is asked for D02 already"), "{}", twice.text);
    assert_eq!(ask(&mut asked.board.manager, &council, "D05", "part").await.status, 303);
    let unknown = ask(&mut asked.board.manager, &police, "D99", "area").await;
    assert!(unknown.status == 422 && unknown.text.contains("There is no indicator D99"));

    let list = asked.officer.get("/returns").await.text;
    assert!(list.contains("5 returns are to be sent") && list.contains("October to December 2014"), "{list}");
    let month = asked.officer.get(&asked.path(FEBRUARY)).await.text;
    assert!(month.contains("0 of 3 done") && month.contains("Police return, February 2015"), "{month}");
    assert!(!month.contains("D14-n"), "a quarter is asked for at its end");
    let quarter = asked.officer.get(&asked.path("2014-12-31")).await.text;
    assert!(quarter.contains("0 of 4 done") && quarter.contains("D14-n") && quarter.contains("D02-n"));

    // What has come from elsewhere is not asked for again.
    asked.board.released("month 2015-02-28", "1,221").await;
    let page = asked.officer.get(&asked.path(FEBRUARY)).await.text;
    assert!(
        page.contains("Already here") && !page.contains("name=\"D02-n\"") && page.contains("1 of 3 done"),
        "{page}"
    );

    for wrong in ["2015-03-31", "2015-02-27", "yesterday"] {
        assert_eq!(asked.officer.get(&asked.path(wrong)).await.status, 404, "{wrong}");
    }
    let ended = asked.board.manager.get("/returns/asked").await.text;
    let id = ended.split("action=\"/returns/asked/").filter(|part| !part.starts_with("from")).nth(1).unwrap();
    let id = id.split('"').next().unwrap();
    let path = format!("/returns/asked/{id}");
    assert_eq!(asked.board.manager.post(&path, &[("version", "1")]).await.status, 303);
    assert!(asked.board.manager.get("/returns/asked").await.text.contains("until 23 March 2015"));
}

#[tokio::test]
async fn what_is_typed_is_kept_and_only_a_whole_return_is_sent() {
    let mut asked = asked().await;
    asked.month(JANUARY, ["1,180", "380", "1180", "120"]).await;
    let kept = asked.types(FEBRUARY, &[("D02-n", "twelve"), ("D05-n", "389"), ("D05-d", "300")], "keep").await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    let page = asked.officer.get(&asked.path(FEBRUARY)).await.text;
    assert!(page.contains("value=\"twelve\"") && page.contains("Enter a number"), "{page}");
    assert!(page.contains("Check both numbers: 389") && page.contains("Saved 24 March, 09:00 by"));

    let refused = asked.types(FEBRUARY, &[("D02-n", "12,040"), ("D05-n", "389"), ("D05-d", "1204")], "send").await;
    assert_eq!(refused.status, 422);
    for says in [
        "12,040 is ten times the last figure, 1,180. Is it right? Confirm it, or mend it",
        "Enter the figure, or say why it is not available",
    ] {
        assert!(refused.text.contains(says), "{says} in {}", refused.text);
    }
    // Refused, and still kept.
    assert!(asked.officer.get(&asked.path(FEBRUARY)).await.text.contains("value=\"12,040\""));
    let boxes = [
        ("D02-n", "12040"),
        ("D02-ok", "yes"),
        ("D02-w", "Two lists were joined."),
        ("D02-b", "30 April 2015"),
        ("D05-n", "389"),
        ("D05-d", "1204"),
        ("D11-na", "The system is down"),
    ];
    let sent = asked.types(FEBRUARY, &boxes, "send").await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let page = asked.officer.get(&asked.path(FEBRUARY)).await.text;
    assert!(page.contains("Waits for sign-off") && page.contains("No figure: The system is down"), "{page}");
    let late = asked.types_closed(FEBRUARY).await;
    assert!(late.status == 409 && late.text.contains("was sent"), "{}", late.text);

    assert_eq!(asked.step(Who::DataOfficer, FEBRUARY, "signature").await.status, 403);
    assert_eq!(asked.step(Who::DataApprover, FEBRUARY, "signature").await.status, 303);
    let indicator = asked.board.manager.get("/indicators/D02").await.text;
    assert!(indicator.contains("verdict__v\">12,040") && indicator.contains("Two lists were joined."), "{indicator}");
    let missing = asked.board.manager.get("/indicators/D11").await.text;
    assert!(missing.contains("The system is down"));
}

impl Asked {
    /// A form that was open when somebody else sent the return.
    async fn types_closed(&mut self, ends_on: &str) -> Reply {
        let path = self.path(ends_on);
        let fields = [("do", "keep"), ("D02-v", "1 0123456789ab"), ("D02-n", "7")];
        self.officer.post(&path, &fields).await
    }
}

#[tokio::test]
async fn two_people_in_one_return_keep_what_each_typed() {
    let mut asked = asked().await;
    let path = asked.path(FEBRUARY);
    let mut other = asked.board.of(Who::DataOfficer, asked.board.police).await;
    let (mine, theirs) = (asked.officer.get(&path).await, other.get(&path).await);
    let one = types_on(&mut asked.officer, &mine, &path, &[("D02-n", "1204")], "keep").await;
    let two = types_on(&mut other, &theirs, &path, &[("D11-n", "118")], "keep").await;
    assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303));
    let page = other.get(&path).await.text;
    assert!(page.contains("value=\"1204\"") && page.contains("value=\"118\""), "{page}");

    // Both into one box: the second hears what the first typed, and chooses.
    let theirs = other.get(&path).await;
    let mine = asked.officer.get(&path).await;
    types_on(&mut asked.officer, &mine, &path, &[("D02-n", "1204"), ("D11-n", "119")], "keep").await;
    let crossed = types_on(&mut other, &theirs, &path, &[("D02-n", "1204"), ("D11-n", "120")], "keep").await;
    assert_eq!(crossed.status, 422);
    assert!(crossed.text.contains("has just typed 119") && crossed.text.contains("value=\"120\""), "{}", crossed.text);
    let chosen = types_on(&mut other, &crossed, &path, &[("D02-n", "1204"), ("D11-n", "120")], "keep").await;
    assert_eq!(chosen.status, 303);
    assert!(other.get(&path).await.text.contains("value=\"120\""));
}

#[tokio::test]
async fn a_question_sends_it_back_and_what_comes_then_is_a_revision() {
    let mut asked = asked().await;
    asked.month(FEBRUARY, ["1204", "389", "1204", "118"]).await;
    let path = asked.path(FEBRUARY);
    let empty = asked.board.manager.post(&format!("{path}/question"), &[("version", "3")]).await;
    assert_eq!(empty.status, 422, "{}", empty.text);
    let question = [("version", "3"), ("words", "Is D11 without the repeats?")];
    assert_eq!(asked.board.manager.post(&format!("{path}/question"), &question).await.status, 303);
    let work = asked.officer.get("/").await.text;
    assert!(work.contains("Answer a question: return, February 2015"), "{work}");
    let page = asked.officer.get(&path).await.text;
    assert!(page.contains("Is D11 without the repeats?") && page.contains("Your answer to the question"));

    asked.board.world.clock.pass(chrono::TimeDelta::minutes(10));
    let boxes =
        [("D02-n", "1204"), ("D05-n", "389"), ("D05-d", "1204"), ("D11-n", "104"), ("reply", "It was with them.")];
    assert_eq!(asked.types(FEBRUARY, &boxes, "send").await.status, 303);
    assert_eq!(asked.step(Who::DataApprover, FEBRUARY, "signature").await.status, 303);
    let settled = asked.board.manager.get(&path).await.text;
    assert!(settled.contains("It was with them.") && settled.contains("104"), "{settled}");
    let reading = settled.split("href=\"/readings/").nth(3).unwrap().split('"').next().unwrap().to_owned();
    let lineage = asked.board.manager.get(&format!("/readings/{reading}")).await.text;
    assert!(lineage.contains("Is D11 without the repeats?") && lineage.contains("118"), "{lineage}");
    // What did not change was not revised.
    let same = settled.split("href=\"/readings/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(!asked.board.manager.get(&format!("/readings/{same}")).await.text.contains("Is D11 without"));

    let version = asked.board.manager.get(&path).await.version().unwrap().to_owned();
    let closing = format!("{path}/closing");
    assert_eq!(asked.approver.post(&closing, &[("version", &version)]).await.status, 403);
    assert_eq!(asked.step(Who::Manager, FEBRUARY, "closing").await.status, 303);
    let closed = asked.board.manager.get(&path).await.text;
    assert!(closed.contains("Closed."), "{closed}");
    let again = asked.board.manager.post(&format!("{path}/question"), &[("version", "7"), ("words", "And now?")]).await;
    assert!(again.status == 403 || again.status == 409, "{}", again.status);
}

#[tokio::test]
async fn a_return_can_be_taken_back_before_it_is_signed_off() {
    let mut asked = asked().await;
    assert_eq!(asked.types(FEBRUARY, &WHOLE, "send").await.status, 303);
    assert_eq!(asked.step(Who::DataApprover, FEBRUARY, "taking-back").await.status, 403);
    assert_eq!(asked.step(Who::DataOfficer, FEBRUARY, "taking-back").await.status, 303);
    let page = asked.officer.get(&asked.path(FEBRUARY)).await.text;
    assert!(page.contains("value=\"1,204\"") && page.contains("All 3 done"), "{page}");
    // A step with a version that is no longer there changes nothing.
    let path = asked.path(FEBRUARY);
    assert_eq!(asked.types(FEBRUARY, &WHOLE, "send").await.status, 303);
    assert_eq!(asked.approver.post(&format!("{path}/signature"), &[("version", "1")]).await.status, 409);
}

#[tokio::test]
async fn the_office_sees_what_is_in_and_lateness_reaches_the_ledger_and_the_suggestions() {
    let mut asked = asked().await;
    let work = asked.officer.get("/").await.text;
    assert!(work.contains("Send the return: February 2015") && work.contains("3 figures to send"), "{work}");
    assert_eq!(asked.types(FEBRUARY, &WHOLE, "send").await.status, 303);
    let approver = asked.approver.get("/").await.text;
    assert!(approver.contains("Sign off the return: February 2015"), "{approver}");

    let grid = asked.board.manager.get(&format!("/returns?ends={FEBRUARY}")).await.text;
    assert!(grid.contains("3 of 3 figures are in") && grid.contains("Waits for sign-off"), "{grid}");
    let quarter = asked.board.manager.get("/returns").await.text;
    assert!(quarter.contains("0 of 4 figures are in") && quarter.contains("4 are past their day"), "{quarter}");
    let csv = asked.board.manager.get(&format!("/returns.csv?ends={FEBRUARY}")).await.text;
    assert!(
        csv.contains("Testshire Police,February 2015,2015-02-28,2015-03-30,Waits for sign-off,2015-03-24,3,3,0,0")
            || csv.contains("2015-03-27,Waits for sign-off,2015-03-24,3,3,0,0"),
        "{csv}"
    );

    let ledger = asked.board.manager.get("/ledger").await.text;
    assert!(ledger.contains("Testshire Police") && ledger.contains("not in"), "{ledger}");
    let mut chair = Who::Chair.signed_in(&asked.board.world).await;
    let suggested = chair.get("/challenges/suggested").await.text;
    assert!(suggested.contains("Returns that come late: Police"), "{suggested}");
    assert!(suggested.contains("31 December 2014 and 31 January 2015"), "{suggested}");
}

#[tokio::test]
async fn another_agency_learns_nothing_not_even_that_a_return_exists() {
    let mut asked = asked().await;
    assert_eq!(asked.types(FEBRUARY, &WHOLE, "send").await.status, 303);
    let path = asked.path(FEBRUARY);
    let council = asked.board.council;
    for who in [Who::DataOfficer, Who::DataApprover, Who::Member] {
        let mut other = asked.board.of(who, council).await;
        for end in ["", "/lines.csv", "/return.xlsx", "/spreadsheet", "/question"] {
            let reply = other.get(&format!("{path}{end}")).await;
            assert!(reply.status == 404 || reply.status == 403, "{who:?} {end}: {}", reply.status);
            assert!(!reply.text.contains("1,204"));
        }
        for end in ["", "/spreadsheet", "/taking-back", "/signature", "/closing", "/question"] {
            let fields = [("version", "2"), ("do", "keep"), ("D02-v", "0 x"), ("D02-n", "7"), ("words", "Why?")];
            let reply = other.post(&format!("{path}{end}"), &fields).await;
            assert!(reply.status == 404 || reply.status == 403, "{who:?} {end}: {}", reply.status);
        }
        // The same answers as for a return that nobody has begun, and for an agency that there is not.
        let nobody = other.get(&format!("/returns/{}/{FEBRUARY}", Uuid::from_u128(9))).await;
        assert_eq!(nobody.status, other.get(&path).await.status);
        let list = other.get("/returns").await.text;
        assert!(!list.contains("Police") && list.contains("No figures are asked of you"), "{list}");
    }
    let still = asked.officer.get(&path).await.text;
    assert!(still.contains("Waits for sign-off") && still.contains("1,204"));
}
