//! The tables of the register.

use kit::store::schema::{
    add_column, boolean, change_rows, date_null, index, integer, record, rename_column, string, string_null, text,
    text_null, uuid, uuid_null,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Bodies, seats, boards beside ours.
pub struct Bodies;

impl MigrationName for Bodies {
    fn name(&self) -> &str {
        "m2026_11_23_015000_bodies"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Bodies {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        body(schema).await?;
        membership(schema).await?;
        let linked = vec![string("name"), string("tie"), text("words"), string_null("source"), boolean("illustrative")];
        record(schema, "linked_board", linked, &[]).await
    }
}

async fn body(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        string("name"),
        string("short_name"),
        string("kind"),
        integer("position"),
        string("frequency"),
        string("chair_role"),
        uuid_null("chair_agency_id"),
        string("statutory_basis"),
        string_null("project_officer_role"),
        text("purpose"),
        date_null("from_on"),
        date_null("until_on"),
        text_null("note"),
        string_null("source"),
        boolean("illustrative"),
    ];
    record(schema, "body", columns, &[("chair_agency_id", "agency")]).await
}

async fn membership(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        uuid("body_id"),
        uuid_null("agency_id"),
        string("seat"),
        string("standing"),
        boolean("statutory"),
        date_null("from_on"),
        date_null("until_on"),
        boolean("illustrative"),
    ];
    record(schema, "membership", columns, &[("body_id", "body"), ("agency_id", "agency")]).await?;
    index(schema, "membership", &["body_id"], false).await
}

/// Where each thing was taken from, which of its fields are illustrative, seats that wait for somebody.
pub struct Origins;

impl MigrationName for Origins {
    fn name(&self) -> &str {
        "m2026_11_23_060000_bodies_origins"
    }
}

/// "Plan, section 2.1" becomes `plan` with its section; what said nothing was written by the board, or was made up.
const ORIGIN: &str = "SET section = CASE WHEN source LIKE 'Plan, section %' THEN substr(source, 15) END,
    source = CASE WHEN source LIKE 'Plan%' THEN 'plan' WHEN illustrative THEN 'illustrative' ELSE 'board' END";

#[async_trait::async_trait]
impl MigrationTrait for Origins {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["body", "linked_board"] {
            add_column(schema, table, string_null("section")).await?;
            change_rows(schema, table, ORIGIN).await?;
        }
        add_column(schema, "body", string_null("illustrative_fields")).await?;
        rename_column(schema, "linked_board", "tie", "link").await?;
        add_column(schema, "linked_board", integer("position").default(0).take()).await?;
        add_column(schema, "linked_board", string_null("frequency")).await?;
        add_column(schema, "membership", boolean("left_vacant").default(false).take()).await?;
        add_column(schema, "membership", string("source").default("board").take()).await?;
        add_column(schema, "membership", string_null("section")).await?;
        change_rows(schema, "membership", "SET source = 'illustrative' WHERE illustrative").await
    }
}
