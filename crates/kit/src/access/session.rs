//! Sessions in the database: only a hash of the id is stored; they end when idle too long, or too old.

use crate::App;
use crate::clock::Clock;
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use lru::LruCache;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{ExpiredDeletion, SessionStore};

/// A session is marked as used at most this often, so that reading pages does not write.
const TOUCH: TimeDelta = TimeDelta::minutes(1);
/// A session is looked up again after this long: what another instance of the program ended ends here too.
const TRUST: TimeDelta = TimeDelta::seconds(5);
const MOST: NonZeroUsize = NonZeroUsize::new(4096).unwrap();

pub(crate) mod stored {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id_hash: String,
        #[sea_orm(column_type = "Text")]
        pub data: String,
        pub begun_at: DateTimeUtc,
        pub seen_at: DateTimeUtc,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

#[derive(Clone)]
struct Recent {
    record: Record,
    begun: DateTime<Utc>,
    seen: DateTime<Utc>,
    looked: DateTime<Utc>,
}

/// The store of sessions.
#[derive(Clone)]
pub(crate) struct Sessions {
    db: DatabaseConnection,
    clock: Arc<dyn Clock>,
    idle: TimeDelta,
    longest: TimeDelta,
    recent: Arc<Mutex<LruCache<Id, Recent>>>,
}

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

fn backend(error: impl std::fmt::Display) -> Error {
    Error::Backend(error.to_string())
}

fn hash(id: &Id) -> String {
    crate::audit::hex(&Sha256::digest(id.0.to_le_bytes()))
}

impl Sessions {
    pub(crate) fn new(app: &App) -> Self {
        let rules = &app.config().sign_in;
        Sessions {
            db: app.db().write.clone(),
            clock: app.clock(),
            idle: TimeDelta::minutes(rules.idle_minutes.into()),
            longest: TimeDelta::hours(rules.longest_hours.into()),
            recent: Arc::new(Mutex::new(LruCache::new(MOST))),
        }
    }

    fn live(&self, begun: DateTime<Utc>, seen: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        now - begun < self.longest && now - seen < self.idle
    }

    fn remember(&self, recent: Recent) {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner).put(recent.record.id, recent);
    }

    fn forget(&self, id: &Id) {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner).pop(id);
    }

    async fn write(&self, record: &Record) -> Result<()> {
        let now = self.clock.now();
        let row = stored::ActiveModel {
            id_hash: Set(hash(&record.id)),
            data: Set(serde_json::to_string(&record.data).map_err(|e| Error::Encode(e.to_string()))?),
            begun_at: Set(now),
            seen_at: Set(now),
        };
        let replace = OnConflict::column(stored::Column::IdHash)
            .update_columns([stored::Column::Data, stored::Column::SeenAt])
            .to_owned();
        stored::Entity::insert(row).on_conflict(replace).exec_without_returning(&self.db).await.map_err(backend)?;
        self.forget(&record.id);
        Ok(())
    }

    /// Marks the session as used, at most once a minute.
    async fn touch(&self, id: &Id, now: DateTime<Utc>) -> Result<()> {
        let used = stored::ActiveModel { id_hash: Set(hash(id)), seen_at: Set(now), ..Default::default() };
        match stored::Entity::update(used).exec(&self.db).await {
            Ok(_) | Err(sea_orm::DbErr::RecordNotUpdated) => Ok(()),
            Err(error) => Err(backend(error)),
        }
    }

    async fn look_up(&self, id: &Id, now: DateTime<Utc>) -> Result<Option<Recent>> {
        let Some(row) = stored::Entity::find_by_id(hash(id)).one(&self.db).await.map_err(backend)? else {
            return Ok(None);
        };
        let data = serde_json::from_str(&row.data).map_err(|e| Error::Decode(e.to_string()))?;
        // The library's own expiry is not used: idle and longest times are ours, by our clock.
        let expiry_date =
            time::OffsetDateTime::from_unix_timestamp((now + self.longest).timestamp()).map_err(backend)?;
        Ok(Some(Recent {
            record: Record { id: *id, data, expiry_date },
            begun: row.begun_at,
            seen: row.seen_at,
            looked: now,
        }))
    }
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // 128 random bits: a second session with the same id does not happen.
        self.write(record).await
    }
    async fn save(&self, record: &Record) -> Result<()> {
        self.write(record).await
    }
    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = self.clock.now();
        let known = self
            .recent
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(id)
            .filter(|r| now - r.looked < TRUST)
            .cloned();
        let found = match known {
            Some(known) => Some(known),
            None => self.look_up(id, now).await?,
        };
        let Some(mut found) = found else { return Ok(None) };
        if !self.live(found.begun, found.seen, now) {
            self.delete(id).await?;
            return Ok(None);
        }
        if now - found.seen >= TOUCH {
            self.touch(id, now).await?;
            found.seen = now;
        }
        let record = found.record.clone();
        self.remember(found);
        Ok(Some(record))
    }
    async fn delete(&self, id: &Id) -> Result<()> {
        self.forget(id);
        stored::Entity::delete_by_id(hash(id)).exec(&self.db).await.map_err(backend)?;
        Ok(())
    }
}

#[async_trait]
impl ExpiredDeletion for Sessions {
    async fn delete_expired(&self) -> Result<()> {
        tidy(&self.db, self.clock.now(), self.idle, self.longest).await.map_err(backend)
    }
}

/// Takes ended sessions away.
pub(crate) async fn tidy(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    idle: TimeDelta,
    longest: TimeDelta,
) -> crate::Result<()> {
    stored::Entity::delete_many().filter(stored::Column::BegunAt.lt(now - longest)).exec(db).await?;
    stored::Entity::delete_many().filter(stored::Column::SeenAt.lt(now - idle)).exec(db).await?;
    Ok(())
}
