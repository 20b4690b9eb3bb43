//! Releases through HTTP: drafted, made safe, read by another, approved by two others, public; what must never be public.

use super::readings::{Board, board};
use super::world::Who;
use crate::wings::performance::indicators::{Target, TargetKind, queries as indicators};
use kit::testing::{Browser, Reply};
use uuid::Uuid;

pub const TITLE: &str = "How we are doing, to February 2015";

/// A board with everybody that a release needs.
pub struct Releasing {
    pub board: Board,
    reader: Browser,
    pub first: Browser,
    second: Browser,
    pub nobody: Browser,
}

pub async fn releasing() -> Releasing {
    let board = board().await;
    Releasing {
        reader: Who::Analyst.signed_in(&board.world).await,
        first: Who::Chair.signed_in(&board.world).await,
        second: Who::Chair.signed_in(&board.world).await,
        nobody: board.world.browser(),
        board,
    }
}

impl Releasing {
    /// Enters a figure and signs it off; `covers` is `area`, or the agency whose part it is.
    pub async fn figure(&mut self, code: &str, period: &str, part: Option<Uuid>, count: &str, of: &str) -> String {
        let mut who = match part {
            Some(agency) => self.board.of(Who::DataOfficer, agency).await,
            None => self.board.officer.clone(),
        };
        let covers = if part.is_some() { "part" } else { "area" };
        let fields = [("period", period), ("covers", covers), ("numerator", count), ("denominator", of)];
        let reply = who.post(&format!("/indicators/{code}/readings/new"), &fields).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let path = reply.location().to_owned();
        sign_off(&mut self.board.manager, &path).await;
        path
    }
    async fn id(&self, code: &str) -> String {
        let world = &self.board.world;
        let code = code.to_owned();
        let found = world.app.act(world.board, "Test", async |tx| tx.find(indicators::coded(&code)).await).await;
        found.unwrap().id.to_string()
    }
    /// Drafts a release of these indicators; gives back its path.
    pub async fn drafted(&mut self, codes: &[&str], changed: &[(&str, &str)]) -> String {
        let ids = self.ids(codes).await;
        let fields = settings(&ids, changed);
        let reply = self.board.manager.post("/releases/new", &fields).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        reply.location().to_owned()
    }
    async fn ids(&self, codes: &[&str]) -> Vec<String> {
        let mut ids = Vec::new();
        for code in codes {
            ids.push(self.id(code).await);
        }
        ids
    }
    async fn read(&mut self, path: &str) -> Reply {
        let version = version(&mut self.reader, path).await;
        self.reader.post(&format!("{path}/reading"), &[("version", &version), ("confirmed", "yes")]).await
    }
    /// A target of 85% for an indicator since 2013.
    pub async fn target(&self, code: &str) {
        let world = &self.board.world;
        let code = code.to_owned();
        let made = world.app.act(world.board, "Test", async |tx| {
            let indicator = tx.find(indicators::coded(&code)).await?;
            let target = Target {
                id: tx.new_id(),
                board_id: tx.board(),
                version: 1,
                indicator_id: indicator.id,
                from_on: "2013-04-01".parse().unwrap(),
                until_on: None,
                kind: TargetKind::Level,
                value: Some(measure::Decimal::from(85).into()),
                low: None,
                high: None,
                amber: None,
                per_year: false,
                reason: "Agreed".into(),
                agreed_by: "Board".into(),
                illustrative: false,
                set_on: None,
            };
            tx.create(target).await
        });
        made.await.unwrap();
    }
    /// Read, approved by one and by another.
    pub async fn published(&mut self, path: &str) {
        let read = self.read(path).await;
        assert_eq!(read.status, 303, "{}", read.text);
        for who in [&mut self.first, &mut self.second] {
            let reply = approve(who, path).await;
            assert_eq!(reply.status, 303, "{}", reply.text);
        }
    }
    pub async fn public(&mut self, path: &str) -> String {
        let reply = self.nobody.get(path).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.text);
        assert!(!reply.headers.contains_key("set-cookie"), "{path} sets no cookie");
        assert_eq!(reply.headers["cache-control"], "public, max-age=300", "{path}");
        reply.text
    }
}

fn settings<'a>(ids: &'a [String], changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("title", TITLE),
        ("until", "2015-02-28"),
        ("spread", "latest"),
        ("split", "no"),
        ("rounding", "0"),
        ("threshold", "5"),
        ("words", "More families were seen."),
    ];
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("indicators", id.as_str())).collect();
    for (name, value) in usual {
        let value = changed.iter().find(|(other, _)| *other == name).map_or(value, |(_, value)| value);
        fields.push((name, value));
    }
    fields
}

pub async fn sign_off(who: &mut Browser, path: &str) {
    let page = who.get(path).await;
    let version = page.version().unwrap_or("1").to_owned();
    assert_eq!(who.post(&format!("{path}/release"), &[("version", &version)]).await.status, 303);
}

/// The version of a release, from the page of a step that this person may take, else from the number of steps so far.
async fn version(who: &mut Browser, path: &str) -> String {
    for step in ["/return", "/withdrawal"] {
        let page = who.get(&format!("{path}{step}")).await;
        if let Some(version) = page.version() {
            return version.to_owned();
        }
    }
    "1".into()
}

pub async fn approve(who: &mut Browser, path: &str) -> Reply {
    let version = version(who, path).await;
    who.post(&format!("{path}/approval"), &[("version", &version)]).await
}

pub async fn step(who: &mut Browser, path: &str, step: &str, words: &str) -> Reply {
    let version = version(who, path).await;
    who.post(&format!("{path}/{step}"), &[("version", &version), ("words", words)]).await
}

#[tokio::test]
async fn from_a_draft_to_the_public() {
    let mut r = releasing().await;
    assert!(r.public("/public/dashboard").await.contains("Nothing is published yet."));
    r.figure("D02", "month 2015-02-28", None, "1,221", "").await;
    r.figure("D06", "month 2015-02-28", None, "3", "80").await;
    let form = r.board.manager.get("/releases/new").await.text;
    assert!(form.contains("February 2015") && form.contains("D02 ") && form.contains("D06 "));
    let path = r.drafted(&["D02", "D06"], &[]).await;
    let page = r.board.manager.get(&path).await.text;
    assert!(page.contains("OFFICIAL-SENSITIVE") && page.contains("It cannot be undone"), "{page}");
    assert!(page.contains("A percentage of few") && page.contains("3 of 80"), "inside it is all there: {page}");
    assert!(!r.public("/public/testshire").await.contains("1,221"), "a draft is not public");
    let csv = r.board.manager.get(&format!("{path}/figures.csv")).await.text;
    assert!(csv.contains("OFFICIAL-SENSITIVE,D06") && csv.contains("3 of 80"), "{csv}");

    let words = format!("{path}/words/D02");
    let version = r.board.manager.get(&words).await.version().unwrap().to_owned();
    let fields = [("version", version.as_str()), ("words", "Partners look at why.")];
    assert_eq!(r.board.manager.post(&words, &fields).await.status, 303);
    let work = r.reader.get("/").await.text;
    assert!(work.contains("Read the words of a release"), "{work}");
    let reading = r.reader.get(&format!("{path}/reading")).await.text;
    assert!(reading.contains("Partners look at why.") && reading.contains("More families were seen."));
    r.published(&path).await;

    for address in ["/public/dashboard", "/public/testshire"] {
        let page = r.public(address).await;
        for said in ["1,221", "Partners look at why.", "More families were seen.", "OFFICIAL", "999", "101"] {
            assert!(page.contains(said), "{said} in {page}");
        }
        assert!(page.contains("chair") && page.contains("24 March 2015") && page.contains("Testshire Safeguarding"));
        assert!(!page.contains("3 of 80") && !page.contains("3.75") && !page.contains("OFFICIAL-SENSITIVE"), "{page}");
        assert!(page.contains("Hidden, so that no child can be recognised.") && !page.contains("†"), "{page}");
    }
    let found = r.board.manager.get("/search?q=doing").await.text;
    assert!(found.contains(&path), "{found}");
    let trail = r.first.get(&path).await.text;
    assert!(trail.contains("Approved by a second, and published") && trail.contains("Withdraw it"), "{trail}");
    assert!(r.board.manager.get("/trail").await.text.contains("publication"));
}

#[tokio::test]
async fn nobody_reads_their_own_words_and_two_others_approve() {
    let mut r = releasing().await;
    r.figure("D02", "month 2015-02-28", None, "1,221", "").await;
    let path = r.drafted(&["D02"], &[]).await;
    assert_eq!(r.board.manager.get(&format!("{path}/reading")).await.status, 403, "their own words");
    let own = [("version", "1"), ("confirmed", "yes")];
    assert_eq!(r.board.manager.post(&format!("{path}/reading"), &own).await.status, 403);
    assert_eq!(r.reader.post(&format!("{path}/approval"), &[("version", "1")]).await.status, 403, "no right");
    let early = r.first.post(&format!("{path}/approval"), &[("version", "1")]).await;
    assert_eq!(early.status, 409, "nobody has read it");
    let unsaid = r.reader.post(&format!("{path}/reading"), &[("version", "1")]).await;
    assert!(unsaid.status == 422 && unsaid.text.contains("Confirm it, or send the release back"));

    assert_eq!(r.read(&path).await.status, 303);
    assert_eq!(approve(&mut r.board.manager, &path).await.status, 403, "who drafted it");
    assert_eq!(approve(&mut r.first, &path).await.status, 303);
    assert_eq!(approve(&mut r.first, &path).await.status, 403, "not twice");
    assert!(r.public("/public/testshire").await.contains("Nothing is published yet."), "one is not enough");
    let work = r.second.get("/").await.text;
    assert!(work.contains("Approve a release") && !r.first.get("/").await.text.contains("Approve a release"));

    // Sent back, all of it is done again; whoever writes in it is an author too.
    assert_eq!(step(&mut r.second, &path, "return", " ").await.status, 422);
    assert_eq!(step(&mut r.second, &path, "return", "Say what is counted.").await.status, 303);
    let page = r.board.manager.get(&path).await.text;
    assert!(page.contains("Say what is counted.") && page.contains("Change the draft"));
    let words = format!("{path}/words/D02");
    let version = r.reader.get(&words).await.version().unwrap().to_owned();
    let said = [("version", version.as_str()), ("words", "Referrals of any kind.")];
    assert_eq!(r.reader.post(&words, &said).await.status, 303);
    assert_eq!(r.reader.get(&format!("{path}/reading")).await.status, 403, "the analyst wrote in it by now");
    let version = self::version(&mut r.first, &path).await;
    let confirmed = [("version", version.as_str()), ("confirmed", "yes")];
    assert_eq!(r.first.post(&format!("{path}/reading"), &confirmed).await.status, 303);
}

#[tokio::test]
async fn of_two_who_approve_at_once_one_is_told() {
    let mut r = releasing().await;
    r.figure("D02", "month 2015-02-28", None, "1,221", "").await;
    let path = r.drafted(&["D02"], &[]).await;
    assert_eq!(r.read(&path).await.status, 303);
    let seen = version(&mut r.first, &path).await;
    let address = format!("{path}/approval");
    let fields = [("version", seen.as_str())];
    let (one, other) = tokio::join!(r.first.post(&address, &fields), r.second.post(&address, &fields));
    let mut both = [one.status.as_u16(), other.status.as_u16()];
    both.sort_unstable();
    assert_eq!(both, [303, 409], "one wins, the other is told");
    let page = r.reader.get(&path).await.text;
    assert!(page.contains("Approved by one, waits for the second"), "{page}");
}

#[tokio::test]
async fn what_could_be_worked_out_with_an_earlier_release_is_refused() {
    let mut r = releasing().await;
    r.figure("D02", "year_to_date 2015-01-31", None, "9,000", "").await;
    r.figure("D02", "year_to_date 2015-02-28", None, "9,003", "").await;
    let january = r.drafted(&["D02"], &[("until", "2015-01-31"), ("title", "To January")]).await;
    r.published(&january).await;
    let path = r.drafted(&["D02"], &[]).await;
    let page = r.board.manager.get(&path).await.text;
    assert!(page.contains("Refused: a small number could be worked out"), "{page}");
    assert!(page.contains("April 2014 to January 2015, 10 months (published) leaves 3."), "{page}");
    let read = r.read(&path).await;
    assert_eq!(read.status, 409);
    assert!(read.text.contains("This release is not safe") && read.text.contains("leaves 3."), "{}", read.text);
    // A withdrawn release has been seen all the same.
    assert_eq!(step(&mut r.first, &january, "withdrawal", "A wrong title.").await.status, 303);
    assert_eq!(r.read(&path).await.status, 409);
    // With figures that differ by more it goes.
    r.figure("D06", "month 2015-02-28", None, "20", "80").await;
    let settings_page = format!("{path}/settings");
    let version = r.board.manager.get(&settings_page).await.version().unwrap().to_owned();
    let ids = r.ids(&["D06"]).await;
    let mut fields = settings(&ids, &[]);
    fields.push(("version", &version));
    assert_eq!(r.board.manager.post(&settings_page, &fields).await.status, 303);
    r.published(&path).await;
}

#[tokio::test]
async fn small_parts_are_hidden_with_what_would_tell_them() {
    let mut r = releasing().await;
    let (council, police) = (r.board.council, r.board.police);
    r.figure("D02", "month 2015-02-28", None, "43", "").await;
    r.figure("D02", "month 2015-02-28", Some(council), "40", "").await;
    r.figure("D02", "month 2015-02-28", Some(police), "3", "").await;
    let path = r.drafted(&["D02"], &[("split", "yes")]).await;
    let page = r.board.manager.get(&path).await.text;
    assert!(
        page.contains("Small: 1 to 5.") && page.contains("Hidden so that another hidden figure cannot be worked out.")
    );
    r.published(&path).await;
    let csv = r.public("/public/testshire/figures.csv").await;
    let figures: Vec<&str> = csv.lines().skip(1).collect();
    assert_eq!(figures.len(), 3);
    assert!(figures[0].contains("The whole area") && figures[0].contains(",43,number"), "{csv}");
    assert!(figures[1..].iter().all(|line| line.contains(",c,number")), "neither part is shown: {csv}");
}

#[tokio::test]
async fn months_are_hidden_so_that_the_year_does_not_tell_them() {
    let mut r = releasing().await;
    for (period, count) in
        [("month 2014-11-30", "0"), ("month 2014-12-31", "30"), ("month 2015-01-31", "4"), ("month 2015-02-28", "20")]
    {
        r.figure("D02", period, None, count, "").await;
    }
    let path = r.drafted(&["D02"], &[("spread", "year")]).await;
    let page = r.board.manager.get(&path).await.text;
    assert!(page.contains("It shows 3 and hides 1."), "no total, so nothing else is told: {page}");
    r.published(&path).await;
    // The sum of these months comes later: January would be what is left of it.
    r.figure("D02", "year_to_date 2015-02-28", None, "54", "").await;
    let fields = r.drafted(&["D02"], &[("spread", "year"), ("title", "Again")]).await;
    let page = r.board.manager.get(&fields).await.text;
    assert!(page.contains("It was hidden in an earlier release") || page.contains("Small: 1 to 5."), "{page}");
    assert!(page.contains("Refused"), "{page}");
}

#[tokio::test]
async fn a_revised_figure_has_to_be_checked_again() {
    let mut r = releasing().await;
    let reading = r.figure("D02", "month 2015-02-28", None, "1,221", "").await;
    let path = r.drafted(&["D02"], &[]).await;
    assert_eq!(r.read(&path).await.status, 303);
    assert_eq!(approve(&mut r.first, &path).await.status, 303);
    let revision = format!("{reading}/revision");
    let version = r.board.officer.get(&revision).await.version().unwrap().to_owned();
    let fields = [("version", version.as_str()), ("numerator", "1240"), ("reason", "Late records")];
    let revised = r.board.officer.post(&revision, &fields).await.location().to_owned();
    // A draft of a revision changes nothing; signed off it does.
    assert!(!r.first.get(&path).await.text.contains("has changed since it was checked"));
    sign_off(&mut r.board.manager, &revised).await;
    let page = r.second.get(&path).await.text;
    assert!(page.contains("A figure has changed since it was checked."), "{page}");
    let refused = approve(&mut r.second, &path).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("Send it back, so that it is checked again"), "{}", refused.text);
    assert!(r.public("/public/testshire").await.contains("Nothing is published yet."));
    assert_eq!(step(&mut r.second, &path, "return", "Check it again.").await.status, 303);
    r.published(&path).await;
    assert!(r.public("/public/testshire").await.contains("1,240"));
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_kept() {
    let mut r = releasing().await;
    r.figure("D02", "month 2015-02-28", None, "1,221", "").await;
    let ids = r.ids(&["D02"]).await;
    for (name, value, message) in [
        ("title", " ", "Enter a title, as the public reads it"),
        ("until", "2015-03-31", "Choose the month up to which figures are shown"),
        ("until", "soon", "Choose the month up to which figures are shown"),
        ("threshold", "1", "Choose which counts are hidden"),
        ("rounding", "3", "Choose how counts are rounded"),
        ("spread", "all", "Choose which periods are shown"),
        ("split", "", "Choose whether single agencies are shown"),
    ] {
        let reply = r.board.manager.post("/releases/new", &settings(&ids, &[(name, value)])).await;
        assert!(reply.status == 422 && reply.text.contains(message), "{name}: {}", reply.text);
        assert!(reply.text.contains("More families were seen."), "{name}: what was typed is kept");
    }
    let strange = vec![Uuid::from_u128(7).to_string()];
    let reply = r.board.manager.post("/releases/new", &settings(&strange, &[])).await;
    assert!(reply.status == 422 && reply.text.contains("Choose indicators from the list"), "{}", reply.text);
    // A release of nothing is none.
    let path = r.drafted(&["D05"], &[]).await;
    assert!(r.board.manager.get(&path).await.text.contains("No indicator of this release has a figure by then"));
    let read = r.read(&path).await;
    assert!(read.status == 409 && read.text.contains("It shows no figure"), "{}", read.text);
    let stale = [("version", "9"), ("confirmed", "yes")];
    assert_eq!(r.reader.post(&format!("{path}/reading"), &stale).await.status, 409);
}
