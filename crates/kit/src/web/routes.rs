//! Routes: only handlers that say who may use them, and the table of all of them, which the tests walk.

use crate::{App, Desk, Permission, Public, Right};
use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{self, MethodRouter};
use axum_extra::routing::TypedPath;

/// A handler's arguments name, in this order, who may use it and where it is.
#[diagnostic::on_unimplemented(
    message = "this handler does not say who may use it",
    label = "its first argument must be `Desk<Right>` (or `Public`), its second the typed path",
    note = "write: async fn show(desk: Desk<Read<Register>>, at: Path) -> Answer",
    note = "the arguments found, after a marker: {Self}"
)]
pub trait Guarded {
    type At: TypedPath;
    const NEEDS: Option<Right>;
}

macro_rules! guarded { ($($rest:ident)*) => {
    impl<M, P: Permission, At: TypedPath, $($rest),*> Guarded for (M, Desk<P>, At, $($rest),*) {
        type At = At;
        const NEEDS: Option<Right> = Some(P::NEEDS);
    }
    impl<M, At: TypedPath, $($rest),*> Guarded for (M, Public, At, $($rest),*) {
        type At = At;
        const NEEDS: Option<Right> = None;
    }
} }
guarded!();
guarded!(A);
guarded!(A B);

/// One line of the route table.
#[derive(Clone, Debug)]
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    /// The right needed; `None` for pages that need no sign-in.
    pub needs: Option<Right>,
    pub handler: &'static str,
}

/// Handlers with their guards.
///
/// A handler that does not say who may use it does not compile:
///
/// ```compile_fail,E0277
/// # use axum_extra::routing::TypedPath;
/// # use kit::{Answer, Desk, Read, Register, Routes};
/// # struct Things; impl Register for Things { const NAME: &'static str = "things"; }
/// #[derive(TypedPath, serde::Deserialize)] #[typed_path("/things")] struct List;
/// async fn show(at: List) -> Answer { unimplemented!() }
/// let routes = Routes::new().get(show);
/// ```
///
/// The same with a desk compiles:
///
/// ```
/// # use axum_extra::routing::TypedPath;
/// # use kit::{Answer, Desk, Read, Register, Routes};
/// # struct Things; impl Register for Things { const NAME: &'static str = "things"; }
/// #[derive(TypedPath, serde::Deserialize)] #[typed_path("/things")] struct List;
/// async fn show(desk: Desk<Read<Things>>, at: List) -> Answer { unimplemented!() }
/// let routes = Routes::new().get(show);
/// ```
#[derive(Default)]
pub struct Routes {
    pub(crate) router: Router<App>,
    pub table: Vec<Route>,
}

impl Routes {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// A page, or a download.
    #[must_use]
    pub fn get<H, T>(self, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Guarded + 'static,
    {
        self.add::<H, T>(Method::GET, routing::get(handler))
    }
    /// A change.
    #[must_use]
    pub fn post<H, T>(self, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Guarded + 'static,
    {
        self.add::<H, T>(Method::POST, routing::post(handler))
    }
    fn add<H, T: Guarded>(mut self, method: Method, route: MethodRouter<App>) -> Self {
        let path = <T::At as TypedPath>::PATH;
        self.table.push(Route { method, path, needs: T::NEEDS, handler: std::any::type_name::<H>() });
        self.router = self.router.route(path, route);
        self
    }
    /// These routes and those.
    #[must_use]
    pub fn with(mut self, other: Routes) -> Self {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }
}
