//! The rows that anybody may read: a publication as it stood on its day, and its figures.

use super::ReleaseId;
use super::record::Releases;
use kit::{Id, Published, Record, Text};
use measure::{Figure, Unit};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QuerySelect, QueryTrait};

/// Whether a publication is still shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Standing {
    Published,
    /// That it was published and withdrawn is told, its figures are not.
    Withdrawn,
}

/// What the public reads of a release; made when it is published, and never changed but by withdrawing it.
pub mod publication {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "publication")]
    pub struct Model {
        /// The id of its release.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReleaseId,
        pub board_id: Uuid,
        pub version: i32,
        pub title: String,
        pub until_on: Date,
        pub published_on: Date,
        /// The n-th publication of the board: of one day, the later is the larger.
        pub place: i32,
        /// By titles.
        pub published_by: String,
        /// What is said about the whole of it.
        pub words: Option<String>,
        pub rounding: i32,
        pub threshold: i32,
        pub standing: Standing,
        pub withdrawn_on: Option<Date>,
        pub withdrawn_by: Option<String>,
        pub withdrawn_why: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Releases;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
    impl Published for Entity {
        /// Every one: that something was withdrawn, when and why, is public too.
        fn published() -> Condition {
            Condition::all().add(Column::Standing.is_in([Standing::Published, Standing::Withdrawn]))
        }
    }
}
/// A publication.
pub type Publication = publication::Model;

/// A figure as it was published: what is hidden is hidden here too.
pub mod published_figure {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "published_figure")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Releases>,
        pub board_id: Uuid,
        pub version: i32,
        pub publication_id: ReleaseId,
        /// From 1, in the order of the page.
        pub place: i32,
        pub code: String,
        pub name: String,
        /// What is counted, in plain words.
        pub means: String,
        pub unit: Text<Unit>,
        pub places: i32,
        /// As people read it: "February 2015".
        pub period: String,
        pub first_on: Date,
        pub last_on: Date,
        /// Whose part; none for the whole area.
        pub part: Option<String>,
        /// Rounded as it is shown, or a mark.
        pub figure: Text<Figure>,
        /// As people read it: "1,221", "c".
        pub shown: String,
        /// Why there is no number.
        pub why: Option<String>,
        pub source: String,
        /// What is said about it.
        pub words: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Releases;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
    impl Published for Entity {
        /// Those of a publication that was not withdrawn.
        fn published() -> Condition {
            let shown = publication::Entity::find()
                .select_only()
                .column(publication::Column::Id)
                .filter(publication::Column::Standing.eq(Standing::Published));
            Condition::all().add(Column::PublicationId.in_subquery(shown.into_query()))
        }
    }
}
/// A published figure.
pub type PublishedFigure = published_figure::Model;
