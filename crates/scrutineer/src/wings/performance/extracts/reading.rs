//! Files in memory become counts, away from the threads that serve pages, one set of files at a time.

use super::{Counted, Found, Walked};
use chrono::NaiveDate;
use intake::extract;
use intake::finding::Rule;
use intake::input::Input;
use intake::span::Span;
use kit::{Error, Result};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;
use tokio::sync::Semaphore;

/// One at a time: a year of a large authority fills a good part of the memory while it is counted.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// What came out of the files.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    pub kind: extract::Kind,
    pub at: NaiveDate,
    pub rows_used: u64,
    pub rows_refused: u64,
    pub findings_total: u64,
    pub findings: Vec<Found>,
    pub counted: Vec<Counted>,
    pub journey: Option<Walked>,
}

/// The mark of these files, whatever their names and order, and how many bytes they are.
pub(super) fn hash(files: &[(String, Vec<u8>)]) -> (String, u64) {
    let mut each: Vec<_> = files.iter().map(|(_, bytes)| Sha256::digest(bytes)).collect();
    each.sort_unstable();
    // A single file keeps the hash that other programs give it.
    let sum = match each.as_slice() {
        [one] => *one,
        all => all.iter().fold(Sha256::new(), |sum, one| sum.chain_update(one)).finalize(),
    };
    let mut text = String::with_capacity(64);
    for byte in sum {
        // Memory takes whatever is written to it.
        let _ = write!(text, "{byte:02x}");
    }
    (text, files.iter().map(|(_, bytes)| bytes.len() as u64).sum())
}

/// Reads and counts the files at a day, or at their own; then they are gone.
pub(super) async fn counts(
    files: Vec<(String, Vec<u8>)>,
    at: Option<NaiveDate>,
    today: NaiveDate,
    spans: HashMap<String, Span>,
) -> Result<std::result::Result<Counts, String>> {
    let permit = ONE_AT_A_TIME.acquire().await.map_err(anyhow::Error::from)?;
    let read = tokio::task::spawn_blocking(move || {
        let counts = count(&files, at, today, &spans);
        drop((files, permit));
        counts
    });
    read.await.map_err(|error| Error::Internal(error.into()))
}

pub(super) fn count(
    files: &[(String, Vec<u8>)],
    at: Option<NaiveDate>,
    today: NaiveDate,
    spans: &HashMap<String, Span>,
) -> std::result::Result<Counts, String> {
    let inputs: Vec<Input<'_>> = files.iter().map(|(name, bytes)| Input::held(name, bytes)).collect();
    let read = extract::read(&inputs).map_err(Rule::message)?;
    let own = read.usual_day().filter(|day| *day <= today);
    let Some(at) = at.or(own) else {
        return Err("The files do not say for which day they are. Enter the day at which they are counted.".into());
    };
    let span = |code: &str| spans.get(code).copied().unwrap_or_else(|| Span::usual(code));
    Ok(Counts {
        kind: read.kind,
        at,
        rows_used: read.findings.rows_used,
        rows_refused: read.findings.rows_refused,
        findings_total: read.findings.total(),
        findings: read.findings.listed().iter().map(Found::of).collect(),
        counted: read.figures(at, &span).iter().map(Counted::of).collect(),
        journey: read.journey(at).as_ref().and_then(Walked::of),
    })
}
