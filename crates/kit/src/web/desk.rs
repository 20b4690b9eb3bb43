//! The desk: the one way to data. Who sits at it is signed in and holds the right that the handler names.

use super::page::{SAID, View, encode, said};
use super::{Csv, Page};
use crate::access::AuthSession;
use crate::clock;
use crate::store::{self, Paged, Touches, version};
use crate::{App, Error, Form, Permission, Person, Record, Register, Result, Tx, Writes, audit};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::routing::TypedPath;
use chrono::{DateTime, NaiveDate, Utc};
use maud::Markup;
use sea_orm::{DatabaseTransaction, FromQueryResult, Select, TryIntoModel};
use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::OnceCell;

/// What a handler answers.
pub type Answer = Result<Response>;

/// The one way to data: a signed-in person who holds the right `P`.
pub struct Desk<P> {
    app: App,
    person: Person,
    now: DateTime<Utc>,
    method: Method,
    said: Option<String>,
    view: OnceCell<DatabaseTransaction>,
    /// The numbers of the last changes to registers, as far as this page has asked: those of its view.
    changes: Mutex<HashMap<&'static str, i64>>,
    /// While a kept question is worked out: the tables that it may read.
    within: Mutex<Option<Vec<String>>>,
    right: PhantomData<fn() -> P>,
}

impl<P: Permission> FromRequestParts<App> for Desk<P> {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let person = sitting(parts).ok_or(Error::SignIn)?;
        if !person.may(P::NEEDS) {
            return Err(Error::Forbidden);
        }
        Ok(Desk { said: said(&parts.headers), ..Desk::new(app.clone(), person, parts.method.clone()) })
    }
}

/// Who asks: the program whose key came, at the addresses for programs; whoever is signed in, everywhere else.
fn sitting(parts: &Parts) -> Option<Person> {
    if parts.uri.path().starts_with(super::api::BEGINS) {
        return parts.extensions.get::<super::api::Bearer>().map(|bearer| bearer.0.clone());
    }
    parts.extensions.get::<AuthSession>().and_then(|session| session.user.clone())
}

impl<P: Permission> Desk<P> {
    fn new(app: App, person: Person, method: Method) -> Self {
        let now = app.now();
        Desk {
            app,
            person,
            now,
            method,
            said: None,
            view: OnceCell::new(),
            changes: Mutex::default(),
            within: Mutex::new(None),
            right: PhantomData,
        }
    }
    /// A desk for the program itself: a job, or a command. `title` says which, in the trail.
    #[must_use]
    pub fn for_program(app: &App, board: uuid::Uuid, title: &str) -> Self {
        let person = Person::program(board, title, app.rights_of(&[crate::app::PROGRAM.to_owned()]));
        Desk::new(app.clone(), person, Method::POST)
    }
    /// A desk at which nobody sits, to work out in `person`'s name what they are told: it reads what they may read,
    /// and changes nothing.
    ///
    /// # Errors
    /// [`Error::Forbidden`] when they do not hold the right.
    pub fn in_the_name_of(app: &App, person: Person) -> Result<Self> {
        if person.may(P::NEEDS) { Ok(Desk::new(app.clone(), person, Method::GET)) } else { Err(Error::Forbidden) }
    }
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }
    /// Who sits here.
    #[must_use]
    pub fn person(&self) -> &Person {
        &self.person
    }
    /// The moment of the request.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }
    /// Today in England.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        clock::day(self.now)
    }

    /// The one record.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none that this person may see.
    pub async fn find<E: Record>(&self, select: Select<E>) -> Result<E::Model> {
        store::find(self.reading::<E>().await?, select, &self.person).await
    }
    /// The record as the person saw it when they opened the form.
    ///
    /// # Errors
    /// [`Error::Stale`] when it has changed since, [`Error::NotFound`] as with [`Desk::find`].
    pub async fn edit<E: Record, F>(&self, form: &Form<F>, select: Select<E>) -> Result<E::Model> {
        let row = self.find(select).await?;
        if form.version() == Some(version(&row)) { Ok(row) } else { Err(Error::Stale) }
    }
    /// All that this person may see, in a total order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn all<E: Record>(&self, select: Select<E>) -> Result<Vec<E::Model>> {
        store::all(self.reading::<E>().await?, select, &self.person).await
    }
    /// One page of them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn page<E: Record>(&self, select: Select<E>, number: u64) -> Result<Paged<E::Model>> {
        store::page(self.reading::<E>().await?, select, number, &self.person).await
    }
    /// Chosen columns or groups, as a read struct; row scope is added all the same.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn rows<E: Record, T: FromQueryResult + Send + Sync>(&self, select: Select<E>) -> Result<Vec<T>> {
        store::rows(self.reading::<E>().await?, select, &self.person).await
    }
    /// The record as it stood at a moment, made again from the trail.
    ///
    /// # Errors
    /// [`Error::NotFound`] when this person may not see the record today, or it was not there yet.
    pub async fn as_at<E: Record>(&self, select: Select<E>, at: DateTime<Utc>) -> Result<E::Model>
    where
        E::ActiveModel: TryIntoModel<E::Model> + Default,
    {
        use sea_orm::ModelTrait;
        let today = self.find(select).await?;
        let sea_orm::Value::Uuid(Some(id)) = today.get(E::ID) else {
            return Err(Error::NotFound);
        };
        audit::as_at::<E>(self.view().await?, self.person.board(), id, at).await?.ok_or(Error::NotFound)
    }
    /// Records that the caller has found here, with `columns` as they stood at a moment: words that were changed since
    /// read as they did then. A record that was created later keeps what it first said.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn put_back<E: Record>(
        &self,
        rows: Vec<E::Model>,
        columns: &[E::Column],
        at: DateTime<Utc>,
    ) -> Result<Vec<E::Model>> {
        audit::put_back::<E>(self.view().await?, self.person.board(), rows, columns, at).await
    }
    /// The trail of one record that the caller has found here, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn trail(&self, record: impl Into<uuid::Uuid>) -> Result<Vec<audit::Entry>> {
        use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
        Ok(audit::Entries::find()
            .filter(audit::EntryColumn::BoardId.eq(self.person.board()))
            .filter(audit::EntryColumn::RecordId.eq(record.into()))
            .order_by_desc(audit::EntryColumn::Seq)
            .all(self.view().await?)
            .await?)
    }

    /// The board's trail, the latest first: of one register if named, before entry `before` if given.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the right to read the trail.
    pub async fn board_trail(&self, register: &str, before: Option<i64>, most: u64) -> Result<Vec<audit::Entry>> {
        self.may_read_trail()?;
        audit::of_board(self.view().await?, self.person.board(), register, before, most).await
    }
    /// The registers that the trail speaks of.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the right to read the trail.
    pub async fn trail_registers(&self) -> Result<Vec<String>> {
        self.may_read_trail()?;
        audit::registers(self.view().await?, self.person.board()).await
    }
    /// The number and the hash of the trail's last entry.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the right to read the trail.
    pub async fn trail_head(&self) -> Result<Option<(i64, String)>> {
        self.may_read_trail()?;
        audit::head(self.view().await?, self.person.board()).await
    }
    fn may_read_trail(&self) -> Result<()> {
        let right = <crate::Read<audit::Trail> as Permission>::NEEDS;
        if self.person.may(right) { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// A read model that is worked out once and kept until one of the entities in `T` changes. `name` and `asked`
    /// say what is asked; this person's scope over `T` is part of the question, so nobody is handed what was worked
    /// out for somebody who may see more.
    ///
    /// # Errors
    /// What `work` answers; reading an entity that `T` does not name is an error.
    pub async fn kept<T: Touches, V, F>(&self, name: &str, asked: &str, work: F) -> Result<Arc<V>>
    where
        V: Send + Sync + 'static,
        F: AsyncFnOnce(&Self) -> Result<V>,
    {
        let question = format!("{name}\n{asked}\n{}\n{}", T::scope(&self.person), std::any::type_name::<V>());
        // Before the rows: they may be newer than the number, never older.
        let seq = self.last_change(&T::registers()).await?;
        let place = self.app.kept().place(question);
        let mut place = place.lock().await;
        if let Some((at, answer)) = &*place
            && *at >= seq
            && let Ok(answer) = answer.clone().downcast()
        {
            self.app.kept().count(true);
            return Ok(answer);
        }
        self.app.kept().count(false);
        self.keep_within(Some(T::tables()));
        let worked = work(self).await;
        self.keep_within(None);
        let answer = Arc::new(worked?);
        *place = Some((seq, answer.clone()));
        Ok(answer)
    }
    /// The number of the last change to any of these registers. All that one page reads comes from one moment, so each
    /// register is asked about once.
    async fn last_change(&self, registers: &[&'static str]) -> Result<i64> {
        let known = |changes: &HashMap<&'static str, i64>, register: &&'static str| changes.get(register).copied();
        let asked: Vec<&'static str> = {
            let changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
            registers.iter().filter(|register| known(&changes, register).is_none()).copied().collect()
        };
        if !asked.is_empty() {
            let found = audit::last_changes(self.view().await?, self.person.board(), &asked).await?;
            let mut changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
            changes.extend(asked.iter().map(|register| (*register, found.get(register).copied().unwrap_or(0))));
        }
        let changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(registers.iter().filter_map(|register| known(&changes, register)).max().unwrap_or(0))
    }
    fn keep_within(&self, tables: Option<Vec<String>>) {
        *self.within.lock().unwrap_or_else(PoisonError::into_inner) = tables;
    }

    /// The page.
    ///
    /// # Errors
    /// None; it answers like a handler.
    #[expect(clippy::needless_pass_by_value, reason = "a view is made to be shown once")]
    pub fn show(&self, view: impl View) -> Answer {
        Ok(self.draw(StatusCode::OK, "", &view))
    }
    /// The same page again, with its messages: 422.
    ///
    /// # Errors
    /// None; it answers like a handler.
    #[expect(clippy::needless_pass_by_value, reason = "a view is made to be shown once")]
    pub fn refuse(&self, view: impl View) -> Answer {
        Ok(self.draw(StatusCode::UNPROCESSABLE_ENTITY, "Error: ", &view))
    }
    /// On to another page, which says what was done: 303.
    ///
    /// # Errors
    /// None; it answers like a handler.
    #[expect(clippy::needless_pass_by_value, reason = "a path is made to be used once")]
    pub fn go(&self, to: impl TypedPath, said: &str) -> Answer {
        Ok(redirect(&to.to_string(), said))
    }
    /// A table as a file that a spreadsheet opens.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub fn csv(&self, csv: Csv) -> Answer {
        csv.answer()
    }
    /// The same table as a workbook, with days and numbers that a spreadsheet can reckon with.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn workbook(&self, csv: Csv) -> Answer {
        csv.workbook_answer().await
    }

    /// A workbook that was made for this request.
    ///
    /// # Errors
    /// None; it answers like a handler.
    pub fn workbook_file(&self, name: &str, bytes: Vec<u8>) -> Answer {
        Ok(super::workbook::file(name, bytes))
    }

    fn draw(&self, status: StatusCode, before_title: &'static str, view: &dyn View) -> Response {
        let page = self.app.shell().page(Page {
            before_title,
            title: view.title(),
            wing: view.wing(),
            note: view.note(),
            body: view.body(),
            person: Some(&self.person),
            said: self.said.clone(),
            public: None,
        });
        html(status, page, self.said.is_some())
    }

    /// The view, for reading `E`.
    async fn reading<E: Record>(&self) -> Result<&DatabaseTransaction> {
        let entity = E::default();
        let within = self.within.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(tables) = within
            && !tables.iter().any(|t| t == entity.table_name())
        {
            let register = <E::Register as Register>::NAME;
            return Err(Error::Internal(anyhow::anyhow!("a kept question reads `{register}` without naming it")));
        }
        self.view().await
    }
    /// All that one page reads comes from one moment.
    async fn view(&self) -> Result<&DatabaseTransaction> {
        self.view.get_or_try_init(|| self.app.db().view(self.person.board())).await
    }
}

/// Changing needs a right that [`Writes`]:
///
/// ```compile_fail,E0599
/// # use kit::{Desk, Read, Register};
/// # struct Things; impl Register for Things { const NAME: &'static str = "things"; }
/// async fn submit(mut desk: Desk<Read<Things>>) { desk.change(async |tx| Ok(())).await; }
/// ```
///
/// ```
/// # use kit::{Desk, Write, Register};
/// # struct Things; impl Register for Things { const NAME: &'static str = "things"; }
/// async fn submit(mut desk: Desk<Write<Things>>) { desk.change(async |tx| Ok(())).await; }
/// ```
impl<P: Writes> Desk<P> {
    /// One transaction: commits on `Ok`, rolls back on `Err` and when the visitor goes away. Takes the desk mutably,
    /// so that nothing inside can read or change past the transaction. Nothing slow in here: on SQLite it holds the
    /// one writer.
    ///
    /// # Errors
    /// What `work` answers, or a failure to commit.
    pub async fn change<T, F>(&mut self, work: F) -> Result<T>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T>,
    {
        if self.method != Method::POST {
            return Err(Error::Internal(anyhow::anyhow!("change on {}", self.method)));
        }
        self.view.take(); // what is read afterwards shows the change
        self.changes.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        self.app.change(self.person.clone(), self.now, work).await
    }
}

/// A whole page as a response; `heard` forgets what was said, since this page says it.
pub(crate) fn html(status: StatusCode, page: Markup, heard: bool) -> Response {
    let mut response = (status, Html(page.into_string())).into_response();
    if heard {
        response
            .headers_mut()
            .append(header::SET_COOKIE, HeaderValue::from_static("said=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"));
    }
    response
}

/// 303 to another page, which will say `said`.
pub(crate) fn redirect(to: &str, said: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    let cookie = format!("{SAID}={}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax", encode(said));
    if !said.is_empty()
        && let Ok(cookie) = HeaderValue::from_str(&cookie)
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
