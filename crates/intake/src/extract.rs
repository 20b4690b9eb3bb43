//! A return, whichever it is: told by its content, read, counted.

use crate::cases::{Cases, Children};
use crate::cin;
use crate::figure::Figure;
use crate::figures::{Month, months};
use crate::finding::{Findings, Rule};
use crate::input::{Form, Input};
use crate::journey::{Journey, journey};
use crate::span::Span;
use chrono::{Datelike, Months, NaiveDate};

/// Not a return that is known here.
pub static UNKNOWN: Rule = Rule::error(
    "kind-unknown",
    "The file is none of the returns that are read here: Annex A, the children in need census, SSDA903",
    "Check that it is the file that went to Ofsted or to the department, with its column headings",
);
/// Files of several returns at once.
pub static MIXED: Rule =
    Rule::error("kind-mixed", "The files belong to different returns", "Choose the files of one return at a time");

/// Which return it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Ofsted's Annex A: eleven lists.
    AnnexA,
    /// The children in need census.
    Census,
    /// SSDA903, on looked-after children.
    LookedAfter,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 3] = [Kind::AnnexA, Kind::Census, Kind::LookedAfter];
    /// What it is stored and answered as.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Kind::AnnexA => "annex_a",
            Kind::Census => "cin_census",
            Kind::LookedAfter => "ssda903",
        }
    }
    /// As people know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Kind::AnnexA => "Annex A",
            Kind::Census => "Children in need census",
            Kind::LookedAfter => "Looked-after children (SSDA903)",
        }
    }
    /// The kind of this key.
    #[must_use]
    pub fn of(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A return that was read.
#[derive(Debug)]
pub struct Extract {
    /// Which it is.
    pub kind: Kind,
    /// What is wrong with it, and how many rows were used.
    pub findings: Findings,
    /// The last day that it speaks of, as far as it says: the census's reference date, the last event of a list.
    pub last_day: Option<NaiveDate>,
    told: Told,
}

#[derive(Debug)]
enum Told {
    Cases(Cases),
}

/// Which return these files are, by what stands in them.
///
/// # Errors
/// The rule that says why that cannot be told.
pub fn recognise(inputs: &[Input<'_>]) -> Result<Kind, &'static Rule> {
    let mut kinds = Vec::new();
    for input in inputs {
        kinds.push(one(input)?);
    }
    match kinds.first() {
        None => Err(&UNKNOWN),
        Some(first) if kinds.iter().all(|kind| kind == first) => Ok(*first),
        Some(_) => Err(&MIXED),
    }
}

fn one(input: &Input<'_>) -> Result<Kind, &'static Rule> {
    match input.form()? {
        Form::Xml if cin::fits(input) => Ok(Kind::Census),
        Form::Xml | Form::Workbook | Form::OldWorkbook | Form::Text => Err(&UNKNOWN),
    }
}

/// Reads the files of one return.
///
/// # Errors
/// The rule that says why they cannot be read at all.
pub fn read(inputs: &[Input<'_>]) -> Result<Extract, &'static Rule> {
    let (kind, children) = (recognise(inputs)?, Children::default());
    match kind {
        Kind::Census => {
            let mut census = cin::read(inputs, &children)?;
            census.cases.sort();
            let (findings, last_day) = (census.findings, census.reference);
            Ok(Extract { kind, findings, last_day, told: Told::Cases(census.cases) })
        }
        Kind::AnnexA | Kind::LookedAfter => Err(&UNKNOWN),
    }
}

impl Extract {
    /// Every figure that it can tell on a day, counted over `span` of its indicator.
    #[must_use]
    pub fn figures(&self, at: NaiveDate, span: &dyn Fn(&str) -> Span) -> Vec<Figure> {
        match &self.told {
            Told::Cases(cases) => cases.figures(at, span),
        }
    }
    /// Referrals by month and source; none where it holds no referrals.
    #[must_use]
    pub fn months(&self) -> Vec<Month> {
        self.cases().map(months).unwrap_or_default()
    }
    /// The way of the referrals of the twelve months to a day; nothing where it holds none.
    #[must_use]
    pub fn journey(&self, at: NaiveDate) -> Option<Journey> {
        let cases = self.cases().filter(|cases| cases.holds.referrals)?;
        Some(journey(cases, Span::Months(12).from(at)?, at))
    }
    fn cases(&self) -> Option<&Cases> {
        match &self.told {
            Told::Cases(cases) => Some(cases),
        }
    }
    /// The day that figures are usually counted at: the census's own, else the end of the last whole month that it holds.
    #[must_use]
    pub fn usual_day(&self) -> Option<NaiveDate> {
        let last = self.last_day?;
        if self.kind == Kind::Census || last.succ_opt()?.day() == 1 {
            return Some(last);
        }
        last.with_day(1)?
            .checked_sub_months(Months::new(1))
            .and_then(|first| first.checked_add_months(Months::new(1))?.pred_opt())
    }
}
