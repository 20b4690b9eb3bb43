//! The rows: a review, a question on a figure, and each remark of its thread.

use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::BodyId;
use crate::wings::performance::indicators::IndicatorId;
use crate::wings::performance::readings::ReadingId;
use kit::{Id, Person, Record, Register, Right};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

/// The reviews of a board.
pub struct Reviews;
impl Register for Reviews {
    const NAME: &'static str = "reviews";
}
/// A review's id.
pub type ReviewId = Id<Reviews>;
/// What a question's id names, so that it is never taken for a review's.
pub struct Questions;
/// A question's id.
pub type QuestionId = Id<Questions>;

/// How far a review has come. `docs/states/scorecard_review.md` draws the moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// The group goes through the scorecard.
    Open,
    /// It has said what it concludes.
    Closed,
}

/// What is done with a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum What {
    Closed,
}

/// How far a question has come. `docs/states/figure_question.md` draws the moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Progress {
    /// It waits for the agency.
    Asked,
    /// It waits for those who asked.
    Answered,
    /// Nothing more is awaited.
    Settled,
}

/// What is done with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Step {
    Answered,
    AskedAgain,
    Settled,
}

/// What a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Said {
    Answer,
    FollowUp,
    Settlement,
}

impl State {
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            State::Open => "Open",
            State::Closed => "Closed",
        }
    }
}

impl Progress {
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Progress::Asked => "Waits for an answer",
            Progress::Answered => "Answered",
            Progress::Settled => "Settled",
        }
    }
}

impl Step {
    /// The remark that says it.
    #[must_use]
    pub const fn said(self) -> Said {
        match self {
            Step::Answered => Said::Answer,
            Step::AskedAgain => Said::FollowUp,
            Step::Settled => Said::Settlement,
        }
    }
}

impl Said {
    /// As people read it, after the name of whoever spoke.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Said::Answer => "answered",
            Said::FollowUp => "asked again",
            Said::Settlement => "settled it",
        }
    }
}

/// Everything for those who review; else what one's own agency is asked. Nobody else learns that it was asked.
fn asked_of<C: ColumnTrait>(person: &Person, agency: C) -> Condition {
    if person.may(Right { verb: "read_all", register: Reviews::NAME }) {
        return Condition::all();
    }
    match person.agency() {
        Some(id) => Condition::all().add(agency.eq(id)),
        None => Condition::any().add(agency.is_null()),
    }
}

/// A review of the scorecard by a group.
pub mod review {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "scorecard_review")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReviewId,
        pub board_id: Uuid,
        pub version: i32,
        /// The group that does it.
        pub body_id: BodyId,
        pub on_date: Date,
        /// Who began it, by title.
        pub opened_by: String,
        pub state: State,
        /// What the group concluded, once it is closed.
        pub conclusion: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Reviews;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A review.
pub type Review = review::Model;

/// A question on a figure, asked of one agency.
pub mod figure_question {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "figure_question")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: QuestionId,
        pub board_id: Uuid,
        pub version: i32,
        /// The figure that it is about, in one revision; none where no figure has come.
        pub reading_id: Option<ReadingId>,
        pub indicator_id: IndicatorId,
        /// The review in which it was asked, if in one.
        pub review_id: Option<ReviewId>,
        /// The agency that is asked.
        pub agency_id: AgencyId,
        pub words: String,
        /// Who asked, by title.
        pub asked_by: String,
        pub asked_on: Date,
        /// By which day an answer is awaited; a later day once it was asked again.
        pub due_on: Date,
        pub state: Progress,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Reviews;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            asked_of(person, Column::AgencyId)
        }
    }
}
/// A question on a figure.
pub type FigureQuestion = figure_question::Model;

/// What was said to a question.
pub mod question_remark {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "question_remark")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Reviews>,
        pub board_id: Uuid,
        pub version: i32,
        pub question_id: QuestionId,
        /// The agency that was asked, whoever speaks: it decides who sees the remark.
        pub agency_id: AgencyId,
        pub words: String,
        /// Who spoke, by title.
        pub speaker: String,
        pub said_at: DateTimeUtc,
        pub kind: Said,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Reviews;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            asked_of(person, Column::AgencyId)
        }
    }
}
/// What was said to a question.
pub type QuestionRemark = question_remark::Model;
