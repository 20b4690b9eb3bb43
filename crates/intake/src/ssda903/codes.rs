//! The codes of the return, with the years in which each is one.

/// A code, and the years (that end on 31 March) in which it is one.
pub(super) struct Known {
    code: &'static str,
    from: i32,
    to: i32,
}

const fn known(code: &'static str) -> Known {
    Known { code, from: 0, to: i32::MAX }
}
const fn until(code: &'static str, to: i32) -> Known {
    Known { code, from: 0, to }
}
const fn since(code: &'static str, from: i32) -> Known {
    Known { code, from, to: i32::MAX }
}

/// The codes of a column.
pub(super) struct List(pub &'static [Known]);

/// A code by its place in its list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Code(u8);

impl Code {
    /// Nothing stands in the cell.
    pub(super) const NONE: Code = Code(0);
    /// Something stands there that is no code.
    pub(super) const UNKNOWN: Code = Code(u8::MAX);

    pub(super) const fn is_none(self) -> bool {
        self.0 == 0
    }
}

impl List {
    pub(super) fn read(&self, text: &str) -> Code {
        if text.is_empty() {
            return Code::NONE;
        }
        let at = self.0.iter().position(|known| known.code.eq_ignore_ascii_case(text));
        at.and_then(|at| u8::try_from(at + 1).ok()).map_or(Code::UNKNOWN, Code)
    }
    fn known(&self, code: Code) -> Option<&'static Known> {
        self.0.get(usize::from(code.0).checked_sub(1)?)
    }
    /// The code as it is written; empty for none and for what is no code.
    pub(super) fn text(&self, code: Code) -> &'static str {
        self.known(code).map_or("", |known| known.code)
    }
    /// Whether the code was one at some time from the year `first` to the year `last`.
    pub(super) fn in_years(&self, code: Code, first: i32, last: i32) -> bool {
        self.known(code).is_none_or(|known| known.from <= last && known.to >= first)
    }
}

/// Why an episode began.
pub(super) const RNE: List = List(&[known("S"), known("L"), known("P"), known("T"), known("B"), known("U")]);
/// Legal status.
pub(super) const LS: List = List(&[
    known("C1"),
    known("C2"),
    known("D1"),
    known("E1"),
    known("V2"),
    known("V3"),
    known("V4"),
    known("L1"),
    known("L2"),
    known("L3"),
    known("J1"),
    known("J2"),
    known("J3"),
]);
/// Why the child is in need.
pub(super) const CIN: List =
    List(&[known("N1"), known("N2"), known("N3"), known("N4"), known("N5"), known("N6"), known("N7"), known("N8")]);
/// Where the child is.
pub(super) const PLACE: List = List(&[
    known("A3"),
    known("A4"),
    known("A5"),
    known("A6"),
    until("H5", 2024),
    known("K1"),
    known("K2"),
    since("K3", 2025),
    known("P1"),
    until("P2", 2024),
    known("P3"),
    known("R1"),
    known("R2"),
    known("R3"),
    known("R5"),
    known("S1"),
    known("T0"),
    known("T1"),
    known("T2"),
    known("T3"),
    known("T4"),
    known("U1"),
    known("U2"),
    known("U3"),
    known("U4"),
    known("U5"),
    known("U6"),
    known("Z1"),
    since("Z11", 2026),
    since("Z12", 2026),
    since("Z13", 2026),
    since("Z14", 2026),
]);
/// Who provides the place.
pub(super) const PROVIDER: List =
    List(&[known("PR0"), known("PR1"), known("PR2"), known("PR3"), known("PR4"), known("PR5")]);
/// Why an episode ended.
pub(super) const REC: List = List(&[
    known("X1"),
    known("E11"),
    known("E12"),
    known("E2"),
    known("E3"),
    known("E4"),
    known("E4A"),
    known("E4B"),
    known("E5"),
    known("E6"),
    known("E7"),
    known("E8"),
    known("E9"),
    known("E13"),
    known("E14"),
    known("E15"),
    known("E16"),
    known("E17"),
    known("E41"),
    until("E43", 2018),
    until("E44", 2018),
    known("E45"),
    known("E46"),
    known("E47"),
    known("E48"),
]);
/// How a child took part in a review.
pub(super) const REVIEW: List = List(&[
    known("PN0"),
    known("PN1"),
    known("PN2"),
    known("PN3"),
    known("PN4"),
    known("PN5"),
    known("PN6"),
    known("PN7"),
]);
/// Why there is no score of strengths and difficulties.
pub(super) const SCORE_REASON: List =
    List(&[known("SDQ1"), known("SDQ2"), known("SDQ3"), known("SDQ4"), known("SDQ5")]);
/// Whether the authority is in touch with a care leaver.
pub(super) const TOUCH: List =
    List(&[known("YES"), known("NO"), known("DIED"), known("REFU"), known("NREQ"), known("RHOM")]);
/// What a care leaver does. The first ten are education, employment and training.
pub(super) const ACTIVITY: List = List(&[
    known("F1"),
    known("P1"),
    known("F2"),
    known("P2"),
    until("F3", 2021),
    until("P3", 2021),
    known("F4"),
    known("P4"),
    known("F5"),
    known("P5"),
    known("G4"),
    known("G5"),
    known("G6"),
    known("0"),
]);
/// Where a care leaver lives: a letter, and 1 for suitable or 2 for not.
pub(super) const ACCOMMODATION: List = List(&[
    known("0"),
    known("B1"),
    known("B2"),
    known("C1"),
    known("C2"),
    known("D1"),
    known("D2"),
    known("E1"),
    known("E2"),
    known("G1"),
    known("G2"),
    known("H1"),
    known("H2"),
    known("K1"),
    known("K2"),
    known("R1"),
    known("R2"),
    known("S1"),
    known("S2"),
    known("T1"),
    known("T2"),
    known("U1"),
    known("U2"),
    known("V1"),
    known("V2"),
    known("W1"),
    known("W2"),
    known("X1"),
    known("X2"),
    known("Y1"),
    known("Y2"),
    known("Z1"),
    known("Z2"),
]);
/// Why a child is no longer placed for adoption.
pub(super) const PLACED_REASON: List = List(&[known("RD1"), known("RD2"), known("RD3"), known("RD4")]);
/// Permanence before.
pub(super) const PERMANENCE: List = List(&[known("P1"), known("P2"), known("P3"), known("P4"), known("Z1")]);
/// Missing, or away without leave.
pub(super) const AWAY: List = List(&[known("M"), known("A")]);
/// Why a social worker changed.
pub(super) const WORKER_REASON: List = List(&[
    known("MANAGE"),
    known("FCONTA"),
    known("LEFTRL"),
    known("ORGRST"),
    known("TSPROC"),
    known("ABSENC"),
    known("CHCHAN"),
    known("PCCHAN"),
    known("SWDIED"),
    known("OTHERS"),
]);
/// Sex: numbers until 2024, letters since.
pub(super) const SEX: List =
    List(&[until("1", 2024), until("2", 2024), since("M", 2025), since("F", 2025), since("U", 2025)]);
