//! Sixteen people at once: nobody's change is lost, the chain holds.

use super::things::{Entity, Thing, thing, world};
use crate::audit::verify;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_writers_lose_nothing() {
    let world = world().await;
    let lamp = world
        .app
        .act(world.board, "Test", async |tx| tx.create(Thing { id: tx.new_id(), ..thing("0") }).await)
        .await
        .unwrap();
    let before = verify(&world.app, world.board).await.unwrap().entries;
    let mut writers = Vec::new();
    for _ in 0..16 {
        let (app, board, id) = (world.app.clone(), world.board, lamp.id);
        writers.push(tokio::spawn(async move {
            for _ in 0..10 {
                app.act(board, "Test", async |tx| {
                    let seen = tx.find(Entity::find_by_id(id)).await?;
                    let count: u32 = seen.name.parse().unwrap();
                    let after = Thing { name: (count + 1).to_string(), ..seen.clone() };
                    tx.update(&seen, after).await
                })
                .await
                .unwrap();
            }
        }));
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let last = world.app.act(world.board, "Test", async |tx| tx.find(Entity::find_by_id(lamp.id)).await).await.unwrap();
    assert_eq!((last.name.as_str(), last.version), ("160", 161));
    let verdict = verify(&world.app, world.board).await.unwrap();
    assert!(verdict.findings.is_empty(), "{verdict:?}");
    assert_eq!(verdict.entries - before, 160);
}

#[tokio::test]
async fn what_reads_cannot_write_and_sees_one_moment() {
    let world = world().await;
    if !world.app.db().postgres() {
        let view = world.app.db().view(world.board).await.unwrap();
        let write = Statement::from_string(DbBackend::Sqlite, "DELETE FROM session");
        assert!(view.execute_raw(write).await.unwrap_err().to_string().contains("readonly"));
        return;
    }
    let view = world.app.db().view(world.board).await.unwrap();
    let ask =
        "SELECT current_setting('transaction_isolation') || ', ' || current_setting('transaction_read_only') AS it";
    let row = view.query_one_raw(Statement::from_string(DbBackend::Postgres, ask)).await.unwrap().unwrap();
    assert_eq!(row.try_get::<String>("", "it").unwrap(), "repeatable read, on");
}
