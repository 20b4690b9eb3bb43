//! Rows of lists 8 to 11.

use super::codes::Kind;
use super::columns::Col;
use super::line::{Line, Told, age_on};
use super::need::{Used, closing};
use super::rules;
use crate::cases::Child;
use chrono::NaiveDate;

/// A child's latest period of being looked after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookedAfter {
    /// Whose.
    pub child: Child,
    /// When it began.
    pub started: NaiveDate,
    /// When it ended, if it did.
    pub ceased: Option<NaiveDate>,
    /// Whether it is a series of short breaks, which is not counted; nothing where the legal status is not told.
    pub short_breaks: Option<bool>,
    /// Placements in the twelve months before the lists were made.
    pub placements: Option<u8>,
    /// Episodes of being missing in the same months.
    pub missing: Option<u8>,
    /// The last health assessment.
    pub health: Told,
    /// The last dental check.
    pub dental: Told,
}

/// Why somebody may have a leaving care service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eligibility {
    /// Relevant: 16 or 17, and no longer looked after.
    Relevant,
    /// Former relevant: 18 or older.
    FormerRelevant,
    /// Qualifying for advice and help.
    Qualifying,
    /// Still looked after.
    Eligible,
    /// Another.
    Other,
}

/// Whether the authority is in touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The young person died.
    Died,
    /// No, for a reason: contact refused, no longer wanted, returned home.
    Otherwise,
}

/// A care leaver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CareLeaver {
    /// Who.
    pub child: Child,
    /// Born when.
    pub born: Option<NaiveDate>,
    /// The age in years when the lists were made, as the file says.
    pub age: Option<u8>,
    /// Why.
    pub eligibility: Option<Eligibility>,
    /// The last review of the pathway plan.
    pub reviewed: Told,
    /// Whether the authority is in touch.
    pub touch: Option<Touch>,
    /// Whether the accommodation is suitable.
    pub suitable: Option<bool>,
    /// Whether in education, employment or training.
    pub active: Option<bool>,
}

/// A child on the way to adoption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adoption {
    /// Who.
    pub child: Child,
    /// When the child entered care.
    pub entered: Option<NaiveDate>,
    /// When it was decided that the child should be placed for adoption.
    pub decided: Option<NaiveDate>,
    /// When the child was matched.
    pub matched: Option<NaiveDate>,
    /// When the child was placed for adoption.
    pub placed: Option<NaiveDate>,
    /// When the child was adopted.
    pub adopted: Option<NaiveDate>,
    /// When it was decided that the child should no longer be placed.
    pub reversed: Option<NaiveDate>,
}

/// Somebody who is, was or wants to be an adopter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adopter {
    /// When the enquiry came.
    pub enquired: Option<NaiveDate>,
    /// When they were approved.
    pub approved: Option<NaiveDate>,
    /// When children were placed with them.
    pub placed: Option<NaiveDate>,
    /// When they left.
    pub left: Option<NaiveDate>,
}

pub(super) fn looked_after(line: &mut Line<'_, '_>, all: &mut Vec<LookedAfter>) -> Used {
    let (child, started) = (line.who()?, line.key(Col::On)?);
    if line.again(child, Some(started), 0) {
        return None;
    }
    line.person(Some(started));
    let ceased = line.event(Col::End);
    if ceased.is_some_and(|ceased| ceased < started) {
        line.wrong(Col::End, &rules::END_FIRST);
    }
    line.code(Kind::Ceased, Col::Reason);
    closing(line, ceased.is_some());
    line.code(Kind::Need, Col::Need);
    for col in [Col::Asylum, Col::Second] {
        line.yes(col);
    }
    let short_breaks = line.needed(Kind::Legal, Col::Legal).map(|code| code == 1);
    if short_breaks == Some(true) {
        line.wrong(Col::Legal, &rules::SHORT_BREAKS);
    }
    let placements = line.number(Col::Placements);
    if placements == Some(0) && ceased.is_none() {
        line.wrong(Col::Placements, &rules::NO_PLACEMENT);
    }
    for col in [Col::Review, Col::Visit, Col::LegalStart, Col::PlacementStart] {
        if line.event(col).is_some_and(|on| on < started) {
            line.wrong(col, &rules::REVIEW_FIRST);
        }
    }
    let missing = missing(line);
    let (health, dental) = (line.told(Col::Health), line.told(Col::Dental));
    all.push(LookedAfter { child, started, ceased, short_breaks, placements, missing, health, dental });
    Some(())
}

/// How often the child was missing, with the interviews that should have followed.
fn missing(line: &mut Line<'_, '_>) -> Option<u8> {
    let missing = line.number(Col::Missing);
    line.number(Col::Absent);
    let (offered, accepted) = (line.yes(Col::Offered), line.yes(Col::Accepted));
    if accepted == Some(true) && offered == Some(false) {
        line.wrong(Col::Accepted, &rules::NOT_OFFERED);
    }
    if missing == Some(0) && offered == Some(true) {
        line.wrong(Col::Offered, &rules::NEVER_MISSING);
    }
    missing
}

pub(super) fn leaving(line: &mut Line<'_, '_>, all: &mut Vec<CareLeaver>) -> Used {
    let child = line.who()?;
    if line.again(child, None, 0) {
        return None;
    }
    let person = line.person(None);
    let eligibility = line.needed(Kind::Eligibility, Col::Eligibility).and_then(|code| match code {
        1 => Some(Eligibility::Relevant),
        2 => Some(Eligibility::FormerRelevant),
        3 => Some(Eligibility::Qualifying),
        4 => Some(Eligibility::Eligible),
        5 => Some(Eligibility::Other),
        _ => None,
    });
    let touch = line.needed(Kind::InTouch, Col::InTouch).map(|code| match code {
        1 => Touch::Yes,
        0 => Touch::No,
        2 => Touch::Died,
        _ => Touch::Otherwise,
    });
    line.yes(Col::Asylum);
    let suitable = line.code(Kind::Suitability, Col::Suitability).code().map(|code| code == 1);
    let active = line.code(Kind::Activity, Col::Activity).code().map(|code| code == 1);
    if matches!(touch, Some(Touch::Died | Touch::No)) && (suitable.is_some() || active.is_some()) {
        line.wrong(Col::InTouch, &rules::GONE);
    }
    let reviewed = line.told(Col::Pathway);
    let last = line.event(Col::LastSeen).max(reviewed.on());
    let odd = |years: i32| !(15..=26).contains(&years);
    if let (Some(born), Some(last)) = (person.born, last)
        && odd(age_on(born, last))
    {
        line.wrong(Col::Born, &rules::LEAVER_AGE);
    } else if person.age.is_some_and(|age| odd(i32::from(age))) {
        line.wrong(Col::Age, &rules::LEAVER_AGE);
    }
    let (born, age) = (person.born, person.age);
    all.push(CareLeaver { child, born, age, eligibility, reviewed, touch, suitable, active });
    Some(())
}

pub(super) fn adoption(line: &mut Line<'_, '_>, all: &mut Vec<Adoption>) -> Used {
    let child = line.who()?;
    if line.again(child, None, 0) {
        return None;
    }
    let (entered, decided) = (line.event(Col::Entered), line.event(Col::Decision));
    line.person(entered.or(decided));
    line.event(Col::Order);
    line.day(Col::Fostered);
    let (matched, placed) = (line.event(Col::Matched), line.event(Col::Placed));
    let (adopted, reversed) = (line.event(Col::Adopted), line.event(Col::Reversed));
    line.code(Kind::Reversed, Col::Reason);
    // Each step that is told comes no earlier than the one told before it.
    let steps = [
        (Col::Entered, entered),
        (Col::Decision, decided),
        (Col::Matched, matched),
        (Col::Placed, placed),
        (Col::Adopted, adopted),
    ];
    let mut before = None;
    for (col, on) in steps {
        if on.is_some() && on < before {
            line.wrong(col, &rules::ORDER_OF_ADOPTION);
        }
        before = before.max(on);
    }
    all.push(Adoption { child, entered, decided, matched, placed, adopted, reversed });
    Some(())
}

pub(super) fn adopter(line: &mut Line<'_, '_>, all: &mut Vec<Adopter>) -> Used {
    let who = line.who()?;
    if line.again(who, None, 0) {
        return None;
    }
    line.person(None);
    line.yes(Col::Fostering);
    for (start, end) in [(Col::FirstStageStart, Col::FirstStageEnd), (Col::SecondStageStart, Col::SecondStageEnd)] {
        let (start, ended) = (line.event(start), line.event(end));
        if start.is_some() && ended.is_some() && ended < start {
            line.wrong(end, &rules::STAGES);
        }
    }
    for col in [Col::Applied, Col::Matched, Col::Adopted] {
        line.event(col);
    }
    line.number(Col::ChildrenPlaced);
    let (enquired, approved) = (line.event(Col::Enquiry), line.event(Col::Approved));
    let (placed, left) = (line.event(Col::Placed), line.event(Col::End));
    line.code(Kind::Left, Col::Reason);
    closing(line, left.is_some());
    all.push(Adopter { enquired, approved, placed, left });
    Some(())
}
