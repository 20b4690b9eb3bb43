//! What can be done with reviews and with the questions on figures.

use super::form::Agreed;
use super::record::{
    FigureQuestion, Progress, QuestionId, QuestionRemark, Review, ReviewId, Reviews, State, Step, What,
};
use super::rules::{after, due, stepped};
use super::{queries, rules};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::Body;
use crate::wings::improvement::actions::{self, Action, ActionDraft, Measure, NewAction};
use crate::wings::performance::indicators::{Indicator, IndicatorId};
use crate::wings::performance::readings::ReadingId;
use chrono::NaiveDate;
use kit::links::End;
use kit::{Error, Result, Tx};

/// On which day something was done and by whom, where that is not today and whoever does this.
pub type Then = Option<(NaiveDate, String)>;

fn when(tx: &Tx, then: Then) -> (NaiveDate, String) {
    then.unwrap_or_else(|| (tx.today(), tx.person().title().to_owned()))
}

fn open_already(body: &Body) -> Error {
    Error::Conflict(format!("{} has a review open. Close that one first. Nothing was begun.", body.name))
}

/// Begins a review.
pub async fn begin(tx: &mut Tx, body: &Body, then: Then, illustrative: bool) -> Result<Review> {
    let (on_date, opened_by) = when(tx, then);
    let review = Review {
        id: tx.new_id::<ReviewId>(),
        board_id: tx.board(),
        version: 1,
        body_id: body.id,
        on_date,
        opened_by,
        state: State::Open,
        conclusion: None,
        illustrative,
    };
    tx.create(review).await.map_err(|error| match error {
        Error::Conflict(_) => open_already(body),
        other => other,
    })
}

/// Closes a review with what was concluded.
pub async fn close(tx: &mut Tx, review: Review, conclusion: String) -> Result<Review> {
    let state = after(review.state, What::Closed).ok_or_else(closed)?;
    tx.update(&review, Review { state, conclusion: Some(conclusion), ..review.clone() }).await
}

/// What is said to whoever comes too late.
#[must_use]
pub fn closed() -> Error {
    Error::Conflict("This review is closed. Begin the next one. Nothing was changed.".into())
}

/// The review as it is now, which must be open.
async fn still_open(tx: &Tx, id: ReviewId) -> Result<Review> {
    let review = tx.find(queries::review(id)).await?;
    if review.state == State::Open { Ok(review) } else { Err(closed()) }
}

/// A question to be asked.
#[derive(Clone, Debug)]
pub struct NewQuestion {
    pub reading: Option<ReadingId>,
    pub indicator: IndicatorId,
    pub review: Option<ReviewId>,
    pub agency: AgencyId,
    pub words: String,
    pub illustrative: bool,
}

/// Asks a question.
pub async fn ask(tx: &mut Tx, new: NewQuestion, then: Then) -> Result<FigureQuestion> {
    if let Some(review) = new.review {
        still_open(tx, review).await?;
    }
    let (asked_on, asked_by) = when(tx, then);
    let question = FigureQuestion {
        id: tx.new_id::<QuestionId>(),
        board_id: tx.board(),
        version: 1,
        reading_id: new.reading,
        indicator_id: new.indicator,
        review_id: new.review,
        agency_id: new.agency,
        words: new.words,
        asked_by,
        asked_on,
        due_on: due(asked_on),
        state: Progress::Asked,
        illustrative: new.illustrative,
    };
    tx.create(question).await
}

/// Takes a step with a question: what was said, and how it stands then. Asked again, the days to answer begin anew.
pub async fn step(
    tx: &mut Tx,
    question: FigureQuestion,
    step: Step,
    words: String,
    then: Then,
) -> Result<FigureQuestion> {
    let state = stepped(question.state, step).ok_or_else(|| {
        Error::Conflict(format!("This question stands as “{}” by now. Nothing was changed.", question.state.name()))
    })?;
    let said_at = then.as_ref().map_or(tx.now(), |(on, _)| kit::clock::end_of(*on));
    let (on, speaker) = when(tx, then);
    let remark = QuestionRemark {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        question_id: question.id,
        agency_id: question.agency_id,
        words,
        speaker,
        said_at,
        kind: step.said(),
    };
    tx.create(remark).await?;
    let due_on = if step == Step::AskedAgain { rules::due(on) } else { question.due_on };
    tx.update(&question, FigureQuestion { state, due_on, ..question.clone() }).await
}

/// What an action is to bring about, and from where it begins.
#[derive(Clone, Debug)]
pub struct Aim<'a> {
    pub indicator: &'a Indicator,
    /// The figure as it is shown now.
    pub before: Option<String>,
    /// Its target in words.
    pub target: Option<String>,
}

/// Agrees an action in a review: one of the list of actions, with the indicator as what is measured again. The group
/// owns it, so that its chair accepts it.
pub async fn agree(
    tx: &mut Tx,
    review: ReviewId,
    aim: Aim<'_>,
    agreed: Agreed,
    (then, illustrative): (Then, bool),
) -> Result<Action> {
    let review = still_open(tx, review).await?;
    let name = &aim.indicator.name;
    let success = match &aim.target {
        Some(target) => format!("{name} comes to its target: {target}."),
        None => format!("It is seen in the figure: {name}."),
    };
    let draft = ActionDraft {
        title: agreed.title,
        detail: None,
        owner: agreed.owner,
        agency_id: agreed.agency,
        body_id: Some(review.body_id),
        due_on: agreed.due_on,
        success,
        measure: Measure::Indicator,
        measure_name: name.clone(),
        indicator_id: Some(aim.indicator.id),
        before: aim.before,
        aim: aim.target,
        retest_on: None,
        serving: Vec::new(),
    };
    let from = Some(End::of::<Reviews>(review.id));
    actions::add(tx, NewAction { draft, from, set: then, source: None, illustrative }).await
}
