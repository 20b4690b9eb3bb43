//! Every note on the quality of the figures, the plan's first.

use super::edit::Edit;
use super::new::New;
use crate::layout::page_head;
use crate::wings::performance::notes::{Notes, QualityNote, QualityNoteSubject, Severity, queries};
use crate::wings::performance::parts::{Tab, tabs};
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/notes")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/notes.csv")]
pub struct ListCsv;

/// A note with what it concerns.
struct Noted {
    note: QualityNote,
    subjects: Vec<String>,
}

struct Sheet {
    tabs: Markup,
    notes: Vec<Noted>,
    may_write: bool,
}

pub async fn show(desk: Desk<Read<Notes>>, _: List) -> Answer {
    let notes = noted(desk.all(queries::in_order()).await?, &desk.all(queries::subjects()).await?);
    desk.show(Sheet {
        tabs: tabs(Tab::Notes, desk.person()),
        notes,
        may_write: desk.person().may(Right { verb: "write", register: "indicators" }),
    })
}

pub async fn csv(desk: Desk<Read<Notes>>, _: ListCsv) -> Answer {
    let mut csv = Csv::new("notes", &["About", "Number", "Title", "Words", "Severity", "Concerns"]);
    let subjects = desk.all(queries::subjects()).await?;
    for Noted { note, subjects } in noted(desk.all(queries::in_order()).await?, &subjects) {
        csv.row(vec![
            note.set_name,
            note.number.to_string(),
            note.title,
            note.words,
            note.severity.name().to_lowercase(),
            subjects.join(" "),
        ]);
    }
    desk.csv(csv)
}

fn noted(notes: Vec<QualityNote>, subjects: &[QualityNoteSubject]) -> Vec<Noted> {
    let of = |note: &QualityNote| {
        let own = subjects.iter().filter(|s| s.note_id == note.id);
        own.map(|s| s.subject.clone()).collect()
    };
    notes.into_iter().map(|note| Noted { subjects: of(&note), note }).collect()
}

/// A set of notes as people call it.
fn set_words(set_name: &str) -> String {
    match set_name {
        "plan" => "The plan’s figures".into(),
        "caseload" => "The caseload table".into(),
        "profile" => "The area".into(),
        "board" => "Added by the Board’s office".into(),
        other => other.to_owned(),
    }
}

/// What a note concerns: pages as links by their name, indicators by their code.
fn concerns(subject: &str) -> Markup {
    let page = match subject {
        "referral_profile" => Some(("/referrals", "Referrals")),
        "caseload" => Some(("/caseload", "Caseload")),
        "profile" => Some(("/profile", "Area")),
        _ => None,
    };
    let words = match subject {
        "governance" => "Governance".to_owned(),
        "self_assessment" => "Self-assessment".to_owned(),
        other => other.to_owned(),
    };
    html! { @match page { Some((path, name)) => a href=(path) { (name) }, None => (words) } }
}

fn item(noted: &Noted, may_write: bool) -> Markup {
    let note = &noted.note;
    html! {
        li class="qnote" value=(note.number) {
            h3 class="qnote__t" { (note.title) }
            p { (note.words) }
            p class="meta" {
                span class={ "qnote__s" @if note.severity == Severity::High { " qnote__s--high" } } { (note.severity.name()) }
                ": " (note.severity.meaning().to_lowercase()) ". Concerns "
                @for (n, subject) in noted.subjects.iter().enumerate() { @if n > 0 { ", " } (concerns(subject)) }
                "."
                @if may_write { " " a href=(Edit { id: note.id }) { "Change" span class="govuk-visually-hidden" { " note " (note.number) ", " (note.title) } } }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Notes on the quality of the figures".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let high = self.notes.iter().filter(|n| n.note.severity == Severity::High).count();
        let say = html! { b { (self.notes.len()) " notes, " (high) " of them high." } " High means that a reader may draw a wrong conclusion." };
        let tools = html! {
            @if self.may_write { a class="btn" href=(New) { "Add a note" } }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
        };
        let sets = self.notes.chunk_by(|a, b| a.note.set_name == b.note.set_name);
        html! {
            (self.tabs)
            (page_head(&self.title(), &say, Some(tools)))
            @if self.notes.is_empty() {
                p class="empty" { "No notes yet. Add one wherever a figure may mislead: a change of definition, two sources that disagree, a late agency." }
            }
            @for set in sets {
                section {
                    @if let Some(first) = set.first() { h2 class="h2" { (set_words(&first.note.set_name)) } }
                    ol class="notes" { @for noted in set { (item(noted, self.may_write)) } }
                }
            }
        }
    }
}
