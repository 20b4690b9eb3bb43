//! The business manager's week: what is due from whom, which group drifts, what to chase.

use super::Keeps;
use super::groups::{Group, groups};
use crate::edition::edition_of;
use crate::layout::{clock, dagger, date, folding, page_head};
use crate::wings::governance::agencies::{AgencyId, agency, queries as agencies};
use crate::wings::governance::bodies::{BodyId, pages::one::One as BodyPage};
use crate::wings::governance::budget::{queries as budget, rules::Paid};
use crate::wings::governance::contributions::{queries as contributions, rules::pounds};
use crate::wings::governance::forward::rules::{Year, forgotten};
use crate::wings::governance::forward::{pages::list::Now as ForwardPlan, queries as forward};
use crate::wings::governance::ledger::rules::Sent;
use crate::wings::governance::meetings::dates::{MILESTONES, day_of};
use crate::wings::governance::meetings::{State, queries as meetings};
use crate::wings::improvement::actions::{State as Far, kept as actions};
use crate::wings::improvement::challenges::{queries as challenges, rules::awaited};
use crate::wings::performance::indicators::{indicator, queries as indicators};
use crate::wings::performance::readings::reading;
use axum_extra::routing::TypedPath;
use chrono::{Days, NaiveDate};
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Result, View};
use maud::{Markup, html};
use measure::{Period, working_days};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/week")]
pub struct Week;

#[derive(TypedPath, Deserialize)]
#[typed_path("/week.csv")]
pub struct WeekCsv;

/// How many working days ahead the week looks.
const AHEAD: i32 = 7;

/// Something that is due from somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Whose it is: an agency, or a group.
    pub from: String,
    pub what: String,
    pub path: String,
    pub on: NaiveDate,
    pub illustrative: bool,
}

struct Sheet {
    due: Vec<Due>,
    groups: Arc<Vec<Group>>,
    forgotten: usize,
    unpaid: Vec<(String, i64)>,
    today: NaiveDate,
}

async fn load(desk: &Desk<Keeps>) -> Result<Sheet> {
    let today = desk.today();
    let until = working_days::add(today, AHEAD);
    let groups = groups(desk).await?;
    let mut due = of_actions(desk, &groups, until).await?;
    due.extend(of_challenges(desk, until).await?);
    due.extend(of_figures(desk, today, until).await?);
    due.extend(of_meetings(desk, &groups, today, until).await?);
    due.sort_by(|a, b| (a.on, &a.from, &a.what).cmp(&(b.on, &b.from, &b.what)));
    // Towards the end of a year the next one is what must be planned.
    let ahead = Year::holding(today + Days::new(45));
    let year = Year::holding(today);
    let entries = desk.all(forward::between(ahead.begins(), ahead.ends())).await?;
    Ok(Sheet {
        due,
        groups,
        forgotten: forgotten(&entries, &edition_of(desk).await?).len(),
        unpaid: unpaid(desk, year).await?,
        today,
    })
}

pub async fn show(desk: Desk<Keeps>, _: Week) -> Answer {
    let sheet = load(&desk).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Keeps>, _: WeekCsv) -> Answer {
    let sheet = load(&desk).await?;
    let mut csv = Csv::new("week", &["Due from", "What", "By", "Working days late", "Illustrative"]);
    for due in &sheet.due {
        let late = working_days::between(due.on, sheet.today).max(0);
        csv.row(vec![
            due.from.clone(),
            due.what.clone(),
            due.on.to_string(),
            late.to_string(),
            if due.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    desk.csv(csv)
}

async fn names(desk: &Desk<Keeps>) -> Result<HashMap<AgencyId, String>> {
    Ok(desk.all(agencies::by_name()).await?.into_iter().map(|agency| (agency.id, agency.short_name)).collect())
}

async fn of_actions(desk: &Desk<Keeps>, groups: &[Group], until: NaiveDate) -> Result<Vec<Due>> {
    let names = names(desk).await?;
    let group =
        |id: Option<BodyId>| groups.iter().find(|group| Some(group.body.id) == id).map(|g| g.body.short_name.clone());
    let all = actions::all(desk).await?;
    let own = all.iter().map(|(action, _)| action).filter(|a| a.state == Far::Open && a.due_on <= until);
    let due = own.map(|action| Due {
        from: action
            .agency_id
            .and_then(|id| names.get(&id).cloned())
            .or_else(|| group(action.body_id))
            .unwrap_or_else(|| action.owner.clone()),
        what: format!("Action {} {}", action.reference(), action.title),
        path: format!("/actions/{}", action.id),
        on: action.due_on,
        illustrative: action.illustrative,
    });
    Ok(due.collect())
}

async fn of_challenges(desk: &Desk<Keeps>, until: NaiveDate) -> Result<Vec<Due>> {
    let names = names(desk).await?;
    let open = desk.all(challenges::open()).await?;
    let answers = desk.all(challenges::answers_among(open.iter().map(|one| one.id.uuid()).collect())).await?;
    let mut due = Vec::new();
    for answer in answers.iter().filter(|answer| awaited(answer)) {
        let Some(one) = open.iter().find(|one| one.id == answer.challenge_id && one.sent_on.is_some()) else {
            continue;
        };
        if let Some(on) = one.due_on.filter(|on| *on <= until) {
            let from = names.get(&answer.agency_id).cloned().unwrap_or_default();
            let what = format!("Answer to {} {}", one.reference(), one.title);
            due.push(Due { from, what, path: format!("/challenges/{}", one.id), on, illustrative: one.illustrative });
        }
    }
    Ok(due)
}

/// What figures that are due rest on.
type Touched = (reading::Entity, indicator::Entity, agency::Entity);

/// Figures that agencies give: the last period that is over, where it has not come.
async fn of_figures(desk: &Desk<Keeps>, today: NaiveDate, until: NaiveDate) -> Result<Vec<Due>> {
    let asked = today.to_string();
    let due = desk
        .kept::<Touched, Vec<Due>, _>("figures that are due", &asked, async |desk| figures(desk, today, until).await);
    Ok((*due.await?).clone())
}

async fn figures(desk: &Desk<Keeps>, today: NaiveDate, until: NaiveDate) -> Result<Vec<Due>> {
    let names = names(desk).await?;
    let given = reading::Entity::find()
        .filter(reading::Column::AgencyId.is_not_null())
        .filter(reading::Column::AgencyPart.eq(false))
        .filter(reading::Column::Current.eq(true))
        .filter(reading::Column::EndsOn.gte(today - Days::new(800)));
    let mut last: BTreeMap<(AgencyId, uuid::Uuid), Period> = BTreeMap::new();
    for reading in desk.all(given).await? {
        let Some(agency) = reading.agency_id else { continue };
        let period = reading.period();
        let entry = last.entry((agency, reading.indicator_id.uuid())).or_insert(period);
        if period.end() > entry.end() {
            *entry = period;
        }
    }
    let all: HashMap<_, _> =
        desk.all(indicators::in_order()).await?.into_iter().map(|one| (one.id.uuid(), one)).collect();
    let mut due = Vec::new();
    for ((agency, indicator), period) in last {
        let Some(indicator) = all.get(&indicator) else { continue };
        let next = period.following();
        let on = Sent { period: next, received: None, illustrative: false }.due();
        // What stopped long ago is no matter of this week.
        if next.end() < today && on <= until && on > today - Days::new(120) {
            let what = format!("Figure: {}", indicator.name);
            due.push(Due {
                from: names.get(&agency).cloned().unwrap_or_default(),
                what,
                path: format!("/indicators/{}", indicator.code),
                on,
                illustrative: desk.person().demonstration(),
            });
        }
    }
    Ok(due)
}

/// What falls due round meetings: papers, agendas, minutes that nobody finished.
async fn of_meetings(desk: &Desk<Keeps>, groups: &[Group], today: NaiveDate, until: NaiveDate) -> Result<Vec<Due>> {
    let mut due = Vec::new();
    let name = |id: BodyId| groups.iter().find(|g| g.body.id == id).map_or("", |g| g.body.short_name.as_str());
    for meeting in desk.all(meetings::between(today - Days::new(60), today + Days::new(60))).await? {
        let wanted = |what: &str| match meeting.state {
            State::Planned => true,
            State::PapersOut => what != "Papers go out" && what != "The chair sets the agenda",
            State::Running | State::Held => what == "Minutes in draft",
            State::Approved | State::Cancelled => false,
        };
        for milestone in MILESTONES.into_iter().filter(|one| wanted(one.what)) {
            let on = day_of(milestone, meeting.on_date);
            let soon = if meeting.state == State::Held { on <= until } else { (today..=until).contains(&on) };
            if soon {
                let what = format!("{}, for {}", milestone.what, measure::dates::short(meeting.on_date));
                let path = format!("/meetings/{}", meeting.id);
                due.push(Due {
                    from: name(meeting.body_id).to_owned(),
                    what,
                    path,
                    on,
                    illustrative: meeting.illustrative,
                });
            }
        }
    }
    Ok(due)
}

/// What was agreed for the year and has not come.
async fn unpaid(desk: &Desk<Keeps>, year: Year) -> Result<Vec<(String, i64)>> {
    let own: Vec<_> = desk
        .all(contributions::in_order())
        .await?
        .into_iter()
        .filter(|one| one.financial_year == year.name())
        .collect();
    let payments = desk.all(budget::payments_of(own.iter().map(|one| one.id).collect())).await?;
    let left = own.into_iter().map(|one| {
        let left = one.pence - Paid::of(one.id, &payments).received;
        (one.printed_label, left)
    });
    Ok(left.filter(|(_, left)| *left > 0).collect())
}

impl Sheet {
    fn say(&self) -> Markup {
        let late = self.due.iter().filter(|due| due.on < self.today).count();
        let drifting = self.groups.iter().filter(|group| !group.signs.is_empty()).count();
        html! {
            @match (late, self.due.len() - late) {
                (0, 0) => b { "Nothing is due in the next " (AHEAD) " working days." },
                (0, soon) => { b { (soon) " things are due in the next " (AHEAD) " working days." } " Nothing is late." }
                (late, soon) => { b { (late) " things are late." } " " (soon) " more are due in the next " (AHEAD) " working days." }
            }
            @match drifting { 0 => " No group drifts.", 1 => " 1 group shows signs of drift.", n => { " " (n) " groups show signs of drift." } }
        }
    }

    /// By whom, those with the most that is late first.
    fn by_whom(&self) -> Vec<(&str, Vec<&Due>)> {
        let mut by: BTreeMap<&str, Vec<&Due>> = BTreeMap::new();
        for due in &self.due {
            by.entry(&due.from).or_default().push(due);
        }
        let mut by: Vec<_> = by.into_iter().collect();
        let late = |all: &[&Due]| all.iter().filter(|due| due.on < self.today).count();
        by.sort_by(|a, b| (late(&b.1), b.1.len(), a.0).cmp(&(late(&a.1), a.1.len(), b.0)));
        by
    }

    fn due(&self) -> Markup {
        html! {
            h2 class="h2 h2--first" { "What is due from whom" }
            @if self.due.is_empty() { p class="empty" { "Nothing. Figures, answers, actions and papers that fall due stand here, agency by agency." } }
            @for (whose, all) in self.by_whom() {
                h3 class="h3" { (whose) " " span class="muted" { (all.len()) } }
                ul class="tasks" {
                    @for due in all.iter().take(6) {
                        li class="task" {
                            div class="task__b" { a class="task__t" href=(due.path) { (due.what) } (dagger(due.illustrative)) }
                            div class="task__c" { (clock(due.on, self.today)) }
                        }
                    }
                }
                @if all.len() > 6 { p class="meta" { "and " (all.len() - 6) " more; the download has all." } }
            }
        }
    }

    fn groups(&self) -> Markup {
        let columns = vec![
            Column::new("Group", |g: &Group| html! { a href=(BodyPage { id: g.body.id }) { (g.body.short_name) } (dagger(g.illustrative)) }).names_row(),
            Column::new("Signs", |g: &Group| html! { @if g.signs.is_empty() { span class="muted" { "On its way" } } @else { b { (g.signs.len()) ": " } (g.signs.join("; ")) } }),
            Column::new("Next meeting", |g: &Group| html! { @match &g.next { Some(next) => (date(next.on_date)), None => span class="muted" { "None planned" } } }),
        ];
        html! { h2 class="h2" { "Which group drifts" } @if self.groups.is_empty() { p class="muted" { "There is no body yet." } } @else { (folding("How the groups are doing", columns, self.groups.as_slice())) } }
    }

    fn chase(&self) -> Markup {
        html! {
            h2 class="h2 h2--first" { "Also to chase" }
            @if self.forgotten > 0 { p { a href=(ForwardPlan) { (self.forgotten) " yearly duties without a place in the forward plan" } } }
            @if self.unpaid.is_empty() { p class="muted" { "Every contribution of the year has come, or none is agreed." } } @else {
                p { a href="/contributions" { "Contributions that have not come in full:" } }
                ul class="lines" { @for (whose, left) in &self.unpaid { li { (whose) ", " (pounds(*left)) } } }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "The week".into()
    }
    fn wing(&self) -> &'static str {
        "My work"
    }
    fn body(&self) -> Markup {
        let tools = html! { a class="btn btn--quiet" href=(WeekCsv) { "Download CSV" } };
        html! {
            (page_head("The week", &self.say(), Some(tools)))
            div class="split" {
                div class="split__main" { (self.due()) (self.groups()) }
                aside class="split__side" aria-label="Also to chase" { (self.chase()) }
            }
        }
    }
}
