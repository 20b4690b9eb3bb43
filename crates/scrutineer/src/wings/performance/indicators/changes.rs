//! What can be done with indicators: set a target, set the usual range anew.

use super::form::{RangeByDraft, RebaseDraft, TargetDraft};
use super::rules::ended_by;
use super::{Indicator, Rebase, RebaseId, Target, queries};
use kit::{Error, Result, Text, Tx};

/// Sets a target from a day on; the one that is open on that day ends the day before.
pub async fn set_target(tx: &mut Tx, indicator: &Indicator, draft: TargetDraft) -> Result<Target> {
    // Held until the end, so that of two people who set a target at once, the second sees the first one's.
    tx.find(queries::indicator(indicator.id)).await?;
    let targets = tx.all(queries::targets_of(indicator.id)).await?;
    let ended = ended_by(&targets, draft.from_on).map_err(|why| Error::Conflict(format!("{why}.")))?;
    tx.because(&draft.reason);
    if let Some(before) = ended {
        let after = Target { until_on: draft.from_on.pred_opt(), ..before.clone() };
        tx.update(before, after).await?;
    }
    let target = Target {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        indicator_id: indicator.id,
        from_on: draft.from_on,
        until_on: None,
        kind: draft.kind,
        value: draft.value.map(Text),
        low: draft.low.map(Text),
        high: draft.high.map(Text),
        amber: draft.amber.map(Text),
        per_year: draft.per_year,
        reason: draft.reason,
        agreed_by: draft.agreed_by,
        illustrative: false,
        set_on: Some(tx.today()),
    };
    tx.create(target).await
}

/// Works the usual range out anew from a period on.
pub async fn rebase(tx: &mut Tx, indicator: &Indicator, draft: RebaseDraft) -> Result<Rebase> {
    tx.because(&draft.reason);
    let rebase = Rebase {
        id: tx.new_id::<RebaseId>(),
        board_id: tx.board(),
        version: 1,
        indicator_id: indicator.id,
        on_date: draft.from.start(),
        reason: draft.reason,
        agreed_by: draft.agreed_by,
        set_on: Some(tx.today()),
    };
    tx.create(rebase).await
}

/// Chooses what the usual range of an indicator is set on.
pub async fn range_by(tx: &mut Tx, indicator: &Indicator, draft: RangeByDraft) -> Result<Indicator> {
    tx.because(&draft.reason);
    let after = Indicator { range_by: draft.by, ..indicator.clone() };
    tx.update(indicator, after).await
}

/// Takes a range that was set anew back.
pub async fn undo_rebase(tx: &mut Tx, rebase: Rebase, reason: String) -> Result<()> {
    tx.remove(rebase, reason).await
}
