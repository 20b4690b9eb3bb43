//! The agencies that refer, by name: each with its latest figures. No rank: agencies see different children.

use super::one::One;
use crate::layout::{dagger, folding, page_head};
use crate::wings::governance::agencies::Agency;
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::referrers::Referrers;
use crate::wings::performance::referrers::facts::{Facts, Section, may_see, sees_all};
use crate::wings::performance::referrers::rules::{Topic, counts, shown};
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Permission, Read, Result, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/referrers")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/referrers.csv")]
pub struct ListCsv;

struct Row {
    agency: Agency,
    sections: Vec<Section>,
}

struct Sheet {
    tabs: Markup,
    rows: Vec<Row>,
    sees_all: bool,
    demonstration: bool,
}

async fn rows<P: Permission>(desk: &Desk<P>) -> Result<Vec<Row>> {
    let facts = Facts::load(desk).await?;
    let seen = facts.agencies.iter().filter(|agency| may_see(desk, agency.id));
    let rows = seen.map(|agency| Row { agency: agency.clone(), sections: facts.sections(agency.id) });
    Ok(rows.filter(|row| !row.sections.is_empty()).collect())
}

pub async fn show(desk: Desk<Read<Referrers>>, _: List) -> Answer {
    let rows = rows(&desk).await?;
    desk.show(Sheet {
        tabs: tabs(Tab::Referrers, desk.person()),
        rows,
        sees_all: sees_all(&desk),
        demonstration: desk.person().demonstration(),
    })
}

pub async fn csv(desk: Desk<Read<Referrers>>, _: ListCsv) -> Answer {
    let header = ["Agency", "What", "Code", "Period", "Figure", "Counts", "Partnership, same period", "Illustrative"];
    let mut csv = Csv::new("referrers", &header);
    for row in rows(&desk).await? {
        for section in &row.sections {
            let Some(line) = section.lines.last() else { continue };
            csv.row(vec![
                row.agency.name.clone(),
                section.topic.name().into(),
                section.indicator.code.clone(),
                line.own.period.long(),
                shown(section.topic, &line.own.figure),
                counts(&line.own.figure).unwrap_or_default(),
                line.whole.as_ref().map(|whole| shown(section.topic, &whole.figure)).unwrap_or_default(),
                if line.own.illustrative { "yes" } else { "no" }.into(),
            ]);
        }
    }
    desk.csv(csv)
}

impl Sheet {
    fn cell(&self, row: &Row, topic: Topic) -> Markup {
        let latest =
            row.sections.iter().find(|section| section.topic == topic).and_then(|section| section.lines.last());
        html! {
            @match latest {
                Some(line) => {
                    (shown(topic, &line.own.figure)) (dagger(line.own.illustrative || self.demonstration))
                    span class="meta rowmeta" { (line.own.period.short()) @if line.own.figure.is_too_few() { ", too few to rate" } }
                }
                None => span class="meta" { "not sent" },
            }
        }
    }

    fn table(&self) -> Markup {
        let mut columns = vec![
            Column::new("Agency", |row: &Row| html! { a href=(One { id: row.agency.id }) { (row.agency.name) } })
                .names_row(),
        ];
        for (topic, heading) in [
            (Topic::Made, "Referrals made"),
            (Topic::NoFurther, "Did not meet the threshold"),
            (Topic::EarlyHelp, "Early help assessments"),
            (Topic::Again, "Referred before"),
        ] {
            columns.push(Column::new(heading, move |row: &Row| self.cell(row, topic)));
        }
        folding("Agencies by name, with their latest figures", columns, &self.rows)
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Referrers".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let count = self.rows.len();
        let say = html! {
            @match (self.sees_all, count) {
                (_, 0) => b { "No figures by agency are held yet." },
                (true, 1) => b { "1 agency sends figures of its own referrals." },
                (true, n) => b { (n) " agencies send figures of their own referrals." },
                (false, _) => b { "Your agency’s own referrals." },
            }
            " Agencies stand by name: they meet different children, and no share is a verdict."
        };
        let tools = html! { a class="btn btn--quiet" href=(ListCsv) { "Download CSV" } };
        html! {
            (self.tabs)
            (page_head("Referrers", &say, Some(tools)))
            @if self.rows.is_empty() {
                p class="empty" {
                    "Each agency will stand here with what it refers. It sends its own part with its return: of "
                    a href="/indicators/D02" { "referrals" } ", " a href="/indicators/D05" { "those that went no further" } " and "
                    a href="/indicators/D07" { "early help assessments" } "."
                }
            } @else { (self.table()) }
        }
    }
}
