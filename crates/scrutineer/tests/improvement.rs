//! Plans, actions, challenges, risks and the thread, through HTTP.

use super::scorecard::made::{add, indicator, month, target};
use super::world::{Who, world};
use crate::wings::governance::agencies::{Agency, AgencyId, Kind};
use kit::testing::{Browser, World};
use uuid::Uuid;

/// An agency, as its id.
async fn agency(world: &World, name: &str) -> Uuid {
    let agency = async |tx: &mut kit::Tx| {
        let agency = Agency {
            id: tx.new_id::<AgencyId>(),
            board_id: tx.board(),
            version: 1,
            name: name.into(),
            short_name: name.into(),
            kind: Kind::Police,
            la_code: None,
            from_on: None,
            until_on: None,
            note: None,
        };
        tx.create(agency).await
    };
    world.app.act(world.board, "Test", agency).await.unwrap().id.uuid()
}

/// What an action needs, with `more` in place of or besides it.
fn action<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("title", "Screening desk"),
        ("owner", "Detective superintendent"),
        ("due-day", "30"),
        ("due-month", "6"),
        ("due-year", "2015"),
        ("success", "Families get help sooner."),
        ("measure", "audit_question"),
        ("measure_name", "Was the threshold met?"),
        ("before", "62%"),
        ("aim", "85%"),
    ];
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend(more);
    fields
}

async fn set(manager: &mut Browser, more: &[(&str, &str)]) -> String {
    let reply = manager.post("/actions/new", &action(more)).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.location().to_owned()
}

/// Attaches a file that shows that it was done.
async fn prove(browser: &mut Browser, path: &str) {
    let file = ("file", "rota.csv", &b"day,desk\nMonday,2\n"[..]);
    let reply = browser.upload(&format!("{path}/evidence"), &[("marking", "official")], file).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
}

/// The version that a form of this page carries.
async fn version(browser: &mut Browser, path: &str) -> String {
    let page = browser.get(path).await.text;
    page.split("name=\"version\" value=\"")
        .nth(1)
        .unwrap_or_else(|| panic!("{path}: {page}"))
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

/// Fills in the form of a step.
async fn step(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> kit::testing::Reply {
    let version = version(browser, path).await;
    let fields: Vec<(&str, &str)> = [("version", version.as_str())].into_iter().chain(fields.iter().copied()).collect();
    browser.post(path, &fields).await
}

#[tokio::test]
async fn an_action_is_complete_with_evidence_and_acceptance_and_effective_with_a_re_test() {
    let world = world().await;
    let police = agency(&world, "Police").await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let mut officer = Who::DataOfficer.of_agency(&world, world.board, Some(police)).await;
    let mut chair = Who::Chair.signed_in(&world).await;
    let path = set(&mut manager, &[("agency", &police.to_string())]).await;
    assert!(manager.get("/actions").await.text.contains("None of 1 actions is late."));
    let progress =
        step(&mut officer, &format!("{path}/progress"), &[("progress", "40"), ("words", "Two posts filled.")]).await;
    assert_eq!(progress.location(), path);
    assert!(officer.get(&path).await.text.contains("40% done, due on 30 June 2015."));
    // Complete without evidence is refused, and says what to do.
    let bare = step(&mut officer, &format!("{path}/completion"), &[("words", "Done.")]).await;
    assert!(bare.status == 409 && bare.text.contains("There is no evidence yet. Attach a file"), "{}", bare.text);
    prove(&mut officer, &path).await;
    assert_eq!(step(&mut officer, &format!("{path}/completion"), &[("words", "Done.")]).await.status, 303);
    assert_eq!(officer.get(&format!("{path}/acceptance")).await.status, 403);
    let verdict = [("verdict", "back"), ("words", "Show a month of the rota.")];
    assert_eq!(step(&mut chair, &format!("{path}/acceptance"), &verdict).await.status, 303);
    assert!(officer.get(&path).await.text.contains("Show a month of the rota."));
    assert_eq!(step(&mut officer, &format!("{path}/completion"), &[("words", "The whole rota.")]).await.status, 303);
    let accept = [
        ("verdict", "accept"),
        ("words", "Clear."),
        ("retest-day", "1"),
        ("retest-month", "10"),
        ("retest-year", "2015"),
    ];
    assert_eq!(step(&mut chair, &format!("{path}/acceptance"), &accept).await.status, 303);
    assert!(manager.get(&path).await.text.contains("Complete. The re-test is due on 1 October 2015."));
    let late =
        officer.post(&format!("{path}/progress"), &[("version", "6"), ("progress", "50"), ("words", "More.")]).await;
    assert!(late.status == 409 && late.text.contains("only an open action can be"), "{}", late.text);
    let found = [("worked", "yes"), ("after", "88%"), ("effect", "Families wait two weeks less.")];
    assert_eq!(step(&mut manager, &format!("{path}/retest"), &found).await.status, 303);
    let page = manager.get(&path).await.text;
    assert!(
        page.contains("It worked: Was the threshold met? now 88%.") && page.contains("Families wait two weeks less.")
    );
    assert!(manager.get("/actions?show=effective").await.text.contains("Screening desk"));
    assert!(!manager.get("/actions").await.text.contains("Screening desk"));
}

#[tokio::test]
async fn a_re_test_that_fails_opens_the_action_again_and_reopening_asks_why() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let mut chair = Who::Chair.signed_in(&world).await;
    let path = set(&mut manager, &[]).await;
    prove(&mut manager, &path).await;
    step(&mut manager, &format!("{path}/completion"), &[("words", "Done.")]).await;
    let accept = [
        ("verdict", "accept"),
        ("words", "Clear."),
        ("retest-day", "1"),
        ("retest-month", "4"),
        ("retest-year", "2015"),
    ];
    step(&mut chair, &format!("{path}/acceptance"), &accept).await;
    let no = [
        ("worked", "no"),
        ("after", "61%"),
        ("effect", "Nothing yet."),
        ("due-day", "1"),
        ("due-month", "9"),
        ("due-year", "2015"),
    ];
    assert_eq!(step(&mut manager, &format!("{path}/retest"), &no).await.status, 303);
    let page = manager.get(&path).await.text;
    assert!(page.contains("75% done, due on 1 September 2015.") && page.contains("it did not work"), "{page}");
    assert_eq!(
        step(&mut manager, &format!("{path}/dropping"), &[("words", "Another way was found.")]).await.status,
        303
    );
    assert_eq!(manager.get(&format!("{path}/dropping")).await.status, 409);
    let again = [("reason", "It is needed after all."), ("due-day", "1"), ("due-month", "12"), ("due-year", "2015")];
    assert_eq!(step(&mut manager, &format!("{path}/reopening"), &again).await.status, 303);
    let rated = [
        ("colour", "red"),
        ("reason", "The post is frozen."),
        ("until-day", "30"),
        ("until-month", "4"),
        ("until-year", "2015"),
    ];
    assert_eq!(step(&mut manager, &format!("{path}/rating"), &rated).await.status, 303);
    assert!(manager.get(&path).await.text.contains("The post is frozen. Set by hand until 30 April 2015."));
    let history = manager.get(&path).await.text;
    for words in ["Set", "Said to be complete", "Accepted as complete", "Dropped", "Reopened", "Rated by hand"] {
        assert!(history.contains(&format!("<b>{words}</b>")), "{words}");
    }
}

#[tokio::test]
async fn what_cannot_be_is_refused_in_a_sentence() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let old = manager.post("/actions/new", &action(&[("due-year", "2005")])).await;
    assert!(
        old.status == 422
            && old.text.contains("30 June 2005 is long past. Check the year")
            && old.text.contains("Screening desk")
    );
    let (one, two, three) = (
        set(&mut manager, &[]).await,
        set(&mut manager, &[("title", "Two")]).await,
        set(&mut manager, &[("title", "Three")]).await,
    );
    assert_eq!(manager.post(&format!("{one}/dependencies"), &[("other", "A2")]).await.status, 303);
    assert_eq!(manager.post(&format!("{two}/dependencies"), &[("other", "3")]).await.status, 303);
    let circle = manager.post(&format!("{three}/dependencies"), &[("other", "A1")]).await;
    assert!(circle.status == 409 && circle.text.contains("A1 waits for A3 already"), "{}", circle.text);
    let own = manager.post(&format!("{one}/dependencies"), &[("other", "A1")]).await;
    assert!(own.status == 422 && own.text.contains("An action cannot wait for itself"));
    assert!(manager.get(&one).await.text.contains("Waits for"));
    assert_eq!(manager.post(&format!("{one}/dependencies"), &[("other", "2"), ("no_more", "yes")]).await.status, 303);
    assert!(!manager.get(&one).await.text.contains("Waits for"));
    let mut observer = Who::Observer.signed_in(&world).await;
    assert_eq!(observer.get(&one).await.status, 200);
    assert_eq!(observer.get(&format!("{one}/progress")).await.status, 403);
}

#[tokio::test]
async fn the_list_is_found_by_agency_words_and_plan() {
    let world = world().await;
    let police = agency(&world, "Police").await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let plan = [
        ("name", "Business plan 2015 to 2017"),
        ("kind", "business"),
        ("summary", "What the Board is for."),
        ("from-day", "1"),
        ("from-month", "1"),
        ("from-year", "2015"),
    ];
    let plan = manager.post("/plans/new", &plan).await.location().to_owned();
    let item = [("level", "task"), ("words", "Agencies monitor the quality of referrals.")];
    assert_eq!(manager.post(&format!("{plan}/items/new"), &item).await.status, 303);
    let page = manager.get(&plan).await.text;
    let item = page.split("/actions/new?item=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    set(&mut manager, &[("agency", &police.to_string()), ("serving", &item)]).await;
    set(&mut manager, &[("title", "Neglect 100% toolkit")]).await;
    let id = plan.trim_start_matches("/plans/");
    for (query, there, gone) in [
        (format!("?agency={police}"), "Screening desk", "Neglect"),
        ("?q=neglect".to_owned(), "Neglect", "Screening desk"),
        ("?q=100%25".to_owned(), "Neglect", "Screening desk"),
        (format!("?plan={id}"), "Screening desk", "Neglect"),
    ] {
        let list = manager.get(&format!("/actions{query}")).await.text;
        let rows = list.split("<tbody").nth(1).unwrap();
        assert!(rows.contains(there) && !rows.contains(gone), "{query}");
        let csv = manager.get(&format!("/actions.csv{query}")).await.text;
        assert!(csv.contains(there) && !csv.contains(gone), "{query}");
    }
    assert!(manager.get("/actions?q=nothing").await.text.contains("No action fits what you chose."));
    assert!(manager.get(&plan).await.text.contains("0 of 1 complete"));
    assert!(manager.get("/plans").await.text.contains("None of 1 plans has a late action."));
    assert!(manager.get(&format!("{plan}?on=2015-01-31")).await.text.contains("The plan had no items on that day."));
    let changes = manager.get(&format!("{plan}/changes?from=2015-01-31&to=2015-03-24")).await.text;
    assert!(changes.contains("2 things changed") && changes.contains("New action: A1 Screening desk"), "{changes}");
}

/// What a challenge needs.
fn challenge<'a>(agencies: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("title", "Referrals that do not meet the threshold"),
        ("asks", "What share belonged with early help?"),
        ("ground", "28.7% were closed with no further action."),
    ];
    fields.extend(agencies.iter().map(|id| ("agencies", *id)));
    fields
}

#[tokio::test]
async fn a_challenge_is_sent_answered_sent_back_and_closed() {
    let world = world().await;
    let (police, schools) = (agency(&world, "Police").await.to_string(), agency(&world, "Schools").await.to_string());
    let mut chair = Who::Chair.signed_in(&world).await;
    let mut member = Who::Member.of_agency(&world, world.board, Some(police.parse().unwrap())).await;
    let none = chair.post("/challenges/new", &challenge(&[])).await;
    assert!(none.status == 422 && none.text.contains("Choose at least one agency"));
    let path = chair.post("/challenges/new", &challenge(&[&police, &schools])).await.location().to_owned();
    assert_eq!(member.get(&path).await.status, 404, "a draft is for those who write");
    assert!(!member.get("/challenges").await.text.contains("CH-15-01"));
    assert_eq!(chair.post(&format!("{path}/sending"), &[("version", "1")]).await.status, 303);
    let page = member.get(&path).await.text;
    assert!(page.contains("Waiting for 2 of 2 agencies.") && page.contains("due 9 April 2015"), "{page}");
    let answer = page
        .split("href=\"")
        .find(|rest| rest.starts_with("/challenge_answers/"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let words = [("stance", "in_part"), ("words", "31% belonged with early help.")];
    assert_eq!(step(&mut member, &answer, &words).await.status, 303);
    // Two people answer: the second is told, and loses nothing.
    let second = member.post(&answer, &[("version", "1"), ("stance", "accepts"), ("words", "Another answer.")]).await;
    assert_eq!(second.status, 409);
    assert_eq!(member.get(&format!("{answer}/verdict")).await.status, 403);
    assert_eq!(
        step(&mut chair, &format!("{answer}/verdict"), &[("verdict", "back"), ("words", "By when?")]).await.status,
        303
    );
    assert!(member.get(&path).await.text.contains("Sent back: By when?"));
    assert_eq!(step(&mut member, &answer, &[("stance", "accepts"), ("words", "From 1 May.")]).await.status, 303);
    assert_eq!(
        step(&mut chair, &format!("{answer}/verdict"), &[("verdict", "accept"), ("words", "Good.")]).await.status,
        303
    );
    assert_eq!(step(&mut chair, &format!("{path}/escalation"), &[("words", "Schools are silent.")]).await.status, 303);
    assert!(chair.get(&path).await.text.contains("due 31 March 2015"), "five working days for the chief officer");
    let closing = [("outcome", "resolved"), ("words", "The desk works.")];
    assert_eq!(step(&mut chair, &format!("{path}/closing"), &closing).await.status, 303);
    let late = member.post(&answer, &[("version", "5"), ("stance", "accepts"), ("words", "One more thing.")]).await;
    assert!(late.status == 409 && late.text.contains("It is closed, so no answer can be added."), "{}", late.text);
    let log = chair.get("/challenges").await.text;
    assert!(log.contains("1 closed without a word on what changed.") && log.contains("Resolved, and closed."));
    let thread = chair.get(&path.replace("/challenges/", "/threads/challenges/")).await.text;
    assert!(
        thread.contains("1 challenge is closed and says nothing about effect.") && thread.contains("Police: accepts")
    );
}

#[tokio::test]
async fn what_is_red_three_times_is_suggested_once() {
    let world = world().await;
    world
        .app
        .act(world.board, "Test", async |tx| {
            let id = indicator(tx, "T1", "Visits in time", true).await;
            target(tx, id, ("2013-01-01", None), 90).await;
            for (month, count) in [(month(2014, 12), 50), (month(2015, 1), 52), (month(2015, 2), 51)] {
                add(tx, id, month, (count, 100)).await;
            }
            Ok(())
        })
        .await
        .unwrap();
    let police = agency(&world, "Police").await.to_string();
    let mut chair = Who::Chair.signed_in(&world).await;
    assert!(chair.get("/challenges").await.text.contains("1 suggestion"));
    let page = chair.get("/challenges/suggested").await.text;
    assert!(page.contains("Red for Dec 2014, Jan 2015 and Feb 2015, and no action is open for it."), "{page}");
    let link = page
        .split("href=\"")
        .find(|rest| rest.starts_with("/challenges/new?suggestion="))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .replace("&amp;", "&");
    let form = chair.get(&link).await.text;
    assert!(
        form.contains("What is the reason, what will you do about it")
            && form.contains("It comes of <b>Visits in time</b>")
    );
    let hidden = |name: &str| {
        form.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let (from, key) = (hidden("from"), hidden("suggestion"));
    let fields: Vec<(&str, &str)> = challenge(&[&police])
        .into_iter()
        .chain([("from", from.as_str()), ("suggestion", key.as_str()), ("indicator", "T1")])
        .collect();
    let path = chair.post("/challenges/new", &fields).await.location().to_owned();
    assert!(chair.get("/challenges/suggested").await.text.contains("Nothing is suggested."));
    let thread = chair.get(&path.replace("/challenges/", "/threads/challenges/")).await.text;
    assert!(
        thread.contains("href=\"/indicators/T1\"") && thread.contains("series-chart"),
        "the chart with its pins: {thread}"
    );
    assert!(thread.contains("Nothing has been done about it yet."));
}

#[tokio::test]
async fn a_risk_is_scored_reviewed_and_closed() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let risk = [
        ("event", "Return interviews stop"),
        ("cause", "The provider’s contract ends."),
        ("effect", "Nobody hears what a child ran from."),
        ("owner", "Assistant director"),
        ("likelihood_before", "4"),
        ("impact_before", "4"),
        ("controls", "A new provider from April."),
        ("likelihood", "3"),
        ("impact", "4"),
        ("review-day", "1"),
        ("review-month", "6"),
        ("review-year", "2015"),
    ];
    let mut greater = risk;
    greater[7] = ("likelihood", "5");
    assert!(manager.post("/risks/new", &greater).await.text.contains("does not make it greater"));
    let path = manager.post("/risks/new", &risk).await.location().to_owned();
    let page = manager.get(&path).await.text;
    assert!(page.contains("<b>High, 12 of 25</b>, new"), "{page}");
    let review = [
        ("likelihood", "1"),
        ("impact", "4"),
        ("words", "The contract is signed."),
        ("review-day", "1"),
        ("review-month", "9"),
        ("review-year", "2015"),
    ];
    assert_eq!(step(&mut manager, &format!("{path}/review"), &review).await.status, 303);
    assert!(manager.get(&path).await.text.contains("<b>Moderate, 4 of 25</b>, down 8 since the review before."));
    let list = manager.get("/risks").await.text;
    assert!(list.contains("None of 1 risks is extreme.") && list.contains(">R1</a>"));
    assert_eq!(step(&mut manager, &format!("{path}/closing"), &[("words", "Gone.")]).await.status, 303);
    let again = manager.post(&format!("{path}/closing"), &[("version", "3"), ("words", "Gone.")]).await;
    assert!(again.status == 409 && again.text.contains("reopen it first"), "{}", again.text);
    assert_eq!(step(&mut manager, &format!("{path}/reopening"), &[("words", "It is back.")]).await.status, 303);
    let from = format!("risks:{}", path.trim_start_matches("/risks/"));
    let action = set(&mut manager, &[("from", &from)]).await;
    assert!(manager.get(&path).await.text.contains("A1 Screening desk"));
    let thread = manager.get(&action.replace("/actions/", "/threads/actions/")).await.text;
    assert!(thread.contains("Risk: Return interviews stop") && thread.contains("A1 Screening desk"), "{thread}");
}
