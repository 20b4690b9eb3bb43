//! Plans, actions, challenges and risks. The plans are the Board's own, told in our words; what was done is made up.

use super::{Keys, read, unknown};
use crate::wings::governance::agencies::Agencies;
use crate::wings::improvement::actions::{self, Action, ActionDraft, Actions, Measure, NewAction, Past, What};
use crate::wings::improvement::challenges::{
    self, Challenge, ChallengeDraft, Challenges, ClosingDraft, NewChallenge, Outcome, Stance,
};
use crate::wings::improvement::plans::{self, ItemDraft, ItemId, Kind, Level, NewItem, PlanDraft};
use crate::wings::improvement::risks::{self, NewRisk, ReviewDraft, Risk, RiskDraft, Risks};
use crate::wings::performance::indicators::{Indicators, queries as indicators};
use chrono::NaiveDate;
use kit::files::{Marking, Received};
use kit::links::{End, Meaning};
use kit::{App, Result, Tx};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    plan: Vec<PlanRow>,
    action: Vec<ActionRow>,
    challenge: Vec<ChallengeRow>,
    risk: Vec<RiskRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanRow {
    name: String,
    kind: String,
    body: Option<String>,
    from: NaiveDate,
    until: Option<NaiveDate>,
    summary: String,
    source: Option<String>,
    illustrative: bool,
    items: Vec<ItemRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemRow {
    level: String,
    words: String,
    key: Option<String>,
    /// Part of the plan itself, whatever stands above it.
    #[serde(default)]
    alone: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActionRow {
    key: String,
    title: String,
    owner: String,
    agency: Option<String>,
    body: Option<String>,
    set: NaiveDate,
    due: NaiveDate,
    success: String,
    indicator: Option<String>,
    question: Option<String>,
    survey: Option<String>,
    before: Option<String>,
    aim: Option<String>,
    retest: Option<NaiveDate>,
    after: Option<String>,
    effect: Option<String>,
    serves: Vec<String>,
    /// `challenge:key`, `risk:key` or `indicator:code`.
    from: Option<String>,
    evidence: Option<String>,
    #[serde(default)]
    steps: Vec<StepRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepRow {
    on: NaiveDate,
    what: String,
    words: String,
    by: String,
    progress: Option<i32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChallengeRow {
    key: String,
    title: String,
    asks: String,
    ground: String,
    agencies: Vec<String>,
    indicator: Option<String>,
    retest: Option<NaiveDate>,
    raised: NaiveDate,
    sent: Option<NaiveDate>,
    from: Option<String>,
    #[serde(default)]
    answers: Vec<AnswerRow>,
    closed: Option<NaiveDate>,
    outcome: Option<String>,
    effect: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerRow {
    agency: String,
    on: NaiveDate,
    by: String,
    stance: String,
    words: String,
    accepted: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RiskRow {
    key: String,
    event: String,
    cause: String,
    effect: String,
    owner: String,
    agency: Option<String>,
    before: [i32; 2],
    controls: String,
    found: NaiveDate,
    /// Each review: its day, likelihood, impact, words. The first is how it was found.
    reviews: Vec<(NaiveDate, i32, i32, String)>,
    next: NaiveDate,
}

/// What the keys of the file stand for, once loaded.
#[derive(Default)]
struct Made {
    items: HashMap<String, ItemId>,
    risks: HashMap<String, Risk>,
    challenges: HashMap<String, Challenge>,
    actions: HashMap<String, Action>,
}

impl Made {
    /// What gave rise to something.
    fn end(&self, keys: &Keys, from: &str) -> Result<End> {
        let (kind, key) = from.split_once(':').ok_or_else(|| unknown("origin", from))?;
        Ok(match kind {
            "indicator" => End::of::<Indicators>(keys.indicator(key)?),
            "risk" => End::of::<Risks>(self.risks.get(key).ok_or_else(|| unknown("risk", key))?.id),
            "challenge" => End::of::<Challenges>(self.challenges.get(key).ok_or_else(|| unknown("challenge", key))?.id),
            "agency" => End::of::<Agencies>(keys.agency(key)?),
            _ => return Err(unknown("origin", from)),
        })
    }
}

pub(super) async fn load(tx: &mut Tx, app: &App, keys: &Keys) -> Result<()> {
    let file: File = read("improvement.toml", include_str!("../../demo/northamptonshire/improvement.toml"))?;
    let mut made = Made::default();
    for row in file.plan {
        plan(tx, keys, &mut made, row).await?;
    }
    for row in file.risk {
        let key = row.key.clone();
        let risk = risk(tx, keys, row).await?;
        made.risks.insert(key, risk);
    }
    for row in file.challenge {
        let key = row.key.clone();
        let challenge = challenge(tx, keys, &made, row).await?;
        made.challenges.insert(key, challenge);
    }
    for row in file.action {
        let key = row.key.clone();
        let action = action(tx, app, keys, &made, row).await?;
        made.actions.insert(key, action);
    }
    Ok(())
}

async fn plan(tx: &mut Tx, keys: &Keys, made: &mut Made, row: PlanRow) -> Result<()> {
    let draft = PlanDraft {
        name: row.name,
        kind: Kind::of(&row.kind).ok_or_else(|| unknown("kind of plan", &row.kind))?,
        body_id: row.body.as_deref().map(|key| keys.body(key)).transpose()?,
        summary: row.summary,
        from_on: row.from,
        until_on: row.until,
    };
    let plan = plans::add(tx, draft, row.source, row.illustrative).await?;
    let mut above: Vec<(Level, ItemId)> = Vec::new();
    for item in row.items {
        let level = Level::of(&item.level).ok_or_else(|| unknown("level", &item.level))?;
        above.retain(|(over, _)| *over < level && !item.alone);
        let draft = ItemDraft { level, parent_id: above.last().map(|(_, id)| *id), words: item.words };
        let added = plans::add_item(tx, plan.id, NewItem { draft, from_on: Some(row.from), source: None }).await?;
        above.push((level, added.id));
        if let Some(key) = item.key {
            made.items.insert(key, added.id);
        }
    }
    Ok(())
}

async fn risk(tx: &mut Tx, keys: &Keys, row: RiskRow) -> Result<Risk> {
    let (_, likelihood, impact, _) = row.reviews.first().cloned().ok_or_else(|| unknown("first review", &row.key))?;
    let draft = RiskDraft {
        event: row.event,
        cause: row.cause,
        effect: row.effect,
        owner: row.owner,
        agency_id: row.agency.as_deref().map(|key| keys.agency(key)).transpose()?,
        likelihood_before: row.before[0],
        impact_before: row.before[1],
        controls: row.controls,
        likelihood,
        impact,
        review_on: row.next,
    };
    let mut risk =
        risks::add(tx, NewRisk { draft, found: Some((row.found, "Business manager".into())), illustrative: true })
            .await?;
    for (on, likelihood, impact, words) in row.reviews.into_iter().skip(1) {
        let draft = ReviewDraft { likelihood, impact, words, review_on: row.next };
        risk = risks::review(tx, risk, draft, Some((on, "Business manager".into()))).await?;
    }
    Ok(risk)
}

async fn challenge(tx: &mut Tx, keys: &Keys, made: &Made, row: ChallengeRow) -> Result<Challenge> {
    let agencies = row.agencies.iter().map(|key| keys.agency(key)).collect::<Result<Vec<_>>>()?;
    let draft = ChallengeDraft {
        title: row.title,
        asks: row.asks,
        ground: row.ground,
        agencies,
        indicator_id: row.indicator.as_deref().map(|code| keys.indicator(code)).transpose()?,
        retest_on: row.retest,
    };
    let from = row.from.as_deref().map(|from| made.end(keys, from)).transpose()?;
    let new = NewChallenge {
        draft,
        from,
        suggestion: None,
        raised: Some((row.raised, "Business manager".into())),
        source: None,
        illustrative: true,
    };
    let mut challenge = challenges::raise(tx, new).await?;
    if let Some(on) = row.sent {
        challenge = challenges::send(tx, challenge, Some((on, "Business manager".into()))).await?;
    }
    for answer in row.answers {
        let past = challenges::Past {
            agency: keys.agency(&answer.agency)?,
            on: answer.on,
            by: answer.by,
            stance: Stance::of(&answer.stance).ok_or_else(|| unknown("stance", &answer.stance))?,
            words: answer.words,
            judged: answer.accepted.map(|on| (true, on, "Accepted by the chair.".to_owned())),
        };
        challenge = challenges::answered_before(tx, challenge, past).await?;
    }
    if let Some(on) = row.closed {
        let outcome = row.outcome.as_deref().and_then(Outcome::of).ok_or_else(|| unknown("outcome", &row.key))?;
        let draft = ClosingDraft { outcome, effect: row.effect, words: "What was asked has been done.".into() };
        challenge = challenges::closed_before(tx, challenge, draft, on, "Independent chair").await?;
    }
    Ok(challenge)
}

async fn action(tx: &mut Tx, app: &App, keys: &Keys, made: &Made, row: ActionRow) -> Result<Action> {
    let (measure, measure_name, indicator_id) = measured(tx, keys, &row).await?;
    let item = |key: &String| made.items.get(key).map(|id| id.uuid()).ok_or_else(|| unknown("item of a plan", key));
    let draft = ActionDraft {
        title: row.title,
        detail: None,
        owner: row.owner,
        agency_id: row.agency.as_deref().map(|key| keys.agency(key)).transpose()?,
        body_id: row.body.as_deref().map(|key| keys.body(key)).transpose()?,
        due_on: row.due,
        success: row.success,
        measure,
        measure_name,
        indicator_id,
        before: row.before,
        aim: row.aim,
        retest_on: row.retest,
        serving: row.serves.iter().map(item).collect::<Result<Vec<_>>>()?,
    };
    let from = row.from.as_deref().map(|from| made.end(keys, from)).transpose()?;
    let new =
        NewAction { draft, from, set: Some((row.set, "Business manager".into())), source: None, illustrative: true };
    let mut action = actions::add(tx, new).await?;
    if let Some(name) = row.evidence {
        let text = format!(
            "Made up to show how the page works.\n\n{name}: what stands for the evidence of {}.\n",
            action.reference()
        );
        let received = Received::text(app, &format!("{name}.txt"), &text).await?;
        let sent = row.steps.iter().find(|step| step.what == "submitted").map(|step| step.on);
        let file = tx.keep_file(app.files(), received, Marking::Official, sent).await?;
        tx.link(End::of::<kit::files::Files>(file.id), Meaning::EvidenceFor, End::of::<Actions>(action.id)).await?;
    }
    let mut history = Vec::new();
    for step in row.steps {
        let what = What::iter().find(|what| what.to_value() == step.what).ok_or_else(|| unknown("step", &step.what))?;
        history.push(Past { on: step.on, what, words: step.words, by: step.by, progress: step.progress });
    }
    if row.after.is_some() {
        action = tx.update(&action, Action { after: row.after, effect: row.effect, ..action.clone() }).await?;
    }
    actions::as_was(tx, action, history).await
}

async fn measured(
    tx: &mut Tx,
    keys: &Keys,
    row: &ActionRow,
) -> Result<(Measure, String, Option<crate::wings::performance::indicators::IndicatorId>)> {
    Ok(match (&row.indicator, &row.question, &row.survey) {
        (Some(code), ..) => {
            let id = keys.indicator(code)?;
            let indicator = tx.find(indicators::indicator(id)).await?;
            (Measure::Indicator, indicator.name, Some(id))
        }
        (_, Some(question), _) => (Measure::AuditQuestion, question.clone(), None),
        (.., Some(item)) => (Measure::SurveyItem, item.clone(), None),
        _ => return Err(unknown("measure", &row.key)),
    })
}
