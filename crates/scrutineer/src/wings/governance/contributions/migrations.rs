//! The tables of the register.

use kit::store::schema::{big_integer, boolean, index, integer, record, string, string_null, text_null, uuid};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Contributions, their shares and the years.
pub struct Contributions;

impl MigrationName for Contributions {
    fn name(&self) -> &str {
        "m2026_11_23_012000_contributions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Contributions {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let contribution = vec![
            string("financial_year"),
            uuid("agency_id"),
            string("printed_label"),
            integer("position"),
            big_integer("pence"),
            text_null("note"),
            string("source"),
            string_null("section"),
            boolean("illustrative"),
        ];
        record(schema, "contribution", contribution, &[("agency_id", "agency")]).await?;
        let once = ["board_id", "financial_year", "agency_id"];
        index(schema, "contribution", &once, true).await?;
        let share = vec![uuid("contribution_id"), uuid("agency_id"), integer("percent"), big_integer("pence")];
        record(schema, "contribution_share", share, &[("contribution_id", "contribution"), ("agency_id", "agency")])
            .await?;
        let year = vec![
            string("financial_year"),
            big_integer("printed_total_pence"),
            text_null("note"),
            string("source"),
            string_null("section"),
        ];
        record(schema, "contribution_year", year, &[]).await?;
        index(schema, "contribution_year", &["board_id", "financial_year"], true).await
    }
}
