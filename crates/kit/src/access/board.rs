//! A board or partnership: what every record belongs to.

use crate::{Record, Register};
use sea_orm::entity::prelude::*;

/// The boards of this installation.
pub struct Boards;
impl Register for Boards {
    const NAME: &'static str = "boards";
}

/// A safeguarding children board (until 2019) or partnership.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "board")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Always the same as `id`: a board belongs to itself.
    pub board_id: Uuid,
    pub version: i32,
    pub name: String,
    pub short_name: String,
    /// The guidance that it works to, e.g. `2013`.
    pub edition: String,
    /// The statistical code of its area, e.g. `E10000021`.
    pub area_code: Option<String>,
    /// A worked example rather than a real board: every page says so.
    pub demonstration: bool,
}
impl ActiveModelBehavior for ActiveModel {}
/// A board or partnership.
pub type Board = Model;

impl Record for Entity {
    type Register = Boards;
    const ID: Column = Column::Id;
    const BOARD: Column = Column::BoardId;
    const VERSION: Column = Column::Version;
}

/// Which boards there are: ids only.
pub(crate) mod board_list {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "board_list")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub board_id: Uuid,
        pub made_at: DateTimeUtc,
    }
    impl ActiveModelBehavior for ActiveModel {}
}
