//! What can be done with feeds.

use super::record::{CalendarFeed, FeedId, calendar_feed};
use crate::wings::governance::bodies::BodyId;
use kit::access::digest;
use kit::{Result, Tx};
use sea_orm::EntityTrait;

/// Makes an address with this key; an earlier one for the same ends.
pub async fn make(tx: &mut Tx, body_id: Option<BodyId>, key: &str) -> Result<CalendarFeed> {
    for old in tx.all(calendar_feed::Entity::find()).await?.into_iter().filter(|old| old.body_id == body_id) {
        tx.remove(old, "Replaced by a new address.").await?;
    }
    let feed = CalendarFeed {
        id: tx.new_id::<FeedId>(),
        board_id: tx.board(),
        version: 1,
        person_id: tx.person().id(),
        body_id,
        digest: digest(key),
        made_on: tx.today(),
    };
    tx.create(feed).await
}

/// Ends an address.
pub async fn stop(tx: &mut Tx, feed: CalendarFeed) -> Result<()> {
    tx.remove(feed, "Stopped.").await
}
