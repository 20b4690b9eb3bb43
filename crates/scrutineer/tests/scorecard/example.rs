//! The worked example on the dashboard: the plan's own figures, marked so, beside made-up ones.

use super::row;
use crate::tests::world::{Who, worked_example};

#[tokio::test]
async fn the_worked_example_shows_the_plan_s_own_figures_as_the_meeting_of_march_saw_them() {
    let (world, board) = worked_example().await;
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let page = chair.get("/dashboard").await.text;
    assert_eq!(page.matches("class=\"irow ").count(), 42);
    assert!(page.contains(" of 42 indicators are red</b>, ") && page.contains(" in December. "));
    assert!(page.contains("Full Board, 9 December 2014 †</option>"));
    for (name, value) in [
        ("Referrals to children’s social care", "15,164"),
        ("Children in need per 10,000", "310.6"),
        ("Child protection plans per 10,000", "59.5"),
        ("Looked after children per 10,000", "60.5"),
    ] {
        let row = row(&page, name);
        assert!(
            row.contains(&format!("<b>{value}</b>")) && row.contains("Plan") && !row.contains("illustrative"),
            "{row}"
        );
    }
    let referrals = row(&page, "Referrals to children’s social care");
    assert!(referrals.contains("<i>+13.3%</i>") && referrals.contains("annualised"));
    assert!(row(&page, "Child protection plans per 10,000").contains("<b>40.0</b> neighbours Mar 2014"));
    let policies = row(&page, "Policies within review date");
    assert!(policies.contains("66 of 86") && policies.contains("illustrative"));
    world.clock.set("2015-12-01T09:00:00Z".parse().unwrap());
    let mut chair = Who::Chair.of_agency(&world, board, None).await;
    let later = chair.get("/dashboard?as_at=today").await.text;
    let policies = row(&later, "Policies within review date");
    assert!(
        policies.contains("75 of 86") && !policies.contains("illustrative"),
        "October's figure came after the meeting: {policies}"
    );
    assert_eq!(chair.get("/scorecard.csv").await.text.lines().count(), 1 + 104);
}
