//! The timescales of the edition, and the day on which one falls due.

use super::world::{Who, world};

#[tokio::test]
async fn everybody_can_ask_when_something_is_due() {
    let world = world().await;
    let mut member = Who::YoungPerson.signed_in(&world).await;
    let page = member.get("/timescales").await.text;
    assert!(page.contains("45 working days") && page.contains("Assessment concluded") && page.contains("72 hours"));
    for (query, said) in [
        // Over Christmas and the New Year.
        (
            "clock=T02&from=2014-12-01",
            "Assessment concluded: due by the end of 5 February 2015. As of today, overdue by 33 working days.",
        ),
        ("clock=T03&from=2015-03-24", "due by the end of 16 April 2015. As of today, 15 working days left."),
        // The clocks go forward on 29 March 2015.
        ("clock=T17&from=2015-03-27&time=18:00", "Independent return interview held: due by 19:00 on 30 March 2015."),
        ("clock=T17&from=2015-03-27", "This clock runs for 72 hours: enter the time of day too."),
        (
            "clock=T17&from=2015-03-29&time=01:30",
            "01:30 on 29 March 2015 did not exist: the clocks went forward over it.",
        ),
        ("clock=T02&from=2015-02-30", "Enter the day as a date that exists."),
        ("clock=nonsense&from=2015-02-28", "Choose which clock it is."),
    ] {
        let reply = member.get(&format!("/timescales?{query}")).await;
        assert!(reply.status == 200 && reply.text.contains(said), "{query}: {}", reply.text);
    }
    let csv = member.get("/timescales.csv").await.text;
    assert!(csv.contains("T02,Referral received,Assessment concluded,45 working days,Guidance"));
    let mut nobody = world.browser();
    assert_eq!(nobody.get("/timescales").await.status, 303);
}
