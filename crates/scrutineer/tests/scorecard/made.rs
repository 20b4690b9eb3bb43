//! Made-up indicators, targets, readings and meetings, put in through the program's own door.

use crate::wings::performance::indicators::range::RangeBy;
use crate::wings::performance::indicators::{Area, Indicator, IndicatorId, Target, TargetKind};
use crate::wings::performance::readings::{Reading, Source, State, reading};
use crate::wings::performance::scorecard::ReportPoint;
use chrono::{Days, NaiveDate};
use kit::testing::World;
use kit::{Text, Tx};
use measure::{Figure, Kind, Period, Polarity, Unit};
use sea_orm::EntityTrait;
use uuid::Uuid;

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A month.
pub fn month(year: i32, month: u32) -> Period {
    Period::month(year, month).unwrap()
}

/// An indicator in per cent, more is better.
pub async fn indicator(tx: &mut Tx, code: &str, name: &str, on_dashboard: bool) -> IndicatorId {
    let indicator = Indicator {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        code: code.into(),
        name: name.into(),
        area: if on_dashboard { Area::EarlyHelp } else { Area::Board },
        position: code[1..].parse().unwrap(),
        on_dashboard,
        cross_cutting: false,
        unit: Unit::Percentage.into(),
        places: 1,
        frequency: Kind::Month.into(),
        rolling_months: None,
        snapshot: false,
        show_counts: false,
        polarity: Polarity::HigherBetter.into(),
        range_by: RangeBy::Moves,
        owner: if on_dashboard { "Children’s services" } else { "Board office" }.into(),
        definition: String::new(),
        numerator: String::new(),
        denominator: None,
        numerator_name: String::new(),
        denominator_name: None,
        source: String::new(),
        comparator_note: String::new(),
        disclosure: String::new(),
        note: None,
    };
    tx.create(indicator).await.unwrap().id
}

/// A level to reach.
pub async fn target(tx: &mut Tx, indicator: IndicatorId, (from, until): (&str, Option<&str>), level: i64) {
    let target = Target {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        indicator_id: indicator,
        from_on: day(from),
        until_on: until.map(day),
        kind: TargetKind::Level,
        value: Some(Text(level.into())),
        low: None,
        high: None,
        amber: None,
        per_year: false,
        reason: "For the test".into(),
        agreed_by: "Full Board".into(),
        illustrative: false,
        set_on: None,
    };
    tx.create(target).await.unwrap();
}

/// A reading of 16 days after its month, released then.
pub fn of(tx: &Tx, indicator: IndicatorId, period: Period, counts: (i64, i64)) -> Reading {
    let released = period.end() + Days::new(16);
    Reading {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        indicator_id: indicator,
        agency_id: None,
        agency_part: false,
        kind: period.kind().into(),
        starts_on: period.start(),
        ends_on: period.end(),
        revision: 1,
        current: true,
        state: State::Released,
        numerator: Some(Text(counts.0.into())),
        denominator: Some(Text(counts.1.into())),
        value: None,
        population_id: None,
        source: Source::Return,
        source_note: None,
        sent_by: "Data officer".into(),
        entered_by: Uuid::nil(),
        received_on: released,
        entered_at: tx.now(),
        released_by: Some("Data approver".into()),
        released_on: Some(released),
        reason: None,
        note: None,
    }
}

/// Adds such a reading.
pub async fn add(tx: &mut Tx, indicator: IndicatorId, period: Period, counts: (i64, i64)) {
    let reading = of(tx, indicator, period, counts);
    tx.create(reading).await.unwrap();
}

/// A meeting of the Full Board.
pub async fn meeting(tx: &mut Tx, on: &str) -> Uuid {
    let point = ReportPoint {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        body_name: "Full Board".into(),
        held_on: day(on),
        illustrative: false,
        source: None,
    };
    tx.create(point).await.unwrap().id.uuid()
}

/// One indicator for each status, as at 24 March 2015; gives back the December meeting and the first indicator.
pub async fn six(world: &World) -> (Uuid, IndicatorId) {
    world
        .app
        .act(world.board, "Test", async |tx| {
            let (december, february) = (month(2014, 12), month(2015, 2));
            let red = indicator(tx, "T1", "Visits in time", true).await;
            target(tx, red, ("2013-04-01", None), 90).await;
            add(tx, red, month(2014, 10), (95, 100)).await;
            add(tx, red, december, (70, 100)).await;
            add(tx, red, february, (60, 100)).await;
            let amber = indicator(tx, "T2", "Plans in time", true).await;
            target(tx, amber, ("2013-04-01", Some("2015-03-31")), 90).await;
            add(tx, amber, february, (86, 100)).await;
            let green = indicator(tx, "T3", "Reviews in time", true).await;
            target(tx, green, ("2013-04-01", None), 90).await;
            add(tx, green, february, (95, 100)).await;
            let watched = indicator(tx, "T4", "Children with a plan", true).await;
            add(tx, watched, february, (40, 100)).await;
            let few = indicator(tx, "T5", "Deaths reviewed", true).await;
            target(tx, few, ("2013-04-01", None), 90).await;
            add(tx, few, february, (2, 3)).await;
            let missing = indicator(tx, "T6", "Health checks", true).await;
            let mut late = of(tx, missing, february, (0, 0));
            (late.numerator, late.denominator) = (None, None);
            late.value = Some(Text(Figure::NotReported("awaiting two trusts".into())));
            tx.create(late).await.unwrap();
            indicator(tx, "C7", "Training places taken up", false).await;
            let point = meeting(tx, "2014-12-09").await;
            meeting(tx, "2015-03-24").await;
            // A meeting to come has been shown nothing yet.
            meeting(tx, "2015-06-23").await;
            Ok((point, red))
        })
        .await
        .unwrap()
}

/// A later revision of such a reading; the one before stays, no longer current.
pub async fn revise(tx: &mut Tx, indicator: IndicatorId, period: Period, counts: (i64, i64), released: &str) {
    let readings = tx.all(reading::Entity::find()).await.unwrap();
    let is = |r: &&Reading| r.indicator_id == indicator && r.period() == period && r.current;
    let first = readings.iter().find(is).unwrap();
    let old = Reading { current: false, ..first.clone() };
    tx.update(first, old).await.unwrap();
    let revised =
        Reading { revision: first.revision + 1, released_on: Some(day(released)), ..of(tx, indicator, period, counts) };
    tx.create(revised).await.unwrap();
}
