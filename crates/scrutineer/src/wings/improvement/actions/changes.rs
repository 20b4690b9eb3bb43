//! What can be done with actions. Every change of how an action stands is a step of it.

use super::form::ActionDraft;
use super::pages::several::SeveralDraft;
use super::rules::{after, refused};
use super::steps::{RatingDraft, RetestDraft, VerdictDraft};
use super::{Action, ActionId, Actions, Measure, SavedView, State, Step, What, queries};
use chrono::NaiveDate;
use kit::files::{FileStore, Marking, Received};
use kit::links::{self, End, Meaning};
use kit::{Error, Result, Tx};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// An action to be set, and what it serves and comes of.
pub struct NewAction {
    pub draft: ActionDraft,
    /// What gave rise to it.
    pub from: Option<End>,
    /// The day on which it was set and who set it, where that is not today and whoever does this.
    pub set: Option<(NaiveDate, String)>,
    pub source: Option<String>,
    pub illustrative: bool,
}

/// Sets an action.
pub async fn add(tx: &mut Tx, new: NewAction) -> Result<Action> {
    let latest = tx.all(queries::latest()).await?.first().map_or(0, |action| action.number);
    let draft = new.draft;
    let (set_on, by) = new.set.unwrap_or_else(|| (tx.today(), tx.person().title().to_owned()));
    let (serving, due_on) = (draft.serving.clone(), draft.due_on);
    let blank = Action {
        id: tx.new_id::<ActionId>(),
        board_id: tx.board(),
        version: 1,
        number: latest + 1,
        title: String::new(),
        detail: None,
        owner: String::new(),
        owner_id: None,
        agency_id: None,
        body_id: None,
        set_on,
        due_on,
        success: String::new(),
        measure: Measure::Indicator,
        measure_name: String::new(),
        indicator_id: None,
        before: None,
        aim: None,
        state: State::Open,
        progress: 0,
        submitted_on: None,
        submitted_by: None,
        accepted_on: None,
        accepted_by: None,
        retest_on: None,
        retested_on: None,
        after: None,
        effect: None,
        rated: None,
        rated_because: None,
        rated_until: None,
        source: new.source,
        illustrative: new.illustrative,
    };
    let action = tx.create(draft.onto(blank)).await?;
    record(tx, &action, What::Set, String::new(), (set_on, by)).await?;
    let here = End::of::<Actions>(action.id);
    for item in serving {
        tx.link(here, Meaning::Serves, End { register: "plans", id: item }).await?;
    }
    if let Some(from) = new.from {
        tx.link(from, Meaning::GaveRiseTo, here).await?;
    }
    Ok(action)
}

/// What was done with an action before the program knew of it.
pub struct Past {
    pub on: NaiveDate,
    pub what: What,
    pub words: String,
    pub by: String,
    /// How far it was, where that was said.
    pub progress: Option<i32>,
}

/// Writes the history of an action that was set and worked on before the program knew of it: the same moves, on their own
/// days. `retest_on`, `after` and `effect` are those of the action as it is.
pub async fn as_was(tx: &mut Tx, action: Action, history: Vec<Past>) -> Result<Action> {
    let mut now = action;
    for past in history {
        let mut next = now.clone();
        next.state = after(now.state, past.what).ok_or_else(|| Error::Conflict(refused(now.state, past.what)))?;
        next.progress = past.progress.unwrap_or(next.progress);
        match past.what {
            What::Submitted => (next.progress, next.submitted_on) = (100, Some(past.on)),
            What::Accepted => (next.accepted_on, next.accepted_by) = (Some(past.on), Some(past.by.clone())),
            What::Worked | What::DidNotWork => next.retested_on = Some(past.on),
            _ => {}
        }
        now = tx.update(&now, next).await?;
        record(tx, &now, past.what, past.words, (past.on, past.by)).await?;
    }
    Ok(now)
}

/// Writes down that a step was taken.
async fn record(
    tx: &mut Tx,
    action: &Action,
    what: What,
    words: String,
    (on_date, by): (NaiveDate, String),
) -> Result<Step> {
    let taken = tx.all(queries::steps_of(action.id)).await?;
    let step = Step {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        action_id: action.id,
        on_date,
        position: taken.last().map_or(1, |step| step.position + 1),
        by,
        what,
        words,
        state: action.state,
        progress: action.progress,
        due_on: action.due_on,
        illustrative: action.illustrative,
    };
    tx.create(step).await
}

/// Takes a step: the action as it is after it, and what was said.
async fn take(tx: &mut Tx, before: &Action, mut next: Action, what: What, words: String) -> Result<Action> {
    if !matches!(what, What::Changed | What::Rated) {
        next.state = after(before.state, what).ok_or_else(|| Error::Conflict(refused(before.state, what)))?;
    }
    if !words.is_empty() {
        tx.because(&words);
    }
    let next = tx.update(before, next).await?;
    let now = (tx.today(), tx.person().title().to_owned());
    record(tx, &next, what, words, now).await?;
    Ok(next)
}

/// Changes what the draft says, and what the action serves.
pub async fn edit(tx: &mut Tx, action: Action, draft: ActionDraft, reason: String) -> Result<Action> {
    let serving = draft.serving.clone();
    let here = End::of::<Actions>(action.id);
    let served = tx.all(links::from(action.id.uuid(), Meaning::Serves)).await?;
    for link in served.iter().filter(|link| !serving.contains(&link.to_id)) {
        tx.remove(link.clone(), "It no longer serves this.").await?;
    }
    for item in serving.into_iter().filter(|item| !served.iter().any(|link| link.to_id == *item)) {
        tx.link(here, Meaning::Serves, End { register: "plans", id: item }).await?;
    }
    let next = draft.onto(action.clone());
    take(tx, &action, next, What::Changed, reason).await
}

/// Changes what is asked of several at once: their day, or the group that owns them.
pub async fn shift(tx: &mut Tx, action: Action, draft: &SeveralDraft) -> Result<Action> {
    let next = Action {
        due_on: draft.due_on.unwrap_or(action.due_on),
        body_id: draft.body_id.or(action.body_id),
        ..action.clone()
    };
    take(tx, &action, next, What::Changed, draft.reason.clone()).await
}

/// Says how far it is.
pub async fn progress(tx: &mut Tx, action: Action, progress: i32, words: String) -> Result<Action> {
    let next = Action { progress, ..action.clone() };
    take(tx, &action, next, What::Progress, words).await
}

/// Sends it in as complete. There must be evidence.
pub async fn complete(tx: &mut Tx, action: Action, words: String) -> Result<Action> {
    if tx.all(links::to(action.id.uuid(), Meaning::EvidenceFor)).await?.is_empty() {
        return Err(Error::Conflict(
            "There is no evidence yet. Attach a file that shows that it was done, then send it in.".into(),
        ));
    }
    let others = tx.all(queries::waits_for(action.id)).await?.into_iter().map(|link| link.to_id).collect();
    if let Some(first) = tx.all(queries::among(others)).await?.iter().find(|other| !other.state.is_done()) {
        return Err(Error::Conflict(format!(
            "It waits for {} {}, which is not done yet. Finish that one first, or say that this one no longer waits for it. Nothing was changed.",
            first.reference(),
            first.title
        )));
    }
    let (on, by) = (Some(tx.today()), Some(tx.person().id()));
    let next = Action { progress: 100, submitted_on: on, submitted_by: by, ..action.clone() };
    take(tx, &action, next, What::Submitted, words).await
}

/// Accepts it as complete, or sends it back.
pub async fn judge(tx: &mut Tx, action: Action, verdict: VerdictDraft) -> Result<Action> {
    if verdict.accepted {
        let (on, by) = (Some(tx.today()), Some(tx.person().title().to_owned()));
        let next = Action { accepted_on: on, accepted_by: by, retest_on: verdict.retest_on, ..action.clone() };
        take(tx, &action, next, What::Accepted, verdict.words).await
    } else {
        let next = Action { submitted_on: None, submitted_by: None, ..action.clone() };
        take(tx, &action, next, What::SentBack, verdict.words).await
    }
}

/// Records the re-test. One that did not work is open again.
pub async fn retest(tx: &mut Tx, action: Action, found: RetestDraft) -> Result<Action> {
    let on = Some(tx.today());
    let tested =
        Action { retested_on: on, after: Some(found.after), effect: Some(found.effect.clone()), ..action.clone() };
    if found.worked {
        take(tx, &action, tested, What::Worked, found.effect).await
    } else {
        let next = Action { due_on: found.due_on.unwrap_or(tested.due_on), ..opened(tested) };
        take(tx, &action, next, What::DidNotWork, found.effect).await
    }
}

/// Opens it again.
pub async fn reopen(tx: &mut Tx, action: Action, due_on: NaiveDate, reason: String) -> Result<Action> {
    let next = Action { due_on, ..opened(action.clone()) };
    take(tx, &action, next, What::Reopened, reason).await
}

/// As it is once it is open again: what it was accepted for no longer holds.
fn opened(action: Action) -> Action {
    Action {
        submitted_on: None,
        submitted_by: None,
        accepted_on: None,
        accepted_by: None,
        progress: action.progress.min(75),
        ..action
    }
}

/// Gives it up.
pub async fn drop_it(tx: &mut Tx, action: Action, reason: String) -> Result<Action> {
    let next = action.clone();
    take(tx, &action, next, What::Dropped, reason).await
}

/// Gives it a colour by hand until a day.
pub async fn rate(tx: &mut Tx, action: Action, rating: RatingDraft) -> Result<Action> {
    let next = Action {
        rated: Some(rating.colour),
        rated_because: Some(rating.reason.clone()),
        rated_until: Some(rating.until_on),
        ..action.clone()
    };
    take(tx, &action, next, What::Rated, rating.reason).await
}

/// Says that it cannot be finished before another.
pub async fn wait_for(tx: &mut Tx, action: &Action, other: &Action) -> Result<()> {
    // One at a time: held until the end, so that two people together cannot close a circle that neither sees.
    tx.find(queries::first()).await?;
    let waits: Vec<(Uuid, Uuid)> =
        tx.all(queries::waiting()).await?.iter().map(|link| (link.from_id, link.to_id)).collect();
    if super::rules::circle(action.id.uuid(), other.id.uuid(), &waits) {
        return Err(Error::Conflict(format!(
            "{} waits for {} already, straight or by way of others. An action cannot wait for itself; nothing was changed.",
            other.reference(),
            action.reference()
        )));
    }
    tx.link(End::of::<Actions>(action.id), Meaning::WaitsFor, End::of::<Actions>(other.id)).await?;
    Ok(())
}

/// No longer waits for another.
pub async fn wait_no_more(tx: &mut Tx, action: &Action, other: &Action) -> Result<()> {
    let waits = queries::waits_for(action.id).filter(links::Column::ToId.eq(other.id.uuid()));
    let link = tx.find(waits).await?;
    tx.remove(link, "It no longer waits for it.").await
}

/// Attaches a file that shows what was done.
pub async fn attach(
    tx: &mut Tx,
    store: &FileStore,
    action: &Action,
    received: Received,
    marking: Marking,
    dated: Option<NaiveDate>,
) -> Result<()> {
    let file = tx.keep_file(store, received, marking, dated).await?;
    tx.link(End::of::<kit::files::Files>(file.id), Meaning::EvidenceFor, End::of::<Actions>(action.id)).await?;
    Ok(())
}

/// Keeps a view of the list for the person who does this; one of the same name is changed.
pub async fn save_view(tx: &mut Tx, name: String, query: String) -> Result<SavedView> {
    let person_id = tx.person().id();
    let there = tx.all(queries::saved_views()).await?.into_iter().find(|view| view.name == name);
    match there {
        Some(view) => tx.update(&view, SavedView { query, ..view.clone() }).await,
        None => {
            let view = SavedView { id: tx.new_id(), board_id: tx.board(), version: 1, person_id, name, query };
            tx.create(view).await
        }
    }
}
