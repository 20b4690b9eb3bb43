//! Returns: what each agency owes for a period and does not have in yet, on one page; typed in minutes, checked while it is
//! typed, sent, signed off by the agency's approver, closed by the Board's office.
//!
//! What an agency is asked for is a row for each figure, from a day until a day. A return is one agency's lines for all
//! periods that end on one day, so that nobody is asked in three places: at the end of a quarter it holds what is due each
//! month and each quarter. It exists once somebody types into it; until then it is only owed. Lines keep what was typed,
//! whatever it is; readings come of them when the return is signed off.

pub mod changes;
pub mod check;
pub mod expected;
pub mod form;
pub mod given;
pub mod incoming;
pub mod migrations;
pub mod owed;
pub mod pages;
pub mod place;
pub mod queries;
mod record;
pub mod rules;
pub mod workbook;

pub use record::{
    AgencyReturn, AskedFigure, AskedFigureId, Line, Remark, ReturnId, Returns, State, What, agency_return,
    asked_figure, return_line, return_remark,
};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::asked::show)
        .get(pages::asked::csv)
        .post(pages::asked::submit)
        .post(pages::asked::from_sent)
        .post(pages::asked::end)
        .get(pages::one::show)
        .get(pages::one::csv)
        .post(pages::one::submit)
        .get(pages::bring::show)
        .post(pages::bring::submit)
        .get(pages::bring::workbook)
        .post(pages::steps::take_back)
        .post(pages::steps::approve)
        .post(pages::steps::lock)
        .get(pages::query::show)
        .post(pages::query::submit)
}
