//! The table of who carries which function.

use kit::store::schema::{boolean, index, record, string, text, uuid};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Who carries which function.
pub struct FunctionLeads;

impl MigrationName for FunctionLeads {
    fn name(&self) -> &str {
        "m2026_11_23_133000_function_leads"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for FunctionLeads {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let lead = vec![string("function"), uuid("body_id"), text("words"), boolean("illustrative")];
        record(schema, "function_lead", lead, &[("body_id", "body")]).await?;
        index(schema, "function_lead", &["board_id", "function"], true).await
    }
}
