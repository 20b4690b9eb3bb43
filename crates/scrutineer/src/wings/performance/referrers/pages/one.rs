//! One agency: what it refers and what becomes of it, period by period, beside the partnership.

use super::list::List;
use crate::layout::{Crumb, crumbs, dagger, folding, page_head};
use crate::wings::governance::agencies::{Agency, AgencyId};
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::referrers::Referrers;
use crate::wings::performance::referrers::facts::{Facts, Section, theirs};
use crate::wings::performance::referrers::rules::{Counted, Line, Topic, counts, said, shown};
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/referrers/{id}", rejection(kit::Error))]
pub struct One {
    pub id: AgencyId,
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/referrers/{id}/figures.csv", rejection(kit::Error))]
pub struct OneCsv {
    pub id: AgencyId,
}

struct Sheet {
    tabs: Markup,
    agency: Agency,
    sections: Vec<Section>,
    /// Whether this person enters the agency's figures.
    enters: bool,
    demonstration: bool,
}

pub async fn show(desk: Desk<Read<Referrers>>, at: One) -> Answer {
    let agency = theirs(&desk, at.id).await?;
    let sections = Facts::load(&desk).await?.sections(agency.id);
    desk.show(Sheet {
        tabs: tabs(Tab::Referrers, desk.person()),
        sections,
        enters: desk.person().may(Right { verb: "write", register: "readings" }),
        demonstration: desk.person().demonstration(),
        agency,
    })
}

pub async fn csv(desk: Desk<Read<Referrers>>, at: OneCsv) -> Answer {
    let agency = theirs(&desk, at.id).await?;
    let header = [
        "Agency",
        "What",
        "Code",
        "Period begins",
        "Period ends",
        "Figure",
        "Numerator",
        "Denominator",
        "Partnership, same period",
        "Its numerator",
        "Its denominator",
        "Illustrative",
    ];
    let mut csv = Csv::new(format!("referrals-of-{}", agency.short_name), &header);
    let number = |number: Option<measure::Decimal>| number.map(|n| n.normalize().to_string()).unwrap_or_default();
    for section in Facts::load(&desk).await?.sections(agency.id) {
        for line in &section.lines {
            let whole = line.whole.as_ref().map(|whole| &whole.figure);
            csv.row(vec![
                agency.name.clone(),
                section.topic.name().into(),
                section.indicator.code.clone(),
                line.own.period.start().to_string(),
                line.own.period.end().to_string(),
                shown(section.topic, &line.own.figure),
                number(line.own.figure.numerator),
                number(line.own.figure.denominator),
                whole.map(|whole| shown(section.topic, whole)).unwrap_or_default(),
                number(whole.and_then(|whole| whole.numerator)),
                number(whole.and_then(|whole| whole.denominator)),
                if line.own.illustrative { "yes" } else { "no" }.into(),
            ]);
        }
    }
    desk.csv(csv)
}

impl Sheet {
    fn mark(&self, counted: &Counted) -> Markup {
        dagger(counted.illustrative || self.demonstration)
    }

    fn sentence(&self, topic: Topic, line: &Line) -> Markup {
        let (bold, rest) = said(topic, line);
        html! { b { (bold) (self.mark(&line.own)) } (rest) }
    }

    fn say(&self) -> Markup {
        let latest =
            |topic| self.sections.iter().find(|s| s.topic == topic).and_then(|s| Some((topic, s.lines.last()?)));
        let first =
            latest(Topic::NoFurther).or_else(|| self.sections.first().and_then(|s| Some((s.topic, s.lines.last()?))));
        html! {
            @match first {
                Some((topic, line)) => { (line.own.period.long()) ": " (self.sentence(topic, line)) }
                None => b { "Nothing of its own referrals is held yet." },
            }
        }
    }

    fn section(&self, section: &Section) -> Markup {
        let (topic, key) = (section.topic, section.topic.key());
        let latest_first: Vec<&Line> = section.lines.iter().rev().collect();
        let figure = move |counted: &Counted| {
            html! {
                @match counted.reading {
                    Some(id) => a href=(format!("/readings/{id}")) { (shown(topic, &counted.figure)) },
                    None => (shown(topic, &counted.figure)),
                }
            }
        };
        let under =
            |counted: &Counted| counts(&counted.figure).filter(|counts| *counts != shown(topic, &counted.figure));
        let columns = vec![
            Column::new("Period", |line: &&Line| html! { (line.own.period.long()) }).names_row(),
            Column::new(self.agency.short_name.as_str(), |line: &&Line| {
                html! {
                    (figure(&line.own)) (self.mark(&line.own))
                    @if let Some(counts) = under(&line.own) { span class="meta rowmeta" { (counts) } }
                    @if topic.is_share() && line.own.figure.is_too_few() { span class="meta rowmeta" { "too few to rate" } }
                }
            }),
            Column::new("The partnership, same period", |line: &&Line| {
                html! {
                    @match &line.whole {
                        Some(whole) => {
                            (figure(whole)) (dagger(whole.illustrative))
                            @if let Some(counts) = under(whole) { span class="meta rowmeta" { (counts) } }
                        }
                        None => span class="meta" { "not held" },
                    }
                }
            }),
        ];
        let caption = format!("{}, the latest period first", topic.name());
        html! {
            section aria-labelledby=(key) {
                h2 class="h2" id=(key) { (topic.name()) }
                @if let Some(latest) = section.lines.last() {
                    p { (latest.own.period.long()) ": " (self.sentence(topic, latest)) " " (PreEscaped(&section.spark)) }
                }
                (folding(&caption, columns, &latest_first))
                p class="prov" { "The agency’s part of " a href=(format!("/indicators/{}", section.indicator.code)) { (section.indicator.name) } ", signed off. Each of its figures leads to its proof." }
            }
        }
    }

    fn empty(&self) -> Markup {
        let held = |topic: Topic| self.sections.iter().any(|section| section.topic == topic);
        let missing: Vec<Topic> =
            [Topic::NoFurther, Topic::EarlyHelp].into_iter().filter(|topic| !held(*topic)).collect();
        html! {
            @if !missing.is_empty() {
                div class="empty" {
                    p class="empty__h" { "What is not sent yet" }
                    p { "Send it with your agency’s return, and choose that it covers your own part only:" }
                    ul {
                        @for topic in missing {
                            li {
                                @let code = topic.code();
                                @if self.enters { a href=(format!("/indicators/{code}/readings/new")) { (topic.name()) } }
                                @else { a href=(format!("/indicators/{code}")) { (topic.name()) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("What {} refers", self.agency.short_name)
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let tools = html! { a class="btn btn--quiet" href=(OneCsv { id: self.agency.id }) { "Download CSV" } };
        html! {
            (self.tabs)
            (crumbs(&[Crumb::new("Referrers", List)]))
            (page_head(&self.title(), &self.say(), Some(tools)))
            @for section in &self.sections { (self.section(section)) }
            (self.empty())
        }
    }
}
