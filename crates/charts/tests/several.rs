//! What holds for charts of several series: they can be told apart without colour, and every figure is there.

use super::samples::several::{bullets, grouped, heat, lines, small, timeline};
use super::xml;

use charts::{
    Arrange, Bullets, Chart, Group, Grouped, Happening, Head, Heat, Line, Lines, MOST_LINES, Measure, Panel, Small,
    Timeline, Warm, narrow, wide,
};
use std::collections::BTreeSet;

/// Each of them with these values and words that would break a careless one.
pub fn odd(values: &[Option<f64>], words: &str) -> Vec<String> {
    let all: Vec<Option<f64>> = values.to_vec();
    let head = || Head::new("odd", words, words);
    let periods: Vec<String> = values.iter().map(|_| words.to_owned()).collect();
    let many = (0..10).map(|_| Line { name: words.into(), values: all.clone() }).collect();
    let lines =
        Lines { head: head(), periods, lines: many, target: Some((f64::NAN, words.into())), ..Lines::default() };
    let mut drawn = vec![wide(&lines), narrow(&lines)];
    for arrange in [Arrange::Beside, Arrange::Stacked, Arrange::Shares] {
        let groups = vec![Group { name: words.into(), values: all.clone() }; 3];
        let chart = Grouped { head: head(), series: vec![words.to_owned(); 5], groups, arrange, ..Grouped::default() };
        drawn.extend([wide(&chart), narrow(&chart)]);
    }
    let cells: Vec<Warm> = values.iter().map(|value| Warm { value: *value, mark: words.into() }).collect();
    let columns = vec![words.to_owned(); values.len()];
    let heat = Heat { head: head(), columns, rows: vec![(words.to_owned(), cells); 2], ..Heat::default() };
    drawn.extend([wide(&heat), narrow(&heat)]);
    drawn.extend(odd_measures(values, words));
    drawn
}

fn odd_measures(values: &[Option<f64>], words: &str) -> Vec<String> {
    let head = || Head::new("odd", words, words);
    let steps: Vec<f64> = values.iter().flatten().copied().collect();
    let measure = |value: &Option<f64>| Measure {
        name: words.into(),
        value: *value,
        before: *value,
        target: *value,
        steps: steps.clone(),
        end: *value,
    };
    let bullets = Bullets { head: head(), measures: values.iter().map(measure).collect(), ..Bullets::default() };
    let mut drawn = vec![wide(&bullets), narrow(&bullets)];
    for one_scale in [false, true] {
        let panel = Panel { name: words.into(), values: values.to_vec(), target: Some(4.0), ..Panel::default() };
        let periods = vec![words.to_owned(); values.len()];
        let small = Small { head: head(), periods, panels: vec![panel; 5], one_scale, ..Small::default() };
        drawn.extend([wide(&small), narrow(&small)]);
    }
    let happening = |value: &Option<f64>| Happening {
        number: 12,
        words: words.into(),
        from: value.unwrap_or(0.0),
        until: *value,
        ..Happening::default()
    };
    let marks = values.iter().flatten().map(|day| (*day, words.to_owned())).collect();
    let happenings = values.iter().map(happening).collect();
    let timeline = Timeline { head: head(), happenings, marks, ..Timeline::default() };
    drawn.extend([wide(&timeline), narrow(&timeline)]);
    drawn
}

#[test]
fn lines_are_told_apart_by_dashes_and_last_mark() {
    let values = vec![Some(1.0), Some(2.0)];
    let many = (0..MOST_LINES).map(|n| Line { name: format!("Line {n}"), values: values.clone() }).collect();
    let chart = Lines { periods: vec!["a".into(), "b".into()], lines: many, ..Lines::default() };
    let drawing = wide(&chart);
    let elements = xml::elements(&drawing).unwrap();
    let mut looks = BTreeSet::new();
    let mut dashes = String::new();
    for element in &elements {
        if element.attribute("stroke-width") == Some("2") && element.attribute("fill") == Some("none") {
            dashes = element.attribute("stroke-dasharray").unwrap_or("").to_owned();
        } else if element.attribute("stroke-width") == Some("1.5") {
            let ring = element.attribute("fill") == Some(charts::palette::PAPER);
            looks.insert((dashes.clone(), element.name.clone(), ring));
        }
    }
    assert_eq!(looks.len(), MOST_LINES, "{looks:?}");
}

#[test]
fn a_gap_breaks_a_line_and_every_figure_has_its_words() {
    let drawing = wide(&lines());
    let neighbours = drawing.split("<path d=\"").find(|path| path.contains("stroke-dasharray=\"7 4\"")).unwrap();
    assert_eq!(neighbours.split('"').next().unwrap().matches('M').count(), 2);
    assert!(drawing.contains("<title>County, Q1 2013: 28.7%</title>"));
    assert_eq!(drawing.matches("</title></").count(), 4 * 9 - 1);
    for end in ["County 24.1%", "Neighbours 22.8%", "Region 23.3%", "England 23.4%", "target 20%"] {
        assert!(drawing.contains(&format!(">{end}</text>")), "{end}");
        assert!(narrow(&lines()).contains(&format!(">{end}</text>")), "{end}");
    }
}

#[test]
fn bars_print_each_figure_and_shares_are_of_the_whole() {
    let beside = wide(&grouped(Arrange::Beside));
    for figure in ["1,201", "702", "no figure", "38"] {
        assert!(beside.contains(&format!(">{figure}</text>")), "{figure}");
    }
    let stacked = wide(&grouped(Arrange::Stacked));
    assert!(stacked.contains(">1,712</text>"), "the sum of 598, 412 and 702");
    let shares = wide(&grouped(Arrange::Shares));
    assert!(shares.contains("<title>Schools, Q3: 41.0%</title>"), "702 of 1,712");
    // One quarter of health is missing: its two others are no whole.
    assert!(stacked.contains(">666 + no figure</text>"));
    assert!(shares.contains(">no figure</text>") && !shares.contains("<title>Health"));
    // Grounds that a photocopy keeps apart, and no stripes, which stand for estimates.
    let grounds = |chart: &Grouped| -> BTreeSet<String> {
        let drawing = wide(chart);
        let marks = xml::elements(&drawing).unwrap().into_iter().filter(|e| e.name == "rect" && !e.inside("pattern"));
        marks.filter_map(|e| e.attribute("fill").map(str::to_owned)).collect()
    };
    let four = Grouped {
        series: ["a", "b", "c", "d"].map(str::to_owned).to_vec(),
        groups: vec![Group { name: "One".into(), values: vec![Some(1.0); 4] }],
        ..Grouped::default()
    };
    assert_eq!(grounds(&four).len(), 4);
    assert!(!grounds(&four).iter().any(|ground| ground.ends_with("-h)")));
}

#[test]
fn shades_keep_their_figures_and_what_is_withheld_its_mark() {
    let drawing = wide(&heat());
    assert!(drawing.contains("<title>Police, Nov: 50%</title>") && drawing.contains(">c</text>"));
    assert!(drawing.contains("<title>Schools, May: no figure</title>") && drawing.contains(">–</text>"));
    assert_eq!(drawing.matches("%</text>").count(), 28 + 2, "each figure, and the two ends of the key");
    let flat = Heat { rows: vec![("One".into(), vec![Warm { value: Some(3.0), mark: String::new() }])], ..heat() };
    assert!(wide(&flat).contains(">3%</text>"), "a table of one figure has no range");
    assert!(flat.draw(charts::Size::Narrow).contains(">3%</text>"));
}

#[test]
fn a_bullet_says_value_target_and_before() {
    let drawing = wide(&bullets());
    assert!(drawing.contains("<title>Assessments within 45 working days: 86.4%, target 85.0%, before 82.0%</title>"));
    assert!(drawing.contains(">no figure</text>"));
    // Two steps make three greys; the target's upright is the thicker one.
    for grey in [charts::palette::LIMIT, charts::palette::LINE, charts::palette::LINE_SOFT] {
        assert!(drawing.contains(&format!("fill=\"{grey}\"")), "{grey}");
    }
    assert_eq!((drawing.matches("stroke-width=\"3\"").count(), drawing.matches("stroke-width=\"2\"").count()), (3, 2));
}

#[test]
fn small_multiples_say_their_scale_and_their_last_figure() {
    let drawing = wide(&small());
    for words in ["Each on its own scale.", "no figure", "red", "not in"] {
        assert!(drawing.contains(&format!(">{words}</text>")), "{words}");
    }
    let one = wide(&Small { one_scale: true, ..small() });
    assert!(one.contains(">All on one scale.</text>") && one != drawing);
    let height = |chart: &Small| -> BTreeSet<String> {
        let drawing = wide(chart);
        let all = xml::elements(&drawing).unwrap();
        all.iter().filter(|e| e.name == "circle").filter_map(|e| e.attribute("cy").map(str::to_owned)).collect()
    };
    // Two panels of other figures: on one scale they stand at other heights, on their own at the same.
    let of = |from: f64| Panel { values: vec![Some(from), Some(from + 1.0)], ..Panel::default() };
    let two = Small { panels: vec![of(1.0), of(50.0)], ..Small::default() };
    assert_eq!(height(&two).len(), 2);
    assert!(height(&Small { one_scale: true, ..two }).len() > 2);
}

#[test]
fn pins_of_a_timeline_have_the_numbers_of_their_list_and_do_not_touch() {
    let drawing = wide(&timeline());
    for number in 1..=6 {
        assert!(drawing.contains(&format!(">{number}</text>")));
    }
    assert!(drawing.contains("<title>4, 20 April to 30 September 2015: Action under way</title>"));
    for drawing in [drawing, narrow(&timeline())] {
        let elements = xml::elements(&drawing).unwrap();
        let pins: Vec<(f64, f64)> =
            elements.iter().filter(|e| e.name == "circle").map(|e| (e.number("cx"), e.number("cy"))).collect();
        for (place, one) in pins.iter().enumerate() {
            for other in &pins[place + 1..] {
                assert!((one.0 - other.0).hypot(one.1 - other.1) > 20.0, "{one:?} {other:?}");
            }
        }
    }
}
