//! A migrated database for each test, copied from one that was migrated once.

use super::tempdir::Folder;
use crate::Db;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use sea_orm_migration::MigratorTrait;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::Mutex;

static MODEL: Mutex<Option<Vec<u8>>> = Mutex::const_new(None);
static TEMPLATE: Mutex<Option<String>> = Mutex::const_new(None);
static NEXT: AtomicU32 = AtomicU32::new(0);
/// The role that tests run as: no superuser, no way past row-level security.
const ROLE: &str = "scrutineer_test";

/// The address of a fresh, migrated database.
///
/// # Panics
/// When it cannot be made: the test cannot run.
pub async fn fresh<M: MigratorTrait>(folder: &Folder) -> String {
    match std::env::var("SCRUTINEER_TEST_DATABASE").as_deref() {
        Err(_) | Ok("" | "sqlite") => sqlite::<M>(folder).await,
        Ok(admin) => postgres::<M>(admin).await,
    }
}

/// The address of a database with nothing in it, to be brought up to date step by step.
///
/// # Panics
/// When it cannot be made: the test cannot run.
pub async fn bare(folder: &Folder) -> String {
    match std::env::var("SCRUTINEER_TEST_DATABASE").as_deref() {
        Err(_) | Ok("" | "sqlite") => in_folder(folder).1,
        Ok(admin) => {
            let as_admin = connect(admin).await;
            run(&as_admin, &make_role()).await;
            let name = next_name();
            run(&as_admin, &format!("CREATE DATABASE {name} OWNER {ROLE}")).await;
            as_admin.close().await.expect("PostgreSQL closes");
            as_role(admin, &name)
        }
    }
}

fn in_folder(folder: &Folder) -> (std::path::PathBuf, String) {
    let file = folder.path().join("scrutineer.db");
    let address = format!("sqlite://{}?mode=rwc", file.display());
    (file, address)
}

fn next_name() -> String {
    format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

fn make_role() -> String {
    format!(
        "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{ROLE}') THEN CREATE ROLE {ROLE} LOGIN; END IF; \
         EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
}

async fn sqlite<M: MigratorTrait>(folder: &Folder) -> String {
    let (file, address) = in_folder(folder);
    let mut model = MODEL.lock().await;
    if let Some(bytes) = &*model {
        std::fs::write(&file, bytes).expect("the database is copied");
        return address;
    }
    let db = Db::open(&address).await.expect("SQLite opens");
    db.migrate::<M>().await.expect("the migrations run");
    db.close().await.expect("SQLite closes");
    *model = Some(std::fs::read(&file).expect("the database is read"));
    address
}

async fn postgres<M: MigratorTrait>(admin: &str) -> String {
    let mut template = TEMPLATE.lock().await;
    let as_admin = connect(admin).await;
    if template.is_none() {
        let name = format!("model_{}", std::process::id());
        run(&as_admin, &make_role()).await;
        run(&as_admin, &format!("CREATE DATABASE {name} OWNER {ROLE}")).await;
        let db = Db::open(&as_role(admin, &name)).await.expect("PostgreSQL opens");
        db.migrate::<M>().await.expect("the migrations run");
        db.close().await.expect("PostgreSQL closes");
        *template = Some(name);
    }
    let model = template.as_deref().expect("just made");
    let name = next_name();
    run(&as_admin, &format!("CREATE DATABASE {name} TEMPLATE {model} OWNER {ROLE}")).await;
    as_admin.close().await.expect("PostgreSQL closes");
    as_role(admin, &name)
}

#[expect(clippy::disallowed_methods, reason = "the test world makes databases")]
async fn connect(address: &str) -> DatabaseConnection {
    sea_orm::Database::connect(address).await.expect("the test cluster answers")
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.expect(sql);
}

/// `postgres://admin@host:port/any` -> the same cluster as the test role, in another database.
fn as_role(admin: &str, name: &str) -> String {
    let host = admin.rsplit_once('@').map_or("127.0.0.1/x", |(_, host)| host);
    let host = host.split('/').next().unwrap_or(host);
    format!("postgres://{ROLE}@{host}/{name}")
}
