//! People: who they are on a board, and the roles that give them their rights.

use super::Right;
use crate::{Record, Register};
use sea_orm::entity::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The people of a board, their roles and their sign-ins.
pub struct People;
impl Register for People {
    const NAME: &'static str = "people";
}

/// Somebody of a board, signed in or acting through the program. Cheap to clone; only this module makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person(Arc<Inner>);

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Inner {
    pub id: Uuid,
    pub board: Uuid,
    pub board_name: String,
    pub demonstration: bool,
    pub title: String,
    pub agency: Option<Uuid>,
    pub roles: Vec<String>,
    pub rights: BTreeSet<Right>,
    /// Changes when the password does, which ends every session.
    pub stamp: Vec<u8>,
}

impl Person {
    pub(super) fn new(inner: Inner) -> Self {
        Person(Arc::new(inner))
    }
    /// The program itself, acting for a board: loading, jobs, the command line. `title` says which part of it.
    pub(crate) fn program(board: Uuid, title: &str, rights: BTreeSet<Right>) -> Self {
        Person::new(Inner {
            id: Uuid::nil(),
            board,
            board_name: String::new(),
            demonstration: false,
            title: title.into(),
            agency: None,
            roles: Vec::new(),
            rights,
            stamp: Vec::new(),
        })
    }
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.0.id
    }
    /// The board for which they act.
    #[must_use]
    pub fn board(&self) -> Uuid {
        self.0.board
    }
    #[must_use]
    pub fn board_name(&self) -> &str {
        &self.0.board_name
    }
    /// Whether their board is a worked example.
    #[must_use]
    pub fn demonstration(&self) -> bool {
        self.0.demonstration
    }
    /// As the board knows them, e.g. "Business manager". A role, not a name.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.0.title
    }
    /// The agency that they work for; nobody's for the board's own office.
    #[must_use]
    pub fn agency(&self) -> Option<Uuid> {
        self.0.agency
    }
    /// The roles that they hold, e.g. `data_officer`.
    #[must_use]
    pub fn roles(&self) -> &[String] {
        &self.0.roles
    }
    /// Whether one of their roles gives them this right.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        self.0.rights.contains(&right)
    }
    /// Every right that they hold.
    #[must_use]
    pub fn rights(&self) -> &BTreeSet<Right> {
        &self.0.rights
    }
    pub(super) fn stamp(&self) -> &[u8] {
        &self.0.stamp
    }
}

/// The stored person.
pub mod person_record {
    use super::*;

    /// Somebody of a board. Holds a role's title and a work address, never more.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub board_id: Uuid,
        pub version: i32,
        /// As the board knows them, e.g. "Business manager".
        pub title: String,
        /// Work e-mail address, folded to lower case: what they sign in with.
        pub email: String,
        pub agency_id: Option<Uuid>,
        /// Whether they may sign in.
        pub active: bool,
        /// Counts the passwords set, so that setting one shows in the trail without showing it.
        pub passwords_set: i32,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = People;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// The stored person.
pub type PersonRecord = person_record::Model;

/// The stored roles of people.
pub mod grant {
    use super::*;

    /// A role held by a person of a board.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "role_grant")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub board_id: Uuid,
        pub version: i32,
        pub person_id: Uuid,
        /// The role's key, e.g. `data_officer`.
        pub role: String,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = People;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A role held by a person.
pub type Grant = grant::Model;
