//! Tables that a phone can show.

use govuk::{Column, Table};
use maud::{Markup, Render};

/// A table that folds to one block a row on a phone; the heading above it says what it is of.
#[must_use]
pub fn folding<T>(caption: &str, columns: Vec<Column<'_, T>>, rows: &[T]) -> Markup {
    Table { caption_hidden: true, folds: true, class: "rows", ..Table::new(caption, columns, rows) }.render()
}
