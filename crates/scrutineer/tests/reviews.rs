//! Reviews through HTTP: begun, asked, answered, settled, agreed, closed, opened again with what was agreed; what another
//! agency must not learn.

use super::readings::{Board, board};
use super::world::{Who, worked_example};
use kit::testing::{Browser, Reply};

const WHY: &str = "Does the count hold repeats?";

/// A board with one figure of the council and a review that the project group has begun.
struct Reviewed {
    board: Board,
    chair: Browser,
    /// The paths of the figure and of the review.
    reading: String,
    review: String,
    body: String,
}

async fn reviewed() -> Reviewed {
    let mut board = board().await;
    let reading = board.released("month 2015-02-28", "1,221").await;
    let body = group(&mut board.manager).await;
    let mut chair = Who::Chair.signed_in(&board.world).await;
    let review = begun(&mut chair, &body).await;
    Reviewed { board, chair, reading, review, body }
}

async fn group(manager: &mut Browser) -> String {
    let fields = [
        ("name", "Quality Assurance Sub-Group"),
        ("short_name", "Quality assurance"),
        ("kind", "sub_group"),
        ("position", "4"),
        ("frequency", "monthly"),
        ("chair_role", "Assistant director"),
        ("statutory_basis", "Local"),
        ("purpose", "It looks at the figures."),
    ];
    let reply = manager.post("/bodies/new", &fields).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.location().rsplit('/').next().unwrap().to_owned()
}

async fn begun(who: &mut Browser, body: &str) -> String {
    let reply = who.post("/reviews", &[("body", body)]).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.location().to_owned()
}

impl Reviewed {
    /// Asks the council about D02 in the review; gives back the path of the question.
    async fn asked(&mut self) -> String {
        let path = format!("{}/questions/new", self.review);
        let reply = self.chair.post(&path, &[("code", "D02"), ("words", WHY)]).await;
        assert_eq!((reply.status.as_u16(), reply.location()), (303, self.review.as_str()), "{}", reply.text);
        let page = self.chair.get(&self.review).await.text;
        let id = page.split("href=\"/questions/").nth(1).unwrap().split('"').next().unwrap();
        format!("/questions/{id}")
    }
    async fn agreed(&mut self) -> Reply {
        let fields = [
            ("code", "D02"),
            ("title", "Count repeats once"),
            ("owner", "Head of early help"),
            ("agency", &self.board.council.to_string()),
            ("due-day", "30"),
            ("due-month", "4"),
            ("due-year", "2015"),
        ];
        self.chair.post(&format!("{}/actions/new", self.review), &fields).await
    }
    async fn closed(&mut self, version: &str) -> Reply {
        let fields = [("version", version), ("words", "The count is sound.")];
        self.chair.post(&format!("{}/closing", self.review), &fields).await
    }
}

async fn says(who: &mut Browser, path: &str, version: &str, words: &str, press: &str) -> Reply {
    who.post(path, &[("version", version), ("words", words), ("do", press)]).await
}

#[tokio::test]
async fn a_review_is_begun_once_at_a_time_and_shows_what_to_look_at_first() {
    let mut r = reviewed().await;
    let again = r.chair.post("/reviews", &[("body", &r.body)]).await;
    assert!(again.status == 422 && again.text.contains("has a review open. Close that one first"), "{}", again.text);
    let page = r.chair.get(&r.review).await.text;
    assert!(page.contains("This is the group’s first review") && page.contains("D02 Referrals"), "{page}");
    let (first, rest) = (page.find("To look at").unwrap(), page.find("As expected").unwrap());
    let (late, here) = (page.find("href=\"/indicators/D05\"").unwrap(), page.find("href=\"/indicators/D02\"").unwrap());
    assert!(first < late && late < rest && rest < here, "a figure that is not in comes first");
    assert!(page.contains("/questions/new?code=D02") && page.contains("/actions/new?code=D02"));
    let csv = r.chair.get(&format!("{}/review.csv", r.review)).await.text;
    assert!(csv.contains("As expected,D02,") && csv.contains("To look at,D05,"), "{csv}");
    let list = r.chair.get("/reviews").await.text;
    assert!(list.contains("1 review is open.") && list.contains("Quality Assurance Sub-Group"), "{list}");
    let mut member = r.board.of(Who::Member, r.board.council).await;
    assert_eq!(member.get(&r.review).await.status, 403);
    assert_eq!(member.post("/reviews", &[("body", &r.body)]).await.status, 403);
}

#[tokio::test]
async fn a_question_is_asked_answered_asked_again_and_settled() {
    let mut r = reviewed().await;
    let form = r.chair.get(&format!("{}/questions/new?code=D02", r.review)).await.text;
    assert!(form.contains("It is asked of Testshire County Council") && form.contains("due on 9 April 2015"), "{form}");
    let empty = r.chair.post(&format!("{}/questions/new", r.review), &[("code", "D02")]).await;
    assert!(empty.status == 422 && empty.text.contains("Write the question"));
    let question = r.asked().await;
    let answering = format!("{question}/answer");

    let work = r.board.officer.get("/").await.text;
    assert!(work.contains("Answer a question: Referrals") && work.contains(WHY), "{work}");
    assert_eq!(says(&mut r.board.officer, &question, "1", "Yes.", "settle").await.status, 403);
    assert_eq!(says(&mut r.chair, &answering, "1", "Yes.", "").await.status, 403);
    assert_eq!(says(&mut r.board.officer, &answering, "1", " ", "").await.status, 422);
    assert_eq!(says(&mut r.board.officer, &answering, "1", "Repeats are in it.", "").await.status, 303);
    assert!(!r.board.officer.get("/").await.text.contains("Answer a question"));
    let work = r.chair.get("/").await.text;
    assert!(work.contains("Settle a question: Referrals"), "{work}");

    assert_eq!(says(&mut r.chair, &question, "2", "Enough.", "").await.status, 422, "which of the two");
    assert_eq!(says(&mut r.chair, &question, "2", "How many?", "again").await.status, 303);
    assert_eq!(says(&mut r.board.officer, &answering, "2", "Late.", "").await.status, 409, "a stale version");
    assert_eq!(says(&mut r.board.officer, &answering, "3", "About forty.", "").await.status, 303);
    assert_eq!(says(&mut r.chair, &question, "4", "To be counted once.", "settle").await.status, 303);
    assert_eq!(says(&mut r.chair, &question, "5", "And?", "again").await.status, 409, "it is settled");
    for who in [&mut r.chair, &mut r.board.officer] {
        let page = who.get(&question).await.text;
        for said in [WHY, "Repeats are in it.", "How many?", "About forty.", "To be counted once.", "Settled."] {
            assert!(page.contains(said), "{said} in {page}");
        }
        let figure = who.get(&r.reading).await.text;
        assert!(figure.contains(WHY) && figure.contains("To be counted once."), "{figure}");
        assert!(who.get("/search?q=repeats").await.text.contains(&question));
    }
}

#[tokio::test]
async fn another_agency_sees_nothing_of_a_question() {
    let mut r = reviewed().await;
    let question = r.asked().await;
    for who in [Who::DataOfficer, Who::DataApprover, Who::Member] {
        let mut other = r.board.of(who, r.board.police).await;
        assert_eq!(other.get(&question).await.status, 404, "{who:?}");
        let posted = says(&mut other, &format!("{question}/answer"), "1", "We say no.", "").await;
        assert_eq!(posted.status, 404, "{who:?}");
        let figure = other.get(&r.reading).await;
        assert!(figure.status == 200 && !figure.text.contains(WHY), "{who:?}");
        assert!(!figure.text.contains("Questions") && !other.get("/").await.text.contains("Answer a question"));
        let found = other.get("/search?q=repeats").await.text;
        assert!(!found.contains(&question) && !found.contains("Does the count"), "{who:?}");
        for path in ["/reviews", "/reviews.csv", &r.review, &format!("{}/review.csv", r.review)] {
            assert_eq!(other.get(path).await.status, 403, "{who:?} {path}");
        }
    }
    let mut member = r.board.of(Who::Member, r.board.police).await;
    let ledger = member.get(&format!("/ledger/{}", r.board.council)).await.text;
    assert!(!ledger.contains(WHY), "{ledger}");
    let mut observer = Who::Observer.signed_in(&r.board.world).await;
    assert_eq!(observer.get(&question).await.status, 404);
}

#[tokio::test]
async fn a_question_counts_in_the_ledger_and_can_be_asked_without_a_review() {
    let mut r = reviewed().await;
    let path = format!("{}/questions/new", r.reading);
    let form = r.board.manager.get(&path).await;
    assert_eq!(form.status, 200, "{}", form.text);
    let reply = r.board.manager.post(&path, &[("words", "Which month is it?")]).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    assert!(r.board.officer.get(reply.location()).await.text.contains("Which month is it?"));
    let ledger = r.board.manager.get(&format!("/ledger/{}", r.board.council)).await.text;
    assert!(ledger.contains("Which month is it?") && ledger.contains("question on a figure"), "{ledger}");
    // Where no figure has come, the agency is chosen.
    let path = format!("{}/questions/new", r.review);
    let nobody = r.chair.post(&path, &[("code", "D05"), ("words", "Where is it?")]).await;
    assert!(nobody.status == 422 && nobody.text.contains("Choose the agency that is asked"), "{}", nobody.text);
    let police = r.board.police.to_string();
    let fields = [("code", "D05"), ("words", "Where is it?"), ("agency", police.as_str())];
    assert_eq!(r.chair.post(&path, &fields).await.status, 303);
    assert_eq!(r.chair.get(&format!("{path}?code=D99")).await.status, 404);
}

#[tokio::test]
async fn the_next_review_opens_with_what_was_asked_and_agreed() {
    let mut r = reviewed().await;
    r.asked().await;
    let empty = r.chair.post(&format!("{}/actions/new", r.review), &[("code", "D02")]).await;
    assert!(empty.status == 422 && empty.text.contains("Say what is to be done"), "{}", empty.text);
    assert_eq!(r.agreed().await.status, 303);
    let page = r.chair.get(&r.review).await.text;
    assert!(
        page.contains("A1 Count repeats once") && page.contains("1 question") && page.contains("1 action"),
        "{page}"
    );
    let action = page.split("href=\"/actions/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let action = r.chair.get(&format!("/actions/{action}")).await.text;
    assert!(action.contains("Referrals to children’s social care") && action.contains("30 April 2015"), "{action}");

    assert_eq!(r.closed("7").await.status, 409, "a stale version");
    let wordless = r.chair.post(&format!("{}/closing", r.review), &[("version", "1")]).await;
    assert!(wordless.status == 422 && wordless.text.contains("Say what the group concluded"), "{}", wordless.text);
    assert_eq!(r.closed("1").await.status, 303);
    assert_eq!(r.closed("2").await.status, 409, "it is closed");
    assert_eq!(r.agreed().await.status, 409, "nothing is agreed in a closed review");
    let closed = r.chair.get(&r.review).await.text;
    for said in ["The count is sound.", WHY, "A1 Count repeats once"] {
        assert!(closed.contains(said), "{said} in {closed}");
    }
    let csv = r.chair.get(&format!("{}/review.csv", r.review)).await.text;
    assert!(csv.contains("This review,D02,") && csv.contains("Count repeats once"), "{csv}");

    let next = begun(&mut r.chair, &r.body).await;
    let page = r.chair.get(&next).await.text;
    let head = page.split("To look at").next().unwrap();
    for said in
        ["What was agreed last time", "The count is sound.", WHY, "Waits for an answer", "A1 Count repeats once"]
    {
        assert!(head.contains(said), "{said} in {head}");
    }
    let csv = r.chair.get(&format!("{next}/review.csv")).await.text;
    assert!(csv.contains("Agreed last time,D02,"), "{csv}");
}

#[tokio::test]
async fn the_worked_example_has_a_review_that_is_made_up() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let list = manager.get("/reviews").await.text;
    assert!(list.contains("11 March 2015") && list.contains("†") && list.contains("1 question waits"), "{list}");
    let path = format!("/reviews/{}", list.split("href=\"/reviews/").nth(1).unwrap().split('"').next().unwrap());
    let page = manager.get(&path).await.text;
    assert!(page.contains("Settled") && page.contains("Waits for an answer") && page.contains("Read twenty"), "{page}");
    assert_eq!(page.matches("<h1").count(), 1);
}
