//! Each figure on children that the test makes; the day is 31 March 2018 where no other is named.

use super::*;
use measure::Unit;

const AT: &str = "2018-03-31";

/// Children with episodes: each of its own, `child: episode|episode`.
fn care(children: &[(&str, &str)]) -> String {
    let rows = children.iter().flat_map(|(child, text)| text.split('|').map(|one| episode_of(child, one)));
    rows.collect::<Vec<_>>().join("\n")
}

fn of_care(children: &[(&str, &str)]) -> Return903 {
    of(&[(EPISODES, &care(children))])
}

/// Children in the header with their births, and their episodes.
fn born(children: &[(&str, &str, &str)]) -> (String, String) {
    let header = children.iter().map(|(child, born, _)| format!("{child},1,{born},WBRI,,,")).collect::<Vec<_>>();
    let episodes: Vec<_> = children.iter().map(|(child, _, episodes)| (*child, *episodes)).collect();
    (header.join("\n"), care(&episodes))
}

#[test]
fn an_episode_that_ends_on_the_day_is_not_open_on_it() {
    const { assert!(ENDS_ON_ITS_DAY) };
    let one = of_care(&[("A", "01/05/2015,31/03/2018,S,U1,E4A"), ("B", "31/03/2018,,S,U1,")]);
    assert_eq!(figure(&one, "D35", AT), ("1".to_owned(), None));
    assert_eq!(figure(&one, "D35", "2018-03-30").0, "1");
    let same_day = of_care(&[("A", "31/03/2018,31/03/2018,S,U1,E4A")]);
    assert_eq!(figure(&same_day, "D35", AT).0, "0");
}

#[test]
fn children_count_once_and_short_breaks_do_not() {
    let found = of_care(&[
        ("A", "01/05/2015,,S,U1,|01/06/2015,,P,U4,"),
        ("B", "01/05/2015,,S,U1/V4,"),
        ("C", "01/05/2015,,S,U1/V3,"),
        ("D", "01/05/2019,,S,U1,"),
    ]);
    assert_eq!(figure(&found, "D35", AT).0, "1");
    let figures = found.figures(day(AT));
    let rate = figures.iter().find(|figure| figure.indicator == "D35").unwrap();
    assert_eq!((rate.unit, rate.from, rate.to), (Unit::Per10k, None, day(AT)));
}

#[test]
fn three_placements_are_three_places_open_in_the_twelve_months() {
    let moved = |text: &str| share(&of_care(&[("A", text)]), "D36", AT).0 == 1;
    let three = "01/05/2015,01/05/2017,S,U1,X1|01/05/2017,01/06/2017,P,U4,X1|01/06/2017,,B,K1,";
    assert!(moved(three));
    assert!(moved(&three.replace(",B,", ",T,")) && moved(&three.replace(",B,", ",U,")));
    assert!(!moved(&three.replace(",B,", ",L,")), "a change of legal status alone is no placement");
    assert!(!moved(&three.replace("01/05/2017", "01/04/2017")), "the first ended on the first of the twelve months");
    assert!(moved(&three.replace("01/05/2017", "02/04/2017")));
    let absent = "01/05/2015,01/05/2017,S,U1,X1|01/05/2017,01/06/2017,P,T1,X1|01/06/2017,,P,U1,";
    assert!(!moved(absent), "a temporary absence, and back to the same place");
    let absent = "01/05/2015,01/05/2017,S,U1,X1|01/05/2017,01/06/2017,P,T1,X1|01/06/2017,01/07/2017,P,U4,X1";
    assert!(!moved(&format!("{absent}|01/07/2017,,L,U4,")));
    assert!(moved(&format!("{absent}|01/07/2017,,P,U1,")));
    let found = of_care(&[("A", three), ("B", "01/05/2015,,S,U1,"), ("C", "01/05/2015,01/06/2017,S,U1,E4A")]);
    assert_eq!(share(&found, "D36", AT), (1, 2));
}

#[test]
fn starts_are_those_of_the_twelve_months() {
    let found = of_care(&[
        ("A", "01/04/2017,01/05/2017,S,U1,E4A|31/03/2018,,S,U1,"),
        ("B", "31/03/2017,,S,U1,"),
        ("C", "01/05/2017,,P,U1,"),
        ("D", "01/05/2017,,S,U1/V4,"),
        ("E", "01/04/2018,,S,U1,"),
    ]);
    assert_eq!(figure(&found, "C31", AT), ("2".to_owned(), None));
    let figures = found.figures(day(AT));
    assert_eq!(figures.iter().find(|figure| figure.indicator == "C31").unwrap().from, Some(day("2017-04-01")));
}

#[test]
fn who_takes_part_in_reviews_is_four_or_more() {
    let (header, care) = born(&[("A", "01/01/2010", "01/05/2015,,S,U1,"), ("B", "01/06/2013", "01/05/2015,,S,U1,")]);
    let reviews = "A,01/01/2010,01/04/2017,PN1\nA,01/01/2010,01/09/2017,PN7\nA,01/01/2010,01/03/2018,PN6\n\
        A,01/01/2010,31/03/2017,PN1\nA,01/01/2010,01/04/2018,PN1\nB,,31/05/2017,PN0\nB,,01/06/2017,PN2";
    let found = of(&[(HEADER, &header), (EPISODES, &care), (REVIEWS, reviews)]);
    assert_eq!(share(&found, "C33", AT), (3, 4));
}

#[test]
fn reviews_are_in_time_within_twenty_working_days_then_93_then_183() {
    let one = |start: &str, reviews: &[&str]| {
        let rows: Vec<_> = reviews.iter().map(|on| format!("A,,{on},PN1")).collect();
        let found = of(&[
            (EPISODES, &episode_of("A", &format!("{start},,S,U1,"))),
            (REVIEWS, &format!("{}\nZ,,01/05/2016,PN1", rows.join("\n"))),
        ]);
        share(&found, "C32", AT)
    };
    // 3 July 2017 is a Monday: the twentieth working day after is 31 July.
    assert_eq!(one("03/07/2017", &["31/07/2017", "01/11/2017"]), (1, 1));
    assert_eq!(one("03/07/2017", &["01/08/2017", "01/11/2017"]), (0, 1), "the first is late");
    assert_eq!(one("03/07/2017", &["31/07/2017", "02/11/2017"]), (0, 1), "the second is late");
    assert_eq!(one("03/07/2017", &["31/07/2017"]), (0, 1), "the second is overdue");
    assert_eq!(one("12/03/2018", &[]), (0, 0), "none is due yet");
    assert_eq!(one("01/05/2010", &["01/10/2017", "31/03/2018"]), (1, 1));
    assert_eq!(one("01/05/2010", &["02/10/2017"]), (0, 1));
    assert_eq!(one("01/05/2010", &["01/02/2017", "03/08/2017", "01/02/2018"]), (1, 1));
    assert_eq!(one("01/05/2010", &["01/02/2017", "04/08/2017", "01/02/2018"]), (0, 1));
    assert_eq!(one("01/03/2017", &["20/03/2017", "20/06/2017", "01/12/2017"]), (1, 1));
    assert_eq!(one("01/03/2017", &["20/03/2017", "01/07/2017", "01/12/2017"]), (0, 1));
}

#[test]
fn health_is_of_those_looked_after_for_a_year_without_a_break() {
    let year = "31/03/2017,,S,U1,";
    let (header, care) = born(&[
        ("A", "01/01/2010", "31/03/2017,01/06/2017,S,U1,X1|01/06/2017,,L,U1,"),
        ("B", "01/01/2002", year),
        ("C", "01/01/2012", "01/04/2017,,S,U1,"),
        ("D", "01/01/2012", "01/05/2015,01/06/2017,S,U1,E4A|02/06/2017,,S,U1,"),
        ("E", "01/04/2000", year),
        ("F", "31/03/2008", year),
    ]);
    let row = |child: &str, flags: &str| format!("{child},,,SDQ1,{flags},0,0,0");
    let rows = [row("A", "1,1,1,1,1"), row("B", "1,1,0,1,0"), row("C", "1,1,1,1,1"), row("F", "0,1,1,0,0")];
    let found = of(&[(HEADER, &header), (EPISODES, &care), (OC2, &rows.join("\n"))]);
    assert_eq!(share(&found, "C36", AT), (1, 4), "E has no row and stays in the whole");
    assert_eq!(share(&found, "C37", AT), (2, 4));
    assert_eq!(share(&found, "C38", AT), (2, 4));
    assert_eq!(share(&found, "C44", AT), (1, 3), "B, E who is 17, and F who is 10 today");
}

#[test]
fn the_mean_score_is_of_ages_five_to_sixteen() {
    let rows = "A,31/03/2013,10,,0,1,1,1,1,0,0,0\nB,01/04/2013,40,,0,1,1,1,1,0,0,0\nC,01/04/2001,13,,0,1,1,1,1,0,0,0\n\
        D,31/03/2001,40,,0,1,1,1,1,0,0,0\nE,01/01/2010,,SDQ1,0,1,1,1,1,0,0,0";
    let found = of(&[(OC2, rows)]);
    assert_eq!(share(&found, "C39", AT), (23, 2));
    let figures = found.figures(day(AT));
    assert_eq!(figures.len(), 1, "who is looked after is not known");
    assert_eq!(figures[0].value(None).number().map(|mean| mean.normalize().to_string()).as_deref(), Some("11.5"));
}

#[test]
fn stable_is_one_placement_for_two_years() {
    let (header, care) = born(&[
        ("A", "01/01/2010", "30/09/2015,31/03/2016,S,U1,X1|31/03/2016,,P,U4,"),
        ("B", "01/01/2010", "30/09/2015,01/04/2016,S,U1,X1|01/04/2016,,P,U4,"),
        ("C", "01/01/2010", "01/10/2015,,S,U1,"),
        ("D", "31/03/2002", "01/05/2010,,S,U1,"),
        ("E", "01/04/2002", "01/05/2010,01/02/2018,S,U1,X1|01/02/2018,,P,T1,"),
    ]);
    let found = of(&[(HEADER, &header), (EPISODES, &care)]);
    assert_eq!(share(&found, "C41", AT), (2, 3));
}

#[test]
fn missing_children_count_once_and_leave_without_permission_does_not() {
    let episodes = care(&[
        ("A", "01/05/2015,,S,U1,"),
        ("B", "01/05/2015,01/05/2017,S,U1,E4A"),
        ("C", "01/05/2015,,S,U1,"),
        ("D", "01/05/2015,01/04/2017,S,U1,E4A"),
    ]);
    let missing = "A,,M,01/03/2018,02/03/2018\nA,,M,31/03/2018,\nB,,M,01/04/2017,02/04/2017\nC,,A,05/03/2018,\n\
        C,,M,28/02/2017,\nC,,M,01/04/2018,\nD,,M,10/03/2018,";
    let found = of(&[(EPISODES, &episodes), (MISSING, missing)]);
    assert_eq!(share(&found, "C45", AT), (2, 3), "D had left before the first of the twelve months was over");
    assert_eq!(figure(&found, "D23", AT), ("2".to_owned(), None));
    let month = found.figures(day(AT)).into_iter().find(|figure| figure.indicator == "D23").unwrap();
    assert_eq!((month.from, month.note.is_some()), (Some(day("2018-03-01")), true));
}

#[test]
fn days_to_adoption_run_from_the_start_of_that_care() {
    let episodes = care(&[
        ("A", "01/01/2016,01/02/2016,S,U1,E4A|01/01/2017,01/06/2017,S,U1,X1|01/06/2017,,P,A4,"),
        ("B", "01/05/2017,11/05/2017,S,U1,X1|11/05/2017,01/08/2017,P,A4,E11"),
        ("C", "01/05/2014,,S,U1,"),
    ]);
    let placed = "A,,01/06/2017,,\nB,,11/05/2017,,\nC,,01/03/2017,,\nZ,,01/06/2017,,";
    let found = of(&[(EPISODES, &episodes), (PLACED, placed)]);
    assert_eq!(share(&found, "C46", AT), (151 + 10, 2));
    let figures = found.figures(day(AT));
    assert_eq!(figures.iter().find(|figure| figure.indicator == "C46").unwrap().unit, Unit::Days);
}

#[test]
fn leavers_of_nineteen_to_twenty_one_who_live() {
    let rows = "A,31/03/1999,YES,F1,B1\nB,01/04/1996,NO,0,0\nC,01/06/1997,YES,P3,X2\nD,01/04/1999,YES,F1,B1\n\
        E,31/03/1996,YES,F1,B1\nF,01/06/1997,DIED,,\nG,01/06/1997,REFU,G4,Z1\nH,01/06/1997,RHOM,P5,Q1";
    let found = of(&[(OC3, rows)]);
    assert_eq!(share(&found, "D37", AT), (2, 5), "A and G");
    assert_eq!(share(&found, "D38", AT), (3, 5), "A, C and H");
    assert_eq!(share(&found, "C47", AT), (2, 5), "A and C");
    let later = of(&[(OC3, "A,01/06/2002,YES,F3,B1")]);
    assert_eq!(share(&later, "D38", "2022-03-31"), (0, 1), "F3 is no activity any more");
}

#[test]
fn figures_of_tables_that_are_not_there_are_not_there() {
    let codes = |found: &Return903| found.figures(day(AT)).iter().map(|one| one.indicator).collect::<Vec<_>>();
    assert_eq!(codes(&of_care(&[("A", "01/05/2015,,S,U1,")])), ["C31", "C41", "D35", "D36"]);
    assert_eq!(codes(&of(&[(HEADER, "A,1,01/01/2010,WBRI,,,")])), Vec::<&str>::new());
    assert_eq!(codes(&of(&[(MISSING, "")])), ["D23"], "headings alone say that nobody was missing");
    let nobody = of(&[(EPISODES, ""), (OC2, "")]);
    assert!(nobody.figures(day(AT)).iter().all(|figure| figure.numerator.is_zero()));
    assert!(nobody.figures(NaiveDate::MIN).is_empty());
    assert_eq!(nobody.figures(NaiveDate::MAX), Vec::new());
}

#[test]
fn rows_take_little_room() {
    assert!(std::mem::size_of::<super::super::rows::Episode>() <= 40);
    assert!(std::mem::size_of::<super::super::rows::Review>() <= 32);
}
