//! Agencies beside each other: ranked, and in a funnel that says who differs by more than chance.

use super::one::Sheet;
use crate::layout::dagger;
use crate::wings::performance::indicators::rules::{figure, period_long};
use crate::wings::performance::readings::Reading;
use charts::{Curve, Dot, Funnel, Head, Ranked, Reach, Spot, both};
use maud::{Markup, PreEscaped, html};
use measure::funnel::{self, Area, Of, Out};
use measure::{Unit, intervals, rank};

/// With fewer than this there is nothing to rank.
const FEWEST: usize = 3;

struct Part<'a> {
    name: &'a str,
    count: f64,
    of: f64,
    own: bool,
}

/// The drawings, where at least three agencies have a share of the same period.
pub(super) fn drawings(page: &Sheet, parts: &[&Reading]) -> Markup {
    let Some(period) = parts.iter().map(|r| r.period()).max_by_key(measure::Period::end) else { return html! {} };
    let made_up = parts.iter().any(|r| r.illustrative());
    let parts: Vec<Part<'_>> = parts.iter().filter(|r| r.period() == period).filter_map(|r| part(page, r)).collect();
    if page.indicator.unit.0 != Unit::Percentage || parts.len() < FEWEST {
        return html! {};
    }
    let areas: Vec<Option<Area>> = parts.iter().map(|p| Some(Area { count: p.count, of: p.of })).collect();
    let Ok(found) = funnel::funnel(&areas, Of::Proportion, page.indicator.polarity.0) else { return html! {} };
    let title = format!("{} by agency, {}", page.indicator.name, period_long(&page.indicator, &period));
    let finding = finding(&parts, &found);
    html! {
        p { (finding) (dagger(made_up)) }
        figure class="fig" { (PreEscaped(both(&ranked(page, &parts, &found, title.clone(), finding.clone())))) }
        (govuk::Details {
            class: "sc-details",
            summary: "Who differs by more than chance: the same by size".into(),
            body: html! {
                figure class="fig" { (PreEscaped(both(&plot(page, &parts, &found, title, finding)))) }
                p { "Each dot is an agency: how many cases it had, and its share. Within the dashed lines lie 95 of 100 by chance alone, within the outer ones 998 of 1,000. Small agencies swing widely, so the lines are wide there. Outside them, ask what is different; do not blame first." }
            }.into(),
            ..govuk::Details::default()
        })
    }
}

fn part<'a>(page: &'a Sheet, reading: &Reading) -> Option<Part<'a>> {
    let agency = page.agencies.iter().find(|a| Some(a.id) == reading.agency_id)?;
    let figure = figure(&page.indicator, reading, &page.populations);
    let number = |value: Option<measure::Decimal>| value.and_then(|v| measure::Figure::Number(v).to_f64());
    let (count, of) = (number(figure.numerator)?, number(figure.denominator)?);
    (of > 0.0).then_some(Part { name: &agency.short_name, count, of, own: page.agency == Some(agency.id.uuid()) })
}

/// Who lies outside, in a sentence.
fn finding(parts: &[Part<'_>], found: &funnel::Funnel) -> String {
    let beyond: Vec<&str> = parts
        .iter()
        .zip(&found.points)
        .filter(|(_, point)| point.is_some_and(|point| point.out == Out::Beyond))
        .map(|(part, _)| part.name)
        .collect();
    match beyond.as_slice() {
        [] => "No agency differs from the average by more than its number of cases explains.".into(),
        [one] => format!("{one} differs from the average by more than chance explains; the others do not."),
        [first @ .., last] => {
            format!("{} and {last} differ from the average by more than chance explains.", first.join(", "))
        }
    }
}

fn ranked(page: &Sheet, parts: &[Part<'_>], found: &funnel::Funnel, title: String, finding: String) -> Ranked {
    let values: Vec<Option<f64>> = parts.iter().map(|p| Some(p.count / p.of * 100.0)).collect();
    let places = rank::places(&values, page.indicator.polarity.0);
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|n| places[*n].map_or(usize::MAX, |place| place.place));
    let dot = |n: usize| {
        let part = &parts[n];
        let interval = intervals::proportion(part.count, part.of).ok();
        Dot {
            name: part.name.to_owned(),
            value: values[n],
            interval: interval.map(|i| (i.lower * 100.0, i.upper * 100.0)),
            own: part.own,
        }
    };
    let average = found.average * 100.0;
    Ranked {
        head: Head::new("ranked", title, finding),
        dots: order.into_iter().map(dot).collect(),
        average: Some((average, format!("average {average:.1}%"))),
        unit: "%".into(),
        ..Ranked::default()
    }
}

fn plot(page: &Sheet, parts: &[Part<'_>], found: &funnel::Funnel, title: String, finding: String) -> Funnel {
    let largest = parts.iter().map(|p| p.of).fold(1.0, f64::max) * 1.1;
    let curve = |n: i32| {
        let of = largest * f64::from(n) / 60.0;
        let l = found.limits_at(of);
        let scaled = |low: f64, high: f64| (low * 100.0, high * 100.0);
        Curve { of, inner: scaled(l.lower, l.upper), outer: scaled(l.outer_lower, l.outer_upper) }
    };
    let spot = |(part, point): (&Part<'_>, &Option<funnel::Point>)| Spot {
        name: part.name.to_owned(),
        of: part.of,
        value: part.count / part.of * 100.0,
        reach: match point.map(|point| point.out) {
            Some(Out::Beyond) => Reach::Beyond,
            Some(Out::Between) => Reach::Between,
            _ => Reach::Within,
        },
        own: part.own,
    };
    let average = found.average * 100.0;
    let across = page.indicator.denominator_name.clone().unwrap_or_else(|| "cases".into());
    Funnel {
        head: Head::new("funnel", title, finding),
        spots: parts.iter().zip(&found.points).map(spot).collect(),
        average: (average, format!("average {average:.1}%")),
        curves: (1..=60).map(curve).collect(),
        across,
        unit: "%".into(),
        most: Some(100.0),
        ..Funnel::default()
    }
}
