//! How migrations make tables: every record's table gets its id, board, version and, on PostgreSQL, its second lock.

use sea_orm::sea_query::{Alias, ColumnDef, ForeignKey, ForeignKeyAction, Index, Table, TableCreateStatement};
use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::SchemaManager;
pub use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, boolean_null, date, date_null, integer, integer_null, string, string_null,
    text, text_null, timestamp_with_time_zone as moment, timestamp_with_time_zone_null as moment_null, uuid, uuid_null,
};

/// A table of records with these columns besides id, board and version. Each of `keys` is a column and the table
/// whose row it points to; what is pointed to cannot be taken away.
///
/// # Errors
/// When the database refuses.
pub async fn record(
    schema: &SchemaManager<'_>,
    table: &'static str,
    columns: Vec<ColumnDef>,
    keys: &[(&'static str, &'static str)],
) -> Result<(), DbErr> {
    let mut create = Table::create();
    create.table(table).col(uuid("id").primary_key().take()).col(uuid("board_id")).col(integer("version"));
    for column in columns {
        create.col(column);
    }
    create.foreign_key(ForeignKey::create().from(table, "board_id").to("board", "id"));
    for (column, target) in keys {
        create.foreign_key(
            ForeignKey::create().from(table, *column).to(*target, "id").on_delete(ForeignKeyAction::Restrict),
        );
    }
    schema.create_table(create.take()).await?;
    index(schema, table, &["board_id"], false).await?;
    lock_rows(schema, table, "board_id").await
}

/// A table of the kit's own, outside the records.
pub(crate) async fn plain(
    schema: &SchemaManager<'_>,
    table: &'static str,
    build: impl FnOnce(&mut TableCreateStatement),
) -> Result<(), DbErr> {
    let mut create = Table::create();
    create.table(table);
    build(&mut create);
    schema.create_table(create.take()).await
}

/// An index, named after its columns.
///
/// # Errors
/// When the database refuses.
pub async fn index(
    schema: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
    unique: bool,
) -> Result<(), DbErr> {
    let mut create = Index::create();
    create.name(format!("{}_{table}_{}", if unique { "one" } else { "by" }, columns.join("_"))).table(table);
    for column in columns {
        create.col(Alias::new(*column));
    }
    if unique {
        create.unique();
    }
    schema.create_index(create.take()).await
}

/// A unique index over the rows where `condition` (plain SQL that both engines know) holds.
///
/// # Errors
/// When the database refuses.
pub async fn unique_where(
    schema: &SchemaManager<'_>,
    table: &'static str,
    columns: &str,
    condition: &str,
) -> Result<(), DbErr> {
    let name = format!("one_{table}_{}", columns.replace([' ', '(', ')', '\''], "").replace(',', "_"));
    let sql = format!("CREATE UNIQUE INDEX {name} ON {table} ({columns}) WHERE {condition}");
    schema.get_connection().execute_unprepared(&sql).await?;
    Ok(())
}

/// Adds a column to a table that may hold rows already: one that may be empty, or one with a default.
///
/// # Errors
/// When the database refuses.
pub async fn add_column(schema: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    schema.alter_table(Table::alter().table(table).add_column(column).take()).await
}

/// Gives a column its new name.
///
/// # Errors
/// When the database refuses.
pub async fn rename_column(
    schema: &SchemaManager<'_>,
    table: &'static str,
    from: &'static str,
    to: &'static str,
) -> Result<(), DbErr> {
    schema.alter_table(Table::alter().table(table).rename_column(from, to).take()).await
}

/// Brings the rows of every board into the shape that a migration needs: `change` is what follows `UPDATE table`, in
/// plain SQL that both engines know. A migration works for no board, so on PostgreSQL the row locks let the table's
/// owner through for this one statement; it runs inside the migration's transaction, which nobody else sees into.
///
/// # Errors
/// When the database refuses.
pub async fn change_rows(schema: &SchemaManager<'_>, table: &str, change: &str) -> Result<(), DbErr> {
    let db = schema.get_connection();
    let sql = if db.get_database_backend() == DbBackend::Postgres {
        format!(
            "ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; UPDATE {table} {change};
             ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
        )
    } else {
        format!("UPDATE {table} {change}")
    };
    db.execute_unprepared(&sql).await?;
    Ok(())
}

/// The second lock: row-level security lets through the rows of the board at hand only. Nothing to do on SQLite.
pub(crate) async fn lock_rows(schema: &SchemaManager<'_>, table: &str, board: &str) -> Result<(), DbErr> {
    let db = schema.get_connection();
    if db.get_database_backend() == DbBackend::Postgres {
        let sql = format!(
            "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
             CREATE POLICY one_board ON {table} USING ({board} = nullif(current_setting('app.board', true), '')::uuid)"
        );
        db.execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// Rows of `table` can be added, never changed or taken away.
pub(crate) async fn append_only(schema: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let db = schema.get_connection();
    let sql = if db.get_database_backend() == DbBackend::Postgres {
        format!(
            "CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$;
             CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()"
        )
    } else {
        format!(
            "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
             CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    };
    db.execute_unprepared(&sql).await?;
    Ok(())
}
