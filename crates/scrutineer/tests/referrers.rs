//! Each agency's own referrals, through HTTP: in words, beside the partnership, and for that agency's people only.

use super::improvement::agency;
use super::scorecard::made::{indicator, month, of};
use super::world::{Who, world};
use crate::wings::performance::indicators::IndicatorId;
use crate::wings::performance::readings::{Reading, State};
use kit::Tx;
use kit::testing::World;
use measure::Period;
use uuid::Uuid;

/// A part of a figure, from this agency.
async fn part(tx: &mut Tx, indicator: IndicatorId, agency: Uuid, (period, counts): (Period, (i64, i64))) -> Reading {
    let whole = of(tx, indicator, period, counts);
    let part = Reading { agency_id: Some(agency.into()), agency_part: true, ..whole };
    tx.create(part).await.unwrap()
}

/// Shares of two agencies for a quarter, the partnership's for its months, and a draft.
async fn shares(world: &World, police: Uuid, health: Uuid) {
    world
        .app
        .act(world.board, "Test", async |tx| {
            let id = indicator(tx, "D05", "Referrals closed with no further action", true).await;
            indicator(tx, "D02", "Referrals to children’s social care", true).await;
            let quarter = Period::quarter(2014, 3).unwrap();
            for period in quarter.each_month() {
                let whole = of(tx, id, period, (300, 1_000));
                tx.create(whole).await.unwrap();
            }
            part(tx, id, police, (quarter.previous(), (380, 1_100))).await;
            part(tx, id, police, (quarter, (412, 1_208))).await;
            part(tx, id, health, (quarter, (2, 3))).await;
            // What waits for sign-off is on no page.
            let draft = of(tx, id, month(2015, 2), (77, 78));
            let draft = Reading {
                agency_id: Some(police.into()),
                agency_part: true,
                state: State::Draft,
                released_on: None,
                ..draft
            };
            tx.create(draft).await
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn an_agency_sees_its_own_referrals_beside_the_partnership() {
    let world = world().await;
    let (police, health) = (agency(&world, "Police").await, agency(&world, "Health").await);
    shares(&world, police, health).await;
    for who in [Who::DataOfficer, Who::DataApprover, Who::Member] {
        let mut officer = who.of_agency(&world, world.board, Some(police)).await;
        let page = officer.get(&format!("/referrers/{police}")).await;
        assert_eq!(page.status, 200, "{who:?}");
        let text = page.text;
        assert!(text.contains("<b>412 of 1,208 did not meet the threshold, 34.1%</b>"), "{text}");
        assert!(text.contains("Across the partnership it was 30.0%, 4.1 points less."), "{text}");
        assert!(text.contains("900 of 3,000") && text.contains("380 of 1,100") && text.contains("not held"), "{text}");
        assert!(text.contains("<b>1,208 referrals</b>"), "what was made stands under the share: {text}");
        assert!(!text.contains("77 of 78") && !text.contains("98.7"), "a draft is not mixed in");
        assert!(text.contains("What is not sent yet") && text.contains("Early help assessments"), "{text}");
        let csv = officer.get(&format!("/referrers/{police}/figures.csv")).await.text;
        assert!(csv.contains(",34.1%,412,1208,30.0%,900,3000,no"), "{csv}");
        // Another agency's page is not there.
        for path in [format!("/referrers/{health}"), format!("/referrers/{health}/figures.csv")] {
            assert_eq!(officer.get(&path).await.status, 404, "{who:?} {path}");
        }
        let list = officer.get("/referrers").await.text;
        assert!(list.contains(&format!("/referrers/{police}")) && !list.contains(&format!("/referrers/{health}")));
        assert!(!officer.get("/referrers.csv").await.text.contains("Health"));
        assert_eq!(who.signed_in(&world).await.get(&format!("/referrers/{police}")).await.status, 404, "{who:?}");
    }
}

#[tokio::test]
async fn those_who_see_all_see_every_agency_and_few_cases_are_not_rated() {
    let world = world().await;
    let (police, health) = (agency(&world, "Police").await, agency(&world, "Health").await);
    shares(&world, police, health).await;
    for who in [Who::Manager, Who::Chair, Who::Analyst] {
        let mut browser = who.signed_in(&world).await;
        let list = browser.get("/referrers").await.text;
        assert!(list.contains("<b>2 agencies send figures of their own referrals.</b>"), "{list}");
        let text = browser.get(&format!("/referrers/{health}")).await.text;
        assert!(text.contains("<b>2 of 3 did not meet the threshold</b>: too few to rate."), "{text}");
        assert!(!text.contains("66.7"), "no share of so few");
    }
    for who in [Who::Observer, Who::YoungPerson, Who::Auditor] {
        let mut other = who.of_agency(&world, world.board, Some(police)).await;
        assert_eq!(other.get(&format!("/referrers/{police}")).await.status, 403, "{who:?}");
    }
}

#[tokio::test]
async fn an_agency_that_has_sent_nothing_is_told_what_to_send_and_where() {
    let world = world().await;
    let police = agency(&world, "Police").await;
    let mut officer = Who::DataOfficer.of_agency(&world, world.board, Some(police)).await;
    let text = officer.get(&format!("/referrers/{police}")).await.text;
    assert!(text.contains("Nothing of its own referrals is held yet."), "{text}");
    assert!(text.contains("/indicators/D05/readings/new") && text.contains("/indicators/D07/readings/new"), "{text}");
    assert!(officer.get("/referrers").await.text.contains("It sends its own part with its return"));
}
