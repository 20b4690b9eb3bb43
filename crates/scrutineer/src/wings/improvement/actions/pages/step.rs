//! What the pages of single steps share: the action, if this person may take the step.

use crate::wings::improvement::actions::rules::{after, refused};
use crate::wings::improvement::actions::{Action, ActionId, What, queries};
use kit::{Desk, Error, Permission, Result};

/// The action, if the person who looks may take a step and the action can be moved so.
pub(super) async fn theirs<P: Permission>(
    desk: &Desk<P>,
    id: ActionId,
    may: impl FnOnce(&Action) -> bool,
    what: What,
) -> Result<Action> {
    let action = desk.find(queries::action(id)).await?;
    if !may(&action) {
        return Err(Error::Forbidden);
    }
    let can = if what == What::Rated { !action.state.is_done() } else { after(action.state, what).is_some() };
    if can { Ok(action) } else { Err(Error::Conflict(refused(action.state, what))) }
}
