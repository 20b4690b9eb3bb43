//! The tables of the register.

use kit::store::schema::{
    add_column, big_integer, boolean, date, date_null, index, integer, integer_null, record, string, string_null, text,
    text_null, uuid,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Indicators, targets, comparators, series breaks, populations.
pub struct Indicators;

impl MigrationName for Indicators {
    fn name(&self) -> &str {
        "m2026_11_23_020000_indicators"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Indicators {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        indicator(schema).await?;
        let of_indicator = [("indicator_id", "indicator")];
        let target = vec![
            uuid("indicator_id"),
            date("from_on"),
            date_null("until_on"),
            string("kind"),
            string_null("value"),
            string_null("low"),
            string_null("high"),
            string_null("amber"),
            boolean("per_year"),
            text("reason"),
            string("agreed_by"),
            boolean("illustrative"),
        ];
        record(schema, "target", target, &of_indicator).await?;
        index(schema, "target", &["indicator_id", "from_on"], true).await?;
        let comparator = vec![
            uuid("indicator_id"),
            string("name"),
            string("value"),
            date("at_on"),
            string("source"),
            text_null("note"),
            boolean("illustrative"),
        ];
        record(schema, "comparator", comparator, &of_indicator).await?;
        let series_break = vec![uuid("indicator_id"), date("on_date"), text("reason"), boolean("illustrative")];
        record(schema, "series_break", series_break, &of_indicator).await?;
        let population = vec![
            string("area_code"),
            integer("age_from"),
            integer("age_to"),
            integer("year"),
            big_integer("people"),
            string("release"),
            string("source"),
            text_null("note"),
        ];
        record(schema, "population", population, &[]).await?;
        index(schema, "population", &["board_id", "area_code", "age_from", "age_to", "year", "release"], true).await
    }
}

/// Ranges worked out anew.
pub struct Rebases;

impl MigrationName for Rebases {
    fn name(&self) -> &str {
        "m2026_11_23_070000_rebases"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Rebases {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![uuid("indicator_id"), date("on_date"), text("reason"), string("agreed_by")];
        record(schema, "rebase", columns, &[("indicator_id", "indicator")]).await?;
        index(schema, "rebase", &["indicator_id", "on_date"], true).await
    }
}

/// Since when targets and ranges have been known, and what a range is set on.
pub struct KnownSince;

impl MigrationName for KnownSince {
    fn name(&self) -> &str {
        "m2026_11_23_080000_known_since"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for KnownSince {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        add_column(schema, "target", date_null("set_on")).await?;
        add_column(schema, "rebase", date_null("set_on")).await?;
        add_column(schema, "indicator", string("range_by").default("moves").take()).await
    }
}

async fn indicator(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        string("code"),
        string("name"),
        string("area"),
        integer("position"),
        boolean("on_dashboard"),
        boolean("cross_cutting"),
        string("unit"),
        integer("places"),
        string("frequency"),
        integer_null("rolling_months"),
        boolean("snapshot"),
        boolean("show_counts"),
        string("polarity"),
        string("owner"),
        text("definition"),
        text("numerator"),
        text_null("denominator"),
        string("numerator_name"),
        string_null("denominator_name"),
        string("source"),
        text("comparator_note"),
        string("disclosure"),
        text_null("note"),
    ];
    record(schema, "indicator", columns, &[]).await?;
    index(schema, "indicator", &["board_id", "code"], true).await
}
