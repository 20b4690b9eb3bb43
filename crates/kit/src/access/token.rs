//! Keys for programs: a program acts for one agency, or reads for the board, by a key that is shown once.
//!
//! A key holds the board's id and its own, so that the board's rows can be looked at behind their lock, and a secret of
//! which only a digest is kept.

use super::person::Inner;
use super::{Board, Person, board, digest, new_password};
use crate::store::Tx;
use crate::{App, Error, Id, Record, Register, Result};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, QueryOrder};

/// The keys of a board.
pub struct ApiTokens;
impl Register for ApiTokens {
    const NAME: &'static str = "api_tokens";
}
/// The id of a key.
pub type ApiTokenId = Id<ApiTokens>;

/// How a key begins, so that a search for lost secrets finds it.
const BEGINS: &str = "scrutineer";
/// How often the last use of a key is written down.
const NOTED: TimeDelta = TimeDelta::hours(1);

/// A key for a program.
pub mod api_token {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "api_token")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ApiTokenId,
        pub board_id: Uuid,
        pub version: i32,
        /// Which program holds it, e.g. "Police records system".
        pub name: String,
        /// The agency for which it acts; nothing for one that only reads what is released.
        pub agency_id: Option<Uuid>,
        /// The role that gives it its rights.
        pub role: String,
        /// The digest of its secret.
        pub digest: String,
        pub made_by: String,
        pub made_on: Date,
        pub revoked_on: Option<Date>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = ApiTokens;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        const REDACTED: &'static [Column] = &[Column::Digest];
    }
}
/// A key for a program.
pub type ApiToken = api_token::Model;

/// When a key was last used: not a record, as the last use of a session is not.
pub(super) mod used {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "api_token_use")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_id: Uuid,
        pub board_id: Uuid,
        pub used_at: DateTimeUtc,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// Every key of the board, the latest first.
#[must_use]
pub fn tokens() -> sea_orm::Select<api_token::Entity> {
    api_token::Entity::find().order_by_desc(api_token::Column::MadeOn).order_by_desc(api_token::Column::Id)
}

impl Tx {
    /// Makes a key; gives it back with the whole of it, which nobody can read again.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn make_token(&mut self, name: &str, agency: Option<Uuid>, role: &str) -> Result<(ApiToken, String)> {
        let (id, secret) = (self.new_id::<ApiTokenId>(), format!("{}-{}", new_password(), new_password()));
        let token = ApiToken {
            id,
            board_id: self.board(),
            version: 1,
            name: name.to_owned(),
            agency_id: agency,
            role: role.to_owned(),
            digest: digest(&secret),
            made_by: self.person().title().to_owned(),
            made_on: self.today(),
            revoked_on: None,
        };
        let whole = format!("{BEGINS}_{}_{}_{secret}", self.board().simple(), id.uuid().simple());
        Ok((self.create(token).await?, whole))
    }

    /// Ends a key at once.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody else changed it.
    pub async fn revoke_token(&mut self, token: ApiToken) -> Result<ApiToken> {
        let after = ApiToken { revoked_on: Some(self.today()), ..token.clone() };
        self.update(&token, after).await
    }
}

/// The board, the key's own id and the secret in a key.
fn parts(whole: &str) -> Option<(Uuid, Uuid, &str)> {
    let mut parts = whole.trim().splitn(4, '_');
    if parts.next()? != BEGINS {
        return None;
    }
    let mut id = || parts.next().and_then(|text| Uuid::try_parse(text).ok());
    let (board, token) = (id()?, id()?);
    Some((board, token, parts.next()?))
}

impl App {
    /// The program that holds this key, as somebody of the board with the rights of the key; nobody where it is wrong or
    /// was ended.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) async fn bearer(&self, whole: &str) -> Result<Option<Person>> {
        let Some((board_id, token_id, secret)) = parts(whole) else { return Ok(None) };
        let view = self.db().view(board_id).await?;
        let found = api_token::Entity::find_by_id(token_id)
            .filter(api_token::Column::BoardId.eq(board_id))
            .filter(api_token::Column::RevokedOn.is_null())
            .one(&view)
            .await?;
        let Some(token) = found.filter(|token| token.digest == digest(secret)) else { return Ok(None) };
        let Some(board) = board::Entity::find_by_id(board_id).one(&view).await? else { return Ok(None) };
        let last = used::Entity::find_by_id(token_id).one(&view).await?.map(|used| used.used_at);
        drop(view);
        if last.is_none_or(|at| self.now() - at >= NOTED) {
            self.note_use(board_id, token_id).await?;
        }
        Ok(Some(program(&board, token, self)))
    }

    async fn note_use(&self, board_id: Uuid, token_id: Uuid) -> Result<()> {
        let row = used::ActiveModel { token_id: Set(token_id), board_id: Set(board_id), used_at: Set(self.now()) };
        let replace = OnConflict::column(used::Column::TokenId).update_column(used::Column::UsedAt).to_owned();
        used::Entity::insert(row).on_conflict(replace).exec_without_returning(&self.db().write).await?;
        Ok(())
    }

    /// When the keys of a board were last used.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn token_uses(&self, board: Uuid) -> Result<Vec<(Uuid, DateTime<Utc>)>> {
        let all = used::Entity::find().filter(used::Column::BoardId.eq(board)).all(&self.db().write).await;
        Ok(all.map_err(Error::from)?.into_iter().map(|used| (used.token_id, used.used_at)).collect())
    }
}

fn program(board: &Board, token: ApiToken, app: &App) -> Person {
    let roles = vec![token.role];
    Person::new(Inner {
        id: token.id.uuid(),
        board: board.id,
        board_name: board.name.clone(),
        demonstration: board.demonstration,
        title: token.name,
        agency: token.agency_id,
        rights: app.rights_of(&roles),
        roles,
        stamp: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::parts;
    use uuid::Uuid;

    #[test]
    fn a_key_is_taken_apart_and_anything_else_is_not() {
        let (board, token) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let whole = format!("scrutineer_{}_{}_abcd-efgh", board.simple(), token.simple());
        assert_eq!(parts(&whole), Some((board, token, "abcd-efgh")));
        for wrong in ["", "scrutineer", "scrutineer_1_2_3", "other_x_y_z", &whole[1..]] {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }
}
