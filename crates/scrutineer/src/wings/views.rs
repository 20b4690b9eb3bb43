//! Views for reporting tools: what is signed off, as numbers, for Power BI and the like. `docs/api.md` describes them.
//!
//! A later migration that renames a column named here drops the views first and makes them again: their own columns stay.

use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// The views.
pub struct ReportViews;

impl MigrationName for ReportViews {
    fn name(&self) -> &str {
        "m2026_11_24_900000_report_views"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ReportViews {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let db = schema.get_connection();
        let words = Words { postgres: db.get_database_backend() == DbBackend::Postgres };
        for sql in [words.indicators(), words.readings("p.people"), words.targets(), words.actions(), words.returns()] {
            db.execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}

/// What the two engines say differently.
struct Words {
    postgres: bool,
}

impl Words {
    /// An id as text.
    fn id(&self, column: &str) -> String {
        if self.postgres { format!("{column}::text") } else { format!("lower(hex({column}))") }
    }
    /// A stored figure as a number; nothing where it is a mark.
    fn number(&self, column: &str) -> String {
        if self.postgres {
            format!("CASE WHEN {column} ~ '^-?[0-9]+(\\.[0-9]+)?$' THEN {column}::double precision END")
        } else {
            format!("CASE WHEN {column} GLOB '[0-9]*' OR {column} GLOB '-[0-9]*' THEN CAST({column} AS REAL) END")
        }
    }
    /// The board's id and name, of a table called `t`.
    fn board(&self) -> String {
        format!("{} AS board_id, b.name AS board", self.id("t.board_id"))
    }

    /// The people aged 0 to 17 that a rate is worked out on: of the population that it names; else of the middle of the
    /// year that its financial year begins in, or the latest one before it that is known.
    fn people(&self) -> String {
        let (year, month) = if self.postgres {
            let part = |name: &str| format!("CAST(EXTRACT({name} FROM t.ends_on) AS integer)");
            (part("YEAR"), part("MONTH"))
        } else {
            let part = |name: &str| format!("CAST(strftime('{name}', t.ends_on) AS INTEGER)");
            (part("%Y"), part("%m"))
        };
        format!(
            "COALESCE(p.people, CASE WHEN t.population_id IS NULL THEN (SELECT q.people FROM population q
                 WHERE q.board_id = t.board_id AND q.age_from = 0 AND q.age_to = 17
                     AND q.year <= {year} - CASE WHEN {month} < 4 THEN 1 ELSE 0 END
                 ORDER BY q.year DESC, q.id DESC LIMIT 1) END)"
        )
    }

    fn indicators(&self) -> String {
        format!(
            "CREATE VIEW report_indicator AS SELECT {board}, t.code, t.name, t.unit, t.frequency, t.polarity,
                 t.on_dashboard, t.definition, t.owner
             FROM indicator t JOIN board b ON b.board_id = t.board_id",
            board = self.board()
        )
    }

    /// The figure of a period that counts: the highest revision that is signed off. `figure` is worked out from the
    /// counts where there are any, as the pages do, and is never rounded.
    fn readings(&self, people: &str) -> String {
        let (n, d, v) = (self.number("t.numerator"), self.number("t.denominator"), self.number("t.value"));
        format!(
            "CREATE VIEW report_reading AS SELECT {board}, {id} AS id, i.code AS indicator, i.unit, a.short_name AS agency,
                 t.agency_part AS part, t.kind, t.starts_on, t.ends_on, t.revision,
                 {n} AS numerator, {d} AS denominator, {v} AS value,
                 CASE WHEN t.value IS NOT NULL THEN {v}
                      WHEN i.unit = 'percentage' AND {d} <> 0 THEN 100.0 * {n} / {d}
                      WHEN i.unit = 'per_10k' AND {people} > 0 THEN 10000.0 * {n} / {people}
                      WHEN i.unit IN ('percentage', 'per_10k') THEN NULL
                      ELSE {n} END AS figure,
                 CASE WHEN {v} IS NULL AND t.value IS NOT NULL THEN t.value
                      WHEN {n} IS NULL THEN t.numerator END AS mark,
                 t.source, t.received_on, t.released_on
             FROM reading t
                 JOIN board b ON b.board_id = t.board_id
                 JOIN indicator i ON i.id = t.indicator_id
                 LEFT JOIN agency a ON a.id = t.agency_id
                 LEFT JOIN population p ON p.id = t.population_id
             WHERE t.state = 'released' AND NOT EXISTS (
                 SELECT 1 FROM reading l WHERE l.board_id = t.board_id AND l.indicator_id = t.indicator_id
                     AND l.kind = t.kind AND l.starts_on = t.starts_on AND l.ends_on = t.ends_on
                     AND l.agency_part = t.agency_part AND (NOT t.agency_part OR l.agency_id = t.agency_id)
                     AND l.state = 'released' AND l.revision > t.revision)",
            board = self.board(),
            id = self.id("t.id"),
        )
    }

    fn targets(&self) -> String {
        let (value, low, high) = (self.number("t.value"), self.number("t.low"), self.number("t.high"));
        format!(
            "CREATE VIEW report_target AS SELECT {board}, i.code AS indicator, t.kind, t.from_on, t.until_on,
                 {value} AS value, {low} AS low, {high} AS high, t.per_year
             FROM target t JOIN board b ON b.board_id = t.board_id JOIN indicator i ON i.id = t.indicator_id",
            board = self.board()
        )
    }

    fn actions(&self) -> String {
        format!(
            "CREATE VIEW report_action AS SELECT {board}, t.number, t.title, a.short_name AS agency, t.set_on, t.due_on,
                 t.state, t.progress, i.code AS indicator
             FROM action t JOIN board b ON b.board_id = t.board_id
                 LEFT JOIN agency a ON a.id = t.agency_id LEFT JOIN indicator i ON i.id = t.indicator_id",
            board = self.board()
        )
    }

    fn returns(&self) -> String {
        format!(
            "CREATE VIEW report_return AS SELECT {board}, a.short_name AS agency, t.ends_on, t.state, t.first_sent_on,
                 t.approved_on, t.locked_on
             FROM agency_return t JOIN board b ON b.board_id = t.board_id JOIN agency a ON a.id = t.agency_id
             WHERE t.state <> 'draft'",
            board = self.board()
        )
    }
}

/// The figures again: a rate that names no population is worked out on the one for its day, as the pages do.
pub struct ReportRates;

impl MigrationName for ReportRates {
    fn name(&self) -> &str {
        "m2026_11_25_900000_report_rates"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ReportRates {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let db = schema.get_connection();
        let words = Words { postgres: db.get_database_backend() == DbBackend::Postgres };
        let view = words.readings(&words.people());
        if words.postgres {
            // In its place, so that whoever was let read it still is.
            db.execute_unprepared(&view.replacen("CREATE VIEW", "CREATE OR REPLACE VIEW", 1)).await?;
        } else {
            db.execute_unprepared("DROP VIEW report_reading").await?;
            db.execute_unprepared(&view).await?;
        }
        Ok(())
    }
}
