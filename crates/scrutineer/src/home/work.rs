//! What there is to do, gathered from the registers that the person may work in.

use crate::mail::rules::Waiting;
use crate::people::pages::me::Everybody;
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::{Indicator, IndicatorId, Target, indicator, queries as indicators, target};
use crate::wings::performance::readings::{Reading, State, reading};
use crate::wings::performance::returns::queries as returns;
use crate::wings::performance::scorecard::judgements::Row;
use chrono::{Days, NaiveDate};
use kit::{Desk, Result, Right};
use measure::Rag;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// How far ahead the end of a target is told.
const AHEAD: Days = Days::new(60);

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What kind of thing it is, in our own words: all that a letter says of it.
    pub what: &'static str,
    pub name: String,
    pub path: String,
    /// Why it matters, in a line.
    pub why: String,
    pub minutes: u32,
    /// When it is due, where there is a date.
    pub due: Option<NaiveDate>,
}

impl Task {
    /// As a letter may name it.
    pub(crate) fn in_a_letter(self) -> Waiting {
        Waiting { what: self.what, path: self.path, due: self.due }
    }
}

fn may(desk: &Desk<Everybody>, verb: &'static str, register: &'static str) -> bool {
    desk.person().may(Right { verb, register })
}

/// Drafts that wait for this person to sign them off.
pub(super) async fn to_sign_off(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    if !may(desk, "release", "readings") {
        return Ok(Vec::new());
    }
    let counted = desk
        .kept::<(reading::Entity,), usize, _>("drafts that wait", "", async |desk| Ok(desk.all(drafts()).await?.len()))
        .await?;
    Ok(match *counted {
        0 => Vec::new(),
        n => vec![Task {
            what: "Sign off figures",
            name: if n == 1 { "Sign off 1 figure".into() } else { format!("Sign off {n} figures") },
            path: "/readings/drafts".into(),
            why: "Entered and waiting: nobody else sees them until you have.".into(),
            minutes: u32::try_from(n).unwrap_or(u32::MAX),
            due: None,
        }],
    })
}

fn drafts() -> sea_orm::Select<reading::Entity> {
    reading::Entity::find()
        .filter(reading::Column::State.eq(State::Draft))
        .filter(reading::Column::Current.eq(true))
        .order_by_asc(reading::Column::EndsOn)
}

/// Figures that were reported as missing, for those who chase them.
pub(super) fn to_chase(desk: &Desk<Everybody>, rows: &[Row]) -> Vec<Task> {
    if !may(desk, "write_any", "readings") {
        return Vec::new();
    }
    let missing = rows.iter().filter(|row| row.judged.judgement.rag == Rag::NotReported && row.judged.latest.is_some());
    let task = |row: &Row| Task {
        what: "Chase a figure that is missing",
        name: format!("Chase {}", row.indicator.name),
        path: format!("/indicators/{}", row.indicator.code),
        why: format!("{} Owner: {}.", row.judged.judgement.reason, row.indicator.owner),
        minutes: 2,
        due: None,
    };
    missing.map(task).collect()
}

/// Targets that end soon with nothing to follow them, for those who set targets.
pub(super) async fn to_set(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    type Touched = (indicator::Entity, target::Entity);
    if !may(desk, "write", "indicators") {
        return Ok(Vec::new());
    }
    let today = desk.today();
    let tasks = desk
        .kept::<Touched, Vec<Task>, _>("targets that end", &today.to_string(), async |desk| {
            let (all, targets) = (desk.all(indicators::in_order()).await?, desk.all(indicators::targets()).await?);
            Ok(ending(&all, &targets, today))
        })
        .await?;
    Ok((*tasks).clone())
}

/// A task for each indicator whose last target ends soon.
fn ending(all: &[Indicator], targets: &[Target], today: NaiveDate) -> Vec<Task> {
    let mut ends: BTreeMap<IndicatorId, NaiveDate> = BTreeMap::new();
    for target in targets {
        // The earliest come first, so the last one decides; one without an end leaves nothing to do.
        match target.until_on {
            Some(until) => ends.insert(target.indicator_id, until),
            None => ends.remove(&target.indicator_id),
        };
    }
    let soon = |indicator: &Indicator| {
        let until = *ends.get(&indicator.id)?;
        (until >= today && until <= today + AHEAD).then(|| Task {
            what: "Set the next target of an indicator",
            name: format!("Set the next target for {}", indicator.name),
            path: format!("/indicators/{}/targets/new", indicator.code),
            why: format!("The target ends on {}. After that the figure has no colour.", measure::dates::long(until)),
            minutes: 5,
            due: Some(until),
        })
    };
    all.iter().filter_map(soon).collect()
}

/// A figure that the person's agency gives, with what it gave last.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub indicator: Indicator,
    pub last: Reading,
}

/// The figures that the person's agency gives, for those who enter them.
pub(super) async fn to_enter(desk: &Desk<Everybody>) -> Result<Vec<Given>> {
    let Some(agency) = desk.person().agency().filter(|_| may(desk, "write", "readings")) else {
        return Ok(Vec::new());
    };
    // Whoever is asked by returns finds everything there.
    if !desk.all(returns::asked_of(AgencyId::from(agency))).await?.is_empty() {
        return Ok(Vec::new());
    }
    let given = reading::Entity::find()
        .filter(reading::Column::AgencyId.eq(AgencyId::from(agency)))
        .filter(reading::Column::AgencyPart.eq(false))
        .filter(reading::Column::Current.eq(true))
        .order_by_asc(reading::Column::EndsOn)
        .order_by_desc(reading::Column::StartsOn);
    let mut last: BTreeMap<IndicatorId, Reading> = BTreeMap::new();
    for reading in desk.all(given).await? {
        last.insert(reading.indicator_id, reading);
    }
    let all = desk.all(indicators::in_order()).await?;
    Ok(all.into_iter().filter_map(|indicator| Some(Given { last: last.remove(&indicator.id)?, indicator })).collect())
}
