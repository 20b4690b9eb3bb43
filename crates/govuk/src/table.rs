//! A table of rows of one type: each column knows how to show its cell of a row.

use crate::field::Size;
use crate::words::{Words, classes, given};
use maud::{Markup, Render, html};
use std::fmt;

/// How a column is sorted now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sorted {
    /// It is not; the link would sort by it.
    #[default]
    No,
    /// The least first.
    Up,
    /// The most first.
    Down,
}

impl Sorted {
    fn words(self) -> (Option<&'static str>, &'static str) {
        match self {
            Sorted::No => (None, ""),
            Sorted::Up => (Some("ascending"), "sort--up"),
            Sorted::Down => (Some("descending"), "sort--down"),
        }
    }
}

type Cell<'a, T> = Box<dyn Fn(&T) -> Markup + 'a>;

/// One column: its heading, and its cell of a row.
pub struct Column<'a, T> {
    /// What the heading says.
    pub head: Words<'a>,
    /// How a row's cell shows.
    pub cell: Cell<'a, T>,
    /// Whether it holds numbers, which stand to the right.
    pub numeric: bool,
    /// Whether its cells name their rows.
    pub names_row: bool,
    /// The address that sorts by it, and how it is sorted now.
    pub sort: Option<(String, Sorted)>,
    /// Further classes of its cells.
    pub class: &'a str,
    /// Further classes of its heading.
    pub head_class: &'a str,
    /// What stands in the foot of the table.
    pub foot: Words<'a>,
}

impl<'a, T> Column<'a, T> {
    /// A column of text.
    pub fn new(head: impl Into<Words<'a>>, cell: impl Fn(&T) -> Markup + 'a) -> Self {
        Column {
            head: head.into(),
            cell: Box::new(cell),
            numeric: false,
            names_row: false,
            sort: None,
            class: "",
            head_class: "",
            foot: Words::Nothing,
        }
    }

    /// Its cells are numbers.
    pub fn numeric(self) -> Self {
        Column { numeric: true, ..self }
    }

    /// Its cells name their rows.
    pub fn names_row(self) -> Self {
        Column { names_row: true, ..self }
    }

    /// Its heading sorts the table by way of this address.
    pub fn sort(self, href: impl Into<String>, sorted: Sorted) -> Self {
        Column { sort: Some((href.into(), sorted)), ..self }
    }

    /// Further classes of its cells.
    pub fn class(self, class: &'a str) -> Self {
        Column { class, ..self }
    }

    /// What stands in the foot of the table.
    pub fn foot(self, foot: impl Into<Words<'a>>) -> Self {
        Column { foot: foot.into(), ..self }
    }

    fn head(&self, folds: bool) -> Markup {
        let numeric = if self.numeric { "govuk-table__header--numeric" } else { "" };
        let (sorted, state) = self.sort.as_ref().map_or((None, ""), |(_, sorted)| sorted.words());
        html! {
            th scope="col" class=(classes("govuk-table__header", [numeric, self.head_class])) aria-sort=[sorted]
                role=[folds.then_some("columnheader")] {
                @match &self.sort {
                    Some((href, _)) => a class=(classes("sort", [state])) href=(href) { (self.head) },
                    None => (self.head),
                }
            }
        }
    }

    fn row_cell(&self, row: &T, folds: bool) -> Markup {
        self.markup(&(self.cell)(row), self.names_row, folds)
    }

    fn markup(&self, inner: &Markup, names_row: bool, folds: bool) -> Markup {
        if names_row {
            let class = classes("govuk-table__header", [self.class]);
            return html! { th scope="row" class=(class) role=[folds.then_some("rowheader")] { (inner) } };
        }
        let numeric = if self.numeric { "govuk-table__cell--numeric" } else { "" };
        let label = match &self.head {
            Words::Text(text) if folds => given(text),
            _ => None,
        };
        html! {
            td class=(classes("govuk-table__cell", [numeric, self.class])) data-label=[label]
                role=[folds.then_some("cell")] { (inner) }
        }
    }
}

impl<T> fmt::Debug for Column<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Column").field("head", &self.head).finish_non_exhaustive()
    }
}

type RowWord<'a, T> = Option<Box<dyn Fn(&T) -> String + 'a>>;

/// A table of rows of one type.
pub struct Table<'a, T> {
    /// What the table is of. Every table has one; it may be hidden.
    pub caption: Words<'a>,
    /// How large the caption is.
    pub caption_size: Size,
    /// Whether the caption is for those who hear the page only, because a heading says the same.
    pub caption_hidden: bool,
    /// The columns.
    pub columns: Vec<Column<'a, T>>,
    /// The rows.
    pub rows: &'a [T],
    /// The id of a row, so that a link can lead to it.
    pub row_id: RowWord<'a, T>,
    /// Further classes of a row.
    pub row_class: RowWord<'a, T>,
    /// If not empty, the table stands in a region of this name that takes focus and scrolls sideways.
    pub scrolls: &'a str,
    /// Whether each row folds to a block on a phone. Then every element says its role, which folding would lose.
    pub folds: bool,
    /// Further classes.
    pub class: &'a str,
}

impl<T> Default for Table<'_, T> {
    fn default() -> Self {
        Table {
            caption: Words::Nothing,
            caption_size: Size::Plain,
            caption_hidden: false,
            columns: Vec::new(),
            rows: &[],
            row_id: None,
            row_class: None,
            scrolls: "",
            folds: false,
            class: "",
        }
    }
}

impl<T> fmt::Debug for Table<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("caption", &self.caption).field("columns", &self.columns).finish_non_exhaustive()
    }
}

impl<'a, T> Table<'a, T> {
    /// A table of these rows, with this caption and these columns.
    pub fn new(caption: impl Into<Words<'a>>, columns: Vec<Column<'a, T>>, rows: &'a [T]) -> Self {
        Table { caption: caption.into(), columns, rows, ..Table::default() }
    }

    fn caption(&self) -> Markup {
        let hidden = if self.caption_hidden { "govuk-visually-hidden" } else { "" };
        let size = self.caption_size.class("govuk-table__caption");
        html! {
            @if !self.caption.is_empty() {
                caption class=(classes("govuk-table__caption", [&*size, hidden])) { (self.caption) }
            }
        }
    }

    fn head(&self) -> Markup {
        let (group, row) = self.roles();
        html! {
            @if self.columns.iter().any(|column| !column.head.is_empty()) {
                thead class="govuk-table__head" role=[group] {
                    tr class="govuk-table__row" role=[row] {
                        @for column in &self.columns { (column.head(self.folds)) }
                    }
                }
            }
        }
    }

    fn body(&self) -> Markup {
        let (group, role) = self.roles();
        let id = |row: &T| self.row_id.as_ref().map(|of| of(row));
        let class = |row: &T| self.row_class.as_ref().map(|of| of(row)).unwrap_or_default();
        html! {
            tbody class="govuk-table__body" role=[group] {
                @for row in self.rows {
                    tr class=(classes("govuk-table__row", [&*class(row)])) id=[id(row)] role=[role] {
                        @for column in &self.columns { (column.row_cell(row, self.folds)) }
                    }
                }
            }
        }
    }

    fn foot(&self) -> Markup {
        let (group, row) = self.roles();
        html! {
            @if self.columns.iter().any(|column| !column.foot.is_empty()) {
                tfoot class="govuk-table__foot" role=[group] {
                    tr class="govuk-table__row" role=[row] {
                        @for column in &self.columns {
                            (column.markup(&column.foot.render(), column.names_row && !column.foot.is_empty(), self.folds))
                        }
                    }
                }
            }
        }
    }

    fn roles(&self) -> (Option<&'static str>, Option<&'static str>) {
        if self.folds { (Some("rowgroup"), Some("row")) } else { (None, None) }
    }
}

impl<T> Render for Table<'_, T> {
    fn render(&self) -> Markup {
        let class = classes("govuk-table", [if self.folds { "table--fold" } else { "" }, self.class]);
        let table = html! {
            table class=(class) role=[self.folds.then_some("table")] {
                (self.caption()) (self.head()) (self.body()) (self.foot())
            }
        };
        if self.scrolls.is_empty() {
            return table;
        }
        html! { div class="scroller" tabindex="0" role="region" aria-label=(self.scrolls) { (table) } }
    }
}
