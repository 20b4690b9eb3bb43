//! The tables of the register.

use kit::store::schema::{
    boolean, date, date_null, index, integer, record, string, string_null, text, text_null, uuid, uuid_null,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Plans and their items.
pub struct Plans;

impl MigrationName for Plans {
    fn name(&self) -> &str {
        "m2026_11_23_090000_plans"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Plans {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let plan = vec![
            string("name"),
            string("kind"),
            uuid_null("body_id"),
            date("from_on"),
            date_null("until_on"),
            text("summary"),
            string_null("source"),
            boolean("illustrative"),
        ];
        record(schema, "plan", plan, &[("body_id", "body")]).await?;
        let item = vec![
            uuid("plan_id"),
            uuid_null("parent_id"),
            string("level"),
            integer("position"),
            text("words"),
            date("from_on"),
            date_null("until_on"),
            text_null("ended_because"),
            string_null("source"),
        ];
        record(schema, "plan_item", item, &[("plan_id", "plan"), ("parent_id", "plan_item")]).await?;
        index(schema, "plan_item", &["plan_id", "position"], false).await
    }
}
