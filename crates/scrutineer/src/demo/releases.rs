//! One release that was published and one that waits for its approvals, through the same changes as everybody's.

use super::{Keys, read};
use crate::wings::performance::indicators::{IndicatorId, queries as indicators};
use crate::wings::performance::readings::queries as readings;
use crate::wings::performance::releases::changes::{self, Hand};
use crate::wings::performance::releases::form::Drafted;
use crate::wings::performance::releases::{Release, Spread, queries};
use chrono::NaiveDate;
use kit::access::person_record;
use kit::{Result, Tx};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use std::collections::HashSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    release: Vec<Row>,
}

/// On which day, and who, by title.
type Done = (NaiveDate, String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    title: String,
    until: NaiveDate,
    words: String,
    drafted: Done,
    read: Done,
    approved: Vec<Done>,
    /// What is said about single indicators, by code.
    said: Vec<(String, String)>,
}

pub(super) async fn load(tx: &mut Tx, keys: &Keys) -> Result<()> {
    let file: File = read("releases.toml", include_str!("../../demo/northamptonshire/releases.toml"))?;
    for row in file.release {
        let hand = hand(tx, row.drafted).await?;
        let drafted = Drafted {
            title: row.title,
            until_on: row.until,
            spread: Spread::Latest,
            split: false,
            rounding: 0,
            threshold: 5,
            words: Some(row.words),
            indicators: usual(tx, row.until, hand.on).await?,
        };
        let mut release = changes::begin(tx, drafted, &hand, true).await?;
        for (code, words) in row.said {
            release = say(tx, release, (keys.indicator(&code)?, words), &hand).await?;
        }
        let reader = self::hand(tx, row.read).await?;
        release = changes::read(tx, release, &reader).await?;
        for approver in row.approved {
            let approver = self::hand(tx, approver).await?;
            release = changes::approve(tx, release, &approver).await?;
        }
    }
    Ok(())
}

async fn hand(tx: &Tx, (on, title): Done) -> Result<Hand> {
    let all = person_record::Entity::find().filter(person_record::Column::Title.eq(title.as_str()));
    let person = tx.all(all).await?.into_iter().next().ok_or_else(|| super::unknown("person", &title))?;
    Ok(Hand { id: person.id, title, on })
}

/// Those of the dashboard that had a figure by then.
async fn usual(tx: &Tx, until: NaiveDate, day: NaiveDate) -> Result<Vec<IndicatorId>> {
    let known: HashSet<IndicatorId> = tx
        .all(readings::released_by(day))
        .await?
        .iter()
        .filter(|one| one.ends_on <= until)
        .map(|one| one.indicator_id)
        .collect();
    let all = tx.all(indicators::on_dashboard()).await?;
    Ok(all.into_iter().map(|one| one.id).filter(|id| known.contains(id)).collect())
}

async fn say(tx: &mut Tx, release: Release, (of, words): (IndicatorId, String), hand: &Hand) -> Result<Release> {
    let choices = tx.all(queries::choices(release.id)).await?;
    let Some(choice) = choices.into_iter().find(|one| one.indicator_id == of) else { return Ok(release) };
    changes::say(tx, release, choice, Some(words), hand).await
}
