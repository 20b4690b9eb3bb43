//! A return as it stands: what is owed, what was typed, what is held already, how each line is checked.

use super::check::{Before, Checked, Stands, checked};
use super::owed::{Came, Owed, due, ends_month, in_reach, named_by, owed};
use super::record::State;
use super::rules::{Typed, may_see};
use super::{AgencyReturn, Line, Remark, queries};
use crate::wings::governance::agencies::{Agency, AgencyId, queries as agencies};
use crate::wings::performance::indicators::judged::one_each;
use crate::wings::performance::indicators::{IndicatorId, Population, queries as indicators};
use crate::wings::performance::readings::rules::Facts;
use crate::wings::performance::readings::{Reading, Standing};
use chrono::NaiveDate;
use kit::{Desk, Error, Permission, Result, Right};
use measure::Period;

/// The return of one agency for the periods that end on one day.
#[derive(Debug)]
pub struct Place {
    pub agency: Agency,
    pub ends_on: NaiveDate,
    pub owed: Vec<Owed>,
    pub sent: Option<AgencyReturn>,
    pub lines: Vec<Line>,
    pub remarks: Vec<Remark>,
    pub populations: Vec<Population>,
    held: Vec<Reading>,
    history: Vec<Reading>,
    /// The figures of the area that there are, whoever may see them.
    there: Vec<Standing>,
}

/// A line with how it stands.
#[derive(Debug)]
pub struct Row<'a> {
    pub owed: &'a Owed,
    pub typed: Typed,
    /// The version of the stored line, 0 where there is none.
    pub version: i32,
    pub before: Before<'a>,
    pub checked: Checked,
    /// The figure that is held already and did not come by this return.
    pub elsewhere: Option<Elsewhere<'a>>,
}

/// A figure that did not come by this return.
#[derive(Clone, Copy, Debug)]
pub enum Elsewhere<'a> {
    /// One that this person may see.
    Seen(&'a Reading),
    /// A draft of somebody else: nothing is told of it but that it is there.
    Hidden,
}

impl<'a> Elsewhere<'a> {
    /// The figure, where this person may see it.
    #[must_use]
    pub fn seen(self) -> Option<&'a Reading> {
        match self {
            Elsewhere::Seen(reading) => Some(reading),
            Elsewhere::Hidden => None,
        }
    }
}

impl Place {
    /// The return at an address.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is nothing at it that this person may see.
    pub async fn at<P: Permission>(desk: &Desk<P>, agency: AgencyId, ends_on: NaiveDate) -> Result<Place> {
        let sees = desk.person().may(Right { verb: "see_drafts", register: "readings" });
        let day = in_reach(ends_on) && ends_month(ends_on) && ends_on < desk.today();
        if !day || !may_see(&Facts::of(desk.person()), sees, agency) {
            return Err(Error::NotFound);
        }
        let agency = desk.find(agencies::agency(agency)).await?;
        let asked = desk.all(queries::asked_of(agency.id)).await?;
        let owed = owed(&asked, &desk.all(indicators::in_order()).await?, ends_on);
        let ids: Vec<IndicatorId> = owed.iter().map(|one| one.indicator.id).collect();
        let sent = desk.all(queries::of(agency.id, ends_on)).await?.into_iter().next();
        let (lines, remarks) = match &sent {
            Some(sent) => {
                (desk.all(queries::lines_of(vec![sent.id])).await?, desk.all(queries::remarks_of(sent.id)).await?)
            }
            None => (Vec::new(), Vec::new()),
        };
        let mut history = Vec::new();
        for part in [false, true] {
            let all = desk.all(queries::before(ids.clone(), agency.id, ends_on)).await?;
            history.extend(one_each(all.into_iter().filter(|r| r.agency_part == part).collect()));
        }
        Ok(Place {
            there: desk.all(queries::standing(ids.clone(), ends_on)).await?,
            held: desk.all(queries::held(ids, agency.id, ends_on)).await?,
            populations: desk.all(indicators::populations()).await?,
            history,
            agency,
            ends_on,
            owed,
            sent,
            lines,
            remarks,
        })
    }

    /// How far it has come; nothing where nobody has begun.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        self.sent.as_ref().map(|sent| sent.state)
    }
    /// The period that gives it its name.
    #[must_use]
    pub fn period(&self) -> Period {
        named_by(&self.owed, self.ends_on)
    }
    /// "Police return, July to September 2015".
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} return, {}", self.agency.short_name, self.period().long())
    }
    /// The day on which it is due.
    #[must_use]
    pub fn due(&self) -> NaiveDate {
        due(self.ends_on)
    }
    /// How it came as a whole.
    #[must_use]
    pub fn came(&self, today: NaiveDate) -> Came {
        Came::of(self.ends_on, self.sent.as_ref().and_then(|sent| sent.first_sent_on), today)
    }
    /// The stored line of what is owed.
    #[must_use]
    pub fn line(&self, owed: &Owed) -> Option<&Line> {
        self.lines.iter().find(|line| (line.indicator_id, line.part) == (owed.indicator.id, owed.part))
    }
    /// The reading that counts for what is owed, whoever gave it.
    #[must_use]
    pub fn reading(&self, owed: &Owed) -> Option<&Reading> {
        self.held.iter().find(|reading| owed.is(reading, self.agency.id))
    }
    /// A figure that is held and did not come by this return: it is not asked for again.
    fn elsewhere(&self, owed: &Owed) -> Option<Elsewhere<'_>> {
        let Some(reading) = self.reading(owed) else {
            let hidden = |one: &Standing| (one.indicator_id, one.period()) == (owed.indicator.id, owed.period);
            return (!owed.part && self.there.iter().any(hidden)).then_some(Elsewhere::Hidden);
        };
        let signed = self.sent.as_ref().is_some_and(|sent| sent.approved_on.is_some());
        (!(signed && self.line(owed).is_some())).then_some(Elsewhere::Seen(reading))
    }
    /// What went before a line.
    #[must_use]
    pub fn before(&self, owed: &Owed) -> Before<'_> {
        let readings = self.history.iter().filter(|reading| owed.series(reading, self.agency.id)).collect();
        Before { readings, populations: &self.populations }
    }
    /// A line as it stands.
    #[must_use]
    pub fn row<'a>(&'a self, owed: &'a Owed) -> Row<'a> {
        let line = self.line(owed);
        self.row_with(owed, line.map(Typed::of).unwrap_or_default(), line.map_or(0, |line| line.version))
    }
    /// A line as it would stand with this in it.
    #[must_use]
    pub fn row_with<'a>(&'a self, owed: &'a Owed, typed: Typed, version: i32) -> Row<'a> {
        let before = self.before(owed);
        let checked = checked(owed, &typed, &before);
        Row { owed, typed, version, before, checked, elsewhere: self.elsewhere(owed) }
    }
    /// Whether every figure can be sent as these lines, read since, have it.
    #[must_use]
    pub fn all_ready(&self, lines: &[Line]) -> bool {
        self.owed.iter().all(|owed| {
            let line = lines.iter().find(|line| (line.indicator_id, line.part) == (owed.indicator.id, owed.part));
            self.row_with(owed, line.map(Typed::of).unwrap_or_default(), 0).ready()
        })
    }
    /// Every line as it stands.
    #[must_use]
    pub fn rows(&self) -> Vec<Row<'_>> {
        self.owed.iter().map(|owed| self.row(owed)).collect()
    }
}

impl Row<'_> {
    /// Whether nothing more is needed for it.
    #[must_use]
    pub fn ready(&self) -> bool {
        self.elsewhere.is_some() || self.checked.stands.ready()
    }
    /// Whether something was typed that waits for a sentence, a confirmation or a mended number.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.elsewhere.is_none() && !matches!(self.checked.stands, Stands::Todo | Stands::Done | Stands::NotAvailable)
    }
}

/// How far the lines of a return are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub all: usize,
    pub ready: usize,
    /// Typed, and waiting for a sentence, a confirmation or a mended number.
    pub waits: usize,
}

impl Tally {
    /// Of these lines.
    #[must_use]
    pub fn of(rows: &[Row<'_>]) -> Tally {
        Tally {
            all: rows.len(),
            ready: rows.iter().filter(|row| row.ready()).count(),
            waits: rows.iter().filter(|row| row.waits()).count(),
        }
    }
    /// Lines in which nothing stands yet.
    #[must_use]
    pub fn to_go(&self) -> usize {
        self.all - self.ready - self.waits
    }
}
