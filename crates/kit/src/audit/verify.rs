//! Walks a board's chain from its first entry and says whether anything was changed, taken out or cut off.

use super::entry::{Column, Entity, head, seal};
use crate::{App, Result};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Entries read at a time.
const STRIDE: u64 = 1000;

/// Something wrong with the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The entry at which it shows.
    pub seq: i64,
    pub what: String,
}

/// What the walk found.
#[derive(Clone, Debug)]
pub struct Verdict {
    pub board: Uuid,
    pub entries: i64,
    /// The hash of the last entry: print it where it cannot be changed, and a later walk can be held against it.
    pub head: String,
    pub at: Option<DateTime<Utc>>,
    pub findings: Vec<Finding>,
}

/// Walks the chain of `board`.
///
/// # Errors
/// When the database cannot be read.
pub async fn verify(app: &App, board: Uuid) -> Result<Verdict> {
    let view = app.db().view(board).await?;
    let mut verdict = Verdict { board, entries: 0, head: String::new(), at: None, findings: Vec::new() };
    loop {
        let entries = Entity::find()
            .filter(Column::BoardId.eq(board))
            .filter(Column::Seq.gt(verdict.entries))
            .order_by_asc(Column::Seq)
            .limit(STRIDE)
            .all(&view)
            .await?;
        if entries.is_empty() {
            break;
        }
        for entry in &entries {
            let mut wrong = |what: &str| verdict.findings.push(Finding { seq: entry.seq, what: what.into() });
            if entry.seq != verdict.entries + 1 {
                wrong("an entry before this one is missing");
            } else if entry.previous != verdict.head {
                wrong("it does not follow from the entry before it");
            }
            if entry.hash != seal(entry) {
                wrong("it does not say what it said when it was sealed");
            }
            if verdict.at.is_some_and(|at| entry.at < at) {
                wrong("its time lies before that of the entry before it");
            }
            verdict.at = Some(entry.at);
            verdict.entries = entry.seq;
            verdict.head.clone_from(&entry.hash);
        }
    }
    let head = head::Entity::find_by_id(board).one(&view).await?;
    let (seq, hash) = head.map_or((0, String::new()), |head| (head.seq, head.hash));
    if (seq, &hash) != (verdict.entries, &verdict.head) {
        verdict.findings.push(Finding {
            seq,
            what: format!("the chain should end at entry {seq} but ends at {}", verdict.entries),
        });
    }
    Ok(verdict)
}
