//! Takes a row out of its cells, whichever file they came from: what can be read is kept, what cannot is told.

use super::codes::{self, Code, List};
use super::columns::{Col, MANY, Table};
use super::rows::{At, Episode, Health, Leaver, Person, Review, Rows, Spell};
use super::rules;
use crate::cases::{Child, Children};
use crate::day;
use crate::finding::{Column, Findings, Rule};
use chrono::NaiveDate;
use std::sync::Arc;

/// The mark of a text that cannot be read.
const BROKEN: char = '\u{fffd}';

/// The cells of a row by their columns, blanks taken off.
pub(super) type Cells<'c> = [&'c str; MANY];

/// Everything that is being read.
pub(super) struct Reading<'r> {
    pub children: &'r Children,
    pub rows: Rows,
    pub findings: Findings,
    /// The names of the files and their sheets.
    pub files: Vec<Arc<str>>,
}

impl Reading<'_> {
    /// What takes the rows of a file or sheet.
    pub(super) fn taker(&mut self, file: &Arc<str>) -> Taker<'_> {
        let number = u16::try_from(self.files.len()).unwrap_or(u16::MAX);
        self.files.push(Arc::clone(file));
        let (rows, found, file) = (&mut self.rows, &mut self.findings, Arc::clone(file));
        Taker { children: self.children, rows, found, file, number, site: String::new() }
    }
}

/// What is being filled.
pub(super) struct Taker<'t> {
    children: &'t Children,
    pub rows: &'t mut Rows,
    found: &'t mut Findings,
    /// Its name, and its place among the files.
    file: Arc<str>,
    number: u16,
    /// Memory for the description of a place.
    site: String,
}

/// A row that is left out, and why.
type Refused = (Col, &'static Rule);

impl Taker<'_> {
    /// Takes one row.
    pub(super) fn take(&mut self, table: Table, row: u32, cells: &Cells<'_>) {
        self.rows.hold(table);
        let mut one = One { taker: self, row, cells };
        match one.whole(table) {
            Ok(()) => self.found.rows_used += 1,
            Err((col, rule)) => {
                self.found.rows_refused += 1;
                self.add(row, col, rule);
            }
        }
    }

    fn add(&mut self, row: u32, col: Col, rule: &'static Rule) {
        self.found.add(&self.file, row, Column::Named(col.name()), rule);
    }
}

/// One row while it is taken.
struct One<'o, 't, 'c> {
    taker: &'o mut Taker<'t>,
    row: u32,
    cells: &'o Cells<'c>,
}

impl One<'_, '_, '_> {
    fn cell(&self, col: Col) -> &str {
        self.cells[col.at()].trim()
    }
    fn tell(&mut self, col: Col, rule: &'static Rule) {
        self.taker.add(self.row, col, rule);
    }
    fn at(&self) -> At {
        At { file: self.taker.number, row: self.row }
    }

    fn child(&self) -> Result<Child, Refused> {
        let text = self.cell(Col::Child);
        if text.is_empty() || text.contains(BROKEN) {
            return Err((Col::Child, &rules::NO_CHILD));
        }
        Ok(self.taker.children.child(text))
    }
    /// A day that may be missing.
    fn day(&mut self, col: Col) -> Option<NaiveDate> {
        let text = self.cell(col);
        let (read, empty) = (day::read(text), text.is_empty());
        if read.is_none() && !empty {
            self.tell(col, &rules::BAD_DAY);
        }
        read
    }
    /// A day without which the row says nothing.
    fn start(&self, col: Col) -> Result<NaiveDate, Refused> {
        let text = self.cell(col);
        if text.is_empty() {
            return Err((col, &rules::NO_START));
        }
        day::read(text).ok_or((col, &rules::BAD_START))
    }
    fn code(&mut self, col: Col, list: &List) -> Code {
        let code = list.read(self.cell(col));
        if code == Code::UNKNOWN {
            self.tell(col, &rules::UNKNOWN_CODE);
        }
        code
    }
    fn needed(&mut self, col: Col, list: &List) -> Code {
        let code = self.code(col, list);
        if code.is_none() {
            self.tell(col, &rules::NO_CODE);
        }
        code
    }
    fn flag(&mut self, col: Col) -> Option<bool> {
        let text = self.cell(col);
        let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        let read = match () {
            () if text.is_empty() => return None,
            () if is(&["1", "true", "yes", "y"]) => Some(true),
            () if is(&["0", "false", "no", "n"]) => Some(false),
            () => None,
        };
        if read.is_none() {
            self.tell(col, &rules::BAD_FLAG);
        }
        read
    }

    fn whole(&mut self, table: Table) -> Result<(), Refused> {
        let child = self.child()?;
        match table {
            Table::Header => self.person(child),
            Table::Episodes => self.episode(child)?,
            Table::Reviews => self.review(child)?,
            Table::Oc2 => self.health(child),
            Table::Oc3 => self.leaver(child),
            _ => self.spell(table, child)?,
        }
        Ok(())
    }

    fn person(&mut self, child: Child) {
        let (at, born, sex) = (self.at(), self.day(Col::Born), self.code(Col::Sex, &codes::SEX));
        if self.cell(Col::Born).is_empty() {
            self.tell(Col::Born, &rules::NO_BIRTH);
        }
        if sex.is_none() {
            self.tell(Col::Sex, &rules::NO_SEX);
        }
        self.taker.rows.people.push(Person { child, at, born, sex });
    }

    fn episode(&mut self, child: Child) -> Result<(), Refused> {
        let start = self.start(Col::Start)?;
        let episode = Episode {
            child,
            at: self.at(),
            site: self.site(),
            start,
            rne: self.needed(Col::Rne, &codes::RNE),
            ls: self.needed(Col::Ls, &codes::LS),
            cin: self.needed(Col::Cin, &codes::CIN),
            place: self.needed(Col::Place, &codes::PLACE),
            provider: self.code(Col::Provider, &codes::PROVIDER),
            end: self.day(Col::End),
            rec: self.code(Col::Rec, &codes::REC),
        };
        if episode.end.is_some_and(|end| end < start) {
            self.tell(Col::End, &rules::ENDED_BEFORE);
        }
        // An end that cannot be read is told once.
        match (self.cell(Col::End).is_empty(), episode.rec.is_none()) {
            (false, true) => self.tell(Col::Rec, &rules::END_NO_REASON),
            (true, false) => self.tell(Col::End, &rules::REASON_NO_END),
            _ => {}
        }
        self.taker.rows.episodes.push(episode);
        Ok(())
    }

    /// The place itself. The same code, provider, number and postcode are the same place.
    fn site(&mut self) -> Child {
        self.taker.site.clear();
        for col in [Col::Place, Col::Provider, Col::Urn, Col::PlacePost] {
            let text = self.cells[col.at()].trim();
            self.taker.site.extend(text.chars().filter(|letter| !letter.is_whitespace()));
            self.taker.site.push('|');
        }
        self.taker.children.child(&self.taker.site)
    }

    fn review(&mut self, child: Child) -> Result<(), Refused> {
        let on = self.start(Col::Review)?;
        let (at, born) = (self.at(), self.day(Col::Born));
        let code = self.needed(Col::ReviewCode, &codes::REVIEW);
        self.taker.rows.reviews.push(Review { child, at, born, on, code });
        Ok(())
    }

    fn health(&mut self, child: Child) {
        let text = self.cell(Col::Score);
        let (scored, score) = (!text.is_empty(), text.parse::<u8>().ok().filter(|score| *score <= 40));
        if scored && score.is_none() {
            self.tell(Col::Score, &rules::SCORE);
        }
        let reason = self.code(Col::ScoreReason, &codes::SCORE_REASON);
        if scored && !reason.is_none() {
            self.tell(Col::ScoreReason, &rules::SCORE_AND_REASON);
        }
        let health = Health {
            child,
            at: self.at(),
            born: self.day(Col::Born),
            score,
            scored,
            reason,
            convicted: self.flag(Col::Convicted),
            immunised: self.flag(Col::Immunised),
            teeth: self.flag(Col::Teeth),
            assessed: self.flag(Col::Assessed),
        };
        self.taker.rows.health.push(health);
    }

    fn leaver(&mut self, child: Child) {
        let leaver = Leaver {
            child,
            at: self.at(),
            born: self.day(Col::Born),
            touch: self.needed(Col::Touch, &codes::TOUCH),
            activity: self.code(Col::Activity, &codes::ACTIVITY),
            accommodation: self.code(Col::Accommodation, &codes::ACCOMMODATION),
        };
        self.taker.rows.leavers.push(leaver);
    }

    fn spell(&mut self, table: Table, child: Child) -> Result<(), Refused> {
        let (at, born) = (self.at(), self.day(Col::Born));
        let none = Code::NONE;
        let (start, end, code) = match table {
            Table::Uasc => (None, self.day(Col::AsylumEnd), none),
            Table::Ad1 => (self.day(Col::Decided), self.day(Col::Matched), none),
            Table::PrevPerm => (self.day(Col::PermanenceDay), None, self.code(Col::Permanence, &codes::PERMANENCE)),
            Table::PlacedAdoption => {
                let code = self.code(Col::PlacedReason, &codes::PLACED_REASON);
                (Some(self.start(Col::Placed)?), self.day(Col::PlacedEnd), code)
            }
            Table::Missing => {
                let code = self.needed(Col::Away, &codes::AWAY);
                (Some(self.start(Col::AwayStart)?), self.day(Col::AwayEnd), code)
            }
            Table::SwEpisodes => {
                let code = self.code(Col::WorkerReason, &codes::WORKER_REASON);
                (Some(self.start(Col::WorkerStart)?), self.day(Col::WorkerEnd), code)
            }
            _ => (Some(self.start(Col::HeldStart)?), self.day(Col::HeldEnd), none),
        };
        let wrong = start.is_some_and(|start| end.is_some_and(|end| end < start));
        match table {
            Table::Ad1 if wrong => self.tell(Col::Matched, &rules::MATCH_BEFORE),
            Table::PlacedAdoption if wrong => self.tell(Col::PlacedEnd, &rules::ENDED_BEFORE),
            Table::Missing if wrong => self.tell(Col::AwayEnd, &rules::ENDED_BEFORE),
            Table::SwEpisodes if wrong => self.tell(Col::WorkerEnd, &rules::ENDED_BEFORE),
            Table::DoLo if wrong => self.tell(Col::HeldEnd, &rules::ENDED_BEFORE),
            _ => {}
        }
        if table == Table::PlacedAdoption && self.cell(Col::PlacedEnd).is_empty() != code.is_none() {
            self.tell(Col::PlacedReason, &rules::PLACED_NO_REASON);
        }
        self.taker.rows.spells_mut(table).push(Spell { child, at, born, start, end, code });
        Ok(())
    }
}
