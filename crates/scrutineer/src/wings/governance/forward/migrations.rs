//! The table of the forward plan, and which entry an item of an agenda comes of.

use kit::store::schema::{
    add_column, boolean, date, index, integer, record, string, string_null, text, uuid, uuid_null,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// The forward plan.
pub struct ForwardPlan;

impl MigrationName for ForwardPlan {
    fn name(&self) -> &str {
        "m2026_11_23_131000_forward_plan"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ForwardPlan {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let entry = vec![
            uuid("body_id"),
            date("month"),
            string("title"),
            text("why"),
            integer("minutes"),
            string_null("lead"),
            string_null("duty"),
            string_null("page"),
            boolean("illustrative"),
        ];
        record(schema, "forward_entry", entry, &[("body_id", "body")]).await?;
        index(schema, "forward_entry", &["board_id", "month"], false).await?;
        add_column(schema, "agenda_item", uuid_null("forward_id")).await?;
        index(schema, "agenda_item", &["forward_id"], false).await
    }
}
