//! `measure annualise`, `measure rate` and `measure rank`.

use super::{Out, Outcome, files, wrong};
use anyhow::Result;
use chrono::NaiveDate;
use measure::part_year::{Estimate, Method, PartYear};
use measure::unit::show_places;
use measure::{Figure, Kind, Period, Polarity, Unit, intervals, rank as ranks};
use serde_json::{Value, json};
use std::path::Path;

pub(super) fn annualise((from, to): (NaiveDate, NaiveDate), value: &str, out: Out) -> Result<Outcome> {
    let count = Figure::typed(value).ok().filter(|figure| figure.number().is_some());
    let count = count.ok_or_else(|| wrong(format!("“{value}” is not a number.")))?;
    let period = Period::new(Kind::YearToDate, from, to).map_err(|why| wrong(why.to_string()))?;
    let part = PartYear::new(period, count).map_err(|why| wrong(why.to_string()))?;
    let estimates = part.estimates();
    let factor = |method: Method| part.factor(method).and_then(|factor| factor.apply(&Figure::from(1)).to_f64());
    let methods: Vec<Value> = estimates
        .iter()
        .map(|e| json!({"method": e.method.as_str(), "factor": factor(e.method), "estimate": e.whole_year.to_f64()}))
        .collect();
    let spread = part.spread().and_then(|spread| Figure::Number(spread.percent()).to_f64());
    let words = || {
        let line =
            |e: &Estimate| format!("{}: {}", e.method.label(), show_places(e.whole_year.clone(), Unit::Count, 1));
        estimates.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    out.say(&json!({"methods": methods, "spread_percent": spread}), words);
    Ok(Outcome::Fine)
}

pub(super) fn rate(count: u64, population: u64, per: u32, out: Out) -> Result<Outcome> {
    #[expect(clippy::cast_precision_loss, reason = "no population has 2^52 people")]
    let (count, population) = (count as f64, population as f64);
    let found = intervals::rate(count, population, per.into()).map_err(|why| wrong(why.to_string()))?;
    let answer = json!({
        "rate": found.value, "lower": found.lower, "upper": found.upper, "per": per,
        "caution": count < 20.0,
    });
    out.say(&answer, || {
        let caution = if count < 20.0 { " Few cases: read it with caution." } else { "" };
        format!("{:.1} per {per} ({:.1} to {:.1}).{caution}", found.value, found.lower, found.upper)
    });
    Ok(Outcome::Fine)
}

pub(super) fn rank(file: &Path, polarity: Polarity, out: Out) -> Result<Outcome> {
    let lines = files::lines(file)?;
    let [name, value] = files::columns(&lines[0].1, ["name", "value"])?;
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (at, record) in &lines[1..] {
        names.push(record.get(name).unwrap_or_default().to_owned());
        values.push(files::number(record.get(value).unwrap_or_default(), *at)?);
    }
    let (places, bands) = (ranks::places(&values, polarity), ranks::bands(&values, polarity));
    let rows: Vec<Value> = names
        .iter()
        .zip(&values)
        .zip(places.iter().zip(&bands))
        .map(|((name, value), (place, band))| {
            json!({
                "name": name, "value": value,
                "rank": place.map(|p| p.place), "of": place.map(|p| p.of), "words": place.map(|p| p.words()),
                "band": band.map(|b| b.letter().to_string()),
            })
        })
        .collect();
    let words = || {
        let line = |n: usize| {
            let place = places[n].map_or("no figure".to_owned(), |p| p.words());
            let band = bands[n].map_or(String::new(), |b| format!(", band {}", b.letter()));
            format!("{}: {place}{band}", names[n])
        };
        (0..names.len()).map(line).collect::<Vec<_>>().join("\n")
    };
    out.say(&Value::Array(rows), words);
    Ok(Outcome::Fine)
}
