//! What can be done with figures: enter one, revise one, sign one off, attach evidence.

use super::form::{Content, ReadingDraft, RevisionDraft};
use super::{Narrative, Reading, ReadingId, Readings, Source, State, queries};
use crate::wings::performance::indicators::rules::population_at;
use crate::wings::performance::indicators::{Indicator, queries as indicators};
use chrono::{DateTime, Utc};
use kit::files::{EvidenceFile, FileStore, Files, Marking, Received};
use kit::links::{End, Meaning};
use kit::{Error, Result, Text, Tx};
use measure::{Period, Unit};
use uuid::Uuid;

/// Enters a figure as a draft. `speaker` is whose words go with it.
pub async fn enter(tx: &mut Tx, indicator: &Indicator, draft: ReadingDraft, speaker: &str) -> Result<Reading> {
    let blank = blank(tx, indicator, &draft);
    let period = draft.period;
    let population = population(tx, indicator, &period).await?;
    let entered = tx.create(filled(tx, blank, draft.content.clone(), population)).await;
    let reading = entered.map_err(|error| there_already(error, &period))?;
    say(tx, &reading, draft.content, speaker).await?;
    Ok(reading)
}

/// Sends a revision: a draft that follows the reading. What was signed off stays as it was and stays shown until the
/// revision is signed off in its turn.
pub async fn revise(
    tx: &mut Tx,
    indicator: &Indicator,
    reading: Reading,
    draft: RevisionDraft,
    speaker: &str,
) -> Result<Reading> {
    tx.because(&draft.reason);
    let before = Reading { current: false, ..reading.clone() };
    tx.update(&reading, before).await?;
    let period = reading.period();
    let population = population(tx, indicator, &period).await?;
    let blank = Reading {
        id: tx.new_id::<ReadingId>(),
        version: 1,
        revision: reading.revision + 1,
        current: true,
        state: State::Draft,
        received_on: tx.today(),
        entered_at: tx.now(),
        released_by: None,
        released_on: None,
        reason: Some(draft.reason),
        note: None,
        ..reading
    };
    let sent = tx.create(filled(tx, blank, draft.content.clone(), population)).await;
    let revision = sent.map_err(|error| there_already(error, &period))?;
    say(tx, &revision, draft.content, speaker).await?;
    Ok(revision)
}

/// Signs a figure off, with the words that came with it.
pub async fn release(tx: &mut Tx, reading: Reading) -> Result<Reading> {
    let after = Reading {
        state: State::Released,
        released_by: Some(tx.person().title().to_owned()),
        released_on: Some(tx.today()),
        ..reading.clone()
    };
    for words in tx.all(queries::narratives_with(reading.id)).await? {
        let released = Narrative { state: State::Released, ..words.clone() };
        tx.update(&words, released).await?;
    }
    tx.update(&reading, after).await
}

/// Keeps a file as evidence for a figure.
pub async fn attach(
    tx: &mut Tx,
    store: &FileStore,
    reading: &Reading,
    received: Received,
    marking: Marking,
) -> Result<EvidenceFile> {
    let file = tx.keep_file(store, received, marking, None).await?;
    let ends = (End::of::<Files>(file.id), End::of::<Readings>(reading.id));
    tx.link(ends.0, Meaning::EvidenceFor, ends.1).await?;
    Ok(file)
}

/// A reading of nothing yet, for what a draft is about.
fn blank(tx: &Tx, indicator: &Indicator, draft: &ReadingDraft) -> Reading {
    Reading {
        id: tx.new_id::<ReadingId>(),
        board_id: tx.board(),
        version: 1,
        indicator_id: indicator.id,
        agency_id: draft.agency,
        agency_part: draft.part,
        kind: draft.period.kind().into(),
        starts_on: draft.period.start(),
        ends_on: draft.period.end(),
        revision: 1,
        current: true,
        state: State::Draft,
        numerator: None,
        denominator: None,
        value: None,
        population_id: None,
        source: Source::Return,
        source_note: None,
        sent_by: String::new(),
        entered_by: Uuid::nil(),
        received_on: tx.today(),
        entered_at: tx.now(),
        released_by: None,
        released_on: None,
        reason: None,
        note: None,
    }
}

/// Who sent a figure, and when: the person who acts, or the one who sent the return that is signed off.
#[derive(Clone, Debug)]
pub struct Sender {
    /// By title.
    pub title: String,
    /// Nil for the program itself.
    pub id: Uuid,
    pub at: DateTime<Utc>,
}

/// Takes a figure in that was sent in a return and is signed off now, with its words: a new reading, or a revision of
/// `before` with the reason.
pub async fn take_signed(
    tx: &mut Tx,
    indicator: &Indicator,
    draft: ReadingDraft,
    before: Option<(Reading, String)>,
    (sender, speaker): (&Sender, &str),
) -> Result<Reading> {
    let period = draft.period;
    let population = population(tx, indicator, &period).await?;
    let mut reading = Reading {
        state: State::Released,
        received_on: kit::clock::day(sender.at),
        entered_at: sender.at,
        released_by: Some(tx.person().title().to_owned()),
        released_on: Some(tx.today()),
        ..blank(tx, indicator, &draft)
    };
    if let Some((earlier, reason)) = before {
        tx.because(&reason);
        reading.revision = earlier.revision + 1;
        reading.reason = Some(reason);
        tx.update(&earlier, Reading { current: false, ..earlier.clone() }).await?;
    }
    let filled = Reading {
        sent_by: sender.title.clone(),
        entered_by: sender.id,
        ..filled(tx, reading, draft.content.clone(), population)
    };
    let reading = tx.create(filled).await.map_err(|error| there_already(error, &period))?;
    say(tx, &reading, draft.content, speaker).await?;
    tx.because_no_more();
    Ok(reading)
}

fn filled(tx: &Tx, reading: Reading, content: Content, population: Option<Uuid>) -> Reading {
    Reading {
        numerator: content.numerator.map(Text),
        denominator: content.denominator.map(Text),
        value: content.value.map(Text),
        population_id: population,
        source: content.source,
        source_note: content.source_note,
        sent_by: tx.person().title().to_owned(),
        entered_by: tx.person().id(),
        ..reading
    }
}

/// The population that a rate is worked out on from now on, whatever estimates come later.
async fn population(tx: &Tx, indicator: &Indicator, period: &Period) -> Result<Option<Uuid>> {
    if indicator.unit.0 != Unit::Per10k {
        return Ok(None);
    }
    let populations = tx.all(indicators::populations()).await?;
    Ok(population_at(&populations, period.end()).map(|p| p.id.uuid()))
}

async fn say(tx: &mut Tx, reading: &Reading, content: Content, speaker: &str) -> Result<()> {
    let Some(said) = content.said else { return Ok(()) };
    let narrative = Narrative {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        indicator_id: reading.indicator_id,
        reading_id: Some(reading.id),
        state: reading.state,
        agency_id: reading.agency_id,
        speaker: speaker.to_owned(),
        said_on: reading.received_on,
        words: said.words,
        confidence: said.confidence,
        help_wanted: said.help_wanted,
        illustrative: false,
        why: said.why,
        doing: said.doing,
        by_on: said.by_on,
    };
    tx.create(narrative).await.map(drop)
}

/// Only one figure of a period counts; the other may be a draft that this person cannot see.
fn there_already(error: Error, period: &Period) -> Error {
    match error {
        Error::Conflict(_) => Error::Conflict(format!(
            "Somebody has entered this figure for {} already. Open the indicator and revise that one.",
            period.long()
        )),
        other => other,
    }
}
