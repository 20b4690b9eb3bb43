//! Links join any record to any record: the golden thread, and evidence to what it proves.

use crate::store::Tx;
use crate::{Record, Register, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryFilter, Select};

/// The links of a board.
pub struct Links;
impl Register for Links {
    const NAME: &'static str = "links";
}

/// What a link says, read from its first end to its second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Meaning {
    /// A finding, a challenge or an action came of it.
    GaveRiseTo,
    /// A file or a record that proves it.
    EvidenceFor,
    /// A measure that will show whether it worked.
    MeasuredBy,
    /// An action that serves an outcome or a task of a plan.
    Serves,
    /// An action that cannot be finished before another.
    WaitsFor,
    /// Worth reading together, no more.
    SeeAlso,
}

/// One end of a link: a record of some register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    pub register: &'static str,
    pub id: Uuid,
}

impl End {
    /// The record of register `R` with this id.
    pub fn of<R: Register>(id: impl Into<Uuid>) -> End {
        End { register: R::NAME, id: id.into() }
    }
}

impl<R> From<crate::Id<R>> for Uuid {
    fn from(id: crate::Id<R>) -> Uuid {
        id.uuid()
    }
}

/// A link.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub board_id: Uuid,
    pub version: i32,
    pub from_register: String,
    pub from_id: Uuid,
    pub meaning: Meaning,
    pub to_register: String,
    pub to_id: Uuid,
}
impl ActiveModelBehavior for ActiveModel {}
/// A link between two records.
pub type Link = Model;

impl Record for Entity {
    type Register = Links;
    const ID: Column = Column::Id;
    const BOARD: Column = Column::BoardId;
    const VERSION: Column = Column::Version;
}

/// Every link at either end of this record.
#[must_use]
pub fn of(id: Uuid) -> Select<Entity> {
    Entity::find().filter(Condition::any().add(Column::FromId.eq(id)).add(Column::ToId.eq(id)))
}

/// Every link at either end of one of these records.
#[must_use]
pub fn of_any(ids: &[Uuid]) -> Select<Entity> {
    let ids = || ids.iter().copied();
    Entity::find().filter(Condition::any().add(Column::FromId.is_in(ids())).add(Column::ToId.is_in(ids())))
}

/// The links that begin at this record and mean this.
#[must_use]
pub fn from(id: Uuid, meaning: Meaning) -> Select<Entity> {
    Entity::find().filter(Column::FromId.eq(id)).filter(Column::Meaning.eq(meaning))
}

/// The links that end at this record and mean this.
#[must_use]
pub fn to(id: Uuid, meaning: Meaning) -> Select<Entity> {
    Entity::find().filter(Column::ToId.eq(id)).filter(Column::Meaning.eq(meaning))
}

impl Tx {
    /// Joins two records; joining them twice in the same sense is a conflict.
    ///
    /// # Errors
    /// [`crate::Error::Conflict`] when they are joined so already.
    pub async fn link(&mut self, from: End, meaning: Meaning, to: End) -> Result<Link> {
        let link = Link {
            id: self.new_id(),
            board_id: self.board(),
            version: 1,
            from_register: from.register.into(),
            from_id: from.id,
            meaning,
            to_register: to.register.into(),
            to_id: to.id,
        };
        self.create(link).await
    }
}
