//! My work: what needs me, across registers, and how things stand. Owns no table.

mod governing;
mod improving;
mod page;
mod practising;
mod releasing;
mod returning;
mod reviewing;
mod timescales;
mod work;

pub use work::Task;

use crate::people::pages::me::Everybody;
use crate::wings::performance::scorecard::judgements::board as scorecard;
use kit::{Desk, Result, Right, Routes};

/// Everything that waits for the person at the desk, in no order yet.
///
/// # Errors
/// When the database cannot be read.
pub async fn tasks(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    let mut tasks = work::to_sign_off(desk).await?;
    if desk.person().may(Right { verb: "read", register: "scorecard" }) {
        tasks.extend(work::to_chase(desk, &scorecard(desk, "").await?.rows));
    }
    tasks.extend(work::to_set(desk).await?);
    tasks.extend(improving::improving(desk).await?);
    tasks.extend(governing::governing(desk).await?);
    tasks.extend(returning::returning(desk).await?);
    tasks.extend(reviewing::reviewing(desk).await?);
    tasks.extend(releasing::releasing(desk).await?);
    tasks.extend(practising::practising(desk).await?);
    Ok(tasks)
}

/// The routes of the home page.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(page::show).get(timescales::show).get(timescales::csv)
}
