//! Lists are told by their headings, whatever the file, the sheet and the columns are called.

use super::*;

fn lists(pages: &[Page]) -> Vec<u8> {
    let book = workbook(pages);
    let mut tables = Tables::open(&Input::held("x", &book)).unwrap();
    lists_in(&mut tables).unwrap().iter().map(|found| found.list.number()).collect()
}

#[test]
fn every_list_is_itself_by_the_template_whatever_its_sheet_is_called() {
    for this in List::ALL {
        let (_, rows) = list(this, &[]);
        assert_eq!(lists(&[("Sheet1".to_owned(), rows.clone())]), [this.number()]);
        let other = format!("List {}", this.number() % 11 + 1);
        assert_eq!(lists(&[(other, rows)]), [this.number()], "by its headings and not by its name");
    }
}

#[test]
fn headings_in_other_words_other_orders_and_below_titles_are_found() {
    let referrals = page(
        "Refs",
        &[
            &["Anyshire", "", ""],
            &["List 3: Referrals"],
            &["as at", "31/03/2024"],
            &["REFERRAL SOURCE ", "date of\nreferral", "child id", "Local note", "NFA (Y/N)"],
        ],
    );
    let care = "Unique ID|DOB|Date became looked after|LAC end date|legal status|Placements in last 12 months|\
                Last dental check|Date of last health assessment|Missing episodes|Placement type";
    let leavers = "PID|Age|Former UASC|Eligibility|In touch?|Accommodation type|Accommodation suitability|EET status";
    let rest = [
        care,
        leavers,
        "Client ID|Contact date|Source of contact",
        "Child ID|CPP Start Date|CPP End Date|Category of abuse|Number of previous CPP",
        "Child ID|Strategy discussion date|ICPC date|ICPC not required",
        "Child ID|EHA start date|EHA completion date|Lead agency",
    ];
    let rest = (1..).zip(rest).map(|(n, headings)| {
        let headings: Vec<&str> = headings.split('|').collect();
        page(&format!("sheet {n}"), &[&headings])
    });
    let pages: Vec<Page> = std::iter::once(referrals).chain(rest).collect();
    assert_eq!(lists(&pages), [3, 8, 9, 1, 7, 5, 2]);
}

#[test]
fn tables_that_are_no_list_are_not_taken_for_one() {
    for headings in [
        "Unique ID|UPN|ULN|Date of birth|Gender|Ethnicity|Date initial EHC plan issued|SEN primary need|Suspensions|\
         Does the child have a disability?",
        "CHILD|SEX|DOB|ETHNIC|UPN|MOTHER|MC_DOB",
        "CHILD|DOB|IN_TOUCH|ACTIV|ACCOM",
        "CHILD|DOB|DATE_PLACED|DATE_PLACED_CEASED|REASON_PLACED_CEASED",
        "CHILD|DECOM|RNE|LS|CIN|PLACE|PLACE_PROVIDER|DEC|REC|HOME_POST|PL_POST|URN",
        "Gender|Ethnicity|Contact / Referral Source|Referral NFA?|Reason for Closure|Case status|Child's Legal Status|\
         Placement Type",
        "time_period|geographic_level|la_name|referrals|referral rate",
        "a|b|c",
    ] {
        let row: Vec<&str> = headings.split('|').collect();
        let pages = [page("List_1", &[&row, &vec!["1"; row.len()]])];
        assert_eq!(lists(&pages), [] as [u8; 0], "{headings}");
        assert_eq!(read_bytes(&[workbook(&pages)]).unwrap_err(), &NOTHING);
    }
}

fn referral() -> Page {
    let row: &[(Col, &str)] =
        &[(Col::Id, "1"), (Col::On, "24/03/2024"), (Col::Source, "Police"), (Col::NoFurtherAction, "n")];
    list(List::Referrals, &[row])
}

#[test]
fn a_file_for_each_list_makes_one_return() {
    let contact: &[(Col, &str)] = &[(Col::Id, "1"), (Col::On, "23/03/2024"), (Col::Source, "q) 6: Police")];
    let pages = [referral(), list(List::Contacts, &[contact]), page("notes", &[&["nothing", "to", "see"]])];
    let files: Vec<Vec<u8>> = pages.iter().map(csv).collect();
    let annex = read_bytes(&files).unwrap();
    assert_eq!(annex.lists, BTreeSet::from([List::Contacts, List::Referrals]));
    assert!(annex.cases.holds.contacts && annex.cases.holds.referrals && !annex.cases.holds.plans);
    assert_eq!(annex.cases.contacts[0].child, annex.cases.referrals[0].child);
    assert_eq!(wrong(&annex), [("annexa-file-without-list", 0, String::new())]);
    assert_eq!((annex.findings.rows_used, annex.findings.rows_refused), (2, 0));
    assert_eq!(annex.last_day, Some(day("2024-03-24")));
}

#[test]
fn a_list_that_is_there_twice_counts_each_event_once() {
    let referral = csv(&referral());
    let annex = read_bytes(&[referral.clone(), referral]).unwrap();
    assert_eq!(annex.cases.referrals.len(), 1);
    let codes: Vec<&str> = wrong(&annex).iter().map(|(code, ..)| *code).collect();
    assert_eq!(codes, ["annexa-list-twice", "annexa-twice"]);
    assert_eq!((annex.findings.rows_used, annex.findings.rows_refused), (1, 1));
}

#[test]
fn what_is_missing_and_what_is_strange_among_the_columns_is_said() {
    let rows: [&[&str]; 2] =
        [&["Child ID", "Date of referral", "Shoe size", "Referral source"], &["7", "24/03/2024", "31", "School"]];
    let annex = told(&[page("List_3", &rows)]);
    let found = annex.findings.listed().iter();
    let codes: Vec<(&str, String)> = found.map(|finding| (finding.rule.code, finding.column.to_string())).collect();
    assert_eq!(
        codes,
        [
            ("annexa-no-column-nfa", "Referral NFA?".to_owned()),
            ("annexa-no-column-earlier", "Number of Referrals in Last 12 Months".to_owned()),
            ("annexa-column-unknown", "column C".to_owned()),
        ]
    );
    assert_eq!(&*annex.findings.listed()[0].file, "file 1, list 3");
    assert_eq!(annex.cases.referrals[0].no_further_action, None, "not told is not no");
}

#[test]
fn a_list_whose_rows_cannot_be_used_has_no_figures() {
    let undated = page(
        "3",
        &[&["Child ID", "Referral source", "NFA", "Number of referrals in last 12 months"], &["7", "6", "n", "0"]],
    );
    let american = page(
        "4",
        &[
            &["Child ID", "Assessment start date", "Child seen", "Assessment authorised date"],
            &["7", "03/24/2024", "y", ""],
        ],
    );
    let annex = told(&[undated, american]);
    assert!(annex.lists.is_empty() && !annex.cases.holds.referrals && !annex.cases.holds.assessments);
    let codes: Vec<&str> = wrong(&annex).iter().map(|(code, ..)| *code).collect();
    assert_eq!(codes, ["annexa-no-day", "annexa-list-unusable", "annexa-key-day-unreadable", "annexa-list-unusable"]);
}

#[test]
fn harmed_files_are_read_or_refused_and_nothing_of_them_is_repeated() {
    let good = csv(&referral());
    let mut seed = 7_u32;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(seed >> 8).unwrap() % below
    };
    for _ in 0..2_000 {
        let mut bytes = good.clone();
        for _ in 0..=next(6) {
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] = u8::try_from(next(256)).unwrap(),
                1 => bytes.truncate(at.max(1)),
                2 => bytes.insert(at, [b'"', b',', b'\n', b')', 0xff, b'-'][next(6)]),
                _ => bytes.extend_from_slice(&good[at.min(good.len() - 1)..]),
            }
        }
        let told = read_bytes(&[bytes]);
        assert!(told.is_err() || told.unwrap().findings.listed().iter().all(|one| &*one.file == "file 1"));
    }
    let secret = page(
        "Zebedee",
        &[
            &["Child ID", "Contact date", "Contact source", "Zebedee"],
            &["Zebedee", "Zebedee", "Zebedee", "1"],
            &["1", "1/3/2024", "Zebedee", ""],
        ],
    );
    let annex = told(&[secret]);
    assert!(annex.findings.total() > 2 && !format!("{annex:?}").contains("Zebedee"));
}
