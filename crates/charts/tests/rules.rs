//! What holds for every drawing, whatever the figures: well-formed, escaped, inside its box, never small print.

use super::{named, samples, several, xml};

use charts::{
    Arrange, Bar, Bars, Chart, Head, Level, Levels, Mark, Note, Pair, Paired, Pin, Point, Segment, Spark, Spc, Target,
    TargetLine, Total, Totals, both, icons, narrow, spark, wide,
};
use xml::Element;

const NASTY: &str = "<b> & \"quoted\" 'words' \u{1} ]]> style=";

fn drawings_of(chart: &impl Chart) -> [String; 2] {
    [wide(chart), narrow(chart)]
}

/// A chart of the values with everything a chart can have, and words that would break a careless one.
fn nasty(values: &[Option<f64>]) -> Spc {
    let point = |(i, value): (usize, &Option<f64>)| Point {
        label: NASTY.into(),
        tick: format!("<{i}>"),
        value: *value,
        mark: [Mark::Usual, Mark::Worse, Mark::Better, Mark::Neutral][i % 4],
        limits: None,
    };
    let segment = |start| Segment {
        start,
        mean: 5.0,
        lower: -3.0,
        upper: 13.0,
        label: NASTY.into(),
        baseline: 2,
        ..Segment::default()
    };
    Spc {
        head: Head::new("an id & <more>", NASTY, NASTY),
        points: values.iter().enumerate().map(point).collect(),
        segments: vec![segment(0), segment(3)],
        target: Some(Target { line: TargetLine::Level(9.0), label: NASTY.into() }),
        unit: " <u>".into(),
        axis: NASTY.into(),
        notes: (0..5).map(|at| Note { at, words: NASTY.into(), narrow: true, ..Note::default() }).collect(),
        pins: (0..6).map(|at| Pin { at: at / 2, number: at as u16, label: NASTY.into() }).collect(),
        ..Spc::default()
    }
}

fn all_drawings() -> Vec<String> {
    let mut all: Vec<String> = named::all().into_iter().map(|(_, drawing)| drawing).collect();
    for values in odd_values() {
        all.extend(drawings_of(&nasty(&values)));
        all.push(spark(&Spark {
            points: &values,
            usual: Some((f64::NAN, 4.0)),
            target: None,
            last: icons::Variation::Worse,
        }));
        all.extend(drawings_of(&Levels { levels: levels(&values), ..Levels::default() }));
        all.extend(drawings_of(&Paired { pairs: pairs(&values), ..Paired::default() }));
        all.extend(drawings_of(&Totals { totals: totals(&values), ..Totals::default() }));
        let bars = values.iter().map(|v| Bar { name: NASTY.into(), value: *v, share: *v }).collect();
        all.extend(drawings_of(&Bars { bars, ..Bars::default() }));
        all.extend(several::odd(&values, NASTY));
    }
    all.extend(drawings_of(&samples::several::lines()));
    all.extend(drawings_of(&samples::several::heat()));
    all.extend(drawings_of(&samples::several::bullets()));
    all.extend(drawings_of(&samples::several::small()));
    all.extend(drawings_of(&samples::several::timeline()));
    for arrange in [Arrange::Beside, Arrange::Stacked, Arrange::Shares] {
        all.extend(drawings_of(&samples::several::grouped(arrange)));
    }
    all.extend([samples::referrals(), samples::interviews(), samples::rate()].iter().flat_map(drawings_of));
    all.extend(drawings_of(&samples::agencies()));
    all.extend(drawings_of(&samples::totals()));
    all.extend(drawings_of(&samples::caseload()));
    all.extend(drawings_of(&samples::population()));
    all.extend(drawings_of(&samples::ranked()));
    all.extend(drawings_of(&samples::funnel()));
    all
}

fn odd_values() -> Vec<Vec<Option<f64>>> {
    vec![
        vec![],
        vec![None; 4],
        vec![Some(7.0)],
        vec![Some(0.0); 5],
        vec![Some(f64::NAN), Some(f64::INFINITY), Some(3.0)],
        vec![Some(-4.0), None, Some(2.5), Some(1e9), None, Some(0.1)],
        (0..60).map(|i| Some(f64::from(i * 37 % 11))).collect(),
    ]
}

fn levels(values: &[Option<f64>]) -> Vec<Level> {
    let level = |v: &Option<f64>| Level { name: NASTY.into(), before: 4.0, now: v.unwrap_or(1.0), elsewhere: *v };
    values.iter().map(level).collect()
}

fn pairs(values: &[Option<f64>]) -> Vec<Pair> {
    let pair = |v: &Option<f64>| {
        let now = v.unwrap_or(0.0);
        Pair { name: NASTY.into(), before: 12.0, now, annualised: Some(now * 1.1), ..Pair::default() }
    };
    values.iter().map(pair).collect()
}

fn totals(values: &[Option<f64>]) -> Vec<Total> {
    let total =
        |v: &Option<f64>| Total { name: NASTY.into(), value: v.unwrap_or(0.0), annualised: *v, ..Total::default() };
    values.iter().map(total).collect()
}

#[test]
fn every_drawing_is_well_formed_and_uses_presentation_attributes_only() {
    for drawing in all_drawings() {
        let elements = xml::elements(&drawing).unwrap_or_else(|fault| panic!("{fault}: {drawing}"));
        assert_eq!(elements[0].name, "svg");
        for element in &elements {
            assert!(element.attribute("style").is_none(), "{drawing}");
            assert!(!element.attributes.iter().any(|(name, _)| name.starts_with("on")), "{drawing}");
            for (name, value) in &element.attributes {
                assert!(!value.contains("NaN") && !value.contains("inf"), "{name}={value}");
            }
        }
    }
}

#[test]
fn charts_say_what_they_show_and_small_drawings_stay_silent() {
    for drawing in all_drawings() {
        let elements = xml::elements(&drawing).unwrap();
        let svg = &elements[0];
        if svg.attribute("role") == Some("img") {
            let named: Vec<_> = svg.attribute("aria-labelledby").unwrap().split(' ').collect();
            assert_eq!(named, [elements[1].attribute("id").unwrap(), elements[2].attribute("id").unwrap()]);
            assert_eq!((elements[1].name.as_str(), elements[2].name.as_str()), ("title", "desc"));
        } else {
            assert_eq!(svg.attribute("aria-hidden"), Some("true"));
            assert_eq!(svg.attribute("focusable"), Some("false"));
        }
    }
}

#[test]
fn text_is_never_under_12_5_px() {
    for drawing in all_drawings() {
        let elements = xml::elements(&drawing).unwrap();
        for text in elements.iter().filter(|e| e.name == "text" && elements[0].attribute("role").is_some()) {
            assert!(text.number("font-size") >= 12.5, "{drawing}");
        }
    }
}

#[test]
fn every_mark_is_inside_the_box() {
    for drawing in all_drawings() {
        let elements = xml::elements(&drawing).unwrap();
        let view: Vec<f64> = elements[0].attribute("viewBox").unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
        let within = |x: f64, y: f64| {
            assert!(x >= 0.0 && x <= view[2] + 0.1 && y >= 0.0 && y <= view[3] + 0.1, "{x} {y} in {drawing}");
        };
        // The pattern of the hatching is rotated, and is no mark.
        for element in elements.iter().filter(|e| !e.inside("pattern")) {
            match element.name.as_str() {
                "circle" => within(element.number("cx"), element.number("cy")),
                "rect" => {
                    let (x, y) = (element.number("x"), element.number("y"));
                    within(x, y);
                    within(x + element.number("width"), y + element.number("height"));
                }
                "text" => within(element.number("x"), element.number("y")),
                "path" => starts_of(element).for_each(|(x, y)| within(x, y)),
                _ => {}
            }
        }
    }
}

/// The absolute points of a path: those after `M` and `L`.
fn starts_of(path: &Element) -> impl Iterator<Item = (f64, f64)> {
    let d = path.attribute("d").unwrap_or_default();
    d.split(['M', 'L']).filter_map(|part| {
        let end = part.find(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '.' | '-'))).unwrap_or(part.len());
        let (x, y) = part[..end].trim().split_once(' ')?;
        Some((x.parse().ok()?, y.parse().ok()?))
    })
}

#[test]
fn words_are_escaped_and_ids_are_plain() {
    let drawing = wide(&nasty(&[Some(1.0), Some(2.0)]));
    assert!(drawing.contains("&lt;b&gt; &amp; &quot;quoted&quot; &#39;words&#39;"));
    assert!(!drawing.contains('\u{1}'));
    assert!(drawing.contains(r#"aria-labelledby="anidmorew-t anidmorew-d""#));
}

#[test]
fn the_two_sizes_have_ids_of_their_own() {
    let drawing = both(&samples::agencies());
    let mut ids: Vec<_> = drawing.split(" id=\"").skip(1).map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), all), (6, 6));
}

#[test]
fn a_missing_figure_breaks_the_line_and_has_no_mark() {
    let chart = Spc { segments: Vec::new(), ..nasty(&[Some(1.0), Some(2.0), None, Some(4.0), Some(3.0)]) };
    let drawing = wide(&Spc { pins: Vec::new(), notes: Vec::new(), target: None, ..chart });
    let line = drawing.split("<path d=\"").find(|path| path.contains("stroke-width=\"1.8\"")).unwrap();
    assert_eq!(line.split('"').next().unwrap().matches('M').count(), 2);
    assert_eq!(drawing.matches("</title></").count(), 4, "one title for each figure");
}

#[test]
fn without_segments_there_is_a_line_only() {
    let drawing = wide(&Spc { segments: Vec::new(), ..samples::referrals() });
    assert!(!drawing.contains("usual low") && !drawing.contains(charts::palette::BAND));
}

#[test]
fn estimates_are_hatched_and_named() {
    for drawing in drawings_of(&samples::agencies()) {
        assert!(drawing.contains(">annualised</text>") && drawing.contains("url(#pair"));
    }
}
