//! Every action over all sources, found by state, agency, group, plan or words.

use super::listed::Sheet;
use crate::wings::governance::agencies::{Agency, agency, queries as agencies};
use crate::wings::governance::bodies::{Body, body, queries as bodies};
use crate::wings::governance::parts::Names;
use crate::wings::improvement::actions::queries::{by_due, saved_views};
use crate::wings::improvement::actions::rules::{Wanted, standing};
use crate::wings::improvement::actions::{Action, Actions, SavedView, State, action, kept, saved_view};
use crate::wings::improvement::parts::{Tab, tabs};
use crate::wings::improvement::plans;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::store::Paged;
use kit::web::Csv;
use kit::{Answer, Desk, Form, Permission, Read, Result, Right};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions.csv")]
pub struct ListCsv;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions.xlsx")]
pub struct ListXlsx;

/// What the list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `to_do` where it is empty; a state's key, `late` or `all`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub show: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub agency: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub body: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub plan: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    #[serde(skip_serializing_if = "is_first")]
    pub page: u64,
}

fn is_first(page: &u64) -> bool {
    *page <= 1
}

impl Asked {
    /// What is asked for, as it stands in an address.
    pub(super) fn query(&self) -> String {
        serde_html_form::to_string(self).unwrap_or_default()
    }

    /// Another page or another selection of the same list.
    pub(super) fn address(&self) -> String {
        let query = self.query();
        if query.is_empty() { List.to_string() } else { format!("{List}?{query}") }
    }
}

/// The ways to look at the list that most people need, each with its name.
pub(super) const VIEWS: [(&str, &str); 7] = [
    ("", "To do"),
    ("late", "Late"),
    ("submitted", "Waiting for acceptance"),
    ("complete", "Complete, not re-tested"),
    ("effective", "Effective"),
    ("dropped", "Dropped"),
    ("all", "All"),
];

/// How many there are of each kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub by_state: BTreeMap<String, usize>,
    pub late: usize,
}

impl Tally {
    pub(super) fn of(&self, state: State) -> usize {
        self.by_state.get(&state.to_value()).copied().unwrap_or_default()
    }
    pub(super) fn to_do(&self) -> usize {
        self.of(State::Open) + self.of(State::Submitted)
    }
    pub(super) fn in_view(&self, view: &str) -> usize {
        match view {
            "" => self.to_do(),
            "late" => self.late,
            "all" => self.by_state.values().sum(),
            state => self.by_state.get(state).copied().unwrap_or_default(),
        }
    }
}

pub async fn show(desk: Desk<Read<Actions>>, _: List, asked: Query<Asked>) -> Answer {
    let sheet = load(&desk, asked.0).await?;
    desk.show(sheet)
}

/// The page as it is asked for.
pub(super) async fn load<P: Permission>(desk: &Desk<P>, asked: Asked) -> Result<Sheet> {
    let around = around(desk).await?;
    Ok(Sheet {
        tabs: tabs(Tab::Actions, desk.person()),
        paged: selected(desk, &asked).await?.page(asked.page),
        tally: tally(desk).await?,
        names: Names::of(around.agencies.clone(), desk.person()),
        bodies: around.bodies.clone(),
        plans: around.plans.clone(),
        saved: saved(desk).await?,
        today: desk.today(),
        may_keep: desk.person().may(Right { verb: "keep", register: "actions" }),
        form: Form::default(),
        asked,
    })
}

/// The views that this person has saved.
async fn saved<P: Permission>(desk: &Desk<P>) -> Result<Vec<SavedView>> {
    let kept = desk
        .kept::<(saved_view::Entity,), Vec<SavedView>, _>("saved views", "", async |desk| desk.all(saved_views()).await)
        .await?;
    Ok((*kept).clone())
}

/// What stands round the list: kept together, since each would be a question of its own.
struct Around {
    agencies: Vec<Agency>,
    bodies: Vec<Body>,
    /// Id and name.
    plans: Vec<(String, String)>,
}

async fn around<P: Permission>(desk: &Desk<P>) -> Result<Arc<Around>> {
    type Touched = (agency::Entity, body::Entity, plans::plan::Entity);
    desk.kept::<Touched, Around, _>("round the list of actions", "", async |desk| {
        let plans = desk.all(plans::queries::in_order()).await?;
        Ok(Around {
            agencies: desk.all(agencies::by_name()).await?,
            bodies: desk.all(bodies::in_order()).await?,
            plans: plans.into_iter().map(|plan| (plan.id.to_string(), plan.name)).collect(),
        })
    })
    .await
}

/// How many actions there are of each kind; kept until one of them changes or the day does.
async fn tally<P: Permission>(desk: &Desk<P>) -> Result<Arc<Tally>> {
    let today = desk.today();
    desk.kept::<(action::Entity,), Tally, _>("tally of actions", &today.to_string(), async |desk| {
        let mut tally = Tally::default();
        for action in desk.all(by_due()).await? {
            *tally.by_state.entry(action.state.to_value()).or_default() += 1;
            tally.late += usize::from(action.state == State::Open && action.due_on < today);
        }
        Ok(tally)
    })
    .await
}

/// The actions that are asked for, in the order in which they fall due.
async fn selected<P: Permission>(desk: &Desk<P>, asked: &Asked) -> Result<Selected> {
    let serving = match asked.plan.parse() {
        Ok(id) => Some(desk.all(plans::queries::items_of(id)).await?.into_iter().map(|item| item.id.uuid()).collect()),
        Err(_) => None,
    };
    let what = Wanted {
        states: match asked.show.as_str() {
            "" => vec![State::Open, State::Submitted],
            key => State::of(key).into_iter().collect(),
        },
        late: asked.show == "late",
        agency: asked.agency.parse().ok(),
        body: asked.body.parse().ok(),
        serving,
        words: asked.q.to_lowercase().split_whitespace().map(str::to_owned).collect(),
    };
    let (all, serves, today) = (kept::all(desk).await?, kept::serving(desk).await?, desk.today());
    let is = |at: &usize| {
        let (action, title) = &all[*at];
        what.is(action, title, serves.get(&action.id.uuid()).map_or(&[], Vec::as_slice), today)
    };
    Ok(Selected { places: (0..all.len()).filter(is).collect(), all })
}

/// Some of all actions: their places, so that only those of one page are copied.
struct Selected {
    all: Arc<Vec<(Action, String)>>,
    places: Vec<usize>,
}

impl Selected {
    fn actions(&self) -> impl Iterator<Item = &Action> {
        self.places.iter().map(|at| &self.all[*at].0)
    }

    /// One page of them.
    fn page(&self, number: u64) -> Paged<Action> {
        const PAGE: usize = 50;
        let (total, pages) = (self.places.len(), self.places.len().div_ceil(PAGE).max(1));
        let number = usize::try_from(number).unwrap_or(usize::MAX).clamp(1, pages);
        let rows = self.actions().skip((number - 1) * PAGE).take(PAGE).cloned().collect();
        let wide = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        Paged { rows, number: wide(number), pages: wide(pages), total: wide(total) }
    }
}

pub async fn csv(desk: Desk<Read<Actions>>, _: ListCsv, asked: Query<Asked>) -> Answer {
    let table = table(&desk, &asked).await?;
    desk.csv(table)
}

pub async fn workbook(desk: Desk<Read<Actions>>, _: ListXlsx, asked: Query<Asked>) -> Answer {
    let table = table(&desk, &asked).await?;
    desk.workbook(table).await
}

/// The columns of the list as a file; those that are read back stand in [`super::super::headings::HEADINGS`].
const COLUMNS: [&str; 24] = [
    "Number",
    "Action",
    "More about it",
    "Owner",
    "Agency",
    "Group",
    "Set",
    "Due",
    "State",
    "Status",
    "Why",
    "Progress",
    "Success measure",
    "Kind of measure",
    "Measured by",
    "Before",
    "Aim",
    "Re-test due",
    "After",
    "Effect",
    "Accepted",
    "Re-tested",
    "Source",
    "Illustrative",
];

async fn table(desk: &Desk<Read<Actions>>, asked: &Asked) -> Result<Csv> {
    let names = Names::of(desk.all(agencies::by_name()).await?, desk.person());
    let bodies = desk.all(bodies::in_order()).await?;
    let mut csv = Csv::new("actions", &COLUMNS);
    let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    for a in selected(desk, asked).await?.actions().cloned() {
        let stands = standing(&a, desk.today());
        csv.row(vec![
            a.reference(),
            a.title,
            a.detail.unwrap_or_default(),
            a.owner,
            a.agency_id.map(|id| names.name(id).to_owned()).unwrap_or_default(),
            body_name(&bodies, a.body_id).to_owned(),
            a.set_on.to_string(),
            a.due_on.to_string(),
            a.state.name().into(),
            stands.rag.map(|rag| rag.word().to_owned()).unwrap_or_default(),
            stands.reason,
            a.progress.to_string(),
            a.success,
            a.measure.name().into(),
            a.measure_name,
            a.before.unwrap_or_default(),
            a.aim.unwrap_or_default(),
            day(a.retest_on),
            a.after.unwrap_or_default(),
            a.effect.unwrap_or_default(),
            day(a.accepted_on),
            day(a.retested_on),
            a.source.unwrap_or_default(),
            if a.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    Ok(csv)
}

/// The name of a group.
pub(super) fn body_name(bodies: &[Body], id: Option<crate::wings::governance::bodies::BodyId>) -> &str {
    bodies.iter().find(|body| Some(body.id) == id).map_or("", |body| body.name.as_str())
}
