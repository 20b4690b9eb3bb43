//! `intake`: returns of an authority, checked and counted without a server. Nothing is kept.

use super::{Outcome, Usage};
use ::intake::extract::{self, Extract};
use anyhow::{Result, bail};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use intake::figure::Figure;
use intake::figures::Month;
use intake::finding::{Finding, Rule, Severity};
use intake::input::Input;
use intake::span::Span;
use measure::Decimal;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Subcommand)]
pub(super) enum IntakeCommand {
    /// Say what is wrong with the files of a return: Annex A, the children in need census, SSDA903
    Check(CheckLine),
    /// Count the indicators that the files of a return can tell
    Figures(FiguresLine),
}

#[derive(Args)]
pub(super) struct CheckLine {
    /// The files of one return
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// For programs
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(super) struct FiguresLine {
    /// The files of one return
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The day at which they are counted, such as 2024-03-31; the files' own where it is left out
    #[arg(long)]
    at: Option<NaiveDate>,
    /// Count every flow over so many months that end with the day, instead of as each indicator usually is
    #[arg(long)]
    months: Option<u32>,
    /// How many children aged 0 to 17 there are, for rates of each 10,000
    #[arg(long)]
    population: Option<u64>,
    /// Referrals by month and source too
    #[arg(long)]
    monthly: bool,
    /// What became of the referrals of the twelve months to the day too
    #[arg(long)]
    journey: bool,
    /// For programs
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(super) fn run(command: &IntakeCommand) -> Result<Outcome> {
    match command {
        IntakeCommand::Check(line) => check(line),
        IntakeCommand::Figures(line) => figures(line),
    }
}

fn read(files: &[PathBuf]) -> Result<Result<Extract, &'static Rule>> {
    if let Some(missing) = files.iter().find(|file| !file.is_file()) {
        bail!(Usage(format!("there is no file {}", missing.display())));
    }
    let inputs: Vec<Input<'_>> = files.iter().map(|file| Input::file(file)).collect();
    Ok(extract::read(&inputs))
}

fn check(line: &CheckLine) -> Result<Outcome> {
    let read = match read(&line.files)? {
        Ok(read) => read,
        Err(rule) => return Ok(refused(&line.files, rule, line.json)),
    };
    let found = &read.findings;
    let wrong = found.listed().iter().any(|finding| finding.rule.severity != Severity::Note);
    if line.json {
        let findings: Vec<Value> = found.listed().iter().map(finding).collect();
        let answer = json!({
            "kind": read.kind.key(),
            "rows": found.rows_used + found.rows_refused,
            "rows_used": found.rows_used,
            "rows_refused": found.rows_refused,
            "findings_total": found.total(),
            "findings": findings,
        });
        println!("{answer}");
    } else {
        println!(
            "{}: {} rows used, {} left out, {} findings",
            read.kind.name(),
            found.rows_used,
            found.rows_refused,
            found.total()
        );
        for one in found.listed() {
            println!("{}, row {}, {}: {} [{}]", one.file, one.row, one.column, one.rule.message(), one.rule.code);
        }
    }
    Ok(if wrong { Outcome::Findings } else { Outcome::Fine })
}

fn finding(one: &Finding) -> Value {
    json!({
        "file": one.file.as_ref(),
        "row": one.row,
        "column": one.column.to_string(),
        "rule": one.rule.code,
        "severity": one.rule.severity,
        "message": one.rule.message(),
    })
}

/// The files cannot be read at all: one finding says why.
fn refused(files: &[PathBuf], rule: &Rule, json: bool) -> Outcome {
    let name = files.first().and_then(|file| file.file_name()).unwrap_or_default().to_string_lossy().into_owned();
    if json {
        let finding = json!({
            "file": name, "row": 0, "column": "", "rule": rule.code, "severity": rule.severity, "message": rule.message(),
        });
        println!("{}", json!({"kind": Value::Null, "rows": 0, "findings": [finding]}));
    } else {
        eprintln!("scrutineer: {name}: {}", rule.message());
    }
    Outcome::Findings
}

fn figures(line: &FiguresLine) -> Result<Outcome> {
    let read = match read(&line.files)? {
        Ok(read) => read,
        Err(rule) => return Ok(refused(&line.files, rule, line.json)),
    };
    let Some(at) = line.at.or_else(|| read.usual_day()) else {
        bail!(Usage("the files do not say for which day they are: give --at".into()))
    };
    let span = |code: &str| match (Span::usual(code), line.months) {
        (Span::Months(_), Some(months)) => Span::Months(months),
        (usual, _) => usual,
    };
    let figures = read.figures(at, &span);
    let population = line.population.map(Decimal::from);
    if line.json {
        let mut answer = json!({
            "kind": read.kind.key(),
            "at": at,
            "rows_refused": read.findings.rows_refused,
            "figures": figures.iter().map(|one| shown(one, population)).collect::<Vec<_>>(),
        });
        if line.monthly {
            answer["months"] = read.months().iter().map(month).collect();
        }
        if line.journey {
            answer["journey"] = read.journey(at).map_or(Value::Null, |journey| walked(&journey));
        }
        println!("{answer}");
    } else {
        print_figures(&read, at, &figures, population);
        if line.monthly {
            println!("month,source,referrals,no_further_action,re_referrals");
            for one in read.months() {
                println!(
                    "{},{},{},{},{}",
                    one.month.format("%Y-%m"),
                    one.source.code(),
                    one.referrals,
                    one.no_further_action,
                    one.again
                );
            }
        }
    }
    Ok(Outcome::Fine)
}

fn print_figures(read: &Extract, at: NaiveDate, figures: &[Figure], population: Option<Decimal>) {
    println!("{} at {}", read.kind.name(), measure::dates::long(at));
    if read.findings.rows_refused > 0 {
        println!("{} rows were left out: see `scrutineer intake check`", read.findings.rows_refused);
    }
    for one in figures {
        let of = one.denominator.map_or_else(String::new, |all| format!(" of {all}"));
        let value = measure::show(one.value(population), one.unit);
        let note = one.note.map_or_else(String::new, |note| format!("  ({note})"));
        println!("{}  {}{of}  {value}{note}", one.indicator, one.numerator);
    }
}

/// A number for programs: whole ones without a point.
fn number(value: Decimal) -> Value {
    let text = value.normalize().to_string();
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

fn shown(one: &Figure, population: Option<Decimal>) -> Value {
    let value = one.value(population);
    let denominator = match (one.denominator, one.unit) {
        (None, measure::Unit::Per10k) => population,
        (denominator, _) => denominator,
    };
    let mut answer = json!({
        "indicator": one.indicator,
        "from": one.from,
        "to": one.to,
        "numerator": number(one.numerator),
        "denominator": denominator.map(number),
        "value": value.number().map_or_else(|| value.mark().map_or(Value::Null, Value::from), |value| number(value.round_dp(6))),
        "unit": one.unit.to_string(),
    });
    if let Some(note) = one.note {
        answer["note"] = note.into();
    }
    if !one.by_source.is_empty() {
        let source = |(source, some, all): &(intake::referral_source::ReferralSource, Decimal, Option<Decimal>)| json!({"source": source.code(), "name": source.name(), "numerator": number(*some), "denominator": all.map(number)});
        answer["by_source"] = one.by_source.iter().map(source).collect();
    }
    answer
}

fn month(one: &Month) -> Value {
    json!({
        "month": one.month.format("%Y-%m").to_string(),
        "source": one.source.code(),
        "referrals": one.referrals,
        "no_further_action": one.no_further_action,
        "re_referrals": one.again,
    })
}

fn walked(journey: &intake::journey::Journey) -> Value {
    let reached = journey.reached.iter().map(|((source, step), one)| {
        json!({"source": source.code(), "step": step, "count": one.count, "no_further_action": one.no_further, "re_referrals": one.again})
    });
    let flows = journey.flows.iter().map(|((from, to), count)| json!({"from": from, "to": to, "count": count}));
    json!({"steps": reached.collect::<Vec<_>>(), "flows": flows.collect::<Vec<_>>()})
}
