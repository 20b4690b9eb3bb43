//! The table of the register.

use kit::store::schema::{boolean, date, index, record, string, text_null};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Report points.
pub struct Scorecard;

impl MigrationName for Scorecard {
    fn name(&self) -> &str {
        "m2026_11_23_040000_scorecard"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Scorecard {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let point = vec![
            string("body_name"),
            date("held_on"),
            boolean("illustrative"),
            text_null("source_note"),
        ];
        record(schema, "report_point", point, &[]).await?;
        // A body meets once a day; two points of one meeting would be two answers to one question.
        index(schema, "report_point", &["board_id", "body_name", "held_on"], true).await
    }
}
