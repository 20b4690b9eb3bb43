//! One plan: its items with the actions that serve them, as it stands or as it stood.

use super::between::Between;
use super::edit::Edit;
use super::item_edit::ItemEdit;
use super::item_new::ItemNew;
use super::list::List;
use crate::layout::{Crumb, crumbs, dagger, date, page_head};
use crate::wings::improvement::actions::pages::one::One as ActionPage;
use crate::wings::improvement::actions::pages::standing::tag;
use crate::wings::improvement::actions::rules::standing;
use crate::wings::improvement::actions::{self, Action};
use crate::wings::improvement::plans::rules::{Known, Stood};
use crate::wings::improvement::plans::{Item, ItemId, Level, Plan, PlanId, Plans, item, queries};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::links;
use kit::web::Csv;
use kit::{Answer, Desk, Permission, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::Arc;
use uuid::Uuid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}", rejection(kit::Error))]
pub struct One {
    pub id: PlanId,
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/items.csv", rejection(kit::Error))]
pub struct OneCsv {
    pub id: PlanId,
}

/// The day on which it is shown, as a browser's date box sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub on: String,
}

struct Sheet {
    plan: Plan,
    stood: Arc<Stood>,
    today: NaiveDate,
    may_write: bool,
    may_keep: bool,
}

type Touched = (item::Entity, actions::action::Entity, actions::step::Entity, links::Entity);

/// A plan as it stood on a day. As it is today it is kept until something that it rests on changes; any other day is
/// worked out when it is asked for, since there are too many to keep.
pub(super) async fn stood<P: Permission>(desk: &Desk<P>, id: PlanId, day: NaiveDate) -> Result<Arc<Stood>> {
    if day != desk.today() {
        return Ok(Arc::new(work_out(desk, id, day).await?));
    }
    let question = format!("{id} {day}");
    desk.kept::<Touched, Stood, _>("plan as it stood", &question, async |desk| work_out(desk, id, day).await).await
}

/// A plan as it stood on a day, worked out anew.
pub(super) async fn work_out<P: Permission>(desk: &Desk<P>, id: PlanId, day: NaiveDate) -> Result<Stood> {
    let items = desk.all(queries::items_of(id)).await?;
    let links = desk.all(actions::queries::served()).await?;
    let own: HashSet<Uuid> = items.iter().map(|item| item.id.uuid()).collect();
    let served: Vec<(Uuid, Uuid)> =
        links.iter().filter(|link| own.contains(&link.to_id)).map(|link| (link.from_id, link.to_id)).collect();
    let ids: Vec<Uuid> = served.iter().map(|(action, _)| *action).collect();
    let actions = desk.all(actions::queries::among(ids.clone())).await?;
    let (items, actions) = as_said(desk, items, actions, day).await?;
    let steps = desk.all(actions::queries::steps_among(ids)).await?;
    Ok(Stood::on(&Known { items: &items, actions: &actions, steps: &steps, served: &served }, day))
}

/// Items and actions in the words of a day, where these have been changed since.
async fn as_said<P: Permission>(
    desk: &Desk<P>,
    items: Vec<Item>,
    actions: Vec<Action>,
    day: NaiveDate,
) -> Result<(Vec<Item>, Vec<Action>)> {
    use actions::action::{Column as A, Entity as Actions};
    use item::{Column as I, Entity as Items};
    if day >= desk.today() {
        return Ok((items, actions));
    }
    let then = kit::clock::end_of(day);
    let items = desk.put_back::<Items>(items, &[I::Words, I::Level, I::ParentId], then).await?;
    let actions = desk.put_back::<Actions>(actions, &[A::Title, A::Owner, A::AgencyId], then).await?;
    Ok((items, actions))
}

pub async fn show(desk: Desk<Read<Plans>>, at: One, asked: Query<Asked>) -> Answer {
    let plan = desk.find(queries::plan(at.id)).await?;
    let today = desk.today();
    let day = asked.on.parse().unwrap_or(today);
    let may = |verb, register| desk.person().may(Right { verb, register });
    let (may_write, may_keep) = (may("write", "plans"), may("keep", "actions"));
    desk.show(Sheet { stood: stood(&desk, at.id, day).await?, plan, today, may_write, may_keep })
}

pub async fn csv(desk: Desk<Read<Plans>>, at: OneCsv) -> Answer {
    let plan = desk.find(queries::plan(at.id)).await?;
    let stood = stood(&desk, at.id, desk.today()).await?;
    let mut csv = Csv::new("plan", &["Plan", "What", "Words", "Action", "Owner", "Due", "State", "Why"]);
    for item in &stood.items {
        let row = |rest: [String; 5]| {
            [vec![plan.name.clone(), item.level.name().into(), item.words.clone()], rest.into()].concat()
        };
        csv.row(row(Default::default()));
        for a in stood.actions_of(item.id) {
            let why = standing(a, stood.day).reason;
            csv.row(row([
                format!("{} {}", a.reference(), a.title),
                a.owner.clone(),
                a.due_on.to_string(),
                a.state.name().into(),
                why,
            ]));
        }
    }
    desk.csv(csv)
}

impl Sheet {
    fn past(&self) -> bool {
        self.stood.day != self.today
    }

    fn say(&self) -> Markup {
        let whole = self.stood.whole();
        html! {
            @if self.past() { "As it stood on " b { (date(self.stood.day)) } ": " (whole.words()) ". " a href=(One { id: self.plan.id }) { "Show it as it is" } }
            @else { b { (sentence(&whole.words())) } " " (self.plan.summary) }
        }
    }

    fn tools(&self) -> Markup {
        let id = self.plan.id;
        html! {
            @if self.may_write { a class="btn" href=(ItemNew { id }) { "Add an item" } a class="btn btn--quiet" href=(Edit { id }) { "Change" } }
            a class="btn btn--quiet" href=(OneCsv { id }) { "Download CSV" }
        }
    }

    fn days(&self) -> Markup {
        html! {
            form class="filters" method="get" action=(One { id: self.plan.id }) {
                div class="filters__f" {
                    label for="on" { "As it stood on" }
                    input class="govuk-input" type="date" id="on" name="on" value=(self.stood.day) required;
                }
                div class="filters__b" {
                    button class="btn btn--quiet" type="submit" { "Show" }
                    a href=(Between { id: self.plan.id }) { "What changed between two days" }
                }
            }
        }
    }

    fn items(&self, parent: Option<ItemId>, depth: usize) -> Markup {
        html! {
            @for item in self.stood.under(parent) {
                section class={ "planitem planitem--" (level(item.level)) } {
                    (self.head(item, depth))
                    (self.served(item))
                    @if depth < 4 { (self.items(Some(item.id), depth + 1)) }
                }
            }
        }
    }

    fn head(&self, item: &Item, depth: usize) -> Markup {
        let name = html! { (item.words) @if self.may_write && !self.past() { " " a class="planitem__e" href=(ItemEdit { id: item.id }) { "Change" span class="govuk-visually-hidden" { ": " (item.words) } } } };
        html! {
            @match depth { 0 => h2 class="h2 planitem__h" { (name) }, 1 => h3 class="h3 planitem__h" { (name) }, _ => h4 class="planitem__h" { (name) } }
            p class="meta" { (item.level.name()) ", " (self.stood.rolled(item.id).words()) @if let Some(source) = &item.source { ". " (source) } }
        }
    }

    fn served(&self, item: &Item) -> Markup {
        let actions: Vec<&Action> = self.stood.actions_of(item.id).collect();
        html! {
            @if !actions.is_empty() {
                ul class="planitem__a" {
                    @for a in actions {
                        li {
                            (tag(a, &standing(a, self.stood.day)))
                            div {
                                a href=(ActionPage { id: a.id }) { (a.title) (dagger(a.illustrative)) }
                                span class="meta rowmeta" { (a.reference()) ", " (a.owner) ". " (standing(a, self.stood.day).reason) }
                            }
                        }
                    }
                }
            }
            @if self.may_keep && !self.past() && item.level == Level::Task {
                p { a href=(format!("/actions/new?item={}", item.id)) { "Set an action" span class="govuk-visually-hidden" { " for: " (item.words) } } }
            }
        }
    }
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Priority => "priority",
        Level::Outcome => "outcome",
        Level::Task => "task",
    }
}

/// With a capital first and a full stop last.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

impl View for Sheet {
    fn title(&self) -> String {
        self.plan.name.clone()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        html! {
            (crumbs(&[Crumb::new("Improvement", "/actions"), Crumb::new("Plans", List)]))
            (page_head(&self.plan.name, &self.say(), Some(self.tools())))
            (self.days())
            @if self.stood.items.is_empty() {
                p class="empty" {
                    @if self.past() { "The plan had no items on that day." }
                    @else { "No items yet. Add the priority areas first, then the outcomes under them, then the tasks." }
                }
            } @else { (self.items(None, 0)) }
            @if let Some(source) = &self.plan.source { (crate::layout::provenance(&html! { "Source: " (source) "." })) }
        }
    }
}
