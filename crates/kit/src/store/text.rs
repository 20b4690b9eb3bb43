//! Values of other crates kept as text: a figure, a period's kind, a unit. What cannot be read back is an error, never a 0.

use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, StringLen, Value, ValueType, ValueTypeErr};
use sea_orm::{ActiveValue, ColIdx, DbErr, IntoActiveValue, QueryResult, TryGetError, TryGetable};
use std::fmt::Display;
use std::ops::Deref;
use std::str::FromStr;

/// A value that the database holds as its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Text<T>(pub T);

impl<T> Deref for Text<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T> From<T> for Text<T> {
    fn from(value: T) -> Self {
        Text(value)
    }
}
impl<T: Display> From<Text<T>> for Value {
    fn from(text: Text<T>) -> Self {
        text.0.to_string().into()
    }
}
impl<T: FromStr> TryGetable for Text<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let text = String::try_get_by(row, index)?;
        let unreadable =
            || TryGetError::DbErr(DbErr::Type(format!("`{text}` cannot be read as {}", std::any::type_name::<T>())));
        text.parse().map(Text).map_err(|_| unreadable())
    }
}
impl<T: FromStr> ValueType for Text<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let text = <String as ValueType>::try_from(value)?;
        text.parse().map(Text).map_err(|_| ValueTypeErr)
    }
    fn type_name() -> String {
        std::any::type_name::<T>().into()
    }
    fn array_type() -> ArrayType {
        ArrayType::String
    }
    fn column_type() -> ColumnType {
        ColumnType::String(StringLen::None)
    }
}
impl<T> Nullable for Text<T> {
    fn null() -> Value {
        Value::String(None)
    }
}
impl<T: Display> IntoActiveValue<Text<T>> for Text<T> {
    fn into_active_value(self) -> ActiveValue<Text<T>> {
        ActiveValue::Set(self)
    }
}
