//! The figures of a release as a file, for those who work on it: inside and outside, side by side.

use super::one::inside;
use crate::wings::performance::indicators::rules::period_long;
use crate::wings::performance::releases::worked::{shown, worked};
use crate::wings::performance::releases::{ReleaseId, Releases, queries};
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Error, Read};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/releases/{id}/figures.csv", rejection(kit::Error))]
pub struct FigureCsv {
    pub id: ReleaseId,
}

pub async fn csv(desk: Desk<Read<Releases>>, at: FigureCsv) -> Answer {
    let release = desk.find(queries::release(at.id)).await?;
    if !release.state.inside() {
        return Err(Error::Conflict(
            "It was published. The file of what was published stands on the public page.".into(),
        ));
    }
    let worked = worked(&desk, &release, desk.today()).await?;
    let header =
        ["Marking", "Code", "Indicator", "Period", "Whose", "Inside", "Outside", "Why", "What is said", "Illustrative"];
    let mut csv = Csv::new(format!("official-sensitive-release-{}", release.until_on), &header);
    for part in &worked.parts {
        for one in &part.figures {
            csv.row(vec![
                release.state.marking().into(),
                part.indicator.code.clone(),
                part.indicator.name.clone(),
                period_long(&part.indicator, &one.cell.period),
                one.cell.part.map_or("The whole area", |id| worked.agency(id)).into(),
                inside(part, one),
                shown(&part.indicator, &one.figure),
                one.why.map(|why| why.words(part.threshold)).unwrap_or_default(),
                part.words.clone().unwrap_or_default(),
                if one.cell.reading.illustrative() { "yes" } else { "no" }.into(),
            ]);
        }
    }
    desk.csv(csv)
}
