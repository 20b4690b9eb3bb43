//! What was expected of agencies and how it came: figure by figure, on time, late or never.

use super::owed::{Came, Owed, owed};
use super::{AgencyReturn, AskedFigure, Line, State, agency_return, asked_figure, queries, return_line};
use crate::wings::governance::agencies::{Agency, AgencyId, agency, queries as agencies};
use crate::wings::performance::indicators::{Indicator, indicator, queries as indicators};
use crate::wings::performance::readings::{Reading, reading};
use chrono::{Days, NaiveDate};
use kit::{Desk, Permission, Result, Right};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::sync::Arc;

/// One figure that an agency was asked for.
#[derive(Clone, Debug)]
pub struct Expected {
    pub agency: AgencyId,
    pub owed: Owed,
    /// The day on which it came, from whomever.
    pub received: Option<NaiveDate>,
    /// Whether the figure that is held is illustrative.
    pub illustrative: bool,
}

/// Everything that says what was expected and what came.
#[derive(Debug)]
pub struct Known {
    pub asked: Vec<AskedFigure>,
    pub indicators: Vec<Indicator>,
    pub agencies: Vec<Agency>,
    pub returns: Vec<AgencyReturn>,
    lines: Vec<Line>,
    readings: Vec<Reading>,
}

/// What is read to know it.
pub type Touched = (
    asked_figure::Entity,
    agency_return::Entity,
    return_line::Entity,
    reading::Entity,
    indicator::Entity,
    agency::Entity,
);

impl Known {
    /// For periods that end on or after a day, read at this desk.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn read<P: Permission>(desk: &Desk<P>, from: NaiveDate) -> Result<Known> {
        let returns = desk.all(queries::since(from)).await?;
        let readings = reading::Entity::find()
            .filter(reading::Column::EndsOn.gte(from))
            .filter(reading::Column::Revision.eq(1))
            .order_by_asc(reading::Column::EndsOn)
            .order_by_asc(reading::Column::Id);
        Ok(Known {
            asked: desk.all(queries::asked()).await?,
            indicators: desk.all(indicators::in_order()).await?,
            agencies: desk.all(agencies::by_name()).await?,
            lines: desk.all(queries::lines_of(returns.iter().map(|one| one.id).collect())).await?,
            readings: desk.all(readings).await?,
            returns,
        })
    }

    /// The same, kept until something of it changes.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn kept<P: Permission>(desk: &Desk<P>, from: NaiveDate) -> Result<Arc<Known>> {
        let drafts = desk.person().may(Right { verb: "see_drafts", register: "readings" });
        let asked = format!("{from} {drafts} {:?}", desk.person().agency());
        desk.kept::<Touched, Known, _>("expected returns", &asked, async |desk| Known::read(desk, from).await).await
    }

    /// The return of an agency for a day.
    #[must_use]
    pub fn sent(&self, agency: AgencyId, ends_on: NaiveDate) -> Option<&AgencyReturn> {
        self.returns.iter().find(|one| (one.agency_id, one.ends_on) == (agency, ends_on))
    }

    /// What was expected of one agency for the periods that end on a day.
    #[must_use]
    pub fn of(&self, agency: AgencyId, ends_on: NaiveDate) -> Vec<Expected> {
        let asked: Vec<AskedFigure> = self.asked.iter().filter(|one| one.agency_id == agency).cloned().collect();
        owed(&asked, &self.indicators, ends_on).into_iter().map(|owed| self.expected(agency, owed)).collect()
    }

    fn expected(&self, agency: AgencyId, owed: Owed) -> Expected {
        let from = self.readings.partition_point(|reading| reading.ends_on < owed.period.end());
        let same = self.readings[from..].iter().take_while(|reading| reading.ends_on == owed.period.end());
        let held: Vec<&Reading> = same.filter(|reading| owed.is(reading, agency)).collect();
        let read = held.iter().map(|reading| reading.received_on).min();
        let sent = self.sent(agency, owed.period.end()).filter(|one| self.has(one, &owed));
        let received = [read, sent.and_then(|one| one.first_sent_on)].into_iter().flatten().min();
        let illustrative = held.iter().any(|reading| reading.illustrative());
        Expected { agency, owed, received, illustrative }
    }

    /// Whether a return that was sent holds a line for what is owed.
    fn has(&self, sent: &AgencyReturn, owed: &Owed) -> bool {
        let line = |line: &&Line| {
            line.return_id == sent.id && (line.indicator_id, line.part) == (owed.indicator.id, owed.part)
        };
        sent.state != State::Draft && self.lines.iter().any(|one| line(&one))
    }

    /// The agencies that anything is asked of, by name.
    #[must_use]
    pub fn asked_of(&self) -> Vec<&Agency> {
        self.agencies.iter().filter(|agency| self.asked.iter().any(|one| one.agency_id == agency.id)).collect()
    }

    /// The days on which periods ended for which something is asked of these agencies, the earliest first.
    #[must_use]
    pub fn ends(&self, agency: Option<AgencyId>, from: NaiveDate, before: NaiveDate) -> Vec<NaiveDate> {
        let asked: Vec<AskedFigure> =
            self.asked.iter().filter(|one| agency.is_none_or(|id| one.agency_id == id)).cloned().collect();
        super::owed::ends(&asked, &self.indicators, from, before)
    }
}

/// How many figures of one agency and one day came in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub expected: usize,
    pub on_time: usize,
    pub late: usize,
    pub never: usize,
    pub not_due: usize,
}

impl Count {
    /// Of these figures.
    #[must_use]
    pub fn of(all: &[Expected], today: NaiveDate) -> Count {
        let mut count = Count { expected: all.len(), ..Count::default() };
        for one in all {
            match Came::of(one.owed.period.end(), one.received, today) {
                Came::OnTime => count.on_time += 1,
                Came::Late => count.late += 1,
                Came::Never => count.never += 1,
                Came::NotDue => count.not_due += 1,
            }
        }
        count
    }
    /// How many are in.
    #[must_use]
    pub fn received(&self) -> usize {
        self.on_time + self.late
    }
    /// The two together.
    #[must_use]
    pub fn and(self, other: Count) -> Count {
        Count {
            expected: self.expected + other.expected,
            on_time: self.on_time + other.on_time,
            late: self.late + other.late,
            never: self.never + other.never,
            not_due: self.not_due + other.not_due,
        }
    }
}

/// The last periods, up to `most`, for which a return of an agency that was due came late or not at all, one after the
/// other up to the last one that was due: what a challenge can rest on.
#[must_use]
pub fn late_in_a_row(known: &Known, agency: AgencyId, today: NaiveDate, most: usize) -> Vec<NaiveDate> {
    let ends = known.ends(Some(agency), today - Days::new(400), today);
    let due = ends.into_iter().rev().filter(|on| super::owed::due(*on) < today);
    let late = |on: &NaiveDate| {
        let count = Count::of(&known.of(agency, *on), today);
        count.late + count.never > 0
    };
    let mut days: Vec<NaiveDate> = due.take_while(late).take(most).collect();
    days.reverse();
    days
}
