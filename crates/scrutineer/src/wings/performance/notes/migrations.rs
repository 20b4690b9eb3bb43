//! The tables of the register.

use kit::store::schema::{index, integer, record, string, text, uuid};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Notes and what they concern.
pub struct Notes;

impl MigrationName for Notes {
    fn name(&self) -> &str {
        "m2026_11_23_052000_notes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Notes {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let note = vec![string("set_name"), integer("number"), string("title"), text("words"), string("severity")];
        record(schema, "quality_note", note, &[]).await?;
        index(schema, "quality_note", &["board_id", "set_name", "number"], true).await?;
        let subject = vec![uuid("note_id"), string("subject")];
        record(schema, "quality_note_subject", subject, &[("note_id", "quality_note")]).await?;
        index(schema, "quality_note_subject", &["note_id", "subject"], true).await?;
        index(schema, "quality_note_subject", &["board_id", "subject"], false).await
    }
}
