//! What can be asked of contributions.

use super::{ContributionId, contribution, contribution_share, contribution_year};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

/// Every contribution, the latest year first, each year in the order of its table.
#[must_use]
pub fn in_order() -> Select<contribution::Entity> {
    contribution::Entity::find()
        .order_by_desc(contribution::Column::FinancialYear)
        .order_by_asc(contribution::Column::Position)
        .order_by_asc(contribution::Column::PrintedLabel)
}

/// The one contribution.
#[must_use]
pub fn contribution(id: ContributionId) -> Select<contribution::Entity> {
    contribution::Entity::find_by_id(id)
}

/// The contributions of one year.
#[must_use]
pub fn of_year(year: &str) -> Select<contribution::Entity> {
    in_order().filter(contribution::Column::FinancialYear.eq(year))
}

/// How one contribution is divided, the largest part first.
#[must_use]
pub fn shares_of(id: ContributionId) -> Select<contribution_share::Entity> {
    contribution_share::Entity::find()
        .filter(contribution_share::Column::ContributionId.eq(id))
        .order_by_desc(contribution_share::Column::Percent)
}

/// How the contributions of one year are divided.
#[must_use]
pub fn shares_of_year(year: &str) -> Select<contribution_share::Entity> {
    let of_year = contribution::Entity::find()
        .select_only()
        .column(contribution::Column::Id)
        .filter(contribution::Column::FinancialYear.eq(year));
    contribution_share::Entity::find()
        .filter(contribution_share::Column::ContributionId.in_subquery(of_year.into_query()))
        .order_by_desc(contribution_share::Column::Percent)
}

/// What is published of each year as a whole, the latest first.
#[must_use]
pub fn years() -> Select<contribution_year::Entity> {
    contribution_year::Entity::find().order_by_desc(contribution_year::Column::FinancialYear)
}
