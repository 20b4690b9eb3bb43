//! Plans and actions, through HTTP.

use super::world::{Who, world};
use crate::wings::governance::agencies::{Agency, AgencyId, Kind};
use kit::testing::{Browser, World};
use uuid::Uuid;

/// An agency, as its id.
pub async fn agency(world: &World, name: &str) -> Uuid {
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

pub async fn set(manager: &mut Browser, more: &[(&str, &str)]) -> String {
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
pub async fn step(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> kit::testing::Reply {
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
        assert!(history.contains(&format!("class=\"tl__w\">{words}")), "{words}");
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
    // What it waits for comes first.
    prove(&mut manager, &one).await;
    let early = step(&mut manager, &format!("{one}/completion"), &[("words", "Done.")]).await;
    assert!(early.status == 409 && early.text.contains("It waits for A2"), "{}", early.text);
    assert!(manager.get(&one).await.text.contains("rota.csv"), "nothing was lost");
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
    // Words that are changed later are not those of an earlier day.
    world.clock.pass(chrono::TimeDelta::days(10));
    let mut manager = Who::Manager.signed_in(&world).await;
    let edited = [("level", "task"), ("words", "Agencies read each other's referrals.")];
    assert_eq!(step(&mut manager, &format!("/plan_items/{item}/edit"), &edited).await.status, 303);
    let before = manager.get(&format!("{plan}?on=2015-04-02")).await.text;
    assert!(before.contains("Agencies monitor the quality of referrals."), "{before}");
    let now = manager.get(&plan).await.text;
    assert!(now.contains("Agencies read each other") && !now.contains("Agencies monitor"), "{now}");
    let changes = manager.get(&format!("{plan}/changes?from=2015-04-02&to=2015-04-03")).await.text;
    assert!(
        changes.contains("1 thing changed") && changes.contains("Said anew: Agencies read each other"),
        "{changes}"
    );
}

#[tokio::test]
async fn several_actions_are_changed_at_once_or_not_at_all() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let (one, two) = (set(&mut manager, &[]).await, set(&mut manager, &[("title", "Two")]).await);
    let list = manager.get("/actions").await.text;
    let chosen: Vec<String> =
        list.split("name=\"chosen\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    assert_eq!(chosen.len(), 2);
    let page = manager.get(&format!("/actions/several?chosen={}&chosen={}", chosen[0], chosen[1])).await.text;
    assert!(page.contains("<b>2 actions</b>") && page.contains("A2 Two"), "{page}");
    let with = |more: &[(&'static str, &'static str)]| -> Vec<(&str, &str)> {
        chosen.iter().map(|one| ("chosen", one.as_str())).chain(more.iter().copied()).collect()
    };
    let empty = manager.post("/actions/several", &with(&[])).await;
    assert!(empty.status == 422 && empty.text.contains("Enter a new day, or choose another group"));
    let later =
        [("due-day", "1"), ("due-month", "9"), ("due-year", "2015"), ("reason", "The Board moved the meeting.")];
    assert_eq!(manager.post("/actions/several", &with(&later)).await.location(), "/actions");
    for path in [&one, &two] {
        let page = manager.get(path).await.text;
        assert!(page.contains("due on 1 September 2015") && page.contains("The Board moved the meeting."));
    }
    // What was seen before is not changed twice.
    let stale = manager.post("/actions/several", &with(&later)).await;
    assert!(stale.status == 409 && stale.text.contains("A1, A2 changed since you opened the list"), "{}", stale.text);
    let mut member = Who::Member.signed_in(&world).await;
    assert!(!member.get("/actions").await.text.contains("name=\"chosen\""));
    assert_eq!(member.get("/actions/several").await.status, 403);
}

#[tokio::test]
async fn a_view_is_saved_for_oneself_and_forgotten() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let mut member = Who::Member.signed_in(&world).await;
    let unnamed = manager.post("/actions/views", &[("query", "show=late&q=neglect")]).await;
    assert!(unnamed.status == 422 && unnamed.text.contains("Enter a name for the view"));
    let saved = [("query", "show=late&q=neglect&nonsense=1"), ("name", "Late on neglect")];
    assert_eq!(manager.post("/actions/views", &saved).await.location(), "/actions");
    let list = manager.get("/actions").await.text;
    assert!(list.contains("href=\"/actions?show=late&amp;q=neglect\"") && list.contains("Late on neglect"), "{list}");
    assert!(!member.get("/actions").await.text.contains("Late on neglect"));
    let path = list
        .split("action=\"")
        .find(|rest| rest.starts_with("/action_views/"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(member.post(&path, &[]).await.status, 404);
    assert_eq!(manager.post(&path, &[]).await.status, 303);
    assert!(!manager.get("/actions").await.text.contains("Late on neglect"));
    let mut young = Who::YoungPerson.signed_in(&world).await;
    assert_eq!(young.post("/actions/views", &saved).await.status, 403);
}
