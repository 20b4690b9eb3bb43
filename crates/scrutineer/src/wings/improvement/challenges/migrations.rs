//! The tables of the register.

use kit::store::schema::{
    boolean, boolean_null, date, date_null, index, integer, record, string, string_null, text, text_null, uuid,
    uuid_null,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Challenges, answers, events.
pub struct Challenges;

impl MigrationName for Challenges {
    fn name(&self) -> &str {
        "m2026_11_23_092000_challenges"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Challenges {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let challenge = vec![
            integer("year"),
            integer("number"),
            string("title"),
            text("asks"),
            text("ground"),
            uuid_null("indicator_id"),
            date_null("retest_on"),
            string("state"),
            date("raised_on"),
            date_null("sent_on"),
            integer("stage"),
            date_null("due_on"),
            string_null("outcome"),
            text_null("effect"),
            date_null("closed_on"),
            string_null("closed_by"),
            string_null("suggestion"),
            string_null("source"),
            boolean("illustrative"),
        ];
        record(schema, "challenge", challenge, &[("indicator_id", "indicator")]).await?;
        index(schema, "challenge", &["board_id", "year", "number"], true).await?;
        let answer = vec![
            uuid("challenge_id"),
            uuid("agency_id"),
            string_null("stance"),
            text_null("words"),
            date_null("answered_on"),
            string_null("answered_by"),
            boolean_null("accepted"),
            date_null("judged_on"),
            text_null("judged_because"),
        ];
        let keys = [("challenge_id", "challenge"), ("agency_id", "agency")];
        record(schema, "challenge_answer", answer, &keys).await?;
        index(schema, "challenge_answer", &["challenge_id", "agency_id"], true).await?;
        let event = vec![
            uuid("challenge_id"),
            date("on_date"),
            integer("position"),
            string("by"),
            string("what"),
            uuid_null("agency_id"),
            text("words"),
        ];
        record(schema, "challenge_event", event, &keys).await?;
        index(schema, "challenge_event", &["challenge_id", "position"], true).await
    }
}
