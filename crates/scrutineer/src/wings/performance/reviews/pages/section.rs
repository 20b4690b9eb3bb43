//! The questions on a figure, as a section of its page: only for those whom they concern.

use super::asking::OfReading;
use super::question::One;
use super::tables::stands;
use crate::layout::dagger;
use crate::wings::performance::readings::{Reading, ReadingId};
use crate::wings::performance::reviews::gathered::{Asked, with_threads};
use crate::wings::performance::reviews::queries;
use chrono::NaiveDate;
use kit::{Desk, Permission, Result, Right};
use maud::{Markup, html};

/// What was asked about a figure in any revision, as far as this person may see it.
pub struct Questions {
    asked: Vec<Asked>,
    reading: ReadingId,
    may_ask: bool,
    demonstration: bool,
    today: NaiveDate,
}

impl Questions {
    /// On these revisions of one figure, of which `reading` is looked at.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn on<P: Permission>(desk: &Desk<P>, revisions: &[Reading], reading: ReadingId) -> Result<Questions> {
        let ids = revisions.iter().map(|one| one.id).collect();
        Ok(Questions {
            asked: with_threads(desk, desk.all(queries::on(ids)).await?).await?,
            reading,
            may_ask: desk.person().may(Right { verb: "write", register: "reviews" }),
            demonstration: desk.person().demonstration(),
            today: desk.today(),
        })
    }

    /// The section; nothing for those who may neither see a question nor ask one.
    #[must_use]
    pub fn section(&self) -> Markup {
        html! {
            @if self.may_ask || !self.asked.is_empty() {
                section aria-labelledby="questions" {
                    h2 class="h2" id="questions" { "Questions" }
                    @if self.asked.is_empty() { p class="empty" { "Nobody has asked about this figure." } }
                    @else {
                        ul class="lines" {
                            @for one in &self.asked {
                                li {
                                    a href=(One { id: one.question.id }) { (one.question.words) } (dagger(one.question.illustrative || self.demonstration))
                                    span class="under" { (one.agency) ". " (stands(one, self.today)) }
                                    @if let Some(last) = one.last() { span class="under" { (last.speaker) " " (last.kind.name()) ": " (last.words) } }
                                }
                            }
                        }
                    }
                    @if self.may_ask { p { a href=(OfReading { id: self.reading }) { "Ask a question" } } }
                }
            }
        }
    }
}
