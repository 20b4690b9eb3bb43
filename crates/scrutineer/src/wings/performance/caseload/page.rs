//! The caseload: three rates, then and now, beside the neighbours' with their own date.

use super::rules::{Rate, rate};
use super::{CODES, Caseload, SUBJECT};
use crate::layout::{dagger, date, page_head, provenance};
use crate::wings::performance::indicators::judged::{one_each, source_mark};
use crate::wings::performance::indicators::{self, Indicator, rules::shown};
use crate::wings::performance::notes::{self, QualityNote};
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::readings;
use crate::wings::performance::referrals::rules::change;
use axum_extra::routing::TypedPath;
use charts::{Head, Level, Levels};
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, View};
use maud::{Markup, PreEscaped, html};
use measure::{Decimal, Figure};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/caseload")]
pub struct Page;

#[derive(TypedPath, Deserialize)]
#[typed_path("/caseload.csv")]
pub struct PageCsv;

struct Sheet {
    tabs: Markup,
    rates: Vec<Rate>,
    notes: Vec<QualityNote>,
}

pub async fn show(desk: Desk<Read<Caseload>>, _: Page) -> Answer {
    desk.show(Sheet {
        tabs: tabs(Tab::Caseload, desk.person()),
        rates: rates(&desk).await?,
        notes: notes::concerning(&desk, SUBJECT).await?,
    })
}

pub async fn csv(desk: Desk<Read<Caseload>>, _: PageCsv) -> Answer {
    let header = [
        "Code",
        "Rate per 10,000 children",
        "Date before",
        "Rate before",
        "Date",
        "Rate",
        "Change %",
        "Compared with",
        "Their date",
        "Their rate",
        "Against them %",
        "Months apart",
    ];
    let mut csv = Csv::new("caseload", &header);
    let plain = |figure: &Figure| {
        let number = figure.number().map(|n| n.to_string());
        number.unwrap_or_else(|| figure.mark().unwrap_or_default().to_owned())
    };
    let rounded =
        |value: Option<Decimal>| value.map(|n| format!("{:.1}", measure::unit::round(n, 1))).unwrap_or_default();
    for rate in rates(&desk).await? {
        let (before, beside) = (rate.before.as_ref(), rate.neighbours.as_ref());
        csv.row(vec![
            rate.indicator.code.clone(),
            rate.indicator.name.clone(),
            before.map(|at| at.on.to_string()).unwrap_or_default(),
            before.map(|at| plain(&at.figure)).unwrap_or_default(),
            rate.now.on.to_string(),
            plain(&rate.now.figure),
            rounded(rate.change()),
            beside.map(|b| b.name.clone()).unwrap_or_default(),
            beside.map(|b| b.on.to_string()).unwrap_or_default(),
            beside.map(|b| plain(&b.figure)).unwrap_or_default(),
            rounded(rate.against()),
            rate.months_apart().map(|n| n.to_string()).unwrap_or_default(),
        ]);
    }
    desk.csv(csv)
}

/// The rates as they are known today.
async fn rates(desk: &Desk<Read<Caseload>>) -> Result<Vec<Rate>> {
    let all: Vec<Indicator> = desk.all(indicators::queries::in_order()).await?;
    let readings = one_each(desk.all(readings::queries::released_by(desk.today())).await?);
    let comparators = desk.all(indicators::queries::comparators()).await?;
    let populations = desk.all(indicators::queries::populations()).await?;
    let of = |code: &&str| {
        let indicator = all.iter().find(|one| one.code == **code)?;
        rate(indicator, &readings, &comparators, &populations)
    };
    Ok(CODES.iter().filter_map(of).collect())
}

/// The three rates as levels: then, now, the neighbours’ with their own date.
fn chart(rates: &[Rate]) -> Markup {
    let svg = levels(rates);
    html! { @if !svg.is_empty() { figure class="fig fig--total" { (PreEscaped(svg)) } } }
}

/// The drawing: one group for each rate with `before`, `now` and `neighbours`.
fn levels(rates: &[Rate]) -> String {
    let Some(first) = rates.first() else {
        return String::new();
    };
    let level = |rate: &Rate| {
        let before = rate.before.as_ref().and_then(|at| at.figure.to_f64());
        Some(Level {
            name: rate.indicator.name.clone(),
            before: before?,
            now: rate.now.figure.to_f64()?,
            elsewhere: rate.neighbours.as_ref().and_then(|b| b.figure.to_f64()),
        })
    };
    let month = |day: chrono::NaiveDate| day.format("%b %Y").to_string();
    let said: Vec<String> = rates
        .iter()
        .map(|r| {
            format!(
                "{}: {} against {}",
                r.indicator.name,
                r.now.figure,
                r.neighbours.as_ref().map_or_else(String::new, |b| b.figure.to_string())
            )
        })
        .collect();
    charts::both(&Levels {
        head: Head::new("levels", "Rates then and now against the neighbours", said.join("; ")),
        levels: rates.iter().filter_map(level).collect(),
        before: first.before.as_ref().map(|at| month(at.on)).unwrap_or_default(),
        now: month(first.now.on),
        elsewhere: first.neighbours.as_ref().map(|b| b.name.clone()).unwrap_or_default(),
        elsewhere_date: first.neighbours.as_ref().map(|b| month(b.on)).unwrap_or_default(),
        unit: "per 10,000 children".into(),
        ..Levels::default()
    })
}

/// "above", "below", "level with".
fn side(against: Decimal) -> &'static str {
    if against.is_zero() {
        "level with"
    } else if against.is_sign_negative() {
        "below"
    } else {
        "above"
    }
}

/// "rose by 18.5%".
fn moved(growth: Decimal) -> String {
    if growth.is_zero() {
        return "stayed level".into();
    }
    let verb = if growth.is_sign_negative() { "fell" } else { "rose" };
    format!("{verb} by {}", percent(growth))
}

/// How much, without its sign.
fn percent(growth: Decimal) -> String {
    measure::unit::show_places(growth.abs(), measure::Unit::Percentage, 1)
}

/// A rate with the places of its indicator.
fn value(indicator: &Indicator, figure: &Figure) -> String {
    shown(indicator, &measure::Reading::of(figure.clone()))
}

fn row(rate: &Rate) -> Markup {
    let none = html! { td class="void" { "not held" } };
    html! {
        tr {
            th scope="row" { (rate.indicator.name) }
            @match &rate.before { Some(at) => td { (value(&rate.indicator, &at.figure)) }, None => (none) }
            td class="own" {
                (value(&rate.indicator, &rate.now.figure))
                @if let Some(mark) = source_mark(rate.now.source) { " " span class="srcmark" { (mark) } }
            }
            @match rate.change() { Some(growth) => td { (change(growth)) }, None => (none) }
            @match &rate.neighbours {
                Some(beside) => td class="cmp grp" {
                    (value(&rate.indicator, &beside.figure)) (dagger(beside.illustrative))
                    br; span class="meta" { (date(beside.on)) }
                },
                None => td class="void grp" { "not held" },
            }
            @match (rate.against(), rate.months_apart()) {
                (Some(growth), Some(apart)) => td {
                    (change(growth))
                    @if apart > 0 { br; span class="meta" { (apart) " months apart" } }
                },
                _ => (none),
            }
        }
    }
}

fn table(rates: &[Rate]) -> Markup {
    let before = rates.iter().find_map(|rate| rate.before.as_ref()).map(|at| date(at.on));
    let now = rates.first().map(|rate| date(rate.now.on)).unwrap_or_default();
    html! {
        h2 class="h2" { "The figures" }
        div class="scroller" tabindex="0" role="region" aria-label="Caseload per 10,000 children" {
            table class="dtable" {
                caption class="govuk-visually-hidden" { "Caseload per 10,000 children aged 0 to 17, then, now and beside the neighbours" }
                thead {
                    tr {
                        th scope="col" { "Per 10,000 children" }
                        th scope="col" { (before.as_deref().unwrap_or("Year end before")) }
                        th scope="col" { (now) }
                        th scope="col" { "Change" }
                        th scope="col" class="grp" { "Neighbours" br; span { "at their own date" } }
                        th scope="col" { "Against them" }
                    }
                }
                tbody { @for rate in rates { (row(rate)) } }
            }
        }
    }
}

impl Sheet {
    /// The longest time between our date and the neighbours'.
    fn apart(&self) -> Option<(i32, &Rate)> {
        let apart = self.rates.iter().filter_map(|rate| Some((rate.months_apart()?, rate)));
        apart.max_by_key(|(months, _)| *months).filter(|(months, _)| *months > 0)
    }

    fn answer(&self) -> Markup {
        let Some(first) = self.rates.first() else {
            return html! { b { "No caseload yet." } " It needs figures for child protection plans, children in need and children looked after." };
        };
        let rising = self.rates.iter().filter(|r| r.change().is_some_and(|g| g > Decimal::ZERO)).count();
        let since = first.before.as_ref().map(|at| date(at.on));
        html! {
            @if let Some(since) = since { b { (rising) " of " (self.rates.len()) " rates rose since " (since) "." } " " }
            (first.indicator.name)
            @if let Some(growth) = first.change() { " " (moved(growth)) }
            @if let Some(growth) = first.against() {
                @if first.change().is_some() { " and" }
                " lie " (percent(growth)) " " (side(growth)) " the neighbours"
            }
            "."
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Caseload beside the neighbours".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let tools = html! { a class="btn btn--quiet" href=(PageCsv) { "Download CSV" } };
        html! {
            (self.tabs)
            (page_head(&self.title(), &self.answer(), Some(tools)))
            @if self.rates.is_empty() {
                p class="empty" { "Enter the rates at the end of a period for " (CODES.join(", ")) ". They stand here beside the neighbours’, each with its date." }
            } @else {
                @if let Some((months, rate)) = self.apart() {
                    @if let Some(beside) = &rate.neighbours {
                        p class="measure" {
                            b { "The dates differ by " (months) " months." }
                            " Our rates are for " (date(rate.now.on)) ", the neighbours’ for " (date(beside.on)) "."
                            " Read the distance with care: the neighbours will have moved too."
                        }
                    }
                }
                (chart(&self.rates))
                (table(&self.rates))
                (provenance(&html! {
                    "Rates per 10,000 children aged 0 to 17. "
                    @if let Some(beside) = self.rates.iter().find_map(|r| r.neighbours.as_ref()) { "Neighbours: " (beside.source) ". " }
                    "High or low is neither good nor bad in itself."
                }))
            }
            (notes::panel(&self.notes))
        }
    }
}
