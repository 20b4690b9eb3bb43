//! The tables of the wing.

use kit::store::schema::{
    boolean, boolean_null, date, date_null, index, moment, moment_null, record, string, string_null, text, uuid,
};
use sea_orm::DbErr;
use sea_orm::sea_query::ColumnDef;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Return interviews.
pub struct ReturnInterviews;
/// Allegations.
pub struct Allegations;
/// Private fostering.
pub struct PrivateFostering;

impl MigrationName for ReturnInterviews {
    fn name(&self) -> &str {
        "m2026_11_24_100000_return_interviews"
    }
}
impl MigrationName for Allegations {
    fn name(&self) -> &str {
        "m2026_11_24_100100_allegations"
    }
}
impl MigrationName for PrivateFostering {
    fn name(&self) -> &str {
        "m2026_11_24_100200_private_fostering"
    }
}

/// A table of events: each is an agency's, and told by its reference there.
async fn events(schema: &SchemaManager<'_>, table: &'static str, columns: Vec<ColumnDef>) -> Result<(), DbErr> {
    let mut all = vec![string("reference"), uuid("agency_id")];
    all.extend(columns);
    all.push(boolean("illustrative"));
    record(schema, table, all, &[("agency_id", "agency")]).await?;
    index(schema, table, &["board_id", "agency_id", "reference"], true).await
}

#[async_trait::async_trait]
impl MigrationTrait for ReturnInterviews {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            boolean("in_care"),
            moment("returned_at"),
            date_null("offered_on"),
            boolean_null("accepted"),
            moment_null("held_at"),
        ];
        events(schema, "return_interview", columns).await?;
        index(schema, "return_interview", &["board_id", "returned_at"], false).await
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Allegations {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            date("came_to_notice_on"),
            date("told_on"),
            string("sector"),
            boolean("meets_threshold"),
            date_null("concluded_on"),
            string_null("outcome"),
        ];
        events(schema, "allegation", columns).await?;
        index(schema, "allegation", &["board_id", "told_on"], false).await
    }
}

#[async_trait::async_trait]
impl MigrationTrait for PrivateFostering {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![
            date("notified_on"),
            date("aware_on"),
            date_null("first_visit_on"),
            text("later_visits"),
            date_null("ended_on"),
        ];
        events(schema, "private_fostering", columns).await?;
        index(schema, "private_fostering", &["board_id", "notified_on"], false).await
    }
}
