//! The tables of the register.

use kit::store::schema::{
    boolean, date_null, index, integer, record, string, string_null, text, text_null, uuid, uuid_null,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Bodies, memberships and linked boards.
pub struct Bodies;

impl MigrationName for Bodies {
    fn name(&self) -> &str {
        "m2026_11_23_011000_bodies"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Bodies {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let body = vec![
            string("name"),
            string("short_name"),
            string("kind"),
            integer("position"),
            string("frequency"),
            string("chair_role"),
            uuid_null("chair_agency_id"),
            text("statutory_basis"),
            string_null("project_officer_role"),
            text("purpose"),
            date_null("from_on"),
            date_null("until_on"),
            text_null("note"),
            boolean("illustrative"),
            string_null("illustrative_fields"),
            string("source"),
            string_null("section"),
        ];
        record(schema, "body", body, &[("chair_agency_id", "agency")]).await?;
        let membership = vec![
            uuid("body_id"),
            uuid_null("agency_id"),
            string("seat"),
            string("standing"),
            boolean("statutory"),
            date_null("from_on"),
            date_null("until_on"),
            boolean("left_vacant"),
            boolean("illustrative"),
            string("source"),
            string_null("section"),
        ];
        record(schema, "membership", membership, &[("body_id", "body"), ("agency_id", "agency")]).await?;
        index(schema, "membership", &["body_id"], false).await?;
        let linked = vec![
            string("name"),
            integer("position"),
            string("link"),
            text("words"),
            string_null("frequency"),
            boolean("illustrative"),
            string("source"),
            string_null("section"),
        ];
        record(schema, "linked_board", linked, &[]).await
    }
}
