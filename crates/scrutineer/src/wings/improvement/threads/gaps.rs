//! Where the threads of a whole board have gaps, for the home page of the chair.

use crate::wings::improvement::actions::rules::untested;
use crate::wings::improvement::{actions, challenges};
use kit::{Desk, Permission, Result, Right};

/// A gap, counted, and where to find what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub words: String,
    pub path: &'static str,
}

/// The gaps of the board's threads, as far as this person may read the registers.
///
/// # Errors
/// When the database cannot be read.
pub async fn board_gaps<P: Permission>(desk: &Desk<P>) -> Result<Vec<Gap>> {
    let (today, mut gaps) = (desk.today(), Vec::new());
    let may = |register: &'static str| desk.person().may(Right { verb: "read", register });
    let mut say = |count: usize, one: &str, many: &str, path| match count {
        0 => {}
        1 => gaps.push(Gap { words: format!("1 {one}"), path }),
        n => gaps.push(Gap { words: format!("{n} {many}"), path }),
    };
    if may("actions") {
        let found = actions::kept::all(desk).await?.iter().filter(|(action, _)| untested(action, today)).count();
        say(
            found,
            "action is complete and says nothing about effect",
            "actions are complete and say nothing about effect",
            "/actions?show=complete",
        );
    }
    if may("challenges") {
        let found = desk.all(challenges::queries::silent()).await?;
        say(
            found.len(),
            "challenge is closed and says nothing about effect",
            "challenges are closed and say nothing about effect",
            "/challenges",
        );
    }
    Ok(gaps)
}
