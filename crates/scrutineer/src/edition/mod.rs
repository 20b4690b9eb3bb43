//! Guidance editions as data: the indicator catalogue of each, read from `editions/` and written into a board's own
//! register, where the board may change it.

mod clocks;
mod duties;
mod functions;
mod questions;
mod seats;

pub use clocks::{Basis, Clock, clocks};
pub use duties::{Duty, duties};
pub use functions::{Function, Shows, Sort, functions};
pub use questions::questions;
pub use seats::{Asked, Edition, Need, editions};

use crate::wings::performance::indicators::range::RangeBy;
use crate::wings::performance::indicators::{Area, Indicator, IndicatorId};
use anyhow::Context;
use kit::access::Board;
use kit::{Desk, Permission, Result, Tx};
use measure::{Kind, Polarity, Unit};
use sea_orm::{ActiveEnum, EntityTrait, ModelTrait};
use serde::Deserialize;

/// The edition by which a board works, e.g. "2013".
///
/// # Errors
/// When the database cannot be read.
pub async fn edition_of<P: Permission>(desk: &Desk<P>) -> Result<String> {
    // Through the desk, in the page's own snapshot: a page that asked for a second connection while it holds one could
    // wait for ever, once all of them are held by pages that do the same.
    type Boards = <Board as ModelTrait>::Entity;
    Ok(desk.find(Boards::find_by_id(desk.person().board())).await?.edition)
}

/// The catalogue of the 2013 edition.
const INDICATORS_2013: &str = include_str!("../../../../editions/2013/indicators.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    indicator: Vec<Definition>,
}

/// An indicator as an edition defines it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Definition {
    code: String,
    #[serde(rename = "key")]
    _key: String,
    name: String,
    on_dashboard: bool,
    order: i32,
    area: String,
    cross_cutting: bool,
    unit: Unit,
    places: i32,
    frequency: Kind,
    rolling_months: Option<i32>,
    snapshot: bool,
    polarity: String,
    #[serde(default)]
    show_counts: bool,
    owner: String,
    definition: String,
    numerator: String,
    denominator: Option<String>,
    numerator_name: String,
    denominator_name: Option<String>,
    source: String,
    comparator: String,
    disclosure: String,
    note: Option<String>,
}

/// Writes the edition's catalogue into the board's register; gives back what it wrote, in order.
///
/// # Errors
/// When the board has some of these indicators already.
pub async fn load_indicators(tx: &mut Tx) -> Result<Vec<Indicator>> {
    let catalogue: Catalogue = toml::from_str(INDICATORS_2013).context("the indicator catalogue")?;
    let mut written = Vec::with_capacity(catalogue.indicator.len());
    for definition in catalogue.indicator {
        let indicator = record(tx, definition)?;
        written.push(tx.create(indicator).await?);
    }
    Ok(written)
}

fn record(tx: &Tx, d: Definition) -> Result<Indicator> {
    let polarity = match d.polarity.as_str() {
        "higher" => Polarity::HigherBetter,
        "lower" => Polarity::LowerBetter,
        _ => Polarity::Neutral,
    };
    Ok(Indicator {
        id: tx.new_id::<IndicatorId>(),
        board_id: tx.board(),
        version: 1,
        area: Area::try_from_value(&d.area).with_context(|| format!("area of {}", d.code))?,
        code: d.code,
        name: d.name,
        position: d.order,
        on_dashboard: d.on_dashboard,
        cross_cutting: d.cross_cutting,
        unit: d.unit.into(),
        places: d.places,
        frequency: d.frequency.into(),
        rolling_months: d.rolling_months,
        snapshot: d.snapshot,
        show_counts: d.show_counts,
        polarity: polarity.into(),
        range_by: RangeBy::Moves,
        owner: d.owner,
        definition: d.definition,
        numerator: d.numerator,
        denominator: d.denominator,
        numerator_name: d.numerator_name,
        denominator_name: d.denominator_name,
        source: d.source,
        comparator_note: d.comparator,
        disclosure: d.disclosure,
        note: d.note,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_has_forty_two_and_sixty_two() {
        let catalogue: Catalogue = toml::from_str(INDICATORS_2013).unwrap();
        let dashboard = catalogue.indicator.iter().filter(|d| d.on_dashboard).count();
        assert_eq!((dashboard, catalogue.indicator.len() - dashboard), (42, 62));
        for d in &catalogue.indicator {
            assert!(["higher", "lower", "neither"].contains(&d.polarity.as_str()), "{}", d.code);
            assert!(matches!(d.frequency, Kind::Month | Kind::Quarter | Kind::Year), "{}", d.code);
            assert_eq!(d.unit == Unit::Percentage, d.denominator.is_some() && d.unit == Unit::Percentage, "{}", d.code);
        }
    }
}
