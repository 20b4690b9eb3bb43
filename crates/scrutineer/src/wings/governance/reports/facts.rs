//! What the registers say under each heading of a group's report. Nothing of this is ever typed.

use super::record::GroupReport;
use super::rules::{Fact, Facts};
use crate::wings::governance::bodies::rules::{count, held};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::meetings::attendance::{Tally, year_to};
use crate::wings::governance::meetings::known::Known;
use crate::wings::governance::meetings::{Item, Meeting, Sort, State, queries as meetings};
use crate::wings::governance::terms;
use crate::wings::improvement::actions::rules::standing;
use crate::wings::improvement::actions::{Action, State as Far, Step, kept, queries as actions};
use crate::wings::improvement::challenges::{self, Challenge};
use crate::wings::improvement::plans::{Kind as PlanKind, queries as plans};
use crate::wings::performance::scorecard::judgements::{Row, board};
use chrono::NaiveDate;
use kit::links::{self, Meaning};
use kit::{Desk, Permission, Result, Right};
use measure::Rag;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// What the registers say today, for a report that is still a draft; what was frozen, for one that is signed off.
///
/// # Errors
/// When the database cannot be read.
pub async fn of<P: Permission>(desk: &Desk<P>, report: &GroupReport, body: &Body) -> Result<Facts> {
    match &report.frozen {
        Some(frozen) => Ok(Facts::frozen(frozen)),
        None => today(desk, body, report.from_on).await,
    }
}

async fn today<P: Permission>(desk: &Desk<P>, body: &Body, from: NaiveDate) -> Result<Facts> {
    let today = desk.today();
    let own: Vec<Action> = kept::all(desk)
        .await?
        .iter()
        .map(|(action, _)| action)
        .filter(|action| action.body_id == Some(body.id) && matters(action, from))
        .cloned()
        .collect();
    let steps = last_steps(desk, &own).await?;
    let kinds = kinds(desk).await?;
    let mut facts = Facts::default();
    for action in &own {
        let serves = kinds.get(&action.id.uuid()).map_or(&[][..], Vec::as_slice);
        let fact = of_action(action, steps.get(&action.id.uuid()), today);
        let mut placed = false;
        for (n, wanted) in [(1, PlanKind::Improvement), (2, PlanKind::PeerReview), (3, PlanKind::CaseReviews)] {
            if serves.contains(&wanted) {
                facts.0[n].push(fact.clone());
                placed = true;
            }
        }
        // What serves the business plan, the group's own plan or none yet is progress of the plan.
        if !placed || serves.iter().any(|kind| matches!(kind, PlanKind::Business | PlanKind::SubGroup)) {
            facts.0[0].push(fact);
        }
    }
    let met = Met::of(desk, body, from).await?;
    facts.0[3].extend(met.said("learned", "Learned"));
    facts.0[4].extend(of_challenges(desk, &met, &own, from).await?);
    facts.0[4].extend(met.decided());
    facts.0[4].extend(met.said("goes into the report", "To report"));
    facts.0[4].extend(of_figures(desk, &own).await?);
    facts.0[5].extend(met.said("communication", "To be told"));
    facts.0[6].extend(health(desk, body, &met).await?);
    Ok(facts)
}

/// Open, or finished within the days of the report.
fn matters(action: &Action, from: NaiveDate) -> bool {
    match action.state {
        Far::Open | Far::Submitted => true,
        Far::Complete | Far::Effective => action.accepted_on.or(action.retested_on).is_none_or(|on| on >= from),
        Far::Dropped => false,
    }
}

async fn last_steps<P: Permission>(desk: &Desk<P>, own: &[Action]) -> Result<HashMap<Uuid, Step>> {
    let ids = own.iter().map(|action| action.id.uuid()).collect();
    // In the order in which they were taken: the last one stays.
    Ok(desk.all(actions::steps_among(ids)).await?.into_iter().map(|step| (step.action_id.uuid(), step)).collect())
}

/// The kinds of plan that each action serves.
async fn kinds<P: Permission>(desk: &Desk<P>) -> Result<HashMap<Uuid, Vec<PlanKind>>> {
    let of_plan: HashMap<Uuid, PlanKind> =
        desk.all(plans::in_order()).await?.into_iter().map(|plan| (plan.id.uuid(), plan.kind)).collect();
    let of_item: HashMap<Uuid, PlanKind> = desk
        .all(plans::items())
        .await?
        .into_iter()
        .filter_map(|item| Some((item.id.uuid(), *of_plan.get(&item.plan_id.uuid())?)))
        .collect();
    let serving = kept::serving(desk).await?;
    let with = |(action, items): (&Uuid, &Vec<Uuid>)| {
        (*action, items.iter().filter_map(|item| of_item.get(item).copied()).collect())
    };
    Ok(serving.iter().map(with).collect())
}

fn rag_word(rag: Rag) -> &'static str {
    match rag {
        Rag::Red => "Red",
        Rag::Amber => "Amber",
        Rag::Green => "Green",
        Rag::NotReported => "Not in",
        _ => "Not rated",
    }
}

fn of_action(action: &Action, last: Option<&Step>, today: NaiveDate) -> Fact {
    let stands = match standing(action, today).rag {
        Some(rag) => {
            format!("{}, {}% done, due {}", rag_word(rag), action.progress, measure::dates::short(action.due_on))
        }
        None => action.state.name().to_owned(),
    };
    let said = last
        .filter(|step| !step.words.is_empty())
        .map(|step| format!("{} ({})", step.words, measure::dates::short(step.on_date)));
    Fact {
        key: action.id.to_string(),
        title: format!("{} {}", action.reference(), action.title),
        stands,
        more: said.unwrap_or_else(|| format!("It worked when: {}", action.success)),
        path: format!("/actions/{}", action.id),
        illustrative: action.illustrative,
        lasts: true,
    }
}

/// The group's meetings of the last 12 months, with what was said at those of the report's days.
struct Met {
    from: NaiveDate,
    meetings: Vec<Meeting>,
    items: Vec<(Meeting, Item)>,
    decisions: Vec<(Meeting, String, String)>,
}

impl Met {
    async fn of<P: Permission>(desk: &Desk<P>, body: &Body, from: NaiveDate) -> Result<Met> {
        let first = year_to(desk.today()).min(from);
        let mut meetings: Vec<Meeting> = desk.all(meetings::of_body(body.id)).await?;
        meetings.retain(|one| one.on_date >= first && matches!(one.state, State::Held | State::Approved));
        let mut met = Met { from, items: Vec::new(), decisions: Vec::new(), meetings };
        for meeting in met.meetings.iter().filter(|one| one.on_date >= from) {
            met.items
                .extend(desk.all(meetings::agenda(meeting.id)).await?.into_iter().map(|item| (meeting.clone(), item)));
            for one in desk.all(meetings::recorded(meeting.id)).await? {
                let sort = if one.sort == Sort::Decision { "Decided" } else { "Children said" };
                met.decisions.push((meeting.clone(), format!("{sort}: {}", one.words), one.id.to_string()));
            }
        }
        Ok(met)
    }

    /// What was said under items whose title has these words in it.
    fn said<'a>(&'a self, words: &'a str, title: &'a str) -> impl Iterator<Item = Fact> + 'a {
        let about =
            move |(_, item): &&(Meeting, Item)| item.title.to_lowercase().contains(words) && !item.said.is_empty();
        self.items.iter().filter(about).map(move |(meeting, item)| Fact {
            key: item.id.to_string(),
            title: format!("{title}, {}", measure::dates::short(meeting.on_date)),
            stands: item.said.clone(),
            more: String::new(),
            path: format!("/meetings/{}/minutes", meeting.id),
            illustrative: meeting.illustrative,
            lasts: false,
        })
    }

    fn decided(&self) -> impl Iterator<Item = Fact> + '_ {
        self.decisions.iter().map(|(meeting, words, key)| Fact {
            key: key.clone(),
            title: words.clone(),
            stands: format!("At the meeting of {}", measure::dates::short(meeting.on_date)),
            more: String::new(),
            path: format!("/meetings/{}/minutes", meeting.id),
            illustrative: meeting.illustrative,
            lasts: false,
        })
    }
}

/// Challenges that came of the group's meetings, or are about what its actions are measured by.
async fn of_challenges<P: Permission>(desk: &Desk<P>, met: &Met, own: &[Action], from: NaiveDate) -> Result<Vec<Fact>> {
    if !desk.person().may(Right { verb: "read", register: "challenges" }) {
        return Ok(Vec::new());
    }
    let met: Vec<Uuid> = met.meetings.iter().map(|meeting| meeting.id.uuid()).collect();
    let rose = desk.all(links::of_any(&met)).await?.into_iter().filter(|link| link.meaning == Meaning::GaveRiseTo);
    let of_meetings: BTreeSet<Uuid> = rose.map(|link| link.to_id).collect();
    let measured: BTreeSet<Uuid> = own.iter().filter_map(|action| action.indicator_id.map(|id| id.uuid())).collect();
    let ours = |one: &Challenge| {
        let about = one.indicator_id.is_some_and(|id| measured.contains(&id.uuid()));
        let now = one.closed_on.is_none_or(|on| on >= from);
        one.sent_on.is_some() && now && (about || of_meetings.contains(&one.id.uuid()))
    };
    let all = desk.all(challenges::queries::latest_first()).await?;
    Ok(all.into_iter().filter(ours).map(of_challenge).collect())
}

fn of_challenge(one: Challenge) -> Fact {
    let stands = match (one.closed_on, one.outcome) {
        (Some(on), Some(outcome)) => format!("{}, closed on {}", outcome.name(), measure::dates::short(on)),
        _ => one.due_on.map_or_else(|| "Open".to_owned(), |due| format!("Open, due {}", measure::dates::short(due))),
    };
    Fact {
        key: one.id.to_string(),
        title: format!("Challenge {} {}", one.reference(), one.title),
        stands,
        more: one.effect.unwrap_or_default(),
        path: format!("/challenges/{}", one.id),
        illustrative: one.illustrative,
        lasts: true,
    }
}

/// The figures by which the group's actions are measured.
async fn of_figures<P: Permission>(desk: &Desk<P>, own: &[Action]) -> Result<Vec<Fact>> {
    let measured: BTreeSet<Uuid> = own.iter().filter_map(|action| action.indicator_id.map(|id| id.uuid())).collect();
    if measured.is_empty() || !desk.person().may(Right { verb: "read", register: "scorecard" }) {
        return Ok(Vec::new());
    }
    let board = board(desk, "").await?;
    let ours = |row: &&Row| measured.contains(&row.indicator.id.uuid());
    let fact = |row: &Row| {
        let latest = row.judged.latest.as_ref()?;
        Some(Fact {
            key: row.indicator.code.clone(),
            title: row.indicator.name.clone(),
            stands: format!("{}, {}", latest.shown, rag_word(row.rag()).to_lowercase()),
            more: row.judged.variation.word().to_owned(),
            path: row.path.clone(),
            illustrative: latest.reading.illustrative(),
            lasts: true,
        })
    };
    Ok(board.rows.iter().filter(ours).filter_map(fact).collect())
}

/// Terms of reference, members, attendance, vacancies, meetings held.
async fn health<P: Permission>(desk: &Desk<P>, body: &Body, met: &Met) -> Result<Vec<Fact>> {
    let today = desk.today();
    let fact = |key: &str, title: &str, stands: String, path: String, illustrative| Fact {
        key: key.into(),
        title: title.into(),
        stands,
        more: String::new(),
        path,
        illustrative,
        lasts: true,
    };
    let agreed = desk.all(terms::queries::of_body(body.id)).await?;
    let now = terms::rules::on(&agreed, today);
    let review = match now {
        None => "None agreed".to_owned(),
        Some(terms) if terms.review_on < today => {
            format!("To be reviewed since {}", measure::dates::long(terms.review_on))
        }
        Some(terms) => format!("To be reviewed by {}", measure::dates::long(terms.review_on)),
    };
    let seats = desk.all(bodies::seats_of(body.id)).await?;
    let members = count(&seats, body.id, today);
    let vacant = seats.iter().filter(|seat| seat.left_vacant && !held(seat, today)).count();
    let known = Known::since(desk, year_to(today)).await?;
    let sat = known.sat();
    let tally = Tally::of(sat.iter().filter(|sat| sat.meeting.body_id == body.id));
    let here = format!("/bodies/{}", body.id);
    let since = met.meetings.iter().filter(|one| one.on_date >= met.from).count();
    let made_up = met.meetings.iter().any(|one| one.illustrative);
    Ok(vec![
        fact(
            "terms",
            "Terms of reference",
            review,
            format!("{here}/terms"),
            now.is_some_and(|terms| terms.illustrative),
        ),
        fact(
            "members",
            "Members",
            format!("{} members, {vacant} seats vacant", members.members),
            here,
            members.illustrative,
        ),
        fact(
            "attendance",
            "Attendance over 12 months",
            format!("{}, {} of {} seats filled", tally.share(), tally.filled(), tally.expected),
            "/attendance".into(),
            made_up,
        ),
        fact("meetings", "Meetings held since the last report", since.to_string(), "/meetings".into(), made_up),
    ])
}
