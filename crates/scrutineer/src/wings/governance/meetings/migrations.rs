//! The tables of meetings.

use kit::store::schema::{
    boolean, date, date_null, index, integer, record, string, string_null, text, text_null, uuid,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Meetings with their agendas, who was there, and what was recorded.
pub struct Meetings;

impl MigrationName for Meetings {
    fn name(&self) -> &str {
        "m2026_11_23_120000_meetings"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Meetings {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let meeting = vec![
            uuid("body_id"),
            date("on_date"),
            string("begins"),
            integer("minutes"),
            string("place"),
            string("state"),
            text_null("note"),
            date_null("approved_on"),
            string_null("approved_by"),
            boolean("illustrative"),
        ];
        record(schema, "meeting", meeting, &[("body_id", "body")]).await?;
        index(schema, "meeting", &["board_id", "on_date"], false).await?;
        // A body meets once on a day: a year that is planned twice is noticed.
        index(schema, "meeting", &["body_id", "on_date"], true).await?;
        let item = vec![
            uuid("meeting_id"),
            integer("position"),
            string("title"),
            integer("minutes"),
            string_null("lead"),
            string_null("page"),
            text("said"),
            boolean("done"),
        ];
        record(schema, "agenda_item", item, &[("meeting_id", "meeting")]).await?;
        index(schema, "agenda_item", &["meeting_id", "position"], false).await?;
        let place = vec![
            uuid("meeting_id"),
            uuid("membership_id"),
            string("how"),
            string_null("deputy"),
            string_null("interest"),
        ];
        record(schema, "attendance", place, &[("meeting_id", "meeting"), ("membership_id", "membership")]).await?;
        index(schema, "attendance", &["meeting_id", "membership_id"], true).await?;
        let recorded = vec![uuid("meeting_id"), uuid("item_id"), string("sort"), text("words")];
        record(schema, "meeting_record", recorded, &[("meeting_id", "meeting"), ("item_id", "agenda_item")]).await?;
        index(schema, "meeting_record", &["meeting_id"], false).await
    }
}
