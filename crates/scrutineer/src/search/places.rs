//! Where is looked: one function for each register, each only for those who may read it.

use crate::people::pages::me::Everybody;
use crate::wings::governance::forward::rules::Year;
use crate::wings::governance::{agencies, bodies, forward, meetings, visits};
use crate::wings::improvement::{actions, challenges, plans, risks};
use crate::wings::performance::{indicators, notes, readings, releases, reviews};
use crate::wings::practice::allegations::Allegations;
use crate::wings::practice::events::{Events, may};
use crate::wings::practice::private_fostering::PrivateFostering;
use crate::wings::practice::return_interviews::ReturnInterviews;
use kit::store::contains;
use kit::{Desk, Record, Result, Right};
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

/// How many of one register are shown; more words find fewer.
pub const MOST: usize = 20;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub name: String,
    pub path: String,
    /// The text in which the words stand.
    pub text: String,
}

/// What was found in one register.
pub struct Found {
    pub register: &'static str,
    pub hits: Vec<Hit>,
    /// Whether there are more than are shown.
    pub more: bool,
}

struct Looking<'a> {
    desk: &'a Desk<Everybody>,
    words: &'a str,
    found: Vec<Found>,
}

impl Looking<'_> {
    /// Looks in a register, where the person may read it.
    async fn look<E: Record>(
        &mut self,
        (name, register): (&'static str, &'static str),
        select: Select<E>,
        columns: &[E::Column],
        hit: impl Fn(E::Model) -> Hit,
    ) -> Result<()> {
        if !self.desk.person().may(Right { verb: "read", register }) {
            return Ok(());
        }
        let any = columns.iter().fold(Condition::any(), |any, column| any.add(self.every_word(*column)));
        let most = u64::try_from(MOST).unwrap_or_default() + 1;
        let mut rows = self.desk.all(select.filter(any).limit(most)).await?;
        let more = rows.len() > MOST;
        rows.truncate(MOST);
        if !rows.is_empty() {
            self.found.push(Found { register: name, hits: rows.into_iter().map(hit).collect(), more });
        }
        Ok(())
    }

    /// That a column holds every one of the words.
    fn every_word<C: ColumnTrait>(&self, column: C) -> Condition {
        let each = self.words.split_whitespace().map(|word| -> SimpleExpr { contains(column, word) });
        each.fold(Condition::all(), Condition::add)
    }
}

fn hit(name: String, path: String, text: impl Into<String>) -> Hit {
    Hit { name, path, text: text.into() }
}

/// Everything that holds the words, register by register.
pub async fn everywhere(desk: &Desk<Everybody>, words: &str) -> Result<Vec<Found>> {
    let mut looking = Looking { desk, words, found: Vec::new() };
    improvement(&mut looking).await?;
    performance(&mut looking).await?;
    governance(&mut looking).await?;
    practice(&mut looking).await?;
    Ok(looking.found)
}

/// Events by their references, for those who may see events at all.
async fn practice(looking: &mut Looking<'_>) -> Result<()> {
    events::<ReturnInterviews>(looking).await?;
    events::<Allegations>(looking).await?;
    events::<PrivateFostering>(looking).await
}

async fn events<E: Events>(looking: &mut Looking<'_>) -> Result<()> {
    if !may::<E>(looking.desk.person(), "write") {
        return Ok(());
    }
    let of = |event: E::Row| hit(E::told(&event).0.to_owned(), E::One::from(E::id(&event)).to_string(), E::ABOUT.name);
    looking.look((E::ABOUT.name, E::NAME), E::Entity::find(), &[E::REFERENCE], of).await
}

async fn improvement(looking: &mut Looking<'_>) -> Result<()> {
    use actions::action::Column as A;
    use challenges::challenge::Column as C;
    use risks::risk::Column as R;
    let columns = [A::Title, A::Detail, A::Success, A::Owner, A::Effect, A::MeasureName];
    let of =
        |a: actions::Action| hit(format!("{} {}", a.reference(), a.title), format!("/actions/{}", a.id), a.success);
    looking.look(("Actions", "actions"), actions::queries::by_due(), &columns, of).await?;
    let columns = [C::Title, C::Asks, C::Ground, C::Effect];
    let of = |c: challenges::Challenge| {
        hit(format!("{} {}", c.reference(), c.title), format!("/challenges/{}", c.id), c.asks)
    };
    looking.look(("Challenges", "challenges"), challenges::queries::latest_first(), &columns, of).await?;
    let columns = [R::Event, R::Cause, R::Effect, R::Controls];
    let of = |r: risks::Risk| hit(format!("{} {}", r.reference(), r.event), format!("/risks/{}", r.id), r.cause);
    looking.look(("Risks", "risks"), risks::queries::in_order(), &columns, of).await?;
    let of = |p: plans::Plan| hit(p.name, format!("/plans/{}", p.id), p.summary);
    let columns = [plans::plan::Column::Name, plans::plan::Column::Summary];
    looking.look(("Plans", "plans"), plans::queries::in_order(), &columns, of).await?;
    let of = |i: plans::Item| hit(i.words, format!("/plans/{}", i.plan_id), i.level.name());
    looking
        .look(("Priorities, outcomes and tasks", "plans"), plans::queries::items(), &[plans::item::Column::Words], of)
        .await
}

async fn performance(looking: &mut Looking<'_>) -> Result<()> {
    use indicators::indicator::Column as I;
    let columns = [I::Name, I::Code, I::Definition, I::Owner, I::Source];
    let of = |i: indicators::Indicator| hit(i.name, format!("/indicators/{}", i.code), i.definition);
    looking.look(("Indicators", "indicators"), indicators::queries::in_order(), &columns, of).await?;
    let said = readings::narrative::Entity::find()
        .filter(readings::narrative::Column::State.eq(readings::State::Released))
        .order_by_desc(readings::narrative::Column::SaidOn);
    let path =
        |n: &readings::Narrative| n.reading_id.map_or_else(|| "/indicators".to_owned(), |id| format!("/readings/{id}"));
    let of = |n: readings::Narrative| Hit { path: path(&n), name: n.speaker, text: n.words };
    looking.look(("What people say", "readings"), said, &[readings::narrative::Column::Words], of).await?;
    let of = |q: reviews::FigureQuestion| hit(q.words, format!("/questions/{}", q.id), q.state.name());
    // Those who are asked find theirs too: they read figures, not reviews.
    let columns = [reviews::figure_question::Column::Words];
    looking.look(("Questions on figures", "readings"), reviews::queries::questions(), &columns, of).await?;
    let columns = [releases::release::Column::Title, releases::release::Column::Words];
    let of = |r: releases::Release| hit(r.title, format!("/releases/{}", r.id), r.state.name());
    looking.look(("Releases", "releases"), releases::queries::latest_first(), &columns, of).await?;
    let all = notes::quality_note::Entity::find();
    let of = |n: notes::QualityNote| hit(n.title, "/notes".into(), n.words);
    looking
        .look(
            ("Notes on figures", "notes"),
            all,
            &[notes::quality_note::Column::Title, notes::quality_note::Column::Words],
            of,
        )
        .await
}

async fn governance(looking: &mut Looking<'_>) -> Result<()> {
    let columns = [agencies::agency::Column::Name, agencies::agency::Column::ShortName];
    let of = |a: agencies::Agency| hit(a.name, format!("/agencies/{}", a.id), a.kind.name());
    looking.look(("Agencies", "agencies"), agencies::queries::by_name(), &columns, of).await?;
    let columns = [bodies::body::Column::Name, bodies::body::Column::Purpose];
    let of = |b: bodies::Body| hit(b.name, format!("/bodies/{}", b.id), b.purpose);
    looking.look(("Groups", "bodies"), bodies::queries::in_order(), &columns, of).await?;
    let columns = [meetings::item::Column::Title, meetings::item::Column::Said];
    let of = |i: meetings::Item| hit(i.title, format!("/meetings/{}/minutes", i.meeting_id), i.said);
    let items = meetings::item::Entity::find().order_by_desc(meetings::item::Column::Id);
    looking.look(("Agendas and minutes", "meetings"), items, &columns, of).await?;
    let of =
        |r: meetings::MeetingRecord| hit(r.sort.name().into(), format!("/meetings/{}/minutes", r.meeting_id), r.words);
    let recorded = meetings::recorded::Entity::find().order_by_desc(meetings::recorded::Column::Id);
    looking.look(("Decisions", "meetings"), recorded, &[meetings::recorded::Column::Words], of).await?;
    let columns = [forward::entry::Column::Title, forward::entry::Column::Why];
    let of = |e: forward::Entry| hit(e.title, format!("/forward-plan/{}", Year::holding(e.month).0), e.why);
    looking.look(("Forward plan", "forward_plan"), forward::entry::Entity::find(), &columns, of).await?;
    let columns = [visits::visit::Column::Place, visits::visit::Column::Purpose, visits::visit::Column::Heard];
    let of = |v: visits::Visit| hit(v.place, format!("/visits/{}", v.id), v.heard.unwrap_or(v.purpose));
    looking.look(("Visits", "visits"), visits::queries::latest_first(), &columns, of).await
}
