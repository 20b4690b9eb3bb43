//! Every reading of an indicator with every revision, as a file.

use super::one::must_see_figures;
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::performance::indicators::rules::{figure, population_of};
use crate::wings::performance::indicators::{Indicators, queries};
use crate::wings::performance::readings::{Reading, queries as readings};
use kit::web::Csv;
use kit::{Answer, Desk, Read, Text};
use measure::Figure;

const HEADER: &[&str] = &[
    "Code",
    "Indicator",
    "Kind of period",
    "First day",
    "Last day",
    "Agency",
    "Covers",
    "Figure",
    "Unit",
    "Numerator",
    "Denominator",
    "Population",
    "Population year",
    "Revision",
    "Latest revision",
    "State",
    "Source",
    "Where in the source",
    "Sent by",
    "Received",
    "Signed off by",
    "Signed off on",
    "Why revised",
    "Note",
];

pub(super) async fn csv(desk: Desk<Read<Indicators>>, code: &str) -> Answer {
    must_see_figures(&desk)?;
    let indicator = desk.find(queries::coded(code)).await?;
    let populations = desk.all(queries::populations()).await?;
    let agencies = desk.all(agencies::by_name()).await?;
    let mut csv = Csv::new(format!("indicator-{code}"), HEADER);
    let typed = |figure: &Option<Text<Figure>>| figure.as_ref().map(|f| f.0.to_string()).unwrap_or_default();
    for r in desk.all(readings::of_indicator(indicator.id)).await? {
        let agency = agencies.iter().find(|a| Some(a.id) == r.agency_id);
        let population = population_of(&r, &populations).filter(|_| r.population_id.is_some());
        csv.row(vec![
            indicator.code.clone(),
            indicator.name.clone(),
            r.kind.word().into(),
            r.starts_on.to_string(),
            r.ends_on.to_string(),
            agency.map(|a| a.name.clone()).unwrap_or_default(),
            if r.agency_part { "agency’s part" } else { "area" }.into(),
            figure(&indicator, &r, &populations).value.to_string(),
            indicator.unit.to_string(),
            typed(&r.numerator),
            typed(&r.denominator),
            population.map(|p| p.people.to_string()).unwrap_or_default(),
            population.map(|p| p.year.to_string()).unwrap_or_default(),
            r.revision.to_string(),
            if r.current { "yes" } else { "no" }.into(),
            r.state.name().into(),
            source(&r),
            r.source_note.clone().unwrap_or_default(),
            r.sent_by.clone(),
            r.received_on.to_string(),
            r.released_by.clone().unwrap_or_default(),
            r.released_on.map(|d| d.to_string()).unwrap_or_default(),
            r.reason.clone().unwrap_or_default(),
            r.note.clone().unwrap_or_default(),
        ]);
    }
    desk.csv(csv)
}

fn source(reading: &Reading) -> String {
    if reading.illustrative() { "illustrative".into() } else { reading.source.name().into() }
}
