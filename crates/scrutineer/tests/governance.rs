//! Who is accountable: agencies, bodies, seats, contributions.

use super::world::{Who, worked_example, world};

#[tokio::test]
async fn the_plan_s_bodies_agencies_and_money_are_there() {
    let (world, board) = worked_example().await;
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let page = chair.get("/governance").await.text;
    for name in [
        "Full Board",
        "Executive Support Group",
        "Child Death Review",
        "Quality Assurance",
        "Child Sexual Exploitation and Missing",
        "Learning and Development",
        "Policies and Procedures",
        "Serious Case Review",
        "Communications",
        "Young People",
        "Health and Wellbeing Board",
        "Safeguarding Adults Board",
        "Corporate Parenting Board",
        "Improvement Board",
    ] {
        assert!(page.contains(name), "{name} is missing");
    }
    assert!(page.contains("until ") && page.contains("Every two months") && page.contains("Every school term"));
    let money = chair.get("/contributions").await.text;
    for figure in [
        "£328,242",
        "£86,998",
        "£38,666",
        "£15,466",
        "£4,124",
        "£3,222",
        "£2,578",
        "£1,611",
        "£1,031",
        "£550",
        "26.5%",
        "11.8%",
        "£8,699.80",
        "£78,298.20",
    ] {
        assert!(money.contains(figure), "{figure} is missing");
    }
    assert!(money.contains("from 11 partners") && money.contains("section 2.2.1"));
    assert_eq!(chair.get("/contributions.csv").await.text.lines().count(), 12);
    let county = chair.get("/agencies").await.text;
    let at = county
        .split("/agencies/")
        .skip(1)
        .find(|rest| rest.contains("Northamptonshire County Council"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let county = chair.get(&format!("/agencies/{at}")).await.text;
    assert!(
        county.contains("928")
            && county.contains("1 April 2021")
            && county.contains("North Northamptonshire Council")
            && county.contains("West Northamptonshire Council")
    );
}

#[tokio::test]
async fn a_body_is_added_changed_and_never_overwritten() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    assert!(manager.get("/governance").await.text.contains("No bodies yet."));
    let fields = |kind: &'static str| {
        vec![
            ("name", "Neglect group"),
            ("short_name", "Neglect"),
            ("kind", kind),
            ("frequency", "monthly"),
            ("chair_role", "Business manager"),
            ("statutory_basis", "Local decision"),
            ("purpose", "Embed the strategy"),
        ]
    };
    let refused = manager.post("/bodies/new", &fields("task_and_finish")).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("a task-and-finish group ends")
            && refused.text.contains("href=\"#until-day\"")
            && refused.text.contains("value=\"Neglect group\"")
    );
    let mut whole = fields("task_and_finish");
    whole.extend([("until-day", "31"), ("until-month", "3"), ("until-year", "2016")]);
    let added = manager.post("/bodies/new", &whole).await;
    assert_eq!(added.status, 303);
    let at = added.location().to_owned();
    assert!(manager.get(&at).await.text.contains("31 March 2016"));
    let version = manager.get(&format!("{at}/edit")).await.version().unwrap().to_owned();
    let mut change = whole.clone();
    change.push(("version", &version));
    change[0] = ("name", "Neglect task and finish group");
    assert_eq!(manager.post(&format!("{at}/edit"), &change).await.status, 303);
    assert_eq!(manager.post(&format!("{at}/edit"), &change).await.status, 409);
    assert!(manager.get("/bodies.csv").await.text.contains("Neglect task and finish group"));
    let mut member = Who::Member.signed_in(&world).await;
    assert_eq!(member.get(&at).await.status, 200);
    assert_eq!(member.get("/bodies/new").await.status, 403);
    let elsewhere = world.other_board().await;
    assert_eq!(Who::Manager.of_agency(&world, elsewhere, None).await.get(&at).await.status, 404);
}

#[tokio::test]
async fn a_seat_is_added_and_ended_with_its_reason() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let body = [
        ("name", "Full Board"),
        ("short_name", "Board"),
        ("kind", "board"),
        ("frequency", "quarterly"),
        ("chair_role", "Independent chair"),
        ("statutory_basis", "Children Act 2004"),
        ("purpose", "Brings partners together"),
    ];
    let at = manager.post("/bodies/new", &body).await.location().to_owned();
    assert!(manager.get(&at).await.text.contains("No seats yet."));
    let empty = manager.post(&format!("{at}/seats/new"), &[]).await;
    assert!(empty.status == 422 && empty.text.contains("Enter the post that sits there"));
    let seat = [("seat", "Lay member"), ("agency", ""), ("standing", "lay_member"), ("statutory", "yes")];
    assert_eq!(manager.post(&format!("{at}/seats/new"), &seat).await.status, 303);
    let page = manager.get(&at).await.text;
    let end = format!(
        "/seats/{}",
        page.split("/seats/").find(|rest| rest.contains("/end\"")).unwrap().split('"').next().unwrap()
    );
    let version = manager.get(&end).await.version().unwrap().to_owned();
    let bad = manager
        .post(
            &end,
            &[
                ("version", version.as_str()),
                ("until-day", "30"),
                ("until-month", "2"),
                ("until-year", "2015"),
                ("reason", "Moved away"),
            ],
        )
        .await;
    assert!(bad.status == 422 && bad.text.contains("value=\"Moved away\""), "a date that does not exist");
    let good = [
        ("version", version.as_str()),
        ("until-day", "31"),
        ("until-month", "3"),
        ("until-year", "2015"),
        ("reason", "Moved away"),
    ];
    assert_eq!(manager.post(&end, &good).await.status, 303);
    assert!(manager.get(&at).await.text.contains("until 31 March 2015"));
    assert!(manager.get("/trail").await.text.contains("Moved away"));
    assert_eq!(manager.get(&format!("{at}/seats.csv")).await.text.lines().count(), 2);
}
