//! 6,000 actions over ten years that serve one plan, each with four steps; and a challenge from which 200 of them came.

use chrono::{Days, NaiveDate};
use kit::Tx;
use kit::links::{End, Meaning};
use scrutineer::wings::governance::agencies::AgencyId;
use scrutineer::wings::improvement::actions::{Action, Actions, Measure, State, Step, What};
use scrutineer::wings::improvement::challenges::{self, ChallengeDraft, Challenges, NewChallenge};
use scrutineer::wings::improvement::plans::{self, ItemDraft, Kind, Level, NewItem, PlanDraft};

const ACTIONS: i32 = 6_000;
const OF_ONE_THREAD: i32 = 200;

/// Loads them; gives back the address of the thread.
pub async fn load(tx: &mut Tx, agencies: &[AgencyId]) -> kit::Result<String> {
    let today = tx.today();
    let draft = PlanDraft {
        name: "Measured plan".into(),
        kind: Kind::Business,
        body_id: None,
        summary: "For measuring.".into(),
        from_on: today - Days::new(3_653),
        until_on: None,
    };
    let plan = plans::add(tx, draft, None, true).await?;
    let mut items = Vec::new();
    for n in 0..60 {
        let draft = ItemDraft { level: Level::Task, parent_id: None, words: format!("Task {n}") };
        items
            .push(plans::add_item(tx, plan.id, NewItem { draft, from_on: Some(plan.from_on), source: None }).await?.id);
    }
    let draft = ChallengeDraft {
        title: "Measured challenge".into(),
        asks: "What will you do?".into(),
        ground: "For measuring.".into(),
        agencies: agencies.to_vec(),
        indicator_id: None,
        retest_on: None,
    };
    let new = NewChallenge { draft, from: None, suggestion: None, raised: None, source: None, illustrative: true };
    let challenge = challenges::raise(tx, new).await?;
    let challenge = challenges::send(tx, challenge, None).await?;
    for n in 0..ACTIONS {
        let agency = usize::try_from(n).ok().and_then(|n| agencies.get(n % agencies.len())).copied();
        let action = tx.create(action(tx, n, today, agency)).await?;
        let here = End::of::<Actions>(action.id);
        for step in steps(tx, &action) {
            tx.create(step).await?;
        }
        if let Some(item) = usize::try_from(n).ok().and_then(|n| items.get(n % items.len())) {
            tx.link(here, Meaning::Serves, End { register: "plans", id: item.uuid() }).await?;
        }
        if n < OF_ONE_THREAD {
            tx.link(End::of::<Challenges>(challenge.id), Meaning::GaveRiseTo, here).await?;
        }
    }
    Ok(format!("/threads/challenges/{}", challenge.id))
}

/// One in four is to be done; the others were done long ago.
fn action(tx: &Tx, n: i32, today: NaiveDate, agency_id: Option<AgencyId>) -> Action {
    let age = u64::try_from(n % 3_600).unwrap_or_default();
    let state = if n % 4 == 0 { State::Open } else { State::Effective };
    let set_on = today - Days::new(age + 30);
    Action {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        number: n + 1,
        title: format!("Measured action {n}: agencies look at the quality of what they send"),
        detail: None,
        owner: "Head of service".into(),
        owner_id: None,
        agency_id,
        body_id: None,
        set_on,
        due_on: set_on + Days::new(60),
        success: "Families get help sooner.".into(),
        measure: Measure::AuditQuestion,
        measure_name: "Was the threshold met?".into(),
        indicator_id: None,
        before: Some("62%".into()),
        aim: Some("85%".into()),
        state,
        progress: if state == State::Open { 40 } else { 100 },
        submitted_on: None,
        submitted_by: None,
        accepted_on: None,
        accepted_by: None,
        retest_on: None,
        retested_on: (state == State::Effective).then(|| set_on + Days::new(50)),
        after: (state == State::Effective).then(|| "88%".into()),
        effect: None,
        rated: None,
        rated_because: None,
        rated_until: None,
        source: None,
        illustrative: true,
    }
}

fn steps(tx: &Tx, action: &Action) -> Vec<Step> {
    let taken = [What::Set, What::Progress, What::Progress, What::Worked];
    let step = |(position, what): (i32, What)| Step {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        action_id: action.id,
        on_date: action.set_on + Days::new(u64::try_from(position).unwrap_or_default() * 10),
        position,
        by: "Business manager".into(),
        what,
        words: "For measuring.".into(),
        state: if position < 4 { State::Open } else { action.state },
        progress: action.progress,
        due_on: action.due_on,
        illustrative: true,
    };
    (1..).zip(taken).map(step).collect()
}
