//! A clock of an event in words: how it stands, and when it ends. Pure.

use chrono::NaiveDate;
use maud::{Markup, html};

/// How a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Done in time.
    Met,
    /// Done, and late.
    Missed,
    /// It runs.
    Runs,
    /// It has run out, and nothing is done.
    Late,
    /// There is nothing to be done any more.
    Over,
}

/// A clock of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Its name in the edition, such as T17.
    pub name: &'static str,
    pub stands: Stands,
    /// "Held after 40 hours, in time".
    pub words: String,
    /// The day on which it ends, while it is open.
    pub due: Option<NaiveDate>,
}

impl Clock {
    /// One that is done, in time or late.
    #[must_use]
    pub fn done(name: &'static str, in_time: bool, words: &str) -> Clock {
        let (stands, end) = if in_time { (Stands::Met, "in time") } else { (Stands::Missed, "late") };
        Clock { name, stands, words: format!("{words}, {end}"), due: None }
    }
    /// One that is open until a day.
    #[must_use]
    pub fn open(name: &'static str, late: bool, words: String, due: NaiveDate) -> Clock {
        Clock { name, stands: if late { Stands::Late } else { Stands::Runs }, words, due: Some(due) }
    }
    /// One that asks for nothing any more.
    #[must_use]
    pub fn over(name: &'static str, words: &str) -> Clock {
        Clock { name, stands: Stands::Over, words: words.to_owned(), due: None }
    }
    /// As a page shows it.
    #[must_use]
    pub fn shown(&self) -> Markup {
        let class = match self.stands {
            Stands::Late => "clock clock--late",
            Stands::Runs => "clock clock--soon",
            Stands::Met | Stands::Missed | Stands::Over => "clock",
        };
        html! { span class=(class) { (self.words) } }
    }
}

/// "1 hour", "31 hours".
#[must_use]
pub fn many(n: i64, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}
