//! The queue: in the change's own transaction, once, again after a failure, given up in the end.

use super::things::{Entity, Thing, thing, world_with};
use crate::jobs::{self, Job, Jobs};
use crate::{App, Error, Result};
use chrono::TimeDelta;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
struct MakeThing {
    name: String,
}
impl Job for MakeThing {
    const KIND: &'static str = "make_thing";
    fn unique_key(&self) -> Option<String> {
        Some(self.name.clone())
    }
    async fn run(self, app: App, board: Uuid) -> Result<()> {
        app.act(board, "Job", async |tx| tx.create(Thing { id: tx.new_id(), ..thing(&self.name) }).await)
            .await
            .map(drop)
    }
}

#[derive(Serialize, Deserialize)]
struct Fail;
impl Job for Fail {
    const KIND: &'static str = "fail";
    async fn run(self, _: App, _: Uuid) -> Result<()> {
        Err(Error::Invalid("The other side did not answer.".into()))
    }
}

#[tokio::test]
async fn a_job_is_done_once_and_only_if_the_change_was() {
    let world = world_with(Jobs::default().with::<MakeThing>()).await;
    let job = || MakeThing { name: "made later".into() };
    let refused = world
        .app
        .act(world.board, "Test", async |tx| {
            tx.queue(&job(), tx.now()).await?;
            Err::<(), _>(Error::Invalid("no".into()))
        })
        .await;
    assert!(refused.is_err());
    assert!(!jobs::run_next(&world.app).await.unwrap(), "what was rolled back is not queued");
    for _ in 0..2 {
        world
            .app
            .act(world.board, "Test", async |tx| tx.queue(&job(), tx.now() + TimeDelta::hours(1)).await)
            .await
            .unwrap();
    }
    assert!(!jobs::run_next(&world.app).await.unwrap(), "not due yet");
    world.clock.pass(TimeDelta::hours(2));
    assert!(jobs::run_next(&world.app).await.unwrap());
    assert!(!jobs::run_next(&world.app).await.unwrap(), "the second had the same key");
    let made = world.app.act(world.board, "Test", async |tx| tx.all(Entity::find()).await).await.unwrap();
    assert_eq!(made.len(), 1);
}

#[tokio::test]
async fn a_job_that_fails_is_tried_again_and_given_up_in_the_end() {
    let world = world_with(Jobs::default().with::<Fail>()).await;
    world.app.act(world.board, "Test", async |tx| tx.queue(&Fail, tx.now()).await).await.unwrap();
    for _ in 0..5 {
        assert!(jobs::run_next(&world.app).await.unwrap());
        assert!(!jobs::run_next(&world.app).await.unwrap(), "it waits before the next attempt");
        world.clock.pass(TimeDelta::hours(3));
    }
    assert!(!jobs::run_next(&world.app).await.unwrap());
    let given_up = jobs::given_up(&world.app).await.unwrap();
    assert_eq!(
        (given_up.len(), given_up[0].problem.as_str()),
        (1, "The other side did not answer. Nothing has been changed.")
    );
}
