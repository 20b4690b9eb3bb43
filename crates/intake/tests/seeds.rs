//! Small good files of every kind that is read: what the harms start from.

use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Read, Write};

/// A census with a child who came all the way.
pub fn census() -> Vec<u8> {
    "<?xml version=\"1.0\"?>\n<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year>\
     <ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails><Source><LEA>928</LEA></Source></Header>\n<Children>\n\
     <Child><ChildIdentifiers><LAchildID>A1</LAchildID><UPN>G801200010001</UPN><PersonBirthDate>2015-03-27\
     </PersonBirthDate><Sex>M</Sex></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities>\
     <Disability>HAND</Disability></Disabilities></ChildCharacteristics>\n<CINdetails><CINreferralDate>2023-05-02\
     </CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>0\
     </ReferralNFA>\n<Assessments><AssessmentActualStartDate>2023-05-02</AssessmentActualStartDate>\
     <AssessmentAuthorisationDate>2023-06-01</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>\
     <AssessmentFactors>3B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>\n<Section47>\
     <S47ActualStartDate>2023-06-05</S47ActualStartDate><DateOfInitialCPC>2023-06-20</DateOfInitialCPC>\
     <ICPCnotRequired>false</ICPCnotRequired></Section47>\n<ChildProtectionPlans><CPPstartDate>2023-06-20\
     </CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>NEG\
     </LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP><Reviews><CPPreviewDate>2023-09-12\
     </CPPreviewDate></Reviews></ChildProtectionPlans></CINdetails></Child>\n</Children></Message>"
        .replace("\n     ", "")
        .into_bytes()
}

/// A workbook of these sheets, each with its rows.
pub fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (r, row) in (0..).zip(*rows) {
            for (c, cell) in (0..).zip(*row) {
                sheet.write(r, c, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// The same archive with each of its parts changed: a harm to the packed bytes mostly breaks the packing alone.
pub fn repacked(archive: &[u8], mut change: impl FnMut(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().to_string();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        to.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&change(&name, bytes)).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// Lists 3, 7 and 8 of Annex A, as rows.
pub const LISTS: [(&str, &[&[&str]]); 3] = [
    (
        "List_3",
        &[
            &["List 3: Referral"],
            &[
                "Child Unique ID",
                "Gender",
                "Ethnicity",
                "Date of Birth",
                "Age of Child (Years)",
                "Date of referral",
                "Referral Source",
                "Referral NFA?",
                "Number of Referrals in Last 12 Months",
                "Allocated Team",
                "Allocated Worker",
            ],
            &[
                "C1",
                "a) Male",
                "a) WBRI",
                "01/05/2015",
                "8",
                "02/03/2024",
                "g) 3A: Health services",
                "b) No",
                "1",
                "North",
                "W",
            ],
            &[
                "C2",
                "b) Female",
                "b) WIRI",
                "01/05/2012",
                "11",
                "05/03/2024",
                "s) 6: Police",
                "a) Yes",
                "2",
                "South",
                "W",
            ],
        ],
    ),
    (
        "List_7",
        &[
            &["List 7: Child protection"],
            &[
                "Child Unique ID",
                "Gender",
                "Ethnicity",
                "Date of Birth",
                "Age of Child (Years)",
                "Does the Child have a Disability",
                "Child Protection Plan Start Date",
                "Initial Category of Abuse",
                "Latest Category of Abuse",
                "Date of the Last Statutory Visit",
                "Was the Child Seen Alone?",
                "Date of latest review conference",
                "Child Protection Plan End Date",
                "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
                "Number of Previous Child Protection Plans",
                "Allocated Team",
                "Allocated Worker",
            ],
            &[
                "C1",
                "a) Male",
                "a) WBRI",
                "01/05/2015",
                "8",
                "b) No",
                "10/10/2023",
                "a) Neglect",
                "a) Neglect",
                "01/03/2024",
                "a) Yes",
                "05/01/2024",
                "",
                "b) No",
                "1",
                "North",
                "W",
            ],
        ],
    ),
    (
        "List_9",
        &[
            &[
                "Child Unique ID",
                "Gender",
                "Ethnicity",
                "Date of Birth",
                "Age of Child (Years)",
                "Does the Child have a Disability",
                "Allocated Team",
                "Allocated Worker",
                "Eligibility Category",
                "LA In Touch ",
                "Type of Accommodation",
                "Suitability of Accommodation",
                "Activity Status",
            ],
            &[
                "C9",
                "a) Male",
                "a) WBRI",
                "01/05/2004",
                "19",
                "b) No",
                "N",
                "W",
                "b) Former relevant child",
                "a) Yes",
                "U",
                "a) Accommodation considered suitable",
                "a) F1",
            ],
        ],
    ),
];

/// Rows as a text between commas.
pub fn text(rows: &[&[&str]]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(*row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Episodes and the header of SSDA903.
pub const EPISODES: &[&[&str]] = &[
    &[
        "CHILD",
        "DECOM",
        "RNE",
        "LS",
        "CIN",
        "PLACE",
        "PLACE_PROVIDER",
        "DEC",
        "REC",
        "REASON_PLACE_CHANGE",
        "HOME_POST",
        "PL_POST",
        "URN",
    ],
    &["1", "01/05/2023", "S", "C2", "N1", "U1", "PR1", "01/09/2023", "X1", "PLACE", "", "", ""],
    &["1", "01/09/2023", "P", "C2", "N1", "U4", "PR1", "", "", "", "", "", ""],
];

/// The same as XML, with the other groups of a child.
pub const EPISODES_XML: &str = "<?xml version='1.0'?><EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><UPN>A</UPN><SEX>1</SEX>\
    <DOB>28/07/2010</DOB><ETHNIC>WBRI</ETHNIC><UASC /><AREVIEW><REVIEW>27/09/2023</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE>\
    </AREVIEW><OC2><SDQ_SCORE>21</SDQ_SCORE><CONVICTED>0</CONVICTED></OC2></HEADER><EPISODE><DECOM>01/05/2023</DECOM>\
    <RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U1</PL><PLACE_PROVIDER>PR1</PLACE_PROVIDER><DEC>01/09/2023</DEC><REC>X1</REC>\
    </EPISODE><EPISODE><DECOM>01/09/2023</DECOM><RNE>P</RNE><LS>C2</LS><CIN>N1</CIN><PL>U4</PL><PLACE_PROVIDER>PR1\
    </PLACE_PROVIDER></EPISODE></CHILD></EXPSSDA903>";

/// A release of the department, and a list of neighbours.
pub const RELEASE: &[&[&str]] = &[
    &[
        "time_period",
        "time_identifier",
        "geographic_level",
        "country_code",
        "country_name",
        "region_code",
        "region_name",
        "old_la_code",
        "new_la_code",
        "la_name",
        "category",
        "Referrals",
        "Referrals_rate",
    ],
    &["2024", "Reporting year", "National", "E92000001", "England", "", "", "", "", "", "Referrals", "621880", "518.3"],
    &[
        "2024",
        "Reporting year",
        "Local authority",
        "E92000001",
        "England",
        "E12000004",
        "East Midlands",
        "940",
        "E06000061",
        "North",
        "Referrals",
        "5066",
        "623.9",
    ],
    &[
        "2024",
        "Reporting year",
        "Local authority",
        "E92000001",
        "England",
        "E12000004",
        "East Midlands",
        "941",
        "E06000062",
        "West",
        "Referrals",
        "c",
        "z",
    ],
];
/// Neighbours of two authorities.
pub const NEIGHBOURS: &[&[&str]] = &[
    &["LA num", "LA Name", "LA number", "GOInd", "GOReg", "SN1", "SNP", "SN2", "SNP"],
    &["940", "North", "940", "1", "East Midlands", "941", "Very Close", "891", "Very Close"],
    &["941", "West", "941", "1", "East Midlands", "940", "Very Close", "891", "Close"],
];
