//! What can be done with contributions.

use super::form::{AmountDraft, ContributionDraft};
use super::{Contribution, ContributionId, queries, rules};
use kit::{Result, Tx};

/// Adds a contribution under this name, last in its year's table.
pub async fn add(tx: &mut Tx, label: String, draft: ContributionDraft) -> Result<Contribution> {
    let last = tx.all(queries::of_year(&draft.financial_year)).await?;
    let contribution = Contribution {
        id: tx.new_id::<ContributionId>(),
        board_id: tx.board(),
        version: 1,
        financial_year: draft.financial_year,
        agency_id: draft.agency_id,
        printed_label: label,
        position: last.last().map_or(0, |one| one.position) + 1,
        pence: draft.pence,
        note: draft.note,
        source: "board".into(),
        section: None,
        illustrative: false,
    };
    tx.create(contribution).await
}

/// Changes the amount, and with it what each of those who pay together bears. The reason stays in the trail; what a
/// person has entered is neither illustrative nor the plan's any more.
pub async fn change_amount(tx: &mut Tx, contribution: Contribution, draft: AmountDraft) -> Result<Contribution> {
    if contribution.pence == draft.pence {
        return Ok(contribution);
    }
    tx.because(draft.reason);
    let after = Contribution {
        pence: draft.pence,
        source: "board".into(),
        section: None,
        illustrative: false,
        ..contribution.clone()
    };
    let after = tx.update(&contribution, after).await?;
    let shares = tx.all(queries::shares_of(contribution.id)).await?;
    let percents: Vec<i32> = shares.iter().map(|share| share.percent).collect();
    for (share, pence) in shares.into_iter().zip(rules::divide(draft.pence, &percents)) {
        let mut changed = share.clone();
        changed.pence = pence;
        tx.update(&share, changed).await?;
    }
    Ok(after)
}
