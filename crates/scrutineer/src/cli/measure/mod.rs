//! `measure`: the sums behind the pages, for an analyst's own figures. Needs no server and keeps nothing.

mod dates;
mod figures;
mod files;
mod spc;
mod suppress;

use super::{Outcome, Usage};
use anyhow::Result;
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use measure::Polarity;
use std::path::PathBuf;

#[derive(Subcommand)]
pub(super) enum MeasureCommand {
    /// A control chart of a series: a CSV file with the columns date and value
    Spc(SpcLine),
    /// Working days in England: the trigger day is day 0
    WorkingDays {
        #[command(subcommand)]
        command: WorkingDaysCommand,
    },
    /// What part of a financial year comes to in a whole one, by every method that the dates allow
    Annualise {
        /// The first day counted, such as 2014-04-01
        #[arg(long)]
        from: NaiveDate,
        /// The last day counted
        #[arg(long)]
        to: NaiveDate,
        /// The count
        value: String,
        #[command(flatten)]
        out: Out,
    },
    /// A rate with its 95% interval
    Rate {
        /// How many
        #[arg(long)]
        count: u64,
        /// Among how many
        #[arg(long)]
        population: u64,
        /// Per how many
        #[arg(long, default_value_t = 10_000)]
        per: u32,
        #[command(flatten)]
        out: Out,
    },
    /// Rank and quartile band of every line of a CSV file with the columns name and value
    Rank {
        file: PathBuf,
        /// Which way is better
        #[arg(long, value_enum)]
        polarity: Way,
        #[command(flatten)]
        out: Out,
    },
    /// A table that may be published, from a CSV file with its totals in
    Suppress(suppress::SuppressLine),
}

#[derive(Subcommand)]
pub(super) enum WorkingDaysCommand {
    /// The day that lies so many working days after another
    Add {
        date: NaiveDate,
        #[arg(allow_negative_numbers = true)]
        days: i32,
        #[command(flatten)]
        out: Out,
    },
    /// How many working days lie after the first date, up to and including the second
    Between {
        from: NaiveDate,
        to: NaiveDate,
        #[command(flatten)]
        out: Out,
    },
}

#[derive(Args)]
pub(super) struct SpcLine {
    /// Which way is better
    #[arg(long, value_enum, default_value_t = Improvement::Neutral)]
    improvement: Improvement,
    /// The target
    #[arg(long, allow_negative_numbers = true)]
    target: Option<f64>,
    /// Begin anew with other limits from this date; may be given more than once
    #[arg(long)]
    rebase: Vec<NaiveDate>,
    /// Work out the limits from only the first so many readings
    #[arg(long)]
    fix_after: Option<usize>,
    /// Keep outlying moving ranges, as the NHS England spreadsheet does
    #[arg(long)]
    keep_outliers: bool,
    file: PathBuf,
    #[command(flatten)]
    out: Out,
}

/// How the answer is written.
#[derive(Args, Clone, Copy)]
pub(super) struct Out {
    /// For programs
    #[arg(long)]
    json: bool,
}

impl Out {
    /// Prints one of the two.
    fn say(self, json: &serde_json::Value, words: impl FnOnce() -> String) {
        if self.json {
            println!("{json}");
        } else {
            println!("{}", words());
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Improvement {
    Increase,
    Decrease,
    Neutral,
}

impl From<Improvement> for Polarity {
    fn from(way: Improvement) -> Self {
        match way {
            Improvement::Increase => Polarity::HigherBetter,
            Improvement::Decrease => Polarity::LowerBetter,
            Improvement::Neutral => Polarity::Neutral,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Way {
    High,
    Low,
    Neutral,
}

impl From<Way> for Polarity {
    fn from(way: Way) -> Self {
        match way {
            Way::High => Polarity::HigherBetter,
            Way::Low => Polarity::LowerBetter,
            Way::Neutral => Polarity::Neutral,
        }
    }
}

pub(super) fn run(command: MeasureCommand) -> Result<Outcome> {
    match command {
        MeasureCommand::Spc(line) => spc::run(&line),
        MeasureCommand::WorkingDays { command } => Ok(dates::run(&command)),
        MeasureCommand::Annualise { from, to, value, out } => figures::annualise((from, to), &value, out),
        MeasureCommand::Rate { count, population, per, out } => figures::rate(count, population, per, out),
        MeasureCommand::Rank { file, polarity, out } => figures::rank(&file, polarity.into(), out),
        MeasureCommand::Suppress(line) => suppress::run(&line),
    }
}

/// What was typed cannot be used.
fn wrong(why: impl Into<String>) -> anyhow::Error {
    Usage(why.into()).into()
}
