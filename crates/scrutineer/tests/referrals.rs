//! Referrals by source: the plan's tables stand as printed, and what is said of them is worked out.

use super::world::{Who, worked_example, world};

/// Label as printed, count: 2013/14, then April 2014 to February 2015.
const PRINTED: [(&str, &str); 33] = [
    ("Police/Probation/Court/Immigration", "4,907"),
    ("Family member", "1,139"),
    ("Education professional", "2,488"),
    ("Primary Health", "1,840"),
    ("Secondary Health", "482"),
    ("Other local authority", "306"),
    ("Anonymous", "563"),
    ("NCC Social Services Dept", "283"),
    ("Other NCC Department", "239"),
    ("Friend/neighbour", "216"),
    ("L.A. Housing Dept &amp; Association", "138"),
    ("Other", "2,000"),
    ("Anonymous", "534"),
    ("Domestic Abuse Protocol", "13"),
    ("Education - Other (Children’s Centre, Nursery)", "397"),
    ("Education – Schools", "2,422"),
    ("Family member", "858"),
    ("Fire and Rescue", "8"),
    ("Friend/neighbour", "105"),
    ("Health Services - A&amp;E", "662"),
    ("Health Services – GP", "312"),
    ("Health Services - Health Visitor", "217"),
    ("Health Services - Other Primary Health Services", "1,194"),
    ("Health Services - Other Secondary Health Service", "562"),
    ("Housing (Borough Council or housing association)", "183"),
    ("LA Services - Other Local Authority", "383"),
    ("LA Services – NCC", "1,121"),
    ("Other", "943"),
    ("Other Legal Agency (court, immigration, CAFCASS, Prison)", "284"),
    ("Police", "4,426"),
    ("Probation", "315"),
    ("Self Assessment", "128"),
    ("Third Party", "97"),
];

/// Category, then its row as worked out: before, now, annualised, change, shares.
const COMPARED: [(&str, [&str; 6]); 12] = [
    ("Police, probation, courts, immigration", ["4,907", "5,025", "5,482", "+11.7%", "33.6%", "33.1%"]),
    ("Education", ["2,488", "2,819", "3,075", "+23.6%", "17.0%", "18.6%"]),
    ("Other", ["2,000", "1,189", "1,297", "−35.1%", "13.7%", "7.8%"]),
    ("Primary health", ["1,840", "1,723", "1,880", "+2.2%", "12.6%", "11.4%"]),
    ("Family member", ["1,139", "858", "936", "−17.8%", "7.8%", "5.7%"]),
    ("Anonymous", ["563", "534", "583", "+3.5%", "3.9%", "3.5%"]),
    ("County council", ["522", "1,121", "1,223", "+134.3%", "3.6%", "7.4%"]),
    ("Secondary health, with A&amp;E", ["482", "1,224", "1,335", "+177.0%", "3.3%", "8.1%"]),
    ("Other local authority", ["306", "383", "418", "+36.5%", "2.1%", "2.5%"]),
    ("Friend or neighbour", ["216", "105", "115", "−47.0%", "1.5%", "0.7%"]),
    ("Housing", ["138", "183", "200", "+44.7%", "0.9%", "1.2%"]),
    ("Total", ["14,601", "15,164", "16,543", "+13.3%", "100.0%", "100.0%"]),
];

/// The text of the table row that begins with this heading, without tags.
fn row_of<'a>(page: &'a str, heading: &str) -> Option<&'a str> {
    let table = page.split("<table").find(|part| part.contains("Can it be compared?"))?;
    let row = table.split("<tr>").find(|row| row.contains(&format!("<th scope=\"row\">{heading}</th>")))?;
    Some(row)
}

#[tokio::test]
async fn the_comparison_is_worked_out_to_the_printed_precision() {
    let (world, board) = worked_example().await;
    let mut browser = Who::Chair.of_agency(&world, board, None).await;
    let page = browser.get("/referrals").await;
    assert_eq!(page.status, 200);
    let text = &page.text;
    assert_eq!(text.matches("<h1").count(), 1);
    assert!(text.contains("Referrals: 2013/14 against 2014/15 so far"));
    assert!(text.contains(
        "15,164 in 11 months is already 3.9% more than the whole of 2013/14. \
         At the same pace the full year would be about 13% up."
    ));
    for fact in ["+3.9%", "<i>+13.3%</i>", "<i>+13.5 to +13.7%</i>", "By days and working days", "+39%"] {
        assert!(text.contains(fact), "{fact}");
    }
    for (category, figures) in COMPARED {
        let row = row_of(text, category).unwrap_or_else(|| panic!("no row for {category}"));
        let mut rest = row;
        for figure in figures {
            let at = rest.find(&format!(">{figure}<")).unwrap_or_else(|| panic!("{category}: no {figure} in {row}"));
            rest = &rest[at + figure.len()..];
        }
    }
    let broken = COMPARED.iter().filter(|(name, _)| row_of(text, name).unwrap().contains("Series break"));
    assert_eq!(broken.count(), 8);
    assert!(!row_of(text, "Anonymous").unwrap().contains("not comparable"));
    assert!(row_of(text, "Education").unwrap().contains("not comparable"));
    assert!(text.contains("only the total and 3 categories can be compared"));
    assert!(text.contains("Both tables add up to their printed totals."));
    assert!(text.contains("Before you use these figures") && text.contains("is an annualised figure"));
}

#[tokio::test]
async fn every_row_of_both_tables_stands_as_printed() {
    let (world, board) = worked_example().await;
    let mut browser = Who::Member.of_agency(&world, board, None).await;
    let page = browser.get("/referrals/sources").await.text;
    let mut rest = page.as_str();
    for (label, count) in PRINTED {
        let row = format!("<th scope=\"row\">{label}</th><td>{count}</td>");
        let at = rest.find(&row).unwrap_or_else(|| panic!("no {label} {count}"));
        rest = &rest[at + row.len()..];
    }
    for words in
        ["the 12 rows add up to 14,601", "the 21 rows add up to 15,164", "section 3.1.2", "All 2 tables add up"]
    {
        assert!(page.contains(words), "{words}");
    }
    let csv = browser.get("/referrals/sources.csv").await;
    assert_eq!(csv.text.lines().count(), 1 + 12 + 1 + 21 + 1);
    assert!(csv.text.contains("Fire and Rescue,8,"));
}

#[tokio::test]
async fn the_mapping_says_why_each_row_is_where_it_is() {
    let (world, board) = worked_example().await;
    let mut browser = Who::Observer.of_agency(&world, board, None).await;
    let page = browser.get("/referrals/mapping").await.text;
    assert_eq!(page.matches("<h1").count(), 1);
    for words in [
        "Version 1: 33 rows",
        "since 1 April 2013, until 31 March 2014",
        "Assumed: the plan is silent",
        "Named for the first time. Placed with secondary health; the plan is silent.",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let csv = browser.get("/referrals/mapping.csv").await.text;
    assert_eq!(csv.lines().count(), 34);
    assert!(csv.contains("1,Housing,2013/14,L.A. Housing Dept & Association,2013-04-01,2014-03-31,yes,,Same label,"));
}

#[tokio::test]
async fn the_comparison_downloads() {
    let (world, board) = worked_example().await;
    let mut browser = Who::Analyst.of_agency(&world, board, None).await;
    let csv = browser.get("/referrals.csv").await;
    assert!(csv.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    assert_eq!(csv.text.lines().count(), 13);
    assert!(csv.text.contains(
        "Total,2013-04-01,2014-03-31,12,14601,2014-04-01,2015-02-28,11,15164,16542.5,× 12/11,3.9,13.3,100.0,100.0,yes,"
    ));
    assert!(csv.text.contains("no: series break,A&E named apart for the first time (662),1"));
}

#[tokio::test]
async fn an_empty_board_says_what_to_do() {
    let world = world().await;
    let mut browser = Who::Manager.signed_in(&world).await;
    for (path, words) in [
        ("/referrals", "once two tables and their mapping are held"),
        ("/referrals/sources", "No table of referrals by source is held"),
        ("/referrals/mapping", "No rows are mapped"),
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains(words), "{path}");
        assert_eq!(browser.get(&format!("{path}.csv")).await.text.lines().count(), 1, "{path}");
    }
}

#[tokio::test]
async fn another_board_sees_none_of_it_and_some_roles_may_not_look() {
    let (world, board) = worked_example().await;
    let mut elsewhere = Who::Chair.signed_in(&world).await;
    assert!(!elsewhere.get("/referrals/sources").await.text.contains("14,601"));
    for who in [Who::YoungPerson, Who::Auditor] {
        let mut browser = who.of_agency(&world, board, None).await;
        for path in ["/referrals", "/referrals.csv", "/referrals/sources", "/referrals/mapping"] {
            assert_eq!(browser.get(path).await.status, 403, "{who:?} {path}");
        }
    }
}
