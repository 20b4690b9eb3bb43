//! The tables of the register.

use kit::store::schema::{
    boolean, date, date_null, index, integer, record, string, string_null, text, text_null, uuid, uuid_null,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Actions and their steps.
pub struct Actions;

impl MigrationName for Actions {
    fn name(&self) -> &str {
        "m2026_11_23_091000_actions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Actions {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let action = vec![
            integer("number"),
            string("title"),
            text_null("detail"),
            string("owner"),
            uuid_null("owner_id"),
            uuid_null("agency_id"),
            uuid_null("body_id"),
            date("set_on"),
            date("due_on"),
            text("success"),
            string("measure"),
            string("measure_name"),
            uuid_null("indicator_id"),
            string_null("before"),
            string_null("aim"),
            string("state"),
            integer("progress"),
            date_null("submitted_on"),
            uuid_null("submitted_by"),
            date_null("accepted_on"),
            string_null("accepted_by"),
            date_null("retest_on"),
            date_null("retested_on"),
            string_null("after"),
            text_null("effect"),
            string_null("rated"),
            text_null("rated_because"),
            date_null("rated_until"),
            string_null("source"),
            boolean("illustrative"),
        ];
        let keys = [("agency_id", "agency"), ("body_id", "body"), ("indicator_id", "indicator")];
        record(schema, "action", action, &keys).await?;
        index(schema, "action", &["board_id", "number"], true).await?;
        index(schema, "action", &["board_id", "state", "due_on"], false).await?;
        let step = vec![
            uuid("action_id"),
            date("on_date"),
            integer("position"),
            string("by"),
            string("what"),
            text("words"),
            string("state"),
            integer("progress"),
            date("due_on"),
            boolean("illustrative"),
        ];
        record(schema, "action_step", step, &[("action_id", "action")]).await?;
        index(schema, "action_step", &["action_id", "position"], true).await
    }
}

/// Views of the list that people keep.
pub struct SavedViews;

impl MigrationName for SavedViews {
    fn name(&self) -> &str {
        "m2026_11_23_095000_action_views"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for SavedViews {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let view = vec![uuid("person_id"), string("name"), text("query")];
        record(schema, "action_view", view, &[]).await?;
        index(schema, "action_view", &["board_id", "person_id", "name"], true).await
    }
}
