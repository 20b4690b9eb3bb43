//! Gathers what stands beside each red indicator: how long it has been red, what was said of it, what is open about it.

use super::rules::{MOST, Moved, Open, Red, Tally, asks, nearest, shortened};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::improvement::actions::{self, Action};
use crate::wings::improvement::challenges::{self, Challenge, State};
use crate::wings::performance::indicators::IndicatorId;
use crate::wings::performance::readings::{Narrative, narrative, queries as readings, reading};
use crate::wings::performance::scorecard::judgements::{Board, Row, board};
use chrono::NaiveDate;
use kit::{Desk, Permission, Result, Right};
use measure::{Rag, Variation};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How many reports back a row of reds is followed; none of ours is longer than two years of meetings.
const BACK: usize = 16;

/// What somebody said of an indicator, as far as there is room.
pub(super) struct Said {
    pub speaker: String,
    pub words: String,
    pub illustrative: bool,
}

/// One red indicator.
pub(super) struct Line {
    /// Where it stands in the board's rows.
    at: usize,
    /// Its number on the dashboard.
    pub no: usize,
    /// How many reports in a row, this one too.
    pub run: usize,
    pub said: Vec<Said>,
    /// From whom nothing has come yet.
    pub silent: String,
    pub open: Vec<Open>,
    pub more: usize,
}

/// The page.
pub(super) struct Page {
    pub board: Arc<Board>,
    pub lines: Vec<Line>,
    pub tally: Tally,
    pub asks: Vec<String>,
}

impl Page {
    /// The indicator of a line, as judged.
    pub fn row(&self, line: &Line) -> &Row {
        &self.board.rows[line.at]
    }
}

/// The page as reported to a meeting.
///
/// # Errors
/// [`kit::Error::NotFound`] when there is no such report.
pub(super) async fn page<P: Permission>(desk: &Desk<P>, as_at: &str) -> Result<Page> {
    let board = board(desk, as_at).await?;
    let shown = board.rows.iter().enumerate().filter(|(_, row)| row.indicator.on_dashboard);
    let numbered: Vec<(usize, usize, &Row)> = (1..).zip(shown).map(|(no, (at, row))| (no, at, row)).collect();
    let is_red = |(.., row): &&(usize, usize, &Row)| row.rag() == Rag::Red;
    let red: Vec<&(usize, usize, &Row)> = numbered.iter().filter(is_red).collect();
    let ids: Vec<IndicatorId> = red.iter().map(|(.., row)| row.indicator.id).collect();
    let runs = runs(desk, &board, &ids).await?;
    let mut said = said(desk, &ids, board.day).await?;
    let mut open = open(desk, &ids, board.day).await?;
    let agencies = desk.all(agencies::by_name()).await?;
    let mut lines = Vec::with_capacity(red.len());
    for (no, at, row) in &red {
        let id = row.indicator.id;
        let sender = row.judged.latest.as_ref().and_then(|latest| latest.reading.agency_id);
        let agency = agencies.iter().find(|agency| Some(agency.id) == sender);
        let (named, more) = nearest(open.remove(&id).unwrap_or_default());
        lines.push(Line {
            at: *at,
            no: *no,
            run: runs.get(&id).copied().unwrap_or(1),
            said: said.remove(&id).unwrap_or_default(),
            silent: agency.map_or_else(|| row.indicator.owner.clone(), |agency| agency.short_name.clone()),
            open: named,
            more,
        });
    }
    let tally = tally(&board, &numbered);
    let reds: Vec<Red> = red
        .iter()
        .zip(&lines)
        .map(|((no, _, row), line)| Red {
            name: format!("{} ({no})", row.indicator.name),
            run: line.run,
            followed: !line.open.is_empty(),
        })
        .collect();
    let asks = asks(&reds);
    Ok(Page { lines, tally, asks, board })
}

fn tally(board: &Board, shown: &[(usize, usize, &Row)]) -> Tally {
    let red = || shown.iter().filter(|(.., row)| row.rag() == Rag::Red);
    let moved = || shown.iter().fold(Moved::default(), |moved, (.., row)| moved.and(row.before, row.rag()));
    Tally {
        all: shown.len(),
        red: red().count(),
        moved: board.before.as_ref().map(|_| moved()),
        worse: red().filter(|(.., row)| matches!(row.judged.variation, Variation::Worse(_))).count(),
    }
}

/// How many reports in a row each of these was red, counted back from the board at hand. Each earlier board is kept, so
/// this is looked up and not worked out again.
async fn runs<P: Permission>(
    desk: &Desk<P>,
    now: &Arc<Board>,
    red: &[IndicatorId],
) -> Result<HashMap<IndicatorId, usize>> {
    let mut runs: HashMap<IndicatorId, usize> = red.iter().map(|id| (*id, 1)).collect();
    let mut lasting: HashSet<IndicatorId> = red.iter().copied().collect();
    let mut later = now.clone();
    for _ in 1..BACK {
        // A board says how each stood at the report before it: only what was red there is worth another look.
        lasting.retain(|id| later.rows.iter().any(|row| row.indicator.id == *id && row.before == Some(Rag::Red)));
        for id in &lasting {
            *runs.entry(*id).or_default() += 1;
        }
        let Some(before) = later.before.as_ref().filter(|_| !lasting.is_empty()) else { break };
        later = board(desk, &before.id.to_string()).await?;
    }
    Ok(runs)
}

/// The latest that each speaker said by the day and that was signed off by then, the latest speakers first.
async fn said<P: Permission>(
    desk: &Desk<P>,
    ids: &[IndicatorId],
    day: NaiveDate,
) -> Result<HashMap<IndicatorId, Vec<Said>>> {
    let mut by: HashMap<IndicatorId, Vec<Narrative>> = HashMap::new();
    if ids.is_empty() || !desk.person().may(Right { verb: "read", register: "readings" }) {
        return Ok(HashMap::new());
    }
    let all: Vec<Narrative> = desk.all(readings::narratives_among(ids, day)).await?;
    let with = all.iter().filter_map(|one| one.reading_id);
    let signed =
        reading::Entity::find().filter(reading::Column::Id.is_in(with)).filter(reading::Column::ReleasedOn.lte(day));
    let signed: HashSet<_> = desk.all(signed).await?.into_iter().map(|reading| reading.id).collect();
    for one in all.into_iter().filter(|one| one.reading_id.is_none_or(|id| signed.contains(&id))) {
        let of = by.entry(one.indicator_id).or_default();
        if of.len() < MOST && !of.iter().any(|other| other.speaker == one.speaker) {
            of.push(one);
        }
    }
    let short = |all: Vec<narrative::Model>| {
        let speakers = all.len();
        let said = |one: narrative::Model| Said {
            words: shortened(&whole(&one), speakers),
            speaker: one.speaker,
            illustrative: one.illustrative,
        };
        all.into_iter().map(said).collect()
    };
    Ok(by.into_iter().map(|(id, all)| (id, short(all))).collect())
}

/// What is happening, what is being done about it, and by when: in one breath.
fn whole(one: &narrative::Model) -> String {
    let sentence = |text: &str| format!(" {}.", text.trim().trim_end_matches('.'));
    let doing = one.doing.as_deref().map(sentence).unwrap_or_default();
    let by = one.by_on.map(|on| format!(" Put right by {}.", measure::dates::long(on))).unwrap_or_default();
    format!("{}{doing}{by}", one.words)
}

/// The open actions that are measured by each, and the open challenges about it.
async fn open<P: Permission>(
    desk: &Desk<P>,
    ids: &[IndicatorId],
    day: NaiveDate,
) -> Result<HashMap<IndicatorId, Vec<Open>>> {
    let may = |register| desk.person().may(Right { verb: "read", register });
    let mut open: HashMap<IndicatorId, Vec<Open>> = HashMap::new();
    if !ids.is_empty() && may("actions") {
        for (action, _) in actions::kept::all(desk).await?.iter() {
            // What was agreed after the meeting was not there to be seen.
            if let Some(id) = action.indicator_id
                && !action.state.is_done()
                && action.set_on <= day
            {
                open.entry(id).or_default().push(of_action(action));
            }
        }
    }
    if !ids.is_empty() && may("challenges") {
        for challenge in desk.all(challenges::queries::open()).await? {
            if let Some(id) = challenge.indicator_id
                && challenge.sent_on.is_some_and(|on| on <= day)
            {
                open.entry(id).or_default().push(of_challenge(&challenge));
            }
        }
    }
    Ok(open)
}

fn of_action(action: &Action) -> Open {
    Open {
        name: action.title.clone(),
        path: format!("/actions/{}", action.id),
        when: format!("by {}", measure::dates::short(action.due_on)),
        due: Some(action.due_on),
        illustrative: action.illustrative,
    }
}

fn of_challenge(challenge: &Challenge) -> Open {
    let when = match (challenge.state, challenge.due_on) {
        (State::Sent, Some(due)) => format!("answer due {}", measure::dates::short(due)),
        _ => "answered, to be closed".to_owned(),
    };
    Open {
        name: format!("Challenge {}", challenge.reference()),
        path: format!("/challenges/{}", challenge.id),
        when,
        due: challenge.due_on,
        illustrative: challenge.illustrative,
    }
}
