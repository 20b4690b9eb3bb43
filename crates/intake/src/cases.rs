//! What the readers of the census and of Annex A fill: who was referred when, what followed, in bare days and codes. It
//! lives in memory while figures are worked out, and is dropped. A child is a number that means nothing outside it.

use crate::referral_source::ReferralSource;
use chrono::NaiveDate;
use std::hash::{BuildHasher, Hasher, RandomState};

/// A child: a hash with a key of this reading alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Child(u64);

/// Makes [`Child`] out of what an authority calls a child; the same for the same text, in one reading.
#[derive(Debug, Default)]
pub struct Children(RandomState);

impl Children {
    /// The child of this identifier. Case and blanks round it do not matter.
    #[must_use]
    pub fn child(&self, identifier: &str) -> Child {
        // A piece at a time: files have millions of rows, and none of them needs memory of its own.
        let (mut hasher, mut piece) = (self.0.build_hasher(), [0_u8; 32]);
        for part in identifier.trim().as_bytes().chunks(piece.len()) {
            let piece = &mut piece[..part.len()];
            piece.copy_from_slice(part);
            piece.make_ascii_uppercase();
            hasher.write(piece);
        }
        Child(hasher.finish())
    }
}

/// A contact at the front door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Whom it was about.
    pub child: Child,
    /// When.
    pub on: NaiveDate,
    /// Who made it.
    pub source: ReferralSource,
}

/// An early help assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlyHelp {
    /// Whose.
    pub child: Child,
    /// When it was completed, if it was.
    pub completed: Option<NaiveDate>,
    /// Whether another body than the authority completed it; nothing where that is not told.
    pub by_partner: Option<bool>,
}

/// A referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Referral {
    /// Whose.
    pub child: Child,
    /// When.
    pub on: NaiveDate,
    /// Who made it.
    pub source: ReferralSource,
    /// Whether nothing further was done; nothing where that is not told.
    pub no_further_action: Option<bool>,
    /// How many referrals the child had in the twelve months before, as the file says.
    pub earlier: Option<u8>,
}

/// A social work assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Whose.
    pub child: Child,
    /// When it started.
    pub started: NaiveDate,
    /// When it was authorised, if it was.
    pub authorised: Option<NaiveDate>,
    /// Whether the child was seen.
    pub seen: Option<bool>,
    /// Whether the child was found to need the authority's support.
    pub in_need: Option<bool>,
    /// Which factors were found, a bit each by [`FACTORS`]; 0 where none was recorded.
    pub factors: u64,
}

/// The factors that an assessment can find, by the census's codes. 21 is "none".
pub const FACTORS: [&str; 45] = [
    "1A", "1B", "1C", "2A", "2B", "2C", "3A", "3B", "3C", "4A", "4B", "4C", "5A", "5B", "5C", "6A", "6B", "6C", "7A",
    "8B", "8C", "8D", "8E", "8F", "9A", "10A", "11A", "12A", "13A", "14A", "15A", "16A", "17A", "18A", "18B", "18C",
    "19A", "19B", "19C", "20", "21", "22A", "23A", "24A", "8A",
];

/// The bit of a factor.
///
/// ```
/// use intake::cases::factor;
/// assert_eq!(factor("1A"), Some(1));
/// assert_eq!(factor("3b"), Some(1 << 7));
/// assert_eq!(factor("99"), None);
/// ```
#[must_use]
pub fn factor(code: &str) -> Option<u64> {
    FACTORS.iter().position(|known| known.eq_ignore_ascii_case(code.trim())).map(|at| 1 << at)
}

/// A section 47 enquiry, with the conference that followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enquiry {
    /// About whom.
    pub child: Child,
    /// The day of the strategy discussion that started it; nothing for a conference that came without one.
    pub started: Option<NaiveDate>,
    /// When the initial child protection conference was held, if it was.
    pub conference: Option<NaiveDate>,
    /// Whether it was found that no conference was needed.
    pub unneeded: Option<bool>,
    /// Whether the conference made a plan; nothing where that is not told.
    pub made_plan: Option<bool>,
}

/// An episode of need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    /// Whose.
    pub child: Child,
    /// When it started: in the census, the referral.
    pub started: NaiveDate,
    /// When it was closed, if it was.
    pub closed: Option<NaiveDate>,
    /// Why it was closed: 1 for RC1.
    pub reason: u8,
    /// Whether a disability is recorded; nothing where that is not told.
    pub disabled: Option<bool>,
    /// How the case stood, where the file says.
    pub status: Status,
    /// Whether a child in need plan was open at some time: start and end.
    pub plan: Option<(NaiveDate, Option<NaiveDate>)>,
}

/// How a case stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Not told.
    #[default]
    Unknown,
    /// Looked after.
    LookedAfter,
    /// On a child protection plan.
    Protected,
    /// On a child in need plan.
    InNeed,
    /// Being assessed.
    Assessed,
    /// Closed.
    Closed,
}

/// A category of abuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// NEG
    Neglect,
    /// PHY
    Physical,
    /// SAB
    Sexual,
    /// EMO
    Emotional,
    /// MUL
    Multiple,
}

/// A child protection plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Whose.
    pub child: Child,
    /// When it started.
    pub started: NaiveDate,
    /// When it ended, if it did.
    pub ended: Option<NaiveDate>,
    /// Its latest category; nothing where it cannot be read.
    pub category: Option<Category>,
    /// How many plans the child had before, ever.
    pub previous: Option<u8>,
    /// The conference that made it, where the file says: reviews are due from it.
    pub conference: Option<NaiveDate>,
    /// The reviews, in order: all of them, or only the latest where the file holds no more.
    pub reviews: Box<[NaiveDate]>,
    /// Whether the child was seen alone at the last visit.
    pub seen_alone: Option<bool>,
    /// When the last statutory visit was.
    pub visited: Option<NaiveDate>,
    /// Whether emergency powers were used in the last six months.
    pub emergency: Option<bool>,
}

/// What a return told about children in need, whichever return it was.
#[derive(Debug, Default)]
pub struct Cases {
    /// Contacts.
    pub contacts: Vec<Contact>,
    /// Early help assessments.
    pub early_help: Vec<EarlyHelp>,
    /// Referrals.
    pub referrals: Vec<Referral>,
    /// Assessments.
    pub assessments: Vec<Assessment>,
    /// Section 47 enquiries and conferences.
    pub enquiries: Vec<Enquiry>,
    /// Episodes of need.
    pub episodes: Vec<Episode>,
    /// Child protection plans.
    pub plans: Vec<Plan>,
    /// What the file holds, so that an empty list is told from one that is not there.
    pub holds: Holds,
}

/// Which of the lists a return holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a list each")]
pub struct Holds {
    /// Contacts.
    pub contacts: bool,
    /// Early help assessments.
    pub early_help: bool,
    /// Referrals.
    pub referrals: bool,
    /// Assessments.
    pub assessments: bool,
    /// Factors found by assessments: the census has them, Annex A has not.
    pub factors: bool,
    /// Section 47 enquiries.
    pub enquiries: bool,
    /// Episodes of need.
    pub episodes: bool,
    /// Child protection plans.
    pub plans: bool,
    /// Every review of a plan, and not only the latest.
    pub every_review: bool,
    /// Months of referrals before the period, so that earlier ones can be looked up; Annex A counts them in a column.
    pub earlier_referrals: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_child_is_one_whatever_the_blanks_and_nobody_elsewhere() {
        let children = Children::default();
        assert_eq!(children.child(" ab12 "), children.child("AB12"));
        assert_ne!(children.child("AB12"), children.child("AB13"));
        assert_ne!(children.child("AB12"), Children::default().child("AB12"), "another reading, another number");
    }

    #[test]
    fn a_million_referrals_are_sixteen_megabytes() {
        assert_eq!(std::mem::size_of::<Referral>(), 16);
        let bits = FACTORS.iter().filter_map(|code| factor(code)).fold(0_u64, |all, bit| all | bit);
        assert_eq!(bits.count_ones() as usize, FACTORS.len());
    }
}
