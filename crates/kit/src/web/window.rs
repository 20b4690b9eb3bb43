//! The window: what anybody may read without signing in, which is what a register has published and nothing else.

use super::desk::html;
use super::{Answer, Csv, Page, Public, View};
use crate::access::{self, board};
use crate::{App, Error, Record, Result};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use uuid::Uuid;

/// A record of which some rows are published. Only these can be read through a [`Window`], and a record that does not
/// say so cannot be read through one at all:
///
/// ```compile_fail,E0277
/// # use kit::{Public, Result, access::person_record}; use sea_orm::EntityTrait; use uuid::Uuid;
/// async fn read(public: Public, board: Uuid) -> Result<()> {
///     let window = public.window(board).await?;
///     window.all(person_record::Entity::find()).await.map(drop)
/// }
/// ```
///
/// Give what is published a table of its own, to which it is copied when it is: what is changed later then stays
/// unpublished, and no column can slip out that nobody thought of.
pub trait Published: Record {
    /// Which rows anybody may read. The board is always added.
    fn published() -> Condition;
}

/// A board as the public knows it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Place {
    pub id: Uuid,
    pub name: String,
    pub short_name: String,
    /// A worked example rather than a real board: every page says so.
    pub demonstration: bool,
}

/// How long what is published may be kept by browsers and by what stands between, in seconds: a page that was withdrawn
/// is gone from everywhere after that.
const FRESH: &str = "public, max-age=300";

/// What one board has published, at one moment. Whoever looks in is nobody: the pages are the same for everybody, carry
/// no name and set no cookie.
pub struct Window {
    app: App,
    place: Place,
    view: DatabaseTransaction,
}

impl Public {
    /// Every board that can be looked in at, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn places(&self) -> Result<Vec<Place>> {
        let app = self.app();
        let listed = access::board_list::Entity::find()
            .order_by_asc(access::board_list::Column::MadeAt)
            .all(&app.db().read)
            .await?;
        let mut places = Vec::with_capacity(listed.len());
        for one in listed {
            let view = app.db().view(one.board_id).await?;
            places.extend(place(&view, one.board_id).await?);
        }
        Ok(places)
    }
    /// What this board has published.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such board.
    pub async fn window(&self, board: Uuid) -> Result<Window> {
        let view = self.app().db().view(board).await?;
        let place = place(&view, board).await?.ok_or(Error::NotFound)?;
        Ok(Window { app: self.app().clone(), place, view })
    }
    /// A page that is the same for everybody, of no board: which boards there are.
    ///
    /// # Errors
    /// None; it answers like a handler.
    pub fn show_to_all(&self, view: impl View) -> Answer {
        Ok(drawn(self.app(), None, &view))
    }
}

async fn place(view: &DatabaseTransaction, id: Uuid) -> Result<Option<Place>> {
    let columns = [board::Column::Id, board::Column::Name, board::Column::ShortName, board::Column::Demonstration];
    let select = board::Entity::find_by_id(id).select_only().columns(columns);
    Ok(select.into_model::<Place>().one(view).await?)
}

impl Window {
    /// The board.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }
    /// The one published row.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing published is there.
    pub async fn find<E: Published>(&self, select: Select<E>) -> Result<E::Model> {
        self.within(select).one(&self.view).await?.ok_or(Error::NotFound)
    }
    /// Every published row, in a total order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn all<E: Published>(&self, select: Select<E>) -> Result<Vec<E::Model>> {
        Ok(self.within(select).order_by_asc(E::ID).all(&self.view).await?)
    }
    fn within<E: Published>(&self, select: Select<E>) -> Select<E> {
        select.filter(E::BOARD.eq(self.place.id)).filter(E::published())
    }

    /// The page, in the board's own name.
    ///
    /// # Errors
    /// None; it answers like a handler.
    pub fn show(&self, view: impl View) -> Answer {
        Ok(drawn(&self.app, Some(&self.place), &view))
    }
    /// A table as a file that a spreadsheet opens.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub fn csv(&self, csv: Csv) -> Answer {
        csv.answer().map(fresh)
    }
    /// The same for programs; pages of other sites may read it too, since anybody may.
    ///
    /// # Errors
    /// None; it answers like a handler.
    pub fn json(&self, json: &serde_json::Value) -> Answer {
        let mut response = axum::Json(json).into_response();
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        Ok(fresh(response))
    }
}

fn drawn(app: &App, place: Option<&Place>, view: &dyn View) -> Response {
    let page = app.shell().page(Page {
        before_title: "",
        title: view.title(),
        wing: view.wing(),
        note: view.note(),
        body: view.body(),
        person: None,
        said: None,
        public: Some(place.map_or("", |place| place.name.as_str())),
    });
    fresh(html(StatusCode::OK, page, false))
}

fn fresh(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(FRESH));
    response
}
