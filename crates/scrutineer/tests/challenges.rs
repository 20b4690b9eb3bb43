//! Challenges, what is suggested, risks and the thread, through HTTP.

use super::improvement::{agency, set, step};
use super::scorecard::made::{add, indicator, month, target};
use super::world::{Who, world};

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
    assert!(
        second.text.contains("What you wrote, to copy") && second.text.contains("Another answer."),
        "{}",
        second.text
    );
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

#[tokio::test]
async fn a_disagreement_goes_from_stage_to_stage_until_it_is_settled() {
    let world = world().await;
    let (police, schools) = (agency(&world, "Police").await.to_string(), agency(&world, "Schools").await.to_string());
    let mut manager = Who::Manager.signed_in(&world).await;
    let about =
        |to: &'static str| [("about", "Whether a conference was needed."), ("from_agency", "x"), ("to_agency", to)];
    assert_eq!(manager.post("/escalations/new", &about("")).await.status, 422);
    let itself = [("about", "Whether."), ("from_agency", &*police), ("to_agency", &*police)];
    assert!(manager.post("/escalations/new", &itself).await.text.contains("cannot disagree with itself"));
    let fields = [("about", "Whether a conference was needed."), ("from_agency", &*schools), ("to_agency", &*police)];
    let path = manager.post("/escalations/new", &fields).await.location().to_owned();
    assert!(manager.get(&path).await.text.contains("To be settled by 25 March 2015."));
    for by in ["31 March 2015", "9 April 2015", "9 April 2015"] {
        assert_eq!(step(&mut manager, &format!("{path}/further"), &[("words", "Not agreed.")]).await.status, 303);
        assert!(manager.get(&path).await.text.contains(&format!("To be settled by {by}.")), "{by}");
    }
    let last = step(&mut manager, &format!("{path}/further"), &[("words", "Not agreed.")]).await;
    assert!(last.status == 409 && last.text.contains("is the last stage"));
    world.clock.pass(chrono::TimeDelta::days(1));
    let mut manager = Who::Manager.signed_in(&world).await;
    assert_eq!(
        step(&mut manager, &format!("{path}/settling"), &[("words", "A conference is held.")]).await.status,
        303
    );
    assert!(manager.get(&path).await.text.contains("Settled after 1 working day<"));
    let again = manager.post(&format!("{path}/settling"), &[("version", "5"), ("words", "Again.")]).await;
    assert!(again.status == 409 && again.text.contains("what is settled stays as it is"), "{}", again.text);
    let list = manager.get("/escalations").await.text;
    assert!(list.contains("No disagreement is open.") && list.contains("January to March 2015"), "{list}");
}

#[tokio::test]
async fn one_box_finds_what_one_may_read() {
    let world = world().await;
    let police = agency(&world, "Testshire Police").await.to_string();
    let mut chair = Who::Chair.signed_in(&world).await;
    let mut manager = Who::Manager.signed_in(&world).await;
    set(&mut manager, &[("title", "Neglect toolkit"), ("success", "Children are seen at 100%.")]).await;
    let draft = chair.post("/challenges/new", &challenge(&[&police])).await;
    assert_eq!(draft.status, 303);
    let page = manager.get("/search?q=neglect+TOOLKIT").await.text;
    assert!(page.contains("One thing was found") && page.contains("A1 Neglect toolkit"), "{page}");
    assert!(manager.get("/search?q=100%25").await.text.contains("A1 Neglect toolkit"));
    assert!(
        manager.get("/search?q=100_").await.text.contains("Nothing was found"),
        "a sign of patterns is a letter here"
    );
    assert!(manager.get("/search?q=police").await.text.contains("Testshire Police"));
    assert!(chair.get("/search?q=threshold").await.text.contains("CH-15-01"));
    let mut member = Who::Member.signed_in(&world).await;
    assert!(!member.get("/search?q=threshold").await.text.contains("CH-15-01"), "a draft is not found");
    let mut young = Who::YoungPerson.signed_in(&world).await;
    assert!(young.get("/search?q=neglect").await.text.contains("Nothing was found"));
    assert!(manager.get("/search?q=x").await.text.contains("Type at least two letters"));
}
