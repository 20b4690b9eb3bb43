//! The tables of the register.

use kit::store::schema::{date, date_null, record, string, string_null, text_null, uuid};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Agencies and their successions.
pub struct Agencies;

impl MigrationName for Agencies {
    fn name(&self) -> &str {
        "m2026_11_23_010000_agencies"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Agencies {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let agency = vec![
            string("name"),
            string("short_name"),
            string("kind"),
            string_null("la_code"),
            date_null("from_on"),
            date_null("until_on"),
            text_null("note"),
        ];
        record(schema, "agency", agency, &[]).await?;
        let succession = vec![uuid("from_agency_id"), uuid("to_agency_id"), date("on_date"), text_null("note")];
        record(schema, "agency_succession", succession, &[("from_agency_id", "agency"), ("to_agency_id", "agency")])
            .await
    }
}
