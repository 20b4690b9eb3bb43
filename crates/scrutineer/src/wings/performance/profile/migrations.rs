//! The table of the register.

use kit::store::schema::{boolean, date, index, integer, record, string, string_null, text_null};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Facts about the area.
pub struct Profile;

impl MigrationName for Profile {
    fn name(&self) -> &str {
        "m2026_11_23_051000_profile"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Profile {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let fact = vec![
            string("key"),
            string("label"),
            integer("position"),
            string("value"),
            string("unit"),
            integer("places"),
            string_null("printed"),
            string("figure_source"),
            date("at_on"),
            string("source"),
            string("section"),
            text_null("note"),
            boolean("illustrative"),
        ];
        record(schema, "area_fact", fact, &[]).await?;
        index(schema, "area_fact", &["board_id", "key"], true).await
    }
}
