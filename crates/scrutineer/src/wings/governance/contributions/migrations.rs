//! The tables of the register.

use kit::store::schema::{
    add_column, big_integer, boolean, change_rows, index, integer, record, rename_column, string, string_null,
    text_null, uuid,
};
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

/// The year as a whole, with the total that was printed; where each amount was taken from.
pub struct Years;

impl MigrationName for Years {
    fn name(&self) -> &str {
        "m2026_11_23_061000_contribution_years"
    }
}

/// The sentence that the source was becomes its key and its section.
const ORIGIN: &str = "SET section = CASE WHEN source LIKE '%plan, section %' THEN substr(source, 37) END,
    source = CASE WHEN source LIKE '%plan%' THEN 'plan' WHEN illustrative THEN 'illustrative' ELSE 'board' END";

#[async_trait::async_trait]
impl MigrationTrait for Years {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        rename_column(schema, "contribution", "label", "printed_label").await?;
        add_column(schema, "contribution", string_null("section")).await?;
        change_rows(schema, "contribution", ORIGIN).await?;
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
