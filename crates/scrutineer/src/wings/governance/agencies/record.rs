//! The rows: an agency, and a succession from one agency to another.

use kit::{Id, Record, Register};
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;

/// The agencies of a board's area.
pub struct Agencies;
impl Register for Agencies {
    const NAME: &'static str = "agencies";
}
/// An agency's id.
pub type AgencyId = Id<Agencies>;

/// What kind of organisation an agency is: it decides which duties it has under section 11.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    LocalAuthority,
    DistrictCouncil,
    Police,
    NhsCommissioner,
    NhsProvider,
    Probation,
    YouthJustice,
    Education,
    Cafcass,
    Secure,
    Voluntary,
    Other,
}

impl Kind {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::LocalAuthority => "Local authority with children’s services",
            Kind::DistrictCouncil => "District or borough council",
            Kind::Police => "Police",
            Kind::NhsCommissioner => "NHS commissioner",
            Kind::NhsProvider => "NHS provider",
            Kind::Probation => "Probation",
            Kind::YouthJustice => "Youth justice",
            Kind::Education => "Education",
            Kind::Cafcass => "Cafcass",
            Kind::Secure => "Secure setting",
            Kind::Voluntary => "Voluntary or community",
            Kind::Other => "Other",
        }
    }
    /// The kind with this stored key, e.g. `district_council`.
    #[must_use]
    pub fn of(key: &str) -> Option<Kind> {
        Kind::iter().find(|kind| kind.to_value() == key)
    }
}

/// An agency.
pub mod agency {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "agency")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AgencyId,
        pub board_id: Uuid,
        pub version: i32,
        pub name: String,
        pub short_name: String,
        pub kind: Kind,
        /// The three-digit code of a local authority, e.g. `928`.
        pub la_code: Option<String>,
        /// Its first day, where known.
        pub from_on: Option<Date>,
        /// Its last day.
        pub until_on: Option<Date>,
        pub note: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Agencies;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// An agency.
pub type Agency = agency::Model;

impl agency::Model {
    /// Whether it existed on that day, as far as its dates are known.
    #[must_use]
    pub fn on(&self, day: Date) -> bool {
        self.from_on.is_none_or(|from| from <= day) && self.until_on.is_none_or(|until| day <= until)
    }
}

/// A succession.
pub mod succession {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "agency_succession")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Agencies>,
        pub board_id: Uuid,
        pub version: i32,
        pub from_agency_id: AgencyId,
        pub to_agency_id: AgencyId,
        /// The first day of the successor's duty.
        pub on_date: Date,
        pub note: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Agencies;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// What one agency's duties passed to, and when.
pub type Succession = succession::Model;
