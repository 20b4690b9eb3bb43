//! Reads the parts of the four indicators and the partnership's figures, signed off only.

use super::rules::{Counted, Line, Topic, lines, made};
use crate::wings::governance::agencies::{Agency, AgencyId, queries as agencies};
use crate::wings::performance::indicators::judged::one_each;
use crate::wings::performance::indicators::rules::figure;
use crate::wings::performance::indicators::{Indicator, queries as indicators};
use crate::wings::performance::readings::{Reading, State, queries as readings};
use charts::icons::Variation;
use charts::{Spark, spark};
use kit::{Desk, Error, Permission, Result, Right};

/// What is held of one topic.
struct Held {
    topic: Topic,
    indicator: Indicator,
    parts: Vec<Reading>,
    area: Vec<Counted>,
}

/// Everything that the pages are made of.
pub(super) struct Facts {
    held: Vec<Held>,
    pub agencies: Vec<Agency>,
}

/// What one agency's page says of one topic.
pub(super) struct Section {
    pub topic: Topic,
    pub indicator: Indicator,
    /// The earliest first.
    pub lines: Vec<Line>,
    /// The shape of the agency's own past.
    pub spark: String,
}

/// Whether this person may see the page of an agency: their own, or everybody's.
pub(super) fn may_see<P: Permission>(desk: &Desk<P>, agency: AgencyId) -> bool {
    sees_all(desk) || desk.person().agency() == Some(agency.uuid())
}

/// Whether this person may see every agency's page.
pub(super) fn sees_all<P: Permission>(desk: &Desk<P>) -> bool {
    desk.person().may(Right { verb: "read_all", register: "referrers" })
}

/// The agency, if this person may see its page; another agency's page is not there for them.
pub(super) async fn theirs<P: Permission>(desk: &Desk<P>, id: AgencyId) -> Result<Agency> {
    let agency = desk.find(agencies::agency(id)).await?;
    if may_see(desk, id) { Ok(agency) } else { Err(Error::NotFound) }
}

fn counted(indicator: &Indicator, reading: &Reading) -> Counted {
    Counted {
        period: reading.period(),
        figure: figure(indicator, reading, &[]),
        reading: Some(reading.id),
        illustrative: reading.illustrative(),
    }
}

impl Facts {
    pub async fn load<P: Permission>(desk: &Desk<P>) -> Result<Facts> {
        let all = desk.all(indicators::in_order()).await?;
        let mut held = Vec::new();
        for topic in Topic::ALL {
            let Some(indicator) = all.iter().find(|one| one.code == topic.code()).cloned() else { continue };
            // What waits for sign-off is on no page, not even one's own.
            let released = desk.all(readings::of_indicator(indicator.id)).await?.into_iter();
            let (parts, area): (Vec<Reading>, Vec<Reading>) =
                released.filter(|reading| reading.state == State::Released).partition(|reading| reading.agency_part);
            let area = one_each(area).iter().map(|reading| counted(&indicator, reading)).collect();
            held.push(Held { topic, indicator, parts, area });
        }
        Ok(Facts { held, agencies: desk.all(agencies::by_name()).await? })
    }

    /// The agency's own figures of a topic, one for each period.
    fn own(&self, topic: Topic, agency: AgencyId) -> Vec<Counted> {
        let Some(held) = self.held.iter().find(|held| held.topic == topic) else { return Vec::new() };
        let own = held.parts.iter().filter(|reading| reading.agency_id == Some(agency)).cloned().collect();
        one_each(own).iter().map(|reading| counted(&held.indicator, reading)).collect()
    }

    /// What the page of an agency says, topic by topic; nothing of what is not held.
    pub fn sections(&self, agency: AgencyId) -> Vec<Section> {
        let section = |held: &Held| {
            let mut own = self.own(held.topic, agency);
            if held.topic == Topic::Made {
                own = made(&own, &self.own(Topic::NoFurther, agency));
            }
            let lines = lines(&own, &held.area);
            let points: Vec<Option<f64>> = lines.iter().map(|line| line.own.figure.value.to_f64()).collect();
            let spark = spark(&Spark { points: &points, usual: None, target: None, last: Variation::TooEarly });
            Section { topic: held.topic, indicator: held.indicator.clone(), lines, spark }
        };
        self.held.iter().map(section).filter(|section| !section.lines.is_empty()).collect()
    }
}
