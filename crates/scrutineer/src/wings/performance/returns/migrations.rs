//! The tables of returns, and the words that narratives gained with them.

use kit::store::schema::{
    add_column, boolean, date, date_null, index, moment, moment_null, record, string, string_null, text, text_null,
    uuid, uuid_null,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// What agencies are asked for, their returns, the lines, the remarks; why, what is done and by when in narratives.
pub struct Returns;

impl MigrationName for Returns {
    fn name(&self) -> &str {
        "m2026_11_23_140000_returns"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Returns {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let asked =
            vec![uuid("indicator_id"), uuid("agency_id"), boolean("part"), date("from_on"), date_null("until_on")];
        let of = [("indicator_id", "indicator"), ("agency_id", "agency")];
        record(schema, "asked_figure", asked, &of).await?;
        index(schema, "asked_figure", &["agency_id", "indicator_id"], false).await?;
        returns(schema).await?;
        lines(schema).await?;
        for column in [text_null("why"), text_null("doing"), date_null("by_on")] {
            add_column(schema, "narrative", column).await?;
        }
        Ok(())
    }
}

async fn returns(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sent = vec![
        uuid("agency_id"),
        date("ends_on"),
        string("state"),
        date_null("first_sent_on"),
        string_null("sent_by"),
        uuid_null("sent_by_id"),
        moment_null("sent_at"),
        string_null("approved_by"),
        date_null("approved_on"),
        date_null("locked_on"),
    ];
    record(schema, "agency_return", sent, &[("agency_id", "agency")]).await?;
    index(schema, "agency_return", &["agency_id", "ends_on"], true).await?;
    let remark = vec![
        uuid("return_id"),
        uuid("agency_id"),
        boolean("asks"),
        text("words"),
        string("speaker"),
        moment("said_at"),
    ];
    record(schema, "return_remark", remark, &[("return_id", "agency_return"), ("agency_id", "agency")]).await?;
    index(schema, "return_remark", &["return_id"], false).await
}

async fn lines(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let line = vec![
        uuid("return_id"),
        uuid("agency_id"),
        uuid("indicator_id"),
        boolean("part"),
        text("numerator"),
        text("denominator"),
        text("value"),
        text("why_not"),
        text("words"),
        text("why"),
        text("doing"),
        text("by_when"),
        text("help_wanted"),
        text("confidence"),
        boolean("confirmed"),
        string("typed_by"),
        moment("typed_at"),
    ];
    let of = [("return_id", "agency_return"), ("agency_id", "agency"), ("indicator_id", "indicator")];
    record(schema, "return_line", line, &of).await?;
    index(schema, "return_line", &["return_id", "indicator_id", "part"], true).await
}
