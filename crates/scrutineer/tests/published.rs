//! What anybody may read without signing in: the figures as they were published, their files, and nothing else.

use super::releases::{TITLE, approve, releasing, sign_off, step};
use super::world::{Who, worked_example};

#[tokio::test]
async fn files_hold_marks_and_nothing_that_is_hidden() {
    let mut r = releasing().await;
    r.figure("D02", "month 2015-02-28", None, "1,221", "").await;
    r.figure("D06", "month 2015-02-28", None, "3", "80").await;
    r.figure("D15", "month 2015-02-28", None, "0", "0").await;
    assert_eq!(r.nobody.get("/public/testshire/figures.csv").await.status, 404, "nothing yet");
    let path = r.drafted(&["D02", "D06", "D15"], &[("rounding", "5")]).await;
    r.published(&path).await;
    let id = path.rsplit('/').next().unwrap().to_owned();
    for folder in ["/public/testshire".to_owned(), format!("/public/testshire/releases/{id}")] {
        let csv = r.public(&format!("{folder}/figures.csv")).await;
        let line = |code: &str| csv.lines().find(|line| line.starts_with(code)).unwrap().to_owned();
        assert!(line("D02").contains(",1220,number,"), "{csv}");
        assert!(line("D06").contains(",c,per cent,"), "{csv}");
        assert!(line("D15").contains(",z,per cent,"), "{csv}");
        let json: serde_json::Value = serde_json::from_str(&r.public(&format!("{folder}/figures.json")).await).unwrap();
        assert_eq!((json["marking"].as_str(), json["rounded_to"].as_i64()), (Some("OFFICIAL"), Some(5)));
        let figures = json["figures"].as_array().unwrap();
        assert_eq!((figures[0]["number"].as_i64(), figures[0]["symbol"].as_str()), (Some(1_220), None));
        assert_eq!((figures[1]["number"].as_i64(), figures[1]["symbol"].as_str()), (None, Some("c")));
        assert_eq!(figures[2]["symbol"].as_str(), Some("z"));
        assert!(json["symbols"]["c"].as_str().unwrap().starts_with("Hidden"));
    }
    assert!(r.public("/public/testshire/releases.csv").await.contains(TITLE));
}

#[tokio::test]
async fn what_was_published_stays_as_it_was_and_what_is_withdrawn_is_gone() {
    let mut r = releasing().await;
    r.figure("D02", "month 2015-01-31", None, "1,397", "").await;
    let january = r.drafted(&["D02"], &[("until", "2015-01-31"), ("title", "To January")]).await;
    r.published(&january).await;
    let first = format!("/public/testshire{january}");
    let before = r.public(&first).await;
    r.figure("D02", "month 2015-02-28", None, "1,221", "").await;
    let february = r.drafted(&["D02"], &[]).await;
    r.published(&february).await;
    let latest = r.public("/public/dashboard").await;
    assert!(latest.contains("−176, from 1,397 (January 2015)"), "{latest}");
    assert_eq!(r.public(&first).await, before, "frozen");
    let list = r.public("/public/releases").await;
    assert!(list.contains("To January") && list.contains(TITLE));

    let withdrawn = step(&mut r.first, &february, "withdrawal", "The count was of another month.").await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.text);
    let page = r.public(&format!("/public/testshire{february}")).await;
    assert!(page.contains("This was withdrawn.") && page.contains("The count was of another month."), "{page}");
    assert!(!page.contains("1,221") && !page.contains("More families were seen."), "{page}");
    let json = r.public(&format!("/public/testshire{february}/figures.json")).await;
    assert!(json.contains("\"figures\":[]") && !json.contains("More families"), "{json}");
    assert_eq!(r.public(&format!("/public/testshire{february}/figures.csv")).await.lines().count(), 1);
    assert!(r.public("/public/dashboard").await.contains("1,397"), "the one before stands again");
    assert!(r.public("/public/dashboard").await.contains("was withdrawn on 24 March 2015."));
    assert!(r.public("/public/releases").await.contains("Withdrawn on 24 March 2015"));
}

#[tokio::test]
async fn another_board_shows_nothing_of_it() {
    let mut r = releasing().await;
    r.figure("D02", "month 2015-02-28", None, "1,221", "").await;
    let path = r.drafted(&["D02"], &[]).await;
    r.published(&path).await;
    let draft = r.drafted(&["D02"], &[("title", "A draft")]).await;
    let elsewhere = r.board.world.other_board().await;
    let choose = r.public("/public/dashboard").await;
    assert!(choose.contains("href=\"/public/testshire\"") && choose.contains("href=\"/public/elsewhere\""), "{choose}");
    assert!(!choose.contains("1,221"));
    assert!(r.public("/public/elsewhere").await.contains("Nothing is published yet."));
    for address in [
        format!("/public/elsewhere{path}"),
        format!("/public/elsewhere{path}/figures.json"),
        format!("/public/testshire{draft}"),
        format!("/public/testshire{draft}/figures.csv"),
        "/public/nowhere".into(),
        "/public/testshire/releases/nonsense".into(),
        "/public/elsewhere/figures.csv".into(),
    ] {
        let reply = r.nobody.get(&address).await;
        assert_eq!(reply.status, 404, "{address}");
        assert!(!reply.text.contains("1,221"), "{address}");
    }
    let mut other = Who::Manager.of_agency(&r.board.world, elsewhere, None).await;
    assert_eq!(other.get(&path).await.status, 404);
    assert_eq!(other.post(&format!("{path}/approval"), &[("version", "1")]).await.status, 404);
    assert!(!other.get("/releases.csv").await.text.contains(TITLE));
    // Nobody gets in where one has to sign in, and who is signed in sees the same public page as everybody.
    for address in ["/releases", "/releases.csv", &path] {
        assert_eq!(r.nobody.get(address).await.status, 303, "{address}");
    }
    let signed_in = r.first.get("/public/testshire").await.text;
    assert_eq!(signed_in, r.public("/public/testshire").await);
    let mut young = Who::YoungPerson.signed_in(&r.board.world).await;
    assert_eq!(young.get("/releases").await.status, 403);
}

#[tokio::test]
async fn the_worked_example_shows_one_release_and_one_that_waits() {
    let (world, board) = worked_example().await;
    let mut nobody = world.browser();
    let page = nobody.get("/public/northamptonshire").await.text;
    assert!(
        page.contains("How we are doing, to December 2014") && page.contains("Independent chair and Business manager")
    );
    assert!(page.contains("†") && page.contains("Demonstration, not the Board’s website."), "{page}");
    assert!(!page.contains("to February 2015"), "what waits is not public");
    let json: serde_json::Value =
        serde_json::from_str(&nobody.get("/public/northamptonshire/figures.json").await.text).unwrap();
    let figures = json["figures"].as_array().unwrap();
    assert!(figures.len() > 20, "{}", figures.len());
    assert!(figures.iter().any(|one| one["number"].is_number()) && figures.iter().any(|one| one["symbol"] == "c"));
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let work = chair.get("/").await.text;
    assert!(work.contains("Approve a release: How we are doing, to February 2015"), "{work}");
    let path = work.split("href=\"/releases/").nth(1).unwrap().split('"').next().unwrap();
    let path = format!("/releases/{path}");
    let page = chair.get(&path).await.text;
    assert!(page.contains("It cannot be undone") && !page.contains("has changed since"), "{page}");
    assert_eq!(approve(&mut chair, &path).await.status, 303);
    let mut manager = Who::Manager.of_agency(&world, board, None).await;
    let second = approve(&mut manager, &path).await;
    assert_eq!(second.status, 303, "{}", second.text);
    assert!(nobody.get("/public/northamptonshire").await.text.contains("to February 2015"));
}

#[tokio::test]
async fn an_agency_that_falls_short_is_not_shown_before_it_has_replied() {
    let mut r = releasing().await;
    let (council, police) = (r.board.council, r.board.police);
    r.target("D15").await;
    r.figure("D15", "month 2015-02-28", None, "140", "200").await;
    r.figure("D15", "month 2015-02-28", Some(council), "95", "100").await;
    r.figure("D15", "month 2015-02-28", Some(police), "45", "100").await;
    let path = r.drafted(&["D15"], &[("split", "yes")]).await;
    let page = r.board.manager.get(&path).await.text;
    assert!(page.contains("The agency falls short here and has not said anything about it yet."), "{page}");
    assert!(page.contains("A percentage of few"), "the council has five that were late: {page}");
    // It replies with a revision.
    let list = r.board.manager.get("/indicators/D15").await.text;
    assert!(list.contains("D15"));
    let mut officer = r.board.of(Who::DataOfficer, police).await;
    let csv = r.board.manager.get(&path).await.text;
    let own = csv.split("href=\"/readings/").skip(1).map(|rest| rest.split('"').next().unwrap());
    for id in own.map(str::to_owned).collect::<Vec<_>>() {
        let revision = format!("/readings/{id}/revision");
        let form = officer.get(&revision).await;
        if form.status == 200 {
            let fields = [
                ("version", form.version().unwrap()),
                ("numerator", "46"),
                ("denominator", "100"),
                ("reason", "One more"),
                ("words", "Two posts were empty."),
                ("confidence", "high"),
            ];
            let revised = officer.post(&revision, &fields).await;
            assert_eq!(revised.status, 303, "{}", revised.text);
            sign_off(&mut r.board.manager, revised.location()).await;
        }
    }
    let page = r.board.manager.get(&path).await.text;
    assert!(!page.contains("The agency falls short here"), "{page}");
}
