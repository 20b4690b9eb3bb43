//! Every action over all sources, found by state, agency, group, plan or words.

use super::new::New;
use super::one::One;
use super::several::Several;
use super::standing::tag;
use crate::layout::{dagger, folding, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::parts::Names;
use crate::wings::improvement::actions::queries::by_due;
use crate::wings::improvement::actions::rules::{Wanted, standing};
use crate::wings::improvement::actions::{Action, Actions, State, action, kept};
use crate::wings::improvement::parts::{Tab, clock, tabs};
use crate::wings::improvement::plans;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::{Column, Pagination};
use kit::store::Paged;
use kit::web::Csv;
use kit::{Answer, Desk, Permission, Read, Result, Right, View};
use maud::{Markup, html};
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
    /// Another page or another selection of the same list.
    fn address(&self) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        if query.is_empty() { List.to_string() } else { format!("{List}?{query}") }
    }
}

/// The ways to look at the list that most people need, each with its name.
const VIEWS: [(&str, &str); 7] = [
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
    fn of(&self, state: State) -> usize {
        self.by_state.get(&state.to_value()).copied().unwrap_or_default()
    }
    fn to_do(&self) -> usize {
        self.of(State::Open) + self.of(State::Submitted)
    }
    fn in_view(&self, view: &str) -> usize {
        match view {
            "" => self.to_do(),
            "late" => self.late,
            "all" => self.by_state.values().sum(),
            state => self.by_state.get(state).copied().unwrap_or_default(),
        }
    }
}

struct Sheet {
    tabs: Markup,
    asked: Asked,
    paged: Paged<Action>,
    tally: Arc<Tally>,
    names: Names,
    bodies: Vec<Body>,
    plans: Vec<(String, String)>,
    today: NaiveDate,
    may_keep: bool,
}

pub async fn show(desk: Desk<Read<Actions>>, _: List, asked: Query<Asked>) -> Answer {
    let asked = asked.0;
    let paged = selected(&desk, &asked).await?.page(asked.page);
    let plans = desk.all(plans::queries::in_order()).await?;
    desk.show(Sheet {
        tabs: tabs(Tab::Actions, desk.person()),
        tally: tally(&desk).await?,
        names: Names::of(desk.all(agencies::by_name()).await?, desk.person()),
        bodies: desk.all(bodies::in_order()).await?,
        plans: plans.into_iter().map(|plan| (plan.id.to_string(), plan.name)).collect(),
        today: desk.today(),
        may_keep: desk.person().may(Right { verb: "keep", register: "actions" }),
        asked,
        paged,
    })
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
    let names = Names::of(desk.all(agencies::by_name()).await?, desk.person());
    let bodies = desk.all(bodies::in_order()).await?;
    let header = [
        "Number",
        "Action",
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
        "Measured by",
        "Before",
        "Aim",
        "After",
        "Effect",
        "Accepted",
        "Re-tested",
        "Source",
        "Illustrative",
    ];
    let mut csv = Csv::new("actions", &header);
    let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    for a in selected(&desk, &asked).await?.actions().cloned() {
        let stands = standing(&a, desk.today());
        csv.row(vec![
            a.reference(),
            a.title,
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
            a.measure_name,
            a.before.unwrap_or_default(),
            a.aim.unwrap_or_default(),
            a.after.unwrap_or_default(),
            a.effect.unwrap_or_default(),
            day(a.accepted_on),
            day(a.retested_on),
            a.source.unwrap_or_default(),
            if a.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    desk.csv(csv)
}

/// The name of a group.
pub(super) fn body_name(bodies: &[Body], id: Option<crate::wings::governance::bodies::BodyId>) -> &str {
    bodies.iter().find(|body| Some(body.id) == id).map_or("", |body| body.name.as_str())
}

impl Sheet {
    fn say(&self) -> Markup {
        let (late, waiting) = (self.tally.late, self.tally.of(State::Submitted));
        let untested = self.tally.of(State::Complete);
        html! {
            @match (self.tally.to_do(), late) {
                (0, _) => b { "Nothing is to be done." },
                (n, 0) => b { "None of " (n) " actions is late." },
                (n, late) => b { (late) " of " (n) " actions " @if late == 1 { "is" } @else { "are" } " late." },
            }
            @if waiting > 0 { " " (waiting) @if waiting == 1 { " waits" } @else { " wait" } " for acceptance." }
            @if untested > 0 { " " (untested) @if untested == 1 { " is" } @else { " are" } " complete and not yet re-tested." }
        }
    }

    fn views(&self) -> Markup {
        html! {
            nav class="views" aria-label="Which actions" {
                ul {
                    @for (key, name) in VIEWS {
                        @let address = Asked { show: key.into(), page: 0, ..self.asked.clone() }.address();
                        li { a href=(address) aria-current=[(self.asked.show == key).then_some("true")] { (name) " " span { (self.tally.in_view(key)) } } }
                    }
                }
            }
        }
    }

    fn filter(&self) -> Markup {
        let option =
            |value: &str, name: &str, now: &str| html! { option value=(value) selected[value == now] { (name) } };
        html! {
            form class="filters" method="get" action=(List) {
                input type="hidden" name="show" value=(self.asked.show);
                div class="filters__f filters__f--wide" {
                    label for="q" { "Words" }
                    input class="govuk-input" type="search" id="q" name="q" value=(self.asked.q);
                }
                div class="filters__f" {
                    label for="agency" { "Agency" }
                    select class="govuk-select" id="agency" name="agency" {
                        @for (id, name) in &self.names.choices("All", self.today, self.asked.agency.parse().ok()) { (option(id.as_str(), name.as_str(), &self.asked.agency)) }
                    }
                }
                div class="filters__f" {
                    label for="body" { "Group" }
                    select class="govuk-select" id="body" name="body" {
                        (option("", "All", &self.asked.body))
                        @for body in &self.bodies { (option(&body.id.to_string(), &body.short_name, &self.asked.body)) }
                    }
                }
                div class="filters__f" {
                    label for="plan" { "Plan" }
                    select class="govuk-select" id="plan" name="plan" {
                        (option("", "All", &self.asked.plan))
                        @for (id, name) in &self.plans { (option(id, name, &self.asked.plan)) }
                    }
                }
                div class="filters__b" { button class="btn btn--quiet" type="submit" { "Show" } }
            }
        }
    }

    fn table(&self) -> Markup {
        let mut columns = Vec::new();
        if self.may_keep {
            columns.push(Column::new("Choose", |a: &Action| {
                html! { input class="pick" type="checkbox" name="chosen" value=(format!("{}:{}", a.id, a.version)) aria-label=(format!("Choose {}", a.reference())); }
            }));
        }
        columns.extend([
            Column::new("Status", |a: &Action| tag(a, &standing(a, self.today))),
            Column::new("Action", |a: &Action| {
                html! {
                    a href=(One { id: a.id }) { (a.title) (dagger(a.illustrative)) }
                    span class="meta rowmeta" { (a.reference()) ". " (standing(a, self.today).reason) }
                }
            })
            .names_row(),
            Column::new("Who", |a: &Action| {
                html! { (a.owner) @if let Some(id) = a.agency_id { span class="meta rowmeta" { (self.names.name(id)) } } }
            }),
            Column::new("Group", |a: &Action| html! { (body_name(&self.bodies, a.body_id)) }),
            Column::new("Due", |a: &Action| {
                html! {
                    @match (a.state, a.submitted_on) {
                        (State::Open, _) => (clock(a.due_on, self.today)),
                        (State::Submitted, Some(on)) => { "sent in " (measure::dates::short(on)) }
                        _ => (measure::dates::short(a.due_on)),
                    }
                }
            }),
        ]);
        let table = folding("Actions", columns, &self.paged.rows);
        html! {
            @if self.may_keep {
                form method="get" action=(Several) {
                    (table)
                    button class="btn btn--quiet" type="submit" { "Change those chosen" }
                }
            } @else { (table) }
        }
    }

    fn pages(&self) -> Markup {
        let (now, all) = (self.paged.number, self.paged.pages);
        let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        html! {
            @if all > 1 {
                (Pagination { label: "Pages of the list", ..Pagination::of(number(now), number(all), |n| Asked { page: n.into(), ..self.asked.clone() }.address()) })
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Actions".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let csv = format!("{ListCsv}{}", self.asked.address().trim_start_matches(&List.to_string()));
        let tools = html! {
            @if self.may_keep { a class="btn" href=(New) { "Set an action" } }
            a class="btn btn--quiet" href=(csv) { "Download CSV" }
        };
        html! {
            (self.tabs)
            (page_head("Actions", &self.say(), Some(tools)))
            (self.views())
            (self.filter())
            @if self.paged.rows.is_empty() {
                p class="empty" {
                    @if self.tally.in_view("all") == 0 { "No actions yet. Set one from a plan, a challenge, a risk or a red indicator, or here." }
                    @else { "No action fits what you chose. Choose All, or fewer words." }
                }
            } @else {
                (self.table())
                (self.pages())
            }
        }
    }
}
