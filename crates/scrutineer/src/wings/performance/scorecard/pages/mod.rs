//! The pages of the register: the dashboard and the scorecard, drawn from one board as judged.

mod answers;
mod cells;
pub mod dashboard;
mod glance;
mod rows;
pub mod scorecard;
mod table;

use super::ReportPoint;
use super::judgements::Board;
use maud::{Markup, html};

/// What does not depend on who looks, as ready-made HTML.
pub struct Drawn {
    /// Whether there is any figure at all.
    any: bool,
    /// The head sentence.
    say: String,
    /// All at a glance.
    above: String,
    /// What is red, what really changed.
    answers: String,
    /// What is not in, and which targets need something: an item of a list each.
    not_in: Vec<String>,
    targets: Vec<String>,
    /// The rows of the dashboard.
    rows: String,
    /// The rows of the scorecard, in the board's order.
    lines: Vec<String>,
}

impl Board {
    /// What does not depend on who looks; drawn once.
    fn drawn(&self) -> &Drawn {
        self.drawn.get_or_init(|| {
            let [not_in, targets] = answers::needs(self);
            Drawn {
                any: self.on_dashboard().any(|row| row.judged.latest.is_some()),
                say: answers::say(self).into_string(),
                above: html! { (glance::strip(self)) (glance::key(self)) }.into_string(),
                answers: answers::answers(self).into_string(),
                not_in,
                targets,
                rows: rows::table(self).into_string(),
                lines: self.rows.iter().map(|row| scorecard::line(row).into_string()).collect(),
            }
        })
    }
}

/// The choice of the meeting that the figures are shown as reported to.
fn as_at_options(board: &Board) -> Markup {
    let option = |point: &ReportPoint| {
        let chosen = board.point.as_ref().is_some_and(|p| p.id == point.id);
        html! {
            option value=(point.id) selected[chosen] { (point.name()) @if point.illustrative { " †" } }
        }
    };
    html! {
        @for point in &board.points { (option(point)) }
        option value="today" selected[board.point.is_none()] { "Everything received so far" }
    }
}

/// What says for when the figures are, in an address.
fn as_at(board: &Board) -> String {
    board.point.as_ref().map_or_else(|| "today".to_owned(), |p| p.id.to_string())
}
