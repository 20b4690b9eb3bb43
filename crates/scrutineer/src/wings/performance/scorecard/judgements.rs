//! The board as judged: every indicator with figure, colour and change, as at a meeting or today. Worked out once and
//! kept until a reading, target or definition changes; the dashboard, the scorecard, my work and reports read from here.

use super::pages::Drawn;
use super::rules::{self, AsAt, TargetNeed};
use super::signs::trend;
use super::{ReportPoint, queries, report_point};
use crate::wings::performance::indicators::judged::{Judged, Known, Series, judged, one_each};
use crate::wings::performance::indicators::rules::{rebases_known, target_at, target_for, targets_known};
use crate::wings::performance::indicators::{
    self, Comparator, Indicator, IndicatorId, Population, Rebase, SeriesBreak, Target, comparator, indicator,
    population, rebase, series_break, target,
};
use crate::wings::performance::readings::{self, Reading, reading};
use charts::TargetLine;
use chrono::NaiveDate;
use kit::{Desk, Error, Permission, Result};
use measure::Rag;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Every indicator as judged, and when that was so.
pub struct Board {
    /// The figures are those that had been released by this day.
    pub day: NaiveDate,
    /// The meeting that was shown them; none for today.
    pub point: Option<ReportPoint>,
    /// Every meeting that can be asked for, the latest first.
    pub points: Vec<ReportPoint>,
    /// The meeting before, which `Row::before` speaks of.
    pub before: Option<ReportPoint>,
    /// In the order of the scorecard.
    pub rows: Vec<Row>,
    /// What pages draw from this and share, for each comparator of the change; drawn when first asked for.
    pub(super) drawn: [OnceLock<Drawn>; 4],
}

/// One indicator as judged.
pub struct Row {
    pub indicator: Indicator,
    /// The address of its own page, as at the same meeting.
    pub path: String,
    /// Without the points of its series: they are in the sparkline, and the indicator's own page works them out again.
    pub judged: Judged,
    /// The status at the meeting before.
    pub before: Option<Rag>,
    /// The shape of the past, as a drawing.
    pub spark: String,
    /// What its target needs, seen from today.
    pub target_need: Option<TargetNeed>,
}

impl Row {
    /// The status against the target.
    #[must_use]
    pub fn rag(&self) -> Rag {
        self.judged.judgement.rag
    }
    /// Whether it was not red at the meeting before, and is now.
    #[must_use]
    pub fn turned_red(&self) -> bool {
        self.rag() == Rag::Red && self.before.is_some_and(|before| before != Rag::Red)
    }
}

impl Board {
    /// The 42 of the dashboard.
    pub fn on_dashboard(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.indicator.on_dashboard)
    }
}

type Touched = (
    reading::Entity,
    indicator::Entity,
    target::Entity,
    comparator::Entity,
    series_break::Entity,
    rebase::Entity,
    population::Entity,
    report_point::Entity,
);

/// The board as judged, for what is asked: the id of a report point, `today`, or nothing for the latest point.
///
/// # Errors
/// [`Error::NotFound`] when there is no such point.
pub async fn board<P: Permission>(desk: &Desk<P>, as_at: &str) -> Result<Arc<Board>> {
    let asked = AsAt::of(as_at).ok_or(Error::NotFound)?;
    // Today is part of the question: it says which meeting was the latest, and which targets end soon.
    let question = format!("{asked:?} {}", desk.today());
    desk.kept::<Touched, Board, _>("board as judged", &question, async |desk| work_out(desk, &asked).await).await
}

async fn work_out<P: Permission>(desk: &Desk<P>, asked: &AsAt) -> Result<Board> {
    let points = desk.all(queries::points_by(desk.today())).await?;
    let point = match asked {
        AsAt::Latest => points.first().cloned(),
        AsAt::Today => None,
        AsAt::Point(id) => Some(points.iter().find(|p| p.id == *id).cloned().ok_or(Error::NotFound)?),
    };
    let day = point.as_ref().map_or(desk.today(), |p| p.held_on);
    let before = rules::point_before(&points, point.as_ref(), day).cloned();
    let readings = desk.all(readings::queries::released_by(day)).await?;
    let earlier = before.as_ref().map(|point| point.held_on);
    let shelf = Shelf {
        earlier: earlier.map(|day| (day, grouped(rules::released_by(&readings, day), |r| r.indicator_id))),
        readings: grouped(one_each(readings), |r| r.indicator_id),
        targets: grouped(desk.all(indicators::queries::targets()).await?, |t| t.indicator_id),
        comparators: grouped(desk.all(indicators::queries::comparators()).await?, |c| c.indicator_id),
        breaks: grouped(desk.all(indicators::queries::series_breaks()).await?, |b| b.indicator_id),
        rebases: grouped(desk.all(indicators::queries::rebases()).await?, |r| r.indicator_id),
        populations: desk.all(indicators::queries::populations()).await?,
    };
    let indicators = desk.all(indicators::queries::in_order()).await?;
    let path = |indicator: &Indicator| super::path(&indicator.code, point.as_ref());
    let rows = indicators
        .into_iter()
        .map(|indicator| Row { path: path(&indicator), ..shelf.row(indicator, day, desk.today()) })
        .collect();
    Ok(Board { day, point, points, before, rows, drawn: Default::default() })
}

/// Everything that is known, by indicator, in the order in which it was read.
struct Shelf {
    readings: HashMap<IndicatorId, Vec<Reading>>,
    /// What had been released by the meeting before.
    earlier: Option<(NaiveDate, HashMap<IndicatorId, Vec<Reading>>)>,
    targets: HashMap<IndicatorId, Vec<Target>>,
    comparators: HashMap<IndicatorId, Vec<Comparator>>,
    breaks: HashMap<IndicatorId, Vec<SeriesBreak>>,
    rebases: HashMap<IndicatorId, Vec<Rebase>>,
    populations: Vec<Population>,
}

fn grouped<T>(all: Vec<T>, of: impl Fn(&T) -> IndicatorId) -> HashMap<IndicatorId, Vec<T>> {
    let mut groups: HashMap<IndicatorId, Vec<T>> = HashMap::new();
    for one in all {
        groups.entry(of(&one)).or_default().push(one);
    }
    groups
}

fn of<T>(groups: &HashMap<IndicatorId, Vec<T>>, id: IndicatorId) -> &[T] {
    groups.get(&id).map_or(&[], Vec::as_slice)
}

impl Shelf {
    fn row(&self, indicator: Indicator, day: NaiveDate, today: NaiveDate) -> Row {
        let id = indicator.id;
        // What stands for a later day was not there to be seen.
        let comparators: Vec<Comparator> =
            of(&self.comparators, id).iter().filter(|c| c.at_on <= day).cloned().collect();
        let breaks: Vec<SeriesBreak> = of(&self.breaks, id).iter().filter(|b| b.on_date <= day).cloned().collect();
        let targets = targets_known(of(&self.targets, id), day);
        let rebases = rebases_known(of(&self.rebases, id), day);
        let known = Known {
            indicator: &indicator,
            readings: of(&self.readings, id),
            targets: &targets,
            comparators: &comparators,
            breaks: &breaks,
            rebases: &rebases,
            populations: &self.populations,
        };
        let mut now = judged(&known);
        let before = self.earlier.as_ref().map(|(day, earlier)| {
            let targets = targets_known(&targets, *day);
            judged(&Known { readings: of(earlier, id), targets: &targets, ..known }).judgement.rag
        });
        let spark = trend(&now, line(&known, &now));
        now.series = Series::default();
        Row {
            target_need: rules::target_need(of(&self.targets, id), today),
            judged: now,
            before,
            spark,
            path: String::new(),
            indicator,
        }
    }
}

/// The target for the last point of the series: one for another length of time would stand at a wrong height.
fn line(known: &Known<'_>, now: &Judged) -> Option<TargetLine> {
    let period = now.series.points.last()?.period;
    let stored = target_at(known.targets, &period)?;
    rules::target_line(&target_for(stored, known.indicator, &period)?)
}
