//! The table of the groups' reports.

use kit::store::schema::{
    boolean, date, date_null, index, record, string, string_null, text, text_null, uuid, uuid_null,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// The reports of groups.
pub struct GroupReports;

impl MigrationName for GroupReports {
    fn name(&self) -> &str {
        "m2026_11_23_134000_group_reports"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for GroupReports {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let report = vec![
            uuid("body_id"),
            date("from_on"),
            date("until_on"),
            uuid_null("meeting_id"),
            string("state"),
            text("words"),
            text_null("frozen"),
            date_null("signed_on"),
            string_null("signed_by"),
            boolean("illustrative"),
        ];
        record(schema, "group_report", report, &[("body_id", "body"), ("meeting_id", "meeting")]).await?;
        index(schema, "group_report", &["body_id", "until_on"], false).await
    }
}
