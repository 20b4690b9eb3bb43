//! Accounts: an e-mail address and a password, the boards that they open, and what repeated failures cost.

use super::person::Inner;
use super::{Board, Grant, People, Person, PersonRecord, board, grant, hash, person_record};
use crate::store::Tx;
use crate::{App, Error, Result};
use chrono::{DateTime, TimeDelta, Utc};
use rand::Rng;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};
use std::time::Duration;
use uuid::Uuid;

/// What opens an account. Not a record: it belongs to no board, and nobody reads it but this module.
pub(super) mod secret {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub email: String,
        pub password_hash: String,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// Which person an account is on which board.
pub(super) mod place {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account_place")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub email: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub board_id: Uuid,
        pub person_id: Uuid,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// Failures in a row, by the hash of what was typed: an address without an account is slowed like any other.
pub(super) mod attempt {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_in_attempt")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub failures: i32,
        pub last_at: DateTimeUtc,
        pub locked_until: Option<DateTimeUtc>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// Why nobody was signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Address and password do not belong together.
    Wrong,
    /// Too many failures: wait until then.
    Locked(DateTime<Utc>),
}

/// A password that nobody has used: five groups of four letters and digits that cannot be mistaken for one another.
#[must_use]
pub fn new_password() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut rng = rand::rng();
    let groups: Vec<String> =
        (0..5).map(|_| (0..4).map(|_| LETTERS[rng.random_range(0..LETTERS.len())] as char).collect()).collect();
    groups.join("-")
}

fn fold(email: &str) -> String {
    email.trim().to_lowercase()
}

impl App {
    /// The person on their first board, if address and password belong together. Failures cost time, then a lock.
    ///
    /// # Errors
    /// When the database fails or too many sign in at once.
    pub async fn sign_in(&self, email: &str, password: &str) -> Result<std::result::Result<Person, Refusal>> {
        let email = fold(email);
        let key = crate::audit::hex(&Sha256::digest(email.as_bytes()));
        let db = &self.db().write;
        let past = attempt::Entity::find_by_id(key.clone()).one(db).await?;
        if let Some(until) = past.as_ref().and_then(|a| a.locked_until).filter(|until| *until > self.now()) {
            return Ok(Err(Refusal::Locked(until)));
        }
        let failures = past.as_ref().map_or(0, |a| a.failures);
        tokio::time::sleep(self.slow_down(failures)).await;
        let account = secret::Entity::find_by_id(email.clone()).one(db).await?;
        let right = hash::verify(password.to_owned(), account.map(|a| a.password_hash)).await?;
        let person = if right { self.first_place(&email).await? } else { None };
        match person {
            Some(person) => {
                attempt::Entity::delete_by_id(key).exec(db).await?;
                self.record_event(person.clone(), "sign_in", None).await?;
                Ok(Ok(person))
            }
            None => Ok(Err(self.failed(key, &email, failures).await?)),
        }
    }

    /// Nothing for the first two failures, then doubling from a quarter of a second to four seconds.
    fn slow_down(&self, failures: i32) -> Duration {
        let doublings = u32::try_from(failures.saturating_sub(3).clamp(0, 4)).unwrap_or(0);
        if failures < 3 { Duration::ZERO } else { self.patience() * 2_u32.pow(doublings) }
    }

    async fn failed(&self, key: String, email: &str, failures: i32) -> Result<Refusal> {
        let (now, rules) = (self.now(), &self.config().sign_in);
        let failures = failures + 1;
        let most = i32::try_from(rules.failures_before_lock).unwrap_or(i32::MAX);
        let until = (failures >= most).then(|| now + TimeDelta::minutes(rules.lock_minutes.into()));
        let row = attempt::ActiveModel {
            key: Set(key),
            failures: Set(if until.is_some() { 0 } else { failures }),
            last_at: Set(now),
            locked_until: Set(until),
        };
        let replace = OnConflict::column(attempt::Column::Key)
            .update_columns([attempt::Column::Failures, attempt::Column::LastAt, attempt::Column::LockedUntil])
            .to_owned();
        attempt::Entity::insert(row).on_conflict(replace).exec_without_returning(&self.db().write).await?;
        if let Some(person) = self.first_place(email).await? {
            let reason =
                until.map(|_| format!("{failures} failures in a row: locked for {} minutes", rules.lock_minutes));
            self.record_event(person, "sign_in_failed", reason).await?;
        }
        Ok(until.map_or(Refusal::Wrong, Refusal::Locked))
    }

    /// Notes in the trail of both boards that somebody went over from one to the other.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn changed_over(&self, from: Person, to: Person) -> Result<()> {
        self.record_event(from, "sign_out", Some("Changed over to another board".into())).await?;
        self.record_event(to, "sign_in", Some("Changed over from another board".into())).await
    }

    /// Notes a sign-out in the trail.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn signed_out(&self, person: Person) -> Result<()> {
        self.record_event(person, "sign_out", None).await
    }

    async fn record_event(&self, person: Person, verb: &'static str, reason: Option<String>) -> Result<()> {
        let (id, now) = (person.id(), self.now());
        self.db()
            .change(person, now, self.clock(), async |tx| {
                tx.event::<People>(verb, "person", id, reason);
                Ok(())
            })
            .await
    }

    /// Who this address is on each board that it opens, first on the one that was added first.
    async fn places(&self, email: &str) -> Result<Vec<Person>> {
        let places = place::Entity::find()
            .filter(place::Column::Email.eq(email))
            .order_by_asc(place::Column::PersonId)
            .all(&self.db().write)
            .await?;
        let mut people = Vec::with_capacity(places.len());
        for place in places {
            people.extend(self.load_person(place.board_id, place.person_id).await?);
        }
        Ok(people)
    }

    async fn first_place(&self, email: &str) -> Result<Option<Person>> {
        Ok(self.places(email).await?.into_iter().next())
    }

    /// Who the same address is on its other boards, as far as they may sign in there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn elsewhere(&self, person: &Person) -> Result<Vec<Person>> {
        let view = self.db().view(person.board()).await?;
        let here = person_record::Entity::find_by_id(person.id())
            .filter(person_record::Column::BoardId.eq(person.board()))
            .one(&view)
            .await?;
        let Some(here) = here else { return Ok(Vec::new()) };
        drop(view);
        let mut people = self.places(&here.email).await?;
        people.retain(|other| other.board() != person.board());
        Ok(people)
    }

    /// Everybody who may sign in on a board.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn everybody(&self, board: Uuid) -> Result<Vec<Person>> {
        let view = self.db().view(board).await?;
        let records = person_record::Entity::find()
            .filter(person_record::Column::BoardId.eq(board))
            .filter(person_record::Column::Active.eq(true))
            .order_by_asc(person_record::Column::Id)
            .all(&view)
            .await?;
        drop(view);
        let mut people = Vec::with_capacity(records.len());
        for record in records {
            people.extend(self.load_person(board, record.id).await?);
        }
        Ok(people)
    }

    /// The person with their rights as they stand now, if they may sign in.
    /// Somebody of a board who may still sign in, for what is done in their name without them, such as a calendar feed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn somebody(&self, board: Uuid, person: Uuid) -> Result<Option<Person>> {
        self.load_person(board, person).await
    }

    pub(crate) async fn load_person(&self, board_id: Uuid, person_id: Uuid) -> Result<Option<Person>> {
        let view = self.db().view(board_id).await?;
        let found = person_record::Entity::find_by_id(person_id)
            .filter(person_record::Column::BoardId.eq(board_id))
            .one(&view)
            .await?;
        let Some(record) = found.filter(|p| p.active) else {
            return Ok(None);
        };
        let Some(board) = board::Entity::find_by_id(board_id).one(&view).await? else {
            return Ok(None);
        };
        let grants = grant::Entity::find()
            .filter(grant::Column::BoardId.eq(board_id))
            .filter(grant::Column::PersonId.eq(person_id))
            .order_by_asc(grant::Column::Role)
            .all(&view)
            .await?;
        let stamp = secret::Entity::find_by_id(record.email.clone()).one(&view).await?.map(|a| a.password_hash);
        Ok(stamp.map(|stamp| self.assemble(board, record, &grants, &stamp)))
    }

    fn assemble(&self, board: Board, record: PersonRecord, grants: &[Grant], stamp: &str) -> Person {
        let roles: Vec<String> = grants.iter().map(|g| g.role.clone()).collect();
        Person::new(Inner {
            id: record.id,
            board: board.id,
            board_name: board.name,
            demonstration: board.demonstration,
            title: record.title,
            agency: record.agency_id,
            rights: self.rights_of(&roles),
            roles,
            stamp: Sha256::digest(stamp.as_bytes()).to_vec(),
        })
    }
}

/// Fewer characters are refused; length is what makes a password hard to guess.
pub const SHORTEST: usize = 12;

impl Tx {
    /// A person of this board who can sign in with `email`, holding `roles`.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody of this board has that address already.
    pub async fn add_person(
        &mut self,
        title: &str,
        email: &str,
        agency_id: Option<Uuid>,
        roles: &[&str],
    ) -> Result<PersonRecord> {
        let (email, board_id) = (fold(email), self.board());
        let person = PersonRecord {
            id: self.new_id(),
            board_id,
            version: 1,
            title: title.into(),
            email: email.clone(),
            agency_id,
            active: true,
            passwords_set: 0,
        };
        let person = self.create(person).await.map_err(|error| match error {
            Error::Conflict(_) => Error::Conflict("Somebody of this board has that e-mail address already.".into()),
            other => other,
        })?;
        let place = place::ActiveModel { email: Set(email), board_id: Set(board_id), person_id: Set(person.id) };
        place::Entity::insert(place).exec_without_returning(&self.db).await?;
        for role in roles {
            let grant = Grant { id: self.new_id(), board_id, version: 1, person_id: person.id, role: (*role).into() };
            self.create(grant).await?;
        }
        Ok(person)
    }

    /// Sets the password of a person of this board: every session of theirs ends. It comes hashed, since nothing slow
    /// may hold the one writer. An address that opens several boards has one password.
    ///
    /// # Errors
    /// [`Error::Stale`] when the person was changed meanwhile.
    pub async fn set_password(&mut self, person: PersonRecord, Hashed(hashed): Hashed) -> Result<PersonRecord> {
        let row = secret::ActiveModel { email: Set(person.email.clone()), password_hash: Set(hashed) };
        let replace = OnConflict::column(secret::Column::Email).update_column(secret::Column::PasswordHash).to_owned();
        secret::Entity::insert(row).on_conflict(replace).exec_without_returning(&self.db).await?;
        let after = PersonRecord { passwords_set: person.passwords_set + 1, ..person.clone() };
        self.update(&person, after).await
    }
}

/// A password hashed and ready to be set.
#[derive(Clone)]
pub struct Hashed(pub(crate) String);

impl Hashed {
    /// Hashes `password`, away from any transaction.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is too short.
    pub async fn new(password: &str) -> Result<Hashed> {
        if password.chars().count() < SHORTEST {
            return Err(Error::Invalid(format!("A password needs at least {SHORTEST} characters.")));
        }
        Ok(Hashed(hash::hash(password.to_owned()).await?))
    }
}

/// Takes sessions, attempts and finished jobs away that nobody needs any more.
pub(crate) async fn tidy(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<()> {
    let yesterday = now - TimeDelta::days(1);
    attempt::Entity::delete_many().filter(attempt::Column::LastAt.lt(yesterday)).exec(db).await?;
    Ok(())
}
