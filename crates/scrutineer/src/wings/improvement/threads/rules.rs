//! A thread as a line of steps, what each of its seven knots says, and where it has gaps. Pure: records in, steps out.

use crate::wings::improvement::actions::{Action, State as Doing};
use crate::wings::improvement::challenges::{Answer, Challenge, State as Asking};
use crate::wings::improvement::risks::Risk;
use chrono::NaiveDate;
use kit::files::EvidenceFile;
use measure::dates;
use uuid::Uuid;

/// The knots of a thread, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Knot {
    Cause,
    Challenge,
    Response,
    Action,
    Evidence,
    Retest,
    Effect,
}

impl Knot {
    /// All seven.
    pub const ALL: [Knot; 7] =
        [Knot::Cause, Knot::Challenge, Knot::Response, Knot::Action, Knot::Evidence, Knot::Retest, Knot::Effect];

    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Knot::Cause => "What gave rise to it",
            Knot::Challenge => "Challenge",
            Knot::Response => "Response",
            Knot::Action => "Action",
            Knot::Evidence => "Evidence",
            Knot::Retest => "Re-test",
            Knot::Effect => "Effect",
        }
    }
}

/// One step of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub knot: Knot,
    pub on: NaiveDate,
    pub who: String,
    pub title: String,
    pub words: String,
    /// The record that it is of.
    pub path: String,
    pub illustrative: bool,
}

/// What a thread is made of, as far as the person who looks may see it.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// Indicators and other records that give rise to something: name, path, day.
    pub causes: Vec<(String, String, NaiveDate)>,
    pub risks: Vec<Risk>,
    pub challenges: Vec<(Challenge, Vec<Answer>)>,
    pub actions: Vec<(Action, Vec<EvidenceFile>)>,
    /// Agencies by id, for the names of those who answered.
    pub agencies: Vec<(Uuid, String)>,
}

/// The steps of a thread, in order of time; of one day, in the order of the knots.
#[must_use]
pub fn steps(records: &Records) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (name, path, on) in &records.causes {
        let (title, path) = (name.clone(), path.clone());
        steps.push(Step {
            knot: Knot::Cause,
            on: *on,
            who: String::new(),
            title,
            words: String::new(),
            path,
            illustrative: false,
        });
    }
    for risk in &records.risks {
        steps.push(Step {
            knot: Knot::Cause,
            on: risk.found_on,
            who: risk.owner.clone(),
            title: format!("Risk: {}", risk.event),
            words: risk.cause.clone(),
            path: format!("/risks/{}", risk.id),
            illustrative: risk.illustrative,
        });
    }
    for (challenge, answers) in &records.challenges {
        steps.extend(of_challenge(challenge, answers, &records.agencies));
    }
    for (action, files) in &records.actions {
        steps.extend(of_action(action, files));
    }
    steps.sort_by_key(|step| (step.on, step.knot));
    steps
}

fn of_challenge(challenge: &Challenge, answers: &[Answer], agencies: &[(Uuid, String)]) -> Vec<Step> {
    let step = |knot, on, who: &str, title: String, words: &str| Step {
        knot,
        on,
        who: who.to_owned(),
        title,
        words: words.to_owned(),
        path: format!("/challenges/{}", challenge.id),
        illustrative: challenge.illustrative,
    };
    let name = |id: Uuid| agencies.iter().find(|(agency, _)| *agency == id).map_or("", |(_, name)| name.as_str());
    let asked = challenge.sent_on.unwrap_or(challenge.raised_on);
    let title = format!("{} {}", challenge.reference(), challenge.title);
    let mut steps = vec![step(Knot::Challenge, asked, "Independent chair", title, &challenge.asks)];
    for answer in answers {
        if let (Some(on), Some(stance)) = (answer.answered_on, answer.stance) {
            let title = format!("{}: {}", name(answer.agency_id.uuid()), stance.name().to_lowercase());
            let by = answer.answered_by.as_deref().unwrap_or_default();
            steps.push(step(Knot::Response, on, by, title, answer.words.as_deref().unwrap_or_default()));
        }
    }
    if let (Some(on), Some(effect)) = (challenge.closed_on, &challenge.effect) {
        let by = challenge.closed_by.as_deref().unwrap_or_default();
        steps.push(step(Knot::Effect, on, by, "What changed because of the challenge".into(), effect));
    }
    steps
}

fn of_action(action: &Action, files: &[EvidenceFile]) -> Vec<Step> {
    let step = |knot, on, who: &str, title: String, words: &str| Step {
        knot,
        on,
        who: who.to_owned(),
        title,
        words: words.to_owned(),
        path: format!("/actions/{}", action.id),
        illustrative: action.illustrative,
    };
    let title = format!("{} {}", action.reference(), action.title);
    let due =
        format!("{} Due on {}, {}.", action.success, dates::long(action.due_on), action.state.name().to_lowercase());
    let mut steps = vec![step(Knot::Action, action.set_on, &action.owner, title, &due)];
    let day = files.iter().map(|file| file.dated.unwrap_or_else(|| kit::clock::day(file.received_at))).max();
    if let Some(on) = day {
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let accepted = match (&action.accepted_by, action.accepted_on) {
            (Some(by), Some(on)) => format!("Accepted by {by} on {}.", dates::long(on)),
            _ => "Not accepted yet.".to_owned(),
        };
        steps.push(step(
            Knot::Evidence,
            on,
            &accepted,
            format!("Evidence for {}", action.reference()),
            &names.join(", "),
        ));
    }
    if let Some(on) = action.retested_on {
        let after = action.after.as_deref().unwrap_or("–");
        let before = action.before.as_ref().map(|before| format!(", {before} before")).unwrap_or_default();
        steps.push(step(Knot::Retest, on, "", format!("{}: {after}{before}", action.measure_name), ""));
        if let Some(effect) = &action.effect {
            steps.push(step(Knot::Effect, on, "", format!("What changed because of {}", action.reference()), effect));
        }
    }
    steps
}

/// How a knot of the picture stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tied {
    /// There is something.
    Done,
    /// Shown to have worked.
    Proven,
    /// Something is missing here.
    Open,
}

/// The picture: each knot, how it stands, in a few words.
#[must_use]
pub fn picture(records: &Records, steps: &[Step]) -> Vec<(Knot, Tied, String)> {
    let worked = records.actions.iter().any(|(action, _)| action.state == Doing::Effective);
    Knot::ALL
        .into_iter()
        .map(|knot| {
            let of: Vec<&Step> = steps.iter().filter(|step| step.knot == knot).collect();
            let tied = match knot {
                _ if of.is_empty() => Tied::Open,
                Knot::Retest | Knot::Effect if worked => Tied::Proven,
                _ => Tied::Done,
            };
            (knot, tied, caption(knot, records, &of))
        })
        .collect()
}

fn caption(knot: Knot, records: &Records, of: &[&Step]) -> String {
    let Some(first) = of.first() else { return "none yet".into() };
    match knot {
        Knot::Action => {
            let live: Vec<_> = records.actions.iter().filter(|(a, _)| a.state != Doing::Dropped).collect();
            let done = live.iter().filter(|(a, _)| a.state.is_done()).count();
            format!("{done} of {} done", live.len())
        }
        Knot::Response => {
            let asked: usize = records.challenges.iter().map(|(_, answers)| answers.len()).sum();
            format!("{} of {asked} answered", of.len())
        }
        _ if of.len() > 1 => format!("{}, and {} more", dates::short(first.on), of.len() - 1),
        _ => dates::short(first.on),
    }
}

/// What the thread comes to, as a sentence with its beginning in bold.
#[must_use]
pub fn said(records: &Records) -> (String, String) {
    let live: Vec<&Action> = records.actions.iter().map(|(a, _)| a).filter(|a| a.state != Doing::Dropped).collect();
    let of = |state: Doing| live.iter().filter(|a| a.state == state).count();
    let (effective, complete) = (of(Doing::Effective), of(Doing::Complete));
    let open = live.len() - effective - complete;
    match (live.len(), effective, complete, open) {
        (0, ..) => ("Nothing has been done about it yet.".into(), "Set an action from one of its records.".into()),
        (all, effective, ..) if all == effective => ("It worked.".into(), "Every action was re-tested.".into()),
        (_, 1.., ..) => {
            ("It worked, and it is not finished.".into(), format!("{open} to be done, {complete} to be re-tested."))
        }
        (_, _, complete, 0) => {
            ("Done, and not yet shown to have worked.".into(), format!("{complete} to be re-tested."))
        }
        _ => ("It is being worked on.".into(), format!("{open} to be done, {complete} to be re-tested.")),
    }
}

/// What the thread lacks, each as a sentence.
#[must_use]
pub fn gaps(records: &Records, today: NaiveDate) -> Vec<String> {
    let mut gaps = Vec::new();
    let mut say = |count: usize, one: &str, many: &str| match count {
        0 => {}
        1 => gaps.push(format!("1 {one}")),
        n => gaps.push(format!("{n} {many}")),
    };
    let actions = || records.actions.iter().filter(|(a, _)| a.state != Doing::Dropped);
    let untested =
        actions().filter(|(a, _)| a.state == Doing::Complete && a.retest_on.is_none_or(|on| on < today)).count();
    say(
        untested,
        "action is complete and says nothing about effect.",
        "actions are complete and say nothing about effect.",
    );
    let bare = actions().filter(|(a, files)| a.state == Doing::Submitted && files.is_empty()).count();
    say(bare, "action was sent in without evidence.", "actions were sent in without evidence.");
    let late = actions().filter(|(a, _)| a.state == Doing::Open && a.due_on < today).count();
    say(late, "action is late.", "actions are late.");
    let challenges = || records.challenges.iter();
    let silent = challenges().filter(|(c, _)| c.state == Asking::Closed && c.effect.is_none()).count();
    say(
        silent,
        "challenge is closed and says nothing about effect.",
        "challenges are closed and say nothing about effect.",
    );
    let overdue =
        challenges().filter(|(c, _)| c.state == Asking::Sent && c.due_on.is_some_and(|due| due < today)).count();
    say(overdue, "challenge waits past its day.", "challenges wait past their day.");
    let nothing =
        records.actions.is_empty() && challenges().any(|(c, _)| matches!(c.state, Asking::Answered | Asking::Closed));
    say(usize::from(nothing), "challenge was answered, and no action followed.", "");
    gaps
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
