//! Challenges that the registers suggest. Nothing is written and nothing is sent until somebody takes one up.

use super::list::List;
use super::new::New;
use crate::layout::{Crumb, crumbs, page_head};
use crate::wings::governance::agencies::{AgencyId, agency, queries as agencies};
use crate::wings::governance::bodies::{BodyId, body, membership, queries as bodies};
use crate::wings::governance::meetings::attendance::{away, year_to};
use crate::wings::governance::meetings::known::Known;
use crate::wings::governance::meetings::{meeting, place};
use crate::wings::improvement::actions::{Action, State, action, queries as actions};
use crate::wings::improvement::challenges::grounds::{Ground, RED, Suggestion, TWICE, suggestion};
use crate::wings::improvement::challenges::{Challenges, challenge, queries};
use crate::wings::performance::indicators::rules::{figure, period_short, target_at, target_for};
use crate::wings::performance::indicators::{
    self, Indicator, IndicatorId, Population, Target, indicator, population, target,
};
use crate::wings::performance::readings::{Reading, queries as readings, reading};
use crate::wings::performance::returns::expected::{Known as Returns, late_in_a_row};
use crate::wings::performance::returns::{agency_return, asked_figure, return_line};
use axum_extra::routing::TypedPath;
use chrono::Days;
use kit::{Answer, Desk, Permission, Result, View, Write};
use maud::{Markup, html};
use measure::{Figure, Period, Rag, judge};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/challenges/suggested")]
pub struct Suggested;

struct Sheet(Vec<Suggestion>);

pub async fn show(desk: Desk<Write<Challenges>>, _: Suggested) -> Answer {
    desk.show(Sheet(suggestions(&desk).await?))
}

/// What the suggestions rest on.
type Touched =
    (reading::Entity, indicator::Entity, target::Entity, population::Entity, action::Entity, challenge::Entity);

/// What absences rest on.
type Attended = (meeting::Entity, place::Entity, membership::Entity, agency::Entity, body::Entity, challenge::Entity);

/// What late returns rest on.
type Returned = (
    asked_figure::Entity,
    agency_return::Entity,
    return_line::Entity,
    reading::Entity,
    indicator::Entity,
    agency::Entity,
    challenge::Entity,
);

/// What could be challenged today and has not been.
pub async fn suggestions<P: Permission>(desk: &Desk<P>) -> Result<Vec<Suggestion>> {
    let mut all = (*from_registers(desk).await?).clone();
    all.extend(from_meetings(desk).await?.iter().cloned());
    all.extend(from_returns(desk).await?.iter().cloned());
    Ok(all)
}

/// How many there are, without copying any of them.
pub async fn how_many<P: Permission>(desk: &Desk<P>) -> Result<usize> {
    Ok(from_registers(desk).await?.len() + from_meetings(desk).await?.len() + from_returns(desk).await?.len())
}

/// Agencies of which nobody came, meeting after meeting; kept until something that it rests on changes.
async fn from_meetings<P: Permission>(desk: &Desk<P>) -> Result<Arc<Vec<Suggestion>>> {
    let today = desk.today();
    desk.kept::<Attended, Vec<Suggestion>, _>("challenges from absences", &today.to_string(), async |desk| {
        let known = Known::since(desk, year_to(today)).await?;
        let (agencies, bodies) = (desk.all(agencies::by_name()).await?, desk.all(bodies::in_order()).await?);
        let taken = taken_up(desk).await?;
        let ground = |(body, agency, meetings): (BodyId, AgencyId, Vec<chrono::NaiveDate>)| {
            let body = bodies.iter().find(|one| one.id == body)?.short_name.clone();
            let agency_name = agencies.iter().find(|one| one.id == agency)?.short_name.clone();
            suggestion(&Ground::Absent { agency, agency_name, body, meetings }, today)
        };
        let found = away(&known.sat()).into_iter().filter_map(ground);
        Ok(found.filter(|suggestion| !taken.contains(&suggestion.key)).collect())
    })
    .await
}

/// Agencies whose returns came late, one after the other; kept until something that it rests on changes.
async fn from_returns<P: Permission>(desk: &Desk<P>) -> Result<Arc<Vec<Suggestion>>> {
    let today = desk.today();
    desk.kept::<Returned, Vec<Suggestion>, _>("challenges from returns", &today.to_string(), async |desk| {
        let known = Returns::read(desk, today - Days::new(400)).await?;
        let taken = taken_up(desk).await?;
        let ground = |agency: &&agency::Model| {
            let periods = late_in_a_row(&known, agency.id, today, 3);
            let ground = Ground::ReturnsLate { agency: agency.id, agency_name: agency.short_name.clone(), periods };
            suggestion(&ground, today)
        };
        let found = known.asked_of().into_iter().filter_map(|agency| ground(&agency));
        Ok(found.filter(|suggestion| !taken.contains(&suggestion.key)).collect())
    })
    .await
}

/// The keys of the suggestions that somebody has taken up.
async fn taken_up<P: Permission>(desk: &Desk<P>) -> Result<BTreeSet<String>> {
    let raised = desk.all(queries::latest_first()).await?;
    Ok(raised.into_iter().filter_map(|challenge| challenge.suggestion).collect())
}

/// What figures and actions suggest; kept until something that it rests on changes.
async fn from_registers<P: Permission>(desk: &Desk<P>) -> Result<Arc<Vec<Suggestion>>> {
    let today = desk.today();
    desk.kept::<Touched, Vec<Suggestion>, _>("suggested challenges", &today.to_string(), async |desk| {
        let actions: Vec<Action> = desk.all(actions::by_due()).await?;
        let open: Vec<&Action> = actions.iter().filter(|action| action.state == State::Open).collect();
        let mut grounds = from_figures(desk, &open).await?;
        grounds.extend(open.into_iter().map(|action| Ground::ActionLate {
            agency: action.agency_id,
            action: action.id.uuid(),
            reference: action.reference(),
            title: action.title.clone(),
            due: action.due_on,
        }));
        let taken = taken_up(desk).await?;
        let all = grounds.iter().filter_map(|ground| suggestion(ground, today));
        Ok(all.filter(|suggestion| !taken.contains(&suggestion.key)).collect())
    })
    .await
}

/// Red with nothing done, and figures that fail.
async fn from_figures<P: Permission>(desk: &Desk<P>, open: &[&Action]) -> Result<Vec<Ground>> {
    let mut by_indicator: HashMap<IndicatorId, Vec<Reading>> = HashMap::new();
    let released = desk.all(readings::released_by(desk.today())).await?;
    for reading in indicators::judged::one_each(released) {
        by_indicator.entry(reading.indicator_id).or_default().push(reading);
    }
    let targets = desk.all(indicators::queries::targets()).await?;
    let populations = desk.all(indicators::queries::populations()).await?;
    let busy: BTreeSet<IndicatorId> = open.iter().filter_map(|action| action.indicator_id).collect();
    let mut grounds = Vec::new();
    for indicator in desk.all(indicators::queries::on_dashboard()).await? {
        let own: Vec<&Reading> = by_indicator
            .get(&indicator.id)
            .into_iter()
            .flatten()
            .filter(|reading| reading.kind == indicator.frequency)
            .collect();
        let theirs: Vec<Target> = targets.iter().filter(|t| t.indicator_id == indicator.id).cloned().collect();
        let rag = |reading: &Reading| colour(&indicator, reading, &theirs, &populations);
        let missing = last_in_a_row(&indicator, &own, TWICE, |reading| rag(reading) == Rag::NotReported);
        if let Some(periods) = missing {
            grounds.push(Ground::DataLate {
                agency: own.last().and_then(|reading| reading.agency_id),
                owner: indicator.owner.clone(),
                indicator: indicator.id.uuid(),
                code: indicator.code.clone(),
                name: indicator.name.clone(),
                periods,
            });
        }
        let red = last_in_a_row(&indicator, &own, RED, |reading| rag(reading) == Rag::Red);
        if let Some(periods) = red.filter(|_| !busy.contains(&indicator.id)) {
            grounds.push(Ground::RedUnanswered {
                indicator: indicator.id.uuid(),
                code: indicator.code.clone(),
                name: indicator.name.clone(),
                periods,
            });
        }
    }
    Ok(grounds)
}

fn colour(indicator: &Indicator, reading: &Reading, targets: &[Target], populations: &[Population]) -> Rag {
    let period: Period = reading.period();
    let target = target_at(targets, &period).and_then(|target| target_for(target, indicator, &period));
    let figure = figure(indicator, reading, populations);
    match figure.value {
        Figure::NotReported(_) => Rag::NotReported,
        _ => judge(&figure, target.as_ref(), indicator.polarity.0, indicator.unit.0).rag,
    }
}

/// The names of the last periods, if so many in a row are so.
fn last_in_a_row(
    indicator: &Indicator,
    own: &[&Reading],
    many: usize,
    is: impl Fn(&Reading) -> bool,
) -> Option<Vec<String>> {
    let last = own.get(own.len().checked_sub(many)?..)?;
    last.iter().all(|reading| is(reading)).then(|| last.iter().map(|r| period_short(indicator, &r.period())).collect())
}

impl View for Sheet {
    fn title(&self) -> String {
        "Suggested challenges".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let say = html! {
            @match self.0.len() {
                0 => b { "Nothing is suggested." },
                1 => b { "One challenge is suggested." },
                n => b { (n) " challenges are suggested." },
            }
            " Nothing is sent: you write the words and decide."
        };
        html! {
            (crumbs(&[Crumb::new("Challenge log", List)]))
            (page_head("Suggested challenges", &say, None))
            @if self.0.is_empty() {
                p class="empty" { "A challenge is suggested when an indicator is red three times in a row with no action, figures fail twice, or an action is more than 30 working days late." }
            } @else {
                ul class="tasks" {
                    @for s in self.0.iter() {
                        li class="task" {
                            div class="task__b" {
                                a class="task__t" href=(format!("{New}?suggestion={}", encoded(&s.key))) { (s.title) }
                                p class="task__m" { (s.ground) }
                            }
                            div class="task__c" {}
                            p class="task__e" { "5 min" }
                        }
                    }
                }
            }
        }
    }
}

fn encoded(key: &str) -> String {
    serde_html_form::to_string([("", key)]).unwrap_or_default().trim_start_matches('=').to_owned()
}
