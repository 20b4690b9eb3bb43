//! Published statistics: from the command line, through HTTP, and beside the board's own figures.

use super::killed::program;
use super::readings::board;
use super::world::{Who, world};
use kit::testing::tempdir::Folder;
use std::path::PathBuf;
use std::process::{Command, Output};

const HEAD: &str = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,\
                    old_la_code,new_la_code,la_name,category,CPP_At31,CPP_At31_rate\n";

/// England, a region and four authorities of it in two years, in one of which a figure is hidden.
fn plans() -> String {
    let mut text = HEAD.to_owned();
    for (year, figures) in [
        (2013, ["4000,40.1", "500,38.0", "100,40.0", "c,c", "80,30.0", "90,36.0"]),
        (2014, ["4100,41.1", "510,39.0", "110,44.0", "30,31.0", "84,33.0", "x,x"]),
    ] {
        let areas = [
            "National,E92000001,England,,,,,",
            "Regional,E92000001,England,E12000004,East Midlands,,,",
            "Local authority,E92000001,England,E12000004,East Midlands,830,E10000007,Derbyshire",
            "Local authority,E92000001,England,E12000004,East Midlands,857,E06000017,Rutland",
            "Local authority,E92000001,England,E12000004,East Midlands,831,E06000015,Derby",
            "Local authority,E92000001,England,E12000004,East Midlands,856,E06000016,Leicester",
        ];
        for (area, figures) in areas.iter().zip(figures) {
            text += &format!("{year},Reporting year,{area},Plans,{figures}\n");
        }
    }
    text
}

const PEOPLE: &str = "time_period,time_identifier,geographic_level,old_la_code,new_la_code,la_name,age_group,population_estimate\n\
    2013,Reporting year,Local authority,831,E06000015,Derby,Children aged 0 to 17 years,25454\n";

fn model() -> String {
    let numbers: Vec<String> = (1..=10).map(|n| format!("SN{n},SNP")).collect();
    let mut text = format!("LA num,LA Name,{}\n", numbers.join(","));
    text += "831,Derby";
    for code in ["830", "857", "856", "871", "872", "873", "874", "876", "877", "878"] {
        text += &format!(",{code},Close");
    }
    text + "\n"
}

struct Typing {
    folder: Folder,
}

impl Typing {
    fn new() -> Self {
        Typing { folder: Folder::new() }
    }
    fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    }
    fn run(&self, words: &[&str]) -> Output {
        let data = self.folder.path().join("data");
        Command::new(program())
            .arg("benchmark")
            .args(words)
            .arg("--data")
            .arg(data)
            .env_remove("SCRUTINEER_DATABASE")
            .output()
            .unwrap()
    }
    fn show(&self, area: &str, measure: &str, year: &str) -> serde_json::Value {
        let shown = self.run(&["show", "--area", area, "--measure", measure, "--year", year, "--json"]);
        assert!(shown.status.success(), "{}", said(&shown.stderr));
        serde_json::from_slice(&shown.stdout).unwrap()
    }
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn releases_are_imported_on_a_fresh_folder_and_shown() {
    let typing = Typing::new();
    let nothing = typing.run(&["show", "--area", "831", "--measure", "D31", "--year", "2014"]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(said(&nothing.stderr).contains("nothing has been imported yet"), "{}", said(&nothing.stderr));
    let files = [
        typing.file("d1_plans.csv", &plans()),
        typing.file("people.csv", PEOPLE),
        typing.file("sn_april_2021.csv", &model()),
    ];
    let words: Vec<&str> = std::iter::once("import").chain(files.iter().map(String::as_str)).collect();
    let first = typing.run(&words);
    assert_eq!(first.status.code(), Some(0), "{}{}", said(&first.stdout), said(&first.stderr));
    let again = typing.run(&words);
    assert_eq!(again.status.code(), Some(0));
    assert_eq!(
        said(&again.stdout).matches("was imported already, nothing changed").count(),
        3,
        "{}",
        said(&again.stdout)
    );

    let shown = typing.show("831", "CPP_At31_rate", "2014");
    assert_eq!((&shown["value"], &shown["count"], &shown["population"]), (&33.into(), &84.into(), &25454.into()));
    assert_eq!((shown["england"].as_f64(), shown["region"].as_f64()), (Some(41.1), Some(39.0)));
    assert_eq!(
        (&shown["region_name"], &shown["release"], &shown["agrees"]),
        (&"East Midlands".into(), &"2014".into(), &true.into())
    );
    assert_eq!((&shown["rank"], &shown["of"], &shown["quartile"]), (&2.into(), &3.into(), &serde_json::Value::Null));
    let beside = &shown["neighbours"];
    assert_eq!(
        (&beside["vintage"], &beside["mean"], &beside["median"]),
        (&"April 2021".into(), &37.5.into(), &37.5.into())
    );
    assert_eq!((&beside["used"], &beside["missing"]), (&2.into(), &8.into()));
    assert_eq!(typing.show("E06000017", "D31", "2013")["value"], "c");
    let words = typing.run(&["show", "--area", "831", "--measure", "D31", "--year", "2014"]);
    assert!(said(&words.stdout).contains("East Midlands: 39"), "{}", said(&words.stdout));
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_its_exit_code() {
    let typing = Typing::new();
    let fault = typing.file("faulty.csv", &plans().replace("100,40.0", "100,N/A"));
    let found = typing.run(&["import", &fault]);
    assert_eq!(found.status.code(), Some(1));
    assert!(said(&found.stdout).contains("row 4, column M"), "{}", said(&found.stdout));
    let other = typing.file("children.csv", "Child Unique ID,Date of Birth\nABC123,01/01/2010\n");
    let refused = typing.run(&["import", &other, "--json"]);
    assert_eq!(refused.status.code(), Some(1));
    let listed: serde_json::Value = serde_json::from_slice(&refused.stdout).unwrap();
    assert_eq!(
        (&listed[0]["status"], listed[0]["rules"].as_object().map(serde_json::Map::len)),
        (&"refused".into(), Some(1))
    );
    assert!(!said(&refused.stdout).contains("ABC123"));
    assert_eq!(typing.run(&["import", "nowhere.csv"]).status.code(), Some(2));
    assert_eq!(typing.run(&["import", &fault, "--vintage", "soon"]).status.code(), Some(2));
    for (area, measure, year, code, words) in [
        ("Derby", "D31", "2014", 2, "named by its code"),
        ("831", "weather", "2014", 2, "no measure has this name"),
        ("831", "protection", "2014", 2, "D31 Child protection plans per 10,000"),
        ("831", "D31", "1999", 1, "2013, 2014"),
        ("940", "D31", "2014", 1, "began on 1 April 2021"),
        ("831", "D35", "2014", 1, "no file with"),
    ] {
        let asked = typing.run(&["show", "--area", area, "--measure", measure, "--year", year]);
        assert_eq!(asked.status.code(), Some(code), "{measure}");
        assert!(said(&asked.stderr).contains(words), "{}", said(&asked.stderr));
    }
}

#[test]
fn the_departments_own_files_are_imported_and_answer() {
    let Some(root) = std::env::var_os("SCRUTINEER_REFERENCE").map(PathBuf::from) else {
        eprintln!("skipped: SCRUTINEER_REFERENCE is not set");
        return;
    };
    let mut files =
        vec![root.join("la_codes/dfe_qa/las.csv"), root.join("stat_neighbours_2021/lait_sn_april_2021.xlsx")];
    for folder in ["dfe_cin_2024", "dfe_cla"] {
        let all = std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        files.extend(all.filter(|path| path.extension().is_some_and(|end| end == "csv")));
    }
    let typing = Typing::new();
    let words: Vec<&str> = std::iter::once("import").chain(files.iter().map(|path| path.to_str().unwrap())).collect();
    let imported = typing.run(&words);
    assert_eq!(imported.status.code(), Some(0), "{}", said(&imported.stdout));
    let shown = typing.show("928", "D31", "2014");
    assert_eq!((shown["value"].as_f64(), shown["neighbours"]["mean"].as_f64()), (Some(49.7), Some(40.0)));
    assert_eq!(typing.show("E10000021", "D18", "2014")["neighbours"]["mean"].as_f64(), Some(343.4));
    assert_eq!(
        (&typing.show("928", "Referrals", "2014")["rank"], &shown["population_year"]),
        (&5.into(), &2013.into())
    );
}

#[tokio::test]
async fn a_data_officer_imports_and_the_list_says_so() {
    let world = world().await;
    let mut officer = Who::DataOfficer.signed_in(&world).await;
    assert!(officer.get("/benchmarks").await.text.contains("Nothing has been imported yet"));
    let plans = plans();
    let reply = officer.upload("/benchmarks/import", &[], ("file", "d1_plans.csv", plans.as_bytes())).await;
    assert_eq!(reply.location(), "/benchmarks", "{}", reply.text);
    let list = officer.get("/benchmarks").await;
    assert!(list.text.contains("Child protection plans") && list.text.contains("2013 to 2014"), "{}", list.text);
    let again = officer.upload("/benchmarks/import", &[], ("file", "same.csv", plans.as_bytes())).await;
    assert_eq!(again.status, 303);
    let csv = officer.get("/benchmarks.csv").await;
    assert_eq!(csv.text.lines().count(), 2, "{}", csv.text);

    let faulty = plans.replace("100,40.0", "100,N/A");
    let found = officer.upload("/benchmarks/import", &[], ("file", "faulty.csv", faulty.as_bytes())).await;
    assert_eq!(found.status, 200);
    assert!(found.text.contains("Some of it wants a look") && found.text.contains("column M"), "{}", found.text);
    let other = b"Child Unique ID,Date of Birth\nABC123,01/01/2010\n";
    let refused = officer.upload("/benchmarks/import", &[], ("file", "x.csv", other)).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("not a file of published statistics") && !refused.text.contains("ABC123"));
    let vintage = officer.upload("/benchmarks/import", &[("vintage", "soon")], ("file", "x.csv", other)).await;
    assert!(vintage.status == 422 && vintage.text.contains("Write a month such as April 2021"));
    assert_eq!(officer.get("/benchmarks/compare").await.status, 403);
    let mut member = Who::Member.signed_in(&world).await;
    assert_eq!(member.get("/benchmarks").await.status, 200);
    assert_eq!(member.get("/benchmarks/import").await.status, 403);
}

#[tokio::test]
async fn comparators_come_from_what_was_imported() {
    let mut board = board().await;
    let manager = &mut board.manager;
    let (plans, model) = (plans(), model());
    manager.upload("/benchmarks/import", &[], ("file", "d1_plans.csv", plans.as_bytes())).await;
    manager.upload("/benchmarks/import", &[("vintage", "April 2021")], ("file", "sn.csv", model.as_bytes())).await;
    let unknown = manager.post("/benchmarks/compare", &[("authority", "999"), ("average", "mean")]).await;
    assert!(unknown.status == 422 && unknown.text.contains("No imported file knows this code"), "{}", unknown.text);
    let fields = [("authority", "831"), ("vintage", ""), ("average", "mean")];
    let done = manager.post("/benchmarks/compare", &fields).await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert!(manager.get("/benchmarks").await.text.contains("4 new, 0 changed"));
    let page = manager.get("/indicators/D31").await;
    for words in [
        "Neighbours, 31 Mar 2014",
        "37.5",
        "Mean of 2 in the model of April 2021; 8 have no figure",
        "East Midlands, 31 Mar 2014",
        "England, 31 Mar 2014",
        "2nd highest of 3",
        "release 2014",
    ] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    manager.post("/benchmarks/compare", &fields).await;
    assert!(manager.get("/benchmarks").await.text.contains("nothing changed"));
    let median = [("authority", "E06000015"), ("vintage", "April 2021"), ("average", "median")];
    manager.post("/benchmarks/compare", &median).await;
    assert!(manager.get("/benchmarks").await.text.contains("0 new, 1 changed"));
    assert!(manager.get("/indicators/D31").await.text.contains("Median of 2"));
}

#[tokio::test]
async fn an_authority_stands_beside_its_neighbours_region_and_england() {
    let mut board = board().await;
    let manager = &mut board.manager;
    assert!(manager.get("/benchmarks/standing").await.text.contains("Nothing has been imported yet"));
    let (plans, model) = (plans(), model());
    manager.upload("/benchmarks/import", &[], ("file", "d1_plans.csv", plans.as_bytes())).await;
    manager.upload("/benchmarks/import", &[("vintage", "April 2021")], ("file", "sn.csv", model.as_bytes())).await;
    let page = manager.get("/benchmarks/standing?area=831").await;
    for words in ["Derby.", "Year to March 2014; release 2014", "2nd highest of 3", "of 2, 8 missing", "East Midlands"]
    {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    let before = manager.get("/benchmarks/standing.csv?area=831&year=2013").await;
    assert!(before.text.contains("D31,") && before.text.contains(",Derby,2013,"), "{}", before.text);
    assert!(manager.get("/benchmarks/standing?area=975").await.text.contains("No authority has this code"));
    let none = manager.get("/benchmarks/standing?area=831&year=1066").await;
    assert_eq!(none.status, 200);
}
