//! Work for later: queued in the same transaction as the change that asks for it, done once, tried again if it fails.

use crate::store::Tx;
use crate::{App, Error, Result};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{LockBehavior, LockType, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// A claimed job that has not finished by then is tried again: its worker is taken to have died.
const CLAIM: TimeDelta = TimeDelta::minutes(15);
/// After this many attempts a job is given up, and `scrutineer doctor` says so.
const MOST: i32 = 5;

pub(crate) mod stored {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "job")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub board_id: Uuid,
        pub kind: String,
        #[sea_orm(column_type = "Text")]
        pub payload: String,
        pub unique_key: Option<String>,
        pub run_at: DateTimeUtc,
        pub attempts: i32,
        pub claimed_until: Option<DateTimeUtc>,
        pub done_at: Option<DateTimeUtc>,
        pub given_up_at: Option<DateTimeUtc>,
        pub problem: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}
use stored::{Column, Entity, Model};

/// A kind of work: what it needs is its fields, stored as JSON.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    const KIND: &'static str;
    /// While a job with this key waits, asking for another one changes nothing.
    fn unique_key(&self) -> Option<String> {
        None
    }
    /// Does it, for `board`. Doing it twice must do no harm: a worker may die after the work and before the tick.
    fn run(self, app: App, board: Uuid) -> impl Future<Output = Result<()>> + Send;
}

type Runner = Arc<dyn Fn(App, Uuid, String) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync>;

/// The kinds of work that this program does.
#[derive(Clone, Default)]
pub struct Jobs(HashMap<&'static str, Runner>);

impl Jobs {
    /// Adds a kind of work.
    #[must_use]
    pub fn with<J: Job>(mut self) -> Self {
        let run: Runner = Arc::new(|app, board, payload| {
            Box::pin(async move {
                let job: J = serde_json::from_str(&payload).map_err(anyhow::Error::from)?;
                job.run(app, board).await
            })
        });
        self.0.insert(J::KIND, run);
        self
    }
}

impl Tx {
    /// Queues `job` for `when`; it is there when this transaction commits, and not otherwise.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn queue<J: Job>(&mut self, job: &J, when: DateTime<Utc>) -> Result<()> {
        let row = stored::ActiveModel {
            id: Set(self.new_id()),
            board_id: Set(self.board()),
            kind: Set(J::KIND.into()),
            payload: Set(serde_json::to_string(job).map_err(anyhow::Error::from)?),
            unique_key: Set(job.unique_key()),
            run_at: Set(when),
            attempts: Set(0),
            ..Default::default()
        };
        let waiting = OnConflict::new().do_nothing().to_owned();
        Entity::insert(row).on_conflict(waiting).exec_without_returning(&self.db).await?;
        Ok(())
    }
}

/// A job that was given up.
#[derive(Clone, Debug)]
pub struct GivenUp {
    pub kind: String,
    pub at: DateTime<Utc>,
    pub problem: String,
}

/// The jobs of all boards that were given up, latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn given_up(app: &App) -> Result<Vec<GivenUp>> {
    let jobs = Entity::find()
        .filter(Column::GivenUpAt.is_not_null())
        .order_by_desc(Column::GivenUpAt)
        .order_by_desc(Column::Id)
        .limit(20)
        .all(&app.db().read)
        .await?;
    let said =
        |job: Model| Some(GivenUp { kind: job.kind, at: job.given_up_at?, problem: job.problem.unwrap_or_default() });
    Ok(jobs.into_iter().filter_map(said).collect())
}

/// Works until `stop` answers: one job after the other, then a short wait.
pub async fn work(app: App, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    loop {
        let next = async {
            match run_next(&app).await {
                Ok(true) => {}
                Ok(false) => tokio::time::sleep(Duration::from_secs(2)).await,
                Err(error) => {
                    tracing::error!(%error, "the job queue cannot be read");
                    tokio::time::sleep(Duration::from_secs(10)).await;
                }
            }
        };
        tokio::select! {
            () = &mut stop => return,
            () = next => {}
        }
    }
}

/// Claims and does the next job that is due; says whether there was one.
///
/// # Errors
/// When the queue cannot be read or written; what the job itself answers is stored with it.
pub async fn run_next(app: &App) -> Result<bool> {
    let Some(job) = claim(app).await? else { return Ok(false) };
    let (id, attempts, kind) = (job.id, job.attempts, job.kind.clone());
    let outcome = match app.jobs().0.get(kind.as_str()) {
        Some(run) => run(app.clone(), job.board_id, job.payload).await,
        None => Err(Error::Internal(anyhow::anyhow!("this version of the program does not know the job `{kind}`"))),
    };
    let now = app.now();
    let mut done = stored::ActiveModel { id: Set(id), claimed_until: Set(None), ..Default::default() };
    match outcome {
        Ok(()) => done.done_at = Set(Some(now)),
        Err(error) => {
            tracing::warn!(job = kind, attempts, %error, "a job failed");
            done.problem = Set(Some(error.to_string()));
            if attempts >= MOST {
                done.given_up_at = Set(Some(now));
            } else {
                done.run_at = Set(now + TimeDelta::seconds(30) * 2_i32.pow(attempts.unsigned_abs().min(8)));
            }
        }
    }
    Entity::update(done).exec(&app.db().write).await?;
    Ok(true)
}

async fn claim(app: &App) -> Result<Option<Model>> {
    let (db, now) = (app.db(), app.now());
    let options = TransactionOptions {
        sqlite_transaction_mode: (!db.postgres()).then_some(SqliteTransactionMode::Immediate),
        ..Default::default()
    };
    // A look with a reader first: on SQLite an empty queue must not take the writer's turn.
    let due = || {
        Entity::find()
            .filter(Column::DoneAt.is_null())
            .filter(Column::GivenUpAt.is_null())
            .filter(Column::RunAt.lte(now))
            .filter(Condition::any().add(Column::ClaimedUntil.is_null()).add(Column::ClaimedUntil.lt(now)))
            .order_by_asc(Column::RunAt)
            .order_by_asc(Column::Id)
            .limit(1)
    };
    if due().one(&db.read).await?.is_none() {
        return Ok(None);
    }
    let tx = db.write.begin_with_options(options).await?;
    let Some(job) = due().lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(&tx).await? else {
        return Ok(None);
    };
    let attempts = job.attempts + 1;
    let claimed = stored::ActiveModel {
        id: Set(job.id),
        attempts: Set(attempts),
        claimed_until: Set(Some(now + CLAIM)),
        ..Default::default()
    };
    Entity::update(claimed).exec(&tx).await?;
    tx.commit().await?;
    Ok(Some(Model { attempts, ..job }))
}
