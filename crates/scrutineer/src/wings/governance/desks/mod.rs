//! The pages of those who lead: the chair's, the business manager's week, and how each group is doing. They own no table.

pub mod chair;
pub mod drift;
pub mod groups;
pub mod week;

use crate::wings::improvement::actions::Actions;
use crate::wings::improvement::challenges::Challenges;
use kit::{Permission, Register, Right, Routes};

/// Those who lead the board: they write its challenges.
pub struct Leads;
impl Permission for Leads {
    const NEEDS: Right = Right { verb: "write", register: Challenges::NAME };
}

/// Those who keep everybody's actions: the office.
pub struct Keeps;
impl Permission for Keeps {
    const NEEDS: Right = Right { verb: "keep", register: Actions::NAME };
}

/// The routes of these pages.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(chair::show).get(week::show).get(week::csv)
}
