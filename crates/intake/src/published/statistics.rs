//! A release as it is kept: its areas, its measures, each with its figures by area and year.

use super::columns::plain;
use super::pack::Grid;
use super::place::Area;

/// What a release holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Figures for years that end in March, or as the release says.
    Statistics,
    /// Mid-year estimates of people: the year is that of the estimate.
    Populations,
}

/// One measure of a release: a column, under filters where there are several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The column's heading.
    pub column: String,
    /// Filters with their values; those that are the same in the whole file are left out.
    pub filters: Vec<(String, String)>,
    /// The figures, [packed](Grid::pack).
    pub packed: String,
}

impl Series {
    /// The column, and what it is filtered by: "number, Children looked after at 31 March each year".
    #[must_use]
    pub fn name(&self) -> String {
        let mut name = self.column.clone();
        for (_, value) in &self.filters {
            name.push_str(", ");
            name.push_str(value);
        }
        name
    }
    /// The figures.
    #[must_use]
    pub fn grid(&self) -> Grid {
        Grid::unpack(&self.packed).unwrap_or_default()
    }
    /// Whether every filter says Total, or there is none.
    #[must_use]
    pub fn is_total(&self) -> bool {
        self.filters.iter().all(|(_, value)| value.eq_ignore_ascii_case("total"))
    }
    /// Whether the same rows are under both.
    #[must_use]
    pub fn beside(&self, other: &Series) -> bool {
        self.filters == other.filters
    }
}

/// A file of published statistics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    /// What it holds.
    pub kind: Kind,
    /// What it is about, told by its columns.
    pub title: String,
    /// The release: a year, or what was said to be it.
    pub release: String,
    /// The years that it has, in order.
    pub years: Vec<i32>,
    /// Its areas.
    pub areas: Vec<Area>,
    /// Its measures, in the order of the columns.
    pub series: Vec<Series>,
    /// How many rows were used.
    pub rows: u64,
}

impl Statistics {
    /// The series of a column under the same filters as another, by the plain form of its heading.
    #[must_use]
    pub fn sibling(&self, of: &Series, column: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.beside(of) && plain(&series.column) == column)
    }
}

/// The plain heading of the count behind a rate or a share; nothing for what is neither.
#[must_use]
pub fn count_of(column: &str) -> Option<String> {
    let plain = plain(column);
    if matches!(
        plain.as_str(),
        "rate_per_10000" | "rate_per_10_000" | "rate_per_10000_children" | "rate" | "percentage"
    ) {
        return Some("number".to_owned());
    }
    const ENDS: [&str; 8] =
        ["_per_10000_children", "_rate_per_10000", "_per_10000", "_rate", "_percentage", "_percent", "_pc", "_pct"];
    ENDS.iter().find_map(|end| plain.strip_suffix(end)).map(str::to_owned)
}

/// Whether a column is a rate per 10,000 children.
#[must_use]
pub fn is_rate(column: &str) -> bool {
    let plain = plain(column);
    plain == "rate" || plain.ends_with("_rate") || plain.contains("per_10000")
}

/// Whether a column is a share in per cent.
#[must_use]
pub fn is_share(column: &str) -> bool {
    let plain = plain(column);
    ["percent", "percentage", "_pc", "_pct"].iter().any(|end| plain.ends_with(end))
}
