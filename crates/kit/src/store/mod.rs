//! The database: private connections, one code path for SQLite and PostgreSQL.
//!
//! The only ways in are [`crate::Desk`] (a person) and [`Db::change`] (a named actor of the program itself).

mod id;
mod kept;
mod read;
mod record;
pub mod schema;
mod text;
mod tx;
mod words;

pub use id::Id;
pub(crate) use kept::Kept;
pub use kept::Touches;
pub use read::Paged;
pub(crate) use read::{all, find, page, rows, scope};
pub use record::{Record, Row};
pub(crate) use record::{columns, version};
pub use text::Text;
pub use tx::Tx;
pub use words::contains;

use crate::{Error, Person, Result};
use chrono::{DateTime, Utc};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, Statement, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::time::Duration;
use uuid::Uuid;

/// Connections to the one database. Cheap to clone; gives nothing out.
#[derive(Clone)]
pub struct Db {
    pub(crate) read: DatabaseConnection,
    pub(crate) write: DatabaseConnection,
}

/// What [`Db::look_over`] found.
#[derive(Clone, Debug)]
pub struct Health {
    /// `SQLite` or `PostgreSQL`, with its version.
    pub engine: String,
    /// What is wrong and how to mend it; empty when all is well.
    pub findings: Vec<String>,
}

impl Db {
    /// Connects. SQLite: one writer, eight readers that cannot write, every commit on disk before it is acknowledged.
    ///
    /// # Errors
    /// When the database cannot be reached or opened.
    pub async fn open(address: &str) -> Result<Db> {
        let sqlite = address.starts_with("sqlite:");
        // One SQLite writer: changes queue in order instead of polling a locked file.
        let write = connect(address, if sqlite { 1 } else { 8 }, false).await?;
        let read = connect(address, if sqlite { 8 } else { 12 }, true).await?;
        Ok(Db { read, write })
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// When a migration fails; the message names it.
    pub async fn migrate<M: MigratorTrait>(&self) -> Result<()> {
        M::up(&self.write, None)
            .await
            .map_err(|e| Error::Internal(anyhow::Error::new(e).context("the database could not be brought up to date")))
    }

    /// The names of migrations not yet applied.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn outstanding<M: MigratorTrait>(&self) -> Result<Vec<String>> {
        Ok(M::get_pending_migrations(&self.write).await?.iter().map(|m| m.name().to_owned()).collect())
    }

    /// Closes every connection; what was committed is on disk.
    ///
    /// # Errors
    /// When a connection cannot be closed cleanly.
    pub async fn close(self) -> Result<()> {
        self.read.close().await?;
        Ok(self.write.close().await?)
    }

    pub(crate) fn postgres(&self) -> bool {
        self.read.get_database_backend() == DbBackend::Postgres
    }

    /// Answers when both ways in work.
    pub(crate) async fn ready(&self) -> Result<()> {
        self.read.execute_unprepared("SELECT 1").await?;
        self.write.execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// What an administrator should know about this database.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn look_over(&self) -> Result<Health> {
        let mut findings = Vec::new();
        let ask = async |sql: &str| -> Result<String> {
            let row = self.write.query_one_raw(Statement::from_string(self.write.get_database_backend(), sql)).await?;
            Ok(row.and_then(|row| row.try_get_by_index::<String>(0).ok()).unwrap_or_default())
        };
        let engine = if self.postgres() {
            let powers = "SELECT CASE WHEN rolsuper OR rolbypassrls THEN 'yes' ELSE 'no' END FROM pg_roles WHERE rolname = current_user";
            if ask(powers).await? == "yes" {
                findings.push(
                    "The database role can see past row-level security. Use a role that is neither superuser nor BYPASSRLS: ALTER ROLE name NOSUPERUSER NOBYPASSRLS."
                        .into(),
                );
            }
            format!("PostgreSQL {}", ask("SELECT current_setting('server_version')").await?)
        } else {
            for (setting, right) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
                let found = ask(&format!("SELECT CAST({setting} AS TEXT) FROM pragma_{setting}")).await?;
                if found != right {
                    findings.push(format!("SQLite's {setting} is {found}, it must be {right}. Start the program again; if it stays, move the data folder to a local disk."));
                }
            }
            let sound = ask("SELECT integrity_check FROM pragma_integrity_check LIMIT 1").await?;
            if sound != "ok" {
                findings.push(format!(
                    "The database file is damaged ({sound}). Stop the program and restore the last backup."
                ));
            }
            format!("SQLite {}", ask("SELECT sqlite_version()").await?)
        };
        Ok(Health { engine, findings })
    }

    /// One moment of one board, to read from.
    pub(crate) async fn view(&self, board: Uuid) -> Result<DatabaseTransaction> {
        // Its connections see one moment for each transaction, and cannot write: so set once, not with every page.
        let view = self.read.begin().await?;
        only_board(&view, board).await?;
        Ok(view)
    }

    /// One transaction in a person's name: commits on `Ok`, rolls back on `Err`, or when the future is dropped.
    ///
    /// # Errors
    /// What `work` answers, or a failure to commit.
    pub(crate) async fn change<T, F>(
        &self,
        person: Person,
        now: DateTime<Utc>,
        clock: std::sync::Arc<dyn crate::clock::Clock>,
        work: F,
    ) -> Result<T>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T>,
    {
        let mut tx = Tx::begin(self, person, now, clock).await?;
        match work(&mut tx).await {
            Ok(done) => {
                tx.commit().await?;
                Ok(done)
            }
            Err(error) => {
                tx.roll_back().await;
                Err(error)
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that connects")]
async fn connect(address: &str, most: u32, reads: bool) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(address);
    options
        .max_connections(most)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .test_before_acquire(false);
    options.map_sqlx_postgres_opts(move |postgres| {
        if reads {
            let one_moment = ("default_transaction_isolation", "repeatable read");
            postgres.options([one_moment, ("default_transaction_read_only", "on")])
        } else {
            postgres
        }
    });
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .foreign_keys(true)
            .pragma("query_only", if reads { "ON" } else { "OFF" })
    });
    Ok(sea_orm::Database::connect(options).await?)
}

/// The second lock, on PostgreSQL: row-level security lets through the rows of this board only.
async fn only_board(db: &DatabaseTransaction, board: Uuid) -> Result<()> {
    if db.get_database_backend() == DbBackend::Postgres {
        let sql = "SELECT set_config('app.board', $1, true)";
        db.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [board.to_string().into()])).await?;
    }
    Ok(())
}
