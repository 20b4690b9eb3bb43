//! Reading with the person's scope added to every question.

use super::Record;
use crate::{Error, Person, Result};
use sea_orm::{
    ColumnTrait, ConnectionTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QueryTrait, Select,
};

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Paged<M> {
    pub rows: Vec<M>,
    /// From 1.
    pub number: u64,
    pub pages: u64,
    pub total: u64,
}

/// Rows on one page of a list.
const PAGE: u64 = 50;

fn scoped<E: Record>(select: Select<E>, person: &Person) -> Select<E> {
    select.filter(E::BOARD.eq(person.board())).filter(E::seen_by(person))
}

/// The scope of `person` over `E` in words that differ whenever the scope does.
pub(crate) fn scope<E: Record>(person: &Person) -> String {
    scoped(E::find(), person).build(sea_orm::DbBackend::Sqlite).to_string()
}

pub(crate) async fn find<E: Record>(db: &impl ConnectionTrait, select: Select<E>, person: &Person) -> Result<E::Model> {
    scoped(select, person).one(db).await?.ok_or(Error::NotFound)
}

pub(crate) async fn all<E: Record>(
    db: &impl ConnectionTrait,
    select: Select<E>,
    person: &Person,
) -> Result<Vec<E::Model>> {
    Ok(scoped(select, person).order_by_asc(E::ID).all(db).await?)
}

pub(crate) async fn page<E: Record>(
    db: &impl ConnectionTrait,
    select: Select<E>,
    number: u64,
    person: &Person,
) -> Result<Paged<E::Model>> {
    let pages = scoped(select, person).order_by_asc(E::ID).paginate(db, PAGE);
    let counted = pages.num_items_and_pages().await?;
    let number = number.clamp(1, counted.number_of_pages.max(1));
    let rows = pages.fetch_page(number - 1).await?;
    Ok(Paged { rows, number, pages: counted.number_of_pages.max(1), total: counted.number_of_items })
}

pub(crate) async fn rows<E: Record, T: FromQueryResult + Send + Sync>(
    db: &impl ConnectionTrait,
    select: Select<E>,
    person: &Person,
) -> Result<Vec<T>> {
    Ok(scoped(select, person).into_model::<T>().all(db).await?)
}
