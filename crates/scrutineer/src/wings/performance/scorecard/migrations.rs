//! The table of the register.

use kit::store::schema::{boolean, date, index, record, string, string_null};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Reports to meetings.
pub struct Scorecard;

impl MigrationName for Scorecard {
    fn name(&self) -> &str {
        "m2026_11_23_040000_scorecard"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Scorecard {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![string("body_name"), date("held_on"), string_null("source"), boolean("illustrative")];
        record(schema, "report_point", columns, &[]).await?;
        index(schema, "report_point", &["board_id", "body_name", "held_on"], true).await
    }
}
