//! The tables of releases: what is inside, the ledger, and what is published.

use kit::store::schema::{
    big_integer, boolean, date, date_null, index, integer, record, string, string_null, text, text_null, uuid,
    uuid_null,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Releases, the ledger of released counts, publications.
pub struct Releases;

impl MigrationName for Releases {
    fn name(&self) -> &str {
        "m2026_11_25_200000_releases"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Releases {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        inside(schema).await?;
        ledger(schema).await?;
        public(schema).await
    }
}

const OF_RELEASE: (&str, &str) = ("release_id", "figure_release");
const OF_INDICATOR: (&str, &str) = ("indicator_id", "indicator");

async fn inside(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let release = vec![
        string("title"),
        date("until_on"),
        string("spread"),
        boolean("split"),
        integer("rounding"),
        integer("threshold"),
        text_null("words"),
        string("state"),
        string("drafted_by"),
        date("drafted_on"),
        text("authors"),
        string_null("checked"),
        uuid_null("first_id"),
        date_null("published_on"),
        boolean("illustrative"),
    ];
    record(schema, "figure_release", release, &[]).await?;
    let choice = vec![uuid("release_id"), uuid("indicator_id"), text_null("words")];
    record(schema, "release_choice", choice, &[OF_RELEASE, OF_INDICATOR]).await?;
    index(schema, "release_choice", &["release_id", "indicator_id"], true).await?;
    let step =
        vec![uuid("release_id"), string("kind"), string("by"), date("on_date"), integer("place"), text_null("words")];
    record(schema, "release_step", step, &[OF_RELEASE]).await?;
    index(schema, "release_step", &["release_id", "place"], true).await
}

async fn ledger(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let count = vec![
        uuid("release_id"),
        uuid("indicator_id"),
        string("counting"),
        uuid_null("agency_id"),
        date("first_on"),
        date("last_on"),
        boolean("hidden"),
        big_integer("count"),
        string("shown"),
        text("name"),
    ];
    record(schema, "released_count", count, &[OF_RELEASE, OF_INDICATOR, ("agency_id", "agency")]).await?;
    index(schema, "released_count", &["indicator_id"], false).await
}

async fn public(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let publication = vec![
        string("title"),
        date("until_on"),
        date("published_on"),
        integer("place"),
        string("published_by"),
        text_null("words"),
        integer("rounding"),
        integer("threshold"),
        string("standing"),
        date_null("withdrawn_on"),
        string_null("withdrawn_by"),
        text_null("withdrawn_why"),
        boolean("illustrative"),
    ];
    record(schema, "publication", publication, &[("id", "figure_release")]).await?;
    index(schema, "publication", &["board_id", "place"], true).await?;
    let figure = vec![
        uuid("publication_id"),
        integer("place"),
        string("code"),
        string("name"),
        text("means"),
        string("unit"),
        integer("places"),
        string("period"),
        date("first_on"),
        date("last_on"),
        string_null("part"),
        string("figure"),
        string("shown"),
        text_null("why"),
        string("source"),
        text_null("words"),
        boolean("illustrative"),
    ];
    record(schema, "published_figure", figure, &[("publication_id", "publication")]).await?;
    index(schema, "published_figure", &["publication_id", "place"], true).await
}
