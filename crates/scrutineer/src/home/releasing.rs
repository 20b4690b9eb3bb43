//! What there is to do about releases: to read somebody's words, to approve.

use super::work::Task;
use crate::people::pages::me::Everybody;
use crate::wings::performance::releases::pages::one::One;
use crate::wings::performance::releases::rules::Who;
use crate::wings::performance::releases::{Release, queries};
use kit::{Desk, Result, Right};

/// What waits for this person about releases.
pub(super) async fn releasing(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    if !desk.person().may(Right { verb: "read", register: "releases" }) {
        return Ok(Vec::new());
    }
    let who = Who::of(desk.person());
    let inside = desk.all(queries::inside()).await?;
    Ok(inside.iter().filter_map(|release| task(&who, release)).collect())
}

fn task(who: &Who, release: &Release) -> Option<Task> {
    let path = One { id: release.id }.to_string();
    if who.may_approve(release) {
        return Some(Task {
            what: "Approve a release",
            name: format!("Approve a release: {}", release.title),
            path,
            why: "Two people approve what leaves the building.".into(),
            minutes: 10,
            due: None,
        });
    }
    who.may_read(release).then(|| Task {
        what: "Read the words of a release",
        name: format!("Read the words of a release: {}", release.title),
        path,
        why: "Somebody who did not write them says that they tell of no child.".into(),
        minutes: 10,
        due: None,
    })
}
