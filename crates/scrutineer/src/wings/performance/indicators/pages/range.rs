//! The usual range of an indicator in words: how it was set, where it was set anew, what it says of the target, and what
//! a chart means for those who never met one.

use super::chart::shown as value;
use super::one::Sheet;
use super::range_by::RangeBy;
use super::rebase::NewRebase;
use super::rebase_undo::UndoRebase;
use crate::layout::{date, provenance};
use crate::wings::performance::indicators::range::{Range, RangeBy as Choice, attribute};
use crate::wings::performance::indicators::rules::{target_at, target_for};
use crate::wings::performance::readings::Reading;
use maud::{Markup, html};
use measure::spc::{Assurance, Chart, STABLE_POINTS, TRIAL_POINTS, Way, assurance};
use measure::{Figure, Target};

/// Where the usual range was worked out anew, why, who agreed; and what the chart means, for those who never met one.
pub(super) fn section(page: &Sheet) -> Markup {
    let rebased = &page.judged.series.rebased;
    if page.judged.series.range.chart.is_none() {
        return html! {};
    }
    let code = page.indicator.code.clone();
    html! {
        (govuk::Details {
            class: "sc-details",
            summary: "Is this change real? How to read the chart".into(),
            body: explained().into(),
            ..govuk::Details::default()
        })
        @if !rebased.is_empty() {
            section class="callout" aria-labelledby="ranges" {
                h3 class="h3 h3--first" id="ranges" { "The usual range was set anew" }
                @for (_, rebase) in rebased {
                    p {
                        b { "From " (date(rebase.on_date)) ". " } (rebase.reason) " Agreed by " (rebase.agreed_by) "."
                        @if page.may.set_targets {
                            " " a href=(UndoRebase { id: rebase.id }) { "Take back" span class="govuk-visually-hidden" { " the range set anew from " (date(rebase.on_date)) } }
                        }
                    }
                }
            }
        }
        @if page.may.set_targets {
            p class="links" {
                a href=(NewRebase { code: code.clone() }) { "Set the usual range anew" } " "
                @if attribute(&page.indicator).is_some() { a href=(RangeBy { code }) { "Choose what it is set on" } }
            }
        }
    }
}

fn explained() -> Markup {
    html! {
        p { "Every figure goes up and down a little from one time to the next, though nothing has changed. The grey band is how far it usually goes. Inside the band, and with no pattern, a move says nothing: do not praise it and do not ask why it happened." }
        p { "A change is called real when chance would hardly make it: a point outside the band; seven in a row on one side of the average; seven in a row that rise, or fall; or two of three close to the same edge of the band." }
        p { "When it is real, ask what changed in the work. When it is not, and the figure is still not good enough, the work itself has to change: more of the same will bring more of the same." }
        p { "Coloured marks show the points that are real: blue for better, orange for worse, purple where neither is better. The dashed line is the target; if it lies outside the band, the target will be missed, or met, every time until the work changes." }
    }
}

/// How the usual range was worked out, or why there is none.
pub(super) fn worked_out(page: &Sheet) -> Markup {
    let indicator = &page.indicator;
    let made_up = page.readings.iter().any(Reading::illustrative);
    provenance(&html! {
        @match &page.judged.series.range.chart {
            _ if indicator.rolling_months.is_some() => "Each figure covers twelve months, so neighbouring figures share most of their cases: no usual range is drawn. ",
            None => "One figure a year is too few for a usual range. ",
            Some(chart) => (usual_range(page, chart)),
        }
        "Source: " (indicator.source) ". "
        @if made_up { "† marks figures made up to show how the page works. " }
        a href="/help" { "How this is worked out" }
    })
}

fn usual_range(page: &Sheet, chart: &Chart) -> Markup {
    let range = &page.judged.series.range;
    let basis = chart.summary.basis;
    let spacing = page.indicator.frequency.0.word();
    let anew = page.judged.series.rebased.last().map(|(_, rebase)| rebase.on_date);
    let since = page.breaks.iter().map(|b| b.on_date).chain(anew).max();
    let missing = page.indicator.range_by == Choice::Cases && range.cases.is_none();
    html! {
        @match chart.summary.lines {
            Some(lines) if basis >= STABLE_POINTS => {
                "The usual range is " (value(&page.indicator, lines.lower)) " to " (value(&page.indicator, lines.upper)) ", and the average is " (value(&page.indicator, lines.mean)) ". "
                "It is set on all " (basis) " " (spacing) "s" @if let Some(day) = since { " since " (date(day)) }
                @match range.cases {
                    Some(attribute) => { " and on how many cases each rests on (" (attribute.letter()) " chart), so that it is wider where there are few. " }
                    None => ", outlying jumps left out as the NHS reference does; its spreadsheet keeps them (XmR chart). ",
                }
            }
            _ => { "Too early for a usual range: " (basis) " of " (STABLE_POINTS) " points" @if let Some(day) = since { " since " (date(day)) } ". " (on_trial(range, basis)) }
        }
        @if missing { "It was to be set on the number of cases, but some figures came without theirs. " }
    }
}

/// What a run chart says while limits are too early.
fn on_trial(range: &Range, basis: usize) -> Markup {
    let last = range.run.as_ref().and_then(|(_, run)| run.last());
    html! {
        "The line is the median. "
        @if basis >= TRIAL_POINTS { "The dotted limits are on trial and will still move. " }
        @match last {
            Some(Way::High) => "A first sign: the latest figures keep above it, or keep rising, longer than chance would. ",
            Some(Way::Low) => "A first sign: the latest figures keep below it, or keep falling, longer than chance would. ",
            None => {}
        }
    }
}

/// Whether the target can be expected to be met while the work stays as it is.
pub(super) fn assured(page: &Sheet) -> Markup {
    html! { @if let Some(words) = assurance_words(page) { p class="assured" { (words) } } }
}

fn assurance_words(page: &Sheet) -> Option<&'static str> {
    let summary = &page.judged.series.range.chart.as_ref()?.summary;
    let lines = summary.lines.filter(|_| summary.basis >= STABLE_POINTS)?;
    let period = page.judged.series.points.last()?.period;
    let target = target_for(target_at(&page.targets, &period)?, &page.indicator, &period)?;
    let Target::Level { level, .. } = target else { return None };
    Some(match assurance(&lines, Figure::Number(level).to_f64()?, page.indicator.polarity.0)? {
        Assurance::Pass => {
            "While the work stays as it is, the target will be met every time: it lies outside the usual range, on the easy side."
        }
        Assurance::Fail => {
            "While the work stays as it is, the target will be missed every time: it lies outside the usual range, on the hard side."
        }
        Assurance::HitOrMiss => {
            "While the work stays as it is, the target will be met at some times and missed at others, by chance: it lies within the usual range."
        }
    })
}
