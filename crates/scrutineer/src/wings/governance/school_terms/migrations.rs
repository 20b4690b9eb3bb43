//! The table of school terms, and at which meeting minutes were approved.

use kit::store::schema::{add_column, date, index, record, string, uuid_null};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// School terms, and the meeting at which minutes were approved.
pub struct SchoolTerms;

impl MigrationName for SchoolTerms {
    fn name(&self) -> &str {
        "m2026_11_23_137000_school_terms"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for SchoolTerms {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let term = vec![string("name"), date("from_on"), date("until_on")];
        record(schema, "school_term", term, &[]).await?;
        index(schema, "school_term", &["board_id", "from_on"], true).await?;
        add_column(schema, "meeting", uuid_null("approved_at_id")).await
    }
}
