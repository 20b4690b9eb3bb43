//! What can be done with the map.

use super::record::{Lead, LeadId, lead};
use crate::wings::governance::bodies::BodyId;
use kit::{Result, Tx};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Says which body carries a function, and how.
pub async fn carry(tx: &mut Tx, function: &str, body_id: BodyId, words: String) -> Result<Lead> {
    let there = tx.all(lead::Entity::find().filter(lead::Column::Function.eq(function))).await?.into_iter().next();
    match there {
        Some(before) => {
            let next = Lead { body_id, words, illustrative: false, ..before.clone() };
            if next == before { Ok(before) } else { tx.update(&before, next).await }
        }
        None => {
            let new = Lead {
                id: tx.new_id::<LeadId>(),
                board_id: tx.board(),
                version: 1,
                function: function.to_owned(),
                body_id,
                words,
                illustrative: false,
            };
            tx.create(new).await
        }
    }
}
