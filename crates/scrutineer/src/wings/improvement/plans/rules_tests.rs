//! Cases for the rules of plans.

use super::*;
use crate::wings::improvement::actions::What;
use crate::wings::improvement::actions::rules::tests::action;
use crate::wings::improvement::plans::{Level, PlanId};
use kit::Id;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn item(n: u128, parent: Option<u128>, from: &str, until: Option<&str>) -> Item {
    Item {
        id: ItemId::from(Uuid::from_u128(n)),
        board_id: Uuid::nil(),
        version: 1,
        plan_id: PlanId::from(Uuid::nil()),
        parent_id: parent.map(|n| ItemId::from(Uuid::from_u128(n))),
        level: Level::Outcome,
        position: 1,
        words: format!("Item {n}"),
        from_on: day(from),
        until_on: until.map(day),
        ended_because: None,
        source: None,
    }
}

fn doing(n: u128, state: State, due: &str) -> Action {
    Action {
        id: ActionId::from(Uuid::from_u128(n)),
        number: i32::try_from(n).unwrap(),
        state,
        due_on: day(due),
        ..action()
    }
}

fn step(n: u128, on: &str, position: i32, what: What, (state, progress, due): (State, i32, &str)) -> Step {
    Step {
        id: Id::from(Uuid::nil()),
        board_id: Uuid::nil(),
        version: 1,
        action_id: ActionId::from(Uuid::from_u128(n)),
        on_date: day(on),
        position,
        by: String::new(),
        what,
        words: String::new(),
        state,
        progress,
        due_on: day(due),
        illustrative: false,
    }
}

#[test]
fn an_action_that_serves_two_parts_counts_once_in_the_whole() {
    let items =
        [item(1, None, "2015-01-01", None), item(2, Some(1), "2015-01-01", None), item(3, Some(1), "2015-01-01", None)];
    let actions = [
        doing(11, State::Effective, "2015-03-01"),
        doing(12, State::Open, "2015-03-01"),
        doing(13, State::Dropped, "2015-03-01"),
    ];
    let steps: Vec<Step> = actions
        .iter()
        .map(|a| step(a.id.uuid().as_u128(), "2015-01-05", 1, What::Set, (a.state, 0, "2015-03-01")))
        .collect();
    let pair = |a, i| (Uuid::from_u128(a), Uuid::from_u128(i));
    let served = [pair(11, 2), pair(11, 3), pair(12, 3), pair(13, 3)];
    let known = Known { items: &items, actions: &actions, steps: &steps, served: &served };
    let stood = Stood::on(&known, day("2015-03-24"));
    let whole = Rolled { all: 2, complete: 1, effective: 1, late: 1, amber: 0 };
    assert_eq!(stood.rolled(items[0].id), whole);
    assert_eq!(stood.whole(), whole);
    assert_eq!(whole.words(), "1 of 2 complete, 1 effective, 1 late");
    assert_eq!(stood.rolled(items[1].id).words(), "1 of 1 complete, 1 effective");
    assert_eq!(stood.under(None).count(), 1);
    assert_eq!(Stood::on(&known, day("2015-01-04")).whole().words(), "no actions");
}

#[test]
fn a_plan_is_shown_as_it_stood_and_what_changed_is_said() {
    let items = [
        item(1, None, "2015-01-01", Some("2015-02-28")),
        item(2, Some(1), "2015-01-01", None),
        item(3, None, "2015-03-01", None),
    ];
    let actions = [doing(11, State::Submitted, "2015-06-30"), doing(12, State::Open, "2015-05-01")];
    let steps = [
        step(11, "2015-01-05", 1, What::Set, (State::Open, 0, "2015-04-30")),
        step(11, "2015-03-02", 2, What::Changed, (State::Open, 50, "2015-06-30")),
        step(11, "2015-03-20", 3, What::Submitted, (State::Submitted, 100, "2015-06-30")),
        step(12, "2015-03-10", 1, What::Set, (State::Open, 0, "2015-05-01")),
    ];
    let served = [(11, 2), (12, 3)].map(|(a, i)| (Uuid::from_u128(a), Uuid::from_u128(i)));
    let known = Known { items: &items, actions: &actions, steps: &steps, served: &served };
    let (before, after) = (Stood::on(&known, day("2015-02-28")), Stood::on(&known, day("2015-03-24")));
    assert_eq!(before.items.len(), 2);
    // Its parent has gone: it stands at the top.
    assert_eq!(after.under(None).map(|i| i.words.as_str()).collect::<Vec<_>>(), ["Item 2", "Item 3"]);
    assert_eq!(
        changed(&before, &after),
        [
            "New in the plan: Item 3",
            "No longer in the plan: Item 1",
            "A11 New provider starts: open before, waiting for acceptance now",
            "A11 New provider starts: due on 30 April 2015 before, on 30 June 2015 now",
            "New action: A12 New provider starts, due on 1 May 2015",
        ]
    );
    assert!(changed(&after, &after).is_empty());
}
