//! The table of extracts.

use kit::store::schema::{
    big_integer, boolean, date, date_null, integer, moment, record, string, string_null, text, text_null, unique_where,
    uuid, uuid_null,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// The receipts of extracts.
pub struct Extracts;

impl MigrationName for Extracts {
    fn name(&self) -> &str {
        "m2026_11_25_300000_extracts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Extracts {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            uuid_null("agency_id"),
            string("kind"),
            text("file_names"),
            string("hash"),
            big_integer("bytes"),
            date("at_on"),
            moment("received_at"),
            string("sent_by"),
            uuid("entered_by"),
            big_integer("rows_used"),
            big_integer("rows_refused"),
            big_integer("findings_total"),
            text("findings"),
            text("counted"),
            text_null("journey"),
            string("state"),
            string_null("settled_by"),
            date_null("settled_on"),
            integer("taken"),
            boolean("illustrative"),
        ];
        record(schema, "extract", columns, &[("agency_id", "agency")]).await?;
        // The same file counted at the same day is one extract, unless it was put aside.
        unique_where(schema, "extract", "board_id, hash, at_on", "state <> 'discarded'").await
    }
}
