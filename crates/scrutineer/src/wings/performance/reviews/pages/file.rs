//! A review as a file: a line for each figure, question and action.

use super::one::parted;
use crate::wings::improvement::actions::Action;
use crate::wings::performance::reviews::gathered::{Asked, Gathered};
use crate::wings::performance::reviews::{ReviewId, Reviews, State};
use crate::wings::performance::scorecard::judgements::{self, Row};
use crate::wings::performance::scorecard::pages::cells;
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Read};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/reviews/{id}/review.csv", rejection(kit::Error))]
pub struct ReviewCsv {
    pub id: ReviewId,
}

const HEADER: [&str; 13] = [
    "Part",
    "Code",
    "Indicator",
    "Latest",
    "Status",
    "Is it real?",
    "What",
    "Of",
    "Words",
    "Stands",
    "Due",
    "Said last",
    "Illustrative",
];

pub async fn csv(desk: Desk<Read<Reviews>>, at: ReviewCsv) -> Answer {
    let gathered = Gathered::at(&desk, at.id).await?;
    let mut lines = Lines { csv: Csv::new(format!("review-{}", gathered.review.on_date), &HEADER), of: &gathered };
    let last = "Agreed last time";
    gathered.told.iter().for_each(|one| lines.question(last, [String::new(), String::new(), String::new()], one));
    gathered.kept.iter().for_each(|one| lines.action(last, [String::new(), String::new(), String::new()], one));
    if gathered.review.state == State::Open {
        let board = judgements::board(&desk, "today").await?;
        let (first, rest) = parted(&board);
        first.into_iter().for_each(|row| lines.figure("To look at", row));
        rest.into_iter().for_each(|row| lines.figure("As expected", row));
    } else {
        for id in gathered.touched() {
            let figure = || [String::new(), String::new(), String::new()];
            gathered.asked_about(id).into_iter().for_each(|one| lines.question("This review", figure(), one));
            gathered.agreed_about(id).into_iter().for_each(|one| lines.action("This review", figure(), one));
        }
    }
    desk.csv(lines.csv)
}

/// The lines of the file, as they are written.
struct Lines<'a> {
    csv: Csv,
    of: &'a Gathered,
}

impl Lines<'_> {
    /// A figure as the scorecard judges it: a line for each thing that was asked or agreed about it, or one.
    fn figure(&mut self, part: &str, row: &Row) {
        let figure =
            [cells::shown(row).to_owned(), row.rag().word().to_owned(), row.judged.variation.word().to_owned()];
        let (asked, agreed) = (self.of.asked_about(row.indicator.id), self.of.agreed_about(row.indicator.id));
        if asked.is_empty() && agreed.is_empty() {
            let made_up = if cells::illustrative(row) { "yes" } else { "no" };
            let mut cells = vec![part.to_owned(), row.indicator.code.clone(), row.indicator.name.clone()];
            cells.extend(figure);
            cells.extend(vec![String::new(); 6]);
            cells.push(made_up.to_owned());
            return self.csv.row(cells);
        }
        asked.into_iter().for_each(|one| self.question(part, figure.clone(), one));
        agreed.into_iter().for_each(|one| self.action(part, figure.clone(), one));
    }

    fn question(&mut self, part: &str, figure: [String; 3], one: &Asked) {
        let [latest, status, real] = figure;
        let latest =
            if latest.is_empty() { one.figure.as_ref().map(|(f, _)| f.clone()).unwrap_or_default() } else { latest };
        self.csv.row(vec![
            part.to_owned(),
            one.indicator.code.clone(),
            one.indicator.name.clone(),
            latest,
            status,
            real,
            "Question".into(),
            one.agency.clone(),
            one.question.words.clone(),
            one.question.state.name().into(),
            one.question.due_on.to_string(),
            one.last().map(|last| last.words.clone()).unwrap_or_default(),
            if one.question.illustrative || self.of.demonstration { "yes" } else { "no" }.into(),
        ]);
    }

    fn action(&mut self, part: &str, figure: [String; 3], one: &Action) {
        let [latest, status, real] = figure;
        let (code, name) = self.of.measure(one);
        let row = vec![
            part.to_owned(),
            code.to_owned(),
            name.to_owned(),
            latest,
            status,
            real,
            "Action".into(),
            format!("{}, {}", one.owner, self.of.whose(one)),
            format!("{} {}", one.reference(), one.title),
            one.state.name().into(),
            one.due_on.to_string(),
            String::new(),
            if one.illustrative || self.of.demonstration { "yes" } else { "no" }.into(),
        ];
        self.csv.row(row);
    }
}
