//! The table of the register.

use kit::store::schema::{boolean, date, date_null, index, integer, record, string, text, text_null, uuid};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Professional disagreements.
pub struct Escalations;

impl MigrationName for Escalations {
    fn name(&self) -> &str {
        "m2026_11_23_094000_escalations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Escalations {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            integer("number"),
            text("about"),
            uuid("from_agency_id"),
            uuid("to_agency_id"),
            date("raised_on"),
            integer("stage"),
            date("stage_on"),
            date("due_on"),
            text("why_further"),
            string("state"),
            date_null("settled_on"),
            text_null("outcome"),
            boolean("illustrative"),
        ];
        record(schema, "escalation", columns, &[("from_agency_id", "agency"), ("to_agency_id", "agency")]).await?;
        index(schema, "escalation", &["board_id", "number"], true).await
    }
}
