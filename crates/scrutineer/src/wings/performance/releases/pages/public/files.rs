//! What is published as files: for a spreadsheet, and for programs. Marks stay marks.

use super::shown::{self, SYMBOLS, Shown, unit_words};
use crate::wings::performance::releases::{PublishedFigure, ReleaseId};
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Error, Public, Window};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(TypedPath, Deserialize)]
#[typed_path("/public/{board}/figures.csv", rejection(kit::Error))]
pub struct LatestCsv {
    pub board: String,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/public/{board}/figures.json", rejection(kit::Error))]
pub struct LatestJson {
    pub board: String,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/public/{board}/releases/{id}/figures.csv", rejection(kit::Error))]
pub struct FrozenCsv {
    pub board: String,
    pub id: ReleaseId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/public/{board}/releases/{id}/figures.json", rejection(kit::Error))]
pub struct FrozenJson {
    pub board: String,
    pub id: ReleaseId,
}

pub async fn latest_csv(public: Public, at: LatestCsv) -> Answer {
    let (window, _) = super::at(&public, &at.board).await?;
    let shown = shown::latest(&window).await?.ok_or(Error::NotFound)?;
    table(&window, &shown)
}

pub async fn csv(public: Public, at: FrozenCsv) -> Answer {
    let (window, _) = super::at(&public, &at.board).await?;
    let shown = shown::one(&window, at.id).await?;
    table(&window, &shown)
}

pub async fn latest_json(public: Public, at: LatestJson) -> Answer {
    let (window, _) = super::at(&public, &at.board).await?;
    let shown = shown::latest(&window).await?.ok_or(Error::NotFound)?;
    window.json(&told(&window, &shown))
}

pub async fn json(public: Public, at: FrozenJson) -> Answer {
    let (window, _) = super::at(&public, &at.board).await?;
    let shown = shown::one(&window, at.id).await?;
    window.json(&told(&window, &shown))
}

/// A figure as a file holds it: the number as it was published, or the letter of its mark.
fn plain(figure: &PublishedFigure) -> String {
    figure.figure.number().map_or_else(|| figure.shown.clone(), |number| number.to_string())
}

fn table(window: &Window, shown: &Shown) -> Answer {
    let header = [
        "Code",
        "Indicator",
        "Whose",
        "Period",
        "From",
        "To",
        "Figure",
        "Unit",
        "Why no number",
        "Change",
        "Source",
        "What we say",
        "Illustrative",
        "Published on",
    ];
    let mut csv = Csv::new(format!("official-figures-{}", shown.publication.published_on), &header);
    for one in &shown.figures {
        csv.row(vec![
            one.code.clone(),
            one.name.clone(),
            one.part.clone().unwrap_or_else(|| "The whole area".into()),
            one.period.clone(),
            one.first_on.to_string(),
            one.last_on.to_string(),
            plain(one),
            unit_words(one.unit.0).into(),
            one.why.clone().unwrap_or_default(),
            shown.change(one).unwrap_or_default(),
            one.source.clone(),
            one.words.clone().unwrap_or_default(),
            if one.illustrative { "yes" } else { "no" }.into(),
            shown.publication.published_on.to_string(),
        ]);
    }
    window.csv(csv)
}

fn told(window: &Window, shown: &Shown) -> Value {
    let publication = &shown.publication;
    let figures: Vec<Value> = shown.figures.iter().map(|one| figure(shown, one)).collect();
    let withdrawn = shown.withdrawn();
    json!({
        "board": window.place().name,
        "demonstration": window.place().demonstration,
        "marking": "OFFICIAL",
        "title": publication.title,
        "figures_to": publication.until_on.to_string(),
        "published_on": publication.published_on.to_string(),
        "published_by": publication.published_by,
        "withdrawn_on": publication.withdrawn_on.map(|day| day.to_string()),
        "withdrawn_why": publication.withdrawn_why,
        "words": publication.words.as_ref().filter(|_| !withdrawn),
        "hidden": { "from": 1, "to": publication.threshold },
        "rounded_to": (publication.rounding > 0).then_some(publication.rounding),
        "symbols": SYMBOLS.iter().map(|(symbol, means)| ((*symbol).to_owned(), Value::from(*means))).collect::<serde_json::Map<_, _>>(),
        "figures": figures,
    })
}

fn figure(shown: &Shown, one: &PublishedFigure) -> Value {
    let number: Option<Value> = one.figure.number().and_then(|n| serde_json::from_str(&n.normalize().to_string()).ok());
    json!({
        "code": one.code,
        "name": one.name,
        "means": one.means,
        "part": one.part,
        "period": one.period,
        "from": one.first_on.to_string(),
        "to": one.last_on.to_string(),
        "number": number,
        "symbol": one.figure.mark(),
        "shown": one.shown,
        "unit": unit_words(one.unit.0),
        "why": one.why,
        "change": shown.change(one),
        "source": one.source,
        "words": one.words,
        "illustrative": one.illustrative,
    })
}
