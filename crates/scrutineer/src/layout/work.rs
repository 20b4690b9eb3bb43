//! What registers with deadlines and steps share: clocks, what happened, the page of a small step, the drawing of moves.

use super::parts::{back, page_head};
use chrono::NaiveDate;
use kit::{Form, View};
use maud::{Markup, PreEscaped, html};
use measure::working_days;

/// A deadline in words: soon at five working days or fewer.
#[must_use]
pub fn clock(due: NaiveDate, today: NaiveDate) -> Markup {
    let left = working_days::between(today, due);
    let (class, words) = match left {
        -1 => ("clock clock--late", "1 working day late".to_owned()),
        n if n < 0 => ("clock clock--late", format!("{} working days late", -n)),
        // Past on a weekend: late, though no working day has gone since.
        0 if due < today => ("clock clock--late", "late".to_owned()),
        0 if due == today => ("clock clock--soon", "due today".to_owned()),
        0 => ("clock clock--soon", "before the next working day".to_owned()),
        1 => ("clock clock--soon", "1 working day left".to_owned()),
        n if n <= 5 => ("clock clock--soon", format!("{n} working days left")),
        _ => ("clock", measure::dates::short(due)),
    };
    html! { span class=(class) { (PreEscaped(charts::icons::clock())) (words) } }
}

/// What happened on a day: who, what, in which words.
pub struct Happened<'a> {
    pub on: NaiveDate,
    pub what: Markup,
    pub by: &'a str,
    pub words: &'a str,
}

/// What happened to a record, the latest first.
#[must_use]
pub fn history<'a>(heading: &str, all: impl Iterator<Item = Happened<'a>>) -> Markup {
    html! {
        section aria-labelledby="history" {
            h2 class="h2" id="history" { (heading) }
            ol class="tl" {
                @for one in all {
                    li class="tl__i" {
                        p class="tl__d" { (measure::dates::short(one.on)) }
                        div class="tl__b" {
                            p class="tl__w" { (one.what) }
                            @if !one.words.is_empty() { p { (one.words) } }
                            p class="meta" { (one.by) }
                        }
                    }
                }
            }
        }
    }
}

/// The page of a small step: what it is a step of, a few boxes, one button.
pub struct StepSheet<F> {
    /// The wing that it belongs to, as the navigation calls it.
    pub wing: &'static str,
    /// What it is a step of, and the way back to it.
    pub subject: String,
    pub home: String,
    pub form: Form<F>,
    pub title: &'static str,
    pub say: &'static str,
    pub button: &'static str,
    /// Where the form is sent.
    pub path: String,
    pub controls: fn(&Form<F>) -> Markup,
}

impl<F> View for StepSheet<F> {
    fn title(&self) -> String {
        format!("{}: {}", self.title, self.subject)
    }
    fn wing(&self) -> &'static str {
        self.wing
    }
    fn body(&self) -> Markup {
        html! {
            (back(&self.subject, &self.home))
            (self.form.summary())
            (page_head(self.title, &html! { b { (self.subject) } ". " (self.say) }, None))
            form method="post" action=(self.path) class="form" novalidate {
                (self.form.carried())
                ((self.controls)(&self.form))
                button class="btn" type="submit" { (self.button) }
            }
        }
    }
}

/// That a drawing in `docs/states` shows exactly these moves: from, what is done, to. A drawing is a Mermaid state diagram
/// with one line for each move: `open --> submitted : submitted`.
///
/// # Panics
/// When it does not.
#[cfg(test)]
pub fn drawing_is(drawn: &str, moves: impl Iterator<Item = (String, String, String)>) {
    let mut program: Vec<String> = moves.map(|(from, what, to)| format!("{from} --> {to} : {what}")).collect();
    let mut drawing: Vec<String> =
        drawn.lines().map(str::trim).filter(|l| l.contains("-->") && !l.contains("[*]")).map(str::to_owned).collect();
    program.sort();
    drawing.sort();
    assert_eq!(drawing, program);
}
