//! Every chart has its table, and every figure that a mark tells stands in it.

use super::samples::{self, several};
use super::xml;

use charts::{Arrange, Grid, Sankey, Stop, Told, Way, wide};
use std::collections::BTreeSet;

/// Runs of digits with what belongs to a number.
fn numbers(words: &str) -> Vec<String> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '%' | '\u{2212}');
    let runs = words.split(|c: char| !part(c)).map(|run| run.trim_matches([',', '.']).to_owned());
    runs.filter(|run| run.contains(|c: char| c.is_ascii_digit())).collect()
}

/// The figures in the words of the marks, after the name of the mark.
fn told(drawing: &str) -> BTreeSet<String> {
    let titles = drawing.split("<title>").skip(1).filter_map(|rest| rest.split("</title>").next());
    titles.filter_map(|title| title.split_once(": ")).flat_map(|(_, figure)| numbers(figure)).collect()
}

fn holds(chart: &impl Told, rows: usize) {
    let (grid, drawing) = (chart.grid(), wide(chart));
    let Grid { heads, rows: all } = &grid;
    assert!(all.iter().all(|row| row.len() == heads.len()), "{grid:?}");
    assert_eq!(all.len(), rows, "{grid:?}");
    let cells: BTreeSet<String> = all.iter().flatten().chain(heads).flat_map(|cell| numbers(cell)).collect();
    let told = told(&drawing);
    assert!(!told.is_empty(), "{drawing}");
    let lost: Vec<&String> = told.difference(&cells).collect();
    assert!(lost.is_empty(), "{lost:?} of {grid:?}");
    assert!(xml::elements(&drawing).is_ok());
}

#[test]
fn every_figure_of_a_mark_is_in_the_table_of_its_chart() {
    holds(&samples::referrals(), 23);
    holds(&samples::rate(), samples::rate().points.len());
    holds(&samples::shares(), samples::shares().points.len());
    holds(&samples::agencies(), samples::agencies().pairs.len());
    holds(&samples::totals(), samples::totals().totals.len());
    holds(&samples::caseload(), 3);
    holds(&samples::population(), samples::population().bars.len());
    holds(&samples::ranked(), samples::ranked().dots.len() + 1);
    holds(&samples::funnel(), samples::funnel().spots.len() + 1);
    holds(&several::lines(), 9);
    holds(&several::heat(), 5);
    holds(&several::bullets(), 3);
    holds(&several::small(), 5);
    for arrange in [Arrange::Beside, Arrange::Stacked, Arrange::Shares] {
        holds(&several::grouped(arrange), 4);
    }
}

#[test]
fn a_table_says_what_is_missing_and_leaves_out_what_nobody_asked_for() {
    let grid = several::lines().grid();
    assert_eq!(grid.heads, ["Period", "County", "Neighbours", "Region", "England"]);
    assert_eq!(grid.rows[4], ["Q1 2014", "27.2%", "no figure", "23.4%", "24.0%"]);
    let (stacked, shares) = (several::grouped(Arrange::Stacked).grid(), several::grouped(Arrange::Shares).grid());
    assert_eq!(stacked.rows[2][1..], ["310", "no figure", "356", "666 + no figure"]);
    assert_eq!(shares.rows[2][1..], ["310", "no figure", "356", "no figure"]);
    assert_eq!(shares.rows[1][3], "702 (41.0%)");
    let heat = several::heat().grid();
    assert_eq!((heat.rows[3][3].as_str(), heat.rows[4][1].as_str()), ("c", "no figure"));
    let grid =
        charts::Bars { bars: vec![charts::Bar { name: "One".into(), ..Default::default() }], ..Default::default() }
            .grid();
    assert_eq!(
        (grid.heads, grid.rows),
        (vec!["Part".into(), "Figure".into()], vec![vec!["One".into(), "no figure".into()]])
    );
}

#[test]
fn a_timeline_is_its_list_and_a_sankey_its_ways() {
    let grid = several::timeline().grid();
    assert_eq!(grid.rows[3], ["4", "20 April to 30 September 2015", "Action under way"]);
    let stop = |name: &str, column| Stop { name: name.into(), column, end: column == 1 };
    let sankey = Sankey {
        stops: vec![stop("Contacts", 0), stop("Referrals", 1)],
        ways: vec![Way { from: 0, to: 1, count: 1204.0 }],
        starts: vec![(0, 2000.0)],
        ..Sankey::default()
    };
    assert_eq!(sankey.grid().rows, [["begins", "Contacts", "2,000"], ["Contacts", "Referrals", "1,204"]]);
}
