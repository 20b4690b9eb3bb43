//! What can be done with extracts: keep a receipt, take figures into the readings, put one aside.

use super::offers::{Offer, Stand};
use super::reading::{Counts, count, hash};
use super::{Extract, ExtractId, Extracts, State, Told, What, rules};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::readings::form::{ReadingDraft, RevisionDraft};
use crate::wings::performance::readings::{Readings, changes as readings};
use chrono::{DateTime, NaiveDate, Utc};
use kit::links::{End, Meaning};
use kit::{Error, Result, Text, Tx};
use std::collections::HashMap;

/// What a receipt names the files by.
pub(super) struct Files {
    pub names: String,
    pub hash: String,
    pub bytes: u64,
    pub received_at: DateTime<Utc>,
    pub illustrative: bool,
}

/// Keeps the receipt of files that were read, with what was counted.
pub(super) async fn keep(tx: &mut Tx, files: Files, counts: Counts) -> Result<Extract> {
    let many = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let receipt = Extract {
        id: tx.new_id::<ExtractId>(),
        board_id: tx.board(),
        version: 1,
        agency_id: tx.person().agency().map(AgencyId::from),
        kind: counts.kind.key().to_owned(),
        file_names: files.names,
        hash: files.hash,
        bytes: many(files.bytes),
        at_on: counts.at,
        received_at: files.received_at,
        sent_by: tx.person().title().to_owned(),
        entered_by: tx.person().id(),
        rows_used: many(counts.rows_used),
        rows_refused: many(counts.rows_refused),
        findings_total: many(counts.findings_total),
        findings: Text(Told(counts.findings)),
        counted: Text(Told(counts.counted)),
        journey: counts.journey.map(Text),
        state: State::Read,
        settled_by: None,
        settled_on: None,
        taken: 0,
        illustrative: files.illustrative || tx.person().demonstration(),
    };
    tx.create(receipt).await
}

/// Reads a made-up file that is held as text, and keeps its receipt: for the worked example. It was received when its
/// figures were counted, on `at` and at `received_at`.
pub async fn keep_made_up(
    tx: &mut Tx,
    (name, text): (&str, &str),
    at: NaiveDate,
    received_at: DateTime<Utc>,
) -> Result<std::result::Result<Extract, String>> {
    let held = [(name.to_owned(), text.as_bytes().to_vec())];
    let (hash, bytes) = hash(&held);
    let files = Files { names: name.to_owned(), hash, bytes, received_at, illustrative: true };
    match count(&held, Some(at), tx.today(), &HashMap::new()) {
        Ok(counts) => keep(tx, files, counts).await.map(Ok),
        Err(why) => Ok(Err(why)),
    }
}

fn moved(state: State, what: What) -> Result<State> {
    rules::after(state, what).ok_or_else(|| {
        Error::Conflict("This extract was settled meanwhile. Open it again to see how it stands.".into())
    })
}

/// Takes chosen figures in: drafts that wait for sign-off, or revisions of what was signed off.
pub async fn take(tx: &mut Tx, extract: Extract, offers: Vec<Offer>) -> Result<Extract> {
    let state = moved(extract.state, What::Taken)?;
    let note = format!("{}, received on {}", extract.kind_name(), measure::dates::long(extract.received_on()));
    let speaker = tx.person().title().to_owned();
    let taken = i32::try_from(offers.len()).unwrap_or(i32::MAX);
    for offer in offers {
        let content = offer.content(note.clone());
        let reading = match (offer.stand, offer.same_period) {
            (Stand::Differs, Some(before)) => {
                let reason = format!("Counted again from {note}");
                readings::revise(tx, &offer.indicator, before, RevisionDraft { reason, content }, &speaker).await?
            }
            _ => {
                let draft = ReadingDraft { period: offer.period, agency: extract.agency_id, part: false, content };
                readings::enter(tx, &offer.indicator, draft, &speaker).await?
            }
        };
        tx.link(End::of::<Extracts>(extract.id), Meaning::EvidenceFor, End::of::<Readings>(reading.id)).await?;
    }
    let after = Extract {
        state,
        settled_by: Some(speaker),
        settled_on: Some(tx.today()),
        taken: extract.taken.saturating_add(taken),
        ..extract.clone()
    };
    tx.update(&extract, after).await
}

/// Puts an extract aside; its figures go, its receipt stays.
pub async fn discard(tx: &mut Tx, extract: Extract) -> Result<Extract> {
    let after = Extract {
        state: moved(extract.state, What::Discarded)?,
        settled_by: Some(tx.person().title().to_owned()),
        settled_on: Some(tx.today()),
        counted: Text(Told(Vec::new())),
        journey: None,
        ..extract.clone()
    };
    tx.update(&extract, after).await
}
