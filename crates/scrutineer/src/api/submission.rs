//! What was sent under which key, so that the same submission sent again changes nothing.

use super::returns::idempotency;
use super::shapes::{Submission, Taken};
use axum::Json;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use chrono::NaiveDate;
use kit::access::digest;
use kit::{Answer, Desk, Error, Id, Permission, Person, Record, Register, Result, Tx};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryFilter};

/// The submissions of programs.
pub struct Submissions;
impl Register for Submissions {
    const NAME: &'static str = "api_submissions";
}

/// A submission that was taken.
pub mod api_submission {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "api_submission")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Submissions>,
        pub board_id: Uuid,
        pub version: i32,
        pub token_id: Uuid,
        pub agency_id: Uuid,
        /// As its sender chose it.
        pub key: String,
        /// The digest of what was sent.
        pub mark: String,
        /// What was answered.
        pub answer: String,
        pub sent_at: DateTimeUtc,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Submissions;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            Condition::all().add(Column::TokenId.eq(person.id()))
        }
    }
}
/// A submission that was taken.
pub type ApiSubmission = api_submission::Model;

/// A submission on its way in.
#[derive(Clone, Debug)]
pub struct Sent {
    pub key: String,
    pub mark: String,
    pub agency: Uuid,
}

/// The key of a submission.
///
/// # Errors
/// [`Error::Invalid`] where there is none, or not a right one.
pub fn key(headers: &HeaderMap) -> Result<String> {
    let right =
        |key: &&str| (8..=100).contains(&key.len()) && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let key = idempotency(headers).filter(right);
    key.map(str::to_owned).ok_or_else(|| {
        Error::Invalid("Send the header Idempotency-Key: 8 to 100 letters, digits and hyphens of your choice.".into())
    })
}

/// The mark of what was sent.
#[must_use]
pub fn mark(ends_on: NaiveDate, sent: &Submission) -> String {
    digest(&format!("{ends_on} {sent:?}"))
}

/// What was sent under this key before.
///
/// # Errors
/// When the database cannot be read.
pub async fn before<P: Permission>(desk: &Desk<P>, key: &str) -> Result<Option<ApiSubmission>> {
    let select = api_submission::Entity::find().filter(api_submission::Column::Key.eq(key));
    Ok(desk.all(select).await?.into_iter().next())
}

impl ApiSubmission {
    /// The answer of the first time, where the same is sent again.
    ///
    /// # Errors
    /// [`Error::Conflict`] where something else is sent under the same key.
    pub fn again(&self, mark: &str) -> Answer {
        if self.mark != mark {
            return Err(Error::Conflict("Something else was sent under this Idempotency-Key. Use a new one.".into()));
        }
        let taken: Taken = serde_json::from_str(&self.answer).map_err(anyhow::Error::from)?;
        Ok(Json(taken).into_response())
    }
}

/// Keeps what was taken.
///
/// # Errors
/// [`Error::Conflict`] where the same key came in the same moment.
pub async fn keep(tx: &mut Tx, sent: &Sent, taken: &Taken) -> Result<()> {
    let kept = ApiSubmission {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        token_id: tx.person().id(),
        agency_id: sent.agency,
        key: sent.key.clone(),
        mark: sent.mark.clone(),
        answer: serde_json::to_string(taken).map_err(anyhow::Error::from)?,
        sent_at: tx.now(),
    };
    tx.create(kept).await.map(drop)
}

/// The table of submissions.
pub mod migrations {
    use kit::store::schema::{index, moment, record, string, text, uuid};
    use sea_orm::DbErr;
    use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

    /// The submissions of programs.
    pub struct ApiSubmissions;

    impl MigrationName for ApiSubmissions {
        fn name(&self) -> &str {
            "m2026_11_23_142000_api_submissions"
        }
    }

    #[async_trait::async_trait]
    impl MigrationTrait for ApiSubmissions {
        async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
            let columns = vec![
                uuid("token_id"),
                uuid("agency_id"),
                string("key"),
                string("mark"),
                text("answer"),
                moment("sent_at"),
            ];
            record(schema, "api_submission", columns, &[("token_id", "api_token"), ("agency_id", "agency")]).await?;
            index(schema, "api_submission", &["token_id", "key"], true).await
        }
    }
}
