//! The design system's components as typed values that render themselves with maud.
//!
//! One struct for each component, with public fields and `Default`; each implements [`maud::Render`], so a page
//! splices it as `(Input { hint: "As it stands in the register".into(), ..Input::new("ref", "Reference") })`.
//! The markup is that of govuk-frontend 6.6.0 and is held to its published fixtures by `tests/`.
//! Nothing here needs a script, and nothing knows the web, a form or a database.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod button;
mod choices;
mod date_input;
mod field;
mod file_upload;
mod input;
mod navigation;
mod notices;
mod pagination;
mod select;
mod summary_list;
mod table;
mod task_list;
mod textarea;
mod words;

#[cfg(test)]
extern crate self as govuk;
#[cfg(test)]
#[path = "../tests/mod.rs"]
mod tests;

pub use button::{Btn, Button, ButtonAs, ButtonKind};
pub use choices::{Checkboxes, Choice, Radios};
pub use date_input::{DateInput, DatePart, DateParts};
pub use field::{ErrorMessage, Fieldset, Hint, Label, Legend, Size};
pub use file_upload::FileUpload;
pub use input::{Input, InputKind, Keyboard, Password, Width};
pub use navigation::{BackLink, Breadcrumbs, SkipLink};
pub use notices::{
    BannerKind, Details, ErrorSummary, InsetText, NotificationBanner, Panel, Tag, TagColour, WarningText,
};
pub use pagination::{Page, PageLink, Pagination};
pub use select::Select;
pub use summary_list::{ActionLink, SummaryCard, SummaryList, SummaryRow};
pub use table::{Column, Sorted, Table};
pub use task_list::{Task, TaskList};
pub use textarea::{CharacterCount, Limit, Textarea};
pub use words::Words;
