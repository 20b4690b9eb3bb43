//! What can be asked of referrals.

use super::{
    referral_break_note, referral_category, referral_claim, referral_mapping, referral_row, referral_table,
    rules::Known,
};
use kit::{Desk, Permission, Result};
use sea_orm::{EntityTrait, QueryOrder, Select};

/// Every table, the earliest first.
#[must_use]
pub fn tables() -> Select<referral_table::Entity> {
    referral_table::Entity::find().order_by_asc(referral_table::Column::StartsOn)
}

/// Every row of every table, as printed.
#[must_use]
pub fn rows() -> Select<referral_row::Entity> {
    referral_row::Entity::find()
        .order_by_asc(referral_row::Column::TableId)
        .order_by_asc(referral_row::Column::Position)
}

/// Every category, in the order in which people learn to find it, the first version of the mapping first.
#[must_use]
pub fn categories() -> Select<referral_category::Entity> {
    referral_category::Entity::find()
        .order_by_asc(referral_category::Column::MappingNo)
        .order_by_asc(referral_category::Column::Position)
}

/// Every row's place, in every version of the mapping.
#[must_use]
pub fn mappings() -> Select<referral_mapping::Entity> {
    referral_mapping::Entity::find()
        .order_by_asc(referral_mapping::Column::MappingNo)
        .order_by_asc(referral_mapping::Column::ValidFrom)
}

/// What the letters stand for.
#[must_use]
pub fn break_notes() -> Select<referral_break_note::Entity> {
    referral_break_note::Entity::find().order_by_asc(referral_break_note::Column::Letter)
}

/// What the plan claims, the latest year first.
#[must_use]
pub fn claims() -> Select<referral_claim::Entity> {
    referral_claim::Entity::find().order_by_desc(referral_claim::Column::StartsOn)
}

/// All that the comparison is worked out from.
///
/// # Errors
/// When the database cannot be read.
pub async fn known<P: Permission>(desk: &Desk<P>) -> Result<Known> {
    Ok(Known {
        tables: desk.all(tables()).await?,
        rows: desk.all(rows()).await?,
        categories: desk.all(categories()).await?,
        mappings: desk.all(mappings()).await?,
    })
}
