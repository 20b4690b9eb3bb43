//! What an entity says about itself; all that a register writes to be stored, scoped and audited.

use crate::{Error, Person, Register, Result};
use sea_orm::{Condition, EntityTrait, IntoActiveModel, Iterable, ModelTrait, Value};

/// An entity that belongs to a board, has a version, and joins the audit trail.
pub trait Record: EntityTrait<Model: IntoActiveModel<Self::ActiveModel> + Send + Sync, ActiveModel: Send> {
    type Register: Register;
    const ID: Self::Column;
    const BOARD: Self::Column;
    const VERSION: Self::Column;
    /// Columns whose values never reach the trail.
    const REDACTED: &'static [Self::Column] = &[];
    /// Narrows what a person of this board may see. The board itself is always added.
    fn seen_by(_: &Person) -> Condition {
        Condition::all()
    }
}

/// A row of some record: what [`crate::Tx`] takes and gives.
pub trait Row:
    ModelTrait<Entity: Record<Model = Self>> + IntoActiveModel<<Self::Entity as EntityTrait>::ActiveModel> + Sync
{
}
impl<M> Row for M where
    M: ModelTrait<Entity: Record<Model = M>> + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel> + Sync
{
}

/// Every column of a row's entity.
pub(crate) fn columns<M: Row>() -> impl Iterator<Item = <M::Entity as EntityTrait>::Column> {
    <M::Entity as EntityTrait>::Column::iter()
}

/// The row's version.
pub(crate) fn version<M: Row>(row: &M) -> i32 {
    match row.get(M::Entity::VERSION) {
        Value::Int(Some(version)) => version,
        _ => 0,
    }
}

/// Sets one column, whatever its type.
pub(crate) fn set<M: Row>(row: &mut M, column: <M::Entity as EntityTrait>::Column, value: Value) -> Result<()> {
    row.try_set(column, value).map_err(|e| Error::Internal(e.into()))
}
