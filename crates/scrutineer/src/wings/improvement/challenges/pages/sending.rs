//! Sending a draft: from then on the clock runs.

use super::one::One;
use crate::wings::improvement::challenges::{ChallengeId, Challenges, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Form, Write};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/challenges/{id}/sending", rejection(kit::Error))]
pub struct At {
    pub id: ChallengeId,
}

/// Nothing is typed: the version of what was read goes with it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct SendForm {}

pub async fn submit(mut desk: Desk<Write<Challenges>>, at: At, form: Form<SendForm>) -> Answer {
    let challenge = desk.edit(&form, queries::challenge(at.id)).await?;
    desk.change(async |tx| changes::send(tx, challenge, None).await).await?;
    desk.go(One { id: at.id }, "Sent. The clock runs")
}
