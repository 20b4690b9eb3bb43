//! Every indicator judged as at a day: what the dashboard, the scorecard, "my work" and every report read from.

use super::ReportPoint;
use crate::wings::performance::indicators::judged::{Judged, Known, judged, one_each};
use crate::wings::performance::indicators::{
    Comparator, Indicator, IndicatorId, SeriesBreak, Target, comparator, indicator, population, queries as indicators,
    series_break, target,
};
use crate::wings::performance::readings::{Reading, queries as readings, reading};
use chrono::NaiveDate;
use kit::{Desk, Permission, Result};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

/// What the judgements are worked out from.
pub type Sources =
    (reading::Entity, indicator::Entity, target::Entity, comparator::Entity, series_break::Entity, population::Entity);

/// An indicator with its judgement.
#[derive(Clone, Debug)]
pub struct Row {
    pub indicator: Indicator,
    pub judged: Judged,
}

/// The day as at which figures are shown, and the meeting that it belongs to.
#[derive(Clone, Debug)]
pub struct AsAt {
    pub day: NaiveDate,
    /// The meeting; none for everything received so far.
    pub point: Option<ReportPoint>,
    /// The meeting before it, to compare with.
    pub before: Option<ReportPoint>,
}

/// The meeting that was asked for, by id; without one, the latest until today; `today` for everything received so far.
#[must_use]
pub fn as_at(points: &[ReportPoint], asked: &str, today: NaiveDate) -> AsAt {
    let chosen = match asked {
        "today" => None,
        "" => points.iter().find(|p| p.held_on <= today),
        id => points.iter().find(|p| p.id.to_string() == id).or_else(|| points.iter().find(|p| p.held_on <= today)),
    };
    let day = chosen.map_or(today, |p| p.held_on);
    AsAt { day, before: points.iter().find(|p| p.held_on < day).cloned(), point: chosen.cloned() }
}

/// Every indicator judged from what had been signed off by `day`, in the order of the scorecard. Kept until something
/// changes; one query for each table.
///
/// # Errors
/// When the database cannot be read.
pub async fn board<P: Permission>(desk: &Desk<P>, day: NaiveDate) -> Result<Arc<Vec<Row>>> {
    desk.kept::<Sources, _, _>("judgements", &day.to_string(), async |desk| rows(desk, day).await).await
}

async fn rows<P: Permission>(desk: &Desk<P>, day: NaiveDate) -> Result<Vec<Row>> {
    let all = desk.all(indicators::in_order()).await?;
    let populations = desk.all(indicators::populations()).await?;
    let readings: HashMap<IndicatorId, Vec<Reading>> =
        by(one_each(desk.all(readings::released_by(day)).await?), |r| r.indicator_id);
    let targets: HashMap<IndicatorId, Vec<Target>> = by(desk.all(indicators::targets()).await?, |t| t.indicator_id);
    let held = desk.all(indicators::comparators()).await?.into_iter().filter(|c| c.at_on <= day).collect();
    let comparators: HashMap<IndicatorId, Vec<Comparator>> = by(held, |c| c.indicator_id);
    let breaks: HashMap<IndicatorId, Vec<SeriesBreak>> =
        by(desk.all(indicators::series_breaks()).await?, |b| b.indicator_id);
    let row = |indicator: Indicator| {
        let id = indicator.id;
        let known = Known {
            indicator: &indicator,
            readings: of(&readings, id),
            targets: of(&targets, id),
            comparators: of(&comparators, id),
            breaks: of(&breaks, id),
            populations: &populations,
        };
        Row { judged: judged(&known), indicator }
    };
    Ok(all.into_iter().map(row).collect())
}

fn by<T, K: Hash + Eq>(rows: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, Vec<T>> {
    let mut grouped: HashMap<K, Vec<T>> = HashMap::new();
    for row in rows {
        grouped.entry(key(&row)).or_default().push(row);
    }
    grouped
}

fn of<T>(grouped: &HashMap<IndicatorId, Vec<T>>, id: IndicatorId) -> &[T] {
    grouped.get(&id).map_or(&[], Vec::as_slice)
}
