//! What a running program holds: the database, the clock, the settings, the roles, what has been worked out.

use crate::Result;
use crate::access::{self, Board, Person, Right, board, door::Who};
use crate::clock::Clock;
use crate::config::Config;
use crate::files::FileStore;
use crate::jobs::Jobs;
use crate::mail::Mailer;
use crate::store::{Db, Kept, Tx};
use crate::web::Shell;
use chrono::{DateTime, Utc};
use lru::LruCache;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder};
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;
use uuid::Uuid;

/// A person is looked up again after this long: what another instance of the program changed shows here too.
const TRUST: chrono::TimeDelta = chrono::TimeDelta::seconds(5);
const MOST_PEOPLE: NonZeroUsize = NonZeroUsize::new(4096).unwrap();

/// What the program brings to the kit.
pub struct Parts {
    /// Draws the page round a view.
    pub shell: Arc<dyn Shell>,
    /// The rights that a role gives.
    pub rights: fn(&str) -> Vec<Right>,
    pub clock: Arc<dyn Clock>,
    pub jobs: Jobs,
    /// The first delay after repeated failures to sign in; it doubles.
    pub patience: Duration,
}

/// The running program. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    db: Db,
    config: Config,
    parts: Parts,
    files: FileStore,
    kept: Kept,
    mailer: OnceLock<Option<Mailer>>,
    people: Mutex<LruCache<Who, (DateTime<Utc>, Person)>>,
}

impl App {
    #[must_use]
    pub fn new(db: Db, config: Config, parts: Parts) -> App {
        let files = FileStore::new(&config.data);
        App(Arc::new(Inner {
            db,
            config,
            parts,
            files,
            kept: Kept::new(),
            mailer: OnceLock::new(),
            people: Mutex::new(LruCache::new(MOST_PEOPLE)),
        }))
    }
    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }
    /// The database, for looking it over: it gives nothing out.
    #[must_use]
    pub fn database(&self) -> &Db {
        &self.0.db
    }
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }
    #[must_use]
    pub fn files(&self) -> &FileStore {
        &self.0.files
    }
    #[must_use]
    pub fn clock(&self) -> Arc<dyn Clock> {
        self.0.parts.clock.clone()
    }
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.0.parts.clock.now()
    }
    pub(crate) fn shell(&self) -> &dyn Shell {
        self.0.parts.shell.as_ref()
    }
    pub(crate) fn jobs(&self) -> &Jobs {
        &self.0.parts.jobs
    }
    pub(crate) fn kept(&self) -> &Kept {
        &self.0.kept
    }
    pub(crate) fn patience(&self) -> Duration {
        self.0.parts.patience
    }
    /// The way to the mail server, when one is set; its connections are kept for the next letter.
    ///
    /// # Errors
    /// When the settings of mail cannot be used.
    pub fn mailer(&self) -> Result<Option<&Mailer>> {
        if self.0.mailer.get().is_none() {
            let _ = self.0.mailer.set(Mailer::of(&self.0.config)?);
        }
        Ok(self.0.mailer.get().and_then(Option::as_ref))
    }
    /// How often an answer was kept, and how often it had to be worked out.
    #[must_use]
    pub fn kept_counts(&self) -> (u64, u64) {
        use std::sync::atomic::Ordering::Relaxed;
        (self.0.kept.hits.load(Relaxed), self.0.kept.misses.load(Relaxed))
    }

    /// The rights that these roles give together.
    #[must_use]
    pub fn rights_of(&self, roles: &[String]) -> BTreeSet<Right> {
        roles.iter().flat_map(|role| (self.0.parts.rights)(role)).collect()
    }

    /// The person of a session, with their rights; looked up again every few seconds, and after a change to people.
    pub(crate) async fn person(&self, who: Who) -> Result<Option<Person>> {
        let now = self.now();
        let known =
            self.people().get(&who).filter(|(looked, _)| now - *looked < TRUST).map(|(_, person)| person.clone());
        if known.is_some() {
            return Ok(known);
        }
        let found = self.load_person(who.board, who.person).await?;
        if let Some(person) = &found {
            self.people().put(who, (now, person.clone()));
        }
        Ok(found)
    }

    fn people(&self) -> std::sync::MutexGuard<'_, LruCache<Who, (DateTime<Utc>, Person)>> {
        self.0.people.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets who is who: called after people changed.
    pub(crate) fn forget_people(&self) {
        self.people().clear();
    }

    /// One change in `person`'s name.
    pub(crate) async fn change<T, F>(&self, person: Person, now: DateTime<Utc>, work: F) -> Result<T>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T>,
    {
        let done = self.db().change(person, now, self.clock(), work).await;
        self.forget_people();
        done
    }

    /// One change by the program itself, for a board; `title` says which part of it, in the trail.
    ///
    /// # Errors
    /// What `work` answers.
    pub async fn act<T, F>(&self, board: Uuid, title: &str, work: F) -> Result<T>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T>,
    {
        let person = Person::program(board, title, self.rights_of(&[PROGRAM.to_owned()]));
        self.change(person, self.now(), work).await
    }

    /// Makes a board, so that everything else can belong to it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn make_board(
        &self,
        name: &str,
        short_name: &str,
        edition: &str,
        area_code: Option<&str>,
        demonstration: bool,
    ) -> Result<Board> {
        let id = self.clock().new_id();
        let (name, short_name, edition) = (name.to_owned(), short_name.to_owned(), edition.to_owned());
        let area_code = area_code.map(str::to_owned);
        self.act(id, "Setting up", async |tx| {
            let board = Board { id, board_id: id, version: 1, name, short_name, edition, area_code, demonstration };
            let listed = access::board_list::ActiveModel { board_id: Set(id), made_at: Set(tx.now()) };
            access::board_list::Entity::insert(listed).exec_without_returning(&tx.db).await?;
            tx.create(board).await
        })
        .await
    }

    /// Every board of this installation, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn boards(&self) -> Result<Vec<Board>> {
        let ids = access::board_list::Entity::find()
            .order_by_asc(access::board_list::Column::MadeAt)
            .all(&self.db().write)
            .await?;
        let mut boards = Vec::new();
        for listed in ids {
            let view = self.db().view(listed.board_id).await?;
            boards.extend(board::Entity::find_by_id(listed.board_id).one(&view).await?);
        }
        Ok(boards)
    }

    /// Answers when the program can do its work.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ready(&self) -> Result<()> {
        self.db().ready().await
    }

    /// Takes ended sessions and old sign-in failures away.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn tidy(&self) -> Result<()> {
        let (rules, now) = (&self.config().sign_in, self.now());
        let (idle, longest) = (
            chrono::TimeDelta::minutes(rules.idle_minutes.into()),
            chrono::TimeDelta::hours(rules.longest_hours.into()),
        );
        access::tidy(&self.db().write, now).await?;
        access::tidy_sessions(&self.db().write, now, idle, longest).await
    }
}

/// The role under which the program itself acts.
pub const PROGRAM: &str = "program";
