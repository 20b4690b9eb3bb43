//! The program in a test: a fresh board, and one browser for each kind of person.

use crate::app;
use crate::layout::Layout;
use crate::people::roles;
use kit::config::Config;
use kit::testing::{Browser, Making, PASSWORD, World};
use std::sync::Arc;
use uuid::Uuid;

/// A fresh world with the whole program in it.
pub async fn world() -> World {
    world_with(|_| {}).await
}

/// The same with settings changed.
pub async fn world_with(settings: impl FnOnce(&mut Config)) -> World {
    let making = Making { shell: Arc::new(Layout), rights: roles::rights, jobs: app::jobs(), routes: app::routes() };
    World::with::<app::Migrations>(making, settings).await
}

/// A world with the worked example in it, and the example's board.
pub async fn worked_example() -> (World, Uuid) {
    let world = world().await;
    let board = crate::demo::load(&world.app, PASSWORD).await.unwrap();
    (world, board)
}

/// The kinds of people that the tests send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Manager,
    Chair,
    Analyst,
    DataOfficer,
    DataApprover,
    Member,
    Observer,
    YoungPerson,
    Auditor,
    DesignatedOfficer,
}

impl Who {
    /// The role that they hold.
    pub fn role(self) -> &'static str {
        match self {
            Who::Manager => "business_manager",
            Who::Chair => "chair",
            Who::Analyst => "analyst",
            Who::DataOfficer => "data_officer",
            Who::DataApprover => "data_approver",
            Who::Member => "member",
            Who::Observer => "observer",
            Who::YoungPerson => "young_person",
            Who::Auditor => "auditor",
            Who::DesignatedOfficer => "designated_officer",
        }
    }
    /// A browser in which they have signed in, on the board of the world.
    pub async fn signed_in(self, world: &World) -> Browser {
        self.of_agency(world, world.board, None).await
    }
    /// As [`Who::signed_in`], for a board and an agency.
    pub async fn of_agency(self, world: &World, board: Uuid, agency: Option<Uuid>) -> Browser {
        let email = format!("{}.{}@board.example", self.role(), world.app.clock().new_id().simple());
        world.person_of(board, &email, &[self.role()], agency).await.unwrap();
        let mut browser = world.browser();
        let reply = browser.post("/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        browser
    }
}
