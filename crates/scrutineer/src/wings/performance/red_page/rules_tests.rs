//! Tables of cases for the rules of the red page.

use super::*;

#[test]
fn how_many_times_in_a_row() {
    for (run, compared, said) in [
        (1, true, "newly red"),
        (1, false, "red at the first report"),
        (2, true, "2nd time red"),
        (3, true, "3rd time red"),
        (4, false, "4th time red"),
        (11, true, "11th time red"),
        (12, true, "12th time red"),
        (21, true, "21st time red"),
    ] {
        assert_eq!(times(run, compared), said);
    }
}

#[test]
fn the_head_sentence_says_what_is_new_and_what_recovered() {
    let moved = |new, still, recovered, unknown| Some(Moved { new, still, recovered, unknown });
    for (tally, bold, rest) in [
        (
            Tally { all: 42, red: 8, moved: moved(2, 6, 0, 0), worse: 1 },
            "8 of 42 indicators are red",
            ": 2 new, 6 still red, none recovered. One is really getting worse.",
        ),
        (
            Tally { all: 42, red: 1, moved: moved(0, 1, 3, 1), worse: 0 },
            "1 of 42 indicators is red",
            ": none new, 1 still red, 3 recovered, 1 not rated now. None is really getting worse.",
        ),
        (
            Tally { all: 42, red: 0, moved: moved(0, 0, 2, 0), worse: 0 },
            "None of 42 indicators is red",
            ": none new, none still red, 2 recovered.",
        ),
        (
            Tally { all: 6, red: 3, moved: None, worse: 3 },
            "3 of 6 indicators are red",
            ". There was no report before it to compare with. Three are really getting worse.",
        ),
    ] {
        assert_eq!(head_sentence(&tally), (bold.to_owned(), rest.to_owned()));
    }
}

#[test]
fn what_became_of_each() {
    let all = [
        (Some(Rag::Amber), Rag::Red),
        (Some(Rag::Red), Rag::Red),
        (Some(Rag::Red), Rag::Green),
        (Some(Rag::Red), Rag::Amber),
        (Some(Rag::Red), Rag::NotReported),
        (Some(Rag::Green), Rag::Amber),
        (None, Rag::Red),
    ];
    let counted = all.into_iter().fold(Moved::default(), |moved, (before, now)| moved.and(before, now));
    assert_eq!(counted, Moved { new: 2, still: 1, recovered: 2, unknown: 1 });
}

#[test]
fn the_board_is_asked_for_what_nobody_follows_and_why_it_lasts() {
    let red = |name: &str, run, followed| Red { name: name.into(), run, followed };
    let none: [&str; 0] = [];
    assert_eq!(asks(&[]), none);
    assert_eq!(asks(&[red("A (1)", 2, true)]), none);
    assert_eq!(
        asks(&[red("A (1)", 1, false), red("B (2)", 4, true), red("C (3)", 3, false), red("D (4)", 4, true)]),
        [
            "agree an action or a challenge on A (1) and C (3)",
            "ask why B (2) and D (4) have been red four times in a row",
            "ask why C (3) has been red three times in a row",
        ]
    );
    assert_eq!(listed(&["A", "B", "C"]), "A, B and C");
}

#[test]
fn what_was_said_is_cut_at_the_end_of_a_sentence() {
    let long = format!("{} End. More follows here, and then a little more.", "word ".repeat(40).trim());
    assert_eq!(shortened("  Short.  ", 1), "Short.");
    assert!(shortened(&long, 1).ends_with("End. …"), "{}", shortened(&long, 1));
    let halves = shortened(&long, 2);
    assert!(halves.ends_with("word …") && halves.chars().count() <= ROOM / 2 + 2, "{halves}");
    let figures = format!("{} 3.5 and more {}", "word ".repeat(30).trim(), "word ".repeat(30));
    assert!(shortened(&figures, 1).ends_with("word …"), "a point within a number ends no sentence");
}

#[test]
fn the_nearest_are_named_and_the_rest_counted() {
    let open = |name: &str, due: Option<&str>| Open {
        name: name.into(),
        path: String::new(),
        when: String::new(),
        due: due.map(|day| day.parse().unwrap()),
        illustrative: false,
    };
    let all = vec![open("C", None), open("B", Some("2015-06-30")), open("A", Some("2015-04-13"))];
    let (named, more) = nearest(all);
    assert_eq!((named[0].name.as_str(), named[1].name.as_str(), more), ("A", "B", 1));
}
