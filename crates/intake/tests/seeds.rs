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
