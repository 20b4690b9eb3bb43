//! What can be done with releases. Whoever acts is a [`Hand`], so that the worked example can act as of an earlier day.

use super::form::Drafted;
use super::ledger::row;
use super::published::{Publication, PublishedFigure, Standing};
use super::queries;
use super::record::{Choice, ChoiceId, Release, ReleaseId, ReleaseStep, State, What};
use super::rules::{after, approval, with_author};
use super::worked::{Worked, shown, worked};
use crate::wings::performance::indicators::IndicatorId;
use crate::wings::performance::indicators::rules::period_long;
use chrono::NaiveDate;
use kit::access::Board;
use kit::{Error, Result, Text, Tx};
use sea_orm::{EntityTrait, ModelTrait};
use uuid::Uuid;

/// Who acts, and on which day.
#[derive(Clone, Debug)]
pub struct Hand {
    pub id: Uuid,
    pub title: String,
    pub on: NaiveDate,
}

impl Hand {
    /// Whoever makes this change, today.
    #[must_use]
    pub fn of(tx: &Tx) -> Hand {
        Hand { id: tx.person().id(), title: tx.person().title().to_owned(), on: tx.today() }
    }
}

/// Begins a draft.
pub async fn begin(tx: &mut Tx, drafted: Drafted, hand: &Hand, illustrative: bool) -> Result<Release> {
    let release = Release {
        id: tx.new_id::<ReleaseId>(),
        board_id: tx.board(),
        version: 1,
        title: drafted.title,
        until_on: drafted.until_on,
        spread: drafted.spread,
        split: drafted.split,
        rounding: drafted.rounding,
        threshold: drafted.threshold,
        words: drafted.words,
        state: State::Draft,
        drafted_by: hand.title.clone(),
        drafted_on: hand.on,
        authors: with_author("", hand.id),
        checked: None,
        first_id: None,
        published_on: None,
        illustrative,
    };
    let release = tx.create(release).await?;
    for indicator in drafted.indicators {
        add(tx, release.id, indicator).await?;
    }
    Ok(release)
}

async fn add(tx: &mut Tx, release_id: ReleaseId, indicator_id: IndicatorId) -> Result<Choice> {
    let id = tx.new_id::<ChoiceId>();
    tx.create(Choice { id, board_id: tx.board(), version: 1, release_id, indicator_id, words: None }).await
}

/// Changes a draft: its settings, and which indicators are in it. Words of an indicator that stays are kept.
pub async fn edit(tx: &mut Tx, release: Release, drafted: Drafted, hand: &Hand) -> Result<Release> {
    let release = still_draft(release)?;
    for choice in tx.all(queries::choices(release.id)).await? {
        if !drafted.indicators.contains(&choice.indicator_id) {
            tx.remove(choice, "Left out of the release").await?;
        }
    }
    let kept = tx.all(queries::choices(release.id)).await?;
    for indicator in drafted.indicators {
        if !kept.iter().any(|choice| choice.indicator_id == indicator) {
            add(tx, release.id, indicator).await?;
        }
    }
    let edited = Release {
        title: drafted.title,
        until_on: drafted.until_on,
        spread: drafted.spread,
        split: drafted.split,
        rounding: drafted.rounding,
        threshold: drafted.threshold,
        words: drafted.words,
        authors: with_author(&release.authors, hand.id),
        ..release.clone()
    };
    // Also where only the indicators differ: whoever has the page open must see it anew.
    touch(tx, release, edited).await
}

/// Updates a release so that its version always goes up.
async fn touch(tx: &mut Tx, before: Release, after: Release) -> Result<Release> {
    if before != after {
        return tx.update(&before, after).await;
    }
    // Authors end in a blank: one more says the same and is a change.
    let authors = format!("{} ", after.authors);
    tx.update(&before, Release { authors, ..after }).await
}

fn still_draft(release: Release) -> Result<Release> {
    if release.state == State::Draft {
        return Ok(release);
    }
    Err(late(&release))
}

/// What is said to whoever comes too late.
fn late(release: &Release) -> Error {
    Error::Conflict(format!("This release stands as “{}” by now. Nothing was changed.", release.state.name()))
}

/// Sets what is said about an indicator.
pub async fn say(tx: &mut Tx, release: Release, choice: Choice, words: Option<String>, hand: &Hand) -> Result<Release> {
    let release = still_draft(release)?;
    tx.update(&choice, Choice { words, ..choice.clone() }).await?;
    let authors = with_author(&release.authors, hand.id);
    touch(tx, release.clone(), Release { authors, ..release }).await
}

/// One release at a time leaves the building: two that are safe alone may not be so together.
async fn alone(tx: &Tx) -> Result<()> {
    tx.find(<Board as ModelTrait>::Entity::find_by_id(tx.board())).await.map(drop)
}

fn refused(worked: &Worked) -> Error {
    let mut why = String::from("This release is not safe. ");
    match (worked.breaches.first(), worked.unsure.first()) {
        (Some(breach), _) => why.push_str(breach),
        (None, Some(name)) => why.push_str(&format!("Not every combination of {name} could be looked at.")),
        (None, None) => why.push_str("It shows no figure."),
    }
    Error::Conflict(why)
}

/// What this comes to now, if it may leave the building.
async fn safe(tx: &Tx, release: &Release, hand: &Hand) -> Result<Worked> {
    let worked = worked(tx, release, hand.on).await?;
    if worked.safe() && worked.count().0 > 0 { Ok(worked) } else { Err(refused(&worked)) }
}

/// Notes that its words were read, and what its figures come to.
pub async fn read(tx: &mut Tx, release: Release, hand: &Hand) -> Result<Release> {
    let state = after(release.state, What::Read).ok_or_else(|| late(&release))?;
    let worked = safe(tx, &release, hand).await?;
    let after = Release { state, checked: Some(worked.digest), ..release.clone() };
    let release = tx.update(&release, after).await?;
    step(tx, release.id, What::Read, hand, None).await?;
    Ok(release)
}

/// Approves it; the second approval publishes.
pub async fn approve(tx: &mut Tx, release: Release, hand: &Hand) -> Result<Release> {
    let what = approval(release.state).ok_or_else(|| late(&release))?;
    let state = after(release.state, what).ok_or_else(|| late(&release))?;
    alone(tx).await?;
    let worked = worked(tx, &release, hand.on).await?;
    if release.checked.as_deref() != Some(worked.digest.as_str()) {
        return Err(Error::Conflict(
            "A figure or a definition has changed since the release was checked. Send it back, so that it is checked again."
                .into(),
        ));
    }
    if !worked.safe() {
        return Err(refused(&worked));
    }
    let published = what == What::Published;
    let after = Release {
        state,
        first_id: release.first_id.or(Some(hand.id)),
        published_on: published.then_some(hand.on),
        ..release.clone()
    };
    let first = tx.all(queries::steps(release.id)).await?;
    let first = first.iter().rev().find(|step| step.kind == What::Approved).map(|step| step.by.clone());
    let release = tx.update(&release, after).await?;
    step(tx, release.id, what, hand, None).await?;
    if published {
        let by = first.map_or_else(|| hand.title.clone(), |first| format!("{first} and {}", hand.title));
        publish(tx, &release, &worked, by, hand.on).await?;
    }
    Ok(release)
}

/// Copies it out, as it stands, and writes the ledger.
async fn publish(tx: &mut Tx, release: &Release, worked: &Worked, published_by: String, on: NaiveDate) -> Result<()> {
    let place = tx.all(queries::publications()).await?.first().map_or(1, |last| last.place + 1);
    let illustrative = release.illustrative
        || worked.parts.iter().flat_map(|part| &part.figures).any(|one| one.cell.reading.illustrative());
    let publication = Publication {
        id: release.id,
        board_id: tx.board(),
        version: 1,
        title: release.title.clone(),
        until_on: release.until_on,
        published_on: on,
        place,
        published_by,
        words: release.words.clone(),
        rounding: release.rounding,
        threshold: release.threshold,
        standing: Standing::Published,
        withdrawn_on: None,
        withdrawn_by: None,
        withdrawn_why: None,
        illustrative,
    };
    tx.create(publication).await?;
    for (place, figure) in (1..).zip(copies(worked)) {
        let id = tx.new_id();
        tx.create(PublishedFigure { id, board_id: tx.board(), publication_id: release.id, place, ..figure }).await?;
    }
    for line in worked.parts.iter().flat_map(|part| &part.lines) {
        let line = row(line, (tx.new_id(), release.id), tx.board());
        tx.create(line).await?;
    }
    Ok(())
}

/// The figures as they are published. The words of an indicator stand with its first figure.
fn copies(worked: &Worked) -> Vec<PublishedFigure> {
    let mut copies = Vec::new();
    for part in &worked.parts {
        let indicator = &part.indicator;
        for (n, one) in part.figures.iter().enumerate() {
            let reading = &one.cell.reading;
            copies.push(PublishedFigure {
                id: Uuid::nil().into(),
                board_id: Uuid::nil(),
                version: 1,
                publication_id: Uuid::nil().into(),
                place: 0,
                code: indicator.code.clone(),
                name: indicator.name.clone(),
                means: indicator.definition.clone(),
                unit: indicator.unit,
                places: indicator.places,
                period: period_long(indicator, &one.cell.period),
                first_on: one.cell.period.start(),
                last_on: one.cell.period.end(),
                part: one.cell.part.map(|id| worked.agency(id).to_owned()),
                shown: shown(indicator, &one.figure),
                figure: Text(one.figure.clone()),
                why: one.why.map(|why| why.publicly().to_owned()),
                source: reading.source.name().to_owned(),
                words: part.words.clone().filter(|_| n == 0),
                illustrative: reading.illustrative(),
            });
        }
    }
    copies
}

/// Sends it back to its authors, and says why.
pub async fn send_back(tx: &mut Tx, release: Release, words: String, hand: &Hand) -> Result<Release> {
    let state = after(release.state, What::SentBack).ok_or_else(|| late(&release))?;
    let after = Release { state, checked: None, first_id: None, ..release.clone() };
    let release = touch(tx, release, after).await?;
    step(tx, release.id, What::SentBack, hand, Some(words)).await?;
    Ok(release)
}

/// Takes it out of the public's sight, and says why. Its figures stay in the ledger: somebody may have kept them.
pub async fn withdraw(tx: &mut Tx, release: Release, words: String, hand: &Hand) -> Result<Release> {
    let state = after(release.state, What::Withdrawn).ok_or_else(|| late(&release))?;
    let publication = tx.find(queries::publication(release.id)).await?;
    let withdrawn = Publication {
        standing: Standing::Withdrawn,
        withdrawn_on: Some(hand.on),
        withdrawn_by: Some(hand.title.clone()),
        withdrawn_why: Some(words.clone()),
        ..publication.clone()
    };
    tx.update(&publication, withdrawn).await?;
    let after = Release { state, ..release.clone() };
    let release = tx.update(&release, after).await?;
    step(tx, release.id, What::Withdrawn, hand, Some(words)).await?;
    Ok(release)
}

async fn step(tx: &mut Tx, release_id: ReleaseId, kind: What, hand: &Hand, words: Option<String>) -> Result<()> {
    let before = tx.all(queries::steps(release_id)).await?;
    let step = ReleaseStep {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        release_id,
        kind,
        by: hand.title.clone(),
        on_date: hand.on,
        place: before.last().map_or(1, |last| last.place + 1),
        words,
    };
    tx.create(step).await.map(drop)
}
