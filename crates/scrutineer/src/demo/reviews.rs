//! One past review of the scorecard with its questions and an action: made up, to show how the register works.

use super::{Keys, read};
use crate::wings::governance::bodies::queries as bodies;
use crate::wings::performance::indicators::queries as indicators;
use crate::wings::performance::readings::{State as Stage, queries as readings};
use crate::wings::performance::reviews::changes::{Aim, NewQuestion, agree, ask, begin, close, step};
use crate::wings::performance::reviews::form::Agreed;
use crate::wings::performance::reviews::{Review, Step};
use chrono::NaiveDate;
use kit::{Result, Tx};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    body: String,
    on: NaiveDate,
    by: String,
    conclusion: String,
    question: Vec<Question>,
    action: Vec<Action>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    code: String,
    agency: String,
    words: String,
    /// What was said to it: the day, who, in which words.
    answer: Option<(NaiveDate, String, String)>,
    settled: Option<(NaiveDate, String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Action {
    code: String,
    title: String,
    owner: String,
    agency: String,
    due: NaiveDate,
}

pub(super) async fn load(tx: &mut Tx, keys: &Keys) -> Result<()> {
    let file: File = read("reviews.toml", include_str!("../../demo/northamptonshire/reviews.toml"))?;
    let body = tx.find(bodies::body(keys.body(&file.body)?)).await?;
    let then = || Some((file.on, file.by.clone()));
    let review = begin(tx, &body, then(), true).await?;
    for question in file.question {
        asked(tx, keys, &review, (question, file.by.clone())).await?;
    }
    for row in file.action {
        let indicator = tx.find(indicators::indicator(keys.indicator(&row.code)?)).await?;
        let aim = Aim { indicator: &indicator, before: None, target: None };
        let agency = Some(keys.agency(&row.agency)?);
        let agreed = Agreed { title: row.title, owner: row.owner, agency, due_on: row.due };
        agree(tx, review.id, aim, agreed, (then(), true)).await?;
    }
    close(tx, review, file.conclusion).await.map(drop)
}

async fn asked(tx: &mut Tx, keys: &Keys, review: &Review, (row, by): (Question, String)) -> Result<()> {
    let indicator = keys.indicator(&row.code)?;
    let held = tx.all(readings::current()).await?.into_iter();
    let mut known = held
        .filter(|one| one.indicator_id == indicator && one.state == Stage::Released && one.ends_on < review.on_date);
    let new = NewQuestion {
        reading: known.next_back().map(|one| one.id),
        indicator,
        review: Some(review.id),
        agency: keys.agency(&row.agency)?,
        words: row.words,
        illustrative: true,
    };
    let mut question = ask(tx, new, Some((review.on_date, by))).await?;
    for (what, said) in [(Step::Answered, row.answer), (Step::Settled, row.settled)] {
        if let Some((on, speaker, words)) = said {
            question = step(tx, question, what, words, Some((on, speaker))).await?;
        }
    }
    Ok(())
}
