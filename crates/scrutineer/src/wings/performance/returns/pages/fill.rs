//! The return as it is typed into: one line for each figure, the last one beside it, words only where something moved.

use super::bring::Bring;
use super::list::List;
use super::one::{LinesCsv, One};
use super::settled::remarks;
use crate::layout::{Crumb, clock, crumbs, dagger, page_head};
use crate::wings::performance::readings::form::whole_name;
use crate::wings::performance::readings::pages::one::One as ReadingPage;
use crate::wings::performance::readings::rules::{Asked, asked};
use crate::wings::performance::returns::check::Stands;
use crate::wings::performance::returns::form::{BOXES, Boxes, changed, ending, first_box, name, seen, typed};
use crate::wings::performance::returns::place::{Place, Row, Tally};
use crate::wings::performance::returns::rules::Typed;
use crate::wings::performance::returns::{Line, State};
use charts::icons::{self, Rag};
use chrono::NaiveDate;
use govuk::ErrorSummary;
use kit::View;
use maud::{Markup, PreEscaped, html};
use std::borrow::Cow;

/// A return for typing into.
pub(super) struct Fill {
    place: Place,
    today: NaiveDate,
    /// What the browser sent, where the page comes back with it.
    boxes: Option<Boxes>,
    /// Messages by the id of the box that they are about.
    errors: Vec<(String, String)>,
    /// Messages that stand at a line: the key of the line, and what it says.
    crossed: Vec<(String, String)>,
}

impl Fill {
    pub(super) fn new(place: Place, today: NaiveDate) -> Fill {
        Fill { place, today, boxes: None, errors: Vec::new(), crossed: Vec::new() }
    }
    /// With what the browser sent in place of what is stored.
    pub(super) fn with(self, boxes: Boxes) -> Fill {
        Fill { boxes: Some(boxes), ..self }
    }
    pub(super) fn wrong(mut self, field: &str, message: &str) -> Fill {
        self.errors.push((field.to_owned(), message.to_owned()));
        self
    }
    /// Says at each line that somebody else changed what stands there now.
    pub(super) fn crossed(mut self, lines: &[Line]) -> Fill {
        for owed in &self.place.owed {
            let Some(line) = lines.iter().find(|l| (l.indicator_id, l.part) == (owed.indicator.id, owed.part)) else {
                continue;
            };
            let theirs = told(&Typed::of(line));
            let message = format!(
                "{}: {} has just typed {theirs}. Yours is still in the box. Keep the right one, then save again",
                owed.indicator.name, line.typed_by
            );
            self.errors.push((first_box(owed), message.clone()));
            self.crossed.push((owed.key(), message));
        }
        self
    }
    /// With a message for each line that keeps the return from being sent.
    pub(super) fn sending(mut self) -> Fill {
        for row in self.place.rows().iter().filter(|row| !row.ready()) {
            let measure = &row.owed.indicator.name;
            let (at, says) = match row.checked.stands {
                Stands::Todo => (first_box(row.owed), "Enter the figure, or say why it is not available".to_owned()),
                Stands::Confirm => (name(row.owed, "ok"), format!("{} Confirm it, or mend it", row.checked.says)),
                Stands::SayWhy => (name(row.owed, "w"), "It moved. Say what is happening".to_owned()),
                _ => {
                    let first = row.checked.messages.first();
                    let at = first.map_or_else(|| first_box(row.owed), |(field, _)| name(row.owed, ending(field)));
                    (at, row.checked.says.clone())
                }
            };
            self.errors.push((at, format!("{measure}: {says}")));
        }
        self
    }

    fn rows(&self) -> Vec<Row<'_>> {
        // A line that its author left alone is drawn as it is stored: somebody else may have typed into it meanwhile.
        let row = |owed| match self.boxes.as_ref().filter(|boxes| changed(boxes, owed)) {
            Some(boxes) => {
                let version = self.place.line(owed).map_or(0, |line| line.version);
                self.place.row_with(owed, typed(boxes, owed), version)
            }
            None => self.place.row(owed),
        };
        self.place.owed.iter().map(row).collect()
    }

    /// What the form carries for a line: the version and mark of what is stored, where its author has read that. Where
    /// they have not, what they saw before.
    fn seen(&self, row: &Row<'_>) -> String {
        let stored = self.place.row(row.owed);
        let told = self.crossed.iter().any(|(key, _)| *key == row.owed.key());
        let before = self.boxes.as_ref().and_then(|boxes| boxes.get(&name(row.owed, "v")));
        match before.filter(|_| !told && row.typed != stored.typed) {
            Some(before) => before.clone(),
            None => seen(&stored),
        }
    }
}

/// What stands in a line, in a few words.
fn told(typed: &Typed) -> String {
    match (typed.numerator.as_str(), typed.denominator.as_str(), typed.value.as_str(), typed.why_not.as_str()) {
        (_, _, _, why) if !why.is_empty() => format!("“{why}”"),
        ("", "", "", _) => "nothing".into(),
        ("", "", value, _) => value.to_owned(),
        (n, "", ..) => n.to_owned(),
        (n, d, ..) => format!("{n} of {d}"),
    }
}

impl View for Fill {
    fn title(&self) -> String {
        self.place.title()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let rows = self.rows();
        let tally = Tally::of(&rows);
        let (agency, ends_on) = (self.place.agency.id, self.place.ends_on);
        let next = rows.iter().position(|row| row.elsewhere.is_none() && row.checked.stands == Stands::Todo);
        let upload = Bring { agency, ends_on }.to_string();
        html! {
            (crumbs(&[Crumb::new("Returns", List)]))
            @if !self.errors.is_empty() { (ErrorSummary::of(self.errors.iter().map(|(at, says)| (at.as_str(), says.as_str())))) }
            (page_head(&self.place.title(), &html! { span id="say" { (say(tally)) } }, Some(clock(self.place.due(), self.today))))
            (progress(&rows, next))
            p class="keys" {
                span { kbd { "Tab" } " next box" }
                span { kbd { "Shift" } " " kbd { "Tab" } " back" }
                span data-script hidden { kbd { "Enter" } " next box, too" }
                span data-script hidden { "Paste a column from a spreadsheet into the first box" }
                span { "Or " a href=(upload) { "send a spreadsheet" } }
            }
            (remarks(&self.place.remarks))
            form class="fgrid" method="post" action=(One { agency, ends_on }) novalidate data-return {
                (head(&rows))
                @for (at, row) in rows.iter().enumerate() { (self.line(row, at, next == Some(at))) }
                @if self.place.state() == Some(State::Queried) { (self.reply()) }
                (self.end())
            }
            p class="tablefoot" { "Asked once: every page and report of the Board reads these figures. They go to your agency’s approver to sign off, then to quality assurance. " a href=(LinesCsv { agency, ends_on }) { "Download CSV" } }
        }
    }
}

fn say(tally: Tally) -> Markup {
    let minutes = (tally.all - tally.ready).div_ceil(4).max(1);
    html! {
        @if tally.ready == tally.all { b { "All " (tally.all) " done." } " Read it once more, then send it." }
        @else {
            b { (tally.ready) " of " (tally.all) " done. " @if tally.to_go() > 0 { (tally.to_go()) @if tally.to_go() == 1 { " figure to go" } @else { " figures to go" } } }
            @if tally.waits > 0 { @if tally.to_go() > 0 { ", and " } (tally.waits) " to look at" }
            ". About " (minutes) @if minutes == 1 { " minute." } @else { " minutes." }
        }
    }
}

fn progress(rows: &[Row<'_>], next: Option<usize>) -> Markup {
    html! {
        ol class="pbar" id="progress" aria-label="Progress" {
            @for (at, row) in rows.iter().enumerate() {
                @let (kind, words) = if row.ready() { ("ok", "done") } else if row.waits() { ("say", "to look at") } else if next == Some(at) { ("now", "next") } else { ("todo", "to do") };
                li class={ "pbar__i pbar__i--" (kind) } { span class="govuk-visually-hidden" { (at + 1) " " (words) } }
            }
        }
    }
}

/// The heading over the last figures: the period before, where all lines are for periods of one kind.
fn head(rows: &[Row<'_>]) -> Markup {
    let kinds: Vec<_> = rows.iter().map(|row| row.owed.period.kind()).collect();
    let (last, now) = match kinds.first() {
        Some(kind) if kinds.iter().all(|one| one == kind) => {
            (format!("Last {}", kind.word()), format!("This {}", kind.word()))
        }
        _ => ("Last time".to_owned(), "This time".to_owned()),
    };
    html! {
        div class="frow frow--head" aria-hidden="true" { p {} p { "Measure" } p class="n" { (last) } p { (now) } p { "Check" } }
    }
}

impl Fill {
    fn line(&self, row: &Row<'_>, at: usize, focus: bool) -> Markup {
        let key = row.owed.key();
        let crossed = self.crossed.iter().find(|(line, _)| *line == key).map(|(_, says)| says.as_str());
        let kind = if row.ready() {
            "ok"
        } else if row.waits() {
            "say"
        } else {
            "todo"
        };
        let mixed = self.place.owed.iter().any(|one| one.period != row.owed.period);
        html! { div class="fline" {
            div class={ "frow frow--" (kind) } role="group" aria-labelledby={ (key) "-l" } {
                p class="frow__n" { (at + 1) }
                p class="frow__name" id={ (key) "-l" } {
                    (row.owed.indicator.name)
                    @if row.owed.part || mixed {
                        span class="meta rowmeta" { @if row.owed.part { "your part only" @if mixed { ", " } } @if mixed { (row.owed.period.long()) } }
                    }
                }
                p class="frow__last" {
                    span class="govuk-visually-hidden" { "last " (row.owed.period.kind().word()) " " }
                    @match row.before.last_shown(row.owed) {
                        Some((counts, value)) => { (counts) @if let Some(value) = value { " " span { (value) } } (dagger(row.before.illustrative())) }
                        None => span { "none yet" },
                    }
                }
                @match row.elsewhere {
                    Some(held) => {
                        div class="frow__in" { @if let Some(reading) = held.seen() { a href=(ReadingPage { id: reading.id }) { "Already here" } } @else { "Already here" } }
                        p class="frow__res" { "No need to type it" }
                    }
                    None => {
                        div class="frow__in" { (boxes(row, focus)) }
                        div class="frow__res" id={ (key) "-res" } { (result(row, crossed)) }
                    }
                }
            }
            @if row.elsewhere.is_none() {
                input type="hidden" name=(name(row.owed, "v")) id=(name(row.owed, "v")) value=(self.seen(row)) data-crossed[crossed.is_some()];
                (more(row))
            }
        } }
    }

    fn reply(&self) -> Markup {
        let typed = self.boxes.as_ref().and_then(|boxes| boxes.get("reply")).map_or("", String::as_str);
        html! {
            div class="govuk-form-group freply" {
                label class="govuk-label" for="reply" { "Your answer to the question" }
                textarea class="govuk-textarea" id="reply" name="reply" rows="3" { (typed) }
            }
        }
    }

    /// The last lines: when it was saved, and the two ways on. Saving comes first in the page, so that Enter in a box never
    /// sends; the styles turn the two round.
    fn end(&self) -> Markup {
        let last = self.place.lines.iter().map(|line| (line.typed_at, &line.typed_by)).max();
        html! {
            div class="fend" id="do" {
                p class="fend__s" id="saved" role="status" {
                    @if let Some((at, by)) = last {
                        (PreEscaped(icons::rag(Rag::Green, 14))) "Saved " (at.with_timezone(&chrono_tz::Europe::London).format("%-d %B, %H:%M").to_string()) " by " (by) ". You can leave and come back."
                    } @else { "Nothing is typed yet." }
                }
                div class="btnrow btnrow--turned" {
                    button class="btn btn--quiet" type="submit" name="do" value="keep" { "Save and stay" }
                    button class="btn" type="submit" name="do" value="send" { "Send to be signed off" }
                }
            }
        }
    }
}

/// The box or boxes for the figure of a line.
fn boxes(row: &Row<'_>, focus: bool) -> Markup {
    let measure = &row.owed.indicator.name;
    let one = |end: &'static str, value: &str, label: Cow<'_, str>, first: bool| {
        let id = name(row.owed, end);
        let wrong = row.checked.messages.iter().any(|(field, _)| ending(field) == end);
        html! {
            span class="fin" {
                label class="govuk-visually-hidden" for=(id) { (label) }
                input class="govuk-input finput" id=(id) name=(id) type="text" inputmode="decimal" value=(value) autocomplete="off"
                    autofocus[focus && first] aria-invalid=[wrong.then_some("true")] aria-describedby=(format!("{}-res", row.owed.key()));
            }
        }
    };
    match asked(&row.owed.indicator) {
        Asked::Count => one("n", &row.typed.numerator, measure.as_str().into(), true),
        Asked::Value => one("x", &row.typed.value, measure.as_str().into(), true),
        Asked::Share => html! {
            (one("n", &row.typed.numerator, format!("{measure}, {}", row.owed.indicator.numerator_name).into(), true))
            span class="frow__of" { "of" }
            (one("d", &row.typed.denominator, format!("{measure}, of how many {}", whole_name(&row.owed.indicator)).into(), false))
        },
    }
}

/// What the check says of a line.
fn result(row: &Row<'_>, crossed: Option<&str>) -> Markup {
    let shape = |rag| PreEscaped(icons::rag(rag, 14));
    html! {
        @if let Some(says) = crossed {
            span class="fst fst--wrong" { (shape(Rag::Red)) (says) }
        } @else {
            @match row.checked.stands {
                Stands::Todo => {}
                Stands::Done | Stands::NotAvailable => span class="fst fst--ok" { (shape(Rag::Green)) (row.checked.says) },
                Stands::Confirm | Stands::SayWhy => span class="fst fst--say" { (shape(Rag::Amber)) (row.checked.says) },
                Stands::Wrong => span class="fst fst--wrong" { (shape(Rag::Red)) (row.checked.says) },
            }
        }
    }
}

/// What a line asks besides its figure: folded away until something moved, is unlikely or is not available.
fn more(row: &Row<'_>) -> Markup {
    let (typed, checked) = (&row.typed, &row.checked);
    let told = BOXES[3..].iter().zip([
        &typed.why_not,
        &typed.words,
        &typed.why,
        &typed.doing,
        &typed.by_when,
        &typed.help_wanted,
        &typed.confidence,
    ]);
    let open = told.clone().any(|(_, text)| !text.is_empty())
        || checked.unlikely
        || checked.moved
        || checked.messages.iter().any(|(field, _)| !["numerator", "denominator", "value"].contains(&field.as_str()));
    let id = |end: &str| name(row.owed, end);
    html! {
        details class="fmore" id=(id("more")) open[open] data-stands=(if checked.stands == Stands::Todo { "todo" } else { "typed" }) {
            summary { @if checked.stands == Stands::Todo { "Not available" } @else { "More" } span class="govuk-visually-hidden" { ": " (row.owed.indicator.name) } }
            div class="fsay" {
                div class="fsay__t" {
                    @if checked.unlikely {
                        div class="govuk-checkboxes govuk-checkboxes--small" {
                            div class="govuk-checkboxes__item" {
                                input class="govuk-checkboxes__input" type="checkbox" id=(id("ok")) name=(id("ok")) value="yes" checked[typed.confirmed];
                                label class="govuk-label govuk-checkboxes__label" for=(id("ok")) { "Yes, the figure is right" }
                            }
                        }
                    } @else if typed.confirmed { input type="hidden" name=(id("ok")) value="yes"; }
                    (area(row, "w", "What is happening?", &typed.words, 3))
                    (area(row, "y", "Why?", &typed.why, 2))
                    (area(row, "a", "What are you doing about it?", &typed.doing, 2))
                }
                div class="fsay__s" {
                    (line(row, "b", "Put right by", &typed.by_when, "Such as 30 November 2015"))
                    (sure(row))
                    (line(row, "h", "Help wanted", &typed.help_wanted, ""))
                    (line(row, "na", "Not available, because", &typed.why_not, "In place of the figure"))
                }
            }
        }
    }
}

fn message(row: &Row<'_>, end: &str) -> Markup {
    let found = row.checked.messages.iter().find(|(field, _)| ending(field) == end);
    html! { @if let Some((_, says)) = found { p class="govuk-error-message" { span class="govuk-visually-hidden" { "Error: " } (says) } } }
}

fn area(row: &Row<'_>, end: &str, label: &str, value: &str, rows: u8) -> Markup {
    let id = name(row.owed, end);
    html! {
        div class="fin2" {
            label class="govuk-label" for=(id) { (label) span class="govuk-visually-hidden" { " " (row.owed.indicator.name) } }
            (message(row, end))
            textarea class="govuk-textarea" id=(id) name=(id) rows=(rows) { (value) }
        }
    }
}

fn line(row: &Row<'_>, end: &str, label: &str, value: &str, hint: &str) -> Markup {
    let id = name(row.owed, end);
    html! {
        div class="fin2" {
            label class="govuk-label" for=(id) { (label) span class="govuk-visually-hidden" { " " (row.owed.indicator.name) } }
            @if !hint.is_empty() { p class="meta" id={ (id) "-hint" } { (hint) } }
            (message(row, end))
            input class="govuk-input" id=(id) name=(id) type="text" value=(value) autocomplete="off" aria-describedby=[(!hint.is_empty()).then(|| format!("{id}-hint"))];
        }
    }
}

fn sure(row: &Row<'_>) -> Markup {
    let group = name(row.owed, "c");
    html! {
        fieldset class="govuk-fieldset fin2" {
            legend class="govuk-fieldset__legend" { "How sure are you of the figure?" }
            div class="seg" {
                @for (key, word) in [("high", "High"), ("medium", "Medium"), ("low", "Low")] {
                    @let id = if key == "high" { group.clone() } else { format!("{group}-{key}") };
                    input type="radio" id=(id) name=(group) value=(key) checked[row.typed.confidence == key];
                    label for=(id) { (word) }
                }
            }
        }
    }
}
