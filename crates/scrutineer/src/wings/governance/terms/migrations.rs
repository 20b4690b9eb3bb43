//! The table of terms of reference.

use kit::store::schema::{boolean, date, index, integer, record, string, text, uuid};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Terms of reference, a row for each version.
pub struct TermsOfReference;

impl MigrationName for TermsOfReference {
    fn name(&self) -> &str {
        "m2026_11_23_130000_terms_of_reference"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for TermsOfReference {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let terms = vec![
            uuid("body_id"),
            date("agreed_on"),
            date("review_on"),
            text("purpose"),
            text("words"),
            integer("quorum_least"),
            boolean("quorum_chair"),
            string("quorum_kinds"),
            boolean("illustrative"),
        ];
        record(schema, "terms_of_reference", terms, &[("body_id", "body")]).await?;
        // What is agreed on a day is one thing.
        index(schema, "terms_of_reference", &["body_id", "agreed_on"], true).await
    }
}
