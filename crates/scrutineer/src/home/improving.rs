//! What there is to do about actions, challenges and risks, in the order in which it falls due.

use super::work::Task;
use crate::people::pages::me::Everybody;
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::improvement::actions::rules::{Facts, may_accept, may_update, untested};
use crate::wings::improvement::actions::{self, Action, State};
use crate::wings::improvement::challenges::rules::{Facts as Asked, awaited, may_answer};
use crate::wings::improvement::challenges::{self, Answer, Challenge};
use crate::wings::improvement::risks;
use chrono::{Days, NaiveDate};
use kit::{Desk, Result, Right};
use std::collections::HashMap;

/// How far ahead a day is told.
const AHEAD: Days = Days::new(21);
/// How many of one kind are named before the rest is only counted.
const MOST: usize = 6;

/// Everything that waits for this person, the earliest first.
pub(super) async fn improving(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    let may = |verb, register| desk.person().may(Right { verb, register });
    let mut tasks = Vec::new();
    if may("read", "actions") {
        tasks.extend(of_actions(desk).await?);
    }
    if may("read", "challenges") {
        tasks.extend(of_challenges(desk).await?);
    }
    if may("write", "risks") {
        let soon = desk.today() + AHEAD;
        let all = desk
            .kept::<(risks::risk::Entity,), Vec<risks::Risk>, _>("all risks", "", async |desk| {
                desk.all(risks::queries::in_order()).await
            })
            .await?;
        let due = all.iter().filter(|risk| risk.state == risks::State::Open && risk.review_on <= soon);
        tasks.extend(due.map(|risk| Task {
            what: "Review a risk",
            name: format!("Review {} {}", risk.reference(), risk.event),
            path: format!("/risks/{}/review", risk.id),
            why: format!("Score {} of 25. Answered for by: {}.", risk.score(), risk.owner),
            minutes: 5,
            due: Some(risk.review_on),
        }));
    }
    tasks.sort_by_key(|task| task.due.unwrap_or(NaiveDate::MAX));
    Ok(tasks)
}

async fn of_actions(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    let (who, today) = (Facts::of(desk.person()), desk.today());
    let groups: Vec<Body> = if who.accepts { desk.all(bodies::in_order()).await? } else { Vec::new() };
    let group = |action: &Action| groups.iter().find(|body| Some(body.id) == action.body_id);
    let (mut tasks, mut own) = (Vec::new(), Vec::new());
    let all = actions::kept::all(desk).await?;
    for (action, _) in all.iter() {
        match action.state {
            State::Submitted if may_accept(&who, action, group(action)) => tasks.push(Task {
                what: "Accept an action as complete, or send it back",
                name: format!("Accept or send back: {}", action.title),
                path: format!("/actions/{}/acceptance", action.id),
                why: format!("{} was sent in as complete by {}.", action.reference(), action.owner),
                minutes: 5,
                due: action.submitted_on.map(|on| measure::working_days::add(on, 5)),
            }),
            // The office keeps every action; what is late there is told as one line below.
            State::Open if may_update(&who, action) && !who.keeps && action.due_on <= today + AHEAD => own.push(action),
            State::Open if who.keeps && action.due_on < today => own.push(action),
            _ => {}
        }
    }
    let rest = own.len().saturating_sub(MOST);
    tasks.extend(own.iter().take(MOST).map(|action| to_do(action, who.keeps)));
    if rest > 0 {
        tasks.push(Task {
            what: "More actions",
            name: format!("{rest} other actions"),
            path: "/actions?show=late".into(),
            why: "Late, or due soon.".into(),
            minutes: u32::try_from(rest).unwrap_or(u32::MAX),
            due: own.get(MOST).map(|action| action.due_on),
        });
    }
    if who.keeps {
        let late = all.iter().map(|(action, _)| action).filter(|action| untested(action, today));
        tasks.extend(late.take(MOST).map(|action| Task {
            what: "Re-test an action",
            name: format!("Re-test: {}", action.title),
            path: format!("/actions/{}/retest", action.id),
            why: format!("Complete, and nothing says yet whether it worked. Look again at: {}.", action.measure_name),
            minutes: 10,
            due: action.retest_on,
        }));
    }
    Ok(tasks)
}

fn to_do(action: &Action, chase: bool) -> Task {
    let (what, name, minutes) = if chase {
        ("Ask how far an action is", "Ask how far it is", 2)
    } else {
        ("Say how far an action is", "Say how far it is", 3)
    };
    Task {
        what,
        name: format!("{name}: {}", action.title),
        path: if chase { format!("/actions/{}", action.id) } else { format!("/actions/{}/progress", action.id) },
        why: format!("{}, {}% done. {}.", action.reference(), action.progress, action.owner),
        minutes,
        due: Some(action.due_on),
    }
}

async fn of_challenges(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    let (who, today) = (Asked::of(desk.person()), desk.today());
    type Touched = (challenges::challenge::Entity, challenges::answer::Entity);
    let open = desk.kept::<Touched, Vec<(Challenge, Vec<Answer>)>, _>("open challenges", "", open_challenges).await?;
    Ok(open.iter().flat_map(|(challenge, own)| of_challenge(challenge, own, &who, today)).collect())
}

/// The challenges that are not closed, each with its answers.
async fn open_challenges(desk: &Desk<Everybody>) -> Result<Vec<(Challenge, Vec<Answer>)>> {
    let open = desk.all(challenges::queries::open()).await?;
    let mut answers: HashMap<_, Vec<Answer>> = HashMap::new();
    for answer in desk.all(challenges::queries::answers_among(open.iter().map(|c| c.id.uuid()).collect())).await? {
        answers.entry(answer.challenge_id).or_default().push(answer);
    }
    let with = |challenge: Challenge| (answers.remove(&challenge.id).unwrap_or_default(), challenge);
    Ok(open.into_iter().map(with).map(|(own, challenge)| (challenge, own)).collect())
}

fn of_challenge(challenge: &Challenge, answers: &[Answer], who: &Asked, today: NaiveDate) -> Vec<Task> {
    let name = format!("{} {}", challenge.reference(), challenge.title);
    let home = format!("/challenges/{}", challenge.id);
    let task = |what: &'static str, short: &str, path: String, why: &str, minutes| Task {
        what,
        name: format!("{short}: {name}"),
        path,
        why: why.to_owned(),
        minutes,
        due: challenge.due_on,
    };
    let mut tasks = Vec::new();
    for answer in answers.iter().filter(|answer| awaited(answer) && challenge.due_on.is_some()) {
        if !who.writes && may_answer(who, answer) {
            let path = format!("/challenge_answers/{}", answer.id);
            tasks.push(task("Answer a challenge", "Answer", path, "The chair asks your agency.", 15));
        }
    }
    if who.writes {
        let new = answers.iter().filter(|answer| !awaited(answer) && answer.accepted.is_none()).count();
        if new > 0 {
            tasks.push(task(
                "Judge the answers to a challenge",
                "Judge the answers",
                home.clone(),
                "An agency has answered.",
                5,
            ));
        }
        if challenge.due_on.is_some_and(|due| due < today) && answers.iter().any(awaited) {
            tasks.push(task(
                "Take a challenge further",
                "Take it further",
                format!("{home}/escalation"),
                "It waits past its day.",
                5,
            ));
        }
        if challenge.state == challenges::State::Answered {
            tasks.push(task("Close a challenge", "Record the effect and close", home, "Every answer is accepted.", 5));
        }
    }
    tasks
}
