//! One figure in one revision: what it was counted from, who sent it and signed it off, what changed, its evidence.

use super::evidence::At as Evidence;
use super::revision::Revision;
use super::revisions::{self, Lineage};
use super::{confidence, drafts::whose, release};
use crate::evidence::{self, EvidenceForm};
use crate::layout::{Crumb, crumbs, dagger, page_head};
use crate::wings::governance::agencies::{Agency, queries as agencies};
use crate::wings::performance::indicators::pages::one::One as IndicatorPage;
use crate::wings::performance::indicators::rules::{during, figure, period_short, shown};
use crate::wings::performance::indicators::{Indicator, Population, queries as indicators};
use crate::wings::performance::readings::rules::{Facts, may_attach, may_release, may_revise};
use crate::wings::performance::readings::{Narrative, Reading, ReadingId, Readings, State, queries};
use crate::wings::performance::reviews::pages::section::Questions;
use axum_extra::routing::TypedPath;
use kit::audit::Entry;
use kit::files::EvidenceFile;
use kit::{Answer, Desk, Form, Permission, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/readings/{id}", rejection(kit::Error))]
pub struct One {
    pub id: ReadingId,
}

/// The page of a figure.
pub(super) struct Sheet {
    pub reading: Reading,
    pub form: Form<EvidenceForm>,
    indicator: Indicator,
    /// Every revision that this person may see, the latest first.
    revisions: Vec<Reading>,
    populations: Vec<Population>,
    agencies: Vec<Agency>,
    words: Vec<Narrative>,
    files: Vec<EvidenceFile>,
    trail: Vec<Entry>,
    questions: Questions,
    who: Facts,
    may_write_files: bool,
}

pub async fn show(desk: Desk<Read<Readings>>, at: One) -> Answer {
    let sheet = load(&desk, at.id).await?;
    desk.show(sheet)
}

/// All that the page shows.
pub(super) async fn load<P: Permission>(desk: &Desk<P>, id: ReadingId) -> Result<Sheet> {
    let reading = desk.find(queries::reading(id)).await?;
    let indicator = desk.find(indicators::indicator(reading.indicator_id)).await?;
    let revisions = desk.all(queries::revisions_of(&reading)).await?;
    Ok(Sheet {
        indicator,
        questions: Questions::on(desk, &revisions, id).await?,
        revisions,
        populations: desk.all(indicators::populations()).await?,
        agencies: desk.all(agencies::by_name()).await?,
        words: desk.all(queries::narratives_with(id)).await?,
        files: evidence::of(desk, id.uuid()).await?,
        trail: desk.trail(id).await?,
        who: Facts::of(desk.person()),
        may_write_files: may(desk, "write", "files"),
        form: Form::new(EvidenceForm::default()),
        reading,
    })
}

fn may<P: Permission>(desk: &Desk<P>, verb: &'static str, register: &'static str) -> bool {
    desk.person().may(Right { verb, register })
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("{}, {}", self.indicator.name, period_short(&self.indicator, &self.reading.period()))
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let code = self.indicator.code.clone();
        html! {
            (crumbs(&[Crumb::new("Indicators", "/indicators"), Crumb::new(&self.indicator.name, IndicatorPage { code })]))
            (self.form.summary())
            (page_head(&self.title(), &self.say(), Some(self.tools())))
            div class="split" {
                div class="split__main" {
                    (self.said())
                    (revisions::table(&self.indicator, &self.revisions, self.reading.id, &self.populations))
                    (self.questions.section())
                    (self.evidence())
                    (self.what_was_done())
                }
                aside class="split__side" aria-label="Where this figure comes from" {
                    h2 class="h2 h2--first" { "Where this figure comes from" }
                    (revisions::lineage(&Lineage {
                        indicator: &self.indicator,
                        reading: &self.reading,
                        populations: &self.populations,
                        whose: whose(&self.reading, &self.agencies),
                        coloured_by: None,
                    }))
                }
            }
        }
    }
}

impl Sheet {
    fn say(&self) -> Markup {
        let reading = &self.reading;
        let value = shown(&self.indicator, &figure(&self.indicator, reading, &self.populations));
        let later = self.revisions.iter().map(|r| r.revision).max() > Some(reading.revision);
        html! {
            b { (value) (dagger(reading.illustrative())) } " " (during(&self.indicator, &reading.period())) ". "
            @match (reading.state, later) {
                (State::Draft, false) => "A draft that waits for sign-off.",
                (State::Draft, true) => "A draft that was revised before it was signed off.",
                (State::Released, false) => "Signed off.",
                (State::Released, true) => "Signed off, and revised since.",
            }
        }
    }

    fn tools(&self) -> Markup {
        html! {
            @if may_revise(&self.who, &self.reading) { a class="btn btn--quiet" href=(Revision { id: self.reading.id }) { "Revise" } }
            @if may_release(&self.who, &self.reading) { (release::button(&self.reading, "btn", "", "")) }
        }
    }

    fn said(&self) -> Markup {
        html! {
            @if let Some(words) = self.words.first() {
                section aria-labelledby="said" {
                    h2 class="h2 h2--first" id="said" { "What its sender says" }
                    p class="prose prose--kept" { (words.words) }
                    (confidence(words))
                }
            }
        }
    }

    fn evidence(&self) -> Markup {
        html! {
            section aria-labelledby="evidence" {
                h2 class="h2" id="evidence" { "Evidence" }
                @if self.files.is_empty() {
                    p class="empty" { "No file is attached to this figure." }
                } @else {
                    (evidence::list(&self.files))
                }
                @if self.may_write_files && may_attach(&self.who, &self.reading) { (evidence::controls(&Evidence { id: self.reading.id }.to_string(), &self.form)) }
            }
        }
    }

    fn what_was_done(&self) -> Markup {
        html! {
            section aria-labelledby="done" {
                h2 class="h2" id="done" { "What was done" }
                ol class="trail" {
                    @for entry in &self.trail {
                        li class="trail__i" {
                            span class="trail__d" { (entry.at.with_timezone(&chrono_tz::Europe::London).format("%-d %b %Y, %H:%M").to_string()) }
                            span { (entry.actor) " " (revisions::done(entry)) @if let Some(why) = &entry.reason { ". Why: " (why) } }
                        }
                    }
                }
            }
        }
    }
}
