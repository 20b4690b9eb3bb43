//! The tables of the register.

use kit::store::schema::{boolean, date, index, integer, record, string, text, uuid, uuid_null};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Risks and their reviews.
pub struct Risks;

impl MigrationName for Risks {
    fn name(&self) -> &str {
        "m2026_11_23_093000_risks"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Risks {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let risk = vec![
            integer("number"),
            string("event"),
            text("cause"),
            text("effect"),
            string("owner"),
            uuid_null("agency_id"),
            integer("likelihood_before"),
            integer("impact_before"),
            text("controls"),
            integer("likelihood"),
            integer("impact"),
            date("found_on"),
            date("review_on"),
            string("state"),
            boolean("illustrative"),
        ];
        record(schema, "risk", risk, &[("agency_id", "agency")]).await?;
        index(schema, "risk", &["board_id", "number"], true).await?;
        let review = vec![
            uuid("risk_id"),
            date("on_date"),
            integer("position"),
            string("by"),
            string("what"),
            integer("likelihood"),
            integer("impact"),
            text("words"),
        ];
        record(schema, "risk_review", review, &[("risk_id", "risk")]).await?;
        index(schema, "risk_review", &["risk_id", "position"], true).await
    }
}
