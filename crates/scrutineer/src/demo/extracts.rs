//! An extract for the worked example: a census of children who never were, drawn by a fixed rule, so that its pages show
//! what they are for. Marked as illustrative wherever it appears; its figures are nobody's readings.

use crate::wings::performance::extracts::changes;
use chrono::{Days, NaiveDate};
use kit::{Error, Result, Tx};
use std::fmt::Write as _;

/// The first day of the census year, and how many children it draws.
const FROM: NaiveDate = match NaiveDate::from_ymd_opt(2014, 3, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
const CHILDREN: u64 = 420;

/// Sources, each as often as the board's own table of 2014/15 has them, near enough.
const SOURCES: [&str; 20] =
    ["6", "6", "6", "6", "6", "6", "2A", "2A", "2A", "3F", "3F", "3D", "3B", "5B", "1A", "1A", "8", "4", "9", "7"];

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

pub(super) async fn load(tx: &mut Tx) -> Result<()> {
    let file = census(&mut Dice(2015));
    let at = NaiveDate::from_ymd_opt(2015, 2, 28).unwrap_or(FROM);
    let received = kit::clock::end_of(super::PLAYS_ON);
    let kept = changes::keep_made_up(tx, ("illustrative-census.xml", &file), at, received).await?;
    kept.map(|_| ()).map_err(|why| Error::Internal(anyhow::anyhow!("the worked example's census: {why}")))
}

fn census(dice: &mut Dice) -> String {
    let mut text = String::with_capacity(512 * 1024);
    text.push_str(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2015</Year><ReferenceDate>2015-03-31\
         </ReferenceDate></CollectionDetails><Source><LEA>928</LEA></Source></Header>\n<Children>\n",
    );
    for child in 0..CHILDREN {
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "<Child><ChildIdentifiers><LAchildID>EXAMPLE{child}</LAchildID><UPNunknown>UN1</UPNunknown><PersonBirthDate>\
             20{:02}-05-17</PersonBirthDate><GenderCurrent>9</GenderCurrent></ChildIdentifiers>",
            dice.roll(14)
        );
        let first = dice.roll(300);
        episode(&mut text, dice, first, again(child));
        if again(child) {
            episode(&mut text, dice, (first + 40 + child % 50).min(360), true);
        }
        text.push_str("</Child>\n");
    }
    text.push_str("</Children></Message>");
    text
}

/// Children whose first episode is closed, so that a second can begin.
const fn again(child: u64) -> bool {
    child.is_multiple_of(5)
}

fn episode(text: &mut String, dice: &mut Dice, after: u64, short: bool) {
    let day = |days: u64| FROM.checked_add_days(Days::new(days)).unwrap_or(FROM);
    let source = SOURCES[usize::try_from(dice.roll(20)).unwrap_or(0)];
    let fate = dice.roll(100);
    let nfa = u8::from(fate < 28);
    let _ = write!(
        text,
        "<CINdetails><CINreferralDate>{}</CINreferralDate><ReferralSource>{source}</ReferralSource><PrimaryNeedCode>N1\
         </PrimaryNeedCode>",
        day(after)
    );
    if short || fate < 60 {
        let _ = write!(
            text,
            "<CINclosureDate>{}</CINclosureDate><ReasonForClosure>{}</ReasonForClosure>",
            day(after + 30),
            if fate < 28 { "RC7" } else { "RC8" }
        );
    }
    if fate >= 28 {
        let _ = write!(
            text,
            "<Assessments><AssessmentActualStartDate>{}</AssessmentActualStartDate><AssessmentAuthorisationDate>{}\
             </AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment><AssessmentFactors>{}</AssessmentFactors>\
             </FactorsIdentifiedAtAssessment></Assessments>",
            day(after + 2),
            day(after + 30 + dice.roll(50)),
            ["3B", "4B", "2B", "16A", "17A"][usize::try_from(dice.roll(5)).unwrap_or(0)]
        );
    }
    if fate >= 78 {
        let held = day(after + 12 + dice.roll(16));
        let _ = write!(text, "<Section47><S47ActualStartDate>{}</S47ActualStartDate>", day(after + 3));
        if fate >= 85 {
            let _ = write!(text, "<DateOfInitialCPC>{held}</DateOfInitialCPC>");
        }
        let _ = write!(text, "<ICPCnotRequired>{}</ICPCnotRequired></Section47>", u8::from(fate < 85));
        if fate >= 87 {
            let _ = write!(
                text,
                "<ReferralNFA>0</ReferralNFA><ChildProtectionPlans><CPPstartDate>{held}</CPPstartDate>\
                 <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>{}</LatestCategoryOfAbuse>\
                 <NumberOfPreviousCPP>{}</NumberOfPreviousCPP></ChildProtectionPlans></CINdetails>",
                ["NEG", "EMO", "PHY"][usize::try_from(dice.roll(3)).unwrap_or(0)],
                dice.roll(6) / 4
            );
            return;
        }
    }
    let _ = write!(text, "<ReferralNFA>{nfa}</ReferralNFA></CINdetails>");
}
