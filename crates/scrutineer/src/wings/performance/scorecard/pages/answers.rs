//! The three answers of the dashboard: what is red, what really changed, what needs you.

use super::cells;
use crate::layout::dagger;
use crate::wings::performance::indicators::rules::period_short;
use crate::wings::performance::scorecard::judgements::{Board, Row};
use crate::wings::performance::scorecard::rules::{self, Tally, TargetNeed};
use crate::wings::performance::scorecard::signs::{rag_shape, variation_icon};
use maud::{Markup, PreEscaped, html};
use measure::{Rag, Variation, dates};

/// How many items of one kind are named before the rest is only counted.
const MOST: usize = 5;

/// The head sentence.
pub fn say(board: &Board) -> Markup {
    let count = |of: &dyn Fn(&Row) -> bool| board.on_dashboard().filter(|row| of(row)).count();
    let tally = Tally {
        all: count(&|_| true),
        red: count(&|row| row.rag() == Rag::Red),
        before: board.before.as_ref().map(|point| (count(&|row| row.before == Some(Rag::Red)), point.held_on)),
        worse: count(&|row| matches!(row.judged.variation, Variation::Worse(_))),
        better: count(&|row| matches!(row.judged.variation, Variation::Better(_))),
    };
    let (bold, rest) = rules::head_sentence(&tally, board.day);
    html! { b { (bold) } (rest) }
}

/// What is red and what really changed.
pub fn answers(board: &Board) -> Markup {
    html! { (red(board)) (changed(board)) }
}

fn red(board: &Board) -> Markup {
    let rows: Vec<&Row> = board.on_dashboard().filter(|row| row.rag() == Rag::Red).collect();
    html! {
        section class="answers__col" aria-labelledby="a1" {
            h2 id="a1" class="answers__h" { "What is red " span class="answers__n" { (rows.len()) } }
            @if rows.is_empty() { p class="answers__foot" { "Nothing." } } @else {
                ul class="plainlist" {
                    @for row in rows {
                        li {
                            (rag_shape(Rag::Red, 12))
                            a href=(row.path) { (row.indicator.name) }
                            b { (cells::shown(row)) (dagger(cells::illustrative(row))) }
                            span { (rules::red_note(&row.indicator, &row.judged, row.turned_red()).unwrap_or_default()) }
                        }
                    }
                }
            }
        }
    }
}

fn changed(board: &Board) -> Markup {
    let kinds = ["Worse", "Better", "Higher, neither good nor bad in itself", "Lower, neither good nor bad in itself"];
    let kind = |row: &Row| match row.judged.variation {
        Variation::Worse(_) => Some(0),
        Variation::Better(_) => Some(1),
        Variation::Higher(_) => Some(2),
        Variation::Lower(_) => Some(3),
        _ => None,
    };
    let mut groups: [Vec<&Row>; 4] = Default::default();
    let (mut usual, mut unknown) = (0, 0);
    for row in board.on_dashboard() {
        match kind(row) {
            Some(n) => groups[n].push(row),
            None if row.judged.variation == Variation::NoRealChange => usual += 1,
            None => unknown += 1,
        }
    }
    html! {
        section class="answers__col" aria-labelledby="a2" {
            h2 id="a2" class="answers__h" { "What really changed " span class="answers__n" { (groups.iter().map(Vec::len).sum::<usize>()) } }
            @for (words, group) in kinds.iter().zip(&groups) {
                @if let Some(first) = group.first() {
                    h3 class="answers__sub" { (variation_icon(first.judged.variation)) " " (words) }
                    ul class="textlist" {
                        @for row in group {
                            li { a href=(row.path) { (row.indicator.name) } @if row.turned_red() { ", turned red" } }
                        }
                    }
                }
            }
            p class="answers__foot" {
                (usual) @if usual == 1 { " other" } @else { " others" } " moved no more than usual. "
                (unknown) @if unknown == 1 { " has" } @else { " have" } " too few points, a break, or no figure."
            }
        }
    }
}

/// What may need somebody: figures that are not in, and targets. Items of a list; who sees which is for the page to say.
pub fn needs(board: &Board) -> [Vec<String>; 2] {
    // What never came is not chased from here: a new board would be asked for all of it at once.
    let late = |row: &&Row| row.rag() == Rag::NotReported && row.judged.latest.is_some();
    let not_in = board.on_dashboard().filter(late);
    let targets = board.on_dashboard().filter_map(|row| Some((row, row.target_need?)));
    [
        not_in.map(|row| chase(row).into_string()).collect(),
        targets.map(|(row, need)| confirm(row, need).into_string()).collect(),
    ]
}

fn chase(row: &Row) -> Markup {
    let period = row.judged.latest.as_ref().map(|l| period_short(&row.indicator, &l.period));
    html! {
        li {
            a href=(row.path) { "Ask for " (row.indicator.name) @if let Some(period) = period { ", " (period) } }
            span { (row.indicator.owner) ". " (row.judged.judgement.reason) }
        }
    }
}

fn confirm(row: &Row, need: TargetNeed) -> Markup {
    let (what, why) = match need {
        TargetNeed::Ends(on) => ("Confirm the target: ", format!("It ends on {}", dates::long(on))),
        TargetNeed::Ended(on) => ("Set a target: ", format!("The last one ended on {}", dates::long(on))),
    };
    html! { li { a href=(row.path) { (what) (row.indicator.name) } span { (why) } } }
}

/// What needs the person who looks.
pub struct Yours<'a> {
    /// Empty for those who do not gather figures.
    pub not_in: &'a [String],
    /// Empty for those who do not agree targets.
    pub targets: &'a [String],
    /// How many readings wait to be signed off by them.
    pub drafts: usize,
}

impl Yours<'_> {
    /// The third answer.
    pub fn column(&self) -> Markup {
        let drafts = usize::from(self.drafts > 0);
        let count = self.not_in.len() + self.targets.len() + drafts;
        html! {
            section class="answers__col answers__col--you" aria-labelledby="a3" {
                h2 id="a3" class="answers__h" { "What needs you " span class="answers__n" { (count) } }
                @if count == 0 { p class="answers__foot" { "Nothing." } } @else {
                    ul class="todo" {
                        (some(self.not_in, "other figures that are not in", "/scorecard?rag=not_reported"))
                        (some(self.targets, "other targets", "/scorecard"))
                        @if self.drafts > 0 {
                            li {
                                a href="/readings/drafts" { "Sign off " (self.drafts) @if self.drafts == 1 { " draft" } @else { " drafts" } }
                                span { "Drafts are on no page until they are released" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The first few items; the rest is counted, behind a link.
fn some(items: &[String], others: &str, path: &str) -> Markup {
    html! {
        @for item in items.iter().take(MOST) { (PreEscaped(item)) }
        @if items.len() > MOST { li { a href=(path) { (items.len() - MOST) " " (others) } } }
    }
}
