//! The table of visits.

use kit::store::schema::{boolean, date, index, record, string, text_null, uuid_null};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Visits of the chair.
pub struct Visits;

impl MigrationName for Visits {
    fn name(&self) -> &str {
        "m2026_11_23_135000_visits"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Visits {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let visit = vec![
            date("on_date"),
            string("place"),
            uuid_null("agency_id"),
            string("purpose"),
            text_null("heard"),
            text_null("follow_up"),
            boolean("illustrative"),
        ];
        record(schema, "visit", visit, &[("agency_id", "agency")]).await?;
        index(schema, "visit", &["board_id", "on_date"], false).await
    }
}
