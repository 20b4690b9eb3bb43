//! A database that an earlier version filled is brought up to date with nothing lost.

use crate::app::Migrations;
use crate::wings::performance::indicators::{Indicator, Population, queries};
use crate::wings::performance::readings::rules::{Asked, asked};
use kit::testing::{bare, tempdir::Folder};
use measure::{Period, Unit};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use sea_orm_migration::{MigrationTrait, MigratorTrait};

const BOARD: &str = "00000000-0000-7000-8000-000000000001";

/// The schema before each thing said where it was taken from.
struct Before;

impl MigratorTrait for Before {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        Migrations::migrations().into_iter().filter(|m| m.name() < "m2026_11_23_06").collect()
    }
}

#[expect(clippy::disallowed_methods, reason = "an earlier version's rows are written by hand")]
async fn connect(address: &str) -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(address);
    // One connection, since the board that the row locks let through is set on it.
    options.max_connections(1).sqlx_logging(false);
    sea_orm::Database::connect(options).await.unwrap()
}

/// An id as the engine keeps it.
fn id(db: &DatabaseConnection, last: u8) -> String {
    match db.get_database_backend() {
        DbBackend::Postgres => format!("'00000000-0000-7000-8000-0000000000{last:02x}'"),
        _ => format!("X'000000000000700080000000000000{last:02x}'"),
    }
}

async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<Option<String>> {
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    (0..3).map(|n| row.try_get_by_index(n).unwrap()).collect()
}

#[tokio::test]
async fn what_an_earlier_version_wrote_keeps_its_source() {
    let folder = Folder::new();
    let db = connect(&bare(&folder).await).await;
    Before::up(&db, None).await.unwrap();
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared(&format!("SELECT set_config('app.board', '{BOARD}', false)")).await.unwrap();
    }
    let (board, body) = (id(&db, 1), id(&db, 2));
    for sql in [
        format!(
            "INSERT INTO board (id, board_id, version, name, short_name, edition, demonstration)
             VALUES ({board}, {board}, 1, 'Testshire', 'T', '2013', false)"
        ),
        format!(
            "INSERT INTO body (id, board_id, version, name, short_name, kind, position, frequency, chair_role, statutory_basis, purpose, source, illustrative)
             VALUES ({body}, {board}, 1, 'Board', 'B', 'board', 1, 'bi_monthly', 'Chair', 'Law', 'Scrutiny', 'Plan, section 2.1', false)"
        ),
        format!(
            "INSERT INTO membership (id, board_id, version, body_id, seat, standing, statutory, illustrative)
             VALUES ({}, {board}, 1, {body}, 'Lay member', 'lay_member', true, true)",
            id(&db, 3)
        ),
    ] {
        db.execute_unprepared(&sql).await.expect(&sql);
    }
    // As on a start: a new connection, which works for no board.
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared("SELECT set_config('app.board', '', false)").await.unwrap();
    }
    Migrations::up(&db, None).await.unwrap();
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared(&format!("SELECT set_config('app.board', '{BOARD}', false)")).await.unwrap();
    }
    let some = |words: &str| Some(words.to_owned());
    assert_eq!(
        texts(&db, "SELECT source, section, illustrative_fields FROM body").await,
        [some("plan"), some("2.1"), None]
    );
    assert_eq!(
        texts(&db, "SELECT source, section, seat FROM membership").await,
        [some("illustrative"), None, some("Lay member")]
    );
}

#[tokio::test]
async fn a_rate_in_the_views_is_worked_out_as_on_the_pages() {
    let mut board = super::readings::board().await;
    let own = board.world.board;
    let found = board.world.app.act(own, "Test", async |tx| {
        let rate = |one: &Indicator| one.unit.0 == Unit::Per10k && asked(one) == Asked::Count;
        Ok(tx.all(queries::in_order()).await?.into_iter().find(rate).unwrap())
    });
    let indicator = found.await.unwrap();
    let period = Period::holding(indicator.frequency.0, "2014-01-15".parse().unwrap());
    let key = format!("{} {}", period.kind(), period.end());
    let fields = [("period", key.as_str()), ("covers", "area"), ("numerator", "70")];
    let path = format!("/indicators/{}/readings/new", indicator.code);
    let made = board.officer.post(&path, &fields).await;
    assert_eq!(made.status, 303, "{key}: {}", made.text);
    let release = format!("{}/release", made.location());
    assert_eq!(board.manager.post(&release, &[("version", "1")]).await.status, 303);
    // The estimates come later; the one of the middle of 2013 is for the year to March 2014.
    let years = board.world.app.act(own, "Test", async |tx| {
        for (year, people) in [(2012, 10_000), (2013, 20_000), (2014, 40_000)] {
            let (id, area_code, release) = (tx.new_id(), "E10000021".into(), "2015".into());
            let (board_id, note, source) = (tx.board(), None, "Estimates".into());
            let ages = (0, 17);
            tx.create(Population {
                id,
                board_id,
                version: 1,
                area_code,
                age_from: ages.0,
                age_to: ages.1,
                year,
                people,
                release,
                source,
                note,
            })
            .await?;
        }
        Ok(())
    });
    years.await.unwrap();
    let db = reporting(&board).await;
    let sql = format!(
        "SELECT CAST(max(figure) AS text), NULL, NULL FROM report_reading WHERE indicator = '{}'",
        indicator.code
    );
    assert_eq!(texts(&db, &sql).await[0].as_deref().and_then(|n| n.parse::<f64>().ok()), Some(35.0));
}

/// A connection as a tool for reports has one: with PostgreSQL nothing is seen without a board.
async fn reporting(board: &super::readings::Board) -> DatabaseConnection {
    let path = board.world.app.config().database.clone();
    let path =
        path.unwrap_or_else(|| format!("sqlite://{}", board.world.folder.path().join("scrutineer.db").display()));
    let db = connect(&path).await;
    if db.get_database_backend() == DbBackend::Postgres {
        let nobody = texts(&db, "SELECT CAST(count(*) AS text), NULL, NULL FROM report_reading").await;
        assert_eq!(nobody[0].as_deref(), Some("0"), "without a board nothing is seen");
        let set = format!("SELECT set_config('app.board', '{}', false)", board.world.board);
        db.execute_unprepared(&set).await.unwrap();
    }
    db
}

#[tokio::test]
async fn the_views_for_reporting_tools_hold_what_is_signed_off_as_numbers() {
    let mut board = super::readings::board().await;
    board.released("month 2015-01-31", "1,180").await;
    board.entered("month 2015-02-28", "1,221").await;
    let db = reporting(&board).await;
    let sql = "SELECT CAST(count(*) AS text), CAST(max(figure) AS text), max(agency) FROM report_reading WHERE indicator = 'D02'";
    let found = texts(&db, sql).await;
    assert_eq!((found[0].as_deref(), found[2].as_deref()), (Some("1"), Some("Council")), "the draft is not there");
    assert_eq!(found[1].as_deref().and_then(|n| n.parse::<f64>().ok()), Some(1180.0));
    for view in ["report_indicator", "report_target", "report_action", "report_return"] {
        let counted = texts(&db, &format!("SELECT CAST(count(*) AS text), NULL, NULL FROM {view}")).await;
        assert!(counted[0].as_deref().is_some_and(|n| n.parse::<i64>().is_ok()), "{view}");
    }
    let indicators = texts(&db, "SELECT CAST(count(*) AS text), min(board), NULL FROM report_indicator").await;
    assert_eq!((indicators[0].as_deref(), indicators[1].is_some()), (Some("104"), true));
}
