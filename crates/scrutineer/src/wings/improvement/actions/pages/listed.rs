//! How the list of actions looks: how many are late, the ways to look at it, its filters, the rows.

use super::bring::Bring;
use super::list::{Asked, List, ListCsv, ListXlsx, Tally, VIEWS, body_name};
use super::new::New;
use super::one::One;
use super::several::Several;
use super::standing::tag;
use super::views::{Removal, ViewForm, Views};
use crate::layout::{dagger, folding, page_head};
use crate::wings::governance::bodies::Body;
use crate::wings::governance::parts::Names;
use crate::wings::improvement::actions::rules::standing;
use crate::wings::improvement::actions::{Action, SavedView, State};
use crate::wings::improvement::parts::clock;
use chrono::NaiveDate;
use govuk::{Column, Pagination};
use kit::store::Paged;
use kit::{Form, View};
use maud::{Markup, html};
use std::sync::Arc;

/// All that the page shows.
pub(super) struct Sheet {
    pub tabs: Markup,
    pub asked: Asked,
    /// The views that the person who looks has saved.
    pub saved: Vec<SavedView>,
    pub form: Form<ViewForm>,
    pub paged: Paged<Action>,
    pub tally: Arc<Tally>,
    pub names: Names,
    pub bodies: Vec<Body>,
    pub plans: Vec<(String, String)>,
    pub today: NaiveDate,
    pub may_keep: bool,
}

impl Sheet {
    /// The page with a name for a view that could not be taken.
    pub(super) fn with(self, form: Form<ViewForm>) -> Sheet {
        Sheet { form, ..self }
    }

    /// The views of the person who looks, and a box to save the present one.
    fn own(&self) -> Markup {
        let wrong = self.form.errors.of("view-name");
        html! {
            @if !self.saved.is_empty() {
                ul class="chips" aria-label="Your views" {
                    @for view in &self.saved {
                        li {
                            a href=(format!("{List}?{}", view.query)) { (view.name) }
                            form method="post" action=(Removal { id: view.id }) { button class="linklike" type="submit" { "Forget" span class="govuk-visually-hidden" { " the view " (view.name) } } }
                        }
                    }
                }
            }
            @if wrong.is_some() || !self.asked.query().is_empty() {
                (govuk::Details {
                    class: "sc-details",
                    summary: "Save this view".into(),
                    body: html! {
                        form class="filters" method="post" action=(Views) {
                            input type="hidden" name="query" value=(self.asked.query());
                            div class="filters__f filters__f--wide" {
                                label for="view-name" { "Name of the view" }
                                @if let Some(wrong) = wrong { p class="govuk-error-message" { (wrong) } }
                                input class="govuk-input" id="view-name" name="name" value=(self.form.values.name);
                            }
                            div class="filters__b" { button class="btn btn--quiet" type="submit" { "Save" } }
                        }
                    }.into(),
                    open: wrong.is_some(),
                    ..govuk::Details::default()
                })
            }
        }
    }

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
        let asked = self.asked.address();
        let asked = asked.trim_start_matches(&List.to_string());
        let tools = html! {
            @if self.may_keep { a class="btn" href=(New) { "Set an action" } }
            a class="btn btn--quiet" href=(format!("{ListXlsx}{asked}")) { "Download spreadsheet" }
            a class="btn btn--quiet" href=(format!("{ListCsv}{asked}")) { "CSV" }
            @if self.may_keep { a class="btn btn--quiet" href=(Bring) { "Bring in" } }
        };
        html! {
            (self.form.summary())
            (self.tabs)
            (page_head("Actions", &self.say(), Some(tools)))
            (self.views())
            (self.filter())
            (self.own())
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
