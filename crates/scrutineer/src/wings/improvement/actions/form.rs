//! What the browser sends for an action.

use super::{Action, Measure};
use crate::layout::{boxes, date_or_nothing, typed_date};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::BodyId;
use crate::wings::performance::indicators::{Indicator, IndicatorId};
use chrono::{Days, NaiveDate};
use kit::Errors;
use kit::form::{optional, required};
use sea_orm::ActiveEnum;
use serde::Deserialize;
use std::collections::HashSet;
use uuid::Uuid;

/// An action as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ActionForm {
    pub title: String,
    pub detail: String,
    pub owner: String,
    pub agency: String,
    pub body: String,
    #[serde(rename = "due-day")]
    pub due_day: String,
    #[serde(rename = "due-month")]
    pub due_month: String,
    #[serde(rename = "due-year")]
    pub due_year: String,
    pub success: String,
    pub measure: String,
    pub indicator: String,
    pub measure_name: String,
    pub before: String,
    pub aim: String,
    #[serde(rename = "retest-day")]
    pub retest_day: String,
    #[serde(rename = "retest-month")]
    pub retest_month: String,
    #[serde(rename = "retest-year")]
    pub retest_year: String,
    pub serving: Vec<String>,
    /// Why it is changed; not asked when it is set.
    pub reason: String,
    /// What it comes of: a register and an id, e.g. `challenges:…`.
    pub from: String,
}

/// An action as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionDraft {
    pub title: String,
    pub detail: Option<String>,
    pub owner: String,
    pub agency_id: Option<AgencyId>,
    pub body_id: Option<BodyId>,
    pub due_on: NaiveDate,
    pub success: String,
    pub measure: Measure,
    pub measure_name: String,
    pub indicator_id: Option<IndicatorId>,
    pub before: Option<String>,
    pub aim: Option<String>,
    pub retest_on: Option<NaiveDate>,
    /// The items of plans that it serves.
    pub serving: Vec<Uuid>,
}

/// What a form can choose from.
#[derive(Clone, Debug, Default)]
pub struct Offered {
    pub agencies: Vec<(AgencyId, String)>,
    /// Those of the agencies that exist today.
    pub present: HashSet<AgencyId>,
    pub bodies: Vec<(BodyId, String)>,
    pub indicators: Vec<Indicator>,
    /// The items of plans: id, plan, words.
    pub items: Vec<(Uuid, String, String)>,
}

impl Offered {
    /// What can be chosen today: the agencies that exist, and the one that was chosen before even if it has ended.
    #[must_use]
    pub fn today(mut self, before: Option<AgencyId>) -> Offered {
        self.agencies.retain(|(id, _)| self.present.contains(id) || Some(*id) == before);
        self
    }
}

/// Longest ago that a due date can lie without being a slip of the pen.
const LONG_PAST: Days = Days::new(366);

impl ActionForm {
    /// The form as it stands for an action.
    #[must_use]
    pub fn of(action: &Action, serving: &[Uuid], indicators: &[Indicator]) -> ActionForm {
        let (due, retest) = (boxes(Some(action.due_on)), boxes(action.retest_on));
        let code = indicators.iter().find(|i| Some(i.id) == action.indicator_id).map(|i| i.code.clone());
        ActionForm {
            title: action.title.clone(),
            detail: action.detail.clone().unwrap_or_default(),
            owner: action.owner.clone(),
            agency: action.agency_id.map(|id| id.to_string()).unwrap_or_default(),
            body: action.body_id.map(|id| id.to_string()).unwrap_or_default(),
            due_day: due.0,
            due_month: due.1,
            due_year: due.2,
            success: action.success.clone(),
            measure: action.measure.to_value(),
            indicator: code.unwrap_or_default(),
            measure_name: if action.indicator_id.is_some() { String::new() } else { action.measure_name.clone() },
            before: action.before.clone().unwrap_or_default(),
            aim: action.aim.clone().unwrap_or_default(),
            retest_day: retest.0,
            retest_month: retest.1,
            retest_year: retest.2,
            serving: serving.iter().map(Uuid::to_string).collect(),
            reason: String::new(),
            from: String::new(),
        }
    }

    /// The action; `None` exactly when `errors` holds a message. What can be chosen depends on the board, so this stands
    /// in place of [`kit::Fields`].
    #[must_use]
    pub fn read(&self, errors: &mut Errors, offered: &Offered, today: NaiveDate) -> Option<ActionDraft> {
        let title = errors.take("title", required(&self.title, 160, "Say in a few words what is to be done"));
        let detail = errors.take("detail", optional(&self.detail, 2_000));
        let owner = errors.take("owner", required(&self.owner, 120, "Enter who does it, as a role"));
        let agency_id =
            errors.take("agency", chosen(&self.agency, &offered.agencies, "Choose the agency from the list"));
        let body_id = errors.take("body", chosen(&self.body, &offered.bodies, "Choose the group that owns it"));
        let due_on = self.due(errors, today);
        let success = errors.take("success", required(&self.success, 500, "Say what it is to achieve"));
        let measured = self.measured(errors, offered);
        let before = errors.take("before", optional(&self.before, 60));
        let aim = errors.take("aim", optional(&self.aim, 60));
        let retest = (&*self.retest_day, &*self.retest_month, &*self.retest_year);
        let retest_on = date_or_nothing(errors, "retest", "day of the re-test", retest);
        let serving: Vec<Uuid> = self.serving.iter().filter_map(|id| Uuid::parse_str(id).ok()).collect();
        let known = |id: &Uuid| offered.items.iter().any(|(item, ..)| item == id);
        let serving = if serving.iter().all(known) {
            Ok(serving)
        } else {
            Err("One of these is no longer in its plan. Choose again")
        };
        let serving = errors.take("serving", serving);
        let (measure, measure_name, indicator_id) = measured?;
        Some(ActionDraft {
            title: title?,
            detail: detail?,
            owner: owner?,
            agency_id: agency_id?,
            body_id: body_id?,
            due_on: due_on?,
            success: success?,
            measure,
            measure_name,
            indicator_id,
            before: before?,
            aim: aim?,
            retest_on: retest_on?,
            serving: serving?,
        })
    }

    /// The boxes of the day by which it is done.
    #[must_use]
    pub fn due_boxes(&self) -> (String, String, String) {
        (self.due_day.clone(), self.due_month.clone(), self.due_year.clone())
    }

    fn due(&self, errors: &mut Errors, today: NaiveDate) -> Option<NaiveDate> {
        let due =
            typed_date(errors, "due", "day by which it is done", (&self.due_day, &self.due_month, &self.due_year))?;
        if due + LONG_PAST < today {
            errors.add("due-year", format!("{} is long past. Check the year", measure::dates::long(due)));
            return None;
        }
        Some(due)
    }

    fn measured(&self, errors: &mut Errors, offered: &Offered) -> Option<(Measure, String, Option<IndicatorId>)> {
        let kind = errors.take("measure", Measure::of(&self.measure).ok_or("Choose what will be measured again"))?;
        if kind == Measure::Indicator {
            let indicator = offered.indicators.iter().find(|i| i.code == self.indicator);
            let indicator = errors.take("indicator", indicator.ok_or("Choose the indicator"))?;
            return Some((kind, indicator.name.clone(), Some(indicator.id)));
        }
        let name = errors.take("measure_name", required(&self.measure_name, 200, "Enter the question or the item"))?;
        Some((kind, name, None))
    }
}

/// The one that was chosen; nothing for an empty choice.
fn chosen<I: Copy + ToString>(typed: &str, offered: &[(I, String)], wrong: &str) -> Result<Option<I>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    offered.iter().find(|(id, _)| id.to_string() == typed).map(|(id, _)| Some(*id)).ok_or_else(|| wrong.to_owned())
}

impl ActionDraft {
    /// The action with what the draft says.
    #[must_use]
    pub fn onto(self, action: Action) -> Action {
        Action {
            title: self.title,
            detail: self.detail,
            owner: self.owner,
            agency_id: self.agency_id,
            body_id: self.body_id,
            due_on: self.due_on,
            success: self.success,
            measure: self.measure,
            measure_name: self.measure_name,
            indicator_id: self.indicator_id,
            before: self.before,
            aim: self.aim,
            retest_on: self.retest_on,
            ..action
        }
    }
}
