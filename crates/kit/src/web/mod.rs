//! The web: guarded routes, the desk, pages, headers, errors in words.

pub mod api;
mod csv;
mod desk;
mod health;
mod page;
mod problems;
mod public;
mod routes;
mod serve;
mod window;
mod workbook;

pub use csv::Csv;
pub use desk::{Answer, Desk};
pub use page::{Page, Shell, View};
pub use public::{Public, local};
pub use routes::{Guarded, Route, Routes};
pub use window::{Place, Published, Window};
