//! The tables of the register.

use kit::store::schema::{
    boolean, date, date_null, index, integer, moment, record, string, string_null, text, text_null, unique_where, uuid,
    uuid_null,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Readings and narratives.
pub struct Readings;

impl MigrationName for Readings {
    fn name(&self) -> &str {
        "m2026_11_23_030000_readings"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Readings {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        readings(schema).await?;
        narratives(schema).await
    }
}

async fn readings(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let reading = vec![
        uuid("indicator_id"),
        uuid_null("agency_id"),
        boolean("agency_part"),
        string("kind"),
        date("starts_on"),
        date("ends_on"),
        integer("revision"),
        boolean("current"),
        string("state"),
        text_null("numerator"),
        text_null("denominator"),
        text_null("value"),
        uuid_null("population_id"),
        string("source"),
        string_null("source_note"),
        string("sent_by"),
        uuid("entered_by"),
        date("received_on"),
        moment("entered_at"),
        string_null("released_by"),
        date_null("released_on"),
        text_null("reason"),
        text_null("note"),
    ];
    record(schema, "reading", reading, &[("indicator_id", "indicator"), ("agency_id", "agency")]).await?;
    index(schema, "reading", &["board_id", "indicator_id", "agency_part", "ends_on"], false).await?;
    // One current reading of the area for a period, and one of each agency's part.
    unique_where(schema, "reading", "indicator_id, kind, starts_on, ends_on", "current AND NOT agency_part").await?;
    unique_where(schema, "reading", "indicator_id, agency_id, kind, starts_on, ends_on", "current AND agency_part")
        .await
}

async fn narratives(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let narrative = vec![
        uuid("indicator_id"),
        uuid_null("reading_id"),
        string("state"),
        uuid_null("agency_id"),
        string("speaker"),
        date("said_on"),
        text("words"),
        string_null("confidence"),
        text_null("help_wanted"),
        boolean("illustrative"),
    ];
    record(
        schema,
        "narrative",
        narrative,
        &[("indicator_id", "indicator"), ("reading_id", "reading"), ("agency_id", "agency")],
    )
    .await?;
    index(schema, "narrative", &["indicator_id", "said_on"], false).await
}
