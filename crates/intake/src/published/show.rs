//! One measure of one authority in one year, beside its neighbours, its region and England.

use super::choice::{Meant, under_18};
use super::columns::{Level, plain};
use super::library::{Joined, Library, areas};
use super::neighbours::{Model, Told, Vintage};
use super::refusal::Refusal;
use super::source::{Source, Way, one_place};
use super::statistics::{Kind, Series, count_of};
use super::successors;
use chrono::NaiveDate;
use measure::rank::{self, Band, Place};
use measure::{Decimal, Figure, Polarity, Unit, rates};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// Three figures or nine characters.
    pub area: &'a str,
    /// A column's name, an indicator's code or plain words.
    pub measure: &'a str,
    /// The year that ends in March, or as the release says.
    pub year: i32,
    /// The model of neighbours; without one the newest that has the authority.
    pub neighbours: Option<Vintage>,
    /// The release; without one the newest that has the figure.
    pub release: Option<&'a str>,
}

/// The neighbours of an authority.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbours {
    /// Of when the model is.
    pub vintage: Vintage,
    /// How that was found.
    pub told: Told,
    /// The simple mean of those with a number, to one decimal.
    pub mean: Option<Decimal>,
    /// Their median, to one decimal.
    pub median: Option<Decimal>,
    /// The codes of those with a number.
    pub used: Vec<String>,
    /// The codes of those without.
    pub missing: Vec<String>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The authority's code.
    pub area: String,
    /// Its name in the release.
    pub area_name: String,
    /// What the measure is called.
    pub measure: String,
    /// The column, or columns, that it is from.
    pub column: String,
    /// What the release is about.
    pub title: String,
    /// The release.
    pub release: String,
    /// The figure.
    pub value: Figure,
    /// The count behind it.
    pub count: Option<Figure>,
    /// The children aged 0 to 17 in the middle of the year before.
    pub population: Option<Figure>,
    /// The year of the population, and its release.
    pub population_from: Option<(i32, String)>,
    /// The rate worked out from count and population, to one decimal.
    pub computed: Option<Decimal>,
    /// Whether it is the published one.
    pub agrees: Option<bool>,
    /// England's.
    pub england: Option<Figure>,
    /// The region's.
    pub region: Option<Figure>,
    /// The region's code and name.
    pub region_of: Option<(String, String)>,
    /// Its place among those with a number.
    pub place: Option<Place>,
    /// How many authorities have a number.
    pub of: usize,
    /// Its quarter; none where neither way is better.
    pub band: Option<Band>,
    /// Which way is better.
    pub polarity: Polarity,
    /// Beside its neighbours, where a model has them.
    pub neighbours: Option<Neighbours>,
    /// What the figure is.
    pub unit: Unit,
    /// Whether it was worked out of counts, because the release does not print it.
    pub worked_out: bool,
}

impl Library {
    /// Answers.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn show(&self, ask: &Ask<'_>) -> Result<Shown, Refusal> {
        let meant = self.meant(ask.measure)?;
        let joined = self.joined(ask.area).ok_or(Refusal::NoCode)?;
        let mut sources: Vec<Source<'_>> = self
            .candidates(&meant)?
            .into_iter()
            .filter(|source| ask.release.is_none_or(|release| source.statistics.release == release))
            .collect();
        // What is printed before what is worked out; the newest release first; in it the file that has the rate beside
        // the count; the last brought before others.
        sources.reverse();
        let key =
            |source: &Source<'_>| (source.way == Way::Printed, source.statistics.release.clone(), source.has_rate());
        sources.sort_by_key(|source| std::cmp::Reverse(key(source)));
        let found = sources.iter().find_map(|source| source.of(&joined, ask.year).map(|found| (source, found)));
        let Some((source, found)) = found else { return Err(self.why_not(&sources, &joined, ask.year)) };
        self.shown(ask, &meant, source, (&joined, found))
    }

    fn why_not(&self, sources: &[Source<'_>], joined: &Joined, year: i32) -> Refusal {
        let day = NaiveDate::from_ymd_opt(year, 3, 31).unwrap_or_default();
        let ended = successors::ended(&joined.three).filter(|ended| ended.day().is_some_and(|gone| gone <= day));
        if let Some(ended) = ended {
            let last = ended.day().and_then(|day| day.pred_opt()).unwrap_or_default();
            return Refusal::Ended(format!(
                "{} ({}) ended on {}. It was followed by {}",
                ended.name,
                ended.three,
                last.format("%-d %B %Y"),
                ended.followers()
            ));
        }
        if let Some(from) = successors::began(&joined.three).filter(|from| *from > day) {
            let before: Vec<String> = successors::ENDED
                .iter()
                .filter(|ended| ended.followed_by.iter().any(|(code, _)| *code == joined.three))
                .map(|ended| format!("{} {}", ended.three, ended.name))
                .collect();
            return Refusal::NotYet(format!(
                "{} began on {}. Before it there was {}",
                joined.three,
                from.format("%-d %B %Y"),
                before.join(", ")
            ));
        }
        if !self.knows(joined) {
            return Refusal::UnknownArea;
        }
        let mut years: Vec<i32> = sources.iter().flat_map(|source| source.statistics.years.clone()).collect();
        years.sort_unstable();
        years.dedup();
        if years.contains(&year) { self.left(joined, day).unwrap_or(Refusal::NoRow) } else { Refusal::NoYear(years) }
    }

    /// What the imported lists say of an authority that is in none of their rows at that day.
    fn left(&self, joined: &Joined, day: NaiveDate) -> Option<Refusal> {
        let own: Vec<_> =
            self.authorities.iter().filter(|own| own.three == joined.three && !own.three.is_empty()).collect();
        let last = own.iter().map(|own| own.to).collect::<Option<Vec<NaiveDate>>>()?.into_iter().max()?;
        let name = &own.first()?.name;
        (last < day).then(|| Refusal::Ended(format!("{name} ({}) ended on {}", joined.three, last.format("%-d %B %Y"))))
    }

    fn shown(
        &self,
        ask: &Ask<'_>,
        meant: &Meant,
        source: &Source<'_>,
        (joined, (at, value, part)): (&Joined, (usize, Figure, Option<Figure>)),
    ) -> Result<Shown, Refusal> {
        let statistics = source.statistics;
        let area = &statistics.areas[at];
        let column = &source.series.column;
        let (measure, polarity) = match meant {
            Meant::Known(known) => (known.name.to_owned(), known.polarity),
            Meant::Column(..) => (source.series.name(), Polarity::Neutral),
        };
        let count = part.or_else(|| {
            let sibling = statistics.sibling(source.series, &count_of(column)?)?;
            sibling.grid().figure(at, ask.year)
        });
        let unit = source.unit();
        let count = count.or_else(|| (unit == Unit::Count).then(|| value.clone()));
        let (population, population_from) =
            self.population(source, joined, at, ask.year).map_or((None, None), |(p, from)| (Some(p), Some(from)));
        let values = source.authorities(ask.year);
        let own = values.iter().position(|(place, _)| *place == at);
        let numbers: Vec<Option<f64>> = values.iter().map(|(_, value)| value.to_f64()).collect();
        let rate = unit == Unit::Per10k && source.way == Way::Printed;
        let computed = count.as_ref().zip(population.as_ref()).filter(|_| rate);
        let computed = computed.and_then(|(count, people)| rates::per_10_000(count, people).number());
        let neighbours = self.neighbours(ask, source, joined)?;
        Ok(Shown {
            area: joined.shown().to_owned(),
            area_name: area.name.clone(),
            measure,
            column: column.clone(),
            title: statistics.title.clone(),
            release: statistics.release.clone(),
            agrees: computed.zip(value.number()).map(|(computed, value)| agrees(computed, value, source)),
            computed: computed.map(one_place),
            count,
            population,
            population_from,
            england: source.wider(Level::National, "", ask.year),
            region: if area.region.is_empty() { None } else { source.wider(Level::Regional, &area.region, ask.year) },
            region_of: (!area.region.is_empty()).then(|| (area.region.clone(), area.region_name.clone())),
            place: own.and_then(|own| rank::places(&numbers, polarity).into_iter().nth(own).flatten()),
            of: numbers.iter().flatten().count(),
            band: own.and_then(|own| rank::bands(&numbers, polarity).into_iter().nth(own).flatten()),
            polarity,
            neighbours,
            unit,
            worked_out: source.way != Way::Printed,
            value,
        })
    }

    /// The people of the middle of the year before, from a file of estimates, else from the release itself.
    fn population(
        &self,
        source: &Source<'_>,
        joined: &Joined,
        at: usize,
        year: i32,
    ) -> Option<(Figure, (i32, String))> {
        let own = source.statistics;
        if own.kind == Kind::Populations {
            return None;
        }
        let estimates = self.populations(&own.release).into_iter().find_map(|statistics| {
            let series = statistics.series.iter().find(|series| under_18(series))?;
            let grid = series.grid();
            let figure = areas(statistics, joined).find_map(|at| grid.figure(at, year - 1))?;
            Some((figure, (year - 1, statistics.release.clone())))
        });
        estimates.or_else(|| {
            let people =
                |series: &&Series| plain(&series.column).starts_with("population") && series.beside(source.series);
            let figure = own.series.iter().find(people)?.grid().figure(at, year)?;
            Some((figure, (year - 1, own.release.clone())))
        })
    }

    fn neighbours(&self, ask: &Ask<'_>, source: &Source<'_>, joined: &Joined) -> Result<Option<Neighbours>, Refusal> {
        let Some(model) = self.model(ask.neighbours, joined) else {
            if ask.neighbours.is_none() {
                return Ok(None);
            }
            return Err(Refusal::NoModel(self.models.iter().map(|model| model.vintage.to_string()).collect()));
        };
        Ok(self.list(model, joined).map(|codes| self.beside(model, codes, source, ask.year)))
    }

    fn beside(&self, model: &Model, codes: &[String], source: &Source<'_>, year: i32) -> Neighbours {
        let (mut used, mut missing, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
        for code in codes {
            let joined = self.joined(code);
            let number =
                joined.as_ref().and_then(|joined| source.of(joined, year)).and_then(|(_, value, _)| value.number());
            let code = joined.map_or_else(|| code.clone(), |joined| joined.shown().to_owned());
            match number {
                Some(number) => {
                    numbers.push(number);
                    used.push(code);
                }
                None => missing.push(code),
            }
        }
        numbers.sort_unstable();
        let Model { vintage, told, .. } = *model;
        Neighbours { vintage, told, mean: mean(&numbers), median: median(&numbers), used, missing }
    }
}

/// Whether a rate is the published one: to a tenth, or to a whole where the release prints whole numbers.
fn agrees(computed: Decimal, value: Decimal, source: &Source<'_>) -> bool {
    let whole = plain(&source.series.column).contains("per_10000") && value.fract().is_zero();
    let most = if whole { Decimal::new(51, 2) } else { Decimal::new(1, 1) };
    (computed - value).abs() <= most
}

/// The simple mean of numbers, exactly, then to one decimal.
fn mean(numbers: &[Decimal]) -> Option<Decimal> {
    (!numbers.is_empty()).then(|| one_place(numbers.iter().sum::<Decimal>() / Decimal::from(numbers.len())))
}

/// The middle of numbers in order.
fn median(numbers: &[Decimal]) -> Option<Decimal> {
    let half = numbers.len() / 2;
    let high = numbers.get(half)?;
    Some(one_place(if numbers.len() % 2 == 1 { *high } else { (numbers.get(half - 1)? + high) / Decimal::TWO }))
}
