//! The tables of the register.

use kit::store::schema::{
    big_integer, boolean, date, date_null, index, integer, record, string, string_null, text, text_null, uuid,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Tables of referrals, their rows, the mapping and its notes.
pub struct Referrals;

impl MigrationName for Referrals {
    fn name(&self) -> &str {
        "m2026_11_23_050000_referrals"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Referrals {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        tables(schema).await?;
        mapping(schema).await?;
        let break_note = vec![string("letter"), text("words")];
        record(schema, "referral_break_note", break_note, &[]).await?;
        index(schema, "referral_break_note", &["board_id", "letter"], true).await?;
        let claim = vec![date("starts_on"), string("printed"), text("words"), string("source"), string("section")];
        record(schema, "referral_claim", claim, &[]).await
    }
}

async fn tables(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = vec![
        string("title"),
        string("column_title"),
        date("starts_on"),
        date("ends_on"),
        integer("months"),
        big_integer("printed_total"),
        string("source"),
        string("section"),
        boolean("illustrative"),
    ];
    record(schema, "referral_table", table, &[]).await?;
    index(schema, "referral_table", &["board_id", "starts_on", "ends_on"], true).await?;
    let row = vec![uuid("table_id"), integer("position"), string("label"), big_integer("referrals")];
    record(schema, "referral_row", row, &[("table_id", "referral_table")]).await?;
    index(schema, "referral_row", &["table_id", "position"], true).await
}

async fn mapping(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let category = vec![
        integer("mapping_no"),
        string("name"),
        integer("position"),
        boolean("comparable"),
        string_null("break_letter"),
        text("reason"),
    ];
    record(schema, "referral_category", category, &[]).await?;
    index(schema, "referral_category", &["board_id", "mapping_no", "position"], true).await?;
    let mapping = vec![
        integer("mapping_no"),
        uuid("row_id"),
        uuid("category_id"),
        date("valid_from"),
        date_null("valid_until"),
        boolean("comparable"),
        string_null("break_letter"),
        string("basis"),
        text_null("reason"),
    ];
    let keys = [("row_id", "referral_row"), ("category_id", "referral_category")];
    record(schema, "referral_mapping", mapping, &keys).await?;
    index(schema, "referral_mapping", &["mapping_no", "row_id", "valid_from"], true).await
}
