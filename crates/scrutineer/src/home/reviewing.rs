//! What there is to do about questions on figures: to answer for one's agency, to settle what was answered.

use super::work::Task;
use crate::people::pages::me::Everybody;
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::queries as indicators;
use crate::wings::performance::reviews::pages::question::One;
use crate::wings::performance::reviews::rules::Asker;
use crate::wings::performance::reviews::{FigureQuestion, Progress, queries};
use kit::{Desk, Result};

/// What waits for this person about questions on figures.
pub(super) async fn reviewing(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    let who = Asker::of(desk.person());
    let mut questions = Vec::new();
    if let Some(agency) = who.agency.filter(|_| who.answers) {
        questions.extend(desk.all(queries::waiting_for(AgencyId::from(agency))).await?);
    }
    if who.reviews {
        questions.extend(desk.all(queries::standing(Progress::Answered)).await?);
    }
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let all = desk.all(indicators::in_order()).await?;
    let name = |question: &FigureQuestion| {
        all.iter().find(|one| one.id == question.indicator_id).map_or("", |one| one.name.as_str())
    };
    Ok(questions.iter().map(|question| task(question, name(question))).collect())
}

fn task(question: &FigureQuestion, about: &str) -> Task {
    let path = One { id: question.id }.to_string();
    if question.state == Progress::Asked {
        return Task {
            what: "Answer a question on a figure",
            name: format!("Answer a question: {about}"),
            path,
            why: question.words.clone(),
            minutes: 5,
            due: Some(question.due_on),
        };
    }
    Task {
        what: "Settle a question on a figure",
        name: format!("Settle a question: {about}"),
        path,
        why: "It was answered. Say what is concluded, or ask again.".into(),
        minutes: 3,
        due: None,
    }
}
