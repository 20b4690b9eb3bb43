//! What can be asked of the budget.

use super::record::{LineId, PaymentId, SpendId, budget_line, payment, spend};
use crate::wings::governance::contributions::ContributionId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// Every line of every year, the latest year first.
#[must_use]
pub fn lines() -> Select<budget_line::Entity> {
    budget_line::Entity::find()
        .order_by_desc(budget_line::Column::FinancialYear)
        .order_by_asc(budget_line::Column::Position)
        .order_by_asc(budget_line::Column::Name)
}

/// The one line.
#[must_use]
pub fn line(id: LineId) -> Select<budget_line::Entity> {
    budget_line::Entity::find_by_id(id)
}

/// What was spent of some lines, the latest first.
#[must_use]
pub fn spent_of(ids: Vec<LineId>) -> Select<spend::Entity> {
    spend::Entity::find()
        .filter(spend::Column::LineId.is_in(ids))
        .order_by_desc(spend::Column::OnDate)
        .order_by_desc(spend::Column::Id)
}

/// The one thing that was spent.
#[must_use]
pub fn spend(id: SpendId) -> Select<spend::Entity> {
    spend::Entity::find_by_id(id)
}

/// The invoices and payments of some contributions, the latest first.
#[must_use]
pub fn payments_of(ids: Vec<ContributionId>) -> Select<payment::Entity> {
    payment::Entity::find()
        .filter(payment::Column::ContributionId.is_in(ids))
        .order_by_desc(payment::Column::OnDate)
        .order_by_desc(payment::Column::Id)
}

/// The one invoice or payment.
#[must_use]
pub fn payment(id: PaymentId) -> Select<payment::Entity> {
    payment::Entity::find_by_id(id)
}
