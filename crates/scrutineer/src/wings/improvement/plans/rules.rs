//! How far a plan is: the actions of each item, rolled up, as on a day. Pure: the day is an argument.

use super::{Item, ItemId};
use crate::wings::improvement::actions::rules::{as_at, standing};
use crate::wings::improvement::actions::{Action, ActionId, State, Step};
use chrono::NaiveDate;
use measure::Rag;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How far a set of actions is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rolled {
    /// All but those that were dropped.
    pub all: usize,
    /// Accepted as complete, whether re-tested or not.
    pub complete: usize,
    /// Shown to have worked.
    pub effective: usize,
    /// Past their day.
    pub late: usize,
    /// At risk.
    pub amber: usize,
}

impl Rolled {
    /// These actions, as they stand on a day.
    #[must_use]
    pub fn of<'a>(actions: impl Iterator<Item = &'a Action>, today: NaiveDate) -> Rolled {
        let mut rolled = Rolled::default();
        for action in actions.filter(|action| action.state != State::Dropped) {
            let rag = standing(action, today).rag;
            rolled.all += 1;
            rolled.complete += usize::from(matches!(action.state, State::Complete | State::Effective));
            rolled.effective += usize::from(action.state == State::Effective);
            rolled.late += usize::from(rag == Some(Rag::Red));
            rolled.amber += usize::from(rag == Some(Rag::Amber));
        }
        rolled
    }

    /// "3 of 5 complete, 1 effective, 1 late".
    #[must_use]
    pub fn words(&self) -> String {
        if self.all == 0 {
            return "no actions".into();
        }
        let mut words = format!("{} of {} complete", self.complete, self.all);
        for (count, what) in [(self.effective, "effective"), (self.late, "late"), (self.amber, "at risk")] {
            if count > 0 {
                words.push_str(&format!(", {count} {what}"));
            }
        }
        words
    }
}

/// A plan with its actions, as it stood on a day.
pub struct Stood {
    /// The items of that day, in order.
    pub items: Vec<Item>,
    /// The actions of that day.
    pub actions: BTreeMap<ActionId, Action>,
    /// Which actions serve which item.
    pub serving: BTreeMap<ItemId, Vec<ActionId>>,
    pub day: NaiveDate,
}

/// All that is known of a plan, over all its days.
pub struct Known<'a> {
    pub items: &'a [Item],
    pub actions: &'a [Action],
    pub steps: &'a [Step],
    /// Pairs of an action and an item that it serves.
    pub served: &'a [(Uuid, Uuid)],
}

impl Stood {
    /// The plan as it stood at the end of a day.
    #[must_use]
    pub fn on(known: &Known<'_>, day: NaiveDate) -> Stood {
        let items: Vec<Item> = known.items.iter().filter(|item| item.on(day)).cloned().collect();
        let mut steps: BTreeMap<ActionId, Vec<Step>> = BTreeMap::new();
        for step in known.steps {
            steps.entry(step.action_id).or_default().push(step.clone());
        }
        let then = |action: &Action| Some((action.id, as_at(action, steps.get(&action.id)?, day)?));
        let actions: BTreeMap<ActionId, Action> = known.actions.iter().filter_map(then).collect();
        let there: BTreeSet<ItemId> = items.iter().map(|item| item.id).collect();
        let mut serving: BTreeMap<ItemId, Vec<ActionId>> = BTreeMap::new();
        for (action, item) in known.served {
            let (action, item) = (ActionId::from(*action), ItemId::from(*item));
            if actions.contains_key(&action) && there.contains(&item) {
                serving.entry(item).or_default().push(action);
            }
        }
        Stood { items, actions, serving, day }
    }

    /// The items straight under another, or at the top of the plan.
    pub fn under(&self, parent: Option<ItemId>) -> impl Iterator<Item = &Item> {
        // What stood under an item that is no longer there stands at the top.
        let there = |id: Option<ItemId>| id.filter(|id| self.items.iter().any(|item| item.id == *id));
        self.items.iter().filter(move |item| there(item.parent_id) == parent)
    }

    /// The actions of an item itself.
    pub fn actions_of(&self, item: ItemId) -> impl Iterator<Item = &Action> {
        self.serving.get(&item).into_iter().flatten().filter_map(|id| self.actions.get(id))
    }

    /// How far an item is, with everything under it. An action that serves two of its parts counts once.
    #[must_use]
    pub fn rolled(&self, item: ItemId) -> Rolled {
        let mut ids = BTreeSet::new();
        self.gather(item, &mut ids, 0);
        Rolled::of(ids.iter().filter_map(|id| self.actions.get(id)), self.day)
    }

    /// How far the whole plan is.
    #[must_use]
    pub fn whole(&self) -> Rolled {
        let ids: BTreeSet<&ActionId> = self.serving.values().flatten().collect();
        Rolled::of(ids.into_iter().filter_map(|id| self.actions.get(id)), self.day)
    }

    fn gather(&self, item: ItemId, ids: &mut BTreeSet<ActionId>, depth: usize) {
        ids.extend(self.serving.get(&item).into_iter().flatten());
        // No plan is deeper than this; a circle among items ends here.
        if depth < 8 {
            for under in self.items.iter().filter(|i| i.parent_id == Some(item)) {
                self.gather(under.id, ids, depth + 1);
            }
        }
    }
}

/// What changed in a plan between two days, each as a sentence.
#[must_use]
pub fn changed(before: &Stood, after: &Stood) -> Vec<String> {
    let mut said = Vec::new();
    let known = |stood: &Stood, id: ItemId| stood.items.iter().any(|item| item.id == id);
    said.extend(after.items.iter().filter(|i| !known(before, i.id)).map(|i| format!("New in the plan: {}", i.words)));
    said.extend(
        before.items.iter().filter(|i| !known(after, i.id)).map(|i| format!("No longer in the plan: {}", i.words)),
    );
    said.extend(after.items.iter().filter_map(|now| {
        let then = before.items.iter().find(|then| then.id == now.id)?;
        (then.words != now.words).then(|| format!("Said anew: {} (before: {})", now.words, then.words))
    }));
    let ids: BTreeSet<&ActionId> = after.serving.values().flatten().collect();
    for action in ids.into_iter().filter_map(|id| after.actions.get(id)) {
        said.extend(moved(before.actions.get(&action.id), action));
    }
    said
}

fn moved(before: Option<&Action>, after: &Action) -> Vec<String> {
    let name = format!("{} {}", after.reference(), after.title);
    let Some(before) = before else {
        return vec![format!("New action: {name}, due on {}", measure::dates::long(after.due_on))];
    };
    let mut said = Vec::new();
    if before.state != after.state {
        said.push(format!(
            "{name}: {} before, {} now",
            before.state.name().to_lowercase(),
            after.state.name().to_lowercase()
        ));
    } else if before.progress != after.progress {
        said.push(format!("{name}: {}% before, {}% now", before.progress, after.progress));
    }
    if before.due_on != after.due_on {
        let (was, is) = (measure::dates::long(before.due_on), measure::dates::long(after.due_on));
        said.push(format!("{name}: due on {was} before, on {is} now"));
    }
    said
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
