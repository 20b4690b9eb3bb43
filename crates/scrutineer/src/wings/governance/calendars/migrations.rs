//! The table of calendar feeds.

use kit::store::schema::{date, index, record, string, uuid, uuid_null};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Addresses for calendars.
pub struct CalendarFeeds;

impl MigrationName for CalendarFeeds {
    fn name(&self) -> &str {
        "m2026_11_23_136000_calendar_feeds"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CalendarFeeds {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let feed = vec![uuid("person_id"), uuid_null("body_id"), string("digest"), date("made_on")];
        record(schema, "calendar_feed", feed, &[("person_id", "person"), ("body_id", "body")]).await?;
        index(schema, "calendar_feed", &["person_id"], false).await
    }
}
