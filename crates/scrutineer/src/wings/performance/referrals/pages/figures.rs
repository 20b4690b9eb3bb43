//! The drawings, facts and table of the comparison.

use crate::layout::dagger;
use crate::wings::performance::referrals::ReferralClaim;
use crate::wings::performance::referrals::rules::{Compared, Merged, Sheet, change, change_of};
use charts::{Head, Pair, PairNote, Paired, Series, Total, Totals};
use maud::{Markup, PreEscaped, html};
use measure::comparison::Line;
use measure::{Figure, Unit, show};

/// Both totals as bars, the estimate hatched.
pub(super) fn totals(c: &Compared) -> Markup {
    let svg = totals_drawn(c);
    html! { figure class="fig" { (PreEscaped(svg)) } }
}

/// The drawing of `c.before` and `c.now` with `c.total.annualised`.
fn totals_drawn(c: &Compared) -> String {
    let (before, now) = (&c.total.row.before, &c.total.row.now);
    let said = format!(
        "{} referrals in {}, {} in {}",
        show(before, Unit::Count),
        c.before.short(),
        show(now, Unit::Count),
        c.now.short()
    );
    let bar = |sheet: &Sheet, figure: &Figure, series| Total {
        name: sheet.year(),
        detail: sheet.months(),
        value: figure.to_f64().unwrap_or(0.0),
        series,
        ..Total::default()
    };
    let now = Total { annualised: estimate(&c.total), ..bar(&c.now, now, Series::Now) };
    charts::both(&Totals {
        head: Head::new("totals", "Referrals in all", said),
        totals: vec![bar(&c.before, before, Series::Before), now],
        estimate: format!(
            "if {} went at the same pace ({})",
            c.still_to_come(),
            c.scaled.as_deref().unwrap_or_default()
        ),
        ..Totals::default()
    })
}

/// The estimate of a line for the whole year, where there is one.
fn estimate(line: &Line) -> Option<f64> {
    line.annualised.to_f64()
}

/// Each category as a pair of bars, with a mark where its series breaks.
pub(super) fn by_category(c: &Compared) -> Markup {
    let svg = by_category_drawn(c);
    html! {
        @if !svg.is_empty() {
            figure class="fig" {
                ul class="legend" aria-hidden="true" {
                    li { span class="sw sw--prior" {} (c.before.short()) ", " (c.before.months()) }
                    li { span class="sw sw--now" {} (c.now.short()) ", " (c.now.months()) " counted" }
                    @if let Some(scaled) = &c.scaled { li { span class="sw sw--ext" {} "annualised by months, " (scaled) } }
                }
                (PreEscaped(svg))
            }
        }
    }
}

/// The drawing of `c.categories`: counts, the estimate, and the letter of the break or the reason.
fn by_category_drawn(c: &Compared) -> String {
    let pair = |merged: &Merged| Pair {
        name: merged.line.row.name.clone(),
        before: merged.line.row.before.to_f64().unwrap_or(0.0),
        now: merged.line.row.now.to_f64().unwrap_or(0.0),
        annualised: c.scaled.as_ref().and_then(|_| estimate(&merged.line)),
        note: match (merged.comparable(), &merged.letter) {
            (true, _) => PairNote::Comparable("same label".into()),
            (false, letter) => PairNote::SeriesBreak(letter.as_ref().and_then(|l| l.chars().next())),
        },
    };
    let said = format!(
        "{} of {} categories can be compared; the others changed their meaning between the two periods.",
        c.comparable(),
        c.categories.len()
    );
    charts::both(&Paired {
        head: Head::new("categories", "Referrals by category, in two periods", said),
        before: format!("{}, {}", c.before.short(), c.before.months()),
        now: format!("{}, {} counted", c.now.short(), c.now.months()),
        pairs: c.categories.iter().map(pair).collect(),
        key: false,
        ..Paired::default()
    })
}

/// One fact: what it is, its figure (in italics for an estimate), what to know.
fn fact(name: &str, value: &Markup, words: &str) -> Markup {
    html! { div { p class="facts__k" { (name) } p class="facts__v" { (value) } p { (words) } } }
}

/// The growth in its four forms: as counted, annualised, by other ways, as the plan says.
pub(super) fn facts(c: &Compared, claims: &[ReferralClaim]) -> Markup {
    let number = |claim: &ReferralClaim| claim.printed.trim_end_matches('%').parse::<measure::Decimal>().ok();
    let of_now = claims.iter().find(|claim| claim.starts_on == c.now.table.starts_on);
    let of_before = claims.iter().find(|claim| claim.starts_on == c.before.table.starts_on);
    let agrees = |claim: &ReferralClaim| {
        number(claim).is_some() && number(claim) == c.annualised().map(|g| measure::unit::round(g, 0))
    };
    let (now, before) = (c.now.table.months, c.before.table.months);
    html! {
        div class="facts" {
            @if let Some(counted) = c.as_counted() {
                @let words = if now == before { "Both cover as many months".to_owned() } else { format!("{now} months against {before}: not a fair comparison") };
                (fact("As counted", &html! { (change(counted)) }, &words))
            }
            @if let (Some(scaled), Some(growth)) = (&c.scaled, c.annualised()) {
                @let words = match of_now {
                    Some(claim) if agrees(claim) => format!("The plan’s “{}” is this figure, without its label", claim.words),
                    Some(claim) => format!("The plan says “{}”, which is not this figure", claim.words),
                    None => format!("If {} goes at the same pace", c.still_to_come()),
                };
                (fact(&format!("Annualised, {scaled}"), &html! { i { (change(growth)) } }, &words))
            }
            @if let Some((low, high)) = c.other_ways() {
                @let range = if change(low) == change(high) { change(low) } else { format!("{} to {}", change(low).trim_end_matches('%'), change(high)) };
                (fact("Other ways to annualise", &html! { i { (range) } }, &format!("By {}. By season needs monthly figures, which these tables do not give", c.other_words())))
            }
            @if let Some(claim) = of_before {
                (fact("Year before, as the plan says", &html! { "+" (claim.printed) }, &format!("Cannot be checked: there is no table for {}", c.year_before())))
            }
        }
    }
}

/// Every category and the total: both counts, the estimate, the change, the shares, and whether it can be compared.
pub(super) fn table(c: &Compared) -> Markup {
    let caption = format!("Referrals by agency, {} and {}", c.before.short(), c.now.short());
    html! {
        div class="scroller" tabindex="0" role="region" aria-label=(caption) {
            table class="dtable" {
                caption class="govuk-visually-hidden" { (caption) }
                thead {
                    tr {
                        th scope="col" { "Agency" }
                        th scope="col" { (c.before.short()) br; span { (c.before.months()) } }
                        th scope="col" { (c.now.short()) br; span { (c.now.months()) } }
                        @if let Some(scaled) = &c.scaled { th scope="col" { "Annualised" br; span { (scaled) } } }
                        th scope="col" { "Change" br; span { @if c.scaled.is_some() { "annualised" } @else { "as counted" } } }
                        th scope="col" { "Share" br; span { (c.before.year()) } }
                        th scope="col" { "Share" br; span { (c.now.year()) } }
                        th scope="col" class="txt" { "Can it be compared?" }
                    }
                }
                tbody { @for one in &c.categories { (category(c, one)) } }
                tfoot {
                    tr {
                        th scope="row" { (c.total.row.name) }
                        (figures(c, &c.total, true))
                        td class="txt" {
                            b { "Yes" }
                            @if c.scaled.is_some() { ", when annualised and labelled" }
                        }
                    }
                }
            }
        }
    }
}

fn category(c: &Compared, one: &Merged) -> Markup {
    html! {
        tr {
            th scope="row" { (one.line.row.name) }
            (figures(c, &one.line, one.comparable()))
            td class="txt" {
                @if !one.comparable() {
                    span class="brk" { "Series break" @if let Some(letter) = &one.letter { " (" (letter) ")" } } " "
                }
                (one.reason)
            }
        }
    }
}

/// The cells of figures; the change of a broken series is set back and says so.
fn figures(c: &Compared, line: &Line, comparable: bool) -> Markup {
    let illustrative = (c.before.table.illustrative, c.now.table.illustrative);
    let estimate = c.scaled.is_some();
    html! {
        td { (show(&line.row.before, Unit::Count)) (dagger(illustrative.0)) }
        td { (show(&line.row.now, Unit::Count)) (dagger(illustrative.1)) }
        @if estimate { td class="est" { (show(&line.annualised, Unit::Count)) } }
        td class={ @if estimate { "est" } @if !comparable { " est--weak" } } {
            (change_of(&line.annualised_change))
            @if !comparable { span class="govuk-visually-hidden" { " not comparable" } }
        }
        td { (show(&line.share_before, Unit::Percentage)) }
        td { (show(&line.share_now, Unit::Percentage)) }
    }
}
