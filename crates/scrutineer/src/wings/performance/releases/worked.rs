//! A release worked out: its figures, what is hidden and why, and whether it can be undone together with earlier ones.
//! The same from a desk and from within a change, and the same whoever asks.

use super::handling::Handling;
use super::ledger::{Counted, given, lines};
use super::proposed::{Cell, proposed};
use super::rules::{Settings, part_name};
use super::safety::{Asked, Decided, decide};
use super::{Choice, Release, queries};
use crate::wings::governance::agencies::{Agency, AgencyId, queries as agencies};
use crate::wings::performance::indicators::rules::{period_long, target_at, target_for};
use crate::wings::performance::indicators::{
    Indicator, IndicatorId, Population, Target, queries as indicators, target,
};
use crate::wings::performance::readings::{Narrative, Reading};
use chrono::NaiveDate;
use kit::access::digest;
use kit::{Desk, Permission, Record, Result, Tx};
use measure::{Figure, Rag, Unit, judge};
use sea_orm::{EntityTrait, Select};
use std::collections::{BTreeSet, HashMap};

/// Whatever can be read from: a desk, or a change.
pub trait Reads: Sync {
    /// All that may be seen.
    fn every<E: Record>(&self, select: Select<E>) -> impl Future<Output = Result<Vec<E::Model>>> + Send;
}

impl<P: Permission> Reads for Desk<P> {
    async fn every<E: Record>(&self, select: Select<E>) -> Result<Vec<E::Model>> {
        self.all(select).await
    }
}

impl Reads for Tx {
    async fn every<E: Record>(&self, select: Select<E>) -> Result<Vec<E::Model>> {
        self.all(select).await
    }
}

/// An indicator of a release.
#[derive(Clone, Debug)]
pub struct Part {
    pub choice: Choice,
    pub indicator: Indicator,
    pub handling: Handling,
    pub threshold: u64,
    pub figures: Vec<Decided>,
    pub lines: Vec<Counted>,
    /// The words that may be published; those of an indicator of which only numbers are shown may not.
    pub words: Option<String>,
}

/// A release worked out.
#[derive(Clone, Debug)]
pub struct Worked {
    /// In the order of the scorecard.
    pub parts: Vec<Part>,
    pub agencies: Vec<Agency>,
    /// How a small number could be worked out, in sentences.
    pub breaches: Vec<String>,
    /// Indicators of which not every combination could be looked at.
    pub unsure: Vec<String>,
    /// What all of it comes to: as long as this is the same, nothing has changed.
    pub digest: String,
}

impl Worked {
    /// Whether it may leave the building.
    #[must_use]
    pub fn safe(&self) -> bool {
        self.breaches.is_empty() && self.unsure.is_empty()
    }
    /// How many figures are shown, and how many hidden.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let all = self.parts.iter().flat_map(|part| &part.figures);
        all.fold(
            (0, 0),
            |(shown, hidden), one| {
                if one.why.is_some() { (shown, hidden + 1) } else { (shown + 1, hidden) }
            },
        )
    }
    /// The agency of a part.
    #[must_use]
    pub fn agency(&self, id: AgencyId) -> &str {
        part_name(&self.agencies, id)
    }
}

/// What a figure shows as: "1,221", "58.3%", or the letter of its mark.
#[must_use]
pub fn shown(indicator: &Indicator, figure: &Figure) -> String {
    match figure.mark() {
        Some(mark) => mark.to_owned(),
        None => measure::unit::show_places(figure.clone(), indicator.unit.0, indicator.places.unsigned_abs()),
    }
}

/// What everything is looked up in.
struct Shelf {
    indicators: Vec<Indicator>,
    populations: Vec<Population>,
    readings: HashMap<IndicatorId, Vec<Reading>>,
    targets: Vec<Target>,
    replies: Vec<Narrative>,
    earlier: Vec<Counted>,
    agencies: Vec<Agency>,
}

/// Works a release out from what was signed off by `day`.
///
/// # Errors
/// When the database cannot be read.
pub async fn worked(from: &impl Reads, release: &Release, day: NaiveDate) -> Result<Worked> {
    let choices = from.every(queries::choices(release.id)).await?;
    let ids: Vec<IndicatorId> = choices.iter().map(|choice| choice.indicator_id).collect();
    let mut readings: HashMap<IndicatorId, Vec<Reading>> = HashMap::new();
    for reading in from.every(queries::signed_off(&ids, release.until_on, day)).await? {
        readings.entry(reading.indicator_id).or_default().push(reading);
    }
    let ledger = from.every(queries::ledger(&ids)).await?;
    let shelf = Shelf {
        indicators: from.every(indicators::in_order()).await?,
        populations: from.every(indicators::populations()).await?,
        readings,
        targets: from.every(target::Entity::find()).await?,
        replies: from.every(queries::replies(&ids)).await?,
        earlier: ledger.iter().filter(|line| line.release_id != release.id).map(Counted::of).collect(),
        agencies: from.every(agencies::by_name()).await?,
    };
    Ok(shelf.work(release, choices))
}

impl Shelf {
    fn work(self, release: &Release, choices: Vec<Choice>) -> Worked {
        let settings = Settings::of(release);
        let mut all = Worked {
            parts: Vec::new(),
            agencies: Vec::new(),
            breaches: Vec::new(),
            unsure: Vec::new(),
            digest: String::new(),
        };
        for indicator in &self.indicators {
            let Some(choice) = choices.iter().find(|choice| choice.indicator_id == indicator.id) else { continue };
            let part = self.part(settings, indicator, choice);
            let earlier: Vec<Counted> =
                self.earlier.iter().filter(|line| line.indicator == indicator.id).cloned().collect();
            if !part.handling.open {
                let given = given(&earlier, &part.lines, part.handling.rules(settings.threshold));
                all.breaches.extend(given.breaches);
                if !given.complete {
                    all.unsure.push(format!("{} {}", indicator.code, indicator.name));
                }
            }
            all.parts.push(part);
        }
        all.digest = sum(release, &all.parts);
        all.agencies = self.agencies;
        all
    }

    fn part(&self, settings: Settings, indicator: &Indicator, choice: &Choice) -> Part {
        let handling = Handling::of(&indicator.disclosure);
        let readings = self.readings.get(&indicator.id).map_or(&[][..], Vec::as_slice);
        let cells = proposed(indicator, readings, &self.populations, (settings.spread, settings.split));
        let own = self.earlier.iter().filter(|line| line.indicator == indicator.id && line.hidden);
        let asked = Asked {
            handling,
            rules: handling.rules(settings.threshold),
            rounding: settings.rounding,
            silent: &self.silent(indicator, &cells),
            hidden: &own.map(|line| (line.agency, line.first, line.last)).collect(),
        };
        let figures = decide(indicator, cells, &asked);
        let named = |one: &Decided| {
            let part = one.cell.part.map(|id| format!(", {}", part_name(&self.agencies, id))).unwrap_or_default();
            format!("{} {}, {}{part}", indicator.code, indicator.name, period_long(indicator, &one.cell.period))
        };
        let lines =
            figures.iter().flat_map(|one| lines(indicator, one, &shown(indicator, &one.figure), &named(one))).collect();
        Part {
            words: choice.words.clone().filter(|_| !handling.numbers_only),
            choice: choice.clone(),
            indicator: indicator.clone(),
            threshold: asked.rules.threshold,
            handling,
            figures,
            lines,
        }
    }

    /// The agencies that fall short of the target and have not said anything since the period ended. A count of one
    /// agency is not measured by the target for all.
    fn silent(&self, indicator: &Indicator, cells: &[Cell]) -> BTreeSet<(AgencyId, NaiveDate)> {
        if indicator.unit.0 == Unit::Count {
            return BTreeSet::new();
        }
        let targets: Vec<Target> = self.targets.iter().filter(|t| t.indicator_id == indicator.id).cloned().collect();
        let short = |cell: &&Cell| {
            let Some(target) = target_at(&targets, &cell.period).and_then(|t| target_for(t, indicator, &cell.period))
            else {
                return false;
            };
            let reading = measure::Reading::of(cell.value.clone());
            let judged = judge(&reading, Some(&target), indicator.polarity.0, indicator.unit.0);
            matches!(judged.rag, Rag::Red | Rag::Amber)
        };
        let replied = |agency: AgencyId, ended: NaiveDate| {
            let mut own = self.replies.iter().filter(|said| said.indicator_id == indicator.id);
            own.any(|said| said.agency_id == Some(agency) && said.said_on >= ended)
        };
        let parts = cells.iter().filter(short).filter_map(|cell| Some((cell.part?, cell.period.end())));
        parts.filter(|(agency, ended)| !replied(*agency, *ended)).collect()
    }
}

/// What a release comes to: each figure by its reading, as it is shown, and every word.
fn sum(release: &Release, parts: &[Part]) -> String {
    let mut text = format!(
        "{}|{}|{:?}|{}|{}|{}|{:?}\n",
        release.title,
        release.until_on,
        release.spread,
        release.split,
        release.rounding,
        release.threshold,
        release.words
    );
    for part in parts {
        text.push_str(&format!("{}|{:?}\n", part.indicator.code, part.words));
        for one in &part.figures {
            let reading = &one.cell.reading;
            text.push_str(&format!("{}|{}|{}|{:?}\n", reading.id, reading.revision, one.figure, one.why));
        }
    }
    digest(&text)
}
