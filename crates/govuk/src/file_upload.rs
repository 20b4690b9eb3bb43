//! A file to send. What may be sent is checked by the server; `accept` only helps to choose.

use crate::field::{Field, Label, id_of};
use crate::words::{Words, classes, given};
use maud::{Markup, Render, html};

/// A file to send.
#[derive(Clone, Debug, Default)]
pub struct FileUpload<'a> {
    /// The id of the control; its name where empty.
    pub id: &'a str,
    /// The name under which the file is sent.
    pub name: &'a str,
    /// What is asked.
    pub label: Label<'a>,
    /// Which kinds and how large.
    pub hint: Words<'a>,
    /// What was wrong with the file sent.
    pub error: Option<&'a str>,
    /// Which kinds the browser offers, such as `.csv, .xlsx`.
    pub accept: &'a str,
    /// Whether several may be chosen.
    pub multiple: bool,
    /// Whether it is shut.
    pub disabled: bool,
    /// The ids of other elements that describe the control.
    pub described_by: &'a str,
    /// Further classes of the control.
    pub class: &'a str,
    /// Further classes of the group around it.
    pub group_class: &'a str,
}

impl<'a> FileUpload<'a> {
    /// A file upload with this name, which is also its id, and this label.
    pub fn new(name: &'a str, label: impl Into<Label<'a>>) -> Self {
        FileUpload { id: name, name, label: label.into(), ..FileUpload::default() }
    }
}

impl Render for FileUpload<'_> {
    fn render(&self) -> Markup {
        let id = id_of(self.id, self.name);
        let field = Field { id, hint: &self.hint, error: self.error, described_by: self.described_by };
        let error = if self.error.is_some() { "govuk-file-upload--error" } else { "" };
        let inner = html! {
            (self.label.of(id))
            (field.messages())
            input class=(classes("govuk-file-upload", [self.class, error])) id=(id) name=(self.name) type="file"
                disabled[self.disabled] multiple[self.multiple] accept=[given(self.accept)]
                aria-describedby=[field.described()];
        };
        field.group(self.group_class, &inner)
    }
}
