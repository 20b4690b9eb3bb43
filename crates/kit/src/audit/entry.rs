//! One entry of the trail, and how entries are sealed into a board's chain.

use crate::store::{Row, columns};
use crate::{Person, Record, Register, Result};
use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, OnConflict, Query, UnionType};
use sea_orm::{ActiveValue::Set, ConnectionTrait, IdenStatic, QueryOrder, QuerySelect, Value};
use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// The right to read the trail.
pub struct Trail;
impl Register for Trail {
    const NAME: &'static str = "trail";
}

/// One entry. Nothing changes or removes one: the database itself refuses.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub board_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub at: DateTimeUtc,
    pub person_id: Uuid,
    /// The role in which the person acted, e.g. "Business manager".
    pub actor: String,
    pub register: String,
    pub record_table: String,
    pub record_id: Uuid,
    pub verb: String,
    pub reason: Option<String>,
    /// `{"status": ["open", "closed"]}`: the columns that differ, old then new.
    #[sea_orm(column_type = "Text")]
    pub changes: String,
    pub previous: String,
    pub hash: String,
}
impl ActiveModelBehavior for ActiveModel {}
/// One entry of the trail.
pub type Entry = Model;

/// The end of each board's chain.
pub mod head {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_head")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub board_id: Uuid,
        pub seq: i64,
        pub at: DateTimeUtc,
        pub hash: String,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// An entry that waits for its place in the chain.
pub(crate) struct Draft {
    pub register: &'static str,
    pub table: String,
    pub record: Uuid,
    pub verb: &'static str,
    pub reason: Option<String>,
    pub changes: String,
}

/// The columns that differ, old then new, as JSON.
pub(crate) fn changes<M: Row>(before: Option<&M>, after: Option<&M>) -> String {
    let mut changed = Map::new();
    for c in columns::<M>() {
        let (old, new) = (before.map(|m| m.get(c)), after.map(|m| m.get(c)));
        if old == new {
            continue;
        }
        let hide = M::Entity::REDACTED.iter().any(|r| r.as_str() == c.as_str());
        let say = |value: Option<Value>| match value {
            None => Json::Null,
            Some(value) if hide && value != value.as_null() => json!("[redacted]"),
            Some(value) => plain(value),
        };
        changed.insert(c.as_str().to_owned(), json!([say(old), say(new)]));
    }
    Json::Object(changed).to_string()
}

/// A column value as JSON. (The query builder's own conversion puts SQL quotes round dates.)
fn plain(value: Value) -> Json {
    match value {
        Value::ChronoDate(Some(day)) => json!(day.to_string()),
        Value::ChronoDateTimeUtc(Some(moment)) => json!(stamp(moment)),
        Value::Uuid(Some(id)) => json!(id),
        Value::Bytes(Some(_)) => json!("[bytes]"),
        other => sea_orm::sea_query::sea_value_to_json_value(&other),
    }
}

/// A moment as text, always with six decimals, so that text order is time order.
pub(super) fn stamp(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// The hash of an entry: over everything that it says, including the hash of the entry before.
pub(super) fn seal(e: &Model) -> String {
    let said = json!([
        e.board_id,
        e.seq,
        stamp(e.at),
        e.person_id,
        e.actor,
        e.register,
        e.record_table,
        e.record_id,
        e.verb,
        e.reason,
        e.changes,
        e.previous
    ]);
    hex(&Sha256::digest(said.to_string()))
}

/// Bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, b| {
        let _ = write!(text, "{b:02x}");
        text
    })
}

/// Seals `drafts` onto the end of the board's chain, whose head stays locked until the transaction ends.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    person: &Person,
    at: DateTime<Utc>,
    drafts: Vec<Draft>,
) -> Result<()> {
    if drafts.is_empty() {
        return Ok(());
    }
    let mut last = lock_head(db, person.board(), at).await?;
    let at = at.max(last.at); // time never runs backwards along the chain
    let mut rows = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let mut row = Model {
            board_id: person.board(),
            seq: last.seq + 1,
            at,
            person_id: person.id(),
            actor: person.title().to_owned(),
            register: draft.register.into(),
            record_table: draft.table,
            record_id: draft.record,
            verb: draft.verb.into(),
            reason: draft.reason,
            changes: draft.changes,
            previous: last.hash,
            hash: String::new(),
        };
        row.hash = seal(&row);
        last = head::Model { board_id: row.board_id, seq: row.seq, at, hash: row.hash.clone() };
        rows.push(ActiveModel::from(row));
    }
    for some in rows.chunks(1000) {
        Entity::insert_many(some.to_vec()).exec_without_returning(db).await?;
    }
    let head =
        head::ActiveModel { board_id: Set(last.board_id), seq: Set(last.seq), at: Set(at), hash: Set(last.hash) };
    head::Entity::update(head).exec(db).await?;
    Ok(())
}

/// The head of the chain, locked; made when the board has none.
async fn lock_head(db: &impl ConnectionTrait, board: Uuid, at: DateTime<Utc>) -> Result<head::Model> {
    // No-op on SQLite, where this transaction holds the whole file.
    let read = || head::Entity::find_by_id(board).lock_exclusive().one(db);
    if let Some(head) = read().await? {
        return Ok(head);
    }
    let first = head::ActiveModel { board_id: Set(board), seq: Set(0), at: Set(at), hash: Set(String::new()) };
    let nothing = OnConflict::column(head::Column::BoardId).do_nothing().to_owned();
    head::Entity::insert(first).on_conflict(nothing).exec_without_returning(db).await?;
    read().await?.ok_or_else(|| anyhow::anyhow!("the head of the audit chain is missing").into())
}

/// The number of the last change to each of these registers; none for one that has never changed.
///
/// One index look-up per register: a single `IN` would walk all their entries.
pub(crate) async fn last_changes(
    db: &impl ConnectionTrait,
    board: Uuid,
    registers: &[&'static str],
) -> Result<HashMap<&'static str, i64>> {
    use sea_orm::sea_query::ExprTrait; // it adds `max` and more to every type: kept inside
    let one = |register: &str| {
        Query::select()
            .expr_as(Expr::val(register), "register")
            .expr_as(Expr::col(Column::Seq).max(), "seq")
            .from(Entity)
            .and_where(Expr::col(Column::BoardId).eq(board))
            .and_where(Expr::col(Column::Register).eq(register))
            .take()
    };
    let Some((first, rest)) = registers.split_first() else {
        return Ok(HashMap::new());
    };
    let mut each = one(first);
    for register in rest {
        each.union(UnionType::All, one(register));
    }
    let mut found = HashMap::with_capacity(registers.len());
    for row in db.query_all(&each).await? {
        let name: String = row.try_get("", "register")?;
        let seq: Option<i64> = row.try_get("", "seq")?;
        found.extend(registers.iter().find(|register| **register == name).zip(seq).map(|(r, seq)| (*r, seq)));
    }
    Ok(found)
}

/// The entries of a board, the latest first.
pub(crate) async fn of_board(
    db: &impl ConnectionTrait,
    board: Uuid,
    register: &str,
    before: Option<i64>,
    most: u64,
) -> Result<Vec<Entry>> {
    let mut select = Entity::find().filter(Column::BoardId.eq(board));
    if !register.is_empty() {
        select = select.filter(Column::Register.eq(register));
    }
    if let Some(before) = before {
        select = select.filter(Column::Seq.lt(before));
    }
    Ok(select.order_by_desc(Column::Seq).limit(most).all(db).await?)
}

/// The registers that a board's entries speak of.
pub(crate) async fn registers(db: &impl ConnectionTrait, board: Uuid) -> Result<Vec<String>> {
    let select = Entity::find()
        .select_only()
        .column(Column::Register)
        .filter(Column::BoardId.eq(board))
        .group_by(Column::Register);
    Ok(select.order_by_asc(Column::Register).into_tuple().all(db).await?)
}

/// The end of a board's chain.
pub(crate) async fn head(db: &impl ConnectionTrait, board: Uuid) -> Result<Option<(i64, String)>> {
    Ok(head::Entity::find_by_id(board).one(db).await?.map(|head| (head.seq, head.hash)))
}
