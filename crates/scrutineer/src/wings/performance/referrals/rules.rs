//! How two tables of referrals are merged and compared. Pure: no clock, no database.

use super::{ReferralCategory, ReferralMapping, ReferralRow, ReferralTable};
use measure::comparison::{self, Comparison, Line, Row};
use measure::part_year::{Factor, Method, PartYear};
use measure::period::financial_year_of;
use measure::unit::signed;
use measure::{Decimal, Figure, Kind, Period, Unit, rates, show};

/// All that is known of referrals by source.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub tables: Vec<ReferralTable>,
    pub rows: Vec<ReferralRow>,
    pub categories: Vec<ReferralCategory>,
    pub mappings: Vec<ReferralMapping>,
}

/// A table with its rows, and whether they add up.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub table: ReferralTable,
    pub rows: Vec<ReferralRow>,
}

impl Sheet {
    /// What the rows come to.
    #[must_use]
    pub fn sum(&self) -> i64 {
        self.rows.iter().map(|row| row.referrals).sum()
    }
    /// Whether that is the total that is printed.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.sum() == self.table.printed_total
    }
    /// The months that it covers; none when they are neither a financial year nor the first months of one.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        [Kind::Year, Kind::YearToDate]
            .into_iter()
            .find_map(|kind| Period::new(kind, self.table.starts_on, self.table.ends_on).ok())
    }
    /// "2013/14", or "Apr 14–Feb 15" for part of a year.
    #[must_use]
    pub fn short(&self) -> String {
        self.period().map_or_else(|| self.table.column_title.clone(), |period| period.short())
    }
    /// The financial year that it lies in: "2014/15".
    #[must_use]
    pub fn year(&self) -> String {
        financial_year_of(self.table.ends_on).short()
    }
    /// "11 months".
    #[must_use]
    pub fn months(&self) -> String {
        format!("{} months", self.table.months)
    }
}

/// One category in both years.
#[derive(Clone, Debug)]
pub struct Merged {
    pub line: Line,
    /// The letter of its note, where its series breaks.
    pub letter: Option<String>,
    /// Why it can be compared, or not.
    pub reason: String,
}

impl Merged {
    /// Whether what is counted is the same in both years.
    #[must_use]
    pub fn comparable(&self) -> bool {
        self.line.row.series_break.is_none()
    }
}

/// One way to estimate the whole year, and the growth that it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub method: Method,
    pub whole_year: Decimal,
    pub growth: Decimal,
}

/// Two tables compared.
#[derive(Clone, Debug)]
pub struct Compared {
    pub before: Sheet,
    pub now: Sheet,
    pub mapping_no: i32,
    pub categories: Vec<Merged>,
    pub total: Line,
    /// "× 12/11", when the later table is scaled up; none when both cover as much.
    pub scaled: Option<String>,
    /// Every way to estimate the year that these figures allow, by months first; empty for a whole year.
    pub ways: Vec<Way>,
}

impl Known {
    /// Each table with its rows, the earliest first.
    #[must_use]
    pub fn sheets(&self) -> Vec<Sheet> {
        let rows = |table: &ReferralTable| self.rows.iter().filter(|row| row.table_id == table.id).cloned().collect();
        let sheet = |table: &ReferralTable| Sheet { rows: rows(table), table: table.clone() };
        self.tables.iter().map(sheet).collect()
    }

    /// The version of the mapping that is used: the latest.
    #[must_use]
    pub fn mapping_no(&self) -> Option<i32> {
        self.categories.iter().map(|category| category.mapping_no).max()
    }

    /// Where a row goes in a version of the mapping, if it has a place for the whole time that its table covers.
    #[must_use]
    pub fn place(&self, number: i32, sheet: &Sheet, row: &ReferralRow) -> Option<&ReferralMapping> {
        self.mappings.iter().find(|m| {
            m.mapping_no == number
                && m.row_id == row.id
                && m.valid_from <= sheet.table.starts_on
                && m.valid_until.is_none_or(|until| sheet.table.ends_on <= until)
        })
    }

    /// The last two tables compared; none where there are not two, or where their lengths cannot be made alike.
    #[must_use]
    pub fn compared(&self) -> Option<Compared> {
        let mut sheets = self.sheets();
        let (now, before) = (sheets.pop()?, sheets.pop()?);
        let number = self.mapping_no()?;
        let (factor, scaled, ways) = scale(&before, &now)?;
        let mut merged = self.merged(number, &before, &now);
        let rows: Vec<Row> = merged.iter().map(|(row, ..)| row.clone()).collect();
        let Comparison { lines, total } = comparison::compare(&rows, factor);
        let categories = lines
            .into_iter()
            .zip(merged.drain(..))
            .map(|(line, (_, letter, reason))| Merged { line, letter, reason })
            .collect();
        Some(Compared { before, now, mapping_no: number, categories, total, scaled, ways })
    }

    /// Each category with its sums, its letter and its reason; what has no place comes last, so that no row is lost.
    fn merged(&self, number: i32, before: &Sheet, now: &Sheet) -> Vec<(Row, Option<String>, String)> {
        let places = |sheet: &Sheet| -> Vec<(Option<ReferralMapping>, i64)> {
            let place = |row: &ReferralRow| (self.place(number, sheet, row).cloned(), row.referrals);
            sheet.rows.iter().map(place).collect()
        };
        let (before, now) = (places(before), places(now));
        let sum = |all: &[(Option<ReferralMapping>, i64)], category: &ReferralCategory| -> i64 {
            let here = all.iter().filter(|(place, _)| place.as_ref().is_some_and(|p| p.category_id == category.id));
            here.map(|(_, referrals)| referrals).sum()
        };
        let of_version = self.categories.iter().filter(|category| category.mapping_no == number);
        let mut rows: Vec<(Row, Option<String>, String)> = of_version
            .map(|category| {
                let row = Row::new(&category.name, sum(&before, category), sum(&now, category));
                let same = before
                    .iter()
                    .chain(&now)
                    .filter_map(|(place, _)| place.as_ref())
                    .filter(|place| place.category_id == category.id)
                    .all(|place| place.comparable);
                let row = if category.comparable && same { row } else { row.broken(&category.reason) };
                (row, category.break_letter.clone(), category.reason.clone())
            })
            .collect();
        let unplaced = |all: &[(Option<ReferralMapping>, i64)]| -> i64 {
            all.iter().filter(|(place, _)| place.is_none()).map(|(_, n)| n).sum()
        };
        let (left_before, left_now) = (unplaced(&before), unplaced(&now));
        if left_before + left_now > 0 {
            let why = "These rows have no place in the mapping yet";
            rows.push((Row::new("Not placed", left_before, left_now).broken(why), None, why.to_owned()));
        }
        rows
    }
}

/// The factor that makes two tables of one length, its label, and every way to estimate the year.
fn scale(before: &Sheet, now: &Sheet) -> Option<(Factor, Option<String>, Vec<Way>)> {
    if before.table.months == now.table.months {
        return Some((Factor::NONE, None, Vec::new()));
    }
    if before.table.months != 12 {
        return None;
    }
    let part = PartYear::new(now.period()?, now.sum()).ok()?;
    let factor = part.factor(Method::Months)?;
    let way = |method: Method| {
        let whole_year = part.estimate(method)?.whole_year;
        Some(Way {
            method,
            growth: rates::growth(&whole_year, before.sum()).number()?,
            whole_year: whole_year.number()?,
        })
    };
    let ways = [Method::Months, Method::Days, Method::WorkingDays, Method::Season];
    let label = format!("× 12/{}", now.table.months);
    Some((factor, Some(label), ways.into_iter().filter_map(way).collect()))
}

impl Compared {
    /// The growth of what was counted, months or no months.
    #[must_use]
    pub fn as_counted(&self) -> Option<Decimal> {
        self.total.raw_change.number()
    }
    /// The growth once the later table is as long as the earlier.
    #[must_use]
    pub fn annualised(&self) -> Option<Decimal> {
        self.total.annualised_change.number()
    }
    /// The lowest and the highest growth by the ways other than months.
    #[must_use]
    pub fn other_ways(&self) -> Option<(Decimal, Decimal)> {
        let others = || {
            let ways = self.ways.iter().filter(|way| way.method != Method::Months);
            ways.map(|way| way.growth)
        };
        Some((others().min()?, others().max()?))
    }
    /// The other ways in words: "days and working days".
    #[must_use]
    pub fn other_words(&self) -> String {
        let word = |way: &Way| way.method.label().trim_start_matches("annualised by ");
        let words: Vec<&str> = self.ways.iter().filter(|way| way.method != Method::Months).map(word).collect();
        words.join(" and ")
    }
    /// "rose", "fell" or "stayed level" (within one per cent), once both years are as long.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        match self.annualised() {
            Some(growth) if growth >= Decimal::ONE => "rose",
            Some(growth) if growth <= -Decimal::ONE => "fell",
            _ => "stayed level",
        }
    }
    /// The answer after the bold words, in sentences.
    #[must_use]
    pub fn answer(&self) -> String {
        let (before, now) = (show(&self.total.row.before, Unit::Count), show(&self.total.row.now, Unit::Count));
        let (year, months) = (self.before.year(), self.now.months());
        let (Some(counted), Some(annualised)) = (self.as_counted(), self.annualised()) else {
            return format!("{before} in {year}, {now} in {}.", self.now.short());
        };
        let percent = |value: Decimal, places: u32| measure::unit::show_places(value.abs(), Unit::Percentage, places);
        if self.scaled.is_none() {
            return format!("{now} in {}, {} on {before} in {year}.", self.now.short(), change(counted));
        }
        let already = if counted.is_sign_negative() {
            format!("{} fewer than", percent(counted, 1))
        } else {
            format!("already {} more than", percent(counted, 1))
        };
        let pace = match percent(annualised, 0) {
            none if none == "0%" => "about the same".to_owned(),
            much if annualised.is_sign_negative() => format!("about {much} down"),
            much => format!("about {much} up"),
        };
        format!("{now} in {months} is {already} the whole of {year}. At the same pace the full year would be {pace}.")
    }
    /// The months that are still to come, for the words beside an estimate: "March".
    #[must_use]
    pub fn still_to_come(&self) -> String {
        let end = self.now.table.ends_on;
        let (next, last) = (measure::dates::add_months(end, 1), financial_year_of(end).end());
        let (next, last) = (next.format("%B").to_string(), last.format("%B").to_string());
        if next == last { next } else { format!("{next} to {last}") }
    }
    /// The financial year before the earlier table: "2012/13".
    #[must_use]
    pub fn year_before(&self) -> String {
        financial_year_of(self.before.table.starts_on).previous().short()
    }
    /// How many categories may be compared.
    #[must_use]
    pub fn comparable(&self) -> usize {
        self.categories.iter().filter(|one| one.comparable()).count()
    }
}

/// A change as a column shows it: "+13.3%", "−17.8%".
#[must_use]
pub fn change(growth: Decimal) -> String {
    format!("{}%", signed(growth, 1))
}

/// A figure that is a change, shown; a mark as its word.
#[must_use]
pub fn change_of(figure: &Figure) -> String {
    figure.number().map_or_else(|| show(figure, Unit::Percentage), change)
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
