//! The test world: a migrated database of its own on either engine, a clock that stands still, browsers.
//!
//! `SCRUTINEER_TEST_DATABASE` picks the engine: unset or `sqlite` for SQLite, else the address of a superuser of a
//! throw-away PostgreSQL cluster. Tests run as a role without powers, as the program must.

mod browser;
mod database;
mod post;

pub use browser::{Browser, Reply};
pub use database::{bare, fresh};
pub use post::{PostOffice, Taken};

use crate::access::{Hashed, PersonRecord};
use crate::clock::Fixed;
use crate::config::Config;
use crate::jobs::Jobs;
use crate::{App, Db, Parts, Result, Right, Routes, Shell};
use axum::Router;
use sea_orm_migration::MigratorTrait;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// The moment at which every test begins: the morning of the Board's meeting of 24 March 2015.
pub const BEGINNING: &str = "2015-03-24T09:00:00Z";
/// The password of everybody in a test.
pub const PASSWORD: &str = "a long enough password";

/// A program with an empty board, and everything about it that a test may want to move.
pub struct World {
    pub app: App,
    pub clock: Arc<Fixed>,
    pub router: Router,
    pub board: Uuid,
    /// The folder that this world lives in; taken away with it.
    pub folder: tempdir::Folder,
}

/// What a program is made of, for [`World::of`].
pub struct Making {
    pub shell: Arc<dyn Shell>,
    pub rights: fn(&str) -> Vec<Right>,
    pub jobs: Jobs,
    pub routes: Routes,
}

impl World {
    /// A fresh world with one board.
    ///
    /// # Panics
    /// When the database cannot be made: the test cannot run.
    pub async fn of<M: MigratorTrait>(making: Making) -> World {
        World::with::<M>(making, |_| {}).await
    }

    /// As [`World::of`], with settings changed.
    ///
    /// # Panics
    /// When the database cannot be made: the test cannot run.
    pub async fn with<M: MigratorTrait>(making: Making, settings: impl FnOnce(&mut Config)) -> World {
        let folder = tempdir::Folder::new();
        let address = fresh::<M>(&folder).await;
        let clock = Arc::new(Fixed::at(BEGINNING.parse().expect("a moment")));
        let mut config =
            Config { data: folder.path().to_owned(), database: Some(address.clone()), ..Config::default() };
        settings(&mut config);
        let db = Db::open(&address).await.expect("the database opens");
        let parts = Parts {
            shell: making.shell,
            rights: making.rights,
            clock: clock.clone(),
            jobs: making.jobs,
            patience: Duration::from_millis(1),
        };
        let app = App::new(db, config, parts);
        let router = making.routes.serve(&app);
        let board = app
            .make_board("Testshire Safeguarding Children Board", "Testshire", "2013", None, false)
            .await
            .expect("a board");
        World { app, clock, router, board: board.id, folder }
    }

    /// A second board, whose records must not exist for the first.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn other_board(&self) -> Uuid {
        self.app
            .make_board("Elsewhere Safeguarding Children Board", "Elsewhere", "2013", None, false)
            .await
            .expect("a board")
            .id
    }

    /// Somebody of this board who can sign in with [`PASSWORD`].
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn person(&self, email: &str, roles: &[&str], agency: Option<Uuid>) -> Result<PersonRecord> {
        self.person_of(self.board, email, roles, agency).await
    }

    /// Somebody of any board.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn person_of(
        &self,
        board: Uuid,
        email: &str,
        roles: &[&str],
        agency: Option<Uuid>,
    ) -> Result<PersonRecord> {
        let hashed = Hashed::new(PASSWORD).await?;
        let (email, roles) = (email.to_owned(), roles.iter().map(|r| (*r).to_owned()).collect::<Vec<_>>());
        self.app
            .act(board, "Test", async |tx| {
                let roles: Vec<&str> = roles.iter().map(String::as_str).collect();
                let person = tx.add_person(&email, &email, agency, &roles).await?;
                tx.set_password(person, hashed).await
            })
            .await
    }

    /// A browser that nobody has signed in with yet.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }
}

/// Temporary folders.
pub mod tempdir {
    use std::path::{Path, PathBuf};
    use std::sync::atomic::{AtomicU32, Ordering};

    /// A folder that is taken away when dropped.
    #[derive(Debug)]
    pub struct Folder(PathBuf);

    impl Folder {
        /// # Panics
        /// When it cannot be made.
        #[must_use]
        #[expect(clippy::new_without_default, reason = "making a folder is an act, not a default")]
        pub fn new() -> Folder {
            static NEXT: AtomicU32 = AtomicU32::new(0);
            let name = format!("scrutineer-test-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
            let path = std::env::temp_dir().join(name);
            std::fs::create_dir_all(&path).expect("a temporary folder");
            Folder(path)
        }
        #[must_use]
        pub fn path(&self) -> &Path {
            &self.0
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}
