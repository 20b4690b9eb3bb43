//! Readings: the plan's own as they stand, and series made from recipes, each made one marked illustrative.

use super::indicators::{Break, load_breaks};
use super::{Keys, decimal, read, series};
use crate::wings::governance::agencies::{AgencyId, agency};
use crate::wings::performance::indicators::rules::population_at;
use crate::wings::performance::indicators::{Indicator, Population, indicator, queries};
use crate::wings::performance::readings::{Reading, ReadingId, Source, State};
use chrono::{Days, NaiveDate, NaiveTime};
use kit::{Result, Text, Tx};
use measure::{Decimal, Figure, Kind, Period, Unit};
use sea_orm::EntityTrait;
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    series: Vec<series::Recipe>,
    reading: Vec<Stated>,
    missing: Vec<Missing>,
    series_break: Vec<Break>,
}

/// A figure as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stated {
    code: String,
    agency_key: Option<String>,
    split: bool,
    kind: String,
    start: NaiveDate,
    end: NaiveDate,
    numerator: Option<i64>,
    denominator: Option<i64>,
    value: Option<f64>,
    source: String,
    section: Option<String>,
    #[serde(rename = "illustrative")]
    _illustrative: bool,
    note: Option<String>,
}

/// A period without a figure, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Missing {
    code: String,
    agency_key: Option<String>,
    split: bool,
    kind: String,
    start: NaiveDate,
    end: NaiveDate,
    state: String,
    reason: String,
    #[serde(rename = "illustrative")]
    _illustrative: bool,
}

/// Which figure: of what, whose, for when.
type Which = (String, Option<AgencyId>, bool, Period);

/// What is known of a figure before it becomes a reading.
#[derive(Clone, Default)]
struct Content {
    numerator: Option<Figure>,
    denominator: Option<Figure>,
    value: Option<Figure>,
    source: Option<Source>,
    section: Option<String>,
    note: Option<String>,
}

/// Everything that the loading looks things up in.
struct Shelf {
    indicators: HashMap<String, Indicator>,
    populations: Vec<Population>,
    agencies: HashMap<AgencyId, String>,
}

pub(super) async fn load(tx: &mut Tx, keys: &Keys) -> Result<()> {
    let file: File = read("series.toml", include_str!("../../demo/northamptonshire/series.toml"))?;
    load_breaks(tx, keys, file.series_break).await?;
    let shelf = Shelf {
        indicators: tx.all(indicator::Entity::find()).await?.into_iter().map(|i| (i.code.clone(), i)).collect(),
        populations: tx.all(queries::populations()).await?,
        agencies: tx.all(agency::Entity::find()).await?.into_iter().map(|a| (a.id, a.short_name)).collect(),
    };
    let mut stated_as: HashMap<Which, Content> = HashMap::new();
    for stated in file.reading {
        let which = shelf.which(
            keys,
            &stated.code,
            stated.agency_key.as_deref(),
            stated.split,
            (&stated.kind, stated.start, stated.end),
        )?;
        stated_as.insert(which, stated.content()?);
    }
    let mut figures = made(&shelf, keys, &file.series, &stated_as)?;
    figures.extend(stated_as);
    for missing in file.missing {
        let which = shelf.which(
            keys,
            &missing.code,
            missing.agency_key.as_deref(),
            missing.split,
            (&missing.kind, missing.start, missing.end),
        )?;
        figures.insert(which, missing.content());
    }
    let mut ordered: Vec<(Which, Content)> = figures.into_iter().collect();
    ordered.sort_by(|(a, _), (b, _)| (&a.0, a.2, a.1, a.3).cmp(&(&b.0, b.2, b.1, b.3)));
    for (which, content) in ordered {
        let reading = shelf.reading(tx, which, content)?;
        tx.create(reading).await?;
    }
    Ok(())
}

/// The figures that the recipes make; those that are parts of others' counts come last.
/// What they are parts of may be stated as it stands.
fn made(
    shelf: &Shelf,
    keys: &Keys,
    recipes: &[series::Recipe],
    stated: &HashMap<Which, Content>,
) -> Result<HashMap<Which, Content>> {
    let mut figures: HashMap<Which, Content> = HashMap::new();
    let (later, first): (Vec<_>, Vec<_>) = recipes.iter().partition(|r| r.denominator_from.is_some());
    for recipe in first.into_iter().chain(later) {
        let agency = recipe.agency_key.as_deref().map(|key| keys.agency(key)).transpose()?;
        let indicator = shelf.indicator(&recipe.code)?;
        for made in series::make(recipe)? {
            let whole = recipe.denominator_from.as_ref().and_then(|code| {
                let is = |(c, _, split, period): &Which| c == code && !split && *period == made.period;
                let other = stated.iter().chain(&figures).find(|(which, _)| is(which));
                other.and_then(|(_, content)| content.numerator.as_ref()?.number())
            });
            let content = shelf.content(indicator, recipe, &made, whole)?;
            figures.insert((recipe.code.clone(), agency, recipe.split, made.period), content);
        }
    }
    Ok(figures)
}

impl Shelf {
    fn indicator(&self, code: &str) -> Result<&Indicator> {
        self.indicators.get(code).ok_or_else(|| super::unknown("indicator", code))
    }

    /// The figure that a row speaks of. A count at a date, or of the twelve months to a date, is kept under the period of
    /// the indicator's own frequency that ends there.
    fn which(
        &self,
        keys: &Keys,
        code: &str,
        agency: Option<&str>,
        split: bool,
        (kind, start, end): (&str, NaiveDate, NaiveDate),
    ) -> Result<Which> {
        let agency = agency.map(|key| keys.agency(key)).transpose()?;
        let period = match kind {
            "snapshot" | "rolling_year" => {
                let own = Period::holding(self.indicator(code)?.frequency.0, end);
                // A count at a date in between, such as a review in October, stands for its month.
                if own.end() == end { own } else { Period::holding(Kind::Month, end) }
            }
            other => {
                let kind: Kind = other.parse().map_err(anyhow::Error::new)?;
                Period::new(kind, start, end).map_err(anyhow::Error::new)?
            }
        };
        Ok((code.to_owned(), agency, split, period))
    }

    /// A made value as counts, where the indicator is counted.
    fn content(
        &self,
        indicator: &Indicator,
        recipe: &series::Recipe,
        made: &series::Made,
        whole: Option<Decimal>,
    ) -> Result<Content> {
        let illustrative = Content { source: Some(Source::Illustrative), ..Content::default() };
        if recipe.value_only {
            let value = decimal(made.value)?.round_dp(indicator.places.unsigned_abs());
            return Ok(Content { value: Some(Figure::Number(value)), ..illustrative });
        }
        let of = |whole: Decimal, per: i64| -> Result<Decimal> {
            Ok((decimal(made.value)? * whole / Decimal::from(per)).round())
        };
        Ok(match indicator.unit.0 {
            Unit::Percentage => {
                let whole = whole.unwrap_or_else(|| Decimal::from(made.denominator.unwrap_or(100)));
                let numerator = of(whole, 100)?.clamp(Decimal::ZERO, whole);
                Content {
                    numerator: Some(Figure::Number(numerator)),
                    denominator: Some(Figure::Number(whole)),
                    ..illustrative
                }
            }
            Unit::Per10k => match population_at(&self.populations, made.period.end()) {
                Some(population) => {
                    Content { numerator: Some(Figure::Number(of(population.people.into(), 10_000)?)), ..illustrative }
                }
                None => Content { value: Some(Figure::Number(decimal(made.value)?.round_dp(1))), ..illustrative },
            },
            Unit::Count | Unit::Days | Unit::Pounds => {
                Content { numerator: Some(Figure::Number(decimal(made.value)?.round())), ..illustrative }
            }
        })
    }

    fn reading(&self, tx: &Tx, (code, agency, part, period): Which, content: Content) -> Result<Reading> {
        let indicator = self.indicator(&code)?;
        let (sent, signed) = if period.kind() == Kind::Year { (52, 60) } else { (9, 16) };
        let (received, released) = (period.end() + Days::new(sent), period.end() + Days::new(signed));
        let who = agency.and_then(|id| self.agencies.get(&id)).map_or("Board office", String::as_str);
        let rate = indicator.unit.0 == Unit::Per10k && content.numerator.is_some();
        Ok(Reading {
            id: tx.new_id::<ReadingId>(),
            board_id: tx.board(),
            version: 1,
            indicator_id: indicator.id,
            agency_id: agency,
            agency_part: part,
            kind: period.kind().into(),
            starts_on: period.start(),
            ends_on: period.end(),
            revision: 1,
            current: true,
            state: State::Released,
            numerator: content.numerator.map(Text),
            denominator: content.denominator.map(Text),
            value: content.value.map(Text),
            population_id: if rate {
                population_at(&self.populations, period.end()).map(|p| p.id.uuid())
            } else {
                None
            },
            source: content.source.unwrap_or(Source::Illustrative),
            source_note: content.section.map(|section| format!("section {section}")),
            sent_by: format!("{who} data officer"),
            entered_by: tx.person().id(),
            received_on: received,
            entered_at: received.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(10),
            released_by: Some(format!("{who} data approver")),
            released_on: Some(released),
            reason: None,
            note: content.note,
        })
    }
}

impl Stated {
    fn content(self) -> Result<Content> {
        let source = match self.source.as_str() {
            "plan" => Source::Plan,
            "worked_out" => Source::WorkedOut,
            _ => Source::Illustrative,
        };
        Ok(Content {
            numerator: self.numerator.map(Figure::from),
            denominator: self.denominator.map(Figure::from),
            value: self.value.map(decimal).transpose()?.map(Figure::Number),
            source: Some(source),
            section: self.section,
            note: self.note,
        })
    }
}

impl Missing {
    fn content(self) -> Content {
        let value = match self.state.as_str() {
            "suppressed" => Figure::Suppressed,
            "not_applicable" => Figure::NotApplicable,
            _ => Figure::NotReported(self.reason.clone()),
        };
        Content {
            value: Some(value),
            source: Some(Source::Illustrative),
            note: Some(self.reason),
            ..Content::default()
        }
    }
}
