//! Bodies and the seats on them: the page that says who is accountable, adding, changing, ending, and who may not.

use super::world::{Who, worked_example, world};
use kit::testing::{Browser, Reply};

const FILLED: [(&str, &str); 8] = [
    ("name", "Quality Assurance Sub-Group"),
    ("short_name", "Quality assurance"),
    ("kind", "sub_group"),
    ("position", "4"),
    ("frequency", "bi_monthly"),
    ("chair_role", "Independent consultant"),
    ("statutory_basis", "A decision of the Board"),
    ("purpose", "Checks the quality of what is done."),
];

/// The fields with some of them answered otherwise.
fn with<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> =
        FILLED.into_iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name)).collect();
    fields.extend_from_slice(changed);
    fields
}

async fn added(browser: &mut Browser) -> String {
    let reply = browser.post("/bodies/new", &FILLED).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.location().to_owned()
}

/// The first address on the page that begins and ends like this.
fn link(reply: &Reply, begins: &str, ends: &str) -> String {
    let mut links = reply.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let found = links.find(|link| link.starts_with(begins) && link.ends_with(ends));
    found.unwrap_or_else(|| panic!("no {begins}…{ends} in {}", reply.text)).to_owned()
}

#[tokio::test]
async fn the_bodies_of_the_plan_are_on_one_page() {
    let (world, board) = worked_example().await;
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let page = chair.get("/governance").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.text.matches("<h1").count(), 1);
    let mut parts = page.text.split("Groups to come</h2>");
    let (now, to_come) = (parts.next().unwrap(), parts.next().unwrap());
    let mut rest = now;
    for name in [
        "Northamptonshire Safeguarding Children Board, Full Board",
        "Executive Support Group",
        "Child Death Review Sub-Group",
        "Quality Assurance Sub-Group",
        "Child Sexual Exploitation and Missing Children Sub-Group",
        "Learning and Development Sub-Group",
        "Policies and Procedures Sub-Group",
        "Serious Case Review Sub-Group",
        "Communications Sub-Group",
        "Young People’s Board (North and South)",
    ] {
        let at = rest.find(&format!(">{name}</a>")).unwrap_or_else(|| panic!("no {name} in its place"));
        rest = &rest[at + name.len()..];
    }
    for words in [
        "The Full Board answers for the whole.",
        "12 bodies meet; no seat is vacant.",
        "Children Act 2004, sections 13 to 16; Working Together 2013",
        "Every two months",
        "Chair from the police",
    ] {
        assert!(now.contains(words), "{words}");
    }
    let group = to_come.split("</table>").next().unwrap();
    assert!(group.contains("Neglect Task and Finish Group"));
    assert!(group.contains("1 September 2015") && group.contains("31 March 2016"));
    assert!(group.contains("class=\"ill\""), "its dates are illustrative");
    for words in ["Health and Wellbeing Board", "Improvement Board", "Chairs meet", "Lay member, north of the county"] {
        assert!(to_come.contains(words), "{words}");
    }
    for path in ["/agencies", "/contributions"] {
        assert!(page.text.contains(&format!("href=\"{path}\"")), "{path}");
    }
    let csv = chair.get("/bodies.csv").await.text;
    assert_eq!(csv.lines().count(), 14, "{csv}");
    assert!(csv.contains("Every school term"));
}

#[tokio::test]
async fn a_task_and_finish_group_ends_and_stands_apart() {
    let (world, board) = worked_example().await;
    world.clock.set("2016-04-01T09:00:00Z".parse().unwrap());
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let text = chair.get("/governance").await.text;
    let ended = text.split("Groups that have ended</h2>").nth(1).unwrap();
    assert!(ended.split("</table>").next().unwrap().contains("Neglect Task and Finish Group"));
    assert!(!text.contains("Groups to come"));
    assert!(text.contains("12 bodies meet"));
}

#[tokio::test]
async fn an_agency_that_has_ended_and_still_holds_seats_is_named() {
    let (world, board) = worked_example().await;
    world.clock.set("2021-04-01T09:00:00Z".parse().unwrap());
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let text = chair.get("/governance").await.text;
    let settle = text.split("Seats to settle</h2>").nth(1).unwrap();
    let settle = settle.split("</ul>").next().unwrap();
    assert!(settle.contains("The agency ended on 31 March 2021"), "{settle}");
    assert!(settle.contains("Northamptonshire County Council</a> still holds"), "{settle}");
    assert!(!settle.contains("Northamptonshire Police"), "{settle}");
}

#[tokio::test]
async fn one_body_shows_its_members_by_agency() {
    let (world, board) = worked_example().await;
    let mut member = Who::Member.of_agency(&world, board, None).await;
    let home = member.get("/governance").await;
    let path = link(&home, "/bodies/", "");
    assert!(!path.ends_with(".csv") && !home.text.contains("/bodies/new"));
    let page = member.get(&path).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.text.matches("<h1").count(), 1);
    for words in [
        "Full Board",
        "Meets quarterly",
        "with 29 members.",
        "Law or guidance requires 27 of the seats.",
        "Lead Member for Children’s Services",
        "Participating observer",
        "Statutory",
        "By choice",
        "The Board’s published plan, sections 2.1, 4.4.",
    ] {
        assert!(page.text.contains(words), "{words}");
    }
    assert!(!page.text.contains("Add a seat") && !page.text.contains("/end\""));
    let csv = member.get(&format!("{path}/members.csv")).await.text;
    assert_eq!(csv.lines().count(), 36, "{csv}");
    assert!(csv.lines().nth(1).unwrap().contains("Independent chair of the Board,Chair,yes"));
}

#[tokio::test]
async fn a_body_is_added_changed_and_in_the_trail() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let empty = manager.get("/governance").await;
    assert!(empty.text.contains("No bodies yet. Add the Full Board first"));
    assert!(empty.text.contains("Nobody yet."));
    let path = added(&mut manager).await;
    let page = manager.get(&path).await;
    assert!(page.text.contains("Meets every two months") && page.text.contains("No seats yet."));

    let edit = manager.get(&format!("{path}/edit")).await;
    let version = edit.version().unwrap().to_owned();
    let mut wrong = with(&[("kind", "task_and_finish"), ("chair_role", "")]);
    wrong.push(("version", &version));
    let refused = manager.post(&format!("{path}/edit"), &wrong).await;
    assert_eq!(refused.status, 422);
    for words in [
        "Enter the role that chairs it, never a name",
        "Enter the day by which a task and finish group will have finished",
        "value=\"Quality Assurance Sub-Group\"",
        "href=\"#until-day\"",
    ] {
        assert!(refused.text.contains(words), "{words}");
    }

    let mut right = with(&[("frequency", "monthly")]);
    right.push(("version", &version));
    assert_eq!(manager.post(&format!("{path}/edit"), &right).await.status, 303);
    let stale = manager.post(&format!("{path}/edit"), &right).await;
    assert_eq!(stale.status, 409);
    assert!(manager.get(&path).await.text.contains("Meets monthly"));
    let trail = manager.get("/trail?register=bodies").await.text;
    assert!(trail.contains("<td>changed body</td><td>frequency</td>"), "{trail}");
}

#[tokio::test]
async fn what_a_person_changes_is_no_longer_illustrative_or_the_plans() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let home = manager.get("/governance").await;
    let group = home.text.split("Groups to come</h2>").nth(1).unwrap();
    let path = group.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let before = manager.get(&path).await.text;
    let about = before.split("class=\"lineage\"").nth(1).unwrap();
    assert_eq!(about.matches("class=\"ill\"").count(), 4, "{about}");
    let edit = manager.get(&format!("{path}/edit")).await;
    let fields = with(&[
        ("version", edit.version().unwrap()),
        ("kind", "task_and_finish"),
        ("frequency", "monthly"),
        ("project_officer_role", "Project officer, Integrated Business Office"),
        ("from-day", "1"),
        ("from-month", "9"),
        ("from-year", "2015"),
        ("until-day", "30"),
        ("until-month", "6"),
        ("until-year", "2016"),
    ]);
    assert_eq!(manager.post(&format!("{path}/edit"), &fields).await.status, 303);
    let after = manager.get(&path).await.text;
    let about = after.split("class=\"lineage\"").nth(1).unwrap();
    assert_eq!(about.matches("class=\"ill\"").count(), 3, "{about}");
    assert!(about.contains("30 June 2016") && about.contains("Entered by the Board’s office."));
}

const SEAT: [(&str, &str); 6] = [
    ("seat", "Lay member, north"),
    ("standing", "lay_member"),
    ("statutory", "yes"),
    ("from-day", "1"),
    ("from-month", "3"),
    ("from-year", "2015"),
];

#[tokio::test]
async fn a_seat_is_added_ended_with_its_reason_and_vacant_until_filled() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let path = added(&mut manager).await;
    let new = format!("{path}/seats/new");
    assert!(manager.get(&new).await.text.contains("value=\"2015\""), "it begins today");
    let refused = manager.post(&new, &[("seat", "Kept as typed")]).await;
    assert_eq!(refused.status, 422);
    for words in ["Kept as typed", "Choose as what they sit here", "Enter the first day"] {
        assert!(refused.text.contains(words), "{words}");
    }
    assert_eq!(manager.post(&new, &SEAT).await.location(), path);
    let twice = manager.post(&new, &SEAT).await;
    assert_eq!(twice.status, 422);
    assert!(twice.text.contains("This body has that seat already."));

    let page = manager.get(&path).await;
    assert!(page.text.contains("from 1 March 2015"));
    let end = link(&page, "/memberships/", "/end");
    let form = manager.get(&end).await;
    let version = form.version().unwrap().to_owned();
    let ending = |day, reason| {
        vec![
            ("version", version.as_str()),
            ("until-day", day),
            ("until-month", "2"),
            ("until-year", "2015"),
            ("vacant", "yes"),
            ("reason", reason),
        ]
    };
    let refused = manager.post(&end, &ending("28", "")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Say why it ends"));
    let early = manager.post(&end, &ending("28", "They moved away")).await;
    assert_eq!(early.status, 422);
    assert!(early.text.contains("They began on 1 March 2015."), "{}", early.text);
    let mut right = ending("20", "They moved away");
    right[2] = ("until-month", "3");
    assert_eq!(manager.post(&end, &right).await.location(), path);
    assert_eq!(manager.post(&end, &right).await.status, 409);

    let page = manager.get(&path).await;
    assert!(page.text.contains("Past members") && page.text.contains("They moved away"));
    let home = manager.get("/governance").await.text;
    assert!(home.contains("Vacant since 20 March 2015"), "{home}");
    let mut again = SEAT.to_vec();
    again[3] = ("from-day", "24");
    assert_eq!(manager.post(&new, &again).await.status, 303);
    assert!(!manager.get("/governance").await.text.contains("Vacant since"));
    let trail = manager.get("/trail?register=bodies").await.text;
    assert!(trail.contains("They moved away"));
}

#[tokio::test]
async fn no_seat_begins_after_its_group_has_ended() {
    let world = world().await;
    let mut manager = Who::Manager.signed_in(&world).await;
    let fields = with(&[("until-day", "31"), ("until-month", "1"), ("until-year", "2015")]);
    let path = manager.post("/bodies/new", &fields).await.location().to_owned();
    let late = manager.post(&format!("{path}/seats/new"), &SEAT).await;
    assert_eq!(late.status, 422);
    assert!(late.text.contains("The group ends on 31 January 2015."));
}

#[tokio::test]
async fn an_agency_of_another_board_is_not_chosen() {
    let (world, board) = worked_example().await;
    let mut theirs = Who::Manager.of_agency(&world, board, None).await;
    let agencies = theirs.get("/agencies").await;
    let agency = link(&agencies, "/agencies/0", "").replace("/agencies/", "");
    let mut ours = Who::Manager.signed_in(&world).await;
    let refused = ours.post("/bodies/new", &with(&[("chair_agency_id", &agency)])).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Choose an agency from the list"));
    let path = added(&mut ours).await;
    let mut seat = SEAT.to_vec();
    seat.push(("agency_id", &agency));
    assert_eq!(ours.post(&format!("{path}/seats/new"), &seat).await.status, 422);
}

#[tokio::test]
async fn rights_and_other_boards() {
    let (world, board) = worked_example().await;
    let mut theirs = Who::Manager.of_agency(&world, board, None).await;
    let home = theirs.get("/governance").await;
    let body = home.text.split("<tbody").nth(1).unwrap();
    let body = body.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let end = link(&theirs.get(&body).await, "/memberships/", "/end");

    let mut ours = Who::Manager.signed_in(&world).await;
    assert!(ours.get("/governance").await.text.contains("No bodies yet."));
    let seats = format!("{body}/seats/new");
    for path in [&body, &format!("{body}/edit"), &format!("{body}/members.csv"), &seats, &end] {
        assert_eq!(ours.get(path).await.status, 404, "{path}");
    }
    for path in [&format!("{body}/edit"), &seats, &end] {
        assert_eq!(ours.post(path, &SEAT).await.status, 404, "{path}");
    }
    assert_eq!(ours.get("/bodies.csv").await.text.lines().count(), 1);

    for who in [Who::Chair, Who::Member, Who::DataOfficer, Who::YoungPerson] {
        let mut browser = who.of_agency(&world, board, None).await;
        assert_eq!(browser.get(&body).await.status, 200, "{who:?}");
        for path in ["/bodies/new", &format!("{body}/edit"), &seats, &end] {
            assert_eq!(browser.get(path).await.status, 403, "{who:?} {path}");
            assert_eq!(browser.post(path, &FILLED).await.status, 403, "{who:?} {path}");
        }
    }
    let mut young = Who::YoungPerson.of_agency(&world, board, None).await;
    let text = young.get("/governance").await.text;
    assert!(text.contains("Northamptonshire Police") && !text.contains("href=\"/agencies"));
    assert!(!text.contains("href=\"/contributions"));
    let mut auditor = Who::Auditor.of_agency(&world, board, None).await;
    assert_eq!(auditor.get("/governance").await.status, 403);
}
