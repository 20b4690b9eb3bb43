//! What can be asked of reviews and of the questions on figures.

use super::{Progress, QuestionId, ReviewId, State, figure_question, question_remark, review};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::BodyId;
use crate::wings::performance::readings::ReadingId;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// Every review, the latest first.
#[must_use]
pub fn latest_first() -> Select<review::Entity> {
    review::Entity::find().order_by_desc(review::Column::OnDate).order_by_desc(review::Column::Id)
}

/// The one review.
#[must_use]
pub fn review(id: ReviewId) -> Select<review::Entity> {
    review::Entity::find_by_id(id)
}

/// The reviews of a group, the latest first.
#[must_use]
pub fn of_body(id: BodyId) -> Select<review::Entity> {
    latest_first().filter(review::Column::BodyId.eq(id))
}

/// The review that a group has open.
#[must_use]
pub fn open_of(id: BodyId) -> Select<review::Entity> {
    of_body(id).filter(review::Column::State.eq(State::Open))
}

/// Every question, in the order in which they were asked.
#[must_use]
pub fn questions() -> Select<figure_question::Entity> {
    figure_question::Entity::find()
        .order_by_asc(figure_question::Column::AskedOn)
        .order_by_asc(figure_question::Column::Id)
}

/// The one question.
#[must_use]
pub fn question(id: QuestionId) -> Select<figure_question::Entity> {
    figure_question::Entity::find_by_id(id)
}

/// The questions that were asked in these reviews.
#[must_use]
pub fn asked_in(ids: Vec<ReviewId>) -> Select<figure_question::Entity> {
    questions().filter(figure_question::Column::ReviewId.is_in(ids))
}

/// The questions on these figures.
#[must_use]
pub fn on(ids: Vec<ReadingId>) -> Select<figure_question::Entity> {
    questions().filter(figure_question::Column::ReadingId.is_in(ids))
}

/// The questions that stand so, those due first before the others.
#[must_use]
pub fn standing(state: Progress) -> Select<figure_question::Entity> {
    figure_question::Entity::find()
        .filter(figure_question::Column::State.eq(state))
        .order_by_asc(figure_question::Column::DueOn)
        .order_by_asc(figure_question::Column::Id)
}

/// The questions that wait for an agency.
#[must_use]
pub fn waiting_for(id: AgencyId) -> Select<figure_question::Entity> {
    standing(Progress::Asked).filter(figure_question::Column::AgencyId.eq(id))
}

/// The questions that were asked from a day until a day.
#[must_use]
pub fn asked_between(first: NaiveDate, last: NaiveDate) -> Select<figure_question::Entity> {
    questions().filter(figure_question::Column::AskedOn.between(first, last))
}

/// What was said to these questions, the earliest first.
#[must_use]
pub fn remarks_of(ids: Vec<QuestionId>) -> Select<question_remark::Entity> {
    question_remark::Entity::find()
        .filter(question_remark::Column::QuestionId.is_in(ids))
        .order_by_asc(question_remark::Column::SaidAt)
        .order_by_asc(question_remark::Column::Id)
}
