//! What is sent and received, in JSON.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An indicator of the board.
#[derive(Debug, Serialize, ToSchema)]
pub struct Indicator {
    /// Its code, such as D23: what names it everywhere here.
    pub code: String,
    pub name: String,
    /// count, percentage, per 10,000, days or pounds.
    pub unit: String,
    /// How often a figure is asked for: month, quarter or year.
    pub frequency: String,
    pub definition: String,
    pub numerator: String,
    pub denominator: Option<String>,
}

/// A page of indicators.
#[derive(Debug, Serialize, ToSchema)]
pub struct Indicators {
    pub items: Vec<Indicator>,
    /// What to send as `after` for the next page; nothing on the last.
    pub next: Option<String>,
}

/// One figure that is signed off, in one revision. The highest revision of a period counts.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reading {
    pub id: Uuid,
    pub indicator: String,
    /// The agency that sent it; nothing for the board's own.
    pub agency: Option<String>,
    /// Whether it is that agency's part only, not the figure for the area.
    pub part: bool,
    pub kind: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub revision: i32,
    /// The counts, as text so that nothing is rounded; or a mark that says why there is none: c suppressed, z not
    /// applicable, x not available, k low, u unreliable, or ! and the reason.
    pub numerator: Option<String>,
    pub denominator: Option<String>,
    pub value: Option<String>,
    pub source: String,
    pub received_on: NaiveDate,
    pub released_on: Option<NaiveDate>,
    pub illustrative: bool,
}

/// A page of readings.
#[derive(Debug, Serialize, ToSchema)]
pub struct Readings {
    pub items: Vec<Reading>,
    /// What to send as `after` for the next page; nothing on the last.
    pub next: Option<String>,
}

/// A return of the agency for which the key acts.
#[derive(Debug, Serialize, ToSchema)]
pub struct Summary {
    pub ends_on: NaiveDate,
    pub due_on: NaiveDate,
    /// not_begun, draft, submitted, queried, approved or locked.
    pub state: String,
    /// How many figures are asked for, and how many are in.
    pub expected: usize,
    pub received: usize,
}

/// A page of returns.
#[derive(Debug, Serialize, ToSchema)]
pub struct Summaries {
    pub items: Vec<Summary>,
    /// What to send as `after` for the next page; nothing on the last.
    pub next: Option<String>,
}

/// One figure that a return asks for, as it stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct Line {
    /// What names it: the indicator's code, with `-part` for the agency's own part.
    pub key: String,
    pub name: String,
    pub period: String,
    /// one_number or two_numbers.
    pub asks: String,
    /// What the last figure was.
    pub last: Option<String>,
    pub numerator: String,
    pub denominator: String,
    pub value: String,
    pub not_available_because: String,
    /// Whether it is here already and need not be sent.
    pub here_already: bool,
    /// Whether it can be sent as it stands.
    pub ready: bool,
    /// What the check says.
    pub check: String,
}

/// A return as it stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct Return {
    pub ends_on: NaiveDate,
    pub due_on: NaiveDate,
    pub state: String,
    pub figures: Vec<Line>,
    /// Questions that sent it back, and what was said to them.
    pub remarks: Vec<String>,
}

/// A number, or a number or mark as text.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Amount {
    Number(f64),
    Text(String),
}

impl Amount {
    /// As somebody would have typed it.
    #[must_use]
    pub fn typed(&self) -> String {
        match self {
            Amount::Number(number) => number.to_string(),
            Amount::Text(text) => text.clone(),
        }
    }
}

/// One figure of a submission. What is left out stays as it is; an empty text takes it away.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// As the return names it.
    #[schema(example = "D23", min_length = 1, max_length = 40)]
    pub key: String,
    /// How many, or the value itself where the measure has no counts.
    #[schema(nullable)]
    pub number: Option<Amount>,
    /// Of how many, where the measure asks for two numbers.
    #[schema(nullable)]
    pub out_of: Option<Amount>,
    /// In place of a number.
    #[schema(max_length = 300)]
    pub not_available_because: Option<String>,
    /// What is happening; why; what you are doing about it; by which day; help wanted.
    #[schema(max_length = 1200)]
    pub words: Option<String>,
    #[schema(max_length = 600)]
    pub why: Option<String>,
    #[schema(max_length = 600)]
    pub doing: Option<String>,
    pub by: Option<NaiveDate>,
    #[schema(max_length = 500)]
    pub help_wanted: Option<String>,
    /// How sure you are of the figure.
    pub confidence: Option<Confidence>,
    /// Whether an unlikely figure is right.
    pub confirmed: Option<bool>,
}

/// How sure its sender is of a figure.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    High,
    Medium,
    Low,
}

impl Confidence {
    /// As a return keeps it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Confidence::High => "high",
            Confidence::Medium => "medium",
            Confidence::Low => "low",
        }
    }
}

/// What is sent of a return.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "send": false, "figures": [{ "key": "D02-part", "number": 340 }] }))]
pub struct Submission {
    #[schema(min_items = 1, max_items = 200)]
    pub figures: Vec<Figure>,
    /// Whether the return is sent to be signed off; else it is kept as a draft.
    pub send: bool,
}

/// What became of a submission.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Taken {
    pub ends_on: NaiveDate,
    /// draft or submitted.
    pub state: String,
    /// How many figures were written; 0 where all stood there already.
    pub written: usize,
    /// How many figures can be sent as they stand, of how many.
    pub ready: usize,
    pub expected: usize,
}

/// Something in the way of taking a figure.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Finding {
    pub key: String,
    pub field: String,
    /// What is wrong and how to mend it.
    pub says: String,
}

/// What went wrong (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename = "Problem")]
pub struct Problem {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    pub detail: String,
    /// Where figures of a submission are wrong.
    #[schema(nullable = false)]
    pub findings: Option<Vec<Finding>>,
}
