//! The columns of the twelve tables with their other names, and how a table is told by its headings.

/// Makes the columns and their list out of one table of facts.
macro_rules! columns {
    ($($variant:ident $name:literal [$($alias:literal),*],)*) => {
        /// A column of the return, whichever of its tables it stands in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Col { $($variant),* }
        /// Each column in its order: its name, and what else it is called.
        pub(super) const COLUMNS: &[(Col, &str, &[&str])] = &[$((Col::$variant, $name, &[$($alias),*])),*];
    };
}

columns! {
    Child "CHILD" ["CHILDID", "CHILD_IDENTIFIER", "LA_CHILD_ID", "CHILD_LA_CODE"],
    Born "DOB" ["DATE_OF_BIRTH", "BIRTH_DATE"],
    Sex "SEX" ["GENDER"],
    Ethnic "ETHNIC" ["ETHNICITY"],
    Upn "UPN" [],
    Mother "MOTHER" [],
    MotherBorn "MC_DOB" [],
    Start "DECOM" ["DATE_EPISODE_COMMENCED"],
    Rne "RNE" ["REASON_NEW_EPISODE"],
    Ls "LS" ["LEGAL_STATUS"],
    Cin "CIN" ["CATEGORY_OF_NEED"],
    Place "PLACE" ["PL", "PLACEMENT"],
    Provider "PLACE_PROVIDER" ["PLACEMENT_PROVIDER", "PL_PROVIDER"],
    End "DEC" ["DATE_EPISODE_CEASED"],
    Rec "REC" ["REASON_EPISODE_CEASED"],
    Change "REASON_PLACE_CHANGE" ["REASON_PLACEMENT_CHANGE"],
    HomePost "HOME_POST" ["HOME_POSTCODE"],
    PlacePost "PL_POST" ["PLACE_POST", "PLACEMENT_POSTCODE"],
    Urn "URN" ["OFSTED_URN"],
    Review "REVIEW" ["REVIEW_DATE", "DATE_OF_REVIEW"],
    ReviewCode "REVIEW_CODE" ["PARTICIPATION_CODE"],
    AsylumEnd "DUC" ["DATE_UASC_CEASED"],
    Score "SDQ_SCORE" [],
    ScoreReason "SDQ_REASON" [],
    Convicted "CONVICTED" [],
    HealthCheck "HEALTH_CHECK" [],
    Immunised "IMMUNISATIONS" ["IMMUNISATION"],
    Teeth "TEETH_CHECK" ["DENTAL_CHECK"],
    Assessed "HEALTH_ASSESSMENT" [],
    Misuse "SUBSTANCE_MISUSE" [],
    Received "INTERVENTION_RECEIVED" [],
    Offered "INTERVENTION_OFFERED" [],
    Touch "IN_TOUCH" [],
    Activity "ACTIV" ["ACTIVITY"],
    Accommodation "ACCOM" ["ACCOMMODATION"],
    Decided "DATE_INT" [],
    Matched "DATE_MATCH" [],
    Foster "FOSTER_CARE" [],
    Adopters "NB_ADOPTR" [],
    AdopterSex "SEX_ADOPTR" [],
    AdopterStatus "LS_ADOPTR" [],
    Placed "DATE_PLACED" [],
    PlacedEnd "DATE_PLACED_CEASED" [],
    PlacedReason "REASON_PLACED_CEASED" [],
    Permanence "PREV_PERM" [],
    PermanencePlace "LA_PERM" [],
    PermanenceDay "DATE_PERM" [],
    Away "MISSING" ["MISSING_TYPE"],
    AwayStart "MIS_START" ["MISSING_START"],
    AwayEnd "MIS_END" ["MISSING_END"],
    Worker "SW_ID" [],
    WorkerStart "SW_DECOM" [],
    WorkerEnd "SW_DEC" [],
    WorkerReason "SW_REASON" [],
    HeldStart "DOLO_START" [],
    HeldEnd "DOLO_END" [],
}

/// How many columns there are: each has a bit of its own in a [`u64`].
pub(super) const MANY: usize = COLUMNS.len();

impl Col {
    pub(super) const fn at(self) -> usize {
        self as usize
    }
    pub(super) const fn bit(self) -> u64 {
        1 << (self as u8)
    }
    /// As the format names it.
    pub(super) const fn name(self) -> &'static str {
        COLUMNS[self.at()].1
    }
    /// The column of a heading or of an XML element: case, blanks and marks do not matter.
    pub(super) fn of(heading: &str) -> Option<Col> {
        let known = |(_, name, others): &&(Col, &str, &[&str])| {
            same(heading, name) || others.iter().any(|other| same(heading, other))
        };
        COLUMNS.iter().find(known).map(|(col, ..)| *col)
    }
}

/// Whether two names have the same letters and digits.
fn same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = u8> + '_ {
    text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase())
}

/// A table of the return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Table {
    /// One row for each child.
    Header,
    /// Times in one placement and one legal status.
    Episodes,
    /// Reviews of care plans.
    Reviews,
    /// Unaccompanied children who seek asylum.
    Uasc,
    /// Health and offending of those looked after for a year.
    Oc2,
    /// Care leavers round their birthday.
    Oc3,
    /// Children adopted.
    Ad1,
    /// Children placed for adoption.
    PlacedAdoption,
    /// What permanence a child had before.
    PrevPerm,
    /// Times missing or away without leave.
    Missing,
    /// Times with one social worker; from 2024.
    SwEpisodes,
    /// Orders that take a child's liberty; from 2026.
    DoLo,
}

/// A table: what must stand in it, of what one must stand in it, and all of its columns.
pub(super) struct Layout {
    pub table: Table,
    pub must: u64,
    pub tells: u64,
    pub columns: u64,
}

const fn bits(columns: &[Col]) -> u64 {
    let (mut all, mut at) = (0, 0);
    while at < columns.len() {
        all |= columns[at].bit();
        at += 1;
    }
    all
}

const fn layout(table: Table, must: &[Col], tells: &[Col], others: &[Col]) -> Layout {
    let (must, tells) = (bits(must), bits(tells));
    Layout { table, must, tells, columns: must | tells | bits(others) | Col::Child.bit() | Col::Born.bit() }
}

/// The tables, in the order of [`Table`].
pub(super) const LAYOUTS: [Layout; 12] = [
    layout(Table::Header, &[Col::Born], &[Col::Sex, Col::Ethnic, Col::Upn, Col::Mother], &[Col::MotherBorn]),
    layout(
        Table::Episodes,
        &[Col::Start],
        &[Col::Rne, Col::Ls, Col::Place],
        &[Col::Cin, Col::Provider, Col::End, Col::Rec, Col::Change, Col::HomePost, Col::PlacePost, Col::Urn],
    ),
    layout(Table::Reviews, &[Col::Review], &[Col::ReviewCode], &[]),
    layout(Table::Uasc, &[Col::AsylumEnd], &[], &[Col::Sex]),
    layout(
        Table::Oc2,
        &[],
        &[Col::Score, Col::ScoreReason, Col::Convicted, Col::Immunised, Col::Teeth, Col::Assessed],
        &[Col::HealthCheck, Col::Misuse, Col::Received, Col::Offered],
    ),
    layout(Table::Oc3, &[], &[Col::Touch, Col::Activity, Col::Accommodation], &[]),
    layout(
        Table::Ad1,
        &[],
        &[Col::Decided, Col::Matched],
        &[Col::Foster, Col::Adopters, Col::AdopterSex, Col::AdopterStatus],
    ),
    layout(Table::PlacedAdoption, &[], &[Col::Placed, Col::PlacedEnd, Col::PlacedReason], &[]),
    layout(Table::PrevPerm, &[Col::Permanence], &[], &[Col::PermanencePlace, Col::PermanenceDay]),
    layout(Table::Missing, &[], &[Col::AwayStart, Col::AwayEnd], &[Col::Away]),
    layout(Table::SwEpisodes, &[Col::WorkerStart], &[], &[Col::Worker, Col::WorkerEnd, Col::WorkerReason]),
    layout(Table::DoLo, &[Col::HeldStart], &[], &[Col::HeldEnd]),
];

impl Layout {
    /// Whether these columns make such a table.
    pub(super) const fn fits(&self, columns: u64) -> bool {
        columns & self.must == self.must && (self.tells == 0 || columns & self.tells != 0)
    }
}

/// Which table these headings are of: in any order and case, with other columns among them. Nothing if of none.
///
/// ```
/// use intake::ssda903::{Table, fits};
/// let headings = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
/// assert_eq!(fits(&headings("ChildID,Date of birth,review,Review code")), Some(Table::Reviews));
/// assert_eq!(fits(&headings("DEC,CHILD,PL,DECOM,Team")), Some(Table::Episodes));
/// assert_eq!(fits(&headings("Child Unique ID,Gender,Date of birth")), None);
/// ```
#[must_use]
pub fn fits(headings: &[String]) -> Option<Table> {
    let columns = headings.iter().filter_map(|heading| Col::of(heading)).fold(0, |all, col| all | col.bit());
    if columns & Col::Child.bit() == 0 {
        return None;
    }
    let fitting = LAYOUTS.iter().filter(|layout| layout.fits(columns));
    // Of several, the one that explains the most columns; of equals the first.
    let best = fitting.rev().max_by_key(|layout| (columns & layout.columns).count_ones());
    best.map(|layout| layout.table)
}
