//! Referrals by source: the plan's tables row by row, the mapping that merges their rows into categories, and the two
//! years compared without comparing what cannot be compared. The tables are kept as printed; all else is worked out.

pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    Basis, ReferralBreakNote, ReferralCategory, ReferralClaim, ReferralMapping, ReferralRow, ReferralTable, Referrals,
    referral_break_note, referral_category, referral_claim, referral_mapping, referral_row, referral_table,
};

use kit::Routes;

/// The name under which notes on the quality of these figures are kept.
pub const SUBJECT: &str = "referral_profile";

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::compared::show)
        .get(pages::compared::csv)
        .get(pages::sources::show)
        .get(pages::sources::csv)
        .get(pages::mapping::show)
        .get(pages::mapping::csv)
}
