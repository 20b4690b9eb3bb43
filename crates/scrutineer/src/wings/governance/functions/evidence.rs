//! What shows today that a function is carried out: read from the registers, each with its last day and the way to it.

use super::record::{Lead, lead};
use crate::edition::{Function, Shows, edition_of, functions};
use crate::wings::governance::bodies::rules::{State as Of, counted, state};
use crate::wings::governance::bodies::{Body, BodyId, Kind, queries as bodies};
use crate::wings::governance::contributions::queries as contributions;
use crate::wings::governance::meetings::{Meeting, State, queries as meetings};
use crate::wings::governance::reports;
use crate::wings::improvement::{actions, challenges, escalations, plans, risks};
use crate::wings::performance::indicators::Indicator;
use crate::wings::performance::notes::queries as notes;
use crate::wings::performance::readings::Reading;
use crate::wings::performance::scorecard::judgements::{Row, board};
use chrono::{Days, NaiveDate};
use kit::{Desk, Permission, Result, Right};
use sea_orm::EntityTrait;
use std::collections::{BTreeMap, HashMap};

/// How far back meetings are looked at.
const BACK: Days = Days::new(366);

/// The body that carries a function: as the office says, else a sub-group of today by its name.
fn carrier<'a>(function: &Function, lead: Option<&Lead>, bodies: &'a [Body], today: NaiveDate) -> Option<&'a Body> {
    if let Some(lead) = lead {
        return bodies.iter().find(|body| body.id == lead.body_id);
    }
    bodies.iter().find(|body| {
        let name = body.name.to_lowercase();
        state(body.from_on, body.until_on, today) == Of::Now
            && body.kind == Kind::SubGroup
            && function.groups.iter().any(|word| name.contains(word.as_str()))
    })
}

/// What one body carries, in words.
///
/// # Errors
/// When the database cannot be read.
pub async fn carried_by<P: Permission>(desk: &Desk<P>, body: &Body) -> Result<Vec<&'static str>> {
    let (leads, bodies) = (desk.all(lead::Entity::find()).await?, desk.all(bodies::in_order()).await?);
    let today = desk.today();
    let theirs = |function: &&Function| {
        let lead = leads.iter().find(|lead| lead.function == function.key);
        carrier(function, lead, &bodies, today).is_some_and(|carrier| carrier.id == body.id)
    };
    Ok(functions(&edition_of(desk).await?).iter().filter(theirs).map(|function| function.words.as_str()).collect())
}

/// Something that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub words: String,
    pub path: String,
    /// The last day on which it was done.
    pub last: Option<NaiveDate>,
    pub illustrative: bool,
}

/// A function with who carries it and what shows it.
#[derive(Clone, Debug)]
pub struct Line {
    pub function: &'static Function,
    pub lead: Option<Lead>,
    /// The body that carries it: as the office says, else by its name.
    pub body: Option<Body>,
    pub proofs: Vec<Proof>,
}

impl Line {
    /// The last day on which anything was done for it.
    #[must_use]
    pub fn last(&self) -> Option<NaiveDate> {
        self.proofs.iter().filter_map(|proof| proof.last).max()
    }
}

/// Every function of the board's edition, each with what shows it today.
///
/// # Errors
/// When the database cannot be read.
pub async fn lines<P: Permission>(desk: &Desk<P>) -> Result<Vec<Line>> {
    let edition = edition_of(desk).await?;
    let facts = Facts::of(desk).await?;
    let leads = desk.all(lead::Entity::find()).await?;
    Ok(functions(&edition).iter().map(|function| facts.line(function, &leads)).collect())
}

/// What each register shows, where it shows anything.
type Proofs = HashMap<Shows, Proof>;

struct Facts {
    today: NaiveDate,
    bodies: Vec<Body>,
    held: Vec<Meeting>,
    by_register: Proofs,
    /// The latest released figure of each indicator, by its code.
    figures: BTreeMap<String, (Indicator, Reading)>,
    /// Actions that were done, by body: how many, the last day.
    done: BTreeMap<BodyId, (usize, NaiveDate)>,
}

fn proof(words: String, path: &str, last: Option<NaiveDate>, illustrative: bool) -> Proof {
    Proof { words, path: path.to_owned(), last, illustrative }
}

impl Facts {
    async fn of<P: Permission>(desk: &Desk<P>) -> Result<Facts> {
        let today = desk.today();
        let mut held = desk.all(meetings::between(today - BACK, today)).await?;
        held.retain(|meeting| matches!(meeting.state, State::Held | State::Approved));
        let figures = figures(desk).await?;
        let mut done: BTreeMap<BodyId, (usize, NaiveDate)> = BTreeMap::new();
        let all = actions::kept::all(desk).await?;
        for (action, _) in all.iter() {
            if let (Some(body), Some(on)) = (action.body_id, action.accepted_on) {
                let entry = done.entry(body).or_insert((0, on));
                *entry = (entry.0 + 1, entry.1.max(on));
            }
        }
        let mut facts = Facts {
            today,
            bodies: desk.all(bodies::in_order()).await?,
            held,
            by_register: HashMap::new(),
            figures,
            done,
        };
        let mut by = Proofs::new();
        facts.of_work(&desk.all(plans::queries::in_order()).await?, &all, &mut by);
        facts.of_asking(desk, &mut by).await?;
        facts.of_telling(desk, &mut by).await?;
        facts.by_register = by;
        Ok(facts)
    }

    /// Meetings, plans, actions: what is done together.
    fn of_work(&self, plans: &[plans::Plan], actions: &[(actions::Action, String)], by: &mut Proofs) {
        let board: Vec<&Meeting> = self.held.iter().filter(|m| self.kind(m.body_id) == Some(Kind::Board)).collect();
        if let Some(last) = board.last() {
            let words = format!("{} of the Full Board in 12 months", counted(board.len(), "meeting", "meetings"));
            by.insert(Shows::Meetings, proof(words, "/meetings", Some(last.on_date), last.illustrative));
        }
        let in_force =
            |plan: &&plans::Plan| plan.from_on <= self.today && plan.until_on.is_none_or(|until| until >= self.today);
        let now: Vec<_> = plans.iter().filter(in_force).collect();
        if let Some(last) = now.iter().map(|plan| plan.from_on).max() {
            let words = counted(now.len(), "plan in force", "plans in force");
            by.insert(Shows::Plans, proof(words, "/plans", Some(last), now.iter().all(|plan| plan.illustrative)));
        }
        let done: Vec<_> = actions.iter().filter_map(|(action, _)| Some((action, action.accepted_on?))).collect();
        if let Some(last) = done.iter().map(|(_, on)| *on).max() {
            let words = format!("{} as complete", counted(done.len(), "action accepted", "actions accepted"));
            let illustrative = done.iter().all(|(action, _)| action.illustrative);
            by.insert(Shows::Actions, proof(words, "/actions", Some(last), illustrative));
        }
    }

    /// Challenges, disagreements, risks: what is asked and watched.
    async fn of_asking<P: Permission>(&self, desk: &Desk<P>, by: &mut Proofs) -> Result<()> {
        let mut sent = desk.all(challenges::queries::latest_first()).await?;
        sent.retain(|one| one.sent_on.is_some());
        if let Some(last) = sent.iter().filter_map(|one| one.sent_on).max() {
            let words = format!("{} of the chair", counted(sent.len(), "challenge", "challenges"));
            let illustrative = sent.iter().all(|one| one.illustrative);
            by.insert(Shows::Challenges, proof(words, "/challenges", Some(last), illustrative));
        }
        let raised = desk.all(escalations::queries::latest_first()).await?;
        if let Some(last) = raised.iter().map(|one| one.raised_on).max() {
            let words = counted(raised.len(), "disagreement", "disagreements");
            let illustrative = raised.iter().all(|one| one.illustrative);
            by.insert(Shows::Escalations, proof(words, "/escalations", Some(last), illustrative));
        }
        let (reviews, risks) =
            (desk.all(risks::queries::reviews()).await?, desk.all(risks::queries::in_order()).await?);
        if let Some(last) = reviews.iter().map(|one| one.on_date).max() {
            let words = counted(reviews.len(), "look at a risk", "looks at risks");
            let illustrative = risks.iter().all(|risk| risk.illustrative);
            by.insert(Shows::Risks, proof(words, "/risks", Some(last), illustrative));
        }
        Ok(())
    }

    /// Figures, notes on them, money, reports: what is known and told.
    async fn of_telling<P: Permission>(&self, desk: &Desk<P>, by: &mut Proofs) -> Result<()> {
        if let Some(last) = self.figures.values().filter_map(|(_, reading)| reading.released_on).max() {
            let many = counted(self.figures.len(), "indicator", "indicators");
            let words = format!("{many} with a figure that was signed off");
            by.insert(Shows::Dashboard, proof(words, "/dashboard", Some(last), false));
        }
        let notes = desk.all(notes::in_order()).await?;
        if !notes.is_empty() {
            let words = format!("{} about the quality of figures", counted(notes.len(), "note", "notes"));
            by.insert(Shows::Notes, proof(words, "/notes", None, false));
        }
        let sees = desk.person().may(Right { verb: "read", register: "contributions" });
        let paid = if sees { desk.all(contributions::in_order()).await? } else { Vec::new() };
        if let Some(latest) = paid.first() {
            let of = paid.iter().filter(|one| one.financial_year == latest.financial_year).count();
            let words =
                format!("{} agreed for {}", counted(of, "contribution", "contributions"), latest.financial_year);
            by.insert(Shows::Contributions, proof(words, "/contributions", None, latest.illustrative));
        }
        let reports = desk.all(reports::queries::signed_between(self.today - BACK, self.today)).await?;
        if let Some(last) = reports.iter().filter_map(|one| one.signed_on).max() {
            let words = format!("{} of groups in 12 months", counted(reports.len(), "report", "reports"));
            let illustrative = reports.iter().all(|one| one.illustrative);
            by.insert(Shows::Reports, proof(words, "/group-reports", Some(last), illustrative));
        }
        Ok(())
    }

    fn kind(&self, id: BodyId) -> Option<Kind> {
        self.bodies.iter().find(|body| body.id == id).map(|body| body.kind)
    }

    fn line(&self, function: &'static Function, leads: &[Lead]) -> Line {
        let lead = leads.iter().find(|lead| lead.function == function.key).cloned();
        let body = carrier(function, lead.as_ref(), &self.bodies, self.today);
        let mut proofs: Vec<Proof> =
            function.registers.iter().filter_map(|shows| self.by_register.get(shows).cloned()).collect();
        if let Some(body) = body {
            proofs.extend(self.of_body(body));
        }
        for code in &function.indicators {
            if let Some((indicator, reading)) = self.figures.get(code) {
                let words = format!(
                    "{} for {}",
                    indicator.name,
                    crate::wings::performance::indicators::rules::period_short(indicator, &reading.period())
                );
                proofs.push(proof(words, &format!("/indicators/{code}"), reading.released_on, reading.illustrative()));
            }
        }
        Line { function, lead, body: body.cloned(), proofs }
    }

    fn of_body(&self, body: &Body) -> Vec<Proof> {
        let mut proofs = Vec::new();
        let held: Vec<&Meeting> = self.held.iter().filter(|meeting| meeting.body_id == body.id).collect();
        if let Some(last) = held.last() {
            let words =
                format!("{} of the {} in 12 months", counted(held.len(), "meeting", "meetings"), body.short_name);
            proofs.push(proof(words, &format!("/meetings/{}", last.id), Some(last.on_date), last.illustrative));
        }
        if let Some((number, last)) = self.done.get(&body.id) {
            let words = format!("{} by the {}", counted(*number, "action done", "actions done"), body.short_name);
            proofs.push(proof(words, &format!("/actions?body={}", body.id), Some(*last), false));
        }
        proofs
    }
}

/// The latest released figure of each indicator, from the board as judged: it is kept.
async fn figures<P: Permission>(desk: &Desk<P>) -> Result<BTreeMap<String, (Indicator, Reading)>> {
    if !desk.person().may(Right { verb: "read", register: "scorecard" }) {
        return Ok(BTreeMap::new());
    }
    let board = board(desk, "").await?;
    let latest = |row: &Row| {
        let latest = row.judged.latest.as_ref()?;
        Some((row.indicator.code.clone(), (row.indicator.clone(), latest.reading.clone())))
    };
    Ok(board.rows.iter().filter_map(latest).collect())
}
