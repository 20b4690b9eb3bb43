//! Calendars, papers and who reads them, school terms, through HTTP.

use super::working::{agenda, body, desk, next};
use super::world::{Who, worked_example};

#[tokio::test]
async fn a_calendar_is_read_by_its_key_alone_and_ends_with_it() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let wrong = manager.post("/calendar", &[("of", "nonsense")]).await;
    assert!(wrong.status == 422 && wrong.text.contains("Choose which meetings you want"));
    let made = manager.post("/calendar", &[("of", "mine")]).await;
    let address = made.text.split("<code>").nth(1).unwrap().split("</code>").next().unwrap().to_owned();
    let path = address[address.find("/calendars/").unwrap()..].to_owned();
    let mut nobody = world.browser();
    let feed = nobody.get(&path).await;
    assert_eq!(feed.status, 200);
    assert!(feed.headers["content-type"].to_str().unwrap().starts_with("text/calendar"));
    let calendar = ical::IcalParser::new(feed.text.as_bytes()).next().unwrap().unwrap();
    assert!(calendar.events.len() > 5, "{}", feed.text);
    let guess = path.replace("/meetings.ics", "x/meetings.ics");
    assert_eq!(nobody.get(&guess).await.status, 404);
    let trail = manager.get("/trail").await;
    assert!(!trail.text.contains(path.split('/').nth(3).unwrap()), "the key is nowhere");
    // A new address ends the old one; an ended one opens nothing.
    manager.post("/calendar", &[("of", "mine")]).await;
    assert_eq!(nobody.get(&path).await.status, 404);
    let group = body(&world, board, "ESG").await.id.to_string();
    let one = manager.post("/calendar", &[("of", &group)]).await;
    let address = one.text.split("<code>").nth(1).unwrap().split("</code>").next().unwrap().to_owned();
    let path = address[address.find("/calendars/").unwrap()..].to_owned();
    let feed = nobody.get(&path).await.text;
    assert!(feed.contains("Executive Support Group") && !feed.contains("Full Board"), "{feed}");
    let ends: Vec<String> = manager
        .get("/calendar")
        .await
        .text
        .split("action=\"/calendar_feeds/")
        .skip(1)
        .map(|rest| format!("/calendar_feeds/{}", rest.split('"').next().unwrap()))
        .collect();
    assert_eq!(ends.len(), 2);
    for end in ends {
        assert_eq!(manager.post(&end, &[]).await.location(), "/calendar");
    }
    assert_eq!(nobody.get(&path).await.status, 404);
}

#[tokio::test]
async fn agendas_minutes_and_papers_are_for_members_of_the_group() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let group = next(&world, board, "Quality assurance").await;
    let item = agenda(&world, board, &group).await.remove(0);
    let papers = format!("/agenda_items/{}/papers", item.id);
    let file = ("file", "audit.csv", &b"month,audits\nMarch,4\n"[..]);
    let unmarked = manager.upload(&papers, &[], file).await;
    assert!(unmarked.status == 422 && unmarked.text.contains("Choose the marking"), "{}", unmarked.text);
    let kept = manager.upload(&papers, &[("marking", "official_sensitive")], file).await;
    assert_eq!(kept.location(), format!("/meetings/{}", group.id), "{}", kept.text);
    let path = format!("/meetings/{}", group.id);
    let page = manager.get(&path).await.text;
    assert!(page.contains("audit.csv") && page.contains("OFFICIAL-SENSITIVE"), "{page}");
    let paper = format!("/files/{}", page.split("href=\"/files/").nth(1).unwrap().split('"').next().unwrap());
    let agencies = desk(&world, board).all(crate::wings::governance::agencies::queries::by_name()).await.unwrap();
    let of = |short: &str| agencies.iter().find(|agency| agency.short_name == short).unwrap().id.uuid();
    let mut police = Who::Member.of_agency(&world, board, Some(of("Police"))).await;
    assert!(police.get(&path).await.text.contains("Welcome, apologies and declarations"));
    assert_eq!(police.get(&paper).await.status, 200);
    let mut cafcass = Who::Member.of_agency(&world, board, Some(of("Cafcass"))).await;
    let outside = cafcass.get(&path).await.text;
    assert!(outside.contains("for members of the group only") && !outside.contains("Welcome, apologies"), "{outside}");
    assert_eq!(cafcass.get(&paper).await.status, 404);
    assert!(cafcass.get(&format!("{path}/minutes")).await.text.contains("The minutes are for members of the group."));
    let full = next(&world, board, "Full Board").await;
    let mut observer = Who::Observer.of_agency(&world, board, Some(of("Police"))).await;
    assert!(observer.get(&format!("/meetings/{}", full.id)).await.text.contains("Welcome, apologies"));
    assert!(!observer.get(&path).await.text.contains("Welcome, apologies"), "an observer reads the Full Board only");
    // What is closed is not called forgotten.
    let plan = observer.get("/forward-plan/2015").await.text;
    assert!(plan.contains("Its agenda is for members of the group"), "{plan}");
    assert_eq!(observer.get("/group-reports").await.status, 403, "reports hold what groups decided");
}

#[tokio::test]
async fn school_terms_set_the_days_of_those_who_meet_every_term() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let term = |name: &'static str, from: (&'static str, &'static str), until: (&'static str, &'static str)| {
        vec![
            ("name", name),
            ("from-day", from.0),
            ("from-month", from.1),
            ("from-year", "2015"),
            ("until-day", until.0),
            ("until-month", until.1),
            ("until-year", "2015"),
        ]
    };
    assert_eq!(manager.post("/school-terms", &term("Summer 2015", ("13", "4"), ("21", "7"))).await.status, 303);
    let inside = manager.post("/school-terms", &term("Twice", ("1", "6"), ("1", "8"))).await;
    assert!(inside.status == 422 && inside.text.contains("lie in Summer 2015 already"), "{}", inside.text);
    let young = body(&world, board, "Young people’s board").await.id.to_string();
    let year = [
        ("body", young.as_str()),
        ("week", "2"),
        ("weekday", "wed"),
        ("begins", "16:30"),
        ("minutes", "90"),
        ("place", "Youth centre"),
        ("from-day", "1"),
        ("from-month", "4"),
        ("from-year", "2015"),
        ("until-day", "31"),
        ("until-month", "8"),
        ("until-year", "2015"),
    ];
    let shown = manager.post("/meetings/year", &year).await.text;
    // A third into the term is 13 May, on which another group with members of the same agencies meets.
    assert!(shown.contains("Wednesday, 20 May 2015"), "{shown}");
    assert!(shown.contains("13 May 2015 is a day on which Quality assurance meets"), "{shown}");
}
