//! The tables of e-mail.

use kit::store::schema::{boolean, date, index, integer, record, string, text_null, uuid};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Letters, and who does not want which.
pub struct Mail;

impl MigrationName for Mail {
    fn name(&self) -> &str {
        "m2026_11_23_110000_mail"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Mail {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let letter = vec![
            uuid("person_id"),
            string("kind"),
            date("on_day"),
            integer("things"),
            string("state"),
            text_null("said"),
            boolean("cleared"),
        ];
        record(schema, "mail_letter", letter, &[("person_id", "person")]).await?;
        // One letter a day for each person: a second worker that writes the same morning finds it written.
        index(schema, "mail_letter", &["board_id", "on_day", "person_id"], true).await?;
        let stop = vec![uuid("person_id"), string("kind")];
        record(schema, "mail_stop", stop, &[("person_id", "person")]).await?;
        index(schema, "mail_stop", &["board_id", "person_id", "kind"], true).await
    }
}
