//! The pages of the register: the dashboard and the scorecard, drawn from one board as judged.

mod answers;
pub mod cells;
pub mod dashboard;
mod glance;
mod rows;
pub mod scorecard;
mod table;

use super::ReportPoint;
use super::judgements::Board;
use crate::wings::performance::indicators::moves::heading;
use maud::{Markup, html};
use measure::direction::Comparator;

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
    fn drawn(&self, against: Comparator) -> &Drawn {
        let place = match against {
            Comparator::SameLastYear => 0,
            Comparator::PreviousPeriod => 1,
            Comparator::Baseline => 2,
            Comparator::Plan => 3,
        };
        self.drawn[place].get_or_init(|| {
            let [not_in, targets] = answers::needs(self);
            Drawn {
                any: self.on_dashboard().any(|row| row.judged.latest.is_some()),
                say: answers::say(self).into_string(),
                above: html! { (glance::strip(self)) (glance::key(self)) }.into_string(),
                answers: answers::answers(self).into_string(),
                not_in,
                targets,
                rows: rows::table(self, against).into_string(),
                lines: self.rows.iter().map(|row| scorecard::line(row, against).into_string()).collect(),
            }
        })
    }
}

/// The choice of the meeting that the figures are shown as reported to.
pub(in crate::wings::performance) fn as_at_options(board: &Board) -> Markup {
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

/// The choice of what the change is on.
fn against_options(chosen: Comparator) -> Markup {
    const ORDER: [Comparator; 4] =
        [Comparator::SameLastYear, Comparator::PreviousPeriod, Comparator::Baseline, Comparator::Plan];
    html! {
        @for against in ORDER {
            option value=(against) selected[against == chosen] { (heading(against).trim_start_matches("On ")) }
        }
    }
}

/// What says for when the figures are, in an address.
pub(in crate::wings::performance) fn as_at(board: &Board) -> String {
    board.point.as_ref().map_or_else(|| "today".to_owned(), |p| p.id.to_string())
}
