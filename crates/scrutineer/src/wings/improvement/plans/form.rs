//! What the browser sends for a plan and for an item of it.

use super::{ItemId, Kind, Level, Plan};
use crate::layout::{boxes, date_or_nothing, typed_date};
use crate::wings::governance::bodies::BodyId;
use chrono::NaiveDate;
use kit::form::required;
use kit::{Errors, Fields};
use sea_orm::ActiveEnum;
use serde::Deserialize;

/// A plan as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PlanForm {
    pub name: String,
    pub kind: String,
    pub body: String,
    pub summary: String,
    #[serde(rename = "from-day")]
    pub from_day: String,
    #[serde(rename = "from-month")]
    pub from_month: String,
    #[serde(rename = "from-year")]
    pub from_year: String,
    #[serde(rename = "until-day")]
    pub until_day: String,
    #[serde(rename = "until-month")]
    pub until_month: String,
    #[serde(rename = "until-year")]
    pub until_year: String,
}

/// A plan as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanDraft {
    pub name: String,
    pub kind: Kind,
    pub body_id: Option<BodyId>,
    pub summary: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
}

impl PlanForm {
    /// The form as it stands for a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> PlanForm {
        let (from, until) = (boxes(Some(plan.from_on)), boxes(plan.until_on));
        PlanForm {
            name: plan.name.clone(),
            kind: plan.kind.to_value(),
            body: plan.body_id.map(|id| id.to_string()).unwrap_or_default(),
            summary: plan.summary.clone(),
            from_day: from.0,
            from_month: from.1,
            from_year: from.2,
            until_day: until.0,
            until_month: until.1,
            until_year: until.2,
        }
    }
}

impl Fields for PlanForm {
    type Draft = PlanDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<PlanDraft> {
        let name = errors.take("name", required(&self.name, 120, "Enter the name of the plan"));
        let kind = errors.take("kind", Kind::of(&self.kind).ok_or("Choose what kind of plan it is"));
        let body_id = match self.body.as_str() {
            "" => Ok(None),
            id => id.parse().map(Some).map_err(|_| "Choose the group from the list"),
        };
        let body_id = errors.take("body", body_id);
        let summary = errors.take("summary", required(&self.summary, 500, "Say in a sentence what it is for"));
        let from_on = typed_date(errors, "from", "first day", (&self.from_day, &self.from_month, &self.from_year));
        let until = (&*self.until_day, &*self.until_month, &*self.until_year);
        let until_on = date_or_nothing(errors, "until", "last day", until);
        if let (Some(from), Some(Some(until))) = (from_on, until_on)
            && until < from
        {
            errors.add("until-day", "The last day must be on or after the first day");
            return None;
        }
        Some(PlanDraft {
            name: name?,
            kind: kind?,
            body_id: body_id?,
            summary: summary?,
            from_on: from_on?,
            until_on: until_on?,
        })
    }
}

impl PlanDraft {
    /// The plan with what the draft says.
    #[must_use]
    pub fn onto(self, plan: Plan) -> Plan {
        Plan {
            name: self.name,
            kind: self.kind,
            body_id: self.body_id,
            summary: self.summary,
            from_on: self.from_on,
            until_on: self.until_on,
            ..plan
        }
    }
}

/// An item as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ItemForm {
    pub level: String,
    pub parent: String,
    pub words: String,
    /// Why it is taken out; empty while it stays.
    pub ended: String,
}

/// An item as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDraft {
    pub level: Level,
    pub parent_id: Option<ItemId>,
    pub words: String,
}

impl Fields for ItemForm {
    type Draft = ItemDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<ItemDraft> {
        let level = errors.take("level", Level::of(&self.level).ok_or("Choose what it is"));
        let parent_id = match self.parent.as_str() {
            "" => Ok(None),
            id => id.parse().map(Some).map_err(|_| "Choose from the list what it is part of"),
        };
        let parent_id = errors.take("parent", parent_id);
        let words = errors.take("words", required(&self.words, 500, "Say what it is, in a sentence"));
        Some(ItemDraft { level: level?, parent_id: parent_id?, words: words? })
    }
}
