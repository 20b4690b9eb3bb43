//! The tables of the budget.

use kit::store::schema::{
    big_integer, big_integer_null, boolean, date, index, integer, record, string, string_null, text_null, uuid,
};
use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Invoices and payments, lines of the budget, what was spent.
pub struct Budget;

impl MigrationName for Budget {
    fn name(&self) -> &str {
        "m2026_11_23_132000_budget"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Budget {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let payment = vec![
            uuid("contribution_id"),
            date("on_date"),
            string("what"),
            big_integer("pence"),
            string_null("reference"),
            boolean("illustrative"),
        ];
        record(schema, "contribution_payment", payment, &[("contribution_id", "contribution")]).await?;
        index(schema, "contribution_payment", &["contribution_id"], false).await?;
        let line = vec![
            string("financial_year"),
            string("name"),
            integer("position"),
            big_integer("pence"),
            big_integer_null("expected_pence"),
            text_null("expected_because"),
            boolean("illustrative"),
        ];
        record(schema, "budget_line", line, &[]).await?;
        index(schema, "budget_line", &["board_id", "financial_year", "name"], true).await?;
        let spend =
            vec![uuid("line_id"), date("on_date"), big_integer("pence"), string("words"), boolean("illustrative")];
        record(schema, "budget_spend", spend, &[("line_id", "budget_line")]).await?;
        index(schema, "budget_spend", &["line_id"], false).await
    }
}
