//! A list of tasks, each with its state.

use crate::words::{Words, classes};
use maud::{Markup, Render, html};

/// A list of tasks.
#[derive(Clone, Debug)]
pub struct TaskList<'a> {
    /// The tasks.
    pub tasks: Vec<Task<'a>>,
    /// What the ids of hints and states begin with.
    pub id: &'a str,
    /// Further classes.
    pub class: &'a str,
}

impl Default for TaskList<'_> {
    fn default() -> Self {
        TaskList { tasks: Vec::new(), id: "task-list", class: "" }
    }
}

/// One task.
#[derive(Clone, Debug, Default)]
pub struct Task<'a> {
    /// What to do.
    pub title: Words<'a>,
    /// Where to do it; nowhere, if it cannot be begun yet.
    pub href: &'a str,
    /// What it is for.
    pub hint: Words<'a>,
    /// How it stands: words, or a tag.
    pub status: Words<'a>,
    /// Further classes of the state, such as `govuk-task-list__status--cannot-start-yet`.
    pub status_class: &'a str,
    /// Further classes.
    pub class: &'a str,
}

impl Task<'_> {
    fn markup(&self, id: &str) -> Markup {
        let link = if self.href.is_empty() { "" } else { "govuk-task-list__item--with-link" };
        let hint = if self.hint.is_empty() { String::new() } else { format!("{id}-hint ") };
        html! {
            li class=(classes("govuk-task-list__item", [link, self.class])) {
                div class="govuk-task-list__name-and-hint" {
                    @if self.href.is_empty() {
                        div { (self.title) }
                    } @else {
                        a class="govuk-link govuk-task-list__link" href=(self.href)
                            aria-describedby={ (hint) (id) "-status" } { (self.title) }
                    }
                    @if !self.hint.is_empty() {
                        div id={ (id) "-hint" } class="govuk-task-list__hint" { (self.hint) }
                    }
                }
                div class=(classes("govuk-task-list__status", [self.status_class])) id={ (id) "-status" } {
                    (self.status)
                }
            }
        }
    }
}

impl Render for TaskList<'_> {
    fn render(&self) -> Markup {
        html! {
            ul class=(classes("govuk-task-list", [self.class])) {
                @for (index, task) in self.tasks.iter().enumerate() {
                    (task.markup(&format!("{}-{}", self.id, index + 1)))
                }
            }
        }
    }
}
