//! `measure spc`.

use super::{Outcome, SpcLine, files, wrong};
use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};
use measure::spc::rules::Sign;
use measure::spc::{Assurance, Chart, Class, Options, Point, Rule, Screening, chart};
use serde_json::{Value, json};
use std::fmt::Write;

/// The series as read, and as charted: with a gap for each month that is missing.
struct Series {
    dates: Vec<NaiveDate>,
    values: Vec<Option<f64>>,
    /// Whether the file has a line for it.
    given: Vec<bool>,
}

pub(super) fn run(line: &SpcLine) -> Result<Outcome> {
    if line.fix_after == Some(0) {
        return Err(wrong("Limits need readings: --fix-after begins at 2."));
    }
    if line.target.is_some_and(|target| !target.is_finite()) {
        return Err(wrong("The target is not a number."));
    }
    let series = read(line)?;
    let mut rebase_at = Vec::new();
    for day in &line.rebase {
        let at = series.dates.iter().position(|date| date >= day);
        rebase_at
            .push(at.ok_or_else(|| wrong(format!("There is no reading on {day} or after it to begin anew with.")))?);
    }
    let options = Options {
        polarity: line.improvement.into(),
        screening: if line.keep_outliers { Screening::Off } else { Screening::Strict },
        baseline: line.fix_after,
        rebase_at,
        target: line.target,
        ..Options::default()
    };
    let chart = chart(&series.values, &options);
    line.out.say(&answer(&series, &chart), || words(&series, &chart));
    Ok(Outcome::Fine)
}

fn read(line: &SpcLine) -> Result<Series> {
    let lines = files::lines(&line.file)?;
    let [date, value] = files::columns(&lines[0].1, ["date", "value"])?;
    let mut readings = Vec::new();
    for (at, record) in &lines[1..] {
        let day = files::date(record.get(date).unwrap_or_default(), *at)?;
        readings.push((day, files::number(record.get(value).unwrap_or_default(), *at)?));
    }
    if readings.is_empty() {
        return Err(wrong(format!("{} has no readings beneath its first line.", line.file.display())));
    }
    readings.sort_by_key(|(day, _)| *day);
    if let Some(pair) = readings.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(wrong(format!("{} is there twice. Each date has one value.", pair[0].0)));
    }
    Ok(with_gaps(readings))
}

/// Fills in the months that are missing from a series of months, quarters or years: the line breaks there.
fn with_gaps(readings: Vec<(NaiveDate, Option<f64>)>) -> Series {
    let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let last_of_month = |day: &NaiveDate| (*day + Days::new(1)).day() == 1;
    let monthly = readings.iter().all(|(day, _)| day.day() == 1) || readings.iter().all(|(day, _)| last_of_month(day));
    let step = readings.windows(2).map(|pair| month(pair[1].0) - month(pair[0].0)).min().filter(|step| *step > 0);
    let mut series = Series { dates: Vec::new(), values: Vec::new(), given: Vec::new() };
    for (day, value) in readings {
        if let (true, Some(step), Some(last)) = (monthly, step, series.dates.last().copied()) {
            for n in 1..(month(day) - month(last)) / step {
                let gap = measure::dates::add_months(last, i32::try_from(n * step).unwrap_or(0));
                series.push(gap, None, false);
            }
        }
        series.push(day, value, true);
    }
    series
}

impl Series {
    fn push(&mut self, day: NaiveDate, value: Option<f64>, given: bool) {
        self.dates.push(day);
        self.values.push(value);
        self.given.push(given);
    }
    fn given<'a>(&'a self, chart: &'a Chart) -> impl Iterator<Item = (NaiveDate, &'a Point)> {
        let all = self.dates.iter().copied().zip(&chart.points).zip(&self.given);
        all.filter(|(_, given)| **given).map(|(point, _)| point)
    }
}

fn answer(series: &Series, chart: &Chart) -> Value {
    let segments: Vec<Value> = chart
        .groups
        .iter()
        .map(|group| {
            let line = |of: fn(&measure::spc::Lines) -> f64| group.lines.as_ref().map(of);
            json!({
                "from": series.dates[group.range.start],
                "n": group.readings,
                "mean": line(|l| l.mean),
                "lower": line(|l| l.lower),
                "upper": line(|l| l.upper),
            })
        })
        .collect();
    let points: Vec<Value> = series
        .given(chart)
        .map(|(date, point)| {
            json!({
                "date": date,
                "value": point.value,
                "relative": match point.side { Sign::Plus => 1, Sign::Minus => -1, Sign::Zero => 0 },
                "outside": outside(point),
                "close": point.close,
                "cause": point.flag.map(|flag| cause(flag.rule)),
                "kind": kind(point.class),
            })
        })
        .collect();
    json!({
        "segments": segments,
        "points": points,
        "variation": chart.summary.latest.map(|latest| kind(latest.class)),
        "assurance": chart.summary.assurance.map(assurance),
    })
}

fn outside(point: &Point) -> bool {
    point.lines.zip(point.value).is_some_and(|(lines, value)| lines.outside(value) != Sign::Zero)
}

const fn cause(rule: Rule) -> &'static str {
    match rule {
        Rule::Outside => "outside",
        Rule::Trend => "trend",
        Rule::TwoInThree => "two_in_three",
        Rule::Shift => "shift",
    }
}

const fn kind(class: Class) -> &'static str {
    match class {
        Class::CommonCause => "common",
        Class::Improvement => "improvement",
        Class::Concern => "concern",
        Class::NeutralHigh => "neutral_high",
        Class::NeutralLow => "neutral_low",
    }
}

const fn assurance(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Pass => "pass",
        Assurance::Fail => "fail",
        Assurance::HitOrMiss => "inconsistent",
    }
}

fn words(series: &Series, chart: &Chart) -> String {
    let mut text = String::new();
    for group in &chart.groups {
        let from = measure::dates::long(series.dates[group.range.start]);
        let _ = match group.lines {
            Some(l) => writeln!(
                text,
                "From {from}, {}: usual from {:.2} to {:.2}, average {:.2}.",
                readings(group.readings),
                l.lower,
                l.upper,
                l.mean
            ),
            None => writeln!(text, "From {from}, {}: too few for limits.", readings(group.readings)),
        };
    }
    for (date, point) in series.given(chart) {
        let value = point.value.map_or("none".to_owned(), |value| value.to_string());
        let flag = point.flag.map(|flag| format!("  {} ({})", kind(point.class), cause(flag.rule)));
        let _ = writeln!(text, "{date}  {value:>12}{}", flag.unwrap_or_default());
    }
    let latest = chart.summary.latest.map_or("no reading at the end", |latest| kind(latest.class));
    let _ = write!(text, "Latest: {latest}.");
    if let Some(found) = chart.summary.assurance {
        let _ = write!(text, " Target: {}.", assurance(found));
    }
    if chart.summary.basis < measure::spc::STABLE_POINTS {
        let _ = write!(text, " The limits rest on {}: they are on trial until 12.", readings(chart.summary.basis));
    }
    text
}

fn readings(count: usize) -> String {
    format!("{count} reading{}", if count == 1 { "" } else { "s" })
}
