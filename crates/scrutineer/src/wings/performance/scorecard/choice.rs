//! Which rows of the scorecard are shown, and in which order. Pure.

use super::judgements::Row;
use crate::wings::performance::indicators::moves;
use measure::direction::Comparator;
use measure::{Rag, Variation};
use sea_orm::ActiveEnum;
use serde::Deserialize;
use std::cmp::Ordering;

/// What is asked of the scorecard, as the address says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Choice {
    pub as_at: String,
    /// What the change is on.
    pub against: String,
    pub owner: String,
    pub area: String,
    pub rag: String,
    pub sort: String,
    pub dir: String,
}

/// The columns that can be sorted by. Figures of different units cannot be put in order.
pub const SORTS: [&str; 7] = ["code", "name", "area", "owner", "rag", "period", "real"];

impl Choice {
    /// The rows that match, in order; equal ones in the order of the scorecard.
    #[must_use]
    pub fn of<'a>(&self, rows: &'a [Row]) -> Vec<(usize, &'a Row)> {
        let mut chosen: Vec<(usize, &Row)> = rows.iter().enumerate().filter(|(_, row)| self.takes(row)).collect();
        let backwards = self.dir == "desc";
        chosen.sort_by(|(n, a), (m, b)| {
            let order = self.compare(a, b);
            (if backwards { order.reverse() } else { order }).then(n.cmp(m))
        });
        chosen
    }

    fn takes(&self, row: &Row) -> bool {
        let is = |wanted: &str, value: &str| wanted.is_empty() || wanted == value;
        is(&self.owner, &row.indicator.owner)
            && is(&self.area, &row.indicator.area.to_value())
            && is(&self.rag, &row.rag().to_string())
    }

    fn compare(&self, a: &Row, b: &Row) -> Ordering {
        let period = |row: &Row| row.judged.latest.as_ref().map(|l| (l.period.end(), l.period.start()));
        match self.sort.as_str() {
            "code" => a.indicator.code.cmp(&b.indicator.code),
            "name" => a.indicator.name.to_lowercase().cmp(&b.indicator.name.to_lowercase()),
            "area" => a.indicator.area.cmp(&b.indicator.area),
            "owner" => a.indicator.owner.cmp(&b.indicator.owner),
            "rag" => weight(a.rag()).cmp(&weight(b.rag())),
            "period" => period(a).cmp(&period(b)),
            "real" => gravity(a.judged.variation).cmp(&gravity(b.judged.variation)),
            _ => Ordering::Equal,
        }
    }

    /// What the change is on.
    #[must_use]
    pub fn against(&self) -> Comparator {
        moves::chosen(&self.against)
    }

    /// Whether anything narrows the list.
    #[must_use]
    pub fn narrows(&self) -> bool {
        [&self.owner, &self.area, &self.rag].iter().any(|part| !part.is_empty())
    }

    /// The way in which `column` is sorted now.
    #[must_use]
    pub fn sorted(&self, column: &str) -> Option<bool> {
        (self.sort == column).then_some(self.dir == "desc")
    }

    /// The same choice sorted by `column`; the other way round where it is already.
    #[must_use]
    pub fn by(&self, column: &str) -> Choice {
        let down = self.sorted(column) == Some(false);
        Choice { sort: column.into(), dir: if down { "desc" } else { "asc" }.into(), ..self.clone() }
    }

    /// As the part of an address after `?`.
    #[must_use]
    pub fn query(&self) -> String {
        let pairs = [
            ("as_at", &self.as_at),
            ("against", &self.against),
            ("owner", &self.owner),
            ("area", &self.area),
            ("rag", &self.rag),
            ("sort", &self.sort),
            ("dir", &self.dir),
        ];
        let said: Vec<(&str, &String)> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_html_form::to_string(said).unwrap_or_default()
    }
}

/// What asks for most comes first.
const fn weight(rag: Rag) -> u8 {
    match rag {
        Rag::Red => 0,
        Rag::Amber => 1,
        Rag::NotReported => 2,
        Rag::TooFew => 3,
        Rag::NoTarget => 4,
        Rag::Green => 5,
    }
}

const fn gravity(variation: Variation) -> u8 {
    match variation {
        Variation::Worse(_) => 0,
        Variation::Higher(_) => 1,
        Variation::Lower(_) => 2,
        Variation::Better(_) => 3,
        Variation::NoRealChange => 4,
        Variation::SeriesBreak => 5,
        Variation::TooEarly { .. } => 6,
        Variation::NoFigure => 7,
    }
}
