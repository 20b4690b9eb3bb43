//! A return, whichever it is: told by its content, read, counted.

use crate::annex_a::{self, AnnexA};
use crate::cases::{Cases, Children};
use crate::cin;
use crate::figure::Figure;
use crate::figures::{Month, months};
use crate::finding::{Findings, Rule};
use crate::input::{Form, Input};
use crate::journey::{Journey, journey};
use crate::span::Span;
use crate::ssda903::{self, Return903};
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
    Census(Box<Cases>),
    AnnexA(Box<AnnexA>),
    LookedAfter(Box<Return903>),
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
        Form::Xml if ssda903::fits_xml(input) => Ok(Kind::LookedAfter),
        Form::Xml => Err(&UNKNOWN),
        // The columns of SSDA903 are codes that nobody else writes; those of Annex A are words that can be near to them.
        Form::Workbook | Form::OldWorkbook | Form::Text if ssda903::fits_file(input) => Ok(Kind::LookedAfter),
        Form::Workbook | Form::OldWorkbook | Form::Text if annex_a::fits(input)? => Ok(Kind::AnnexA),
        Form::Workbook | Form::OldWorkbook | Form::Text => Err(&UNKNOWN),
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
            Ok(Extract { kind, findings, last_day, told: Told::Census(Box::new(census.cases)) })
        }
        Kind::AnnexA => {
            let mut annex = annex_a::read(inputs, &children)?;
            annex.cases.sort();
            let (findings, last_day) = (std::mem::take(&mut annex.findings), annex.last_day);
            Ok(Extract { kind, findings, last_day, told: Told::AnnexA(Box::new(annex)) })
        }
        Kind::LookedAfter => {
            let mut told = ssda903::read(inputs, &children)?;
            let findings = std::mem::take(&mut told.findings);
            let last_day = told.year.and_then(|year| NaiveDate::from_ymd_opt(year, 3, 31));
            Ok(Extract { kind, findings, last_day, told: Told::LookedAfter(Box::new(told)) })
        }
    }
}

impl Extract {
    /// Every figure that it can tell on a day, counted over `span` of its indicator.
    #[must_use]
    pub fn figures(&self, at: NaiveDate, span: &dyn Fn(&str) -> Span) -> Vec<Figure> {
        let mut figures = match &self.told {
            Told::Census(cases) => cases.figures(at, span),
            Told::AnnexA(annex) => [annex.cases.figures(at, span), annex.figures(at)].concat(),
            Told::LookedAfter(told) => told.figures(at),
        };
        // In the order of the dashboard, then of the scorecard.
        figures.sort_by_key(|figure| (figure.indicator.starts_with('C'), figure.indicator));
        figures
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
            Told::Census(cases) => Some(cases),
            Told::AnnexA(annex) => Some(&annex.cases),
            Told::LookedAfter(_) => None,
        }
    }
    /// The day that figures are usually counted at: the end of the year for a return of a year, else of the last whole month.
    #[must_use]
    pub fn usual_day(&self) -> Option<NaiveDate> {
        let last = self.last_day?;
        if self.kind != Kind::AnnexA || last.succ_opt()?.day() == 1 {
            return Some(last);
        }
        last.with_day(1)?
            .checked_sub_months(Months::new(1))
            .and_then(|first| first.checked_add_months(Months::new(1))?.pred_opt())
    }
}
