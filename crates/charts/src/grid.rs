//! The figures of a chart as a table: every chart has one, on its page or one step away, and in print.

use crate::bars::Bars;
use crate::bullet::Bullets;
use crate::funnel::{Funnel, Reach};
use crate::grouped::{Arrange, Grouped};
use crate::heat::Heat;
use crate::levels::Levels;
use crate::lines::Lines;
use crate::paired::{PairNote, Paired};
use crate::ranked::Ranked;
use crate::sankey::Sankey;
use crate::small::Small;
use crate::spc::{Mark, Spc};
use crate::svg::Chart;
use crate::timeline::Timeline;
use crate::totals::Totals;
use crate::words::{known, number};

/// A table of printed figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The heads of the columns; the first column names the rows.
    pub heads: Vec<String>,
    /// The rows, each with a cell for every head. What is missing is said, or is empty where nothing was to be expected.
    pub rows: Vec<Vec<String>>,
}

impl Grid {
    fn of<const N: usize>(heads: [&str; N], rows: impl Iterator<Item = [String; N]>) -> Self {
        Self { heads: heads.map(str::to_owned).to_vec(), rows: rows.map(Vec::from).collect() }
    }

    /// Leaves out the columns, but for the first, in which nothing stands.
    fn tidy(mut self) -> Self {
        for column in (1..self.heads.len()).rev() {
            if self.rows.iter().all(|row| row[column].is_empty()) {
                self.heads.remove(column);
                for row in &mut self.rows {
                    row.remove(column);
                }
            }
        }
        self
    }
}

/// A chart that tells its figures in a table too.
pub trait Told: Chart {
    /// The figure of every mark, as it is printed. Limits, averages and targets stand in the words beside a chart.
    fn grid(&self) -> Grid;
}

const MISSING: &str = "no figure";

fn print(value: f64, decimals: usize, unit: &str) -> String {
    if value.is_finite() { format!("{}{unit}", number(value, decimals)) } else { MISSING.to_owned() }
}

fn or_missing(value: Option<f64>, decimals: usize, unit: &str, missing: &str) -> String {
    known(value).map_or_else(|| missing.to_owned(), |value| print(value, decimals, unit))
}

fn or_empty(value: Option<f64>, decimals: usize, unit: &str) -> String {
    or_missing(value, decimals, unit, "")
}

impl Told for Spc {
    fn grid(&self) -> Grid {
        let elsewhere = self.comparator.as_ref();
        let name = elsewhere.map(|one| format!("{}, {}", one.name, one.date)).unwrap_or_default();
        let shown = |value| or_missing(value, self.decimals, &self.unit, MISSING);
        let rows = self.points.iter().enumerate().map(|(place, point)| {
            let said = match point.mark {
                Mark::Usual => "",
                Mark::Worse => "really worse",
                Mark::Better => "really better",
                Mark::Neutral => "really different",
            };
            let beside = elsewhere.and_then(|one| one.values.get(place).copied().flatten());
            [point.label.clone(), shown(point.value), said.to_owned(), or_empty(beside, self.decimals, &self.unit)]
        });
        Grid::of(["Period", "Figure", "Change", &name], rows).tidy()
    }
}

impl Told for Lines {
    fn grid(&self) -> Grid {
        let heads = std::iter::once("Period".to_owned()).chain(self.lines.iter().map(|line| line.name.clone()));
        let row = |(place, period): (usize, &String)| {
            let figure = |value: Option<f64>| or_missing(value, self.decimals, &self.unit, MISSING);
            let figures = self.lines.iter().map(|line| figure(line.values.get(place).copied().flatten()));
            std::iter::once(period.clone()).chain(figures).collect()
        };
        Grid { heads: heads.collect(), rows: self.periods.iter().enumerate().map(row).collect() }
    }
}

impl Told for Paired {
    fn grid(&self) -> Grid {
        let rows = self.pairs.iter().map(|pair| {
            let note = match &pair.note {
                PairNote::None => String::new(),
                PairNote::Comparable(words) => words.clone(),
                PairNote::SeriesBreak(_) => "not comparable".to_owned(),
            };
            let year = or_empty(pair.annualised, 0, "");
            [pair.name.clone(), print(pair.before, 0, ""), print(pair.now, 0, ""), year, note]
        });
        Grid::of(["Category", &self.before, &self.now, "Annualised", "Note"], rows).tidy()
    }
}

impl Told for Totals {
    fn grid(&self) -> Grid {
        let rows = self.totals.iter().map(|total| {
            let year = or_empty(total.annualised, 0, "");
            [total.name.clone(), total.detail.clone(), print(total.value, 0, ""), year]
        });
        Grid::of(["Period", "Counted", "Total", "Annualised"], rows).tidy()
    }
}

impl Told for Levels {
    fn grid(&self) -> Grid {
        let shown = |value| print(value, self.decimals, "");
        let rows = self.levels.iter().map(|level| {
            let elsewhere = or_missing(level.elsewhere, self.decimals, "", MISSING);
            [level.name.clone(), shown(level.before), shown(level.now), elsewhere]
        });
        let elsewhere = format!("{}, {}", self.elsewhere, self.elsewhere_date);
        Grid::of([&format!("Measure, {}", self.unit), &self.before, &self.now, &elsewhere], rows)
    }
}

impl Told for Bars {
    fn grid(&self) -> Grid {
        let rows = self.bars.iter().map(|bar| {
            let value = or_missing(bar.value, self.decimals, &self.unit, &self.missing);
            [bar.name.clone(), value, or_empty(bar.share, 1, "%")]
        });
        Grid::of(["Part", "Figure", "Share"], rows).tidy()
    }
}

impl Told for Grouped {
    fn grid(&self) -> Grid {
        let sums = self.arrange != Arrange::Beside;
        let mut heads: Vec<String> =
            std::iter::once(String::from("Category")).chain(self.series.iter().cloned()).collect();
        heads.extend(sums.then(|| "All".to_owned()));
        let row = |group: &crate::grouped::Group| {
            let value = |place: usize| known(group.values.get(place).copied().flatten());
            let sum: f64 = (0..self.series.len()).filter_map(value).map(|value| value.max(0.0)).sum();
            let figure = |place| match (value(place), self.arrange) {
                (None, _) => self.missing.clone(),
                (Some(value), Arrange::Shares) if sum > 0.0 && self.whole(group) => {
                    format!(
                        "{} ({})",
                        print(value, self.decimals, &self.unit),
                        print(100.0 * value.max(0.0) / sum, 1, "%")
                    )
                }
                (Some(value), _) => print(value, self.decimals, &self.unit),
            };
            let figures = (0..self.series.len()).map(figure);
            let all = sums.then(|| self.total(group));
            std::iter::once(group.name.clone()).chain(figures).chain(all).collect()
        };
        Grid { heads, rows: self.groups.iter().map(row).collect() }
    }
}

impl Told for Heat {
    fn grid(&self) -> Grid {
        let heads = std::iter::once(String::new()).chain(self.columns.iter().cloned()).collect();
        let row = |(name, cells): &(String, Vec<crate::heat::Warm>)| {
            let cell = |place: usize| {
                let mark = cells.get(place).map_or("", |cell| cell.mark.as_str());
                let missing = if mark.is_empty() { MISSING } else { mark };
                or_missing(cells.get(place).and_then(|cell| cell.value), self.decimals, &self.unit, missing)
            };
            std::iter::once(name.clone()).chain((0..self.columns.len()).map(cell)).collect()
        };
        Grid { heads, rows: self.rows.iter().map(row).collect() }
    }
}

impl Told for Bullets {
    fn grid(&self) -> Grid {
        let beside = |value| or_empty(value, self.decimals, &self.unit);
        let rows = self.measures.iter().map(|one| {
            let value = or_missing(one.value, self.decimals, &self.unit, &self.missing);
            [one.name.clone(), value, beside(one.before), beside(one.target)]
        });
        Grid::of(["Measure", "Now", "Before", "Target"], rows).tidy()
    }
}

impl Told for Small {
    fn grid(&self) -> Grid {
        let heads = ["Measure", "Status", "Target"].map(str::to_owned).into_iter().chain(self.periods.iter().cloned());
        let row = |panel: &crate::small::Panel| {
            let word = panel.status.as_ref().map(|(_, word)| word.clone()).unwrap_or_default();
            let target = or_empty(panel.target, panel.decimals, &panel.unit);
            let figure = |place: usize| {
                or_missing(panel.values.get(place).copied().flatten(), panel.decimals, &panel.unit, MISSING)
            };
            [panel.name.clone(), word, target].into_iter().chain((0..self.periods.len()).map(figure)).collect()
        };
        Grid { heads: heads.collect(), rows: self.panels.iter().map(row).collect() }.tidy()
    }
}

impl Told for Timeline {
    fn grid(&self) -> Grid {
        let rows = self.happenings.iter().map(|one| [one.number.to_string(), one.when.clone(), one.words.clone()]);
        Grid::of(["Number", "When", "What"], rows)
    }
}

impl Told for Ranked {
    fn grid(&self) -> Grid {
        let shown = |value| print(value, self.decimals, &self.unit);
        let rows = self.dots.iter().map(|dot| {
            let between = dot.interval.map(|(low, high)| format!("{} to {}", shown(low), shown(high)));
            let value = or_missing(dot.value, self.decimals, &self.unit, MISSING);
            [dot.name.clone(), value, between.unwrap_or_default()]
        });
        let average = self.average.iter().map(|(value, words)| [words.clone(), shown(*value), String::new()]);
        Grid::of(["Name", "Figure", "Between"], rows.chain(average)).tidy()
    }
}

impl Told for Funnel {
    fn grid(&self) -> Grid {
        let shown = |value| print(value, self.decimals, &self.unit);
        let rows = self.spots.iter().map(|spot| {
            let reach = match spot.reach {
                Reach::Within => "within the limits",
                Reach::Between => "between the limits",
                Reach::Beyond => "beyond the limits",
            };
            [spot.name.clone(), shown(spot.value), print(spot.of, 0, ""), reach.to_owned()]
        });
        let (value, words) = &self.average;
        let average = std::iter::once([words.clone(), shown(*value), String::new(), String::new()]);
        Grid::of(["Name", "Figure", "Of", "How far out"], rows.chain(average))
    }
}

impl Told for Sankey {
    fn grid(&self) -> Grid {
        let name = |stop: usize| self.stops.get(stop).map(|stop| stop.name.clone()).unwrap_or_default();
        let starts = self.starts.iter().map(|(at, count)| ["begins".to_owned(), name(*at), print(*count, 0, "")]);
        let ways = self.ways.iter().map(|way| [name(way.from), name(way.to), print(way.count, 0, "")]);
        Grid::of(["From", "To", "How many"], starts.chain(ways))
    }
}
