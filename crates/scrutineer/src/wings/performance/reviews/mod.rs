//! Reviews of the scorecard: a group goes through it, asks what a figure means, agrees what is done about it; the next
//! review opens with what was agreed.
//!
//! A question is asked of one agency about one figure; it is answered by that agency, asked again or settled by those who
//! review. Nobody else learns that it was asked. What is agreed is an action of the one list of actions, linked to the
//! review that it came of.

pub mod changes;
pub mod form;
pub mod gathered;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    FigureQuestion, Progress, QuestionId, QuestionRemark, Review, ReviewId, Reviews, Said, State, Step, What,
    figure_question, question_remark, review,
};

use kit::{Permission, Register, Right, Routes, Writes};

/// The right to answer a question for one's own agency.
pub struct Reply;
impl Permission for Reply {
    const NEEDS: Right = Right { verb: "answer", register: Reviews::NAME };
}
impl Writes for Reply {}

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .post(pages::list::submit)
        .get(pages::list::csv)
        .get(pages::one::show)
        .get(pages::file::csv)
        .get(pages::closing::show)
        .post(pages::closing::submit)
        .get(pages::asking::show)
        .post(pages::asking::submit)
        .get(pages::asking::show_of_reading)
        .post(pages::asking::submit_of_reading)
        .get(pages::agreeing::show)
        .post(pages::agreeing::submit)
        .get(pages::question::show)
        .post(pages::question::submit)
        .post(pages::question::answer)
}
