//! Returns that were lost, overwritten or half signed off once: each case stays here, so that it does not come back.

use super::readings::{Board, board};
use super::returns::{Asked, FEBRUARY, JANUARY, asked, types_on};
use super::world::Who;
use crate::wings::performance::readings::Readings;
use crate::wings::performance::returns::changes::{self, By, Entry};
use crate::wings::performance::returns::given::Given;
use crate::wings::performance::returns::place::Place;
use crate::wings::performance::returns::queries;
use chrono::TimeDelta;
use kit::testing::Browser;
use kit::{Desk, Error, Write};
use std::time::Duration;

const WHOLE: [(&str, &str); 4] = [("D02-n", "1204"), ("D05-n", "389"), ("D05-d", "1204"), ("D11-n", "118")];

/// The paths of the figures that a page links to, in its order.
fn figures(page: &str) -> Vec<String> {
    let ids = page.split("href=\"/readings/").skip(1).map(|part| part.split('"').next().unwrap_or_default());
    ids.map(|id| format!("/readings/{id}")).collect()
}

impl Asked {
    /// The office sends a return back.
    async fn asks(&mut self, ends_on: &str, words: &str) {
        let path = self.path(ends_on);
        let version = self.board.manager.get(&path).await.version().unwrap_or("3").to_owned();
        let fields = [("version", version.as_str()), ("words", words)];
        let done = self.board.manager.post(&format!("{path}/question"), &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
    }
    /// Time passes, and everybody signs in again.
    async fn later(&mut self, time: TimeDelta) {
        self.board.world.clock.pass(time);
        self.board.manager = Who::Manager.signed_in(&self.board.world).await;
        self.officer = self.board.of(Who::DataOfficer, self.board.police).await;
        self.approver = self.board.of(Who::DataApprover, self.board.police).await;
    }
    /// Revises a figure on its own page, as the office.
    async fn revises(&mut self, figure: &str, count: &str) -> String {
        let version = self.board.manager.get(&format!("{figure}/revision")).await.version().unwrap().to_owned();
        let fields = [("version", version.as_str()), ("numerator", count), ("reason", "Two were counted twice")];
        let done = self.board.manager.post(&format!("{figure}/revision"), &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        done.location().to_owned()
    }
    async fn brings(&mut self, rows: &str) {
        let path = format!("{}/spreadsheet", self.path(FEBRUARY));
        let done = self.officer.upload(&path, &[("rows", rows)], ("file", "", b"")).await;
        assert_eq!(done.status, 303, "{}", done.text);
    }
}

#[tokio::test]
async fn a_refused_page_shows_what_others_typed_where_its_author_typed_nothing() {
    let mut asked = asked().await;
    let path = asked.path(FEBRUARY);
    let mut other = asked.board.of(Who::DataOfficer, asked.board.police).await;
    let opened = other.get(&path).await;
    let both = [("D02-n", "1204"), ("D11-n", "118")];
    assert_eq!(asked.types(FEBRUARY, &both, "keep").await.status, 303);
    let crossed = types_on(&mut other, &opened, &path, &[("D02-n", "1300")], "keep").await;
    assert_eq!(crossed.status, 422);
    assert!(crossed.text.contains("has just typed 1204") && crossed.text.contains("value=\"1300\""));
    assert!(crossed.text.contains("value=\"118\""), "what stands in the other line: {}", crossed.text);
    assert_eq!(crossed.text.matches(" data-crossed").count(), 1, "a script waits for a choice in one line");
    // Without a button nothing was saved: the form carries what its author saw, so that the next saving still tells.
    let unpressed = types_on(&mut other, &opened, &path, &[("D02-n", "1300")], "").await;
    assert!(unpressed.status == 422 || unpressed.status == 303, "{}", unpressed.status);
    let stored = other.get(&path).await.text;
    assert!(stored.contains("value=\"118\"") && stored.contains("value=\"1204\""), "{stored}");
}

#[tokio::test]
async fn signing_off_again_leaves_what_was_revised_on_its_own_page() {
    let mut asked = asked().await;
    asked.month(FEBRUARY, ["1204", "389", "1204", "118"]).await;
    let path = asked.path(FEBRUARY);
    let settled = asked.board.manager.get(&path).await.text;
    let first = figures(&settled)[0].clone();
    asked.later(TimeDelta::hours(1)).await;
    let revised = asked.revises(&first, "1210").await;
    let version = asked.board.manager.get(&revised).await.version().unwrap().to_owned();
    let release = format!("{revised}/release");
    assert_eq!(asked.board.manager.post(&release, &[("version", &version)]).await.status, 303);
    // And another that waits for its sign-off.
    let waits = asked.revises(&figures(&settled)[2], "119").await;
    asked.later(TimeDelta::hours(1)).await;
    asked.asks(FEBRUARY, "Is D05 right?").await;
    let boxes = [("D02-n", "1204"), ("D05-n", "380"), ("D05-d", "1204"), ("D11-n", "118"), ("reply", "Now it is.")];
    assert_eq!(asked.types(FEBRUARY, &boxes, "send").await.status, 303);
    let signed = asked.step(Who::DataApprover, FEBRUARY, "signature").await;
    assert_eq!(signed.status, 303, "{}", signed.text);

    let indicator = asked.board.manager.get("/indicators/D02").await.text;
    assert!(indicator.contains("verdict__v\">1,210"), "{indicator}");
    assert!(!asked.board.manager.get(&revised).await.text.contains("Is D05 right?"));
    assert!(asked.board.manager.get("/readings/drafts").await.text.contains(&waits), "the draft still waits");
    let settled = asked.board.manager.get(&path).await.text;
    let shares = asked.board.manager.get(&figures(&settled)[1]).await.text;
    assert!(shares.contains("Is D05 right?") && shares.contains("380"), "{shares}");
}

#[tokio::test]
async fn what_a_file_leaves_out_stays() {
    let mut asked = asked().await;
    let typed = [("D02-n", "1204"), ("D02-w", "Fewer came."), ("D02-y", "Snow."), ("D11-na", "The system is down")];
    assert_eq!(asked.types(FEBRUARY, &typed, "keep").await.status, 303);
    asked.brings("Code\tNumber\nD02\t1210\nD11\t118\n").await;
    let page = asked.officer.get(&asked.path(FEBRUARY)).await.text;
    assert!(page.contains("value=\"1210\"") && page.contains("Fewer came.") && page.contains("Snow."), "{page}");
    assert!(page.contains("value=\"118\"") && !page.contains("The system is down"), "a number in place of the reason");
    asked.brings("Code\tNumber\tWhat is happening\tWhy\nD02\t1210\t\t\n").await;
    let page = asked.officer.get(&asked.path(FEBRUARY)).await.text;
    assert!(!page.contains("Fewer came.") && !page.contains("Snow."), "an empty cell takes away: {page}");
}

#[tokio::test]
async fn a_column_with_a_gap_is_refused() {
    let mut asked = asked().await;
    let path = format!("{}/spreadsheet", asked.path(FEBRUARY));
    let done = asked.officer.upload(&path, &[("rows", "1204\t\n\t\n389\t1204\n118\t\n")], ("file", "", b"")).await;
    assert!(done.status == 422 && done.text.contains("Row 2 is empty"), "{}", done.text);
    assert!(asked.officer.get(&asked.path(FEBRUARY)).await.text.contains("0 of 3 done"));
}

#[tokio::test]
async fn a_draft_that_nobody_here_may_see_is_not_asked_for_and_stops_nothing() {
    let mut asked = asked().await;
    asked.board.entered("month 2015-02-28", "1,221").await;
    let path = asked.path(FEBRUARY);
    let page = asked.officer.get(&path).await.text;
    assert!(page.contains("Already here") && !page.contains("name=\"D02-n\""), "{page}");
    for end in ["", "/lines.csv"] {
        assert!(!asked.officer.get(&format!("{path}{end}")).await.text.contains("1,221"), "no value is told");
    }
    assert_eq!(asked.types(FEBRUARY, &WHOLE[1..], "send").await.status, 303);
    let signed = asked.step(Who::DataApprover, FEBRUARY, "signature").await;
    assert_eq!(signed.status, 303, "{}", signed.text);
    let drafts = asked.board.manager.get("/readings/drafts").await.text;
    assert!(drafts.contains("1,221"), "the draft is as it was: {drafts}");
}

async fn ask_council(board: &mut Board, agency: &str, code: &str) {
    let day = [("from-day", "1"), ("from-month", "10"), ("from-year", "2014")];
    let fields = [&[("agency", agency), ("code", code), ("covers", "area")][..], &day[..]].concat();
    assert_eq!(board.manager.post("/returns/asked", &fields).await.status, 303);
}

#[tokio::test]
async fn nothing_is_signed_off_that_is_not_whole() {
    let mut asked = asked().await;
    assert_eq!(asked.types(FEBRUARY, &WHOLE, "send").await.status, 303);
    let police = asked.board.police.to_string();
    ask_council(&mut asked.board, &police, "D01").await;
    let signed = asked.step(Who::DataApprover, FEBRUARY, "signature").await;
    assert!(signed.status == 409 && signed.text.contains("cannot be signed off as it stands"), "{}", signed.text);
    assert!(!asked.board.manager.get("/indicators/D02").await.text.contains("verdict__v\">1,204"), "nothing of it");
}

fn number(indicator: impl Into<crate::wings::performance::indicators::IndicatorId>, number: &str) -> Entry {
    let given = Given { number: Some(number.into()), ..Given::default() };
    Entry { indicator: indicator.into(), part: false, typed: given.onto(Default::default()), by: By::Rows(given) }
}

#[tokio::test]
async fn a_return_is_sent_as_it_was_checked_and_nothing_is_typed_into_it_afterwards() {
    let mut asked = asked().await;
    assert_eq!(asked.types(FEBRUARY, &WHOLE, "keep").await.status, 303);
    let (app, board) = (asked.board.world.app.clone(), asked.board.world.board);
    let (police, ends_on) = (asked.board.police.into(), FEBRUARY.parse().unwrap());
    let place = async || {
        let desk = Desk::<Write<Readings>>::for_program(&app, board, "Test");
        Place::at(&desk, police, ends_on).await.unwrap()
    };
    let (before, first) = (place().await, place().await.owed[0].indicator.id);
    let save = async |typed: &str| {
        let entries = [number(first, typed)];
        app.act(board, "Test", async |tx| changes::save(tx, police, ends_on, &entries).await).await
    };
    let send = async |place: &Place| {
        let id = place.sent.as_ref().unwrap().id;
        app.act(board, "Test", async |tx| {
            let sent = tx.find(queries::one(id)).await?;
            let sent = changes::submit(tx, place, sent, None).await;
            tokio::time::sleep(Duration::from_millis(400)).await;
            sent
        })
        .await
    };
    save("many").await.unwrap();
    assert!(matches!(send(&before).await, Err(Error::Conflict(_))), "it was changed after it was checked");
    save("1204").await.unwrap();
    let whole = place().await;
    let late = async {
        tokio::time::sleep(Duration::from_millis(150)).await;
        save("7").await
    };
    let (sent, late) = tokio::join!(send(&whole), late);
    assert!(sent.is_ok() && matches!(late, Err(Error::Conflict(_))), "{late:?}");
    assert_eq!(place().await.lines.iter().filter(|line| line.numerator == "7").count(), 0);
}

#[tokio::test]
async fn words_that_an_agency_takes_back_are_published_no_longer() {
    let mut asked = asked().await;
    let with = [&WHOLE[..], &[("D11-w", "The family in Mill Lane moved.")]].concat();
    assert_eq!(asked.types(FEBRUARY, &with, "send").await.status, 303);
    assert_eq!(asked.step(Who::DataApprover, FEBRUARY, "signature").await.status, 303);
    assert!(asked.board.manager.get("/indicators/D11").await.text.contains("Mill Lane"));
    asked.later(TimeDelta::hours(1)).await;
    asked.asks(FEBRUARY, "Take the words of D11 out.").await;
    assert_eq!(asked.types(FEBRUARY, &[&WHOLE[..], &[("reply", "Done.")]].concat(), "send").await.status, 303);
    assert_eq!(asked.step(Who::DataApprover, FEBRUARY, "signature").await.status, 303);
    let page = asked.board.manager.get("/indicators/D11").await.text;
    assert!(!page.contains("Mill Lane") && page.contains("verdict__v\">118"), "{page}");
    // The question was about one figure: the reason stands with no other change.
    let trail = asked.board.manager.get("/trail?register=returns").await.text;
    let signing = trail.split("agency_return").nth(1).unwrap_or(&trail);
    assert!(!signing.split("</li>").next().unwrap_or_default().contains("Take the words"), "{signing}");
}

#[tokio::test]
async fn a_return_that_was_taken_back_comes_when_it_is_sent_again() {
    let mut asked = asked().await;
    assert_eq!(asked.types(FEBRUARY, &WHOLE, "send").await.status, 303);
    let csv = format!("/returns.csv?ends={FEBRUARY}");
    assert!(asked.board.manager.get(&csv).await.text.contains("2015-03-24,3,3,0,0"));
    assert_eq!(asked.step(Who::DataOfficer, FEBRUARY, "taking-back").await.status, 303);
    asked.later(TimeDelta::days(60)).await;
    assert_eq!(asked.types(FEBRUARY, &WHOLE, "send").await.status, 303);
    let late = asked.board.manager.get(&csv).await.text;
    assert!(late.contains("2015-05-23,3,0,3,0"), "{late}");
    // Asked about, it had come: taken back after that it is not late.
    asked.asks(FEBRUARY, "Is D11 right?").await;
    assert_eq!(asked.types(FEBRUARY, &[&WHOLE[..], &[("reply", "Yes.")]].concat(), "send").await.status, 303);
    assert_eq!(asked.step(Who::DataOfficer, FEBRUARY, "taking-back").await.status, 303);
    assert!(asked.board.manager.get(&csv).await.text.contains("2015-05-23"));
}

async fn enters(who: &mut Browser, manager: &mut Browser, code: &str, month: &str) {
    let fields = [("period", month), ("covers", "area"), ("numerator", "7")];
    let made = who.post(&format!("/indicators/{code}/readings/new"), &fields).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let path = made.location().to_owned();
    assert_eq!(manager.post(&format!("{path}/release"), &[("version", "1")]).await.status, 303);
}

#[tokio::test]
async fn one_agency_is_asked_for_a_figure_of_the_area() {
    let mut board = board().await;
    let police = board.police.to_string();
    ask_council(&mut board, &police, "D02").await;
    let mut other = board.of(Who::DataOfficer, board.police).await;
    let (council, manager) = (&mut board.officer, &mut board.manager);
    // Somebody else is asked already; and two have sent the same figure, the police last.
    enters(council, manager, "D02", "month 2015-01-31").await;
    enters(council, manager, "D11", "month 2014-12-31").await;
    enters(&mut other, manager, "D11", "month 2015-01-31").await;
    assert_eq!(manager.post("/returns/asked/from-sent", &[]).await.status, 303);
    let csv = manager.get("/returns/asked.csv").await.text;
    let asked = |code: &str| csv.lines().filter(|line| line.contains(&format!(",{code},"))).collect::<Vec<_>>();
    assert_eq!((asked("D02").len(), asked("D11").len()), (1, 1), "{csv}");
    assert!(asked("D02")[0].contains("Police") && asked("D11")[0].contains("Police"), "{csv}");
}

#[tokio::test]
async fn days_out_of_reach_are_not_found() {
    let mut asked = asked().await;
    let police = asked.board.police;
    for day in ["+262142-12-31", "-262143-01-31", "1066-10-31", "2101-01-31", "9999-12-31"] {
        for end in ["", "/lines.csv", "/return.xlsx", "/spreadsheet", "/question"] {
            let reply = asked.officer.get(&format!("/returns/{police}/{day}{end}")).await;
            assert!([403, 404].contains(&reply.status.as_u16()), "{day}{end}: {}", reply.status);
        }
        assert_eq!(asked.officer.get(&format!("/returns?ends={day}")).await.status, 200, "{day}");
    }
    assert_eq!(asked.officer.get(&asked.path(JANUARY)).await.status, 200);
}

#[tokio::test]
async fn a_confirmed_line_reads_as_unchanged_where_no_box_asks() {
    let mut asked = asked().await;
    let typed = [("D02-n", "1204"), ("D02-ok", "yes"), ("D02-w", "One.\r\n\r\nTwo.")];
    assert_eq!(asked.types(FEBRUARY, &typed, "keep").await.status, 303);
    let page = asked.officer.get(&asked.path(FEBRUARY)).await.text;
    assert!(page.contains("type=\"hidden\" name=\"D02-ok\" value=\"yes\""), "{page}");
    // A program or a file ends lines in another way than a browser sends them back.
    let browsers = [("D02-n", "1204"), ("D02-ok", "yes"), ("D02-w", "One.\n\nTwo.")];
    assert_eq!(asked.types(FEBRUARY, &browsers, "keep").await.status, 303);
    let after = asked.officer.get(&asked.path(FEBRUARY)).await;
    assert!(after.text.contains("name=\"D02-v\" id=\"D02-v\" value=\"1 "), "nothing was written: {}", after.text);
}
