//! What the kit is given: the routes of every register, the shell, the roles, the migrations.

use crate::layout::{self, Layout};
use crate::{api, evidence, home, mail, people, search, wings};
use kit::access::{ApiKeys, Foundations};
use kit::clock::Machine;
use kit::jobs::Jobs;
use kit::{Parts, Routes};
use sea_orm_migration::{MigrationTrait, MigratorTrait};
use std::sync::Arc;
use std::time::Duration;

/// Every route of the program.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .with(layout::routes())
        .with(home::routes())
        .with(search::routes())
        .with(people::routes())
        .with(mail::routes())
        .with(evidence::routes())
        .with(wings::routes())
        .with(api::routes())
}

/// The work that is done later.
#[must_use]
pub fn jobs() -> Jobs {
    Jobs::default()
        .with::<people::jobs::CheckTrail>()
        .with::<mail::jobs::Morning>()
        .with::<mail::jobs::Send>()
        .with::<wings::counting::CountRegisters>()
}

/// The parts of the real program.
#[must_use]
pub fn parts() -> Parts {
    Parts {
        shell: Arc::new(Layout),
        rights: people::roles::rights,
        clock: Arc::new(Machine),
        jobs: jobs(),
        patience: Duration::from_millis(250),
    }
}

/// Every migration, in the order of their names.
pub struct Migrations;

#[async_trait::async_trait]
impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut all: Vec<Box<dyn MigrationTrait>> =
            vec![Box::new(Foundations), Box::new(ApiKeys), Box::new(api::ApiSubmissions)];
        all.extend(mail::migrations());
        all.extend(wings::migrations());
        all.sort_by(|a, b| a.name().cmp(b.name()));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_migrations_share_a_name() {
        let names: Vec<String> = Migrations::migrations().iter().map(|m| m.name().to_owned()).collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len(), "{names:?}");
    }
}
