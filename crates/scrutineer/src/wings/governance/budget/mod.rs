//! The budget of a board: what was invoiced and received of each contribution, what the money is for, what was spent, and
//! where the year will end at this pace. Money is whole pence. The contributions themselves are a register of their own.

pub mod changes;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;

pub use record::{BudgetLine, LineId, Payment, PaymentId, Spend, SpendId, What, budget_line, payment, spend};

use super::contributions::Contributions;
use kit::{Permission, Register, Right, Routes, Writes};

/// The right to keep the board's accounts: its office.
pub struct KeepsMoney;
impl Permission for KeepsMoney {
    const NEEDS: Right = Right { verb: "write_any", register: Contributions::NAME };
}
impl Writes for KeepsMoney {}

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::new::show)
        .post(pages::new::submit)
        .get(pages::line::show)
        .get(pages::line::csv)
        .post(pages::line::submit)
        .post(pages::line::expect)
        .get(pages::payments::show)
        .post(pages::payments::submit)
        .post(pages::payments::undo)
        .post(pages::line::undo)
}
