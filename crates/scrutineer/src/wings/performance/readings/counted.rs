//! Figures that the registers of the board count for themselves, so that nobody is asked for what is known: each comes as
//! a draft, and waits for sign-off like any other figure.

use super::changes::{enter, revise};
use super::form::{Content, ReadingDraft, RevisionDraft};
use super::{Reading, Source, queries};
use crate::wings::performance::indicators::queries as indicators;
use kit::{Result, Tx};
use measure::{Figure, Period};

/// What a register says of an indicator for a period that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The indicator, e.g. `C62`.
    pub code: &'static str,
    pub period: Period,
    pub numerator: Figure,
    pub denominator: Option<Figure>,
    /// Whether any of what was counted is illustrative: then so is the figure.
    pub illustrative: bool,
    /// The register, as people call it: "the register of disagreements".
    pub register: &'static str,
}

impl Count {
    fn source(&self) -> Source {
        if self.illustrative { Source::Illustrative } else { Source::Counted }
    }

    fn content(&self) -> Content {
        Content {
            numerator: Some(self.numerator.clone()),
            denominator: self.denominator.clone(),
            value: None,
            source: self.source(),
            source_note: Some(self.note()),
            said: None,
        }
    }

    fn note(&self) -> String {
        format!("counted from {}", self.register)
    }

    /// Whether a reading came of this count, and says something else by now.
    fn differs(&self, reading: &Reading) -> bool {
        let ours = reading.source_note.as_deref() == Some(&self.note());
        let same = reading.numerator.as_ref().map(|n| &n.0) == Some(&self.numerator)
            && reading.denominator.as_ref().map(|d| &d.0) == self.denominator.as_ref();
        ours && !same
    }
}

/// Enters what was counted: a new figure where there is none, a revision where the register says something else by now.
/// A figure that came from elsewhere is left as it is. Says how many were entered.
///
/// # Errors
/// When the database cannot be written.
pub async fn take(tx: &mut Tx, counts: Vec<Count>) -> Result<usize> {
    let mut entered = 0;
    for count in counts {
        let Some(indicator) = tx.all(indicators::coded(count.code)).await?.into_iter().next() else { continue };
        let there = tx.all(queries::of_period(indicator.id, &count.period)).await?;
        let current = there.into_iter().find(|reading| reading.current && !reading.agency_part);
        match current {
            None => {
                let draft = ReadingDraft { period: count.period, agency: None, part: false, content: count.content() };
                enter(tx, &indicator, draft, count.register).await?;
            }
            Some(reading) if count.differs(&reading) => {
                let reason = format!("Counted again: {} has changed since.", count.register);
                revise(tx, &indicator, reading, RevisionDraft { reason, content: count.content() }, count.register)
                    .await?;
            }
            Some(_) => continue,
        }
        entered += 1;
    }
    Ok(entered)
}
