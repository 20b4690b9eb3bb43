//! The tables of the register.

use kit::store::schema::{big_integer, boolean, index, integer, record, string, text_null, uuid};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Contributions and shares.
pub struct Contributions;

impl MigrationName for Contributions {
    fn name(&self) -> &str {
        "m2026_11_23_016000_contributions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Contributions {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let contribution = vec![
            string("financial_year"),
            uuid("agency_id"),
            string("label"),
            integer("position"),
            big_integer("pence"),
            string("source"),
            text_null("note"),
            boolean("illustrative"),
        ];
        record(schema, "contribution", contribution, &[("agency_id", "agency")]).await?;
        index(schema, "contribution", &["agency_id", "financial_year"], true).await?;
        let share = vec![uuid("contribution_id"), uuid("agency_id"), integer("percent"), big_integer("pence")];
        record(schema, "contribution_share", share, &[("contribution_id", "contribution"), ("agency_id", "agency")])
            .await
    }
}
