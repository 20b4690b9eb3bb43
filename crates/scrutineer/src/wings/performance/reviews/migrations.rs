//! The tables of reviews: the review, the questions on figures, the remarks of their threads.

use kit::store::schema::{
    boolean, date, index, moment, record, string, text, text_null, unique_where, uuid, uuid_null,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Reviews of the scorecard, questions on figures, and what is said to them.
pub struct Reviews;

impl MigrationName for Reviews {
    fn name(&self) -> &str {
        "m2026_11_24_200000_reviews"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Reviews {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let review = vec![
            uuid("body_id"),
            date("on_date"),
            string("opened_by"),
            string("state"),
            text_null("conclusion"),
            boolean("illustrative"),
        ];
        record(schema, "scorecard_review", review, &[("body_id", "body")]).await?;
        // A group goes through the scorecard once at a time.
        unique_where(schema, "scorecard_review", "body_id", "state = 'open'").await?;
        questions(schema).await
    }
}

async fn questions(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let question = vec![
        uuid_null("reading_id"),
        uuid("indicator_id"),
        uuid_null("review_id"),
        uuid("agency_id"),
        text("words"),
        string("asked_by"),
        date("asked_on"),
        date("due_on"),
        string("state"),
        boolean("illustrative"),
    ];
    let of = [
        ("reading_id", "reading"),
        ("indicator_id", "indicator"),
        ("review_id", "scorecard_review"),
        ("agency_id", "agency"),
    ];
    record(schema, "figure_question", question, &of).await?;
    index(schema, "figure_question", &["review_id"], false).await?;
    index(schema, "figure_question", &["reading_id"], false).await?;
    index(schema, "figure_question", &["agency_id", "state"], false).await?;
    let remark = vec![
        uuid("question_id"),
        uuid("agency_id"),
        text("words"),
        string("speaker"),
        moment("said_at"),
        string("kind"),
    ];
    record(schema, "question_remark", remark, &[("question_id", "figure_question"), ("agency_id", "agency")]).await?;
    index(schema, "question_remark", &["question_id"], false).await
}
