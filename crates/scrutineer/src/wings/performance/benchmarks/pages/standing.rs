//! How an authority stands: each measure that boards compare, beside its neighbours, its region and England, with its rank
//! and quarter. Every row has its own year and release.

use super::bring::Bring;
use super::list::List;
use crate::layout::{Crumb, crumbs, folding, page_head};
use crate::wings::performance::benchmarks::comparators::anything;
use crate::wings::performance::benchmarks::{Average, Benchmarks, Choice, library, queries};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use chrono::Datelike;
use govuk::Column;
use intake::published::known::KNOWN;
use intake::published::{Ask, Library, Neighbours, Shown, Vintage};
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, View};
use maud::{Markup, html};
use measure::{Figure, Unit};
use serde::{Deserialize, Serialize};

#[derive(TypedPath, Deserialize)]
#[typed_path("/benchmarks/standing")]
pub struct Standing;
#[derive(TypedPath, Deserialize)]
#[typed_path("/benchmarks/standing.csv")]
pub struct StandingCsv;

/// Whose, and in which year; the board's own and the latest where nothing is asked.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Asked {
    area: String,
    year: String,
}

/// How far back the latest figure of a measure may lie, in years.
const BACK: i32 = 12;

struct Row {
    code: &'static str,
    year: i32,
    shown: Shown,
}

struct Sheet {
    asked: Asked,
    rows: Vec<Row>,
    /// Whether the code is of an authority that is known.
    known: bool,
    any: bool,
    average: Average,
}

async fn load(desk: &Desk<Read<Benchmarks>>, mut asked: Asked) -> Result<Sheet> {
    let choice: Option<Choice> = desk.all(queries::choice()).await?.into_iter().next();
    if asked.area.trim().is_empty() {
        asked.area = choice.as_ref().map_or_else(String::new, |choice| choice.authority.clone());
    }
    let library = library(desk).await?;
    let area = asked.area.trim().to_owned();
    let any = !desk.all(queries::imported()).await?.is_empty();
    let known = area.is_empty() || anything(&library, &area);
    let vintage = choice.as_ref().and_then(|choice| choice.vintage.as_deref()).and_then(Vintage::read);
    let year = asked.year.trim().parse::<i32>().ok().filter(|year| (2000..2100).contains(year));
    let latest = desk.today().year();
    let years = year.map_or(latest - BACK..=latest, |year| year..=year);
    let rows = if area.is_empty() { Vec::new() } else { rows(&library, &area, years, vintage) };
    let average = choice.map_or(Average::Mean, |choice| choice.average);
    Ok(Sheet { asked, rows, known, any, average })
}

/// The latest figure of each measure in these years.
fn rows(library: &Library, area: &str, years: std::ops::RangeInclusive<i32>, vintage: Option<Vintage>) -> Vec<Row> {
    let mut rows = Vec::new();
    for code in KNOWN.iter().filter_map(|known| known.code) {
        let ask = |year| Ask { area, measure: code, year, neighbours: vintage, release: None };
        let found = years.clone().rev().find_map(|year| library.show(&ask(year)).ok().map(|shown| (year, shown)));
        rows.extend(found.map(|(year, shown)| Row { code, year, shown }));
    }
    rows.sort_by_key(|row| (row.code.starts_with('C'), row.code));
    rows
}

pub async fn show(desk: Desk<Read<Benchmarks>>, _: Standing, Query(asked): Query<Asked>) -> Answer {
    let sheet = load(&desk, asked).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Benchmarks>>, _: StandingCsv, Query(asked): Query<Asked>) -> Answer {
    let sheet = load(&desk, asked).await?;
    let header = [
        "Code",
        "Measure",
        "Authority",
        "Year",
        "Figure",
        "Count",
        "Population",
        "Neighbours mean",
        "Neighbours median",
        "Neighbours used",
        "Neighbours missing",
        "Neighbours model",
        "Region",
        "Region figure",
        "England",
        "Rank",
        "Of",
        "Quarter",
        "Release",
    ];
    let mut csv = Csv::new("how-we-compare", &header);
    let text = |figure: Option<&Figure>| figure.map_or_else(String::new, ToString::to_string);
    for row in &sheet.rows {
        let shown = &row.shown;
        let beside = shown.neighbours.as_ref();
        let number = |value: Option<measure::Decimal>| value.map_or_else(String::new, |value| value.to_string());
        csv.row(vec![
            row.code.to_owned(),
            shown.measure.clone(),
            shown.area_name.clone(),
            row.year.to_string(),
            shown.value.to_string(),
            text(shown.count.as_ref()),
            text(shown.population.as_ref()),
            number(beside.and_then(|beside| beside.mean)),
            number(beside.and_then(|beside| beside.median)),
            beside.map_or_else(String::new, |beside| beside.used.len().to_string()),
            beside.map_or_else(String::new, |beside| beside.missing.len().to_string()),
            beside.map_or_else(String::new, |beside| beside.vintage.to_string()),
            shown.region_of.as_ref().map_or_else(String::new, |(_, name)| name.clone()),
            text(shown.region.as_ref()),
            text(shown.england.as_ref()),
            shown.place.map_or_else(String::new, |place| place.place.to_string()),
            shown.of.to_string(),
            shown.band.map_or_else(String::new, |band| band.letter().to_string()),
            shown.release.clone(),
        ]);
    }
    desk.csv(csv)
}

/// A figure in the measure's unit, with the places that the department prints.
fn print(figure: &Figure, unit: Unit) -> String {
    let places = u32::from(unit != Unit::Count);
    measure::unit::show_places(figure.clone(), unit, places)
}

impl Sheet {
    fn beside(&self, beside: &Neighbours, unit: Unit) -> Markup {
        let value = match self.average {
            Average::Mean => beside.mean,
            Average::Median => beside.median,
        };
        html! {
            @match value { Some(value) => (print(&Figure::Number(value), unit)), None => span class="muted" { "no figure" } }
            span class="under" { "of " (beside.used.len()) @if !beside.missing.is_empty() { ", " (beside.missing.len()) " missing" } }
        }
    }

    fn table(&self) -> Markup {
        let columns = vec![
            Column::new("Measure", |row: &Row| html! { span class="code" { (row.code) } " " (row.shown.measure) span class="under" { "Year to March " (row.year) "; release " (row.shown.release) } }).names_row(),
            Column::new("Figure", |row: &Row| html! { (print(&row.shown.value, row.shown.unit)) @if let Some(Figure::Number(count)) = &row.shown.count { span class="under" { (measure::show(*count, Unit::Count)) " children or events" } } }).numeric(),
            Column::new("Neighbours", |row: &Row| html! { @match &row.shown.neighbours { Some(beside) => (self.beside(beside, row.shown.unit)), None => span class="muted" { "no model" } } }).numeric(),
            Column::new("Region", |row: &Row| html! { @if let Some(region) = &row.shown.region { (print(region, row.shown.unit)) } @if let Some((_, name)) = &row.shown.region_of { span class="under" { (name) } } }).numeric(),
            Column::new("England", |row: &Row| html! { @if let Some(england) = &row.shown.england { (print(england, row.shown.unit)) } }).numeric(),
            Column::new("Rank", |row: &Row| html! { @match row.shown.place { Some(place) => (place.words()), None => span class="muted" { "no rank" } } @if let Some(band) = row.shown.band { span class="under" { "quarter " (band.letter()) } } }),
        ];
        folding("Published figures beside neighbours, region and England", columns, &self.rows)
    }

    fn form(&self) -> Markup {
        html! {
            form method="get" action=(Standing) class="filters" {
                div class="filters__f" {
                    label for="area" { "Code of the authority" }
                    input class="govuk-input govuk-input--width-10" id="area" name="area" value=(self.asked.area.trim());
                }
                div class="filters__f" {
                    label for="year" { "Year to March (the latest where empty)" }
                    input class="govuk-input govuk-input--width-4" id="year" name="year" inputmode="numeric" value=(self.asked.year.trim());
                }
                div class="filters__b" { button class="btn btn--quiet" type="submit" { "Show" } }
            }
        }
    }

    fn say(&self) -> Markup {
        html! {
            @match (self.rows.first(), self.known) {
                (Some(row), _) => { b { (row.shown.area_name) "." } " " (self.rows.len()) " measures are published; a neutral one has a place and no quarter." },
                (None, false) => b { "No authority has this code in what was imported." },
                (None, true) if self.asked.area.trim().is_empty() => b { "Say which authority." },
                (None, true) => b { "Nothing is published for it in this year." },
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "How we compare".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let asked = serde_html_form::to_string(&self.asked).unwrap_or_default();
        let query = format!("{StandingCsv}?{asked}");
        let tools = html! { a class="btn btn--quiet" href=(query) { "Download CSV" } };
        html! {
            (crumbs(&[Crumb::new("Published statistics", List)]))
            (page_head("How we compare", &self.say(), Some(tools)))
            (self.form())
            @if !self.any { p class="empty" { "Nothing has been imported yet. " a href=(Bring) { "Import a file" } "." } }
            @else if !self.rows.is_empty() { (self.table()) }
        }
    }
}
