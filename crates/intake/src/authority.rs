//! Which three-digit codes name an authority of England, past and present.

/// The ranges of codes that the department gave to authorities, both ends included.
const RANGES: [(u16, u16); 33] = [
    (201, 213),
    (301, 320),
    (330, 336),
    (340, 344),
    (350, 359),
    (370, 373),
    (380, 384),
    (390, 394),
    (420, 420),
    (800, 803),
    (805, 808),
    (810, 813),
    (815, 816),
    (820, 823),
    (825, 826),
    (830, 831),
    (835, 841),
    (845, 846),
    (850, 852),
    (855, 857),
    (860, 861),
    (865, 896),
    (908, 909),
    (916, 916),
    (919, 919),
    (921, 921),
    (925, 926),
    (928, 929),
    (931, 931),
    (933, 933),
    (935, 938),
    (940, 941),
    (942, 943),
];

/// Whether an authority has, or had, this code.
///
/// ```
/// assert!(intake::authority::known("928") && intake::authority::known("941"));
/// assert!(!intake::authority::known("975") && !intake::authority::known("92"));
/// ```
#[must_use]
pub fn known(code: &str) -> bool {
    code.len() == 3
        && code.parse::<u16>().is_ok_and(|code| RANGES.iter().any(|(first, last)| (*first..=*last).contains(&code)))
}
