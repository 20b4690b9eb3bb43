//! Contributions: the plan's table with its shares and its total, changing an amount, and who may not look or change.

use super::world::{Who, worked_example};
use kit::testing::{Browser, PASSWORD, World};
use uuid::Uuid;

/// The addresses of the page that lead to changing an amount, in the order of the table.
async fn edits(browser: &mut Browser) -> Vec<String> {
    let text = browser.get("/contributions").await.text;
    text.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.starts_with("/contributions/") && link.ends_with("/edit"))
        .map(str::to_owned)
        .collect()
}

/// A safeguarding partner of the agency with this name.
async fn partner(world: &World, board: Uuid, agency: &str) -> Browser {
    let mut manager = Who::Manager.of_agency(world, board, None).await;
    let text = manager.get("/agencies").await.text;
    let before = text.split(&format!("\">{agency}</a>")).next().unwrap();
    let id = before.rsplit("/agencies/").next().unwrap();
    let email = "partner@board.example";
    world.person_of(board, email, &["safeguarding_partner"], Some(id.parse().unwrap())).await.unwrap();
    let mut browser = world.browser();
    let reply = browser.post("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!(reply.status, 303);
    browser
}

#[tokio::test]
async fn the_table_of_the_plan_with_its_shares_and_its_total() {
    let (world, board) = worked_example().await;
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let page = chair.get("/contributions").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.text.matches("<h1").count(), 1);
    assert!(
        page.text.contains(
            "<b>£328,242 from 11 contributors in 2014/15.</b> 3 of them give £86,998 each, together 79.5% of the whole."
        ),
        "{}",
        page.text
    );
    assert!(page.text.contains("The sum matches the printed total of £328,242."));
    assert!(page.text.contains("The Board’s published plan, section 2.2.1."));
    assert!(!page.text.contains("class=\"ill\""), "nothing here is illustrative");
    let table = page.text.split("<tbody>").nth(1).unwrap();
    let mut rest = table;
    for (name, amount, share) in [
        ("Cafcass", "£550", "0.2%"),
        ("Clinical Commissioning Groups", "£86,998", "26.5%"),
        ("Nene", "£78,298.20", "23.9%"),
        ("Corby", "£8,699.80", "2.7%"),
        ("Connexions (now Horizons)", "£3,222", "1.0%"),
        ("District &amp; Borough Councils", "£15,466", "4.7%"),
        ("Further Education Colleges", "£1,031", "0.3%"),
        ("Northamptonshire County Council", "£86,998", "26.5%"),
        ("Northamptonshire Police", "£38,666", "11.8%"),
        ("Probation", "£2,578", "0.8%"),
        ("Rainsbrook", "£1,611", "0.5%"),
        ("Schools Consultative Forums (DSG)", "£86,998", "26.5%"),
        ("St Andrews Healthcare", "£4,124", "1.3%"),
        ("Total", "£328,242", "100.0%"),
    ] {
        for text in [name, amount, share] {
            let at = rest.find(text).unwrap_or_else(|| panic!("no {text} for {name}"));
            rest = &rest[at + text.len()..];
        }
    }
    assert_eq!(table.matches("<tr>").count(), 11 + 1, "eleven contributors and the total");
    assert_eq!(table.matches("class=\"part\"").count(), 2);
}

#[tokio::test]
async fn the_contributions_download() {
    let (world, board) = worked_example().await;
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let csv = chair.get("/contributions.csv").await.text;
    assert_eq!(csv.lines().count(), 14, "{csv}");
    assert!(csv.contains(",78298.20,23.9,Clinical Commissioning Groups,90,,,,plan,2.2.1,no"), "{csv}");
    assert!(
        csv.contains(
            "2014/15,Cafcass,Children and Family Court Advisory and Support Service,550.00,0.2,,,0.00,0.00,,plan,2.2.1,no"
        ),
        "{csv}"
    );
}

#[tokio::test]
async fn an_amount_is_changed_with_its_reason_and_its_parts() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let path = edits(&mut manager).await[1].clone();
    let form = manager.get(&path).await;
    assert!(form.text.contains("value=\"86998.00\""));
    let version = form.version().unwrap().to_owned();
    let refused = manager.post(&path, &[("version", &version), ("amount", "8.5")]).await;
    assert_eq!(refused.status, 422);
    for words in ["Enter an amount in pounds and pence", "Say why the amount changes", "value=\"8.5\""] {
        assert!(refused.text.contains(words), "{words}");
    }
    let right = [("version", version.as_str()), ("amount", "£87,000.01"), ("reason", "Agreed in March")];
    assert_eq!(manager.post(&path, &right).await.location(), "/contributions");
    assert_eq!(manager.post(&path, &right).await.status, 409);
    let page = manager.get("/contributions").await.text;
    for words in [
        "£87,000.01",
        "£78,300.01",
        "£8,700",
        "<b>£328,244.01 from 11 contributors",
        "The sum does not match the printed total of £328,242: it is £2.01 more.",
        "Entered by the Board’s office",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let again = manager.get(&path).await.text;
    assert!(again.contains("From £86,998 to £87,000.01") && again.contains("Agreed in March"));
    let trail = manager.get("/trail?register=contributions").await.text;
    assert!(trail.contains("Agreed in March") && trail.contains("pence"));
    let verdict = kit::audit::verify(&world.app, board).await.unwrap();
    assert!(verdict.findings.is_empty(), "{verdict:?}");
}

#[tokio::test]
async fn a_contribution_is_added_once_a_year() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let form = manager.get("/contributions/new").await.text;
    assert!(form.contains("value=\"2014/15\""));
    let before = form.split(">Northamptonshire Police</option>").next().unwrap();
    let police = before.rsplit("value=\"").next().unwrap().trim_end_matches('"').to_owned();
    let fields = |year| [("financial_year", year), ("agency_id", police.as_str()), ("amount", "40,000")];
    let twice = manager.post("/contributions/new", &fields("2014/15")).await;
    assert_eq!(twice.status, 422);
    assert!(twice.text.contains("It has a contribution for that year already."));
    assert!(twice.text.contains("value=\"40,000\""));
    let wrong = manager.post("/contributions/new", &fields("2015/17")).await;
    assert!(wrong.text.contains("The second part must be the year after the first"));
    assert_eq!(manager.post("/contributions/new", &fields("2015/16")).await.status, 303);
    let latest = manager.get("/contributions").await.text;
    assert!(latest.contains("<b>£40,000 from 1 contributor in 2015/16.</b>"));
    assert!(latest.contains("No published total is held for this year"));
    assert!(latest.contains("href=\"/contributions?year=2014/15\""));
    let older = manager.get("/contributions?year=2014/15").await.text;
    assert!(older.contains("£328,242 from 11 contributors"));
    let csv = manager.get("/contributions.csv?year=2014/15").await.text;
    assert_eq!(csv.lines().count(), 14);
}

#[tokio::test]
async fn a_partner_changes_its_own_contribution_and_no_other() {
    let (world, board) = worked_example().await;
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let all = edits(&mut manager).await;
    assert_eq!(all.len(), 11);
    let mut police = partner(&world, board, "Northamptonshire Police").await;
    let own = edits(&mut police).await;
    assert_eq!(own, [all[6].clone()]);
    assert_eq!(police.get(&own[0]).await.status, 200);
    assert_eq!(police.get(&all[0]).await.status, 403);
    let version = manager.get(&all[0]).await.version().unwrap().to_owned();
    let fields = [("version", version.as_str()), ("amount", "1"), ("reason", "Less")];
    assert_eq!(police.post(&all[0], &fields).await.status, 403);
    assert!(manager.get("/contributions").await.text.contains("£328,242 from"));
    let form = police.get("/contributions/new").await.text;
    assert!(form.contains(">Northamptonshire Police</option>") && !form.contains(">Cafcass</option>"));
}

#[tokio::test]
async fn the_empty_page_rights_and_other_boards() {
    let (world, board) = worked_example().await;
    let mut theirs = Who::Manager.of_agency(&world, board, None).await;
    let path = edits(&mut theirs).await[0].clone();
    let mut ours = Who::Manager.signed_in(&world).await;
    let empty = ours.get("/contributions").await.text;
    assert!(empty.contains("No contributions yet. Add what each partner pays"));
    assert_eq!(ours.get("/contributions.csv").await.text.lines().count(), 1);
    assert_eq!(ours.get(&path).await.status, 404);
    assert_eq!(ours.post(&path, &[("amount", "1")]).await.status, 404);
    for who in [Who::Chair, Who::Member, Who::Analyst] {
        let mut browser = who.of_agency(&world, board, None).await;
        let text = browser.get("/contributions").await.text;
        assert!(!text.contains("/edit\"") && !text.contains("Add a contribution"), "{who:?}");
        assert_eq!(browser.get(&path).await.status, 403, "{who:?}");
        assert_eq!(browser.post(&path, &[("amount", "1")]).await.status, 403, "{who:?}");
    }
    for who in [Who::Observer, Who::DataOfficer, Who::YoungPerson] {
        let mut browser = who.of_agency(&world, board, None).await;
        assert_eq!(browser.get("/contributions").await.status, 403, "{who:?}");
        assert_eq!(browser.get("/contributions.csv").await.status, 403, "{who:?}");
        let governance = browser.get("/governance").await.text;
        assert!(!governance.contains("href=\"/contributions\""), "{who:?}");
    }
    let world = world.browser().get("/contributions").await;
    assert_eq!(world.status, 303);
}
