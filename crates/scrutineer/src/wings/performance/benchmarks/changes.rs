//! What can be done with published statistics: import a file that was read, choose what to compare by.

use super::{Average, Choice, Imported, Kind, Measure, kept, queries};
use intake::published::{Content, Statistics, lists, pack_areas};
use kit::{Result, Tx};

/// A file that was read and is to be kept.
#[derive(Clone, Debug)]
pub struct Brought {
    pub file_name: String,
    pub file_hash: String,
    pub content: Content,
    pub rows: u64,
    pub rows_refused: u64,
    /// Findings besides notes.
    pub findings: usize,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub enum Became {
    /// It is kept.
    Kept(Box<Imported>),
    /// It was kept before, under the same release: nothing changed.
    There(Box<Imported>),
}

/// Keeps what a file held, unless it is there already.
pub async fn import(tx: &mut Tx, brought: Brought) -> Result<Became> {
    let release = brought.content.release();
    let before = tx.all(queries::of_file(&brought.file_hash)).await?;
    if let Some(same) = before.into_iter().find(|import| import.release == release) {
        return Ok(Became::There(Box::new(same)));
    }
    let (kind, told, text) = match &brought.content {
        Content::Statistics(statistics) => (of(statistics), None, pack_areas(&statistics.areas)),
        Content::Authorities(list) => (Kind::Authorities, None, lists::pack(list)),
        Content::Neighbours(model) => (Kind::Neighbours, Some(kept::told_as(model.told).to_owned()), model.pack()),
    };
    let years = match &brought.content {
        Content::Statistics(statistics) => statistics.years.first().copied().zip(statistics.years.last().copied()),
        _ => None,
    };
    let import = Imported {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        kind,
        title: brought.content.title(),
        release,
        told,
        file_name: brought.file_name,
        file_hash: brought.file_hash,
        rows: i64::try_from(brought.rows).unwrap_or(i64::MAX),
        rows_refused: i64::try_from(brought.rows_refused).unwrap_or(i64::MAX),
        findings: i32::try_from(brought.findings).unwrap_or(i32::MAX),
        first_year: years.map(|(first, _)| first),
        last_year: years.map(|(_, last)| last),
        content: text,
        imported_by: tx.person().title().to_owned(),
        imported_at: tx.now(),
    };
    let import = tx.create(import).await?;
    if let Content::Statistics(statistics) = brought.content {
        measures(tx, &import, statistics).await?;
    }
    Ok(Became::Kept(Box::new(import)))
}

fn of(statistics: &Statistics) -> Kind {
    match statistics.kind {
        intake::published::Kind::Statistics => Kind::Statistics,
        intake::published::Kind::Populations => Kind::Populations,
    }
}

async fn measures(tx: &mut Tx, import: &Imported, statistics: Statistics) -> Result<()> {
    for (position, series) in statistics.series.into_iter().enumerate() {
        let measure = Measure {
            id: tx.new_id(),
            board_id: tx.board(),
            version: 1,
            release_id: import.id,
            position: i32::try_from(position).unwrap_or(i32::MAX),
            filters: kept::filters(&series),
            heading: series.column,
            figures: series.packed,
        };
        tx.create(measure).await?;
    }
    Ok(())
}

/// What the board is to compare itself by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChoiceDraft {
    pub authority: String,
    pub vintage: Option<String>,
    pub average: Average,
}

/// Chooses what the board compares itself by.
pub async fn choose(tx: &mut Tx, draft: ChoiceDraft) -> Result<Choice> {
    let ChoiceDraft { authority, vintage, average } = draft;
    match tx.all(queries::choice()).await?.into_iter().next() {
        Some(before) => {
            let after = Choice { authority, vintage, average, ..before.clone() };
            if after == before { Ok(before) } else { tx.update(&before, after).await }
        }
        None => {
            let fresh = Choice { id: tx.new_id(), board_id: tx.board(), version: 1, authority, vintage, average };
            tx.create(fresh).await
        }
    }
}
