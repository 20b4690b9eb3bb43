//! `benchmark`: published statistics from the command line.

use super::{Outcome, Usage, user};
use crate::wings::performance::benchmarks::changes::{Became, Brought, import};
use crate::wings::performance::benchmarks::{self, Benchmarks, Imported};
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use intake::finding::{Column, Findings, Severity};
use intake::input::Input;
use intake::published::{self, Ask, Options, Refusal, Shown, Vintage, serious};
use kit::{App, Desk, Read};
use measure::{Decimal, Figure, rank};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub(super) enum BenchmarkCommand {
    /// Import releases, estimates of people, lists of codes, models of neighbours (.csv or .xlsx)
    Import(ImportLine),
    /// Show a figure beside its neighbours, its region and England
    Show(ShowLine),
}

#[derive(Args)]
pub(super) struct ImportLine {
    /// The files; a description X.meta.csv is read with its X.csv
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Of when a model of neighbours is, such as "April 2021"
    #[arg(long)]
    vintage: Option<String>,
    /// The release, where the file does not say it, such as 2024
    #[arg(long)]
    release: Option<String>,
    /// The board's name, where there are several
    #[arg(long)]
    board: Option<String>,
    /// For programs
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(super) struct ShowLine {
    /// The authority's code, such as 928 or E10000021
    #[arg(long)]
    area: String,
    /// A column's name, an indicator's code or words, such as CPP_At31_rate, D31 or "re-referrals"
    #[arg(long)]
    measure: String,
    /// The year that ends in March
    #[arg(long)]
    year: i32,
    /// Of when the model of neighbours is, such as "April 2021"; without it the newest that has the authority
    #[arg(long)]
    neighbours: Option<String>,
    /// The release; without it the newest
    #[arg(long)]
    release: Option<String>,
    /// The board's name, where there are several
    #[arg(long)]
    board: Option<String>,
    /// For programs
    #[arg(long)]
    json: bool,
}

/// The board that is made where there is none.
const FIRST_BOARD: &str = "Safeguarding children partnership";
/// No more findings than this are printed for one file.
const MOST: usize = 20;

pub(super) async fn run(app: &App, command: BenchmarkCommand) -> Result<Outcome> {
    match command {
        BenchmarkCommand::Import(line) => bring(app, line).await,
        BenchmarkCommand::Show(line) => show(app, line).await,
    }
}

fn vintage(text: Option<&str>) -> Result<Option<Vintage>> {
    let Some(text) = text else { return Ok(None) };
    let Some(vintage) = Vintage::read(text) else {
        bail!(Usage(format!("`{text}` is not a month or a year: write \"April 2021\" or 2021-04")))
    };
    Ok(Some(vintage))
}

/// A file with what was found in it.
struct Looked {
    name: String,
    brought: Option<Brought>,
    findings: Findings,
    became: Option<Became>,
}

async fn bring(app: &App, line: ImportLine) -> Result<Outcome> {
    let options = Options { vintage: vintage(line.vintage.as_deref())?, release: line.release.clone() };
    let mut looked = Vec::new();
    for file in line.files.iter().filter(|file| !describes(file, &line.files)) {
        looked.push(look(file, &line.files, &options)?);
    }
    let board = match user::chosen(app, line.board.as_deref()).await? {
        Some(board) => board,
        None if line.json => user::made(app, line.board.as_deref().unwrap_or(FIRST_BOARD)).await?,
        None => user::make(app, Some(line.board.as_deref().unwrap_or(FIRST_BOARD))).await?,
    };
    let brought: Vec<Option<Brought>> = looked.iter_mut().map(|looked| looked.brought.take()).collect();
    // All of them or none.
    let became = app
        .act(board.id, "Command line", async |tx| {
            let mut became = Vec::with_capacity(brought.len());
            for brought in &brought {
                became.push(match brought {
                    Some(brought) => Some(import(tx, brought.clone()).await?),
                    None => None,
                });
            }
            Ok(became)
        })
        .await?;
    for (looked, became) in looked.iter_mut().zip(became) {
        looked.became = became;
    }
    if line.json {
        println!("{}", Value::Array(looked.iter().map(Looked::json).collect()));
    } else {
        looked.iter().for_each(Looked::print);
    }
    let wrong = looked.iter().any(|looked| !serious(&looked.findings).is_empty());
    Ok(if wrong { Outcome::Findings } else { Outcome::Fine })
}

/// The description of a data file.
fn description(of: &Path) -> PathBuf {
    of.with_extension("meta.csv")
}

/// Whether a file describes another of them.
fn describes(file: &Path, all: &[PathBuf]) -> bool {
    all.iter().any(|other| other != file && description(other) == file)
}

fn look(file: &Path, all: &[PathBuf], options: &Options) -> Result<Looked> {
    if !file.exists() {
        bail!(Usage(format!("there is no file {}", file.display())));
    }
    let input = Input::file(file);
    let beside = description(file);
    let beside = all.contains(&beside).then_some(beside);
    let meta = beside.as_deref().map(Input::file);
    let (content, findings) = published::read(&input, meta.as_ref(), options);
    let name = input.name.to_string();
    let brought = match content {
        Some(content) => {
            let (file_hash, _) = input.hash().map_err(|rule| anyhow::anyhow!("{name}: {}", rule.message()))?;
            Some(Brought {
                file_name: name.clone(),
                file_hash,
                content,
                rows: findings.rows_used,
                rows_refused: findings.rows_refused,
                findings: serious(&findings).len(),
            })
        }
        None => None,
    };
    Ok(Looked { name, brought, findings, became: None })
}

/// "release 2024, 2013 to 2024, 1,967 rows".
fn said(import: &Imported) -> String {
    let mut parts = Vec::new();
    if !import.release.is_empty() {
        parts.push(import.release.clone());
    }
    if let (Some(first), Some(last)) = (import.first_year, import.last_year) {
        parts.push(format!("{first} to {last}"));
    }
    parts.push(format!("{} rows", import.rows));
    if import.rows_refused > 0 {
        parts.push(format!("{} left out", import.rows_refused));
    }
    format!("{} ({})", import.title, parts.join(", "))
}

impl Looked {
    fn print(&self) {
        match &self.became {
            Some(Became::Kept(import)) => println!("{}: imported. {}", self.name, said(import)),
            Some(Became::There(import)) => {
                println!("{}: was imported already, nothing changed. {}", self.name, said(import));
            }
            None => println!("{}: nothing was imported", self.name),
        }
        for finding in self.findings.listed().iter().take(MOST) {
            let row = if finding.row == 0 { String::new() } else { format!("row {}", finding.row) };
            let place: Vec<String> =
                [row, finding.column.to_string()].into_iter().filter(|part| !part.is_empty()).collect();
            let place = if place.is_empty() { String::new() } else { format!("{}: ", place.join(", ")) };
            println!("  {}: {}: {place}{}", finding.rule.severity.name(), finding.file, finding.rule.message());
        }
        let more = self.findings.total().saturating_sub(MOST as u64);
        if more > 0 {
            println!("  and {more} more");
        }
    }

    fn json(&self) -> Value {
        let (status, import) = match &self.became {
            Some(Became::Kept(import)) => ("imported", Some(import)),
            Some(Became::There(import)) => ("unchanged", Some(import)),
            None => ("refused", None),
        };
        let findings = self.findings.listed().iter().filter(|finding| finding.rule.severity != Severity::Note);
        let findings = findings.take(200).map(|finding| {
            let column = if finding.column == Column::None { Value::Null } else { json!(finding.column.to_string()) };
            json!({"file": &*finding.file, "row": finding.row, "column": column, "rule": finding.rule.code,
                   "severity": finding.rule.severity, "message": finding.rule.message()})
        });
        json!({
            "file": self.name,
            "status": status,
            "title": import.map(|import| &import.title),
            "release": import.map(|import| &import.release),
            "rows": self.findings.rows_used,
            "rows_refused": self.findings.rows_refused,
            "rules": self.findings.counts(),
            "findings": findings.collect::<Vec<_>>(),
        })
    }
}

async fn show(app: &App, line: ShowLine) -> Result<Outcome> {
    let neighbours = vintage(line.neighbours.as_deref())?;
    let Some(board) = user::chosen(app, line.board.as_deref()).await? else {
        bail!(Usage("nothing has been imported yet: `scrutineer benchmark import FILE...` does it".into()))
    };
    let desk = Desk::<Read<Benchmarks>>::for_program(app, board.id, "Command line");
    let library = benchmarks::library(&desk).await.context("the published statistics cannot be read")?;
    let ask =
        Ask { area: &line.area, measure: &line.measure, year: line.year, neighbours, release: line.release.as_deref() };
    let shown = match library.show(&ask) {
        Ok(shown) => shown,
        Err(why @ (Refusal::UnknownMeasure | Refusal::Ambiguous(_) | Refusal::NoCode)) => bail!(Usage(why.to_string())),
        Err(why) => bail!("{why}"),
    };
    if line.json {
        println!("{}", answer(&shown));
    } else {
        print(&shown, line.year);
    }
    Ok(Outcome::Fine)
}

/// A number as JSON has it; a mark is its letter.
fn figure(figure: Option<&Figure>) -> Value {
    match figure {
        None => Value::Null,
        Some(Figure::Number(number)) => decimal(*number),
        Some(mark) => mark.mark().map_or(Value::Null, Value::from),
    }
}

fn decimal(number: Decimal) -> Value {
    let text = number.normalize().to_string();
    text.parse::<i64>().map(Value::from).or_else(|_| text.parse::<f64>().map(Value::from)).unwrap_or(Value::Null)
}

fn answer(shown: &Shown) -> Value {
    let neighbours = shown.neighbours.as_ref().map(|neighbours| {
        json!({
            "vintage": neighbours.vintage.to_string(),
            "mean": neighbours.mean.map(decimal),
            "median": neighbours.median.map(decimal),
            "used": neighbours.used.len(),
            "missing": neighbours.missing.len(),
            "used_codes": neighbours.used,
            "missing_codes": neighbours.missing,
        })
    });
    let (year, release) = shown.population_from.clone().unzip();
    let (code, name) = shown.region_of.clone().unzip();
    json!({
        "value": figure(Some(&shown.value)),
        "count": figure(shown.count.as_ref()),
        "population": figure(shown.population.as_ref()),
        "population_year": year,
        "population_release": release,
        "computed": shown.computed.map(decimal),
        "agrees": shown.agrees,
        "worked_out": shown.worked_out,
        "release": shown.release,
        "england": figure(shown.england.as_ref()),
        "region": figure(shown.region.as_ref()),
        "region_code": code,
        "region_name": name,
        "rank": shown.place.map(|place| place.place),
        "of": shown.of,
        "rank_words": shown.place.map(|place| place.words()),
        "polarity": shown.polarity,
        "quartile": shown.band.map(rank::Band::letter),
        "neighbours": neighbours,
        "area": shown.area,
        "area_name": shown.area_name,
        "measure": shown.measure,
        "column": shown.column,
        "title": shown.title,
    })
}

/// A figure as people read it.
fn words(value: Option<&Figure>) -> String {
    match value {
        None => "not published".to_owned(),
        Some(Figure::Number(number)) => number.to_string(),
        Some(mark) => format!("{} ({})", mark.mark().unwrap_or_default(), mark.word().unwrap_or_default()),
    }
}

fn print(shown: &Shown, year: i32) {
    println!("{}, {} ({}), {year}: {}", shown.measure, shown.area_name, shown.area, words(Some(&shown.value)));
    println!("Release {}: {}", shown.release, shown.title);
    if shown.count.is_some() {
        println!("Count: {}", words(shown.count.as_ref()));
    }
    if let Some((of, release)) = &shown.population_from {
        println!("Children aged 0 to 17, mid-{of} (release {release}): {}", words(shown.population.as_ref()));
    }
    if let (Some(computed), Some(false)) = (shown.computed, shown.agrees) {
        println!("Check: count and population give {computed}");
    }
    if shown.worked_out {
        println!("Worked out of counts: the release does not print it");
    }
    println!("England: {}", words(shown.england.as_ref()));
    if let Some((_, name)) = &shown.region_of {
        println!("{name}: {}", words(shown.region.as_ref()));
    }
    if let Some(place) = shown.place {
        println!("Rank: {} authorities with a figure", place.words());
    }
    if let Some(band) = shown.band {
        println!("Quartile: {}", band.letter());
    }
    if let Some(neighbours) = &shown.neighbours {
        let number = |number: Option<Decimal>| number.map_or_else(|| "none".to_owned(), |number| number.to_string());
        println!(
            "Neighbours ({} model): mean {}, median {}, of {}; {} without a figure",
            neighbours.vintage,
            number(neighbours.mean),
            number(neighbours.median),
            neighbours.used.len(),
            neighbours.missing.len()
        );
    }
}
