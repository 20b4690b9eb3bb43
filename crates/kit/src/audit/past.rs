//! A record as it stood at a moment, made again from its entries.

use super::entry::{Column, Entity};
use crate::store::columns;
use crate::{Error, Record, Result};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::ArrayType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IdenStatic, ModelTrait, QueryFilter, QueryOrder,
    TryIntoModel, Value,
};
use serde_json::{Map, Value as Json};
use std::collections::HashMap;
use uuid::Uuid;

/// `None` before the record was created and after it was removed. Redacted columns read `[redacted]`.
pub(crate) async fn as_at<E: Record>(
    db: &impl ConnectionTrait,
    board: Uuid,
    record: Uuid,
    at: DateTime<Utc>,
) -> Result<Option<E::Model>>
where
    E::ActiveModel: TryIntoModel<E::Model> + Default,
{
    let mut row: Option<E::ActiveModel> = None;
    let entries = Entity::find()
        .filter(Column::BoardId.eq(board))
        .filter(Column::RecordId.eq(record))
        .filter(Column::At.lte(at))
        .order_by_asc(Column::Seq)
        .all(db)
        .await?;
    for entry in entries {
        match entry.verb.as_str() {
            "remove" => row = None,
            "create" | "update" => {
                let row = row.get_or_insert_with(<E::ActiveModel as Default>::default);
                let changed: Map<String, Json> = serde_json::from_str(&entry.changes).map_err(anyhow::Error::from)?;
                for column in columns::<E::Model>() {
                    if let Some(pair) = changed.get(column.as_str()) {
                        let kind = E::Model::get_value_type(column);
                        row.try_set(column, typed(kind, &pair[1])?).map_err(|e| Error::Internal(e.into()))?;
                    }
                }
            }
            _ => {}
        }
    }
    Ok(row.map(TryIntoModel::try_into_model).transpose()?)
}

/// The most records asked about in one question.
const AT_ONCE: usize = 500;

/// Rows as they stand now, with `columns` as they stood at a moment: what was changed later is undone, newest first. A row
/// that was created later keeps what it first said.
pub(crate) async fn put_back<E: Record>(
    db: &impl ConnectionTrait,
    board: Uuid,
    mut rows: Vec<E::Model>,
    columns: &[E::Column],
    at: DateTime<Utc>,
) -> Result<Vec<E::Model>> {
    let id = |row: &E::Model| match row.get(E::ID) {
        Value::Uuid(id) => id,
        _ => None,
    };
    let places: HashMap<Uuid, usize> = rows.iter().enumerate().filter_map(|(n, row)| Some((id(row)?, n))).collect();
    for ids in places.keys().copied().collect::<Vec<_>>().chunks(AT_ONCE) {
        let later = Entity::find()
            .filter(Column::BoardId.eq(board))
            .filter(Column::RecordId.is_in(ids.iter().copied()))
            .filter(Column::At.gt(at))
            .filter(Column::Verb.eq("update"))
            .order_by_desc(Column::Seq)
            .all(db)
            .await?;
        for entry in later {
            let Some(row) = places.get(&entry.record_id).and_then(|place| rows.get_mut(*place)) else { continue };
            let changed: Map<String, Json> = serde_json::from_str(&entry.changes).map_err(anyhow::Error::from)?;
            for column in columns {
                if let Some(pair) = changed.get(column.as_str()) {
                    let before = typed(E::Model::get_value_type(*column), &pair[0])?;
                    row.try_set(*column, before).map_err(|e| Error::Internal(e.into()))?;
                }
            }
        }
    }
    Ok(rows)
}

/// A JSON value back as the column's own kind.
fn typed(kind: ArrayType, json: &Json) -> Result<Value> {
    let text = || json.as_str().map(str::to_owned);
    let bad = |what: &str| Error::Internal(anyhow::anyhow!("the trail holds {json} where a {what} was expected"));
    Ok(match kind {
        ArrayType::String => Value::String(text()),
        ArrayType::Bool => Value::Bool(json.as_bool()),
        ArrayType::Int => Value::Int(json.as_i64().map(i32::try_from).transpose().map_err(|_| bad("small number"))?),
        ArrayType::BigInt => Value::BigInt(json.as_i64()),
        ArrayType::Double => Value::Double(json.as_f64()),
        ArrayType::Uuid => Value::Uuid(text().map(|t| t.parse::<Uuid>()).transpose().map_err(|_| bad("id"))?),
        ArrayType::ChronoDate => {
            Value::ChronoDate(text().map(|t| t.parse::<NaiveDate>()).transpose().map_err(|_| bad("date"))?)
        }
        ArrayType::ChronoDateTimeUtc => {
            Value::ChronoDateTimeUtc(text().map(|t| t.parse::<DateTime<Utc>>()).transpose().map_err(|_| bad("moment"))?)
        }
        other => {
            return Err(Error::Internal(anyhow::anyhow!("no way back from the trail for {other:?}")));
        }
    })
}
