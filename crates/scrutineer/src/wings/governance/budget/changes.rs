//! What can be done with the budget.

use super::form::PaymentDraft;
use super::queries;
use super::record::{BudgetLine, LineId, Payment, PaymentId, Spend, SpendId};
use super::rules::{Paid, too_much};
use crate::wings::governance::contributions::{Contribution, queries as contributions};
use chrono::NaiveDate;
use kit::{Error, Result, Tx};

/// Writes down an invoice or a payment; nothing where it is more than was agreed, with the reason.
pub async fn pay(
    tx: &mut Tx,
    contribution: &Contribution,
    draft: PaymentDraft,
) -> Result<std::result::Result<Payment, String>> {
    // Its row is locked until the end: of two payments at once, the second sees the first.
    let agreed = tx.find(contributions::contribution(contribution.id)).await?.pence;
    let before = tx.all(queries::payments_of(vec![contribution.id])).await?;
    if let Some(why) = too_much(agreed, Paid::of(contribution.id, &before), draft.what, draft.pence) {
        return Ok(Err(why));
    }
    let payment = Payment {
        id: tx.new_id::<PaymentId>(),
        board_id: tx.board(),
        version: 1,
        contribution_id: contribution.id,
        on_date: draft.on_date,
        what: draft.what,
        pence: draft.pence,
        reference: draft.reference,
        illustrative: false,
    };
    tx.create(payment).await.map(Ok)
}

/// Takes back an invoice or a payment that was entered by mistake.
pub async fn unpay(tx: &mut Tx, payment: Payment) -> Result<()> {
    tx.remove(payment, "Entered by mistake.").await
}

/// Adds a line to a year's budget.
pub async fn add_line(
    tx: &mut Tx,
    (year, name, pence): (String, String, i64),
    illustrative: bool,
) -> Result<BudgetLine> {
    let last = tx
        .all(queries::lines())
        .await?
        .into_iter()
        .filter(|line| line.financial_year == year)
        .map(|line| line.position)
        .max();
    let line = BudgetLine {
        id: tx.new_id::<LineId>(),
        board_id: tx.board(),
        version: 1,
        financial_year: year,
        name,
        position: last.unwrap_or_default() + 1,
        pence,
        expected_pence: None,
        expected_because: None,
        illustrative,
    };
    let said = format!("The budget of {} has a line with that name already. Nothing was added.", line.financial_year);
    tx.create(line).await.map_err(|error| match error {
        Error::Conflict(_) => Error::Conflict(said),
        other => other,
    })
}

/// Writes down something that was spent.
pub async fn spend(
    tx: &mut Tx,
    line: &BudgetLine,
    (on_date, pence, words): (NaiveDate, i64, String),
    illustrative: bool,
) -> Result<Spend> {
    let spend = Spend {
        id: tx.new_id::<SpendId>(),
        board_id: tx.board(),
        version: 1,
        line_id: line.id,
        on_date,
        pence,
        words,
        illustrative,
    };
    tx.create(spend).await
}

/// Takes back something that was entered by mistake.
pub async fn unspend(tx: &mut Tx, spend: Spend) -> Result<()> {
    tx.remove(spend, "Entered by mistake.").await
}

/// Says what is expected of the whole year, or leaves it to the pace.
pub async fn expect(tx: &mut Tx, line: BudgetLine, expected: Option<(i64, String)>) -> Result<BudgetLine> {
    let (pence, because) = expected.unzip();
    let next = BudgetLine { expected_pence: pence, expected_because: because, ..line.clone() };
    if next == line { Ok(line) } else { tx.update(&line, next).await }
}
