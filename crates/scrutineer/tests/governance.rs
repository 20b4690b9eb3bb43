//! The agencies of the worked example, with what became of them.

use super::world::{Who, worked_example};

#[tokio::test]
async fn what_succeeded_the_county_council_is_on_its_page() {
    let (world, board) = worked_example().await;
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let list = chair.get("/agencies").await.text;
    let named =
        |rest: &&str| rest.split("</a>").next().is_some_and(|link| link.ends_with(">Northamptonshire County Council"));
    let link = list.split("/agencies/").skip(1).find(named).unwrap();
    let page = chair.get(&format!("/agencies/{}", link.split('"').next().unwrap())).await.text;
    for words in ["928", "1 April 2021", "North Northamptonshire Council", "West Northamptonshire Council"] {
        assert!(page.contains(words), "{words}");
    }
}
