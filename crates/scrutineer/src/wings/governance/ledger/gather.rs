//! What the registers say of each agency: worked out once for a year and a day, kept until one of them changes.

use super::burden::{Ask, Way, twice};
use super::rules::{self, Cell, Sent, Stands};
use crate::wings::governance::agencies::{Agency, AgencyId, agency, queries as agencies};
use crate::wings::governance::bodies::{self, body, membership};
use crate::wings::governance::budget::rules::Paid;
use crate::wings::governance::budget::{What, payment, queries as budget};
use crate::wings::governance::contributions::{
    ContributionShare, contribution, contribution_share, queries as contributions,
};
use crate::wings::governance::forward::rules::Year;
use crate::wings::governance::meetings::attendance::{Sat, Tally};
use crate::wings::governance::meetings::known::Known as Meetings;
use crate::wings::governance::meetings::{meeting, place};
use crate::wings::improvement::actions::{Action, action, queries as actions};
use crate::wings::improvement::challenges::{Answer, Challenge, answer, challenge, queries as challenges};
use crate::wings::performance::indicators::rules::{figure, period_short, shown};
use crate::wings::performance::indicators::{Indicator, indicator, queries as indicators};
use crate::wings::performance::readings::{State as Stage, reading};
use crate::wings::performance::returns::expected::Known;
use crate::wings::performance::returns::owed::due;
use crate::wings::performance::returns::{agency_return, asked_figure, return_line};
use crate::wings::performance::reviews::{FigureQuestion, figure_question, queries as reviews};
use chrono::NaiveDate;
use kit::{Desk, Permission, Result, Right};
use measure::{Kind, Period};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The indicators of section 11 standards met and of training places taken up.
const SECTION_11: &str = "D39";
const TRAINING: &str = "D41";

/// What an agency pays in the year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Money {
    pub agreed: i64,
    pub received: i64,
    pub invoiced: i64,
    /// Whether it is a part of what several pay together, which counts there.
    pub part: bool,
    pub illustrative: bool,
}

/// One agency's line.
#[derive(Clone, Debug)]
pub struct Line {
    pub agency: Agency,
    pub attendance: Cell,
    pub data: Cell,
    pub actions: Cell,
    pub challenges: Cell,
    /// What the board's own indicators say of this agency's section 11 standards and of its training places.
    pub section_11: Cell,
    pub training: Cell,
    pub money: Option<Money>,
    /// What was asked of it in the quarter.
    pub asked: Vec<Ask>,
    /// How many of these ask for the same as another.
    pub twice: usize,
    pub illustrative: bool,
}

impl Line {
    /// The cells that are judged.
    #[must_use]
    pub fn cells(&self) -> [&Cell; 6] {
        [&self.attendance, &self.data, &self.section_11, &self.actions, &self.challenges, &self.training]
    }
    /// How many cells stand so.
    #[must_use]
    pub fn count(&self, stands: Stands) -> usize {
        self.cells().into_iter().filter(|cell| cell.stands == stands).count()
    }
}

/// The ledger of a year as of a day.
#[derive(Debug)]
pub struct Board {
    pub year: Year,
    pub quarter: Period,
    pub lines: Vec<Line>,
    pub attendance: Tally,
    pub agreed: i64,
}

type Touched = (
    meeting::Entity,
    place::Entity,
    membership::Entity,
    agency::Entity,
    action::Entity,
    challenge::Entity,
    answer::Entity,
    reading::Entity,
    payment::Entity,
    body::Entity,
    indicator::Entity,
    contribution_share::Entity,
    asked_figure::Entity,
    agency_return::Entity,
    return_line::Entity,
    figure_question::Entity,
);

/// The ledger of a year.
///
/// # Errors
/// When the database cannot be read.
pub async fn ledger<P: Permission>(desk: &Desk<P>, year: Year) -> Result<Arc<Board>> {
    // Two people of one scope may differ in what they may see of drafts.
    let drafts = desk.person().may(Right { verb: "see_drafts", register: "readings" });
    let asked = format!("{} {} {drafts} {:?}", year.name(), desk.today(), desk.person().agency());
    let paid = desk.all(contributions::in_order()).await?;
    let paid: Vec<_> = paid.into_iter().filter(|one| one.financial_year == year.name()).collect();
    desk.kept::<Touched, Board, _>("engagement ledger", &asked, async |desk| work_out(desk, year, paid).await).await
}

/// Everything that the lines are made of.
struct Facts<'a> {
    year: Year,
    until: NaiveDate,
    today: NaiveDate,
    quarter: Period,
    /// Whether the person sees every draft, and whose they see anyway.
    drafts: bool,
    own: Option<AgencyId>,
    sat: &'a [Sat<'a>],
    bodies: BTreeMap<bodies::BodyId, String>,
    meetings: &'a [meeting::Model],
    seats: &'a [bodies::Membership],
    actions: &'a [Action],
    challenges: Vec<(Challenge, Answer)>,
    questions: Vec<FigureQuestion>,
    sent: BTreeMap<AgencyId, Vec<(String, String, Sent)>>,
    codes: BTreeMap<uuid::Uuid, String>,
    /// The latest figure of the year of some indicators, agency by agency, as it is shown, with its period.
    parts: BTreeMap<(AgencyId, &'static str), (String, String, bool)>,
    paid: Vec<contribution::Model>,
    shares: Vec<ContributionShare>,
    payments: Vec<payment::Model>,
}

async fn work_out<P: Permission>(desk: &Desk<P>, year: Year, paid: Vec<contribution::Model>) -> Result<Board> {
    let today = desk.today();
    let known = Meetings::since(desk, year.begins()).await?;
    let sat: Vec<Sat<'_>> = known.sat().into_iter().filter(|sat| sat.meeting.on_date <= year.ends()).collect();
    let all = desk.all(indicators::in_order()).await?;
    let agencies = desk.all(agencies::by_name()).await?;
    let actions = desk.all(actions::by_due()).await?;
    let facts = Facts {
        year,
        until: today.min(year.ends()),
        today,
        quarter: Period::holding(Kind::Quarter, today.clamp(year.begins(), year.ends())),
        drafts: desk.person().may(Right { verb: "see_drafts", register: "readings" }),
        own: desk.person().agency().map(AgencyId::from),
        sat: &sat,
        bodies: desk
            .all(bodies::queries::in_order())
            .await?
            .into_iter()
            .map(|body| (body.id, body.short_name))
            .collect(),
        meetings: known.meetings(),
        seats: known.seats(),
        actions: &actions,
        challenges: asked_of(desk, year).await?,
        questions: desk.all(reviews::asked_between(year.begins(), year.ends())).await?,
        sent: sent(desk, &agencies, year).await?,
        parts: parts(desk, &all, year).await?,
        codes: all.iter().map(|one| (one.id.uuid(), one.code.clone())).collect(),
        shares: desk.all(contributions::shares_of_year(&year.name())).await?,
        payments: desk.all(budget::payments_of(paid.iter().map(|one| one.id).collect())).await?,
        paid,
    };
    let mut lines: Vec<Line> = agencies.iter().map(|agency| facts.line(agency.clone())).collect();
    lines.retain(|line| {
        line.money.is_some()
            || !line.asked.is_empty()
            || line.cells().iter().any(|cell| cell.stands != Stands::NotAsked)
    });
    lines.sort_by_key(|line| {
        (std::cmp::Reverse((line.count(Stands::Talk), line.count(Stands::Watch))), line.agency.name.clone())
    });
    Ok(Board {
        year,
        quarter: facts.quarter,
        attendance: Tally::of(sat.iter()),
        agreed: facts.paid.iter().map(|one| one.pence).sum(),
        lines,
    })
}

/// The challenges that were sent in the year, with each answer that was asked for.
async fn asked_of<P: Permission>(desk: &Desk<P>, year: Year) -> Result<Vec<(Challenge, Answer)>> {
    let all = desk.all(challenges::latest_first()).await?;
    let within = |one: &Challenge| one.sent_on.is_some_and(|on| (year.begins()..=year.ends()).contains(&on));
    let own: BTreeMap<_, Challenge> = all.into_iter().filter(within).map(|one| (one.id, one)).collect();
    let answers = desk.all(challenges::answers_among(own.keys().map(|id| id.uuid()).collect())).await?;
    Ok(answers.into_iter().filter_map(|answer| Some((own.get(&answer.challenge_id)?.clone(), answer))).collect())
}

/// The figures that each agency is asked for: code, name, and each period of the year with the day on which it came.
async fn sent<P: Permission>(
    desk: &Desk<P>,
    agencies: &[Agency],
    year: Year,
) -> Result<BTreeMap<AgencyId, Vec<(String, String, Sent)>>> {
    let today = desk.today();
    // Figures for the last periods of the year before fall due in this one.
    let from = year.begins() - chrono::Days::new(62);
    let known = Known::read(desk, from).await?;
    // In a demonstration nothing that is missing says anything of a real agency.
    let demonstration = desk.person().demonstration();
    let mut sent: BTreeMap<AgencyId, Vec<(String, String, Sent)>> = BTreeMap::new();
    for agency in agencies {
        for ends_on in known.ends(Some(agency.id), from, today.min(year.ends() + chrono::Days::new(1))) {
            if due(ends_on) >= today || !agency.on(ends_on) {
                continue;
            }
            for one in known.of(agency.id, ends_on) {
                let illustrative = demonstration || one.illustrative;
                let (code, name) = (one.owed.indicator.code, one.owed.indicator.name);
                let figure = Sent { period: one.owed.period, received: one.received, illustrative };
                sent.entry(agency.id).or_default().push((code, name, figure));
            }
        }
    }
    Ok(sent)
}

/// What the board holds of each agency in the two indicators that stand in the ledger.
async fn parts<P: Permission>(
    desk: &Desk<P>,
    all: &[Indicator],
    year: Year,
) -> Result<BTreeMap<(AgencyId, &'static str), (String, String, bool)>> {
    let mut parts = BTreeMap::new();
    for code in [SECTION_11, TRAINING] {
        let Some(indicator) = all.iter().find(|one| one.code == code) else { continue };
        let held = reading::Entity::find()
            .filter(reading::Column::IndicatorId.eq(indicator.id))
            .filter(reading::Column::AgencyPart.eq(true))
            .filter(reading::Column::Current.eq(true))
            .filter(reading::Column::State.eq(Stage::Released))
            .filter(reading::Column::EndsOn.between(year.begins(), year.ends()))
            .order_by_asc(reading::Column::EndsOn);
        // In order of their end: the last one stays.
        for reading in desk.all(held).await? {
            let Some(agency) = reading.agency_id else { continue };
            let value = shown(indicator, &figure(indicator, &reading, &[]));
            parts.insert((agency, code), (value, period_short(indicator, &reading.period()), reading.illustrative()));
        }
    }
    Ok(parts)
}

impl Facts<'_> {
    fn line(&self, agency: Agency) -> Line {
        let id = agency.id;
        let own: Vec<&Sat<'_>> = self.sat.iter().filter(|sat| sat.seat.agency_id == Some(id)).collect();
        let tally = Tally::of(own.iter().copied());
        let sent: Vec<Sent> = self.sent.get(&id).into_iter().flatten().map(|(.., sent)| *sent).collect();
        let mine = |action: &&Action| action.agency_id == Some(id);
        let asked: Vec<(&Challenge, &Answer)> =
            self.challenges.iter().filter(|(_, answer)| answer.agency_id == id).map(|(c, a)| (c, a)).collect();
        let asks = self.asks(id, &asked);
        Line {
            attendance: rules::attendance(&tally),
            data: if self.drafts || self.own == Some(id) {
                rules::data(&sent, self.year.begins(), self.until)
            } else {
                rules::unseen()
            },
            actions: rules::actions(self.actions.iter().filter(mine), self.year.begins(), self.until),
            challenges: rules::challenges(&asked, self.today),
            section_11: rules::figure(self.parts.get(&(id, SECTION_11)).cloned()),
            training: rules::figure(self.parts.get(&(id, TRAINING)).cloned()),
            money: self.money(id),
            twice: twice(&asks).len(),
            asked: asks,
            illustrative: own.iter().any(|sat| sat.meeting.illustrative),
            agency,
        }
    }

    fn money(&self, id: AgencyId) -> Option<Money> {
        if let Some(one) = self.paid.iter().find(|one| one.agency_id == id) {
            let paid = Paid::of(one.id, &self.payments);
            let (received, invoiced) = (paid.received, paid.invoiced);
            return Some(Money { agreed: one.pence, received, invoiced, part: false, illustrative: one.illustrative });
        }
        let share = self.shares.iter().find(|share| share.agency_id == id)?;
        Some(Money { agreed: share.pence, part: true, ..Money::default() })
    }

    /// What was asked of an agency in the quarter.
    fn asks(&self, id: AgencyId, challenges: &[(&Challenge, &Answer)]) -> Vec<Ask> {
        let within = |day: NaiveDate| (self.quarter.start()..=self.quarter.end()).contains(&day);
        let code = |indicator: Option<uuid::Uuid>| indicator.and_then(|id| self.codes.get(&id)).cloned();
        let mut asks: Vec<Ask> = Vec::new();
        for (code, name, _) in self.sent.get(&id).into_iter().flatten().filter(|(.., sent)| within(sent.due())) {
            let path = format!("/indicators/{code}");
            if !asks.iter().any(|ask| ask.path == path) {
                asks.push(Ask { way: Way::Figure, name: name.clone(), path, about: Some(code.clone()) });
            }
        }
        for action in self.actions.iter().filter(|a| a.agency_id == Some(id) && within(a.set_on)) {
            let about = code(action.indicator_id.map(|id| id.uuid()));
            let name = format!("{} {}", action.reference(), action.title);
            asks.push(Ask { way: Way::Action, name, path: format!("/actions/{}", action.id), about });
        }
        for (challenge, _) in challenges.iter().filter(|(c, _)| c.sent_on.is_some_and(within)) {
            let about = code(challenge.indicator_id.map(|id| id.uuid()));
            let name = format!("{} {}", challenge.reference(), challenge.title);
            asks.push(Ask { way: Way::Challenge, name, path: format!("/challenges/{}", challenge.id), about });
        }
        for question in self.questions.iter().filter(|one| one.agency_id == id && within(one.asked_on)) {
            let (about, path) = (code(Some(question.indicator_id.uuid())), format!("/questions/{}", question.id));
            asks.push(Ask { way: Way::Question, name: question.words.clone(), path, about });
        }
        for meeting in self
            .meetings
            .iter()
            .filter(|m| within(m.on_date) && m.state != crate::wings::governance::meetings::State::Cancelled)
        {
            let seats = self.seats.iter().filter(|seat| {
                seat.body_id == meeting.body_id
                    && seat.agency_id == Some(id)
                    && bodies::rules::held(seat, meeting.on_date)
            });
            for seat in seats {
                let body = self.bodies.get(&meeting.body_id).map_or("", String::as_str);
                let name = format!("{body}, {}: {}", measure::dates::short(meeting.on_date), seat.seat);
                asks.push(Ask { way: Way::Meeting, name, path: format!("/meetings/{}", meeting.id), about: None });
            }
        }
        let invoices = self.payments.iter().filter(|one| one.what == What::Invoiced && within(one.on_date));
        for payment in invoices.filter(|one| self.paid.iter().any(|c| c.id == one.contribution_id && c.agency_id == id))
        {
            let name = crate::wings::governance::contributions::rules::pounds(payment.pence);
            let path = format!("/contributions/{}/payments", payment.contribution_id);
            asks.push(Ask { way: Way::Money, name, path, about: None });
        }
        asks
    }
}
