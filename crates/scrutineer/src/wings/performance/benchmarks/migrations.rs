//! The tables of published statistics.

use kit::store::schema::{big_integer, index, integer, integer_null, moment, record, string, string_null, text, uuid};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// What was imported, its measures, and what the board compares itself by.
pub struct Benchmarks;

impl MigrationName for Benchmarks {
    fn name(&self) -> &str {
        "m2026_11_25_100000_benchmarks"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Benchmarks {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let release = vec![
            string("kind"),
            string("title"),
            string("release"),
            string_null("told"),
            string("file_name"),
            string("file_hash"),
            big_integer("rows"),
            big_integer("rows_refused"),
            integer("findings"),
            integer_null("first_year"),
            integer_null("last_year"),
            text("content"),
            string("imported_by"),
            moment("imported_at"),
        ];
        record(schema, "benchmark_release", release, &[]).await?;
        let measure = vec![uuid("release_id"), integer("position"), text("heading"), text("filters"), text("figures")];
        record(schema, "benchmark_measure", measure, &[("release_id", "benchmark_release")]).await?;
        index(schema, "benchmark_measure", &["release_id"], false).await?;
        let choice = vec![string("authority"), string_null("vintage"), string("average")];
        record(schema, "benchmark_choice", choice, &[]).await?;
        // One choice for each board.
        index(schema, "benchmark_choice", &["board_id"], true).await
    }
}
