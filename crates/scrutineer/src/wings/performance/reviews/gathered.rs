//! A review with all that belongs to it: what was agreed last time, what was asked and agreed since it was begun.

use super::record::{FigureQuestion, Progress, QuestionRemark, Review, ReviewId};
use super::{queries, rules};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::improvement::actions::{Action, Actions, queries as actions};
use crate::wings::performance::indicators::rules::{figure, period_short, shown};
use crate::wings::performance::indicators::{Indicator, IndicatorId, queries as indicators};
use crate::wings::performance::readings::{ReadingId, reading};
use chrono::NaiveDate;
use kit::links::{self, Meaning};
use kit::{Desk, Permission, Register, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A question with all that one reads beside it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub question: FigureQuestion,
    /// The earliest first.
    pub remarks: Vec<QuestionRemark>,
    pub indicator: Indicator,
    /// The figure that it is about, with its period.
    pub figure: Option<(String, String)>,
    /// The agency that is asked.
    pub agency: String,
}

impl Asked {
    /// Whether nothing more is awaited.
    #[must_use]
    pub fn done(&self) -> bool {
        self.question.state == Progress::Settled
    }
    /// What was said last, and by whom.
    #[must_use]
    pub fn last(&self) -> Option<&QuestionRemark> {
        self.remarks.last()
    }
}

/// These questions with their threads, in the order in which they come.
///
/// # Errors
/// When the database cannot be read.
pub async fn with_threads<P: Permission>(desk: &Desk<P>, questions: Vec<FigureQuestion>) -> Result<Vec<Asked>> {
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let mut remarks = desk.all(queries::remarks_of(questions.iter().map(|one| one.id).collect())).await?;
    let ids: Vec<ReadingId> = questions.iter().filter_map(|one| one.reading_id).collect();
    let readings = desk.all(reading::Entity::find().filter(reading::Column::Id.is_in(ids))).await?;
    let populations = desk.all(indicators::populations()).await?;
    let names: BTreeMap<Uuid, String> =
        desk.all(agencies::by_name()).await?.into_iter().map(|one| (one.id.uuid(), one.name)).collect();
    let all = desk.all(indicators::in_order()).await?;
    let with = |question: FigureQuestion| {
        let indicator = all.iter().find(|one| one.id == question.indicator_id)?.clone();
        let about = readings.iter().find(|one| Some(one.id) == question.reading_id);
        let figure = about.map(|one| {
            (shown(&indicator, &figure(&indicator, one, &populations)), period_short(&indicator, &one.period()))
        });
        Some(Asked {
            remarks: remarks.extract_if(.., |one| one.question_id == question.id).collect(),
            agency: names.get(&question.agency_id.uuid()).cloned().unwrap_or_default(),
            indicator,
            figure,
            question,
        })
    };
    Ok(questions.into_iter().filter_map(with).collect())
}

/// The actions that came of these reviews, each with its review, in the order in which they fall due.
///
/// # Errors
/// When the database cannot be read.
pub async fn actions_of<P: Permission>(desk: &Desk<P>, reviews: Vec<Uuid>) -> Result<Vec<(ReviewId, Action)>> {
    let joined = links::Entity::find()
        .filter(links::Column::Meaning.eq(Meaning::GaveRiseTo))
        .filter(links::Column::ToRegister.eq(Actions::NAME))
        .filter(links::Column::FromId.is_in(reviews));
    let from: BTreeMap<Uuid, Uuid> =
        desk.all(joined).await?.into_iter().map(|link| (link.to_id, link.from_id)).collect();
    if from.is_empty() {
        return Ok(Vec::new());
    }
    let found = desk.all(actions::among(from.keys().copied().collect())).await?;
    Ok(found.into_iter().filter_map(|action| Some((ReviewId::from(*from.get(&action.id.uuid())?), action))).collect())
}

/// A review with all that belongs to it.
#[derive(Debug)]
pub struct Gathered {
    pub review: Review,
    pub body: Body,
    /// The review of the same group before it.
    pub last: Option<Review>,
    /// What was asked then, and what is still open of earlier reviews.
    pub told: Vec<Asked>,
    /// What was agreed then, and what is still to be done of earlier reviews.
    pub kept: Vec<Action>,
    /// What was asked and agreed in this one.
    pub asked: Vec<Asked>,
    pub agreed: Vec<Action>,
    pub agencies: BTreeMap<Uuid, String>,
    pub indicators: BTreeMap<IndicatorId, (String, String)>,
    pub today: NaiveDate,
    /// Whether all that is said of an agency is made up.
    pub demonstration: bool,
}

impl Gathered {
    /// The review at an address.
    ///
    /// # Errors
    /// [`kit::Error::NotFound`] when there is none.
    pub async fn at<P: Permission>(desk: &Desk<P>, id: ReviewId) -> Result<Gathered> {
        let review = desk.find(queries::review(id)).await?;
        let body = desk.find(bodies::body(review.body_id)).await?;
        let all = desk.all(queries::of_body(review.body_id)).await?;
        let earlier = rules::before(&review, &all);
        let last = earlier.first().map(|one| (*one).clone());
        let ids: Vec<ReviewId> = earlier.iter().map(|one| one.id).chain([review.id]).collect();
        let of_last = |id: ReviewId| last.as_ref().is_some_and(|last| last.id == id);
        let mut told = with_threads(desk, desk.all(queries::asked_in(ids.clone())).await?).await?;
        let asked = told.extract_if(.., |one| one.question.review_id == Some(review.id)).collect();
        told.retain(|one| rules::told_again(one.question.review_id.is_some_and(of_last), one.done()));
        let came = actions_of(desk, ids.into_iter().map(|id| id.uuid()).collect()).await?;
        let (agreed, mut kept): (Vec<_>, Vec<_>) = came.into_iter().partition(|(from, _)| *from == review.id);
        kept.retain(|(from, action)| rules::told_again(of_last(*from), action.state.is_done()));
        Ok(Gathered {
            told,
            kept: kept.into_iter().map(|(_, action)| action).collect(),
            asked,
            agreed: agreed.into_iter().map(|(_, action)| action).collect(),
            agencies: desk.all(agencies::by_name()).await?.into_iter().map(|one| (one.id.uuid(), one.name)).collect(),
            indicators: desk
                .all(indicators::in_order())
                .await?
                .into_iter()
                .map(|one| (one.id, (one.code, one.name)))
                .collect(),
            today: desk.today(),
            demonstration: desk.person().demonstration(),
            last,
            body,
            review,
        })
    }
    /// "Quality assurance: review of 24 March 2015".
    #[must_use]
    pub fn title(&self) -> String {
        format!("{}: review of {}", self.body.short_name, measure::dates::long(self.review.on_date))
    }
    /// The questions of this review about an indicator.
    #[must_use]
    pub fn asked_about(&self, id: IndicatorId) -> Vec<&Asked> {
        self.asked.iter().filter(|one| one.question.indicator_id == id).collect()
    }
    /// The actions of this review about an indicator.
    #[must_use]
    pub fn agreed_about(&self, id: IndicatorId) -> Vec<&Action> {
        self.agreed.iter().filter(|one| one.indicator_id == Some(id)).collect()
    }
    /// The code and name of the indicator that an action is measured by.
    #[must_use]
    pub fn measure<'a>(&'a self, action: &'a Action) -> (&'a str, &'a str) {
        let found = action.indicator_id.and_then(|id| self.indicators.get(&id));
        found.map_or(("", action.measure_name.as_str()), |(code, name)| (code.as_str(), name.as_str()))
    }
    /// The agency that does an action.
    #[must_use]
    pub fn whose(&self, action: &Action) -> &str {
        let found = action.agency_id.and_then(|id| self.agencies.get(&id.uuid()));
        found.map_or("The Board’s office", String::as_str)
    }
    /// The indicators that something was asked or agreed about in this review, by code.
    #[must_use]
    pub fn touched(&self) -> Vec<IndicatorId> {
        let asked = self.asked.iter().map(|one| one.question.indicator_id);
        let all: BTreeSet<IndicatorId> = asked.chain(self.agreed.iter().filter_map(|one| one.indicator_id)).collect();
        let mut all: Vec<IndicatorId> = all.into_iter().collect();
        all.sort_by_key(|id| self.indicators.get(id).map(|(code, _)| code.clone()));
        all
    }
}
