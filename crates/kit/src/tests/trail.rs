//! Nothing changes without an entry, and no entry changes.

use super::things::{Entity, Thing, Things, thing, world};
use crate::audit::{self, verify};
use crate::{Desk, Error, Read};
use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

#[tokio::test]
async fn record_and_entry_are_one() {
    let world = world().await;
    let made = world.app.act(world.board, "Test", async |tx| {
        tx.because("a start");
        tx.create(Thing { id: tx.new_id(), secret: Some("x".into()), ..thing("lamp") }).await
    });
    let lamp = made.await.unwrap();
    let after = Thing { name: "new lamp".into(), secret: Some("y".into()), ..lamp.clone() };
    world.app.act(world.board, "Test", async |tx| tx.update(&lamp, after).await).await.unwrap();
    let desk = Desk::<Read<Things>>::for_program(&world.app, world.board, "Test");
    let trail = desk.trail(lamp.id).await.unwrap();
    let said: Vec<_> = trail.iter().map(|e| (e.verb.as_str(), e.reason.as_deref(), e.changes.as_str())).collect();
    assert_eq!(
        said[0],
        ("update", None, r#"{"name":["lamp","new lamp"],"secret":["[redacted]","[redacted]"],"version":[1,2]}"#)
    );
    assert_eq!((said[1].0, said[1].1), ("create", Some("a start")));
    let verdict = verify(&world.app, world.board).await.unwrap();
    assert!(verdict.findings.is_empty() && verdict.entries >= 3, "{verdict:?}");
}

#[tokio::test]
async fn what_fails_leaves_nothing_and_a_dropped_error_spoils_the_whole() {
    let world = world().await;
    let before = verify(&world.app, world.board).await.unwrap().entries;
    let refused = world
        .app
        .act(world.board, "Test", async |tx| {
            tx.create(Thing { id: tx.new_id(), ..thing("one") }).await?;
            Err::<(), _>(Error::Invalid("no".into()))
        })
        .await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    let swallowed = world
        .app
        .act(world.board, "Test", async |tx| {
            let one = tx.create(Thing { id: tx.new_id(), ..thing("one") }).await?;
            let _ = tx.create(one).await; // the same key again
            let _ = tx.create(Thing { id: tx.new_id(), ..thing("two") }).await;
            Ok(())
        })
        .await;
    assert!(matches!(swallowed, Err(Error::Internal(_))), "{swallowed:?}");
    let desk = Desk::<Read<Things>>::for_program(&world.app, world.board, "Test");
    assert!(desk.all(Entity::find()).await.unwrap().is_empty());
    assert_eq!(verify(&world.app, world.board).await.unwrap().entries, before);
}

#[tokio::test]
async fn a_visitor_who_leaves_frees_the_writer() {
    let world = world().await;
    let abandoned = world.app.act(world.board, "Test", async |tx| {
        tx.create(Thing { id: tx.new_id(), ..thing("abandoned") }).await?;
        tokio::time::sleep(std::time::Duration::from_secs(60)).await;
        Ok(())
    });
    assert!(tokio::time::timeout(std::time::Duration::from_millis(300), abandoned).await.is_err());
    world
        .app
        .act(world.board, "Test", async |tx| tx.create(Thing { id: tx.new_id(), ..thing("next") }).await)
        .await
        .unwrap();
    let desk = Desk::<Read<Things>>::for_program(&world.app, world.board, "Test");
    let names: Vec<_> = desk.all(Entity::find()).await.unwrap().into_iter().map(|t| t.name).collect();
    assert_eq!(names, ["next"]);
}

#[tokio::test]
async fn the_past_can_be_shown() {
    let world = world().await;
    let lamp = world
        .app
        .act(world.board, "Test", async |tx| tx.create(Thing { id: tx.new_id(), ..thing("lamp") }).await)
        .await
        .unwrap();
    let then = world.app.now();
    world.clock.pass(TimeDelta::days(30));
    let after = Thing { name: "new lamp".into(), ..lamp.clone() };
    world.app.act(world.board, "Test", async |tx| tx.update(&lamp, after).await).await.unwrap();
    let desk = Desk::<Read<Things>>::for_program(&world.app, world.board, "Test");
    assert_eq!(desk.as_at::<Entity>(Entity::find_by_id(lamp.id), then).await.unwrap(), lamp);
    assert_eq!(desk.as_at::<Entity>(Entity::find_by_id(lamp.id), world.app.now()).await.unwrap().name, "new lamp");
    let newest =
        Thing { name: "newest lamp".into(), secret: Some("late".into()), ..desk.find(Entity::find()).await.unwrap() };
    let now = desk.find(Entity::find()).await.unwrap();
    world.clock.pass(TimeDelta::days(30));
    world.app.act(world.board, "Test", async |tx| tx.update(&now, newest).await).await.unwrap();
    let desk = Desk::<Read<Things>>::for_program(&world.app, world.board, "Test");
    for (at, name) in [
        (then - TimeDelta::days(1), "lamp"),
        (then, "lamp"),
        (then + TimeDelta::days(30), "new lamp"),
        (then + TimeDelta::days(60), "newest lamp"),
    ] {
        let rows = desk.all(Entity::find()).await.unwrap();
        let rows = desk.put_back::<Entity>(rows, &[super::things::Column::Name], at).await.unwrap();
        assert_eq!(
            (rows[0].name.as_str(), rows[0].secret.as_deref()),
            (name, Some("late")),
            "{at}: only what is asked for"
        );
    }
    let before = desk.as_at::<Entity>(Entity::find_by_id(lamp.id), then - TimeDelta::days(1)).await;
    assert!(matches!(before, Err(Error::NotFound)));
}

#[tokio::test]
async fn entries_cannot_be_changed_and_a_broken_chain_is_found() {
    let world = world().await;
    for n in 0..5 {
        let name = format!("thing {n}");
        world
            .app
            .act(world.board, "Test", async |tx| tx.create(Thing { id: tx.new_id(), ..thing(&name) }).await)
            .await
            .unwrap();
    }
    let db = &world.app.db().write;
    let forge = "UPDATE audit_entry SET actor = 'Somebody else' WHERE seq = 3";
    let cut = "DELETE FROM audit_entry WHERE seq = 3";
    // On PostgreSQL row-level security hides the rows from a session without a board; the trigger refuses all the same.
    assert!(db.execute_unprepared(forge).await.is_err() && db.execute_unprepared(cut).await.is_err());
    if world.app.db().postgres() {
        return; // breaking the chain needs the table owner to lift the trigger and the row lock: done on SQLite below
    }
    for (lift, harm, says) in [
        ("DROP TRIGGER audit_entry_no_update", forge, "does not say what it said"),
        ("DROP TRIGGER audit_entry_no_delete", cut, "missing"),
    ] {
        db.execute_unprepared(lift).await.unwrap();
        db.execute_unprepared(harm).await.unwrap();
        let verdict = verify(&world.app, world.board).await.unwrap();
        assert!(verdict.findings.iter().any(|f| f.what.contains(says)), "{verdict:?}");
    }
    let last = audit::Entries::find().order_by_desc(audit::EntryColumn::Seq).one(db).await.unwrap().unwrap();
    db.execute_unprepared(&format!("DELETE FROM audit_entry WHERE seq = {}", last.seq)).await.unwrap();
    let verdict = verify(&world.app, world.board).await.unwrap();
    assert!(verdict.findings.iter().any(|f| f.what.contains("should end")), "{verdict:?}");
}

#[tokio::test]
async fn on_postgresql_the_second_lock_holds() {
    let world = world().await;
    if !world.app.db().postgres() {
        eprintln!("skipped: row-level security is PostgreSQL's");
        return;
    }
    world
        .app
        .act(world.board, "Test", async |tx| tx.create(Thing { id: tx.new_id(), ..thing("ours") }).await)
        .await
        .unwrap();
    let elsewhere = world.other_board().await;
    world
        .app
        .act(elsewhere, "Test", async |tx| tx.create(Thing { id: tx.new_id(), ..thing("theirs") }).await)
        .await
        .unwrap();
    let names = async |board| {
        let view = world.app.db().view(board).await.unwrap();
        Entity::find().all(&view).await.unwrap().into_iter().map(|t| t.name).collect::<Vec<_>>()
    };
    assert_eq!(names(world.board).await, ["ours"]);
    assert_eq!(names(elsewhere).await, ["theirs"]);
    assert!(Entity::find().all(&world.app.db().write).await.unwrap().is_empty(), "no board, no rows");
}

#[tokio::test]
async fn a_reader_cannot_write() {
    let world = world().await;
    let view = world.app.db().view(world.board).await.unwrap();
    assert!(view.execute_unprepared("UPDATE thing SET name = 'x'").await.is_err());
}
