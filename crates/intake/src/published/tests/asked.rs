//! What is answered: figures, ranks, neighbours, and why there is no answer.

use super::*;
use measure::Figure;

fn library() -> Library {
    let mut library = Library::new();
    library.add(Content::Statistics(statistics("d1_plans.csv", &plans())));
    let people = "time_period,geographic_level,la_gss_code,age_group,population_estimate\n\
                  2019,Local authority,E06000015,Children aged 0 to 17 years,26666\n\
                  2020,Local authority,E06000015,Children aged 0 to 17 years,25454\n";
    library.add(Content::Statistics(statistics("people.csv", people)));
    if let (Some(model), _) = read_text("sn_april_2021.csv", MODEL) {
        library.add(model);
    }
    library
}

fn ask<'a>(area: &'a str, measure: &'a str, year: i32) -> Ask<'a> {
    Ask { area, measure, year, neighbours: None, release: None }
}

fn number(text: &str) -> Figure {
    Figure::Number(text.parse().unwrap())
}

#[test]
fn a_figure_stands_beside_its_neighbours_region_and_england() {
    let shown = library().show(&ask("831", "CPP_At31_rate", 2021)).unwrap();
    assert_eq!((&shown.value, &shown.count), (&number("33.0"), &Some(number("84"))));
    assert_eq!(
        (&shown.population, shown.population_from.clone()),
        (&Some(number("25454")), Some((2020, "2021".into())))
    );
    assert_eq!((shown.computed.map(|c| c.to_string()).as_deref(), shown.agrees), (Some("33.0"), Some(true)));
    assert_eq!((shown.england, shown.region), (Some(number("42.2")), Some(number("41.1"))));
    assert_eq!(shown.region_of, Some(("E12000004".into(), "East Midlands".into())));
    assert_eq!((shown.place.unwrap().words().as_str(), shown.of, shown.band), ("3rd highest of 5", 5, None));
    let neighbours = shown.neighbours.unwrap();
    assert_eq!(neighbours.vintage.to_string(), "April 2021");
    assert_eq!((neighbours.mean, neighbours.median), (Some("31.8".parse().unwrap()), Some("31.0".parse().unwrap())));
    assert_eq!((neighbours.used, neighbours.missing), (vec!["830".into(), "857".into(), "856".into()], Vec::new()));
}

#[test]
fn what_is_hidden_or_missing_is_left_out_of_averages_and_ranks() {
    let library = library();
    let shown = library.show(&ask("831", "d31", 2020)).unwrap();
    let neighbours = shown.neighbours.unwrap();
    assert_eq!(
        (neighbours.mean, neighbours.missing),
        (Some("40.0".parse().unwrap()), vec!["857".into(), "856".into()])
    );
    assert_eq!(shown.of, 3);
    let hidden = library.show(&ask("E06000017", "D31", 2020)).unwrap();
    assert_eq!((hidden.value, hidden.place, hidden.agrees), (Figure::Suppressed, None, None));
}

#[test]
fn an_authority_outside_its_time_says_what_became_of_it() {
    let library = library();
    assert!(library.show(&ask("928", "D31", 2021)).is_ok());
    // A row with z in every figure is a row all the same; a year without any row says why.
    let mut without = Library::new();
    let rows: String = plans()
        .lines()
        .filter(|line| {
            let gone = [("2022", ",928,"), ("2020", ",940,")];
            !gone.iter().any(|(year, code)| line.starts_with(year) && line.contains(code))
        })
        .fold(String::new(), |all, line| all + line + "\n");
    without.add(Content::Statistics(statistics("d1.csv", &rows)));
    let ended = without.show(&ask("928", "D31", 2022)).unwrap_err().to_string();
    assert!(ended.contains("ended on 31 March 2021") && ended.contains("941 West Northamptonshire"), "{ended}");
    let later = without.show(&ask("940", "D31", 2020)).unwrap_err().to_string();
    assert!(later.contains("began on 1 April 2021") && later.contains("928 Northamptonshire"), "{later}");
    assert_eq!(without.show(&ask("831", "D31", 1999)), Err(Refusal::NoYear(vec![2020, 2021, 2022])));
    assert_eq!(without.show(&ask("999", "D31", 2020)), Err(Refusal::UnknownArea));
    assert_eq!(without.show(&ask("Derby", "D31", 2020)), Err(Refusal::NoCode));
    let vintage = Vintage::read("May 2025");
    assert_eq!(
        library.show(&Ask { neighbours: vintage, ..ask("831", "D31", 2020) }),
        Err(Refusal::NoModel(vec!["April 2021".into()]))
    );
}

#[test]
fn a_measure_is_named_by_column_code_or_words() {
    let library = library();
    for words in [
        "cpp_at31_rate",
        "D31",
        "Child protection plans per 10,000",
        "protection plans rate at 31 March",
        "CPP At31 rate",
    ] {
        let shown = library.show(&ask("831", words, 2021));
        assert_eq!(shown.map(|shown| shown.column), Ok("CPP_At31_rate".into()), "{words}");
    }
    let Err(Refusal::Ambiguous(names)) = library.show(&ask("831", "protection", 2021)) else { panic!() };
    assert!(names.iter().any(|name| name == "D31 Child protection plans per 10,000"), "{names:?}");
    assert_eq!(library.show(&ask("831", "weather", 2021)), Err(Refusal::UnknownMeasure));
    assert!(matches!(library.show(&ask("831", "D35", 2021)), Err(Refusal::NoFile(_))));
    let count = library.show(&ask("831", "CPP_At31", 2021)).unwrap();
    assert_eq!((count.count, count.computed, count.unit), (Some(count.value), None, measure::Unit::Count));
}

#[test]
fn columns_are_found_under_other_names_and_in_another_order() {
    let text = "la_number,la_gss_code,LA name,financial_year,region_code,region_name,CPP_At31_rate\n\
                831,E06000015,Derby,2020-21,E12000004,East Midlands,33.0\n,,,2020-21,E12000004,East Midlands,41.1\n\
                ,,,2020-21,,,42.2\n";
    let mut library = Library::new();
    library.add(Content::Statistics(statistics("x.csv", text)));
    let shown = library.show(&ask("E06000015", "D31", 2021)).unwrap();
    assert_eq!(
        (shown.value, shown.region, shown.england),
        (number("33.0"), Some(number("41.1")), Some(number("42.2")))
    );
}

#[test]
fn shares_are_worked_out_where_only_counts_are_published() {
    let text = "time_period,time_identifier,geographic_level,old_la_code,new_la_code,la_name,ICPC,ICPC_rate,Duration_0-10_days,Duration_11-15_days,Duration_16-20_days\n\
                2024,Reporting year,Local authority,831,E06000015,Derby,300,50.1,60,150,90\n\
                2024,Reporting year,Local authority,830,E10000007,Derbyshire,100,50.1,c,80,c\n";
    let mut library = Library::new();
    library.add(Content::Statistics(statistics("c4.csv", text)));
    let shown = library.show(&ask("831", "D17", 2024)).unwrap();
    assert_eq!(
        (shown.value, shown.count, shown.unit),
        (number("70.0"), Some(number("210")), measure::Unit::Percentage)
    );
    assert_eq!(
        (shown.polarity, shown.place.map(|p| p.words())),
        (measure::Polarity::HigherBetter, Some("1st of 1".into()))
    );
    assert_eq!(library.show(&ask("830", "D17", 2024)).unwrap().value, Figure::Suppressed);
    assert_eq!(
        library.show(&ask("830", "D16", 2024)).unwrap_err().to_string(),
        "no file with “Section 47 enquiries per 10,000 children” has been imported"
    );
}

#[test]
fn filters_tell_rows_apart_and_a_later_release_does_not_replace() {
    let row = |filter: &str, rate: &str| format!("2024,Local authority,831,E06000015,{filter},26000,130,{rate}\n");
    let head = "time_period,geographic_level,old_la_code,new_la_code,population_count,population_estimate,number,rate_per_10000\n";
    let text = head.to_owned()
        + &row("Children looked after at 31 March each year", "50")
        + &row("Children starting to be looked after each year", "20");
    let mut library = Library::new();
    library.add(Content::Statistics(statistics("cla_2024release.csv", &text)));
    let shown = library.show(&ask("831", "D35", 2024)).unwrap();
    assert_eq!((shown.value, shown.count, shown.agrees), (number("50"), Some(number("130")), Some(true)));
    assert!(
        matches!(library.show(&ask("831", "rate_per_10000", 2024)), Err(Refusal::Ambiguous(names)) if names.len() == 2)
    );
    library.add(Content::Statistics(statistics("cla_2025release.csv", &text.replace("130,50", "133,51"))));
    assert_eq!(library.show(&ask("831", "looked after at 31 march", 2024)).unwrap().value, number("51"));
    let before = Ask { release: Some("2024"), ..ask("831", "D35", 2024) };
    assert_eq!(library.show(&before).unwrap().value, number("50"));
}

#[test]
fn a_rate_or_share_that_is_no_longer_printed_is_worked_out() {
    let row = |year: i32, area: &str, figures: &str| format!("{year},Reporting year,{area},{figures}\n");
    let head = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,";
    let derby = "Local authority,E92000001,England,E12000004,East Midlands,831,E06000015,Derby";
    let england = "National,E92000001,England,,,,,";
    let newer = head.to_owned()
        + "Section47,Referrals,Re_referrals\n"
        + &row(2025, derby, "500,1000,250")
        + &row(2024, derby, "400,900,c")
        + &row(2025, england, "230000,600000,130000");
    let older = head.to_owned() + "Section47,Section47_rate\n" + &row(2024, derby, "400,160.1");
    let people = head.to_owned()
        + "population_estimate\n"
        + &row(2024, derby, "25000")
        + &row(2023, derby, "25000")
        + &row(2024, england, "12000000");
    let mut library = Library::new();
    library.add(Content::Statistics(statistics("new.csv", &newer)));
    assert!(matches!(library.show(&ask("831", "D16", 2025)), Err(Refusal::NoFile(_))));
    library.add(Content::Statistics(statistics("people.csv", &people)));
    let shown = library.show(&ask("831", "Section47_rate", 2025)).unwrap();
    assert_eq!((shown.value, shown.count, shown.worked_out), (number("200.0"), Some(number("500")), true));
    assert_eq!((shown.england, shown.unit, shown.agrees), (Some(number("191.7")), measure::Unit::Per10k, None));
    assert_eq!(library.show(&ask("831", "D06", 2025)).unwrap().value, number("25.0"));
    assert_eq!(library.show(&ask("831", "D06", 2024)).unwrap().value, Figure::Suppressed);
    library.add(Content::Statistics(statistics("old.csv", &older)));
    let printed = library.show(&ask("831", "D16", 2024)).unwrap();
    assert_eq!((printed.value, printed.worked_out), (number("160.1"), false));
}

#[test]
fn a_model_may_write_its_columns_with_strokes() {
    let names: Vec<String> = (1..=10).map(|n| format!("SN_{n},SN_{n}P")).collect();
    let closest: Vec<String> = (340..350).map(|code| format!("{code},Close ")).collect();
    let text = format!(
        "old_la_code,la_name,region_ind,region_name,{}\n301,Barking and Dagenham,3,London,{}\n",
        names.join(","),
        closest.join(",")
    );
    let (Some(Content::Neighbours(model)), findings) = read_text("sn_model_2025_wide.csv", &text) else { panic!() };
    assert_eq!((model.of["301"].len(), model.vintage.to_string().as_str(), codes(&findings).len()), (10, "2025", 0));
}
