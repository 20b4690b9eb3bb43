//! The series of an indicator: its control chart, the line that says how it was worked out, and every point as a table.

use super::chart::chart;
use super::one::{One, Sheet};
use super::range::{assured, worked_out};
use crate::edition::questions as questions_of;
use crate::layout::{dagger, date};
use crate::wings::performance::indicators::SeriesBreak;
use crate::wings::performance::indicators::judged::source_mark;
use crate::wings::performance::indicators::rules::{adds_up, figure, period_short, shown, target_at, target_for};
use crate::wings::performance::readings::Reading;
use crate::wings::performance::readings::pages::one::One as ReadingPage;
use crate::wings::performance::scorecard::signs::rag_tag;
use maud::{Markup, html};
use measure::spc::{Flag, Rule, Way};
use measure::{Judgement, Kind, Period, Unit, judge, show};

/// How many points and lines are shown at first: five years of months. A longer line cannot be read on a screen.
pub(super) const MOST: usize = 60;

/// Chart, provenance, tables.
pub(super) fn section(page: &Sheet) -> Markup {
    let rows = rows(page);
    let held = rows.iter().filter(|r| r.reading.is_some()).count();
    let shown = if page.every() { rows.len() } else { rows.len().min(MOST) };
    html! {
        section aria-labelledby="series" {
            h2 class="h2 h2--first" id="series" { (heading(page.indicator.frequency.0)) }
            @if rows.is_empty() {
                p class="empty" { "No figure is signed off yet. Once one is, its series, its table and its proof stand here." }
            } @else {
                (chart(page))
                (assured(page))
                (worked_out(page))
                (years(page))
                (govuk::Details {
                    class: "sc-details",
                    summary: if shown < rows.len() { format!("The last {shown} figures as a table") } else { format!("Every figure as a table, {held} in all") }.into(),
                    body: table(page, &rows[..shown]).into(),
                    open: page.judged.series.range.chart.is_none() || page.every(),
                    ..govuk::Details::default()
                })
                p { a href=(One { code: format!("{}.csv", page.indicator.code) }) { "Download every reading and revision as CSV" } }
            }
        }
    }
}

/// The way to the points that are not shown at first. Not part of the drawing that is kept: it says as at when.
pub(super) fn older(page: &Sheet) -> Markup {
    let points = &page.judged.series.points;
    html! {
        @if let (1.., Some(first)) = (page.first_shown(), points.first()) {
            p { a href=(page.asked.every()) { "Show every figure, back to " (period_short(&page.indicator, &first.period)) } }
        }
    }
}

/// What a board asks when the indicator moves.
pub(super) fn questions(page: &Sheet) -> Markup {
    let questions = questions_of(&page.indicator.code);
    html! {
        @if !questions.is_empty() {
            section aria-labelledby="questions" {
                h2 class="h2" id="questions" { "Questions to ask when it moves" }
                ul class="govuk-list govuk-list--bullet" { @for question in questions { li { (question) } } }
            }
        }
    }
}

fn heading(frequency: Kind) -> &'static str {
    match frequency {
        Kind::Month => "Month by month",
        Kind::Quarter => "Quarter by quarter",
        Kind::Term => "Term by term",
        Kind::Year | Kind::CalendarYear => "Year by year",
        Kind::Day | Kind::YearToDate => "Over time",
    }
}

/// One line of the table.
struct Row<'a> {
    period: Period,
    reading: Option<&'a Reading>,
    flag: Option<Flag>,
}

/// Every period of the series, gaps too, and figures for other stretches such as the year to date; the latest first.
fn rows(page: &Sheet) -> Vec<Row<'_>> {
    let series = &page.judged.series;
    let flag = |n: usize| series.range.chart.as_ref()?.points.get(n.checked_sub(series.from)?)?.flag;
    let mut rows: Vec<Row<'_>> = series
        .points
        .iter()
        .enumerate()
        .map(|(n, point)| Row { period: point.period, reading: point.reading.as_ref(), flag: flag(n) })
        .collect();
    let others = page.readings.iter().filter(|r| r.kind.0 != page.indicator.frequency.0);
    rows.extend(others.map(|r| Row { period: r.period(), reading: Some(r), flag: None }));
    rows.sort_by_key(|row| std::cmp::Reverse((row.period.end(), std::cmp::Reverse(row.period.start()))));
    rows
}

fn table(page: &Sheet, rows: &[Row<'_>]) -> Markup {
    html! {
        div class="scroller" tabindex="0" role="region" aria-label="Every figure" {
            table class="list" {
                caption class="govuk-visually-hidden" { (page.indicator.name) ": every figure, the latest first" }
                thead { tr {
                    th scope="col" { "Period" } th scope="col" class="num" { "Figure" } th scope="col" class="num" { "Counted" }
                    th scope="col" { "Against its target" } th scope="col" { "Is it real?" } th scope="col" { "Source" }
                } }
                tbody { @for row in rows { (line(page, row)) } }
            }
        }
    }
}

fn line(page: &Sheet, row: &Row<'_>) -> Markup {
    let name = period_short(&page.indicator, &row.period);
    let Some(reading) = row.reading else {
        return html! { tr { th scope="row" { (name) } td class="num" { "no figure" } td {} td {} td {} td {} } };
    };
    let figure = figure(&page.indicator, reading, &page.populations);
    let counted = match (figure.numerator, figure.denominator) {
        (Some(n), Some(m)) => format!("{} of {}", show(n, Unit::Count), show(m, Unit::Count)),
        (Some(n), None) if page.indicator.unit.0 == Unit::Per10k => show(n, Unit::Count),
        _ => String::new(),
    };
    html! {
        tr {
            th scope="row" { a href=(ReadingPage { id: reading.id }) { (name) } }
            td class="num" { (shown(&page.indicator, &figure)) (dagger(reading.illustrative())) }
            td class="num" { (counted) }
            td { (rag_tag(judgement(page, row, &figure).rag)) }
            td { (row.flag.map_or("", flag_words)) }
            td { (source_mark(reading.source).unwrap_or("")) }
        }
    }
}

/// Against the target that held then, so that an old figure keeps the colour it had.
fn judgement(page: &Sheet, row: &Row<'_>, figure: &measure::Reading) -> Judgement {
    let target = target_at(&page.targets, &row.period).and_then(|t| target_for(t, &page.indicator, &row.period));
    judge(figure, target.as_ref(), page.indicator.polarity.0, page.indicator.unit.0)
}

/// Why a point is more than chance.
const fn flag_words(flag: Flag) -> &'static str {
    match (flag.rule, flag.way) {
        (Rule::Outside, Way::High) => "Above the usual range",
        (Rule::Outside, Way::Low) => "Below the usual range",
        (Rule::Shift, Way::High) => "In a run above the average",
        (Rule::Shift, Way::Low) => "In a run below the average",
        (Rule::Trend, Way::High) => "In a run of rises",
        (Rule::Trend, Way::Low) => "In a run of falls",
        (Rule::TwoInThree, Way::High) => "Near the usual high twice in three",
        (Rule::TwoInThree, Way::Low) => "Near the usual low twice in three",
    }
}

/// The months of this financial year beside the same months of the year before; for counts that both years have.
fn years(page: &Sheet) -> Markup {
    let pairs = pairs(page);
    if pairs.len() < 2 {
        return html! {};
    }
    let name = |p: &Period| measure::period::financial_year_of(p.end()).short();
    let (now, before) = (name(&pairs[0].0), name(&pairs[0].0.same_last_year()));
    let total = |of: fn(&(Period, measure::Figure, measure::Figure)) -> measure::Figure| {
        let parts: Vec<measure::Figure> = pairs.iter().map(of).collect();
        measure::Figure::sum(&parts)
    };
    let totals = (total(|p| p.1.clone()), total(|p| p.2.clone()));
    let change = |now: &measure::Figure, before: &measure::Figure| {
        let growth = measure::rates::growth(now, before).number();
        growth.map_or("–".to_owned(), |g| format!("{}%", measure::unit::signed(g, 0)))
    };
    let count = |f: &measure::Figure| show(f, Unit::Count);
    html! {
        div class="scroller" tabindex="0" role="region" aria-label="This year beside the last" {
            table class="mini" {
                caption class="mini__c" { (now) " against the same months of " (before) }
                thead { tr {
                    th scope="col" { span class="govuk-visually-hidden" { "Year" } }
                    @for (period, ..) in &pairs { th scope="col" { (period.end().format("%b").to_string()) } }
                    th scope="col" { (pairs.len()) " months" }
                } }
                tbody {
                    tr { th scope="row" { (now) } @for (_, now, _) in &pairs { td { (count(now)) } } td { b { (count(&totals.0)) } } }
                    tr { th scope="row" { (before) } @for (_, _, before) in &pairs { td { (count(before)) } } td { (count(&totals.1)) } }
                    tr { th scope="row" { "Change" } @for (_, now, before) in &pairs { td { (change(now, before)) } } td { b { (change(&totals.0, &totals.1)) } } }
                }
            }
        }
    }
}

/// Each month of the latest financial year with its figure and that of a year before; none across a break, none for
/// what does not add up over months.
fn pairs(page: &Sheet) -> Vec<(Period, measure::Figure, measure::Figure)> {
    let counted = page.indicator.unit.0 == Unit::Count && adds_up(&page.indicator);
    let months = || page.readings.iter().filter(|r| r.kind.0 == Kind::Month);
    let (true, Some(last)) = (counted, months().map(|r| r.ends_on).max()) else {
        return Vec::new();
    };
    let year = measure::period::financial_year_of(last);
    if page.breaks.iter().any(|b| b.on_date > year.previous().start() && b.on_date <= last) {
        return Vec::new();
    }
    let value = |r: &Reading| figure(&page.indicator, r, &page.populations).value;
    let of = |period: Period| months().find(|r| r.period() == period).map(value);
    year.each_month().filter_map(|month| Some((month, of(month)?, of(month.same_last_year())?))).collect()
}

/// Where what is counted has changed.
pub(super) fn breaks(breaks: &[SeriesBreak]) -> Markup {
    html! {
        @if !breaks.is_empty() {
            section class="callout" aria-labelledby="breaks" {
                h3 class="h3 h3--first" id="breaks" { "What is counted has changed" }
                @for b in breaks { p { b { (date(b.on_date)) ". " } (b.reason) (dagger(b.illustrative)) } }
            }
        }
    }
}
