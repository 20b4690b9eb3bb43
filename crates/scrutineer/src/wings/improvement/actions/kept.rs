//! Every action of the board, kept until one of them changes: lists, tallies and my work are asked for far more often than
//! an action is changed, and what is asked of them is quickly found among some thousands in memory.

use super::queries::by_due;
use super::{Action, action};
use kit::links::{self, Meaning};
use kit::{Desk, Permission, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// Every action with its title in small letters, in the order in which they fall due.
pub async fn all<P: Permission>(desk: &Desk<P>) -> Result<Arc<Vec<(Action, String)>>> {
    desk.kept::<(action::Entity,), Vec<(Action, String)>, _>("all actions", "", async |desk| {
        let with_title = |action: Action| {
            let title = action.title.to_lowercase();
            (action, title)
        };
        Ok(desk.all(by_due()).await?.into_iter().map(with_title).collect())
    })
    .await
}

/// The items of plans that each action serves.
pub async fn serving<P: Permission>(desk: &Desk<P>) -> Result<Arc<HashMap<Uuid, Vec<Uuid>>>> {
    desk.kept::<(links::Entity,), HashMap<Uuid, Vec<Uuid>>, _>("what actions serve", "", async |desk| {
        let served = links::Entity::find().filter(links::Column::Meaning.eq(Meaning::Serves));
        let mut by_action: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for link in desk.all(served).await? {
            by_action.entry(link.from_id).or_default().push(link.to_id);
        }
        Ok(by_action)
    })
    .await
}
