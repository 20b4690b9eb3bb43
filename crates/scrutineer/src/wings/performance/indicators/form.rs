//! What the browser sends for a target.

use super::range::RangeBy;
use super::rules::adds_up;
use super::{Indicator, Rebase, TargetKind};
use crate::layout::typed_date;
use crate::wings::performance::readings::rules::period_key;
use chrono::NaiveDate;
use kit::form::required;
use kit::{Errors, Fields};
use measure::figure::Typing;
use measure::{Decimal, Figure, Period, Tolerance, Unit};
use serde::Deserialize;

/// A target as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TargetForm {
    pub kind: String,
    pub value: String,
    pub low: String,
    pub high: String,
    pub amber: String,
    pub per_year: Vec<String>,
    #[serde(rename = "from-day")]
    pub from_day: String,
    #[serde(rename = "from-month")]
    pub from_month: String,
    #[serde(rename = "from-year")]
    pub from_year: String,
    pub reason: String,
    pub agreed_by: String,
}

/// A target as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetDraft {
    pub kind: TargetKind,
    pub value: Option<Decimal>,
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub amber: Option<Tolerance>,
    pub per_year: bool,
    pub from_on: NaiveDate,
    pub reason: String,
    pub agreed_by: String,
}

type Values = (Option<Decimal>, Option<Decimal>, Option<Decimal>);

impl TargetForm {
    /// The target; `None` exactly when `errors` holds a message. What may be typed depends on the indicator's unit, so
    /// this stands in place of [`kit::Fields`].
    #[must_use]
    pub fn read(&self, errors: &mut Errors, indicator: &Indicator) -> Option<TargetDraft> {
        let kind = match self.kind.as_str() {
            "level" => Ok(TargetKind::Level),
            "plan" => Ok(TargetKind::Plan),
            "band" => Ok(TargetKind::Band),
            _ => Err("Choose what the target asks for"),
        };
        let kind = errors.take("kind", kind);
        let unit = indicator.unit.0;
        let values = kind.and_then(|kind| self.values(errors, kind, unit));
        let amber = self.margin(errors, unit);
        let boxes = (&*self.from_day, &*self.from_month, &*self.from_year);
        let from_on = typed_date(errors, "from", "first day", boxes);
        let reason = errors.take("reason", required(&self.reason, 500, "Enter why the target is set"));
        let missing = "Enter who agreed it, such as Full Board";
        let agreed_by = errors.take("agreed_by", required(&self.agreed_by, 120, missing));
        let (value, low, high) = values?;
        Some(TargetDraft {
            kind: kind?,
            value,
            low,
            high,
            amber: amber?,
            per_year: may_be_yearly(indicator) && self.per_year.iter().any(|v| v == "yes"),
            from_on: from_on?,
            reason: reason?,
            agreed_by: agreed_by?,
        })
    }

    fn values(&self, errors: &mut Errors, kind: TargetKind, unit: Unit) -> Option<Values> {
        if kind != TargetKind::Band {
            let value = errors.take("value", number(&self.value, unit))?;
            return Some((Some(value), None, None));
        }
        let low = errors.take("low", number(&self.low, unit));
        let high = errors.take("high", number(&self.high, unit));
        let (low, high) = (low?, high?);
        if low > high {
            errors.add("high", "The upper edge must be the same as the lower edge or above it");
            return None;
        }
        Some((None, Some(low), Some(high)))
    }

    /// The margin, in points for percentages, else in per cent of the target; the usual one when left empty.
    #[expect(clippy::option_option, reason = "outside: whether it could be read; inside: whether there is a margin")]
    fn margin(&self, errors: &mut Errors, unit: Unit) -> Option<Option<Tolerance>> {
        if self.amber.trim().is_empty() {
            return Some(None);
        }
        let margin = errors.take("amber", number(&self.amber, Unit::Percentage))?;
        Some(Some(if unit == Unit::Percentage { Tolerance::Points(margin) } else { Tolerance::Relative(margin) }))
    }
}

/// Whether a target can be for a year of which a month takes its share.
#[must_use]
pub fn may_be_yearly(indicator: &Indicator) -> bool {
    indicator.unit.0 == Unit::Count && adds_up(indicator)
}

/// A number, not a mark; a percentage up to 100.
fn number(typed: &str, unit: Unit) -> Result<Decimal, String> {
    if typed.trim().is_empty() {
        return Err("Enter a number".into());
    }
    let figure = Figure::typed_as(typed, Typing::NOT_NEGATIVE)?;
    match figure.number() {
        None => Err("Enter a number".into()),
        Some(number) if unit == Unit::Percentage && number > Decimal::ONE_HUNDRED => {
            Err("Enter a percentage from 0 to 100".into())
        }
        Some(number) => Ok(number),
    }
}

/// A usual range to be set anew, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RebaseForm {
    pub period: String,
    pub reason: String,
    pub agreed_by: String,
}

/// The same as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RebaseDraft {
    /// The first period with the new range.
    pub from: Period,
    pub reason: String,
    pub agreed_by: String,
}

impl RebaseForm {
    /// What is meant; `None` exactly when `errors` holds a message. Which periods there are depends on the indicator.
    #[must_use]
    pub fn read(&self, errors: &mut Errors, offered: &[Period], there: &[Rebase]) -> Option<RebaseDraft> {
        let from = offered.iter().find(|period| period_key(period) == self.period).copied();
        let taken = |period: Period| there.iter().any(|rebase| rebase.on_date == period.start());
        let from = match from {
            None => Err("Choose the first period with the new range"),
            Some(period) if taken(period) => Err("The range is set anew from that period already"),
            Some(period) => Ok(period),
        };
        let from = errors.take("period", from);
        let reason = errors.take("reason", required(&self.reason, 500, "Say what was changed in the work"));
        let missing = "Enter who agreed it, such as Quality Assurance Sub-Group";
        let agreed_by = errors.take("agreed_by", required(&self.agreed_by, 120, missing));
        Some(RebaseDraft { from: from?, reason: reason?, agreed_by: agreed_by? })
    }
}

/// What a usual range is to be set on, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RangeByForm {
    pub by: String,
    pub reason: String,
}

/// The same as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeByDraft {
    pub by: RangeBy,
    pub reason: String,
}

impl Fields for RangeByForm {
    type Draft = RangeByDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<RangeByDraft> {
        let by = match self.by.as_str() {
            "moves" => Ok(RangeBy::Moves),
            "cases" => Ok(RangeBy::Cases),
            _ => Err("Choose what the usual range is set on"),
        };
        let by = errors.take("by", by);
        let reason = errors.take("reason", required(&self.reason, 500, "Say why, for those who read the chart later"));
        Some(RangeByDraft { by: by?, reason: reason? })
    }
}

/// Why something is taken back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct UndoForm {
    pub reason: String,
}

impl Fields for UndoForm {
    type Draft = String;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<String> {
        errors.take("reason", required(&self.reason, 500, "Say why it is taken back"))
    }
}
