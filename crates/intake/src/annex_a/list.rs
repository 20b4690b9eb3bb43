//! The eleven lists.

use super::columns::{self, Col, Known};
use serde::Serialize;

/// A list of Annex A.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// 1: contacts of the last six months.
    Contacts,
    /// 2: early help assessments of the last six months.
    EarlyHelp,
    /// 3: referrals of the last six months.
    Referrals,
    /// 4: assessments of the last six months.
    Assessments,
    /// 5: section 47 enquiries and initial conferences of the last six months.
    Enquiries,
    /// 6: children in need, now or in the last six months.
    InNeed,
    /// 7: children on a protection plan, now or in the last six months.
    Protection,
    /// 8: children looked after, now or in the last six months.
    LookedAfter,
    /// 9: everybody entitled to leaving care services now.
    LeavingCare,
    /// 10: children with an adoption decision in the last twelve months.
    Adoption,
    /// 11: people who are or were becoming adopters in the last twelve months.
    Adopters,
}

impl List {
    /// All of them, in their order.
    pub const ALL: [List; 11] = [
        List::Contacts,
        List::EarlyHelp,
        List::Referrals,
        List::Assessments,
        List::Enquiries,
        List::InNeed,
        List::Protection,
        List::LookedAfter,
        List::LeavingCare,
        List::Adoption,
        List::Adopters,
    ];
    /// Its number, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
    /// As people know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            List::Contacts => "Contacts",
            List::EarlyHelp => "Early help",
            List::Referrals => "Referrals",
            List::Assessments => "Assessments",
            List::Enquiries => "Section 47 enquiries and conferences",
            List::InNeed => "Children in need",
            List::Protection => "Child protection plans",
            List::LookedAfter => "Looked-after children",
            List::LeavingCare => "Care leavers",
            List::Adoption => "Adoption",
            List::Adopters => "Adopters",
        }
    }
    /// Its columns as Ofsted lays them out.
    pub(super) const fn columns(self) -> &'static [Known] {
        match self {
            List::Contacts => columns::CONTACTS,
            List::EarlyHelp => columns::EARLY_HELP,
            List::Referrals => columns::REFERRALS,
            List::Assessments => columns::ASSESSMENTS,
            List::Enquiries => columns::ENQUIRIES,
            List::InNeed => columns::IN_NEED,
            List::Protection => columns::PROTECTION,
            List::LookedAfter => columns::LOOKED_AFTER,
            List::LeavingCare => columns::LEAVING_CARE,
            List::Adoption => columns::ADOPTION,
            List::Adopters => columns::ADOPTERS,
        }
    }
    /// What the template calls a column of this list.
    pub(super) fn named(self, col: Col) -> &'static str {
        self.columns().iter().find(|known| known.col == col).map_or("", |known| known.name)
    }
}
