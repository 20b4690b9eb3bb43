//! One transaction in one person's name: the only way to change anything.

use super::record::{columns, set, version};
use super::{Db, Record, Row, only_board};
use crate::clock::{self, Clock};
use crate::{Error, Person, Register, Result, audit};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityName, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    Select, SqliteTransactionMode, TransactionOptions, TransactionTrait, Value,
};
use std::sync::Arc;
use uuid::Uuid;

/// One transaction in one person's name. Every write checks board and version and joins the audit trail.
pub struct Tx {
    pub(crate) db: DatabaseTransaction,
    person: Person,
    now: DateTime<Utc>,
    clock: Arc<dyn Clock>,
    entries: Vec<audit::Draft>,
    reason: Option<String>,
    begun: usize,
}

impl Tx {
    pub(crate) async fn begin(db: &Db, person: Person, now: DateTime<Utc>, clock: Arc<dyn Clock>) -> Result<Tx> {
        let options = TransactionOptions {
            sqlite_transaction_mode: (!db.postgres()).then_some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let db = db.write.begin_with_options(options).await?;
        only_board(&db, person.board()).await?;
        Ok(Tx { db, person, now, clock, entries: Vec::new(), reason: None, begun: 0 })
    }

    /// Seals the entries into the board's chain as late as possible, so that its lock is held only for this.
    /// A write that failed or was abandoned half-way spoils the whole, even if the work went on and said `Ok`.
    pub(crate) async fn commit(self) -> Result<()> {
        if self.begun != self.entries.len() {
            self.roll_back().await;
            return Err(Error::Internal(anyhow::anyhow!("a write failed and its error was dropped")));
        }
        audit::append(&self.db, &self.person, self.now, self.entries).await?;
        Ok(self.db.commit().await?)
    }

    pub(crate) async fn roll_back(self) {
        if let Err(error) = self.db.rollback().await {
            tracing::warn!(%error, "roll-back failed; the connection is dropped and the database rolls back by itself");
        }
    }

    /// In whose name.
    #[must_use]
    pub fn person(&self) -> &Person {
        &self.person
    }
    /// The moment that all writes of this transaction carry.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }
    /// Today in England.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        clock::day(self.now)
    }
    /// A new id.
    pub fn new_id<I: From<Uuid>>(&self) -> I {
        self.clock.new_id().into()
    }
    /// The board that everything here belongs to.
    #[must_use]
    pub fn board(&self) -> Uuid {
        self.person.board()
    }
    /// Why the writes that follow are made.
    pub fn because(&mut self, reason: impl Into<String>) {
        self.reason = Some(reason.into());
    }

    /// The writes that follow have no reason of their own.
    pub fn because_no_more(&mut self) {
        self.reason = None;
    }

    /// The one record, held until the end of the transaction: others wait, so that none goes stale.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none that this person may see.
    pub async fn find<E: Record>(&self, select: Select<E>) -> Result<E::Model> {
        super::find(&self.db, select.lock_exclusive(), &self.person).await
    }

    /// All that this person may see, in a total order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn all<E: Record>(&self, select: Select<E>) -> Result<Vec<E::Model>> {
        super::all(&self.db, select, &self.person).await
    }

    /// Chosen columns or groups; row scope is added all the same.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn rows<E: Record, T: FromQueryResult + Send + Sync>(&self, select: Select<E>) -> Result<Vec<T>> {
        super::rows(&self.db, select, &self.person).await
    }

    /// Writes a new row of this board, in version 1.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a row with the same key exists.
    pub async fn create<M: Row>(&mut self, mut row: M) -> Result<M> {
        set::<M>(&mut row, M::Entity::BOARD, self.person.board().into())?;
        set::<M>(&mut row, M::Entity::VERSION, 1.into())?;
        self.begun += 1;
        M::Entity::insert(row.clone().into_active_model()).exec_without_returning(&self.db).await?;
        self.note::<M>("create", &row, self.reason.clone(), audit::changes::<M>(None, Some(&row)));
        Ok(row)
    }

    /// Changes what differs between `before` and `after`; id and board stay, the version goes up by one.
    ///
    /// # Errors
    /// [`Error::Stale`] when the row is no longer as `before` says.
    pub async fn update<M: Row>(&mut self, before: &M, mut after: M) -> Result<M> {
        let changed: Vec<_> = columns::<M>().filter(|c| before.get(*c) != after.get(*c)).collect();
        if changed.is_empty() {
            return Ok(after);
        }
        for fixed in [M::Entity::ID, M::Entity::BOARD] {
            set::<M>(&mut after, fixed, before.get(fixed))?;
        }
        set::<M>(&mut after, M::Entity::VERSION, (version(before) + 1).into())?;
        let mut update = M::Entity::update_many();
        for column in columns::<M>().filter(|c| before.get(*c) != after.get(*c)) {
            use sea_orm::sea_query::Expr;
            update = update.col_expr(column, column.save_as(Expr::val(after.get(column))));
        }
        self.begun += 1;
        let done = update.filter(self.this(before)).exec(&self.db).await?;
        if done.rows_affected != 1 {
            return Err(Error::Stale);
        }
        self.note::<M>("update", before, self.reason.clone(), audit::changes::<M>(Some(before), Some(&after)));
        Ok(after)
    }

    /// Takes a row away; its whole state stays in the trail.
    ///
    /// # Errors
    /// [`Error::Stale`] when the row is no longer as `row` says.
    pub async fn remove<M: Row>(&mut self, row: M, reason: impl Into<String>) -> Result<()> {
        self.begun += 1;
        let done = M::Entity::delete_many().filter(self.this(&row)).exec(&self.db).await?;
        if done.rows_affected != 1 {
            return Err(Error::Stale);
        }
        self.note::<M>("remove", &row, Some(reason.into()), audit::changes::<M>(Some(&row), None));
        Ok(())
    }

    /// Puts an event into the trail that changes no row, such as a sign-in.
    pub(crate) fn event<R: Register>(&mut self, verb: &'static str, table: &str, record: Uuid, reason: Option<String>) {
        self.begun += 1;
        self.entries.push(audit::Draft {
            register: R::NAME,
            table: table.into(),
            record,
            verb,
            reason,
            changes: "{}".into(),
        });
    }

    /// This row, of this board, in this version.
    fn this<M: Row>(&self, row: &M) -> Condition {
        Condition::all()
            .add(M::Entity::ID.eq(row.get(M::Entity::ID)))
            .add(M::Entity::BOARD.eq(self.person.board()))
            .add(M::Entity::VERSION.eq(version(row)))
    }

    fn note<M: Row>(&mut self, verb: &'static str, row: &M, reason: Option<String>, changes: String) {
        let record = match row.get(M::Entity::ID) {
            Value::Uuid(Some(id)) => id,
            _ => Uuid::nil(),
        };
        let table = M::Entity::default().table_name().to_owned();
        let register = <M::Entity as Record>::Register::NAME;
        self.entries.push(audit::Draft { register, table, record, verb, reason, changes });
    }
}
