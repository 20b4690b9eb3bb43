//! What can be done with plans.

use super::form::{ItemDraft, PlanDraft};
use super::{Item, ItemId, Plan, PlanId, queries};
use chrono::NaiveDate;
use kit::{Error, Result, Tx};

/// Makes a plan.
pub async fn add(tx: &mut Tx, draft: PlanDraft, source: Option<String>, illustrative: bool) -> Result<Plan> {
    let blank = Plan {
        id: tx.new_id::<PlanId>(),
        board_id: tx.board(),
        version: 1,
        name: String::new(),
        kind: draft.kind,
        body_id: None,
        from_on: draft.from_on,
        until_on: None,
        summary: String::new(),
        source,
        illustrative,
    };
    tx.create(draft.onto(blank)).await
}

/// Changes what the draft says.
pub async fn edit(tx: &mut Tx, plan: Plan, draft: PlanDraft) -> Result<Plan> {
    let after = draft.onto(plan.clone());
    tx.update(&plan, after).await
}

/// An item to be put into a plan.
pub struct NewItem {
    pub draft: ItemDraft,
    /// The day from which it is part of the plan; today where there is none.
    pub from_on: Option<NaiveDate>,
    pub source: Option<String>,
}

/// Puts an item at the end of a plan.
pub async fn add_item(tx: &mut Tx, plan: PlanId, new: NewItem) -> Result<Item> {
    let there = tx.all(queries::items_of(plan)).await?;
    let parent = new.draft.parent_id;
    if parent.is_some_and(|id| !there.iter().any(|item| item.id == id)) {
        return Err(Error::Conflict("What it is to be part of is no longer in this plan. Nothing was changed.".into()));
    }
    let item = Item {
        id: tx.new_id::<ItemId>(),
        board_id: tx.board(),
        version: 1,
        plan_id: plan,
        parent_id: parent,
        level: new.draft.level,
        position: there.iter().map(|item| item.position).max().unwrap_or_default() + 1,
        words: new.draft.words,
        from_on: new.from_on.unwrap_or_else(|| tx.today()),
        until_on: None,
        ended_because: None,
        source: new.source,
    };
    tx.create(item).await
}

/// Changes an item's words and place.
pub async fn edit_item(tx: &mut Tx, item: Item, draft: ItemDraft) -> Result<Item> {
    let after = Item { level: draft.level, parent_id: draft.parent_id, words: draft.words, ..item.clone() };
    tx.update(&item, after).await
}

/// Takes an item out of its plan from tomorrow on. It stays in what the plan was.
pub async fn end_item(tx: &mut Tx, item: Item, reason: String) -> Result<Item> {
    tx.because(&reason);
    let after = Item { until_on: Some(tx.today()), ended_because: Some(reason), ..item.clone() };
    tx.update(&item, after).await
}
