//! What is stored comes back as it was; large files cost little.

use super::*;

#[test]
fn what_is_packed_comes_back() {
    let read = statistics("d1.csv", &plans());
    assert_eq!(unpack_areas(&pack_areas(&read.areas)).as_ref(), Some(&read.areas));
    for series in &read.series {
        let grid = series.grid();
        assert_eq!(grid.pack(), series.packed);
        assert_eq!(grid.years(), [2020, 2021, 2022]);
    }
    assert!(read.series[1].packed.contains("33.0") && read.series[0].packed.contains('c'));
    assert_eq!(Grid::unpack("2020 2021\n0 1"), None);
    assert_eq!(Grid::unpack("2020\nx 1"), None);
    assert_eq!(unpack_areas("A\t831"), None);
    let (Some(Content::Neighbours(model)), findings) = read_text("list.csv", MODEL) else { panic!() };
    assert_eq!((model.vintage.to_string().as_str(), model.told), ("April 2021", Told::Codes));
    assert_eq!(Model::unpack(model.vintage, model.told, &model.pack()), model);
    assert_eq!(codes(&findings), ["published-model-few"]);
}

#[test]
fn lists_of_authorities_keep_their_days() {
    let text = "new_la_code,la_name,date_of_operation,date_of_termination,parent_geography_code,old_la_code\n\
                E10000021,Northamptonshire,01/01/2009,31/03/2021,E12000004,928\n\
                E06000061 / E06000062,North / West,01/04/2021,,E12000004,940 / 941\nE10000010,Durham,,,E12000001,x\nz,Abroad,,,,702\n";
    let (Some(Content::Authorities(list)), findings) = read_text("las.csv", text) else { panic!() };
    assert_eq!(codes(&findings), Vec::<&str>::new());
    assert_eq!(list.len(), 3);
    assert_eq!((list[0].three.as_str(), list[0].to), ("928", chrono::NaiveDate::from_ymd_opt(2021, 3, 31)));
    assert_eq!(lists::unpack(&lists::pack(&list)), Some(list));
}

#[test]
fn two_thousand_rows_are_read_at_once_and_ten_times_as_many_in_ten_times_the_time() {
    let time = |rows: usize| {
        let mut text = "time_period,time_identifier,geographic_level,old_la_code,new_la_code,la_name,A,B,C,D,E,F,G,H,I,J,K,L,M,N,O\n".to_owned();
        for row in 0..rows {
            let (code, year) = (200 + row % 150, 2000 + row / 150 % 90);
            text += &format!("{year},Reporting year,Local authority,{code},E06{code:06},Area {code},");
            text += "1234,45.6,c,12,3,4,5,6.1,7,8,9,10,11,12,z\n";
        }
        let start = std::time::Instant::now();
        let (content, findings) = read_text("x.csv", &text);
        assert!(content.is_some());
        assert_eq!(findings.rows_used + findings.rows_refused, rows as u64);
        start.elapsed()
    };
    let short = time(2_000);
    let limit = if cfg!(debug_assertions) { 1_000 } else { 50 };
    assert!(short.as_millis() < limit, "{short:?}");
    println!("2,000 rows: {short:?}; 20,000: {:?}", time(20_000));
}

#[test]
fn whatever_comes_is_refused_and_never_kept() {
    for text in [
        "",
        "a",
        "Child Unique ID,Date of Birth\n1,01/01/2010\n",
        "time_period,geographic_level\n",
        "time_period,geographic_level\n2024,National\n",
        "time_period,geographic_level,A\n",
        "\"time_period,geographic_level\n",
        "LA num,SN1,SN2,SN3\n",
        "region_code,region_name\nE12000001,North East\n",
        "col_name,col_type,label\nA,Indicator,B\n",
    ] {
        let (content, findings) = read_text("x.csv", text);
        assert!(content.is_none() && findings.total() > 0, "{text}");
    }
}

#[test]
fn a_workbook_holds_the_same_as_a_text() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "About this release").unwrap();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Child protection plans").unwrap();
    for (row, line) in (2..).zip(plans().lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).unwrap(),
                Err(_) => sheet.write(row, column, cell).unwrap(),
            };
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let (content, findings) = read(&Input::held("d1.csv", &bytes), None, &Options::default());
    let Some(Content::Statistics(found)) = content else { panic!("{findings:?}") };
    let text = statistics("d1.csv", &plans());
    assert_eq!((found.areas, found.years, found.rows), (text.areas, text.years, text.rows));
    for (book, text) in found.series.iter().zip(&text.series) {
        let grids = (book.grid(), text.grid());
        for year in grids.0.years() {
            assert!((0..8).all(|area| grids.0.figure(area, *year) == grids.1.figure(area, *year)), "{}", text.name());
        }
    }
}
